// Every night: the whole log is looked at once, findings are kept, what is over is closed, the forecasts learn.
import type { ProcessDefinition } from '../../approval/flow.ts'
import { keyOf } from '../../insight/finding-key.ts'
import type { Finding } from '../../insight/finding.ts'
import type { Page, Study } from '../../insight/own-analyst.ts'
import { Temporal, type Instant } from '../../kernel/clock.ts'
import type { OrgId, RequestId } from '../../kernel/ids.ts'
import type { Organisation } from '../../people/organisation.ts'
import type { Store } from '../ports.ts'
import type { World } from '../world.ts'
import { keepFindings } from './keep.ts'
import { ownHistory, ownPeople } from './own.ts'
import type { Studied } from './ports.ts'

export interface Night {
  requests: number
  findings: number
  fresh: number
  resolved: number
  forgotten: number
}

/** Findings nobody confirmed are personal data without a purpose after half a year. */
const KEPT = Temporal.Duration.from({ hours: 24 * 180 })
const AT_ONCE = 100

/** Safe to run twice: the second time finds the same and stores nothing new. */
export async function nightly(world: World, org: OrgId): Promise<Night | undefined> {
  return world.analysts ? keepStudied(world, org, await studyOwn(world, org)) : undefined
}

/** What was learnt longer ago is learnt anew. */
const HOLDS = Temporal.Duration.from({ hours: 24 })

/** When what this process foretells from was learnt: by itself, or by another one that ran the night. */
const HELD = new WeakMap<World, Map<OrgId, Instant>>()
function hold(world: World, org: OrgId, at: Instant): void {
  const held = HELD.get(world) ?? new Map<OrgId, Instant>()
  HELD.set(world, held.set(org, at))
}

/** After a start, and when another server has learnt since: forecasts go on from what was kept. False when there is nothing new. */
export async function recall(world: World, org: OrgId): Promise<boolean> {
  const store = world.database.open(org)
  const kept = await store.insight.learnt(HELD.get(world)?.get(org))
  if (!kept || !world.analysts) return false
  const organisation = await store.people.organisation()
  const recalled = await world.analysts.recall(org, ownStudy(organisation, world.clock.now()), kept.bytes)
  hold(world, org, Temporal.Instant.from(kept.at))
  return recalled
}

/** A minute after a start: the log is looked at, without learning while what is kept still holds. */
export async function firstLook(world: World, org: OrgId): Promise<Night | undefined> {
  if (!world.analysts) return undefined
  const kept = await world.database.open(org).insight.learnt()
  const old = !kept || Temporal.Instant.compare(Temporal.Instant.from(kept.at), world.clock.now().subtract(HOLDS)) < 0
  return keepStudied(world, org, await studyOwn(world, org, { train: old }))
}

export async function keepStudied(world: World, org: OrgId, studied: StudiedOwn): Promise<Night> {
  const { findings, requests, initiators, now, learnt } = studied
  if (learnt) {
    await world.database.open(org).insight.keepLearnt(learnt, now)
    hold(world, org, now)
  }
  const organisation = await world.database.open(org).people.organisation()
  let fresh = 0
  for (let from = 0; from < findings.length; from += AT_ONCE) {
    const some = findings.slice(from, from + AT_ONCE)
    const kept = await world.database.transaction(org, (store) =>
      keepFindings(store, some, { source: 'batch', organisation, now, initiatorOf: (id) => initiators.get(id) }),
    )
    fresh += kept.fresh.length
  }
  const resolved = await world.database.transaction(org, (store) => close(store, findings, now))
  const forgotten = await world.database.open(org).insight.forget(now.subtract(KEPT))
  return { requests, findings: findings.length, fresh, resolved, forgotten }
}

export interface StudiedOwn extends Studied {
  initiators: ReadonlyMap<RequestId, string>
  numbers: ReadonlyMap<RequestId, string>
  now: Instant
}

/** Only looks; for `yiju insight scan` without a log, which stores nothing. */
export async function studyOwn(world: World, org: OrgId, { train = true } = {}): Promise<StudiedOwn> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const now = world.clock.now()
  const [initiators, numbers] = [new Map<RequestId, string>(), new Map<RequestId, string>()]
  const pages = async function* (): AsyncGenerator<Page> {
    for await (const page of ownHistory(store)) {
      const definitions: Record<string, ProcessDefinition> = {}
      for (const { request, definition } of page) {
        initiators.set(request.id, request.initiator)
        numbers.set(request.id, request.number)
        definitions[`${request.process.key}/${request.process.version}`] = definition
      }
      yield { requests: page.map(({ request, events }) => ({ request, events })), definitions }
    }
  }
  const study = { ...ownStudy(organisation, now), train }
  const seen = (await world.analysts?.study(org, study, pages())) ?? { findings: [], requests: 0 }
  return { ...seen, initiators, numbers, now }
}

const ownStudy = (organisation: Organisation, now: Instant): Study => ({
  people: ownPeople(organisation),
  zone: organisation.zone,
  now: now.epochMilliseconds,
})

const ALL = 100_000

/** No longer so: the late request was decided, the habit is gone. What people judged stays as they judged it. */
async function close(store: Store, found: readonly Finding[], now: Instant): Promise<number> {
  const keys = new Set(found.map(keyOf))
  const scope = { me: '', line: [], everybody: true }
  const open = await store.insight.list(scope, { states: ['open', 'asked', 'answered'], limit: ALL })
  const over = open.filter((f) => !keys.has(f.key)).map((f) => f.id)
  await store.insight.move(over, 'resolved', now)
  await store.insight.write(over.map((finding) => ({ finding, at: now.toString(), what: 'resolved' as const })))
  return over.length
}
