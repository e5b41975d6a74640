// What the insight screens ask for beside the list of findings: summary, digest, map, who looked.
import { Fault } from '../../kernel/fault.ts'
import { Temporal } from '../../kernel/clock.ts'
import type { OrgId, ProcessKey } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import { makerFor } from '../cards/maker.ts'
import { nameOf } from '../names.ts'
import type { World } from '../world.ts'
import { movesOf } from './cards/digest.ts'
import { digestOf, FEWEST_JUDGED, type Period } from './digest.ts'
import { readingOf, standingOf } from './findings.ts'
import { trendsOf } from './pictures.ts'
import { activityLabel, kindName } from './readable.ts'
import { isAuditor } from './rights.ts'
import { keepSettings, readSettings, rhythmOf } from './settings.ts'
import type { AccessView, DigestView, InsightSummary, MapView, SettingsView } from './views.ts'

const JUDGED_FOR = Temporal.Duration.from({ hours: 24 * 90 })
const LOOKS = 200

export async function insightSummary(world: World, org: OrgId, me: Person): Promise<InsightSummary> {
  const { store, scope } = await readingOf(world, org, me)
  const relation = standingOf(scope)
  const published = await store.processes.published()
  const judged = relation === 'concerned' ? [] : await store.insight.judged(world.clock.now().subtract(JUDGED_FOR))
  return {
    relation,
    rhythm: await rhythmOf(store.insight, me.id),
    // How a process runs is no secret of anybody's line, but only those who lead or audit have a use for it.
    processes:
      relation === 'concerned'
        ? []
        : published.map(({ definition }) => ({ key: definition.key, name: definition.name })),
    precision: judged.map(({ kind, confirmed, dismissed }) => {
      const n = confirmed + dismissed
      return {
        kind,
        name: kindName(kind),
        confirmed,
        dismissed,
        ...(n >= FEWEST_JUDGED ? { precision: confirmed / n } : {}),
      }
    }),
    fewest: FEWEST_JUDGED,
  }
}

export async function digestView(world: World, org: OrgId, me: Person, period: Period): Promise<DigestView> {
  const { organisation, naming, store } = await readingOf(world, org, me)
  const digest = await digestOf(world, org, me, period)
  const processes = await store.processes.published()
  const maker = makerFor(me, { organisation, now: world.clock.now(), processes }, () => '')
  const nameOfProcess = (key: string) => naming.definitions.find((d) => d.key === key)?.name ?? { zh: key, en: key }
  return {
    period: digest.period,
    from: digest.from.toString(),
    to: digest.to.toString(),
    hasLine: digest.hasLine,
    waiting: digest.waiting,
    stuck: digest.stuck.map((s) => ({
      request: s.request,
      number: s.number,
      process: nameOfProcess(s.process),
      initiator: nameOf(organisation, s.initiator),
      ...(s.title ? { title: s.title } : {}),
      waitingFor: s.waitingFor.map((id) => nameOf(organisation, id)),
      days: s.days,
      late: s.late,
    })),
    findings: digest.findings,
    findingsMore: digest.findingsMore,
    moves: movesOf(digest, maker),
  }
}

export async function digestPicture(world: World, org: OrgId, me: Person): Promise<Uint8Array> {
  if (!world.charts) throw new Fault('not-found', 'nobody draws here')
  return world.charts.png(trendsOf(await digestOf(world, org, me, 'week'), me.locale))
}

const MOST_DAYS = 730

export async function processMap(
  world: World,
  org: OrgId,
  me: Person,
  process: ProcessKey,
  days: number,
): Promise<MapView> {
  const { scope, naming } = await readingOf(world, org, me)
  const definition = naming.definitions.find((d) => d.key === process)
  if (standingOf(scope) === 'concerned' || !definition) throw new Fault('not-found', 'no such map')
  const since = world.clock.now().subtract({ hours: 24 * Math.min(MOST_DAYS, Math.max(1, days)) })
  const map = await world.analysts?.map(org, process, since)
  if (!map) return { process, name: definition.name, requests: 0, nodes: [], edges: [] }
  return {
    ...map,
    name: definition.name,
    nodes: map.nodes.map((node) => ({ ...node, label: activityLabel(node.id, naming) })),
  }
}

export async function listAccesses(world: World, org: OrgId, me: Person): Promise<AccessView[]> {
  if (!isAuditor(me) && !me.roles.includes('admin')) throw new Fault('forbidden', 'for auditors and administrators')
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  return (await store.insight.accesses(LOOKS)).map(({ at, person, what, findings }) => ({
    at,
    by: nameOf(organisation, person),
    what,
    findings: findings.length,
  }))
}

export async function insightSettings(world: World, org: OrgId, me: Person): Promise<SettingsView> {
  mustBeAdmin(me)
  return readSettings(world.database.open(org).insight)
}

export async function changeSettings(world: World, org: OrgId, me: Person, settings: SettingsView): Promise<void> {
  mustBeAdmin(me)
  await keepSettings(world.database.open(org).insight, settings)
}

function mustBeAdmin(me: Person): void {
  if (!me.roles.includes('admin')) throw new Fault('forbidden', 'for administrators')
}
