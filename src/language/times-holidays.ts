// Holidays by name, Chinese and English, and the day they fall on; the lunar ones by tyme4ts (Node's own Chinese calendar is a day off in 2027).
import { LunarDay, SolarTerm } from 'tyme4ts'
import { dayNumber, weekdayOf } from './times-dates.ts'
import { at, isLatin, type DayWords } from './times-words.ts'

type Rule =
  | { on: [month: number, day: number] }
  | { lunar: [month: number, day: number]; plus?: number }
  | { term: string; index: number }
  | { nth: number; weekday: number; month: number; plus?: number }
  | { easter: number }

interface Holiday {
  zh?: string
  en?: string
  rule: Rule
}

const HOLIDAYS: Readonly<Record<string, Holiday>> = {
  newYear: { zh: '元旦节?|阳历新年', en: "new year'?s(?: day)?(?! eve)|new year day", rule: { on: [1, 1] } },
  newYearEve: { zh: '跨年夜', en: "new year'?s eve", rule: { on: [12, 31] } },
  springFestival: { zh: '春节|大年初一|正月初一|农历新年|(?<![0-9今明去前后])过年(?!后)', en: "(?:chinese|lunar) new year(?! eve)|spring festival(?! eve)", rule: { lunar: [1, 1] } },
  springFestivalEve: { zh: '除夕夜?|大年三十|年三十', en: "(?:chinese|lunar) new year'?s? eve|spring festival eve", rule: { lunar: [1, 1], plus: -1 } },
  lantern: { zh: '元宵节?|正月十五', en: 'lantern festival', rule: { lunar: [1, 15] } },
  valentine: { zh: '情人节', en: "valentine'?s(?: day)?", rule: { on: [2, 14] } },
  women: { zh: '妇女节|三八节|女神节', en: "(?:international )?women'?s day", rule: { on: [3, 8] } },
  arbor: { zh: '植树节', rule: { on: [3, 12] } },
  qingming: { zh: '清明节?', en: 'qingming(?: festival)?|tomb[- ]sweeping (?:day|festival)', rule: { term: '清明', index: 0 } },
  mayDay: { zh: '五一(?!路|八|个|块|点)(?:劳动节)?|劳动节', en: "may day|labou?r day|(?:international )?workers'? day", rule: { on: [5, 1] } },
  usLaborDay: { zh: '美国劳动节', en: 'us labor day', rule: { nth: 1, weekday: 1, month: 9 } },
  youth: { zh: '五四青年节|青年节', rule: { on: [5, 4] } },
  mothers: { zh: '母亲节', en: "mother'?s day", rule: { nth: 2, weekday: 7, month: 5 } },
  children: { zh: '儿童节|六一儿童节|六一(?=节|期间|放假|当天|那天|[前后]|(?:要|想|我)?(?:请|休|带|陪|调|值班|加班|不来|出差)|$)', en: "children'?s day", rule: { on: [6, 1] } },
  fathers: { zh: '父亲节', en: "father'?s day", rule: { nth: 3, weekday: 7, month: 6 } },
  dragonBoat: { zh: '端午节?', en: 'dragon boat(?: festival| day)?', rule: { lunar: [5, 5] } },
  qixi: { zh: '七夕节?', rule: { lunar: [7, 7] } },
  army: { zh: '建军节', rule: { on: [8, 1] } },
  teachers: { zh: '教师节', en: "teacher'?s'? day", rule: { on: [9, 10] } },
  midAutumn: { zh: '中秋节?|八月十五(?!日|号)', en: '(?:mid[- ]?autumn|moon)(?: festival| day)?(?= |$|[,.])', rule: { lunar: [8, 15] } },
  national: { zh: '国庆节?|十一(?=长假|假期|期间|放假|黄金周|小长假|国庆|[前后](?:一|两|三|后)?(?:天|请|休|要)|(?:要|想|我)?(?:请|休(?!息)|值班|加班|调休))(?:国庆)?', en: 'national day', rule: { on: [10, 1] } },
  doubleNinth: { zh: '重阳节?', en: 'double ninth(?: festival)?', rule: { lunar: [9, 9] } },
  halloween: { zh: '万圣节前夜|万圣夜|万圣节', en: 'halloween', rule: { on: [10, 31] } },
  doubleEleven: { zh: '双十一|双11', en: "singles'? day", rule: { on: [11, 11] } },
  thanksgiving: { zh: '感恩节', en: 'thanksgiving(?: day)?', rule: { nth: 4, weekday: 4, month: 11 } },
  blackFriday: { zh: '黑色星期五|黑五', en: 'black friday', rule: { nth: 4, weekday: 4, month: 11, plus: 1 } },
  winterSolstice: { zh: '冬至', en: 'winter solstice', rule: { term: '冬至', index: 1 } },
  christmasEve: { zh: '平安夜|圣诞前夜', en: 'christmas eve|xmas eve', rule: { on: [12, 24] } },
  christmas: { zh: '圣诞节?', en: "christmas(?: day)?|xmas", rule: { on: [12, 25] } },
  boxing: { zh: '节礼日', en: 'boxing day', rule: { on: [12, 26] } },
  goodFriday: { zh: '耶稣受难日', en: 'good friday', rule: { easter: -2 } },
  easterMonday: { zh: '复活节星期一', en: 'easter monday', rule: { easter: 1 } },
  easter: { zh: '复活节', en: 'easter(?: sunday| day)?', rule: { easter: 0 } },
  independence: { zh: '美国独立日', en: 'independence day|(?:the )?fourth of july', rule: { on: [7, 4] } },
  memorial: { zh: '阵亡将士纪念日', en: 'memorial day', rule: { nth: -1, weekday: 1, month: 5 } },
  juneteenth: { en: 'juneteenth', rule: { on: [6, 19] } },
  veterans: { en: "veterans'? day", rule: { on: [11, 11] } },
  columbus: { en: "columbus day|indigenous peoples'? day", rule: { nth: 2, weekday: 1, month: 10 } },
  presidents: { en: "presidents'? day", rule: { nth: 3, weekday: 1, month: 2 } },
  mlk: { en: 'mlk day|martin luther king(?: jr\\.?)? day', rule: { nth: 3, weekday: 1, month: 1 } },
  patrick: { en: "st\\.? patrick'?s day", rule: { on: [3, 17] } },
} // prettier-ignore

const byLength = (key: 'zh' | 'en') =>
  Object.entries(HOLIDAYS).flatMap(([id, h]) => (h[key] ? [{ id, words: h[key] }] : []))
const ZH = byLength('zh')
const EN = byLength('en')
const ZH_RE = new RegExp(ZH.map(({ id, words }) => `(?<${id}>${words})`).join('|'), 'y')
const EN_RE = new RegExp(`(?:the )?(?:${EN.map(({ id, words }) => `(?<${id}>${words})`).join('|')})(?![a-z])`, 'y')
const ZH_FIRST = /[元跨春大正农过除年情妇三女植清五劳美青母儿六父端七建教中八国十重万双感黑冬平圣节耶复阵阳]/
const WHOLE = /\s?(?:小?长假|假期|黄金周|期间|放假|假日|的假|holidays?|break|week)/y
const SURNAME =
  /[李王张刘陈杨赵黄周吴徐孙朱马胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史陶贺顾毛郝龚邵万钱严覃武戴莫孔向常]$/

export function readHoliday(words: string, i: number): { to: number; day: DayWords } | undefined {
  const latin = isLatin(words[i])
  if (latin ? isLatin(words[i - 1]) : !ZH_FIRST.test(words[i] ?? '')) return undefined
  const hit = at(latin ? EN_RE : ZH_RE, words, i)
  const id = hit && Object.entries(hit.groups ?? {}).find(([, v]) => v !== undefined)?.[0]
  if (!hit || !id) return undefined
  let to = i + hit[0].length
  if (/[零一二三四五六七八九十\d]$/.test(words.slice(Math.max(0, i - 12), i)) && /^[五六十]/.test(hit[0]))
    return undefined
  if (
    /^(?:国庆|清明|中秋|端午|建军|元旦|重阳|冬至)/.test(hit[0]) &&
    SURNAME.test(words.slice(Math.max(0, i - 12), i)) &&
    !/^(?:节|假|长|前|后|期|放|那|当|回|出)/.test(words.slice(to))
  )
    return undefined
  const whole = at(WHOLE, words, to)
  if (whole) to += whole[0].length
  const year = at(/ (20\d{2})(?![\d-])/y, words, to)
  if (year) to += year[0].length
  return {
    to,
    day: { is: 'holiday', id, ...(whole ? { whole: true } : {}), ...(year ? { year: Number(year[1]) } : {}) },
  }
}

const cache = new Map<string, number>()

/** The day a holiday falls on in a year. National day and labour day differ by country: `country` is the calendar's key. */
export function holidayIn(id: string, year: number, country: string): number {
  const rule: Rule =
    id === 'national' && country.startsWith('SG')
      ? { on: [8, 9] }
      : id === 'mayDay' && country.startsWith('US')
        ? HOLIDAYS.usLaborDay!.rule
        : HOLIDAYS[id]!.rule
  const key = `${id}:${year}:${country}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const day = dayOfRule(rule, year)
  cache.set(key, day)
  return day
}

function dayOfRule(rule: Rule, year: number): number {
  if ('on' in rule) return dayNumber(year, rule.on[0], rule.on[1])
  if ('easter' in rule) return easterOf(year) + rule.easter
  if ('nth' in rule) return nthWeekday(year, rule.month, rule.weekday, rule.nth) + (rule.plus ?? 0)
  const day =
    'lunar' in rule
      ? LunarDay.fromYmd(year, rule.lunar[0], rule.lunar[1]).getSolarDay()
      : SolarTerm.fromName(year + rule.index, rule.term)
          .getJulianDay()
          .getSolarDay()
  return dayNumber(day.getYear(), day.getMonth(), day.getDay()) + ('lunar' in rule ? (rule.plus ?? 0) : 0)
}

/** n from 1; -1 = the last. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  if (n > 0) {
    const first = dayNumber(year, month, 1)
    return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1)
  }
  const last = dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1
  return last - ((weekdayOf(last) - weekday + 7) % 7)
}

/** Easter Sunday, Gregorian (Meeus / Jones / Butcher). */
export function easterOf(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const k = Math.floor(c / 4)
  const l = (32 + 2 * e + 2 * k - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}
