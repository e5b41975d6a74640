// Who an account is, as far as Slack vouches for it.
import type { WebClient } from '@slack/web-api'
import type { Account } from '../../chat/message.ts'
import type { Profile } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import { account, type Slack } from './slack.ts'
import type { Installation } from './workspaces.ts'

type User = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>

/** Nobody from another company, no bot, nobody who left. */
function belongs(user: User, { team, enterprise, wholeEnterprise }: Installation): boolean {
  if (user.deleted || user.is_bot || user.is_stranger || user.is_workflow_bot) return false
  return isOfTeam(user, { team, enterprise, wholeEnterprise })
}

type Somebody = Pick<User, 'team_id' | 'enterprise_user'>

function isOfTeam(
  user: Somebody,
  { team, enterprise, wholeEnterprise }: Pick<Installation, 'team' | 'enterprise' | 'wholeEnterprise'>,
): boolean {
  const [theirs, ours] = wholeEnterprise ? [user.enterprise_user?.enterprise_id, enterprise] : [user.team_id, team]
  return theirs === undefined || theirs === ours || (!wholeEnterprise && isShared(user, team))
}

/** In an enterprise a person's home team may be another one than where they talk to us. */
const isShared = (user: Somebody, team: string | undefined): boolean =>
  team !== undefined && (user.enterprise_user?.teams?.includes(team) ?? false)

const profileOf = (user: User): Profile => {
  const email = user.is_email_confirmed === false ? undefined : user.profile?.email
  const name = user.real_name ?? user.profile?.real_name
  return { ...(name ? { name } : {}), ...(email ? { email } : {}) }
}

/** Works here, or is a tool of the company; a guest of it does not, though they have an account. */
export function isOurs(
  user: Somebody & Pick<User, 'is_bot' | 'is_restricted' | 'is_ultra_restricted' | 'is_stranger'>,
  installation: Installation,
): boolean {
  if (user.is_restricted || user.is_ultra_restricted || user.is_stranger) return false
  // Of whom Slack does not say where they belong, only a tool may read along.
  const told = (installation.wholeEnterprise ? user.enterprise_user?.enterprise_id : user.team_id) !== undefined
  return (told || Boolean(user.is_bot)) && isOfTeam(user, installation)
}

export async function profile({ workspaces }: Slack, { workspace, user }: Account): Promise<Profile | undefined> {
  const installation = await workspaces.of(workspace)
  try {
    const { user: found } = await workspaces.call(workspace, 'users.info', (c) => c.users.info({ user }))
    return found && belongs(found, installation) ? profileOf(found) : undefined
  } catch (error) {
    if (error instanceof Fault && (error.code === 'not-found' || error.code === 'forbidden')) return undefined
    throw error
  }
}

/** By company e-mail, in every workspace we are in. */
export async function find({ workspaces }: Slack, email: string): Promise<Account | undefined> {
  for (const workspace of await workspaces.names()) {
    try {
      const installation = await workspaces.of(workspace)
      const { user } = await workspaces.call(workspace, 'users.lookupByEmail', (c) => c.users.lookupByEmail({ email }))
      if (user?.id && belongs(user, installation) && user.is_email_confirmed !== false)
        return account(workspace, user.id)
    } catch (error) {
      if (error instanceof Fault && (error.code === 'not-found' || error.code === 'forbidden')) continue
      throw error
    }
  }
  return undefined
}
