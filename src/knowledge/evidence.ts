// How well a passage answers a question, read closely: which of its words it holds, how near together, and whether the wanted kind of thing is there.
import type { Passage } from './document.ts'
import { fold, hanShare } from './fold.ts'
import { headOf } from './prepare.ts'
import type { Question, Unit, Wanted } from './question.ts'
import { sentencesOf, type Span } from './sentences.ts'
import { eachRun, stem } from './words.ts'

export interface Evidence {
  /** Shares of the weight of the question's words, 0 … 1: in the passage, in its best sentence with a neighbour, in its best sentence. */
  passage: number
  window: number
  sentence: number
  /** The same of the title and headings alone. */
  head: number
  /** Longest run of the question found word for word, as a share of the question. */
  phrase: number
  /** 1 when the best sentence holds the kind of thing asked for, and it is not in the question itself. */
  wanted: number
  /** 1 when the amount asked for is near the best sentence, 0.5 elsewhere in the passage, 0 not; undefined when none is asked for. */
  measure?: number
  /** The question's rarest word: 1 found, 0 not. And the weight of its names and numbers that are missing, 0 … 1. */
  rarest: number
  missingNames: number
  units: number
  /** The heaviest word that is nowhere in the passage, as a share of all: what a near miss lacks. */
  gap: number
  /** Question and passage are in different languages. */
  across: boolean
  /** How far each word of the question is in the passage, and near its best sentence. */
  held: readonly number[]
  heldNear: readonly number[]
  sentences: readonly SentenceEvidence[]
  best: number
}

export interface SentenceEvidence extends Span {
  coverage: number
  wanted: boolean
}

/** Weight of each unit of the question: its idf among what the reader may read. */
export type Rarity = ReadonlyMap<Unit, number>

export function examine(
  question: Question,
  passage: Pick<Passage, 'kind' | 'text' | 'question' | 'headings'> & { title: string },
  rarity: Rarity,
): Evidence {
  const folded = fold(passage.text)
  const spans = passage.kind === 'table' ? lines(passage.text) : sentencesOf(passage.text)
  const head = fold(headOf(passage, passage.title))
  const headStems = stemsOf(head)
  const total = question.units.reduce((sum, u) => sum + (rarity.get(u) ?? 0), 0) || 1
  const inHead = question.units.map((u) => presence(u, head, headStems))

  const across = question.units.length > 0 && hanShare(folded.slice(0, 1000)) > 0.3 !== question.zh
  const texts = spans.map((s) => folded.slice(s.from, s.to))
  const stems = texts.map(stemsOf)
  const allStems = new Set(stems.flatMap((set) => [...set]))
  // A word that is nowhere in the passage need not be looked for in each sentence; of its other forms only those that are there.
  const grid = question.units.map((unit) => {
    const here = present(unit, folded, allStems)
    return here ? texts.map((text, i) => presence(here, text, stems[i]!)) : texts.map(() => 0)
  })
  const table = passage.kind === 'table'
  // A row of a table is read with its header.
  if (passage.kind === 'table')
    for (const row of grid) for (let i = 1; i < row.length; i++) row[i] = Math.max(row[i]!, row[0]! * HEADER)
  const weigh = (held: (n: number) => number) =>
    question.units.reduce((sum, u, n) => sum + (rarity.get(u) ?? 0) * held(n), 0) / total

  const whole = weigh((n) => Math.max(inHead[n]! * HEAD, max(grid[n]!)))
  const sentences = spans.map((span, i): SentenceEvidence => ({
    ...span,
    coverage: weigh((n) => grid[n]![i]!),
    wanted: question.measure ? question.measure.test(texts[i]!) : holds(question.wanted, texts[i]!, question.folded),
  }))
  const windows = spans.map((_, i) =>
    weigh((n) =>
      Math.max(
        grid[n]![i]!,
        table ? 0 : (grid[n]![i - 1] ?? 0) * NEAR,
        table ? 0 : (grid[n]![i + 1] ?? 0) * NEAR,
        inHead[n]! * (table ? HEAD : NEAR_HEAD),
      ),
    ),
  )
  let best = 0
  sentences.forEach((s, i) => {
    if (rank(s, windows[i]!) > rank(sentences[best]!, windows[best]!)) best = i
  })
  const rarestAt = question.units.reduce(
    (at, u, n) => ((rarity.get(u) ?? 0) > (rarity.get(question.units[at]!) ?? 0) ? n : at),
    0,
  )
  const names = question.units.map((u, n) => ({ n, weight: isName(u, question) ? (rarity.get(u) ?? 0) : 0 }))
  const nameTotal = names.reduce((sum, x) => sum + x.weight, 0)
  return {
    passage: whole,
    window: max(windows),
    sentence: max(sentences.map((s) => s.coverage)),
    head: weigh((n) => inHead[n]!),
    phrase: longestRun(question, folded),
    wanted: sentences[best]?.wanted || (sentences[best + 1]?.wanted ?? false) ? 1 : 0,
    ...(question.measure ? { measure: measured(question.measure, texts, best) } : {}),
    rarest: question.units.length ? Math.max(max(grid[rarestAt]!), inHead[rarestAt]! * HEAD) : 0,
    missingNames:
      nameTotal === 0
        ? 0
        : names.reduce((sum, x) => sum + x.weight * (1 - Math.max(max(grid[x.n]!), inHead[x.n]!)), 0) / total,
    units: question.units.length,
    gap: max(
      question.units.map((u, n) => ((rarity.get(u) ?? 0) * (1 - Math.max(inHead[n]! * HEAD, max(grid[n]!)))) / total),
    ),
    across,
    held: question.units.map((_, n) => Math.max(inHead[n]! * HEAD, max(grid[n]!))),
    heldNear: question.units.map((_, n) =>
      Math.max(
        grid[n]![best] ?? 0,
        table ? 0 : (grid[n]![best - 1] ?? 0) * NEAR,
        table ? 0 : (grid[n]![best + 1] ?? 0) * NEAR,
      ),
    ),
    sentences,
    best,
  }
}

const measured = (pattern: RegExp, texts: readonly string[], best: number): number =>
  [texts[best], texts[best + 1]].some((t) => t !== undefined && pattern.test(t))
    ? 1
    : texts.some((t) => pattern.test(t))
      ? 0.5
      : 0

const HEADER = 0.95
const HEAD = 0.9
const NEAR = 0.7
const NEAR_HEAD = 0.6
const rank = (s: SentenceEvidence, window: number) =>
  s.coverage + 0.35 * window + (s.wanted ? 0.12 : 0) - (s.to - s.from < 8 ? 0.2 : 0)

/** 1 the word itself, .9 another way to say it, part of it for Chinese words broken up (住宿的标准). */
function presence(unit: Unit, text: string, stems: ReadonlySet<string>): number {
  return Math.max(
    presenceHere(unit, text, stems),
    unit.foreign.some((f) => (f.zh ? text.includes(f.words[0]!) : f.words.every((w) => stems.has(w)))) ? TRANSLATED : 0,
  )
}
const TRANSLATED = 0.85

/** The unit with only those of its forms that stand in the passage; undefined when none does. */
function present(unit: Unit, text: string, stems: ReadonlySet<string>): Unit | undefined {
  const alike = unit.alike.filter((a) => (unit.zh ? text.includes(a.word) : stems.has(a.word))).slice(0, 3)
  const foreign = unit.foreign
    .filter((f) => (f.zh ? text.includes(f.words[0]!) : f.words.every((w) => stems.has(w))))
    .slice(0, 4)
  const here = { ...unit, alike, foreign }
  return presence(here, text, stems) === 0 ? undefined : here
}

function presenceHere(unit: Unit, text: string, stems: ReadonlySet<string>): number {
  if (unit.zh) {
    if (text.includes(unit.surface)) return 1
    if (unit.others.some((o) => text.includes(o))) return 0.9
    if (/^\d+$/.test(unit.term) && stems.has(unit.term)) return 1
    return unit.surface.length > 1
      ? Math.max(
          broken(unit.surface, text),
          near(unit, (w) => text.includes(w)),
        )
      : 0
  }
  if (stems.has(unit.term)) return 1
  if (
    unit.others.some((o) =>
      o.charCodeAt(0) > 0x2e80 ? text.includes(o) : o.split(' ').every((w) => stems.has(stem(w))),
    )
  )
    return 0.9
  return near(unit, (w) => stems.has(w))
}

const near = (unit: Unit, held: (word: string) => boolean): number => unit.alike.find((a) => held(a.word))?.weight ?? 0

/** The share of a word's pairs that stand in the text, and little for its single characters. */
function broken(word: string, text: string): number {
  let pairs = 0
  for (let i = 0; i + 1 < word.length; i++) if (text.includes(word.slice(i, i + 2))) pairs++
  if (word.length > 2 && pairs > 0) return (0.8 * pairs) / (word.length - 1)
  let chars = 0
  for (const c of word) if (text.includes(c)) chars++
  return chars === word.length ? 0.5 : (0.25 * chars) / word.length
}

function stemsOf(folded: string): Set<string> {
  const stems = new Set<string>()
  eachRun(folded, (from, to, han) => {
    if (han) return
    const run = folded.slice(from, to)
    if (/[^a-z0-9]/.test(run)) stems.add(run.replace(/[.\-_/@:+,']/g, '').replace(/s$/, ''))
    for (const word of run.split(/[.\-_/'@:+,]/)) if (word) stems.add(stem(word))
    if (/^[\d,.]+$/.test(run)) stems.add(run.replaceAll(',', ''))
  })
  return stems
}

/** Names and numbers must be in the text for it to be about the question: years, codes, Latin names in Chinese, capitalised English words. */
function isName(unit: Unit, question: Question): boolean {
  if (/\d/.test(unit.surface)) return true
  if (unit.zh) return false
  if (question.zh) return true
  return capitals(question).has(unit.surface)
}

const capitalsKnown = new WeakMap<Question, Set<string>>()
function capitals(question: Question): Set<string> {
  const known = capitalsKnown.get(question)
  if (known) return known
  const found = new Set<string>()
  for (const match of question.text.matchAll(/(?<=\S\s+["'(]?)\p{Lu}[\p{L}\p{N}-]*/gu))
    found.add(fold(match[0]).replace(/'s$/, ''))
  capitalsKnown.set(question, found)
  return found
}

function longestRun(question: Question, folded: string): number {
  const text = question.folded.replace(/[?？。.!！,，]+\s*$/, '')
  if (hanShare(text) > 0.3) {
    let best = 0
    for (let from = 0; from < text.length; from++)
      for (let to = from + best + 1; to <= text.length && folded.includes(text.slice(from, to)); to++) best = to - from
    return text.length ? best / text.length : 0
  }
  const words = text.split(/\s+/)
  let best = 0
  for (let from = 0; from < words.length; from++)
    for (let to = from + best + 1; to <= words.length && folded.includes(words.slice(from, to).join(' ')); to++)
      best = to - from
  return words.length ? best / words.length : 0
}

const NUMBER =
  /\d|[二三四五六七八九十百千万两]|一(?=[天年月个次名人倍半周])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million|billion|once|twice|half|dozen)\b/
const KINDS: Readonly<Record<Wanted, RegExp | undefined>> = {
  number: NUMBER,
  money: /[元¥￥$€£]|万|块|\b(?:rmb|cny|usd|eur|gbp|yuan|dollars?|euros?|pounds?)\b|免费|free\b/,
  duration:
    /[\d一二三四五六七八九十百两半几]+\s*(?:个)?(?:工作日|自然日|日|天|周|星期|月|年|小时|分钟|钟头)|\b(?:\d+|one|two|three|four|five|six|seven|ten|a|an)[\s-](?:working |business |calendar |full )*(?:day|week|month|year|hour|minute)s?\b/,
  percent: /%|％|百分之|成(?=[以的，。])|\bper ?cent\b|half|一半|分之/,
  time: /\d{1,4}\s*年|\d{1,2}\s*月|\d{1,2}\s*[日号]|\b1\d{3}\b|\b20\d{2}\b|世纪|年代|朝|时期|[上下]午|\d{1,2}[:：]\d{2}|周[一二三四五六日末]|星期|每[天日周月季年]|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|century|decade|noon|midnight|quarter)\b|\d\s?(?:am|pm|a\.m|p\.m)|(?:day|week|month|year)s?\b|天内|日内/,
  person: /[\p{Lu}]|[\u4e00-\u9fff]/u,
  place: /[市省县区国州镇村路街楼层室馆院]|\b(?:in|at|near|on|from)\b/,
  reason: /因为|由于|因|为了|以便|导致|原因|所以|because|due to|since|as a result|so that|in order|caused|owing|reason/,
  manner: undefined,
  yesno: undefined,
  thing: undefined,
}
export function holds(wanted: Wanted, folded: string, question: string): boolean {
  const pattern = KINDS[wanted]
  if (!pattern || wanted === 'person') return false
  if (wanted !== 'number' && wanted !== 'time') return pattern.test(folded)
  // A number that was in the question already answers nothing.
  const asked = new Set(question.match(/\d[\d,.]*/g) ?? [])
  const bare = asked.size ? folded.replace(/\d[\d,.]*/g, (n) => (asked.has(n) ? ' ' : n)) : folded
  return pattern.test(bare)
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

const max = (numbers: readonly number[]): number => numbers.reduce((a, b) => (b > a ? b : a), 0)
