// A task as one line of the list: who asks for what, since when, until when.
import { useEffect, useRef } from 'react'
import type { TaskSummary } from '../data/shapes.ts'
import { Face } from '../shell/face.tsx'
import { useWords } from '../words/words.tsx'

export function TaskRow({ task, chosen, open }: { task: TaskSummary; chosen: boolean; open: () => void }) {
  const { w, pick, times } = useWords()
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <li>
      <button
        ref={row}
        type="button"
        className={chosen ? 'row-item row-chosen' : 'row-item'}
        aria-current={chosen ? 'true' : undefined}
        data-testid="task-row"
        data-number={task.number}
        onClick={open}
      >
        <Face name={task.initiator.name} size={36} />
        <span className="row-main">
          <span className="row-title">{pick(task.title)}</span>
          <span className="row-facts">
            <span>{task.initiator.name}</span>
            <span>{pick(task.processName)}</span>
            {task.stepName && <span>{pick(task.stepName)}</span>}
          </span>
        </span>
        <span className="row-side">
          {task.overdue ? (
            <span className="late">{w.tasks.overdue}</span>
          ) : task.dueAt ? (
            <span className="faint num">{w.tasks.due(times.moment(task.dueAt))}</span>
          ) : null}
          <span className="row-wait num">{w.tasks.waited(times.span(task.openedAt))}</span>
        </span>
      </button>
    </li>
  )
}
