// The bytes of a file somebody sent: from Microsoft's stores only, whatever they redirect to, and no more than asked for.
import type { RemoteFile } from '../../chat/message.ts'
import { Fault } from '../../kernel/fault.ts'
import { textAt } from './activity.ts'
import type { Around } from './around.ts'

const PATIENCE_MS = 30_000
const REDIRECTS = 4

export async function fetchFile({ hosts, connector }: Around, file: RemoteFile, limit: number) {
  const url = textAt(file.ref, 'url') ?? ''
  const ours = file.ref['connector'] === true
  let answer = await ask(url, ours ? hosts.service : hosts.file, ours ? await connector.token() : '')
  for (let i = 0; answer.status >= 300 && answer.status < 400; i++) {
    const next = answer.headers.get('location')
    if (!next || i === REDIRECTS) throw new Fault('unavailable', 'teams: a file leads nowhere')
    // Without our token: it was for the first address.
    answer = await ask(new URL(next, answer.url).href, hosts.file, '')
  }
  if (answer.status === 429 || answer.status >= 500) throw new Fault('unavailable', `teams: file ${answer.status}`)
  if (!answer.ok) throw new Fault('not-found', `teams: file ${answer.status}`)
  const type = answer.headers.get('content-type')?.split(';')[0]?.trim()
  const known = file.type === 'application/octet-stream' ? type || file.type : file.type
  return { name: file.name, type: known, bytes: await read(answer, limit) }
}

async function ask(url: string, allowed: (url: string) => boolean, token: string): Promise<Response> {
  if (!allowed(url)) throw new Fault('forbidden', "teams: a file outside Microsoft's stores")
  try {
    return await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: token ? { authorization: `Bearer ${token}` } : {},
    })
  } catch (cause) {
    // The address opens the file for whoever has it: it stays out of the words.
    throw new Fault('unavailable', 'teams: the store of a file does not answer', { cause: nameOf(cause) })
  }
}

async function read({ body, headers }: Response, limit: number): Promise<Uint8Array> {
  if (Number(headers.get('content-length') ?? 0) > limit) throw new Fault('too-large', 'teams: a file is too large')
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of body ?? []) {
      size += part.length
      if (size > limit) throw new Fault('too-large', 'teams: a file is too large')
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('unavailable', 'teams: a file broke off', { cause: nameOf(error) })
  }
  return Buffer.concat(parts)
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'error')
