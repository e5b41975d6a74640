// Private values that somebody volunteers (accounts, cards, papers, phones, pay, illnesses) are put out of a model's sight and back into its answer.
import { HEALTH } from './model-hide-health.ts'
import { HIDDEN_KINDS, hiddenNumbers, type HiddenKind, type Private } from './model-hide-numbers.ts'
import type { ModelAnswer } from './model-answer.ts'
import type { Setting } from './context-setting.ts'
import type { FieldValue } from './understanding.ts'

/** One question's: the same value has the same mark wherever it stands. Texts are normalised ones. */
export interface Hiding {
  hide(text: string): string
  /** What the model copied, as the person said it. */
  restore(words: string): string
}

export function createHiding(): Hiding {
  const marks = new Map<string, string>()
  const values = new Map<string, string>()
  const counts = new Map<HiddenKind, number>()
  const markOf = (kind: HiddenKind, value: string): string => {
    const known = marks.get(value)
    if (known !== undefined) return known
    const nth = (counts.get(kind) ?? 0) + 1
    counts.set(kind, nth)
    const mark = `${kind}-${nth}`
    marks.set(value, mark)
    values.set(mark, value)
    return mark
  }
  return {
    hide(text) {
      let hidden = ''
      let at = 0
      for (const { kind, from, to } of privateIn(text)) {
        hidden += `${text.slice(at, from)}[${markOf(kind, text.slice(from, to))}]`
        at = to
      }
      return hidden + text.slice(at)
    },
    restore: (words) => words.replaceAll(MARK, (all, mark: string) => values.get(mark.toLowerCase()) ?? all),
  }
}

/** Models drop or double brackets. */
const MARK = new RegExp(String.raw`[[［【]*\b((?:${HIDDEN_KINDS.join('|')})-\d+)\b[\]］】]*`, 'giu')

/** Left to right, without overlaps; where two claim the same words, the longer one has them. */
export function privateIn(text: string): Private[] {
  const all = [...hiddenNumbers(text), ...HEALTH.flatMap((words) => found('health', words, text))]
  all.sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: Private[] = []
  for (const one of all) if (one.from >= (kept.at(-1)?.to ?? 0)) kept.push(one)
  return kept
}

const found = (kind: HiddenKind, words: RegExp, text: string): Private[] =>
  [...text.matchAll(words)].map((m) => ({ kind, from: m.index, to: m.index + m[0].length }))

/** The open draft as a model may see it. */
export const hideFields = (setting: Setting, { hide }: Hiding): Setting => ({
  ...setting,
  fields: Object.fromEntries(Object.entries(setting.fields).map(([id, value]) => [id, hideValue(value, hide)])),
})

function hideValue(value: FieldValue, hide: (text: string) => string): FieldValue {
  if (typeof value === 'string') return hide(value)
  if (typeof value !== 'number')
    return Array.isArray(value) ? (value.map((v) => (typeof v === 'string' ? hide(v) : v)) as FieldValue) : value
  const words = String(value)
  const hidden = hide(words)
  return hidden === words ? value : hidden
}

/** Every word that the model copied. */
export const restoreAnswer = ({ acts }: ModelAnswer, { restore }: Hiding): ModelAnswer => {
  const back = (words: string | undefined) => (words === undefined ? undefined : restore(words))
  return {
    acts: acts.map((act) => ({
      ...act,
      said: back(act.said),
      owner: back(act.owner),
      number: back(act.number),
      date: back(act.date),
      amount: back(act.amount),
      all: back(act.all),
      fields: act.fields.map((field) => ({ ...field, surface: back(field.surface) })),
    })),
  }
}
