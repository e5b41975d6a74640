// What the assistant keeps about chat platforms: accounts, strangers, what still has to be shown there.
import type { Card } from '../chat/card.ts'
import type { Account, Address, Heard, HeardContent, PlatformName } from '../chat/message.ts'
import type { Instant } from '../kernel/clock.ts'
import type { ConversationId, MessageId, PersonId } from '../kernel/ids.ts'

export type Proof = 'email' | 'staff-id' | 'code'

export interface LinkedAccount extends Account {
  person: PersonId
  address?: Address
  provedBy: Proof
  linkedAt: string
  seenAt: string
}

export interface StrangerHeard {
  event: string
  place: Heard['place']
  content: HeardContent
}

export interface Accounts {
  find(account: Account): Promise<LinkedAccount | undefined>
  /** The most recently used first. */
  of(person: PersonId): Promise<readonly LinkedAccount[]>
  /** The account they used last on this platform. */
  on(person: PersonId, platform: PlatformName): Promise<LinkedAccount | undefined>
  /** The same account again changes nothing but when it was seen; another person's account is a Fault('conflict'). */
  link(account: Account, facts: { person: PersonId; provedBy: Proof; address?: Address }, now: Instant): Promise<void>
  seen(account: Account, address: Address | undefined, now: Instant): Promise<void>
  unlink(account: Account): Promise<void>

  /** Stored once: false for an event that was here before. */
  keep(heard: Heard, now: Instant): Promise<boolean>
  /** Not settled yet, oldest first. */
  kept(account: Account): Promise<readonly StrangerHeard[]>
  settle(account: Account, outcome: 'linked' | 'asked' | 'wrong-code', now: Instant): Promise<void>
  /** Codes this account has guessed wrong since. */
  wrongCodes(account: Account, since: Instant): Promise<number>

  /** Stored as a hash. */
  createCode(code: { hash: string; person: PersonId; expiresAt: Instant }): Promise<void>
  /** Single use. */
  useCode(hash: string, now: Instant): Promise<PersonId | undefined>
}

export interface Delivery {
  message: { id: MessageId; text?: string; card?: Card }
  edition: number
  /** Set once it was posted: now it is changed in place. */
  ref?: string
}

export interface Deliveries {
  /** Whose conversation on which platform. */
  line(conversation: ConversationId): Promise<{ person: PersonId; platform: string } | undefined>
  /**
   * One poster at a time; undefined while somebody else has it. `holder` is any unique word; other things than conversations
   * may be held too. `after`: who had it before and never let go, since they died at work.
   */
  hold(conversation: string, holder: string, now: Instant, until: Instant): Promise<{ after?: string } | undefined>
  /** Lets go, but nobody may have it before `until`. */
  rest(conversation: string, holder: string, until: Instant): Promise<void>
  release(conversation: string, holder: string): Promise<void>
  waiting(conversation: ConversationId, limit: number): Promise<readonly Delivery[]>
  /** Only when it has not changed meanwhile does it stop waiting; its `ref` is kept in any case. */
  shown(message: MessageId, edition: number, ref: string, now: Instant): Promise<void>
  failed(message: MessageId, edition: number, why: string, now: Instant): Promise<void>
  /** Conversations with something that waits since before `since`. */
  forgotten(since: Instant, limit: number): Promise<readonly ConversationId[]>
}

/** What a link in an e-mail does, as its reader saw it. */
export interface ActionShown {
  title: string
  label: string
  danger: boolean
  input?: { label: string; required: boolean; maxLength: number }
}

export interface ActionLinks {
  save(
    links: readonly { hash: string; person: PersonId; button: string; shown: ActionShown }[],
    expiresAt: Instant,
  ): Promise<void>
  /** Neither used nor expired. */
  find(hash: string, now: Instant): Promise<{ person: PersonId; shown: ActionShown } | undefined>
  /** Single use: the second call finds nothing. */
  use(hash: string, now: Instant): Promise<{ person: PersonId; button: string } | undefined>
}

/** Sealed by the caller; the store never sees what is inside. */
export interface PlatformSecrets {
  read(platform: PlatformName, workspace: string): Promise<string | undefined>
  write(platform: PlatformName, workspace: string, sealed: string, now: Instant): Promise<void>
  remove(platform: PlatformName, workspace: string): Promise<void>
}
