// What is typed in a hurry becomes the words that are meant, before anything is read: tdy, thrusday, 2moro; and what only opens, pads or closes a message (hey quick one, um, thx a lot) is left out. The words as said are still what is cut for values.
import type { Normalised } from '../kernel/text.ts'
import { CHAT, CLOSINGS, FILLERS, MEANT, OPENINGS, REMARK } from './grammar-typed-words.ts'
import { mendDay, mendEnglish } from './grammar-slips.ts'

interface Edit {
  from: number
  to: number
  word: string
}

const LATIN = /[a-z]/u
const TOKEN = /(?<![\p{L}\p{N}$€£¥'._/-])(?:\d[a-z]{2,}|[a-z]{1,12})(?![\p{L}\p{N}]|[-_/.]\d)/gu
const QUOTED = /["“”『「《]|(?:^|\s)'[^']{6,}'/u
/** Words stand here that mean something by themselves: what is left must still be a message. */
const ENOUGH = /[a-z]{3}[^a-z]+[a-z]|[a-z]{5}|\p{Script=Han}{2}|\d/u

export function asMeant(said: Normalised): Normalised {
  if (!LATIN.test(said.lower)) return said
  const { lower } = said
  const edits: Edit[] = []
  const [from, to] = bounds(lower)
  if (from > 0) edits.push({ from: 0, to: from, word: '' })
  if (to < lower.length) edits.push({ from: to, to: lower.length, word: '' })
  if (!QUOTED.test(lower))
    for (const [pattern, word] of FILLERS)
      for (const match of lower.matchAll(pattern))
        edits.push({
          from: match.index,
          to: match.index + match[0].length,
          word: typeof word === 'string' ? word : word(match),
        })
  for (const match of lower.matchAll(TOKEN)) {
    const word = MEANT.get(match[0]) ?? mended(match[0], said.text.slice(match.index, match.index + 1))
    if (word !== match[0]) edits.push({ from: match.index, to: match.index + match[0].length, word })
  }
  return edits.length === 0 ? said : edited(said, edits)
}

/** Days, and long words that only a slip parts from a word of the office; a capital may be a name. */
const mended = (word: string, first: string): string => {
  const day = mendDay(word)
  return day === word && word.length >= 7 && first === word[0] ? mendEnglish(word) : day
}

/** Where the message itself begins and ends. */
function bounds(lower: string): [number, number] {
  let [from, to] = [0, lower.length]
  for (let found = OPENINGS.exec(lower); found; found = OPENINGS.exec(lower.slice(from))) {
    const rest = lower.slice(from + found[0].length)
    if (found[0].length === 0 || !ENOUGH.test(rest)) break
    from += found[0].length
  }
  // Thanks at the end of a remark belong to the remark.
  if (!REMARK.test(lower.slice(from)) && !QUOTED.test(lower) && !CHAT.test(lower.slice(from)))
    for (let found = CLOSINGS.exec(lower); found; found = CLOSINGS.exec(lower.slice(0, to))) {
      if (!ENOUGH.test(lower.slice(from, found.index))) break
      to = found.index
    }
  return [from, to]
}

function edited({ text, lower, original, offsets }: Normalised, edits: Edit[]): Normalised {
  edits.sort((a, b) => a.from - b.from || b.to - a.to)
  const [texts, lowers, places]: [string[], string[], number[]] = [[], [], []]
  let at = 0
  for (const { from, to, word } of edits) {
    if (from < at) continue
    texts.push(text.slice(at, from), word)
    lowers.push(lower.slice(at, from), word)
    places.push(...offsets.slice(at, from))
    for (let i = 0; i < word.length; i++) places.push(offsets[Math.min(from + i, to - 1)] ?? 0)
    at = to
  }
  texts.push(text.slice(at))
  lowers.push(lower.slice(at))
  places.push(...offsets.slice(at, text.length))
  // What is cut off at the end is no part of the last value.
  const last = edits.findLast((e) => e.to === text.length && e.word === '')
  places.push((last ? offsets[last.from] : offsets[text.length]) ?? original.length)
  return { text: texts.join(''), lower: lowers.join(''), original, offsets: places }
}
