// What Prometheus is told: counts of what happened, to whoever may hear it, and nobody's words.
import { afterEach, expect, test } from 'vitest'
import { createPrometheus } from '../../src/adapters/prometheus/meter.ts'
import { readPrompt } from '../../src/adapters/local/prompts.ts'
import { createOpenAiModel } from '../../src/adapters/openai/model.ts'
import { calendarOf } from '../../src/kernel/calendar.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { quietLog } from '../../src/kernel/log.ts'
import { catalogueLexicon } from '../../src/language/lexicon.ts'
import { createBreaker } from '../../src/language/model-breaker.ts'
import { forgetful } from '../../src/language/model-ladder.ts'
import { createModelEngine } from '../../src/language/model.ts'
import { openModelServer, type Reply } from '../kit/model-server.ts'
import { openDoor, type Door } from './http-door.ts'

let door: Door | undefined
afterEach(() => door?.close())

const open = async (token?: string) => {
  const prometheus = createPrometheus(async () => ({ waiting: 3, seconds: 12 }))
  const opened = await openDoor({ metrics: { page: prometheus.page, ...(token ? { token } : {}) } })
  door = opened
  opened.office.world.meter = prometheus
  const read = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    opened.call({ method: 'GET', url: '/metrics', headers, remoteAddress })
  return { read, office: opened.office }
}

test('messages in, answers out, decisions by verb, refusals by code, the way to the queue; and no words of anybody', async () => {
  const { read, office } = await open()
  await office.says('wang-fang', '下周三请一天年假，回老家看牙医')
  await office.presses('wang-fang', '提交')
  await office.presses('li-qiang', '同意')
  const [filed] = await office.world.database.open(office.org).views.mine('wang-fang', { limit: 1 })
  await office.does({ request: filed!.request.id, command: { do: 'approve', by: 'li-qiang' } })
  const { status, text } = await read()
  expect(status).toBe(200)
  for (const line of [
    'yiju_messages_received_total{platform="web",kind="text"} 1',
    'yiju_messages_received_total{platform="web",kind="press"} 2',
    'yiju_answer_seconds_count 3',
    'yiju_commands_total{verb="submit"} 1',
    'yiju_commands_total{verb="approve"} 1',
    'yiju_outbox_lag_seconds 12',
    'yiju_outbox_waiting 3',
  ])
    expect(text).toContain(line)
  expect(text).toMatch(/yiju_refusals_total\{code="[a-z-]+"\} 1/)
  expect(text).not.toMatch(/wang|牙医|LV-/)
})

test('without a token only this machine may read them, and not through a proxy on it', async () => {
  const { read } = await open()
  expect((await read()).status).toBe(200)
  expect((await read({}, '::1')).status).toBe(200)
  expect((await read({}, '10.0.0.7')).status).toBe(403)
  expect((await read({ 'x-forwarded-for': '10.0.0.7' })).status).toBe(403)
})

test('with a token whoever has it may, from anywhere, and nobody else', async () => {
  const { read } = await open('sixteen-letters-and-more')
  expect((await read({ authorization: 'Bearer sixteen-letters-and-more' }, '10.0.0.7')).status).toBe(200)
  expect((await read({ authorization: 'Bearer another' }, '10.0.0.7')).status).toBe(403)
  expect((await read()).status).toBe(403)
})

test('the model engine: questions by endpoint, rung, prompt and ending, how long, tokens and cost; and no words', async () => {
  const server = await openModelServer()
  const prometheus = createPrometheus(async () => ({ waiting: 0, seconds: 0 }), { in: 2, out: 10 })
  const prompt = readPrompt('understand')
  const engine = createModelEngine({
    model: createOpenAiModel({ baseUrl: server.url, name: 'test', timeoutMs: 2_000 }, forgetful()),
    prompt,
    timeoutMs: 200,
    log: quietLog,
    breaker: createBreaker({ failures: 3, pauseMs: 60_000 }),
    meter: prometheus,
  })
  const good = { content: JSON.stringify({ acts: [{ type: 'help', said: '帮手', fields: [] }] }) }
  const story: [string, string, Reply[]][] = [
    ['answered', '帮手在哪', [good]],
    ['cached', '帮手在哪', []],
    ['repaired', '帮手呢', [{ content: 'sure' }, good]],
    ['empty', '机密的话', [good]],
    ['refused', '帮手一', [{ refusal: 'no' }]],
    ['invalid', '帮手二', [{ content: '' }]],
    ['timeout', '帮手三', ['hang']],
    ['rate-limited', '帮手四', [{ status: 429 }]],
    ['open', '帮手五', []],
  ]
  const moment = {
    now: Temporal.Instant.from('2026-05-13T02:00:00Z'),
    zone: 'Asia/Shanghai',
    calendar: calendarOf('CN'),
  }
  for (const [ending, words, replies] of story) {
    server.answers((_, nth) => replies[Math.min(nth, replies.length) - 1]!)
    expect([words, (await engine.ask(words, catalogueLexicon(), { turns: [] }, moment)).outcome]).toEqual([
      words,
      ending,
    ])
  }
  await server.close()
  const page = await prometheus.page()
  const about = `endpoint="${new URL(server.url).host}",model="test",prompt="${prompt.version}"`
  for (const [ending] of story)
    expect(page).toContain(`yiju_model_questions_total{${about},rung="json_schema",outcome="${ending}"} 1`)
  // Answered 1 call, repaired 2, empty 1, refused 1, invalid 2: what was used counts however it ended.
  expect(page).toContain(`yiju_model_tokens_total{${about},direction="in"} 700`)
  expect(page).toContain(`yiju_model_tokens_total{${about},direction="out"} 140`)
  expect(page).toContain(`yiju_model_cost_total{${about}} 0.0028`)
  expect(page).toContain(`yiju_model_seconds_count{${about},outcome="timeout"} 1`)
  expect(page).not.toContain('outcome="cached",le=')
  expect(page).not.toMatch(/帮手|机密/)
})
