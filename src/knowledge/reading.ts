// A passage read once: folded, cut into sentences, and which words stand in which; kept for those that are read again and again.
import type { Passage } from './document.ts'
import { fold, hanShare, isHan } from './fold.ts'
import { headOf } from './prepare.ts'
import { sentencesOf, type Span } from './sentences.ts'
import { eachRun, stem } from './words.ts'

export type Readable = Pick<Passage, 'kind' | 'text' | 'question' | 'headings'> & { title: string }

/** A text in pieces, and where each stem stands. */
export interface Pieces {
  whole: string
  texts: readonly string[]
  stems: ReadonlyMap<string, readonly number[]>
  /** Some of it is Chinese; some of it is not. */
  han: boolean
  latin: boolean
}

export interface Reading {
  body: Pieces
  spans: readonly Span[]
  head: Pieces
  zh: boolean
}

/** About 10 KB each: 20 MB at most. */
const KEPT = 2_000
const kept = new Map<Readable, Reading>()

export function readPassage(passage: Readable): Reading {
  const known = kept.get(passage)
  if (known) return known
  const made = read(passage)
  if (kept.size >= KEPT) for (const old of [...kept.keys()].slice(0, KEPT / 4)) kept.delete(old)
  kept.set(passage, made)
  return made
}

function read(passage: Readable): Reading {
  const whole = fold(passage.text)
  const spans = passage.kind === 'table' ? lines(passage.text) : sentencesOf(passage.text)
  const head = fold(headOf(passage, passage.title))
  return {
    body: piecesOf(
      whole,
      spans.map((s) => whole.slice(s.from, s.to)),
    ),
    spans,
    head: piecesOf(head, [head]),
    zh: hanShare(whole.slice(0, 1000)) > 0.3,
  }
}

function piecesOf(whole: string, texts: readonly string[]): Pieces {
  const stems = new Map<string, number[]>()
  texts.forEach((text, i) =>
    eachStem(text, (word) => {
      const at = stems.get(word)
      if (!at) stems.set(word, [i])
      else if (at.at(-1) !== i) at.push(i)
    }),
  )
  let han = false
  for (let i = 0; i < whole.length && !han; i++) han = isHan(whole.charCodeAt(i))
  return { whole, texts, stems, han, latin: stems.size > 0 }
}

function eachStem(folded: string, hear: (stem: string) => void): void {
  eachRun(folded, (from, to, han) => {
    if (han) return
    const run = folded.slice(from, to)
    if (!/[^a-z0-9]/.test(run)) {
      hear(stem(run))
      return
    }
    hear(run.replace(/[.\-_/@:+,']/g, '').replace(/s$/, ''))
    for (const word of run.split(/[.\-_/'@:+,]/)) if (word) hear(stem(word))
    if (/^[\d,.]+$/.test(run)) hear(run.replaceAll(',', ''))
  })
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
