// The route of a request from top to bottom: who decided and what they said, whose turn it is, who comes.
import { useState } from 'react'
import type { RouteStep } from '../data/shapes.ts'
import { Face } from '../shell/face.tsx'
import { useWords } from '../words/words.tsx'

export function RouteView({
  route,
  round,
  preview = false,
}: {
  route: readonly RouteStep[]
  round: number
  preview?: boolean
}) {
  const { w } = useWords()
  const [all, setAll] = useState(false)
  const earlier = route.some((s) => s.round < round)
  // A copy step that reaches nobody would only be noise.
  const shown = route.filter((s) => (all || s.round >= round) && (s.kind !== 'copy' || s.people.length > 0))
  return (
    <div data-testid="route">
      {earlier && (
        <button type="button" className="link-button route-earlier" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? w.request.hideEarlier : w.request.showEarlier}
        </button>
      )}
      <ol className="route">
        {shown.map((s, i) => (
          <li
            key={`${s.step}-${s.round}-${i}`}
            className={`route-line route-${s.state}`}
            data-testid="route-step"
            data-state={s.state}
          >
            <Step step={s} preview={preview} showRound={earlier && all} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Step({ step, preview, showRound }: { step: RouteStep; preview: boolean; showRound: boolean }) {
  const { w, pick } = useWords()
  const mode = step.mode && step.people.length > 1 ? w.request.mode[step.mode] : undefined
  return (
    <>
      <div className="route-head">
        <span className="route-name">{pick(step.name)}</span>
        {step.kind === 'copy' && <span className="route-tag">{w.request.copyStep}</span>}
        {showRound && <span className="route-tag">{w.request.round(step.round)}</span>}
        {mode && <span className="route-tag">{mode}</span>}
        {!preview && step.state !== 'coming' && step.kind !== 'copy' && (
          <span className="route-state">{w.request.stepState[step.state]}</span>
        )}
      </div>
      {step.people.length === 0 && <div className="faint">{w.request.nobody}</div>}
      <ul className="route-crowd">
        {step.people.map((p) => (
          <Decider key={`${p.id}-${p.decidedAt ?? p.state}`} person={p} copy={step.kind === 'copy'} preview={preview} />
        ))}
      </ul>
    </>
  )
}

function Decider({ person, copy, preview }: { person: RouteStep['people'][number]; copy: boolean; preview: boolean }) {
  const { w, pick, times } = useWords()
  const said = person.state === 'coming' || copy ? undefined : w.request.taskState[person.state]
  return (
    <li className={`decider decider-${person.state}`}>
      <Face name={person.name} size={28} />
      <div className="decider-words">
        <div className="decider-line">
          <span className="decider-name">{person.name}</span>
          <span className="decider-where">
            {preview || person.state === 'coming'
              ? [pick(person.department), person.title].filter(Boolean).join(' · ')
              : ''}
          </span>
          {said && <span className="decider-state">{said}</span>}
          {person.decidedAt && <time className="decider-at num">{times.moment(person.decidedAt)}</time>}
          {!person.decidedAt && person.dueAt && (
            <time className="decider-at num">{w.tasks.due(times.moment(person.dueAt))}</time>
          )}
        </div>
        {person.comment && <blockquote className="quote">{person.comment}</blockquote>}
      </div>
    </li>
  )
}
