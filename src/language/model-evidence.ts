// Whether the words a model copied stand in the message, and where: what does not is not believed.
import { plainWords, surfaceOf, type Normalised } from '../kernel/text.ts'
import { findQuotes } from './grammar-quotes.ts'
import type { Span } from './spans.ts'

export interface Evidence {
  /** Where the words stand, outside quotations first; undefined = nowhere. */
  find(surface: string | undefined): Span | undefined
  /** Whether the words stand in the person's own speech, not only in what they quote. */
  own(surface: string | undefined): boolean
}

/** Compared in one shape (NFKC, simplified, lower case, no spaces), cut from the message as it was said. */
export function evidenceIn(text: Normalised): Evidence {
  const quotes = findQuotes(text)
  const kept: number[] = []
  let joined = ''
  for (let i = 0; i < text.lower.length; i++) {
    const c = text.lower[i]!
    if (/\s/u.test(c)) continue
    joined += c
    kept.push(i)
  }
  const quoted = (from: number, to: number): boolean => quotes.some((q) => from < q.span.to && q.span.from < to)
  const places = (surface: string | undefined): { from: number; to: number }[] => {
    const words = plainWords(surface ?? '')
      .toLowerCase()
      .replaceAll(/\s+/gu, '')
    if (words === '') return []
    const found: { from: number; to: number }[] = []
    for (let at = joined.indexOf(words); at >= 0; at = joined.indexOf(words, at + 1)) {
      const from = kept[at]!
      const to = kept[at + words.length - 1]! + 1
      if (whole(text.lower, from, to)) found.push({ from, to })
    }
    return found
  }
  return {
    find(surface) {
      const all = places(surface)
      // The last one said wins: a corrected value stands after the wrong one.
      const best = all.findLast((p) => !quoted(p.from, p.to)) ?? all.at(-1)
      return best && { ...best, surface: surfaceOf(text, best.from, best.to) }
    },
    own: (surface) => places(surface).some((p) => !quoted(p.from, p.to)),
  }
}

const PART = /[a-z0-9]/
/** "Al" does not stand in "annual", nor 5 in 1500. */
const whole = (lower: string, from: number, to: number): boolean =>
  !(PART.test(lower[from] ?? '') && PART.test(lower[from - 1] ?? '')) &&
  !(PART.test(lower[to - 1] ?? '') && PART.test(lower[to] ?? ''))
