// What comes over the connection, as everybody understands it.
import type { EventMessage, TemplateCardEventData } from '@wecom/aibot-node-sdk'
import { z } from 'zod'
import type { Account, Heard, HeardContent, Place, RemoteFile } from '../../chat/message.ts'

const File = z.object({ url: z.string(), aeskey: z.string().optional() })
const Text = z.object({ content: z.string() })
const Voice = z.object({ content: z.string().optional() })
const Item = z.object({ msgtype: z.string(), text: Text.optional(), image: File.optional() })

/** What we read of a message; WeCom adds fields now and then. */
const Message = z.object({
  msgid: z.string().min(1),
  chatid: z.string().optional(),
  chattype: z.enum(['single', 'group']).default('single'),
  from: z.object({ userid: z.string().min(1) }),
  msgtype: z.string(),
  text: Text.optional(),
  voice: Voice.optional(),
  image: File.optional(),
  file: File.optional(),
  video: File.optional(),
  mixed: z.object({ msg_item: z.array(Item) }).optional(),
})

export const accountOf = (user: string): Account => ({ platform: 'wecom', workspace: '', user })

/** Undefined: not a message we know how to read. */
export function heardMessage(body: unknown): Heard | undefined {
  const read = Message.safeParse(body)
  if (!read.success) return undefined
  const { msgid, chatid, chattype, from, ...rest } = read.data
  const place: Place =
    chattype === 'group' && chatid
      ? { kind: 'group', address: { chat: chatid } }
      : { kind: 'direct', address: { chat: from.userid } }
  return { event: msgid, account: accountOf(from.userid), place, content: contentOf(rest, place.kind) }
}

type Rest = Omit<z.infer<typeof Message>, 'msgid' | 'chatid' | 'chattype' | 'from'>

function contentOf({ msgtype, text, voice, image, file, video, mixed }: Rest, kind: Place['kind']): HeardContent {
  if (msgtype === 'text' && text) return { kind: 'text', text: withoutMention(text.content, kind) }
  if (msgtype === 'voice')
    return voice?.content ? { kind: 'voice', transcript: voice.content } : { kind: 'unreadable', what: 'voice' }
  if (msgtype === 'mixed' && mixed) {
    const words = mixed.msg_item.flatMap((i) => i.text?.content ?? []).join('\n')
    const files = mixed.msg_item.flatMap((i, n) =>
      i.image ? [remote(i.image, `image-${n + 1}.jpg`, 'image/jpeg')] : [],
    )
    return { kind: 'text', text: withoutMention(words, kind), ...(files.length ? { files } : {}) }
  }
  if (msgtype === 'image' && image) return { kind: 'text', text: '', files: [remote(image, 'image.jpg', 'image/jpeg')] }
  if (msgtype === 'file' && file)
    return { kind: 'text', text: '', files: [remote(file, 'file', 'application/octet-stream')] }
  if (msgtype === 'video' && video) return { kind: 'unreadable', what: 'file' }
  return { kind: 'unreadable', what: 'other' }
}

/** The link lives five minutes and its bytes are encrypted; the key comes with it. */
const remote = ({ url, aeskey }: z.infer<typeof File>, name: string, type: string): RemoteFile => ({
  name,
  type,
  ref: { url, ...(aeskey ? { aeskey } : {}) },
})

/** In a group the words begin with the bot's name. */
const withoutMention = (text: string, kind: Place['kind']): string =>
  kind === 'group' ? text.replace(/^\s*@\S+\s*/u, '') : text

export const eventOf = (body: EventMessage): Omit<Heard, 'content'> => ({
  event: body.msgid,
  account: accountOf(body.from.userid),
  place:
    body.chattype === 'group' && body.chatid
      ? { kind: 'group', address: { chat: body.chatid } }
      : { kind: 'direct', address: { chat: body.from.userid } },
})

/** Some versions nest the click under its own name. */
export function clickOf(event: TemplateCardEventData & { template_card_event?: unknown }): {
  key?: string
  task?: string
} {
  const nested = z
    .object({ event_key: z.string().optional(), task_id: z.string().optional() })
    .safeParse(event.template_card_event)
  const { event_key = nested.data?.event_key, task_id = nested.data?.task_id } = event
  return { ...(event_key ? { key: event_key } : {}), ...(task_id ? { task: task_id } : {}) }
}
