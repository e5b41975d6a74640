// Transfer: the task is somebody else's now, with a clock of its own.
import type { Command } from '../commands.ts'
import { dueFor } from '../deadlines.ts'
import type { Event } from '../events.ts'
import type { Facts } from '../facts.ts'
import { isRefusal, type Refusal } from '../refusals.ts'
import type { Request, Task } from '../request.ts'
import { stepOf } from '../steps.ts'
import { startStory } from '../story.ts'
import { taskFor } from '../tasks.ts'
import { readComment } from '../words.ts'

type Transfer = Extract<Command, { do: 'transfer' }>

export function transfer(
  request: Request,
  { by, task: id, to, reason }: Transfer,
  facts: Facts,
): readonly Event[] | Refusal {
  const task = taskFor(request, by, id)
  if (isRefusal(task)) return task
  if (to === by) return { refused: 'cannot-transfer-to-self' }
  if (to === request.initiator) return { refused: 'cannot-transfer-to-initiator' }
  if (!facts.organisation.person(to)?.active) return { refused: 'no-such-person' }
  if (hasVoice(request, task, to)) return { refused: 'already-approver', person: to }
  const said = readComment(reason, false)
  if (isRefusal(said)) return said
  const due = dueFor(stepOf(facts.process.definition, task.step), to, facts)
  const story = startStory(request, facts.now)
  const opened = facts.newId()
  story.tell({
    type: 'Transferred',
    task: task.id,
    by,
    to,
    opened,
    ...(said.text ? { reason: said.text } : {}),
    ...due,
  })
  return story.events
}

/** One person, one voice in a step; somebody who passed theirs on may get one back. */
const hasVoice = (request: Request, { activation }: Task, person: string): boolean =>
  request.tasks.some((t) => t.activation === activation && t.person === person && t.state !== 'transferred')
