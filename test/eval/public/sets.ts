// Which file is which public set: by its path upstream or in the README, else by what it holds.
import fs from 'node:fs'
import path from 'node:path'
import { ducklingDurations, ducklingMoney, ducklingNumbers, ducklingTimes } from './duckling.ts'
import { banking, clinc } from './intents.ts'
import { jionlpMoney, jionlpTimes } from './jionlp.ts'
import { recognizersCurrency, recognizersNumbers, recognizersTimes } from './recognizers.ts'
import type { Outcome } from './score.ts'

interface PublicSet {
  name: string
  /** Upstream path or README name, with / between folders. */
  path: RegExp
  /** What only this file holds, when its name says nothing. */
  holds?: (text: string) => boolean
  score: (text: string) => Outcome[]
}

const HAN = /[一-鿿]/
/** Recognizers call every language's file the same. */
const json = (text: string, type: string, chinese: boolean): boolean =>
  /^\uFEFF?\s*\[/.test(text) && text.includes(`"TypeName": "${type}`) && HAN.test(text.slice(0, 4000)) === chinese

const duckling = (kind: string, locale: string, name: string, score: PublicSet['score']): PublicSet => ({
  name: `Duckling ${name}`,
  path: new RegExp(`(?:Duckling/${kind}/${locale}(?:/[A-Z]{2})?/Corpus|duckling-${name.replace(' ', '-')})\\.hs$`),
  holds: (text) => new RegExp(`module Duckling\\.${kind}\\.${locale}(?:\\.[A-Z]{2})?\\.Corpus`).test(text),
  score,
})
const recognizers = (
  folder: string,
  type: string,
  name: string,
  chinese: boolean,
  score: PublicSet['score'],
): PublicSet => ({
  name: `Recognizers ${name}`,
  path: new RegExp(`(?:${folder}|recognizers-${name.replace(' ', '-')})\\.json$`),
  holds: (text) => json(text, type, chinese),
  score,
})

const SETS: readonly PublicSet[] = [
  { name: 'JioNLP time', path: /test_time_parser\.py$/, score: jionlpTimes },
  { name: 'JioNLP money', path: /test_money_parser\.py$/, score: jionlpMoney },
  duckling('Time', 'ZH', 'time zh', ducklingTimes),
  duckling('Time', 'EN', 'time en', ducklingTimes),
  duckling('Duration', 'ZH', 'duration zh', ducklingDurations),
  duckling('Duration', 'EN', 'duration en', ducklingDurations),
  duckling('AmountOfMoney', 'ZH', 'money zh', (text) => ducklingMoney(text, true)),
  duckling('AmountOfMoney', 'EN', 'money en', (text) => ducklingMoney(text, false)),
  duckling('Numeral', 'ZH', 'numeral zh', ducklingNumbers),
  duckling('Numeral', 'EN', 'numeral en', ducklingNumbers),
  recognizers('Number/Chinese/NumberModel', 'number', 'number zh', true, recognizersNumbers),
  recognizers('Number/English/NumberModel', 'number', 'number en', false, recognizersNumbers),
  recognizers('NumberWithUnit/Chinese/CurrencyModel', 'currency', 'currency zh', true, recognizersCurrency),
  recognizers('NumberWithUnit/English/CurrencyModel', 'currency', 'currency en', false, recognizersCurrency),
  recognizers(
    'DateTime/Chinese/(?:DateTimeModel|DateParser|DatePeriodParser)',
    'datetimeV2',
    'datetime zh',
    true,
    recognizersTimes,
  ),
  recognizers(
    'DateTime/English/(?:DateTimeModel|DateParser|DatePeriodParser)',
    'datetimeV2',
    'datetime en',
    false,
    recognizersTimes,
  ),
  {
    name: 'CLINC150',
    path: /data_(?:full|small|imbalanced|oos_plus)\.json$/,
    holds: (text) => text.includes('"oos_val"') || text.includes('"oos_test"'),
    score: clinc,
  },
  {
    name: 'BANKING77',
    path: /(?:banking_data\/|banking77[-_]?)(?:test|train)\.csv$/i,
    holds: (text) => /^text,category\r?\n/.test(text),
    score: banking,
  },
]

export interface Scored {
  name: string
  file: string
  outcomes: Outcome[]
  /** Why nothing could be read. */
  problem?: string
}

/** In a checkout the path says it all: its other languages are not ours to guess. */
const CHECKOUT = /\/(?:Specs|Duckling)\//

/** Every public set found below `folder` (or the one file), under its own name upstream or the README's. */
export function scoreSets(folder: string): { scored: Scored[]; unknown: string[] } {
  const scored: Scored[] = []
  const unknown: string[] = []
  for (const file of filesOf(folder)) {
    const whole = file.split(path.sep).join('/')
    const named = SETS.find((s) => s.path.test(whole))
    if (!named && CHECKOUT.test(whole)) continue
    const text = fs.readFileSync(file, 'utf8')
    const set = named ?? SETS.find((s) => s.holds?.(text))
    if (set) scored.push({ name: set.name, file, ...read(set, text) })
    else unknown.push(file)
  }
  const order = (name: string): number => SETS.findIndex((s) => s.name === name)
  return { scored: scored.sort((a, b) => order(a.name) - order(b.name)), unknown }
}

/** One file that is not what its name says must not silence the others. */
function read(set: PublicSet, text: string): Pick<Scored, 'outcomes' | 'problem'> {
  try {
    return { outcomes: set.score(text) }
  } catch (problem) {
    return { outcomes: [], problem: problem instanceof Error ? problem.message.slice(0, 300) : String(problem) }
  }
}

function filesOf(folder: string): string[] {
  if (!fs.existsSync(folder)) return []
  if (fs.statSync(folder).isFile()) return [folder]
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.(?:py|hs|json|csv)$/.test(f) && !/(?:^|[/\\])(?:\.git|node_modules)[/\\]/.test(f))
    .map((f) => path.join(folder, f))
    .filter((f) => fs.statSync(f).isFile())
    .sort()
}
