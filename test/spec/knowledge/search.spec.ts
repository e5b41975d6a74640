// Finding: in both scripts and both languages, whatever the spelling, and never more than the reader may see.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { search } from '../../../src/knowledge/search.ts'
import { libraryOf, type Given } from './library.ts'

const OFFICE: Given[] = [
  { id: 'leave', title: '年休假办法', text: '员工累计工作满一年的，每年有五天年假。未休的年假可以顺延到次年三月底。' },
  { id: 'travel', title: '差旅办法', text: '出差上海的住宿标准为每晚 500 元，餐费补贴每天 100 元。' },
  { id: 'seal', title: '印章规定', text: '公章由行政部保管，使用公章须经部门负责人批准。' },
  {
    id: 'vpn',
    title: 'VPN guide',
    text: 'Install the client and sign in. If error VA004 appears, set the clock of your phone to automatic.',
  },
  {
    id: 'expense',
    title: 'Expense claims',
    text: 'Receipts are handed in within 30 days. The line manager approves claims of up to 500 euros.',
  },
  {
    id: 'bereavement',
    title: 'Bereavement leave',
    text: 'Three days of paid leave are given when a close relative has died.',
  },
]

describe('finding', () => {
  let office: Awaited<ReturnType<typeof libraryOf>>
  beforeAll(async () => {
    office = await libraryOf(OFFICE)
  })
  test.each([
    ['年假能留到什么时候', 'leave'],
    ['年假能留到什麼時候', 'leave'], // Traditional finds Simplified
    ['带薪年假有几天', 'leave'],
    ['谁管公司的图章', 'seal'],
    ['上海酒店标准', 'travel'],
    ['VA004', 'vpn'],
    ['va004 verification', 'vpn'],
    ['how do I get my money back for expenses', 'expense'],
    ['报销单据多少天内要交', 'expense'], // Chinese finds English
    ['亲属去世有几天假', 'bereavement'],
    ['who keeps the company seal', 'seal'], // English finds Chinese
    ['business trip hotel Shanghai', 'travel'],
  ])('%s → %s', async (question, document) => expect((await office.find(question))[0]).toBe(document))

  test('white space, width and case change nothing', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('VA004 verification', '上海 住宿 标准', 'Expense claims approved by'),
        fc.array(fc.constantFrom('upper', 'space', 'wide', 'end'), { maxLength: 4 }),
        async (question, changes) => {
          let changed: string = question
          for (const change of changes) {
            if (change === 'upper') changed = changed.toUpperCase()
            if (change === 'space') changed = changed.replace(/ /g, '   ')
            if (change === 'end') changed = ` ${changed}？`
            if (change === 'wide')
              changed = changed.replace(/[A-Za-z0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
          }
          expect(await office.find(changed)).toEqual(await office.find(question))
        },
      ),
      { numRuns: 40 },
    ))

  test('a setting named in a Chinese question is found in an English manual among Chinese ones, and the other way round', async () => {
    const { find } = await libraryOf([
      {
        id: 'pg',
        title: 'Connections',
        text: 'max_connections: how many may connect at the same time. The default is 100.',
      },
      { id: 'mail', title: '邮件系统', text: '默认的邮件系统最多同时接收多少封邮件，由管理员设定；默认是一百封。' },
      { id: 'editor', title: '默认编辑器', text: '系统的默认编辑器是 vim，默认的设置保存在主目录里。' },
      { id: 'sheet', title: '财务函数', text: 'XNPV 计算不定期支付的净现值。' },
      {
        id: 'params',
        title: 'Compute',
        text: 'The server does compute parameters at its start; what it does compute is kept.',
      },
    ])
    expect((await find('max_connections 默认是多少'))[0]).toBe('pg')
    expect((await find('what does XNPV compute'))[0]).toBe('sheet')
  })
  test('nothing to look for finds nothing', async () => {
    for (const empty of ['', '   ', '？？？', '的了吗', '😀']) expect(await office.find(empty)).toEqual([])
  })
  test.each([
    ['哪种假有15天', '婚假为十五天。'],
    ['Repairs within 2 weeks', 'Repairs take two weeks.'],
    ['Repairs within two weeks', 'Repairs take 2 weeks.'],
  ])('%s: the number stands in "%s"', async (question, text) => {
    const { library } = await libraryOf([{ id: 'one', text }])
    const { hits } = await search(library, question, new Set(['everyone']))
    expect(hits[0]?.evidence.missingNames).toBe(0)
  })
  test('a second passage of a document stands behind other documents', async () => {
    const both = await libraryOf([
      {
        id: 'long',
        document: {
          blocks: [
            { kind: 'heading', level: 2, text: '年假' },
            { kind: 'faq', question: '年假几天', answer: '五天' },
            { kind: 'faq', question: '年假怎么申请', answer: '在系统中申请' },
          ],
        },
      },
      ...OFFICE,
    ])
    const found = await both.find('年假几天')
    expect(found).toContain('long')
    expect(found.slice(0, 2)).toEqual([...new Set(found.slice(0, 2))])
  })
})

describe('rights', () => {
  const GROUPS = ['everyone', 'hr', 'finance', 'board']
  const words = [
    '年假',
    '工资',
    '奖金',
    '预算',
    '裁员',
    '合同',
    'salary',
    'bonus',
    'layoff',
    'budget',
    '2026',
    '总监',
    '上海',
  ]
  const given = fc.array(
    fc.record({
      text: fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 12 }),
      acl: fc.uniqueArray(fc.constantFrom(...GROUPS), { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  const readers = fc.uniqueArray(fc.constantFrom(...GROUPS), { minLength: 1 })

  test('what a reader may not see changes nothing for them: no hit, no score, no order', () =>
    fc.assert(
      fc.asyncProperty(
        given,
        readers,
        fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
        async (texts, groups, asked) => {
          const documents = texts.map((t, i): Given => ({
            id: `d${String(i).padStart(2, '0')}`,
            text: t.text.join('，'),
            acl: t.acl,
          }))
          const reader = new Set(groups)
          const everything = await libraryOf(documents)
          const visible = await libraryOf(documents.filter((_, i) => texts[i]!.acl.some((g) => reader.has(g))))
          const question = asked.join(' ')
          expect(await everything.hits(question, reader)).toEqual(await visible.hits(question, reader))
          expect((await everything.ask(question, reader)).confidence).toBe(
            (await visible.ask(question, reader)).confidence,
          )
        },
      ),
      { numRuns: 60 },
    ))

  test('a right taken away is gone for the next question, a right given is there', async () => {
    const { library, find } = await libraryOf([{ id: 'pay', text: '总监的奖金是六个月工资', acl: ['hr'] }])
    const hr = new Set(['everyone', 'hr'])
    expect(await find('总监奖金', hr)).toEqual(['pay'])
    library.changeAcl('pay', ['board'])
    expect(await find('总监奖金', hr)).toEqual([])
    expect(await find('总监奖金', new Set(['board']))).toEqual(['pay'])
  })

  test('10,000 questions of random people: no leak', async () => {
    let seed = 1
    const random = (n: number) => (seed = (Math.imul(seed, 48271) >>> 0) % 2147483647) % n
    const documents = Array.from({ length: 120 }, (_, i): Given => ({
      id: `d${i}`,
      text: Array.from({ length: 12 }, () => words[random(words.length)]).join('，'),
      acl: [GROUPS[random(GROUPS.length)]!],
    }))
    const { library } = await libraryOf(documents)
    const acl = new Map(documents.map((d) => [d.id, d.acl![0]!]))
    let leaks = 0
    let hits = 0
    for (let n = 0; n < 10_000; n++) {
      const reader = new Set(GROUPS.filter(() => random(2) === 0))
      const question = await library.read(`${words[random(words.length)]} ${words[random(words.length)]}`, reader)
      const found = await library.candidates(question, reader, 10)
      hits += found.hits.length
      for (const hit of found.hits) if (!reader.has(acl.get(hit.id.split('#')[0]!)!)) leaks++
    }
    expect(hits).toBeGreaterThan(10_000)
    expect(leaks).toBe(0)
  })
})
