// What dictionaries say of words, as rows: the words of a sense, of its definition, and of the senses around it.
import { fold } from './fold.ts'
import { STOP_EN } from './stopwords.ts'
import { stem } from './words.ts'

/** traditional, simplified, pinyin, one gloss or several */
export type DictionaryEntry = readonly [string, string, string, string | readonly string[], ...unknown[]]

/** Stem → weight. */
export type Row = ReadonlyMap<string, number>

/** Wider senses and forms of the word itself say most; narrower ones are many. */
const AROUND: Readonly<Record<string, number>> = { '@': 1, '&': 1, '+': 1.5, '~': 0.3, '^': 0.5, '$': 0.5, '*': 0.5, '>': 0.5, '%p': 0.5, '#p': 0.5 } // prettier-ignore

/** The lines of WordNet's data files, by part of speech. */
export function rowsOfWordNet(files: Readonly<Record<'n' | 'v' | 'a' | 'r', string>>): Row[] {
  const senses = new Map<string, Sense>()
  for (const kind of ['n', 'v', 'a', 'r'] as const)
    for (const line of files[kind].split('\n'))
      if (line !== '' && !line.startsWith(' ')) senses.set(kind + line.slice(0, 8), readSense(line))
  return [...senses.values()].map((sense) => rowOf(sense, senses))
}

interface Sense {
  words: string[]
  pointers: { weight: number; to: string }[]
  said: string
}

function readSense(line: string): Sense {
  const bar = line.indexOf(' | ')
  const parts = line.slice(0, bar).split(' ')
  const count = Number.parseInt(parts[3] ?? '0', 16)
  const words = Array.from({ length: count }, (_, i) => (parts[4 + 2 * i] ?? '').toLowerCase().replace(/\(.*\)/, ''))
  const at = 4 + 2 * count
  const pointers = Array.from({ length: Number(parts[at]) }, (_, i) => {
    const [mark = '', offset = '', kind = ''] = parts.slice(at + 1 + 4 * i)
    return { weight: AROUND[mark] ?? 0, to: `${kind === 's' ? 'a' : kind}${offset}` }
  })
  // Examples, in quotation marks, say what the word stands beside, not what it means.
  return { words, pointers: pointers.filter((p) => p.weight > 0), said: line.slice(bar + 3).split('"')[0] ?? '' }
}

function rowOf({ words, pointers, said }: Sense, senses: ReadonlyMap<string, Sense>): Row {
  const row = new Map<string, number>()
  for (const word of words) for (const s of stemsIn(word)) add(row, s, word.includes('_') ? 1 : 2)
  for (const s of stemsIn(said)) add(row, s, 1)
  for (const { weight, to } of pointers)
    for (const word of senses.get(to)?.words ?? [])
      if (!word.includes('_')) for (const s of stemsIn(word)) add(row, s, weight)
  return row
}

const add = (row: Map<string, number>, key: string, weight: number) => row.set(key, (row.get(key) ?? 0) + weight)

const stemsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).filter((w) => w.length > 2 && !STOP_EN.has(w)).map(stem)

/** A Chinese word and what its English glosses say; names are left out: all cities are alike. */
export function* meaningsOf(
  entries: readonly DictionaryEntry[],
): Generator<{ word: string; stems: readonly string[] }> {
  for (const [, simplified, pinyin, said] of entries) {
    if (simplified.length > LONGEST_WORD || /^[A-Z]/.test(pinyin)) continue
    const glosses = typeof said === 'string' ? [said] : said
    const stems = glosses.map((g) => g.replace(ASIDE, ' ')).filter((g) => !REFERENCE.test(g)).flatMap(stemsIn) // prettier-ignore
    if (stems.length > 0) yield { word: fold(simplified), stems: [...new Set(stems)] }
  }
}
const LONGEST_WORD = 4
const ASIDE = /\([^)]*\)|\[[^\]]*\]/g
const REFERENCE = /^\s*(?:surname|variant of|old variant|see |abbr|CL:|used in|erhua)/
