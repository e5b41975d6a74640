// One request as it stands: status, values, route; and what its reader can do about it.
import type { Verb } from '../../approval/commands.ts'
import type { RequestStatus, Task } from '../../approval/request.ts'
import type { EventType } from '../../approval/events.ts'
import type { Block, Button, Card } from '../../chat/card.ts'
import type { ProposedCommand } from '../../dialogue/conversation.ts'
import { formatTime } from '../../locales/format.ts'
import type { RequestDetail } from '../views.ts'
import { label, press, viewButton, type Maker } from './maker.ts'
import { whereItIs } from './progress.ts'
import { routeBlock } from './route.ts'
import { valueBlocks } from './rows.ts'
import { taskButtons } from './task.ts'

const TONES: Readonly<Record<RequestStatus, Card['tone']>> = {
  underway: 'info',
  returned: 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
  terminated: 'neutral',
}

/** `task`: the reader's own open task on it. */
export function requestCard(detail: RequestDetail, maker: Maker, task?: Task): Card {
  const { row } = maker.words.card
  const first = [
    { label: row.initiator, value: detail.initiator.name },
    { label: row.submitted, value: formatTime(detail.submittedAt, maker) },
  ]
  return {
    title: label(detail.title, maker),
    tone: TONES[detail.status],
    subtitle: `${detail.number} · ${maker.words.status[detail.status]}`,
    blocks: [
      ...whereItIs(detail, maker),
      ...valueBlocks(detail.fields, detail.values, maker, { first }),
      ...routeBlock(detail.route, maker),
      ...lately(detail, maker),
    ],
    buttons: task ? taskButtons(detail, task, maker) : [...myButtons(detail, maker), viewButton(detail.id, maker)],
    about: { request: detail.id },
  }
}

/** What the route does not show: remarks, nudges, ways back. */
const TOLD: readonly EventType[] = ['Commented', 'Urged', 'Returned', 'Resubmitted', 'Transferred', 'Withdrawn']
const MOST_TOLD = 3

function lately({ timeline }: RequestDetail, maker: Maker): Block[] {
  const lines = timeline.flatMap((entry) => {
    const type = TOLD.find((t) => t === entry.type)
    if (!type) return []
    const { and, colon } = maker.words.value
    const people = (entry.people ?? []).map((p) => p.name).join(and)
    const step = entry.stepName ? label(entry.stepName, maker) : ''
    const text = entry.text ?? ''
    const line = maker.words.line[type]({ by: entry.by?.name ?? '', people, step, text })
    return [`${formatTime(entry.at, maker)} ${line}${text ? `${colon}${text}` : ''}`]
  })
  return lines.length > 0 ? [{ block: 'text', text: lines.slice(-MOST_TOLD).join('\n') }] : []
}

/** Withdrawing cannot be undone, so it is proposed on its own card; these say it like words would. */
function myButtons(detail: RequestDetail, maker: Maker): Button[] {
  const { button } = maker.words.card
  const may = (verb: Verb): boolean => detail.may.includes(verb)
  const ask = (command: ProposedCommand, text: string): Button =>
    press(maker, 'default', text, { press: 'propose', request: detail.id, command })
  return [
    ...(may('resubmit')
      ? [press(maker, 'primary', button.correct, { press: 'correct-request', request: detail.id })]
      : []),
    ...(may('urge') ? [ask({ do: 'urge' }, button.urge)] : []),
    ...(may('withdraw') ? [ask({ do: 'withdraw' }, button.withdraw)] : []),
  ]
}
