// Which words are near in meaning, learnt from what dictionaries say of them: no model, no download, Chinese and English in one space.
import type { Row } from './definitions.ts'
import { strongest, type Sparse } from './subspace.ts'

export interface Meaning {
  /** The number of a word: an English stem or a simplified Chinese word; undefined when nothing is known of it. */
  at(word: string): number | undefined
  /** −1 … 1. Unrelated words are near 0, synonyms above .6. */
  likeness(a: number, b: number): number
  /** Chinese words of a folded run, the longest first. */
  cut(folded: string, from: number, to: number, hear: (word: number, from: number, to: number) => void): void
}

/** Numbers a word: more did not tell better on pairs of office words. */
const SIZE = 100
const ROUNDS = 4
/** A stem in fewer definitions is known by chance only. */
const LEAST = 3

export interface LearntMeaning {
  words: readonly string[]
  /** SIZE numbers a word, −127 … 127. */
  places: Int8Array
}

export function learnMeaning(
  rows: readonly Row[],
  chinese: Iterable<{ word: string; stems: readonly string[] }>,
): LearntMeaning {
  const counts = new Map<string, number>()
  for (const row of rows) for (const key of row.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  const stems = [...counts].filter(([, n]) => n >= LEAST).map(([key]) => key)
  const numbers = new Map(stems.map((key, n) => [key, n]))
  const rarity = Float64Array.from(stems, (key) => Math.log(rows.length / counts.get(key)!))
  const found = strongest(tableOf(rows, numbers, rarity), SIZE, ROUNDS)
  for (let n = 0; n < stems.length; n++) toLengthOne(found, n * SIZE)
  const sums = new Map<string, Float64Array>()
  for (const { word, stems: said } of chinese) {
    const known = said.flatMap((s) => numbers.get(s) ?? [])
    if (known.length === 0) continue
    const sum = sums.get(word) ?? new Float64Array(SIZE)
    for (const n of known) for (let k = 0; k < SIZE; k++) sum[k]! += rarity[n]! * found[n * SIZE + k]!
    sums.set(word, sum)
  }
  const places = new Int8Array((stems.length + sums.size) * SIZE)
  for (let i = 0; i < stems.length * SIZE; i++) places[i] = Math.round(found[i]! * 127)
  let to = stems.length * SIZE
  for (const sum of sums.values()) {
    toLengthOne(sum, 0)
    for (let k = 0; k < SIZE; k++) places[to++] = Math.round(sum[k]! * 127)
  }
  return { words: [...stems, ...sums.keys()], places }
}

function tableOf(rows: readonly Row[], numbers: ReadonlyMap<string, number>, rarity: Float64Array): Sparse {
  const starts = [0]
  const at: number[] = []
  const values: number[] = []
  for (const row of rows) {
    const from = at.length
    let square = 0
    for (const [key, weight] of row) {
      const n = numbers.get(key)
      if (n === undefined) continue
      const value = (weight >= 1 ? 1 + Math.log(weight) : weight) * rarity[n]!
      at.push(n)
      values.push(value)
      square += value * value
    }
    if (at.length - from < 2) at.length = values.length = from
    for (let i = from; i < at.length; i++) values[i]! /= Math.sqrt(square)
    if (at.length > from) starts.push(at.length)
  }
  return { columns: numbers.size, starts: Uint32Array.from(starts), at: Uint32Array.from(at), values: Float32Array.from(values) } // prettier-ignore
}

function toLengthOne(numbers: Float64Array, from: number): void {
  let square = 0
  for (let k = from; k < from + SIZE; k++) square += numbers[k]! ** 2
  const length = Math.sqrt(square) || 1
  for (let k = from; k < from + SIZE; k++) numbers[k]! /= length
}

export function createMeaning({ words, places }: LearntMeaning): Meaning {
  const numbers = new Map(words.map((word, n) => [word, n]))
  /** Two Chinese characters → the length of the longest word that begins with them: most begin none. */
  const longest = new Map<number, number>()
  for (const word of words) {
    if (word.length < 2 || word.charCodeAt(0) < 0x2e80) continue
    const key = word.charCodeAt(0) * 0x10000 + word.charCodeAt(1)
    longest.set(key, Math.max(longest.get(key) ?? 0, word.length))
  }
  return {
    at: (word) => numbers.get(word),
    likeness(a, b) {
      let sum = 0
      for (let k = 0, i = a * SIZE, j = b * SIZE; k < SIZE; k++) sum += places[i++]! * places[j++]!
      return sum / 16_129
    },
    cut(folded, from, to, hear) {
      for (let i = from; i + 1 < to;) {
        const most = longest.get(folded.charCodeAt(i) * 0x10000 + folded.charCodeAt(i + 1)) ?? 0
        let end = Math.min(to, i + most)
        let word: number | undefined
        while (end > i + 1 && (word = numbers.get(folded.slice(i, end))) === undefined) end--
        if (word !== undefined) hear(word, i, end)
        i = word === undefined ? i + 1 : end
      }
    },
  }
}
