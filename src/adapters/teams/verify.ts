// Whether a call really comes from Microsoft's Bot Connector: every rule of its documentation, of which the SDK checks but a part.
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { stopwatch } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Inbound } from './activity.ts'
import { ISSUER, OPEN_ID_URL } from './settings.ts'

export type Verify = (authorization: string | undefined, activity: Inbound) => Promise<void>

const SKEW_SECONDS = 300
const DAY_MS = 86_400_000
const PATIENCE_MS = 5000

/** Throws Fault('bad-signature') for what is not Microsoft's, Fault('unavailable') while its keys cannot be had. */
export function createVerifier(appId: string, openIdUrl: string = OPEN_ID_URL): Verify {
  const keys = createKeys(openIdUrl)
  return async (authorization, activity) => {
    const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization ?? '') ?? []
    if (!token) throw forged('no token')
    const set = await keys()
    const { payload, protectedHeader } = await jwtVerify(token, set, {
      issuer: ISSUER,
      audience: appId,
      algorithms: ['RS256'],
      clockTolerance: SKEW_SECONDS,
      requiredClaims: ['exp', 'serviceurl'],
    }).catch((error: unknown) => {
      throw refusal(error)
    })
    if (plainUrl(payload['serviceurl']) !== plainUrl(activity.serviceUrl)) throw forged('another service address')
    const key = set.jwks()?.keys.find((k) => k.kid === protectedHeader.kid)
    if (!key || !endorses(key, activity.channelId)) throw forged('the key is not endorsed for this channel')
  }
}

type KeySet = ReturnType<typeof createRemoteJWKSet>

/** Read anew once a day; keys it does not know yet are looked for as they appear. */
function createKeys(openIdUrl: string): () => Promise<KeySet> {
  let known: { set: Promise<KeySet>; age: () => number } | undefined
  return async () => {
    if (!known || known.age() > DAY_MS) known = { set: readKeys(openIdUrl), age: stopwatch() }
    try {
      return await known.set
    } catch (cause) {
      known = undefined
      throw new Fault('unavailable', "teams: Microsoft's keys cannot be read", { cause })
    }
  }
}

async function readKeys(openIdUrl: string): Promise<KeySet> {
  const answer = await fetch(openIdUrl, { signal: AbortSignal.timeout(PATIENCE_MS) })
  const { jwks_uri: keysUrl } = (await answer.json()) as { jwks_uri: string }
  // Keys over plain HTTP would be anybody's; only the tests' own document may name such an address.
  if (!keysUrl.startsWith('https://') && openIdUrl.startsWith('https://')) throw new Error('keys without TLS')
  return createRemoteJWKSet(new URL(keysUrl), { timeoutDuration: PATIENCE_MS })
}

/** No list: a key for every channel, as botbuilder has it. */
const endorses = ({ endorsements }: Readonly<Record<string, unknown>>, channel: string): boolean =>
  !Array.isArray(endorsements) || endorsements.length === 0 || endorsements.includes(channel)

const plainUrl = (url: unknown): string => String(url).toLowerCase().replace(/\/+$/, '')

const forged = (why: string, cause?: unknown) => new Fault('bad-signature', `teams: ${why}`, { cause })

function refusal(error: unknown): Fault {
  const unreachable =
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    // Its words for an answer that is no key set at all.
    error.code === 'ERR_JOSE_GENERIC'
  return unreachable
    ? new Fault('unavailable', "teams: Microsoft's keys cannot be read", { cause: error })
    : forged(error.code, error)
}
