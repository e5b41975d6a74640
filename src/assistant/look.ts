// Look-ups: what the dialogue asked to be shown, read with the reader's rights and put on a card.
import type { LookUp } from '../dialogue/conversation.ts'
import { everyStep } from '../approval/forecast.ts'
import type { OrgId, ProcessKey, RequestId } from '../kernel/ids.ts'
import type { Person } from '../people/organisation.ts'
import { answerCard } from './cards/answer.ts'
import { approversCard } from './cards/approvers.ts'
import { mineCard, pendingCard } from './cards/list.ts'
import type { Maker } from './cards/maker.ts'
import { sayingText } from './cards/saying.ts'
import { requestCard } from './cards/status.ts'
import { withForecast } from './insight/cards/forecast.ts'
import { forecastRequest } from './insight/forecast.ts'
import { lookDigest, lookFigure, lookFindings } from './insight/look.ts'
import { readsAsFigure } from './insight/question.ts'
import { askDocuments } from './knowledge/ask.ts'
import { wordLater } from './knowledge/word.ts'
import type { Post } from './post.ts'
import { requestDetail, summaryOf, waitingList } from './read.ts'
import { calendarOf, type World } from './world.ts'

type Draw = (maker: Maker) => Post

/** `key`: of the arrival's step, so that a question thought through twice is remembered once. */
export async function lookUp(world: World, org: OrgId, me: Person, what: LookUp, key: string): Promise<Draw> {
  switch (what.look) {
    case 'pending': {
      const tasks = await waitingList(world, org, me)
      return (maker) => ({ say: { card: pendingCard(tasks, maker) } })
    }
    case 'mine': {
      const store = world.database.open(org)
      const rows = await store.views.mine(me.id, {
        limit: 30,
        ...(what.process ? { process: what.process } : {}),
        ...(what.open ? { status: ['underway', 'returned'] } : {}),
      })
      const summaries = await Promise.all(rows.map((row) => summaryOf(store, row)))
      return (maker) => ({ say: { card: mineCard(summaries, maker) } })
    }
    case 'request':
      return drawRequest(world, org, me, what.request)
    case 'answer':
      // Some questions about figures sound like questions to the handbook; their words give them away.
      if (readsAsFigure(what.question))
        return lookFigure(world, org, me, { look: 'figure', metric: '', question: what.question })
      return drawAnswer(world, org, me, what, key)
    case 'approvers':
      return drawApprovers(world, org, me, what.process)
    case 'figure':
      return lookFigure(world, org, me, what)
    case 'digest':
      return lookDigest(world, org, me, what.question)
    case 'findings':
      return lookFindings(world, org, me, what.question)
  }
}

async function drawAnswer(
  world: World,
  org: OrgId,
  me: Person,
  { question, process, before = [] }: LookUp & { look: 'answer' },
  key: string,
): Promise<Draw> {
  const found = await askDocuments(world, org, me, { question, before, remember: key })
  if (!found) return (maker) => ({ say: { text: maker.words.documents.empty } })
  return (maker) => {
    const card = answerCard(found, maker, { question: key, ...(process ? { process } : {}) })
    const afterwards = wordLater(world, org, me, { found, card, maker })
    return { say: { card }, ...(afterwards ? { afterwards } : {}) }
  }
}

/** From the process as published, by the rules that will decide; no document and no model is asked. */
async function drawApprovers(world: World, org: OrgId, me: Person, key: ProcessKey): Promise<Draw> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const process = (await store.processes.published()).find((p) => p.definition.key === key)
  if (!process) return (maker) => ({ say: { text: sayingText({ say: 'not-set-up', process: key }, maker) } })
  const known = { now: world.clock.now(), organisation, process, calendarOf: calendarOf(world, organisation) }
  const steps = everyStep({ initiator: me.id, values: {}, picks: {} }, known)
  return (maker) => ({ say: { card: approversCard({ ...process, steps }, maker) } })
}

async function drawRequest(world: World, org: OrgId, me: Person, id: RequestId): Promise<Draw> {
  const detail = await requestDetail(world, org, me, id)
  if (!detail) return (maker) => ({ say: { text: sayingText({ say: 'no-such-request' }, maker) } })
  const found = detail.myTask ? await world.database.open(org).requests.find(id) : undefined
  const task = found?.request.tasks.find((t) => t.id === detail.myTask)
  const forecast = await forecastRequest(world, org, me, id)
  // Changed in place when the request moves, like every card about it.
  return (maker) => ({
    say: { card: withForecast(requestCard(detail, maker, task), forecast, maker) },
    about: { request: id, ...(task ? { task: task.id } : {}) },
  })
}
