// Microsoft on this machine, as far as a bot meets it: signing keys, sign-in, the connector of conversations, files; misbehaves on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type GenerateKeyPairResult } from 'jose'

export interface PostedActivity {
  id: string
  conversation: string
  activity: Record<string, unknown>
  authorization: string | undefined
}

export type Failure = { status: number; headers?: Record<string, string>; code?: string } | 'hang'

export interface TeamsServer {
  url: string
  openIdUrl: string
  /** Where the connector answers, as an activity would name it. */
  serviceUrl: string
  host: string
  /** As they stand now, oldest first. */
  posted: PostedActivity[]
  opened: Record<string, unknown>[]
  /** Rosters that were looked into. */
  rosters: string[]
  /** Sign-ins asked for at login.microsoftonline.com. */
  signIns: string[]
  /** How sign-ins are refused, when they are. */
  refusal?: string
  members: Map<string, Record<string, unknown>>
  /** Members of a conversation or team; those of the company where nothing is said. */
  groups: Map<string, Record<string, unknown>[]>
  files: Map<string, { type: string; bytes: Uint8Array } | { redirect: string }>
  /** Everything we sent, raw. */
  sent: string[]
  /** Answered instead, first first. */
  failing: Failure[]
  /** Files are never answered while this is on. */
  keysDown: boolean
  /** A token as the Bot Connector signs it; what is given overrides. */
  token(over?: TokenParts): Promise<string>
  close(): Promise<void>
}

export interface TokenParts {
  claims?: Record<string, unknown>
  expires?: number
  notBefore?: number
  kid?: string
  foreignKey?: boolean
  alg?: string
}

export const APP = '11111111-2222-3333-4444-555555555555'
export const TENANT = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890'

/** Made once: a pair takes a second. */
let pairs: Promise<readonly [GenerateKeyPairResult, GenerateKeyPairResult]> | undefined

export async function openTeamsServer(): Promise<TeamsServer> {
  const [ours, foreign] = await (pairs ??= Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]))
  const jwk = await exportJWK(ours.publicKey)
  let conversations = 0
  let messages = 0

  const at = createServer((request, response) => void bodyOf(request).then((body) => answer(request, response, body)))
  await new Promise<void>((done) => at.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(at.address() as AddressInfo).port}`
  const url = `http://${host}`

  const server: TeamsServer = {
    url,
    host,
    openIdUrl: `${url}/openid`,
    serviceUrl: `${url}/amer/${TENANT}/`,
    posted: [],
    opened: [],
    rosters: [],
    signIns: [],
    members: new Map(),
    groups: new Map(),
    files: new Map(),
    sent: [],
    failing: [],
    keysDown: false,
    token: (over = {}) => sign(over.foreignKey ? foreign.privateKey : ours.privateKey, server.serviceUrl, over),
    close: () =>
      new Promise((done) => {
        at.closeAllConnections()
        at.close(() => done())
      }),
  }

  function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const path = decodeURIComponent((request.url ?? '').replace(/\?.*/, ''))
    const [, conversation, rest = ''] = /\/v3\/conversations\/([^/]+)(.*)$/.exec(path) ?? []
    if (path === '/openid' || path === '/keys') return keys(response, path)
    if (path.startsWith('/login/')) return signIn(response, path, body)
    const file = server.files.get(path)
    if (file) return give(response, file)
    if (request.method !== 'GET') server.sent.push(body)
    const failure = server.failing.shift()
    if (failure === 'hang') return
    if (failure) return refuse(response, failure)
    const json = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>)
    if (request.method === 'POST' && path.endsWith('/v3/conversations')) {
      server.opened.push(json)
      return send(response, 201, { id: `a:opened-${++conversations}` })
    }
    if (conversation && request.method === 'POST' && rest === '/activities') {
      const id = `${1_700_000_000_000 + ++messages}`
      if (json['type'] === 'message')
        server.posted.push({ id, conversation, activity: json, authorization: request.headers.authorization })
      return send(response, 201, { id })
    }
    const [, id] = /^\/activities\/(.+)$/.exec(rest) ?? []
    const there = server.posted.find((p) => p.id === id && p.conversation === conversation)
    if (request.method === 'PUT' && id) {
      if (!there) return refuse(response, { status: 404, code: 'ActivityNotFoundInConversation' })
      there.activity = json
      return send(response, 200, { id })
    }
    if (request.method === 'GET' && conversation && rest === '/pagedmembers') {
      server.rosters.push(conversation)
      const all = [...(server.groups.get(conversation) ?? new Set(server.members.values()))]
      const query = new URL(request.url ?? '', url).searchParams
      const [from, size] = [Number(query.get('continuationToken') ?? 0), Number(query.get('pageSize'))]
      const next = from + size < all.length ? { continuationToken: String(from + size) } : {}
      return send(response, 200, { members: all.slice(from, from + size), ...next })
    }
    const [, user = ''] = /^\/members\/(.+)$/.exec(rest) ?? []
    const member = server.members.get(user)
    if (user && conversation) server.rosters.push(conversation)
    if (request.method === 'GET' && member) return send(response, 200, member)
    refuse(response, { status: 404, code: 'NotFound' })
  }

  function keys(response: ServerResponse, path: string): void {
    if (server.keysDown) return refuse(response, { status: 503 })
    send(
      response,
      200,
      path === '/openid'
        ? { issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` }
        : {
            keys: [
              { ...jwk, kid: 'teams', use: 'sig', alg: 'RS256', endorsements: ['msteams'] },
              { ...jwk, kid: 'webchat', use: 'sig', alg: 'RS256', endorsements: ['webchat'] },
            ],
          },
    )
  }

  function signIn(response: ServerResponse, path: string, body: string): void {
    if (path.endsWith('/token')) {
      server.signIns.push(body)
      if (server.refusal) return send(response, 400, { error: server.refusal, error_description: 'AADSTS1: no' })
      return send(response, 200, { token_type: 'Bearer', expires_in: 3600, access_token: 'our-token' })
    }
    const authority = `https://login.microsoftonline.com/${TENANT}`
    send(response, 200, {
      tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      issuer: `${authority}/v2.0`,
      metadata: [],
    })
  }
  return server
}

/** While it runs, Microsoft's sign-in is this server; everything else goes where it is addressed. Gives the way back. */
export function signInHere(server: TeamsServer): () => void {
  const real = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input)
    if (asked.host !== 'login.microsoftonline.com') return real(input, init)
    return real(`${server.url}/login${asked.pathname}${asked.search}`, init)
  }
  return () => {
    globalThis.fetch = real
  }
}

function sign(key: CryptoKey, serviceurl: string, over: TokenParts): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({ serviceurl, aud: APP, iss: 'https://api.botframework.com', ...over.claims })
    .setProtectedHeader({ alg: 'RS256', kid: over.kid ?? 'teams' })
    .setNotBefore(now + (over.notBefore ?? -60))
    .setExpirationTime(now + (over.expires ?? 3600))
    .sign(key)
}

function give(response: ServerResponse, file: { type: string; bytes: Uint8Array } | { redirect: string }): void {
  if ('redirect' in file) response.writeHead(302, { location: file.redirect }).end()
  else response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
}

const refuse = (response: ServerResponse, { status, headers = {}, code = 'Error' }: Exclude<Failure, 'hang'>) =>
  send(response, status, { error: { code, message: 'no' } }, headers)

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
