// A number that is a fact may still be told as another: the limit as the wait, the usual pace as this one.
import type { Facts } from './finding.ts'

/** Words that say what the number beside them is, and the facts that may stand there. */
const LABELS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/限额|时限|界限|上限|\b(?:limit|threshold)\b/giu, ['limit', 'threshold']],
  [/平时|平常|往常|通常|常见|一般|\b(?:usual|normal|typical|ordinari)(?:ly)?\b/giu, ['usual']],
  [/合计|总计|共计|总额|\btotal(?:s|l?ed|l?ing)?\b/giu, ['total']],
  [/之前|此前|以前|原先|\b(?:before|formerly|previously)\b/giu, ['before']],
  [/之后|此后|以后|如今|\b(?:after|since then|nowadays)\b/giu, ['after']],
  [/退回|\breturn(?:ed|s)?\b/giu, ['returned', 'returns']],
]

// The number right behind the word, or else right before it, within the clause; dates and k of n are none.
const BEHIND =
  /^[^\d，。；;,.!?！？()=]{0,8}(?<![A-Za-z])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\d\-/:年月万亿千k]|\s*(?:of\b|[张个次]中))/u
const AHEAD =
  /(?<!\bof\s|[A-Za-z\d\-/:.,])(\d+(?:,\d{3})*(?:\.\d+)?)(?![-/:年月万亿千k\d])[^\d，。；;,.!?！？()=]{0,6}$/u

/** Numbers of the text that stand beside a word for another fact. */
export function mislabelled(text: string, facts: Facts): string[] {
  const plain = text.normalize('NFKC')
  return LABELS.flatMap(([label, names]) => {
    const meant = names.map((name) => facts[name]).filter((value) => typeof value === 'number')
    if (meant.length === 0) return []
    return [...plain.matchAll(label)].flatMap((match) => {
      const end = match.index + match[0].length
      const said = BEHIND.exec(plain.slice(end))?.[1] ?? AHEAD.exec(plain.slice(0, match.index))?.[1]
      return said === undefined || meant.some((value) => near(value, Number(said.replaceAll(',', '')))) ? [] : [said]
    })
  })
}

/** As facts are written: two places behind the point. */
const near = (fact: number, said: number): boolean => Math.abs(fact - said) < 0.006
