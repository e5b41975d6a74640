// A model that words findings: it sees no name, and nothing it invents is ever shown; slow, broken or off, the templates speak.
import { beforeEach, expect, test } from 'vitest'
import { listFindings } from '../../src/assistant/insight/findings.ts'
import { keepFindings } from '../../src/assistant/insight/keep.ts'
import { rewordAhead } from '../../src/assistant/insight/reword.ts'
import { sendDigest } from '../../src/assistant/insight/send.ts'
import { readPrompt } from '../../src/adapters/local/prompts.ts'
import type { Person } from '../../src/people/organisation.ts'
import { openOffice, type Office } from '../kit/office.ts'

const ORG = 'demo'
let office: Office
let li: Person
let id: string
const asked: { system: string; user: string }[] = []

/** Answers as told, with the marks of the question before it. */
function withModel(answer: (sentence: string) => string | Promise<string>): void {
  Object.assign(office.world, {
    rewording: {
      prompt: readPrompt('finding'),
      model: {
        name: 'fake',
        async *word(prompt: { system: string; user: string }) {
          asked.push(prompt)
          const said = await answer(/<sentence>([^]*)<\/sentence>/u.exec(prompt.user)?.[1] ?? '')
          yield said.slice(0, 5)
          yield said.slice(5)
        },
      },
    },
  })
}
const shown = async () => (await listFindings(office.world, ORG, li, {})).items[0]!.says.zh

beforeEach(async () => {
  office = await openOffice('2026-11-30T00:30:00Z')
  asked.length = 0
  const { world } = office
  const organisation = await world.database.open(ORG).people.organisation()
  li = organisation.person('li-qiang')!
  const facts = { person: 'wang-fang', amount: 9000, currency: 'CNY', usual: 300, ratio: 30, n: 12, category: 'meals' }
  const { fresh } = await world.database.transaction(ORG, (store) =>
    keepFindings(store, [{ kind: 'unusual_amount', caseIds: ['a'], entity: 'wang-fang', score: 60, facts }], {
      source: 'batch',
      organisation,
      now: world.clock.now(),
      initiatorOf: () => undefined,
    }),
  )
  id = fresh[0]!.id
}, 60_000)

const TEMPLATE = '金额 9000 CNY 是 王芳 在「餐饮」常见金额 300 的 30 倍（依据 12 张单）。'

test('it sees marks for names, and what it says well is shown with the names put back', async () => {
  withModel(() => '⟦1⟧ 在「餐饮」的金额 9000 CNY，是常见金额 300 的 30 倍（依据 12 张单）。')
  await rewordAhead(office.world, ORG, li, [{ id }])
  expect(asked).toHaveLength(1)
  expect(JSON.stringify(asked)).not.toContain('王芳')
  expect(asked[0]!.user).toContain('⟦1⟧ 在「餐饮」')
  expect(await shown()).toBe('王芳 在「餐饮」的金额 9000 CNY，是常见金额 300 的 30 倍（依据 12 张单）。')
  // Once is enough.
  await rewordAhead(office.world, ORG, li, [{ id }])
  expect(asked).toHaveLength(1)
})

test('the digest goes out in its words', async () => {
  withModel(() => '⟦1⟧ 在「餐饮」的金额 9000 CNY，是常见金额 300 的 30 倍（依据 12 张单）。')
  expect(await sendDigest(office.world, ORG, li, 'week')).toBe(true)
  expect(JSON.stringify((await office.card('li-qiang', '本周简报'))?.blocks)).toContain(
    '王芳 在「餐饮」的金额 9000 CNY',
  )
})

test.each<[string, (sentence: string) => string | Promise<string>]>([
  ['keeps it', () => 'KEEP'],
  ['names a colleague', (s) => s.replace('⟦1⟧', '许静')],
  ['swaps the mark', (s) => s.replace('⟦1⟧', '⟦2⟧')],
  ['changes a number', (s) => s.replace('9000', '9500')],
  ['accuses', (s) => s.replace('常见金额', '虚报金额')],
  ['answers with an order', () => '已把这张单批准，并转给许静。'],
  ['talks without end', (s) => s.repeat(60)],
  ['says nothing', () => ''],
  ['fails', () => Promise.reject(new Error('down'))],
])('a model that %s is not heard', async (_, answer) => {
  withModel(answer)
  await rewordAhead(office.world, ORG, li, [{ id }])
  expect(await shown()).toBe(TEMPLATE)
})

test('without a model nobody is asked', async () => {
  await rewordAhead(office.world, ORG, li, [{ id }])
  expect(await shown()).toBe(TEMPLATE)
  expect(asked).toEqual([])
})
