// Whatever is typed, pressed, filled in or uploaded: a clear answer in the person's language, nothing filed by it, nothing lost, never a fault of ours.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Problem } from '../../src/approval/form.ts'
import type { StoredMessage } from '../../src/assistant/ports.ts'
import { openDoor, upload, type Door, type Visitor } from './http-door.ts'

let door: Door
const faults: string[] = []
beforeEach(async () => {
  faults.length = 0
  door = await openDoor()
  const note = (_: object, message: string) => void faults.push(message)
  door.office.world.log = { info: () => {}, debug: () => {}, warn: note, error: note }
})
afterEach(async () => {
  await door.close()
  expect(faults).toEqual([])
})

const speakers = { zh: 'wang-fang', en: 'oliver-hughes' } as const
type Locale = keyof typeof speakers

async function says(who: Visitor, person: string, text: string): Promise<StoredMessage[]> {
  const seen = (await door.office.messages(person)).at(-1)?.seq ?? 0
  const answer = await who.send('POST', '/api/chat/messages', { id: randomUUID(), text })
  expect(answer.status).toBe(200)
  await door.office.settle()
  return (await door.office.messages(person)).filter((m) => m.seq > seen && m.from === 'yiju')
}
const words = (answers: readonly StoredMessage[]) =>
  answers.map((m) => [m.text, m.card ? JSON.stringify(m.card) : undefined].filter(Boolean).join(' ')).join(' ')
const filed = (person: string) => door.office.world.database.open(door.office.org).views.mine(person, { limit: 5 })

/** Said by us, without the ids and without what we only repeat. */
function spoken(answers: readonly StoredMessage[], said: string): string {
  const own = answers.flatMap((m) => [
    m.text ?? '',
    m.card?.title ?? '',
    ...(m.card?.blocks ?? []).flatMap((b) => (b.block === 'text' || b.block === 'note' ? [b.text] : [])),
    ...(m.card?.buttons ?? []).map((b) => b.label),
  ])
  return own.join('\n').replaceAll(said.trim(), '')
}

const nonsense: readonly [string, string][] = [
  ['nothing', ''],
  ['spaces', ' \t\n '],
  ['20,000 characters', '请假'.repeat(10_000)],
  ['one very long word', 'x'.repeat(20_000)],
  ['emoji', '😀🎉👨‍👩‍👧‍👦'],
  ['control characters', '\u0000\u0001\u0007\u001b[31m'],
  ['invisible and reversed', '\u200b\u202e\ufeff'],
  ['half a character', '\ud83d'],
  ['SQL', "Robert'); DROP TABLE request;--"],
  ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
  ['a template', '${process.exit(1)} {{constructor.constructor("return 1")()}}'],
  ['a path', '../../../../etc/passwd'],
  ['JSON', '{"__proto__":{"admin":true}}'],
  ['brackets, deeply', '('.repeat(3_000)],
  ['digits', '9'.repeat(3_900)],
]

describe.each(Object.keys(speakers) as Locale[])('said in the chat (%s)', (locale) => {
  test.each(nonsense)('%s', async (_, text) => {
    const person = speakers[locale]
    const who = await door.signIn(person)
    const answers = await says(who, person, text)
    const own = spoken(answers, text)
    expect(answers.length).toBeGreaterThan(0)
    expect(own.trim().length).toBeGreaterThan(5)
    expect(own).not.toMatch(/undefined|NaN|\[object|null|Error/)
    if (locale === 'zh') expect(own).toMatch(/[\u4e00-\u9fff]/)
    else expect(own).not.toMatch(/[\u4e00-\u9fff]/)
    expect(await filed(person)).toEqual([])
    // And the conversation goes on as if nothing had been.
    const next = await says(who, person, locale === 'zh' ? '明天请一天年假' : 'Annual leave tomorrow')
    expect(next.at(-1)?.card?.title).toMatch(/请确认：请假|Please check: Leave/)
  })
})

describe('in the middle of a request', () => {
  test.each([
    ['an emoji', '😀'],
    ['control characters', '\u0000\u0001'],
    ['a tag', '<b>'],
    ['20,000 characters', 'x'.repeat(20_000)],
    ['nothing', ''],
  ])('%s leaves what was filled in as it was, and the card can still be pressed', async (_, text) => {
    const who = await door.signIn('wang-fang')
    await says(who, 'wang-fang', '下周三到周五请年假')
    await says(who, 'wang-fang', text)
    await door.office.presses('wang-fang', '提交')
    const [row] = await filed('wang-fang')
    expect(row?.request.values).toMatchObject({
      leaveType: 'annual',
      period: { start: '2026-03-11', end: '2026-03-13', days: 3 },
    })
  })
})

describe('values that cannot be', () => {
  test.each([
    ['zh', '2月30日请一天年假', '日历上没有这一天'],
    ['en', 'Annual leave on 30 February', 'not on the calendar'],
    ['zh', '请年假，从4月5日到4月1日', '结束日期早于开始日期'],
    ['en', 'Annual leave from 5 April to 1 April', 'The end is before the start'],
    ['zh', '报销0元打车费', '金额必须大于零'],
    ['en', 'Claim £0 for a taxi', 'must be more than zero'],
    ['en', 'Claim -£50 for a taxi', 'must be more than zero'],
    ['zh', '报销12.345元打车费', '小数位太多'],
    ['zh', '采购 0 台显示器，每台1000元', '不能小于 1'],
    ['zh', '采购 -3 台显示器，每台1000元', '不能小于 1'],
  ] as const)('%s: %s', async (locale, text, expected) => {
    const person = speakers[locale]
    const answers = await says(await door.signIn(person), person, text)
    expect(words(answers)).toContain(expected)
    expect(await filed(person)).toEqual([])
  })

  test.each([
    ['zh', '明天请一天年假，工作交接给张伟', ['张伟 · 平台研发部', '张伟 · 华北销售部']],
    ['en', 'Annual leave tomorrow, handover to Wei Zhang', ['张伟 · Platform Engineering', '张伟 · North China Sales']],
  ] as const)('two namesakes: asks which (%s)', async (locale, text, both) => {
    const person = speakers[locale]
    const answers = await says(await door.signIn(person), person, text)
    const labels = answers.at(-1)?.card?.buttons.map((b) => b.label)
    expect(labels).toEqual(expect.arrayContaining([...both]))
    await door.office.presses(person, both[1])
    await door.office.presses(person, locale === 'zh' ? '提交' : 'Submit')
    expect((await filed(person))[0]?.request.values['handover']).toBe('zhang-wei-2')
  })

  test('somebody who does not work here: said so, and the rest is kept', async () => {
    const answers = await says(await door.signIn('wang-fang'), 'wang-fang', '明天请一天年假，工作交接给王大锤')
    expect(words(answers)).toContain('没有找到“王大锤”')
    await door.office.presses('wang-fang', '跳过')
    await door.office.presses('wang-fang', '提交')
    expect((await filed('wang-fang'))[0]?.request.values).toMatchObject({ leaveType: 'annual' })
  })
})

const put = async (who: Visitor, name: string, type: string, bytes: Buffer) => {
  const part = upload(name, type, bytes)
  return who.raw({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': part.type, 'x-csrf': who.csrf },
    ...(part.payload === undefined ? {} : { payload: part.payload }),
  })
}

const day = { start: '2026-03-11', end: '2026-03-11' }
const leave = (values: object) => ['leave', { leaveType: 'annual', period: day, ...values }] as const
const expense = (values: object) =>
  ['expense', { reason: '打车', amount: { amount: '86', currency: 'CNY' }, ...values }] as const
const payment = (values: object) =>
  ['payment', { payee: '华盛科技', amount: { amount: '86', currency: 'CNY' }, ...values }] as const

const forms: readonly [string, readonly [string, object], string, Problem['code']][] = [
  ['a day that is not', leave({ period: { start: '2026-02-30', end: '2026-03-02' } }), 'period', 'not-a-date'],
  ['words for a day', leave({ period: { start: '明天', end: '后天' } }), 'period', 'not-a-date'],
  ['end before start', leave({ period: { start: '2026-03-12', end: '2026-03-11' } }), 'period', 'end-before-start'],
  ['a weekend', leave({ period: { start: '2026-03-14', end: '2026-03-15' } }), 'period', 'no-working-day'],
  ['no such kind', leave({ leaveType: "' or 1=1" }), 'leaveType', 'no-such-choice'],
  ['nobody', leave({ handover: 'nobody' }), 'handover', 'no-such-person'],
  ['too long a reason', leave({ reason: 'x'.repeat(501) }), 'reason', 'too-long'],
  ['zero', expense({ amount: { amount: '0', currency: 'CNY' } }), 'amount', 'not-positive'],
  ['less than nothing', expense({ amount: { amount: '-86', currency: 'CNY' } }), 'amount', 'not-positive'],
  ['not a number', expense({ amount: { amount: 'NaN', currency: 'CNY' } }), 'amount', 'wrong-kind'],
  ['infinity', expense({ amount: { amount: 'Infinity', currency: 'CNY' } }), 'amount', 'wrong-kind'],
  ['a number with powers', expense({ amount: { amount: '1e3', currency: 'CNY' } }), 'amount', 'wrong-kind'],
  ['too much', expense({ amount: { amount: '99999999999999999999', currency: 'CNY' } }), 'amount', 'too-large'],
  ['a tenth of a cent', expense({ amount: { amount: '1.005', currency: 'CNY' } }), 'amount', 'too-many-decimals'],
  ['no such money', expense({ amount: { amount: '86', currency: 'XXX' } }), 'amount', 'currency-not-allowed'],
  ['a list for a word', payment({ payee: ['a', 'b'] }), 'payee', 'wrong-kind'],
  ['a field that is not there', payment({ approved: 'yes' }), 'approved', 'unknown-field'],
  ['nothing at all', ['payment', {}], 'payee', 'missing'],
]

describe('filled into a form', () => {
  test.each(forms)('%s is shown at its field', async (_, [process, values], field, code) => {
    const who = await door.signIn('wang-fang')
    const look = await who.send('POST', '/api/requests/preview', { process, values })
    expect(look.status).toBe(200)
    expect(look.json<{ problems: Problem[] }>().problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ field, code })]),
    )
    const sent = await who.send('POST', '/api/requests', { key: randomUUID(), process, values })
    expect(sent.json()).toMatchObject({ ok: false, refusal: { refused: 'invalid-form' } })
    expect(await filed('wang-fang')).toEqual([])
  })

  const hostile = ["Robert'); DROP TABLE request;--", '<script>alert(1)</script>', '=cmd|calc!A1', '${7*7}', '😀']
  test.each(hostile)('%j is text, and comes back as it was written', async (text) => {
    const who = await door.signIn('wang-fang')
    const values = {
      payee: text,
      amount: { amount: '86', currency: 'CNY' },
      bankAccount: text,
      reason: text,
      contractNo: text,
    }
    const sent = await who.send('POST', '/api/requests', { key: randomUUID(), process: 'payment', values })
    const { request } = sent.json<{ request: string }>()
    const detail = (await who.get(`/api/requests/${request}`)).json<{ values: object; title: { zh: string } }>()
    expect(detail.values).toMatchObject(values)
    expect(detail.title.zh).toContain(text)
    await who.send('POST', `/api/requests/${request}/commands`, { key: randomUUID(), command: { do: 'comment', text } })
    expect((await who.get(`/api/requests?q=${encodeURIComponent(text)}`)).status).toBe(200)
    expect((await who.get('/api/requests')).json<{ items: object[] }>().items).toHaveLength(1)
  })

  test('a zero byte, which PostgreSQL cannot keep, is dropped or refused, and breaks nothing', async () => {
    const who = await door.signIn('wang-fang')
    const values = { payee: 'a\u0000b', amount: { amount: '86', currency: 'CNY' } }
    const sent = await who.send('POST', '/api/requests', { key: randomUUID(), process: 'payment', values })
    expect(sent.status).toBeLessThan(500)
    for (const path of ['/api/requests?q=%00', '/api/people?q=%00', '/api/requests/%00', '/api/files/%00'])
      expect((await who.get(path)).status).toBeLessThan(500)
  })

  const bodies: readonly (readonly [string, unknown])[] = [
    ['not JSON', '{'],
    ['a list', []],
    ['null', null],
    ['wrong kinds', { key: 1, process: 2, values: 3 }],
    ['no key', { process: 'leave', values: {} }],
    ['very deep', { key: 'deep-deep', process: 'leave', values: { reason: deep(50) } }],
    [
      'very wide',
      {
        key: 'wide-wide',
        process: 'leave',
        values: Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`f${n}`, 'x'])),
      },
    ],
    ['a prototype', '{"key":"proto-proto","process":"leave","values":{"__proto__":{"x":1}}}'],
  ]
  test.each(bodies)('a body that is %s gets words, not a fault', async (_, body) => {
    const who = await door.signIn('wang-fang')
    const answer = await who.raw({
      method: 'POST',
      url: '/api/requests',
      headers: { 'x-csrf': who.csrf, 'content-type': 'application/json' },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.json<{ error: { message: { zh: string; en: string } } }>().error.message.zh).toMatch(
      /[\u4e00-\u9fff]/,
    )
    expect(answer.text).not.toMatch(/at .*\.ts|ZodError|SELECT|node_modules/)
  })
})

describe('decided', () => {
  const verbs: readonly [object, string][] = [
    [{ do: 'reject', comment: '  ' }, 'comment-required'],
    [{ do: 'return', to: { to: 'initiator' }, reason: '' }, 'comment-required'],
    [{ do: 'transfer', to: 'nobody' }, ''],
    [{ do: 'transfer', to: 'li-qiang' }, 'cannot-transfer-to-self'],
    [{ do: 'approve', task: 'not-a-task' }, ''],
    [{ do: 'withdraw' }, 'not-your-request'],
    [{ do: 'resubmit', values: {} }, ''],
  ]
  test.each(verbs)('%j is answered in words, and nothing is decided', async (command, refused) => {
    const wang = await door.signIn('wang-fang')
    const values = { leaveType: 'annual', period: day }
    const { request } = (
      await wang.send('POST', '/api/requests', { key: randomUUID(), process: 'leave', values })
    ).json<{ request: string }>()
    for (const [person, letters] of [
      ['li-qiang', /[\u4e00-\u9fff]{4}/],
      ['emily-carter', /[a-z]{3}/],
    ] as const) {
      const who = await door.signIn(person)
      const answer = await who.send('POST', `/api/requests/${request}/commands`, { key: randomUUID(), command })
      expect(answer.status).toBe(200)
      const said = answer.json<{ ok: boolean; message: string; refusal: { refused: string } }>()
      expect(said).toMatchObject({ ok: false, message: expect.stringMatching(letters) })
      if (refused && person === 'li-qiang') expect(said.refusal.refused).toBe(refused)
    }
    expect((await filed('wang-fang'))[0]?.request.status).toBe('underway')
  })
})

describe('attached', () => {
  test('100 MB: refused with words in both languages', async () => {
    const answer = await put(
      await door.signIn('wang-fang'),
      'film.pdf',
      'application/pdf',
      Buffer.alloc(100 * 1024 * 1024),
    )
    expect(answer.status).toBe(413)
    const { message } = answer.json<{ error: { message: { zh: string; en: string } } }>().error
    expect([message.zh, message.en]).toEqual([expect.stringMatching(/太大/), expect.stringMatching(/too large/)])
  })

  test('a kind the form does not take is shown at the field, whatever is claimed of it', async () => {
    const who = await door.signIn('wang-fang')
    const ref = (await put(who, 'notes.txt', 'text/plain', Buffer.from('x'))).json<{ file: string }>()
    for (const proof of [[ref], [{ ...ref, name: 'notes.pdf', type: 'application/pdf' }]]) {
      const values = { leaveType: 'annual', period: day, proof }
      const sent = await who.send('POST', '/api/requests', { key: randomUUID(), process: 'leave', values })
      expect(sent.json()).toMatchObject({
        ok: false,
        refusal: { refused: 'invalid-form', problems: [{ field: 'proof', code: 'file-type' }] },
      })
    }
  })

  test('no file in the body, and a body that ends in the middle', async () => {
    const who = await door.signIn('wang-fang')
    const headers = { 'x-csrf': who.csrf, 'content-type': 'multipart/form-data; boundary=x' }
    for (const payload of [
      '--x--\r\n',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nabc',
      '',
    ])
      expect((await who.raw({ method: 'POST', url: '/api/files', headers, payload })).status).toBe(400)
  })
})

function deep(levels: number): unknown {
  return levels === 0 ? 'x' : [deep(levels - 1)]
}
