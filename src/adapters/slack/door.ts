// Webhooks of Slack: signed, parsed, stored, then acknowledged; and the two pages of an installation.
import type { HookRequest, HookResponse } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Deliver } from './bolt.ts'
import { install, installed } from './install.ts'
import { verify } from './signature.ts'
import type { Slack } from './slack.ts'

export async function receive(slack: Slack, deliver: Deliver, request: HookRequest): Promise<HookResponse> {
  if (request.method === 'GET') {
    if (request.path === '/install') return install(slack, request)
    if (request.path === '/oauth') return installed(slack, request)
    return { status: 404 }
  }
  const { signingSecret } = slack.config
  if (request.method !== 'POST' || !signingSecret) return { status: 404 }
  try {
    verify(request, signingSecret, slack.host.now())
  } catch (error) {
    slack.host.log.warn({ why: (error as Error).message }, 'slack: a webhook was refused')
    return { status: 401 }
  }
  const body = parse(request)
  if (!body) return { status: 400 }
  if (body['type'] === 'url_verification') return json(200, { challenge: String(body['challenge'] ?? '') })
  if (body['ssl_check'] === '1') return { status: 200 }
  try {
    const answer = await deliver(body)
    return answer === undefined || answer === '' ? { status: 200 } : json(200, answer)
  } catch (error) {
    // Not stored: Slack tries again, at once, after a minute, after five.
    return { status: error instanceof Fault && error.code === 'bad-input' ? 400 : 503 }
  }
}

/** Events come as JSON; presses and dialogs as JSON in a form field; commands as form fields. */
function parse({ headers, body }: HookRequest): Record<string, unknown> | undefined {
  const text = new TextDecoder().decode(body)
  try {
    if ((headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
      const fields = new URLSearchParams(text)
      const payload = fields.get('payload')
      return payload === null ? Object.fromEntries(fields) : record(JSON.parse(payload))
    }
    return record(JSON.parse(text))
  } catch {
    return undefined
  }
}

const record = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined

const json = (status: number, value: unknown): HookResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})
