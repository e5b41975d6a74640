// A passage read once: folded, cut into sentences, and which words stand in which; kept for those that are read again and again.
import type { Passage } from './document.ts'
import { fold, hanShare, isHan } from './fold.ts'
import type { Meaning } from './meaning.ts'
import { headOf } from './prepare.ts'
import { sentencesOf, type Span } from './sentences.ts'
import { STOP_EN } from './stopwords.ts'
import { NUMERALS, eachRun, latinWords, numeral, type Piece } from './words.ts'

export type Readable = Pick<Passage, 'kind' | 'text' | 'question' | 'headings'> & { title: string }

/** A text in pieces, and where each stem stands. */
export interface Pieces {
  whole: string
  texts: readonly string[]
  stems: ReadonlyMap<string, readonly number[]>
  /** Some of it is Chinese; some of it is not. */
  han: boolean
  latin: boolean
  /** Words whose meaning is known, and where they stand. */
  meant: ReadonlyMap<number, readonly number[]>
}

export interface Reading {
  body: Pieces
  spans: readonly Span[]
  head: Pieces
  zh: boolean
}

/** About 15 KB each: 30 MB at most. */
const KEPT = 2_000
const kept = new Map<Readable, { reading: Reading; meaning: Meaning | undefined }>()

export function readPassage(passage: Readable, meaning?: Meaning): Reading {
  const known = kept.get(passage)
  if (known && known.meaning === meaning) return known.reading
  const reading = read(passage, meaning)
  if (kept.size >= KEPT) for (const old of [...kept.keys()].slice(0, KEPT / 4)) kept.delete(old)
  kept.set(passage, { reading, meaning })
  return reading
}

function read(passage: Readable, meaning: Meaning | undefined): Reading {
  const whole = fold(passage.text)
  const spans = passage.kind === 'table' ? lines(passage.text) : sentencesOf(passage.text)
  const title = headOf(passage, passage.title)
  const head = fold(title)
  return {
    body: piecesOf(
      whole,
      spans.map((s) => whole.slice(s.from, s.to)),
      spans.map((s) => passage.text.slice(s.from, s.to)),
      meaning,
    ),
    spans,
    head: piecesOf(head, [head], [title], meaning),
    zh: hanShare(whole.slice(0, 1000)) > 0.3,
  }
}

function piecesOf(
  whole: string,
  texts: readonly string[],
  originals: readonly string[],
  meaning: Meaning | undefined,
): Pieces {
  const stems = new Map<string, number[]>()
  const meant = new Map<number, number[]>()
  texts.forEach((text, i) => {
    eachStem(text, originals[i]!, (word) => note(stems, word, i))
    if (meaning) eachRun(text, (from, to, isHan) => isHan && meaning.cut(text, from, to, (word) => note(meant, word, i))) // prettier-ignore
  })
  if (meaning)
    for (const [word, at] of stems) {
      const number = STOP_EN.has(word) ? undefined : meaning.at(word)
      if (number !== undefined) meant.set(number, at)
    }
  let han = false
  for (let i = 0; i < whole.length && !han; i++) han = isHan(whole.charCodeAt(i))
  return { whole, texts, stems, han, latin: stems.size > 0, meant }
}

/** A text in other pieces than its sentences, folded already. */
export const inPieces = (texts: readonly string[], meaning: Meaning | undefined): Pieces =>
  piecesOf(texts.join('\n'), texts, texts, meaning)

function note<T>(places: Map<T, number[]>, word: T, i: number): void {
  const at = places.get(word)
  if (!at) places.set(word, [i])
  else if (at.at(-1) !== i) at.push(i)
}

function eachStem(folded: string, original: string, hear: (stem: string) => void): void {
  const latin: Piece[] = []
  eachRun(folded, (from, to, han) => {
    if (!han) latinWords(original, folded, from, to, latin)
    // 十五天 holds the 15 of 15天, twelve weeks the 12 of 12 weeks.
    else
      for (const [said] of folded.slice(from, to).matchAll(NUMERALS)) {
        const number = numeral(said)
        if (number !== undefined) hear(number)
      }
  })
  for (const { term } of latin) hear(term)
}

function lines(text: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const line of text.split('\n')) {
    if (line.trim()) spans.push({ from, to: from + line.length })
    from += line.length + 1
  }
  return spans
}
