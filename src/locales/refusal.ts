// A refusal in the reader's words.
import type { Field, Problem } from '../approval/form.ts'
import type { Refusal } from '../approval/refusals.ts'
import type { Speaker } from './approval.zh.ts'
import { formatTime, nameOf, type Reader } from './format.ts'
import { wordsFor } from './words.ts'

/** What the reader's request is made of, as far as the caller knows it: labels for fields and steps. */
export interface About {
  fields?: readonly Field[]
  steps?: readonly { id: string; name: { zh: string; en: string } }[]
}

export function refusalText(refusal: Refusal, reader: Reader, about: About = {}): string {
  const speaker: Speaker = {
    person: (id) => nameOf(id, reader),
    time: (iso) => formatTime(iso, reader),
    step: (id) => about.steps?.find((s) => s.id === id)?.name[reader.locale] ?? id,
    field: (id) => labelOf(id, reader, about),
    problem: (problem) => problemText(problem, reader, about),
  }
  const say = wordsFor(reader.locale).refusal[refusal.refused] as (refusal: Refusal, by: Speaker) => string
  return say(refusal, speaker)
}

export function problemText(problem: Problem, reader: Reader, about: About = {}): string {
  const words = wordsFor(reader.locale)
  return words.problem[problem.code]({ label: placeOf(problem, reader, about), limit: problem.limit })
}

/** A problem inside a table names its column too: `lines.amount`, and its row. */
function placeOf({ field, row }: Problem, reader: Reader, { fields = [] }: About): string {
  const table = fields.find((f) => f.kind === 'table' && field.startsWith(`${f.id}.`))
  if (table?.kind !== 'table' || row === undefined) return labelOf(field, reader, { fields })
  const column = labelOf(field.slice(table.id.length + 1), reader, { fields: table.columns })
  return wordsFor(reader.locale).value.cell(table.label[reader.locale], row + 1, column)
}

const labelOf = (id: string, { locale }: Reader, { fields = [] }: About): string =>
  fields.find((f) => f.id === id)?.label[locale] ?? id
