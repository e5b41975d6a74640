// One thing the assistant says in a conversation.
import type { Outgoing } from '../chat/message.ts'

/** `once`: its buttons die with the next turn. */
export interface Post {
  say: Outgoing
  once?: boolean
  /** Changed in place when this request moves. */
  about?: { request: string; task?: string }
}
