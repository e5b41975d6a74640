// What may not wait for the digest: to whom a severe breach goes, how often, when, and that it goes once.
import { beforeEach, describe, expect, test } from 'vitest'
import { sendAlerts } from '../../src/assistant/insight/alert.ts'
import { keepFindings } from '../../src/assistant/insight/keep.ts'
import type { Finding } from '../../src/insight/finding.ts'
import { openOffice, type Office } from '../kit/office.ts'

const ORG = 'demo'
/** Half past two in the afternoon in Shanghai. */
const NOW = '2026-11-25T06:30:00Z'
let office: Office
const store = () => office.world.database.open(ORG)

beforeEach(async () => {
  office = await openOffice(NOW)
}, 60_000)

const found = (more: Partial<Finding> = {}): Finding => ({
  kind: 'self_approval',
  caseIds: ['a'],
  entity: 'wang-fang',
  score: 108,
  facts: { person: 'wang-fang', step: 'approve:expense/manager', amount: 900, currency: 'CNY' },
  detectedAt: office.world.clock.now().toString(),
  ...more,
})

/** Stores them as the approval's transaction does, and lets the outbox run. */
async function keep(...findings: Finding[]) {
  const organisation = await store().people.organisation()
  const now = office.world.clock.now()
  const kept = await office.world.database.transaction(ORG, (tx) =>
    keepFindings(tx, findings, { source: 'rule', organisation, now, initiatorOf: () => 'wang-fang' }),
  )
  await office.settle()
  return kept.fresh
}

const alertsOf = async (person: string) =>
  (await office.messages(person)).flatMap((m) => (m.card && /马上|简报/.test(JSON.stringify(m.card)) ? [m.card] : []))
const told = async (...people: string[]) =>
  (await Promise.all(people.map(async (p) => [p, (await alertsOf(p)).length] as const)))
    .filter(([, n]) => n > 0)
    .map(([p]) => p)
const EVERYBODY = ['wang-fang', 'li-qiang', 'shen-ruolan', 'gu-qingyuan', 'zhao-min', 'sun-li', 'zhang-wei']

describe('a severe breach', () => {
  test('goes to the nearest superior at once, with all there is to do, and once', async () => {
    const [finding] = await keep(found())
    expect(await told(...EVERYBODY)).toEqual(['li-qiang'])
    const [card] = await alertsOf('li-qiang')
    expect(card).toMatchObject({
      title: '自己审批自己的单',
      subtitle: '需要您马上看一眼，不等下次简报',
      tone: 'warning',
    })
    expect(card?.buttons.map((b) => b.label)).toEqual(['没有问题', '确实有问题', '问问本人'])
    expect(await sendAlerts(office.world, ORG)).toBe(0)
    await keep(found())
    expect(await alertsOf('li-qiang')).toHaveLength(1)
    expect((await store().insight.entries(finding!.id)).map((e) => e.what)).toEqual(['found', 'told'])
    await office.presses('li-qiang', '问问本人')
    expect((await office.card('wang-fang', '李强'))?.title).toBe('李强 想请您说明一下')
  }, 60_000)

  test('several at once are one card, the most money first', async () => {
    const over = (id: string, amount: number) =>
      found({ kind: 'over_limit', caseIds: [id], score: 106, facts: { amount, currency: 'CNY', threshold: 5000 } })
    await keep(over('small', 6000), over('large', 60_000), over('middle', 20_000))
    const [card, ...others] = await alertsOf('li-qiang')
    expect(others).toEqual([])
    expect(card?.title).toBe('3 件事需要您马上看一眼')
    const said = JSON.stringify(card?.blocks)
    expect([...said.matchAll(/金额 (\d+)/gu)].map(([, amount]) => Number(amount))).toEqual([60_000, 20_000, 6000])
  }, 60_000)

  test.each<[string, Partial<Finding>, string[]]>([
    [
      'a split of a large sum',
      { kind: 'split_purchase', facts: { total: 14_560, limit: 5000, vendor: 'x' } },
      ['li-qiang'],
    ],
    ['a split just above the limit waits', { kind: 'split_purchase', facts: { total: 5200, limit: 5000 } }, []],
    ['an odd hour waits', { kind: 'off_hours' }, []],
    ['returned again and again waits', { kind: 'ping_pong' }, []],
    ['an old one waits', { detectedAt: '2026-11-20T06:30:00Z' }, []],
    // At the top there is nobody above: who audits is told.
    ['of the general manager', { entity: 'gu-qingyuan' }, ['zhao-min']],
    // Two departments: whoever leads both.
    [
      'of two people',
      { kind: 'split_purchase', entity: 'wang-fang|su-man', facts: { total: 20_000, limit: 5000 } },
      ['gu-qingyuan'],
    ],
  ])(
    '%s',
    async (_, more, expected) => {
      await keep(found(more))
      expect(await told(...EVERYBODY)).toEqual(expected)
    },
    60_000,
  )

  test('a split that grows into a large sum is told when it does', async () => {
    const split = (caseIds: string[], total: number) =>
      found({ kind: 'split_purchase', caseIds, score: 80, facts: { total, limit: 5000, vendor: 'x' } })
    await keep(split(['a', 'b'], 9400))
    expect(await told(...EVERYBODY)).toEqual([])
    await keep(split(['a', 'b', 'c'], 14_100))
    await keep(split(['a', 'b', 'c', 'd'], 18_800))
    expect(await alertsOf('li-qiang')).toHaveLength(1)
  }, 60_000)

  test('an auditor who is told by office has looked by office', async () => {
    const [finding] = await keep(found({ entity: 'gu-qingyuan' }))
    expect(await store().insight.accesses(10)).toMatchObject([{ person: 'zhao-min', findings: [finding!.id] }])
  }, 60_000)

  test('whoever signed it is passed over: nobody is asked to find their own fault', async () => {
    const values = { leaveType: 'annual', period: { start: '2026-12-07', end: '2026-12-08' }, reason: '回家' }
    const filed = await office.does({ process: 'leave', command: { do: 'submit', by: 'wang-fang', values } })
    if (!filed.ok) throw new Error(JSON.stringify(filed))
    await office.does({ request: filed.request, command: { do: 'approve', by: 'li-qiang' } })
    await keep(found({ kind: 'over_limit', score: 106, caseIds: [filed.request] }))
    expect(await told(...EVERYBODY)).toEqual(['shen-ruolan'])
  }, 60_000)

  test('found at night it waits for the morning; a fourth of one day waits for the digest', async () => {
    office.clock.set('2026-11-25T18:30:00Z')
    await keep(found())
    expect(await told(...EVERYBODY)).toEqual([])
    office.clock.set('2026-11-26T00:05:00Z')
    expect(await sendAlerts(office.world, ORG)).toBe(1)
    for (const id of ['b', 'c', 'd']) await keep(found({ caseIds: [id] }))
    expect(await alertsOf('li-qiang')).toHaveLength(3)
    office.clock.advance({ hours: 25 })
    expect(await sendAlerts(office.world, ORG)).toBe(1)
    expect(await alertsOf('li-qiang')).toHaveLength(4)
  }, 60_000)
})
