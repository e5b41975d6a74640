// What comes over the stream, as everybody understands it.
import { z } from 'zod'
import type { Account, Heard, HeardContent, Place, RemoteFile } from '../../chat/message.ts'

const Rich = z.object({
  text: z.string().optional(),
  type: z.string().optional(),
  downloadCode: z.string().optional(),
  pictureDownloadCode: z.string().optional(),
})
const Robot = z.object({
  msgId: z.string().min(1),
  conversationId: z.string(),
  /** 1: direct, 2: group. */
  conversationType: z.string(),
  senderStaffId: z.string().optional(),
  senderCorpId: z.string().optional(),
  chatbotCorpId: z.string().optional(),
  sessionWebhook: z.string().optional(),
  sessionWebhookExpiredTime: z.number().optional(),
  msgtype: z.string(),
  text: z.object({ content: z.string() }).optional(),
  content: z
    .object({
      recognition: z.string().optional(),
      downloadCode: z.string().optional(),
      fileName: z.string().optional(),
      richText: z.array(Rich).optional(),
    })
    .optional(),
})

/** `until`: epoch milliseconds after which the session's own address is over. */
export interface DingTalkAddress {
  conversation?: string
  webhook?: string
  until?: number
  /** As published, DingTalk names the company of who speaks in a group only where the group is of that company alone. */
  internal?: boolean
}

/** The app is one company's own, so there is one workspace. */
export const accountOf = (user: string): Account => ({ platform: 'dingtalk', workspace: '', user })

/** Undefined: not a message we can answer (somebody from outside the company has no staff id). */
export function heardRobot(data: unknown): Heard | undefined {
  const read = Robot.safeParse(data)
  if (!read.success || !read.data.senderStaffId) return undefined
  const { msgId, conversationId, conversationType, senderStaffId, chatbotCorpId, sessionWebhook, ...rest } = read.data
  // Of another company in a shared group: its staff ids are not ours.
  if (rest.senderCorpId && chatbotCorpId && rest.senderCorpId !== chatbotCorpId) return undefined
  const address: DingTalkAddress = {
    conversation: conversationId,
    ...(sessionWebhook ? { webhook: sessionWebhook } : {}),
    ...(rest.sessionWebhookExpiredTime ? { until: rest.sessionWebhookExpiredTime } : {}),
    ...(rest.senderCorpId && rest.senderCorpId === chatbotCorpId ? { internal: true } : {}),
  }
  const place: Place =
    conversationType === '2' ? { kind: 'group', address: { ...address } } : { kind: 'direct', address: {} }
  return { event: msgId, account: accountOf(senderStaffId), place, content: contentOf(rest) }
}

type Rest = Pick<z.infer<typeof Robot>, 'msgtype' | 'text' | 'content'>

function contentOf({ msgtype, text, content }: Rest): HeardContent {
  switch (msgtype) {
    case 'text':
      return { kind: 'text', text: (text?.content ?? '').trim() }
    case 'audio': {
      const audio = content?.downloadCode ? file(content.downloadCode, 'voice.amr', 'audio/amr') : undefined
      if (content?.recognition) return { kind: 'voice', transcript: content.recognition, ...(audio ? { audio } : {}) }
      return audio ? { kind: 'voice', audio } : { kind: 'unreadable', what: 'voice' }
    }
    case 'picture':
      return content?.downloadCode
        ? { kind: 'text', text: '', files: [file(content.downloadCode, 'image.jpg', 'image/jpeg')] }
        : { kind: 'unreadable', what: 'file' }
    case 'file':
      return content?.downloadCode
        ? {
            kind: 'text',
            text: '',
            files: [file(content.downloadCode, content.fileName ?? 'file', 'application/octet-stream')],
          }
        : { kind: 'unreadable', what: 'file' }
    case 'richText': {
      const parts = content?.richText ?? []
      const files = parts.flatMap((p, n) =>
        p.downloadCode ? [file(p.downloadCode, `image-${n + 1}.jpg`, 'image/jpeg')] : [],
      )
      const words = parts.flatMap((p) => p.text ?? []).join('')
      return { kind: 'text', text: words.trim(), ...(files.length ? { files } : {}) }
    }
    default:
      return { kind: 'unreadable', what: 'other' }
  }
}

const file = (downloadCode: string, name: string, type: string): RemoteFile => ({ name, type, ref: { downloadCode } })

const Click = z.object({
  outTrackId: z.string(),
  userId: z.string().min(1),
  value: z.string().optional(),
  content: z.string().optional(),
})
const Pressed = z.object({
  cardPrivateData: z.object({
    actionIds: z.array(z.string()).default([]),
    params: z.record(z.string(), z.unknown()).default({}),
  }),
})

/** `event`: the stream's own message id, since a click has none of its own. */
export function heardClick(data: unknown, event: string): Heard | undefined {
  const read = Click.safeParse(data)
  if (!read.success) return undefined
  const { userId, value, content } = read.data
  const pressed = Pressed.safeParse(jsonOf(value ?? content))
  if (!pressed.success) return undefined
  const { params, actionIds } = pressed.data.cardPrivateData
  const button = wordIn(params['button']) ?? actionIds[0]
  if (!button) return undefined
  const input = wordIn(params['input'])
  return {
    event: `click:${event}`,
    account: accountOf(userId),
    place: { kind: 'direct', address: {} },
    content: { kind: 'press', button, ...(input ? { input } : {}) },
  }
}

const wordIn = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined)

export function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
