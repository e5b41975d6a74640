// What is known of a conversation before the next words are read.
import type { FieldValue } from './understanding.ts'

export interface Shown {
  number?: string
  owner?: string
  process?: string
}

export interface Setting {
  /** The process of the open draft. */
  process?: string
  /** Values the draft has; empty when only turns are known. */
  fields: Readonly<Record<string, FieldValue>>
  /** A draft is open. */
  open: boolean
  /** Field ids just asked for, the likeliest first; `target`, `person`, `reason` … for acts. */
  asked: readonly string[]
  confirming: boolean
  shown: readonly Shown[]
  /** The assistant's last words, for what they list to choose from. */
  assistant: string
  /** Approve or return? was asked of the one item shown. */
  deciding: boolean
}
