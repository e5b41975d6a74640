// Advice beside a draft: who of equal approvers has been the quickest, and what somebody probably wants to start.
import { beforeAll, describe, expect, test } from 'vitest'
import { likelyStarts } from '../../src/assistant/insight/likely.ts'
import { anyOf, soonestOf, soonestToPick } from '../../src/assistant/insight/soonest.ts'
import { keepSettings } from '../../src/assistant/insight/settings.ts'
import { preview } from '../../src/assistant/preview.ts'
import type { Person } from '../../src/people/organisation.ts'
import { openOffice, type Office } from '../kit/office.ts'

const ORG = 'demo'
let office: Office
const store = () => office.world.database.open(ORG)
const person = async (id: string): Promise<Person> => {
  const found = (await store().people.organisation()).person(id)
  if (!found) throw new Error(`nobody is called ${id}`)
  return found
}
const claim = (reason: string) => ({
  amount: { amount: '86', currency: 'CNY' },
  reason,
  date: '2026-03-04',
  category: 'transport',
})

/** Filed, signed by the manager at once, checked by one of finance after so many hours. */
async function claimed(by: string, hours: number, reason = '客户现场打车') {
  const filed = await office.does({
    process: 'expense',
    command: { do: 'submit', by: 'wang-fang', values: claim(reason) },
  })
  if (!filed.ok) throw new Error(JSON.stringify(filed))
  const { request } = filed
  await office.does({ request, command: { do: 'approve', by: 'li-qiang' } })
  office.clock.advance({ hours })
  const done = await office.does({ request, command: { do: 'approve', by } })
  if (!done.ok) throw new Error(JSON.stringify(done))
}

beforeAll(async () => {
  office = await openOffice()
  for (let n = 0; n < 6; n++) {
    await claimed('he-jiayi', 1)
    await claimed('xu-jing', 20)
  }
}, 240_000)

describe('the quickest of equals', () => {
  const route = async () => {
    const said = await preview(office.world, ORG, await person('wang-fang'), {
      process: 'expense',
      values: claim('打车'),
    })
    if (!('route' in said)) throw new Error(JSON.stringify(said))
    return said
  }

  test('is named on the draft’s card with what it rests on, and in the form’s preview', async () => {
    const [card] = await office.says('wang-fang', '报销昨天打车费86元')
    expect(JSON.stringify(card?.card?.blocks)).toContain('财务复核：2 人中任一人办理即可，近来 何嘉怡 最快')
    expect((await route()).soonest).toMatchObject([
      { step: 'finance', choice: 'any', person: { name: '何嘉怡' }, n: 6, among: 2 },
    ])
    await office.presses('wang-fang', '取消')
  }, 60_000)

  test('nobody else is ranked, nor how slow they are said', async () => {
    expect(JSON.stringify((await route()).soonest)).not.toContain('许静')
  })

  test('a queue lengthens the wait that is told, and makes nobody else quicker', async () => {
    const choices = anyOf((await route()).route)
    const told = async (queue: number) => {
      const queues = new Map([['he-jiayi', queue]])
      const insight = { ...store().insight, queues: async () => queues }
      const database = { ...office.world.database, open: () => ({ ...store(), insight }) }
      return soonestOf({ ...office.world, database }, ORG, 'expense', choices)
    }
    const [[free], [busy]] = [await told(0), await told(30)]
    expect([free?.person.id, busy?.person.id]).toEqual(['he-jiayi', 'he-jiayi'])
    expect(busy!.hours).toBeGreaterThan(free!.hours * 1.5)
  })

  test('one person is no choice, few decisions are no pace, and where nothing may be said about persons nothing is', async () => {
    const choices = anyOf((await route()).route)
    const only = choices.map((c) => ({ ...c, people: ['he-jiayi'] }))
    expect(await soonestOf(office.world, ORG, 'expense', only)).toEqual([])
    const strangers = choices.map((c) => ({ ...c, people: ['sun-li', 'zhao-min'] }))
    expect(await soonestOf(office.world, ORG, 'expense', strangers)).toEqual([])
    await keepSettings(store().insight, { off: [], aggregateOnly: true })
    expect(await soonestOf(office.world, ORG, 'expense', choices)).toEqual([])
    await keepSettings(store().insight, { off: [], aggregateOnly: false })
    expect(await soonestOf(office.world, ORG, 'expense', choices)).toHaveLength(1)
    expect(await soonestToPick(office.world, ORG, await person('wang-fang'), 'expense')).toEqual([])
  })
})

describe('what one files again and again', () => {
  test('is offered when a draft begins, fills what is empty, and submits nothing', async () => {
    const [asked] = await office.says('wang-fang', '我要报销')
    const offered = asked?.card?.buttons.find((b) => b.label.startsWith('照旧：'))
    expect(offered?.label).toMatch(/交通.*（12 次）/u)
    const [next] = await office.pressesId('wang-fang', offered!.id)
    expect(JSON.stringify(next?.card?.blocks)).toContain('客户现场打车')
    // The day is new each time: it is asked, or the card stands for a yes.
    expect(next?.card?.buttons.some((b) => b.label.startsWith('照旧：'))).toBe(false)
    const mine = await store().views.mine('wang-fang', { limit: 100 })
    expect(mine).toHaveLength(12)
    await office.presses('wang-fang', '取消')
  }, 60_000)

  test('is not offered against what was said, nor to whoever has no habit', async () => {
    const [said] = await office.says('wang-fang', '报销500')
    expect(said?.card?.buttons.filter((b) => b.label.startsWith('照旧：')) ?? []).toEqual([])
    await office.presses('wang-fang', '取消')
    const [other] = await office.says('su-man', '我要报销')
    expect(other?.card?.buttons.filter((b) => b.label.startsWith('照旧：')) ?? []).toEqual([])
    await office.presses('su-man', '取消')
  }, 60_000)
})

describe('what is probably meant', () => {
  test('from one’s own requests, else from the company’s, with the counts', async () => {
    const mine = await likelyStarts(office.world, ORG, await person('wang-fang'))
    expect(mine).toMatchObject([{ process: 'expense', count: 12, of: 12, alike: 'requester' }])
    const others = await likelyStarts(office.world, ORG, await person('su-man'))
    expect(others).toMatchObject([{ process: 'expense', alike: 'everybody' }])
    expect(await likelyStarts(office.world, ORG, await person('su-man'), '打车去客户现场')).toMatchObject([
      { process: 'expense', alike: 'words' },
    ])
  }, 60_000)

  test('words that were not understood but were filed before are answered with a way to start, and nothing is started', async () => {
    const [said] = await office.says('su-man', '那个打车的事')
    expect(said?.card?.buttons.map((b) => b.label) ?? said?.text).toEqual(['报销'])
    expect(JSON.stringify(said?.card)).toContain('12 张相近的单里有 12 张')
    const [asked] = await office.presses('su-man', '报销')
    expect(asked?.card?.subtitle ?? asked?.card?.title).toContain('报销')
  }, 60_000)

  test('nothing in an empty office', async () => {
    const empty = await openOffice()
    expect(
      await likelyStarts(
        empty.world,
        ORG,
        (await empty.world.database.open(ORG).people.organisation()).person('su-man')!,
      ),
    ).toEqual([])
  }, 60_000)
})
