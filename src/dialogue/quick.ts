// Answers offered as buttons: the choices, the likely days, the halves, the people one would name.
import { dateIn, type PlainDate } from '../kernel/clock.ts'
import type { DecisionStep } from '../approval/flow.ts'
import { managerChain, withRole } from '../people/organisation.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { FieldValue } from '../language/understanding.ts'
import type { Draft, Press } from './conversation.ts'
import type { Facts } from './facts.ts'
import type { Place } from './places.ts'
import { isWorkingDay, readDate } from './range.ts'

const MOST_CHOICES = 12
const MOST_PEOPLE = 5

/** `name` is how acts call what is asked. */
export function quickAnswers(draft: Draft, place: Place, name: string, facts: Facts): readonly Press[] {
  const answer = (value: FieldValue): Press => ({ press: 'answer', draft: draft.id, field: name, value })
  return answersOf(draft, place, name, facts).map(answer)
}

function answersOf(draft: Draft, { field, part }: Place, name: string, facts: Facts): readonly FieldValue[] {
  const today = dateIn(facts.now, facts.zone)
  switch (field.kind) {
    case 'choice':
      return field.options.slice(0, MOST_CHOICES).map((o) => o.id)
    case 'date':
      return likelyDays(today, field.tense)
    case 'dateRange':
      if (part === 'startHalf' || part === 'endHalf') return ['am', 'pm']
      return part === 'end' ? likelyEnds(draft, name, facts) : likelyDays(today, field.tense)
    case 'person':
      return likelyPeople(facts)
    case 'department': {
      const mine = facts.organisation.person(facts.me)?.department
      return mine ? [mine] : []
    }
    default:
      return []
  }
}

function likelyDays(today: PlainDate, tense: 'plan' | 'past' = 'plan'): string[] {
  if (tense === 'past') return [today, today.subtract({ days: 1 })].map(String)
  const nextMonday = today.add({ days: 8 - today.dayOfWeek })
  return unique([today, today.add({ days: 1 }), nextMonday].map(String))
}

/** The same day, the working day after it, the Friday of that week. */
function likelyEnds(draft: Draft, name: string, facts: Facts): string[] {
  const start = readDate(draft.loose[name.replace(/end$/, 'start')])
  if (!start) return []
  let next = start.add({ days: 1 })
  for (let i = 0; i < 10 && !isWorkingDay(facts.calendar, next); i++) next = next.add({ days: 1 })
  const friday = start.dayOfWeek < 5 ? [start.add({ days: 5 - start.dayOfWeek })] : []
  return unique([start, next, ...friday].map(String))
}

/** Those one works with: of the same department, and the manager. */
export function likelyPeople(facts: Facts): PersonId[] {
  const me = facts.organisation.person(facts.me)
  if (!me) return []
  const manager = managerChain(facts.organisation, me.id, 1).map((p) => p.id)
  const team = facts.organisation.people().filter((p) => p.active && p.department === me.department && p.id !== me.id)
  return unique([...manager, ...team.map((p) => p.id)]).slice(0, MOST_PEOPLE)
}

export function likelyApprovers(step: DecisionStep, facts: Facts, picked: readonly PersonId[]): PersonId[] {
  const approvers = step.approvers
  const role = approvers.by === 'initiatorPicks' ? approvers.role : undefined
  const among = role ? withRole(facts.organisation, role) : managerChain(facts.organisation, facts.me, MOST_PEOPLE)
  return among
    .map((p) => p.id)
    .filter((id) => id !== facts.me && !picked.includes(id))
    .slice(0, MOST_PEOPLE)
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]
