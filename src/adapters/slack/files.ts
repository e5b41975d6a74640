// Files people send, the transcripts Slack makes of voice clips, and the pictures of our cards.
import type { Account, RemoteFile } from '../../chat/message.ts'
import { Fault } from '../../kernel/fault.ts'
import { isSlackAddress } from './settings.ts'
import type { Slack } from './slack.ts'

export interface SlackFile {
  id?: string
  name?: string
  title?: string
  mimetype?: string
  size?: number
  mode?: string
  subtype?: string
  url_private?: string
  url_private_download?: string
  vtt?: string
  transcription?: {
    status?: string
    locale?: string
    preview?: { content?: string; has_more?: boolean }
  }
}

/** Streams at most `limit` bytes; the token is sent to Slack alone, wherever Slack leads us. */
async function download(slack: Slack, workspace: string, url: string, limit: number, timeoutMs: number) {
  const { token } = await slack.workspaces.of(workspace)
  const signal = AbortSignal.timeout(timeoutMs)
  const answer = await getFrom(slack, url, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'manual',
    signal,
  })
  if (answer.status === 429 || answer.status >= 500)
    throw new Fault('unavailable', `slack: a file answered ${answer.status}`)
  // Without the scope Slack leads to its sign-in page instead of saying no.
  if (!answer.ok || !answer.body) throw new Fault('forbidden', `slack: a file answered ${answer.status}`)
  const type = answer.headers.get('content-type') ?? ''
  if (Number(answer.headers.get('content-length') ?? 0) > limit)
    throw new Fault('too-large', 'slack: a file is too large')
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of answer.body as AsyncIterable<Uint8Array>) {
      size += piece.length
      if (size > limit) throw new Fault('too-large', 'slack: a file is too large')
      pieces.push(piece)
    }
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('unavailable', 'slack: a file broke off')
  }
  return { type, bytes: new Uint8Array(Buffer.concat(pieces)) }
}

/** At most three redirects, none of them away from Slack: its sign-in page counts as "no". */
async function getFrom(slack: Slack, url: string, init: RequestInit, hops = 3): Promise<Response> {
  if (!isSlackAddress(slack.config, url)) throw new Fault('bad-input', 'slack: a file that is not at Slack')
  const answer = await fetch(url, init).catch(() => {
    throw new Fault('unavailable', 'slack: a file could not be fetched')
  })
  const location = answer.headers.get('location')
  if (answer.status < 300 || answer.status >= 400 || !location) return answer
  const next = new URL(location, url).href
  if (hops === 0 || !isSlackAddress(slack.config, next)) throw new Fault('forbidden', 'slack: a file leads elsewhere')
  return getFrom(slack, next, init, hops - 1)
}

export async function fetchFile(slack: Slack, { workspace }: Account, file: RemoteFile, limit: number) {
  if (file.size !== undefined && file.size > limit) throw new Fault('too-large', 'slack: a file is too large')
  const { id, url } = file.ref as { id?: string; url?: string }
  // From another workspace (Slack Connect) an event carries the id alone.
  const known = url ?? (id ? await addressOf(slack, workspace, id) : undefined)
  if (!known) throw new Fault('not-found', 'slack: a file without an address')
  const { type, bytes } = await download(slack, workspace, known, limit, 60_000)
  if (type.startsWith('text/html') && !/html/i.test(file.type) && !/\.html?$/i.test(file.name))
    throw new Fault('forbidden', 'slack: a file needs the scope files:read')
  return { name: file.name, type: file.type, bytes }
}

async function addressOf(slack: Slack, workspace: string, id: string): Promise<string | undefined> {
  const { file } = await slack.workspaces.call(workspace, 'files.info', (c) => c.files.info({ file: id }))
  return file?.url_private_download ?? file?.url_private
}

/** Slack's own transcript once it is complete; a long one is read from its subtitle file, quickly or not at all. */
export async function transcriptOf(
  slack: Slack,
  workspace: string,
  { transcription, vtt }: SlackFile,
): Promise<{ text: string; locale?: string } | undefined> {
  if (transcription?.status !== 'complete') return undefined
  const { preview, locale } = transcription
  const full = preview?.has_more
    ? await transcriptFile(slack, workspace, vtt).catch(() => undefined)
    : preview?.content?.trim()
  return full ? { text: full, ...(locale ? { locale } : {}) } : undefined
}

async function transcriptFile(slack: Slack, workspace: string, vtt: string | undefined): Promise<string | undefined> {
  if (!vtt) return undefined
  // The acknowledgement waits for it.
  const { bytes } = await download(slack, workspace, vtt, 200_000, 1200)
  return textOfVtt(new TextDecoder().decode(bytes))
}

export const textOfVtt = (vtt: string): string =>
  vtt
    .replace(/\r/g, '')
    .split('\n\n')
    .filter((cue) => cue.includes('-->'))
    .map((cue) =>
      cue
        .split('\n')
        .filter((line) => !line.includes('-->') && !/^(\d+|[0-9a-f-]{8,}(\/.*)?)$/i.test(line))
        .join(' ')
        .replace(/<[^>]*>/g, ''),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Uploads a picture of a card; nobody sees it before a message shows it. Undefined: not to be had. */
export async function uploadPicture(slack: Slack, account: Account, file: string, alt: string) {
  const picture = await slack.host.picture(account, file)
  if (!picture) return undefined
  const filename = `picture.${picture.type === 'image/jpeg' ? 'jpg' : 'png'}`
  const { workspace } = account
  const { upload_url, file_id } = await slack.workspaces.call(workspace, 'files.getUploadURLExternal', (c) =>
    c.files.getUploadURLExternal({ filename, length: picture.bytes.length, alt_text: alt.slice(0, 1000) }),
  )
  if (!upload_url || !file_id || !isSlackAddress(slack.config, upload_url)) return undefined
  const sent = await fetch(upload_url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(picture.bytes),
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  }).catch(() => undefined)
  if (!sent?.ok) throw new Fault('unavailable', 'slack: a picture could not be uploaded')
  await slack.workspaces.call(workspace, 'files.completeUploadExternal', (c) =>
    c.files.completeUploadExternal({ files: [{ id: file_id, title: filename }] }),
  )
  return file_id
}
