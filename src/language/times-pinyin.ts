// Days, parts of the day and lengths typed as toneless pinyin: mingtian xiawu, xia zhou san, qing san tian.
import { at, isLatin, type DayWords, type Part } from './times-words.ts'

const NEAR: Readonly<Record<string, number>> = {
  jintian: 0,
  mingtian: 1,
  houtian: 2,
  dahoutian: 3,
  zuotian: -1,
  qiantian: -2,
}
const PARTS: Readonly<Record<string, Part>> = {
  zaoshang: 'morning',
  shangwu: 'morning',
  zhongwu: 'noon',
  xiawu: 'afternoon',
  wanshang: 'evening',
}
const NUMBERS: Readonly<Record<string, number>> = {
  yi: 1,
  er: 2,
  liang: 2,
  san: 3,
  si: 4,
  wu: 5,
  liu: 6,
  qi: 7,
  ba: 8,
  jiu: 9,
  shi: 10,
  ban: 0.5,
}
const WEEKDAYS: Readonly<Record<string, number>> = { yi: 1, er: 2, san: 3, si: 4, wu: 5, liu: 6, ri: 7, tian: 7 }

const DAY = /(jin|ming|da ?hou|hou|zuo|qian) ?tian(?![a-z])/y
const WEEKDAY =
  /(?:(xia ?xia|xia|shang|zhe|ben) ?(?:ge )?)?(?:zhou|xing ?qi|li ?bai) ?(yi|er|san|si|wu|liu|ri|tian)(?![a-z])/y
const PART = /(zao ?shang|shang ?wu|zhong ?wu|xia ?wu|wan ?shang)(?![a-z])/y
const LENGTH = /(yi|liang|er|san|si|wu|liu|qi|ba|jiu|shi|ban|\d{1,3}) ?(?:ge ?)?(tian|xiao ?shi|zhou)(?![a-z])/y

export function readPinyinDay(words: string, i: number): { to: number; day: DayWords } | undefined {
  if (isLatin(words[i - 1])) return undefined
  const near = at(DAY, words, i)
  if (near) return { to: i + near[0].length, day: { is: 'offset', days: NEAR[near[0].replaceAll(' ', '')]! } }
  const hit = at(WEEKDAY, words, i)
  if (!hit) return undefined
  const mod = hit[1]?.replaceAll(' ', '')
  const weeks = mod === undefined ? undefined : mod === 'xiaxia' ? 2 : mod === 'xia' ? 1 : mod === 'shang' ? -1 : 0
  return {
    to: i + hit[0].length,
    day: { is: 'weekday', weekday: WEEKDAYS[hit[2]!]!, ...(weeks === undefined ? {} : { weeks }) },
  }
}

export function readPinyinPart(words: string, i: number): { to: number; value: Part } | undefined {
  const hit = isLatin(words[i - 1]) ? null : at(PART, words, i)
  return hit ? { to: i + hit[0].length, value: PARTS[hit[1]!.replaceAll(' ', '')]! } : undefined
}

export function readPinyinLength(
  words: string,
  i: number,
): { to: number; unit: 'days' | 'hours' | 'weeks'; n: number } | undefined {
  const hit = isLatin(words[i - 1]) ? null : at(LENGTH, words, i)
  if (!hit) return undefined
  const unit = hit[2] === 'tian' ? 'days' : hit[2] === 'zhou' ? 'weeks' : 'hours'
  return { to: i + hit[0].length, unit, n: NUMBERS[hit[1]!] ?? Number(hit[1]) }
}
