// Whatever is on a card or a form, Slack takes it: within its limits, no text empty, nothing of it parsed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readValue } from '../../../src/adapters/slack/button.ts'
import { cardBlocks } from '../../../src/adapters/slack/card.ts'
import { answersOf, askModal, errorsOf, formModal } from '../../../src/adapters/slack/form.ts'
import { homeView } from '../../../src/adapters/slack/home.ts'
import { isSlackAddress } from '../../../src/adapters/slack/settings.ts'
import { plainText } from '../../../src/adapters/slack/words.ts'
import { blackened } from '../../../src/adapters/slack/sdk-log.ts'
import { textOfVtt } from '../../../src/adapters/slack/files.ts'
import type { Block, Button, Card } from '../../../src/chat/card.ts'
import type { FormInput } from '../../../src/chat/form.ts'
import { requestIn } from '../../../src/chat/request-link.ts'
import { stubHost } from '../../contract/platform.ts'
import { complaints, parsedBySlack, wordsIn } from '../../kit/slack-blocks.ts'

const words = await stubHost().words({ platform: 'slack', workspace: 'T1', user: 'U1' })

const evil = fc.constantFrom(
  '',
  ' ',
  '<!channel>',
  '<@U1>',
  '*b*',
  '[x](http://e)',
  '<http://e|x>',
  '\n\n',
  '😀'.repeat(90),
  '@here',
  '`',
)
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  evil,
  fc.nat(4).map((n) => '很长的话。'.repeat(10 ** n)),
)
const short = fc.oneof(fc.string({ maxLength: 12 }), evil)
const list = <T>(one: fc.Arbitrary<T>, maxLength = 6) => fc.array(one, { maxLength })

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ block: fc.constant('text' as const), text }),
  fc.record({
    block: fc.constant('fields' as const),
    rows: list(fc.record({ label: short, value: text, private: fc.boolean(), changed: fc.boolean() })),
  }),
  fc.record({ block: fc.constant('table' as const), columns: list(short, 25), rows: list(list(short, 25), 130) }),
  fc.record({
    block: fc.constant('route' as const),
    steps: list(
      fc.record({
        name: short,
        people: list(short, 3),
        state: fc.constantFrom('done', 'current', 'coming', 'skipped', 'rejected', 'returned'),
        detail: short,
      }),
    ),
  }),
  fc.record({
    block: fc.constant('list' as const),
    items: list(fc.record({ title: short, detail: short, request: short })),
  }),
  fc.record({
    block: fc.constant('quote' as const),
    sentences: list(fc.record({ text, best: fc.boolean() })),
    source: short,
    path: fc.constant('/knowledge/d1'),
  }),
  fc.record({ block: fc.constant('note' as const), tone: fc.constantFrom('info', 'warning', 'danger'), text }),
  fc.record({ block: fc.constant('image' as const), file: fc.constantFrom('f1', 'f2'), alt: short }),
)
const button: fc.Arbitrary<Button> = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 60 }),
    label: short,
    role: fc.constantFrom('primary', 'default', 'danger', 'quick'),
    feedback: fc.constantFrom('good', 'bad'),
    input: fc.oneof(
      fc.record({
        kind: fc.constant('text' as const),
        label: text,
        required: fc.boolean(),
        maxLength: fc.constant(9000),
      }),
      fc.record({ kind: fc.constant('person' as const), label: text, required: fc.boolean() }),
    ),
  },
  { requiredKeys: ['id', 'label', 'role'] },
)
const card: fc.Arbitrary<Card> = fc.record(
  {
    title: text,
    tone: fc.constantFrom('neutral', 'info', 'success', 'warning', 'danger'),
    subtitle: text,
    blocks: list(block),
    buttons: fc.array(button, { maxLength: 40, size: 'max' }),
    about: fc.constant({ request: 'r/1' }),
  },
  { requiredKeys: ['title', 'tone', 'blocks', 'buttons'] },
)
const drawing = { words, webAddress: 'https://yiju.example.com', pictures: new Map([['f1', 'F1']]) }

test('any card, as a message and on the home page', () => {
  fc.assert(
    fc.property(card, (one) => {
      const message = cardBlocks(one, { ...drawing, surface: 'message' })
      expect(complaints(message as never, 'message').filter((c) => !/^\d+ blocks$/.test(c))).toEqual([])
      expect(parsedBySlack(message).filter((p) => !p.startsWith('link:https://yiju.example.com/'))).toEqual([])
      const home = homeView([one, one, one], words, drawing.webAddress)
      expect(complaints(home.blocks as never, 'home')).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('a card of a hundred thousand characters is cut to what one message holds, its buttons and its end stay', () => {
  const long = { block: 'text' as const, text: '很长的话。'.repeat(4000) }
  const rows = Array.from({ length: 60 }, (_, i) => ({ label: `第${i}项`, value: '值'.repeat(400) }))
  const one: Card = {
    title: '长',
    tone: 'info',
    blocks: [long, { block: 'fields', rows }, long, { block: 'image', file: 'f2', alt: '末尾的图' }],
    buttons: [{ id: 'b', label: '同意', role: 'primary' }],
  }
  const drawn = JSON.stringify(cardBlocks(one, { ...drawing, surface: 'message' }))
  expect(wordsIn(JSON.parse(drawn)).join('').length).toBeLessThan(12_000)
  expect(drawn).toMatch(/…[^]*末尾的图[^]*同意/)
})

test('any button keeps its id through its value, and its question opens a dialog Slack takes', () => {
  fc.assert(
    fc.property(button, (one) => {
      const message = cardBlocks(
        { title: 't', tone: 'info', blocks: [], buttons: [one] },
        { ...drawing, surface: 'home' },
      )
      const [element] = (message.at(-1) as { elements: { value: string }[] }).elements
      const value = readValue(element!.value)
      expect(value?.id).toBe(one.id)
      if (!value?.ask) return
      const modal = askModal(value, one.label, '{}')
      expect(complaints(modal.blocks as never, 'modal')).toEqual([])
      expect(modal.title.text.length).toBeLessThanOrEqual(24)
    }),
  )
})

const id = fc.string({ minLength: 1, maxLength: 30 })
const base = { id, label: short, required: fc.boolean(), hint: short }
const input: fc.Arbitrary<FormInput> = fc.oneof(
  fc.record({ ...base, value: text, kind: fc.constant('text' as const), multiline: fc.boolean(), maxLength: fc.integer({ min: 1, max: 9000 }) }),
  fc.record({ ...base, value: fc.constantFrom('', '12', '-0.5', 'x'), kind: fc.constant('number' as const) }),
  fc.record({ ...base, value: fc.constantFrom('', '2026-03-11', 'tomorrow'), kind: fc.constant('date' as const) }),
  fc.record({
    ...base, value: fc.constantFrom('', 'o1', 'o1,o2'), kind: fc.constant('choice' as const), multiple: fc.boolean(),
    options: fc.uniqueArray(fc.record({ id: fc.constantFrom('o1', 'o2', 'x'.repeat(200), 'o3'), label: text }), { minLength: 1, selector: (o) => o.id }),
  }),
  fc.record({ ...base, value: fc.constantFrom('', 'account:U1', '李强', 'account:U1,李强'), kind: fc.constant('person' as const), multiple: fc.boolean() }),
) // prettier-ignore

test('any form', () => {
  const form = fc.record({
    draft: id, title: text, submit: short, cancel: short, note: text,
    inputs: fc.uniqueArray(input, { maxLength: 120, selector: (i) => i.id }),
  }) // prettier-ignore
  fc.assert(
    fc.property(form, (one) => {
      const modal = formModal(one, words.personHint, '{}')
      const wrong = complaints(modal.blocks as never, 'modal')
      // A choice whose every option is beyond Slack's limit cannot be offered there.
      expect(wrong.filter((w) => !w.endsWith(': 0 options'))).toEqual([])
      for (const part of [modal.title, modal.submit!, modal.close!]) expect(part.text.length).toBeLessThanOrEqual(24)
    }),
    { numRuns: 100 },
  )
})

test('what is wrong always stands somewhere, whatever it is about', () => {
  fc.assert(
    fc.property(
      fc.dictionary(id, fc.string({ minLength: 1 })),
      fc.dictionary(id, short, { minKeys: 1 }),
      (problems, answers) => {
        const said = Object.values(errorsOf(problems, answers)).join(' ')
        for (const problem of Object.values(problems)) expect(said).toContain(problem)
        expect(Object.keys(errorsOf(problems, answers)).every((key) => Object.hasOwn(answers, key))).toBe(true)
      },
    ),
  )
})

test('what Slack sends of an input is its value, whichever kind', () => {
  const typed = {
    a: { v: { value: 'x' } },
    b: { v: { selected_date: '2026-03-11' } },
    c: { v: { selected_option: { value: 'o1' } } },
    d: { v: { selected_options: [{ value: 'o1' }, { value: 'o2' }] } },
    e: { v: { selected_user: 'U1' } },
    f: { v: { selected_users: ['U1', 'U2'] } },
    g: { v: { value: null } },
    h: {},
  }
  expect(answersOf(typed)).toEqual({
    a: 'x', b: '2026-03-11', c: 'o1', d: 'o1,o2', e: 'account:U1', f: 'account:U1,account:U2', g: '', h: '',
  }) // prettier-ignore
})

test.each([
  ['https://slack.com/api', 'https://hooks.slack.com/commands/1', true],
  ['https://slack.com/api', 'https://files.slack.com/x', true],
  ['https://slack.com/api', 'http://hooks.slack.com/commands/1', false],
  ['https://slack.com/api', 'https://hooks.slack.com:8443/x', false],
  ['https://slack.com/api', 'https://evilslack.com/x', false],
  ['https://slack.com/api', 'https://slack.com.evil.example/x', false],
  ['https://slack.com/api', 'https://slack.com@evil.example/x', false],
  ['https://slack.com/api', 'https://user@hooks.slack.com/x', false],
  ['https://slack.com/api', 'file:///etc/passwd', false],
  ['https://slack-gov.com/api', 'https://files.slack-gov.com/x', true],
  ['https://slack-gov.com/api', 'https://files.slack.com/x', false],
  ['http://127.0.0.1:4003/api', 'http://127.0.0.1:4003/files', true],
  ['http://127.0.0.1:4003/api', 'http://127.0.0.1:4004/files', false],
])('with the API at %s, %s is Slack: %s', (apiUrl, address, yes) => {
  expect(isSlackAddress({ apiUrl }, address)).toBe(yes)
})

test.each([
  ['<@U0BOT> 请假', '请假'],
  ['交给 <@U1|li>，抄送 <@U2>', '交给 @李强，抄送 @U2'],
  ['<#C1|general> <#C2>', '#general #C2'],
  ['<!here> <!subteam^S1|@hr> <!date^1^{date}|3月5日>', '@here @hr 3月5日'],
  ['<https://a.example/x?a=1&amp;b=2>', 'https://a.example/x?a=1&b=2'],
  ['<http://a.example|a.example>', 'http://a.example'],
  ['<https://evil.example|payroll>', 'payroll (https://evil.example)'],
  ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ['1 &lt; 2 &amp;&amp; &amp;lt;', '1 < 2 && &lt;'],
])('%s reads %s', (marked, plain) => {
  expect(plainText(marked, 'U0BOT', (user) => (user === 'U1' ? '李强' : undefined))).toBe(plain)
})

test('no token survives in a line of the log', () => {
  const line = 'failed with xoxb-123-abc xoxe.xoxb-1-Mi0y xoxe-1-x xapp-1-A0-9-ff and s3cret-value'
  expect(blackened(line, ['s3cret-value', undefined, 'short'])).toBe(
    'failed with [secret] [secret] [secret] [secret] and [secret]',
  )
})

test('subtitles as words', () => {
  expect(
    textOfVtt(
      'WEBVTT\r\n\r\n7e8f4a21-0001/1-0\r\n00:00:00.000 --> 00:00:01.000\r\n<v A>one\r\ntwo\r\n\r\n2\r\n00:01.000 --> 00:02.000\r\n3',
    ),
  ).toBe('one two')
})

test.each([
  ['https://yiju.example.com/requests/r-1', 'r-1'],
  ['https://yiju.example.com/requests/r-1/', 'r-1'],
  ['https://yiju.example.com/requests/r-1?x=1#y', 'r-1'],
  ['https://yiju.example.com/requests/../admin', undefined],
  ['http://yiju.example.com/requests/r-1', undefined],
  ['https://evil.example/requests/r-1', undefined],
  ['https://yiju.example.com/tasks', undefined],
])('%s leads to %s', (url, request) => {
  expect(requestIn(url, 'https://yiju.example.com')).toBe(request)
})
