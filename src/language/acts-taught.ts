// What the organisation taught is weighed against what the rules and the classifier heard in a clause.
import type { Decision } from './acts-decide.ts'
import type { Ranked } from './classifier.ts'
import { isCommon } from './classifier.ts'
import type { CompiledLexicon, ProcessSense } from './lexicon.ts'
import { memoryOf, recall } from './memory.ts'
import type { ActName } from './understanding.ts'

/** A clause as judged so far. */
interface Judgement extends Decision {
  confidence: number
  /** Said to mean so by the organisation itself, in its lessons or its own words. */
  learnt?: true
  ranked: readonly Ranked[]
}

/** As good as the same words. */
const SAME = 0.9
/** Alike enough to be meant. */
const ALIKE = 0.52
/** Alike enough where nothing else was heard: over 900 office sentences of other processes, the likeliest stays under 0.38. */
const ENOUGH = 0.4
/** Closer than this, two meanings are as likely as each other: nothing is concluded. */
const APART = 0.06
/** A cue this strong says what is meant; only the same words taught otherwise outweigh it. */
const STRONG = 9.3
/** Um, I need, uh: every example begins like this, so it is like none of them. */
const WISH_ONLY =
  /^(?:[^\p{L}\p{N}]|\b(?:u[mh]+|er+m?|hm+|well|so|hi|hello|hey|i|i'd|i'm|am|need|want|would|like|love|to|please|can|could|you|me|just|ok|okay|the|a)\b|那个|这个|嗯|呃|啊|额|就是|我们?|你好|想|要|需要|帮|给|请|麻烦|一下|的)+$/iu
/** Never overruled: what-ifs, orders to change the rules, denials, what must not be done. */
const FIRM = ['injection', 'hypothesis', 'denial'] as const
const NEVER: ReadonlySet<ActName> = new Set<ActName>(['confirm', 'cancel', 'hold', 'provide', 'correct', 'outOfScope'])

export function taught(chosen: Judgement, text: string, lexicon: CompiledLexicon): Judgement {
  if (FIRM.some((m) => chosen.modifiers.has(m)) || (chosen.act === 'hold' && chosen.weight >= STRONG)) return chosen
  const known = WISH_ONLY.test(text) ? undefined : recall(memoryOf(lexicon), text)
  const enough = isIdle(chosen) ? ENOUGH : ALIKE
  if (known && known.alike >= enough && known.alike - known.rival >= APART && !NEVER.has(known.lesson.act)) {
    const { act, process } = known.lesson
    if (chosen.act === act && (process === undefined || chosen.process === process))
      return { ...chosen, learnt: true, confidence: Math.max(chosen.confidence, sureness(known.alike)) }
    if (known.alike >= SAME || open(chosen, act)) return meant(chosen, act, process, known.alike)
  }
  const own = byOwnWords(text, chosen, lexicon)
  return own ? meant(chosen, 'start', own.process, own.sure) : chosen
}

/** The rules are not sure of something else. */
function open(chosen: Judgement, act: ActName): boolean {
  if (isIdle(chosen)) return true
  if (chosen.act === act && chosen.processWeight < 8) return true
  return chosen.weight < STRONG && chosen.confidence < 0.75 && chosen.processWeight < 8
}
const isIdle = ({ act, weight, process }: Judgement): boolean =>
  act === 'start' ? process === undefined : act !== undefined && IDLE.has(act) && weight < 9.9
const IDLE: ReadonlySet<ActName> = new Set<ActName>(['outOfScope', 'smallTalk', 'help', 'comment'])

const meant = (chosen: Judgement, act: ActName, process: string | undefined, alike: number): Judgement => ({
  ...chosen,
  learnt: true,
  act,
  weight: Math.max(8.5, chosen.act === act ? chosen.weight : 0),
  confidence: Math.max(chosen.act === act ? chosen.confidence : 0, sureness(alike)),
  ...(process === undefined
    ? {}
    : {
        process,
        processWeight: Math.max(8.5, chosen.process === process ? chosen.processWeight : 0),
        files: act === 'start' || chosen.files,
      }),
})

const sureness = (alike: number): number => Math.min(0.95, 0.3 + 0.65 * alike)

/** A choice that only one process of this organisation has (核磁共振仪), asked for, is that process. */
function byOwnWords(
  text: string,
  chosen: Judgement,
  lexicon: CompiledLexicon,
): { process: string; sure: number } | undefined {
  if (chosen.processWeight >= 8 || (chosen.act !== undefined && !IDLE.has(chosen.act) && chosen.act !== 'start'))
    return undefined
  const own = [...lexicon.processes.values()].filter((p) => !p.builtIn)
  const chosenBy = own.filter((p) => choiceIn(text, p))
  const found = chosenBy.length > 0 ? chosenBy : own.filter((p) => rareIn(text, p))
  const [only] = found
  if (!only || found.length > 1 || (chosenBy.length === 0 && chosen.modifiers.has('question'))) return undefined
  const asks = chosen.modifiers.has('request') || WANTS.test(text)
  const details = /[TDQM]/u.test(text)
  return asks || details ? { process: only.key, sure: asks && details ? 0.85 : 0.6 } : undefined
}

const rare = new WeakMap<ProcessSense, readonly string[]>()

/** A word that this process has and no example sentence of the others (样机, courier). */
function rareIn(text: string, process: ProcessSense): boolean {
  const known = rare.get(process) ?? rareOf(process)
  rare.set(process, known)
  return known.some((word) => says(text, word))
}

function rareOf(process: ProcessSense): string[] {
  const words = [...process.names, ...process.examples].map((w) => w.toLowerCase())
  const pairs = words.flatMap(pairsOf)
  // 样品 in 样品寄送, 寄样品: what most of its names are about.
  const often = process.names
    .flatMap((name) => [...new Set(pairsOf(name))])
    .filter((p, i, all) => all.indexOf(p) !== i && !GENERIC.has(p))
  const latin = words.flatMap((w) => w.match(/[a-z]{5,}/g) ?? [])
  return [
    ...new Set([
      ...pairs.filter((p) => !isCommon(`c${p}`)),
      ...often,
      ...latin.filter((w) => !isCommon(`w${w}`) && !isCommon(`w${w}s`)),
    ]),
  ]
}

const pairsOf = (words: string): string[] =>
  (words.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  )
const GENERIC: ReadonlySet<string> = new Set([
  '申请',
  '预约',
  '登记',
  '流程',
  '审批',
  '办理',
  '使用',
  '提交',
  '报告',
  '管理',
])

const WANTS = /[约订用做测借领寄办开申]|\b(?:book|reserve|need|want|like|use|get|request|apply)\b/u

const choiceIn = (text: string, process: ProcessSense): boolean =>
  process.slots.some((slot) => slot.options?.some((o) => o.names.some((name) => longEnough(name) && says(text, name))))

const longEnough = (name: string): boolean => (/\p{Script=Han}/u.test(name) ? name.length >= 2 : name.length >= 3)

function says(text: string, name: string): boolean {
  const at = text.indexOf(name)
  if (at < 0) return false
  if (!/^[a-z0-9]/u.test(name)) return true
  return !/[a-z0-9]/u.test(text[at - 1] ?? ' ') && !/[a-z0-9]/u.test(text[at + name.length] ?? ' ')
}
