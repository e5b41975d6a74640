// The organisation's own requests through the streaming scorer: told of a request as often as one likes, it takes in only what is new.
import { isFinished } from '../approval/request.ts'
import { Temporal } from '../kernel/clock.ts'
import type { Finding } from './finding.ts'
import { keyOf } from './finding-key.ts'
import { deedsOf, recordOf, type OwnPerson, type OwnRequest } from './own-log.ts'
import { policiesOf } from './own-policy.ts'
import { NO_POLICY, offsetIn } from './records.ts'
import { splitsOf, surest } from './own-split.ts'
import { inCurrency } from './severity.ts'
import { claimsNow, forget, openStream, score, type StreamState } from './stream.ts'

export interface Live {
  raised: readonly Finding[]
  withdrawn: readonly Finding[]
}

export interface OwnStream {
  /** Takes in what is new of a request, and says what that raises. */
  moved(own: OwnRequest): Live
  /** The same for history: splits are not asked about request by request, but taken over from the night that saw them all. */
  remember(own: OwnRequest): void
  know(findings: readonly Finding[]): void
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
  const splits = new Map<string, Finding>()
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
      const before = seenOf(own)
      const live = take(own)
      const deeds = seenOf(own)
      // Filed, or the fate of a part changed: only then a purchase in parts can look another way.
      const asks =
        deeds > before && (before === 0 || [...splits.values()].some((f) => f.caseIds.includes(own.request.id)))
      if (!asks) return live
      const change = splitAnew(own)
      return { raised: [...live.raised, ...change.raised], withdrawn: [...live.withdrawn, ...change.withdrawn] }
    },
    remember: (own) => void take(own),
    know(findings) {
      for (const f of findings) if (f.kind === 'split_purchase') splits.set(keyOf(f), f)
    },
  }

  function seenOf(own: OwnRequest): number {
    return state.cases.get(own.request.id)?.deeds.length ?? 0
  }

  function splitAnew({ definition }: OwnRequest): Live {
    if (!policiesOf(definition, Number.NaN).some((p) => p.threshold)) return NOTHING
    const twice = new Set([...state.twice.values()].flatMap((f) => f.caseIds))
    const own = claimsNow(state).filter((c) => c.r.template === definition.key)
    const mine = new Set(own.map((c) => c.id))
    const now = surest(splitsOf(own, definition, twice))
    // Parts that are no longer held are the night's to judge.
    const known = [...splits].filter(([, f]) => f.caseIds.every((id) => mine.has(id)))
    const raised = [...now].flatMap(([key, f]) =>
      (splits.get(key)?.caseIds.length ?? 0) < f.caseIds.length ? [f] : [],
    )
    const withdrawn = known.flatMap(([key, f]) => (now.has(key) ? [] : [f]))
    for (const f of withdrawn) splits.delete(keyOf(f))
    for (const [key, f] of now) splits.set(key, f)
    return { raised, withdrawn }
  }

  function take(own: OwnRequest): Live {
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
      for (const one of change.raised.filter(isOurs)) {
        const f = inCurrency(one, () => record.currency)
        raised.set(idOf(f), f)
        withdrawn.delete(idOf(f))
      }
      for (const f of change.withdrawn.filter(isOurs)) {
        withdrawn.set(idOf(f), f)
        raised.delete(idOf(f))
      }
    }
    return { raised: [...raised.values()], withdrawn: [...withdrawn.values()] }
  }
}

const NOTHING: Live = { raised: [], withdrawn: [] }
const endOf = ({ finishedAt }: { finishedAt: string }): number => Temporal.Instant.from(finishedAt).epochMilliseconds

const isOurs = (f: Finding): boolean => f.kind === 'duplicate_claim'
const idOf = (f: Finding): string => f.caseIds.join('|')
