// Dates, periods and hours of a request, read in the tense of its process: a leave looks forward, a receipt looks back.
import { UnknownYear } from '../kernel/calendar.ts'
import { dateIn } from '../kernel/clock.ts'
import { placeOf, take, unused, use, type Scope } from './fields-scope.ts'
import type { Fields } from './fields-words.ts'
import type { Slot } from './catalogue.ts'
import type { Value } from './grammar-reading.ts'
import type { ProcessSense } from './lexicon.ts'
import { periodOf, type Period } from './times-period.ts'
import { resolve, type Duration, type Tense, type TimeSpan } from './times.ts'
import type { Moment } from './understanding.ts'

type TimeValue = Extract<Value, { kind: 'time' }>

export function fillTime(scope: Scope, process: ProcessSense, fields: Fields, moment: Moment): void {
  const dates = process.slots.filter((s) => s.kind === 'date')
  const main = process.slots.find((s) => s.kind === 'range' || s.kind === 'span')
  for (const slot of dates) {
    const times = unused(scope, 'time')
    const mine =
      times.find((t) => namedFor(scope, slot, t)) ?? (main || dates.length > 1 ? undefined : pick(times, slot))
    if (mine) put(scope, slot, mine, fields)
  }
  if (main?.kind === 'range') fillRange(scope, main, fields, moment)
  if (main?.kind === 'span') fillSpan(scope, main, fields, moment)
  for (const slot of dates) {
    if (fields[slot.id] !== undefined) continue
    const left = pick(unused(scope, 'time'), slot)
    if (left) put(scope, slot, left, fields)
  }
  // 早上没打上卡: a part of the day that is over, without a day, is today's.
  const past = dates.find((d) => d.tense === 'past' && d.id === 'date' && fields[d.id] === undefined)
  if (
    past &&
    process.slots.some((s) => s.id === 'punch') &&
    scope.values.some((v) => v.kind === 'time' && v.value.part !== undefined && !v.value.start)
  )
    fields[past.id] = dateIn(moment.now, moment.zone).toString()
  const clock = process.slots.find((s) => s.kind === 'time')
  if (clock) fillClock(scope, clock, fields)
  if (process.slots.some((s) => s.id === 'punch') && fields['punch'] === undefined) fillPunch(scope, fields)
}

/** The last one said wins; a corrected date stands after the wrong one. */
/** A month or a quarter named in passing (the March invoice) is no day. */
const isDay = (t: TimeSpan): boolean =>
  t.role === 'by' || t.role === 'until' || !['week', 'month', 'quarter', 'year'].includes(t.grain)

const pick = (times: readonly TimeValue[], slot: Slot): TimeValue | undefined =>
  times.filter((t) => isDay(t.value) && dayOf(t.value, slot.tense ?? 'plan') !== undefined && !t.value.every).at(-1)

const DEADLINE = /(?:前|之前|以前|内|截止|为止)$/u

function namedFor(scope: Scope, slot: Slot, time: TimeValue): boolean {
  if (slot.id === 'dueDate' && (time.value.role === 'by' || time.value.role === 'until')) return true
  const at = placeOf(scope, time)
  const before = scope.text.slice(Math.max(0, at - 24), at)
  if (
    slot.id === 'dueDate' &&
    (/(?:最晚|截止|到货|交货|送到|还款|还清|归还|期限|needed|due|deadline|deliver(?:ed|y)?|by|before|repaid|repay)[^TDMP]{0,8}$/u.test(
      before,
    ) ||
      DEADLINE.test(scope.text.slice(at + 1, at + 3)))
  )
    return true
  return slot.names.some((name) =>
    new RegExp(`${escape(name)}\\s*(?:是|为|:|定在|在|is|will be|on)?\\s*$`, 'u').test(before),
  )
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** The label before a date (最后工作日是) is spoken for with it. */
function takeLabel(scope: Scope, slot: Slot, time: TimeValue): void {
  const at = placeOf(scope, time)
  for (const name of slot.names) {
    const match = new RegExp(`${escape(name)}\\s*(?:是|为|:|定在|在|is|will be|on)?\\s*$`, 'u').exec(
      scope.text.slice(0, at),
    )
    if (match) return take(scope, match.index, at)
  }
}

function put(scope: Scope, slot: Slot, time: TimeValue, fields: Fields): void {
  const day = dayOf(time.value, slot.tense ?? 'plan', slot.id === 'dueDate')
  if (day === undefined) return
  fields[slot.id] = day
  takeLabel(scope, slot, time)
  use(scope, time)
  if (time.value.startTime !== undefined && slot.id === 'dueDate') fields['dueTime'] = time.value.startTime
}

function dayOf(time: TimeSpan, tense: Tense, deadline = false): string | undefined {
  const when = resolve(time, tense)
  return (deadline ? (when.end ?? when.start) : when.start)?.toString()
}

const JUST_OVER = /\b(?:was|were|had|missed|took|stayed|retroactiv\w*|backdated?)\b/u
/** 5月8号发烧没来，补个病假: a day of this year that is just over, where the words speak of what is over. */
const OVER =
  /补(?:请|一?个|一?下|交|办|假|提|报)|没(?:来|上班|去|到岗)|(?:病|请|休|加)了|(?:请|休|加)过|\b(?:was|were|had|missed|took|worked|did|stayed|retroactiv\w*|backdated?|claim|already)\b/u

function tenseOf(scope: Scope, slot: Slot, times: readonly TimeSpan[], moment: Moment): Tense {
  const tense = slot.tense ?? 'plan'
  if (tense === 'past' || !(slot.kind === 'span' || OVER.test(scope.text))) return tense
  const today = dateIn(moment.now, moment.zone)
  if (slot.kind === 'span' && WORKED.test(scope.text) && times.some((t) => resolve(t, 'past').start)) return 'past'
  const past = times.every((t) => {
    const [ahead, back] = [resolve(t, 'plan').start, resolve(t, 'past').start]
    if (!ahead) return true
    if (back === undefined) return false
    const [until, since] = [ahead.since(today).days, today.since(back).days]
    // The 11th and 12th, had food poisoning: of this month.
    return (until > 180 && since < 92) || (until > 20 && since < 8 && JUST_OVER.test(scope.text))
  })
  return past && times.some((t) => t.start) ? 'past' : tense
}

/** Thursday and Friday next week, once each has its week: days in a row are one stretch. */
function inARow(scope: Scope, times: readonly TimeValue[]): readonly TimeValue[] {
  const [first, second, ...more] = times
  if (!first?.value.end || !second?.value.start || more.length > 0 || first.value.role || second.value.role)
    return times
  const between = scope.text.slice(placeOf(scope, first) + 1, placeOf(scope, second))
  const next = first.value.end.add({ days: 1 }).equals(second.value.start)
  if (!next || !/^\s*(?:and|,|&)\s*$/u.test(between)) return times
  const { plan: _plan, past: _past, ...rest } = first.value
  const { start, end } = second.value
  const span = { ...first.span, to: second.span.to }
  return [{ ...first, value: { ...rest, span, end: end ?? start, range: true } }]
}

function fillRange(scope: Scope, slot: Slot, fields: Fields, moment: Moment): void {
  // 6月中旬 is a stretch of days that nobody chose yet.
  const times = unused(scope, 'time').filter((t) => !t.value.every && !/[上中下]旬/u.test(t.span.surface))
  const lengths = unused(scope, 'duration')
  const sameDay = THAT_DAY.test(scope.text)
  const told = hereafter(
    after(
      scope,
      inARow(
        scope,
        inWeek(corrected(scope, times)).map((t) => sinceThen(scope, t, dateIn(moment.now, moment.zone).toString())),
      ),
    ),
    slot,
    moment,
  )
    .map((t) => asReturn(scope, t))
    .map(fromThen)
    .map((t) => (sameDay && t.role === 'by' ? unbound(t) : t))
  const period = safely(() =>
    periodOf(
      told,
      lengths.map((d) => d.value),
      moment,
      tenseOf(scope, slot, told, moment),
    ),
  )
  if (!period) return
  putPeriod(period, fields)
  // 从下周一开始请年假: how long is not said.
  const [only] = told
  if (
    only &&
    told.length === 1 &&
    lengths.length === 0 &&
    (only.role === 'from' ||
      FROM_THEN.test(scope.text) ||
      (DEPARTS.test(scope.text) && !RETURNS_TOO.test(scope.text))) &&
    !only.range &&
    only.grain === 'day'
  ) {
    delete fields['end']
    delete fields['endHalf']
  }
  if (NOON_END.test(told.at(-1)?.span.surface ?? '') && fields['end'] !== undefined) fields['endHalf'] = 'am'
  // 下午先走: a part of the day without a day is today's.
  if (!period.start && told.some((t) => t.part !== undefined || t.startHalf !== undefined)) {
    const today = dateIn(moment.now, moment.zone).toString()
    fields['start'] = today
    fields['end'] ??= today
  }
  // Off in the morning, back another day: the half of the first day says nothing of the last.
  if (
    told.some((t) => t.role === 'until' && t.endHalf === undefined && t.startHalf === undefined) &&
    period.start?.toString() !== period.end?.toString()
  )
    delete fields['endHalf']
  for (const value of [...times, ...lengths])
    if (period.spans.some((s) => s.from <= value.span.from && value.span.to <= s.to)) use(scope, value)
}

/** 6月10号出发: when it ends is not said, unless one is back the same day. */
const DEPARTS =
  /[TD][^,，。]{0,3}(?:出发|动身|启程)|\b(?:leaving|departing|depart|fly(?:ing)? out|set(?:ting)? off|off to [a-zT' ]{2,24}) (?:on )?T/u
const RETURNS_TOO =
  /当[天日]|往返|来回|回来|返|一[天日]|\b(?:day trip|there and back|same day|back|return|one day|for the day)\b/u

/** 预产期是28号，陪产假就从那天开始休: a day that was named before is only the first. */
const FROM_THEN =
  /(?:从|自|就|打)?那(?:一)?(?:天|时候?|日)(?:就)?(?:开始|起|往后|算起)|之后(?:就)?开始休|\b(?:from|starting|beginning|as of|effective) (?:on |from )?(?:that|the same) (?:day|date|morning)\b/u

/** Off sick since Monday: the Monday that was. */
function sinceThen(scope: Scope, time: TimeValue, today: string): TimeValue {
  const { past, said } = time.value
  const ahead = resolve(time.value, 'plan').start?.toString()
  const since = /\bsince $/u.test(scope.text.slice(0, placeOf(scope, time)))
  if (!since || !past?.start || said.week || ahead === undefined || ahead <= today) return time
  const { plan: _plan, past: _past, ...rest } = resolve(time.value, 'past')
  return { ...time, value: rest }
}

/** Until noon on the 29th: its morning. */
const NOON_END = /\b(?:until|till|to|through) (?:about )?(?:noon|midday|lunch(?:time)?)\b/iu

/** The baby is due on the 28th, leave from that day. */
const THAT_DAY = /\b(?:that|the same) (?:day|date|morning)\b/u

/** 周五下午三点以后请假: from then on that day. */
const fromThen = (time: TimeSpan): TimeSpan => (time.role === 'after' && time.said.clock ? unbound(time) : time)

function unbound(time: TimeSpan): TimeSpan {
  const { role: _role, ...rest } = time
  return rest
}

/** What is worked was worked before now. */
const WORKED = /\b(?:worked|did|stayed|had to|ended up|was|were|put in)\b|加了|加过|忙到了?/u

/** Thursday and Friday off next week: the week said after them is theirs. */
function inWeek(all: readonly TimeValue[]): readonly TimeValue[] {
  const times = narrowed(all)
  const at = times.findIndex((t) => t.value.said.week && t.value.start !== undefined)
  const week = times[at]?.value
  if (
    at < 1 ||
    !week?.start ||
    !/^(?:(?:the )?(?:next|following|coming) week|.*\bnext week)$/iu.test(week.span.surface)
  )
    return times
  const monday = week.start.subtract({ days: week.start.dayOfWeek - 1 })
  const moved = times.slice(0, at).map((t) => {
    const { start, end, said } = t.value
    if (!start || !said.weekday || said.week) return t
    const move = (day: typeof start) => monday.add({ days: day.dayOfWeek - 1 })
    const { plan: _plan, past: _past, ...rest } = t.value
    return { ...t, value: { ...rest, start: move(start), ...(end ? { end: move(end) } : {}) } }
  })
  return week.said.weekday ? [...moved, ...times.slice(at)] : [...moved, ...times.slice(at + 1)]
}

/** 下周请两天年假，周四开始; 就下周吧，下周三: a week, then the day in it that is meant. */
function narrowed(times: readonly TimeValue[]): readonly TimeValue[] {
  const [week, ...days] = times
  if (!week?.value.start || week.value.grain !== 'week' || week.value.said.weekday || days.length === 0) return times
  const monday = week.value.start.subtract({ days: week.value.start.dayOfWeek - 1 })
  const moved = days.map((day) => {
    const { start, end, said } = day.value
    if (!start || !said.weekday || said.week) return day
    const move = (one: typeof start) => monday.add({ days: one.dayOfWeek - 1 })
    const { plan: _plan, past: _past, ...rest } = day.value
    return { ...day, value: { ...rest, start: move(start), ...(end ? { end: move(end) } : {}) } }
  })
  const inside = moved.every(({ value: { start, grain } }) => {
    const from = start === undefined ? -1 : start.since(monday).days
    return grain !== 'week' && from >= 0 && from < 7
  })
  return inside ? moved : times
}

/** The wedding is on the 23rd, so I'd like the 22nd off: what the reason names is not when. */
function after(scope: Scope, said: readonly TimeValue[]): readonly TimeValue[] {
  // 回老家过端午，18号走: a feast that is kept is why.
  const when = said.filter((t) => !/(?<![经超])过$/u.test(scope.text.slice(0, placeOf(scope, t))))
  const times = when.length > 0 ? when : said
  const so = /\bso (?:i|we|please|can|could|may|i'd|i'll)\b|所以/u.exec(scope.text)
  if (!so || times.length < 2) return times
  const rest = times.filter((t) => placeOf(scope, t) > so.index)
  return rest.length > 0 ? rest : times
}

/** 爷爷昨晚走了，明天起请三天: what is over is why, what is to come is when. */
function hereafter(times: readonly TimeValue[], slot: Slot, moment: Moment): readonly TimeValue[] {
  if (slot.tense === 'past' || times.length < 2) return times
  if (times[0]?.value.role === 'from') return times
  // She passed away this morning; three days starting tomorrow: where it begins is said.
  const begin = times.findIndex((t) => t.value.role === 'from')
  if (
    begin > 0 &&
    times.slice(0, begin).every((t) => t.value.role === undefined && !t.value.range && !t.value.said.week)
  )
    return times.slice(begin)
  const today = dateIn(moment.now, moment.zone).toString()
  const ahead = times.filter((t) => (t.value.start?.toString() ?? today) >= today)
  return ahead.some((t) => t.value.start) ? ahead : times
}

/** 周三回来, back on Saturday: the day of return is the end. */
function asReturn(scope: Scope, time: TimeValue): TimeSpan {
  const at = placeOf(scope, time)
  if (at > 0 && onlyEnd(scope, time, at)) return { ...time.value, role: 'until' }
  const back =
    /^(?:晚上|上午|下午|才|再)?(?:回来|回|返|结束)/u.test(scope.text.slice(at + 1)) ||
    /\b(?:back|return(?:ing|s)?|coming back|home)(?: on| by)? $/u.test(scope.text.slice(0, at))
  if (back) takeBack(scope, at)
  return back && !time.value.range ? { ...time.value, role: 'until' } : time.value
}

function takeBack(scope: Scope, at: number): void {
  const after = /^(?:晚上|上午|下午|才|再)?(?:回来|返程|回|返|结束)/u.exec(scope.text.slice(at + 1))
  if (after) take(scope, at + 1, at + 1 + after[0].length)
}

export function putPeriod(period: Period, fields: Fields): void {
  if (period.start) fields['start'] = period.start.toString()
  if (period.end) fields['end'] = period.end.toString()
  if (period.startHalf) fields['startHalf'] = period.startHalf
  if (period.endHalf) fields['endHalf'] = period.endHalf
  if (period.durationDays !== undefined) fields['durationDays'] = period.durationDays
  if (period.durationHours !== undefined) fields['durationHours'] = period.durationHours
}

/** Words that throw away what was said before them: 周三，不对，周四. */
const CORRECTS =
  /(?:不对|(?:准确|确切|具体)(?:地|来)?(?:说|讲)?是|不是|错了|说错|写错|哦不|噢不|啊不|呃不|改成|改为|应该是|还是|更正|算了|\b(?:sorry|no|er+m?|wait|actually|i mean|i meant|scratch that|make (?:it|that)|to be (?:exact|precise)|rather|correction|oops)\b)/u

const DENIED = /(?:不是|而非|不要|\bnot |\binstead of )$/u

export function corrected<V extends Value>(scope: Scope, values: readonly V[]): V[] {
  const out: V[] = []
  let last = -1
  for (const value of values) {
    const at = placeOf(scope, value)
    // 54，不是45: what is denied is not said.
    if (DENIED.test(scope.text.slice(0, at)) && (last >= 0 || values.length > 1)) {
      continue
    }
    if (last >= 0 && CORRECTS.test(scope.text.slice(last + 1, at))) {
      const before = out.at(-1)
      out.length = 0
      // 周三到周五，啊不，到周四就行: only the end was wrong.
      if (before && onlyEnd(scope, value, at)) out.push(startOf(before))
      else if (before) {
        out.push(onDayOf(before, value))
        last = at
        continue
      }
    }
    out.push(value)
    last = at
  }
  return out
}

/** 周二下午三点，不对，四点到六点: the day stays, the hours change. */
function onDayOf<V extends Value>(before: V, value: V): V {
  if (before.kind !== 'time' || value.kind !== 'time' || value.value.start || !before.value.start) return value
  const { start, end, part } = before.value
  return {
    ...value,
    value: {
      ...value.value,
      start,
      end: end ?? start,
      ...(value.value.part === undefined && part !== undefined ? { part } : {}),
    },
  }
}

const onlyEnd = (scope: Scope, value: Value, at: number): boolean =>
  value.kind === 'time' &&
  !value.value.range &&
  (value.value.role === 'until' ||
    /^(?:到|至|until|till)/iu.test(value.span.surface) ||
    /(?:到|至|until |till |to )$/u.test(scope.text.slice(0, at)))

function startOf<V extends Value>(value: V): V {
  if (value.kind !== 'time' || !value.value.start) return value
  return { ...value, value: { ...value.value, end: value.value.start, range: false } }
}

/** A day with hours: 周五晚上七点到九点, Friday 19:00 to 21:00, 今晚加班三小时. */
function fillSpan(scope: Scope, slot: Slot, fields: Fields, moment: Moment): void {
  const times = corrected(
    scope,
    unused(scope, 'time').filter((t) => !t.value.every),
  )
  const tense = tenseOf(
    scope,
    slot,
    times.map((t) => t.value),
    moment,
  )
  const partAt = times.findIndex((t) => t.value.part !== undefined)
  const overtime = slot.names.includes('加班日期')
  for (const [i, time] of times.entries()) {
    const when = later(resolve(time.value, tense), partAt >= 0 && i >= partAt ? times[partAt]?.value.part : undefined)
    const at = placeOf(scope, time)
    if (RETURNS.test(scope.text.slice(at + 1)) && when.startTime !== undefined && when.endTime === undefined) {
      fields['endTime'] = when.startTime
      takeBack(scope, at)
      use(scope, time)
      continue
    }
    if (when.start && fields['date'] === undefined) fields['date'] = when.start.toString()
    // 加到十一点, till nine: when it ends.
    if (when.startTime !== undefined && when.endTime === undefined && !time.value.range && onlyEnd(scope, time, at)) {
      fields['endTime'] =
        overtime && !time.value.said.part ? tonight(when.startTime, fields['startTime']) : when.startTime
      use(scope, time)
      continue
    }
    if (when.start && when.end && when.end.toString() !== when.start.toString()) fields['endDate'] = when.end.toString()
    if (when.startTime !== undefined) fields['startTime'] = when.startTime
    if (when.endTime !== undefined) fields['endTime'] = when.endTime
    use(scope, time)
  }
  for (const length of corrected(scope, unused(scope, 'duration'))) {
    putHours(length.value, fields)
    use(scope, length)
  }
  // Tonight, this evening: a part of the day alone is today's.
  if (fields['date'] === undefined && times.some((t) => t.value.part !== undefined || t.value.startTime !== undefined))
    fields['date'] = dateIn(moment.now, moment.zone).toString()
  delete fields['endDate']
  if (!overtime) delete fields['durationDays']
  if (fields['durationHours'] !== undefined || (fields['startTime'] !== undefined && fields['endTime'] !== undefined))
    delete fields['durationDays']
}

/** 今天得加到九点: who works late stops in the evening. */
function tonight(end: string, start: Fields[string] | undefined): string {
  const hour = Number(end.slice(0, 2))
  return hour >= 5 && hour < 12 && (typeof start !== 'string' || start >= end) ? `${hour + 12}${end.slice(2)}` : end
}

const RETURNS = /^(?:左右|前|之前)?(?:回来|回|返回|结束)/u

/** 今天晚上加班，七点到九点半: the part of the day said once is meant throughout. */
function later(time: TimeSpan, part: TimeSpan['part']): TimeSpan {
  if (time.said.part || (part !== 'evening' && part !== 'afternoon' && part !== 'night')) return time
  const shift = (clock: string | undefined): string | undefined => {
    const hour = Number(clock?.slice(0, 2))
    return clock !== undefined && hour >= 1 && hour < 12 ? `${hour + 12}${clock.slice(2)}` : clock
  }
  const [startTime, endTime] = [shift(time.startTime), shift(time.endTime)]
  // 九点到下午六点: the part said with the end is not the start's.
  if (startTime !== undefined && endTime !== undefined && endTime <= startTime) return time
  return { ...time, ...(startTime === undefined ? {} : { startTime }), ...(endTime === undefined ? {} : { endTime }) }
}

function putHours(length: Duration, fields: Fields): void {
  if (length.hours !== undefined) fields['durationHours'] = length.hours
  else if (length.days !== undefined) fields['durationDays'] = length.days
}

/** 周一早上漏打卡: the part of the day tells which punch. */
function fillPunch(scope: Scope, fields: Fields): void {
  const time = scope.values.find((v): v is TimeValue => v.kind === 'time' && v.value.part !== undefined)
  if (time?.value.part === 'morning' || time?.value.part === 'dawn') fields['punch'] = 'in'
  else if (time && time.value.part !== 'noon') fields['punch'] = 'out'
}

function fillClock(scope: Scope, slot: Slot, fields: Fields): void {
  const value = scope.values.filter((v): v is TimeValue => v.kind === 'time' && v.value.startTime !== undefined).at(-1)
  if (value?.value.startTime !== undefined) {
    fields[slot.id] = value.value.startTime
    use(scope, value)
  }
}

/** Where the calendar does not know the year, the start stands and the end is asked. */
function safely(read: () => Period | undefined): Period | undefined {
  try {
    return read()
  } catch (problem) {
    if (problem instanceof UnknownYear) return undefined
    throw problem
  }
}
