// What the parts of the Slack adapter share: settings, the host, the workspaces, and work that follows an acknowledgement.
import type { Account, Place } from '../../chat/message.ts'
import type { Host } from '../../chat/platform.ts'
import type { SlackConfig } from './settings.ts'
import type { Workspaces } from './workspaces.ts'

export interface Slack {
  config: SlackConfig
  host: Host
  workspaces: Workspaces
  /** Runs after the acknowledgement; a failure is logged, nobody waits for it. */
  later(what: string, work: () => Promise<unknown>): void
}

export const account = (workspace: string, user: string): Account => ({ platform: 'slack', workspace, user })

/** Our own data in a Place. `message`: when the person spoke or pressed, as Slack counts; `thread`: where an answer belongs. */
export interface SlackAddress {
  channel?: string
  thread?: string
  message?: string
  /** Lets us answer a command where the app is not a member; for half an hour. */
  responseUrl?: string
}

export function placeOf(channel: string | undefined, rest: Omit<SlackAddress, 'channel'> = {}): Place {
  // What has no channel (the home page, a command in somebody else's direct message) is answered by direct message.
  if (channel === undefined) return { kind: 'direct', address: {} }
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  const address = { channel, ...Object.fromEntries(given) }
  if (channel.startsWith('D')) return { kind: 'direct', address }
  return { kind: 'group', address, ...(rest.thread ? { thread: `${channel}:${rest.thread}` } : {}) }
}
