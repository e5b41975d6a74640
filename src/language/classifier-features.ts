// What the classifier sees of a text: characters and words of the masked text, and the cues that were heard.
import type { Decision } from './acts-decide.ts'

const HAN_RUN = /[\p{Script=Han}A-Z?？!]+/gu
const WORD = /[a-z']+|[A-Z]|\d+|[?？]/gu

/** Character n-grams for Chinese, words and word pairs for English; digits are one sign. */
export function featuresOf(masked: string, heard: Pick<Decision, 'heard' | 'processes' | 'modifiers'>): string[] {
  const text = masked.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim()
  const features: string[] = []
  for (const [run] of text.matchAll(HAN_RUN)) {
    if (!/\p{Script=Han}/u.test(run)) continue
    const padded = `^${run}$`
    for (let n = 1; n <= 3; n++)
      for (let i = 0; i + n <= padded.length; i++) features.push(`c${padded.slice(i, i + n)}`)
  }
  const words = text.match(WORD) ?? []
  const latin = words.filter((w) => /^[a-z']+$/u.test(w))
  if (latin.length > 0) {
    for (let i = 0; i < words.length; i++) {
      features.push(`w${words[i]}`)
      if (i > 0) features.push(`p${words[i - 1]}_${words[i]}`)
    }
    features.push(`f${words[0]}`, `l${words.at(-1)}`)
    for (const word of latin)
      if (word.length > 4) for (let i = 0; i + 4 <= word.length; i++) features.push(`g${word.slice(i, i + 4)}`)
  }
  for (const [act, weight] of heard.heard) features.push(`act:${act}`, `act:${act}:${weight >= 9 ? 'strong' : 'weak'}`)
  for (const process of heard.processes.keys()) features.push('process', `process:${process}`)
  for (const modifier of heard.modifiers) features.push(`mod:${modifier}`)
  for (const mark of new Set(text.match(/[A-Z]/gu) ?? [])) features.push(`has:${mark}`)
  return features
}
