// Private values that somebody volunteers never reach a model; what they write of the matter itself does.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../../src/kernel/text.ts'
import { createHiding, privateIn } from '../../../src/language/model-hide.ts'

const hidden = (text: string) => createHiding().hide(normalise(text).text)

describe('hidden', () => {
  test.each([
    ['把 80000 打到 6222 0213 8888 1234 567，谢谢', '把 80000 打到 [account-1],谢谢'],
    ['收款账号改成 1100018280050', '收款账号改成 [account-1]'],
    ['退到尾号 8231 的卡', '退到尾号 [account-1] 的卡'],
    ['卡号６２２２０２１３８８８８１２３４５６７', '卡号[account-1]'],
    ['卡号是6222\u200b0213\u200b8888\u200b1234', '卡号是[account-1]'],
    ['IBAN DE89 3704 0044 0532 0130 00 please', 'IBAN [account-1] please'],
    ['pay to account 00123456789', 'pay to account [account-1]'],
    ['身份证110101199003072316，办入职', '身份证[paper-1],办入职'],
    ['我的是 11010119900307231X', '我的是 [paper-1]'],
    ['护照 E12345678 要续签', '护照 [paper-1] 要续签'],
    ['my SSN is 078-05-1120', 'my SSN is [paper-1]'],
    ['有事打 13800138000', '有事打 [phone-1]'],
    ['有事打 138-0013-8000', '有事打 [phone-1]'],
    ['打 +86 138 0013 8000', '打 [phone-1]'],
    ['座机 010-62345678', '座机 [phone-1]'],
    ['call (415) 555-0132', 'call [phone-1]'],
    ['一三八零零一三八零零零找我', '[number-1]找我'],
    ['call me on one three eight double zero one three eight', 'call me on [number-1]'],
    ['发到 wang.fang@example.com', '发到 [email-1]'],
    ['密码 hunter2 别外传', '密码 [secret-1] 别外传'],
    ['我月薪23000，想请一天假', '我月薪[salary-1],想请一天假'],
    ['工资才一万二', '工资才[salary-1]'],
    ['I make $5,400 a month', 'I make [salary-1] a month'],
    ['后天要做化疗', '后天要做[health-1]'],
    ['周三去医院做胃镜', '周三去医院做[health-1]'],
    ['我抑郁症复发了', '我[health-1]复发了'],
    ['chemo on Friday', '[health-1] on Friday'],
  ])('%s', (text, seen) => expect(hidden(text)).toBe(seen))
})

describe('not hidden: the matter itself', () => {
  test.each([
    '下周三到周五请年假',
    '2026-05-13 2026-05-15 请假',
    '20260513-20260515 出差',
    '2026/05/13 14:00 到 2026/05/14 18:00',
    '报销 5000 3000 2000 三笔',
    '买 12 台显示器，单价 1,299.00，共 15,588 元',
    '付给供应商 1250000 元',
    '同意 LV-20260305-0003',
    '付一百二十万给承包商',
    '我生病了，发烧，去医院看病',
    'I am sick and see a doctor',
    '中风险供应商的付款',
    '二〇二六年五月',
    '一二三四五',
    '3月工资单什么时候发',
    '工资条要盖章两份',
    'reset my password please',
    '5.18-5.20 出差上海',
    '会议室 101、102、103',
    'pay 12,000 to the landlord',
    '报销打车费 380 元',
  ])('%s', (text) => expect(hidden(text)).toBe(normalise(text).text))
})

describe('put back', () => {
  test('the same value has the same mark, in the message and in the draft', () => {
    const { hide, restore } = createHiding()
    expect(hide('打到 6222021388881234567')).toBe('打到 [account-1]')
    expect(hide('6222021388881234567 和 6222021388881234568')).toBe('[account-1] 和 [account-2]')
    expect(restore('打到 [account-1]')).toBe('打到 6222021388881234567')
    // Models drop or change brackets, and invent marks.
    expect(restore('account-2')).toBe('6222021388881234568')
    expect(restore('【Account-1】')).toBe('6222021388881234567')
    expect(restore('[account-9] [phone-1]')).toBe('[account-9] [phone-1]')
  })

  test('whatever is written, hiding and putting back is the same, and nothing that was found is left', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '卡号',
        '月薪',
        '密码',
        ' ',
        '，',
        '-',
        'x',
        '[account-1]',
        '身份证',
        '元',
        '化疗',
        '。',
        '@',
        '+',
      ),
      fc.integer({ min: 0, max: 999_999_999 }).map(String),
      fc.string({ maxLength: 4, unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { text } = normalise(pieces.join(''))
        const { hide, restore } = createHiding()
        const seen = hide(text)
        if (!/\[account-\d/u.test(text)) expect(restore(seen)).toBe(text)
        for (const { from, to, kind } of privateIn(text))
          if (kind !== 'salary' && kind !== 'health' && to - from > 8) expect(seen).not.toContain(text.slice(from, to))
      }),
      { numRuns: 300 },
    )
  })
})
