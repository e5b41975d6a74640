// The mock server's side of the conversation: a few scripted answers with every kind of card. It understands nothing.
import type { Block, Button, Card } from '../../src/chat/card.ts'
import type { StoredMessage } from '../../src/assistant/ports.ts'
import type { FileRef, Values } from '../../src/approval/form.ts'
import { person, processes } from './mock-people.ts'
import type { createRequests, Stored } from './mock-requests.ts'

type Press = (input: string | undefined) => void

export function createTalk(given: {
  requests: ReturnType<typeof createRequests>
  now: () => string
  changed: (person: string) => void
  en: (person: string) => boolean
  think: number
}) {
  const { requests, now } = given
  const rooms = new Map<string, { messages: StoredMessage[]; thinking: boolean }>()
  const presses = new Map<string, Press>()
  const drafts = new Map<string, { process: string; values: Values; who: string; message: StoredMessage }>()
  let n = 0

  const room = (who: string) => {
    const made = rooms.get(who) ?? { messages: [], thinking: false }
    rooms.set(who, made)
    return made
  }
  const post = (who: string, message: Pick<StoredMessage, 'from'> & Partial<StoredMessage>): StoredMessage => {
    const { messages } = room(who)
    const stored: StoredMessage = { id: `m${++n}`, seq: messages.length + 1, at: now(), ...message }
    messages.push(stored)
    return stored
  }
  const button = (label: string, role: Button['role'], press: Press, more: Partial<Button> = {}): Button => {
    const id = `b${++n}`
    presses.set(id, press)
    return { id, label, role, ...more }
  }
  const change = (who: string, message: StoredMessage, card: Card) => {
    message.card = card
    message.changedAt = now()
    given.changed(who)
  }
  const answerLater = (who: string, answer: () => void) => {
    room(who).thinking = true
    for (const m of room(who).messages) if (m.card && !m.card.about?.request) m.card = { ...m.card, buttons: [] }
    setTimeout(() => {
      room(who).thinking = false
      answer()
      given.changed(who)
    }, given.think)
  }

  function routeBlock(r: Stored): Block {
    return {
      block: 'route',
      steps: r.route.map((s) => ({
        name: given.en(r.initiator.id) ? s.name.en : s.name.zh,
        people: s.people.map((p) => p.name),
        state: s.state === 'cancelled' ? 'skipped' : s.state,
      })),
    }
  }

  /** A draft's confirmation: what will be submitted, and nothing else. */
  function confirm(
    who: string,
    process: string,
    values: Values,
    rows: { label: string; value: string; changed?: boolean; private?: boolean }[],
    title: { zh: string; en: string },
  ): void {
    const en = given.en(who)
    const draft = `d${++n}`
    const message = post(who, { from: 'yiju' })
    drafts.set(draft, { process, values, who, message })
    const view = processes.find((p) => p.key === process)!
    change(who, message, {
      title: en ? `Please check: ${view.name.en}` : `请核对：${view.name.zh}`,
      tone: 'info',
      blocks: [
        { block: 'fields', rows },
        {
          block: 'route',
          steps: [
            { name: en ? 'Line manager' : '直属主管', people: [person('wang').name], state: 'coming' },
            { name: en ? 'HR' : '人事备案', people: [person('li').name], state: 'coming' },
          ],
        },
      ],
      about: { draft },
      buttons: [
        button(en ? 'Submit' : '提交', 'primary', () => {
          const r = requests.start(view, who, values, title)
          change(who, message, {
            title: en ? 'Submitted' : '已提交',
            subtitle: r.number,
            tone: 'success',
            blocks: [{ block: 'fields', rows }, routeBlock(r)],
            buttons: [],
            about: { request: r.id },
          })
          taskCard('wang', r)
        }),
        button(en ? 'Use a form' : '用表单填写', 'default', () => {}, { form: { draft } }),
        button(en ? 'Drop it' : '不提交了', 'default', () =>
          change(who, message, {
            title: en ? 'Dropped' : '已取消',
            tone: 'neutral',
            blocks: [{ block: 'fields', rows }],
            buttons: [],
          }),
        ),
      ],
    })
  }

  function taskCard(who: string, r: Stored): void {
    const en = given.en(who)
    const message = post(who, { from: 'yiju' })
    const base = {
      title: en ? `${r.initiator.name}: ${r.title.en}` : `${r.initiator.name}的${r.processName.zh}申请`,
      subtitle: r.number,
      about: { request: r.id },
      blocks: [
        {
          block: 'fields',
          rows: [
            { label: en ? 'Title' : '标题', value: en ? r.title.en : r.title.zh },
            { label: en ? 'From' : '部门', value: en ? r.initiator.department.en : r.initiator.department.zh },
          ],
        },
      ] satisfies Block[],
    }
    const settle = (tone: Card['tone'], words: string) =>
      change(who, message, { ...base, tone, subtitle: `${r.number} · ${words}`, buttons: [] })
    change(who, message, {
      ...base,
      tone: 'info',
      buttons: [
        button(en ? 'Approve' : '同意', 'primary', () => {
          requests.command(r, who, { do: 'approve' })
          settle('success', en ? 'You approved' : '您已同意')
        }),
        button(
          en ? 'Reject' : '拒绝',
          'danger',
          (reason = '') => {
            requests.command(r, who, { do: 'reject', comment: reason })
            settle('danger', en ? 'You rejected' : '您已拒绝')
          },
          { input: { kind: 'text', label: en ? 'Why?' : '拒绝原因', required: true, maxLength: 500 } },
        ),
        button(
          en ? 'Transfer' : '转交',
          'default',
          (to = '') => {
            requests.command(r, who, { do: 'transfer', to })
            settle('neutral', en ? `Transferred to ${person(to).name}` : `已转交给${person(to).name}`)
          },
          { input: { kind: 'person', label: en ? 'To whom?' : '转交给谁', required: true } },
        ),
      ],
    })
  }

  function answer(who: string, text: string): void {
    const en = given.en(who)
    if (/待|等我|审批|waiting|approve/i.test(text)) {
      const mine = requests.all.filter((r) => r.status === 'underway' && r.waitingFor.some((p) => p.id === who))
      post(who, {
        from: 'yiju',
        card: {
          title: en
            ? `${mine.length} waiting for you`
            : mine.length
              ? `有 ${mine.length} 张单子等您处理`
              : '没有等您处理的单子',
          tone: 'neutral',
          blocks: [
            {
              block: 'list',
              items: mine.map((r) => ({
                title: en ? r.title.en : r.title.zh,
                detail: `${r.initiator.name} · ${r.number}`,
                request: r.id,
              })),
            },
          ],
          buttons: [],
        },
      })
      if (mine[0]) taskCard(who, mine[0])
      return
    }
    if (/到哪|进度|how far|status/i.test(text)) {
      const r = requests.all.find((x) => x.initiator.id === who)
      if (!r) return void post(who, { from: 'yiju', text: en ? 'You have no request yet.' : '您还没有申请。' })
      return void post(who, {
        from: 'yiju',
        card: {
          title: en ? r.title.en : r.title.zh,
          subtitle: r.number,
          tone: 'info',
          blocks: [routeBlock(r)],
          buttons: [button(en ? 'Remind' : '催一下', 'default', () => {})],
          about: { request: r.id },
        },
      })
    }
    if (/报销|expense/i.test(text))
      return void post(who, {
        from: 'yiju',
        card: {
          title: en ? 'Expense lines' : '报销明细',
          tone: 'warning',
          blocks: [
            {
              block: 'table',
              columns: en ? ['Date', 'What', 'Amount'] : ['日期', '说明', '金额'],
              rows: [
                ['11-24', en ? 'Taxi' : '打车去客户处', '¥86.00'],
                ['11-24', en ? 'Lunch' : '工作午餐', '¥120.00'],
              ],
            },
            {
              block: 'note',
              tone: 'warning',
              text: en ? 'A receipt is missing for line 2.' : '第 2 行还没有发票，财务可能会退回。',
            },
          ],
          buttons: [],
        },
      })
    const kind = /年假|annual/i.test(text) ? 'annual' : /病假|sick/i.test(text) ? 'sick' : undefined
    if (kind && /三|周|明|day|off|leave/i.test(text)) return leave(who, kind)
    if (/假|leave|off/i.test(text)) {
      const pick = (id: string, label: string) => button(label, 'quick', () => answerLater(who, () => leave(who, id)))
      return void post(who, {
        from: 'yiju',
        card: {
          title: en ? 'What kind of leave?' : '请的是什么假？',
          tone: 'neutral',
          blocks: [],
          buttons: [
            pick('annual', en ? 'Annual' : '年假'),
            pick('sick', en ? 'Sick' : '病假'),
            pick('personal', en ? 'Personal' : '事假'),
            pick('comp_time', en ? 'Comp time' : '调休'),
          ],
        },
      })
    }
    post(who, {
      from: 'yiju',
      text: en
        ? 'I did not understand that. You can say “half a day off next Wednesday”, or use a form.'
        : '这句我没听懂。您可以说“下周三下午请半天年假”，或者用表单填写。',
    })
  }

  function leave(who: string, type: string): void {
    const en = given.en(who)
    const names: Record<string, [string, string]> = {
      annual: ['年假', 'Annual'],
      sick: ['病假', 'Sick'],
      personal: ['事假', 'Personal'],
      comp_time: ['调休', 'Comp time'],
    }
    const [zh, english] = names[type] ?? ['请假', 'Leave']
    confirm(
      who,
      'leave',
      {
        leaveType: type,
        period: { start: '2026-12-02', end: '2026-12-02', startHalf: 'pm', endHalf: 'pm', days: 0.5 },
      },
      [
        { label: en ? 'Type' : '假别', value: en ? english : zh },
        { label: en ? 'Dates' : '时间', value: en ? 'Wed 2 Dec, afternoon · 0.5 day' : '12月2日（周三）下午 · 0.5 天' },
        { label: en ? 'Reason' : '事由', value: en ? 'Family matters' : '家里有事', private: true },
      ],
      { zh: `${zh} 12月2日下午`, en: `${english} leave, 2 Dec afternoon` },
    )
  }

  return {
    room,
    drafts,
    taskCard,
    hear(who: string, message: { id: string; text: string; files?: readonly FileRef[] }): void {
      if (room(who).messages.some((m) => m.id === message.id)) return
      post(who, {
        from: 'person',
        id: message.id,
        ...(message.text ? { text: message.text } : {}),
        ...(message.files ? { files: message.files } : {}),
      })
      answerLater(who, () => answer(who, message.text))
    },
    press(id: string, input: string | undefined): boolean {
      const press = presses.get(id)
      press?.(input)
      return press !== undefined
    },
    form(who: string, draft: string, values: Values): void {
      const open = drafts.get(draft)
      if (!open) return
      const rows = Object.entries(values).map(([label, value]) => ({
        label,
        value: typeof value === 'object' ? JSON.stringify(value) : String(value),
        changed: JSON.stringify(open.values[label]) !== JSON.stringify(value),
      }))
      change(who, open.message, {
        ...open.message.card!,
        title: given.en(who) ? 'Replaced below' : '已改到下面',
        buttons: [],
        tone: 'neutral',
      })
      confirm(who, open.process, values, rows, { zh: '请假', en: 'Leave' })
    },
  }
}
