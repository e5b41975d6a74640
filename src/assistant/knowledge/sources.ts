// Sources as keepers see them: what each brought and when, what went wrong, a new one added, one read now, one taken away with all it gave.
import { Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import { EVERYONE } from '../../knowledge/document.ts'
import { removeDocuments } from '../../knowledge/ingest.ts'
import type { SourceSettings, StoredSource, WikiVendor } from '../../knowledge/source.ts'
import type { Keeping, World } from '../world.ts'
import { asKeeper, UPLOADS } from './keep.ts'
import type { AddedSource, SourceProblem, SourcesView, SourceView } from './views.ts'

export async function listSources(world: World, org: OrgId, id: PersonId): Promise<SourcesView> {
  const { store, sources, keeping } = await asKeeper(world, org, id)
  const counts = new Map<string, number>()
  for (const { source } of await store.documents()) counts.set(source, (counts.get(source) ?? 0) + 1)
  const all = await sources.list()
  return {
    sources: all.map((s) => sourceView(s, counts.get(s.id) ?? 0)),
    may: { url: keeping !== undefined, wikis: keeping?.wikis ?? [] },
  }
}

/** The rest of a path says how the machine is set up; a web address is shown whole. */
const short = (location: string): string =>
  /^https?:/.test(location) ? location : (location.split(/[\\/]/).at(-1) ?? location)

function sourceView(s: StoredSource, documents: number): SourceView {
  return {
    id: s.id,
    kind: s.kind,
    name: short(s.location),
    state: s.state,
    documents,
    problems: s.problems.map((p) => ({ name: short(p.location), why: p.why })),
    // Folders of another machine are read there.
    mayRun: readsItself(s),
    mayRemove: s.id !== UPLOADS,
    ...(s.settings.wiki ? { wiki: s.settings.wiki } : {}),
    ...(s.settings.acl ? { acl: s.settings.acl } : {}),
    ...(s.settings.everyMinutes === undefined ? {} : { everyMinutes: s.settings.everyMinutes }),
    ...(s.checkedAt ? { checkedAt: s.checkedAt.toString() } : {}),
    ...(s.dueAt ? { dueAt: s.dueAt.toString() } : {}),
    ...(s.report ? { report: s.report } : {}),
  }
}

const readsItself = ({ kind, settings }: StoredSource): boolean =>
  kind === 'url' || kind === 'wiki' || settings.host !== undefined

export type NewSource = { acl?: readonly string[] | undefined; everyMinutes: number } & (
  | { kind: 'url'; address: string }
  | { kind: 'wiki'; vendor: WikiVendor; space: string; groups?: Readonly<Record<string, string>> | undefined }
)

export async function addSource(world: World, org: OrgId, id: PersonId, wanted: NewSource): Promise<AddedSource> {
  const { me, sources, keeping, log } = await asKeeper(world, org, id)
  if (!keeping) throw new Fault('not-found', 'nothing reads sources here')
  if (wanted.kind === 'wiki' && !keeping.wikis.includes(wanted.vendor)) return { ok: false, problem: 'not-configured' }
  const settings: SourceSettings = {
    acl: wanted.acl ?? [EVERYONE],
    everyMinutes: wanted.everyMinutes,
    ...(wanted.kind === 'wiki' ? { wiki: { vendor: wanted.vendor, space: wanted.space } } : {}),
    ...(wanted.kind === 'wiki' && wanted.groups ? { groups: wanted.groups } : {}),
  }
  const location = locationOf(wanted, keeping)
  if (typeof location !== 'string') return { ok: false, ...location }
  if (await sources.find(location)) return { ok: false, problem: 'there-already' }
  const { kind } = wanted
  const made: StoredSource = {
    id: location,
    kind,
    location,
    state: 'reading',
    problems: [],
    settings,
    dueAt: world.clock.now(),
  }
  const detail = { acl: settings.acl ?? [] }
  await log.note({ by: me.id, what: 'source-added', subject: location, detail }, world.clock.now())
  await sources.save(made)
  keeping.wake()
  return { ok: true, source: sourceView(made, 0) }
}

function locationOf(wanted: NewSource, keeping: Keeping): string | { problem: SourceProblem } {
  if (wanted.kind === 'wiki') return `${wanted.vendor}/${wanted.space}`
  try {
    return keeping.pageAddress(wanted.address)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { problem: error.code === 'forbidden' ? 'inside-network' : 'no-address' }
  }
}

/** From the beginning, so that rights and deletions are looked at too. */
export async function runSource(world: World, org: OrgId, id: PersonId, source: string): Promise<void> {
  const { sources, keeping } = await asKeeper(world, org, id)
  const found = await sources.find(source)
  if (!found) throw new Fault('not-found', 'no such source')
  if (!keeping || !readsItself(found)) throw new Fault('bad-input', 'this source is not read again by itself')
  const { cursor: _, ...rest } = found
  if (found.state === 'reading') await sources.due(source, world.clock.now())
  else await sources.save({ ...rest, dueAt: world.clock.now() })
  keeping.wake()
}

/** Its documents go with it, at once. */
export async function removeSource(world: World, org: OrgId, id: PersonId, source: string): Promise<void> {
  const { me, store, sources, library, log } = await asKeeper(world, org, id)
  const found = await sources.find(source)
  if (!found || source === UPLOADS) throw new Fault('not-found', 'no such source')
  const began = found.checkedAt ?? found.dueAt ?? world.clock.now()
  // A reading that ends after the removal would bring it back; one that was killed is not waited for longer than this.
  if (found.state === 'reading' && began.add(READING).epochMilliseconds > world.clock.now().epochMilliseconds)
    throw new Fault('conflict', 'it is being read at this moment: try again when that is done')
  const documents = (await store.documents()).filter((d) => d.source === source).map((d) => d.id)
  await log.note({ by: me.id, what: 'source-removed', subject: source, detail: { documents } }, world.clock.now())
  await removeDocuments({ store, library: await library() }, documents)
  await sources.remove(source)
}
const READING = Temporal.Duration.from({ minutes: 3 })
