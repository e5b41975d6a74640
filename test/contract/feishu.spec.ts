// Feishu: the vendor's own SDK over its wire protocol, and its webhooks, against a Feishu on this machine.
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Card } from '../../src/chat/card.ts'
import type { ChatForm } from '../../src/chat/form.ts'
import { openFeishu } from '../../src/adapters/feishu/feishu.ts'
import { openOffice } from '../kit/office.ts'
import {
  bodyOf,
  connected,
  entered,
  feishuRig,
  hook,
  KEYS,
  mention,
  message,
  PERSON,
  press,
  settings,
  type FeishuRig,
} from '../kit/feishu-rig.ts'
import { startFeishuServer } from '../kit/feishu-server.ts'
import { fullCard, platformContract, stubHost } from './platform.ts'
import { until } from '../kit/until.ts'

platformContract('feishu', feishuRig)

let open: FeishuRig | undefined
afterEach(() => open?.close())

describe('Feishu by webhook', () => {
  const webhook = { mode: 'webhook' as const, ...KEYS }
  const begin = async () => {
    const host = stubHost()
    open = await feishuRig(host, webhook)
    const call = (request: ReturnType<typeof hook>) => open!.platform.receive!(request)
    return { host, call, rig: open }
  }
  const said = (id: string) => message(id, 'text', { text: '你好' })

  test('an event that is sealed and signed is heard, and acknowledged once it is stored', async () => {
    const { host, call } = await begin()
    host.slow = 100
    expect(await call(hook(said('om_1')))).toMatchObject({ status: 200 })
    expect(host.heard).toMatchObject([{ event: 'om_1', content: { kind: 'text', text: '你好' } }])
    host.hear = async () => {
      throw new Error('the database is away')
    }
    expect((await call(hook(said('om_2')))).status).toBe(500)
  })

  test('the address is confirmed when it is entered, signed or not, to whoever has the key and the token', async () => {
    const { call } = await begin()
    const asks = { type: 'url_verification', token: KEYS.verificationToken, challenge: 'ajls384kdjx98XX' }
    expect(bodyOf(await call(hook(asks)))).toEqual({ challenge: 'ajls384kdjx98XX' })
    expect(bodyOf(await call(hook(asks, { headers: {} })))).toEqual({ challenge: 'ajls384kdjx98XX' })
    expect((await call(hook({ ...asks, token: 'guessed' }, { headers: {} }))).status).toBe(401)
    expect((await call(hook(asks, { headers: {}, key: 'another-key' }))).status).toBe(400)
  })

  test.each([
    ['a key of somebody else', () => hook(said('om_1'), { key: 'another-key' }), 401],
    ['no signature at all', () => hook(said('om_1'), { headers: {} }), 401],
    ['six minutes old', () => hook(said('om_1'), { at: Date.now() - 360_000 }), 401],
    ['of the year 1970', () => hook(said('om_1'), { at: 1000 }), 401],
    ['six minutes ahead', () => hook(said('om_1'), { at: Date.now() + 360_000 }), 401],
    ['another body under a good signature', () => ({ ...hook(said('om_1')), body: hook(said('om_2')).body }), 401],
    [
      'a wrong token, sealed and signed well',
      () => hook({ ...said('om_1'), header: { ...said('om_1').header, token: 'x' } }),
      401,
    ],
    [
      'in the clear, signed by nobody',
      () => ({ ...hook(said('om_1')), headers: {}, body: Buffer.from(JSON.stringify(said('om_1'))) }),
      400,
    ],
    ['not a POST', () => hook(said('om_1'), { method: 'GET' }), 405],
  ] as const)('%s: nothing is heard', async (_, request, status) => {
    const { host, call } = await begin()
    expect((await call(request())).status).toBe(status)
    expect(host.heard).toEqual([])
  })

  test('the very same call again does nothing, not even open a form twice', async () => {
    const { host, call, rig } = await begin()
    const form = vi.fn(async () => leaveForm)
    host.form = form
    await rig.platform.post({ account: rig.account }, { card: formCard }, 'k1')
    const request = hook(press(rig.button('填写')))
    expect((await call(request)).status).toBe(200)
    expect((await call(request)).status).toBe(200)
    expect(form).toHaveBeenCalledTimes(1)
  })

  test('a press is answered in the same call', async () => {
    const { call, rig } = await begin()
    await rig.platform.post({ account: rig.account }, { card: fullCard }, 'k1')
    expect(bodyOf(await call(hook(press(rig.button('同意')))))).toEqual({
      toast: { type: 'info', content: '收到，正在处理…' },
    })
  })
})

describe('Feishu over the long connection', () => {
  test('cut, refused or full it connects for ever; what was not stored is not acknowledged', async () => {
    const host = stubHost()
    open = await feishuRig(host)
    const { server } = open
    await connected(open.platform)
    // The server allows no reconnecting and asks for ten minutes of patience: the SDK alone would never come back.
    server.cut()
    await vi.waitFor(() => expect([server.connections, server.standing()]).toEqual([2, 1]), { timeout: 50_000 })
    server.gateway = 1000040350
    server.cut()
    await vi.waitFor(
      async () => expect((await open!.platform.check())[1]).toMatchObject({ seen: /as many connections/ }),
      { timeout: 50_000 },
    )
    server.gateway = 0
    await vi.waitFor(() => expect([server.connections, server.standing()]).toEqual([3, 1]), { timeout: 50_000 })
    await open.says('又好了', 'om_9')
    expect(host.heard).toHaveLength(1)
    host.hear = async () => {
      throw new Error('the database is away')
    }
    expect(await server.push(message('om_10', 'text', { text: '三' }))).toMatchObject({ code: 500 })
  }, 180_000)

  test('an event in several frames is one event', async () => {
    const host = stubHost()
    open = await feishuRig(host)
    await open.server.push(message('om_1', 'text', { text: '很长的一句话。'.repeat(300) }), { pieces: 4 })
    expect(host.heard).toMatchObject([{ content: { text: '很长的一句话。'.repeat(300) } }])
  })

  test('several processes share one app: whichever hears it, and whichever changes the card', async () => {
    const [one, two] = [stubHost(), stubHost()]
    open = await feishuRig(one)
    await connected(open.platform)
    const other = await openFeishu(settings(open.server))
    await other.start(two)
    await connected(other)
    // The gateway of this machine hands everything to the newest connection.
    await open.says('你好', 'om_1')
    expect([one.heard.length, two.heard.length]).toEqual([0, 1])
    const to = { account: open.account }
    const { ref } = await open.platform.post(to, { card: fullCard }, 'k1')
    await other.update(to, ref, { card: { ...fullCard, subtitle: '李强 已同意', buttons: [] } }, 'k2')
    expect(open.mine().map((m) => m.text)).toEqual([expect.stringContaining('李强 已同意')])
    await other.stop()
    // What is handed to a line nobody holds any more is never acknowledged: Feishu would wait for it, and so would this test.
    await vi.waitFor(() => expect(open!.server.standing()).toBe(1), { timeout: 20_000 })
    await open.says('还在吗', 'om_2')
    expect(one.heard).toHaveLength(1)
  })

  test('a wrong secret is said with what to do, and stands in no log and no fault', async () => {
    const host = stubHost()
    open = await feishuRig(host, { appSecret: 'a-wrong-secret' })
    await until(async () =>
      expect(await open!.platform.check()).toMatchObject([
        { state: 'broken', next: /FEISHU_APP_SECRET/ },
        { state: 'broken', next: /FEISHU_APP_SECRET/ },
        { state: 'broken' },
        { state: 'broken' },
      ]),
    )
    const fault = (await open.platform
      .post({ account: open.account }, { text: '你好' }, 'k')
      .catch((e: unknown) => e)) as Error
    expect(fault).toMatchObject({ code: 'unavailable', retryable: true })
    expect(`${host.lines.join('\n')} ${fault.stack} ${String(fault.cause)}`).not.toContain('a-wrong-secret')
  })

  test('a server that does not answer at first is tried again', async () => {
    const server = await startFeishuServer()
    await server.close()
    const platform = await openFeishu(settings(server))
    const host = stubHost()
    await platform.start(host)
    await vi.waitFor(() => expect(host.lines.length).toBeGreaterThan(1), { timeout: 20_000 })
    expect((await platform.check())[1]).toMatchObject({ state: 'broken', next: /port 443/ })
    await platform.stop()
  }, 60_000)
})

const leaveForm: ChatForm = {
  draft: 'd1',
  title: '请假',
  submit: '提交',
  cancel: '取消',
  note: '附件请在网页补充。',
  inputs: [
    {
      id: 'type',
      label: '假期类型',
      required: true,
      kind: 'choice',
      multiple: false,
      value: 'annual',
      options: [
        { id: 'annual', label: '年假' },
        { id: 'sick', label: '病假' },
      ],
    },
    { id: 'dates.start', label: '开始', required: true, kind: 'date', value: '2026-03-11' },
    { id: 'days', label: '天数', required: false, kind: 'number', value: '3' },
    { id: 'reason', label: '事由', required: true, kind: 'text', multiline: true, maxLength: 2000 },
    { id: 'cc', label: '抄送', required: false, kind: 'person', multiple: true, value: '李强' },
    {
      id: 'tags',
      label: '标签',
      required: false,
      kind: 'choice',
      multiple: true,
      value: 'a,b',
      options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
    },
    { id: 'long', label: '说明', required: false, kind: 'text', multiline: true, value: '长'.repeat(1500) },
  ],
}
const formCard = {
  ...fullCard,
  buttons: [{ id: 'b-form', label: '填写', role: 'primary' as const, form: { draft: 'd1' } }],
}

describe('forms and cards', () => {
  const begin = async () => {
    const host = stubHost({ form: async (_, draft) => (draft === 'd1' ? leaveForm : undefined) })
    open = await feishuRig(host, { mode: 'webhook', ...KEYS })
    await open.platform.post({ account: open.account }, { card: formCard }, 'k1')
    const rig = open
    const shown = async () => {
      await rig.deliver(press(rig.button('填写')))
      await until(() => expect(rig.mine()).toHaveLength(2))
      return rig.button('提交')
    }
    return { host, rig, shown }
  }

  test('a form is a card of its own, filled with what stands already', async () => {
    const { rig, shown } = await begin()
    const send = await shown()
    expect(send.inputs!.map(({ tag, label, required, value }) => [tag, label, required, value])).toEqual([
      ['select_static', '假期类型 *', true, 'annual'],
      ['date_picker', '开始 *', true, '2026-03-11'],
      ['input', '天数', false, '3'],
      ['input', '事由 *', true, undefined],
      ['input', '抄送', false, '李强'],
      ['multi_select_static', '标签', false, ['a', 'b']],
    ])
    expect(rig.mine()[1]!.text).toContain('附件请在网页补充。')
    expect(rig.mine().every((m) => !m.forwardable)).toBe(true)
  })

  test('sent, its answers are heard: dates without their offset, choices by id, what did not fit as it was', async () => {
    const { host, rig, shown } = await begin()
    const send = await shown()
    const filled = Object.fromEntries(
      send.inputs!.map((input, i) => [input.name, ['sick', '2026-03-12 +0800', '2', '看病', '', ['b', 'c']][i]]),
    )
    expect(await rig.deliver(press(send, filled))).toMatchObject({ card: { type: 'raw', data: { schema: '2.0' } } })
    expect(host.heard.at(-1)?.content).toEqual({
      kind: 'form',
      draft: 'd1',
      answers: {
        type: 'sick',
        'dates.start': '2026-03-12',
        days: '2',
        reason: '看病',
        cc: '',
        tags: 'b,c',
        long: '长'.repeat(1500),
      },
    })
  })

  test('what is wrong is shown beside its input, with what was typed; nothing is heard', async () => {
    const { host, rig, shown } = await begin()
    const send = await shown()
    host.checkForm = async () => ({ days: '余额只有 1 天。', form: '请再看看。' })
    const before = host.heard.length
    const answer = (await rig.deliver(press(send, { [send.inputs![2]!.name]: '99' }))) as { card: { data: object } }
    const json = JSON.stringify(answer.card.data)
    expect(json).toContain('⚠ 余额只有 1 天。')
    expect(json).toContain('⚠ 请再看看。')
    expect(json).toContain('"default_value":"99"')
    expect(json.indexOf('余额只有')).toBeGreaterThan(json.indexOf('"default_value":"99"'))
    expect(host.heard).toHaveLength(before)
  })

  test('cancelled it says so; over it says so', async () => {
    const { host, rig, shown } = await begin()
    await shown()
    expect(await rig.deliver(press(rig.button('取消')))).toMatchObject({
      card: { data: { header: { title: { content: '请假' } } } },
    })
    host.form = async () => undefined
    expect(await rig.deliver(press(rig.button('填写')))).toEqual({
      toast: { type: 'info', content: '这张卡片已经处理过了。' },
    })
    expect(host.heard).toEqual([])
  })

  test('choices by the thousand are left to the web, and keep what was chosen', async () => {
    const { host, rig, shown } = await begin()
    const many = Array.from({ length: 3000 }, (_, i) => ({ id: `o${i}`, label: `选项${i}` }))
    const inputs = [
      {
        id: 'city',
        label: '城市',
        required: false,
        kind: 'choice' as const,
        multiple: false,
        value: 'o2999',
        options: many,
      },
    ]
    host.form = async () => ({ ...leaveForm, inputs })
    const send = await shown()
    expect(send.inputs).toEqual([])
    await rig.deliver(press(send, {}))
    expect(host.heard.at(-1)?.content).toMatchObject({ answers: { city: 'o2999' } })
  })

  test('pictures are uploaded once for each reader; one that is not theirs is described', async () => {
    const { host, rig } = await begin()
    host.picture = async (account) =>
      account.user === PERSON ? { type: 'image/png', bytes: Buffer.from('PNG') } : undefined
    const to = { account: rig.account }
    await rig.platform.post(to, { card: fullCard }, 'k2')
    await rig.platform.post(to, { card: fullCard }, 'k3')
    await rig.platform.post({ account: { ...rig.account, user: 'ou_other' } }, { card: fullCard }, 'k4')
    expect(rig.server.pictures).toHaveLength(1)
    expect(rig.server.pictures[0]!.toString()).toContain('PNG')
    expect(rig.server.raw.at(-1)).toContain('（图片请在网页查看）')
    expect(rig.server.raw.at(-1)).not.toContain('img_1')
  })

  test('the same message given twice stands once; a card that cannot be changed any more is posted anew', async () => {
    const { rig } = await begin()
    const to = { account: rig.account }
    const { ref } = await rig.platform.post(to, { text: '你好', card: fullCard }, 'k2')
    await rig.platform.post(to, { text: '你好', card: fullCard }, 'k2')
    expect(rig.mine()).toHaveLength(3)
    rig.server.next.push({ status: 400, body: { code: 230031, msg: 'older than 14 days' } })
    const again = await rig.platform.update(to, ref, { card: { ...fullCard, buttons: [] } }, 'k3')
    expect(again.ref).not.toBe(ref)
    expect(rig.mine()).toHaveLength(4)
  })

  test('when a card is refused its words come as a text, though the words beside it stand already', async () => {
    const { rig } = await begin()
    const to = { account: rig.account }
    await rig.platform.post(to, { text: '看这个：' }, 'k2')
    await rig.platform.post(to, { text: '看这个：第0段……' }, 'k2')
    expect(
      rig
        .mine()
        .slice(1)
        .map((m) => m.text),
    ).toEqual(['看这个：', '看这个：第0段……'])
  })

  test('a card of any shape is taken: hundreds of blocks, empty ones, eight tables, buttons that all ask', async () => {
    const { rig } = await begin()
    const table = { block: 'table' as const, columns: ['a', 'b'], rows: [['1', '2']] }
    const blocks: Card['blocks'] = [
      { block: 'text', text: ' ' },
      { block: 'fields', rows: [] },
      { block: 'route', steps: [] },
      { block: 'list', items: [] },
      { block: 'table', columns: [], rows: [] },
      ...Array.from({ length: 8 }, () => table),
      ...Array.from({ length: 300 }, (_, i) => ({ block: 'note' as const, tone: 'info' as const, text: `第${i}条` })),
    ]
    const input = { kind: 'text' as const, label: '理由', required: true, maxLength: 5000 }
    const simple = Array.from({ length: 30 }, (_, i) => ({ id: `b${i}`, label: `钮${i}`, role: 'default' as const }))
    const to = { account: rig.account }
    await rig.platform.post(to, { card: { ...fullCard, blocks, buttons: simple } }, 'k2')
    await rig.platform.post(to, { card: { ...fullCard, blocks, buttons: simple.map((b) => ({ ...b, input })) } }, 'k3')
    expect(rig.mine()).toHaveLength(3)
    expect(rig.mine()[1]!.buttons.map((b) => b.label)).toContain('在网页打开')
    // That something is missing can be seen.
    expect(rig.mine()[1]!.text.split('\n')).toContain('…')
    expect(rig.mine()[0]!.text.split('\n')).not.toContain('…')
  })

  test('a text is changed as a text', async () => {
    const { rig } = await begin()
    const to = { account: rig.account }
    const { ref } = await rig.platform.post(to, { text: '原来' }, 'k2')
    await rig.platform.update(to, ref, { text: '后来' }, 'k3')
    expect(rig.mine().at(-1)?.text).toBe('后来')
  })
})

describe('what is heard', () => {
  const begin = async () => {
    const host = stubHost()
    open = await feishuRig(host, { mode: 'webhook', ...KEYS })
    return { host, rig: open }
  }

  test('without the permission to ask about a group nothing is answered there, and the doctor says what to do', async () => {
    const { host, rig } = await begin()
    await rig.mentions!('婚假有几天', 'om_1')
    const { address } = host.heard[0]!.place
    expect(await rig.platform.groups!.onlyColleagues(rig.account, address)).toBe(true)
    expect((await rig.platform.check()).at(-1)).toMatchObject({ state: 'works' })
    rig.server.mayAskGroups = false
    expect(await rig.platform.groups!.onlyColleagues(rig.account, address)).toBe(false)
    expect((await rig.platform.check()).at(-1)).toMatchObject({ state: 'missing', next: /im:chat:readonly/ })
  })

  test('an answer in a group given twice under one key stands once, in the thread', async () => {
    const { host, rig } = await begin()
    await rig.mentions!('婚假有几天', 'om_1')
    const card = { title: '公司文档里写着', tone: 'info' as const, blocks: [], buttons: [] }
    for (let n = 0; n < 2; n += 1)
      await rig.platform.groups!.answer(rig.account, host.heard[0]!.place.address, { card }, 'k1')
    expect(rig.server.lines).toMatchObject([{ reply: 'om_1', thread: true }])
  })

  test('in a group only what mentions us, colleagues by name; the line is for one pair of eyes, else in the thread', async () => {
    const { host, rig } = await begin()
    const { server, platform, account } = rig
    await rig.deliver(message('om_1', 'text', { text: '大家好' }, { chat_id: 'oc_group', chat_type: 'group' }))
    expect(host.heard).toEqual([])
    const called = [
      { key: '@_user_1', id: { open_id: 'ou_the_bot' }, name: '一句' },
      { key: '@_user_2', id: { open_id: 'ou_li' }, name: '李强' },
    ]
    await rig.deliver(mention('om_2', '转给 @_user_2', { mentions: called }))
    expect(host.heard[0]).toMatchObject({ place: { kind: 'group' }, content: { text: '转给 李强' } })
    await platform.note(account, host.heard[0]!.place.address, '私下发给你了。', 'n1')
    expect(server.lines).toEqual([{ text: '私下发给你了。', chat: 'oc_group', only: PERSON }])
    server.topics = true
    await platform.note(account, host.heard[0]!.place.address, '私下发给你了。', 'n2')
    await rig.deliver(mention('om_3', '请假', { thread_id: 'omt_1' }))
    server.topics = false
    await platform.note(account, host.heard[1]!.place.address, '私下发给你了。', 'n3')
    expect(server.lines.slice(1)).toEqual([
      { text: '私下发给你了。', reply: 'om_2', thread: true },
      { text: '私下发给你了。', reply: 'om_3', thread: true },
    ])
  })

  test('voice, pictures, files and rich text; files are fetched with a limit, and only from messages', async () => {
    const { host, rig } = await begin()
    await rig.deliver(message('om_1', 'audio', { file_key: 'file_v', duration: 2000 }))
    await rig.deliver(message('om_2', 'file', { file_key: 'file_f', file_name: '发票.pdf' }))
    const line = [
      { tag: 'text', text: '看这张' },
      { tag: 'img', image_key: 'img_1' },
    ]
    await rig.deliver(
      message('om_3', 'post', {
        title: '报销',
        content: [line, [{ tag: 'a', text: '行程', href: 'https://x.example' }]],
      }),
    )
    await rig.deliver(message('om_4', 'sticker', { file_key: 's' }))
    expect(host.heard.map((h) => h.content)).toMatchObject([
      { kind: 'voice', audio: { name: 'voice.opus', type: 'audio/ogg' } },
      { kind: 'text', text: '', files: [{ name: '发票.pdf' }] },
      { kind: 'text', text: '报销\n看这张\n行程', files: [{ ref: { kind: 'image', key: 'img_1' } }] },
      { kind: 'unreadable', what: 'other' },
    ])
    rig.server.files.set('file_f', Buffer.from('%PDF-1.7'))
    const content = host.heard[1]!.content
    if (content.kind !== 'text') throw new Error('not a file')
    const file = await rig.platform.fetch(rig.account, content.files![0]!, 100)
    expect([file.name, Buffer.from(file.bytes).toString()]).toEqual(['发票.pdf', '%PDF-1.7'])
    await expect(rig.platform.fetch(rig.account, content.files![0]!, 4)).rejects.toMatchObject({ code: 'too-large' })
    const elsewhere = { ...content.files![0]!, ref: { message: '../../contact', key: 'x', kind: 'file' } }
    await expect(rig.platform.fetch(rig.account, elsewhere, 100)).rejects.toMatchObject({ code: 'bad-input' })
  })

  test('people of other companies and other robots are nobody; a name proves nothing', async () => {
    const { host, rig } = await begin()
    await rig.deliver(message('om_1', 'text', { text: '同意' }, {}, 'ou_stranger', 'another-tenant'))
    const robot = message('om_2', 'text', { text: '同意' })
    Object.assign((robot.event as { sender: object }).sender, { sender_type: 'app' })
    await rig.deliver(robot)
    await rig.platform.post({ account: rig.account }, { card: fullCard }, 'k1')
    await rig.deliver(press(rig.button('同意'), {}, 'ou_stranger', 'another-tenant'))
    expect(host.heard).toEqual([])
  })

  test('opened is heard under one name however often', async () => {
    const { host, rig } = await begin()
    await rig.deliver(entered())
    await rig.deliver(entered())
    expect(host.heard).toMatchObject([{ event: `opened:${PERSON}`, content: { kind: 'opened' } }])
  })

  test('a mark shows that something is being done, and is gone with the answer', async () => {
    const { host, rig } = await begin()
    await rig.says('你好', 'om_1')
    const to = { account: rig.account, address: host.heard[0]!.place.address }
    await rig.platform.working!(to)
    await until(() => expect([...rig.server.reactions]).toEqual(['om_1']))
    await rig.platform.post(to, { text: '您好' }, 'k1')
    await until(() => expect([...rig.server.reactions]).toEqual([]))
  })

  test('who somebody is, and a colleague who never wrote, come from the directory', async () => {
    const { rig } = await begin()
    rig.server.people.set('ou_li', { name: '李强', email: 'private@example.com', enterprise_email: 'li@example.com' })
    expect(await rig.platform.profile(rig.account)).toEqual({
      name: '王芳',
      email: 'wang.fang@example.com',
      staffId: '10023',
    })
    expect(await rig.platform.profile({ ...rig.account, user: 'ou_li' })).toEqual({
      name: '李强',
      email: 'li@example.com',
    })
    expect(await rig.platform.profile({ ...rig.account, user: 'ou_nobody' })).toBeUndefined()
    expect(await rig.platform.find!({ email: 'Wang.Fang@example.com'.toLowerCase() })).toEqual(rig.account)
    expect(await rig.platform.find!({ email: 'nobody@example.com' })).toBeUndefined()
    expect(await rig.platform.find!({ staffId: '10023' })).toBeUndefined()
  })

  test('a token that was taken back is asked for again; an app that may not look says which permission is missing', async () => {
    const { rig } = await begin()
    const to = { account: rig.account }
    await rig.platform.post(to, { text: '一' }, 'k1')
    const before = rig.server.tokens
    rig.server.next.push({ status: 400, body: { code: 99991663, msg: 'invalid token' } })
    await expect(rig.platform.post(to, { text: '二' }, 'k2')).rejects.toMatchObject({
      code: 'unavailable',
      retryable: true,
    })
    await rig.platform.post(to, { text: '二' }, 'k2')
    expect(rig.server.tokens).toBe(before + 1)
    rig.server.next.push({ status: 400, body: { code: 99991672 } })
    expect(await rig.platform.find!({ email: rig.email })).toBeUndefined()
    rig.server.next.push({ status: 400, body: { code: 99991672 } })
    expect((await rig.platform.check())[2]).toMatchObject({ state: 'broken', next: /contact:user.id:readonly/ })
  })
})

describe('payloads as Feishu prints them', () => {
  const recorded = (name: string) =>
    (JSON.parse(readFileSync(new URL(`../replay/feishu/${name}.json`, import.meta.url), 'utf8')) as { payload: object })
      .payload

  test('a callback of a card form, and a message of a group', async () => {
    const host = stubHost()
    open = await feishuRig(host)
    expect(await open.server.push(recorded('card-form-callback'))).toMatchObject({
      code: 200,
      data: { toast: { type: 'info' } },
    })
    expect(host.heard).toMatchObject([
      {
        event: 'press:f7984f25108f8137722bb63c',
        account: { user: 'ou_3c14f3a59eaf2825dbe25359f15' },
        content: { kind: 'press', button: 'b1', input: '1234' },
      },
    ])
    // The page prints a sender of another company: they are nobody here.
    expect(await open.server.push(recorded('message-receive'))).toEqual({ code: 200 })
    expect(host.heard).toHaveLength(1)
  })
})

describe('the whole way', () => {
  test('a sentence, a card, a rejection with words by somebody who never wrote, everybody knows', async () => {
    const server = await startFeishuServer()
    const platform = await openFeishu(settings(server))
    const office = await openOffice('2026-03-05T01:30:00Z', {
      platforms: [platform],
      webAddress: 'https://yiju.example.com',
    })
    const people = await office.world.database.open(office.org).people.organisation()
    for (const id of ['wang-fang', 'li-qiang'])
      server.people.set(`ou_${id}`, { name: id, email: people.person(id)!.email! })
    const act = async (event: object) => {
      const answer = await server.push(event)
      await office.settle()
      return answer
    }
    const hit = (user: string, label: string, input?: string) => {
      const button = server.messages
        .filter((m) => m.to === user)
        .flatMap((m) => m.buttons)
        .findLast((b) => b.label === label)!
      return act(press(button, input && button.inputs ? { [button.inputs[0]!.name]: input } : {}, user))
    }
    await act(message('om_1', 'text', { text: '下周三到周五请年假，回老家' }, {}, 'ou_wang-fang'))
    await hit('ou_wang-fang', '提交')
    expect(server.messages.find((m) => m.to === 'ou_li-qiang')?.buttons.map((b) => b.label)).toEqual(
      expect.arrayContaining(['同意', '拒绝', '在网页打开']),
    )
    await hit('ou_li-qiang', '拒绝', '那几天要上线')
    const [row] = await office.world.database.open(office.org).views.mine('wang-fang', { limit: 1 })
    expect(row?.request.status).toBe('rejected')
    const toHer = server.messages.filter((m) => m.to === 'ou_wang-fang').map((m) => m.text)
    expect(toHer.join('\n')).toContain('那几天要上线')
    const his = server.messages.find((m) => m.to === 'ou_li-qiang')!
    expect(his.buttons.map((b) => b.label)).not.toContain('同意')
    await platform.stop()
    await server.close()
  }, 180_000)

  test('the whole form of a draft, changed in Feishu and sent', async () => {
    const server = await startFeishuServer()
    const platform = await openFeishu(settings(server))
    const office = await openOffice('2026-03-05T01:30:00Z', { platforms: [platform] })
    const people = await office.world.database.open(office.org).people.organisation()
    server.people.set('ou_wang', { name: '王芳', email: people.person('wang-fang')!.email! })
    const act = async (event: object) => {
      const answer = await server.push(event)
      await office.settle()
      return answer
    }
    await act(message('om_1', 'text', { text: '下周三到周五请年假，回老家' }, {}, 'ou_wang'))
    const opener = server.messages.flatMap((m) => m.buttons).find((b) => b.value?.['do'] === 'form')!
    await act(press(opener, {}, 'ou_wang'))
    await until(() => expect(server.messages.at(-1)!.buttons.some((b) => b.inputs)).toBe(true))
    const send = server.messages.at(-1)!.buttons.find((b) => b.inputs)!
    const filled = Object.fromEntries(
      send.inputs!.map((i) => [i.name, i.tag === 'input' ? (i.value ?? '回老家看父母') : i.value]),
    )
    expect(await act(press(send, filled, 'ou_wang'))).toMatchObject({ data: { card: { type: 'raw' } } })
    expect(server.messages.map((m) => m.text).join('\n')).toContain('回老家')
    await platform.stop()
    await server.close()
  }, 180_000)
})
