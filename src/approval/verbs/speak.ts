// Comment and urge: words that decide nothing. A comment may still be added when all is over.
import { Temporal } from '../../kernel/clock.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { maySee } from '../../people/permissions.ts'
import type { Command } from '../commands.ts'
import type { Event } from '../events.ts'
import type { Facts, Known } from '../facts.ts'
import { isRefusal, type Refusal } from '../refusals.ts'
import { isFinished, openTasks, type Request } from '../request.ts'
import { startStory } from '../story.ts'
import { readComment } from '../words.ts'

type Comment = Extract<Command, { do: 'comment' }>
type Urge = Extract<Command, { do: 'urge' }>

/** A request is urged once an hour at most, by whomever: more is noise, and noise is ignored. */
const BETWEEN_URGES = { hours: 1 }

export function comment(request: Request, { by, text }: Comment, facts: Facts): readonly Event[] | Refusal {
  const person = facts.organisation.person(by)
  if (!person || !maySee(facts.organisation, request, person)) return { refused: 'not-visible' }
  const said = readComment(text, true)
  if (isRefusal(said)) return said
  const story = startStory(request, facts.now)
  story.tell({ type: 'Commented', by, text: said.text ?? '' })
  return story.events
}

export function urge(request: Request, { by, person: only, text }: Urge, facts: Facts): readonly Event[] | Refusal {
  const person = facts.organisation.person(by)
  if (!person || !maySee(facts.organisation, request, person)) return { refused: 'not-visible' }
  if (isFinished(request)) return { refused: 'already-finished', status: request.status }
  const people = awaited(request, by).filter((p) => only === undefined || p === only)
  if (!people.length) return { refused: 'nobody-to-urge' }
  const again = urgedUntil(request, facts)
  if (again) return { refused: 'urged-recently', again }
  const said = readComment(text, false)
  if (isRefusal(said)) return said
  const story = startStory(request, facts.now)
  story.tell({ type: 'Urged', by, people, ...(said.text ? { text: said.text } : {}) })
  return story.events
}

/** Whom the request waits for, other than the one who asks: its approvers, or its initiator while it is returned. */
export function awaited(request: Request, by: PersonId): readonly PersonId[] {
  const people = request.status === 'returned' ? [request.initiator] : openTasks(request).map((t) => t.person)
  return people.filter((p) => p !== by)
}

/** When it may be urged again; undefined when it may be now. */
export function urgedUntil({ urgedAt }: Request, { now }: Pick<Known, 'now'>): string | undefined {
  if (!urgedAt) return undefined
  const again = Temporal.Instant.from(urgedAt).add(BETWEEN_URGES)
  return Temporal.Instant.compare(again, now) > 0 ? again.toString() : undefined
}
