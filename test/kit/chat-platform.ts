// A chat platform in memory, held to the same contract as the real ones: what was posted can be looked at, and it fails on demand.
import type { Card } from '../../src/chat/card.ts'
import type { Account, HeardContent, Outgoing, PlatformName } from '../../src/chat/message.ts'
import type { ChatPlatform, Host, Profile, Recipient } from '../../src/chat/platform.ts'
import { Fault } from '../../src/kernel/fault.ts'

export interface Shown {
  ref: string
  to: string
  message: Outgoing
  /** How often it was changed in place. */
  changes: number
}

export interface MemoryPlatform extends ChatPlatform {
  host: Host
  shown: Shown[]
  notes: { to: string; text: string }[]
  /** Said before everybody, and in which thread. */
  aloud: { thread: string; card: Card; key: string }[]
  /** Somebody from outside reads along. */
  outsider: boolean
  profiles: Map<string, Profile>
  files: Map<string, { name: string; type: string; bytes: Uint8Array }>
  /** Keys of messages that an earlier attempt may have posted already, as we were told. */
  doubted: string[]
  /** Thrown by the next calls, first first. */
  failing: Fault[]
  /** Shows the next message and then never answers: as if we were killed in between. */
  dies?: boolean
  /** Messages that cannot be drawn here. */
  refuses?: (message: Outgoing) => boolean
  says(user: string, text: string, options?: { event?: string; group?: boolean; thread?: string }): Promise<boolean>
  hears(
    user: string,
    content: HeardContent,
    options?: { event?: string; group?: boolean; thread?: string },
  ): Promise<boolean>
  to(user: string): Shown[]
  card(user: string, title?: string): Card | undefined
}

export function memoryPlatform(name: PlatformName = 'slack'): MemoryPlatform {
  let events = 0
  const accountOf = (user: string): Account => ({ platform: name, workspace: 'T1', user })
  const keys = new Map<string, Shown>()
  const fail = () => {
    const fault = platform.failing.shift()
    if (fault) throw fault
  }
  const platform: MemoryPlatform = {
    name,
    host: undefined as unknown as Host,
    shown: [],
    notes: [],
    aloud: [],
    outsider: false,
    profiles: new Map(),
    files: new Map(),
    failing: [],
    doubted: [],
    start: async (host) => {
      platform.host = host
    },
    stop: async () => {},
    post: async ({ account }: Recipient, message, key, again) => {
      if (again) platform.doubted.push(key)
      fail()
      if (platform.refuses?.(message)) throw new Fault('bad-input', 'this cannot be drawn')
      // A repeat is dropped, as platforms with an idempotency key do.
      const known = keys.get(key)
      if (known) return { ref: known.ref, address: { dm: account.user } }
      const one: Shown = { ref: `m${platform.shown.length + 1}`, to: account.user, message, changes: 0 }
      platform.shown.push(one)
      keys.set(key, one)
      if (platform.dies) {
        platform.dies = false
        await new Promise(() => {})
      }
      return { ref: one.ref, address: { dm: account.user } }
    },
    update: async (_to, ref, message) => {
      fail()
      const one = platform.shown.find((s) => s.ref === ref)
      if (!one) throw new Fault('not-found', 'no such message')
      one.message = message
      one.changes += 1
      return { ref }
    },
    note: async (account, _address, text) => {
      fail()
      platform.notes.push({ to: account.user, text })
    },
    groups: {
      onlyColleagues: async () => {
        fail()
        return !platform.outsider
      },
      answer: async (_account, address, message, key) => {
        fail()
        if (platform.aloud.some((a) => a.key === key)) return
        platform.aloud.push({ thread: String(address['thread']), card: message.card!, key })
        if (platform.dies) {
          platform.dies = false
          await new Promise(() => {})
        }
      },
    },
    profile: async ({ user }) => platform.profiles.get(user),
    find: async ({ email }) => {
      const found = [...platform.profiles].find(
        ([, p]) => p.email !== undefined && p.email.toLowerCase() === email?.toLowerCase(),
      )
      return found && accountOf(found[0])
    },
    fetch: async (_account, file) => {
      fail()
      const found = platform.files.get(String(file.ref['id']))
      if (!found) throw new Fault('not-found', 'no such file')
      return found
    },
    check: async () => [{ what: 'memory', state: 'works', seen: 'it is a test' }],
    hears: async (user, content, { event = `e${++events}`, group = false, thread = event } = {}) => {
      const place = {
        kind: group ? ('group' as const) : ('direct' as const),
        address: group ? { channel: 'C1', thread } : { dm: user },
        ...(group ? { thread } : {}),
      }
      return (await platform.host.hear({ event, account: accountOf(user), place, content })).fresh
    },
    says: (user, text, options) => platform.hears(user, { kind: 'text', text }, options),
    to: (user) => platform.shown.filter((s) => s.to === user),
    card: (user, title = '') =>
      platform
        .to(user)
        .flatMap((s) => s.message.card ?? [])
        .findLast((c) => c.title.includes(title)),
  }
  return platform
}
