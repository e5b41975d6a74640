// Who a stranger is: by what the platform vouches for, or by a code taken in the web app; never by a name they show.
import { acceptIn, arrived, type Arrival } from '../accept.ts'
import type { Proof, StrangerHeard } from '../ports-platforms.ts'
import type { Store } from '../ports.ts'
import type { World } from '../world.ts'
import type { Account, Address, PlatformName } from '../../chat/message.ts'
import type { ChatPlatform, Profile } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import { sha256 } from '../../kernel/hash.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Organisation, Person } from '../../people/organisation.ts'
import { arrivalOf, putNote } from './hear.ts'
import { codeIn } from './link.ts'
import { keepMention, mentionOf } from './mention.ts'

const WRONG_CODES_AN_HOUR = 5

/** Run twice, the second finds nothing kept. */
export async function introduce(world: World, org: OrgId, account: Account): Promise<void> {
  const platform = world.platforms?.find(account.platform)
  const store = world.database.open(org)
  const kept = await store.accounts.kept(account)
  if (!platform || kept.length === 0) return
  const organisation = await store.people.organisation()
  const linked = await store.accounts.find(account)
  const shown = kept.map((k) => codeIn(k.content)).find((code) => code !== undefined)
  if (!linked && shown !== undefined) return byCode(world, org, account, { code: shown, kept, platform })

  const profile = linked ? undefined : await platform.profile(account)
  const found = linked
    ? proofOf(organisation.person(linked.person), linked.provedBy)
    : profile && whoIs(organisation, profile, world.platforms?.staffIds)
  if (found) return take(world, org, account, { ...found, kept })
  await answerStranger(world, org, account, { kept, platform, outcome: 'asked' })
}

const proofOf = (person: Person | undefined, proof: Proof) => (person?.active ? { person, proof } : undefined)

/**
 * Exactly one active colleague with this e-mail; two of them are nobody. By staff id only where the company says that its
 * ids are the same: an id that merely looks alike (wang-fang) may be another person's.
 */
export function whoIs(
  organisation: Organisation,
  profile: Profile,
  staffIds = false,
): { person: Person; proof: Proof } | undefined {
  const email = profile.email?.trim().toLowerCase()
  const active = organisation.people().filter((p) => p.active)
  const byEmail = email ? active.filter((p) => p.email?.toLowerCase() === email) : []
  if (byEmail.length === 1) return { person: byEmail[0]!, proof: 'email' }
  const byStaffId = staffIds && profile.staffId ? organisation.person(profile.staffId) : undefined
  return byStaffId?.active && byEmail.length === 0 ? { person: byStaffId, proof: 'staff-id' } : undefined
}

async function byCode(
  world: World,
  org: OrgId,
  account: Account,
  { code, kept, platform }: { code: string; kept: readonly StrangerHeard[]; platform: ChatPlatform },
): Promise<void> {
  const store = world.database.open(org)
  const now = world.clock.now()
  // Guessing is made hopeless: 40 bits, ten minutes, five tries.
  const guessed = await store.accounts.wrongCodes(account, now.subtract({ hours: 1 }))
  if (guessed >= WRONG_CODES_AN_HOUR)
    return answerStranger(world, org, account, { kept, platform, outcome: 'wrong-code', tooMany: true })
  const person = await store.accounts.useCode(sha256(code), now)
  const me = person ? (await store.people.organisation()).person(person) : undefined
  if (!me?.active) return answerStranger(world, org, account, { kept, platform, outcome: 'wrong-code' })
  // The code itself is no message to answer; what was said before it is.
  await take(world, org, account, {
    person: me,
    proof: 'code',
    kept: kept.filter((k) => codeIn(k.content) === undefined),
  })
}

/** Links the account and lets in what it said, in order, all or nothing. */
async function take(
  world: World,
  org: OrgId,
  account: Account,
  { person, proof, kept }: { person: Person; proof: Proof; kept: readonly StrangerHeard[] },
): Promise<void> {
  const now = world.clock.now()
  const arrivals: Arrival[] = []
  await world.database.transaction(org, async (store) => {
    arrivals.length = 0
    const address = directAddress(kept)
    await store.accounts.link(account, { person: person.id, provedBy: proof, ...(address ? { address } : {}) }, now)
    await greet(world, store, person.id, account.platform)
    for (const { event, place, content } of kept) {
      const mention = mentionOf(world, { event, account, place, content })
      if (mention) {
        await keepMention(store, mention, now)
        continue
      }
      const arrival = arrivalOf({ person: person.id, platform: account.platform }, { event, content })
      // Opening the chat was answered by the greeting.
      if (content.kind !== 'opened' && (await acceptIn(world, store, arrival))) arrivals.push(arrival)
      if (place.kind === 'group') await putNote(store, { event, account, place, content })
    }
    await store.accounts.settle(account, 'linked', now)
  })
  world.wake()
  for (const arrival of arrivals) arrived(world, org, arrival)
}

async function greet(world: World, store: Store, person: PersonId, platform: PlatformName): Promise<void> {
  const me = (await store.people.organisation()).person(person)
  if (!me) return
  await store.conversations.post(await store.conversations.of(person, platform), {
    from: 'yiju',
    text: wordsFor(me.locale).platform.linked({ name: me.name }),
    at: world.clock.now(),
    dedupe: `linked:${platform}`,
  })
}

/** In both languages: nobody knows yet which one this person reads. */
async function answerStranger(
  world: World,
  org: OrgId,
  account: Account,
  {
    kept,
    platform,
    outcome,
    tooMany,
  }: { kept: readonly StrangerHeard[]; platform: ChatPlatform; outcome: 'asked' | 'wrong-code'; tooMany?: boolean },
): Promise<void> {
  const address = directAddress(kept)
  const webAddress = world.platforms?.webAddress
  const text = (['zh', 'en'] as const)
    .map((locale) => {
      const words = wordsFor(locale).platform
      if (tooMany) return words.tooManyCodes
      if (outcome === 'wrong-code') return words.wrongCode
      return words.linkFirst(webAddress ? { address: webAddress } : {})
    })
    .join('\n\n')
  try {
    await platform.post({ account, ...(address ? { address } : {}) }, { text }, `stranger:${kept.at(-1)!.event}`)
  } catch (error) {
    // Somebody who cannot be written to cannot be answered; anything else is tried again.
    if (!(error instanceof Fault) || error.retryable) throw error
  }
  await world.database.open(org).accounts.settle(account, outcome, world.clock.now())
}

const directAddress = (kept: readonly StrangerHeard[]): Address | undefined =>
  kept.findLast((k) => k.place.kind === 'direct')?.place.address
