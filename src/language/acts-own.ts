// An organisation's own process, heard without training: by its name, by the parts of its name in any order, by its example sentences.
import type { ProcessSense } from './lexicon.ts'

const isWord = (ch: string | undefined): boolean => ch !== undefined && /[a-z0-9]/.test(ch)

/** Length of the longest name that stands in the text, in characters of Chinese; Latin letters count a third. */
export function longestName(text: string, sense: ProcessSense): number {
  let longest = 0
  for (const name of sense.names) {
    const at = text.indexOf(name)
    if (at < 0) continue
    const latin = /^[a-z]/.test(name)
    if (latin && (isWord(text[at - 1]) || (isWord(text[at + name.length]) && text[at + name.length] !== 's'))) continue
    longest = Math.max(longest, latin ? name.length / 3 : name.length)
  }
  return longest
}

/** 登记一份礼品 for 礼品登记, enrol in a training: all parts of a name, in any order. */
export function scatteredName(text: string, sense: ProcessSense): boolean {
  return sense.names.some((name) => {
    const parts = /^\p{Script=Han}{4,6}$/u.test(name)
      ? [name.slice(0, 2), name.slice(2)]
      : name.split(' ').filter((w) => w.length > 2)
    return parts.length > 1 && parts.every((part) => text.includes(part.length > 5 ? part.slice(0, -1) : part))
  })
}

const pairs = (text: string): Set<string> => {
  const bare = text.toLowerCase().replace(/[\s\d\p{P}]/gu, '')
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)))
}
const known = new WeakMap<ProcessSense, readonly Set<string>[]>()

/** How much of the likeliest example sentence is in the text, 0..1. */
export function likeExample(text: string, sense: ProcessSense): number {
  if (sense.examples.length === 0) return 0
  const sets = known.get(sense) ?? sense.examples.map(pairs)
  known.set(sense, sets)
  const mine = pairs(text)
  let best = 0
  for (const set of sets) {
    let both = 0
    for (const pair of mine) if (set.has(pair)) both++
    best = Math.max(best, both / Math.sqrt(Math.max(1, set.size) * Math.max(1, mine.size)))
  }
  return best
}
