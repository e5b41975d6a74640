// Terms as numbers: each stream has its own seed, so that the word 年, the pair and the character never meet.
import { eachRun } from './words.ts'

export type Stream = 'words' | 'pairs' | 'chars' | 'headWords' | 'headPairs' | 'headChars'
export const STREAMS: readonly Stream[] = ['words', 'pairs', 'chars', 'headWords', 'headPairs', 'headChars']

const SEEDS = STREAMS.map((_, i) => Math.imul(0x9e3779b1, i + 1) >>> 0)

/** FNV-1a with a final mix: 32 bits hold a million terms with about a hundred collisions. 0 is kept for "none". */
export function termOf(stream: number, word: string, from = 0, to = word.length): number {
  let h = SEEDS[stream]!
  for (let i = from; i < to; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  h ^= h >>> 16
  return h === 0 ? 1 : h >>> 0
}

/** Every pair and every character of the Han runs of a folded text. Latin is in the words already. */
export function eachHanTerm(folded: string, pair: (from: number) => void, char: (at: number) => void): void {
  eachRun(folded, (from, to, han) => {
    if (!han) return
    for (let i = from; i < to; i++) {
      char(i)
      if (i + 1 < to) pair(i)
    }
  })
}
