// Words fit to be kept as a lesson: one clause, every value a letter, nothing private, no name and no number in it.
import { normalise } from '../kernel/text.ts'
import { judge } from './acts-judge.ts'
import { clausesOf } from './grammar-clauses.ts'
import { read } from './grammar-reading.ts'
import type { CompiledLexicon } from './lexicon.ts'
import type { Moment } from './understanding.ts'

const LONGEST = 120
/** Stands for words that are nobody's business or say nothing about what is meant. */
export const HIDDEN = 'X'
const MARK = '\uE000'

export interface ToHide {
  /** Values of free text: cut out where they stand. */
  values: readonly string[]
  /** Values of private fields: where one cannot be found, nothing is kept at all. */
  secrets: readonly string[]
}

/** Undefined: better not kept. */
export function lessonWords(
  text: string,
  hide: ToHide,
  lexicon: CompiledLexicon,
  moment: Moment,
  speaker?: string,
): string | undefined {
  let plain = normalise(text).text
  for (const secret of hide.secrets) {
    const at = normalise(secret).text.trim()
    if (at === '') continue
    if (!plain.includes(at)) return undefined
    plain = plain.replaceAll(at, MARK)
  }
  for (const value of hide.values) {
    const at = normalise(value).text.trim()
    if (at.length > 1) plain = plain.replaceAll(at, MARK)
  }
  const { masked } = read(normalise(plain.replace(ADDRESS, MARK)), lexicon, moment, speaker)
  const clauses = clausesOf(withoutRest(masked)).map((c) => c.text)
  const headline = clauses
    .map((words) => ({ words, ...judge(words, lexicon) }))
    .sort((a, b) => b.weight - a.weight || b.words.length - a.words.length)[0]?.words
  return headline !== undefined && headline.length <= LONGEST && says(headline) ? headline : undefined
}

/** Hidden again once more is known, e.g. a customer's name that was asked for later. */
export function hideMore(words: string, values: readonly string[]): string | undefined {
  let kept = words
  for (const value of values) {
    const at = normalise(value).lower.trim()
    if (at.length > 1) kept = kept.replaceAll(at, HIDDEN)
  }
  return says(kept) ? kept : undefined
}

const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.]+|https?:\/\/\S+|www\.\S+/giu
const CODE = /[a-z]*[-_]?\d[\w-]*/giu

/** Codes, digits and what was hidden: one letter each, as the other values are. */
const withoutRest = (masked: string): string =>
  masked.replaceAll(MARK, HIDDEN).replace(CODE, '#').replace(/X+/gu, HIDDEN)

/** Something must be left to recognise it by. */
const says = (words: string): boolean =>
  (words.match(/\p{Script=Han}/gu)?.length ?? 0) >= 2 || (words.match(/[a-z]{2,}/gu)?.length ?? 0) >= 2
