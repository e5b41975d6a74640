// Lists: what waits for me, numbered so that "the second one" has a meaning; and my own requests.
import type { Button, Card } from '../../chat/card.ts'
import type { RequestSummary, TaskSummary } from '../views.ts'
import { label, press, type Maker } from './maker.ts'

const MOST_SHOWN = 10
const MOST_BUTTONS = 5

/** In the order of the conversation's `shown`. */
export function pendingCard(tasks: readonly TaskSummary[], maker: Maker): Card {
  const { list } = maker.words.card
  if (tasks.length === 0) return emptyCard(list.nothingPending, list.nothingPendingText)
  return {
    title: list.pending(tasks.length),
    tone: tasks.some((t) => t.overdue) ? 'warning' : 'info',
    blocks: [
      {
        block: 'list',
        items: tasks.slice(0, MOST_SHOWN).map((t) => ({
          title: `${t.initiator.name} · ${label(t.title, maker)}`,
          detail: [label(t.processName, maker), t.number, ...(t.overdue ? [list.overdue] : [])].join(' · '),
          request: t.id,
        })),
      },
      ...more(tasks, maker),
      { block: 'text', text: list.howToPending },
    ],
    buttons: openButtons(tasks, maker),
  }
}

export function mineCard(requests: readonly RequestSummary[], maker: Maker): Card {
  const { list } = maker.words.card
  if (requests.length === 0) return emptyCard(list.nothingMine, list.nothingMineText)
  return {
    title: list.mine(requests.length),
    tone: 'info',
    blocks: [
      {
        block: 'list',
        items: requests.slice(0, MOST_SHOWN).map((r) => ({
          title: label(r.title, maker),
          detail: [label(r.processName, maker), r.number, standing(r, maker)].join(' · '),
          request: r.id,
        })),
      },
      ...more(requests, maker),
    ],
    buttons: openButtons(requests, maker),
  }
}

/** Who it waits for says more than "in progress". */
function standing(r: RequestSummary, maker: Maker): string {
  const people = r.waitingFor.map((p) => p.name).join(maker.words.value.and)
  return people && r.status === 'underway' ? maker.words.card.list.waitingFor(people) : maker.words.status[r.status]
}

const more = (all: readonly unknown[], maker: Maker): Card['blocks'] =>
  all.length > MOST_SHOWN ? [{ block: 'text', text: maker.words.card.list.more(all.length - MOST_SHOWN) }] : []

const openButtons = (all: readonly { id: string }[], maker: Maker): Button[] =>
  all
    .slice(0, MOST_BUTTONS)
    .map(({ id }, i) => press(maker, 'quick', maker.words.card.list.open(i + 1), { press: 'view', request: id }))

const emptyCard = (title: string, text: string): Card => ({
  title,
  tone: 'neutral',
  blocks: [{ block: 'text', text }],
  buttons: [],
})
