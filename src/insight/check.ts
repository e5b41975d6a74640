// The checker of rephrased sentences: a number, date or name that is not in the facts sends the template out instead.
import type { Facts, Finding } from './finding.ts'
import { explain, write, type Language } from './explain.ts'

/** The model's words when they say nothing of their own, else ours. */
export const rephrased = (
  finding: Finding,
  words: string,
  language: Language,
  names: readonly string[] = [],
): string => (foreign(words, finding.facts, names).length === 0 ? words : explain(finding, language))

/** Numbers and names in the words that no fact carries. `names` = everybody who could be named. */
export function foreign(words: string, facts: Facts, names: readonly string[] = []): string[] {
  const said = Object.values(facts)
    .map((v) => write(v))
    .join(' | ')
  const known = new Set((said.match(NUMBER) ?? []).map(plain))
  const numbers = (words.replaceAll(/(?<=\d)[,，](?=\d{3}\b)/gu, '').match(NUMBER) ?? []).filter(
    (n) => !known.has(plain(n)),
  )
  const chinese = (
    words.match(/[零一二三四五六七八九十百千万两]+(?=[\s]?(?:次|张|笔|天|倍|元|人|小时|分钟|秒|个|%|万|千))/gu) ?? []
  ).filter((n) => n !== '一')
  const strangers = names.filter((name) => name !== '' && words.includes(name) && !said.includes(name))
  const codes = (words.match(/\b[A-Z]{1,4}[-_]?\d{2,}\b/gu) ?? []).filter((code) => !said.includes(code))
  return [...numbers, ...chinese, ...strangers, ...codes]
}

const NUMBER = /\d+(?:\.\d+)?/gu
const plain = (n: string): string => String(Number(n))
