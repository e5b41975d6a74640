// Which workspaces there are, each with its token and client: one from the settings, or many that installed the app.
import type { AuthorizeResult } from '@slack/bolt'
import type { WebClient, WebClientOptions } from '@slack/web-api'
import { z } from 'zod'
import type { Host } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import { faultOf, wordOf } from './faults.ts'
import { apiUrlOf, type SlackConfig } from './settings.ts'

/** What is kept, sealed by the host, of a workspace that installed the app. */
export const Installation = z.object({
  token: z.string(),
  /** With token rotation: used once, under the host's lock. */
  refreshToken: z.string().optional(),
  /** Seconds since 1970. */
  expiresAt: z.number().optional(),
  installedAt: z.number(),
  botUser: z.string(),
  botId: z.string().optional(),
  team: z.string().optional(),
  enterprise: z.string().optional(),
  wholeEnterprise: z.boolean(),
})
export type Installation = z.infer<typeof Installation>

export interface Workspaces {
  /** Fault forbidden: not installed there. */
  of(workspace: string): Promise<Installation>
  /** Calls Slack as the bot of this workspace; errors come as Faults. A token that has just expired is renewed once. */
  call<T>(workspace: string, method: string, work: (client: WebClient) => Promise<T>): Promise<T>
  /** A client without a token, for OAuth. */
  bare(): Promise<WebClient>
  authorize(source: {
    teamId?: string | undefined
    enterpriseId?: string | undefined
    isEnterpriseInstall: boolean
  }): Promise<AuthorizeResult>
  keep(installation: Installation): Promise<void>
  /** An event older than the installation is of an earlier one, and changes nothing. */
  forget(workspace: string, eventTime: number): Promise<void>
  /** In the order to look somebody up. */
  names(): Promise<readonly string[]>
}

/** Slack: a refreshed token lives twelve hours; renewed an hour before. */
const RENEW_BEFORE = 3600
/** How long a stored installation is believed without looking, in ms of its reading. */
const BELIEVED = 60_000

export const workspaceOf = ({ team, enterprise, wholeEnterprise }: Installation): string =>
  (wholeEnterprise ? enterprise : team) ?? ''

export function openWorkspaces(config: SlackConfig, options: WebClientOptions, host: Host): Workspaces {
  const seen = new Map<string, { installation: Installation; at: number }>()
  const clients = new Map<string, WebClient>()
  let own: Promise<Installation> | undefined
  const now = () => host.now().epochMilliseconds

  const clientFor = async (token: string | undefined): Promise<WebClient> => {
    const known = clients.get(token ?? '')
    if (known) return known
    const { WebClient } = await import('@slack/web-api')
    const client = new WebClient(token, { ...options, slackApiUrl: apiUrlOf(config) })
    if (clients.size > 200) clients.clear()
    clients.set(token ?? '', client)
    return client
  }

  /** Who the token of the settings belongs to, asked once. */
  const ownInstallation = (token: string) =>
    (own ??= askWhose(token).catch((error: unknown) => {
      own = undefined
      throw error
    }))

  async function askWhose(token: string): Promise<Installation> {
    const client = await clientFor(token)
    try {
      const me = await client.auth.test()
      return Installation.parse({
        token,
        botUser: me.user_id,
        botId: me.bot_id,
        team: me.team_id,
        enterprise: me.enterprise_id,
        wholeEnterprise: me.is_enterprise_install === true,
        installedAt: 0,
      })
    } catch (error) {
      throw faultOf(error, 'auth.test')
    }
  }

  const stored = async (workspace: string): Promise<Installation | undefined> => {
    const known = seen.get(workspace)
    if (known && now() - known.at < BELIEVED && !ageing(known.installation)) return known.installation
    const read = Installation.safeParse(await host.secrets.read(workspace))
    if (!read.success) seen.delete(workspace)
    else seen.set(workspace, { installation: read.data, at: now() })
    return read.data
  }

  const ageing = ({ expiresAt, refreshToken }: Installation) =>
    refreshToken !== undefined && expiresAt !== undefined && expiresAt - now() / 1000 < RENEW_BEFORE

  /** Under the host's lock: whoever comes second finds the token renewed and takes it. */
  async function renewed(workspace: string, spoilt?: string): Promise<Installation> {
    const next = await host.secrets.change(workspace, async (kept) => {
      const installation = Installation.parse(kept)
      if (!installation.refreshToken) return kept
      if (spoilt === undefined ? !ageing(installation) : installation.token !== spoilt) return kept
      return exchange(installation, installation.refreshToken)
    })
    const installation = Installation.parse(next)
    seen.set(workspace, { installation, at: now() })
    return installation
  }

  async function exchange(installation: Installation, refreshToken: string): Promise<Installation> {
    const client = await clientFor(undefined)
    try {
      const got = await client.oauth.v2.access({
        client_id: config.oauth?.clientId ?? '',
        client_secret: config.oauth?.clientSecret ?? '',
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      })
      return Installation.parse({
        ...installation,
        token: got.access_token,
        refreshToken: got.refresh_token,
        expiresAt: now() / 1000 + (got.expires_in ?? 43_200),
      })
    } catch (error) {
      throw faultOf(error, 'oauth.v2.access')
    }
  }

  async function known(workspace: string): Promise<Installation> {
    if (config.botToken) {
      const installation = await ownInstallation(config.botToken)
      if (workspaceOf(installation) === workspace) return installation
      throw new Fault('forbidden', 'slack: not the workspace of SLACK_BOT_TOKEN')
    }
    const installation = await stored(workspace)
    if (!installation) throw new Fault('forbidden', 'slack: the app is not installed in this workspace')
    return installation
  }

  async function of(workspace: string): Promise<Installation> {
    const installation = await known(workspace)
    return !config.botToken && ageing(installation) ? renewed(workspace) : installation
  }

  async function call<T>(workspace: string, method: string, work: (client: WebClient) => Promise<T>): Promise<T> {
    const { token } = await of(workspace)
    try {
      return await work(await clientFor(token))
    } catch (error) {
      const expired = !config.botToken && ['token_expired', 'invalid_auth'].includes(wordOf(error) ?? '')
      if (!expired) throw faultOf(error, method)
      const next = await renewed(workspace, token)
      if (next.token === token) throw faultOf(error, method)
      return work(await clientFor(next.token)).catch((again: unknown) => {
        throw faultOf(again, method)
      })
    }
  }

  return {
    of,
    call,
    bare: () => clientFor(undefined),
    async authorize({ teamId, enterpriseId, isEnterpriseInstall }) {
      const workspace = (isEnterpriseInstall ? enterpriseId : teamId) ?? ''
      // Only who it is: an acknowledgement must not wait until a token is renewed.
      const { token, botId, botUser } = await known(workspace)
      return { botToken: token, ...(botId ? { botId } : {}), botUserId: botUser, workspace }
    },
    async keep(installation) {
      await host.secrets.change(workspaceOf(installation), async () => installation)
      seen.delete(workspaceOf(installation))
    },
    async forget(workspace, eventTime) {
      seen.delete(workspace)
      if (config.botToken) {
        own = undefined
        return
      }
      const kept = await stored(workspace)
      if (!kept || eventTime < kept.installedAt) return
      await host.secrets.remove(workspace)
      seen.delete(workspace)
    },
    async names() {
      if (config.botToken) return [workspaceOf(await ownInstallation(config.botToken))]
      return config.oauth?.workspaces ?? []
    },
  }
}
