// Words near in meaning, for when the text says it otherwise: from WordNet, English only.
import { readAlikeEnglish } from './alike-en.ts'
import { stem } from './words.ts'

export interface Alike {
  word: string
  /** 0 … 1: how much of the word's own worth it carries. */
  weight: number
}

export interface Thesaurus {
  alike(word: string, zh: boolean): readonly Alike[]
}

/** WordNet: words into senses, a sense into its words, wider and narrower senses. */
export interface WordNet {
  /** Of a stem, the commonest sense first. */
  senses(stem: string): readonly string[]
  synset(id: string): Synset
}

export interface Synset {
  words: readonly string[]
  wider: readonly string[]
  narrower: readonly string[]
  /** Of one of its words a word made from it, in another synset: invade, invasion; Scottish, Scotland. */
  derived: readonly { word: number; to: string; at: number }[]
}

const SENSES = 3
const DERIVED = 0.8
const SAME = 0.5
const WIDER = 0.3
const NARROWER = 0.25
/** Written by hand for offices: as near as a word of the same sense. */
const OFFICE = 0.5

/** English only: pivoting Chinese words through the dictionary's English found more wrong words than right ones (+0.2 MRR, 4 s). */
export function createThesaurus(net: WordNet): Thesaurus {
  const known = new Map<string, readonly Alike[]>()
  const office = readAlikeEnglish()
  return {
    alike(word, zh) {
      if (zh) return []
      const before = known.get(word)
      if (before) return before
      const found = alikeIn(net, word, office.get(word) ?? [])
      if (known.size > 50_000) known.clear()
      known.set(word, found)
      return found
    },
  }
}

function alikeIn(net: WordNet, word: string, office: readonly string[]): Alike[] {
  const found = new Map<string, number>()
  const add = (words: readonly string[], weight: number) => {
    for (const other of words) if (other && other !== word) found.set(other, Math.max(found.get(other) ?? 0, weight))
  }
  for (const [rank, id] of net
    .senses(word)
    .slice(0, SENSES * 2)
    .entries()) {
    const fade = rank < SENSES ? 1 : 0.6
    const { words, wider, narrower, derived } = net.synset(id)
    add(words, SAME * fade)
    for (const { word: own, to, at } of derived)
      if (words[own - 1] === word) add(net.synset(to).words.slice(at - 1, at), DERIVED * fade)
    for (const up of wider) add(net.synset(up).words, WIDER * fade)
    for (const down of narrower.slice(0, 12)) add(net.synset(down).words, NARROWER * fade)
  }
  add(office, OFFICE)
  return [...found].map(([other, weight]) => ({ word: other, weight })).sort((a, b) => b.weight - a.weight).slice(0, 24) // prettier-ignore
}

export type PartOfSpeech = 'n' | 'v' | 'a'

const EACH = 5_000

/**
 * The index is read whole, with a breath every few milliseconds for whoever shares the thread; a synset only when asked
 * for, at its offset in the data file: that is what WordNet's offsets are for.
 */
export async function openWordNet(
  files: Readonly<Record<PartOfSpeech, { index: string; data: Uint8Array }>>,
  breathe: () => Promise<unknown>,
): Promise<WordNet> {
  const senses = new Map<string, string[]>()
  for (const kind of ['n', 'v', 'a'] as const)
    for (const [n, line] of files[kind].index.split('\n').entries()) {
      if (n % EACH === EACH - 1) await breathe()
      const word = line.slice(0, line.indexOf(' '))
      if (!/^[a-z]+$/.test(word)) continue
      const parts = line.trimEnd().split(' ')
      const key = stem(word)
      const list = senses.get(key) ?? []
      for (const offset of parts.slice(-Number(parts[2])).slice(0, SENSES)) list.push(kind + offset)
      senses.set(key, list)
    }
  const latin = new TextDecoder('latin1')
  const lineAt = (id: string): string => {
    const { data } = files[id[0] as PartOfSpeech]
    const from = Number(id.slice(1))
    return latin.decode(data.subarray(from, data.indexOf(10, from)))
  }
  return { senses: (word) => senses.get(word) ?? [], synset: (id) => readSynset(lineAt(id)) }
}

function readSynset(line: string): Synset {
  const parts = line.slice(0, line.indexOf(' | ')).split(' ')
  const count = Number.parseInt(parts[3] ?? '0', 16)
  const words: string[] = []
  for (let i = 0; i < count; i++) {
    const word = (parts[4 + 2 * i] ?? '').toLowerCase().replace(/\((?:a|p|ip)\)$/, '')
    words.push(/^[a-z]+$/.test(word) ? stem(word) : '')
  }
  const at = 4 + 2 * count
  const wider: string[] = []
  const narrower: string[] = []
  const derived: Synset['derived'][number][] = []
  for (let i = 0; i < Number(parts[at]); i++) {
    const [mark, offset, kind, ends] = parts.slice(at + 1 + 4 * i, at + 5 + 4 * i)
    const target = `${kind === 's' ? 'a' : kind}${offset}`
    if (!/^[nva]/.test(target)) continue
    if (mark === '@' || mark === '&') wider.push(target)
    if (mark === '~') narrower.push(target)
    if ((mark === '+' || mark === '\\') && ends)
      derived.push({ word: Number.parseInt(ends.slice(0, 2), 16), to: target, at: Number.parseInt(ends.slice(2), 16) })
  }
  return { words, wider, narrower, derived }
}
