// A web page fetched so that nobody can use us to look into the company's own network: every address is checked when it is connected to, every redirect again.
import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import zlib from 'node:zlib'
import ipaddr from 'ipaddr.js'
import { Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'

export interface WebRules {
  /** Hosts inside the company that may be read although their addresses are private. */
  insideHosts: readonly string[]
  maxBytes: number
  timeoutMs: number
}

export interface WebAnswer {
  status: number
  /** After redirects. */
  url: string
  headers: http.IncomingHttpHeaders
  bytes: Uint8Array
}

const MOST_REDIRECTS = 5
export const AGENT = 'yiju'

export async function fetchPublic(
  address: string,
  rules: WebRules,
  headers: Readonly<Record<string, string>> = {},
): Promise<WebAnswer> {
  const deadline = AbortSignal.timeout(rules.timeoutMs)
  let url = checked(address, rules)
  for (let n = 0; n <= MOST_REDIRECTS; n++) {
    const answer = await once(url, rules, headers, deadline)
    const { location } = answer.headers
    if (answer.status < 300 || answer.status >= 400 || answer.status === 304 || !location) return answer
    url = checked(new URL(location, url).href, rules)
  }
  throw new Fault('bad-input', `${address} redirects more than ${MOST_REDIRECTS} times`)
}

/** Says what is wrong with an address before anything is connected to. */
export function checked(address: string, { insideHosts }: Pick<WebRules, 'insideHosts'>): URL {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw new Fault('bad-input', `${address.slice(0, 200)} is no web address`)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Fault('bad-input', 'only http and https addresses are read')
  if (url.username || url.password) throw new Fault('bad-input', 'an address with a name or password in it is not read')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // What is written as numbers is never looked up, so it is checked here.
  if (net.isIP(host) && !isPublic(host) && !insideHosts.includes(host)) throw inside(host)
  return url
}

const inside = (host: string) =>
  new Fault('forbidden', `${host} is an address inside a network: it is read only when KNOWLEDGE_HOSTS names it`)

/** `unicast` is what is left when private, loopback, link-local, carrier, multicast, mapped and tunnelled ranges are taken away. */
export function isPublic(address: string): boolean {
  try {
    return ipaddr.process(address.replace(/%.*$/, '')).range() === 'unicast'
  } catch {
    return false
  }
}

/** The address that was checked is the one that is connected to: a name that changes its mind in between gains nothing. */
const lookupFor =
  (insideHosts: readonly string[]): net.LookupFunction =>
  (host, options, done) => {
    dns.lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0)
      if (!insideHosts.includes(host) && found.some((a) => !isPublic(a.address))) return done(inside(host), '', 0)
      const [first] = found
      if (!first) return done(new Error(`${host} has no address`), '', 0)
      return options.all ? done(null, found) : done(null, first.address, first.family)
    })
  }

function once(
  url: URL,
  { insideHosts, maxBytes }: WebRules,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<WebAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(
        error instanceof Fault
          ? error
          : new Fault(
              'unavailable',
              signal.aborted ? `${url.host} took too long to answer` : `${url.host} cannot be reached`,
              { cause: error },
            ),
      )
    const ask = (url.protocol === 'https:' ? https : http).get(
      url,
      {
        agent: false,
        lookup: lookupFor(insideHosts),
        signal,
        headers: { 'user-agent': `${AGENT} (company knowledge base)`, 'accept-encoding': 'gzip, identity', ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = []
        let size = 0
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > maxBytes) ask.destroy(tooLarge(url, maxBytes))
          else chunks.push(chunk)
        })
        answer.once('error', fail)
        answer.once('end', () => {
          try {
            const { statusCode: status = 0 } = answer
            if (status === 429 || status >= 500) throw slowDown(url, status, answer.headers['retry-after'])
            const bytes = unpacked(Buffer.concat(chunks), answer.headers['content-encoding'], maxBytes)
            resolve({ status, url: url.href, headers: answer.headers, bytes })
          } catch (error) {
            fail(error)
          }
        })
      },
    )
    ask.once('error', fail)
  })
}

const tooLarge = (url: URL, most: number) =>
  new Fault('too-large', `${url.host} sends more than ${Math.round(most / 1048576)} MB`)

function unpacked(bytes: Buffer, encoding: string | undefined, maxOutputLength: number): Uint8Array {
  if (encoding !== 'gzip' || bytes.length === 0) return bytes
  try {
    return zlib.gunzipSync(bytes, { maxOutputLength })
  } catch (cause) {
    throw new Fault('too-large', 'the page unpacks to more than is read, or is damaged', { cause })
  }
}

function slowDown(url: URL, status: number, after: string | undefined): Fault {
  const seconds = Number(after)
  const wait = seconds > 0 ? { retryAfter: Temporal.Duration.from({ seconds: Math.min(seconds, 86_400) }) } : {}
  return new Fault(status === 429 ? 'rate-limited' : 'unavailable', `${url.host} answered ${status}`, wait)
}
