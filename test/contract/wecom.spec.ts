// WeCom: the vendor's SDK on its own wire protocol, against a gateway on this machine.
import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openWeCom } from '../../src/adapters/wecom/wecom.ts'
import { fullCard, platformContract, stubHost, type Rig, type StubHost } from './platform.ts'
import { openOffice } from '../kit/office.ts'
import { startWeComServer, type WeComServer } from '../kit/wecom-server.ts'
import { until } from '../kit/until.ts'

interface WeComRig extends Rig {
  server: WeComServer
}
const PERSON = 'wang-fang'

async function rig(host: StubHost, secret = 'right'): Promise<WeComRig> {
  const server = await startWeComServer()
  const platform = await openWeCom({ botId: 'bot1', secret, wsUrl: server.url })
  await platform.start(host)
  let clicks = 0
  const message = (text: string, event: string, group?: string) =>
    server.push('aibot_msg_callback', {
      msgid: event,
      aibotid: 'bot1',
      chattype: group ? 'group' : 'single',
      ...(group ? { chatid: group } : {}),
      from: { userid: PERSON },
      msgtype: 'text',
      text: { content: group ? `@一句 ${text}` : text },
    })
  const settled = async (before: number) => {
    await vi.waitFor(() => expect(host.heard.length).toBeGreaterThan(before), { timeout: 2000 }).catch(() => {})
  }
  await until(() => expect(server.signIns).toBeGreaterThan(0))
  if (secret === 'right') await until(async () => expect((await platform.check())[0]?.state).toBe('works'))
  return {
    server,
    platform,
    account: { platform: 'wecom', workspace: '', user: PERSON },
    email: '',
    asksInChat: true,
    changesAfterPress: true,
    says: async (text, event) => {
      const before = host.heard.length
      await message(text, event)
      // A repeat is not heard again: there is nothing to wait for but time.
      await Promise.race([settled(before), setTimeout(host.slow + 120)])
      if (host.slow) await settled(before)
    },
    mentions: async (text, event) => {
      await message(text, event, 'group1')
      await settled(0)
    },
    presses: async (label) => {
      const before = host.heard.length
      const card = server.shown.findLast((s) => s.buttons.some((b) => b.text === label))!
      await server.push('aibot_event_callback', {
        msgid: `click-${++clicks}`,
        create_time: 1772000000,
        aibotid: 'bot1',
        chattype: 'single',
        from: { userid: PERSON },
        msgtype: 'event',
        event: {
          eventtype: 'template_card_event',
          event_key: card.buttons.find((b) => b.text === label)!.key,
          task_id: card.task,
        },
      })
      await settled(before)
    },
    shown: async () =>
      server.shown
        .filter((s) => s.chat === PERSON)
        .map((s) => [s.text, ...s.buttons.map((b) => b.text)].join('\n').replaceAll('\\', '')),
    // The list of chats shows the first words of a message: a card's title comes first.
    previews: async () => server.shown.map((s) => s.text.split('\n')[0] ?? ''),
    raw: async () => server.raw.join('\n'),
    alive: /@(all|所有人)|<@/,
    left: async () => server.shown.filter((s) => s.chat === 'group1').map((s) => s.text),
    fails: (how) =>
      void server.next.push({ 'rate-limited': 45009, down: 'hang' as const, rejected: 40058, gone: 60111 }[how]),
    close: async () => {
      await platform.stop()
      await server.close()
    },
  }
}

platformContract('wecom', rig)

describe('WeCom', () => {
  let open: WeComRig | undefined
  afterEach(() => open?.close())

  test('a card is changed within five seconds of the press; later its outcome is told anew', async () => {
    const host = stubHost()
    open = await rig(host)
    const to = { account: open.account }
    const { ref } = await open.platform.post(to, { card: fullCard }, 'k1')
    await open.presses('同意')
    const settled = { ...fullCard, subtitle: '李强 已同意', buttons: [], about: { task: 't1' } }
    await open.platform.update(to, ref, { card: settled }, 'k2')
    expect(open.server.shown.filter((s) => s.task === ref)).toMatchObject([
      { text: expect.stringContaining('李强 已同意'), buttons: [] },
    ])
    const before = open.server.shown.length
    await open.platform.update(to, ref, { card: settled }, 'k3')
    expect(open.server.shown).toHaveLength(before + 1)
    expect(open.server.shown.at(-1)?.text).toContain('李强 已同意')
    await open.platform.update(to, ref, { card: { ...settled, about: { draft: 'd' } } }, 'k4')
    expect(open.server.shown).toHaveLength(before + 1)
    // An answer that a model words after it was posted is not posted again, sentence by sentence.
    await open.platform.update(to, ref, { card: { ...fullCard, title: '来自公司文档' } }, 'k5')
    expect(open.server.shown).toHaveLength(before + 1)
  })

  test('a connection that breaks comes back by itself; a wrong secret is said, and is never in a log', async () => {
    const host = stubHost()
    open = await rig(host)
    open.server.cut()
    await vi.waitFor(() => expect(open!.server.signIns).toBe(2), { timeout: 8000 })
    await open.says('又好了', 'E9')
    expect(host.heard).toHaveLength(1)
    await open.close()

    const other = stubHost()
    open = await rig(other, 'a-wrong-secret')
    await until(async () =>
      expect(await open!.platform.check()).toMatchObject([
        { state: 'broken', next: expect.stringContaining('WECOM_BOT_SECRET') },
      ]),
    )
    expect(other.lines.join('\n')).not.toContain('a-wrong-secret')
  })

  test('voice comes as words; pictures and files are fetched and decrypted; other addresses are not asked', async () => {
    const host = stubHost()
    open = await rig(host)
    const { server, platform, account } = open
    const push = (body: object) =>
      server.push('aibot_msg_callback', { aibotid: 'bot1', chattype: 'single', from: { userid: PERSON }, ...body })
    await push({ msgid: 'V1', msgtype: 'voice', voice: { content: '明天请一天年假' } })
    await push({ msgid: 'F1', msgtype: 'file', file: server.file('invoice.pdf', Buffer.from('%PDF-1.7 invoice')) })
    await until(() => expect(host.heard).toHaveLength(2))
    expect(host.heard[0]?.content).toEqual({ kind: 'voice', transcript: '明天请一天年假' })
    const content = host.heard[1]!.content
    if (content.kind !== 'text') throw new Error('not a file')
    const fetched = await platform.fetch(account, content.files![0]!, 1000)
    expect(Buffer.from(fetched.bytes).toString()).toBe('%PDF-1.7 invoice')
    await expect(platform.fetch(account, content.files![0]!, 4)).rejects.toMatchObject({ code: 'too-large' })
    const elsewhere = { name: 'x', type: 'x', ref: { url: 'http://169.254.169.254/latest/meta-data' } }
    await expect(platform.fetch(account, elsewhere, 1000)).rejects.toMatchObject({ code: 'bad-input' })
  })

  test('taken over by another process it stands by', async () => {
    open = await rig(stubHost())
    open.server.takeOver()
    await until(async () => expect((await open!.platform.check())[0]?.seen).toContain('another process'))
  })

  test('the whole way: a sentence, a card, an approval by somebody else, everybody knows', async () => {
    const server = await startWeComServer()
    const platform = await openWeCom({ botId: 'bot1', secret: 'right', wsUrl: server.url })
    const office = await openOffice('2026-03-05T01:30:00Z', { platforms: [platform] })
    let clicks = 0
    // This protocol has no acknowledgement: what was said is there when it is stored.
    const stored = async () =>
      (await office.pool.query('select 1 from inbox union all select 1 from stranger')).rows.length
    const act = async (cmd: string, body: object) => {
      const before = await stored()
      await server.push(cmd, { aibotid: 'bot1', chattype: 'single', ...body })
      await until(async () => expect(await stored()).toBeGreaterThan(before))
      await office.settle()
    }
    const press = async (user: string, label: string) => {
      const card = server.shown.findLast((s) => s.chat === user && s.buttons.some((b) => b.text === label))!
      const event = {
        eventtype: 'template_card_event',
        event_key: card.buttons.find((b) => b.text === label)!.key,
        task_id: card.task,
      }
      await act('aibot_event_callback', {
        msgid: `click-${(clicks += 1)}`,
        from: { userid: user },
        msgtype: 'event',
        event,
      })
    }
    const say = (user: string, content: string) =>
      act('aibot_msg_callback', {
        msgid: `${user}-${content}`,
        from: { userid: user },
        msgtype: 'text',
        text: { content },
      })
    await say('wang-fang', '下周三到周五请年假，回老家')
    await press('wang-fang', '提交')
    // The manager never wrote to the bot.
    await press('li-qiang', '拒绝')
    await say('li-qiang', '那几天要上线')
    await press('li-qiang', '拒绝')
    const [row] = await office.world.database.open(office.org).views.mine('wang-fang', { limit: 1 })
    expect(row?.request.status).toBe('rejected')
    expect(
      server.shown
        .filter((s) => s.chat === 'wang-fang')
        .map((s) => s.text)
        .join('\n'),
    ).toContain('那几天要上线')
    await platform.stop()
    await server.close()
  }, 180_000)
})
