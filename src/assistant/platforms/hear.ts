// What a platform heard: stored before the platform is told so, for its person when the account is known, for later when not.
import { LRUCache } from 'lru-cache'
import { acceptIn, arrived, type Arrival, type Content } from '../accept.ts'
import { whileArriving } from '../pace.ts'
import type { LinkedAccount } from '../ports-platforms.ts'
import type { Store } from '../ports.ts'
import type { World } from '../world.ts'
import type { Account, Address, Heard, HeardContent } from '../../chat/message.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { keepMention, mentionOf } from './mention.ts'
import { hearTogether } from './together.ts'

export const hear = (world: World, org: OrgId, heard: Heard): Promise<{ fresh: boolean }> =>
  whileArriving(world, () => store(world, org, heard))

async function store(world: World, org: OrgId, heard: Heard): Promise<{ fresh: boolean }> {
  const now = world.clock.now()
  const { account, place } = heard
  if (place.kind === 'direct') {
    const known = await hearKnown(world, org, heard)
    if (known) return known
  }
  let arrival: Arrival | undefined
  const fresh = await world.database.transaction(org, async (store) => {
    const known = await knownTo(store, account)
    if (!known) {
      if (!(await store.accounts.keep(heard, now))) return false
      await store.outbox.put('introduce', { org, ...accountFields(account) })
      return true
    }
    const mention = mentionOf(world, heard)
    if (mention) return keepMention(store, mention, now)
    arrival = arrivalOf(known, heard)
    if (!(await acceptIn(world, store, arrival))) return false
    await store.accounts.seen(account, place.kind === 'direct' ? place.address : undefined, now)
    if (place.kind === 'group') await putNote(store, heard)
    return true
  })
  if (!fresh) return { fresh }
  if (arrival) {
    arrived(world, org, arrival)
    if (place.kind === 'direct') sign(world, account, place.address)
  } else world.wake()
  return { fresh }
}

/** Nearly every message: one statement, so that a busy Monday morning is acknowledged in time. */
async function hearKnown(world: World, org: OrgId, heard: Heard): Promise<{ fresh: boolean } | undefined> {
  const { account, event, place } = heard
  const content = contentOf(heard.content)
  const known = await hearTogether(world, org, {
    account,
    event,
    content,
    address: place.address,
    at: world.clock.now(),
    ...(content.kind === 'text' ? { text: content.text } : {}),
  })
  if (!known) return undefined
  if (known.fresh) {
    arrived(world, org, { platform: account.platform, event, person: known.person, content })
    sign(world, account, place.address)
  }
  return { fresh: known.fresh }
}

/** One who writes ten lines at once sees one sign that they are being answered. */
const SIGN_LASTS_MS = 2_000
const signs = new WeakMap<World['database'], LRUCache<string, true>>()

function sign(world: World, account: Account, address: Address | undefined): void {
  const signed = signs.get(world.database) ?? new LRUCache<string, true>({ max: 10_000, ttl: SIGN_LASTS_MS })
  signs.set(world.database, signed)
  const key = JSON.stringify([account.platform, account.workspace, account.user])
  if (signed.has(key)) return
  signed.set(key, true)
  void world.platforms?.find(account.platform)?.working?.({ account, ...(address ? { address } : {}) })
}

/** A leaver's account is nobody's. */
async function knownTo(store: Store, account: Account): Promise<LinkedAccount | undefined> {
  const known = await store.accounts.find(account)
  if (!known) return undefined
  return (await store.people.organisation()).person(known.person)?.active ? known : undefined
}

export const arrivalOf = (
  { person, platform }: Pick<LinkedAccount, 'person' | 'platform'>,
  heard: Pick<Heard, 'event' | 'content'>,
): Arrival => ({ platform, event: heard.event, person, content: contentOf(heard.content) })

/** Said among others it is answered in private; a line there says so. */
export const putNote = (store: Store, { account, place, event }: Heard): Promise<string> =>
  store.outbox.put('note', { org: store.org, ...accountFields(account), address: place.address, event })

function contentOf(content: HeardContent): Content {
  switch (content.kind) {
    case 'text': {
      const { text, files } = content
      return { kind: 'text', text, ...(files?.length ? { remote: files } : {}) }
    }
    case 'voice': {
      const { audio, transcript } = content
      return { kind: 'voice', ...(audio ? { audio } : {}), ...(transcript ? { transcript } : {}) }
    }
    case 'form':
      return { kind: 'answers', draft: content.draft, answers: content.answers }
    case 'press':
    case 'opened':
    case 'unreadable':
      return content
  }
}

export const accountFields = ({ platform, workspace, user }: Account): Record<string, string> => ({
  platform,
  workspace,
  user,
})

export const accountOf = (data: Record<string, unknown>): Account => ({
  platform: String(data['platform']) as Account['platform'],
  workspace: String(data['workspace']),
  user: String(data['user']),
})
