// Who may speak to us in the name of Teams: Microsoft's documented rules one by one, over a sign-in and keys of this machine.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTeams } from '../../src/adapters/teams/teams.ts'
import { Fault } from '../../src/kernel/fault.ts'
import { activity, openRig, type TeamsRig } from '../kit/teams-rig.ts'
import { APP, openTeamsServer, TENANT, type TokenParts } from '../kit/teams-server.ts'
import { stubHost, type StubHost } from './platform.ts'

/** Of this file alone: the SDK keeps tokens by it for the whole process. */
const SECRET = 'the-secret-known-here-only'

let rig: TeamsRig
let host: StubHost
beforeAll(async () => {
  host = stubHost()
  rig = await openRig(host, (server) =>
    openTeams({
      appId: APP,
      appSecret: SECRET,
      tenantId: TENANT,
      serviceUrl: server.serviceUrl,
      trust: { openIdUrl: server.openIdUrl, hosts: [server.host] },
    }),
  )
})
afterAll(() => rig.close())

const bearer = async (over?: TokenParts) => `Bearer ${await rig.server.token(over)}`
const codeOf = async (over: Record<string, unknown>, authorization?: string): Promise<string> =>
  rig.call(over, authorization).then(
    (answer) => String(answer.status),
    (error: unknown) => (error instanceof Fault ? error.code : `escaped: ${String(error)}`),
  )

describe('a call that is not from the Bot Connector', () => {
  test.each<[string, () => Promise<string>]>([
    ['without a token', async () => ''],
    ['with something that is no token', async () => 'Bearer abc'],
    ['with another scheme', async () => `Basic ${await rig.server.token()}`],
    ['for another bot', () => bearer({ claims: { aud: '99999999-2222-3333-4444-555555555555' } })],
    ['from another issuer', () => bearer({ claims: { iss: 'https://sts.windows.net/evil/' } })],
    ['expired ten minutes ago', () => bearer({ expires: -600, notBefore: -4000 })],
    ['not valid for ten minutes', () => bearer({ notBefore: 600 })],
    ['for another service address', () => bearer({ claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } })],
    ['without a service address', () => bearer({ claims: { serviceurl: undefined } })],
    ['signed with a foreign key', () => bearer({ foreignKey: true })],
    ['signed with a key nobody published', () => bearer({ kid: 'unknown' })],
    ['signed with a key of another channel', () => bearer({ kid: 'webchat' })],
    ['signed with no algorithm', async () => unsigned()],
  ])('%s is refused as such', async (_, authorization) => {
    expect(await codeOf({}, await authorization())).toBe('bad-signature')
    expect(host.heard).toEqual([])
  })

  test('of another company is refused, though its signature is right', async () => {
    const tenant = 'ffffffff-e5f6-7890-abcd-ef1234567890'
    expect(await codeOf({ channelData: { tenant: { id: tenant } } })).toBe('forbidden')
    expect(host.heard).toEqual([])
  })

  test('leading to a server that is not Microsoft’s is refused, though its signature is right', async () => {
    const serviceUrl = 'https://smba.trafficmanager.net.evil.example/'
    expect(await codeOf({ serviceUrl }, await bearer({ claims: { serviceurl: serviceUrl } }))).toBe('forbidden')
  })

  test.each(['', '{', '[]', '{"type":"message"}', '"\ud800"'])('that makes no sense is refused: %j', async (body) => {
    const request = { method: 'POST', path: '/messages', query: {}, headers: { authorization: await bearer() } }
    const answer = rig.platform.receive!({ ...request, body: new TextEncoder().encode(body) })
    await expect(answer).rejects.toMatchObject({ code: 'bad-input' })
  })
})

test('clocks may differ by less than five minutes', async () => {
  expect(await codeOf({ id: 'late' }, await bearer({ expires: -240, notBefore: -4000 }))).toBe('200')
  expect(await codeOf({ id: 'early' }, await bearer({ notBefore: 240 }))).toBe('200')
})

test('while Microsoft’s keys cannot be had, calls are put off, not refused and not believed', async () => {
  const server = await openTeamsServer()
  server.keysDown = true
  const platform = openTeams({
    appId: APP,
    tenantId: TENANT,
    trust: { openIdUrl: server.openIdUrl, hosts: [server.host] },
  })
  const quiet = stubHost()
  await platform.start(quiet)
  const call = async () =>
    platform.receive!({
      method: 'POST',
      path: '/messages',
      query: {},
      headers: { authorization: `Bearer ${await server.token()}` },
      body: new TextEncoder().encode(JSON.stringify(activity(server.serviceUrl))),
    })
  await expect(call()).rejects.toMatchObject({ code: 'unavailable', retryable: true })
  expect(quiet.heard).toEqual([])
  server.keysDown = false
  expect((await call()).status).toBe(200)
  await server.close()
})

describe('what could believe anybody', () => {
  test('does not open', () => {
    expect(() => openTeams({})).toThrow('TEAMS_APP_ID')
    expect(() => openTeams({ tenantId: TENANT, appSecret: SECRET })).toThrow('TEAMS_DEVELOPMENT=anonymous')
  })

  test('opens for development only when asked to, and says so in the log and to the doctor', async () => {
    const platform = openTeams({ development: 'anonymous' })
    const local = stubHost()
    await platform.start(local)
    expect(local.lines.join('\n')).toContain('anybody')
    const checks = await platform.check()
    expect(checks.find((c) => c.seen.includes('anonymous'))).toMatchObject({ state: 'broken' })
    // Even then no server elsewhere can be named.
    const elsewhere = { ...activity('https://evil.example/'), from: { id: 'u', aadObjectId: 'a' } }
    const call = platform.receive!({
      method: 'POST',
      path: '/messages',
      query: {},
      headers: {},
      body: new TextEncoder().encode(JSON.stringify(elsewhere)),
    })
    await expect(call).rejects.toMatchObject({ code: 'forbidden' })
    await platform.stop()
  })
})

test.each([
  ['invalid_client', 'TEAMS_APP_SECRET'],
  ['unauthorized_client', 'TEAMS_TENANT_ID'],
  ['temporarily_unavailable', 'login.microsoftonline.com'],
])('a sign-in refused as %s: the doctor names the next step', async (refusal, mentions) => {
  const { server } = rig
  server.refusal = refusal
  const another = openTeams({ appId: APP, appSecret: `secret-${refusal}`, tenantId: TENANT })
  const check = (await another.check()).find((c) => c.what.includes('sign-in'))!
  delete server.refusal
  expect(check).toMatchObject({ state: 'broken' })
  expect(check.next).toContain(mentions)
  expect(JSON.stringify(check)).not.toContain(`secret-${refusal}`)
})

test('our own token goes to Microsoft alone, and no secret is ever written down', async () => {
  const { server, platform } = rig
  const account = { platform: 'teams' as const, workspace: TENANT, user: 'somebody' }
  await platform.post({ account }, { text: '您好' }, 'k')
  expect(server.posted.at(-1)!.authorization).toBe('Bearer our-token')
  expect(server.signIns.join('\n')).toContain(SECRET)
  const address = { serviceUrl: 'https://evil.example/', conversation: 'c', tenant: TENANT, user: 'u' }
  await expect(platform.post({ account, address }, { text: '您好' }, 'k')).rejects.toMatchObject({ code: 'forbidden' })

  server.failing.push({ status: 401 }, { status: 500 })
  const faults = await Promise.all(
    [1, 2].map((n) => platform.post({ account }, { text: '您好' }, `k${n}`).catch((error: unknown) => error as Fault)),
  )
  const written = JSON.stringify([
    host.lines,
    faults.map((f) => [String(f), f instanceof Fault ? String(f.cause) : '']),
  ])
  expect(written).not.toMatch(/the-secret-known-here-only|our-token/)
})

function unsigned(): string {
  const part = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url')
  const claims = {
    iss: 'https://api.botframework.com',
    aud: APP,
    serviceurl: rig.server.serviceUrl,
    exp: 4_000_000_000,
  }
  return `Bearer ${part({ alg: 'none', kid: 'teams' })}.${part(claims)}.`
}
