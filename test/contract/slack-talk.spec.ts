// What Slack alone has: prompts, the command, links, pictures, clips, thumbs; and that it stays within its limits.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/chat/card.ts'
import { stopwatch } from '../../src/kernel/clock.ts'
import { Fault } from '../../src/kernel/fault.ts'
import { parsedBySlack, wordsIn } from '../kit/slack-blocks.ts'
import { WANG, event, openSlackRig, ts, wang, type SlackRig } from '../kit/slack-rig.ts'
import { APP_TOKEN, BOT, TEAM, openSlackServer } from '../kit/slack-server.ts'
import { fullCard, stubHost, type StubHost } from './platform.ts'

let host: StubHost
let rig: SlackRig
beforeEach(async () => {
  host = stubHost()
  rig = await openSlackRig(host)
})
afterEach(() => rig.close())

const to = () => ({ account: rig.account })
const calls = (method: string) => rig.server.calls.filter((c) => c.method === method)
const tell = (id: string, inner: Record<string, unknown>) => rig.server.envelope('events_api', event(id, inner))

async function asked() {
  await rig.says('婚假有几天', 'E1')
  return { account: rig.account, address: host.heard[0]!.place.address }
}
describe('where an answer goes', () => {
  test('to the thread while the person is in it, on its own later', async () => {
    const recipient = await asked()
    await rig.platform.post(recipient, { text: '马上' }, 'k1')
    expect(rig.server.messages[0]!.thread_ts).toBe(recipient.address['thread'])
    const old = { ...recipient.address, message: String(Number(ts()) - 240) }
    await rig.platform.post({ ...recipient, address: old }, { text: '以后' }, 'k2')
    expect(rig.server.messages[1]!.thread_ts).toBeUndefined()
  })

  test('flat, where there is no agent view: beside the question, in a thread only when the person is in one', async () => {
    await rig.close()
    rig = await openSlackRig(host, { replies: 'flat' })
    const recipient = await asked()
    await rig.platform.post(recipient, { text: '旁边' }, 'k1')
    await rig.platform.working!(recipient)
    expect(rig.server.messages.map((m) => [m.text, m.thread_ts])).toEqual([['旁边', undefined]])
    await rig.mentions!('请假', 'E2')
    expect(host.heard[1]!.place.address['thread']).toBeDefined()
  })

  test('a notification shows the first line of a text, not what stands below', async () => {
    await rig.platform.post(to(), { text: '▸ 王芳的请假\n  事由  回老家看病' }, 'k1')
    expect(await rig.previews()).toEqual(['▸ 王芳的请假'])
    expect((await rig.shown()).join()).toContain('回老家看病')
  })

  test('never to a channel, even when that is where the person spoke', async () => {
    await rig.platform.post({ ...to(), address: { channel: 'C0GENERAL', thread: '1.2' } }, { card: fullCard }, 'k1')
    expect(rig.server.messages[0]!.channel).toBe(`D${WANG}`)
  })

  test('a conversation that is gone is opened anew', async () => {
    rig.server.wrong({ error: 'channel_not_found' }, 'chat.postMessage')
    const posted = await rig.platform.post({ ...to(), address: { channel: 'D0OLD' } }, { text: '你好' }, 'k1')
    expect(posted.address).toEqual({ channel: `D${WANG}` })
  })

  test('a message that can be changed no more is posted anew', async () => {
    const posted = await rig.platform.update(to(), `D${WANG}:1.2`, { text: '新的' }, 'k1')
    expect(posted.ref).not.toBe(`D${WANG}:1.2`)
    expect(await rig.shown()).toEqual(['新的'])
  })

  test('the sign of work stands in the thread of the question; when only a card changes, it is taken away', async () => {
    const recipient = await asked()
    const { ref } = await rig.platform.post(recipient, { card: fullCard }, 'k1')
    await rig.platform.working!(recipient)
    await rig.platform.update(recipient, ref, { card: fullCard }, 'k2')
    await rig.platform.update(recipient, ref, { card: fullCard }, 'k3')
    expect(calls('assistant.threads.setStatus').map((c) => c.args['status'])).toEqual(['收到，正在处理…', ''])
  })

  test('given twice because nobody knows whether it arrived, it stands there once', async () => {
    const recipient = await asked()
    for (const to of [recipient, { account: rig.account }]) {
      const first = await rig.platform.post(to, { text: '一' }, `k${to === recipient}`)
      const again = await rig.platform.post(to, { text: '一' }, `k${to === recipient}`, true)
      expect(again.ref).toBe(first.ref)
    }
    await rig.platform.post(recipient, { text: '二' }, 'another', true)
    expect(await rig.shown()).toEqual(['一', '一', '二'])
  })

  test('nothing is looked for before a first attempt, nor after one that Slack refused; only after one it did not answer', async () => {
    await rig.close()
    rig = await openSlackRig(host, { timeoutMs: 300 })
    const looks = () => calls('conversations.history').length + calls('conversations.replies').length
    const recipient = await asked()
    await rig.platform.post(recipient, { text: '一' }, 'k1')
    rig.server.wrong({ status: 429, headers: { 'retry-after': '1' } }, 'chat.postMessage')
    await expect(rig.platform.post(recipient, { text: '二' }, 'k2')).rejects.toMatchObject({ code: 'rate-limited' })
    await rig.platform.post(recipient, { text: '二' }, 'k2')
    expect(looks()).toBe(0)
    rig.server.wrong('hang', 'chat.postMessage')
    await expect(rig.platform.post(recipient, { text: '三' }, 'k3')).rejects.toMatchObject({ code: 'unavailable' })
    await rig.platform.post(recipient, { text: '三' }, 'k3')
    expect(looks()).toBe(2)
    expect(await rig.shown()).toEqual(['一', '二', '三'])
  })

  test('when Slack does not let us look, it is rather said twice than never', async () => {
    rig.server.wrong({ status: 429, headers: { 'retry-after': '30' } }, 'conversations.history')
    await rig.platform.post(to(), { text: '一' }, 'k1', true)
    expect(await rig.shown()).toEqual(['一'])
  })
})

describe('limits', () => {
  test('a channel told to wait is not asked again before, and keeps its order', async () => {
    await rig.says('你好', 'E1')
    const recipient = { account: rig.account, address: { channel: `D${WANG}` } }
    rig.server.wrong({ status: 429, headers: { 'retry-after': '2' } }, 'chat.postMessage')
    const watch = stopwatch()
    const first = rig.platform.post(recipient, { text: '一' }, 'k1').catch((e: unknown) => e)
    const second = rig.platform.post(recipient, { text: '二' }, 'k2')
    expect(await first).toMatchObject({ code: 'rate-limited' })
    expect(((await first) as Fault).retryAfter!.total('seconds')).toBe(2)
    expect(calls('chat.postMessage')).toHaveLength(1)
    await second
    expect(watch()).toBeGreaterThan(1900)
  })

  test('six messages in a row to one person arrive in order, four at most in four seconds', async () => {
    const watch = stopwatch()
    await Promise.all(Array.from({ length: 6 }, (_, i) => rig.platform.post(to(), { text: `第${i}条` }, `k${i}`)))
    expect(await rig.shown()).toEqual(Array.from({ length: 6 }, (_, i) => `第${i}条`))
    expect(watch()).toBeGreaterThan(3500)
  }, 20_000)

  test.each(['hang', 'cut'] as const)('a server that goes silent (%s) is a fault worth another try', async (how) => {
    await rig.close()
    rig = await openSlackRig(host, { timeoutMs: 300 })
    rig.server.wrong(how, 'chat.postMessage')
    const fault = { code: 'unavailable', retryable: true }
    await expect(rig.platform.post(to(), { text: '一' }, 'k')).rejects.toMatchObject(fault)
    await rig.platform.post(to(), { text: '二' }, 'k2')
    expect(await rig.shown()).toEqual(['二'])
  })
})

describe('prompts, command, shortcut', () => {
  test('whoever opens the chat gets prompts each time, and one welcome', async () => {
    for (const id of ['Ea', 'Eb'])
      await tell(id, { type: 'app_home_opened', user: WANG, channel: `D${WANG}`, tab: 'messages' })
    await expect.poll(() => calls('assistant.threads.setSuggestedPrompts').length).toBe(2)
    expect(calls('assistant.threads.setSuggestedPrompts')[0]!.args['prompts']).toEqual([
      { title: '明天请一天年假', message: '明天请一天年假' },
    ])
    expect(host.heard.map((h) => h.content)).toEqual([{ kind: 'opened' }])
  })

  const command = (text: string, response_url: string) =>
    rig.server.envelope('slash_commands', {
      team_id: TEAM,
      channel_id: 'C0PRIVATE',
      user_id: WANG,
      command: '/yiju',
      text,
      response_url,
      trigger_id: `c.${ts()}`,
      is_enterprise_install: 'false',
    })

  test('a command is answered to its speaker alone, even where the app is not a member', async () => {
    await command('下周三请年假', `${rig.server.origin}/commands/1`)
    await rig.platform.note(rig.account, host.heard[0]!.place.address, '回答在私信里 <!channel>', 'n1')
    expect(rig.server.responses).toMatchObject([{ response_type: 'ephemeral' }])
    const { text, blocks } = rig.server.responses[0] as { text: string; blocks: unknown }
    expect([text, ...parsedBySlack(blocks)].join()).not.toMatch(/<!|<@/)
    expect(rig.server.ephemeral).toEqual([])
  })

  test('an address that is not Slack’s is never written to', async () => {
    const elsewhere = await openSlackServer()
    await command('x', `${elsewhere.origin}/commands/steal`)
    await rig.platform.note(rig.account, host.heard[0]!.place.address, '一句', 'n1')
    expect([elsewhere.responses, rig.server.responses]).toEqual([[], []])
    expect(rig.server.ephemeral.map((m) => m.channel)).toEqual(['C0PRIVATE'])
    await elsewhere.close()
  })

  test('a note to somebody who is not there is left in the thread', async () => {
    await rig.mentions!('请假', 'E1')
    rig.server.wrong({ error: 'user_not_in_channel' }, 'chat.postEphemeral')
    await rig.platform.note(rig.account, host.heard[0]!.place.address, '回答在私信里', 'n1')
    expect(rig.server.messages[0]).toMatchObject({
      channel: 'C0GENERAL',
      thread_ts: host.heard[0]!.place.address['thread'],
    })
  })

  test('a command without words is a greeting', async () => {
    await command('  ', `${rig.server.origin}/commands/1`)
    expect(host.heard[0]!.content).toEqual({ kind: 'opened' })
  })
})

describe('links to requests', () => {
  const details: Card = { ...fullCard, title: '王芳的请假', subtitle: 'QJ-20260305-001 · 进行中', buttons: [] }
  const share = (...urls: string[]) =>
    tell(`El${ts()}`, {
      type: 'link_shared',
      user: WANG,
      channel: 'C0GENERAL',
      message_ts: '1772000160.000100',
      links: urls.map((url) => ({ url, domain: new URL(url).hostname })),
    })
  const open = () =>
    tell(`Ed${ts()}`, {
      type: 'entity_details_requested',
      user: WANG,
      trigger_id: '1.2.e',
      entity_url: 'https://yiju.example.com/requests/r-1',
      external_ref: { id: 'r-1', type: 'request' },
    })

  test('everybody sees number and status, and nothing else of the card', async () => {
    host.details = async (account, request) => (account.user === WANG && request === 'r-1' ? details : undefined)
    await share(
      'https://yiju.example.com/requests/r-1',
      'https://yiju.example.com/requests/r-2',
      'https://evil.example/requests/r-1',
    )
    await expect.poll(() => calls('chat.unfurl').length).toBe(1)
    const said = JSON.stringify(calls('chat.unfurl')[0]!.args)
    expect(said).toContain('QJ-20260305-001 · 进行中')
    expect(said).not.toMatch(/王芳|回老家|年假|李强|r-2|evil/)
  })

  test('what the person who shares it may not see is not unfurled at all', async () => {
    await share('https://yiju.example.com/requests/r-1')
    await new Promise((go) => setTimeout(go, 100))
    expect(calls('chat.unfurl')).toEqual([])
  })

  test('the details are each person’s own', async () => {
    host.details = async () => details
    await open()
    await expect.poll(() => calls('entity.presentDetails').length).toBe(1)
    const { metadata } = calls('entity.presentDetails')[0]!.args as { metadata: { entity_payload: object } }
    expect(JSON.stringify(metadata)).toMatch(/王芳的请假[^]*回老家看病[^]*直属主管/)
    host.details = async () => undefined
    await open()
    await expect.poll(() => calls('entity.presentDetails').length).toBe(2)
    expect(calls('entity.presentDetails')[1]!.args).toEqual({ trigger_id: '1.2.e', error: { status: 'restricted' } })
  })
})

describe('pictures and thumbs', () => {
  const picture = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) }
  const image = () => rig.server.messages[0]!.blocks.find((b) => b['type'] === 'image')

  test('a picture is uploaded unseen and shown on the card', async () => {
    host.picture = async () => picture
    await rig.platform.post(to(), { card: fullCard }, 'k1')
    const { id } = image()!['slack_file'] as { id: string }
    expect(rig.server.files.get(id)!.bytes).toEqual(Buffer.from(picture.bytes))
    expect(calls('files.completeUploadExternal')[0]!.args).not.toHaveProperty('channel_id')
  })

  test('one that Slack is still looking at is tried again; one that fails leaves its description', async () => {
    host.picture = async () => picture
    rig.server.wrong({ error: 'invalid_blocks' }, 'chat.postMessage')
    await rig.platform.post(to(), { card: fullCard }, 'k1')
    expect(image()).toBeDefined()
    rig.server.messages.length = 0
    rig.server.wrong({ error: 'internal_error' }, 'files.getUploadURLExternal')
    await rig.platform.post(to(), { card: fullCard }, 'k2')
    expect(image()).toBeUndefined()
    expect((await rig.shown()).join()).toContain('本月趋势图')
  })

  test('a judgement of an answer is Slack’s own thumbs', async () => {
    const judged: Card = {
      ...fullCard,
      buttons: [
        { id: 'b-start', label: '请假', role: 'primary' },
        { id: 'b-good', label: '👍 有用', role: 'default', feedback: 'good' },
        { id: 'b-bad', label: '👎 没用', role: 'default', feedback: 'bad' },
      ],
    }
    await rig.platform.post(to(), { card: judged }, 'k1')
    const block = rig.server.messages[0]!.blocks.find((b) => b['type'] === 'context_actions')
    expect(wordsIn(block)).toEqual(['👍 有用', '👎 没用'])
    expect(JSON.stringify(block)).toContain('feedback_buttons')
  })
})

describe('files and clips', () => {
  const limit = 1000
  const file = (ref: Record<string, unknown>, more = {}) => ({ name: 'a.pdf', type: 'application/pdf', ref, ...more })

  test('are fetched with the workspace’s own token', async () => {
    rig.server.files.set('F1', { bytes: Buffer.from('pdf'), type: 'application/pdf' })
    const url = `${rig.server.origin}/files-pri/F1`
    expect(await rig.platform.fetch(rig.account, file({ url }), limit)).toEqual({
      name: 'a.pdf',
      type: 'application/pdf',
      bytes: new Uint8Array(Buffer.from('pdf')),
    })
    expect((await rig.platform.fetch(rig.account, file({ id: 'F1' }), limit)).bytes).toHaveLength(3)
  })

  test.each([
    ['too large by its size', file({ url: '/F2' }, { size: 2000 }), 'too-large'],
    ['too large by its bytes', file({ url: '/F2' }), 'too-large'],
    ['not there', file({ url: '/F3' }), 'forbidden'],
    ['elsewhere', file({ url: 'http://169.254.169.254/latest' }), 'bad-input'],
    ['at a look-alike', file({ url: 'https://files.slack.com.evil.example/x' }), 'bad-input'],
    ['a sign-in page', file({ url: '/F4' }), 'forbidden'],
  ])('one that is %s', async (_, remote, code) => {
    rig.server.files.set('F2', { bytes: Buffer.alloc(2000), type: 'application/pdf' })
    rig.server.files.set('F4', { bytes: Buffer.from('<html>'), type: 'text/html; charset=utf-8' })
    const url = String(remote.ref['url'])
    const ref = { url: url.startsWith('/') ? `${rig.server.origin}/files-pri${url}` : url }
    await expect(rig.platform.fetch(rig.account, { ...remote, ref }, limit)).rejects.toMatchObject({ code })
  })

  test('where Slack leads is followed, away from Slack is not', async () => {
    const elsewhere = await openSlackServer()
    const to = (name: string, url: string) => rig.server.files.set(name, { bytes: Buffer.from(url), type: 'redirect' })
    rig.server.files.set('F5', { bytes: Buffer.from('pdf'), type: 'application/pdf' })
    to('inside', `${rig.server.origin}/files-pri/F5`)
    to('outside', `${elsewhere.origin}/api/auth.test`)
    to('round', `${rig.server.origin}/files-pri/round`)
    const get = (name: string) =>
      rig.platform.fetch(rig.account, file({ url: `${rig.server.origin}/files-pri/${name}` }), limit)
    expect((await get('inside')).bytes).toHaveLength(3)
    await expect(get('outside')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(get('round')).rejects.toMatchObject({ code: 'forbidden' })
    expect(elsewhere.calls).toEqual([])
    await elsewhere.close()
  })

  test('a long clip’s transcript is read from its subtitles', async () => {
    rig.server.files.set('vtt', {
      type: 'text/vtt',
      bytes: Buffer.from(
        'WEBVTT\n\nNOTE Slack\n\n1\n00:00:00.000 --> 00:00:02.500\n<v 王芳>下周三请一天年假，\n\n2\n00:00:02.500 --> 00:00:04.000\n交接给李强。\n',
      ),
    })
    const clip = (id: string, vtt: string) =>
      tell(id, {
        type: 'message', channel: `D${WANG}`, channel_type: 'im', user: WANG, text: '', ts: ts(), subtype: 'file_share',
        files: [{ id: 'F9', name: 'audio_message.m4a', mimetype: 'audio/mp4', subtype: 'slack_audio', url_private: `${rig.server.origin}/files-pri/F9`, vtt, transcription: { status: 'complete', locale: 'zh-CN', preview: { content: '下周三请一天', has_more: true } } }],
      }) // prettier-ignore
    await clip('Ev1', `${rig.server.origin}/files-pri/vtt`)
    await clip('Ev2', `${rig.server.origin}/files-pri/nothing`)
    expect(host.heard.map((h) => (h.content as { transcript?: string }).transcript)).toEqual([
      '下周三请一天年假， 交接给李强。',
      undefined,
    ])
  })
})

test.each([
  ['a clip Slack calls a video', { name: 'audio_message.m4a', mimetype: 'video/mp4' }, 'voice', 'audio/mp4'],
  ['a sound file without a word', { name: 'memo.m4a', mimetype: 'audio/x-m4a' }, 'voice', 'audio/x-m4a'],
  ['a video', { name: 'tour.mp4', mimetype: 'video/mp4' }, 'text', 'video/mp4'],
])('%s is heard as %s', async (_, file, kind, type) => {
  const files = [{ id: 'F1', url_private: `${rig.server.origin}/files-pri/F1`, ...file }]
  await tell(`Es${ts()}`, {
    type: 'message',
    subtype: 'file_share',
    channel: `D${WANG}`,
    channel_type: 'im',
    user: WANG,
    text: '',
    ts: ts(),
    files,
  })
  const { content } = host.heard[0]!
  expect(content.kind).toBe(kind)
  expect(JSON.stringify(content)).toContain(`"type":"${type}"`)
})

describe('who somebody is', () => {
  test.each([
    ['a colleague', {}, { name: '王芳', email: 'wang.fang@acme.example' }],
    ['with an e-mail nobody confirmed', { is_email_confirmed: false }, { name: '王芳' }],
    ['a bot', { is_bot: true }, undefined],
    ['gone', { deleted: true }, undefined],
    ['of another company', { is_stranger: true }, undefined],
    ['of another workspace', { team_id: 'T0OTHER' }, undefined],
    [
      'of the same enterprise',
      { team_id: 'T0OTHER', enterprise_user: { enterprise_id: 'E1', teams: [TEAM] } },
      { name: '王芳', email: 'wang.fang@acme.example' },
    ],
  ])('%s', async (_, over, expected) => {
    rig.server.users.set(WANG, { ...wang, ...over })
    expect(await rig.platform.profile(rig.account)).toEqual(expected)
    const found = await rig.platform.find!({ email: 'wang.fang@acme.example', staffId: 'w1' })
    expect(found).toEqual(expected && 'email' in expected ? rig.account : undefined)
  })

  test('nobody by that e-mail, or of another workspace than ours', async () => {
    expect(await rig.platform.find!({ email: 'nobody@acme.example', staffId: 'n' })).toBeUndefined()
    expect(await rig.platform.find!({ staffId: 'n' })).toBeUndefined()
    await expect(rig.platform.profile({ ...rig.account, workspace: 'T0EVIL' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('the doctor', () => {
  const seen = async () =>
    (await rig.platform.check()).map(({ what, state, seen, next }) => [what, state, seen, next ?? ''].join(' | '))

  test('all is well', async () => {
    expect((await seen()).every((line) => line.includes('| works |'))).toBe(true)
  })

  test('a scope is missing, a token was revoked: which, and what to do', async () => {
    rig.server.tokens.set(BOT.token, { team: TEAM, scopes: 'chat:write,commands' })
    expect((await seen()).join('\n')).toMatch(
      /SLACK_BOT_TOKEN \| broken \|.*im:history \(hearing direct messages\).*reinstall/,
    )
    rig.server.tokens.clear()
    rig.server.wrong({ error: 'invalid_auth' }, 'apps.connections.open')
    const lines = (await seen()).join('\n')
    expect(lines).toMatch(/SLACK_BOT_TOKEN \| broken \| invalid_auth \| copy/)
    expect(lines).toMatch(/SLACK_APP_TOKEN \| broken \| invalid_auth \| make an app-level token/)
  })
})

test('no token, secret, or word of a person is ever written to the log', async () => {
  await rig.says('我的身份证号是 110101', 'E1')
  for (const error of ['invalid_auth', 'internal_error', 'invalid_blocks', 'user_disabled']) {
    rig.server.wrong({ error })
    await rig.platform.post(to(), { text: '工资 12345' }, 'k').catch(() => {})
  }
  rig.server.wrong('cut')
  await rig.platform.post(to(), { text: '工资 12345' }, 'k').catch(() => {})
  rig.server.wrong({ error: 'expired_trigger_id' }, 'views.open')
  await rig.platform.post(to(), { card: fullCard }, 'k2')
  await rig.press('拒绝')
  rig.server.drop('plug')
  await expect.poll(() => rig.server.connections(), { timeout: 5000 }).toBe(1)
  expect(host.lines.length).toBeGreaterThan(1)
  const log = host.lines.join('\n')
  for (const secret of [BOT.token, APP_TOKEN, '110101', '12345', '回老家看病']) expect(log).not.toContain(secret)
})
