// Whose task it is: the open task a person means, or the answer why there is none.
import type { PersonId, TaskId } from '../kernel/ids.ts'
import type { Refusal } from './refusals.ts'
import { isFinished, openTaskOf, openTasks, type Request, type Task } from './request.ts'

/** The open task `by` is about to decide; with `id`, exactly that one. */
export function taskFor(request: Request, by: PersonId, id?: TaskId): Task | Refusal {
  const task = id === undefined ? openTaskOf(request, by) : request.tasks.find((t) => t.id === id && t.person === by)
  const mine = task ?? (id === undefined ? lastOf(request, by) : undefined)
  if (!mine)
    return isFinished(request) ? { refused: 'already-finished', status: request.status } : { refused: 'not-your-task' }
  if (mine.state === 'open' && request.status === 'underway') return mine
  if (mine.state === 'waiting')
    return { refused: 'not-your-turn', person: openTasks(request)[0]?.person ?? mine.person }
  return settled(request, mine)
}

/** Somebody who only holds an older, decided task is told what they decided; anybody else that it is not theirs. */
const lastOf = (request: Request, by: PersonId): Task | undefined => {
  const own = request.tasks.filter((t) => t.person === by)
  return own.findLast((t) => t.state === 'waiting') ?? own.at(-1)
}

/** Who settled a task that is no longer open, when and how: the losing click gets the winner's name. */
export function settled(request: Request, task: Task): Refusal {
  const winner = task.state === 'cancelled' ? decisiveIn(request, task) : { by: task.person, how: task.state }
  return {
    refused: 'already-decided',
    ...(winner.by ? { by: winner.by } : {}),
    ...(task.decidedAt ? { at: task.decidedAt } : {}),
    how: winner.how,
  }
}

function decisiveIn(request: Request, { activation, decidedAt }: Task): { by?: PersonId; how: string } {
  const deciding = request.tasks.find(
    (t) =>
      t.activation === activation &&
      t.decidedAt === decidedAt &&
      (t.state === 'approved' || t.state === 'rejected' || t.state === 'returned'),
  )
  if (deciding) return { by: deciding.person, how: deciding.state }
  return request.status === 'withdrawn' ? { by: request.initiator, how: 'withdrawn' } : { how: 'cancelled' }
}
