// A person brings their chat: a code from the web app, sent to the bot, links the account; and the microphone of the web chat.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { launchBrowser, PHONE, scrollsSideways } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { leaveDesks, sitDown, type Desk } from './desk.ts'
import { startSpeechServer, type SpeechServer } from '../kit/speech-server.ts'
import { startWeComServer, type WeComServer } from '../kit/wecom-server.ts'

const browser = await launchBrowser()

describe.skipIf(!browser)('my chats', () => {
  let demo: Demo
  let wecom: WeComServer
  let speech: SpeechServer
  const desks: Desk[] = []
  beforeAll(async () => {
    wecom = await startWeComServer()
    speech = await startSpeechServer()
    speech.answer = async () => ({ body: { text: '明天请一天年假' } })
    demo = await startDemo({
      env: {
        WECOM_BOT_ID: 'bot1',
        WECOM_BOT_SECRET: 'right',
        WECOM_WS_URL: wecom.url,
        SPEECH_BASE_URL: speech.url,
        SPEECH_MODEL: 'any',
      },
    })
  })
  afterEach(({ task }) => leaveDesks(desks, task))
  afterAll(async () => {
    await demo?.end()
    await wecom?.close()
    await speech?.close()
    await browser?.close()
  })
  const sit = async (person: string, look: Parameters<typeof sitDown>[3] = {}) => {
    const desk = await sitDown(browser!, demo.url, person, look)
    desks.push(desk)
    return desk
  }
  const says = (user: string, content: string, id: string) =>
    wecom.push('aibot_msg_callback', {
      msgid: id,
      aibotid: 'bot1',
      chattype: 'single',
      from: { userid: user },
      msgtype: 'text',
      text: { content },
    })
  const shown = (user: string) =>
    wecom.shown
      .filter((s) => s.chat === user)
      .map((s) => s.text)
      .join('\n')

  test('a code from the web app, sent to the bot, links the account; from then on a sentence there is enough', async () => {
    await says('stranger', '明天请假', 'm1')
    await vi.waitFor(() => expect(shown('stranger')).toContain('绑定码'), { timeout: 20_000 })
    const desk = await sit('wang-fang', { size: PHONE })
    await desk.page.getByTestId('settings').click()
    await desk.page.getByTestId('accounts-link').click()
    await desk.page.getByTestId('take-code').click()
    const code = (await desk.page.getByTestId('account-code').innerText()).trim()
    expect(await scrollsSideways(desk.page)).toBe(false)
    await says('stranger', code, 'm2')
    await desk.page.getByTestId('account').waitFor()
    await desk.keep('chat-accounts')
    expect(shown('stranger')).toContain('王芳')
    await says('stranger', '下周三请一天年假', 'm3')
    await vi.waitFor(() => expect(shown('stranger')).toContain('请确认：请假'), { timeout: 20_000 })
    await desk.page.getByTestId('unlink').click()
    await desk.page.getByRole('button', { name: /解除/ }).last().click()
    await desk.page.getByTestId('account').waitFor({ state: 'detached' })
    await says('stranger', '什么在等我审批？', 'm4')
    await vi.waitFor(() => expect(shown('stranger').match(/Chat accounts/g)?.length).toBeGreaterThan(1), {
      timeout: 20_000,
    })
  })

  test('said into the microphone it is shown as heard, and one tap takes it back', async () => {
    const desk = await sit('li-qiang')
    await desk.page.context().grantPermissions(['microphone'])
    // A tone instead of a throat: what matters is that the browser records and the server hears.
    await desk.page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = async () => {
        const context = new AudioContext()
        const out = context.createMediaStreamDestination()
        const tone = context.createOscillator()
        tone.connect(out)
        tone.start()
        return out.stream
      }
    })
    await desk.page.reload()
    await desk.page.getByTestId('voice-start').click()
    await desk.page.getByRole('timer').filter({ hasText: '0:01' }).waitFor()
    await desk.keep('voice-recording')
    await desk.page.getByTestId('voice-send').click()
    await desk.card(/请确认：请假/).waitFor()
    const heard = desk.card(/我听到的是/)
    await heard.waitFor()
    await desk.keep('voice-heard')
    expect(speech.asked.at(-1)!.bytes.length).toBeGreaterThan(500)
    await desk.press('听错了', heard)
    await desk.page
      .getByText(/取消|不提交/)
      .last()
      .waitFor()
  })
})
