// What people meant by an organisation's own words for choices is learnt from how they corrected the draft: 外勤假 is comp time here.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Values } from '../../src/approval/form.ts'
import { accept } from '../../src/assistant/accept.ts'
import { learn } from '../../src/assistant/learn.ts'
import { listen } from '../../src/assistant/listen.ts'
import { demoCompany } from '../../src/demo/company.ts'
import { publishBuiltIns } from '../../src/settle.ts'
import { openDoor, type Door } from './http-door.ts'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

const [wang, li, zhang] = ['wang-fang', 'li-qiang', 'zhang-wei']
const store = (org = door.office.org) => door.office.world.database.open(org)
const active = async () => (await store().lessons.list({ state: 'active', limit: 50 })).filter((l) => l.means)
const draftOf = async (person: string) => {
  const { conversations } = store()
  return (await conversations.find(await conversations.of(person, 'web')))?.state.drafts.at(-1)
}
/** What the words alone give. */
const leaveTypeOf = async (person: string, words: string) => {
  await door.office.says(person, '取消')
  await door.office.says(person, words)
  return (await draftOf(person))?.values['leaveType']
}
/** Says it, is asked which leave, answers, and files it. */
const files = async (person: string, words: string, answer: string) => {
  await door.office.says(person, '取消')
  await door.office.says(person, words)
  await door.office.says(person, answer)
  await door.office.presses(person, '提交')
}
const fills = async (person: string, draft: string, values: Values) => {
  const { world, org } = door.office
  const event = `form-${draft}`
  await accept(world, org, { platform: 'web', event, person, content: { kind: 'form', draft, values } })
  await listen(world, org, await store().conversations.of(person, 'web'))
}
const threeTimes = async () => {
  await files(wang, '下周三请外勤假', '调休')
  await files(li, '明天想休外勤假', '调休')
  await files(wang, '下下周一请一天外勤假', '调休')
}

describe('a word for a choice', () => {
  test('is read after three confirmations of two people, in sentences nobody said before, and forgotten when it is removed', async () => {
    const unseen = ['后天我要休外勤假', '帮我请三天外勤假，下周一开始', '下周五外勤假一天']
    for (const words of unseen) expect(await leaveTypeOf(zhang, words)).toBeUndefined()
    await threeTimes()
    expect(await active()).toMatchObject([
      { words: '外勤假', process: 'leave', means: { field: 'leaveType', choice: 'comp_time' } },
    ])
    for (const words of unseen) expect([words, await leaveTypeOf(zhang, words)]).toEqual([words, 'comp_time'])
    // Other names are read as before.
    expect(await leaveTypeOf(zhang, '后天休年假')).toBe('annual')

    const admin = await door.signIn(await anAdmin())
    const { items } = (await admin.get('/api/admin/lessons?state=active&q=外勤')).json<{ items: { id: string }[] }>()
    expect(items).toMatchObject([{ means: { field: { zh: '假期类型' }, choice: { zh: '调休' } } }])
    expect((await admin.send('DELETE', `/api/admin/lessons/${items[0]!.id}`)).status).toBe(200)
    for (const words of unseen) expect([words, await leaveTypeOf(zhang, words)]).toEqual([words, undefined])
  })

  test('corrected in words or in the form, it is the final value that counts', async () => {
    await door.office.says(wang, '下周三请外勤假')
    await door.office.says(wang, '年假')
    await door.office.says(wang, '不是年假，是调休')
    await door.office.presses(wang, '提交')
    await files(li, '明天想休外勤假', '调休')
    await door.office.says(wang, '下下周一请一天外勤假')
    await door.office.says(wang, '事假')
    const draft = await draftOf(wang)
    await fills(wang, draft!.id, { ...draft!.values, leaveType: 'comp_time' })
    await door.office.presses(wang, '提交')
    expect(await active()).toMatchObject([{ words: '外勤假', means: { choice: 'comp_time' } }])
  })

  test('of one person alone teaches nothing, and nobody sees it', async () => {
    for (const day of ['下周三', '明天', '下周四', '下下周一']) await files(wang, `${day}请外勤假`, '调休')
    expect(await active()).toEqual([])
    expect(JSON.stringify(await store().lessons.list({ limit: 50 }))).not.toContain('外勤假')
    expect((await store().lessons.counts()).waiting).toBe(0)
    expect(await leaveTypeOf(li, '后天请外勤假')).toBeUndefined()
  })

  test('in English too', async () => {
    const said = ['take field leave next Wednesday', 'I want field leave on Friday', 'request field leave next Monday']
    for (const [i, words] of said.entries()) await files([wang, li, wang][i]!, words, '调休')
    expect(await active()).toMatchObject([{ words: 'field leave', means: { choice: 'comp_time' } }])
    expect(await leaveTypeOf(zhang, 'need two days of field leave from next Tuesday')).toBe('comp_time')
  })

  test('that people mean differently is held back with what they disagree about', async () => {
    await files(zhang, '下周四请外勤假', '事假')
    await threeTimes()
    expect(await active()).toEqual([])
    const [held] = await store().lessons.list({ state: 'held', limit: 5 })
    expect(held).toMatchObject({
      words: '外勤假',
      reason: {
        why: 'contradicts',
        sentences: [{ words: '外勤假', wanted: 'leave.leaveType/personal', instead: 'leave.leaveType/comp_time' }],
      },
    })
    expect(await leaveTypeOf(zhang, '后天请外勤假')).toBeUndefined()
  })

  test('that is an illness, or a name already, is never kept', async () => {
    for (const person of [wang, li, zhang]) {
      await files(person, '下周四请化疗假', '病假')
      await files(person, '明天请个假', '事假')
    }
    expect((await active()).map((l) => l.words)).toEqual([])
    expect(JSON.stringify(await everything())).not.toMatch(/化疗/)
  })

  test('that is the name of another choice is held back', async () => {
    const { lessons } = store()
    const { clock } = door.office.world
    for (const [i, person] of [wang, li, zhang].entries())
      await lessons.add(
        {
          words: '年假',
          act: 'start',
          process: 'leave',
          means: { field: 'leaveType', choice: 'sick' },
          kind: 'corrected',
          person,
          conversation: 'c',
          source: `s${i}`,
        },
        clock.now(),
      )
    await learn(door.office.world, door.office.org)
    expect(await active()).toEqual([])
    expect(await store().lessons.list({ state: 'held', limit: 5 })).toMatchObject([
      { words: '年假', reason: { why: 'contradicts' } },
    ])
    expect(await leaveTypeOf(zhang, '后天休年假')).toBe('annual')
  })

  test('another organisation learns nothing of it', async () => {
    const { database, clock } = door.office.world
    await database.open('other').people.save({ ...demoCompany(), key: 'other' })
    await publishBuiltIns(database, 'other', clock)
    await threeTimes()
    expect(await active()).toHaveLength(1)
    expect(await store('other').lessons.active({ most: 10, perProcess: 10 })).toEqual([])
  })
})

const anAdmin = async () =>
  (await store().people.organisation()).people().find((p) => p.active && p.roles.includes('admin'))!.id
/** Whatever the table of lessons holds, seen or not. */
const everything = async () => [
  await store().lessons.list({ limit: 500 }),
  await store().lessons.otherwise({
    process: 'leave',
    words: '化疗假',
    means: { field: 'leaveType', choice: '' },
  } as never),
]
