// How alike two masked texts are: shared characters and words, the rare ones counting most.
import { loadClassifier } from './classifier.ts'

export interface Features {
  at: ReadonlyMap<string, number>
}

const HAN_RUN = /[\p{Script=Han}A-Z]+/gu
const WORD = /[a-z']+|[A-Z]/gu
/** What the classifier has never seen is rarer than anything it has. */
const UNSEEN = 9
/** Single characters say little beside pairs; a pair of English words says little more than the words. */
const SINGLE = 0.45
const PAIR = 0.5

export function featuresOfWords(masked: string): Features {
  const counts = new Map<string, number>()
  const put = (feature: string, share: number): void => {
    counts.set(feature, Math.max(counts.get(feature) ?? 0, share * rarity(feature)))
  }
  for (const [run] of masked.matchAll(HAN_RUN)) {
    if (!/\p{Script=Han}/u.test(run)) continue
    for (let i = 0; i < run.length; i++) {
      if (/\p{Script=Han}/u.test(run[i]!)) put(`c${run[i]}`, SINGLE)
      if (i + 1 < run.length) put(`c${run.slice(i, i + 2)}`, 1)
    }
  }
  const words = (masked.match(WORD) ?? []).map(stem)
  if (words.some((w) => /^[a-z]/u.test(w)))
    words.forEach((word, i) => {
      put(`w${word}`, 1)
      if (i > 0) put(`p${words[i - 1]}_${word}`, PAIR)
    })
  let norm = 0
  for (const weight of counts.values()) norm += weight * weight
  norm = Math.sqrt(norm) || 1
  for (const [feature, weight] of counts) counts.set(feature, weight / norm)
  return { at: counts }
}

const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:ing|ies|es|ed|s)$/u, '').slice(0, 8) : word.replace(/^(\w{3})s$/u, '$1')

function rarity(feature: string): number {
  const { vocabulary, idf } = loadClassifier().acts
  const id = vocabulary.get(feature)
  const known = id === undefined ? UNSEEN : (idf[id] ?? UNSEEN)
  return Math.max(0.3, known - 2)
}
