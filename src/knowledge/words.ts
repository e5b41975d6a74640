// Text becomes terms: words (dictionary words of Chinese, stems of English), pairs of characters, single characters.
import { stemmer } from 'stemmer'
import { fold, isHan, isLatin } from './fold.ts'
import { IRREGULAR } from './irregular.ts'
import { STOP_EN, STOP_ZH } from './stopwords.ts'

/** Indexes made by another version are made again, and what is cut another way too: ICU’s dictionary changes with Node. */
export const WORDS_VERSION = `5/${process.versions['icu'] ?? 'none'}`

export interface Piece {
  term: string
  from: number
  to: number
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a text with their places, in reading order; a compound (user_id, e-mail) gives itself and its parts. */
export function wordsOf(original: string, folded: string = fold(original)): Piece[] {
  const pieces: Piece[] = []
  eachRun(folded, (from, to, han) => {
    if (han) hanWords(folded, from, to, pieces)
    else latinWords(original, folded, from, to, pieces)
  })
  return pieces
}

function hanWords(folded: string, from: number, to: number, pieces: Piece[]): void {
  // 十五天 is found by 15天 and the other way round.
  for (const match of folded.slice(from, to).matchAll(NUMERALS)) {
    const number = numeral(match[0])
    const at = from + match.index
    if (number !== undefined) pieces.push({ term: number, from: at, to: at + match[0].length })
  }
  if (to - from === 1) {
    keepHan(folded.slice(from, to), from, pieces)
    return
  }
  for (const part of segmenter.segment(folded.slice(from, to))) keepHan(part.segment, from + part.index, pieces)
}

function keepHan(word: string, at: number, pieces: Piece[]): void {
  if (!STOP_ZH.has(word)) pieces.push({ term: word, from: at, to: at + word.length })
}

export const NUMERALS = /[零〇一二两三四五六七八九十百千万]+/g
const LATIN = /[^\s.\-_/'@:+,]+/g

/** The words of one run of Latin: of an identifier the whole (max_connections, KeepAliveTimeout, however it is written) and its parts. */
export function latinWords(original: string, folded: string, from: number, to: number, pieces: Piece[]): void {
  const whole = folded.slice(from, to)
  // I'd, don't: nothing is left of them when they are taken apart.
  if (STOP_EN.has(whole)) return
  const bare = whole.replace(/'s$/, '')
  if (/^\d[\d,]*(\.\d+)*$/.test(bare)) {
    pieces.push({ term: bare.replaceAll(',', ''), from, to })
    return
  }
  const compound = /[.\-_/@:+]/.test(bare)
  if (compound) pieces.push({ term: stem(bare.replace(/[.\-_/@:+,']/g, '')), from, to })
  LATIN.lastIndex = 0
  for (const match of bare.matchAll(LATIN)) {
    const start = from + match.index
    const word = match[0]
    if (/^[st]$/.test(word) && compound === false && bare !== word) continue
    const humps = humpsOf(original.slice(start, start + word.length))
    if (humps.length > 1) {
      pieces.push({ term: stem(word), from: start, to: start + word.length })
      let at = start
      for (const hump of humps) {
        keepLatin(folded.slice(at, at + hump.length), at, pieces)
        at += hump.length
      }
    } else keepLatin(word, start, pieces)
  }
}

function keepLatin(word: string, at: number, pieces: Piece[]): void {
  if (STOP_EN.has(word)) return
  pieces.push({ term: stem(word), from: at, to: at + word.length })
  const number = NUMBER_WORDS.get(word)
  if (number) pieces.push({ term: number, from: at, to: at + word.length })
}

/** camelCase, HTTPServer, 500MB: the parts a reader sees. */
const humpsOf = (word: string): string[] =>
  /^[A-Z]{2,}s$/.test(word)
    ? [word]
    : word.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\d)(?=[A-Za-z]{2})|(?<=[A-Za-z]{2})(?=\d)/)

const stems = new Map<string, string>()
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const plain = IRREGULAR.get(word) ?? word
  const made = plain.length > 2 ? stemmer(plain) : plain
  if (stems.size > 200_000) stems.clear()
  stems.set(word, made)
  return made
}

/** Runs of Han and runs of Latin; a Latin run never swallows the Han glued to it (308分). */
export function eachRun(folded: string, hear: (from: number, to: number, han: boolean) => void): void {
  const length = folded.length
  for (let i = 0; i < length;) {
    const code = folded.charCodeAt(i)
    if (isHan(code)) {
      let end = i + 1
      while (end < length && isHan(folded.charCodeAt(end))) end++
      hear(i, end, true)
      i = end
    } else if (isLatin(code)) {
      let end = i + 1
      while (end < length && (isLatin(folded.charCodeAt(end)) || joins(folded, end))) end++
      hear(i, end, false)
      i = end
    } else i++
  }
}

const JOINERS = new Set([..."'.-_/@:+"].map((c) => c.charCodeAt(0)))
function joins(folded: string, at: number): boolean {
  const next = folded.charCodeAt(at + 1)
  const code = folded.charCodeAt(at)
  if (!isLatin(next)) return false
  if (code === 44) return isDigit(folded.charCodeAt(at - 1)) && isDigit(next)
  return JOINERS.has(code)
}
const isDigit = (code: number) => code >= 48 && code <= 57

const DIGITS = '零一二三四五六七八九'
/** 十五 → 15, 二〇二四 → 2024, 三 → 3; undefined when the word counts nothing (一 alone is too common to say anything). */
export function numeral(word: string): string | undefined {
  const said = word
  if (said === '一' || /^[百千万]/.test(said)) return undefined
  const plain = said.replaceAll('〇', '零').replaceAll('两', '二')
  if (/^[零一二三四五六七八九]+$/.test(plain)) return [...plain].map((c) => DIGITS.indexOf(c)).join('')
  let total = 0
  let section = 0
  let digit = 0
  for (const c of plain) {
    const value = DIGITS.indexOf(c)
    if (value >= 0) digit = value
    else if (c === '万') {
      total = (total + section + digit) * 10_000
      section = digit = 0
    } else {
      section += (digit || 1) * (c === '十' ? 10 : c === '百' ? 100 : 1000)
      digit = 0
    }
  }
  return String(total + section + digit)
}

/** twelve → 12 */
export const NUMBER_WORDS = new Map(
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, i) => [word, String(i + 2)]),
)
for (const [i, word] of 'thirty forty fifty sixty seventy eighty ninety'.split(' ').entries())
  NUMBER_WORDS.set(word, String((i + 3) * 10))
