// WeCom by an app: callbacks sealed by the vendor's own package, the Web API on this machine.
import { encrypt, getSignature } from '@wecom/crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { openWeComApp } from '../../src/adapters/wecom/app.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { fullCard, platformContract, stubHost, type Rig, type StubHost } from './platform.ts'
import { AES_KEY, CORP, sealed, startWeComWeb, TOKEN, type WeComWeb } from '../kit/wecom-app-server.ts'

const PERSON = 'wang-fang'
interface AppRig extends Rig {
  web: WeComWeb
  call(inner: Readonly<Record<string, string>>, over?: Parameters<typeof sealed>[1]): Promise<number>
}

async function rig(host: StubHost): Promise<AppRig> {
  const web = await startWeComWeb()
  web.people.set(PERSON, { name: '王芳', biz_mail: 'wang.fang@example.com' })
  const platform = openWeComApp({
    corpId: CORP,
    agentId: 1000002,
    secret: 'right',
    token: TOKEN,
    aesKey: AES_KEY,
    apiUrl: web.url,
  })
  await platform.start(host)
  const call: AppRig['call'] = async (inner, over) =>
    (
      await platform.receive!(
        sealed({ FromUserName: PERSON, AgentID: '1000002', CreateTime: '1772000000', ...inner }, over),
      )
    ).status
  const mine = () => web.shown.filter((s) => s.to === PERSON)
  return {
    web,
    platform,
    call,
    account: { platform: 'wecom', workspace: '', user: PERSON },
    email: 'wang.fang@example.com',
    asksInChat: true,
    changesAfterPress: true,
    says: async (text, event) => void (await call({ MsgType: 'text', Content: text, MsgId: event })),
    presses: async (label) => {
      const card = mine().findLast((s) => s.buttons.some((b) => b.text === label))!
      card.code = `pressed-${card.task}`
      await call({
        MsgType: 'event',
        Event: 'template_card_event',
        EventKey: card.buttons.find((b) => b.text === label)!.key,
        TaskId: card.task!,
        ResponseCode: card.code,
      })
    },
    shown: async () => mine().map((s) => [s.text, ...s.buttons.map((b) => b.text)].join('\n').replaceAll('\\', '')),
    previews: async () => mine().map((s) => s.text.split('\n')[0] ?? ''),
    raw: async () => web.raw.join('\n'),
    alive: /@(all|所有人)|<@/,
    fails: (how) =>
      void web.next.push({ 'rate-limited': 45009, down: 'down' as const, rejected: 40058, gone: 81013 }[how]),
    close: async () => {
      await platform.stop()
      await web.close()
    },
  }
}

platformContract('wecom', rig)

describe('a callback', () => {
  let open: AppRig | undefined
  afterEach(() => open?.close())

  test('proves that the address is ours when WeCom asks', async () => {
    open = await rig(stubHost())
    const timestamp = String(Math.floor(systemClock.now().epochMilliseconds / 1000))
    const echostr = encrypt(AES_KEY, '8675309', CORP)
    const query = { msg_signature: getSignature(TOKEN, timestamp, 'n', echostr), timestamp, nonce: 'n', echostr }
    const ask = (over: object = {}) =>
      open!.platform.receive!({
        method: 'GET',
        path: '/callback',
        headers: {},
        query: { ...query, ...over },
        body: new Uint8Array(),
      })
    expect(await ask()).toEqual({ status: 200, body: '8675309' })
    expect((await ask({ msg_signature: 'x' })).status).toBe(401)
  })

  test('that is forged, old, early, or for another company is refused, and nothing is heard', async () => {
    const host = stubHost()
    open = await rig(host)
    const inner = { MsgType: 'text', Content: '同意', MsgId: 'X' }
    expect(await open.call(inner, { token: 'guess' })).toBe(401)
    expect(await open.call(inner, { ageSeconds: 301 })).toBe(401)
    expect(await open.call(inner, { ageSeconds: -301 })).toBe(401)
    expect(await open.call(inner, { corp: 'wwother' })).toBe(401)
    expect(await open.call(inner, { key: 'bbcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' })).toBe(401)
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><xml><Encrypt>&a;</Encrypt></xml>'
    const broken = await open.platform.receive!({ ...sealed(inner), body: Buffer.from(bomb) })
    expect(broken.status).toBe(401)
    expect(host.heard).toEqual([])
    expect(await open.call(inner)).toBe(200)
    expect(host.heard).toHaveLength(1)
  })

  test('that could not be stored is not acknowledged', async () => {
    const host = stubHost({
      hear: async () => {
        throw new Error('the database is away')
      },
    })
    open = await rig(host)
    await expect(open.call({ MsgType: 'text', Content: '你好', MsgId: 'E1' })).rejects.toThrow('away')
  })

  test('of a voice message brings its words, or the recording', async () => {
    const host = stubHost()
    open = await rig(host)
    await open.call({ MsgType: 'voice', MediaId: 'M1', Format: 'amr', MsgId: 'V1' })
    await open.call({ MsgType: 'voice', MediaId: 'M2', Recognition: '明天请一天年假', MsgId: 'V2' })
    expect(host.heard[1]?.content).toMatchObject({ kind: 'voice', transcript: '明天请一天年假' })
    const content = host.heard[0]!.content
    if (content.kind !== 'voice') throw new Error('not a voice')
    open.web.media.set('M1', Buffer.from('#!AMR\n...'))
    expect(Buffer.from((await open.platform.fetch(open.account, content.audio!, 100)).bytes).toString()).toBe(
      '#!AMR\n...',
    )
    await expect(open.platform.fetch(open.account, content.audio!, 3)).rejects.toMatchObject({ code: 'too-large' })
  })
})

describe('a card', () => {
  test('is changed once by its own code, without a press; after that its outcome is told anew', async () => {
    const host = stubHost()
    const open = await rig(host)
    const to = { account: open.account }
    const { ref } = await open.platform.post(to, { card: fullCard }, 'k1')
    const settled = { ...fullCard, subtitle: '李强 已同意', buttons: [], about: { task: 't1' } }
    const again = await open.platform.update(to, ref, { card: settled }, 'k2')
    expect(open.web.shown.find((s) => s.task)?.text).toContain('李强 已同意')
    const before = open.web.shown.length
    await open.platform.update(to, again.ref, { card: settled }, 'k3')
    expect(open.web.shown).toHaveLength(before + 1)
    await open.close()
  })

  test('secrets stand in no log, and a token that was taken back is asked for again', async () => {
    const host = stubHost()
    const open = await rig(host)
    await open.platform.post({ account: open.account }, { text: '一' }, 'k1')
    expect(open.web.tokens).toBe(1)
    open.web.next.push(42001)
    await open.platform.post({ account: open.account }, { text: '二' }, 'k2')
    expect(open.web.tokens).toBe(2)
    expect(host.lines.join('\n')).not.toMatch(/right|t1/)
    await open.close()
  })
})
