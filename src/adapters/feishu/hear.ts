// What comes from Feishu, over the connection or by webhook, as everybody understands it.
import { z } from 'zod'
import type { Account, Heard, HeardContent, Place, RemoteFile } from '../../chat/message.ts'

export const Envelope = z.object({
  header: z.object({
    event_id: z.string().min(1),
    event_type: z.string(),
    tenant_key: z.string().optional(),
  }),
  event: z.unknown(),
})
export type Envelope = z.infer<typeof Envelope>

const Mention = z.object({
  key: z.string(),
  id: z.object({ open_id: z.string().optional() }).catch({}),
  name: z.string(),
})
const Message = z.object({
  sender: z.object({
    sender_id: z.object({ open_id: z.string().min(1) }),
    sender_type: z.string(),
    tenant_key: z.string().optional(),
  }),
  message: z.object({
    message_id: z.string().min(1),
    chat_id: z.string(),
    thread_id: z.string().optional(),
    /** The message that the thread grew from. */
    root_id: z.string().optional(),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(Mention).nullish(),
  }),
})
const Entered = z.object({ operator_id: z.object({ open_id: z.string().min(1) }) })

/** Direct: the message to react to. In a group: where to answer. */
export interface FeishuAddress {
  message?: string
  chat?: string
  thread?: string
}

/** The app is one company's own, so there is one workspace. */
export const accountOf = (user: string): Account => ({ platform: 'feishu', workspace: '', user })

/** Somebody of another company, in a chat shared with it. */
export const isOutsider = ({ header }: Envelope, tenant: string | undefined): boolean =>
  tenant !== undefined && header.tenant_key !== undefined && tenant !== header.tenant_key

/** Undefined: not a person of ours, or not said to us. `me`: our open_id, to tell whether we were mentioned. */
export async function heardMessage(envelope: Envelope, me: () => Promise<string>): Promise<Heard | undefined> {
  const read = Message.safeParse(envelope.event)
  if (!read.success) return undefined
  const { sender, message } = read.data
  if (sender.sender_type !== 'user' || isOutsider(envelope, sender.tenant_key)) return undefined
  const heard = { event: message.message_id, account: accountOf(sender.sender_id.open_id) }
  const mentions = message.mentions ?? []
  if (message.chat_type === 'p2p') {
    const address: FeishuAddress = { message: message.message_id }
    return { ...heard, place: { kind: 'direct', address: { ...address } }, content: contentOf(message, mentions) }
  }
  // An app that may read whole groups is told everything said in them.
  const mine = await me()
  if (!mentions.some((m) => m.id.open_id === mine)) return undefined
  const address: FeishuAddress = {
    message: message.message_id,
    chat: message.chat_id,
    ...(message.thread_id ? { thread: message.thread_id } : {}),
  }
  const others = mentions.map((m) => (m.id.open_id === mine ? { ...m, name: '' } : m))
  const place: Place = { kind: 'group', address: { ...address }, thread: message.root_id || message.message_id }
  return { ...heard, place, content: contentOf(message, others) }
}

export function heardEntering({ event }: Envelope): Heard | undefined {
  const user = Entered.safeParse(event).data?.operator_id.open_id
  if (!user) return undefined
  return {
    event: `opened:${user}`,
    account: accountOf(user),
    place: { kind: 'direct', address: {} },
    content: { kind: 'opened' },
  }
}

type Said = Pick<z.infer<typeof Message>['message'], 'message_id' | 'message_type' | 'content'>
type Mentions = readonly z.infer<typeof Mention>[]

const Text = z.object({ text: z.string() })
const Piece = z.object({
  tag: z.string(),
  text: z.string().optional(),
  href: z.string().optional(),
  user_id: z.string().optional(),
  image_key: z.string().optional(),
  file_key: z.string().optional(),
})
const Post = z.object({ title: z.string().catch(''), content: z.array(z.array(Piece)) })
const Image = z.object({ image_key: z.string() })
const File = z.object({ file_key: z.string(), file_name: z.string().optional() })

function contentOf({ message_id, message_type, content }: Said, mentions: Mentions): HeardContent {
  const said = jsonOf(content)
  switch (message_type) {
    case 'text': {
      const read = Text.safeParse(said)
      return read.success ? { kind: 'text', text: named(read.data.text, mentions) } : UNREADABLE
    }
    case 'post': {
      const read = Post.safeParse(said)
      return read.success ? postOf(read.data, message_id, mentions) : UNREADABLE
    }
    case 'image': {
      const read = Image.safeParse(said)
      if (!read.success) return UNREADABLE
      return { kind: 'text', text: '', files: [imageOf(message_id, read.data.image_key)] }
    }
    case 'file':
    case 'media': {
      const read = File.safeParse(said)
      if (!read.success) return { kind: 'unreadable', what: 'file' }
      const { file_key, file_name = 'file' } = read.data
      return { kind: 'text', text: '', files: [fileOf(message_id, file_key, file_name, 'application/octet-stream')] }
    }
    case 'audio': {
      const read = File.safeParse(said)
      if (!read.success) return { kind: 'unreadable', what: 'voice' }
      return { kind: 'voice', audio: fileOf(message_id, read.data.file_key, 'voice.opus', 'audio/ogg') }
    }
    default:
      return UNREADABLE
  }
}

const UNREADABLE: HeardContent = { kind: 'unreadable', what: 'other' }

function postOf({ title, content }: z.infer<typeof Post>, message: string, mentions: Mentions): HeardContent {
  const words = content.map((line) =>
    line
      .map(({ tag, text = '', user_id = '' }) =>
        tag === 'at' ? user_id : ['text', 'a', 'code_block'].includes(tag) ? text : '',
      )
      .join(''),
  )
  const files = content
    .flat()
    .flatMap(({ tag, image_key }) => (tag === 'img' && image_key ? [imageOf(message, image_key)] : []))
  return {
    kind: 'text',
    text: named([title, ...words].filter(Boolean).join('\n'), mentions),
    ...(files.length > 0 ? { files } : {}),
  }
}

/** Feishu puts "@_user_1" where somebody was called; we are left out, colleagues are read by name. */
const named = (text: string, mentions: Mentions): string =>
  text
    .replace(/@_user_\d+|@_all/g, (key) => mentions.find((m) => m.key === key)?.name ?? '')
    .replace(/^[^\S\n]+|[^\S\n]+$/gm, '')
    .trim()

const imageOf = (message: string, key: string): RemoteFile => ({
  name: 'image.jpg',
  type: 'image/jpeg',
  ref: { message, key, kind: 'image' },
})
const fileOf = (message: string, key: string, name: string, type: string): RemoteFile => ({
  name,
  type,
  ref: { message, key, kind: 'file' },
})

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
