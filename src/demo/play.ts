// Plays one filing through the real rules: people come to their desks and act, the clock ticks, until it ends or it is now.
import { deadlinesOf } from '../approval/deadlines.ts'
import { decide } from '../approval/decide.ts'
import type { Event } from '../approval/events.ts'
import { evolve } from '../approval/evolve.ts'
import type { Facts } from '../approval/facts.ts'
import { isRefusal } from '../approval/refusals.ts'
import { isFinished, type Request, type State } from '../approval/request.ts'
import { Temporal } from '../kernel/clock.ts'
import { conductOf, type Conduct, type Intent } from './conduct.ts'
import type { Filing, Year } from './plan/year.ts'
import type { Random } from './random.ts'

export interface Played {
  /** Undefined when not even submitting was allowed. */
  request: State
  events: readonly Event[]
  /** What the rules did not allow; the plan should never ask for it. */
  refused: readonly string[]
}

/** More than any request ever needs; a guard against a plan that goes round in circles. */
const MOST_MOVES = 150

export function play(
  filing: Filing,
  facts: Omit<Facts, 'now'>,
  year: Year,
  random: Random,
  piles: Map<string, number>,
): Played {
  const story: { state: State; events: Event[]; refused: string[] } = { state: undefined, events: [], refused: [] }
  const act = ({ at, command, polite }: Omit<Intent, 'key'>): void => {
    const answer = decide(story.state, command, { ...facts, now: at })
    if (isRefusal(answer)) {
      if (!polite) story.refused.push(`${facts.request.number} ${command.do}: ${JSON.stringify(answer)}`)
      return
    }
    story.events.push(...answer)
    story.state = answer.reduce<State>(evolve, story.state)
  }
  act({ at: filing.at, command: { do: 'submit', by: filing.by, values: filing.values } })
  const conduct = conductOf(filing, facts.process.definition, year, random, piles)
  const done = new Set<string>()
  for (let moves = 0; moves < MOST_MOVES && story.state && !isFinished(story.state); moves++) {
    const next = earliest(mattersOf(story.state, facts, conduct).filter(({ key }) => !done.has(key)))
    if (!next || Temporal.Instant.compare(next.at, year.now) >= 0) break
    done.add(next.key)
    act(next)
  }
  return { request: story.state, events: story.events, refused: story.refused }
}

function mattersOf(request: Request, facts: Omit<Facts, 'now'>, conduct: Conduct): Intent[] {
  const known = { ...facts, now: Temporal.Instant.from(request.submittedAt) }
  const ticks = deadlinesOf(request, facts.process.definition, known).map(({ key, at }): Intent => ({
    key,
    at: Temporal.Instant.from(at),
    command: { do: 'tick', by: 'clock', key },
    polite: true,
  }))
  return [...conduct(request), ...ticks]
}

const earliest = (intents: readonly Intent[]): Intent | undefined =>
  intents.reduce<Intent | undefined>((a, b) => (a && Temporal.Instant.compare(a.at, b.at) <= 0 ? a : b), undefined)
