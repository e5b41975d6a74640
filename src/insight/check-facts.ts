// Is every number and name of a sentence among its facts? What a model rephrased goes out only then.
import { mislabelled } from './check-labels.ts'
import { explain, innocentReading, write, type Language } from './explain.ts'
import type { FactValue, Facts, Finding } from './finding.ts'

export interface Checked {
  readonly ok: boolean
  /** Numbers and names that no fact carries. */
  readonly strange: readonly string[]
}

export interface Known {
  /** Words that may stand in the text although they are no facts: the words of the template sentence. */
  readonly words?: string
  /** Everybody who could be named by mistake: a name of the directory that is not in the facts is refused. */
  readonly names?: readonly string[]
}

/** Refuses rather than guesses: a number said another way (minutes for seconds, "a dozen") is not in the facts. */
export function check(text: string, facts: Facts, known: Known = {}): Checked {
  const plain = text.normalize('NFKC')
  const said = allOf(Object.values(facts)).map((v) => write(v).normalize('NFKC'))
  const words = `${said.join('\n')}\n${(known.words ?? '').normalize('NFKC')}`
  const strange = [
    ...strangeNumbers(without(plain, said), said, words),
    ...strangeNames(without(plain, said), words, partsOf(said)),
    ...(known.names ?? []).filter((name) => named(plain, name) && !words.includes(name)),
  ]
  return { ok: strange.length === 0, strange: [...new Set(strange)] }
}

/** A Latin name is a whole word; a Han name may touch its neighbours. */
const named = (text: string, name: string): boolean =>
  name.length > 1 &&
  text.includes(name) &&
  (/\p{Script=Han}/u.test(name) || new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'u').test(text))

/** The model's sentence when it says nothing but the facts, otherwise the template's. @public */
export const rephrased = (finding: Finding, language: Language, text: string, names: readonly string[] = []): string =>
  reworded(
    { own: explain(finding, language), beside: innocentReading(finding.kind, language), facts: finding.facts },
    text,
    names,
  )

interface Sentence {
  /** As the template says it, names and all. */
  own: string
  /** What may be said besides: the innocent reading. */
  beside: string
  facts: Facts
}

/**
 * No number or name that is no fact is the least. A sentence that leaves a number out, tells the limit as the wait,
 * turns a "not" around, accuses somebody, speaks of something else or carries an address is refused too: the template's goes out then.
 */
export function reworded({ own, beside, facts }: Sentence, text: string, names: readonly string[] = []): string {
  const said = text.trim()
  const words = `${own}\n${beside}`
  const holds =
    said !== '' &&
    said.length <= 2 * own.length + 60 &&
    !/[\n<>[\]⟦⟧*#`]|https?:|www\./iu.test(said) &&
    check(said, facts, { words, names }).ok &&
    mislabelled(said, facts).length === 0 &&
    numbersIn(own).every((n) => numbersIn(said).includes(n)) &&
    names.every((name) => !named(own, name) || named(said, name)) &&
    denies(said) === denies(own) &&
    !ACCUSES.test(said) &&
    onSubject(said, words)
  return holds ? said : own
}

/** As they stand, separators aside: 8,400 is 8400. Dates and times may be left out; what was counted may not. */
const numbersIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replaceAll(/\d{4}-\d{2}(?:-\d{2})?(?:[T ]\d{2}:\d{2}\S*)?|\d{1,2}:\d{2}/gu, ' ')
    .replaceAll(/(?<=\d),(?=\d{3})/gu, '')
    .match(/\d+(?:\.\d+)?/gu) ?? []

const DENIES =
  /[不没未无]|(?<!除)非(?!常)|\b(?:no|not|never|without|none|nobody|nothing|neither|nor|lacks?|lacking|missing)\b|n['’]t\b/giu
const denies = (text: string): boolean => (text.match(DENIES)?.length ?? 0) > 0

/** A finding is a question: no sentence may answer it. */
const ACCUSES =
  /舞弊|欺诈|诈骗|作弊|造假|虚报|贪|侵占|挪用|违法|犯罪|违纪|有罪|故意|蓄意|恶意|开除|解雇|辞退|处分|惩|警察|举报|可疑|敷衍|草率|糊弄|失职|不负责|粗心|马虎|偷懒|懒|显然|明显|无疑|\b(?:fraud\w*|cheat\w*|steal\w*|stole\w*|theft|embezzl\w*|bribe\w*|corrupt\w*|illegal\w*|crim\w*|guilty|liar|lie[ds]?|lying|deliberate\w*|intentional\w*|fire[ds]?|dismiss\w*|punish\w*|police|suspicious\w*|collu\w*|careless\w*|lazy|laziness|sloppy|negligen\w*|incompeten\w*|reckless\w*|irresponsib\w*|unprofessional\w*|obvious\w*|clearly|undoubtedly)\b/iu

/** At least so much of what is said is said in the template's own words: characters two by two in Chinese, words elsewhere. */
const HELD = 0.5
function onSubject(said: string, words: string): boolean {
  const known = new Set(piecesOf(words))
  const pieces = piecesOf(said)
  return pieces.length > 0 && pieces.filter((p) => known.has(p)).length >= HELD * pieces.length
}
function piecesOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  return [...(plain.match(/[a-z]{3,}|\d+(?:\.\d+)?/gu) ?? []), ...(plain.match(/\p{Script=Han}/gu) ?? [])]
}

const allOf = (values: readonly FactValue[]): (string | number)[] =>
  values.flatMap((v) => (typeof v === 'object' ? [...v] : [v]))

/** Facts that stand in the text as they were written are true by themselves: what remains must be explained. */
function without(text: string, said: readonly string[]): string {
  let rest = text
  for (const fact of [...said].filter((f) => /\D/u.test(f) && f.length > 1).sort((a, b) => b.length - a.length))
    rest = rest
      .replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(fact)}(?![\\p{L}\\p{N}])`, 'giu'), ' ')
      .replaceAll(/\p{Script=Han}/u.test(fact) ? fact : '\u0000', ' ')
  return rest
}
const escaped = (text: string): string => text.replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`)

const NUMBER = /(?<![\p{L}\d])\d[\d,]*(?:\.\d+)?(?:[-/:.]\d+)*\s*(?:万|亿|千|k\b|m\b)?|(?<=\p{L})\d+/giu
const SCALE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 千: 1e3, k: 1e3, m: 1e6 }

// Parts of a date or a time are numbers only beside the words for them: 5月3日, 14点, 3 May.
const partsOf = (said: readonly string[]): Set<number> =>
  new Set(
    said.filter((s) => /^\d{4}-\d{2}|\d{1,2}:\d{2}/u.test(s)).flatMap((s) => (s.match(/\d+/gu) ?? []).map(Number)),
  )

function strangeNumbers(text: string, said: readonly string[], words: string): string[] {
  const known = new Set(said.flatMap((s) => (/^-?\d+(\.\d+)?$/u.test(s) ? [Number(s)] : [])))
  const parts = partsOf(said)
  const strange: string[] = []
  for (const match of text.matchAll(NUMBER)) {
    const token = match[0].trim()
    const digits = token.replace(/\s*[万亿千km]$/iu, '')
    const value = Number(digits.replaceAll(',', '')) * (SCALE[token.at(-1)!.toLowerCase()] ?? 1)
    if (known.has(value)) continue
    const around = text.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12)
    const pieces = digits.split(/[-/:.]/u).map(Number)
    const dated = DATE_AFTER.test(text.slice(match.index + match[0].length)) || MONTHS.test(around) || pieces.length > 1
    if (dated && pieces.every((p) => parts.has(p))) continue
    strange.push(token)
  }
  const own = new Set(spelled(words).map(([token]) => token))
  for (const [token, value] of spelled(text)) if (!known.has(value) && !own.has(token)) strange.push(token)
  return strange
}

const DATE_AFTER = /^\s*(?:年|月|日|号|点|时|分)/u
const MONTHS = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/iu
const MONTH = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
      .split(' ')
      .map((word, i): [string, number] => [word, i === 0 ? 0 : i + 1]),
    'thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i): [string, number] => [word, 30 + 10 * i]),
    [
      ['hundred', 100],
      ['thousand', 1000],
      ['million', 1e6],
      ['dozen', 12],
      ['twice', 2],
      ['double', 2],
      ['thrice', 3],
      ['triple', 3],
      ['half', 0.5],
    ] satisfies [string, number][],
  ].flat(),
)
const HAN = '零一二三四五六七八九'
const MEASURES = '次张天个倍小秒分位名人月日年号点时份笔周成元块回轮步万千百'

/** Numbers in words. One is an article as often as a number, and is let pass. */
function spelled(text: string): [string, number][] {
  const found: [string, number][] = []
  for (const [token] of text.toLowerCase().matchAll(/[a-z]+/gu)) if (token in WORDS) found.push([token, WORDS[token]!])
  for (const [token] of text.matchAll(
    new RegExp(`[两俩几${HAN}十百千万]+(?=[${MEASURES}])|百分之[${HAN}十百]+`, 'gu'),
  )) {
    const value = hanNumber(token.replace('百分之', ''))
    if (value !== 1) found.push([token, value])
  }
  return found
}

function hanNumber(text: string): number {
  let [sum, digit] = [0, 0]
  for (const c of text.replaceAll(/[两俩]/gu, '二')) {
    const unit = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }[c]
    if (unit === undefined) {
      digit = HAN.indexOf(c)
      if (digit < 0) return Number.NaN
    } else {
      sum = unit === 10_000 ? (sum + digit) * unit : sum + (digit || 1) * unit
      digit = 0
    }
  }
  return sum + digit
}

// How an English sentence may begin without naming anybody.
const OPENERS = new Set(
  `a about after again all also although an and another any are as at because before below beyond both but by compared
  could decided did do does during each either every far few first for from given had has have here how however i if in
  instead is it its just last later less like many may maybe might more most much neither no nobody normally not note
  nothing of often on once one only or other otherwise our out over paid perhaps please possibly probably rare requests
  returned seen several she he since so some somebody something soon still such than that the their then there these they
  this those though together too under unlike until up usual usually waiting was we were what when where whether which
  while who why will with within without would yet you your approval approvals approved payment signed amount amounts
  request claim claims decisions step steps case cases limit`
    .split(/\s+/u)
    .filter(Boolean),
)
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤'
const TITLES = '先生|女士|小姐|经理|总监|主管|主任|老师|总|工'
const VERBS = '审批|批准|同意|退回|驳回|签|提交|申请|报销|处理|付款|说|认为|负责|应|也|曾|又|自己'
// 小于, 小金额, 小程序: some surnames make other words.
const NICKNAMES = [...SURNAMES].filter((name) => !'于金程范方高万向史'.includes(name)).join('')
const HAN_NAMES = [
  new RegExp(`[老小][${NICKNAMES}]`, 'gu'),
  new RegExp(`[${SURNAMES}]\\p{Script=Han}{0,2}(?:${TITLES})`, 'gu'),
  new RegExp(`(?<=^|[，。；：、\\s由请找给向与和跟])[${SURNAMES}]\\p{Script=Han}{1,2}(?=${VERBS})`, 'gu'),
]

function strangeNames(text: string, words: string, dates: ReadonlySet<number>): string[] {
  const lower = words.toLowerCase()
  const known = (word: string): boolean =>
    new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word.toLowerCase())}(?![\\p{L}\\p{N}])`, 'u').test(lower)
  const strange: string[] = []
  for (const match of text.matchAll(/\p{Lu}[\p{L}\p{N}_'’-]*/gu)) {
    const word = match[0].replace(/['’]s$/u, '')
    if (/\p{L}/u.test(text[match.index - 1] ?? ' ') || known(word)) continue
    const opens = /(?:^|[.!?。！？:：;；“"「(（\n])\s*$/u.test(text.slice(0, match.index))
    const named = /^\s+\p{Lu}\p{Ll}/u.test(text.slice(match.index + match[0].length))
    if ((opens && !named && OPENERS.has(word.toLowerCase())) || word === 'I') continue
    const month = MONTHS.exec(word)?.[1]
    if (month !== undefined && dates.has(MONTH.indexOf(month.toLowerCase()) + 1)) continue
    strange.push(word)
  }
  for (const pattern of HAN_NAMES)
    for (const [name] of text.matchAll(pattern)) if (!words.includes(name)) strange.push(name)
  // What is put in quotation marks is quoted: from the facts.
  for (const [, quoted = ''] of text.matchAll(/[「“"『]([^「」“”"『』]+)[」”"』]/gu))
    if (/[\p{L}\p{N}]/u.test(quoted) && !words.includes(quoted.trim())) strange.push(quoted.trim())
  return strange
}
