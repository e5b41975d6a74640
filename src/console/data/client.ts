// Talks to the server: one typed function for every path of the contract, and one for uploads.
import type { Api } from '../../http/contract.ts'
import type { FileRef, In, Label, Out } from './shapes.ts'

/** What went wrong with a call. status 0 means the server was not reached. */
export class CallFailed extends Error {
  readonly status: number
  readonly code: string
  readonly words: Label | undefined
  constructor(status: number, code: string, words?: Label) {
    super(code)
    this.name = 'CallFailed'
    this.status = status
    this.code = code
    this.words = words
  }
}

let csrf = ''
export const rememberCsrf = (token: string | undefined): void => {
  csrf = token ?? ''
}

/** Told when the server no longer knows who we are (401), or mistrusts our token (403: another tab signed in anew). */
let onSignedOut: () => void = () => {}
export const whenSignedOut = (hear: () => void): void => {
  onSignedOut = hear
}

interface Parts {
  params?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string | number | undefined>>
  signal?: AbortSignal
}
type Options<R extends keyof Api> = [In<R>] extends [never] ? Parts : Parts & { body: In<R> }

export async function call<R extends keyof Api>(route: R, options?: Options<R>): Promise<Out<R>> {
  const [method, template] = route.split(' ') as [string, string]
  const body = options && 'body' in options ? JSON.stringify(options.body) : undefined
  const response = await send(address(template, options ?? {}), {
    method,
    credentials: 'same-origin',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'x-csrf': csrf }),
    },
    ...(body === undefined ? {} : { body }),
    ...(options?.signal ? { signal: options.signal } : {}),
  })
  const read: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw failure(response.status, read)
  return read as Out<R>
}

/** One file for a form or the chat. */
export function upload(file: File, onProgress: (percent: number) => void): Promise<FileRef> {
  return sendFile('/api/files', file, {}, onProgress).then((read) => read as FileRef)
}

/** A recording for the chat; `id` makes sending it again harmless. */
export const uploadVoice = (id: string, file: File): Promise<unknown> =>
  sendFile('/api/chat/voice', file, { id }, () => {})

/** One document for the knowledge base; that it cannot be read is an answer. */
export function uploadDocument(
  file: File,
  acl: readonly string[],
  onProgress: (percent: number) => void,
): Promise<Out<'POST /api/knowledge/documents'>> {
  return sendFile('/api/knowledge/documents', file, { acl: JSON.stringify(acl) }, onProgress).then(
    (read) => read as Out<'POST /api/knowledge/documents'>,
  )
}

/** With progress: fetch cannot tell how much has gone out. */
function sendFile(
  url: string,
  file: File,
  fields: Readonly<Record<string, string>>,
  onProgress: (percent: number) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('x-csrf', csrf)
    request.responseType = 'json'
    request.upload.addEventListener('progress', (e) => onProgress(e.total ? Math.round((e.loaded / e.total) * 100) : 0))
    request.addEventListener('load', () =>
      request.status < 300 ? resolve(request.response) : reject(failure(request.status, request.response)),
    )
    request.addEventListener('error', () => reject(new CallFailed(0, 'offline')))
    const form = new FormData()
    // The server reads in order: what is said of the file comes before it.
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file)
    request.send(form)
  })
}

export const fileAddress = (file: FileRef): string => `/api/files/${encodeURIComponent(file.file)}`

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new CallFailed(0, 'offline')
  }
}

function failure(status: number, read: unknown): CallFailed {
  const said = isErrorBody(read) ? read.error : undefined
  if (status === 401 || status === 403) onSignedOut()
  return new CallFailed(status, said?.code ?? 'unavailable', said?.message)
}

const isErrorBody = (x: unknown): x is { error: { code: string; message: Label } } =>
  typeof x === 'object' && x !== null && 'error' in x && typeof x.error === 'object' && x.error !== null

function address(template: string, { params = {}, query = {} }: Parts): string {
  const path = template.split('?')[0]!.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(key, String(value))
  return search.size ? `${path}?${search}` : path
}
