// What every chat platform must do, whatever its wire looks like. Each adapter's spec hands a rig over its loopback server.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/chat/card.ts'
import type { Account, Heard, PlatformName } from '../../src/chat/message.ts'
import type { ChatPlatform, Host } from '../../src/chat/platform.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { Fault } from '../../src/kernel/fault.ts'

/** The adapter on its vendor's wire, against a loopback server that the test plays. */
export interface Rig {
  platform: ChatPlatform
  /** Somebody the server knows, with an e-mail it vouches for. */
  account: Account
  email: string
  /** This person writes to us directly; the server resolves when it was acknowledged. */
  says(text: string, event: string): Promise<void>
  /** Presses a button of the newest card they were shown, as the vendor's client would, filling its input when it has one. */
  presses(label: string, input?: string): Promise<void>
  /** Mentions us in a channel. Left out where there are none. */
  mentions?(text: string, event: string): Promise<void>
  /** All words somebody sees in the messages of this person, oldest first, as they stand now. */
  shown(): Promise<readonly string[]>
  /** Text of notifications, previews and fallbacks: what appears on a locked screen. */
  previews(): Promise<readonly string[]>
  /** Everything we sent to the server, as JSON; and what in it would ring for everybody, or hide a link, on this platform. */
  raw(): Promise<string>
  alive: RegExp
  /** Words left in channels. */
  left?(): Promise<readonly string[]>
  /** What was said in channels for everybody there, in the thread of the mention. Left out where nothing is answered there. */
  aloud?(): Promise<readonly string[]>
  /** From now on somebody from outside reads along in the channel. */
  letsIn?(who: 'guest' | 'company'): void
  /** Cards of this platform have no text input: a button that needs words is pressed without, and they are asked in the chat. */
  asksInChat?: boolean
  /** A card can be changed only just after somebody pressed it. */
  changesAfterPress?: boolean
  /** The next call of ours is answered so. */
  fails(how: 'rate-limited' | 'down' | 'rejected' | 'gone'): void
  close(): Promise<void>
}

export interface StubHost extends Host {
  heard: Heard[]
  lines: string[]
  /** Milliseconds until `hear` has stored. */
  slow: number
}

export function stubHost(over: Partial<Host> = {}): StubHost {
  const secrets = new Map<string, unknown>()
  const events = new Set<string>()
  const host: StubHost = {
    heard: [],
    lines: [],
    slow: 0,
    now: () => Temporal.Now.instant(),
    hear: async (heard) => {
      if (host.slow > 0) await new Promise((done) => setTimeout(done, host.slow))
      const fresh = !events.has(heard.event)
      events.add(heard.event)
      if (fresh) host.heard.push(heard)
      return { fresh }
    },
    form: async () => undefined,
    checkForm: async () => ({}),
    home: async () => [],
    details: async () => undefined,
    picture: async () => undefined,
    links: async (_account, card) =>
      Object.fromEntries(card.buttons.map((b) => [b.id, `https://yiju.example.com/act/${b.id}`])),
    words: async () => ({
      locale: 'zh',
      received: '收到，正在处理…',
      send: '发送',
      cancel: '取消',
      open: '在网页打开',
      more: '更多',
      over: '这张卡片已经处理过了。',
      personHint: '姓名或邮箱',
      prompts: ['明天请一天年假'],
      homeTitle: '一句',
      homeEmpty: '没有待办',
      picture: '（图片请在网页查看）',
      privately: '（仅在网页可见）',
      footer: '请勿转发。',
    }),
    secrets: {
      read: async (workspace) => secrets.get(workspace),
      change: async (workspace, next) => {
        const value = await next(secrets.get(workspace))
        secrets.set(workspace, value)
        return value
      },
      remove: async (workspace) => void secrets.delete(workspace),
    },
    webAddress: 'https://yiju.example.com',
    log: {
      info: (fields, line) => void host.lines.push(`${line} ${JSON.stringify(fields)}`),
      warn: (fields, line) =>
        void host.lines.push(`${line} ${JSON.stringify(fields)} ${String(fields['error'] ?? '')}`),
    },
    ...over,
  }
  return host
}

/** Every block there is. */
export const fullCard: Card = {
  title: '王芳的请假，等您审批',
  tone: 'info',
  subtitle: 'QJ-20260305-001 · 进行中',
  blocks: [
    { block: 'text', text: '请在周五前处理。' },
    {
      block: 'fields',
      rows: [
        { label: '假期类型', value: '年假' },
        { label: '事由', value: '回老家看病', private: true },
        { label: '时间', value: '3月11日 – 3月13日', changed: true },
      ],
    },
    {
      block: 'table',
      columns: ['项目', '金额'],
      rows: [
        ['打车', '¥86'],
        ['住宿', '¥450'],
      ],
    },
    {
      block: 'route',
      steps: [
        { name: '直属主管', people: ['李强'], state: 'current', detail: '等了两天' },
        { name: '人事', people: ['赵敏'], state: 'coming' },
      ],
    },
    {
      block: 'list',
      items: [
        { title: '第一条', detail: '明细', request: 'r1' },
        { title: '第二条', path: '/knowledge' },
      ],
    },
    {
      block: 'quote',
      sentences: [
        { text: '年假须提前三天申请。', best: true },
        { text: '另有规定除外。', best: false },
      ],
      source: '《员工手册》第三章',
    },
    { block: 'note', tone: 'warning', text: '与项目上线重叠' },
    { block: 'image', file: 'f1', alt: '本月趋势图' },
  ],
  buttons: [
    { id: 'b-approve-0123456789abcdef0123456789ab', label: '同意', role: 'primary' },
    {
      id: 'b-reject-0123456789abcdef0123456789abc',
      label: '拒绝',
      role: 'danger',
      input: { kind: 'text', label: '理由', required: true, maxLength: 500 },
    },
    { id: 'b-view-0123456789abcdef0123456789abcdef', label: '查看', role: 'default' },
  ],
}

/** As it is said before everybody: quotes with their source. */
const publicCard: Card = {
  title: '公司文档里写着',
  tone: 'info',
  blocks: [
    {
      block: 'quote',
      sentences: [{ text: '年假须提前三天申请。', best: true }],
      source: '《员工手册》第三章',
      path: '/knowledge/d1#p1',
    },
  ],
  buttons: [],
}

/** Words of the full card that must be readable on every platform. */
const READABLE = [
  fullCard.title, 'QJ-20260305-001', '请在周五前处理。', '假期类型', '年假', '回老家看病', '3月11日', '项目', '打车', '¥450',
  '直属主管', '李强', '赵敏', '第一条', '第二条', '年假须提前三天申请', '《员工手册》第三章', '与项目上线重叠', '同意', '拒绝', '查看',
] // prettier-ignore

export function platformContract(name: PlatformName, open: (host: StubHost) => Promise<Rig>): void {
  describe(`${name}: what every chat platform does`, () => {
    let host: StubHost
    let rig: Rig
    const to = () => ({ account: rig.account })
    beforeEach(async () => {
      host = stubHost()
      rig = await open(host)
    })
    afterEach(() => rig.close())

    test('what is said is heard, word for word, from the account the platform vouches for', async () => {
      await rig.says('下周三到周五请年假，回老家 & <b>谢谢</b>', 'E1')
      expect(host.heard).toHaveLength(1)
      expect(host.heard[0]).toMatchObject({
        account: rig.account,
        place: { kind: 'direct' },
        content: { kind: 'text', text: '下周三到周五请年假，回老家 & <b>谢谢</b>' },
      })
    })

    test('the same event twice has the same key; two events have two', async () => {
      await rig.says('一', 'E1')
      await rig.says('一', 'E1')
      await rig.says('一', 'E2')
      expect(host.heard).toHaveLength(2)
    })

    test('nothing is acknowledged before it is stored', async () => {
      host.slow = 150
      await rig.says('慢一点', 'E1')
      expect(host.heard).toHaveLength(1)
    })

    test('where it was heard a direct answer can be posted', async () => {
      await rig.says('你好', 'E1')
      const { address } = host.heard[0]!.place
      await rig.platform.post({ account: rig.account, address }, { text: '您好，王芳' }, 'k1')
      expect((await rig.shown()).join('\n')).toContain('您好，王芳')
    })

    test('every block of a card can be read, and its buttons pressed', async () => {
      await rig.platform.post(to(), { card: fullCard }, 'k1')
      const words = (await rig.shown()).join('\n')
      expect(READABLE.filter((word) => !words.includes(word))).toEqual([])
      await rig.presses('同意')
      expect(host.heard.at(-1)?.content).toEqual({ kind: 'press', button: fullCard.buttons[0]!.id })
      await rig.presses('拒绝', '时间冲突')
      expect(host.heard.at(-1)?.content).toEqual({
        kind: 'press',
        button: fullCard.buttons[1]!.id,
        ...(rig.asksInChat ? {} : { input: '时间冲突' }),
      })
      expect(host.heard.every((h) => h.account.user === rig.account.user)).toBe(true)
    })

    test('what appears on a locked screen holds nothing private', async () => {
      await rig.platform.post(to(), { card: fullCard }, 'k1')
      expect((await rig.previews()).join('\n')).not.toContain('回老家看病')
    })

    test('a card is changed in place: its buttons go, its outcome stands', async () => {
      const { ref, address } = await rig.platform.post(to(), { card: fullCard }, 'k1')
      if (rig.changesAfterPress) await rig.presses('同意')
      const before = (await rig.shown()).length
      const settled: Card = { ...fullCard, tone: 'success', subtitle: '李强 已同意', buttons: [] }
      const again = await rig.platform.update(
        { ...to(), ...(address ? { address } : {}) },
        ref,
        { card: settled },
        'k2',
      )
      expect(again.ref).toBeTruthy()
      const shown = await rig.shown()
      expect(shown).toHaveLength(before)
      expect(shown.join('\n')).toContain('李强 已同意')
      expect(shown.join('\n')).not.toContain('拒绝')
    })

    test('words of people and documents cannot call everybody, nor dress up as something else', async () => {
      const evil =
        '<!channel> @all @所有人 <at user_id="all">所有人</at> [点这里](https://evil.example) <https://evil.example|公司网>'
      await rig.platform.post(to(), { text: evil }, 'k1')
      await rig.platform.post(
        to(),
        { card: { title: evil, tone: 'info', blocks: [{ block: 'text', text: evil }], buttons: [] } },
        'k2',
      )
      expect(await rig.shown()).toHaveLength(2)
      expect(await rig.raw()).not.toMatch(rig.alive)
    })

    test('a very long card is cut, not refused', async () => {
      const long = '很长的内容。'.repeat(4000)
      const rows = Array.from({ length: 300 }, (_, i) => [`第${i}项`, `¥${i}`])
      const card: Card = {
        ...fullCard,
        blocks: [
          { block: 'text', text: long },
          { block: 'table', columns: ['项目', '金额'], rows },
        ],
        buttons: Array.from({ length: 30 }, (_, i) => ({ id: `b${i}`, label: `按钮${i}`, role: 'default' as const })),
      }
      await rig.platform.post(to(), { card }, 'k1')
      expect((await rig.shown()).join('\n')).toContain('很长的内容')
    })

    test.each([
      ['rate-limited', 'rate-limited', true],
      ['down', 'unavailable', true],
      ['rejected', 'bad-input', false],
    ] as const)('a server that is %s is a fault the sender can act on', async (how, code, retryable) => {
      rig.fails(how)
      const fault = await rig.platform.post(to(), { text: '你好' }, 'k1').catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(Fault)
      expect(fault).toMatchObject({ code, retryable })
      if (how === 'rate-limited') expect((fault as Fault).retryAfter?.total('seconds')).toBeGreaterThan(0)
      await rig.platform.post(to(), { text: '又好了' }, 'k2')
      expect((await rig.shown()).join('\n')).toContain('又好了')
    })

    test('somebody who cannot be reached any more is not tried for ever', async () => {
      rig.fails('gone')
      const fault = await rig.platform.post(to(), { text: '你好' }, 'k1').catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(Fault)
      expect((fault as Fault).retryable).toBe(false)
    })

    test('the platform says who an account is', async () => {
      const profile = await rig.platform.profile(rig.account)
      expect(profile?.email ?? profile?.staffId).toBeTruthy()
      if (profile?.email) expect(profile.email.toLowerCase()).toBe(rig.email.toLowerCase())
    })

    test('a sign of work never fails', async () => {
      rig.fails('down')
      await rig.platform.working?.(to())
    })

    test('a mention is heard as said in a group, and only a plain line is left there', async () => {
      if (!rig.mentions || !rig.left) return
      await rig.mentions('下周三请年假', 'G1')
      expect(host.heard[0]).toMatchObject({ place: { kind: 'group' }, content: { kind: 'text', text: '下周三请年假' } })
      await rig.platform.note(rig.account, host.heard[0]!.place.address, '我把回答私下发给你了。', 'n1')
      expect((await rig.left()).join('\n')).toContain('我把回答私下发给你了。')
    })

    test('what everybody may read is answered in the thread, once, with its source and nothing to press', async () => {
      if (!rig.aloud || !rig.mentions) return void expect(rig.platform.groups).toBeUndefined()
      await rig.mentions('年假要提前几天申请', 'G1')
      const { address } = host.heard[0]!.place
      expect(await rig.platform.groups!.onlyColleagues(rig.account, address)).toBe(true)
      await rig.platform.groups!.answer(rig.account, address, { card: publicCard }, 'g1')
      const aloud = (await rig.aloud()).join('\n')
      for (const words of ['年假须提前三天申请', '《员工手册》第三章']) expect(aloud).toContain(words)
      expect(await rig.shown()).toEqual([])
    })

    test.each(['guest', 'company'] as const)('nothing is answered where a %s reads along', async (who) => {
      if (!rig.letsIn || !rig.mentions) return
      rig.letsIn(who)
      await rig.mentions('年假要提前几天申请', 'G1')
      expect(await rig.platform.groups!.onlyColleagues(rig.account, host.heard[0]!.place.address)).toBe(false)
    })

    test('what it needs and whether it works is said for the doctor', async () => {
      const checks = await rig.platform.check()
      expect(checks.length).toBeGreaterThan(0)
      for (const { state, next } of checks) if (state !== 'works') expect(next).toBeTruthy()
    })
  })
}
