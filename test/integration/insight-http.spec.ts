// Insight over HTTP: every door by every kind of person, as a matrix; what is not theirs answers like what does not exist.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepFindings } from '../../src/assistant/insight/keep.ts'
import { openDoor, SECRET, type Door, type Visitor } from './http-door.ts'

const ORG = 'demo'
let door: Door
let finding: string
const visitors = new Map<string, Visitor>()

beforeAll(async () => {
  door = await openDoor()
  const { world } = door.office
  const organisation = await world.database.open(ORG).people.organisation()
  await world.database.transaction(ORG, (store) =>
    keepFindings(
      store,
      [
        {
          kind: 'unusual_amount',
          caseIds: ['gone'],
          entity: 'wang-fang',
          score: 60,
          facts: {
            person: 'wang-fang',
            amount: 9000,
            currency: 'CNY',
            usual: 300,
            ratio: 30,
            n: 12,
            category: 'meals',
          },
        },
      ],
      { source: 'batch', organisation, now: world.clock.now(), initiatorOf: () => undefined },
    ),
  )
  finding = (await world.database.open(ORG).insight.list({ me: 'wang-fang', line: [] }, { limit: 1 }))[0]!.id
  for (const person of ['wang-fang', 'li-qiang', 'shen-ruolan', 'zhao-min', 'sun-li', 'zhang-wei', 'lin-xiaotong'])
    visitors.set(person, await door.signIn(person))
})
afterAll(() => door.close())

// Wang Fang asked; Li Qiang leads her, Shen Ruolan him; Zhao Min audits; Sun Li administers; Zhang Wei sits beside her; Lin Xiaotong is of HR.
describe.each([
  ['wang-fang', { open: 200, relation: 'concerned', judge: 'gone', map: 404, accesses: 403, settings: 403 }],
  ['li-qiang', { open: 200, relation: 'above', judge: 'done', map: 200, accesses: 403, settings: 403 }],
  ['shen-ruolan', { open: 200, relation: 'above', judge: 'done', map: 200, accesses: 403, settings: 403 }],
  ['zhao-min', { open: 200, relation: 'auditor', judge: 'done', map: 200, accesses: 200, settings: 403 }],
  ['sun-li', { open: 404, relation: undefined, judge: undefined, map: 200, accesses: 200, settings: 200 }],
  ['zhang-wei', { open: 404, relation: undefined, judge: undefined, map: 404, accesses: 403, settings: 403 }],
  ['lin-xiaotong', { open: 404, relation: undefined, judge: undefined, map: 404, accesses: 403, settings: 403 }],
] as const)('%s', (person, may) => {
  const me = () => visitors.get(person)!
  const statusOf = async (path: string) => (await me().get(path)).status

  test('opens the finding, or it does not exist', async () => {
    const answer = await me().get(`/api/insight/findings/${finding}`)
    expect(answer.status).toBe(may.open)
    if (may.open === 200) expect(answer.json()).toMatchObject({ relation: may.relation })
    else expect(answer.text).not.toMatch(/9000|wang-fang|王芳/)
    const listed = (await me().get('/api/insight/findings')).json<{ items: { id: string }[] }>()
    expect(listed.items.some((f) => f.id === finding)).toBe(may.open === 200)
  })

  test('judges it, or may not', async () => {
    const answer = await me().send('POST', `/api/insight/findings/${finding}`, { act: 'confirm' })
    if (may.judge) expect(answer.json()).toMatchObject({ acted: may.judge })
    else expect(answer.status).toBe(404)
  })

  test('sees the map, who looked and the settings by office only', async () => {
    expect(await statusOf('/api/insight/map/expense')).toBe(may.map)
    expect(await statusOf('/api/insight/accesses')).toBe(may.accesses)
    expect(await statusOf('/api/insight/settings')).toBe(may.settings)
    expect(await statusOf('/api/insight/fairness')).toBe(person === 'zhao-min' ? 200 : 403)
    const change = await me().send('PATCH', '/api/insight/settings', { off: [], aggregateOnly: false })
    expect(change.status).toBe(may.settings)
  })

  test('has a digest of their own line and no other', async () => {
    const digest = (await me().get('/api/insight/digest')).json<{ findings: { persons: { id: string }[] }[] }>()
    for (const f of digest.findings)
      expect(f.persons.some((p) => p.id === person) || may.relation === 'above').toBe(true)
  })
})

test('nobody who is not signed in comes in anywhere', async () => {
  for (const url of [
    '/api/insight',
    '/api/insight/findings',
    '/api/insight/digest',
    '/api/insight/digest.png',
    '/api/insight/accesses',
  ])
    expect((await door.call({ method: 'GET', url })).status, url).toBe(401)
})

test('a request’s forecast is for whoever may see the request', async () => {
  const answer = await visitors.get('zhang-wei')!.get('/api/requests/no-such-request/forecast')
  expect(answer.json()).toBeNull()
})

test('nonsense is refused, and changes nothing', async () => {
  const li = visitors.get('li-qiang')!
  for (const body of [{}, { act: 'delete' }, { act: 'ask', words: 'x'.repeat(3000) }, { act: 'ask', more: 1 }])
    expect((await li.send('POST', `/api/insight/findings/${finding}`, body)).status).toBe(400)
  expect((await li.get('/api/insight/findings?state=nonsense')).status).toBe(400)
  expect((await li.get('/api/insight/map/expense?days=0')).status).toBe(400)
  expect((await li.send('PATCH', '/api/insight/rhythm', { rhythm: 'hourly' })).status).toBe(400)
})

test('the command line’s door prints a digest and the own log’s findings', async () => {
  const local = (route: string, payload: object) =>
    door.call({ method: 'POST', url: `/api/local/${route}`, headers: { 'x-local-secret': SECRET }, payload })
  const digest = await local('insight-digest', { person: 'li-qiang', period: 'week', picture: false })
  expect(digest.json<{ text: string }>().text).toContain('本周简报')
  expect((await local('insight-scan', { locale: 'en', keep: false })).json()).toEqual({ requests: 0, findings: [] })
})
