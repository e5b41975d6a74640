// What is said about time at one place: a moment, a range, or a row of days (周一、三、五; June 3, 4 and 5).
import { bareRange, hoursBehind, OTHER_UNIT, rangeFrom, startsBare, type Said } from './times-ranges.ts'
import { readBare, readPoint, type Bare } from './times-point.ts'
import { roleBefore } from './times-roles.ts'
import { at, isDigit, type DayWords, type Point } from './times-words.ts'

const ROW = /\s*(?:、|和|跟|与|以及|及|还有|加上|,\s?and|,|and|&|\+|\/)\s*(?:the\s+)?/y

export function readSaid(words: string, i: number): Said[] | undefined {
  const before = roleBefore(words, i)
  const first = readPoint(words, i, before.near)
  const range = first ? (rangeFrom(words, i, first) ?? hoursBehind(words, i, first)) : bareRange(words, i, before.near)
  if (!range) return first ? rowFrom(words, first, i) : bareRow(words, i)
  return withRow(words, range)
}

/** 周一、周三和周五; 18、19、20号; Mon and Wed. */
function rowFrom(words: string, first: Point, i: number): Said[] {
  return withRow(words, { from: i, to: first.to, first })
}

function withRow(words: string, head: Said): Said[] {
  const row: Said[] = [head]
  // A message is short; a thousand days in a row are an attack.
  while (row.length < LONGEST_ROW) {
    const last = row[row.length - 1]!
    const lastPoint = last.second ?? last.first
    const run =
      lastPoint.day?.is === 'weekday' && lastPoint.day.to === undefined && !last.second
        ? at(WEEKDAY_RUN, words, last.to)
        : null
    if (run && rises(run[0], lastPoint.day)) {
      row.push(
        ...[...run[0]].map((c, k): Said => ({
          from: last.to + k,
          to: last.to + k + 1,
          first: { from: last.to + k, to: last.to + k + 1, day: { is: 'weekday', weekday: HAN_DAYS.indexOf(c) + 1 } },
          row: true,
        })),
      )
      continue
    }
    const join = at(ROW, words, last.to)
    const start = last.to + (join?.[0].length ?? 0)
    if (last.first.every || (!lastPoint.day && !join)) return row
    const point = readPoint(words, start)
    const next =
      point ??
      (join &&
      /^\s*(?:、|,|和|and|&)/.test(join[0]) &&
      (lastPoint.day?.is === 'weekday' || lastPoint.day?.is === 'date') &&
      lastPoint.clock === undefined
        ? borrowedInRow(words, start, lastPoint, row.length > 1)
        : undefined)
    const more = !point && join && !next && lastPoint.day?.is === 'date' ? bareRow(words, start) : undefined
    if (more) {
      row.push(...more.map((said) => ({ ...said, row: true as const })))
      continue
    }
    if (!next || next.every || !next.day || !rowable(lastPoint.day) || !rowable(next.day)) return row
    // Without a joining word only two weekdays or two dates stand side by side (周四周五).
    if (!join && next.day.is !== lastPoint.day?.is) return row
    const range = rangeFrom(words, start, next)
    row.push(range ? { ...range, row: true } : { from: start, to: next.to, first: next, row: true })
  }
  return row
}

/** 周一三五: the other weekdays of a row said in one word. */
const HAN_DAYS = '一二三四五六日'
const WEEKDAY_RUN = /[二三四五六日]{1,4}(?=$|[,。;!? 请休加出值调都不在去我要有上])/y
const rises = (run: string, day: DayWords | undefined): boolean => {
  const days = [day?.is === 'weekday' ? day.weekday : 0, ...[...run].map((c) => HAN_DAYS.indexOf(c) + 1)]
  return days.every((d, k) => k === 0 || d > days[k - 1]!)
}
const LONGEST_ROW = 31

const rowable = (day: DayWords | undefined): boolean =>
  day?.is === 'weekday' || day?.is === 'date' || day?.is === 'offset'

function borrowedInRow(words: string, i: number, last: Point, inRow: boolean): Point | undefined {
  const bare = readBare(words, i)
  if (!bare) return undefined
  // A plain number behind a date (5月18号,3个人) is no day unless its unit or another row follows.
  if (last.day?.is === 'weekday')
    return bare.weekday &&
      !/^[a-z\d]/.test(words.slice(i)) &&
      !OTHER_UNIT.test(words.slice(bare.to)) &&
      !/^[点月号日十百千]/.test(words.slice(bare.to))
      ? { from: i, to: bare.to, day: { is: 'weekday', weekday: bare.weekday } }
      : undefined
  const ordinal = /^(?:th|st|nd|rd)/.test(words.slice(bare.to - 2, bare.to))
  // June 3, 4 and 5: later days of the month, with nothing counted behind them.
  const later =
    last.day?.is === 'date' && (last.day.month !== undefined || inRow) && bare.value > last.day.day && bare.value <= 31
  const free = /^\s*(?:$|[,.;!?)]|(?:and|&|off|for|please|as|on|in|to|请|休|年假)(?![a-z]))/.test(words.slice(bare.to))
  return ordinal || (later && free) ? { from: i, to: bare.to, day: { is: 'date', day: bare.value } } : undefined
}

/** 18、19、20号 and "the 18, 19 and 20 June": numbers whose unit comes with the last. */
function bareRow(words: string, i: number): Said[] | undefined {
  if (!isDigit(words[i]) && !/[一二三四五六七八九十廿卅]/.test(words[i] ?? '')) return undefined
  // 17万5,5月20日: the five belongs to the amount.
  if (/[百千万亿kw]/.test(words[i - 1] ?? '')) return undefined
  const bares: { from: number; bare: Bare }[] = []
  let next = i
  while (bares.length < LONGEST_ROW) {
    const bare = startsBare(words, next)
    const join = bare ? at(/\s*(?:、|和|,\s?and|,|及|and|&)\s*/y, words, bare.to) : null
    if (!bare || !join) break
    bares.push({ from: next, bare })
    next = bare.to + join[0].length
  }
  const last = bares.length ? readPoint(words, next) : undefined
  if (!last || last.day?.is !== 'date' || last.clock) return undefined
  const day = last.day
  const points = bares.map(({ from, bare }): Point => ({
    from,
    to: bare.to,
    day: { is: 'date', day: bare.value, ...(day.suffix && day.month ? { month: day.month } : {}) },
  }))
  return [...points, last].map((first, k) => ({
    from: first.from,
    to: first.to,
    first,
    ...(k > 0 ? { row: true as const } : {}),
  }))
}
