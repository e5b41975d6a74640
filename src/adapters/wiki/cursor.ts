// Where a wiki's reading left off: what changed is asked for often, everything once an hour, since deletions and rights are heard of only then.
import { z } from 'zod'
import { Temporal, type Instant } from '../../kernel/clock.ts'

const Shape = z.object({ since: z.string(), wholeAt: z.string() })
export type WikiCursor = z.infer<typeof Shape>

export const WHOLE_EVERY = Temporal.Duration.from({ hours: 1 })

export function wikiCursor(text: string | undefined, now: Instant): WikiCursor & { whole: boolean } {
  const read = text === undefined ? undefined : Shape.safeParse(safeJson(text)).data
  if (!read) return { since: now.toString(), wholeAt: now.toString(), whole: true }
  const due = Temporal.Instant.from(read.wholeAt).add(WHOLE_EVERY)
  return { ...read, whole: due.epochMilliseconds <= now.epochMilliseconds }
}

/** The moment the reading began, so that what changed while it ran is asked for again. */
export function cursorFor(before: string | undefined, now: Instant, whole: boolean): string {
  const { wholeAt } = wikiCursor(before, now)
  return JSON.stringify({ since: now.toString(), wholeAt: whole ? now.toString() : wholeAt })
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
