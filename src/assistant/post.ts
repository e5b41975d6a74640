// One thing the assistant says in a conversation.
import type { Outgoing } from '../chat/message.ts'
import type { MessageId } from '../kernel/ids.ts'

/** `once`: its buttons die with the next turn. */
export interface Post {
  say: Outgoing
  once?: boolean
  /** Changed in place when this request moves. */
  about?: { request: string; task?: string }
  /** Done once it is posted, and waited for by nobody: what it brings changes the message in place. */
  afterwards?: (message: MessageId) => Promise<void>
}
