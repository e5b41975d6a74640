// What the Slack adapter is told, and what it asks Slack for: as little as it needs.

export interface SlackConfig {
  /** `xoxb-…` of one workspace; left out where workspaces install the app by OAuth. */
  botToken?: string
  /** `xapp-…` with connections:write: Socket Mode, no public address needed. */
  appToken?: string
  /** What Slack signs webhooks with. */
  signingSecret?: string
  oauth?: {
    clientId: string
    clientSecret: string
    /** Team (T…) or enterprise (E…) ids that may install the app; anybody could click the link. */
    workspaces: readonly string[]
  }
  /** Another Slack-compatible server, or GovSlack. */
  apiUrl?: string
  /** `flat`: direct messages are answered beside the question, for apps without Slack's agent view; default: in its thread. */
  replies?: 'thread' | 'flat'
  /** How long Slack may take to answer a call; default 10 s. */
  timeoutMs?: number
}

/** Every scope, with what is lost without it. */
export const SCOPES = {
  'app_mentions:read': 'being mentioned in channels',
  'assistant:write': 'suggested prompts, status',
  'channels:read': 'answers in public channels',
  'chat:write': 'posting at all',
  commands: '/yiju and the message shortcut',
  'files:read': 'voice clips and files people send',
  'files:write': 'pictures on cards',
  'groups:read': 'answers in private channels',
  'im:history': 'hearing direct messages',
  'im:write': 'writing to somebody first (approval cards)',
  'links:read': 'links to requests',
  'links:write': 'links to requests',
  'users:read': 'knowing who somebody is',
  'users:read.email': 'linking people by their company e-mail',
} as const

/** Without these questions in channels are answered by direct message. */
export const OPTIONAL: readonly string[] = ['channels:read', 'groups:read'] satisfies (keyof typeof SCOPES)[]

export const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'entity_details_requested',
  'link_shared',
  'message.im',
  'tokens_revoked',
] as const

export const COMMAND = '/yiju'
export const SHORTCUT = 'make_request'

/** With a slash at the end, as the SDK wants it. */
export const apiUrlOf = ({ apiUrl }: SlackConfig): string =>
  `${(apiUrl ?? 'https://slack.com/api').replace(/\/+$/, '')}/`

/** Only Slack itself (slack.com and below, or the configured server) is ever sent a token or an answer. */
export function isSlackAddress(config: SlackConfig, address: string): boolean {
  if (!URL.canParse(address)) return false
  const [api, to] = [new URL(apiUrlOf(config)), new URL(address)]
  if (to.username || to.password) return false
  if (to.protocol === api.protocol && to.host === api.host) return true
  return (
    api.protocol === 'https:' && to.protocol === 'https:' && to.port === '' && to.hostname.endsWith(`.${api.hostname}`)
  )
}
