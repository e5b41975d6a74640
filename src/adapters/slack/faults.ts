// Slack's errors as faults: what is worth another try, who cannot be reached any more, which message cannot be shown.
import { Temporal } from '../../kernel/clock.ts'
import { Fault, type FaultCode } from '../../kernel/fault.ts'

/** Slack's word → ours. What is not listed is our mistake: `bad-input`. */
const CODES: Readonly<Record<string, FaultCode>> = {
  ...codes('rate-limited', 'ratelimited', 'rate_limited', 'message_limit_exceeded', 'too_many_requests'),
  ...codes(
    'unavailable',
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'request_timeout',
    'team_added_to_org',
  ),
  ...codes('unavailable', 'accesslimited', 'external_channel_migrating', 'update_failed'),
  // A token that does not work is the administrator's to mend; messages wait for it.
  ...codes('unavailable', 'invalid_auth', 'not_authed', 'token_expired', 'missing_scope', 'no_permission'),
  ...codes('unavailable', 'invalid_refresh_token', 'bad_client_secret', 'invalid_client_id', 'invalid_client'),
  ...codes('unavailable', 'org_login_required', 'two_factor_setup_required', 'not_allowed_token_type'),
  ...codes('forbidden', 'account_inactive', 'token_revoked', 'cannot_dm_bot', 'user_not_visible', 'user_is_restricted'),
  ...codes('forbidden', 'restricted_action', 'messages_tab_disabled', 'ekm_access_denied', 'access_denied'),
  ...codes('not-found', 'user_not_found', 'users_not_found', 'channel_not_found', 'user_disabled', 'is_archived'),
  ...codes('not-found', 'not_in_channel', 'user_not_in_channel', 'message_not_found', 'file_not_found', 'file_deleted'),
}

function codes(code: FaultCode, ...words: string[]): Record<string, FaultCode> {
  return Object.fromEntries(words.map((word) => [word, code]))
}

/** The error word of a refused call, for the few places that decide by it. */
export function wordOf(error: unknown): string | undefined {
  const { code, data } = shapeOf(error)
  return code === 'slack_webapi_platform_error' ? data?.error : undefined
}

export function faultOf(error: unknown, method: string): Fault {
  if (error instanceof Fault) return error
  const { code, data, retryAfter, statusCode } = shapeOf(error)
  const seconds = retryAfter ?? data?.response_metadata?.retryAfter
  const wait = seconds === undefined ? {} : { retryAfter: Temporal.Duration.from({ seconds: Math.ceil(seconds) }) }
  switch (code) {
    case 'slack_webapi_rate_limited_error':
      return new Fault('rate-limited', `slack: ${method} was asked to wait`, wait)
    case 'slack_webapi_platform_error': {
      const word = data?.error ?? 'no reason given'
      return new Fault(CODES[word] ?? 'bad-input', `slack: ${method} was refused (${word})`, wait)
    }
    case 'slack_webapi_http_error': {
      const status = statusCode ?? 0
      return new Fault(
        status >= 500 || status === 0 ? 'unavailable' : 'bad-input',
        `slack: ${method} answered ${status}`,
      )
    }
    default:
      // No cause: what a network error carries may name the address with its secrets.
      return new Fault('unavailable', `slack: ${method} could not be reached`)
  }
}

interface Shape {
  code?: string
  statusCode?: number
  retryAfter?: number
  data?: { error?: string; response_metadata?: { retryAfter?: number } }
}
const shapeOf = (error: unknown): Shape => (typeof error === 'object' && error !== null ? error : {}) as Shape
