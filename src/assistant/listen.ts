// Answers what arrived, in order, one conversation at a time: understand → dialogue → perform → post.
// Safe to run twice: what was decided on is remembered before it is done, commands and messages are keyed by the arrival,
// and the last word is one transaction that checks nobody was faster.
import type { FileRef } from '../approval/form.ts'
import { contextOf } from '../dialogue/context.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import { withoutDraft } from '../dialogue/drafts.ts'
import type { Facts } from '../dialogue/facts.ts'
import { LONGEST_TEXT, next, type Input } from '../dialogue/next.ts'
import type { Turn } from '../dialogue/turn.ts'
import type { Understanding } from '../language/understanding.ts'
import type { ConversationId, MessageId, OrgId, PersonId } from '../kernel/ids.ts'
import type { Content } from './accept.ts'
import { aroundIt } from './platforms/heard-card.ts'
import { land, type Answerable, type Landed } from './platforms/land.ts'
import { calm } from './pace.ts'
import { WEB } from './reach.ts'
import type { Person } from '../people/organisation.ts'
import { makeButtons, retire } from './buttons.ts'
import { factsFor } from './facts.ts'
import { withVote } from './knowledge/vote.ts'
import { hear } from './heard.ts'
import { lessonsOf } from './lessons-known.ts'
import { lexiconOf } from './lexicon.ts'
import { takeSteps } from './steps.ts'
import type { Store } from './ports.ts'
import type { World } from './world.ts'
import { wordsFor } from '../locales/words.ts'

interface Item {
  id: string
  person: PersonId
  content: unknown
  at: string
}

/** `lastTry`: the queue will not call again, so a message that cannot be answered is put aside with an apology. */
export function listen(world: World, org: OrgId, conversation: ConversationId, lastTry = false): Promise<void> {
  return oneAtATime(world.database, `${org}/${conversation}`, async () => {
    const store = world.database.open(org)
    for (;;) {
      const [item] = await store.inbox.waiting(conversation, 1)
      if (!item) return
      await calm(world)
      try {
        await answer(world, org, conversation, item)
      } catch (error) {
        if (!lastTry) throw error
        world.log.error({ error, org, conversation, item: item.id }, 'a message could not be answered')
        await apologise(world, org, conversation, item)
      }
      world.signal.publish(org, item.person, { kind: 'chat' })
    }
  })
}

/** Conversations somebody of this process is busy with; `again`: something arrived meanwhile. */
const busy = new WeakMap<World['database'], Map<string, { again: boolean }>>()

/**
 * Ten messages of one person are ten jobs: the first answers them all, the others go away at once instead of thinking the
 * same a second time, or holding the hands that other people wait for. Between processes the last transaction decides.
 */
async function oneAtATime(database: World['database'], key: string, work: () => Promise<void>): Promise<void> {
  const at = busy.get(database) ?? new Map<string, { again: boolean }>()
  busy.set(database, at)
  const already = at.get(key)
  if (already) {
    already.again = true
    return
  }
  const mine = { again: true }
  at.set(key, mine)
  try {
    while (mine.again) {
      mine.again = false
      await work()
    }
  } finally {
    at.delete(key)
  }
}

async function answer(world: World, org: OrgId, id: ConversationId, item: Item): Promise<void> {
  const store = world.database.open(org)
  const [read, organisation] = await Promise.all([store.conversations.find(id), store.people.organisation()])
  const me = organisation.person(item.person)
  if (!read || !me?.active) return void (await store.inbox.answered(item.id, world.clock.now()))
  const before: Conversation = { ...read.state, locale: me.locale }

  const landed = await landIn(world, org, me, id, item)
  const facts = await factsFor(world, store, me, item.id)
  let input: Input | undefined
  const turn = await decidedOnce(world, org, item.id, async () => {
    if (!('content' in landed)) return nothingSaid(before, landed)
    const read = await inputOf(world, store, facts, before, landed.content)
    input = read?.input
    return read ? next(read.conversation ?? before, read.input, facts) : staleButton(before)
  })
  const { conversation, messages, done } = await takeSteps(world, org, { me, turn, facts, key: item.id })
  const { heard, lessons } = hear({ before, input, after: conversation, done, facts, source: item.id })

  const buttons = makeButtons(org, me.id, item.id)
  const posts = aroundIt(messages(buttons.make), landed, { me, before, after: conversation, button: buttons.make })
  const later: (() => Promise<void>)[] = []
  const posted = await world.database.transaction(org, async (store) => {
    const now = world.clock.now()
    const locked = await store.conversations.lock(id)
    const stillFirst = (await store.inbox.waiting(id, 1))[0]?.id === item.id
    // Another worker answered it while we were thinking: its answer stands.
    if (!stillFirst || JSON.stringify(locked.state) !== JSON.stringify(read.state)) return false
    if ('content' in landed && landed.heard)
      await store.conversations.post(id, {
        from: 'person',
        text: landed.heard.text,
        at: now,
        dedupe: `heard:${item.id}`,
      })
    await retire(store, before.live ?? [], now)
    later.length = 0
    const live: MessageId[] = []
    for (const [n, post] of posts.entries()) {
      const posted = await store.conversations.post(id, {
        from: 'yiju',
        ...post.say,
        at: now,
        dedupe: `out:${item.id}:${n}`,
        ...(post.about ? { about: post.about } : {}),
      })
      if (post.once) live.push(posted.id)
      const { afterwards } = post
      if (afterwards) later.push(() => afterwards(posted.id))
    }
    if (buttons.made.length) await store.buttons.save(buttons.made, now)
    await store.conversations.saveState(id, { ...conversation, live, heard })
    for (const lesson of lessons) await store.lessons.add({ ...lesson, person: me.id, conversation: id }, now)
    if (lessons.length) await store.outbox.put('learn', { org })
    await store.inbox.answered(item.id, now)
    return true
  })
  if (!posted) return
  world.meter?.answered(world.clock.now().since(item.at).total('milliseconds'))
  for (const work of later)
    work().catch((error: unknown) => world.log.warn({ error, org }, 'a message could not be changed afterwards'))
}

/**
 * A turn that does something is remembered before it is carried out. Thought through again after a crash in the middle, it
 * would come out differently, since what was done already is no longer there to be done.
 */
async function decidedOnce(world: World, org: OrgId, item: string, think: () => Promise<Turn>): Promise<Turn> {
  const key = `turn:${item}`
  const known = await world.database.open(org).requests.outcome(key)
  if (known) return known.outcome as Turn
  const turn = await think()
  if (!turn.steps.some((s) => s.step === 'do')) return turn
  return world.database.transaction(org, async (store) => {
    const first = await store.requests.claimKey(key)
    if (first) return first.outcome as Turn
    await store.requests.rememberOutcome(key, turn)
    return turn
  })
}

/** Undefined: a button that does not exist, or was shown to somebody else. */
async function inputOf(
  world: World,
  store: Store,
  facts: Facts,
  conversation: Conversation,
  content: Answerable,
): Promise<Read | undefined> {
  if (content.kind === 'form') return { input: content }
  if (content.kind === 'press') {
    const button = await store.buttons.find(content.button)
    if (button?.person !== facts.me) return undefined
    const { press } = button
    if (press.press === 'say') {
      const without = press.instead ? withoutDraft(conversation, press.instead) : conversation
      return { ...(await readWords(world, store, facts, without, { text: press.text })), conversation: without }
    }
    return { input: { kind: 'pressed', press, ...(content.input ? { input: content.input } : {}) } }
  }
  return readWords(world, store, facts, conversation, content)
}

interface Read {
  input: Input
  /** Where what was misheard is taken back first. */
  conversation?: Conversation
}

async function readWords(
  world: World,
  store: Store,
  facts: Facts,
  conversation: Conversation,
  { text, files }: { text: string; files?: readonly FileRef[] },
): Promise<Read> {
  // The dialogue answers what is too long to read; no engine need see it.
  const understanding =
    text.length > LONGEST_TEXT
      ? { acts: [], engine: 'offline' as const, ms: 0 }
      : await understandIn(world, store, facts, conversation, text)
  return { input: { kind: 'understood', understanding, text, ...(files?.length ? { files } : {}) } }
}

async function understandIn(
  world: World,
  store: Store,
  facts: Facts,
  conversation: Conversation,
  text: string,
): Promise<Understanding> {
  const lexicon = lexiconOf(facts.organisation, await store.processes.published(), await lessonsOf(world, store))
  const understanding = await world.understand(text, lexicon, contextOf(conversation, facts), facts)
  const me = facts.organisation.person(facts.me)
  return me ? withVote(world, store.org, me, { text, conversation, understanding }) : understanding
}

/** The web says what can be answered at once; a platform's voice, files and forms are made so first. */
async function landIn(world: World, org: OrgId, me: Person, id: ConversationId, item: Item): Promise<Landed> {
  const content = item.content as Content
  const line = await world.database.open(org).deliveries.line(id)
  return land(world, org, me, { id: item.id, content, platform: line?.platform ?? WEB })
}

/** Opened the chat: greeted. What cannot be read is told by `aroundIt` alone. */
const nothingSaid = (conversation: Conversation, landed: Landed): Turn => ({
  conversation,
  steps: 'opened' in landed ? [{ step: 'say', what: { say: 'hello' } }] : [],
})

const staleButton = (conversation: Conversation): Turn => ({
  conversation,
  steps: [{ step: 'say', what: { say: 'stale-button' } }],
})

async function apologise(world: World, org: OrgId, conversation: ConversationId, item: Item): Promise<void> {
  const now = world.clock.now()
  await world.database.transaction(org, async (store) => {
    const me = (await store.people.organisation()).person(item.person)
    const text = wordsFor(me?.locale ?? 'zh').couldNotAnswer()
    await store.conversations.post(conversation, { from: 'yiju', text, at: now, dedupe: `sorry:${item.id}` })
    await store.inbox.answered(item.id, now)
  })
}
