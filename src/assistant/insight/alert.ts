// What may not wait for the digest: severe breaches go at once to the nearest superior who has not signed them; grouped, few, and not at night.
import { isSevere, SEVERE_KINDS, severityOf } from '../../insight/severity.ts'
import { Temporal, type Instant } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import { managerChain, withRole, type Organisation, type Person } from '../../people/organisation.ts'
import type { Store } from '../ports.ts'
import type { World } from '../world.ts'
import { alertCard } from './cards/finding.ts'
import { openFinding } from './findings.ts'
import type { StoredFinding } from './ports.ts'
import { tellOf } from './tell.ts'
import type { FindingDetail } from './views.ts'

/** What an old log holds is for the digest: nobody can act on it at once. */
const RECENT = Temporal.Duration.from({ hours: 48 })
/** Beyond these a day everything waits for the digest: who is called all the time no longer listens. */
export const MOST_ALERTS = 3
const DAY = Temporal.Duration.from({ hours: 24 })
/** Hours of the reader's own day. */
const AWAKE = { from: 8, until: 20 }

/** Safe to call as often as one likes: each finding is told once. Gives back how many cards went out. */
export async function sendAlerts(world: World, org: OrgId): Promise<number> {
  const store = world.database.open(org)
  const now = world.clock.now()
  const organisation = await store.people.organisation()
  const untold = (await store.insight.untold(SEVERE_KINDS, now.subtract(RECENT))).filter(isSevere)
  const byReader = new Map<PersonId, StoredFinding[]>()
  for (const finding of untold)
    for (const reader of await readersOf(store, organisation, finding))
      byReader.set(reader.id, [...(byReader.get(reader.id) ?? []), finding])
  let sent = 0
  for (const [id, findings] of byReader) {
    const reader = organisation.person(id)
    const hour = now.toZonedDateTimeISO(reader?.zone ?? organisation.zone).hour
    if (!reader || hour < AWAKE.from || hour >= AWAKE.until || !(await mayBeCalled(store, id, now))) continue
    if (await alert(world, org, reader, findings)) sent += 1
  }
  return sent
}

/** The nearest superior of all concerned who did not decide on it; else the auditors; else whoever leads them, signed or not. */
async function readersOf(store: Store, organisation: Organisation, finding: StoredFinding): Promise<readonly Person[]> {
  const [first, ...others] = finding.persons.map((p) => managerChain(organisation, p))
  const above = (first ?? []).filter(
    (m) => !finding.persons.includes(m.id) && others.every((chain) => chain.some((c) => c.id === m.id)),
  )
  const found = await Promise.all(finding.cases.map((id) => store.requests.find(id)))
  const signed = new Set(found.flatMap((f) => f?.request.tasks.flatMap((t) => (t.decidedAt ? [t.person] : [])) ?? []))
  const free = above.find((m) => !signed.has(m.id))
  if (free) return [free]
  const auditors = withRole(organisation, 'auditor').filter((a) => !finding.persons.includes(a.id) && !signed.has(a.id))
  return auditors.length > 0 ? auditors : above.slice(0, 1)
}

const settingOf = (person: PersonId): string => `alerts/${person}`

async function calledOf(store: Store, person: PersonId, now: Instant): Promise<string[]> {
  const kept = await store.insight.setting(settingOf(person))
  const times = Array.isArray(kept) ? kept.filter((t) => typeof t === 'string') : []
  return times.filter((t) => Temporal.Instant.compare(Temporal.Instant.from(t), now.subtract(DAY)) > 0)
}

const mayBeCalled = async (store: Store, person: PersonId, now: Instant): Promise<boolean> =>
  (await calledOf(store, person, now)).length < MOST_ALERTS

async function alert(world: World, org: OrgId, me: Person, findings: readonly StoredFinding[]): Promise<boolean> {
  const now = world.clock.now()
  const views: FindingDetail[] = []
  for (const { id } of findings.toSorted((a, b) => severityOf(b) - severityOf(a))) {
    const view = await openFinding(world, org, me, id).catch((error: unknown) => {
      // Not for this reader after all: somebody changed the line in between.
      if (error instanceof Fault && error.code === 'not-found') return undefined
      throw error
    })
    if (view) views.push(view)
  }
  if (views.length === 0) return false
  const about = `finding-alert:${views.map((v) => v.id).join(',')}`
  if (!(await tellOf(world, org, me.id, { about, draw: ({ maker }) => alertCard(views, maker) }))) return false
  await world.database.transaction(org, async (store) => {
    await store.insight.write(
      views.map((v) => ({ finding: v.id, at: now.toString(), by: me.id, what: 'told' as const })),
    )
    await store.insight.keepSetting(settingOf(me.id), [...(await calledOf(store, me.id, now)), now.toString()])
  })
  return true
}
