// Conversations as people have them, with the real engine and a real database: what was silly once is held to be fine.
import { beforeEach, describe, expect, test } from 'vitest'
import { openOffice, type Office } from '../kit/office.ts'

// Thursday 26 November 2026, 10:30 in Shanghai.
let office: Office
beforeEach(async () => {
  office = await openOffice('2026-11-26T02:30:00Z')
})

const [sophie, wang, li] = ['sophie-lin', 'wang-fang', 'li-qiang']

/** Says one after another; the last answers as one text. */
async function hears(person: string, ...lines: readonly string[]): Promise<string> {
  let answers: unknown
  for (const line of lines) answers = await office.says(person, line)
  return JSON.stringify(answers)
}

describe('a draft is corrected as people correct', () => {
  test('just friday is the Friday of the draft, and no type of leave is invented', async () => {
    const answer = await hears(
      sophie,
      'I need leave from Thursday 3 Dec to Friday 4 Dec',
      'actually make it just friday',
    )
    expect(answer).toContain('Fri 4 Dec')
    expect(answer).toContain('Please choose the leave type')
  })

  test.each([
    [sophie, 'reimburse 380 RMB taxi and 560 for the hotel in Suzhou yesterday', '940', 'Expense'],
    [wang, '报销昨天打车380，苏州的酒店560', '940', '报销'],
  ])('%s: two receipts are one claim', async (person, words, amount, process) => {
    const answer = await hears(person, words)
    expect(answer).toContain(amount)
    expect(answer).toContain(process)
    expect(answer).not.toMatch(/Destination|目的地/u)
  })

  test('what it is for is why, never the thing; an unknown department stops nothing', async () => {
    const answer = await hears(sophie, 'buy 5 monitors for the design team', "it's for the new hires")
    expect(answer).toContain('monitors')
    expect(answer).toContain('the new hires')
    expect(await hears(sophie, 'submit it')).toContain('Submitted: monitors ×5')
  })

  test('a price in round words counts nothing', async () => {
    const answer = await hears(sophie, 'buy a laptop', "it's around 1200 pounds")
    expect(answer).toContain('£1,200')
    expect(answer).not.toContain('"1,200"')
  })
})

test('a reason to wait asks nothing', async () => {
  const answer = await hears(sophie, 'annual leave tomorrow', 'hold on, I’m still waiting for the receipt')
  expect(answer).toContain('the draft is kept')
  expect(answer).not.toContain('No requests of yours')
})

test('a process that is not set up is called by its name, with whom to ask', async () => {
  expect(await hears(wang, '订个会议室，明天下午3点')).toMatch(/会议室.*管理员/u)
  expect(await hears(sophie, 'book a room for tomorrow 3pm')).not.toContain('meeting_room')
})

test('who approves is answered from the published process, with each condition in words', async () => {
  const answer = await hears(wang, '谁审批我的请假')
  expect(answer).toContain('李强')
  expect(answer).toContain('天数超过 3')
  expect(await hears(sophie, 'who approves my expenses')).toContain('amount is over 5,000')
})

test('a leave in approval moves: withdrawn first, then the same on the same weekdays', async () => {
  await hears(wang, '下周一到周三请年假，回老家', '提交')
  expect(await hears(wang, '把我刚才的年假改到下下周')).toContain('确认撤回')
  const answer = await hears(wang, '确认')
  expect(answer).toContain('12月7日 周一 – 12月9日 周三，共3天')
  expect(answer).toContain('回老家')
})

test('a return without a list, in the words it was said in, asked about and put right', async () => {
  await hears(wang, '下周三到周五请年假，回老家', '提交')
  await hears(li, '第一个退回吧', '写一下谁交接')
  expect(await hears(li, '确认')).toContain('已退回')
  expect(await hears(wang, '怎么回事')).toContain('写一下谁交接')
  const card = await hears(wang, '交接给陈思远')
  expect(card).toContain('陈思远')
  expect(card).toContain('回老家')
})

describe('what is only told is heard, and begins nothing', () => {
  test.each([
    [wang, '李强下周一到周三休年假', '什么也没动'],
    [wang, '听说小陈要离职了', '什么也没动'],
    [sophie, 'FYI Tom is on leave from monday', 'did nothing'],
    [sophie, 'Took ten days off last August and still came back tired', 'did nothing'],
  ])('%s: %s', async (person, words, told) => {
    const answer = await hears(person, words)
    expect(answer).toContain(told)
    expect(answer).not.toMatch(/提交后将由|请确认|Please confirm/u)
  })

  test('a remark or a question beside a draft leaves it as it is', async () => {
    await hears(
      wang,
      '下周三请一天事假，家里有事',
      '等一下，我翻翻日历',
      '19号是不是法定假日啊',
      '李强下周一到周三休年假',
    )
    const answer = await hears(wang, '提交吧')
    expect(answer).toContain('12月2日')
  })
})

test('money spent is another request, never a day or a place of the journey', async () => {
  await hears(wang, '下周去重庆出差三天，帮我提一下')
  const answer = await hears(wang, '昨天打车去客户那边花了86')
  expect(answer).toContain('报销')
  expect(answer).toContain('86')
  expect(answer).not.toContain('客户那边花"')
  expect(await hears(wang, '妈的打印机又坏了')).not.toContain('"妈的打印机又坏了"')
})

test('this month is no request that was just seen', async () => {
  await hears(wang, '明天请病假一天，发烧', '提交', '我的请假到哪了')
  expect(await hears(wang, '这个月各部门报销对比')).toContain('报销 · 金额')
})

test("another's days, told over one's own draft that waits, are not the draft's", async () => {
  await hears(wang, '下周三请一天年假', '等一下，我翻翻日历')
  const answer = await hears(wang, '李强下周一到周三休年假')
  expect(answer).toContain('什么也没动')
  expect(answer).not.toContain('11月30日')
  expect(await hears(wang, '提交')).toContain('12月2日 周三')
})
