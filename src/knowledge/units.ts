// The words of a question as a reader counts them: what each is worth, and how else it may be said.
import { readAlike } from './alike-zh.ts'
import { GENERIC } from './generic.ts'
import { STOP_EN } from './stopwords.ts'
import type { findSynonyms } from './synonyms.ts'
import type { Alike, Thesaurus } from './thesaurus.ts'
import { TUNING } from './tuning.ts'
import { wholes } from './wholes.ts'
import type { Piece } from './words.ts'

/** A word of the question as it is looked for in a text. */
export interface Unit {
  /** Folded surface, and the stem for English. */
  surface: string
  term: string
  zh: boolean
  /** 1, less for words that say little: 使用, work, the kind of thing asked for (哪座城市, which city). */
  weight: number
  /** Other ways to say it. */
  others: readonly string[]
  /** Words near in meaning: worth something when the word itself is not there. */
  alike: readonly Alike[]
  /** Its translations: all of `words` (stems), or one Chinese word. */
  foreign: readonly { zh: boolean; words: readonly string[] }[]
  /** Two characters that no dictionary knows as a word (of a name, mostly), and the number of the longer run they are of. */
  pair?: boolean
  run?: number
  /** Its number in the space of meanings; undefined for names, numbers and words nothing is known of. */
  sense?: number
}

export function unitsOf(
  pieces: readonly Piece[],
  folded: string,
  synonyms: ReturnType<typeof findSynonyms>,
  thesaurus: Thesaurus | undefined,
): Unit[] {
  const units = new Map<string, Unit>()
  const types = typeNouns(folded)
  for (const { term, from, to, pair, run, parts } of wholes(pieces, folded)) {
    const surface = folded.slice(from, to)
    if (
      units.has(term) ||
      STOP_EN.has(term) ||
      [...units.values()].some((u) => u.surface === surface && u.term !== term && /^\d+$/.test(term))
    )
      continue
    const found = synonyms.find((s) => from >= s.from && to <= s.to)
    // Only a synonym of the whole word: 年 of 年假 has none.
    const zh = surface.charCodeAt(0) > 0x2e80
    const weight = weightOf(surface, term, types.some((t) => from >= t.from && to <= t.to), folded.slice(to, to + 12)) // prettier-ignore
    units.set(term, {
      surface,
      term,
      zh,
      weight: run === undefined ? weight : weight * OF_A_RUN,
      others: [...(found ? found.others : []), ...(parts ? [parts] : [])],
      ...(pair ? { pair } : {}),
      ...(run === undefined ? {} : { run }),
      alike: weight < SAYS ? [] : zh ? chineseAlike(term) : found || !thesaurus ? [] : thesaurus.alike(term, zh).map((a) => ({ ...a, weight: a.weight * TUNING.alikeEn })), // prettier-ignore
      foreign: [],
    })
  }
  return [...units.values()]
}

/** Words said in passing are looked for as they stand: what is near them in meaning is near everything. */
export const SAYS = 0.75

function weightOf(surface: string, term: string, type: boolean, after: string): number {
  if (type) return TYPE
  if (isAmount(surface, after)) return AMOUNT
  return GENERIC.has(surface) || GENERIC.has(term) || ADVERB.test(surface) || COUNTING.test(surface)
    ? SAID_IN_PASSING
    : 1
}
const TYPE = 0.35
const SAID_IN_PASSING = 0.4
/** A run of three characters is two pairs. */
const OF_A_RUN = 0.75

/** 六十万的合同谁批: the rule says from what amount on, seldom this one. A year stands for itself. */
const isAmount = (surface: string, after: string): boolean =>
  /^[\d.,]+$/.test(surface)
    ? COUNTED.test(after) || OWN.test(surface)
    : AMOUNT_ZH.test(surface) || /^(?:euros?|dollars?|yuan)$/.test(surface)
/** A phone or a card that somebody mentions of themselves: no rule holds it. */
const OWN = /^\d{9,}$/
const COUNTED =
  /^[ -]?(?:euros?|eur|dollars?|usd|yuan|rmb|pounds?|days?|weeks?|months?|hours?|minutes?|people|per ?cent|%|[元块万天人小个周次岁])/
const AMOUNT_ZH =
  /^[零一二两三四五六七八九十百千万]{1,6}(?:块|元|天|周|个月|小时|人|次|岁)$|^(?=.{2,})[二两三四五六七八九十百千万]*[百千万]$/
export const AMOUNT = 0.4

/** 一张, 一盒: counts a thing that is named beside it. */
const COUNTING = /^[一两几][张只节晚页班座部列个次天种位家条份间件台辆本盒封双套块片步层组批段句场门项名]$/

/** Currently, essentially, typically: said in passing, seldom beside the answer. */
const ADVERB = /^[a-z]{3,}ly$/

/** The noun after 哪座, which, what kind of: it names the answer's kind and is seldom beside it. */
function typeNouns(folded: string): { from: number; to: number }[] {
  return [
    ...folded.matchAll(
      /哪一?[座个位家所条种本部款场类届间项级支名]?([\u4e00-\u9fff]{1,3})|\b(?:which|what)(?: (?:kind|type|sort|number|amount|percentage) of)? (?:\w+ )??([a-z]+)(?= (?:is|are|was|were|did|do|does|has|have|had|can|could|should|must|may|will|would)\b)/g,
    ),
  ].map((m) => {
    const noun = m[1] ?? m[2] ?? ''
    const from = m.index + m[0].lastIndexOf(noun)
    return { from, to: from + noun.length }
  })
}

let alikeZh: ReturnType<typeof readAlike> | undefined
const chineseAlike = (word: string): Alike[] =>
  ((alikeZh ??= readAlike()).get(word) ?? []).map((other) => ({
    word: other,
    weight: TUNING.alikeZh,
  }))
