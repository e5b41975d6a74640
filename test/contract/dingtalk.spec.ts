// DingTalk: the vendor's own client for the stream's frames, our calls of its Web API, against a DingTalk on this machine.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openDingTalk } from '../../src/adapters/dingtalk/dingtalk.ts'
import { fullCard, platformContract, stubHost, type Rig, type StubHost } from './platform.ts'
import { startDingTalkServer, type DingTalkServer } from '../kit/dingtalk-server.ts'
import { openOffice } from '../kit/office.ts'
import { until } from '../kit/until.ts'

const ROBOT = '/v1.0/im/bot/messages/get'
const CARD = '/v1.0/card/instances/callback'
const PERSON = 'wang-fang'
const CORP = 'dingcorp1'

interface DingTalkRig extends Rig {
  server: DingTalkServer
}

const settings = (server: DingTalkServer, over: object = {}) => ({
  clientId: 'ding1',
  clientSecret: 'right',
  robotCode: 'ding1',
  cardTemplate: 'template.schema',
  groupAnswers: true,
  apiUrl: server.url,
  oapiUrl: server.url,
  ...over,
})

const message = (server: DingTalkServer, event: string, over: object) => ({
  conversationId: 'cid1',
  conversationType: '1',
  msgId: event,
  senderStaffId: PERSON,
  senderCorpId: CORP,
  chatbotCorpId: CORP,
  senderNick: '总经理',
  sessionWebhook: `${server.url}/session`,
  sessionWebhookExpiredTime: Number.MAX_SAFE_INTEGER,
  robotCode: 'ding1',
  ...over,
})
const click = (card: { track?: string }, button: string, user = PERSON, input?: string) => ({
  type: 'actionCallback',
  outTrackId: card.track,
  userId: user,
  corpId: CORP,
  value: JSON.stringify({ cardPrivateData: { actionIds: ['press'], params: { button, ...(input ? { input } : {}) } } }),
})

async function rig(host: StubHost, over: object = {}): Promise<DingTalkRig> {
  const server = await startDingTalkServer()
  server.people.set(PERSON, { name: '王芳', org_email: 'wang.fang@example.com' })
  const platform = await openDingTalk(settings(server, over))
  await platform.start(host)
  const mine = () => server.shown.filter((s) => s.to === PERSON)
  let outside = false
  return {
    server,
    platform,
    account: { platform: 'dingtalk', workspace: '', user: PERSON },
    email: 'wang.fang@example.com',
    says: async (text, event) =>
      void (await server.push(ROBOT, message(server, event, { msgtype: 'text', text: { content: text } }))),
    mentions: async (text, event) =>
      void (await server.push(
        ROBOT,
        message(server, event, {
          msgtype: 'text',
          conversationType: '2',
          text: { content: ` ${text} ` },
          // Of a group with people from outside it does not say whose it is.
          ...(outside ? { senderCorpId: undefined } : {}),
        }),
      )),
    presses: async (label, input) => {
      const card = mine().findLast((s) => s.buttons.some((b) => b.text === label))!
      await server.push(CARD, click(card, card.buttons.find((b) => b.text === label)!.id, PERSON, input))
    },
    shown: async () => mine().map((s) => [s.text, ...s.buttons.map((b) => b.text)].join('\n').replaceAll('\\', '')),
    previews: async () => mine().map((s) => s.title || s.text),
    raw: async () => server.raw.join('\n'),
    alive: /@(all|所有人)|isAtAll/,
    left: async () => server.groups,
    aloud: async () => server.groups.map((text) => text.replaceAll('\\', '')),
    letsIn: () => void (outside = true),
    fails: (how) =>
      void server.next.push(
        {
          'rate-limited': {
            status: 429,
            body: { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi' },
            headers: { 'retry-after': '2' },
          },
          down: { status: 503, body: { code: 'ServiceUnavailable' } },
          rejected: { status: 400, body: { code: 'param.error' } },
          gone: { status: 200, body: { processQueryKey: 'q', invalidStaffIdList: [PERSON] } },
        }[how],
      ),
    close: async () => {
      await platform.stop()
      await server.close()
    },
  }
}

platformContract('dingtalk', rig)

describe('DingTalk', () => {
  let open: DingTalkRig | undefined
  afterEach(() => open?.close())

  test('a line that is moved, cut or refused is made again for ever; what was not stored is not acknowledged', async () => {
    const host = stubHost()
    open = await rig(host)
    await open.says('一', 'E1')
    open.server.move()
    await vi.waitFor(() => expect(open!.server.connections).toBe(2), { timeout: 5000 })
    open.server.cut()
    await vi.waitFor(() => expect(open!.server.connections).toBe(3), { timeout: 8000 })
    await open.says('二', 'E2')
    expect(host.heard).toHaveLength(2)
    host.hear = async () => {
      throw new Error('the database is away')
    }
    expect(
      await open.server.push(ROBOT, message(open.server, 'E3', { msgtype: 'text', text: { content: '三' } }), {
        waitMs: 300,
      }),
    ).toBeUndefined()
  })

  test('a wrong secret is said with what to do, and stands in no log', async () => {
    const host = stubHost()
    open = await rig(host, { clientSecret: 'a-wrong-secret' })
    await until(async () =>
      expect(await open!.platform.check()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ state: 'broken', next: expect.stringContaining('DINGTALK_CLIENT_SECRET') }),
        ]),
      ),
    )
    expect(host.lines.join('\n')).not.toContain('a-wrong-secret')
  })

  test('the token is asked for once, whoever calls', async () => {
    open = await rig(stubHost())
    const to = { account: open.account }
    await Promise.all([1, 2, 3].map((n) => open!.platform.post(to, { text: `${n}` }, `k${n}`)))
    expect(open.server.tokens).toBe(1)
  })

  test("voice comes with DingTalk's own words, else with the recording; files are fetched with a limit", async () => {
    const host = stubHost()
    open = await rig(host)
    const push = (event: string, over: object) => open!.server.push(ROBOT, message(open!.server, event, over))
    await push('V1', {
      msgtype: 'audio',
      content: { recognition: '明天请一天年假', downloadCode: 'c1', duration: 3000 },
    })
    await push('V2', { msgtype: 'audio', content: { downloadCode: 'c2' } })
    await push('F1', { msgtype: 'file', content: { downloadCode: 'c3', fileName: '发票.pdf' } })
    expect(host.heard[0]?.content).toMatchObject({ kind: 'voice', transcript: '明天请一天年假' })
    expect(host.heard[1]?.content).toMatchObject({ kind: 'voice', audio: { ref: { downloadCode: 'c2' } } })
    open.server.files.set('c3', Buffer.from('%PDF'))
    const content = host.heard[2]!.content
    if (content.kind !== 'text') throw new Error('not a file')
    const file = await open.platform.fetch(open.account, content.files![0]!, 100)
    expect([file.name, Buffer.from(file.bytes).toString()]).toEqual(['发票.pdf', '%PDF'])
    await expect(open.platform.fetch(open.account, content.files![0]!, 2)).rejects.toMatchObject({ code: 'too-large' })
    for (const downloadUrl of [
      'http://169.254.169.254/meta',
      'http://[::1]/',
      'https://localhost/',
      'http://db.internal/',
      'file:///etc/passwd',
    ]) {
      open.server.next.push({ status: 200, body: { downloadUrl } })
      await expect(open.platform.fetch(open.account, content.files![0]!, 100)).rejects.toMatchObject({
        code: 'bad-input',
      })
    }
  })

  test('somebody from outside the company is nobody, whatever they call themselves', async () => {
    const host = stubHost()
    open = await rig(host)
    await open.server.push(
      ROBOT,
      message(open.server, 'X1', { msgtype: 'text', text: { content: '同意' }, senderCorpId: 'other' }),
    )
    await open.server.push(
      ROBOT,
      message(open.server, 'X2', { msgtype: 'text', text: { content: '同意' }, senderStaffId: undefined }),
    )
    expect(host.heard).toEqual([])
  })

  test("a group's own address is used only when it is DingTalk's", async () => {
    const host = stubHost()
    open = await rig(host)
    await open.platform.note(
      open.account,
      { conversation: 'cid1', webhook: 'http://169.254.169.254/latest' },
      '一句',
      'n1',
    )
    expect(open.server.groups).toEqual(['一句'])
  })

  test('without a card template buttons are links that ask first, and the doctor says what is missing', async () => {
    open = await rig(stubHost(), { cardTemplate: undefined })
    await open.platform.post({ account: open.account }, { card: fullCard }, 'k1')
    expect(open.server.shown[0]?.buttons.map((b) => [b.text, b.id])).toEqual([
      ['同意', `https://yiju.example.com/act/${fullCard.buttons[0]!.id}`],
      ['拒绝', `https://yiju.example.com/act/${fullCard.buttons[1]!.id}`],
      ['查看', `https://yiju.example.com/act/${fullCard.buttons[2]!.id}`],
      ['在网页打开', 'https://yiju.example.com'],
    ])
    expect(await open.platform.check()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ state: 'missing', next: expect.stringContaining('DINGTALK_CARD_TEMPLATE') }),
      ]),
    )
  })

  test('the whole way: a sentence, a card, an approval by somebody else, everybody knows', async () => {
    const server = await startDingTalkServer()
    const platform = await openDingTalk(settings(server))
    const office = await openOffice('2026-03-05T01:30:00Z', { platforms: [platform] })
    const say = async (text: string, event: string) => {
      await server.push(ROBOT, message(server, event, { msgtype: 'text', text: { content: text } }))
      await office.settle()
    }
    const press = async (user: string, label: string) => {
      const card = server.shown.findLast((s) => s.to === user && s.buttons.some((b) => b.text === label))!
      await server.push(CARD, click(card, card.buttons.find((b) => b.text === label)!.id, user))
      await office.settle()
    }
    const people = await office.world.database.open(office.org).people.organisation()
    for (const id of [PERSON, 'li-qiang']) server.people.set(id, { name: id, org_email: people.person(id)!.email! })
    await say('下周三到周五请年假，回老家', 'S1')
    await press(PERSON, '提交')
    // The manager never wrote to the robot.
    await press('li-qiang', '同意')
    const [row] = await office.world.database.open(office.org).views.mine(PERSON, { limit: 1 })
    expect(row?.request.status).toBe('approved')
    expect(server.shown.filter((s) => s.to === 'li-qiang').find((s) => s.buttons.length === 0)?.text).toContain('同意')
    expect(
      server.shown
        .filter((s) => s.to === PERSON)
        .map((s) => s.title)
        .join('\n'),
    ).toMatch(/通过|同意/)
    await platform.stop()
    await server.close()
  }, 180_000)
})
