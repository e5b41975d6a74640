// Where the route leaves a choice between equals: who has been the quickest of late, with the decisions it rests on. One is named, nobody is ranked.
import type { DecisionStep, ProcessDefinition } from '../../approval/flow.ts'
import type { Label } from '../../approval/form.ts'
import { soonestFirst } from '../../insight/advise.ts'
import { Temporal } from '../../kernel/clock.ts'
import type { OrgId, PersonId, StepId } from '../../kernel/ids.ts'
import { withRole, type Person } from '../../people/organisation.ts'
import { nameOf } from '../names.ts'
import type { PersonView, RouteStepView } from '../views.ts'
import type { World } from '../world.ts'
import { readSettings } from './settings.ts'

export interface SoonestView {
  step: StepId
  name: Label
  /** `any`: one of them is enough · `pick`: the initiator names them. */
  choice: 'any' | 'pick'
  person: PersonView
  /** What a request may expect there now. */
  hours: number
  /** Decisions it rests on. */
  n: number
  among: number
}

interface Choice {
  step: StepId
  name: Label
  choice: SoonestView['choice']
  people: readonly PersonId[]
}

const LOOK_BACK = Temporal.Duration.from({ hours: 24 * 90 })
const MOST = 3000
/** Decisions below which a person's own pace is hearsay. */
const FEWEST = 5
/** Hardly quicker than the next is no advice. */
const CLEARLY = 0.75
/** More than these and the choice is not between equals but of anybody. */
const MOST_PEOPLE = 50

/** Steps of a route to come at which any one of several decides. */
export const anyOf = (route: readonly RouteStepView[]): Choice[] =>
  route.flatMap(({ step, name, mode, state, people }): Choice[] =>
    mode === 'any' && state === 'coming' && people.every((p) => p.state === 'coming')
      ? [{ step, name, choice: 'any', people: people.map((p) => p.id) }]
      : [],
  )

/** Steps whose approver the initiator names from the holders of a role. */
export const picksOf = (
  definition: ProcessDefinition,
  organisation: Parameters<typeof withRole>[0],
  me: PersonId,
): Choice[] =>
  definition.route
    .filter((step): step is DecisionStep => step.kind !== 'copy')
    .flatMap(({ id, name, approvers }): Choice[] =>
      approvers.by === 'initiatorPicks' && approvers.role !== undefined
        ? [
            {
              step: id,
              name,
              choice: 'pick',
              people: withRole(organisation, approvers.role).flatMap((p) => (p.id === me ? [] : [p.id])),
            },
          ]
        : [],
    )

/** Who is lawful was decided by the route; here only who is quick. Nothing is said of a step without a clear first. */
export async function soonestOf(
  world: World,
  org: OrgId,
  process: string,
  choices: readonly Choice[],
): Promise<SoonestView[]> {
  const real = choices.filter(({ people }) => people.length >= 2 && people.length <= MOST_PEOPLE)
  if (real.length === 0) return []
  const store = world.database.open(org)
  // Where nothing may be said about how a person works, this may not either.
  if ((await readSettings(store.insight)).aggregateOnly) return []
  const people = [...new Set(real.flatMap((c) => c.people))]
  const now = world.clock.now()
  const [decided, queues, organisation] = await Promise.all([
    store.insight.decided(people, now.subtract(LOOK_BACK), MOST),
    store.insight.queues(people),
    store.people.organisation(),
  ])
  return real.flatMap(({ step, name, choice, people: lawful }): SoonestView[] => {
    const here = decided.filter((d) => d.process === process && d.step === step && lawful.includes(d.person))
    // Where this step has next to no history, a person's pace elsewhere is the best guess.
    const past = (here.length >= FEWEST * lawful.length ? here : decided).map(({ person, wait, at }) => ({
      person,
      wait,
      at: Temporal.Instant.from(at).epochMilliseconds,
    }))
    const [first, second] = soonestFirst(lawful, past, queues, now.epochMilliseconds)
    if (!first || !second || first.n < FEWEST || !(first.wait <= CLEARLY * second.wait)) return []
    const hours = Math.round(first.wait / 360_000) / 10
    return [{ step, name, choice, person: nameOf(organisation, first.person), hours, n: first.n, among: lawful.length }]
  })
}

/** For a form that still asks whom to pick. */
export async function soonestToPick(world: World, org: OrgId, me: Person, process: string): Promise<SoonestView[]> {
  const store = world.database.open(org)
  const definition = (await store.processes.published()).find((p) => p.definition.key === process)?.definition
  return definition ? soonestOf(world, org, process, picksOf(definition, await store.people.organisation(), me.id)) : []
}
