// The part of the Activity protocol that Yiju reads: what arrives is parsed here, once; what is sent is plain data.
import { z } from 'zod'
import { Fault } from '../../kernel/fault.ts'

const Somebody = z.object({
  id: z.string(),
  name: z.string().nullish(),
  /** Entra's id of the person: the same in every conversation, team and app. */
  aadObjectId: z.string().nullish(),
})

const Attachment = z.object({
  contentType: z.string(),
  contentUrl: z.string().nullish(),
  name: z.string().nullish(),
  content: z.unknown().optional(),
})
export type Attachment = z.infer<typeof Attachment>

const Inbound = z.object({
  type: z.string(),
  id: z.string().min(1).nullish(),
  /** Of an invoke: what is asked. */
  name: z.string().nullish(),
  /** Of an installation: added or removed. */
  action: z.string().nullish(),
  channelId: z.string(),
  serviceUrl: z.string().max(2000),
  from: Somebody,
  recipient: Somebody,
  conversation: z.object({
    id: z.string().min(1).max(1000),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.object({ id: z.string() }).nullish(),
      team: z.object({ id: z.string() }).nullish(),
      channel: z.object({ type: z.string().nullish() }).nullish(),
    })
    .nullish(),
  replyToId: z.string().nullish(),
  text: z.string().nullish(),
  attachments: z.array(Attachment).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  value: z.unknown().optional(),
})
export type Inbound = z.infer<typeof Inbound>

export function readActivity(body: Uint8Array): Inbound {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (cause) {
    throw new Fault('bad-input', 'teams: not JSON', { cause })
  }
  const read = Inbound.safeParse(json)
  if (read.success) return read.data
  throw new Fault('bad-input', `teams: no activity (${read.error.issues.map((i) => i.path.join('.')).join(', ')})`)
}

/** Plain JSON to send; the connector makes the SDK's own thing of it. */
export interface Outbound {
  type: 'message' | 'typing'
  text?: string
  textFormat?: 'plain' | 'xml'
  /** What notifications show. */
  summary?: string
  attachments?: readonly { contentType: string; content: unknown }[]
  entities?: readonly Readonly<Record<string, unknown>>[]
  channelData?: Readonly<Record<string, unknown>>
}

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'

/** Anything of an unknown shape, by name. */
export const fieldOf = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, name)
        ? (at as Readonly<Record<string, unknown>>)[name]
        : undefined,
    value,
  )
export const textAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = fieldOf(value, ...path)
  return typeof found === 'string' && found !== '' ? found : undefined
}
