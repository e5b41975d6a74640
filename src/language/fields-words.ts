// The fields an act carries, and a word found in a text.
import type { FieldValue } from './understanding.ts'

export type Fields = Record<string, FieldValue>

const LATIN_EDGE = /[a-z0-9]/

/** Where a word stands in the scope, as a whole word when it is Latin. */
export function findWord(text: string, word: string, from = 0): number {
  let at = text.indexOf(word, from)
  while (at >= 0) {
    const latin = /^[a-z0-9]/.test(word)
    const before = text[at - 1] ?? ' '
    const after = text[at + word.length] ?? ' '
    if (!latin || (!LATIN_EDGE.test(before) && !LATIN_EDGE.test(after))) return at
    at = text.indexOf(word, at + 1)
  }
  return -1
}
