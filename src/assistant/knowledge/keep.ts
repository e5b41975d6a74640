// Keeping: documents come in, change hands and rights, and go; where they come from and what went wrong there.
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import { Fault } from '../../kernel/fault.ts'
import { EVERYONE } from '../../knowledge/document.ts'
import { changeAcl, ingest, removeDocuments } from '../../knowledge/ingest.ts'
import { hashOf } from '../../knowledge/prepare.ts'
import { mayAnswerFor, mayKeep, withOwner } from '../../knowledge/rights.ts'
import type { World } from '../world.ts'
import { enter, findDocument, viewOf, type Room } from './room.ts'
import type { DocumentView, UploadView } from './views.ts'

export const UPLOADS = 'upload'

/** Somebody who looks after all of it. */
export async function asKeeper(world: World, org: OrgId, id: PersonId): Promise<Room> {
  const room = await enter(world, org, id)
  if (!mayKeep(room.me)) throw new Fault('forbidden', 'not a keeper of the knowledge base')
  return room
}

/** A name uploaded again replaces what it was: its rights and its owner stay. */
export async function upload(
  world: World,
  org: OrgId,
  id: PersonId,
  file: { name: string; bytes: Uint8Array; acl?: readonly string[] },
): Promise<UploadView> {
  const room = await asKeeper(world, org, id)
  const { store, sources, readers, organisation, me } = room
  const name = file.name.split(/[\\/]/).at(-1)!.normalize('NFC').slice(0, 200)
  const document = `${UPLOADS}/${name}`
  const read = await readers.read({ name, bytes: file.bytes })
  if (!read.ok) return { ok: false, name, problem: read.problem, why: read.why }
  const { owner } = read.document
  const acl = file.acl ?? [EVERYONE]
  const before = await store.document(document)
  await ingest({ store, clock: world.clock, library: await room.library() }, [
    {
      id: document,
      location: document,
      source: UPLOADS,
      ...(before && !file.acl ? {} : { acl }),
      hash: hashOf(file.bytes),
      load: async () => read,
    },
  ])
  await sources.save({
    id: UPLOADS,
    kind: 'upload',
    location: UPLOADS,
    state: 'ok',
    problems: [],
    settings: {},
    checkedAt: world.clock.now(),
  })
  const saved = await store.document(document)
  if (!saved) throw new Fault('unavailable', 'the document went away while it was saved')
  const known = [saved.owner, owner].find((who) => who !== undefined && organisation.person(who)?.active) ?? me.id
  const { reviewOn } = saved
  await store.changeOwner(document, { owner: known, ...(reviewOn ? { reviewOn } : {}) })
  await room.log.note({ by: me.id, what: 'uploaded', subject: document, detail: { acl: saved.acl } }, world.clock.now())
  const whole = withOwner(organisation, saved.acl, known)
  if (whole !== saved.acl) await changeAcl({ store, library: await room.library() }, document, whole)
  return { ok: true, document: viewOf((await store.document(document))!, room) }
}

export async function removeDocument(world: World, org: OrgId, id: PersonId, document: string): Promise<void> {
  const room = await asKeeper(world, org, id)
  await findDocument(room, document)
  await room.log.note({ by: room.me.id, what: 'removed', subject: document, detail: {} }, world.clock.now())
  await removeDocuments({ store: room.store, library: await room.library() }, [document])
}

export interface Change {
  acl?: readonly string[] | undefined
  owner?: PersonId | undefined
  reviewOn?: string | undefined
}

/** Who may read and who answers for it is a keeper's to say; the owner says when it was looked at. */
export async function changeDocument(
  world: World,
  org: OrgId,
  id: PersonId,
  document: string,
  change: Change,
): Promise<DocumentView> {
  const room = await enter(world, org, id)
  const { organisation, store, me } = room
  const found = await findDocument(room, document)
  if (!mayAnswerFor(organisation, found, me)) throw new Fault('forbidden', 'not its owner')
  if ((change.acl ?? change.owner) !== undefined && !mayKeep(me)) throw new Fault('forbidden', 'not a keeper')
  if (change.owner !== undefined && !organisation.person(change.owner)?.active)
    throw new Fault('bad-input', 'no such person')
  const owner = change.owner ?? found.owner
  const wanted = change.acl ?? found.acl
  const acl = owner ? withOwner(organisation, wanted, owner) : wanted
  const now = world.clock.now()
  if (acl.join('\n') !== found.acl.join('\n')) {
    const detail = { before: found.acl, after: acl }
    await room.log.note({ by: me.id, what: 'rights-changed', subject: document, detail }, now)
    await changeAcl({ store, library: await room.library() }, document, acl)
  }
  if (owner !== undefined && owner !== found.owner)
    await room.log.note({ by: me.id, what: 'owner-changed', subject: document, detail: { after: owner } }, now)
  const reviewOn = change.reviewOn ?? found.reviewOn
  await store.changeOwner(document, { ...(owner ? { owner } : {}), ...(reviewOn ? { reviewOn } : {}) })
  return viewOf((await store.document(document))!, room)
}
