// What would happen on submit: the values as they would be stored, the title, the route with people. Nothing is written.
import type { Picks } from '../approval/commands.ts'
import type { Label, Problem, Values } from '../approval/form.ts'
import type { Refusal } from '../approval/refusals.ts'
import { titleOf } from '../approval/title.ts'
import { checkValues } from '../approval/values.ts'
import type { OrgId, ProcessKey } from '../kernel/ids.ts'
import type { Person } from '../people/organisation.ts'
import { mayStart } from '../people/permissions.ts'
import { refusalWords } from './explain.ts'
import { forecastDraft, type ForecastView } from './insight/forecast.ts'
import { anyOf, soonestOf, type SoonestView } from './insight/soonest.ts'
import { previewRoute } from './route.ts'
import type { RouteStepView } from './views.ts'
import { calendarOf, type World } from './world.ts'

export type Previewed =
  | { problems: readonly Problem[] }
  | { values: Values; route: RouteStepView[]; title: Label; forecast?: ForecastView; soonest: SoonestView[] }
  | { refusal: Refusal; message: string }

export async function preview(
  world: World,
  org: OrgId,
  me: Person,
  { process: key, values, picks = {} }: { process: ProcessKey; values: Values; picks?: Picks | undefined },
): Promise<Previewed> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const process = (await store.processes.published()).find((p) => p.definition.key === key)
  if (!process || !mayStart(organisation, process.definition, me)) {
    const refusal: Refusal = { refused: 'may-not-start' }
    return { refusal, message: refusalWords(refusal, me, organisation, world.clock.now()) }
  }
  const now = world.clock.now()
  const { calendar } = calendarOf(world, organisation)(me.id)
  const checked = checkValues(process.definition.form, values, { organisation, calendar, now })
  if ('problems' in checked) return { problems: checked.problems }
  const known = { now, organisation, process, calendarOf: calendarOf(world, organisation) }
  const route = previewRoute({ initiator: me.id, values: checked.values, picks }, known)
  const forecast = await forecastDraft(world, org, me, { ...process, values: checked.values, route })
  return {
    values: checked.values,
    title: titleOf(process.definition, checked.values, organisation),
    route,
    soonest: await soonestOf(world, org, key, anyOf(route)),
    ...(forecast ? { forecast } : {}),
  }
}
