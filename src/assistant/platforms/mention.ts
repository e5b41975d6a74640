// Said to us among others, in words: kept once, until it is clear whether everybody there may hear the answer.
import type { Account, Address, Heard } from '../../chat/message.ts'
import type { Instant } from '../../kernel/clock.ts'
import type { Store } from '../ports.ts'
import type { World } from '../world.ts'

export interface Mention {
  event: string
  account: Account
  address: Address
  thread?: string
  text: string
}

/** Undefined: said to us alone, no words, or where nothing is ever answered before others; then it is heard as a direct message. */
export function mentionOf(world: World, { event, account, place, content }: Heard): Mention | undefined {
  if (place.kind !== 'group' || content.kind !== 'text' || content.files?.length) return undefined
  if (!world.platforms?.find(account.platform)?.groups) return undefined
  const { address, thread } = place
  return { event, account, address, ...(thread ? { thread } : {}), text: content.text }
}

/** As it was kept for the job. */
export const readMention = (account: Account, data: Record<string, unknown>): Mention => ({
  event: String(data['event']),
  account,
  address: data['address'] as Address,
  ...(data['thread'] === undefined ? {} : { thread: String(data['thread']) }),
  text: String(data['text']),
})

/** What is decided on it later is remembered under the same key. */
export const keyOf = ({ event, account }: Pick<Mention, 'event' | 'account'>): string =>
  `mention:${account.platform}:${event}`

/** False for one that was here before. */
export async function keepMention(store: Store, mention: Mention, now: Instant): Promise<boolean> {
  if (await store.requests.claimKey(keyOf(mention))) return false
  const { account, ...rest } = mention
  const { platform, workspace, user } = account
  await store.accounts.seen(account, undefined, now)
  await store.outbox.put('mention', { org: store.org, platform, workspace, user, ...rest })
  return true
}
