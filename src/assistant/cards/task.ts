// The card an approver decides on: who asks, what, what they may see of it, the route, and the verbs.
import type { Task } from '../../approval/request.ts'
import type { Block, Button, Card } from '../../chat/card.ts'
import type { ProposedCommand } from '../../dialogue/conversation.ts'
import { formatTime } from '../../locales/format.ts'
import type { RequestDetail } from '../views.ts'
import { label, press, viewButton, who, type Maker } from './maker.ts'
import { routeBlock } from './route.ts'
import { valueBlocks } from './rows.ts'

const LONGEST_REASON = 1000

/** `detail` as this approver may see it. */
export function taskCard(detail: RequestDetail, task: Task, maker: Maker): Card {
  const { card } = maker.words
  const process = label(detail.processName, maker)
  return {
    title: isHandling(detail, task)
      ? card.task.handle(detail.initiator.name, process)
      : card.task.title(detail.initiator.name, process),
    tone: 'info',
    subtitle: `${label(detail.title, maker)} · ${detail.number}`,
    blocks: [
      ...taskNotes(task, maker),
      ...valueBlocks(detail.fields, detail.values, maker),
      ...routeBlock(detail.route, maker),
    ],
    buttons: taskButtons(detail, task, maker),
    about: { request: detail.id },
  }
}

export function taskNotes(task: Task, maker: Maker): Block[] {
  const { card } = maker.words
  const from = task.because.why === 'transfer' ? [card.task.transferred(who(task.because.from, maker))] : []
  const due = task.dueAt === undefined ? [] : [card.task.due(formatTime(task.dueAt, maker))]
  return [...from, ...due].map((text) => ({ block: 'note', tone: 'info', text }))
}

/** A step that is done rather than agreed to: the cashier pays, the seal keeper stamps. */
export const isHandling = (detail: RequestDetail, task: Task): boolean =>
  detail.route.some((s) => s.step === task.step && s.kind === 'handle')

export function taskButtons(detail: RequestDetail, task: Task, maker: Maker): Button[] {
  const { card } = maker.words
  const decide = (role: Button['role'], command: ProposedCommand, text: string): Button =>
    press(maker, role, text, { press: 'decide', request: detail.id, command, revision: detail.revision })
  const yes = isHandling(detail, task) ? card.button.handle : card.button.approve
  return [
    decide('primary', { do: 'approve', task: task.id }, yes),
    {
      ...decide('danger', { do: 'reject', task: task.id, comment: '' }, card.button.reject),
      input: reason(card.input.reject),
    },
    {
      ...decide('default', { do: 'return', task: task.id, to: { to: 'initiator' }, reason: '' }, card.button.return),
      input: reason(card.input.return),
    },
    {
      ...decide('default', { do: 'transfer', task: task.id, to: '' }, card.button.transfer),
      input: { kind: 'person', label: card.input.transfer, required: true },
    },
    viewButton(detail.id, maker),
  ]
}

const reason = (text: string): NonNullable<Button['input']> => ({
  kind: 'text',
  label: text,
  required: true,
  maxLength: LONGEST_REASON,
})
