// An organisation's own processes, published while everything runs: understood, filled, asked, confirmed, decided; no code, no restart.
import fs from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { publishProcess } from '../../src/assistant/publish.ts'
import { openDoor, type Door } from './http-door.ts'
import { openOffice, type Office } from '../kit/office.ts'

const example = (key: string) =>
  fs.readFileSync(new URL(`../../processes/examples/${key}.yaml`, import.meta.url), 'utf8')
const OWN = ['lab_equipment', 'parking_permit', 'sample_shipment'] as const
const [wang, li] = ['wang-fang', 'li-qiang']

const newest = async (office: Office) => {
  const [row] = await office.world.database.open(office.org).views.mine(wang, { limit: 1 })
  return row?.request
}
const draftOf = async (office: Office) => {
  const { conversations } = office.world.database.open(office.org)
  return (await conversations.find(await conversations.of(wang, 'web')))?.state.drafts.at(-1)
}

/** Thursday 2026-03-05. None of these is an example of its process. */
const SENTENCES: readonly [(typeof OWN)[number], string, object][] = [
  ['lab_equipment', '我想预约周四的扫描电镜，三个样品', { instrument: 'sem', samples: 3 }],
  ['lab_equipment', '帮我约一下核磁，下周二，5个样', { instrument: 'nmr', day: '2026-03-10', samples: 5 }],
  ['lab_equipment', '明天想上一下质谱，大概十个样品', { instrument: 'ms', day: '2026-03-06', samples: 10 }],
  ['lab_equipment', '我要测XRD，下周一上机，两个样品', { instrument: 'xrd', day: '2026-03-09', samples: 2 }],
  ['lab_equipment', '下周三用一天质谱仪', { instrument: 'ms', day: '2026-03-11' }],
  ['lab_equipment', '申请仪器预约', {}],
  ['parking_permit', 'I need a parking permit from Monday to Friday, plate B-XY 123', { plate: 'B-XY 123' }],
  ['parking_permit', 'could you get me a parking space for next month', {}],
  ['parking_permit', 'need to park my car underground starting next Monday', { place: 'garage' }],
  ['parking_permit', 'new parking pass please, license plate KA 77', { plate: 'KA 77' }],
  ['parking_permit', '我想申请 parking permit，下周一开始', {}],
  ['sample_shipment', '给华为寄三份样品', { quantity: 3 }],
  ['sample_shipment', '明天给苏州检测中心寄两件样品，走顺丰', { quantity: 2, courier: 'sf', sendOn: '2026-03-06' }],
  ['sample_shipment', '帮我走个样品寄送，收件方是中科院，5份', { receiver: '中科院', quantity: 5 }],
  ['sample_shipment', 'I need to ship two samples to Bosch tomorrow', { quantity: 2, sendOn: '2026-03-06' }],
  ['sample_shipment', 'Please arrange a sample shipment to Siemens via DHL', { courier: 'dhl' }],
  ['sample_shipment', '寄样申请：收件方大疆，数量2，明天寄', { receiver: '大疆', quantity: 2, sendOn: '2026-03-06' }],
]

describe('understood the moment it is published', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice()
    for (const key of OWN) await publishProcess(office.world, office.org, { text: example(key) })
  })
  test.each(SENTENCES)('%s ← %s', async (process, sentence, values) => {
    await office.says(wang, '取消')
    await office.says(wang, sentence)
    const draft = await draftOf(office)
    expect(draft).toMatchObject({ process, values })
  })

  test.each(['样品寄送怎么收费', 'what are the rules for a parking permit', '实验室设备预约要提前几天'])(
    'a question about it files nothing: %s',
    async (question) => {
      await office.says(wang, '取消')
      const before = await draftOf(office)
      await office.says(wang, question)
      expect(await draftOf(office)).toEqual(before)
    },
  )
})

describe('from sentence to approval', () => {
  let office: Office
  beforeEach(async () => {
    office = await openOffice()
  })

  test('the same words mean nothing before, and are filed, asked, confirmed and approved right after', async () => {
    await office.says(wang, '帮我约一下核磁，下周二')
    expect(await draftOf(office)).toBeUndefined()
    await publishProcess(office.world, office.org, { text: example('lab_equipment') })
    const [asked] = await office.says(wang, '帮我约一下核磁，下周二')
    expect(JSON.stringify(asked?.card)).toContain('样品数')
    const [card] = await office.says(wang, '5个')
    expect(card?.card?.title).toBe('请确认：实验室设备预约')
    await office.presses(wang, '提交')
    expect(await newest(office)).toMatchObject({
      status: 'underway',
      number: 'LE-20260305-0001',
      values: { instrument: 'nmr', day: '2026-03-10', samples: 5 },
    })
    await office.presses(li, '同意')
    expect((await newest(office))?.status).toBe('approved')
  })

  test('in English words alone', async () => {
    await publishProcess(office.world, office.org, { text: example('parking_permit') })
    await office.says(wang, 'I need a parking permit from Monday to Friday')
    await office.says(wang, 'B-XY 123')
    await office.presses(wang, '提交')
    expect(await newest(office)).toMatchObject({
      process: { key: 'parking_permit', version: 1 },
      values: { plate: 'B-XY 123', period: { start: '2026-03-09', end: '2026-03-13' } },
    })
    await office.presses(li, '同意')
    expect((await newest(office))?.status).toBe('approved')
  })

  test('a new version is for new requests; the one under way stays on its own', async () => {
    await publishProcess(office.world, office.org, { text: example('lab_equipment') })
    await office.says(wang, '明天想上一下质谱，大概十个样品')
    await office.presses(wang, '提交')
    const renamed = example('lab_equipment').replace('样品数, en: 样品数', '送测样品数, en: 送测样品数')
    expect(await publishProcess(office.world, office.org, { text: renamed })).toMatchObject({
      version: 2,
      changed: true,
    })
    expect(await publishProcess(office.world, office.org, { text: renamed })).toMatchObject({
      version: 2,
      changed: false,
    })
    expect((await newest(office))?.process.version).toBe(1)
    await office.presses(li, '同意')
    expect((await newest(office))?.status).toBe('approved')
    const [asked] = await office.says(wang, '申请仪器预约，质谱，明天')
    expect(JSON.stringify(asked)).toContain('送测样品数')
  })
})

describe('publishing on the web', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())

  test('an administrator publishes; it is listed with its versions', async () => {
    const boss = await door.signIn(await anAdmin(door))
    const answer = await boss.send('POST', '/api/admin/processes', { text: example('parking_permit') })
    expect(answer.json()).toMatchObject({ key: 'parking_permit', version: 1, changed: true })
    const listed = (await boss.get('/api/admin/processes')).json<{ key: string; versions: object[] }[]>()
    expect(listed.find((p) => p.key === 'parking_permit')?.versions).toHaveLength(1)
  })

  test('what is wrong is said with its line and how to mend it, and nothing is published', async () => {
    const boss = await door.signIn(await anAdmin(door))
    const text = example('sample_shipment')
      .replace('kind: money', 'kind: text')
      .replace('approvers: manager', 'approvers: nobody')
    const answer = await boss.send('POST', '/api/admin/processes', { text })
    const line = text.split('\n').findIndex((l) => l.includes('approvers: nobody')) + 1
    expect(answer.json<{ problems: object[] }>().problems[0]).toMatchObject({
      line,
      message: { zh: expect.any(String), en: expect.any(String) },
      fix: { zh: expect.any(String), en: expect.any(String) },
    })
    expect((await boss.get('/api/admin/processes')).text).not.toContain('sample_shipment')
  })

  test('nobody else may', async () => {
    const visitor = await door.signIn(wang)
    expect((await visitor.send('POST', '/api/admin/processes', { text: example('parking_permit') })).status).toBe(403)
    expect((await visitor.get('/api/admin/processes')).status).toBe(403)
    expect((await visitor.get('/api/admin/lessons')).status).toBe(403)
  })
})

const anAdmin = async (door: Door): Promise<string> =>
  (await door.office.world.database.open(door.office.org).people.organisation())
    .people()
    .find((p) => p.active && p.roles.includes('admin'))!.id
