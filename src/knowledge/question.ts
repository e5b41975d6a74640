// A question is taken apart: its language, what kind of answer it wants, and the parts a passage should hold.
import { fold, hanShare } from './fold.ts'
import type { Meaning } from './meaning.ts'
import { measureOf } from './measure.ts'
import type { Neighbour } from './neighbours.ts'
import type { Part, Wording } from './scoring.ts'
import { ASKING_EN, ASKING_ZH } from './stopwords.ts'
import { findSynonyms, type Synonyms } from './synonyms.ts'
import { eachHanTerm, termOf } from './terms.ts'
import type { Thesaurus } from './thesaurus.ts'
import { TUNING } from './tuning.ts'
import { AMOUNT, unitsOf, type Unit } from './units.ts'
import { wordsOf } from './words.ts'

export type Wanted =
  'person' | 'time' | 'place' | 'number' | 'money' | 'duration' | 'percent' | 'reason' | 'manner' | 'yesno' | 'thing'

export interface Question {
  text: string
  folded: string
  zh: boolean
  wanted: Wanted
  /** What an amount in the answer looks like. */
  measure?: RegExp
  units: readonly Unit[]
  parts: readonly Part[]
  /** Where meanings were learnt. */
  meaning?: Meaning
}

export function readQuestion(text: string, synonyms: Synonyms, thesaurus?: Thesaurus): Question {
  const weights = TUNING
  const folded = fold(text.slice(0, 2000))
  const zh = hanShare(folded) > 0.3
  const synonymsHere = findSynonyms(folded, synonyms)
  const bare = folded.replace(zh ? ASKING_ZH : ASKING_EN, (found) => ' '.repeat(found.length))
  const pieces = wordsOf(text.slice(0, 2000), bare)
  const inside = (from: number, to: number) => synonymsHere.findIndex((s) => from >= s.from && to <= s.to)

  // Particles and asking words alone look for nothing.
  if (pieces.length === 0) return { text, folded, zh, wanted: 'thing', units: [], parts: [] }
  const plain: Wording['terms'][number][] = []
  const grouped = synonymsHere.map(() => [] as Wording['terms'][number][])
  const seen = new Set<number>()
  const put = (stream: number, term: number, weight: number, from: number, to: number) => {
    if (seen.has(term)) return
    seen.add(term)
    const group = inside(from, to)
    ;(group < 0 ? plain : grouped[group]!).push({ term, stream, weight })
  }
  for (const { term, from, to } of pieces)
    for (const stream of [0, 3]) put(stream, termOf(stream, term), weights.words, from, to)
  eachHanTerm(
    bare,
    (i) => [1, 4].forEach((s) => put(s, termOf(s, bare, i, i + 2), weights.pairs, i, i + 2)),
    (i) => [2, 5].forEach((s) => put(s, termOf(s, bare, i, i + 1), weights.chars, i, i + 1)),
  )
  const parts: Part[] = [[{ terms: plain, discount: 1 }]]
  synonymsHere.forEach((found, n) => {
    parts.push([
      { terms: grouped[n]!, discount: 1 },
      ...found.others.map((other) => ({ terms: termsOfPhrase(other), discount: weights.synonym })),
    ])
  })
  const units = unitsOf(pieces, folded, synonymsHere, thesaurus)
  for (const unit of units) if (unit.alike.length > 0) parts.push(alikeWordings(unit, plain))
  const measure = measureOf(folded, zh)
  return { text, folded, zh, wanted: wantedBy(folded), ...(measure ? { measure } : {}), units, parts }
}

/** The word itself moves from the plain terms to a part of its own, where the best of its wordings counts. */
function alikeWordings(unit: Unit, plain: Wording['terms'][number][]): Part {
  const own = [0, 3].map((stream) => termOf(stream, unit.term))
  const moved = plain.filter((t) => own.includes(t.term))
  for (const t of moved) plain.splice(plain.indexOf(t), 1)
  return [
    { terms: moved, discount: 1 },
    ...unit.alike.map(({ word, weight }) => ({
      terms: [0, 3].map((stream) => ({ term: termOf(stream, word), stream, weight: 1 })),
      discount: weight,
    })),
  ]
}

export function termsOfPhrase(phrase: string): Wording['terms'] {
  const weights = TUNING
  const terms: { term: number; stream: number; weight: number }[] = []
  const folded = fold(phrase)
  for (const { term } of wordsOf(folded, folded))
    for (const s of [0, 3]) terms.push({ term: termOf(s, term), stream: s, weight: weights.words })
  eachHanTerm(
    folded,
    (i) => [1, 4].forEach((s) => terms.push({ term: termOf(s, folded, i, i + 2), stream: s, weight: weights.pairs })),
    (i) => [2, 5].forEach((s) => terms.push({ term: termOf(s, folded, i, i + 1), stream: s, weight: weights.chars })),
  )
  return terms
}

/** A word that nobody uses is looked for by those that lie near it: of each list the best one counts. */
export function withNeighbours(question: Question, lists: readonly (readonly Neighbour[])[]): Question {
  if (lists.length === 0) return question
  const found = lists.map((list): Part => list.map(({ word, likeness }) => ({
    terms: [0, 3].map((stream) => ({ term: termOf(stream, word), stream, weight: 1 })),
    discount: TUNING.neighbour * likeness,
  }))) // prettier-ignore
  return { ...question, parts: [...question.parts, ...found] }
}

/** Names and numbers mean only themselves: Berlin is near Paris, and neither answers for the other. */
export function withMeanings(question: Question, meaning: Meaning): Question {
  const units = question.units.map((unit): Unit => {
    const sense = isName(unit, question) ? undefined : meaning.at(unit.term)
    return sense === undefined ? unit : { ...unit, sense }
  })
  return { ...question, units, meaning }
}

/** Names and numbers must be in the text for it to be about the question: years, codes, Latin names in Chinese, capitalised English words. */
export function isName(unit: Unit, question: Question): boolean {
  if (/\d/.test(unit.surface)) return unit.weight !== AMOUNT
  if (unit.zh) return false
  if (question.zh) return true
  return capitals(question.text).has(unit.surface)
}

/** What is written alike in every language: names of settings, commands, functions (max_connections, dpkg-reconfigure, XNPV), however they are capitalised. */
export const isLiteral = (unit: Unit, question: Question): boolean =>
  !unit.zh &&
  !/^[\d.,]+$/.test(unit.surface) &&
  (question.zh || /[\d_.:/-]/.test(unit.surface) || (question.meaning !== undefined && question.meaning.at(unit.term) === undefined)) // prettier-ignore

const capitalsKnown = new Map<string, ReadonlySet<string>>()
function capitals(text: string): ReadonlySet<string> {
  const known = capitalsKnown.get(text)
  if (known) return known
  const found = new Set<string>()
  for (const match of text.matchAll(/(?<=\S\s+["'(]?)\p{Lu}[\p{L}\p{N}-]*/gu))
    found.add(fold(match[0]).replace(/'s$/, ''))
  if (capitalsKnown.size > 100) capitalsKnown.clear()
  capitalsKnown.set(text, found)
  return found
}

const WANTS: readonly (readonly [Wanted, RegExp])[] = [
  [
    'duration',
    /多久|多长时间|几天|多少天|几个月|多少个月|几年(?!级)|多少年|几小时|多少小时|几周|多少个?工作日|how long|how many (?:days|weeks|months|years|hours|minutes|working days|business days)/,
  ],
  [
    'money',
    /多少钱|多少元|几元|金额|费用是多少|价格|how much (?:money|does|is|can|will|do|did|would)|what (?:is|was) the (?:cost|price|amount|fee)/,
  ],
  ['percent', /百分之几|比例|占比|百分比|what percent|what proportion|what share|percentage/],
  [
    'time',
    /什么时候|何时|哪一?年|哪一?天|哪一?月|几点|几号|几月|日期|时间是|年代|世纪|\bwhen\b|what (?:year|date|day|time|month|century|decade)|which (?:year|day|month|century)|by what date|deadline/,
  ],
  [
    'number',
    /多少|几[个次名人位种条项层岁倍度]|第几|how many|how much|how often|how far|how tall|how large|how big|how high|what number|what is the population|how old/,
  ],
  [
    'person',
    /谁|哪位|哪个人|何人|什么人|\bwho\b|\bwhom\b|\bwhose\b|which (?:person|president|king|queen|scientist|author|player|actor)/,
  ],
  [
    'place',
    /哪里|哪儿|在哪|何地|何处|哪个(?:城市|国家|地方|省|地区|县)|什么地方|位于|\bwhere\b|(?:which|what) (?:city|country|place|state|region|county|continent)/,
  ],
  ['reason', /为什么|为何|为啥|原因|怎么回事|\bwhy\b|what (?:caused|causes|is the reason|was the reason)|reason/],
  ['manner', /怎么|怎样|如何|步骤|流程|\bhow (?:do|does|did|can|to|should|is|are|was|were|would)\b/],
  [
    'yesno',
    /吗[?？]?\s*$|是否|能不能|可不可以|可以.{0,12}吗|是不是|会不会|有没有|要不要|^(?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|am) /,
  ],
]
export function wantedBy(folded: string): Wanted {
  for (const [wanted, pattern] of WANTS) if (pattern.test(folded)) return wanted
  return 'thing'
}
