// The exact kinds, asked inside the approval's own transaction: a breach is stored with the decision that made it, or not at all.
import type { Event } from '../../approval/events.ts'
import type { ProcessDefinition } from '../../approval/flow.ts'
import type { Request, State } from '../../approval/request.ts'
import type { Finding } from '../../insight/finding.ts'
import { keyOf } from '../../insight/finding-key.ts'
import { ownBreaches } from '../../insight/own-breach.ts'
import { personOf } from '../../insight/own-log.ts'
import type { Instant } from '../../kernel/clock.ts'
import type { Organisation } from '../../people/organisation.ts'
import type { Store } from '../ports.ts'
import { keepFindings } from './keep.ts'
import { ownPerson } from './own.ts'

interface Moved {
  before: State
  after: Request
  /** What just happened. */
  events: readonly Event[]
  definition: ProcessDefinition
  organisation: Organisation
  now: Instant
}

/** Nothing statistical happens here, and nothing is blocked: a finding is a note beside the request. */
export async function watch(store: Store, moved: Moved): Promise<void> {
  const { before, after, events, definition, organisation, now } = moved
  // Filing, remarks and urging breach nothing; most commands end here without a question to the database.
  if (before === undefined || !events.some((e) => WORTH.has(e.type))) return
  const all = await store.requests.events(after.id)
  const earlier = all.slice(0, all.length - events.length)
  const look = (request: Request, log: readonly Event[]): Finding[] =>
    ownBreaches(
      { request, events: log, definition },
      { people: peopleOn(request, organisation), zone: organisation.zone, now: now.epochMilliseconds },
    )
  const found = look(after, all)
  const keys = new Set(found.map(keyOf))
  const gone = look(before, earlier).filter((f) => !keys.has(keyOf(f)))
  await keepFindings(store, found, {
    source: 'rule',
    organisation,
    now,
    initiatorOf: (id) => (id === after.id ? after.initiator : undefined),
  })
  const known = gone.length > 0 ? await store.insight.byKeys(gone.map(keyOf)) : []
  const over = known.filter((f) => f.state === 'open' || f.state === 'asked' || f.state === 'answered')
  await store.insight.move(
    over.map((f) => f.id),
    'resolved',
    now,
  )
  await store.insight.write(over.map((f) => ({ finding: f.id, at: now.toString(), what: 'resolved' as const })))
}

const WORTH: ReadonlySet<Event['type']> = new Set([
  'Approved',
  'AutoPassed',
  'Rejected',
  'Returned',
  'Transferred',
  'Withdrawn',
  'BecameOverdue',
])

function peopleOn(request: Request, organisation: Organisation) {
  const ids = new Set([request.initiator, ...request.tasks.map((t) => t.person)])
  return new Map(
    [...ids].flatMap((id) => {
      const p = organisation.person(id)
      return p ? [[id, personOf(ownPerson(p))] as const] : []
    }),
  )
}
