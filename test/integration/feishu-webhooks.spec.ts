// Feishu through the real web server and database: its webhooks are read byte by byte, answered with what the card becomes, and acted on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFeishu } from '../../src/adapters/feishu/feishu.ts'
import type { ChatPlatform, HookRequest } from '../../src/chat/platform.ts'
import { KEYS, hook, message, press, settings } from '../kit/feishu-rig.ts'
import { startFeishuServer, type FeishuServer } from '../kit/feishu-server.ts'
import { openDoor, type Door } from './http-door.ts'
import { until } from '../kit/until.ts'

let feishu: FeishuServer
let platform: ChatPlatform
let door: Door

beforeAll(async () => {
  feishu = await startFeishuServer()
  feishu.people.set('ou_wang', { name: '王芳', email: 'wang.fang@chengjiang.example' })
  platform = await openFeishu(settings(feishu, { mode: 'webhook', ...KEYS }))
  door = await openDoor({}, { platforms: [platform], webAddress: 'https://yiju.example.com' })
})
afterAll(async () => {
  await platform.stop()
  await door.close()
  await feishu.close()
})

/** Signed at the office's own time, which stands still. */
async function send(event: object, change: (request: HookRequest) => HookRequest = (request) => request) {
  const { headers, body } = change(hook(event, { at: door.office.world.clock.now().epochMilliseconds }))
  const payload = Buffer.from(body)
  const answer = await door.call({ method: 'POST', url: '/hooks/feishu/events', headers: { ...headers }, payload })
  await door.office.settle()
  return answer
}
const said = () => message('om_1', 'text', { text: '下周三到周五请年假，回老家' }, {}, 'ou_wang')
const shown = () => feishu.messages.map((m) => m.text).join('\n')

test('signed over every byte it is heard once, and a card comes; one byte else, and nothing is', async () => {
  const tampered = await send(said(), (request) => ({
    ...request,
    body: Buffer.concat([request.body, Buffer.from(' ')]),
  }))
  expect(tampered.status).toBe(401)
  expect(feishu.messages).toEqual([])
  expect((await send(said())).status).toBe(200)
  expect((await send(said())).status).toBe(200)
  expect(shown().match(/请确认：请假/g)).toHaveLength(1)
})

test('the form of the draft is opened, corrected where it is wrong, and sent', async () => {
  const opener = feishu.messages.flatMap((m) => m.buttons).find((b) => b.value?.['do'] === 'form')!
  await send(press(opener, {}, 'ou_wang'))
  await until(() => expect(feishu.messages.at(-1)!.buttons.some((b) => b.inputs)).toBe(true))
  const form = feishu.messages.at(-1)!.buttons.find((b) => b.inputs)!
  const filled = (over: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      form.inputs!.map(({ name, tag, label, value }) => [
        name,
        over[label] ?? (tag === 'date_picker' ? `${String(value)} +0800` : value),
      ]),
    )
  const wrong = await send(press(form, filled({ 工作交接人: '没有这个人' }), 'ou_wang'))
  expect(wrong.text).toContain('⚠ 没有找到叫“没有这个人”的人')
  const right = await send(press(form, filled({ 工作交接人: '李强', 事由: '回老家看父母' }), 'ou_wang'))
  expect(right.text).not.toContain('⚠')
  expect(shown()).toContain('回老家看父母')
  expect(shown()).toContain('李强')
})
