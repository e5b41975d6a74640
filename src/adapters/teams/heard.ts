// What a message of Teams says: words without the mention, files, a voice note, or something Teams keeps from bots.
import { DomUtils, parseDocument } from 'htmlparser2'
import type { HeardContent, RemoteFile } from '../../chat/message.ts'
import { fieldOf, textAt, type Attachment, type Inbound } from './activity.ts'
import type { Hosts } from './hosts.ts'

const FILE = 'application/vnd.microsoft.teams.file.download.info'
/** Voice notes of phones and of the newer clients: an address no bot may read, or none at all. */
const VOICE = /^application\/vnd\.microsoft\.(card\.audio|activity\.voice\+json)$/
/** Of our own or another app's making, or shown beside the text already: nothing anybody sent as a file. */
const DECORATION =
  /^(text\/html|messageReference|application\/vnd\.microsoft\.card\.(?!audio).*|application\/vnd\.microsoft\.teams\.card\..*)$/

/** Undefined: there is nothing in it. */
export function contentOf(activity: Inbound, hosts: Hosts): HeardContent | undefined {
  const text = wordsOf(activity)
  const attachments = activity.attachments ?? []
  const files = attachments.flatMap((a) => fileOf(a, hosts) ?? [])
  if (text !== '') return { kind: 'text', text, ...(files.length > 0 ? { files } : {}) }
  const [first] = files
  if (first && files.length === 1 && first.type.startsWith('audio/')) return { kind: 'voice', audio: first }
  if (first) return { kind: 'text', text: '', files }
  if (attachments.some((a) => VOICE.test(a.contentType) || isVoiceOfChannel(a)))
    return { kind: 'unreadable', what: 'voice' }
  if (attachments.some((a) => !DECORATION.test(a.contentType))) return { kind: 'unreadable', what: 'file' }
  return attachments.length > 0 ? { kind: 'unreadable', what: 'other' } : undefined
}

/** Without the mention of us; other people's mentions are their names. */
function wordsOf({ text, entities, recipient }: Inbound): string {
  let said = text ?? ''
  for (const entity of entities ?? []) {
    const mention = textAt(entity, 'text')
    if (entity.type === 'mention' && mention && textAt(entity, 'mentioned', 'id') === recipient.id)
      said = said.replaceAll(mention, ' ')
  }
  return said
    .replace(/<at[^>]*>(.*?)<\/at>/gis, (_, name: string) => (name === recipient.name ? ' ' : name))
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim()
}

const TYPES: Readonly<Record<string, string>> = {
  aac: 'audio/aac', amr: 'audio/amr', m4a: 'audio/mp4', mp3: 'audio/mpeg', oga: 'audio/ogg', ogg: 'audio/ogg', opus: 'audio/ogg',
  wav: 'audio/wav', weba: 'audio/webm', gif: 'image/gif', jpeg: 'image/jpeg', jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp',
  csv: 'text/csv', pdf: 'application/pdf', txt: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} // prettier-ignore

const endingOf = (name: string): string => /\.(\w{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** `connector`: it lies with the conversation, and our token opens it. */
function fileOf({ contentType, contentUrl, name, content }: Attachment, hosts: Hosts): RemoteFile | undefined {
  if (contentType === FILE) {
    const url = textAt(content, 'downloadUrl')
    if (!url || !hosts.file(url)) return undefined
    const called = name ?? 'file'
    const ending = textAt(content, 'fileType')?.toLowerCase() ?? endingOf(called)
    return { name: called, type: TYPES[ending] ?? 'application/octet-stream', ref: { url } }
  }
  if (!/^(image|audio|video)\//.test(contentType) || !contentUrl) return undefined
  const connector = hosts.service(contentUrl)
  if (!connector && !hosts.file(contentUrl)) return undefined
  const type = contentType.endsWith('/*') ? 'application/octet-stream' : contentType
  return { name: name ?? contentType.replace('/', '.').replace('.*', ''), type, ref: { url: contentUrl, connector } }
}

/** In a channel a voice note arrives as HTML without a word in it. */
function isVoiceOfChannel({ contentType, content }: Attachment): boolean {
  if (contentType !== 'text/html' || typeof content !== 'string') return false
  const page = parseDocument(content)
  const pictures = DomUtils.getElementsByTagName('img', page, true, 1).length > 0
  return !pictures && DomUtils.textContent(page).trim() === ''
}

/** The words of a message somebody wants to make a request of. */
export function wordsOfPayload(payload: unknown): string {
  const content = fieldOf(payload, 'body', 'content')
  if (typeof content !== 'string') return ''
  if (fieldOf(payload, 'body', 'contentType') !== 'html') return content.trim()
  const lines = content.replace(/<br\s*\/?>|<\/(p|div|li|h\d)>/gi, '$&\n')
  return DomUtils.textContent(parseDocument(lines)).replaceAll('\u00a0', ' ').trim()
}
