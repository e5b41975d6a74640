// The classifier that ranks acts and processes beside the cue grammar; trained from our own example lines when it is first needed.
import { calendarOf } from '../kernel/calendar.ts'
import { Temporal } from '../kernel/clock.ts'
import { normalise } from '../kernel/text.ts'
import { decide, type Decision } from './acts-decide.ts'
import { ACTING, toldFeatures } from './cues-told.ts'
import { featuresOf } from './classifier-features.ts'
import { fingerprint, learnOnce, readStored, type Trained } from './classifier-store.ts'
import { rank, train, type Sample } from './classifier-train.ts'
import { read } from './grammar-reading.ts'
import { catalogueLexicon, compile } from './lexicon.ts'
import { createRandom, examples, type Example } from './training/expand.ts'
import { KNOWN } from './training/fillers.ts'

export interface Ranked {
  label: string
  p: number
}

let trained: Trained | undefined

/** Loads in a moment, or trains in seconds when there is nothing to load; `onTraining` hears of that first. */
export function loadClassifier(onTraining?: () => void): Trained {
  if (trained) return trained
  const want = fingerprint()
  trained = readStored(want)
  if (trained) return trained
  onTraining?.()
  trained = learnOnce(want, () => trainAll(samplesOf(examples())))
  return trained
}

export const rankActs = (masked: string, heard: Decision): Ranked[] =>
  rank(loadClassifier().acts, featuresOf(masked, heard))
export const rankProcesses = (masked: string, heard: Decision): Ranked[] =>
  rank(loadClassifier().processes, featuresOf(masked, heard))

/** How likely words only tell and order nothing, 0 to 1. */
export function tells(masked: string, heard: Pick<Decision, 'heard' | 'processes' | 'modifiers'>): number {
  const features = [...featuresOf(masked, heard), ...toldFeatures(masked)]
  return rank(loadClassifier().told, features).find((r) => r.label === TELLS)?.p ?? 0
}

/** A word or a pair of characters that the example sentences know. */
export const isCommon = (feature: string): boolean => loadClassifier().acts.vocabulary.has(feature)

export interface Labelled extends Example {
  features: readonly string[]
  told: readonly string[]
  heard: Decision
}

/** Example lines as the engine would read them. The day is fixed: it decides nothing but must not change the features. */
export function samplesOf(lines: readonly Example[]): Labelled[] {
  // People have names the directory knows, as they will when it matters.
  const lexicon = compile(catalogueLexicon(KNOWN.map((name, i) => ({ id: `p${i}`, name, aliases: [] }))))
  const moment = {
    now: Temporal.Instant.from('2026-05-13T02:00:00Z'),
    zone: 'Asia/Shanghai',
    calendar: calendarOf('CN'),
  }
  return lines.map((line) => {
    const { masked } = read(normalise(line.text), lexicon, moment)
    const heard = decide(masked, lexicon)
    return { ...line, features: featuresOf(masked, heard), told: toldFeatures(masked), heard }
  })
}

/** Labels of sentences that only tell, and of orders that sound as if they did: for the told model alone. */
const TOLD = 'told'
const ORDER = 'order'
const TELLS = 'tells'
/** Orders are many more: what only tells is shown this often. */
const OFTEN = 3
const IDLE: ReadonlySet<string> = new Set([TOLD, 'outOfScope', 'smallTalk'])
const orders: ReadonlySet<string> = ACTING

export const actOf = (label: string): string => (label.startsWith('start/') ? 'start' : label)

/** Softened so that probabilities are honest on an author it has not seen (measured by leaving one out). */
const TEMPERATURE = { acts: 1.6, processes: 1.4 }

export function trainAll(lines: readonly Labelled[]): Trained {
  const acts: Sample[] = lines
    .filter((l) => l.label !== TOLD && l.label !== ORDER)
    .map((l) => ({ features: l.features, label: actOf(l.label) }))
  const told: Sample[] = lines.flatMap((l) => {
    const features = [...l.features, ...l.told]
    if (IDLE.has(l.label))
      return Array.from({ length: l.label === TOLD ? OFTEN : 1 }, () => ({ features, label: TELLS }))
    const often = l.label === ORDER ? OFTEN : orders.has(actOf(l.label)) ? 1 : 0
    return Array.from({ length: often }, () => ({ features, label: 'orders' }))
  })
  const processes: Sample[] = lines.flatMap((l) => {
    const label = l.label.startsWith('start/') ? l.label.slice(6) : l.about
    return label === undefined ? [] : [{ features: l.features, label }]
  })
  return {
    acts: { ...train(acts, createRandom(1)), temperature: TEMPERATURE.acts },
    processes: { ...train(processes, createRandom(2)), temperature: TEMPERATURE.processes },
    told: train(told, createRandom(3)),
  }
}
