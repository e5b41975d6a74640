// Words as they come, in Teams' own streaming of personal chats: each piece repeats all before it, the last one stays.
import { honestMarkdown } from '../../chat/text.ts'
import { stopwatch } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Outbound } from './activity.ts'
import type { At, Connector } from './connector.ts'

/** Teams takes one piece a second. */
const PAUSE_MS = 1000
/** It ends a stream after two minutes; what comes later is said at the end. */
const LONGEST_MS = 100_000
/** Characters of the 28 KB a message may have, if each is Chinese. */
const LONGEST = 8000

/** Gives the id of the message that stays; undefined with all the words: it could not be streamed and is to be posted. */
export async function streamTo(
  connector: Connector,
  at: At,
  words: AsyncIterable<string>,
  label: Readonly<Record<string, unknown>>,
): Promise<{ id?: string; text: string }> {
  const whole = stopwatch()
  let pause = stopwatch()
  let [text, id, sequence, broken] = ['', '', 0, false]
  for await (const piece of words) {
    text += piece
    const due = sequence === 0 || pause() >= PAUSE_MS
    if (broken || !due || text.trim() === '' || text.length > LONGEST || whole() > LONGEST_MS) continue
    pause = stopwatch()
    try {
      sequence += 1
      const sent = await connector.send(
        at,
        progress(text, { ...(id ? { streamId: id } : {}), streamSequence: sequence }),
      )
      id ||= sent
    } catch (error) {
      // Too fast: this piece is part of the next one. Anything else: no more pieces, the end is said all the same.
      broken = !(error instanceof Fault && error.code === 'rate-limited' && id !== '')
    }
  }
  if (id === '' || broken || text.length > LONGEST) return { text }
  try {
    await connector.send(at, {
      type: 'message',
      ...shown(text),
      entities: [{ type: 'streaminfo', streamId: id, streamType: 'final' }, label],
    })
    return { id, text }
  } catch {
    return { text }
  }
}

const progress = (text: string, info: Readonly<Record<string, unknown>>): Outbound => ({
  type: 'typing',
  ...shown(text),
  entities: [{ type: 'streaminfo', streamType: 'streaming', ...info }],
})

const shown = (text: string) => ({ text: honestMarkdown(text), textFormat: 'markdown' as const })
