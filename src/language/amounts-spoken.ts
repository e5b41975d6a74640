// Prices as they are read aloud: eighty-six fifty is 86.50, where a price is looked for at all.
import type { Normalised } from '../kernel/text.ts'
import type { MoneySpan } from './amounts.ts'
import { smallEnglish } from './numbers-english.ts'
import { spanOf } from './spans.ts'

const ONE = 'one|two|three|four|five|six|seven|eight|nine'
const TEEN = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS = `(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:${ONE}))?`
const SPOKEN = new RegExp(
  `(?<![a-z-])(${TENS}|${TEEN}) (${TENS}|${TEEN}|oh (?:${ONE}))(?![a-z-]| (?:hundred|thousand|grand|percent|per cent|people|minutes?|hours?|days?|pages?|copies|o'clock|am|pm|to)\\b)`,
  'g',
)

export function pricesInWords(text: Normalised): MoneySpan[] {
  return [...text.lower.matchAll(SPOKEN)].flatMap((hit) => {
    const [whole, part] = [smallEnglish(hit[1] ?? ''), smallEnglish((hit[2] ?? '').replace(/^oh /u, ''))]
    if (whole === undefined || part === undefined || part > 99) return []
    const amount = `${whole}.${String(part).padStart(2, '0')}`
    return [{ span: spanOf(text, hit.index, hit.index + hit[0].length), amount, by: 'bare' as const }]
  })
}
