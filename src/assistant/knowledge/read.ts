// Reading: the list, one document with its passages, a search that says why each passage matched, an answer as screens show it.
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import { Fault } from '../../kernel/fault.ts'
import type { FoundPassage } from '../../knowledge/ports.ts'
import { groupsOf } from '../../knowledge/reader.ts'
import { mayKeep, mayRead, mayTestAs } from '../../knowledge/rights.ts'
import type { Found, Hit } from '../../knowledge/search.ts'
import type { Organisation, Person } from '../../people/organisation.ts'
import { nameOf } from '../names.ts'
import type { World } from '../world.ts'
import { askDocuments, type DocumentAnswer } from './ask.ts'
import { find } from './find.ts'
import { placeOf } from './path.ts'
import { enter, findDocument, viewOf } from './room.ts'
import type { AnswerView, DocumentPage, KnowledgeView, PassageView, SearchHit, SearchView } from './views.ts'

export async function listDocuments(world: World, org: OrgId, id: PersonId): Promise<KnowledgeView> {
  const room = await enter(world, org, id)
  const documents = (await room.documents()).map((d) => viewOf(d, room))
  const keep = mayKeep(room.me)
  return {
    documents: documents.toSorted((a, b) => a.title.localeCompare(b.title, room.me.locale)),
    may: { keep, testAs: mayTestAs(room.me), seeGaps: keep || documents.some((d) => d.mayAnswerFor) },
  }
}

export async function openDocument(world: World, org: OrgId, id: PersonId, document: string): Promise<DocumentPage> {
  const room = await enter(world, org, id)
  const found = await findDocument(room, document)
  if (!mayRead(room.organisation, found, room.me)) throw new Fault('not-found', 'not for this reader')
  const library = await room.library()
  const ids = library.shelf.ids((p) => p.slice(0, p.lastIndexOf('#')) === document)
  const passages = (await library.passages(ids)).toSorted((a, b) => a.seq - b.seq)
  return { ...viewOf(found, room), passages: passages.map(passageView) }
}

const passageView = (p: FoundPassage): PassageView => ({
  place: placeOf(p.document, p.id),
  kind: p.kind,
  text: p.text,
  headings: p.headings,
  ...(p.page === undefined ? {} : { page: p.page }),
  ...(p.question === undefined ? {} : { question: p.question }),
})

export async function searchDocuments(world: World, org: OrgId, id: PersonId, question: string): Promise<SearchView> {
  const room = await enter(world, org, id)
  const { me, organisation } = room
  const found = await find(room, question, groupsOf(me, organisation), { top: 12, perDocument: 3 })
  const answer = await askDocuments(world, org, me, { question })
  return { answer: answerView(answer, organisation), hits: found.hits.map((hit) => hitView(hit, found)) }
}

function hitView(hit: Hit, { question, ideal }: Found): SearchHit {
  const { evidence, passage } = hit
  const best = evidence.sentences[evidence.best]
  const held = (n: number) => (evidence.held[n] ?? 0) >= 0.5
  const words = (which: boolean) => [
    ...new Set(question.units.filter((_, n) => held(n) === which).map((u) => u.surface)),
  ]
  return {
    ...passageView(passage),
    document: passage.document,
    title: passage.title,
    from: best?.from ?? 0,
    to: best?.to ?? 0,
    why: {
      words: words(true),
      missing: words(false),
      inHeading: evidence.head > 0.3,
      score: Math.min(100, Math.round(ideal > 0 ? (100 * hit.lexical) / ideal : 0)),
      across: evidence.across,
    },
  }
}

export function answerView(found: DocumentAnswer | undefined, organisation: Organisation): AnswerView {
  return {
    answer: found?.answer ?? null,
    quotes: (found?.citations ?? []).map((c) => ({
      document: c.document,
      title: c.title,
      place: placeOf(c.document, c.passage),
      kind: 'text',
      text: c.quote,
      headings: c.headings,
      ...(c.page === undefined ? {} : { page: c.page }),
      from: 0,
      to: c.quote.length,
    })),
    ...(found?.verified ? { verifiedBy: nameOf(organisation, found.verified.owner) } : {}),
    nearest: (found?.nearest ?? []).map(({ document, title, owner }) => ({
      document,
      title,
      ...(owner ? { owner: nameOf(organisation, owner) } : {}),
    })),
    confidence: found?.confidence ?? 0,
  }
}

/** What would somebody else be told? Administrators only, written to the log, and kept as nobody's question. */
export async function testAs(
  world: World,
  org: OrgId,
  id: PersonId,
  { person, question }: { person: PersonId; question: string },
): Promise<AnswerView> {
  const { me, organisation, log } = await enter(world, org, id)
  if (!mayTestAs(me)) throw new Fault('forbidden', 'not an administrator')
  const other: Person | undefined = organisation.person(person)
  if (!other) throw new Fault('bad-input', 'no such person')
  // Written down before anything is shown.
  await log.note({ by: me.id, what: 'tested-as', subject: other.id, detail: { question } }, world.clock.now())
  return answerView(await askDocuments(world, org, other, { question }), organisation)
}
