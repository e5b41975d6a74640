// The knowledge base as one person finds it: every look begins with who they are today and what is there today.
import { dateIn } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import type { StoredDocument } from '../../knowledge/ports.ts'
import { mayAnswerFor, mayKeep, mayRead } from '../../knowledge/rights.ts'
import type { Organisation, Person } from '../../people/organisation.ts'
import { nameOf } from '../names.ts'
import type { Documents, World } from '../world.ts'
import type { DocumentView } from './views.ts'

export interface Room extends Documents {
  me: Person
  organisation: Organisation
  /** Of this person's zone. */
  today: string
  /** What they may read, and for keepers what they look after. */
  documents(): Promise<readonly StoredDocument[]>
}

export async function enter(world: World, org: OrgId, id: PersonId): Promise<Room> {
  const documents = world.documents?.(org)
  if (!documents) throw new Fault('not-found', 'no knowledge base here')
  const organisation = await world.database.open(org).people.organisation()
  const me = organisation.person(id)
  if (!me?.active) throw new Fault('forbidden', 'not a member')
  return {
    ...documents,
    me,
    organisation,
    today: dateIn(world.clock.now(), me.zone).toString(),
    documents: async () =>
      (await documents.store.documents()).filter((d) => mayRead(organisation, d, me) || mayKeep(me)),
  }
}

export function viewOf(document: StoredDocument, { me, organisation, today }: Room): DocumentView {
  const answers = mayAnswerFor(organisation, document, me)
  const { owner, reviewOn } = document
  return {
    id: document.id,
    title: document.title,
    language: document.language,
    updatedAt: document.updatedAt.toString(),
    ...(owner ? { owner: nameOf(organisation, owner) } : {}),
    ...(reviewOn ? { reviewOn } : {}),
    overdue: isStale(document, today),
    mayRead: mayRead(organisation, document, me),
    mayAnswerFor: answers,
    ...(answers ? { acl: document.acl, warnings: document.warnings } : {}),
  }
}

export const isStale = ({ reviewOn }: { reviewOn?: string }, today: string): boolean =>
  reviewOn !== undefined && reviewOn < today

/** One that this person may not even know of is not there; the same words for both. */
export async function findDocument({ store, organisation, me }: Room, id: string): Promise<StoredDocument> {
  const document = await store.document(id)
  if (!document || !(mayRead(organisation, document, me) || mayKeep(me)))
    throw new Fault('not-found', 'no such document')
  return document
}
