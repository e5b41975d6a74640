// People who talk to Yiju in their own chat: who they are, what they are answered, and that it stands there once and stays alive.
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { whoIs } from '../../src/assistant/platforms/introduce.ts'
import { takeCode } from '../../src/assistant/platforms/link.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { Fault } from '../../src/kernel/fault.ts'
import type { Speech } from '../../src/voice/ports.ts'
import { memoryPlatform, type MemoryPlatform } from '../kit/chat-platform.ts'
import { openOffice, type Office } from '../kit/office.ts'

const [wang, li] = ['wang-fang', 'li-qiang']
let chat: MemoryPlatform
let office: Office

const open = async (speech?: Speech) => {
  chat = memoryPlatform()
  office = await openOffice('2026-03-05T01:30:00Z', { platforms: [chat], ...(speech ? { speech } : {}) })
  const people = await office.world.database.open(office.org).people.organisation()
  const email = (id: string) => people.person(id)!.email!
  chat.profiles.set('UWANG', { email: email(wang) })
  chat.profiles.set('ULI', { email: email(li).toUpperCase() })
}
beforeEach(() => open())

const says = async (user: string, text: string, options?: Parameters<MemoryPlatform['says']>[2]) => {
  const before = chat.to(user).length
  await chat.says(user, text, options)
  await office.settle()
  return chat.to(user).slice(before)
}
const presses = async (user: string, label: string, title?: string, input?: string) => {
  const button = chat.card(user, title)?.buttons.find((b) => b.label === label)
  if (!button) throw new Error(`${user} sees no button ${label}`)
  await chat.hears(user, { kind: 'press', button: button.id, ...(input ? { input } : {}) })
  await office.settle()
}
const requests = async () =>
  (await office.world.database.open(office.org).views.mine(wang, { limit: 5 })).map((r) => r.request)

describe('who it is', () => {
  test('the e-mail the platform vouches for finds the colleague; what was said before is answered', async () => {
    const answers = await says('UWANG', '下周三到周五请年假，回老家')
    expect(answers[0]?.message.text).toContain('王芳')
    expect(answers.at(-1)?.message.card?.title).toBe('请确认：请假')
  })

  test('a stranger is told how to be known, gets nothing else, and nothing they said is kept', async () => {
    const answers = await says('UNOBODY', '下周三到周五请年假')
    expect(answers).toHaveLength(1)
    expect(answers[0]?.message.text).toContain('绑定码')
    expect(answers[0]?.message.text).toContain('Chat accounts')
    expect(await requests()).toEqual([])
    const again = await says('UNOBODY', 'hello')
    expect(again).toHaveLength(1)
  })

  test('a code taken in the web app links the account, once', async () => {
    const { code } = await takeCode(office.world, office.org, wang)
    const answers = await says('UX', `绑定 ${code.toLowerCase()}`)
    expect(answers[0]?.message.text).toContain('你好，王芳')
    expect((await says('UX', '明天请一天事假，家里有事')).at(-1)?.message.card?.title).toBe('请确认：请假')
    const second = await says('UY', code)
    expect(second[0]?.message.text).toContain('过期')
  })

  test('a code that is too old is no code; five wrong ones are enough', async () => {
    const { code } = await takeCode(office.world, office.org, wang)
    office.clock.advance({ minutes: 11 })
    expect((await says('UX', code))[0]?.message.text).toContain('过期')
    for (let i = 0; i < 4; i++) await says('UX', `ABCD-EFG${i + 2}`)
    const good = await takeCode(office.world, office.org, wang)
    expect((await says('UX', good.code))[0]?.message.text).toContain('一小时')
    office.clock.advance({ minutes: 61 })
    const fresh = await takeCode(office.world, office.org, wang)
    expect((await says('UX', fresh.code))[0]?.message.text).toContain('王芳')
  })

  test('two colleagues with one e-mail are nobody', async () => {
    const { people } = office.world.database.open(office.org)
    const organisation = await people.organisation()
    const email = organisation.person(wang)!.email!
    await people.save({
      ...organisation,
      people: organisation.people().map((p) => (p.id === li ? { ...p, email } : p)),
      departments: organisation.departments(),
    })
    expect((await says('UWANG', '明天请假'))[0]?.message.text).toContain('绑定码')
  })

  test("a leaver's account is nobody's any more", async () => {
    await says('UWANG', '你好')
    const { people } = office.world.database.open(office.org)
    const organisation = await people.organisation()
    await people.save({
      ...organisation,
      people: organisation.people().map((p) => (p.id === wang ? { ...p, active: false } : p)),
      departments: organisation.departments(),
    })
    expect((await says('UWANG', '明天请假'))[0]?.message.text).toContain('绑定码')
  })
})

describe('the same event', () => {
  test('is answered once, known or not', async () => {
    await chat.says('UWANG', '明天请一天年假', { event: 'E1' })
    expect(await chat.says('UWANG', '明天请一天年假', { event: 'E1' })).toBe(false)
    await office.settle()
    expect(await chat.says('UWANG', '明天请一天年假', { event: 'E1' })).toBe(false)
    await office.settle()
    expect(chat.to('UWANG').filter((s) => s.message.card)).toHaveLength(1)
  })
})

describe('what was answered before somebody was known', () => {
  test('is not answered again when the platform sends it once more', async () => {
    await says('UX', '明天请一天年假', { event: 'EOLD' })
    const { code } = await takeCode(office.world, office.org, wang)
    await says('UX', code)
    const before = chat.to('UX').length
    expect(await chat.says('UX', '明天请一天年假', { event: 'EOLD' })).toBe(false)
    await office.settle()
    expect(chat.to('UX')).toHaveLength(before)
  })
})

describe('a card is alive', () => {
  beforeEach(async () => {
    await says('UWANG', '下周三到周五请年假，回老家')
    await presses('UWANG', '提交')
  })

  test('the approver who never wrote gets it in their chat, decides there, and everybody knows', async () => {
    expect(chat.card('ULI')?.title).toBe('王芳的请假，等您审批')
    await presses('ULI', '同意')
    expect((await requests())[0]?.status).toBe('approved')
    // Settled in the chat and on the web, and the initiator is told in both.
    expect(chat.to('ULI').find((s) => s.changes > 0)?.message.card?.buttons).toEqual([])
    expect((await office.card(li, '王芳的请假'))?.buttons).toEqual([])
    expect(chat.card('UWANG')?.title).toMatch(/通过|同意/)
  })

  test('decided on the web, it changes in the chat; a press there says so and changes nothing', async () => {
    const button = chat.card('ULI')!.buttons.find((b) => b.label === '拒绝')!
    await office.presses(li, '同意')
    await office.settle()
    expect(chat.to('ULI').find((s) => s.changes > 0)?.message.card?.buttons).toEqual([])
    await chat.hears('ULI', { kind: 'press', button: button.id, input: '不行' })
    await office.settle()
    expect((await requests())[0]?.status).toBe('approved')
  })

  test("somebody else's button is refused kindly", async () => {
    const button = chat.card('ULI')!.buttons.find((b) => b.label === '同意')!
    await chat.hears('UWANG', { kind: 'press', button: button.id })
    await office.settle()
    expect((await requests())[0]?.status).toBe('underway')
    expect(chat.to('UWANG').at(-1)?.message.text).toBeTruthy()
  })
})

describe('while the platform is away', () => {
  test('what is said waits, in order, and stands once when it is back', async () => {
    await says('UWANG', '你好')
    const before = chat.to('UWANG').length
    chat.failing = [
      new Fault('unavailable', 'down'),
      new Fault('rate-limited', 'slow down', { retryAfter: Temporal.Duration.from({ seconds: 5 }) }),
    ]
    await says('UWANG', '明天请一天年假')
    await says('UWANG', '取消')
    expect(chat.to('UWANG')).toHaveLength(before)
    for (let i = 0; i < 4; i++) {
      office.clock.advance({ minutes: 1 })
      await office.settle()
    }
    const shown = chat.to('UWANG').slice(before)
    expect(shown.map((s) => s.message.card?.title ?? s.message.text)[0]).toBe('请确认：请假')
    expect(new Set(shown.map((s) => s.ref)).size).toBe(shown.length)
    expect(shown.length).toBeGreaterThanOrEqual(2)
    // One that was not answered may have arrived; one that was told to wait did not.
    expect(chat.doubted).toHaveLength(1)
  })

  test('a card that cannot be drawn is told in plain words, and what comes after it still comes', async () => {
    await says('UWANG', '你好')
    chat.refuses = (m) => m.card !== undefined
    const shown = await says('UWANG', '明天请一天年假')
    expect(shown[0]?.message.text).toContain('请确认：请假')
    expect(await says('UWANG', '谢谢')).not.toEqual([])
  })

  test('killed between showing it and noting that, it is shown again under the same key, and what follows comes after it', async () => {
    await says('UWANG', '你好')
    const before = chat.to('UWANG').length
    chat.dies = true
    await chat.says('UWANG', '明天请一天年假')
    // This process never comes back from the platform; the next one finds the line held, waits, and takes over.
    void office.settle()
    await vi.waitFor(() => expect(chat.to('UWANG').length).toBe(before + 1), { timeout: 20_000 })
    await chat.says('UWANG', '谢谢')
    for (let i = 0; i < 3; i++) {
      office.clock.advance({ minutes: 3 })
      await office.minute()
    }
    const shown = chat.to('UWANG').slice(before)
    // The first card once, its buttons gone; then the answer to the thanks, and the card anew.
    expect(shown.map((s) => s.message.card?.title ?? 'words')).toEqual(['请确认：请假', 'words', '请确认：请假'])
    expect(shown.map((s) => s.message.card?.buttons.length ?? 0)).toEqual([0, 0, expect.any(Number)])
    expect(shown[2]?.message.card?.buttons).not.toEqual([])
    // Only of the one that was being posted is it doubtful whether it arrived.
    expect(chat.doubted).toHaveLength(1)
  })

  test('somebody who may not be looked up is given up, not looked up for ever', async () => {
    let asked = 0
    chat.find = async () => {
      asked += 1
      throw new Fault('forbidden', 'no such scope')
    }
    await says('UWANG', '下周三到周五请年假，回老家')
    await presses('UWANG', '提交')
    const before = asked
    expect(before).toBeGreaterThan(0)
    office.clock.advance({ minutes: 5 })
    await office.minute()
    expect(asked).toBe(before)
    expect((await office.card(li))?.title).toBe('王芳的请假，等您审批')
  })

  test('somebody who cannot be reached does not keep the job coming back', async () => {
    await says('UWANG', '你好')
    chat.failing = [new Fault('forbidden', 'blocked')]
    await says('UWANG', '明天请一天年假')
    office.clock.advance({ minutes: 5 })
    await office.minute()
    expect(chat.failing).toEqual([])
  })
})

describe('among others', () => {
  test('a mention is answered in private; the line in the channel says nothing of it', async () => {
    await says('UWANG', '你好')
    const answers = await says('UWANG', '下周三到周五请年假，回老家', { group: true })
    expect(answers.at(-1)?.message.card?.title).toBe('请确认：请假')
    expect(chat.notes).toEqual([{ to: 'UWANG', text: '我把回答私下发给你了。' }])
  })
})

describe('forms', () => {
  const account = { platform: 'slack' as const, workspace: 'T1', user: 'UWANG' }
  const formButton = () => chat.card('UWANG')?.buttons.find((b) => b.form)?.form

  test('a draft is drawn as plain inputs, checked, and taken', async () => {
    await says('UWANG', '下周三到周五请年假，回老家')
    const { draft } = formButton()!
    const form = await chat.host.form(account, draft)
    expect(form?.inputs.map((i) => [i.id, i.kind, i.value])).toEqual(
      expect.arrayContaining([
        ['leaveType', 'choice', 'annual'],
        ['period.start', 'date', '2026-03-11'],
        ['period.end', 'date', '2026-03-13'],
      ]),
    )
    const answers = Object.fromEntries(form!.inputs.map((i) => [i.id, i.value ?? '']))
    const wrong = await chat.host.checkForm(account, draft, { ...answers, 'period.end': '2026-03-01' })
    expect(Object.keys(wrong)).toEqual(['period.start'])
    expect(await chat.host.checkForm(account, draft, { ...answers, handover: '没有这个人' })).toHaveProperty('handover')
    const right = { ...answers, 'period.end': '2026-03-12' }
    expect(await chat.host.checkForm(account, draft, right)).toEqual({})
    await chat.hears('UWANG', { kind: 'form', draft, answers: right })
    await office.settle()
    expect(JSON.stringify(chat.card('UWANG'))).toContain('3月12日')
  })

  test('a colleague picked by their account is found, also one who never wrote', async () => {
    await says('UWANG', '下周三到周五请年假，回老家')
    const { draft } = formButton()!
    const form = await chat.host.form(account, draft)
    const answers = Object.fromEntries(form!.inputs.map((i) => [i.id, i.value ?? '']))
    expect(await chat.host.checkForm(account, draft, { ...answers, handover: 'account:T1/ULI' })).toEqual({})
    expect(await chat.host.checkForm(account, draft, { ...answers, handover: 'account:T1/UNOBODY' })).toHaveProperty(
      'handover',
    )
  })

  test("another person's draft is not shown", async () => {
    await says('UWANG', '下周三到周五请年假，回老家')
    await says('ULI', '你好')
    expect(await chat.host.form({ ...account, user: 'ULI' }, formButton()!.draft)).toBeUndefined()
    expect(await chat.host.form({ ...account, user: 'UNOBODY' }, formButton()!.draft)).toBeUndefined()
  })
})

describe('voice and files', () => {
  test("the platform's own transcript is shown as heard, and one tap takes it back", async () => {
    await says('UWANG', '你好')
    await chat.hears('UWANG', { kind: 'voice', transcript: '明天请一天年假' })
    await office.settle()
    expect(chat.card('UWANG', '我听到的是')?.title).toContain('明天请一天年假')
    expect(chat.card('UWANG')?.title).toBe('请确认：请假')
    await presses('UWANG', '听错了', '我听到的是')
    expect(await requests()).toEqual([])
    expect(chat.to('UWANG').find((s) => s.message.card?.title === '请确认：请假')?.message.card?.buttons).toEqual([])
  })

  test('without a transcript the recogniser is asked, with names as hints; it is asked once', async () => {
    const asked: string[][] = []
    await open({
      transcribe: async (_recording, { words }) => {
        asked.push([...words])
        return { text: '明天请一天年假', others: ['明天请一天病假'] }
      },
    })
    await says('UWANG', '你好')
    chat.files.set('F1', { name: 'v.webm', type: 'audio/webm', bytes: new Uint8Array([1]) })
    await chat.hears('UWANG', { kind: 'voice', audio: { name: 'v.webm', type: 'audio/webm', ref: { id: 'F1' } } })
    await office.settle()
    expect(asked).toHaveLength(1)
    expect(asked[0]).toEqual(expect.arrayContaining(['请假', '李强']))
    await presses('UWANG', '明天请一天病假', '我听到的是')
    expect(JSON.stringify(chat.card('UWANG'))).toContain('病假')
  })

  test('where nothing can be heard it is said', async () => {
    await says('UWANG', '你好')
    await chat.hears('UWANG', { kind: 'unreadable', what: 'voice' })
    await office.settle()
    expect(chat.to('UWANG').at(-1)?.message.text).toContain('打字')
  })

  test('a file sent with the words is attached; one that is lost is said', async () => {
    await says('UWANG', '你好')
    chat.files.set('F1', { name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array([1, 2]) })
    await chat.hears('UWANG', {
      kind: 'text',
      text: '报销打车费86元，去客户那里',
      files: [
        { name: 'a.pdf', type: 'application/pdf', ref: { id: 'F1' } },
        { name: 'gone.pdf', type: 'application/pdf', ref: { id: 'F2' } },
      ],
    })
    await office.settle()
    expect(JSON.stringify(chat.to('UWANG').map((s) => s.message))).toContain('a.pdf')
    expect(chat.to('UWANG').at(-1)?.message.text).toContain('gone.pdf')
  })
})

describe('what the platform keeps with us', () => {
  test('a key of a workspace is sealed at rest and changed by one at a time', async () => {
    const { secrets } = chat.host
    await secrets.change('T1', async () => ({ token: 'xoxb-secret' }))
    expect(await office.world.database.open(office.org).secrets.read('slack', 'T1')).not.toContain('secret')
    await Promise.all(
      [1, 2, 3].map(() => secrets.change('T1', async (now) => ({ n: ((now as { n?: number }).n ?? 0) + 1 }))),
    )
    expect(await secrets.read('T1')).toEqual({ n: 3 })
  })
})

describe('ids that look alike', () => {
  const organisation = () => office.world.database.open(office.org).people.organisation()
  test('prove nothing unless the company says they are the same', async () => {
    const people = await organisation()
    expect(whoIs(people, { staffId: wang })).toBeUndefined()
    expect(whoIs(people, { staffId: wang }, true)?.person.id).toBe(wang)
    // An e-mail that is somebody else's wins over an id.
    expect(whoIs(people, { staffId: wang, email: people.person(li)!.email! }, true)?.person.id).toBe(li)
  })
})
