// Messages as every platform understands them.
import type { Card } from './card.ts'

/** One inbound event of a platform, verified and parsed. `event` is the platform's own id: the dedupe key. */
export interface Incoming {
  platform: string
  event: string
  /** Platform account; people/ knows who that is. */
  account: string
  thread: string
  content:
    | { kind: 'text'; text: string; files?: readonly string[] }
    | { kind: 'press'; button: string; input?: string }
    | { kind: 'form'; draft: string; values: Readonly<Record<string, unknown>> }
    | { kind: 'other' }
}

/** What Yiju posts. */
export interface Outgoing {
  text?: string
  card?: Card
}
