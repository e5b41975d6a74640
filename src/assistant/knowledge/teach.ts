// What owners add: answers in their own words, and the list of questions their documents do not answer.
import { Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import { newId, type OrgId, type PersonId } from '../../kernel/ids.ts'
import { EVERYONE } from '../../knowledge/document.ts'
import { findVerified, gapsIn, type AskedQuestion, type Gap, type VerifiedAnswer } from '../../knowledge/learn.ts'
import type { StoredDocument } from '../../knowledge/ports.ts'
import { PUBLIC } from '../../knowledge/reader.ts'
import { mayAnswerFor, mayKeep, mayRead } from '../../knowledge/rights.ts'
import type { Organisation, Person } from '../../people/organisation.ts'
import { nameOf } from '../names.ts'
import type { World } from '../world.ts'
import { enter, isStale, type Room } from './room.ts'
import type { GapView, VerifiedView } from './views.ts'

const LOOKS_BACK = Temporal.Duration.from({ hours: 24 * 90 })

/** What is asked, not answered, and not taken care of since by an owner's own answer. */
export function openGaps(asked: readonly AskedQuestion[], verified: readonly VerifiedAnswer[], today: string): Gap[] {
  return gapsIn(asked).filter((gap) => !findVerified(gap.question, verified, PUBLIC, today))
}

/** Owners hear of questions that came near a document of theirs; what came near none is for the keepers. */
export function gapsFor(
  gaps: readonly Gap[],
  documents: readonly StoredDocument[],
  organisation: Organisation,
  person: Person,
): Gap[] {
  const known = new Map(documents.map((d) => [d.id, d]))
  return gaps.flatMap((gap) => {
    const near = gap.documents.flatMap((id) => known.get(id) ?? [])
    const readable = near.filter((d) => mayRead(organisation, d, person))
    // A question near a document tells of it: whoever may not read that one does not see the question.
    if (readable.length < near.length) return []
    const theirs = near.length === 0 ? mayKeep(person) : near.some((d) => mayAnswerFor(organisation, d, person))
    return theirs ? [{ ...gap, documents: readable.map((d) => d.id) }] : []
  })
}

export async function listGaps(world: World, org: OrgId, id: PersonId): Promise<GapView[]> {
  const room = await enter(world, org, id)
  const documents = await room.store.documents()
  if (!mayKeep(room.me) && !documents.some((d) => mayAnswerFor(room.organisation, d, room.me)))
    throw new Fault('forbidden', 'owns nothing')
  const asked = await room.questions.since(world.clock.now().subtract(LOOKS_BACK))
  const titles = new Map(documents.map((d) => [d.id, d.title]))
  const gaps = openGaps(asked, await room.questions.verified(), room.today)
  return gapsFor(gaps, documents, room.organisation, room.me).map((gap) => ({
    ...gap,
    documents: gap.documents.map((d) => ({ id: d, title: titles.get(d) ?? d })),
  }))
}

export interface Teaching {
  question: string
  answer: string
  documents: readonly string[]
  reviewOn?: string | undefined
}

/** Only those whose documents this person may read. */
async function readableAnswers(room: Room): Promise<{ answer: VerifiedAnswer; on: StoredDocument[] }[]> {
  const known = new Map((await room.store.documents()).map((d) => [d.id, d]))
  return (await room.questions.verified()).flatMap((answer) => {
    const on = answer.documents.flatMap((d) => known.get(d) ?? [])
    const readable = on.every((d) => mayRead(room.organisation, d, room.me))
    return readable ? [{ answer, on }] : []
  })
}

export async function listVerified(world: World, org: OrgId, id: PersonId): Promise<VerifiedView[]> {
  const room = await enter(world, org, id)
  return (await readableAnswers(room)).map(({ answer, on }) => verifiedView(answer, on, room))
}

const mayChange = (answer: VerifiedAnswer, { me }: Room): boolean => mayKeep(me) || answer.owner === me.id

const verifiedView = (answer: VerifiedAnswer, on: readonly StoredDocument[], room: Room): VerifiedView => ({
  id: answer.id,
  question: answer.question,
  answer: answer.answer,
  documents: on.map((d) => ({ id: d.id, title: d.title })),
  owner: nameOf(room.organisation, answer.owner),
  ...(answer.reviewOn ? { reviewOn: answer.reviewOn } : {}),
  overdue: isStale(answer, room.today),
  mayChange: mayChange(answer, room),
})

/** A keeper, or whoever owns one of the documents named. */
export async function verify(
  world: World,
  org: OrgId,
  id: PersonId,
  teaching: Teaching,
  change?: string,
): Promise<VerifiedView> {
  const room = await enter(world, org, id)
  const before = change === undefined ? undefined : (await readableAnswers(room)).find((v) => v.answer.id === change)
  if (change !== undefined && !before) throw new Fault('not-found', 'no such answer')
  if (before && !mayChange(before.answer, room)) throw new Fault('forbidden', 'not its owner')
  const all = await room.store.documents()
  const on = teaching.documents.flatMap(
    (d) => all.find((x) => x.id === d && mayRead(room.organisation, x, room.me)) ?? [],
  )
  if (on.length < teaching.documents.length) throw new Fault('not-found', 'no such document')
  if (!mayKeep(room.me) && !on.some((d) => d.owner === room.me.id)) throw new Fault('forbidden', 'owns none of these')
  const answer: VerifiedAnswer = {
    id: before?.answer.id ?? newId(world.clock.now()),
    question: teaching.question,
    answer: teaching.answer,
    documents: on.map((d) => d.id),
    // Who may read it is asked of its documents each time, so that a change of theirs counts at once.
    acl: [EVERYONE],
    owner: room.me.id,
    ...(teaching.reviewOn ? { reviewOn: teaching.reviewOn } : {}),
    at: world.clock.now(),
  }
  await room.questions.verify(answer)
  return verifiedView(answer, on, room)
}

export async function unverify(world: World, org: OrgId, id: PersonId, answer: string): Promise<void> {
  const room = await enter(world, org, id)
  const found = (await readableAnswers(room)).find((v) => v.answer.id === answer)
  if (!found) throw new Fault('not-found', 'no such answer')
  if (!mayChange(found.answer, room)) throw new Fault('forbidden', 'not its owner')
  await room.questions.unverify(answer)
}
