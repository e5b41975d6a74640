// The clock's own command: a reminder, or the moment a task becomes overdue. A key that has lost its meaning does nothing.
import { Temporal } from '../../kernel/clock.ts'
import type { Command } from '../commands.ts'
import { deadlinesOf, readKey } from '../deadlines.ts'
import type { Event } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { Request } from '../request.ts'
import { startStory } from '../story.ts'

type Tick = Extract<Command, { do: 'tick' }>

export function tick(request: Request, { key }: Tick, facts: Facts): readonly Event[] {
  const read = readKey(key)
  const due = deadlinesOf(request, facts.process.definition, facts).filter(
    (d) => Temporal.Instant.compare(Temporal.Instant.from(d.at), facts.now) <= 0,
  )
  const task = request.tasks.find((t) => t.id === read?.task)
  if (!read || !task || !due.some((d) => d.key === key)) return []
  const story = startStory(request, facts.now)
  if (read.kind === 'overdue') story.tell({ type: 'BecameOverdue', task: task.id, person: task.person })
  // After a night off, one reminder is enough: those that a later one has overtaken stay unsaid.
  else if (!due.some((d) => overtakes(d.key, read)))
    story.tell({ type: 'Reminded', task: task.id, person: task.person, count: read.count })
  return story.events
}

function overtakes(key: string, than: { task: string; count: number }): boolean {
  const read = readKey(key)
  return read?.kind === 'remind' && read.task === than.task && read.count > than.count
}
