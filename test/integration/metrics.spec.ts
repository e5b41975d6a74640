// What Prometheus is told: counts of what happened, to whoever may hear it, and nobody's words.
import { afterEach, expect, test } from 'vitest'
import { createPrometheus } from '../../src/adapters/prometheus/meter.ts'
import { openDoor, type Door } from './http-door.ts'

let door: Door
afterEach(() => door.close())

const open = async (token?: string) => {
  const prometheus = createPrometheus(async () => ({ waiting: 3, seconds: 12 }))
  door = await openDoor({ metrics: { page: prometheus.page, ...(token ? { token } : {}) } })
  door.office.world.meter = prometheus
  return (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    door.call({ method: 'GET', url: '/metrics', headers, remoteAddress })
}

test('messages in, answers out, decisions by verb, refusals by code, the way to the queue; and no words of anybody', async () => {
  const read = await open()
  await door.office.says('wang-fang', '下周三请一天年假，回老家看牙医')
  await door.office.presses('wang-fang', '提交')
  await door.office.presses('li-qiang', '同意')
  const [filed] = await door.office.world.database.open(door.office.org).views.mine('wang-fang', { limit: 1 })
  await door.office.does({ request: filed!.request.id, command: { do: 'approve', by: 'li-qiang' } })
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
  const read = await open()
  expect((await read()).status).toBe(200)
  expect((await read({}, '::1')).status).toBe(200)
  expect((await read({}, '10.0.0.7')).status).toBe(403)
  expect((await read({ 'x-forwarded-for': '10.0.0.7' })).status).toBe(403)
})

test('with a token whoever has it may, from anywhere, and nobody else', async () => {
  const read = await open('sixteen-letters-and-more')
  expect((await read({ authorization: 'Bearer sixteen-letters-and-more' }, '10.0.0.7')).status).toBe(200)
  expect((await read({ authorization: 'Bearer another' }, '10.0.0.7')).status).toBe(403)
  expect((await read()).status).toBe(403)
})
