// What Teams sends and how it is answered: files, voice, buttons, dialogs, the messaging extension, shared links, pictures.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTeams } from '../../src/adapters/teams/teams.ts'
import type { Card } from '../../src/chat/card.ts'
import type { ChatForm, FormAnswers, FormProblems } from '../../src/chat/form.ts'
import type { Account } from '../../src/chat/message.ts'
import { Fault } from '../../src/kernel/fault.ts'
import { AAD, actionsIn, inputsIn, openRig, USER, type TeamsRig } from '../kit/teams-rig.ts'
import { APP, TENANT } from '../kit/teams-server.ts'
import { fullCard, stubHost, type StubHost } from './platform.ts'

const me: Account = { platform: 'teams', workspace: TENANT, user: AAD }
const form: ChatForm = {
  draft: 'd1',
  title: '请假',
  submit: '提交',
  cancel: '取消',
  note: '附件请在网页填写。',
  inputs: [
    {
      id: 'kind',
      label: '假期类型',
      required: true,
      kind: 'choice',
      multiple: false,
      options: [{ id: 'annual', label: '年假' }],
      value: 'annual',
    },
    { id: 'time.start', label: '开始', required: true, kind: 'date', value: '2026-03-11' },
    { id: 'amount', label: '金额', required: false, kind: 'number', value: '86.5' },
    { id: 'why', label: '事由', required: false, kind: 'text', multiline: true, maxLength: 500 },
    { id: 'who', label: '交接人', required: false, kind: 'person', multiple: false, hint: '姓名' },
  ],
}
const details: Card = {
  ...fullCard,
  title: '王芳的年假',
  subtitle: 'QJ-1 · 进行中',
  buttons: [],
  about: { request: 'r1' },
}

let host: StubHost
let rig: TeamsRig
let problems: FormProblems
let checked: FormAnswers[]
beforeEach(async () => {
  problems = {}
  checked = []
  host = stubHost({
    form: async (account, draft) => (account.user === AAD && draft === 'd1' ? form : undefined),
    checkForm: async (_account, _draft, answers) => {
      checked.push(answers)
      return problems
    },
    details: async (account, request) => (account.user === AAD && request === 'r1' ? details : undefined),
    picture: async (account, file) =>
      account.user === AAD && file === 'f1' ? { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) } : undefined,
  })
  rig = await openRig(host, (server) =>
    openTeams({
      appId: APP,
      appSecret: 'the-secret-of-the-bot',
      tenantId: TENANT,
      publicUrl: 'https://yiju.example.com',
      serviceUrl: server.serviceUrl,
      patienceMs: 1500,
      trust: { openIdUrl: server.openIdUrl, hosts: [server.host] },
    }),
  )
})
afterEach(() => rig.close())

const heard = () => host.heard.map((h) => h.content)
const download = (name: string, path: string, fileType: string) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name,
  content: { downloadUrl: `${rig.server.url}${path}`, uniqueId: 'u', fileType },
})

describe('a message', () => {
  test('of nobody with an account of the company is not heard: a bot, a visitor of a meeting', async () => {
    expect((await rig.call({ from: { id: '28:other', name: 'Bot' } })).status).toBe(200)
    expect(host.heard).toEqual([])
  })

  test('keeps other people’s names where they were mentioned, loses ours', async () => {
    const text = '<at>Yiju</at>&nbsp;请把这个转交给<at id="1">李雷</at>'
    const entities = [
      { type: 'mention', text: '<at>Yiju</at>', mentioned: { id: `28:${APP}` } },
      { type: 'mention', text: '<at id="1">李雷</at>', mentioned: { id: '29:li' } },
      { type: 'clientInfo', locale: 'zh-CN' },
    ]
    await rig.call({ text, entities, conversation: { id: '19:g', conversationType: 'groupChat', isGroup: true } })
    expect(heard()).toEqual([{ kind: 'text', text: '请把这个转交给李雷' }])
  })

  test('loses our mention however the client numbers it', async () => {
    const conversation = { id: '19:g', conversationType: 'groupChat', isGroup: true }
    const entities = [{ type: 'mention', text: '<at>Yiju</at>', mentioned: { id: `28:${APP}` } }]
    await rig.call({ text: '<at id="0">Yiju</at> 帮助', entities, conversation })
    expect(heard()).toEqual([{ kind: 'text', text: '帮助' }])
  })

  test('with a file is heard with it; the file is fetched later, without our token, no more of it than asked for', async () => {
    rig.server.files.set('/invoice', { redirect: '/invoice-2' })
    rig.server.files.set('/invoice-2', { type: 'application/pdf', bytes: new Uint8Array(2000) })
    await rig.call({ text: '发票在这里', attachments: [download('发票.pdf', '/invoice', 'pdf')] })
    const [content] = heard()
    if (content?.kind !== 'text') throw new Error('not heard as text')
    const [file] = content.files!
    expect(file).toMatchObject({ name: '发票.pdf', type: 'application/pdf' })
    expect((await rig.platform.fetch(me, file!, 5000)).bytes).toHaveLength(2000)
    await expect(rig.platform.fetch(me, file!, 1999)).rejects.toMatchObject({ code: 'too-large' })
  })

  test.each([
    ['https://evil.example/x', 'forbidden'],
    ['http://169.254.169.254/latest', 'forbidden'],
    ['https://contoso.sharepoint.com.evil.example/x', 'forbidden'],
    ['https://user@contoso.sharepoint.com/x', 'forbidden'],
    ['file:///etc/passwd', 'forbidden'],
  ])('a file at %s is not fetched, whoever names it', async (url, code) => {
    const attachment = { ...download('x.pdf', '/x', 'pdf'), content: { downloadUrl: url, fileType: 'pdf' } }
    await rig.call({ text: '', attachments: [attachment] })
    expect(heard()).toEqual([{ kind: 'unreadable', what: 'file' }])
    const file = { name: 'x', type: 'application/pdf', ref: { url } }
    await expect(rig.platform.fetch(me, file, 10)).rejects.toMatchObject({ code })
    rig.server.files.set('/leads-away', { redirect: url })
    const led = { ...file, ref: { url: `${rig.server.url}/leads-away` } }
    await expect(rig.platform.fetch(me, led, 10)).rejects.toMatchObject({ code })
  })

  test('a recording sent as a file is a voice message', async () => {
    await rig.call({ text: '', attachments: [download('note.m4a', '/note', 'm4a')] })
    expect(heard()).toMatchObject([{ kind: 'voice', audio: { name: 'note.m4a', type: 'audio/mp4' } }])
  })

  test.each([
    [
      'of a phone',
      [
        {
          contentType: 'application/vnd.microsoft.card.audio',
          content: { media: [{ url: 'https://as.asm.skype.com/x' }] },
        },
      ],
      'voice',
    ],
    ['of a newer client', [{ contentType: 'application/vnd.microsoft.activity.voice+json', content: {} }], 'voice'],
    ['in a channel', [{ contentType: 'text/html', content: '<p><span itemtype="x"></span></p>' }], 'voice'],
    ['a sticker', [{ contentType: 'text/html', content: '<p><img alt="😀" src="https://x"></p>' }], 'other'],
  ])('a voice note or another thing without words, %s, is told apart', async (_, attachments, what) => {
    await rig.call({ text: '', attachments })
    expect(heard()).toEqual([{ kind: 'unreadable', what }])
  })

  test('an empty one, a reaction, an edit: acknowledged and let be', async () => {
    await rig.call({ text: ' ' })
    await rig.call({ type: 'messageReaction', id: 'r', reactionsAdded: [{ type: 'like' }] })
    await rig.call({ type: 'messageUpdate', id: 'u' })
    expect(host.heard).toEqual([])
  })
})

test('installed in the personal chat, told twice by Teams, is opened once; in a team nothing is said', async () => {
  await rig.call({ type: 'installationUpdate', id: 'f:1', action: 'add', text: undefined })
  await rig.call({ type: 'conversationUpdate', id: 'f:2', membersAdded: [{ id: `28:${APP}` }], text: undefined })
  await rig.call({ type: 'installationUpdate', id: 'f:3', action: 'remove', text: undefined })
  const conversation = { id: '19:team', conversationType: 'channel', isGroup: true }
  await rig.call({ type: 'installationUpdate', id: 'f:4', action: 'add', conversation })
  expect(heard()).toEqual([{ kind: 'opened' }])
})

describe('buttons', () => {
  const card: Card = {
    title: '报销',
    tone: 'info',
    blocks: [],
    buttons: [
      { id: 'b-1', label: '同意', role: 'primary' },
      { id: 'b-2', label: '转交', role: 'default', input: { kind: 'person', label: '给谁', required: true } },
      { id: 'b-3', label: '用表单填写', role: 'default', form: { draft: 'd1' } },
    ],
  }

  test('a press is answered within the call, in the words of the person', async () => {
    await rig.platform.post({ account: me }, { card }, 'k')
    expect(await rig.json(rig.press('同意'))).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: '收到，正在处理…',
    })
    expect(heard()).toEqual([{ kind: 'press', button: 'b-1' }])
  })

  test('a client that does not know Execute submits the same', async () => {
    await rig.platform.post({ account: me }, { card }, 'k')
    const [execute] = actionsIn(rig.server.posted[0]!.activity)
    const fallback = execute!['fallback'] as { type: string; data: unknown }
    expect(fallback.type).toBe('Action.Submit')
    await rig.call({ id: 'f:old', text: undefined, value: fallback.data })
    expect(heard()).toEqual([{ kind: 'press', button: 'b-1' }])
  })

  test('a colleague picked from Teams’ own search comes with the tenant', async () => {
    await rig.platform.post({ account: me }, { card }, 'k')
    await rig.call(rig.press('转交', AAD))
    expect(heard()).toEqual([{ kind: 'press', button: 'b-2', input: `account:${TENANT}/${AAD}` }])
  })

  test('a card carries nothing but opaque ids to act with', async () => {
    await rig.platform.post({ account: me }, { card }, 'k')
    const data = actionsIn(rig.server.posted[0]!.activity).flatMap((a) => (a['data'] ? [a['data']] : []))
    expect(data).toEqual([
      { yiju: 'press', button: 'b-1' },
      { msteams: { type: 'task/fetch' }, yiju: 'form', draft: 'd1', button: 'b-3' },
    ])
  })

  test('what is not ours is nothing', async () => {
    await rig.call({ text: '', value: { yiju: 'approve', button: 'b-1' } })
    await rig.call({ text: '', value: ['press'] })
    expect((await rig.call({ type: 'invoke', name: 'signin/verifyState', value: {} })).status).toBe(501)
    expect((await rig.call({ type: 'invoke', name: 'constructor', value: {} })).status).toBe(501)
    expect(host.heard).toEqual([])
  })
})

describe('the form in a dialog', () => {
  const invoke = (name: string, data: unknown) => rig.json({ type: 'invoke', name, id: `f:${name}`, value: { data } })
  const opened = () => invoke('task/fetch', { yiju: 'form', draft: 'd1', button: 'b-3' })

  test('is drawn with every kind of input, as it stands now', async () => {
    const inputs = inputsIn(await opened())
    expect(inputs.map((i) => [i['type'], i['id'], i['value']])).toEqual([
      ['Input.ChoiceSet', 'f.kind', 'annual'],
      ['Input.Date', 'f.time.start', '2026-03-11'],
      ['Input.Number', 'f.amount', 86.5],
      ['Input.Text', 'f.why', undefined],
      ['Input.ChoiceSet', 'p.who', undefined],
    ])
    expect(inputs[0]).toMatchObject({ label: '假期类型', isRequired: true, errorMessage: '假期类型' })
  })

  test('is heard once it is right', async () => {
    const data = { yiju: 'send-form', draft: 'd1', 'f.kind': 'annual', 'f.amount': 86.5, 'f.why': ' ', 'p.who': AAD }
    expect(await invoke('task/submit', data)).toEqual({ task: { type: 'message', value: '收到，正在处理…' } })
    const answers = { kind: 'annual', amount: '86.5', who: `account:${TENANT}/${AAD}` }
    expect(checked).toEqual([answers])
    expect(heard()).toEqual([{ kind: 'form', draft: 'd1', answers }])
  })

  test('stays open with what is wrong beside it and what was typed kept; nothing is heard', async () => {
    problems = { who: '没有叫这个名字的人', form: '余额不够' }
    const again = await invoke('task/submit', { yiju: 'send-form', draft: 'd1', 'f.why': '回老家', 'p.who': AAD })
    expect(host.heard).toEqual([])
    expect(JSON.stringify(again)).toContain('没有叫这个名字的人')
    expect(JSON.stringify(again)).toContain('余额不够')
    const inputs = inputsIn(again)
    expect(inputs.find((i) => i['id'] === 'f.why')).toMatchObject({ value: '回老家' })
    // Whom Teams found but nobody knows is typed instead.
    expect(inputs.find((i) => i['label'] === '交接人')).toMatchObject({ type: 'Input.Text', id: 'f.who' })
  })

  test.each(['gone', '', undefined])('of a draft that is over, or not theirs (%j), says so', async (draft) => {
    const over = { task: { type: 'message', value: '这张卡片已经处理过了。' } }
    expect(await invoke('task/fetch', { draft })).toEqual(over)
  })

  test('answered too late is an error, not silence', async () => {
    host.form = () => new Promise(() => {})
    const fault = await rig
      .call({ type: 'invoke', name: 'task/fetch', id: 'f:slow', value: { data: { draft: 'd1' } } })
      .catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(Fault)
    expect(fault).toMatchObject({ code: 'unavailable' })
  })
})

describe('the messaging extension', () => {
  const anywhere = {
    conversation: { id: '19:chat-of-others@unq.gbl.spaces', conversationType: 'groupChat', isGroup: true },
  }

  test('opens a box that holds the message it was called on', async () => {
    const messagePayload = {
      body: { contentType: 'html', content: '<div>下周三&nbsp;<b>请假</b></div><p>a &lt; b</p>' },
    }
    const value = { commandId: 'start', commandContext: 'message', messagePayload }
    const shown = await rig.json({ ...anywhere, type: 'invoke', name: 'composeExtension/fetchTask', id: 'f:x', value })
    expect(inputsIn(shown)[0]).toMatchObject({ id: 'words', value: '下周三 请假\na < b' })
    expect(host.heard).toEqual([])
  })

  test('what is sent is heard as the person’s own words, and answered where only they read it', async () => {
    const value = { commandId: 'start', data: { yiju: 'start', words: '下周三请年假' } }
    await rig.call({ ...anywhere, type: 'invoke', name: 'composeExtension/submitAction', id: 'f:y', value })
    const [one] = host.heard
    expect(one).toMatchObject({
      account: me,
      place: { kind: 'direct' },
      content: { kind: 'text', text: '下周三请年假' },
    })
    const { address } = await rig.platform.post({ account: me, address: one!.place.address }, { text: '好的' }, 'k')
    expect(rig.server.opened).toMatchObject([{ bot: { id: `28:${APP}` }, members: [{ id: USER }], tenantId: TENANT }])
    expect(address).toMatchObject({ conversation: 'a:opened-1' })
    expect(rig.server.posted.map((p) => p.conversation)).toEqual(['a:opened-1'])
  })

  test('a shared link shows number and status to all, and to each person what they may see', async () => {
    const value = { url: 'https://yiju.example.com/requests/r1' }
    const shown = await rig.json({ ...anywhere, type: 'invoke', name: 'composeExtension/queryLink', id: 'f:z', value })
    expect(JSON.stringify(shown)).toContain('QJ-1 · 进行中')
    expect(JSON.stringify(shown)).not.toMatch(/王芳|年假|回老家/)

    const [card] = (shown as { composeExtension: { attachments: { content: { refresh: { action: object } } }[] } })
      .composeExtension.attachments
    const refresh = { action: card!.content.refresh.action, trigger: 'automatic' }
    const open = (from: object) =>
      rig.json({ ...anywhere, type: 'invoke', name: 'adaptiveCard/action', id: 'f:r', value: refresh, from })
    const mine = await open({ id: USER, aadObjectId: AAD })
    expect(JSON.stringify(mine)).toContain('回老家看病')
    const theirs = await open({ id: '29:other', aadObjectId: '99999999-1111-2222-3333-444444444444' })
    expect(JSON.stringify(theirs)).toContain('QJ-1 · 进行中')
    expect(JSON.stringify(theirs)).not.toMatch(/王芳|年假|回老家/)
  })

  test.each(['https://yiju.example.com/requests/other', 'https://evil.example/requests/r1', 'x'])(
    'a link to %s shows nothing',
    async (url) => {
      const shown = await rig.json({ type: 'invoke', name: 'composeExtension/queryLink', id: 'f:z', value: { url } })
      expect(shown).toMatchObject({ composeExtension: { attachments: [] } })
    },
  )
})

describe('pictures of cards', () => {
  const shownAt = () => {
    const [, url] = /"url":"https:\/\/yiju\.example\.com\/hooks\/teams(\/picture\/[^"]+)"/.exec(
      rig.server.sent.at(-1)!,
    )!
    return url!
  }
  const get = (path: string) =>
    rig.platform.receive!({ method: 'GET', path, query: {}, headers: {}, body: new Uint8Array() })

  test('are fetched from an address of their own, which cannot be made up', async () => {
    await rig.platform.post({ account: me }, { card: fullCard }, 'k')
    const path = shownAt()
    expect(await get(path)).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' } })
    const [, ticket, signature] = /^\/picture\/(.+)\.(.+)$/.exec(path)!
    const other = Buffer.from(JSON.stringify([TENANT, AAD, 'f2', 9e9])).toString('base64url')
    expect((await get(`/picture/${other}.${signature!}`)).status).toBe(404)
    expect((await get(`/picture/${ticket!}.${signature!.slice(0, -1)}x`)).status).toBe(404)
    expect((await get('/picture/x')).status).toBe(404)
  })

  test('end after a week', async () => {
    await rig.platform.post({ account: me }, { card: fullCard }, 'k')
    const path = shownAt()
    const now = host.now()
    host.now = () => now.add({ hours: 24 * 7 + 1 })
    expect((await get(path)).status).toBe(404)
  })
})

test('a card that was deleted, or is out of reach for changing, is posted anew', async () => {
  const { ref, address } = await rig.platform.post({ account: me }, { card: fullCard }, 'k')
  rig.server.posted.length = 0
  const again = await rig.platform.update({ account: me, address: address! }, ref, { card: fullCard }, 'k2')
  expect(again.ref).not.toBe(ref)
  expect(rig.server.posted).toHaveLength(1)
})

test('answers that can be judged carry Microsoft’s label for what a machine wrote; others do not', async () => {
  const answer: Card = {
    title: '年假',
    tone: 'info',
    blocks: [],
    buttons: [{ id: 'g', label: '有用', role: 'default', feedback: 'good' }],
  }
  await rig.platform.post({ account: me }, { card: answer }, 'k1')
  await rig.platform.post({ account: me }, { card: fullCard }, 'k2')
  const labelled = rig.server.posted.map((p) => JSON.stringify(p.activity).includes('AIGeneratedContent'))
  expect(labelled).toEqual([true, false])
})

test('somebody met in a channel is looked up among the members of its team, in a chat among its own', async () => {
  const conversation = { id: '19:c@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true }
  await rig.call({ id: 'c1', conversation, channelData: { tenant: { id: TENANT }, team: { id: '19:team' } } })
  expect(await rig.platform.profile(me)).toMatchObject({ email: 'Wang.Fang@example.com' })
  await rig.call({ id: 'c2', conversation: { id: '19:chat@thread.v2', conversationType: 'groupChat', isGroup: true } })
  await rig.platform.profile(me)
  expect(rig.server.rosters).toEqual(['19:team', '19:chat@thread.v2'])
  expect(rig.server.opened).toEqual([])
})

test('a guest’s own address proves nothing', async () => {
  const guest = {
    id: '29:guest',
    name: 'Guest',
    email: 'boss@example.com',
    userPrincipalName: 'boss_x#EXT#@example.com',
  }
  rig.server.members.set('guest', guest)
  rig.server.members.set('roster', { ...guest, userPrincipalName: 'boss@example.com', userRole: 'guest' })
  for (const user of ['guest', 'roster']) expect(await rig.platform.profile({ ...me, user })).toEqual({ name: 'Guest' })
  expect(await rig.platform.profile({ ...me, user: 'nobody' })).toBeUndefined()
})

test('a connector that never answers is given up', async () => {
  rig.server.failing.push('hang')
  const fault = await rig.platform
    .post(
      { account: me, address: { serviceUrl: rig.server.serviceUrl, conversation: 'c', tenant: TENANT, user: USER } },
      { text: 'x' },
      'k',
    )
    .catch((error: unknown) => error)
  expect(fault).toMatchObject({ code: 'unavailable', retryable: true })
})

test.each(['长\n', '&\n', '"', '\\', '\u0001'])('the longest text of %j fits into what Teams takes', async (one) => {
  await rig.platform.post({ account: me }, { text: one.repeat(40_000) }, 'k')
  const { activity } = rig.server.posted.at(-1)!
  const bytes = new TextEncoder().encode(JSON.stringify(activity)).length
  expect(bytes).toBeLessThan(28_000)
  expect(bytes).toBeGreaterThan(4000)
})

test('the biggest card fits into what Teams takes', async () => {
  const long = '很长的内容，'.repeat(3000)
  const card: Card = {
    ...fullCard,
    about: { request: 'r1' },
    blocks: [
      ...Array.from({ length: 20 }, () => ({ block: 'text' as const, text: long })),
      { block: 'fields', rows: Array.from({ length: 80 }, (_, i) => ({ label: `第${i}项`, value: long })) },
    ],
  }
  await rig.platform.post({ account: me }, { card, text: long }, 'k')
  const { activity } = rig.server.posted.at(-1)!
  expect(new TextEncoder().encode(JSON.stringify(activity)).length).toBeLessThan(28_000)
  expect(actionsIn(activity).find((a) => a['type'] === 'Action.OpenUrl')).toMatchObject({
    url: 'https://yiju.example.com/requests/r1',
  })
})
