// Asked among others: answered there, in the thread, from what everybody in the company may read; everything else in private.
import { setTimeout } from 'node:timers/promises'
import type { Card } from '../../chat/card.ts'
import { Fault } from '../../kernel/fault.ts'
import { sha256 } from '../../kernel/hash.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { completeQuestion } from '../../knowledge/follow-up.ts'
import type { Person } from '../../people/organisation.ts'
import { acceptIn, arrived } from '../accept.ts'
import { answerCard } from '../cards/answer.ts'
import { makerFor } from '../cards/maker.ts'
import { readsAsFigure } from '../insight/question.ts'
import { allMayRead, askDocuments } from '../knowledge/ask.ts'
import { SURE } from '../knowledge/vote.ts'
import { wordInto } from '../knowledge/word.ts'
import { lexiconOf } from '../lexicon.ts'
import { lessonsOf } from '../lessons-known.ts'
import type { Store } from '../ports.ts'
import type { World } from '../world.ts'
import { arrivalOf, putNote } from './hear.ts'
import { keyOf, type Mention } from './mention.ts'

/** `lastTry`: the queue will not call again; whoever addresses us gets an answer, and be it in private. */
export async function answerMention(world: World, org: OrgId, mention: Mention, lastTry = false): Promise<void> {
  const store = world.database.open(org)
  const linked = await store.accounts.find(mention.account)
  const me = linked && (await store.people.organisation()).person(linked.person)
  if (!me?.active) return
  try {
    if (await answeredThere(world, org, me, mention)) return
  } catch (error) {
    if (!lastTry && !(error instanceof Fault && !error.retryable)) throw error
    world.log.warn({ error, org, platform: mention.account.platform }, 'a question in a group is answered in private')
  }
  await inPrivate(world, org, me, mention)
}

interface Kept {
  card: Card
  documents: readonly string[]
}

/** What everybody there is to read is kept before it is posted, so that a second attempt says the same or nothing. */
async function answeredThere(world: World, org: OrgId, me: Person, mention: Mention): Promise<boolean> {
  const { account, address } = mention
  const groups = world.platforms?.find(account.platform)?.groups
  const key = keyOf(mention)
  const { requests } = world.database.open(org)
  const before = (await requests.outcome(key))?.outcome as Kept | null | undefined
  const asked = before ? [] : await askedThere(world, org, mention)
  if (!groups || (!before && !(await isQuestion(world, org, me, completeQuestion(mention.text, asked))))) return false
  // Both are looked at each time: somebody from outside may have been let in since, a document taken from everybody.
  if (!(await groups.onlyColleagues(account, address))) return false
  const said = before ?? (await publicAnswer(world, org, me, mention, asked))
  if (!said || !(await allMayRead(world, org, said.documents))) return false
  if (!before)
    await world.database.transaction(org, async (store) => {
      await store.requests.rememberOutcome(key, said)
      await rememberAsked(store, mention)
    })
  await groups.answer(account, address, { card: said.card }, key, Boolean(before))
  world.meter?.arrived(account.platform, 'text')
  return true
}

/** What was asked and answered in this thread, by whomever: everybody there has read it. */
const MOST_ASKED = 3
const threadKey = ({ account, thread }: Mention): string | undefined =>
  thread === undefined ? undefined : `thread:${account.platform}:${sha256(`${account.workspace} ${thread}`)}`

async function askedThere(world: World, org: OrgId, mention: Mention): Promise<readonly string[]> {
  const key = threadKey(mention)
  const kept = key && (await world.database.open(org).requests.outcome(key))
  return kept ? ((kept.outcome as readonly string[] | null) ?? []) : []
}

async function rememberAsked({ requests }: Store, mention: Mention): Promise<void> {
  const key = threadKey(mention)
  if (!key) return
  const known = ((await requests.claimKey(key))?.outcome ?? []) as readonly string[]
  await requests.rememberOutcome(key, [...known, mention.text].slice(-MOST_ASKED))
}

/**
 * Only a question to the documents. It is read without the conversation this person has with us in private: neither a draft
 * nor an earlier question of theirs is anybody's business there.
 */
async function isQuestion(world: World, org: OrgId, me: Person, text: string): Promise<boolean> {
  if (readsAsFigure(text)) return false
  const store = world.database.open(org)
  const [organisation, published] = await Promise.all([store.people.organisation(), store.processes.published()])
  const lexicon = lexiconOf(organisation, published, await lessonsOf(world, store))
  const zone = me.zone
  const calendar = world.calendar(me.calendar ?? organisation.calendar)
  const { acts } = await world.understand(text, lexicon, { turns: [] }, { now: world.clock.now(), zone, calendar })
  const [act, ...more] = acts
  if (!act || more.length > 0) return false
  // What no engine is sure of may still be a question: the documents decide.
  return act.act === 'ask' || (act.act === 'outOfScope' && act.confidence < SURE)
}

/** Longer than this nobody waits for better words. */
const WORDING_MS = 20_000

/**
 * With the rights of nobody in particular, however much the one who asks may read. No buttons: a judgement teaches, and here
 * anybody could press.
 */
async function publicAnswer(
  world: World,
  org: OrgId,
  me: Person,
  mention: Mention,
  before: readonly string[],
): Promise<Kept | undefined> {
  const key = keyOf(mention)
  const found = await askDocuments(world, org, me, { question: mention.text, before, remember: key, aloud: true })
  if (!found || found.answer === null) return undefined
  const organisation = await world.database.open(org).people.organisation()
  const maker = makerFor(me, { organisation, now: world.clock.now(), processes: [] }, () => '')
  const quotes: Card = { ...answerCard(found, maker, { question: key }), buttons: [] }
  const documents = [...new Set([...found.citations, ...found.nearest].map((d) => d.document))]
  const word = wordInto(world, org, { found, card: quotes, maker })
  if (!word) return { card: quotes, documents }
  let worded = quotes
  const done = word(async (card) => void (worded = card)).then(() => worded)
  const card = await Promise.race([done, setTimeout(WORDING_MS, quotes, { ref: false })])
  // A model may have put in more passages than are quoted.
  return { card, documents: [...new Set([...documents, ...found.passages.map((p) => p.document)])] }
}

/** As if it had been said to us alone, with all rights of who said it; a line in the group says so. */
async function inPrivate(
  world: World,
  org: OrgId,
  me: Person,
  { event, account, address, text }: Mention,
): Promise<void> {
  const content = { kind: 'text' as const, text }
  const arrival = arrivalOf({ person: me.id, platform: account.platform }, { event, content })
  const fresh = await world.database.transaction(org, async (store) => {
    if (!(await acceptIn(world, store, arrival))) return false
    await putNote(store, { event, account, place: { kind: 'group', address }, content })
    return true
  })
  if (fresh) arrived(world, org, arrival)
}
