// The organisation's own requests through the streaming scorer: told of a request as often as one likes, it takes in only what is new.
import { isFinished } from '../approval/request.ts'
import { Temporal } from '../kernel/clock.ts'
import type { Finding } from './finding.ts'
import { deedsOf, recordOf, type OwnPerson, type OwnRequest } from './own-log.ts'
import { policiesOf } from './own-policy.ts'
import { NO_POLICY, offsetIn } from './records.ts'
import { forget, openStream, score, type StreamState } from './stream.ts'

export interface Live {
  raised: readonly Finding[]
  withdrawn: readonly Finding[]
}

export interface OwnStream {
  moved(own: OwnRequest): Live
  /** Lets go of what nobody adds to any more. */
  forget(now: number): void
  /** Requests it still holds. */
  readonly held: number
}

const DAY = 86_400_000
/** Finished and quiet for so long: nothing more comes. */
const QUIET = 30 * DAY
/** A receipt older than this is no longer claimed; the night still compares with all of them. */
const CLAIMED = 400 * DAY

export function createOwnStream(people: readonly OwnPerson[], zone: string): OwnStream {
  const payments = new Set<string>()
  const departments = new Map(people.map((p) => [p.id, p.department]))
  const zones = new Map(people.map((p) => [p.id, p.zone]))
  // The exact kinds are asked inside the approval itself: here they have nobody to look at.
  const state: StreamState = openStream({ ...NO_POLICY, payments })
  const unfinished = new Set<string>()
  let floor = Number.NEGATIVE_INFINITY
  return {
    get held() {
      return state.cases.size
    },
    forget(now) {
      floor = now - QUIET
      forget(state, { cases: floor, claims: now - CLAIMED }, (id) => unfinished.has(id))
    },
    moved(own) {
      const { request } = own
      if (isFinished(request)) unfinished.delete(request.id)
      else unfinished.add(request.id)
      // Forgotten already: a late remark does not make it new.
      if (isFinished(request) && !state.cases.has(request.id) && endOf(request) < floor) return NOTHING
      for (const payment of policiesOf(own.definition, Number.NaN)[0]?.policy.payments ?? []) payments.add(payment)
      const raised = new Map<string, Finding>()
      const withdrawn = new Map<string, Finding>()
      const seen = state.cases.get(own.request.id)?.deeds.length ?? 0
      const record = recordOf(own, departments.get(own.request.initiator) ?? '')
      for (const deed of deedsOf(own).slice(seen)) {
        const event = {
          caseId: own.request.id,
          activity: deed.activity,
          ms: deed.ms,
          offset: offsetIn(zones.get(deed.actor) ?? zone, deed.ms) ?? 0,
          actor: deed.actor,
          role: deed.role,
        }
        const change = score(event, state, record)
        for (const f of change.raised.filter(isOurs)) {
          raised.set(idOf(f), f)
          withdrawn.delete(idOf(f))
        }
        for (const f of change.withdrawn.filter(isOurs)) {
          withdrawn.set(idOf(f), f)
          raised.delete(idOf(f))
        }
      }
      return { raised: [...raised.values()], withdrawn: [...withdrawn.values()] }
    },
  }
}

const NOTHING: Live = { raised: [], withdrawn: [] }
const endOf = ({ finishedAt }: { finishedAt: string }): number => Temporal.Instant.from(finishedAt).epochMilliseconds

const isOurs = (f: Finding): boolean => f.kind === 'duplicate_claim'
const idOf = (f: Finding): string => f.caseIds.join('|')
