// English numerals in words: three hundred eighty, a dozen, two and a half, twelve hundred, 2 million.
import { Decimal } from 'decimal.js'

const ONES: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
} // prettier-ignore
const TENS: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
} // prettier-ignore
const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3, thousands: 1e3, million: 1e6, millions: 1e6, billion: 1e9, trillion: 1e12, grand: 1e3, lakh: 1e5, lakhs: 1e5, lac: 1e5, lacs: 1e5, crore: 1e7, crores: 1e7,
} // prettier-ignore
const DOZENS: Readonly<Record<string, number>> = { dozen: 12, dozens: 12, couple: 2, pair: 2, pairs: 2, score: 20 }

export const EN_SMALL = `${[...Object.keys(ONES), ...Object.keys(TENS)].join('|')}`

/** one … ninety-nine in words or digits: the small numbers of dates and lengths. */
export function smallEnglish(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words)
  const [first, second] = words.split(/[- ]/)
  const tens = TENS[first!]
  if (tens !== undefined) return second ? (ONES[second] === undefined ? undefined : tens + ONES[second]) : tens
  return second ? undefined : ONES[first!]
}

export interface EnglishValue {
  to: number
  value: Decimal
  /** a couple of. */
  approximate?: boolean
  /** two grand: a word only used of money. */
  grand?: boolean
  /** "one" alone, which may be a pronoun. */
  one?: boolean
}

const WORD = /[a-z]+/y
const LITERAL = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/y
const GLUE = /[ -]+/y

/** Reads at `i`, which must be the start of a word; a number in digits is taken only before a scale (2 million). */
export function readEnglish(lower: string, i: number): EnglishValue | undefined {
  let total = new Decimal(0)
  let section: Decimal | undefined
  let at = i
  let end = i
  let words = 0
  let approximate = false
  let grand = false
  let open: 'none' | 'ones' | 'tens' | 'hundred' | 'literal' = 'none'
  for (;;) {
    LITERAL.lastIndex = at
    const literal = words === 0 ? LITERAL.exec(lower)?.[0] : undefined
    WORD.lastIndex = at
    const word = literal ? undefined : WORD.exec(lower)?.[0]
    const next = at + (literal ?? word ?? '').length
    if (literal) {
      section = new Decimal(literal.replaceAll(',', ''))
      open = 'literal'
    } else if (word === undefined || word in Object.prototype) break
    else if (
      (word === 'a' || word === 'an') &&
      words === 0 &&
      /^(?:hundred|thousand|million|billion|dozen|grand|couple|pair|score)\b/.test(lower.slice(next + 1))
    ) {
      section = new Decimal(1)
      open = 'literal'
    } else if (
      word === 'half' &&
      words === 0 &&
      /^ a (?:dozen|thousand|million|billion|grand)\b/.test(lower.slice(next))
    ) {
      section = new Decimal(0.5)
      open = 'literal'
      at = next + 3
      words += 1
      continue
    } else if (ONES[word] !== undefined) {
      const value = ONES[word]!
      if (open === 'ones' || open === 'literal' || (open === 'tens' && (value === 0 || value > 9))) break
      section = (section ?? new Decimal(0)).plus(value)
      open = 'ones'
    } else if (TENS[word] !== undefined) {
      if (open !== 'none' && open !== 'hundred') break
      section = (section ?? new Decimal(0)).plus(TENS[word]!)
      open = 'tens'
    } else if (word === 'hundred' || word === 'hundreds') {
      if (section === undefined || open === 'hundred') break
      section = section.times(100)
      open = 'hundred'
    } else if (SCALES[word] !== undefined) {
      if (section === undefined) break
      grand ||= word === 'grand'
      total = total.plus(section.times(SCALES[word]!))
      section = undefined
      open = 'none'
    } else if (DOZENS[word] !== undefined) {
      if (section === undefined) break
      approximate ||= word === 'couple'
      total = total.plus(section.times(DOZENS[word]!))
      section = undefined
      end = next
      words += 1
      break
    } else if (word === 'and' && words > 0 && (open === 'hundred' || section === undefined)) {
      GLUE.lastIndex = next
      const skip = GLUE.exec(lower)
      if (!skip || !new RegExp(`(?:${EN_SMALL})\\b`, 'y').test(lower.slice(next + skip[0].length))) break
      at = next + skip[0].length
      continue
    } else break
    end = next
    words += 1
    GLUE.lastIndex = next
    const glue = GLUE.exec(lower)
    if (!glue) break
    at = next + glue[0].length
  }
  if (words === 0 || end === i) return undefined
  let value = total.plus(section ?? 0)
  const half = /^ (?:and a half|& a half)\b/.exec(lower.slice(end))
  if (half) {
    value = value.plus(0.5)
    end += half[0].length
    const scale = /^ (hundred|thousand|million|billion)\b/.exec(lower.slice(end))
    if (scale) {
      value = value.times(scale[1] === 'hundred' ? 100 : SCALES[scale[1]!]!)
      end += scale[0].length
    }
  }
  const point =
    section && /^ point((?: (?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+)\b/.exec(lower.slice(end))
  if (point) {
    const digits = point[1]!.trim().split(' ').map((w) => ONES[w] ?? 0).join('') // prettier-ignore
    value = new Decimal(`${value.toFixed()}.${digits}`)
    end += point[0].length
    const scale = /^ (thousand|million|billion|trillion)\b/.exec(lower.slice(end))
    if (scale) {
      value = value.times(SCALES[scale[1]!]!)
      end += scale[0].length
    }
  }
  const text = lower.slice(i, end)
  return {
    to: end,
    value,
    ...(approximate ? { approximate } : {}),
    ...(grand ? { grand } : {}),
    ...(text === 'one' ? { one: true } : {}),
  }
}
