// Brings a conversation on a chat platform up to what is stored: posted in order, changed in place, tried again until it stands.
import { randomUUID } from 'node:crypto'
import type { Account, Address, Outgoing } from '../../chat/message.ts'
import type { ChatPlatform, Recipient } from '../../chat/platform.ts'
import { plainCard } from '../../chat/plain.ts'
import { Temporal, type Duration } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { ConversationId, OrgId, PersonId } from '../../kernel/ids.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Delivery } from '../ports-platforms.ts'
import type { Store } from '../ports.ts'
import type { World } from '../world.ts'
import { whoIs } from './introduce.ts'

/** A poster that died is followed by another after this long; each message renews it. */
const HELD = Temporal.Duration.from({ seconds: 30 })
const SOON = Temporal.Duration.from({ seconds: 1 })
const LATER = Temporal.Duration.from({ seconds: 20 })

/** At least once: killed between the platform's answer and our note of it, the platform is given the same key again. */
export async function deliver(world: World, org: OrgId, conversation: ConversationId): Promise<void> {
  const store = world.database.open(org)
  const { deliveries } = store
  const line = await deliveries.line(conversation)
  const platform = line && world.platforms?.find(line.platform)
  if (!line || !platform || (await deliveries.waiting(conversation, 1)).length === 0) return
  const holder = randomUUID()
  // Whoever has it looks again before letting go, so nothing is left lying.
  const held = await hold(world, store, conversation, holder)
  if (!held) return
  // Who had it before died at work, perhaps after the platform had taken the first of what waits.
  let doubtful = held.after !== undefined
  let wait: Duration | undefined
  let asked = false
  try {
    const to = await recipientOf(world, org, platform, line.person).catch((error: unknown) => {
      // Not to be found by us, or somebody else's: nobody to write to, and no reason to come back for ever.
      if (error instanceof Fault && !error.retryable) return undefined
      throw error
    })
    for (;;) {
      const [next] = await deliveries.waiting(conversation, 1)
      if (!next) break
      await hold(world, store, conversation, holder)
      if (to) await showOne(world, store, { platform, to, next, again: doubtful })
      else await deliveries.failed(next.message.id, next.edition, 'no account', world.clock.now())
      doubtful = false
    }
  } catch (error) {
    if (!(error instanceof Fault) || !error.retryable) throw error
    // The platform is slow, down or asks us to wait: that costs no attempt, and everything after it waits with it.
    wait = error.retryAfter ?? LATER
    asked = error.code === 'rate-limited'
  } finally {
    // Nobody else may try before the platform wants to be asked again. What was asked to wait did not arrive; what was not
    // answered may have.
    if (wait && asked) await deliveries.rest(conversation, holder, world.clock.now().add(wait))
    else if (wait) await hold(world, store, conversation, holder, wait)
    else await deliveries.release(conversation, holder)
  }
  if (wait) await again(world, store, conversation, wait)
  // Said while we were letting go.
  else if ((await deliveries.waiting(conversation, 1)).length > 0) await again(world, store, conversation, SOON)
}

const hold = (world: World, { deliveries }: Store, conversation: ConversationId, holder: string, long = HELD) => {
  const now = world.clock.now()
  return deliveries.hold(conversation, holder, now, now.add(long))
}

async function again(world: World, store: Store, conversation: ConversationId, after: Duration): Promise<void> {
  await store.outbox.put('deliver', { org: store.org, conversation }, { runAt: world.clock.now().add(after) })
}

interface Showing {
  platform: ChatPlatform
  to: Recipient
  next: Delivery
  again: boolean
}

async function showOne(world: World, store: Store, { platform, to, next, again }: Showing): Promise<void> {
  const { message, edition, ref } = next
  const change = (known: string, what: Outgoing) => platform.update(to, known, what, `${message.id}:${edition}`)
  const show = async (what: Outgoing, key = message.id) => {
    if (ref !== undefined) return change(ref, what)
    // One key for the message, however often it changed: what was posted just before we were killed is found again.
    const posted = await platform.post(to, what, key, again)
    return edition > 1 ? { ...posted, ...(await change(posted.ref, what)) } : posted
  }
  const what: Outgoing = {
    ...(message.text === undefined ? {} : { text: message.text }),
    ...(message.card ? { card: message.card } : {}),
  }
  try {
    const posted = await show(what).catch((error: unknown) => {
      // A card this platform cannot draw is still worth reading; its buttons are in the web app.
      if (error instanceof Fault && error.code === 'bad-input' && what.card) {
        // Under a key of its own: a platform that kept the refused one would drop it as a repeat.
        return show({ text: asText(what) }, `${message.id}:words`)
      }
      throw error
    })
    if (posted.address) await store.accounts.seen(to.account, posted.address, world.clock.now())
    await store.deliveries.shown(message.id, edition, posted.ref, world.clock.now())
  } catch (error) {
    if (error instanceof Fault && error.retryable) throw error
    world.log.warn({ error, platform: platform.name, message: message.id }, 'a message could not be shown')
    const why = error instanceof Fault ? error.code : 'bug'
    await store.deliveries.failed(message.id, edition, why, world.clock.now())
  }
}

const asText = ({ text, card }: Outgoing): string =>
  [...(text ? [text] : []), ...(card ? [plainCard({ ...card, buttons: [] })] : [])].join('\n\n')

/** The account they used last; for somebody who never wrote, the one the platform finds by the directory's e-mail. */
async function recipientOf(
  world: World,
  org: OrgId,
  platform: ChatPlatform,
  person: PersonId,
): Promise<Recipient | undefined> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const me = organisation.person(person)
  if (!me?.active) return undefined
  const known = await store.accounts.on(person, platform.name)
  if (known) return { account: known, ...(known.address ? { address: known.address } : {}) }
  const staffIds = world.platforms?.staffIds ?? false
  const colleague = { ...(staffIds ? { staffId: me.id } : {}), ...(me.email ? { email: me.email } : {}) }
  const account = await platform.find?.(colleague)
  if (!account) return undefined
  // Two colleagues with one e-mail are not told each other's business.
  const found = whoIs(organisation, colleague, staffIds)
  if (found?.person.id !== me.id) return undefined
  await store.accounts.link(account, { person, provedBy: found.proof }, world.clock.now())
  return { account }
}

/** Jobs that were lost are put again. */
export async function deliverForgotten(world: World, org: OrgId): Promise<void> {
  if (!world.platforms?.all.length) return
  const store = world.database.open(org)
  const since = world.clock.now().subtract({ minutes: 2 })
  for (const conversation of await store.deliveries.forgotten(since, 200))
    await store.outbox.put('deliver', { org, conversation })
}

/** Where we were mentioned among others: a line that says where the answer is, and nothing of it. */
export async function note(
  world: World,
  org: OrgId,
  { account, address, event }: { account: Account; address: Address; event: string },
): Promise<void> {
  const platform = world.platforms?.find(account.platform)
  if (!platform) return
  const store = world.database.open(org)
  const linked = await store.accounts.find(account)
  const me = linked && (await store.people.organisation()).person(linked.person)
  try {
    await platform.note(account, address, wordsFor(me?.locale ?? 'zh').platform.answeredPrivately, `note:${event}`)
  } catch (error) {
    if (!(error instanceof Fault) || error.retryable) throw error
    world.log.warn({ error, org, platform: platform.name }, 'a line could not be left')
  }
}
