// The port every chat platform fills, and the host it speaks to. Adapters know nothing of people, requests or rights.
import type { Instant } from '../kernel/clock.ts'
import type { Card } from './card.ts'
import type { ChatForm, FormAnswers, FormProblems } from './form.ts'
import type { Account, Address, Heard, Outgoing, PlatformName, RemoteFile } from './message.ts'

export interface ChatPlatform {
  readonly name: PlatformName
  /** Connects (long connections) or gets ready (webhooks). Reconnects by itself for ever; resolves once it works or has begun to try. */
  start(host: Host): Promise<void>
  stop(): Promise<void>
  /** Webhooks under /hooks/<name>/…; left out where the platform needs no public address. */
  receive?(request: HookRequest): Promise<HookResponse>
  /**
   * Posts a direct message. `key` is unique for this message: platforms that can drop repeats are given it; those that
   * cannot look for it when `again` is set: an earlier attempt, of a process that is gone, may have arrived. Faults:
   * rate-limited (with retryAfter), unavailable, bad-input (this message cannot be shown), forbidden or not-found (the
   * person cannot be reached any more).
   */
  post(to: Recipient, message: Outgoing, key: string, again?: boolean): Promise<Posted>
  /** Changes a posted message in place; where that is impossible any more it posts anew and gives the new reference. */
  update(to: Recipient, ref: string, message: Outgoing, key: string): Promise<Posted>
  /** A short public line where somebody mentioned us: only-for-you where the platform can, else in the thread. Never private content. */
  note(to: Account, address: Address, text: string, key: string): Promise<void>
  /** Answers among others; left out where the platform does not tell who is in a group: then nothing is answered there. */
  groups?: Groups
  /** Shows that something is being done; does nothing where the platform has no such sign. Never throws. */
  working?(to: Recipient): Promise<void>
  /** What the platform vouches for about an account; undefined: unknown. */
  profile(account: Account): Promise<Profile | undefined>
  /**
   * The account of a colleague who has never talked to us, so that an approval card reaches them. Left out where the
   * platform has no such search. Undefined: nobody there. `staffId` is given only where the company says that its ids here
   * are the platform's own.
   */
  find?(colleague: { email?: string; staffId?: string }): Promise<Account | undefined>
  /** The bytes of a file somebody sent; at most `limit` bytes, else Fault('too-large'). */
  fetch(account: Account, file: RemoteFile, limit: number): Promise<{ name: string; type: string; bytes: Uint8Array }>
  /** For `yiju doctor`: what is configured, what works, the exact next step. Asks the platform, sends nothing to people. */
  check(): Promise<readonly Check[]>
}

export interface Groups {
  /** Whether everybody who can read there works for this company: no guest, nobody from outside. False where that cannot be known. */
  onlyColleagues(account: Account, address: Address): Promise<boolean>
  /**
   * Answers where somebody mentioned us, in the thread, for everybody there: only what everybody in the company may read.
   * `again`: an earlier attempt under this key may have arrived. Faults as of `post`.
   */
  answer(account: Account, address: Address, message: Outgoing, key: string, again?: boolean): Promise<void>
}

export interface Recipient {
  account: Account
  /** Where this person talks to us, once known; else the adapter opens a conversation. */
  address?: Address
}

export interface Posted {
  /** The adapter's own name for the message, for `update`. */
  ref: string
  /** The direct conversation, when it was just learnt. */
  address?: Address
}

/** Verified by the platform; `email` only where the platform itself has checked it or the employer manages it. */
export interface Profile {
  name?: string
  email?: string
  /** The employee number or login an employer's directory knows. */
  staffId?: string
}

export interface Check {
  what: string
  state: 'works' | 'broken' | 'missing'
  /** One line: what was seen. */
  seen: string
  /** The exact next step when it does not work. */
  next?: string
}

/** A webhook as it came: the body byte by byte, since signatures are over bytes. */
export interface HookRequest {
  method: string
  /** Behind /hooks/<name>, e.g. `/events`. */
  path: string
  query: Readonly<Record<string, string>>
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}
export interface HookResponse {
  status: number
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
}

/** What the assistant does for a platform. Everything that changes anything is stored before it resolves. */
export interface Host {
  now(): Instant
  /** Stored once: `fresh` is false for an event that was here before. Acknowledge to the platform after it resolves. */
  hear(heard: Heard): Promise<{ fresh: boolean }>
  /** The draft's form for this account; undefined: not theirs, or over. */
  form(account: Account, draft: string): Promise<ChatForm | undefined>
  /** What is wrong with it; nothing is stored. Empty: it may be heard as content `form`. */
  checkForm(account: Account, draft: string, answers: FormAnswers): Promise<FormProblems>
  /** What waits for this person and what they asked for, as cards. Undefined: not linked. */
  home(account: Account): Promise<readonly Card[] | undefined>
  /** A request as this account may see it (by its id); undefined where it may not. */
  details(account: Account, request: string): Promise<Card | undefined>
  /** A picture of a card this account was shown. */
  picture(account: Account, file: string): Promise<{ type: string; bytes: Uint8Array } | undefined>
  /**
   * Links that press a card's buttons from outside a chat: each works once, for this account's person, for some days.
   * By button id. Empty where the web app's address is not known.
   */
  links(account: Account, card: Card): Promise<Readonly<Record<string, string>>>
  /** The words an adapter needs of its own, in the account's language. */
  words(account: Account): Promise<PlatformWords>
  /** Secrets of a workspace (install tokens), encrypted at rest. `change` holds a lock: refresh tokens are used once. */
  secrets: {
    read(workspace: string): Promise<unknown>
    change(workspace: string, next: (now: unknown) => Promise<unknown>): Promise<unknown>
    remove(workspace: string): Promise<void>
  }
  /** Address of the web app, when people can open it from the chat. */
  webAddress?: string
  log: PlatformLog
}

/** Never a secret, never a person's words. */
export interface PlatformLog {
  info(fields: Readonly<Record<string, unknown>>, line: string): void
  warn(fields: Readonly<Record<string, unknown>>, line: string): void
}

export interface PlatformWords {
  locale: 'zh' | 'en'
  /** To a press, while it is done. */
  received: string
  send: string
  cancel: string
  open: string
  more: string
  /** To a press on a card that is over. */
  over: string
  /** The placeholder of a person input. */
  personHint: string
  /** Prompts offered when the chat is opened. */
  prompts: readonly string[]
  homeTitle: string
  homeEmpty: string
  /** Shown where a picture could not be. */
  picture: string
  /** Stands for a private value in an e-mail. */
  privately: string
  /** Under an e-mail. */
  footer: string
}
