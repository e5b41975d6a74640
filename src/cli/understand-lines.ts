// What a line of `yiju understand` is answered: its acts, or what is wrong with it.
import { z } from 'zod'
import { calendarOf } from '../kernel/calendar.ts'
import { systemClock, Temporal } from '../kernel/clock.ts'
import { catalogueLexicon } from '../language/lexicon.ts'
import { prepare, understand as offline } from '../language/understand.ts'
import type { Lexicon, Moment, Understand, Understanding } from '../language/understanding.ts'

const Line = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  context: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })).optional(),
  speaker: z.string().optional(),
})

/** A run of the command in plain data, which another thread can be handed. `at`: an instant as text; left out, it is now. */
export interface Run {
  people: Parameters<typeof catalogueLexicon>[0]
  zone: string
  calendar: string
  at?: string
}

export const lexiconOf = ({ people }: Run): Lexicon => catalogueLexicon(people)

export function momentsOf({ zone, calendar, at }: Run): () => Moment {
  const moment = { zone, calendar: calendarOf(calendar) }
  const said = at === undefined ? undefined : Temporal.Instant.from(at)
  return () => ({ ...moment, now: said ?? systemClock.now() })
}

export interface Answered {
  /** A JSON line for each line that was not empty. */
  out: string
  failed: boolean
}

/** Answers many lines at once, offline. */
export function offlineAnswers(run: Run): (lines: readonly string[]) => Answered {
  const [lexicon, now] = [lexiconOf(run), momentsOf(run)]
  prepare(lexicon)
  return (lines) => {
    let failed = false
    let out = ''
    for (const line of lines) {
      if (line.trim() === '') continue
      const answered = answerLine(line, offline, lexicon, now())
      failed ||= 'error' in answered
      out += `${JSON.stringify(answered)}\n`
    }
    return { out, failed }
  }
}

export function answerLine(
  line: string,
  understand: Understand,
  lexicon: Lexicon,
  moment: Moment,
): object | Promise<object> {
  const parsed = parse(line)
  if ('error' in parsed) return parsed
  const { id, text, context: turns, speaker } = parsed
  const known = id === undefined ? {} : { id }
  const told = ({ acts, engine, ms }: Understanding) => ({ ...known, acts, engine, ms: Math.round(ms * 100) / 100 })
  // One line that trips the engine does not take the others with it.
  const tripped = (error: unknown) => ({ ...known, error: error instanceof Error ? error.message : String(error) })
  try {
    const context = { turns: turns ?? [], ...(speaker === undefined ? {} : { speaker }) }
    const understood = understand(text, lexicon, context, moment)
    return understood instanceof Promise ? understood.then(told, tripped) : told(understood)
  } catch (error) {
    return tripped(error)
  }
}

function parse(line: string): z.infer<typeof Line> | { id: unknown; error: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { id: null, error: 'not a JSON line' }
  }
  const read = Line.safeParse(value)
  if (read.success) return read.data
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  const issue = read.error.issues[0]
  return { id, error: `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'wrong'}` }
}
