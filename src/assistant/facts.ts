// Gathers what the dialogue is told for one step: my tasks, my requests, the processes I may start, who is called what.
import { openTaskOf } from '../approval/request.ts'
import { returnTargets } from '../approval/may.ts'
import type { Facts, MyRequest, PendingTask, Published } from '../dialogue/facts.ts'
import { mayStart, visibleFields } from '../people/permissions.ts'
import type { Organisation, Person } from '../people/organisation.ts'
import { findPeople } from './lexicon.ts'
import type { RequestRow, Store } from './ports.ts'
import type { World } from './world.ts'

const PENDING = 100
const MINE = 30

/** `seed` makes the ids of new drafts, so that answering the same message again makes the same draft. */
export async function factsFor(world: World, store: Store, me: Person, seed: string): Promise<Facts> {
  const [organisation, published, waiting, mine] = await Promise.all([
    store.people.organisation(),
    store.processes.published(),
    store.views.waitingFor(me.id, PENDING),
    store.views.mine(me.id, { limit: MINE }),
  ])
  let drafts = 0
  const definitions = new Map<string, Published>()
  const versionOf = async ({ key, version }: { key: string; version: number }): Promise<Published | undefined> => {
    const known = definitions.get(`${key}/${version}`)
    if (known) return known
    const definition = await store.processes.version(key, version)
    if (definition) definitions.set(`${key}/${version}`, { definition, version })
    return definition && { definition, version }
  }
  const shown = async (row: RequestRow): Promise<Shown | undefined> => {
    const definition = await versionOf(row.request.process)
    return definition && { request: shownOf(organisation, me, row, definition), definition }
  }
  const tasks = await Promise.all(waiting.map(async (row) => pendingOf(await shown(row), row, me)))
  const requests = await Promise.all(mine.map(shown))
  return {
    now: world.clock.now(),
    zone: me.zone,
    me: me.id,
    organisation,
    calendar: world.calendar(me.calendar ?? organisation.calendar),
    processes: published.filter((p) => mayStart(organisation, p.definition, me)),
    closed: published.filter((p) => !mayStart(organisation, p.definition, me)),
    versions: [...definitions.values()],
    pending: tasks.filter((t) => t !== undefined),
    mine: requests.filter((r) => r !== undefined).map((r) => r.request),
    findPeople: (surface) => findPeople(organisation, me, surface),
    newDraftId: () => `${seed}-${++drafts}`,
  }
}

function shownOf(
  organisation: Organisation,
  me: Person,
  { request, revision, title }: RequestRow,
  { definition, version }: Published,
): MyRequest {
  const visible = visibleFields(organisation, definition, request, me)
  return {
    id: request.id,
    number: request.number,
    owner: request.initiator,
    process: request.process.key,
    title,
    values: Object.fromEntries(Object.entries(request.values).filter(([field]) => visible.includes(field))),
    revision,
    status: request.status,
    version,
  }
}

interface Shown {
  request: MyRequest
  definition: Published
}

function pendingOf(shown: Shown | undefined, { request }: RequestRow, me: Person): PendingTask | undefined {
  const task = openTaskOf(request, me.id)
  if (!shown || !task) return undefined
  const returnTo = returnTargets(request, shown.definition.definition).map((step) => ({
    step,
    people: request.tasks.filter((t) => t.step === step && t.state === 'approved').map((t) => t.person),
  }))
  return { ...shown.request, taskId: task.id, returnTo }
}
