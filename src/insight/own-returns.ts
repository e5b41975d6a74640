// What returned requests lacked more often than others: counted, so that it can be said with its numbers before somebody submits.
import type { ProcessDefinition } from '../approval/flow.ts'
import type { Field, Values } from '../approval/form.ts'
import { mendFirst, type PastOutcome } from './advise.ts'
import { tailOf } from './habits/measure.ts'
import { moneyField, type OwnRequest } from './own-log.ts'

/** "Left empty in 8 of 10 returned requests like this, in 12 of 80 others." */
export interface ReturnReason {
  field: string
  missing: number
  returned: number
  missingElsewhere: number
  others: number
}

/** "Of 12 with this choice 7 came back, of 90 others 10." */
export interface ReturnTrait {
  field: string
  option: string
  returned: number
  n: number
  otherReturned: number
  others: number
}

export interface ReturnStudy {
  add(own: OwnRequest): void
  /** Only what this request lacks too. */
  reasons(own: OwnRequest): ReturnReason[]
  /** Choices of this request that came back clearly oftener than others. */
  traits(own: OwnRequest): ReturnTrait[]
}

interface Tally {
  returned: number
  others: number
  missing: Map<string, { returned: number; others: number }>
  outcomes: PastOutcome[]
}
/** What was usual years ago says little about a return now. */
const MOST_OUTCOMES = 3000
const MOST_TRAITS = 2

const FEWEST = 5
const SURE = Math.log(0.02)
/** Hardly oftener than elsewhere is no advice, however sure. */
const LIFT = 1.4
/** More draws than this make no answer surer, only slower. */
const MOST = 200

export function createReturnStudy(): ReturnStudy {
  const byProcess = new Map<string, Tally>()
  return {
    add({ request, events, definition }) {
      // As it was first filed: a return is about that.
      const [first] = events
      if (first?.type !== 'Submitted' || request.status === 'withdrawn') return
      const back = events.some((e) => e.type === 'Returned' || e.type === 'Rejected')
      if (!back && request.status !== 'approved') return
      const tally: Tally = byProcess.get(definition.key) ?? {
        returned: 0,
        others: 0,
        missing: new Map(),
        outcomes: [],
      }
      byProcess.set(definition.key, tally)
      const side = back ? 'returned' : 'others'
      tally[side] += 1
      tally.outcomes.push({ traits: choicesOf(definition, first.values), returned: back })
      if (tally.outcomes.length > 2 * MOST_OUTCOMES) tally.outcomes.splice(0, MOST_OUTCOMES)
      for (const field of optional(definition.form.fields)) {
        if (!isEmpty(first.values, field)) continue
        const count = tally.missing.get(field.id) ?? { returned: 0, others: 0 }
        count[side] += 1
        tally.missing.set(field.id, count)
      }
    },
    reasons({ request, definition }) {
      const tally = byProcess.get(definition.key)
      if (!tally || tally.returned < FEWEST || tally.others < FEWEST) return []
      return optional(definition.form.fields)
        .flatMap((field): (ReturnReason & { surprise: number })[] => {
          if (!isEmpty(request.values, field)) return []
          const { returned: missing = 0, others: missingElsewhere = 0 } = tally.missing.get(field.id) ?? {}
          // How often so many would be missing if returns had nothing to do with it.
          const usual = (missingElsewhere + 1) / (tally.others + 2)
          const scale = Math.min(1, MOST / tally.returned)
          const draws = Array.from({ length: Math.round(tally.returned * scale) }, () => usual)
          const surprise = tailOf(draws, Math.round(missing * scale))
          const plain = missing / tally.returned < LIFT * usual
          if (missing < FEWEST || missing < tally.returned / 2 || plain || surprise > SURE) return []
          return [
            { field: field.id, missing, returned: tally.returned, missingElsewhere, others: tally.others, surprise },
          ]
        })
        .sort((a, b) => a.surprise - b.surprise)
        .slice(0, 3)
        .map(({ surprise: _surprise, ...reason }) => reason)
    },
    traits({ request, definition }) {
      const past = byProcess.get(definition.key)?.outcomes ?? []
      return mendFirst(choicesOf(definition, request.values), past.slice(-MOST_OUTCOMES))
        .slice(0, MOST_TRAITS)
        .map(({ trait, ...counts }) => {
          const [field = '', option = ''] = trait.split('=')
          return { field, option, ...counts }
        })
    },
  }
}

/** Where no money is asked for, a choice may be a kind of leave: nobody's statistics. */
const choicesOf = (definition: ProcessDefinition, values: Values): string[] =>
  moneyField(definition) === undefined
    ? []
    : definition.form.fields.flatMap((f) =>
        f.kind === 'choice' && !f.multiple && !f.private && typeof values[f.id] === 'string'
          ? [`${f.id}=${String(values[f.id])}`]
          : [],
      )

/** Whether a private field was filled is private too. */
const optional = (fields: readonly Field[]): Field[] => fields.filter((f) => !f.required && !f.private)

function isEmpty(values: Values, field: Field): boolean {
  const value = values[field.id]
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
