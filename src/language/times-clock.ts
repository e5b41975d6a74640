// Clock times and parts of the day: 三点半, 15:30, 3pm, half past three; 上午, afternoon, 今晚.
import { smallInt } from './numbers-chinese.ts'
import { smallEnglish } from './numbers-english.ts'
import { readPinyinPart } from './times-pinyin.ts'
import { at, isDigit, isLatin, NUM, type Clock, type Part, type Read } from './times-words.ts'

const PARTS: Readonly<Record<string, Part>> = {
  凌晨: 'dawn', 清晨: 'morning', 清早: 'morning', 大清早: 'morning', 一大早: 'morning', 一早: 'morning', 早晨: 'morning', 早上: 'morning', 早间: 'morning', 上午: 'morning', 午前: 'morning', 上半天: 'morning',
  中午: 'noon', 正午: 'noon', 午间: 'noon', 晌午: 'noon', 下午: 'afternoon', 午后: 'afternoon', 下半天: 'afternoon', 傍晚: 'evening', 黄昏: 'evening', 晚上: 'evening', 晚间: 'evening', 晚上点: 'evening',
  夜里: 'night', 夜间: 'night', 夜晚: 'evening', 半夜: 'night', 深夜: 'night', 午夜: 'night', 后半夜: 'dawn', 早: 'morning', 晚: 'evening', 夜: 'night', 晨: 'morning', 上半日: 'morning', 下半日: 'afternoon', 下午茶: 'afternoon',
  morning: 'morning', mornings: 'morning', afternoon: 'afternoon', afternoons: 'afternoon', afternon: 'afternoon', evening: 'evening', evenings: 'evening', night: 'night', nights: 'night', tonight: 'evening',
  noon: 'noon', midday: 'noon', lunchtime: 'noon', 'lunch time': 'noon', am: 'morning', pm: 'afternoon', 'a.m.': 'morning', 'p.m.': 'afternoon', 'a.m': 'morning', 'p.m': 'afternoon',
} // prettier-ignore
const ZH_PART =
  /凌晨|大清早|一大早|清[晨早]|早[晨上间]|上午|午前|[上下]半[天日]|[中正]午|午[间后夜]|晌午|下午(?!茶)|傍晚|黄昏|晚间|晚上(?!线|课|传|架|台(?=演|发))|夜[里间晚]|后?半夜|深夜/y
/** 早 and 晚 alone are parts only before a clock (晚8点) or right after a day (明早, 周三晚). */
const ZH_SHORT = new RegExp(`[早晚夜晨](?!一点(?![半钟整过\\d]))(?=\\s?(?:${NUM}|十[一二])\\s?[点时:])`, 'y')
const ZH_SHORT_AFTER_DAY = /一早|[早晚夜晨](?![点些期退班会饭餐来高婚熟已就于年到了])/y
const EN_PART =
  /(?:in the early hours of the |in the |the |early |late |mid-?)*(mornings?|afternoo?ns?|evenings?|nights?|noon|midday|lunch ?time|[ap]\.m\.?(?![a-z])|[ap]m)(?![a-z])/y

export function readPart(words: string, i: number, afterDay: boolean): Read<Part> | undefined {
  if (isLatin(words[i])) {
    if (isLatin(words[i - 1])) return undefined
    const hit = at(EN_PART, words, i)
    const value = hit && PARTS[hit[1]!.replace('lunchtime', 'lunch time')]
    // am alone is a verb (I am on leave): it is a part only after a day.
    if (!hit) return readPinyinPart(words, i)
    return value && (afterDay || !/^[ap]\.?m/.test(hit[1]!)) ? { to: i + hit[0].length, value } : undefined
  }
  const hit = at(ZH_PART, words, i) ?? (afterDay ? at(ZH_SHORT_AFTER_DAY, words, i) : at(ZH_SHORT, words, i))
  const value = hit && PARTS[hit[0]]
  return hit && value ? { to: i + hit[0].length, value } : undefined
}

export interface ClockRead {
  to: number
  clock: Clock
  part?: Part
}

const MERIDIEM = /\s?(?:ish )?(a\.m\.?|p\.m\.?|am|pm|a m|p m|in the [ap]m)(?![a-z])|((?<=:\d\d|\d)[ap])(?![a-z])/y
/** 3ish, 1:30ish. */
const ISH = /-?\s?ish(?![a-z])/y
const COLON = /(\d{1,2})(?::|：)([0-5]\d|\d{2})(?::[0-5]\d)?(?![\d:])/y
const ZH = new RegExp(
  `(${NUM})\\s?(?:点钟|点整|点|时(?![间候差期常段刻候装]))(?:\\s?(半)|\\s?(一|二|三|1|2|3)刻|过?\\s?(\\d{1,2}|[零〇一二三四五六七八九十]{1,3})(?:分(?!钟)|(?![\\d点月日号小个天元块万千百台人张件个份%.]))|(?:[零〇]\\s?)?(\\d)分)?`,
  'y',
)
const ZH_TO = new RegExp(`差\\s?(${NUM}|一刻)\\s?分?钟?\\s?(?:到)?\\s?(${NUM})\\s?点`, 'y')
const EN_HOUR = /(\d{1,2})(?=(?:ish)?\s?(?:a\.m|p\.m|am|pm)(?![a-z])|\sin the [ap]m(?![a-z]))/y
/** 9a, 9p: with a day or a word of time right before only. */
const EN_LETTER = /(\d{1,2})(?=[ap](?![a-z\d]))/y
const EN_CLOCK = /(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?o'?\s?clock\b/y
const EN_PAST =
  /(half|a quarter|quarter|(?:5|10|15|20|25|five|ten|twenty|twenty-five|twenty five)|(?:\d{1,2}|[a-z]+) minutes) (past|to|till|after|before) (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)(?![\d:]| (?:of )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec))(?=\s?(?:[ap]\.?m)|[^a-z]|$)/y
const EN_AT =
  /(?:at |@ ?)(\d{1,2})(?::([0-5]\d))?(?![\d:.%/]|,\d|[a-z]| (?:past|to|after|before) \d| ?(?:%|people|days?|weeks?|hours?|am|pm|a\.m|p\.m))/y
/** 330 p.m., at 1030, ten thirty am, at three twenty. */
const EN_COMPACT =
  /(?:(?:at|around|approximately|about|@) ?)(\d{1,2})([0-5]\d)(?![\d:.,/-]|\s?(?:yuan|rmb|cny|usd|gbp|eur|hkd|sgd|dollars?|pounds?|quid|euros?|yen|元|块|people))|(\d{1,2})([0-5]\d)(?=\s?[ap]\.?m)/y
/** At 3 15: two numbers after "at". */
const EN_SPACED =
  /(?:at |@ ?)(\d{1,2}) ([0-5]\d)(?![\d:.,/-]|\s?(?:%|people|days?|weeks?|hours?|yuan|rmb|usd|dollars?|元|块))/y
const EN_HOURS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const EN_WORDED = new RegExp(
  `(at )?(${EN_HOURS})(?:[ -](oh[ -]five|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|five))?(?=(\\s?[ap](?:\\.?| )m(?![a-z]))|\\s*(?:$|[,.!?;]|sharp|in the|on |today|tomorrow|tonight|this))`,
  'y',
)
/** Till 9 tonight, from 7 this evening. */
const EN_OF_DAY =
  /(?:1[0-2]|[1-9])(?=\s(?:tonight|this (?:evening|afternoon|morning)|in the (?:evening|afternoon|morning)|at night)\b)/y
const EN_NOON = /(?:12 )?(noon|midnight)\b/y
const HUNDRED = /([01]\d|2[0-3])([0-5]\d) ?(?:hours|hrs)\b/y

/** `near`: a day, a part or a role word stands right before, so that 一点 is surely a clock. */
export function readClock(words: string, i: number, near: boolean): ClockRead | undefined {
  const c = words[i]
  if (!mayBegin(c)) return undefined
  if (isDigit(c)) {
    if (isDigit(words[i - 1]) || (words[i - 1] === '.' && isDigit(words[i - 2])) || isLatin(words[i - 1]))
      return undefined
    const colon = at(COLON, words, i)
    if (colon)
      return withMeridiem(
        words,
        i + colon[0].length,
        Number(colon[1]),
        Number(colon[2]),
        colon[1]!.length === 2 && colon[1]!.startsWith('0'),
      )
    const hour = at(EN_HOUR, words, i)
    if (hour) return withMeridiem(words, i + hour[0].length, Number(hour[1]), 0, false)
    const letter = near ? at(EN_LETTER, words, i) : null
    if (letter && Number(letter[1]) <= 12) return withMeridiem(words, i + letter[0].length, Number(letter[1]), 0, false)
    const hundred = at(HUNDRED, words, i)
    if (hundred)
      return { to: i + hundred[0].length, clock: { hour: Number(hundred[1]), minute: Number(hundred[2]), sure: true } }
  }
  if (isLatin(c) || isDigit(c)) {
    const clock = at(EN_CLOCK, words, i)
    if (clock && !isLatin(words[i - 1]))
      return withMeridiem(words, i + clock[0].length, smallEnglish(clock[1]!) ?? 0, 0, false)
    const past = isLatin(words[i - 1]) ? null : at(EN_PAST, words, i)
    // 10 to 11am: two hours, not ten minutes to eleven.
    const hours =
      past && /^\d+$/.test(past[1]!) && past[2] === 'to' && /^\s?[ap]\.?m/.test(words.slice(i + past[0].length))
    if (past && !hours && !/\b(?:from|between) $/.test(words.slice(Math.max(0, i - 8), i)))
      return readPast(words, i, past)
    const noon = isLatin(words[i - 1]) ? null : at(EN_NOON, words, i)
    if (noon) return { to: i + noon[0].length, clock: { hour: noon[1] === 'noon' ? 12 : 0, minute: 0, sure: true } }
    const compact = isLatin(words[i - 1]) ? null : at(EN_COMPACT, words, i)
    if (compact && Number(compact[1] ?? compact[3]) < 24)
      return withMeridiem(
        words,
        i + compact[0].length,
        Number(compact[1] ?? compact[3]),
        Number(compact[2] ?? compact[4]),
        false,
      )
    const spaced = isLatin(words[i - 1]) ? null : at(EN_SPACED, words, i)
    if (spaced && Number(spaced[1]) < 24)
      return withMeridiem(words, i + spaced[0].length, Number(spaced[1]), Number(spaced[2]), false)
    const worded = isLatin(words[i - 1]) ? null : at(EN_WORDED, words, i)
    if (worded && (worded[1] || worded[4] || (near && worded[3])))
      return withMeridiem(words, i + worded[0].length, smallEnglish(worded[2]!)!, minutesOf(worded[3]), false)
    const held = /\b(?:till?|until|by|from|to|before|after) $/.test(words.slice(Math.max(0, i - 8), i))
    const bare = held ? at(EN_OF_DAY, words, i) : null
    if (bare) return { to: i + bare[0].length, clock: { hour: Number(bare[0]), minute: 0 } }
    const atHour = isLatin(words[i - 1]) ? null : at(EN_AT, words, i)
    if (atHour) return withMeridiem(words, i + atHour[0].length, Number(atHour[1]), Number(atHour[2] ?? 0), false)
  }
  const to = at(ZH_TO, words, i)
  if (to) {
    const minutes = to[1] === '一刻' ? 15 : (smallInt(to[1]!) ?? 0)
    const hour = smallInt(to[2]!) ?? 0
    return { to: i + to[0].length, clock: { hour: hour === 1 ? 12 : hour - 1, minute: 60 - minutes } }
  }
  const zh = at(ZH, words, i)
  return zh && isClock(words, i, zh, near) ? readZh(i, zh) : undefined
}

const ZH_BEGINS = /[零〇一二两三四五六七八九十廿卅差]/
const mayBegin = (c: string | undefined): boolean =>
  c !== undefined && (isDigit(c) || isLatin(c) || c === '@' || ZH_BEGINS.test(c))

const minutesOf = (words: string | undefined): number =>
  words ? (words.startsWith('oh') ? 5 : (smallEnglish(words.replace('-', ' ')) ?? 0)) : 0

function withMeridiem(words: string, end: number, hour: number, minute: number, padded: boolean): ClockRead {
  const to = end + (at(ISH, words, end)?.[0].length ?? 0)
  const meridiem = at(MERIDIEM, words, to)
  if (!meridiem) return { to, clock: { hour, minute, ...(padded || hour > 12 || hour === 0 ? { sure: true } : {}) } }
  const pm = /^(?:p|in the p)/.test(meridiem[1] ?? meridiem[2]!)
  const full = hour > 12 ? hour : pm ? (hour === 12 ? 12 : hour + 12) : hour === 12 ? 0 : hour
  return { to: to + meridiem[0].length, clock: { hour: full, minute, sure: true } }
}

function readPast(words: string, i: number, past: RegExpExecArray): ClockRead {
  const said = past[1]!.replace(' minutes', '')
  const minutes = said === 'half' ? 30 : said.includes('quarter') ? 15 : (smallEnglish(said) ?? 0)
  const hour = past[3] === 'noon' ? 12 : past[3] === 'midnight' ? 0 : (smallEnglish(past[3]!) ?? 0)
  const after = past[2] === 'past' || past[2] === 'after'
  return withMeridiem(
    words,
    i + past[0].length,
    after ? hour : hour === 1 ? 12 : hour - 1,
    after ? minutes : 60 - minutes,
    false,
  )
}

function readZh(i: number, zh: RegExpExecArray): ClockRead {
  const hour = smallInt(zh[1]!) ?? 99
  const minute = zh[2]
    ? 30
    : zh[3]
      ? (smallInt(zh[3]) ?? 0) * 15
      : zh[4]
        ? (smallInt(zh[4]) ?? 99)
        : zh[5]
          ? Number(zh[5])
          : 0
  return {
    to: i + zh[0].length,
    clock: { hour, minute, ...(hour > 12 || hour === 0 || /^0\d/.test(zh[1]!) ? { sure: true } : {}) },
  }
}

/** 早一点, 有两点建议, 三点五小时 are no clocks. */
function isClock(words: string, i: number, zh: RegExpExecArray, near: boolean): boolean {
  if (zh[0].includes('时') && !/\d/.test(zh[1]!) && !near) return false
  const before = words.slice(Math.max(0, i - 2), i)
  const after = words.slice(i + zh[0].length)
  if (/[第几多]$/.test(before) || (!near && /[零〇一二三四五六七八九十]$/.test(before))) return false
  if (/^(?:\d|个|小时|天|[五零一二三四六七八九]?(?:个)?(?:小时|天|万|元|块|倍))/.test(after)) return false
  if (/^[零一二三四五六七八九\d]+(?:个?小时|天|万|元|块|米|公里)/.test(words.slice(i + zh[1]!.length + 1))) return false
  const plain = !zh[2] && !zh[3] && !zh[4] && !zh[5] && !/钟|整|时/.test(zh[0])
  if (!plain || near) return true
  // 一点, 两点 alone: "a little", "two points".
  if (/^[一两]$/.test(zh[1]!))
    return (
      /^\s?(?:开会|开始|左右|前|后|之前|之后|到|至|-|~|有个?会|见|集合|出发|下班|上班|打卡|钟)/.test(after) &&
      !/[早晚快慢多少大小好差有了]$/.test(before)
    )
  return !/^(?:意见|建议|要求|说明|原因|内容|希望|问题|水|东西|理由)/.test(after)
}

/** The 24 h clock, the part of the day counted in: 下午三点 = 15:00, 晚上十二点 = the next day's 00:00. */
export function clockIn(
  clock: Clock,
  part: Part | undefined,
): { hour: number; minute: number; nextDay: boolean; guessed: boolean } | undefined {
  const { hour, minute } = clock
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined
  if (hour === 24) return { hour: 0, minute, nextDay: true, guessed: false }
  const as = (h: number, nextDay = false) => ({ hour: h, minute, nextDay, guessed: false })
  if (hour > 12 || (clock.sure && !part)) return as(hour)
  if (part === 'afternoon') return as(hour < 12 ? hour + 12 : hour)
  if (part === 'noon') return as(hour >= 1 && hour <= 3 ? hour + 12 : hour)
  if (part === 'evening') return hour === 12 || hour === 0 ? as(0, true) : hour <= 3 ? as(hour, true) : as(hour + 12)
  if (part === 'night')
    return hour === 12 || hour === 0 ? as(0, true) : hour <= 5 ? as(hour, true) : as(hour >= 6 ? hour + 12 : hour)
  if (part === 'dawn' || part === 'morning') return as(part === 'dawn' && hour === 12 ? 0 : hour)
  // No part said: the reading inside office hours.
  return hour >= 1 && hour <= 6
    ? { hour: hour + 12, minute, nextDay: false, guessed: true }
    : { hour, minute, nextDay: false, guessed: hour !== 12 }
}

export const halfOf = (part: Part | undefined): 'am' | 'pm' | undefined =>
  part === 'morning' ? 'am' : part === 'afternoon' ? 'pm' : undefined
