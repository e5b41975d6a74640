// Findings for a reader: the list and one of them, with what they may do; a look by office is written into the chained log.
import type { Label } from '../../approval/form.ts'
import type { FindingKind } from '../../insight/finding.ts'
import { POLICY_KINDS } from '../../insight/finding.ts'
import { severityOf, stakeOf } from '../../insight/severity.ts'
import { Fault } from '../../kernel/fault.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import type { Locale, Organisation, Person } from '../../people/organisation.ts'
import { maySee } from '../../people/permissions.ts'
import { nameOf } from '../names.ts'
import type { Store } from '../ports.ts'
import type { World } from '../world.ts'
import type { FindingEntry, FindingFilter, FindingScope, StoredFinding } from './ports.ts'
import { factsOf, kindName, mayBeOf, moneyOf, saysOf, type Naming } from './readable.ts'
import { mayDo, relationTo, scopeOf, type Relation } from './rights.ts'
import { wordedBefore } from './worded.ts'
import type { CaseView, FindingDetail, FindingPage, FindingView } from './views.ts'

const PAGE = 30
/** What weighs most is looked for among so many: nobody pages further. */
const WEIGHED = 500
/** The newest first, or what matters most: how sure, about how much money, how hard to undo. */
export const ORDERS = ['time', 'weight'] as const
export type Order = (typeof ORDERS)[number]
const CASES = 12
const EXACT: ReadonlySet<FindingKind> = new Set(POLICY_KINDS)

export interface Reading {
  store: Store
  /** What a model worded before and the checker let pass. */
  worded(finding: StoredFinding): string | undefined
  organisation: Organisation
  naming: Naming
  me: Person
  scope: FindingScope
}

export async function readingOf(world: World, org: OrgId, me: Person): Promise<Reading> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const published = await store.processes.published()
  return {
    store,
    worded: (finding) => wordedBefore(world, finding, me.locale),
    organisation,
    naming: { organisation, definitions: published.map((p) => p.definition) },
    me,
    scope: scopeOf(organisation, me),
  }
}

export async function listFindings(
  world: World,
  org: OrgId,
  me: Person,
  { order = 'time', ...filter }: Omit<FindingFilter, 'limit'> & { order?: Order },
): Promise<FindingPage> {
  const reading = await readingOf(world, org, me)
  const found =
    order === 'time'
      ? await reading.store.insight.list(reading.scope, { ...filter, limit: PAGE + 1 })
      : await byWeight(reading, filter)
  const shown = found.slice(0, PAGE)
  await noteLook(world, org, reading, 'list', shown)
  return {
    items: await Promise.all(shown.map(async (f) => viewOf(reading, f))).then((all) =>
      all.filter((v) => v !== undefined),
    ),
    more: found.length > PAGE,
    relation: standingOf(reading.scope),
  }
}

async function byWeight(
  { store, scope }: Reading,
  { before, ...filter }: Omit<FindingFilter, 'limit'>,
): Promise<readonly StoredFinding[]> {
  const all = await store.insight.list(scope, { ...filter, limit: WEIGHED })
  const sorted = all.toSorted((a, b) => severityOf(b) - severityOf(a) || a.id.localeCompare(b.id))
  const from = before === undefined ? 0 : sorted.findIndex((f) => f.id === before) + 1
  return sorted.slice(from, from + PAGE + 1)
}

export const standingOf = ({ line, everybody }: FindingScope): Relation =>
  everybody ? 'auditor' : line.length > 0 ? 'above' : 'concerned'

export async function openFinding(world: World, org: OrgId, me: Person, id: string): Promise<FindingDetail> {
  const reading = await readingOf(world, org, me)
  const finding = await reading.store.insight.find(id)
  const view = finding && (await viewOf(reading, finding, { cases: true }))
  if (!finding || !view) throw new Fault('not-found', 'no such finding')
  await noteLook(world, org, reading, 'open', [finding])
  const entries = await reading.store.insight.entries(id)
  return {
    ...view,
    facts: factsOf(finding, reading.naming),
    history: entries
      // Who was told when is for those who audit.
      .filter((e) => view.relation === 'auditor' || (e.what !== 'told' && e.what !== 'suppressed'))
      .map((e) => ({
        at: e.at,
        what: e.what,
        ...(e.by ? { by: nameOf(reading.organisation, e.by) } : {}),
        ...(e.words ? { words: e.words } : {}),
      })),
  }
}

/** Only looks that nobody's line explains: those an office alone allows. */
async function noteLook(
  world: World,
  org: OrgId,
  { scope, me }: Reading,
  what: string,
  findings: readonly StoredFinding[],
): Promise<void> {
  const byOffice = findings.filter((f) => relationTo(f, scope) === 'auditor').map((f) => f.id)
  if (byOffice.length === 0) return
  await world.database.transaction(org, (store) => store.insight.accessed(me.id, what, byOffice, world.clock.now()))
}

/** Undefined: not for this reader. In a list the requests are only counted: looking each of them up would take its time. */
export async function viewOf(
  reading: Reading,
  finding: StoredFinding,
  { cases }: { cases: boolean } = { cases: false },
): Promise<FindingView | undefined> {
  const relation = relationTo(finding, reading.scope)
  if (!relation) return undefined
  const { organisation, naming, store, me } = reading
  const entries = finding.state === 'open' ? [] : await store.insight.entries(finding.id)
  const said = entries.findLast(
    (e): e is FindingEntry & { by: PersonId } => e.what === 'answered' && e.by !== undefined,
  )
  return {
    id: finding.id,
    kind: finding.kind,
    name: kindName(finding.kind),
    says: inWords(saysOf(finding, naming), reading.worded(finding), me.locale),
    mayBe: mayBeOf(finding.kind),
    exact: EXACT.has(finding.kind),
    state: finding.state,
    persons: finding.persons.map((id) => nameOf(organisation, id)),
    ...stakeIn(finding),
    cases: cases ? await casesOf(reading, finding) : [],
    caseCount: finding.cases.length,
    firstAt: finding.firstAt,
    ...(finding.detectedAt ? { detectedAt: finding.detectedAt } : {}),
    relation,
    may: mayDo(finding, relation),
    ...(said ? { answer: { by: nameOf(organisation, said.by), at: said.at, words: said.words ?? '' } } : {}),
  }
}

const inWords = (own: Label, worded: string | undefined, locale: Locale): Label =>
  worded === undefined ? own : { ...own, [locale]: worded }

function stakeIn(finding: StoredFinding): Pick<FindingView, 'stake'> {
  const stake = stakeOf(finding)
  return stake ? { stake: moneyOf(stake) } : {}
}

/** The requests behind a finding, as this person may see them. */
export async function casesFor(
  world: World,
  org: OrgId,
  person: PersonId,
  finding: StoredFinding,
): Promise<CaseView[]> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const me = organisation.person(person)
  return me ? casesOf({ store, organisation, me }, finding) : []
}

async function casesOf(
  { store, organisation, me }: Pick<Reading, 'store' | 'organisation' | 'me'>,
  finding: StoredFinding,
): Promise<CaseView[]> {
  const found = await Promise.all(
    finding.cases.slice(0, CASES).map(async (id): Promise<CaseView | undefined> => {
      const request = (await store.requests.find(id))?.request
      if (!request) return undefined
      const mayOpen = maySee(organisation, request, me)
      return { id, number: request.number, mayOpen, ...(mayOpen ? { title: await store.requests.title(id) } : {}) }
    }),
  )
  return found.filter((c) => c !== undefined)
}
