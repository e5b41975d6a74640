// Whether a message stands in Slack already though we never heard so: found again by its key, which travels in its metadata.
import type { Account } from '../../chat/message.ts'
import type { Slack } from './slack.ts'

const EVENT = 'yiju_message'

export interface Repeats {
  /**
   * The timestamp of a message with this key. It is looked for only when there is a doubt: Slack did not answer the last
   * attempt, or (`again`) somebody else may have made one. Each look costs two calls that Slack counts closely.
   */
  find(
    account: Account,
    place: { channel: string; thread?: string },
    key: string,
    again: boolean,
  ): Promise<string | undefined>
  /** Slack did not answer: perhaps it stands there. */
  doubt(key: string): void
  metadata(key: string): { event_type: string; event_payload: { key: string } }
}

interface Stood {
  ts?: string
  metadata?: { event_type?: string; event_payload?: object }
}

export function openRepeats({ workspaces }: Slack): Repeats {
  const doubtful = new Set<string>()

  async function messagesIn({ workspace }: Account, { channel, thread }: { channel: string; thread?: string }) {
    const history = await workspaces.call(workspace, 'conversations.history', (c) =>
      c.conversations.history({ channel, limit: 30, include_all_metadata: true }),
    )
    const replies = thread
      ? await workspaces.call(workspace, 'conversations.replies', (c) =>
          c.conversations.replies({ channel, ts: thread, limit: 200, include_all_metadata: true }),
        )
      : undefined
    return [...(history.messages ?? []), ...(replies?.messages ?? [])] as readonly Stood[]
  }

  return {
    async find(account, place, key, again) {
      if (!again && !doubtful.has(key)) return undefined
      try {
        const messages = await messagesIn(account, place)
        const found = messages.find(({ metadata }) => {
          const payload = metadata?.event_payload as { key?: string } | undefined
          return metadata?.event_type === EVENT && payload?.key === key
        })
        doubtful.delete(key)
        return found?.ts
      } catch {
        // Rather twice than never.
        return undefined
      }
    },
    doubt(key) {
      if (doubtful.size > 10_000) doubtful.clear()
      doubtful.add(key)
    },
    metadata: (key) => ({ event_type: EVENT, event_payload: { key } }),
  }
}
