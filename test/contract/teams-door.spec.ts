// Teams at our own door: what does not prove that it comes from Microsoft is turned away with the right status, never an error of ours.
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTeams } from '../../src/adapters/teams/teams.ts'
import type { Door } from '../../src/http/door.ts'
import { toAnswer } from '../../src/http/errors.ts'
import { hookRoutes } from '../../src/http/hooks.ts'
import { activity, openRig, type TeamsRig } from '../kit/teams-rig.ts'
import { APP, TENANT, type TokenParts } from '../kit/teams-server.ts'
import { stubHost, type StubHost } from './platform.ts'

const app = fastify()
let host: StubHost
let rig: TeamsRig
beforeAll(async () => {
  host = stubHost()
  rig = await openRig(host, ({ openIdUrl, host: at }) =>
    openTeams({ appId: APP, appSecret: 's', tenantId: TENANT, trust: { openIdUrl, hosts: [at] } }),
  )
  app.setErrorHandler(async (error, _request, reply) => {
    const { status, body } = toAnswer(error)
    return reply.status(status).send(body)
  })
  const find = (name: string) => (name === 'teams' ? rig.platform : undefined)
  hookRoutes({ app, world: { platforms: { find } } } as unknown as Door)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await rig.close()
})

const post = async (over: Record<string, unknown>, authorization?: string) => {
  const answer = await app.inject({
    method: 'POST',
    url: '/hooks/teams/messages',
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    payload: JSON.stringify({ ...activity(rig.server.serviceUrl), ...over }),
  })
  return answer.statusCode
}
const bearer = async (over?: TokenParts) => `Bearer ${await rig.server.token(over)}`

test('a call of Microsoft comes in', async () => {
  expect(await post({}, await bearer())).toBe(200)
  expect(host.heard).toMatchObject([{ content: { kind: 'text', text: '你好' } }])
})

test.each<[string, () => Promise<string | undefined>]>([
  ['without a token', async () => undefined],
  ['with something that is no token', async () => 'Bearer a.b.c'],
  ['for another bot', () => bearer({ claims: { aud: TENANT } })],
  ['from another issuer', () => bearer({ claims: { iss: 'https://evil.example' } })],
  ['expired', () => bearer({ expires: -600, notBefore: -4000 })],
  ['for another service address', () => bearer({ claims: { serviceurl: 'https://evil.example/' } })],
  ['signed with a foreign key', () => bearer({ foreignKey: true })],
])('%s: 401', async (_, authorization) => {
  const before = host.heard.length
  expect(await post({ id: 'forged' }, await authorization())).toBe(401)
  expect(host.heard).toHaveLength(before)
})

test('another company: 403; no activity: 400; another way in: 405; a picture nobody was shown: 404', async () => {
  const status = async (method: 'GET' | 'POST', url: string) => (await app.inject({ method, url })).statusCode
  expect(await post({ channelData: { tenant: { id: APP } } }, await bearer())).toBe(403)
  expect(await post({ from: 1 }, await bearer())).toBe(400)
  expect(await status('GET', '/hooks/teams/messages')).toBe(405)
  expect(await status('POST', '/hooks/teams/elsewhere')).toBe(404)
  expect(await status('GET', '/hooks/teams/picture/abc.def')).toBe(404)
})
