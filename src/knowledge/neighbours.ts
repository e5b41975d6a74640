// What a collection says where a question uses a word that nobody in it uses: the words of the collection that lie nearest in meaning.
import { isHan } from './fold.ts'
import type { Meaning } from './meaning.ts'

export interface Neighbour {
  word: string
  /** NEAR … 1. */
  likeness: number
}

export interface Vocabulary {
  add(words: Iterable<string>): void
  /** The nearest first, of the language of the word asked. Words of hidden passages are among them: whoever asks must leave out what their reader does not see. */
  near(word: string, meaning: Meaning): readonly Neighbour[]
}

/** Words less alike find more wrong passages than right ones. */
const NEAR = 0.55
const REMEMBERED = 5_000

export function createVocabulary(): Vocabulary {
  const words = new Set<string>()
  let placed: Placed | undefined
  return {
    add(more) {
      for (const word of more) words.add(word)
    },
    near(word, meaning) {
      if (placed?.size !== words.size || placed.meaning !== meaning) placed = place(words, meaning)
      const before = placed.known.get(word)
      if (before) return before
      const found = nearest(word, placed, meaning)
      if (placed.known.size > REMEMBERED) placed.known.clear()
      placed.known.set(word, found)
      return found
    },
  }
}

interface Placed {
  size: number
  meaning: Meaning
  zh: Words
  other: Words
  known: Map<string, readonly Neighbour[]>
}

/** Each word with its number in the space of meanings: looking it up again costs more than comparing. */
interface Words {
  words: string[]
  senses: number[]
}

function place(words: ReadonlySet<string>, meaning: Meaning): Placed {
  const zh: Words = { words: [], senses: [] }
  const other: Words = { words: [], senses: [] }
  for (const word of words) {
    const sense = meaning.at(word)
    if (sense === undefined) continue
    const to = isChinese(word) ? zh : other
    to.words.push(word)
    to.senses.push(sense)
  }
  return { size: words.size, meaning, zh, other, known: new Map() }
}

function nearest(word: string, placed: Placed, meaning: Meaning): Neighbour[] {
  const sense = meaning.at(word)
  if (sense === undefined) return []
  const found: Neighbour[] = []
  const { words, senses } = isChinese(word) ? placed.zh : placed.other
  for (let i = 0; i < senses.length; i++) {
    const likeness = meaning.likeness(sense, senses[i]!)
    if (likeness > NEAR && words[i] !== word) found.push({ word: words[i]!, likeness })
  }
  return found.sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1))
}

const isChinese = (word: string): boolean => isHan(word.charCodeAt(0))
