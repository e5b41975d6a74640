// What probably happens to a request: when it will be done, and for whoever files it, the risk of a return and what to fix first.
import type { Label, Values } from '../../approval/form.ts'
import type { ProcessDefinition } from '../../approval/flow.ts'
import { openTasks, type Request } from '../../approval/request.ts'
import type { Forecast, TooFew } from '../../insight/own-analyst.ts'
import { imagined } from '../../insight/own-analyst.ts'
import type { Load } from '../../insight/predict/load.ts'
import { stillWaiting } from '../../insight/still-waiting.ts'
import { Temporal, type Instant } from '../../kernel/clock.ts'
import type { OrgId, PersonId, RequestId } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import { maySee } from '../../people/permissions.ts'
import type { Store } from '../ports.ts'
import type { RouteStepView } from '../views.ts'
import type { World } from '../world.ts'

export type ForecastView =
  | { few: true; n: number; needed: number }
  | {
      few: false
      likely: string
      low: string
      high: string
      /** Later than four of five already: then no date is promised. */
      late: boolean
      /** Finished requests of the process it was learnt from. */
      n: number
      /** Only for whoever files it: an approver is not to be told how to decide. */
      risk?: { percent: number; reasons: readonly ReasonView[]; traits: readonly TraitView[] }
    }

export interface ReasonView {
  field: Label
  missing: number
  returned: number
  missingElsewhere: number
  others: number
}

/** A choice that came back clearly oftener than others. */
export interface TraitView {
  field: Label
  option: Label
  returned: number
  n: number
  otherReturned: number
  others: number
}

/** Before it is filed. Undefined where nothing can be said in a moment. */
export async function forecastDraft(
  world: World,
  org: OrgId,
  me: Person,
  draft: { definition: ProcessDefinition; version: number; values: Values; route: readonly RouteStepView[] },
): Promise<ForecastView | undefined> {
  const { definition, version, values, route } = draft
  const now = world.clock.now()
  if (!world.analysts) return undefined
  const first = route.find((step) => step.kind !== 'copy' && step.people.length > 0)?.people[0]?.id
  const load = first && (await world.database.open(org).insight.lying(first, now))
  const own = imagined({ definition, initiator: me.id, values, now }, version)
  const said = await world.analysts.forecast(org, own, load)
  return said && viewOf(said, { definition, since: now, now, mine: true })
}

/** Of a request under way, for anybody who may see it. */
export async function forecastRequest(
  world: World,
  org: OrgId,
  me: Person,
  id: RequestId,
): Promise<ForecastView | undefined> {
  if (!world.analysts) return undefined
  const store = world.database.open(org)
  const request = (await store.requests.find(id))?.request
  if (request?.status !== 'underway' || !maySee(await store.people.organisation(), request, me)) return undefined
  const definition = await store.processes.version(request.process.key, request.process.version)
  if (!definition) return undefined
  const events = await store.requests.events(id)
  const said = await world.analysts.forecast(
    org,
    { request, events, definition },
    await lyingBeside(store, request, world.clock.now()),
  )
  const last = events.findLast((e) => COUNTS.has(e.type))
  const since = Temporal.Instant.from(last?.at ?? request.submittedAt)
  return said && viewOf(said, { definition, since, now: world.clock.now(), mine: request.initiator === me.id })
}
/** The other requests that lie with whoever this one waits for. */
async function lyingBeside(store: Store, request: Request, now: Instant): Promise<Load | undefined> {
  const waitsFor: PersonId | undefined = openTasks(request)[0]?.person
  return waitsFor && store.insight.lying(waitsFor, now, request.id)
}

/** What the forecast measures from: the last thing a person did. */
const COUNTS: ReadonlySet<string> = new Set(['Submitted', 'Resubmitted', 'Approved', 'Transferred', 'Returned'])

/** Less is not worth a warning. */
const WORTH_SAYING = 0.15

function viewOf(
  said: Forecast | TooFew,
  about: { definition: ProcessDefinition; since: Instant; now: Instant; mine: boolean },
): ForecastView {
  if ('tooFew' in said) return { few: true, n: said.n, needed: said.needed }
  const { definition, since, now, mine } = about
  const at = (ms: number): Instant => since.add({ milliseconds: Math.round(ms) })
  const moved = stillWaiting(said, now.epochMilliseconds - since.epochMilliseconds)
  const risk = {
    percent: Math.round(said.returns * 100),
    reasons: said.reasons.flatMap(({ field, ...counts }): ReasonView[] => {
      const known = definition.form.fields.find((f) => f.id === field)
      return known ? [{ field: known.label, ...counts }] : []
    }),
    traits: said.traits.flatMap(({ field, option, ...counts }): TraitView[] => {
      const known = definition.form.fields.find((f) => f.id === field)
      const chosen = known?.kind === 'choice' ? known.options.find((o) => o.id === option) : undefined
      return known && chosen ? [{ field: known.label, option: chosen.label, ...counts }] : []
    }),
  }
  const usual = since.add({ milliseconds: Math.round(said.high) })
  const late = Temporal.Instant.compare(usual, now) < 0
  return {
    few: false,
    likely: at(moved.remaining).toString(),
    low: at(moved.low).toString(),
    // By when it would usually have been done; otherwise by when it will be.
    high: (late ? usual : at(moved.high)).toString(),
    late,
    n: said.n,
    ...(mine && (said.returns >= WORTH_SAYING || risk.reasons.length + risk.traits.length > 0) ? { risk } : {}),
  }
}
