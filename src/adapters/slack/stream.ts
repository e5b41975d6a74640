// Words as they come: Slack's own streaming, in the thread of the question; where there is none, one message at the end.
import type { Posted, Recipient } from '../../chat/platform.ts'
import { patiently } from '../../chat/patiently.ts'
import type { SendQueue } from '../../chat/send-queue.ts'
import { honestMarkdown } from '../../chat/text.ts'
import { stopwatch } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Sender } from './send.ts'
import type { Slack, SlackAddress } from './slack.ts'

/** Characters gathered, and milliseconds waited at most, before a piece leaves. */
const PIECE = 120
const PAUSE = 700
/** Slack: 12,000 characters a call; what one message holds in all is not said, so we stay below it. */
const LONGEST = 11_000

export async function stream(
  slack: Slack,
  { sender, queue }: { sender: Sender; queue: Pick<SendQueue, 'send'> },
  to: Recipient,
  words: AsyncIterable<string>,
  key: string,
): Promise<Posted> {
  const { account } = to
  const { thread: thread_ts } = (to.address ?? {}) as SlackAddress
  const { channel } = await sender.placeFor(to)
  const source = words[Symbol.asyncIterator]()
  if (!thread_ts) return sender.post(to, { text: await rest(source) }, key)

  const call = <T>(method: string, work: Parameters<typeof slack.workspaces.call<T>>[2]) =>
    patiently(() => slack.workspaces.call(account.workspace, method, work))

  // The whole stream holds the line: what is sent meanwhile comes after it.
  const outcome = await queue.send(sender.line(account, channel), async (): Promise<{ ref?: string; left: string }> => {
    const first = await source.next()
    if (first.done) throw new Fault('bad-input', 'slack: nothing was said')
    let ts: string
    try {
      const started = await call('chat.startStream', (c) =>
        c.chat.startStream({
          channel,
          thread_ts,
          recipient_team_id: account.workspace,
          recipient_user_id: account.user,
          markdown_text: honestMarkdown(first.value) || '\u2060',
        }),
      )
      ts = started.ts ?? ''
    } catch {
      // No streaming here (a plan, an older server, a thread that is gone): said at the end, in one piece.
      return { left: first.value + (await rest(source)) }
    }
    return { ref: `${channel}:${ts}`, ...(await append(ts, first.value.length)) }
  })
  const posted = outcome.left ? await sender.post(to, { text: outcome.left }, key) : undefined
  return outcome.ref ? { ref: outcome.ref } : (posted ?? { ref: '' })

  async function append(ts: string, already: number): Promise<{ left: string }> {
    let [gathered, shown, left] = ['', already, '']
    let since = stopwatch()
    const flush = async () => {
      if (gathered === '') return
      const piece = gathered
      gathered = ''
      since = stopwatch()
      try {
        await call('chat.appendStream', (c) =>
          c.chat.appendStream({ channel, ts, markdown_text: honestMarkdown(piece) }),
        )
        shown += piece.length
      } catch {
        // Stopped by the reader, or refused: the remainder is said in a message of its own.
        left = piece
      }
    }
    try {
      for (let next = await source.next(); !next.done; next = await source.next()) {
        if (left !== '' || shown + gathered.length + next.value.length > LONGEST) {
          await flush()
          left += next.value + (await rest(source))
          break
        }
        gathered += next.value
        if (gathered.length >= PIECE || since() > PAUSE) await flush()
      }
      await flush()
    } finally {
      await call('chat.stopStream', (c) => c.chat.stopStream({ channel, ts })).catch(() => {})
    }
    return { left }
  }
}

async function rest(source: AsyncIterator<string>): Promise<string> {
  let text = ''
  for (let next = await source.next(); !next.done; next = await source.next()) text += next.value
  return text
}
