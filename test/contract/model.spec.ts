// The model engine against a server that misbehaves in every way known of real ones: a usable answer is used, all else leaves the offline answer standing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPrompt } from '../../src/adapters/local/prompts.ts'
import { LANGCHAIN_RUNGS, openLangChainModel } from '../../src/adapters/langchain/model.ts'
import { openModelServers } from '../../src/adapters/local/model-servers.ts'
import { createOpenAiModel } from '../../src/adapters/openai/model.ts'
import { calendarOf } from '../../src/kernel/calendar.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { quietLog } from '../../src/kernel/log.ts'
import { createUnderstand } from '../../src/language/engines.ts'
import { catalogueLexicon } from '../../src/language/lexicon.ts'
import { createBreaker, type Breaker } from '../../src/language/model-breaker.ts'
import { forgetful, type KnownServers, type ProbedModel } from '../../src/language/model-ladder.ts'
import type { ModelCall, ModelOutcome } from '../../src/language/model-metrics.ts'
import { markPrivate } from '../../src/language/model-private.ts'
import { createModelEngine } from '../../src/language/model.ts'
import { RUNGS, type Rung } from '../../src/language/ports.ts'
import { openModelServer, type ModelServer, type Reply } from '../kit/model-server.ts'

let server: ModelServer
beforeAll(async () => {
  server = await openModelServer()
})
afterAll(() => server.close())

const lexicon = catalogueLexicon([{ id: 'p1', name: '王芳', aliases: ['芳芳'], department: '研发部' }])
const moment = {
  now: Temporal.Instant.from('2026-05-13T02:00:00Z'),
  zone: 'Asia/Shanghai',
  calendar: calendarOf('CN'),
}
/** A sentence no grammar reads: what comes back can only be the model's. */
const SENTENCE = '娃儿发烧了，后天我得在屋头照看'
const act = (more: object) => ({
  type: 'start',
  said: '得在屋头照看',
  process: 'leave',
  fields: [],
  owner: null,
  number: null,
  index: null,
  date: null,
  amount: null,
  all: null,
  ...more,
})
const LEAVE = act({
  fields: [
    { name: 'leaveType', surface: '娃儿发烧', choice: 'personal' },
    { name: 'start', surface: '后天', choice: null },
    { name: 'end', surface: '后天', choice: null },
  ],
})
const GOOD = JSON.stringify({ acts: [LEAVE] })
const UNDERSTOOD = {
  act: 'start',
  process: 'leave',
  fields: { leaveType: 'personal', start: '2026-05-15', end: '2026-05-15' },
}

interface Vendor {
  /** The ways it has, strictest first. */
  rungs: readonly Rung[]
  open(timeoutMs: number, servers: KnownServers): ProbedModel | Promise<ProbedModel>
}

const VENDORS: Readonly<Record<string, Vendor>> = {
  'an OpenAI-compatible server': {
    rungs: RUNGS,
    open: (timeoutMs, servers) => createOpenAiModel({ baseUrl: server.url, name: 'test', timeoutMs }, servers),
  },
  'a chat model of LangChain': {
    rungs: LANGCHAIN_RUNGS,
    open: (timeoutMs, servers) =>
      openLangChainModel(
        { chatModel: '@langchain/openai#ChatOpenAI', baseUrl: server.url, name: 'test', timeoutMs },
        servers,
      ),
  },
}

describe.each(Object.entries(VENDORS))('%s', (_vendor, { rungs, open }) => {
  /** The strictest way this vendor has that is not stricter than this. */
  const from = (rung: Rung): Rung => RUNGS.slice(RUNGS.indexOf(rung)).find((r) => rungs.includes(r)) ?? 'text'

  async function engineOf({
    timeoutMs = 5_000,
    breaker = createBreaker({ failures: 99, pauseMs: 0 }),
    servers = forgetful(),
  }: { timeoutMs?: number; breaker?: Breaker; servers?: KnownServers } = {}) {
    const model = await open(timeoutMs, servers)
    const calls: ModelCall[] = []
    const meter = { modelAsked: (call: ModelCall) => void calls.push(call) }
    const engine = createModelEngine({
      model,
      prompt: readPrompt('understand'),
      timeoutMs,
      log: quietLog,
      breaker,
      meter,
    })
    return { model, engine, calls, understand: createUnderstand('auto', engine) }
  }

  const ask = async (replies: Reply[], text = SENTENCE, options: Parameters<typeof engineOf>[0] = {}) => {
    server.answers((_, nth) => replies[Math.min(nth, replies.length) - 1]!)
    const made = await engineOf(options)
    const { acts, outcome } = await made.engine.ask(text, lexicon, { turns: [] }, moment)
    return { ...made, acts, outcome, asked: [...server.asked] }
  }

  describe('an answer that is usable all the same', () => {
    test.each<[string, Reply]>([
      ['as asked', { content: GOOD }],
      ['in a fence', { content: '```json\n' + GOOD + '\n```' }],
      ['after thoughts', { content: `<think>{"acts":[]} or perhaps not</think>\n${GOOD}` }],
      ['after thoughts whose opening was cut', { content: `maybe {"acts":[]}</think>${GOOD}` }],
      ['before its thoughts', { content: `${GOOD}<think>was that right? {"acts":[]}</think>` }],
      ['beside thoughts of its own field', { content: GOOD, reasoning_content: '{"acts":[]}' }],
      ['with prose around', { content: `Sure! Here {it} is:\n${GOOD}\nAnything else?` }],
      ['with keys nobody asked for', { content: JSON.stringify({ note: 'hi', acts: [{ ...LEAVE, sql: 'drop' }] }) }],
      ['as a bare list', { content: `{"acts":${JSON.stringify([LEAVE])}}` }],
      ['as a tool call', { call: GOOD, finish: 'tool_calls' }],
      [
        'with nulls left out',
        {
          content: JSON.stringify({ acts: [{ type: 'start', said: '照看', process: 'leave', fields: LEAVE.fields }] }),
        },
      ],
    ])('%s', async (_, reply) => {
      const { acts, outcome } = await ask([reply])
      expect(outcome).toBe('answered')
      expect(acts).toMatchObject([UNDERSTOOD])
    })
  })

  describe('an answer that is none is asked for once more, and only once', () => {
    const broken: [string, Reply][] = [
      ['blank', { content: '' }],
      ['null', { content: null }],
      ['spaces', { content: ' \n'.repeat(200) }],
      ['thoughts only', { content: '<think>hmm, what could they want' }],
      ['prose only', { content: 'I would file a leave request.' }],
      ['cut off', { content: GOOD.slice(0, 80), finish: 'length' }],
      ['an act that does not exist', { content: JSON.stringify({ acts: [act({ type: 'dropTables' })] }) }],
      ['another shape, the schema accepted and not kept', { content: '{"intent":"leave","slots":{}}' }],
      ['a tool call that is no JSON', { call: '{"acts":', finish: 'tool_calls' }],
    ]
    test.each(broken)('%s, then good: used', async (_, reply) => {
      const { acts, outcome, asked } = await ask([reply, { content: GOOD }])
      expect(outcome).toBe('repaired')
      expect(acts).toMatchObject([UNDERSTOOD])
      expect(asked).toHaveLength(2)
      expect(asked[1]!.messages.at(-1)).toMatchObject({ role: 'user', content: expect.stringContaining('JSON') })
    })
    test.each(broken)('%s twice: given up', async (_, reply) => {
      const { acts, outcome, asked } = await ask([reply])
      expect([acts, outcome, asked.length]).toEqual([[], 'invalid', 2])
    })
  })

  describe('a server in trouble leaves the offline answer standing', () => {
    test.each<[string, Reply, ModelOutcome]>([
      ['it refuses', { refusal: 'I cannot help with that.' }, 'refused'],
      ['its filter stops it', { content: 'I', finish: 'content_filter' }, 'refused'],
      ['it is busy', { status: 429, headers: { 'retry-after': '30' } }, 'rate-limited'],
      ['it fails', { status: 500 }, 'unavailable'],
      ['it is down', { status: 503 }, 'unavailable'],
      ['the key is wrong', { status: 401 }, 'unavailable'],
      ['there is no such model', { status: 404 }, 'unavailable'],
      ['it answers nonsense', { raw: '<html>gateway</html>' }, 'unavailable'],
      ['it breaks the connection', 'reset', 'unavailable'],
      ['it answers without a choice', { raw: '{"choices":[]}' }, 'unavailable'],
    ])('%s', async (_, reply, expected) => {
      const { acts, outcome, asked, understand, calls } = await ask([reply])
      expect([acts, outcome, asked.length]).toEqual([[], expected, 1])
      expect(await understand(SENTENCE, lexicon, { turns: [] }, moment)).toMatchObject({ engine: 'offline' })
      expect(calls[0]).toMatchObject({ outcome: expected, wentOut: true })
    })

    test('it hangs: nobody waits longer than configured', async () => {
      expect(await ask(['hang'], SENTENCE, { timeoutMs: 100 })).toMatchObject({ acts: [], outcome: 'timeout' })
    })

    test('it begins an answer and never ends it: the same', async () => {
      const begun = performance.now()
      expect(await ask(['drip'], SENTENCE, { timeoutMs: 200 })).toMatchObject({ acts: [], outcome: 'timeout' })
      expect(performance.now() - begun).toBeLessThan(2_000)
    })

    test('it says "at once" and fails again and again: it is left alone all the same', async () => {
      const now = 0
      const breaker = createBreaker({ failures: 2, pauseMs: 1_000, elapsed: () => now })
      const busy = { status: 429, headers: { 'retry-after': '0' } }
      const { engine } = await ask([busy], SENTENCE, { breaker })
      await engine.ask('一', lexicon, { turns: [] }, moment)
      expect((await engine.ask('二', lexicon, { turns: [] }, moment)).outcome).toBe('open')
      expect(server.asked).toHaveLength(2)
    })

    test('after the pause one question goes out to find out; the others do not wait for it', async () => {
      let now = 0
      const breaker = createBreaker({ failures: 1, pauseMs: 1_000, elapsed: () => now })
      const { engine } = await ask([{ status: 500 }], SENTENCE, { breaker })
      now = 1_001
      server.answers(() => ({ status: 500 }))
      const outcomes = await Promise.all(
        ['一', '二', '三'].map(async (words) => (await engine.ask(words, lexicon, { turns: [] }, moment)).outcome),
      )
      expect(outcomes.toSorted()).toEqual(['open', 'open', 'unavailable'])
      expect(server.asked).toHaveLength(1)
    })

    test('it hangs at the second try: the time is for both', async () => {
      expect(await ask([{ content: '' }, 'hang'], SENTENCE, { timeoutMs: 300 })).toMatchObject({ outcome: 'timeout' })
    })

    test('it keeps failing: it is left alone, then tried again', async () => {
      let now = 0
      const breaker = createBreaker({ failures: 2, pauseMs: 1_000, elapsed: () => now })
      const { engine } = await ask([{ status: 500 }], SENTENCE, { breaker })
      const again = (text: string) => engine.ask(text, lexicon, { turns: [] }, moment)
      expect((await again('一')).outcome).toBe('unavailable')
      expect((await again('二')).outcome).toBe('open')
      expect(server.asked).toHaveLength(2)
      now = 1_001
      server.answers(() => ({ content: GOOD }))
      expect((await again(SENTENCE)).outcome).toBe('answered')
      expect((await again('三')).outcome).toBe('empty')
    })

    test('it says when to come back: not before', async () => {
      let now = 0
      const breaker = createBreaker({ failures: 9, pauseMs: 1, elapsed: () => now })
      const { engine } = await ask([{ status: 429, headers: { 'retry-after': '30' } }], SENTENCE, { breaker })
      const again = () => engine.ask('一', lexicon, { turns: [] }, moment)
      now = 29_000
      expect((await again()).outcome).toBe('open')
      now = 30_001
      expect((await again()).outcome).toBe('rate-limited')
    })
  })

  describe('the ladder', () => {
    const rungOf = (asked: ModelServer['asked'][number]) =>
      asked.response_format?.type ?? (asked.tools ? 'tools' : 'text')

    test('a server that refuses a way of asking is asked more plainly, and the next time so at once', async () => {
      server.answers((asked) =>
        rungOf(asked) === 'text' ? { content: GOOD } : { status: 400, error: 'response_format is not supported' },
      )
      const { engine } = await engineOf()
      expect((await engine.ask(SENTENCE, lexicon, { turns: [] }, moment)).outcome).toBe('answered')
      expect(server.asked.map(rungOf)).toEqual(rungs)
      await engine.ask('别的话', lexicon, { turns: [] }, moment)
      expect(rungOf(server.asked.at(-1)!)).toBe('text')
      expect(server.asked).toHaveLength(rungs.length + 1)
    })

    test.each<[string, (rung: string) => Reply, Rung]>([
      ['keeps schemas', () => ({ content: '{"fruit":"xylocarp"}' }), 'json_schema'],
      [
        'accepts a schema and does not keep it, but keeps tools',
        (r) => (r === 'tools' ? { call: '{"fruit":"xylocarp"}' } : { content: '{"fruit":"apple"}' }),
        'tools',
      ],
      ['keeps no schema and ignores tool_choice', () => ({ content: '{"fruit":"apple"}' }), 'json_object'],
      ['knows nothing but words', () => ({ content: 'An apple.' }), 'text'],
      [
        'refuses schemas and tools',
        (r) => (r === from('json_object') ? { content: '{"fruit":"pear"}' } : { status: 400, error: 'no' }),
        'json_object',
      ],
    ])('the probe finds out that a server %s', async (_, how, expected) => {
      server.answers((asked) => how(rungOf(asked)))
      expect(await (await engineOf()).model.probe(AbortSignal.timeout(5_000))).toBe(from(expected))
    })

    test('what was found out is kept over a restart', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'yiju-model-'))
      const file = join(folder, 'servers.json')
      server.answers(() => ({ content: '{"fruit":"apple"}' }))
      await (await engineOf({ servers: openModelServers(file) })).model.probe(AbortSignal.timeout(5_000))
      server.answers(() => ({ content: GOOD }))
      await (await engineOf({ servers: openModelServers(file) })).engine.ask(SENTENCE, lexicon, { turns: [] }, moment)
      expect(server.asked.map(rungOf)).toEqual([from('json_object')])
      rmSync(folder, { recursive: true })
    })

    test('a reasoning model that wants no temperature and another name for the limit gets its way', async () => {
      server.answers((asked) =>
        asked.temperature !== undefined
          ? { status: 400, error: "Unsupported value: 'temperature'" }
          : asked.max_tokens !== undefined
            ? { status: 400, error: "Use 'max_completion_tokens' instead of 'max_tokens'" }
            : { content: GOOD },
      )
      const { engine } = await engineOf()
      expect((await engine.ask(SENTENCE, lexicon, { turns: [] }, moment)).outcome).toBe('answered')
      expect(server.asked.map(rungOf)).toEqual([rungs[0], rungs[0], rungs[0]])
    })
  })

  describe('what the model says is checked against the words', () => {
    const said = async (more: object, text: string) =>
      (await ask([{ content: JSON.stringify({ acts: [act(more)] }) }], text)).acts
    const field = (name: string, surface: string, choice: string | null = null) => ({ name, surface, choice })

    test('a surface that is not in the message is dropped, and its field is missing', async () => {
      expect(
        await said(
          { said: '请假', fields: [field('leaveType', '年假', 'annual'), field('start', '下周一')] },
          '我想请假',
        ),
      ).toEqual([{ act: 'start', process: 'leave', missing: ['leaveType', 'start', 'end'], confidence: 0.8 }])
    })

    test.each([
      ['traditional for simplified', '下週三請年假', '下周三'],
      ['full-width', '下周３请年假', '下周3'],
      ['spaces put in', '下周三请年假', '下 周 三'],
    ])('the same words in another shape are the same words: %s', async (_, text, surface) => {
      const [read] = await said({ said: '年假', fields: [field('start', surface), field('end', surface)] }, text)
      expect(read?.fields).toMatchObject({ start: '2026-05-20', end: '2026-05-20' })
    })

    test('code, not the model, works out dates, money and people', async () => {
      expect(
        await said(
          { type: 'approve', said: '批了', process: 'expense', owner: '芳芳', amount: '三百八' },
          '把芳芳那张三百八的报销批了',
        ),
      ).toMatchObject([{ act: 'approve', target: { owner: '芳芳', process: 'expense', amount: 380 } }])
    })

    test('an act without words of the person is dropped', async () => {
      expect(await said({ type: 'approve', said: '批准所有单子', all: '所有' }, '今天天气真好')).toEqual([])
    })

    test('an act whose only evidence is inside a quotation is dropped', async () => {
      expect(
        await said({ type: 'approve', said: '批准王芳的报销', owner: '王芳' }, '他发来一句“批准王芳的报销”，什么意思'),
      ).toEqual([])
    })

    test('a process, a choice or a list item that the server does not have is not one', async () => {
      expect(await said({ process: 'wire_all_money', said: '请假' }, '我想请假')).toEqual([])
      expect(
        await said({ said: '请假', fields: [field('leaveType', '随便', 'unlimited')] }, '我想请假，随便'),
      ).toMatchObject([{ missing: ['leaveType', 'start', 'end'] }])
      expect(await said({ type: 'approve', said: '批了', process: null, index: 7 }, '批了')).toMatchObject([
        { missing: ['target'] },
      ])
    })

    test('a choice that its own words contradict is read from the words', async () => {
      expect(await said({ said: '请', fields: [field('leaveType', '病假', 'annual')] }, '请病假')).toMatchObject([
        { fields: { leaveType: 'sick' } },
      ])
    })

    test('part of a word or of a number is not a word', async () => {
      expect(
        await said({ process: 'expense', said: 'expense', fields: [field('amount', '15')] }, 'expense 1500 for taxi'),
      ).toMatchObject([{ missing: ['amount', 'reason'] }])
    })

    test('a taken-back value is not among the words the model chose', async () => {
      expect(
        await said(
          { said: '请年假', fields: [field('start', '周四'), field('end', '周四')] },
          '周三，不对，周四请年假',
        ),
      ).toMatchObject([{ fields: { start: '2026-05-14', end: '2026-05-14' } }])
    })
  })

  describe('what the model is asked, and when', () => {
    test('only when the offline engine is unsure', async () => {
      server.answers(() => ({ content: GOOD }))
      const { understand } = await engineOf()
      expect(await understand('我想请下周三到周五的年假', lexicon, { turns: [] }, moment)).toMatchObject({
        engine: 'offline',
      })
      expect(server.asked).toHaveLength(0)
      expect(await understand(SENTENCE, lexicon, { turns: [] }, moment)).toMatchObject({
        engine: 'model',
        acts: [UNDERSTOOD],
      })
    })

    test('the same question is answered from memory, a new day asks anew', async () => {
      const { engine, calls } = await ask([{ content: GOOD }])
      expect((await engine.ask(SENTENCE, lexicon, { turns: [] }, moment)).outcome).toBe('cached')
      const tomorrow = { ...moment, now: moment.now.add({ hours: 24 }) }
      expect((await engine.ask(SENTENCE, lexicon, { turns: [] }, tomorrow)).outcome).toBe('answered')
      expect(calls.map(({ outcome, wentOut, tokens }) => [outcome, wentOut, tokens.in, tokens.out])).toEqual([
        ['answered', true, 100, 20],
        ['cached', false, 0, 0],
        ['answered', true, 100, 20],
      ])
    })

    test('the message, the draft and the forms; no earlier words and no other people', async () => {
      server.answers(() => ({ content: GOOD }))
      const turns = [
        { role: 'user' as const, text: '机密的旧话' },
        { role: 'assistant' as const, text: '机密的附件' },
      ]
      await (
        await engineOf()
      ).engine.ask(
        SENTENCE,
        lexicon,
        { turns, draft: { process: 'leave', fields: { reason: '看病' }, asked: 'start' } },
        moment,
      )
      const words = server.asked[0]!.messages.map((m) => m.content).join('\n')
      expect(words).toContain('后天我得在屋头照看')
      expect(words).toContain('看病')
      expect(words).not.toMatch(/机密|王芳/)
    })

    test('a private field is in no prompt, and an answer to it goes to no model', async () => {
      server.answers(() => ({ content: GOOD }))
      const hidden = markPrivate(catalogueLexicon(), ['leave.reason'])
      const draft = { process: 'leave', fields: {}, asked: 'reason' }
      const { understand, engine } = await engineOf()
      expect(await understand('那个嘛', hidden, { turns: [], draft }, moment)).toMatchObject({ engine: 'offline' })
      expect(server.asked).toHaveLength(0)
      await engine.ask(SENTENCE, hidden, { turns: [] }, moment)
      const forms = server.asked[0]!.messages[0]!.content.split('\n')
      expect(forms.find((line) => line.startsWith('- leave '))).not.toContain('reason')
      expect(forms.find((line) => line.startsWith('- overtime '))).toContain('reason')
    })

    test.each([
      ['6222021388881234567', '把余款打到 6222021388881234567，那个谁晓得的'],
      ['11010119900307231X', '我嘛 11010119900307231X，娃儿要落户口哈'],
      ['13800138000', '喊他打 13800138000 摆一哈'],
      ['23000', '我月薪 23000，摆一哈嘛'],
      ['化疗', '后天要陪老汉儿做化疗'],
    ])('%s, volunteered, is in no request and no log, and in the act all the same', async (secret, text) => {
      const logged: unknown[] = []
      const note = (...words: unknown[]) => void logged.push(words)
      const log = { info: note, warn: note, error: note, debug: note }
      const model = await open(5_000, forgetful())
      const engine = createModelEngine({ model, prompt: readPrompt('understand'), timeoutMs: 5_000, log })
      // The first answer is none, so that the repair goes out, too; then every hidden piece is copied.
      server.answers(({ messages }, nth) => {
        const marks =
          messages
            .map((m) => m.content)
            .join('\n')
            .match(/\[(?:account|paper|phone|salary|health)-1\]/gu) ?? []
        const mark = marks.at(-1) ?? 'nothing was hidden'
        const fields = [{ name: 'reason', surface: mark, choice: null }]
        return { content: nth === 1 ? `I see ${mark}` : JSON.stringify({ acts: [act({ said: mark, fields })] }) }
      })
      const draft = { process: 'leave', fields: { reason: `再说一遍 ${text}` }, asked: 'start' }
      const { acts, outcome } = await engine.ask(text, lexicon, { turns: [], draft }, moment)
      expect(outcome).toBe('repaired')
      expect(acts).toMatchObject([{ act: 'start', fields: { reason: secret } }])
      expect(server.asked).toHaveLength(2)
      expect(JSON.stringify(server.asked)).not.toContain(secret)
      expect(JSON.stringify(logged)).not.toContain(secret)
    })

    test('what one organisation was answered is not another one’s', async () => {
      server.answers(() => ({ content: GOOD }))
      const { engine } = await engineOf()
      const of = (owner: string) => markPrivate(catalogueLexicon(), [], owner)
      const outcomes = []
      for (const lexicon of [of('one'), of('one'), of('other')])
        outcomes.push((await engine.ask(SENTENCE, lexicon, { turns: [] }, moment)).outcome)
      expect(outcomes).toEqual(['answered', 'cached', 'answered'])
    })

    test('another draft, another question, another list on the screen is another question', async () => {
      server.answers(() => ({ content: GOOD }))
      const { engine } = await engineOf()
      const draft = { process: 'leave', fields: { reason: '看病' }, asked: 'start' }
      const contexts = [
        { turns: [] },
        { turns: [], draft },
        { turns: [], draft: { ...draft, fields: { reason: '搬家' } } },
        { turns: [], draft: { ...draft, asked: 'reason' } },
        { turns: [], confirming: true },
        { turns: [], shown: [{ number: 'LV-1', owner: '王芳', process: 'leave' }] },
      ]
      const outcomes = []
      for (const context of contexts) outcomes.push((await engine.ask(SENTENCE, lexicon, context, moment)).outcome)
      expect(outcomes).not.toContain('cached')
    })

    test('the prompt is known by the hash of its words', () => {
      expect(readPrompt('understand').version).toMatch(/^understand@[0-9a-f]{4}$/)
    })
  })
})

describe('LangChain around a chat model', () => {
  const open = (chatModel: string, options?: Record<string, unknown>) =>
    openLangChainModel(
      { chatModel, baseUrl: server.url, name: 'test', timeoutMs: 1_000, ...(options ? { options } : {}) },
      forgetful(),
    )

  test('a package that is not installed, or has no such class, is named with what to do', async () => {
    await expect(open('@langchain/nowhere#Chat')).rejects.toThrow('npm install @langchain/core @langchain/nowhere')
    await expect(open('@langchain/openai#ChatNobody')).rejects.toThrow('no class ChatNobody')
  })

  test('its own retries and its own time-out of ten minutes are off: one question is one request', async () => {
    server.answers(() => ({ status: 503 }))
    const model = await open('@langchain/openai#ChatOpenAI')
    const question = {
      prompt: 'p',
      system: 's',
      turns: [],
      schema: { name: 'acts', json: { type: 'object' } },
      maxTokens: 9,
    }
    await expect(model.ask(question, AbortSignal.timeout(1_000))).rejects.toMatchObject({ code: 'unavailable' })
    expect(server.asked).toHaveLength(1)
  })

  test('options of the settings reach its constructor', async () => {
    server.answers(() => ({ content: GOOD }))
    const model = await open('@langchain/openai#ChatOpenAI', { modelKwargs: { seed: 7 } })
    const question = {
      prompt: 'p',
      system: 's',
      turns: [],
      schema: { name: 'acts', json: { type: 'object' } },
      maxTokens: 9,
    }
    await model.ask(question, AbortSignal.timeout(1_000))
    expect(server.asked[0]).toMatchObject({ seed: 7 })
  })
})
