// The organisation's own requests through the streaming scorer: told of a request as often as one likes, it takes in only what is new.
import type { Finding } from './finding.ts'
import { deedsOf, recordOf, type OwnPerson, type OwnRequest } from './own-log.ts'
import { policiesOf } from './own-policy.ts'
import { NO_POLICY, offsetIn } from './records.ts'
import { openStream, score, type StreamState } from './stream.ts'

export interface Live {
  raised: readonly Finding[]
  withdrawn: readonly Finding[]
}

export interface OwnStream {
  moved(own: OwnRequest): Live
}

export function createOwnStream(people: readonly OwnPerson[], zone: string): OwnStream {
  const payments = new Set<string>()
  const departments = new Map(people.map((p) => [p.id, p.department]))
  const zones = new Map(people.map((p) => [p.id, p.zone]))
  // The exact kinds are asked inside the approval itself: here they have nobody to look at.
  const state: StreamState = openStream({ ...NO_POLICY, payments })
  return {
    moved(own) {
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

const isOurs = (f: Finding): boolean => f.kind === 'duplicate_claim'
const idOf = (f: Finding): string => f.caseIds.join('|')
