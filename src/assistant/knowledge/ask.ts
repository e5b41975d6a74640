// A question to the documents, asked as a person: verified answers first, then what the documents say, or an honest no with whom to ask.
import { dateIn, Temporal } from '../../kernel/clock.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import { answerFrom } from '../../knowledge/answer.ts'
import type { Citation } from '../../knowledge/quotes.ts'
import { completeQuestion } from '../../knowledge/follow-up.ts'
import { findVerified } from '../../knowledge/learn.ts'
import type { FoundPassage } from '../../knowledge/ports.ts'
import { groupsOf, PUBLIC } from '../../knowledge/reader.ts'
import { mayRead } from '../../knowledge/rights.ts'
import { withVerdicts } from '../../knowledge/verdicts.ts'
import type { Organisation, Person } from '../../people/organisation.ts'
import type { Documents, World } from '../world.ts'
import { find } from './find.ts'

export interface Near {
  document: string
  passage?: string
  title: string
  owner?: PersonId
}

export interface DocumentAnswer {
  /** Completed from the conversation. */
  question: string
  /** null: not in the documents. */
  answer: string | null
  /** The best first. A table's cell is said in `answer` and shown by its row. */
  citations: readonly Citation[]
  /** An owner's own words; then `citations` is empty and `nearest` are the documents it rests on. */
  verified?: { id: string; owner: PersonId; at: string }
  nearest: readonly Near[]
  confidence: number
  /** Of what this person may read, and of nothing else. */
  visible: number
  /** Its words, and what each is worth among what this person may read. */
  asked: readonly { term: string; surface: string; worth: number }[]
  /** The best of them, for a model to word. */
  passages: readonly FoundPassage[]
}

/** What judged answers teach is remembered this long. */
const LEARNS_FROM = Temporal.Duration.from({ hours: 24 * 180 })

export interface Asking {
  question: string
  before?: readonly string[]
  /** Kept for feedback and gaps under this id; left out when somebody only tries. */
  remember?: string
  /** To be read by many: only from what everybody may read, whoever asks. What that does not answer is not remembered. */
  aloud?: boolean
}

export async function askDocuments(
  world: World,
  org: OrgId,
  me: Person,
  { question, before = [], remember, aloud = false }: Asking,
): Promise<DocumentAnswer | undefined> {
  const documents = world.documents?.(org)
  if (!documents) return undefined
  const organisation = await world.database.open(org).people.organisation()
  const whole = completeQuestion(question, before)
  const groups = aloud ? PUBLIC : groupsOf(me, organisation)
  const answer =
    (await verifiedAnswer(world, documents, me, groups, whole)) ??
    (await documentsSay(world, documents, organisation, me, groups, whole))
  if (remember !== undefined && (answer.answer !== null || !aloud))
    await documents.questions.remember({
      id: remember,
      person: me.id,
      question: whole.slice(0, LONGEST_KEPT),
      answered: answer.answer !== null,
      confidence: answer.confidence,
      documents: unique([...answer.citations.map((c) => c.document), ...answer.nearest.map((n) => n.document)]),
      passages: unique(answer.citations.map((c) => c.passage)),
      askedAt: world.clock.now(),
    })
  return answer
}

const LONGEST_KEPT = 500
const unique = (items: readonly string[]): string[] => [...new Set(items)]

/** Whoever may not read a document that an answer rests on does not get the answer either. */
async function verifiedAnswer(
  world: World,
  { store, questions }: Documents,
  me: Person,
  groups: ReadonlySet<string>,
  question: string,
): Promise<DocumentAnswer | undefined> {
  const all = await questions.verified()
  if (all.length === 0) return undefined
  const known = new Map((await store.documents()).map((d) => [d.id, d]))
  const readable = all.filter((v) =>
    v.documents.every((id) => {
      const document = known.get(id)
      return document !== undefined && document.acl.some((group) => groups.has(group))
    }),
  )
  const today = dateIn(world.clock.now(), me.zone).toString()
  const found = findVerified(question, readable, groups, today)
  if (!found) return undefined
  return {
    answer: found.answer,
    citations: [],
    verified: { id: found.id, owner: found.owner, at: found.at.toString() },
    nearest: found.documents.map((id) => ({ document: id, title: known.get(id)?.title ?? id })),
    confidence: 1,
    visible: readable.length,
    question,
    asked: [],
    passages: [],
  }
}

async function documentsSay(
  world: World,
  documents: Documents,
  organisation: Organisation,
  me: Person,
  groups: ReadonlySet<string>,
  question: string,
): Promise<DocumentAnswer> {
  const { store, questions } = documents
  const found = await find(documents, question, groups, { top: 10, perDocument: 3 })
  const judged = await questions.since(world.clock.now().subtract(LEARNS_FROM))
  const ranked = await withVerdicts(await documents.library(), found, judged, groups)
  const { answer, citations, nearest, band, confidence } = answerFrom(ranked)
  const owners = answer === null && band === 'check' ? await ownersOf(store, organisation, me) : new Map()
  return {
    answer,
    citations,
    // What is only far away would send people to read what does not help them.
    nearest:
      answer === null && band === 'check'
        ? nearest.map(({ document, passage, title }) => ({ document, passage, title, ...owners.get(document) }))
        : [],
    confidence,
    visible: found.visible,
    question,
    asked: found.question.units.map(({ term, surface }, n) => ({ term, surface, worth: found.worth[n] ?? 0 })),
    passages: ranked.hits.map((h) => h.passage),
  }
}

/** What was found for everybody's ears may have been taken from everybody since. */
export async function allMayRead(world: World, org: OrgId, ids: readonly string[]): Promise<boolean> {
  const known = new Map(((await world.documents?.(org).store.documents()) ?? []).map((d) => [d.id, d.acl]))
  return ids.every((id) => known.get(id)?.some((group) => PUBLIC.has(group)))
}

async function ownersOf(
  store: Documents['store'],
  organisation: Organisation,
  me: Person,
): Promise<Map<string, { owner?: PersonId }>> {
  const documents = (await store.documents()).filter((d) => mayRead(organisation, d, me))
  return new Map(
    documents.map((d) => [d.id, d.owner && organisation.person(d.owner)?.active ? { owner: d.owner } : {}]),
  )
}

/** Useful or not: the last word counts, and only the one who asked may say it. */
export async function judgeAnswer(world: World, org: OrgId, me: Person, id: string, useful: boolean): Promise<boolean> {
  return (await world.documents?.(org).questions.judge(id, me.id, { useful })) ?? false
}
