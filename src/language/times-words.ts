// What the words of time say, before a day of asking turns them into dates.

/** How a day, or a stretch of days, was named. */
export type DayWords =
  | { is: 'offset'; days: number; to?: number } // 今天, tomorrow; 今明两天 has `to`
  | { is: 'weekday'; weekday: number; to?: number; weeks?: number; suffix?: true; verb?: true; back?: true } // weeks: from this calendar week; back: past Monday, the latest one; suffix: "Wed next week"; verb: 看下周五 may be 看下 + 周五
  | {
      is: 'date'
      day: number
      to?: number
      month?: number
      year?: number
      months?: number
      years?: number
      suffix?: true
      swapped?: true
      doubtful?: true
    }
  | {
      is: 'span'
      unit: SpanUnit
      at?: number
      offset?: number
      year?: number
      years?: number
      edge?: 'first' | 'start' | 'middle' | 'end'
    }
  | { is: 'holiday'; id: string; year?: number; years?: number; whole?: true }
  | { is: 'shift'; n: number; unit: ShiftUnit; from?: DayWords; within?: true; eve?: true } // eve: 国庆前两天, the days themselves
  | { is: 'stretch'; n: number; unit: 'day' | 'workday' | 'week' | 'month'; ahead: boolean } // next 3 days, 过去两周
  | { is: 'nth'; n: number; weekday: number; of: DayWords } // first Monday of June
  | { is: 'weekOf'; day: DayWords }
  | { is: 'following' } // 次日: the day after the start of the range

export type SpanUnit = 'week' | 'weekend' | 'tenth' | 'month' | 'quarter' | 'halfyear' | 'year'
export type ShiftUnit = 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month' | 'year'
export type Part = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'

export interface Clock {
  /** As said: 3 of "3点", 15 of "15:30"; 25 is kept, to be called impossible. */
  hour: number
  minute: number
  /** 24 h or am / pm was said: nothing to guess. */
  sure?: true
}

/** One moment as said: a day, a part of it, a clock time, in any order and language. */
export interface Point {
  from: number
  to: number
  day?: DayWords
  part?: Part
  clock?: Clock
  /** A weekday said beside the date, which must agree with it: Wed, May 20. */
  weekday?: number
  every?: true
  impossible?: true
}

export interface DayRead {
  to: number
  day: DayWords
  every?: true
  impossible?: true
}

export interface Read<T> {
  to: number
  value: T
}

/** A sticky match at `i`. */
export const at = (re: RegExp, words: string, i: number): RegExpExecArray | null => {
  re.lastIndex = i
  return re.exec(words)
}

export const isLatin = (c: string | undefined): boolean => c !== undefined && c >= 'a' && c <= 'z'
export const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9'

/** Numbers of dates: one or two digits, or Chinese up to 九十九. */
export const NUM = '(?:\\d{1,2}(?!\\d)|[零〇一二两三四五六七八九十廿卅]{1,4})'
