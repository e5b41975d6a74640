// After a decision: whoever is concerned is told on a card, and every card that speaks of the request changes in place.
// Runs at least once: messages are keyed by the event they tell of, and a card is made anew from how the request stands now.
import type { Event } from '../approval/events.ts'
import type { Request, Task } from '../approval/request.ts'
import type { Card } from '../chat/card.ts'
import type { OrgId, PersonId, RequestId } from '../kernel/ids.ts'
import type { Person } from '../people/organisation.ts'
import { noticesOf, type Notice } from './audience.ts'
import { makeButtons, type ButtonMaker } from './buttons.ts'
import { makerFor, type Maker } from './cards/maker.ts'
import { settledCard, type Settled } from './cards/outcome.ts'
import { copyCard, progressCard } from './cards/progress.ts'
import { reminderCard } from './cards/reminder.ts'
import { taskCard } from './cards/task.ts'
import { tellOfLeaver } from './leaver.ts'
import type { Store } from './ports.ts'
import { placesOf } from './reach.ts'
import { requestDetail } from './read.ts'
import { tellOfUnknownCalendars } from './unknown-calendar.ts'
import type { RequestDetail } from './views.ts'
import type { World } from './world.ts'

export interface Happened {
  request: RequestId
  /** Event numbers, both included. */
  from: number
  to: number
}

type Numbered = Event & { seq: number }

export async function announce(world: World, org: OrgId, { request: id, from, to }: Happened): Promise<void> {
  const before = await standing(world, org, id)
  if (!before) return
  const { request, events } = before
  const now = events.filter((e) => e.seq >= from && e.seq <= to)
  const told = new Set<PersonId>([request.initiator])

  const organisation = await world.database.open(org).people.organisation()
  for (const notice of noticesOf(now, request)) {
    const { number, initiator } = request
    if ('task' in notice && !organisation.person(notice.to)?.active)
      await tellOfLeaver(world, org, organisation, { task: notice.task, number, initiator })
    else await tell(world, org, id, notice, events)
    told.add(notice.to)
  }
  for (const person of await tellOfUnknownCalendars(world, org, request, now)) told.add(person)
  // Read again: a decision made while we were telling found no card of ours to change, so we change it ourselves.
  const cards = await world.database.open(org).conversations.cardsAbout(id)
  const after = await standing(world, org, id)
  const rewritten = now.some((e) => e.type === 'Approved' && e.changed !== undefined)
  for (const shown of after ? cards : []) {
    if (await refresh(world, org, shown, { ...after!, rewritten })) told.add(shown.person)
  }
  for (const person of told) {
    world.signal.publish(org, person, { kind: 'chat' })
    world.signal.publish(org, person, { kind: 'request', request: id })
    world.signal.publish(org, person, { kind: 'tasks' })
  }
}

interface Standing {
  request: Request
  events: readonly Numbered[]
}

/** The request first, its log after it: whatever the request shows as settled, the log then holds what settled it. */
async function standing(world: World, org: OrgId, id: RequestId): Promise<Standing | undefined> {
  const { requests } = world.database.open(org)
  const found = await requests.find(id)
  return found && { request: found.request, events: await requests.events(id) }
}

async function tell(
  world: World,
  org: OrgId,
  id: RequestId,
  notice: Notice,
  events: readonly Numbered[],
): Promise<void> {
  const store = world.database.open(org)
  const who = await reader(world, org, notice.to, `notice:${id}:${notice.seq}`)
  const detail = who && (await requestDetail(world, org, who.me, id))
  if (!who || !detail) return
  const card = cardFor(notice, detail, who.maker, events)
  if (!card) return
  const task = 'task' in notice ? notice.task.id : undefined
  const places = await placesOf(world, store, notice.to)
  await world.database.transaction(org, async (tx) => {
    for (const conversation of places)
      await tx.conversations.post(conversation, {
        from: 'yiju',
        card: withTask(card, notice.notice === 'task' ? task : undefined),
        at: world.clock.now(),
        dedupe: `announce:${id}:${notice.seq}:${notice.notice}`,
        about: { request: id, ...(task ? { task } : {}) },
      })
    await saveButtons(world, tx, who.buttons)
  })
}

function cardFor(notice: Notice, detail: RequestDetail, maker: Maker, events: readonly Numbered[]): Card | undefined {
  switch (notice.notice) {
    case 'task':
      return settledOr(taskCard(detail, notice.task, maker), notice.task, detail, events, maker)
    case 'progress':
      return progressCard(notice.event, detail, maker)
    case 'copied':
      return copyCard(detail, maker)
    case 'reminder':
    case 'overdue':
      return reminderCard({ nudge: notice.notice }, detail, notice.task, maker)
    case 'urged': {
      const { event } = notice
      if (event.type !== 'Urged') return undefined
      return reminderCard(
        { nudge: 'urged', by: event.by, ...(event.text ? { text: event.text } : {}) },
        detail,
        notice.task,
        maker,
      )
    }
  }
}

type Shown = Awaited<ReturnType<Store['conversations']['cardsAbout']>>[number]

/** True when the card changed. `rewritten`: the form itself changed under those who still decide. */
async function refresh(
  world: World,
  org: OrgId,
  shown: Shown,
  { request, events, rewritten }: Standing & { rewritten: boolean },
): Promise<boolean> {
  if (shown.card.buttons.length === 0) return false
  const task = request.tasks.find((t) => t.id === shown.task)
  // Cards that only told something stay as they were told; the card of a task that is still open, unless its form changed.
  if (!task || (isOpen(task) && !(rewritten && shown.card.about?.task))) return false
  const who = await reader(world, org, shown.person, `card:${shown.message}`)
  const detail = who && (await requestDetail(world, org, who.me, request.id))
  if (!who || !detail) return false
  const fresh = isOpen(task)
    ? taskCard(detail, task, who.maker)
    : settledOr(shown.card, task, detail, events, who.maker)
  const card = withTask(fresh, shown.card.about?.task)
  if (sameCard(card, shown.card)) return false
  return world.database.transaction(org, async (tx) => {
    // One after another: a form drawn anew must not cover the last word of somebody who was faster.
    await tx.conversations.lock(shown.conversation)
    const now = await tx.conversations.card(shown.message)
    if (!now || now.buttons.length === 0 || (isOpen(task) && !sameCard(now, shown.card))) return false
    await saveButtons(world, tx, who.buttons)
    await tx.conversations.replaceCard(shown.message, card, world.clock.now())
    return true
  })
}

const isOpen = (task: Task): boolean => task.state === 'open' || task.state === 'waiting'

function settledOr(card: Card, task: Task, detail: RequestDetail, events: readonly Numbered[], maker: Maker): Card {
  const how = settledBy(task, detail, events)
  return how ? settledCard(card, how, maker) : card
}

/** How a task ended, from the event that ended it. */
function settledBy(task: Task, detail: RequestDetail, events: readonly Numbered[]): Settled | undefined {
  if (isOpen(task)) return undefined
  const event = events.find((e) => 'task' in e && e.task === task.id && ENDS.includes(e.type))
  switch (event?.type) {
    case 'Approved': {
      const handled = detail.route.some((s) => s.step === task.step && s.kind === 'handle')
      return {
        how: handled ? 'handle' : 'approve',
        by: event.by,
        at: event.at,
        ...(event.comment ? { said: event.comment } : {}),
      }
    }
    case 'Rejected':
      return { how: 'reject', by: event.by, at: event.at, said: event.comment }
    case 'Returned':
      return { how: 'return', by: event.by, at: event.at, said: event.reason }
    case 'Transferred':
      return {
        how: 'transfer',
        by: event.by,
        at: event.at,
        to: event.to,
        ...(event.reason ? { said: event.reason } : {}),
      }
    case 'TaskCancelled': {
      const withdrawn = events.find((e) => e.type === 'Withdrawn')
      if (event.because === 'withdrawn' && withdrawn) return { how: 'withdraw', by: withdrawn.by, at: withdrawn.at }
      return { how: event.because === 'settled' ? 'settled' : 'cancelled' }
    }
    default:
      return { how: 'cancelled' }
  }
}

const ENDS: readonly Event['type'][] = [
  'Approved',
  'Rejected',
  'Returned',
  'Transferred',
  'TaskCancelled',
  'AutoPassed',
]

interface Reading {
  me: Person
  maker: Maker
  buttons: ButtonMaker
}

async function reader(world: World, org: OrgId, id: PersonId, about: string): Promise<Reading | undefined> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const me = organisation.person(id)
  if (!me?.active) return undefined
  const buttons = makeButtons(org, id, about)
  const maker = makerFor(
    me,
    { organisation, now: world.clock.now(), processes: await store.processes.published() },
    buttons.make,
  )
  return { me, maker, buttons }
}

async function saveButtons(world: World, tx: Store, buttons: ButtonMaker): Promise<void> {
  if (buttons.made.length > 0) await tx.buttons.save(buttons.made, world.clock.now())
}

/** The card of a task says which, so that screens can find it. */
const withTask = (card: Card, task: string | undefined): Card =>
  task ? { ...card, about: { ...card.about, task } } : card

const sameCard = (a: Card, b: Card): boolean => JSON.stringify(a) === JSON.stringify(b)
