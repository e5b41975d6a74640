// Who reads along in a channel: only where every member is a full member of the company is anything answered there.
import type { WebClient } from '@slack/web-api'
import type { Account, Address } from '../../chat/message.ts'
import { stopwatch } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import { isOurs } from './people.ts'
import type { Slack, SlackAddress } from './slack.ts'

type Channel = NonNullable<Awaited<ReturnType<WebClient['conversations']['info']>>['channel']>

/** Slack gives at most 999 a page. Of a company of more than twenty pages we do not know who is a guest: answers go in private. */
const PAGE = 999
const PAGES = 20
/** So long a member is believed to be one; somebody new is nobody until then. */
const BELIEVED_MS = 600_000

/** False also where Slack will not say: the app is not in the channel, or may not look (channels:read, groups:read). */
export function openAudience({ workspaces }: Slack): (account: Account, address: Address) => Promise<boolean> {
  const watch = stopwatch()
  const known = new Map<string, { at: number; people: ReadonlySet<string> | undefined }>()

  /** Everybody of the company but its guests; undefined: too many to read. */
  async function colleagues(workspace: string, team: string | undefined): Promise<ReadonlySet<string> | undefined> {
    const key = `${workspace}:${team ?? ''}`
    const before = known.get(key)
    if (before && watch() - before.at < BELIEVED_MS) return before.people
    const installation = await workspaces.of(workspace)
    const asked = installation.wholeEnterprise && team ? { team_id: team } : {}
    const members = await paged(async (page) => {
      const { members: some = [], response_metadata } = await workspaces.call(workspace, 'users.list', (c) =>
        c.users.list({ ...asked, ...page }),
      )
      return { some, next: response_metadata?.next_cursor }
    })
    const people = members && new Set(members.flatMap((m) => (m.id && isOurs(m, installation) ? [m.id] : [])))
    known.set(key, { at: watch(), people })
    return people
  }

  return async ({ workspace }, address) => {
    const { channel, thread } = address as SlackAddress
    // What was said by a command, nobody else has seen.
    if (!channel || !thread) return false
    try {
      const { channel: its } = await workspaces.call(workspace, 'conversations.info', (c) =>
        c.conversations.info({ channel }),
      )
      if (!its || isShared(its)) return false
      const people = await colleagues(workspace, its.context_team_id)
      const there = people && (await membersOf(workspace, channel))
      return there !== undefined && there.length > 0 && there.every((user) => people!.has(user))
    } catch (error) {
      if (error instanceof Fault && (!error.retryable || UNTOLD.test(error.message))) return false
      throw error
    }
  }

  function membersOf(workspace: string, channel: string): Promise<readonly string[] | undefined> {
    return paged(async (page) => {
      const { members: some = [], response_metadata } = await workspaces.call(workspace, 'conversations.members', (c) =>
        c.conversations.members({ channel, ...page }),
      )
      return { some, next: response_metadata?.next_cursor }
    })
  }
}

/** Undefined: there are more than we read. */
async function paged<T>(
  read: (page: { limit: number; cursor?: string }) => Promise<{ some: readonly T[]; next: string | undefined }>,
): Promise<readonly T[] | undefined> {
  const all: T[] = []
  let cursor: string | undefined
  for (let n = 0; n < PAGES; n += 1) {
    const { some, next } = await read({ limit: PAGE, ...(cursor ? { cursor } : {}) })
    all.push(...some)
    if (!next) return all
    cursor = next
  }
  return undefined
}

/** With another company, or about to be: an invitation is out. */
const isShared = (channel: Channel): boolean =>
  Boolean(channel.is_ext_shared) ||
  Boolean(channel.is_pending_ext_shared) ||
  (Boolean(channel.is_shared) && !channel.is_org_shared) ||
  (channel.pending_shared ?? []).length > 0 ||
  (channel.pending_connected_team_ids ?? []).length > 0

const UNTOLD = /\((missing_scope|no_permission|not_allowed_token_type|accesslimited)\)$/
