// Messages as every platform understands them: what came in, verified and parsed, and what Yiju posts.
import type { Card } from './card.ts'
import type { FormAnswers } from './form.ts'

/** Chat platforms beside the built-in web chat; `email` only carries notices. */
export const PLATFORMS = ['slack', 'teams', 'dingtalk', 'feishu', 'wecom', 'email'] as const
export type PlatformName = (typeof PLATFORMS)[number]

/** Who, as the platform itself vouches for it: never a display name. */
export interface Account {
  platform: PlatformName
  /** Slack team, Teams tenant, DingTalk / WeCom corporation, Feishu tenant; '' where there is only one. */
  workspace: string
  /** The platform's stable user id (Slack U…, aadObjectId, staffId, open_id, userid). */
  user: string
}

/** Where something was said. `address` is the adapter's own plain data to post there again; nobody else reads it. */
export interface Place {
  kind: 'direct' | 'group'
  address: Address
  /** Of a group: the same word for everything said in one thread. Left out where there are no threads. */
  thread?: string
}
export type Address = Readonly<Record<string, unknown>>

/** One inbound event of a platform, verified and parsed. */
export interface Heard {
  /** The platform's own id of the event, unique per platform: the dedupe key. */
  event: string
  account: Account
  place: Place
  content: HeardContent
}

export type HeardContent =
  /** `text` without the mention of the bot. Files stay where they are until the event is stored. */
  | { kind: 'text'; text: string; files?: readonly RemoteFile[] }
  /** `transcript`: the platform's own, when it gives one. */
  | { kind: 'voice'; audio?: RemoteFile; transcript?: string; locale?: string }
  | { kind: 'press'; button: string; input?: string }
  | { kind: 'form'; draft: string; answers: FormAnswers }
  /** Opened the chat or installed the app: a welcome is in order. */
  | { kind: 'opened' }
  /** Arrived, but this platform gives no way to read it (a voice note without audio): the person is told so. */
  | { kind: 'unreadable'; what: 'voice' | 'file' | 'other' }

/** A file the platform keeps; `ref` is the adapter's own plain data to fetch it with. */
export interface RemoteFile {
  name: string
  type: string
  /** Bytes, when the platform says. */
  size?: number
  ref: Readonly<Record<string, unknown>>
}

/** What Yiju posts: a text, a card, or both. */
export interface Outgoing {
  text?: string
  card?: Card
}
