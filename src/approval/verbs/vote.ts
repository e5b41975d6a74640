// Approve and reject: one person's word on their own open task; the step's signing says what it settles.
import type { Command } from '../commands.ts'
import type { Event } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { Values } from '../form.ts'
import { changedFields } from '../path.ts'
import { isRefusal, type Refusal } from '../refusals.ts'
import type { Request, Task } from '../request.ts'
import { activateNext, goOn, settle, stepOf } from '../steps.ts'
import { startStory, type Story } from '../story.ts'
import { taskFor } from '../tasks.ts'
import { readForm } from '../values.ts'
import { readComment } from '../words.ts'

type Approve = Extract<Command, { do: 'approve' }>
type Reject = Extract<Command, { do: 'reject' }>

export function approve(
  request: Request,
  { by, task: id, comment, values }: Approve,
  facts: Facts,
): readonly Event[] | Refusal {
  const task = taskFor(request, by, id)
  if (isRefusal(task)) return task
  const said = readComment(comment, false)
  if (isRefusal(said)) return said
  const changed = values ? changesBy(request, task, values, facts) : {}
  if (isRefusal(changed)) return changed
  const story = startStory(request, facts.now)
  story.tell({
    type: 'Approved',
    task: task.id,
    by,
    ...(said.text ? { comment: said.text } : {}),
    ...(Object.keys(changed).length ? { changed } : {}),
  })
  return afterVote(story, facts, task) ?? story.events
}

export function reject(request: Request, { by, task: id, comment }: Reject, facts: Facts): readonly Event[] | Refusal {
  const task = taskFor(request, by, id)
  if (isRefusal(task)) return task
  const said = readComment(comment, true)
  if (isRefusal(said)) return said
  const story = startStory(request, facts.now)
  story.tell({ type: 'Rejected', task: task.id, by, comment: said.text ?? '' })
  return afterVote(story, facts, task) ?? story.events
}

function afterVote(story: Story, facts: Facts, { activation, step, person }: Task): Refusal | undefined {
  const outcome = settle(story, activation, person)
  if (outcome === 'undecided') return activateNext(story, facts, activation)
  return outcome === 'passed' ? goOn(story, facts, step) : undefined
}

/** What this step's people may fill in, checked with the whole form; anything else they send is refused by name. */
function changesBy(request: Request, task: Task, sent: Values, facts: Facts): Values | Refusal {
  const { form } = facts.process.definition
  const rights = stepOf(facts.process.definition, task.step).rights ?? {}
  const { calendar } = facts.calendarOf(request.initiator)
  const around = { organisation: facts.organisation, calendar, now: facts.now }
  const { values, problems } = readForm(form, { ...request.values, ...sent }, around)
  const own = (field: string) => rights[field.split('.')[0] ?? ''] === 'write'
  // The sum of a table they may write follows its lines.
  const sums = new Set(form.fields.flatMap((f) => (f.kind === 'table' && f.sum && own(f.id) ? [f.sum.into] : [])))
  const changed = changedFields(request.values, values)
  const foreign = Object.keys(sent).find(
    (f) => !own(f) && !sums.has(f) && (changed.includes(f) || problems.some((p) => p.field === f)),
  )
  if (foreign !== undefined) return { refused: 'may-not-write', field: foreign }
  // What has gone wrong elsewhere since (somebody left) is not this approver's to mend.
  const wrong = problems.filter((p) => own(p.field) || sums.has(p.field))
  if (wrong.length) return { refused: 'invalid-form', problems: wrong }
  const mine = Object.entries(values).filter(([f]) => changed.includes(f) && (own(f) || sums.has(f)))
  return Object.fromEntries(mine)
}
