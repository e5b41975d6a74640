// A nudge to an approver: it is still waiting, it is overdue, the initiator asks; with the verbs at hand.
import type { Task } from '../../approval/request.ts'
import type { Block, Card } from '../../chat/card.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { formatTime } from '../../locales/format.ts'
import type { RequestDetail } from '../views.ts'
import { label, who, type Maker } from './maker.ts'
import { valueBlocks } from './rows.ts'
import { taskButtons } from './task.ts'

export type Nudge = { nudge: 'reminder' } | { nudge: 'overdue' } | { nudge: 'urged'; by: PersonId; text?: string }

export function reminderCard(nudge: Nudge, detail: RequestDetail, task: Task, maker: Maker): Card {
  const { reminder } = maker.words.card
  const title = `${detail.initiator.name} · ${label(detail.title, maker)}`
  const titles = {
    reminder: () => reminder.waiting(title),
    overdue: () => reminder.overdue(title),
    urged: () => reminder.urged(nudge.nudge === 'urged' ? who(nudge.by, maker) : '', title),
  }
  return {
    title: titles[nudge.nudge](),
    tone: nudge.nudge === 'overdue' ? 'danger' : 'warning',
    subtitle: detail.number,
    blocks: [
      ...(nudge.nudge === 'urged' && nudge.text ? [{ block: 'text', text: nudge.text } as const] : []),
      ...dueNote(nudge, task, maker),
      ...valueBlocks(detail.fields, detail.values, maker),
    ],
    buttons: taskButtons(detail, task, maker),
    about: { request: detail.id },
  }
}

function dueNote(nudge: Nudge, task: Task, maker: Maker): Block[] {
  if (task.dueAt === undefined) return []
  const time = formatTime(task.dueAt, maker)
  const late = nudge.nudge === 'overdue'
  const { card } = maker.words
  return [
    { block: 'note', tone: late ? 'danger' : 'info', text: late ? card.reminder.dueWas(time) : card.task.due(time) },
  ]
}
