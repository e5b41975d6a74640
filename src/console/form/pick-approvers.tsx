// Steps whose approvers the initiator names.
import type { Picks, Problem } from '../data/shapes.ts'
import type { ProcessView } from '../../http/contract.ts'
import { useWords } from '../words/words.tsx'
import { fieldId } from './form-fields.tsx'
import { PersonSelect } from './person-select.tsx'

export type PickStep = ProcessView['picks'][number]

const pickField = (step: string) => `pick:${step}`

export const pickProblems = (steps: readonly PickStep[], picks: Picks): Problem[] =>
  steps.filter((s) => (picks[s.step]?.length ?? 0) < s.min).map((s) => ({ field: pickField(s.step), code: 'missing' }))

interface Props {
  steps: readonly PickStep[]
  picks: Picks
  onChange: (picks: Picks) => void
  problems: readonly Problem[]
  required: boolean
}

export function PickApprovers({ steps, picks, onChange, problems, required }: Props) {
  const { w, pick } = useWords()
  return (
    <fieldset className="picks">
      <legend>{w.form.pickTitle}</legend>
      {steps.map((s) => {
        const id = fieldId(pickField(s.step))
        const wrong = problems.some((p) => p.field === pickField(s.step))
        return (
          <div className="field" key={s.step} data-testid={`pick-${s.step}`}>
            <label className="field-label" htmlFor={id}>
              {pick(s.name)}
              {required && s.min > 0 && <span className="must">*</span>}
            </label>
            <PersonSelect
              id={id}
              multiple={s.max > 1}
              max={s.max}
              value={picks[s.step] ?? []}
              status={wrong ? 'error' : ''}
              onChange={(ids) => onChange({ ...picks, [s.step]: ids })}
            />
            <div className={wrong ? 'problem' : 'field-hint'} role={wrong ? 'alert' : undefined}>
              {w.form.pickApprovers(s.min, s.max)}
            </div>
          </div>
        )
      })}
    </fieldset>
  )
}
