// A change of a labelled sentence after which its meaning is known: what a reader of words must not be shaken by.
import type { Expected, Line } from '../../scripts/eval-score.ts'
import { createRandom } from '../../src/language/training/expand.ts'

export interface Perturbation {
  name: string
  lang: Line['lang']
  /** The changed line, with what is expected of it now; undefined where the change has nothing to take hold of. */
  apply(line: Line): Line | undefined
}

/** The same expectations of other words; undefined when the words are the same. */
export const reworded = (line: Line, text: string): Line | undefined =>
  text.trim() === '' || text === line.text ? undefined : { ...line, text }

/** What may be heard besides: no fault when it is given, and none when it is left out. */
export const allowing = (line: Line, fields: Record<string, string>): Line => ({
  ...line,
  expect: line.expect.map((e): Expected => ({
    ...e,
    maybe: { ...e.maybe, fields: { ...fields, ...e.maybe?.fields } },
  })),
})

/** One of the list, always the same for one line and purpose. */
export function pick<T>(list: readonly T[], line: Line, purpose: string): T {
  const seed = [...(line.id + purpose)].reduce((n, c) => (n * 31 + (c.codePointAt(0) ?? 0)) % 2_147_483_647, 7)
  const one = list[Math.floor(createRandom(seed)() * list.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

/** Whether these words may be set before or after: no draft's answer, no refusal in one word. */
export const stands = (line: Line): boolean => line.context === undefined && line.text.length >= 16
