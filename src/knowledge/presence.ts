// How far a word of the question stands in each piece of a text: itself, said otherwise, near in meaning, broken up, or translated.
import type { Meaning } from './meaning.ts'
import type { Pieces } from './reading.ts'
import { TUNING } from './tuning.ts'
import { STOP_EN } from './stopwords.ts'
import { SAYS, type Unit } from './units.ts'
import { stem } from './words.ts'

const OTHER = 0.9
const TRANSLATED = 0.85

/** 1 the word itself, .9 another way to say it, less for what is only near; one number a piece. */
export function presenceIn(unit: Unit, text: Pieces, meaning?: Meaning): number[] {
  const found = text.texts.map(() => 0)
  if (unit.zh) inChinese(unit, text, found)
  else inLatin(unit, text, found)
  for (const { zh, words } of unit.foreign)
    if (zh) {
      if (text.han) bySurface(words[0]!, TRANSLATED, text, found)
    } else if (text.latin) byStems(words, TRANSLATED, text, found)
  // Who uses the word itself means it: only for what is not said is another word looked for.
  if (meaning && unit.sense !== undefined && unit.weight >= SAYS && !found.includes(1))
    byMeaning(unit.sense, meaning, text, found)
  return found
}

/** Words of like meaning: what is less alike than the floor is worth nothing. */
function byMeaning(sense: number, meaning: Meaning, text: Pieces, found: number[]): void {
  for (const [word, at] of text.meant) {
    if (word === sense || !couldRaise(found, at)) continue
    const alike = meaning.likeness(sense, word)
    if (alike <= TUNING.meaningFloor) continue
    const worth = (TUNING.meaning * (alike - TUNING.meaningFloor)) / (1 - TUNING.meaningFloor)
    for (const i of at) raise(found, i, worth)
  }
}

function inChinese(unit: Unit, text: Pieces, found: number[]): void {
  if (text.han) {
    bySurface(unit.surface, 1, text, found)
    for (const other of unit.others) bySurface(other, OTHER, text, found)
    for (const { word, weight } of unit.alike) bySurface(word, weight, text, found)
    if (unit.surface.length > 1 && broken(unit.surface, text.whole) > 0)
      for (let i = 0; i < found.length; i++) if (found[i]! < 0.8) raise(found, i, broken(unit.surface, text.texts[i]!))
  }
  if (text.latin && DIGITS.test(unit.term)) byStem(unit.term, 1, text, found)
}
const DIGITS = /^\d+$/

function inLatin(unit: Unit, text: Pieces, found: number[]): void {
  if (text.latin) {
    byStem(unit.term, 1, text, found)
    for (const { word, weight } of unit.alike) byStem(word, weight, text, found)
    if (SPELLED.test(unit.term) && unit.sense === undefined && unit.alike.length === 0 && !text.stems.has(unit.term))
      for (const [word, at] of text.stems) if (misspelt(unit.term, word)) for (const i of at) raise(found, i, MISSPELT)
  }
  for (const other of unit.others)
    if (other.charCodeAt(0) > 0x2e80) bySurface(other, OTHER, text, found)
    else if (text.latin) byStems(stemsOf(other), OTHER, text, found)
}

const MISSPELT = 0.85
const SPELLED = /^[a-z]{5,}$/
/** One letter wrong, missing, too many, or two changed about; the first one is seldom the wrong one. Only for what no dictionary knows. */
function misspelt(said: string, word: string): boolean {
  if (Math.abs(said.length - word.length) > 1 || said[0] !== word[0] || word.length < 4) return false
  let at = 1
  while (at < said.length && said[at] === word[at]) at++
  const same = (skip: number, skipped: number) => said.slice(at + skip) === word.slice(at + skipped)
  if (said.length > word.length) return same(1, 0)
  if (said.length < word.length) return same(0, 1)
  return same(1, 1) || (said[at] === word[at + 1] && said[at + 1] === word[at] && same(2, 2))
}

const stemsOf = (phrase: string): string[] => phrase.split(' ').filter((w) => !STOP_EN.has(w)).map(stem) // prettier-ignore

function raise(found: number[], i: number, worth: number): void {
  if (worth > found[i]!) found[i] = worth
}

function bySurface(word: string, worth: number, text: Pieces, found: number[]): void {
  if (!text.whole.includes(word)) return
  for (let i = 0; i < found.length; i++) if (worth > found[i]! && text.texts[i]!.includes(word)) found[i] = worth
}

function byStem(word: string, worth: number, text: Pieces, found: number[]): void {
  const at = text.stems.get(word)
  if (at) for (const i of at) raise(found, i, worth)
}

function byStems(words: readonly string[], worth: number, text: Pieces, found: number[]): void {
  const at = text.stems.get(words[0]!)
  if (at) for (const i of at) if (words.every((w) => text.stems.get(w)?.includes(i))) raise(found, i, worth)
}

function couldRaise(found: readonly number[], at: readonly number[]): boolean {
  for (const i of at) if (found[i]! < TUNING.meaning) return true
  return false
}

/** The share of a word's pairs that stand in the text (住宿的标准), and little for its single characters. */
function broken(word: string, text: string): number {
  let pairs = 0
  for (let i = 0; i + 1 < word.length; i++) if (text.includes(word.slice(i, i + 2))) pairs++
  if (word.length > 2 && pairs > 0) return (0.8 * pairs) / (word.length - 1)
  let chars = 0
  for (const c of word) if (text.includes(c)) chars++
  return chars === word.length ? 0.5 : (0.25 * chars) / word.length
}
