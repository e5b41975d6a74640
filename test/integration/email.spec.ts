// The channel of last resort: a mail to somebody who uses no chat, whose link asks before it decides, once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEmail } from '../../src/adapters/email/email.ts'
import { createServer } from '../../src/http/server.ts'
import type { ChatPlatform } from '../../src/chat/platform.ts'
import { Fault } from '../../src/kernel/fault.ts'
import { fullCard, stubHost } from '../contract/platform.ts'
import { startMailServer, type MailServer } from '../kit/mail-server.ts'
import { openOffice, type Office } from '../kit/office.ts'

const WEB = 'https://yiju.example.com'
let mail: MailServer
let platform: ChatPlatform
beforeEach(async () => {
  mail = await startMailServer()
  platform = await openEmail({ smtpUrl: mail.url, from: 'Yiju <yiju@example.com>' })
})
afterEach(async () => {
  await platform.stop()
  await mail.close()
})
const to = { account: { platform: 'email' as const, workspace: '', user: 'li.qiang@example.com' } }

describe('a mail', () => {
  beforeEach(() => platform.start(stubHost()))

  test('holds the whole card in words and in HTML, but nothing private, and says it was written by a machine', async () => {
    await platform.post(to, { card: fullCard }, 'm1')
    const [one] = mail.mails
    expect(one?.subject).toBe(fullCard.title)
    expect(one?.to?.[0]?.address).toBe('li.qiang@example.com')
    for (const text of [one!.text!, one!.html!]) {
      for (const word of ['年假', '¥450', '李强', '年假须提前三天申请', '与项目上线重叠']) expect(text).toContain(word)
      expect(text).not.toContain('回老家看病')
      expect(text).toContain(`${WEB}/act/${fullCard.buttons[0]!.id}`)
    }
    expect(one?.headers.find((h) => h.key === 'auto-submitted')?.value).toBe('auto-generated')
  })

  test('words of others are words, in the subject too', async () => {
    await platform.post(to, { card: { ...fullCard, title: 'x\r\nBcc: all@example.com <img src=x onerror=1>' } }, 'm1')
    expect(mail.mails[0]?.headers.some((h) => h.key === 'bcc')).toBe(false)
    expect(mail.mails[0]?.html).not.toContain('<img')
  })

  test('what was sent is not sent again for a change', async () => {
    const { ref } = await platform.post(to, { card: fullCard }, 'm1')
    await platform.update(to, ref, { card: { ...fullCard, buttons: [] } }, 'm2')
    expect(mail.mails).toHaveLength(1)
  })

  test.each([
    [451, 'rate-limited'],
    [550, 'not-found'],
    [554, 'bad-input'],
  ])('an answer of %i is %s', async (code, fault) => {
    mail.refuse.push(code)
    const error: unknown = await platform.post(to, { text: '你好' }, 'm1').catch((e: unknown) => e)
    expect(error).toBeInstanceOf(Fault)
    expect((error as Fault).code).toBe(fault)
    expect((error as Fault).message).not.toContain('li.qiang')
  })

  test('the doctor is told whether the server lets us in', async () => {
    expect(await platform.check()).toMatchObject([{ state: 'works' }])
    const wrong = await openEmail({ smtpUrl: mail.url.replace('right', 'wrong'), from: 'x@example.com' })
    expect(await wrong.check()).toMatchObject([{ state: 'broken', next: expect.stringContaining('SMTP_URL') }])
    await wrong.stop()
  })
})

describe('an approval by mail', () => {
  let office: Office
  const serve = () =>
    createServer(office.world, {
      org: office.org,
      demo: true,
      rules: { days: 14, secure: false },
      local: { secret: 'x', backup: async () => '', audit: async () => ({ events: 0, findings: [] }) },
      ready: async () => true,
    })
  const linkTo = (label: string) => {
    const text = mail.mails.findLast((m) => m.subject?.includes('等您审批'))?.text ?? ''
    const path = new RegExp(`^${label}: ${WEB}(/act/\\S+)$`, 'm').exec(text)?.[1]
    if (!path) throw new Error(`no link ${label} in ${text}`)
    return path
  }
  const status = async () =>
    (await office.world.database.open(office.org).views.mine('wang-fang', { limit: 1 }))[0]?.request.status

  beforeEach(async () => {
    office = await openOffice('2026-03-05T01:30:00Z', { platforms: [platform], webAddress: WEB })
    await office.says('wang-fang', '下周三到周五请年假，回老家')
    await office.presses('wang-fang', '提交')
    await office.settle()
  })

  test('opening the link, as mail scanners do, decides nothing; the press on its page does, once', async () => {
    const app = await serve()
    const url = linkTo('同意')
    for (let i = 0; i < 3; i++) {
      const opened = await app.inject({ method: 'GET', url })
      expect(opened.statusCode).toBe(200)
      expect(opened.body).toContain('以 李强 的身份')
      expect(opened.headers['content-security-policy']).toContain("default-src 'none'")
    }
    await office.settle()
    expect(await status()).toBe('underway')
    const press = () =>
      app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'said=',
      })
    const pressed = await Promise.all([press(), press(), press()])
    expect(pressed.filter((p) => p.body.includes('收到'))).toHaveLength(1)
    await office.settle()
    expect(await status()).toBe('approved')
    expect((await press()).statusCode).toBe(404)
    expect((await app.inject({ method: 'GET', url })).statusCode).toBe(404)
    await app.close()
  })

  test('a reason that is needed is asked for; an old link and a made-up one are gone', async () => {
    const app = await serve()
    const url = linkTo('拒绝')
    const post = (payload: string, at = url) =>
      app.inject({ method: 'POST', url: at, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload })
    expect((await post('said=+')).statusCode).toBe(400)
    expect((await post('said=x', '/act/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).statusCode).toBe(404)
    office.clock.advance({ days: 8 })
    expect((await post('said=%E4%B8%8D%E8%A1%8C')).statusCode).toBe(404)
    await office.settle()
    expect(await status()).toBe('underway')
    await app.close()
  })
})
