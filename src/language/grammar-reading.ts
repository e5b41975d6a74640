// One pass over a message: what the readers found, and the masked text in which every value is one capital letter, for the cue grammar.
import { surfaceOf, type Normalised } from '../kernel/text.ts'
import { readMoney, type MoneySpan } from './amounts.ts'
import { readDepartments, type DepartmentSpan } from './departments.ts'
import { plainSpoken } from './grammar-dialect.ts'
import { readable, WORD } from './grammar-disguise.ts'
import { asMeant } from './grammar-typed.ts'
import { findQuotes, type Quote } from './grammar-quotes.ts'
import { readUnknownPeople } from './grammar-names.ts'
import { mendChinese, mendDays, mendEnglish } from './grammar-slips.ts'
import type { CompiledLexicon } from './lexicon.ts'
import { readPeople, type PersonSpan } from './names.ts'
import {
  readOrdinals,
  readQuantities,
  readRequestNumbers,
  type Ordinal,
  type Quantity,
  type RequestNumber,
} from './numbers.ts'
import { readChinesePlaces, readPlaces } from './numbers-places.ts'
import { overlaps, type Span } from './spans.ts'
import { readDurations, readTimes, type Duration, type TimeSpan } from './times.ts'
import type { Moment } from './understanding.ts'

/** Placeholders of the masked text; the rest of it is lower case, so a capital is always a value. */
export const MASKS = {
  number: 'N',
  time: 'T',
  duration: 'D',
  money: 'M',
  person: 'P',
  department: 'G',
  quantity: 'Q',
  ordinal: 'O',
  quote: 'Z',
} as const
export type MaskKind = keyof typeof MASKS

export type Value =
  | { kind: 'number'; span: Span; value: RequestNumber }
  | { kind: 'time'; span: Span; value: TimeSpan }
  | { kind: 'duration'; span: Span; value: Duration }
  | { kind: 'money'; span: Span; value: MoneySpan }
  | { kind: 'person'; span: Span; value: PersonSpan }
  | { kind: 'department'; span: Span; value: DepartmentSpan }
  | { kind: 'quantity'; span: Span; value: Quantity }
  | { kind: 'ordinal'; span: Span; value: Ordinal }
  | { kind: 'quote'; span: Span; value: Quote }

export interface Reading {
  text: Normalised
  /** Left to right, never overlapping. */
  values: readonly Value[]
  masked: string
  /** For every offset of `masked` (its length included) the offset in `text`. */
  back: readonly number[]
  /** Mostly Chinese or mostly English. */
  language: 'zh' | 'en'
}

/** A stretch of the masked text, as it was said. What was taken back right behind it is no part of it. */
export function said(reading: Reading, from: number, to: number): string {
  const [first, last] = [reading.back[from] ?? 0, reading.back[to - 1] ?? 0]
  const value = reading.values.find(({ span }) => span.from <= last && last < span.to)
  return surfaceOf(reading.text, first, to > from ? (value?.span.to ?? last + 1) : first)
}

const HAN = /\p{Script=Han}/gu
const LATIN_WORD = /[a-z]+/g

export function languageOf(lower: string): 'zh' | 'en' {
  const han = lower.match(HAN)?.length ?? 0
  const words = lower.match(LATIN_WORD)?.length ?? 0
  return han > words ? 'zh' : han === 0 ? 'en' : han * 2 > words ? 'zh' : 'en'
}

/** A task, 一份申请, 一次: an article more than a count, so the cue grammar reads the word itself. */
const ARTICLE = /^(?:a|an|one)$/u
const ONE = /^一?(?:个|份|张|条|笔|次|趟|下|声|句|封|篇|则|项)$/u
const NO_GOODS =
  /^(?:的)?(?:任务|申请|流程|单|评论|留言|备注|批注|通知|公文|文|假|差|班|卡|章|合同|协议|会议室|车|简报|报告|汇总|活|工作|待办|请|采购申|报销|付款|加班|出差|用印|税务|银行|客户|海关|公告|函|报|审批)/u

const isArticle = (lower: string, span: Span): boolean => {
  const surface = lower.slice(span.from, span.to)
  return ARTICLE.test(surface) || (ONE.test(surface) && NO_GOODS.test(lower.slice(span.to)))
}

/** 今晚加班到十点, 周三请年假到周五: the verb inside a period stays readable. */
const VERB_INSIDE =
  /请个?(?:年|病|事|婚|产|调休)?假|请(?=到)|休(?:年|病|事|婚|产)?[假息]|年假|病假|事假|出差|加班|外出|调休|值班|\boff\b/u

export function read(typed: Normalised, lexicon: CompiledLexicon, moment: Moment, speaker?: string): Reading {
  const text = daysMended(asMeant(typed))
  const quotes = findQuotes(text)
  const taken: Value[] = quotes.map((value) => ({ kind: 'quote', span: value.span, value }))
  const put = <K extends Value>(found: readonly K[]): void => {
    for (const one of found) if (!taken.some((other) => overlaps(one.span, other.span))) taken.push(one)
  }
  const as = <Kind extends string, V extends { span: Span }>(
    kind: Kind,
    values: readonly V[],
  ): { kind: Kind; span: Span; value: V }[] => values.map((value) => ({ kind, span: value.span, value }))
  // 3.2 million yuan is money, 3.2 alone may be a day.
  const money = readMoney(text).filter((m) => m.by === 'currency' || m.by === 'spelling')
  put(as('number', readRequestNumbers(text)))
  put(as('ordinal', readPlaces(text)))
  put(as('ordinal', readChinesePlaces(text)))
  put(
    as(
      'time',
      readTimes(text, moment).filter(
        (t) =>
          !misread(text, t) &&
          // At 12 dollars: a price, however much a clock it looks like.
          !money.some(
            (m) =>
              overlaps(m.span, t.span) &&
              (t.doubtful === true ||
                (m.by === 'currency' && m.span.to > t.span.to && /^at \d/iu.test(t.span.surface))),
          ),
      ),
    ),
  )
  put(
    as('duration', readDurations(text, moment)).filter(
      (d) => !/^(?:几|多少)/u.test(d.span.surface) && !text.lower.startsWith('元', d.span.to),
    ),
  )
  // Three after a colon is a count, however much money is spoken of.
  put(
    as(
      'money',
      readMoney(text).filter((m) => isMoney(text, m)),
    ),
  )
  put(as('person', readPeople(text, lexicon.people, { except: idsOf(speaker, lexicon) })))
  // 王方的晴假: whose it is, is told by the word that was meant.
  const lower = mendChinese(text.lower)
  const mended = lower === text.lower ? text : { ...text, text: lower, lower }
  if (mended !== text) put(as('person', readPeople(mended, lexicon.people, { except: idsOf(speaker, lexicon) })))
  put(as('person', readUnknownPeople(mended)))
  put(
    as(
      'department',
      readDepartments(text, lexicon.departments)
        .filter((d) => !partOfName(text.lower, d.span))
        .filter((d) => !NO_DEPARTMENT.test(text.lower.slice(d.span.to)))
        // 财务室那台打印机: a room.
        .filter((d) => !(d.span.surface.endsWith('室') && /^(?:里|的|那|这|门|有)/u.test(text.lower.slice(d.span.to)))),
    ),
  )
  put(as('ordinal', readOrdinals(text)))
  put(as('quantity', readQuantities(text)))
  const values = taken.sort((a, b) => a.span.from - b.span.from)
  return { text, values, ...mask(text, values), language: languageOf(text.lower) }
}

/** 名天 is read as 明天; the letters as said are still what is cut. */
function daysMended(text: Normalised): Normalised {
  const lower = mendDays(text.lower)
  return lower === text.lower || lower.length !== text.lower.length
    ? text
    : { ...text, text: mendDays(text.text), lower }
}

/** The finance seal, a marketing manager, 财务章: a word of a name, not a department. */
const NO_DEPARTMENT =
  /^(?:'s)?\s*(?:seal|stamp|chop|managers?|reps?|leads?|directors?|assistants?|analysts?|engineers?|specialists?|interns?|clerks?|officers?|coordinators?|executives?|associates?|章|专用章|室|办公室|经理|总监|专员|主管|助理|工程师|代表|实习生|顾问|培训|系统|软件|报表|制度)/u

/** 超过三天 is a length, 查一下年假 no next year. */
const misread = (text: Normalised, time: TimeSpan): boolean =>
  (time.impossible === true && /^at \d/iu.test(time.span.surface)) ||
  // The night-shift nurses: a kind of work.
  (/^(?:the )?(?:night|day|morning|evening|afternoon|late|early|weekend)$/iu.test(time.span.surface) &&
    /^[- ](?:shifts?|nurses?|guards?|managers?|porters?|watch\w*|drivers?|supervisors?|staff|crew|auditors?|receptionists?|clerks?|cleaners?|duty|market|school|bus|train|light|lamp)\b/u.test(
      text.lower.slice(time.span.to),
    )) ||
  // At 350 each: a price.
  (/^at \d{3,4}$/iu.test(time.span.surface) &&
    /^ (?:each|apiece|a piece|per|an? )/u.test(text.lower.slice(time.span.to))) ||
  (time.span.surface.startsWith('过') && text.text[time.span.from - 1] === '超') ||
  (/^下[年月]$/u.test(time.span.surface) && text.text[time.span.from - 1] === '一')

/** 买两块 (of something) and 2 x printers are counts; room 3 won't lock is no Korean money. */
function isMoney(text: Normalised, m: MoneySpan): boolean {
  const after = text.lower.slice(m.span.to)
  if (WONT.test(after)) return false
  // Invoice 2219: its number.
  if (m.by !== 'currency' && NUMBER_OF.test(text.lower.slice(Math.max(0, m.span.from - 24), m.span.from))) return false
  // 一块儿: together.
  if (/^[一]块$/u.test(m.span.surface) && /^(?:儿|去|走|来|吃|做|办)/u.test(after)) return false
  // 移动硬盘2块: pieces of something.
  if (
    /^[一二两三四五六七八九十\d]{1,2}块$/u.test(m.span.surface) &&
    /(?:硬盘|电池|屏幕?|板|卡|布|玻璃|手表|肥皂|毛巾|地毯|固态|内存条?|砖|牌|表|毯|垫|镜片|巧克力|蛋糕|石头|木头|电路板|显示屏)$/u.test(
      text.lower.slice(0, m.span.from),
    )
  )
    return false
  // 采购两百卷: a count with its measure word.
  if (
    m.by !== 'currency' &&
    /^(?:卷|箱|盒|包|袋|瓶|桶|双|副|套|件|本|支|张|台|把|只|条|份|打|捆|组|片|枚|罐|提|令|刀纸)/u.test(after)
  )
    return false
  // 数量改成6: the label says what is counted.
  if (m.by === 'cue' && COUNT_LABEL.test(text.lower.slice(Math.max(0, m.span.from - 20), m.span.from))) return false
  // Purchase: 10 keyboards.
  if (
    m.by === 'cue' &&
    /[:：]\s?$/u.test(text.lower.slice(0, m.span.from)) &&
    /^ (?!for|in|on|of|to|from|at|by|per)[a-z]{3,}/u.test(after)
  )
    return false
  // Claim 2 headsets: so many of a thing.
  if (
    m.by === 'cue' &&
    /^\d{1,2}$/u.test(m.span.surface) &&
    /\b(?:claim|expense)\s$/u.test(text.lower.slice(0, m.span.from)) &&
    /^ (?!days?|hours?|nights?)(?:[a-z-]+ )?[a-z-]{3,}s\b/u.test(after)
  )
    return false
  if (m.by === 'cue') return /[\d０-９百千万]/u.test(m.span.surface) && !/^ ?[x×*] ?[a-z]/u.test(after)
  return !(
    /^[一二两三四五六七八九十\d]{1,2}块$/u.test(m.span.surface) &&
    /(?:买|要|领|换|加|采购|订)$/u.test(text.lower.slice(0, m.span.from))
  )
}

/** A paper or a room is called by this number. */
export const NUMBER_OF =
  /\b(?:invoices?|inv\.?|bills?|orders?|po|refs?\.?|reference|tickets?|cases?|contracts?|accounts?|rooms?|flights?|no\.?|number|floors?|desks?|gates?|buses|bus|line|step|version)(?: (?:no\.?|number|id|ref))? ?[#:]? ?$/u

const COUNT_LABEL =
  /(?:数量|份数|人数|件数|台数|张数|个数|套数|名额|天数|headcount|quantity|copies|count|number of [a-z]+)(?:也|还是|要|应该|得|帮我|给我|请)*(?:改成|改为|改到|换成|变成|调成|调到|调整为|加到|减到|应该是|应为|是|为|to|is|:|=|\s)*$/u

/** Room 3 won't lock: no Korean money. */
const WONT = /^['’]t\b/u

/** Sales kickoff, marketing budget: a department without its suffix before another word is part of that word. */
function partOfName(lower: string, span: Span): boolean {
  const surface = lower.slice(span.from, span.to)
  if (!/^[a-z]+$/u.test(surface)) return false
  const next = /^ ([a-z]+)/u.exec(lower.slice(span.to))?.[1]
  return (
    next !== undefined &&
    !/^(?:and|or|for|in|to|by|on|with|has|have|had|is|are|was|were|needs?|wants?|would|wanted|requires?|requests?|asks?|asked|hopes?|plans?|must|could|may|might|just|urgently|really|d|looking|(?:is |are )?short|lacks?|at|from|team|department|dept|division|group|please|approved?|should|will|can|before|after|because|as|of|the|starting|next|this|too|also|about|if|so)$/u.test(
      next,
    )
  )
}

const idsOf = (speaker: string | undefined, lexicon: CompiledLexicon): string[] =>
  speaker === undefined
    ? []
    : lexicon.people.people.filter((p) => p.name === speaker || p.id === speaker).map((p) => p.id)

function mask(text: Normalised, values: readonly Value[]): { masked: string; back: number[] } {
  // Values are read from what was said; only the words between them are mended.
  const lower = mendChinese(plainSpoken(text.lower))
  let masked = ''
  const back: number[] = []
  let at = 0
  const put = (word: string, from: number, to: number): void => {
    for (let i = 0; i < word.length; i++) {
      masked += word[i] ?? ''
      back.push(i === word.length - 1 ? to - 1 : Math.min(from + i, to - 1))
    }
  }
  const copy = (to: number): void => {
    const stretch = lower.slice(at, to)
    let done = 0
    for (const word of stretch.matchAll(WORD)) {
      put(stretch.slice(done, word.index), at + done, at + word.index)
      done = word.index + word[0].length
      const before = stretch[word.index - 1] ?? lower[at + word.index - 1] ?? ''
      // 事jia, 请jia: half of the word in letters.
      const half = word[0] === 'jia' && /[事病年婚产丧请休育]/u.test(before)
      put(half ? '假' : mendEnglish(readable(word[0])), at + word.index, at + done)
    }
    put(stretch.slice(done), at + done, to)
    at = Math.max(at, to)
  }
  const keepVerb = (span: Span): void => {
    const verb = VERB_INSIDE.exec(text.lower.slice(span.from, span.to))
    for (let i = 0; i < (verb?.[0].length ?? 0); i++) {
      masked += verb?.[0][i] ?? ''
      back.push(span.from + (verb?.index ?? 0) + i)
    }
  }
  for (const value of values) {
    if (value.kind === 'quantity' && isArticle(text.lower, value.span)) continue
    copy(value.span.from)
    masked += MASKS[value.kind]
    back.push(value.span.from)
    if (value.kind === 'time') keepVerb(value.span)
    at = value.span.to
  }
  copy(text.lower.length)
  back.push(text.lower.length)
  return { masked, back }
}
