// Example lines from small grammars: (a|b|) chooses, {P} {T} {M} … are filled with values. The same seed gives the same lines.
import fs from 'node:fs'
import path from 'node:path'
import { FILLERS } from './fillers.ts'

export interface Example {
  text: string
  /** The act, or `start/<process>`; `detail` is no act of its own. */
  label: string
  lang: 'zh' | 'en'
  /** Who wrote the grammar: one author stands on one side of a split only. */
  author: string
  /** The process a {X} was filled with. */
  about?: string
}

interface Grammar {
  text: string
  label: string
  lang: 'zh' | 'en'
  author: string
}

const folder = import.meta.dirname
/** The author of whole sentences; the others wrote grammars. */
const HAND = 'hand'

/** The grammar files, in a fixed order. */
export const sources = (): { name: string; text: string }[] =>
  fs
    .readdirSync(folder)
    .filter((f) => f.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') }))

export function grammars(): Grammar[] {
  const found: Grammar[] = []
  for (const { name, text } of sources()) {
    const [lang = 'zh', named = ''] = name.replace(/\.txt$/u, '').split('-')
    let author = named
    let label = ''
    for (const line of text.split('\n')) {
      if (line.startsWith('#')) author = line.slice(1).trim()
      else if (line.startsWith('@')) label = line.slice(1).trim()
      else if (line.trim() !== '') found.push({ text: line, label, lang: lang === 'en' ? 'en' : 'zh', author })
    }
  }
  return found
}

/** About `each` different lines per label and language. */
export function examples(each = 240, seed = 7): Example[] {
  const all = grammars()
  const count = new Map<string, number>()
  // Hand-written sentences come on top: they choose nothing, so they are one line each.
  for (const g of all)
    if (g.author !== HAND) count.set(`${g.lang}/${g.label}`, (count.get(`${g.lang}/${g.label}`) ?? 0) + 1)
  const lines: Example[] = []
  const seen = new Set<string>()
  for (const g of all) {
    const want = g.author === HAND ? 1 : Math.ceil(each / (count.get(`${g.lang}/${g.label}`) ?? 1))
    // Each grammar draws for itself: a new grammar changes no other's lines.
    const random = createRandom(seed ^ hashOf(g.text))
    for (let tries = 0, made = 0; made < want && tries < want * 4; tries++) {
      const { text, about } = fill(choose(g.text, random), g.lang, random)
      const key = `${g.label}\t${text}`
      if (seen.has(key)) continue
      seen.add(key)
      made++
      lines.push({ text, label: g.label, lang: g.lang, author: g.author, ...(about === undefined ? {} : { about }) })
    }
  }
  return lines
}

/** Innermost brackets first, until none is left. */
function choose(grammar: string, random: () => number): string {
  let text = grammar
  for (let next = /\(([^()]*)\)/u.exec(text); next; next = /\(([^()]*)\)/u.exec(text)) {
    const ways = (next[1] ?? '').split('|')
    text =
      text.slice(0, next.index) +
      (ways[Math.floor(random() * ways.length)] ?? '') +
      text.slice(next.index + next[0].length)
  }
  return text.replace(/\s+/gu, ' ').trim()
}

function fill(text: string, lang: 'zh' | 'en', random: () => number): { text: string; about?: string } {
  let about: string | undefined
  const filled = text.replace(/\{([A-Z])\}/gu, (_all, mark: string) => {
    const values = FILLERS[lang][mark] ?? ['']
    const value = values[Math.floor(random() * values.length)] ?? ''
    const [word = '', process] = value.split('=')
    if (mark === 'X') about = process
    return word
  })
  return { text: filled, ...(about === undefined ? {} : { about }) }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const c of text) hash = Math.imul(hash ^ (c.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** mulberry32: small, fast, the same everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
