// Installing the app into a workspace by OAuth: only into those that are listed, since anybody can follow the link.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { HookRequest, HookResponse } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import { faultOf } from './faults.ts'
import { SCOPES, apiUrlOf } from './settings.ts'
import type { Slack } from './slack.ts'
import { Installation } from './workspaces.ts'

const COOKIE = 'yiju_slack_install'
/** Minutes to decide in Slack. */
const OPEN = 10

/** GET /hooks/slack/install: off to Slack, with a state that only this browser can bring back. */
export function install(slack: Slack, { query }: HookRequest): HookResponse {
  const { oauth } = slack.config
  const redirect = redirectOf(slack)
  if (!oauth || !redirect)
    return say(404, 'not-configured: SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and PUBLIC_URL are needed')
  const nonce = randomBytes(16).toString('hex')
  const until = Math.floor(slack.host.now().epochMilliseconds / 1000) + OPEN * 60
  const to = new URL('/oauth/v2/authorize', apiUrlOf(slack.config))
  to.search = new URLSearchParams({
    client_id: oauth.clientId,
    scope: Object.keys(SCOPES).join(','),
    redirect_uri: redirect,
    state: `${until}.${nonce}.${sign(`${until}.${nonce}`, oauth.clientSecret)}`,
    ...(query['team'] ? { team: query['team'] } : {}),
  }).toString()
  const secure = redirect.startsWith('https:') ? '; Secure' : ''
  return {
    status: 302,
    headers: {
      location: to.href,
      'set-cookie': `${COOKIE}=${nonce}; Path=/hooks/slack; Max-Age=${OPEN * 60}; HttpOnly; SameSite=Lax${secure}`,
      'cache-control': 'no-store',
    },
  }
}

/** GET /hooks/slack/oauth: back from Slack with a code. */
export async function installed(slack: Slack, { query, headers }: HookRequest): Promise<HookResponse> {
  const { oauth } = slack.config
  const redirect = redirectOf(slack)
  if (!oauth || !redirect) return say(404, 'not-configured')
  if (!stateHolds(query['state'] ?? '', cookieOf(headers['cookie']), oauth.clientSecret, slack))
    return say(400, 'state-mismatch: start again at /hooks/slack/install')
  if (!query['code']) return say(400, 'not-installed: Slack gave no code')
  const got = await exchange(slack, oauth, query['code'], redirect)
  const { installation, app, name } = got
  const workspace = (installation.wholeEnterprise ? installation.enterprise : installation.team) ?? ''
  if (!oauth.workspaces.includes(workspace)) {
    slack.host.log.warn({ workspace }, 'slack: an installation was refused: the workspace is not in SLACK_WORKSPACES')
    return say(403, `workspace-not-allowed: add ${workspace} (${name}) to SLACK_WORKSPACES and install again`)
  }
  await slack.workspaces.keep(installation)
  slack.host.log.info({ workspace }, 'slack: installed')
  const to = new URL('/app_redirect', apiUrlOf(slack.config))
  to.search = new URLSearchParams({ app, team: installation.team ?? workspace }).toString()
  return { status: 302, headers: { location: to.href, 'set-cookie': `${COOKIE}=; Path=/hooks/slack; Max-Age=0` } }
}

async function exchange(
  slack: Slack,
  oauth: { clientId: string; clientSecret: string },
  code: string,
  redirect_uri: string,
) {
  const now = slack.host.now().epochMilliseconds / 1000
  try {
    const client = await slack.workspaces.bare()
    const got = await client.oauth.v2.access({
      client_id: oauth.clientId,
      client_secret: oauth.clientSecret,
      code,
      redirect_uri,
    })
    const installation = Installation.parse({
      token: got.access_token,
      refreshToken: got.refresh_token,
      ...(got.expires_in ? { expiresAt: now + got.expires_in } : {}),
      installedAt: now,
      botUser: got.bot_user_id,
      team: got.team?.id,
      enterprise: got.enterprise?.id,
      wholeEnterprise: got.is_enterprise_install === true,
    })
    return { installation, app: got.app_id ?? '', name: got.team?.name ?? got.enterprise?.name ?? '' }
  } catch (error) {
    throw error instanceof Error && error.name === 'ZodError'
      ? new Fault('bad-input', 'slack: oauth.v2.access gave no bot token')
      : faultOf(error, 'oauth.v2.access')
  }
}

const redirectOf = ({ host }: Slack) => (host.webAddress ? `${host.webAddress}/hooks/slack/oauth` : undefined)

const sign = (text: string, secret: string) => createHmac('sha256', secret).update(`install:${text}`).digest('hex')

function stateHolds(state: string, cookie: string | undefined, secret: string, { host }: Slack): boolean {
  const [, until = '', nonce = '', given = ''] = /^(\d{1,12})\.([0-9a-f]{32})\.([0-9a-f]{64})$/.exec(state) ?? []
  if (given === '' || cookie !== nonce || Number(until) * 1000 < host.now().epochMilliseconds) return false
  return timingSafeEqual(Buffer.from(given), Buffer.from(sign(`${until}.${nonce}`, secret)))
}

const cookieOf = (header: string | undefined): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1)

const say = (status: number, body: string): HookResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
})
