// What works of the Slack configuration, and the exact next step where it does not; asks Slack, sends nothing to people.
import type { WebClientOptions } from '@slack/web-api'
import type { Check, Host } from '../../chat/platform.ts'
import { faultOf, wordOf } from './faults.ts'
import type { Socket } from './socket.ts'
import { OPTIONAL, SCOPES, apiUrlOf, type SlackConfig } from './settings.ts'
import { Installation } from './workspaces.ts'

export async function check(
  config: SlackConfig,
  options: WebClientOptions,
  running?: { host: Host; socket: Socket | undefined },
): Promise<readonly Check[]> {
  return [
    ...(config.botToken ? [await token('SLACK_BOT_TOKEN', config, options, config.botToken)] : []),
    ...(await installations(config, options, running?.host)),
    ...(config.appToken ? [await socketMode(config, options, config.appToken)] : []),
    ...(running?.socket ? [connection(running.socket)] : []),
    door(config),
    ...(config.botToken || config.oauth
      ? []
      : [missing('bot token', 'neither a bot token nor OAuth', 'set SLACK_BOT_TOKEN (OAuth & Permissions, xoxb-…)')]),
  ]
}

const missing = (what: string, seen: string, next: string): Check => ({ what, state: 'missing', seen, next })
const broken = (what: string, seen: string, next: string): Check => ({ what, state: 'broken', seen, next })

/** With every scope the app asks for; Slack names them in a header of each answer. */
async function token(what: string, config: SlackConfig, options: WebClientOptions, bot: string): Promise<Check> {
  const { WebClient } = await import('@slack/web-api')
  try {
    const me = await new WebClient(bot, { ...options, slackApiUrl: apiUrlOf(config) }).auth.test()
    const granted = me.response_metadata?.scopes
    const lacking = granted ? Object.entries(SCOPES).filter(([scope]) => !granted.includes(scope)) : []
    const who = `${me.team ?? me.team_id} as ${me.user ?? me.user_id}`
    if (lacking.length === 0) return { what, state: 'works', seen: who }
    const without = lacking.map(([scope, lost]) => `${scope} (${lost})`).join(', ')
    return (lacking.every(([scope]) => OPTIONAL.includes(scope)) ? missing : broken)(
      what,
      `${who}, without ${without}`,
      'add these bot scopes under OAuth & Permissions and reinstall the app',
    )
  } catch (error) {
    const word = wordOf(error)
    return broken(
      what,
      word ?? faultOf(error, 'auth.test').message,
      word
        ? 'copy the Bot User OAuth Token (xoxb-…) of OAuth & Permissions once more; reinstall the app if it was revoked'
        : `let this machine reach ${apiUrlOf(config)}`,
    )
  }
}

async function installations(config: SlackConfig, options: WebClientOptions, host: Host | undefined): Promise<Check[]> {
  const { oauth } = config
  if (!oauth || config.botToken) return []
  const what = 'OAuth'
  if (oauth.workspaces.length === 0)
    return [
      missing(
        what,
        'no workspace may install the app',
        'list team ids (T…) or enterprise ids (E…) in SLACK_WORKSPACES',
      ),
    ]
  if (!host)
    return [{ what, state: 'works', seen: `for ${oauth.workspaces.join(', ')}; ask again while the server runs` }]
  if (!host.webAddress)
    return [missing(what, 'no address Slack could lead back to', 'set PUBLIC_URL to the https address people open')]
  const link = `${host.webAddress}/hooks/slack/install`
  return Promise.all(
    oauth.workspaces.map(async (workspace) => {
      const kept = Installation.safeParse(await host.secrets.read(workspace))
      return kept.success
        ? token(`workspace ${workspace}`, config, options, kept.data.token)
        : missing(
            `workspace ${workspace}`,
            'not installed',
            `open ${link}?team=${workspace} as somebody who may install apps`,
          )
    }),
  )
}

async function socketMode(config: SlackConfig, options: WebClientOptions, app: string): Promise<Check> {
  const what = 'SLACK_APP_TOKEN'
  const { WebClient } = await import('@slack/web-api')
  try {
    await new WebClient(app, { ...options, slackApiUrl: apiUrlOf(config) }).apps.connections.open()
    return { what, state: 'works', seen: 'Socket Mode may connect' }
  } catch (error) {
    const word = wordOf(error)
    return broken(
      what,
      word ?? faultOf(error, 'apps.connections.open').message,
      word
        ? 'make an app-level token (Basic Information) with connections:write, and turn Socket Mode on'
        : `let this machine reach ${apiUrlOf(config)}`,
    )
  }
}

const connection = ({ state }: Socket): Check =>
  state === 'connected'
    ? { what: 'connection', state: 'works', seen: 'connected' }
    : broken('connection', state, 'see the line before this one; it goes on trying')

function door({ signingSecret, appToken }: SlackConfig): Check {
  const what = 'events'
  if (appToken) return { what, state: 'works', seen: 'by Socket Mode, no public address needed' }
  if (signingSecret)
    return { what, state: 'works', seen: 'by webhook at /hooks/slack/events, which Slack must reach over https' }
  return missing(what, 'Slack cannot reach us', 'set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (webhooks)')
}
