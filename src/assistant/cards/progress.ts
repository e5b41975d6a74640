// What an initiator, and others concerned, are told as a request moves; and those it is copied to.
import type { Event } from '../../approval/events.ts'
import type { Block, Card } from '../../chat/card.ts'
import type { RequestDetail } from '../views.ts'
import { label, press, viewButton, who, type Maker } from './maker.ts'
import { valueBlocks } from './rows.ts'

/** Undefined for events nobody is told about. `detail` as the reader may see it, after the event. */
export function progressCard(event: Event, detail: RequestDetail, maker: Maker): Card | undefined {
  const told = whatIsTold(event, detail, maker)
  if (!told) return undefined
  const { title, tone, said } = told
  return {
    title,
    tone,
    subtitle: detail.number,
    blocks: [...(said ? [{ block: 'text', text: said } as const] : []), ...whereItIs(detail, maker)],
    buttons: [
      ...(event.type === 'Returned' && detail.status === 'returned' && detail.may.includes('resubmit')
        ? [press(maker, 'primary', maker.words.card.button.correct, { press: 'correct-request', request: detail.id })]
        : []),
      viewButton(detail.id, maker),
    ],
    about: { request: detail.id },
  }
}

interface Told {
  title: string
  tone: Card['tone']
  /** A reason, a comment. */
  said?: string | undefined
}

function whatIsTold(event: Event, detail: RequestDetail, maker: Maker): Told | undefined {
  const { progress } = maker.words.card
  const title = label(detail.title, maker)
  const name = (id: string) => who(id, maker)
  switch (event.type) {
    case 'Approved': {
      const say = handled(event.by, detail) ? progress.handled : progress.approved
      return { title: say(name(event.by), title), tone: 'success', said: event.comment }
    }
    case 'Returned':
      return { title: progress.returned(name(event.by), title), tone: 'warning', said: event.reason }
    case 'RequestRejected':
      if (event.because === 'too-many-rounds' || event.by === undefined)
        return { title: progress.tooManyRounds(title), tone: 'danger' }
      return { title: progress.rejected(name(event.by), title), tone: 'danger', said: lastSaid(detail, 'Rejected') }
    case 'RequestApproved':
      return { title: progress.finished(title), tone: 'success' }
    case 'Transferred':
      return { title: progress.transferred(name(event.by), name(event.to), title), tone: 'neutral', said: event.reason }
    case 'Commented':
      return { title: progress.commented(name(event.by), title), tone: 'neutral', said: event.text }
    case 'EmptyApproverEscalated':
      return { title: progress.noApprover(title), tone: 'warning' }
    case 'Withdrawn':
      return { title: progress.withdrawn(name(event.by), title), tone: 'neutral', said: event.reason }
    default:
      return undefined
  }
}

/** The last step this person decided was one to be done rather than agreed to. */
const handled = (by: string, { route }: RequestDetail): boolean =>
  route.findLast((s) => s.people.some((p) => p.id === by && p.state === 'approved'))?.kind === 'handle'

const lastSaid = (detail: RequestDetail, type: Event['type']): string | undefined =>
  detail.timeline.findLast((e) => e.type === type)?.text

/** Where it is now, while it is on its way. */
export function whereItIs(detail: RequestDetail, maker: Maker): Block[] {
  if (detail.status !== 'underway' || detail.waitingFor.length === 0) return []
  const people = detail.waitingFor.map((p) => p.name).join(maker.words.value.and)
  const step = detail.stepName ? label(detail.stepName, maker) : ''
  return [
    { block: 'text', text: step ? maker.words.card.nowWith(step, people) : maker.words.card.list.waitingFor(people) },
  ]
}

export const copyCard = (detail: RequestDetail, maker: Maker): Card => ({
  title: maker.words.card.copy(detail.initiator.name, label(detail.title, maker)),
  tone: 'neutral',
  subtitle: `${detail.number} · ${maker.words.status[detail.status]}`,
  blocks: valueBlocks(detail.fields, detail.values, maker),
  buttons: [viewButton(detail.id, maker)],
  about: { request: detail.id },
})
