// Steps whose approvers the initiator names.
import type { Picks, Problem } from '../data/shapes.ts'
import type { ProcessView } from '../../http/contract.ts'
import { useWords } from '../words/words.tsx'
import { SoonestPick } from '../insight/soonest.tsx'
import { fieldId } from './form-fields.tsx'
import { PersonSelect } from './person-select.tsx'

export type PickStep = ProcessView['picks'][number]

const pickField = (step: string) => `pick:${step}`

export const pickProblems = (steps: readonly PickStep[], picks: Picks): Problem[] =>
  steps.filter((s) => (picks[s.step]?.length ?? 0) < s.min).map((s) => ({ field: pickField(s.step), code: 'missing' }))

/** The last place is given up for the one just taken. */
const taken = (picked: readonly string[], one: string, most: number): readonly string[] =>
  picked.includes(one) ? picked : [...picked.slice(0, Math.max(0, most - 1)), one]

interface Props {
  process: string
  steps: readonly PickStep[]
  picks: Picks
  onChange: (picks: Picks) => void
  problems: readonly Problem[]
  required: boolean
}

export function PickApprovers({ process, steps, picks, onChange, problems, required }: Props) {
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
            <SoonestPick
              process={process}
              step={s.step}
              take={(one) => onChange({ ...picks, [s.step]: taken(picks[s.step] ?? [], one, s.max) })}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
