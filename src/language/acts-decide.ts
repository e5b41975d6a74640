// What one clause asks for, by the cue grammar: acts and processes with weights, after questions, conditions and negations had their say.
import { DAILY_EN } from './cues-en-daily.ts'
import { DECISIONS_EN } from './cues-en-decisions.ts'
import { LOOKING_EN } from './cues-en-looking.ts'
import { MODIFIERS_EN } from './cues-en-modifiers.ts'
import { DAILY_ZH } from './cues-zh-daily.ts'
import { DECISIONS_ZH } from './cues-zh-decisions.ts'
import { LOOKING_ZH } from './cues-zh-looking.ts'
import { MODIFIERS_ZH } from './cues-zh-modifiers.ts'
import { MONEY_CUES } from './cues-process-money.ts'
import { OFFICE_CUES } from './cues-process-office.ts'
import { TIME_CUES } from './cues-process-time.ts'
import {
  compileCue,
  compileModifiers,
  lettersOf,
  mayStand,
  type ActCue,
  type Compiled,
  type Modifier,
  type ProcessCue,
} from './cues.ts'
import { likeExample, longestName, scatteredName } from './acts-own.ts'
import type { CompiledLexicon, ProcessSense } from './lexicon.ts'
import type { ActName } from './understanding.ts'

const ACTS: readonly Compiled<ActCue>[] = [
  ...DECISIONS_ZH,
  ...DECISIONS_EN,
  ...LOOKING_ZH,
  ...LOOKING_EN,
  ...DAILY_ZH,
  ...DAILY_EN,
].flatMap(compileCue)
const PROCESSES: readonly Compiled<ProcessCue>[] = [...TIME_CUES, ...MONEY_CUES, ...OFFICE_CUES].flatMap(compileCue)
const MODIFIERS = compileModifiers(MODIFIERS_ZH, MODIFIERS_EN)

export interface Decision {
  act: ActName | undefined
  weight: number
  process: string | undefined
  /** Weight of the process reading; 8 and more: asked for by its own words. */
  processWeight: number
  files: boolean
  modifiers: ReadonlySet<Modifier>
  /** All acts heard, for the classifier's features and for second readings. */
  heard: ReadonlyMap<ActName, number>
  processes: ReadonlyMap<string, number>
  /** It cannot be approved, says the speaker. */
  cannot: boolean
  /** 怎么还不批: waited for, not refused. */
  grumbles: boolean
}

const GRUMBLES =
  /(?:怎么|咋|为什么|为啥)(?:还|都|就|一直|老)*不(?:批|同意|通过|审|签|处理)|(?:还|迟迟|一直|老)不(?:批|审|签|处理)/u

const CANNOT = /(?:没法|无法|不能|不好|不敢|不方便|没权限?|没有权限?|没资格)(?:再|给|去|直接|随便)?(?:批|同意|通过|审)/u

export function decide(text: string, lexicon: CompiledLexicon): Decision {
  const modifiers = modifiersIn(text)
  const heard = new Map<ActName, number>()
  const letters = lettersOf(text)
  for (const { cue, script, test } of ACTS)
    if (mayStand(script, letters) && cue.weight > (heard.get(cue.act) ?? 0) && test.test(text))
      heard.set(cue.act, cue.weight)
  const { processes, files } = processesIn(text, lexicon)
  const [process, processWeight] = top(processes) ?? [undefined, 0]
  const rest = {
    cannot: CANNOT.test(text),
    grumbles: GRUMBLES.test(text),
    process,
    processWeight,
    files: process !== undefined && files.has(process),
    modifiers,
    heard,
    processes,
  }
  const [act, weight] = weigh(rest, isTold(text, heard)) ?? [undefined, 0]
  return { act, weight, ...rest }
}

/** The process that words are about, whatever they say of it. */
export function processHeard(words: string, lexicon: CompiledLexicon): string | undefined {
  return top(processesIn(masked(words.toLowerCase()), lexicon).processes)?.[0]
}

/** Enough of a mask for words that are only asked what they are about. */
const masked = (lower: string): string =>
  lower
    .replace(/[$€£¥]\s?[\d,.]*\d|\d[\d,.]*\s?(?:元|块|usd|cny|rmb|yuan|dollars?|euros?)/gu, 'M')
    .replace(/\d{1,2}月\d{1,2}[日号]/gu, 'T')

export function modifiersIn(text: string): ReadonlySet<Modifier> {
  const found = new Set<Modifier>()
  const letters = lettersOf(text)
  for (const { name, script, test } of MODIFIERS)
    if (!found.has(name) && mayStand(script, letters) && test.test(text)) found.add(name)
  return found
}

/** When did you leave? Off one goes, and takes no days. */
const GOES = /\b((?:you|he|she|they|did i|do i) )leave(?=[?.!,]|$| (?:the|at|work|home)\b)/gu

function processesIn(words: string, lexicon: CompiledLexicon): { processes: Map<string, number>; files: Set<string> } {
  // Worked till midnight because the server crashed: why is not what.
  const what = words.replace(WHY, '')
  if (what === words || !/[a-z]{3}/u.test(what)) return processesOf(words, lexicon)
  const found = processesOf(what, lexicon)
  return found.processes.size > 0 ? found : processesOf(words, lexicon)
}
const WHY = /\b(?:because(?: of)?|due to|owing to)\b.*$/u

function processesOf(words: string, lexicon: CompiledLexicon): { processes: Map<string, number>; files: Set<string> } {
  // Leave a comment, leave it for now: no days off.
  const text = words
    .replace(GOES, '$1go')
    .replace(/\bleave (?=(?:a|an|it|this|that|me|them|him|her|the (?!company|team|office))\b)/gu, 'put ')
  const processes = new Map<string, number>()
  const files = new Set<string>()
  const put = (key: string, weight: number): void => {
    if (weight > (processes.get(key) ?? 0)) processes.set(key, weight)
  }
  const letters = lettersOf(text)
  for (const { cue, script, test } of PROCESSES) {
    if (!mayStand(script, letters)) continue
    const match = test.exec(text)
    if (!match) continue
    put(cue.process, cue.weight)
    // 李强的报销, Tom's expense: a thing that is spoken of, not asked for.
    if (cue.files && !/(?:的|'s |’s |(?:P|我|他|她)(?:的)?[那这]一?[张个笔份条]?)$/u.test(text.slice(0, match.index)))
      files.add(cue.process)
  }
  for (const sense of lexicon.processes.values()) {
    const length = longestName(text, sense)
    if (length > 0) put(sense.key, nameWeight(sense, length))
    else if (!sense.builtIn && (scatteredName(text, sense) || likeExample(text, sense) > 0.5)) put(sense.key, 8.2)
  }
  return { processes, files }
}

/** A longer name is a surer name; a process only this organisation has outweighs the catalogue's cues. */
const nameWeight = (sense: ProcessSense, length: number): number =>
  sense.builtIn ? 5 + Math.min(2, length / 4) : 8 + Math.min(2, length / 4)

function top<K>(scores: ReadonlyMap<K, number>): [K, number] | undefined {
  let best: [K, number] | undefined
  for (const entry of scores) if (!best || entry[1] > best[1]) best = entry
  return best
}

const DECISIONS: ReadonlySet<ActName> = new Set<ActName>([
  'approve',
  'reject',
  'return',
  'transfer',
  'addSigner',
  'standIn',
  'comment',
  'urge',
  'withdraw',
  'assignTask',
  'swapShift',
  'signIn',
])

/** My $260 purchase has been stuck for a week: of a request that is there already. */
const OF_A_REQUEST =
  /^(?:hi,? |hey,? |hello,? |so |and |but )*(?:my|our|the|that|this|P's|N)\b.{2,50}\b(?:has|have|hasn't|haven't|had|is still|is stuck|are still|is with|was|isn't|didn't|doesn't|still|stuck|sits|sitting)\b/u
const isTold = (text: string, heard: ReadonlyMap<ActName, number>): boolean =>
  (heard.get('status') ?? 0) >= 8 && OF_A_REQUEST.test(text)

function weigh(d: Omit<Decision, 'act' | 'weight'>, told: boolean): [ActName, number] | undefined {
  const has = (m: Modifier): boolean => d.modifiers.has(m)
  if (has('injection')) return has('question') && !d.heard.has('outOfScope') ? ['ask', 9] : ['outOfScope', 10]
  const asks = asksAbout(d.modifiers)
  const polite = has('helpMe') && !asks
  if (has('hypothesis') && !has('conditionOnly')) return ['ask', 9.7]
  if (has('denial')) return ['hold', 8.5]
  const business = d.process !== undefined || [...d.heard.keys()].some((act) => DECISIONS.has(act))
  if (has('negation') && !asks && !has('correction')) return business || has('refusal') ? ['hold', 9.6] : ['hold', 6]
  const scores = new Map(d.heard)
  if (d.cannot) scores.delete('approve')
  if (d.grumbles) scores.delete('reject')
  // Forgot to clock out: what was not done is not done now.
  if ((d.processes.get('missed_punch') ?? 0) >= 9) scores.delete('signIn')
  const start = told ? Math.min(5, startWeight(d, asks)) : startWeight(d, asks)
  if (start > 0) scores.set('start', start)
  if (told) scores.set('status', 9.4)
  if (polite && start >= 7.5) lower(scores, 'ask', 5)
  if (asks) {
    for (const act of DECISIONS) lower(scores, act, 5)
    if (d.process !== undefined && !scores.has('ask')) scores.set('ask', 6.5)
  }
  if (has('passive')) for (const act of ['return', 'reject', 'approve'] as const) lower(scores, act, 3)
  return top(scores)
}

/** A question, unless it is only a polite order; 帮我问一下… is a question however politely it is put. */
export const asksAbout = (modifiers: ReadonlySet<Modifier>): boolean =>
  modifiers.has('question') && (!modifiers.has('helpMe') || modifiers.has('inquiry'))

function lower(scores: Map<ActName, number>, act: ActName, to: number): void {
  const at = scores.get(act)
  if (at !== undefined && at > to) scores.set(act, to)
}

/** Naming a process asks for it only weakly; its own words, or a wish, ask for it. */
function startWeight(d: Omit<Decision, 'act' | 'weight'>, asks: boolean): number {
  if (d.process === undefined) return 0
  if (asks) return 3
  const wish = d.modifiers.has('request') ? 0.7 : 0
  return d.files ? 8 + wish : d.processWeight >= 5 ? 5.5 + wish * 3 : 4 + wish * 3
}
