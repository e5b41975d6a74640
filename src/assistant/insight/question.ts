// What a question about figures asks for: which number, of which process, whose, over which time, side by side or against the period before.
import type { ProcessDefinition } from '../../approval/flow.ts'
import { Temporal, type PlainDate } from '../../kernel/clock.ts'

export const MEASURES = ['amount', 'count', 'days', 'time', 'rate'] as const
export type Measure = (typeof MEASURES)[number]

export interface Asked {
  measure: Measure
  process?: string
  /** Department by department. */
  byDepartment: boolean
  /** Against the period before. */
  against: boolean
  whose: 'mine' | 'team' | 'company' | 'widest'
  from: PlainDate
  /** Inclusive; not later than today, as nothing was filed after it. */
  to: PlainDate
  /** Where the period that was named ends, when that is still to come. */
  until?: PlainDate
}

/** Words that only a figure is asked with, whatever else the sentence looks like. */
export const readsAsFigure = (text: string): boolean =>
  GROUP.test(text) &&
  /最(?![后终先初近])|多少|几|涨|增长|合计|统计|对比|most|more|many|much|total|rose|rise|grew|increase|compare|highest|lowest|spen[dt]|expenses|cost/iu.test(
    text,
  )
    ? true
    : (RATE.test(text) &&
        !/什么意思|是什么|怎么算|mean|definition/iu.test(text) &&
        (TEAM.test(text) || COMPANY.test(text) || GROUP.test(text) || PERIOD.test(text))) ||
      (/平均.{0,12}(?:多久|多长时间|几天)|多久.{0,6}(?:批完|办结|审批)|how long (?:does|do|did) .{0,40}(?:take|need)/iu.test(
        text,
      ) &&
        /平均|通常|一般|average|usually|typical/iu.test(text))

const GROUP =
  /哪(?:个|些)部门|各部门|每个部门|按部门|部门(?:排名|对比|分布)|最[高多大低少快慢]的部门|部门[里中]?.{0,6}最|which (?:department|team)|(?:by|per|each|every) department|departments? compare/iu
const RISE = /涨|增长|上升|增加|多了|升高|rose|risen|rise|grew|grown|growth|increas|went up|up the most/iu
const FALL = /降|减少|下降|少了|fell|fallen|drop|decreas|went down/iu
const TEAM =
  /(?:我的?|我们的?|咱们?)(?:团队|部门|组|小组|下属|手下|人)|团队|下属|手下|本部门|\b(?:my|our) (?:team|department|group|people|reports|staff)\b/iu
const COMPANY =
  /全公司|整个公司|公司(?:里|上下|一共|总共)|大家|所有人|\b(?:company|everybody|everyone|whole (?:firm|organi[sz]ation))\b/iu
const MINE = /我|\b(?:i|my|me|mine)\b/iu
const COUNT = /(?:多少|几)(?:张|个|次|单|笔|份|回)|how many (?!days|hours)[a-z -]{0,30}|number of|how often/iu
const DAYS = /(?:多少|几)天|how many days|days of/iu
const TIME = /多久|多长时间|用时|耗时|时长|how long|time to (?:approve|finish)|approval time/iu
const RATE = /(?:通过|驳回|退回|拒绝)率|(?:approval|rejection|return|pass) rate/iu

const PERIOD = /月|季度|年|周|最近|过去|近\d|month|quarter|year|week|\blast\b|\bpast\b/iu

const BY_METRIC: Readonly<Record<string, Partial<Pick<Asked, 'measure' | 'process'>>>> = {
  expense_total: { measure: 'amount', process: 'expense' },
  purchase_total: { measure: 'amount', process: 'purchase' },
  payment_total: { measure: 'amount', process: 'payment' },
  trip_days: { measure: 'days', process: 'business_trip' },
  leave_taken: { measure: 'days', process: 'leave' },
  leave_balance: { measure: 'days', process: 'leave' },
  overtime_hours: { measure: 'days', process: 'overtime' },
  approval_time: { measure: 'time' },
  approval_rate: { measure: 'rate' },
  request_count: { measure: 'count' },
}

export function readQuestion(
  text: string,
  known: { metric: string; start?: string; end?: string; definitions: readonly ProcessDefinition[]; today: PlainDate },
): Asked {
  const { metric, definitions, today } = known
  const hint = BY_METRIC[metric] ?? {}
  const process = processIn(text, definitions) ?? definitions.find((d) => d.key === hint.process)?.key ?? hint.process
  const byDepartment = GROUP.test(text)
  const against = RISE.test(text) || FALL.test(text)
  const read = periodIn(text, today)
  const given =
    read ??
    (known.start
      ? { from: Temporal.PlainDate.from(known.start), to: Temporal.PlainDate.from(known.end ?? known.start) }
      : undefined)
  const measure = measureIn(text, process, definitions, hint.measure)
  const { from, to } = given ?? defaultPeriod(measure, process, today)
  const ahead = Temporal.PlainDate.compare(from, today) <= 0 && Temporal.PlainDate.compare(to, today) > 0
  return {
    measure,
    ...(process === undefined ? {} : { process }),
    byDepartment,
    against,
    whose: byDepartment
      ? 'widest'
      : TEAM.test(text)
        ? 'team'
        : COMPANY.test(text)
          ? 'company'
          : MINE.test(text)
            ? 'mine'
            : 'widest',
    from,
    ...(ahead ? { to: today, until: to } : { to }),
  }
}

function measureIn(
  text: string,
  process: string | undefined,
  definitions: readonly ProcessDefinition[],
  hint: Measure | undefined,
): Measure {
  if (RATE.test(text)) return 'rate'
  if (TIME.test(text)) return 'time'
  if (DAYS.test(text)) return 'days'
  if (COUNT.test(text)) return 'count'
  if (hint) return hint
  const money = definitions.find((d) => d.key === process)?.form.fields.some((f) => f.kind === 'money')
  return money ? 'amount' : 'count'
}

/** The process whose name or alias is the longest in the words. */
function processIn(text: string, definitions: readonly ProcessDefinition[]): string | undefined {
  const lower = text.toLowerCase()
  let best: { key: string; length: number } | undefined
  for (const { key, name, aliases } of definitions)
    for (const alias of [name.zh, name.en, ...aliases.zh, ...aliases.en, ...(MORE[key] ?? [])]) {
      const word = alias.toLowerCase()
      const there = /^[\p{ASCII}]+$/u.test(word)
        ? new RegExp(`\\b${word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}s?\\b`, 'u').test(lower)
        : lower.includes(word)
      if (there && word.length > (best?.length ?? 0)) best = { key, length: word.length }
    }
  return best?.key
}
/** Short words that count only here: in a figure 假 is leave. */
const MORE: Readonly<Record<string, readonly string[]>> = { leave: ['假', '年假'], business_trip: ['出差'] }

const WEEK_ZH = /(上上|上|本|这)(?:个)?(?:周|星期|礼拜)/u

/** A past period by its name; undefined when the words name none. */
export function periodIn(text: string, today: PlainDate): { from: PlainDate; to: PlainDate } | undefined {
  const t = text.toLowerCase()
  const month = (back: number) => {
    const from = today.with({ day: 1 }).subtract({ months: back })
    return { from, to: from.add({ months: 1 }).subtract({ days: 1 }) }
  }
  const quarter = (back: number) => {
    const from = today.with({ day: 1, month: Math.floor((today.month - 1) / 3) * 3 + 1 }).subtract({ months: 3 * back })
    return { from, to: from.add({ months: 3 }).subtract({ days: 1 }) }
  }
  const year = (back: number) => ({
    from: today.with({ day: 1, month: 1 }).subtract({ years: back }),
    to: today.with({ day: 31, month: 12 }).subtract({ years: back }),
  })
  const week = (back: number) => {
    const from = today.subtract({ days: today.dayOfWeek - 1 + 7 * back })
    return { from, to: from.add({ days: 6 }) }
  }
  if (/上上个?月/u.test(t)) return month(2)
  if (/上个?月|last month|previous month/u.test(t)) return month(1)
  if (/这个?月|本月|当月|this month/u.test(t)) return month(0)
  if (/上个?季度?|last quarter|previous quarter/u.test(t)) return quarter(1)
  if (/这个?季度?|本季度?|this quarter/u.test(t)) return quarter(0)
  if (/前年/u.test(t)) return year(2)
  if (/去年|last year/u.test(t)) return year(1)
  if (/今年|本年|this year|so far/u.test(t)) return year(0)
  const w = WEEK_ZH.exec(t)
  if (w) return week(w[1] === '上上' ? 2 : w[1] === '上' ? 1 : 0)
  if (/last week/u.test(t)) return week(1)
  if (/this week/u.test(t)) return week(0)
  const ago = AGO.exec(t)
  if (ago) {
    const n = NUMBERS[ago[1] ?? ''] ?? Number(ago[1])
    const unit = ago[2] ?? ''
    const back = /天|日|day/u.test(unit)
      ? { days: n }
      : /周|星期|week/u.test(unit)
        ? { weeks: n }
        : /年|year/u.test(unit)
          ? n === 0.5
            ? { months: 6 }
            : { years: n }
          : { months: n === 0.5 ? 0 : n }
    return { from: today.subtract(n === 0.5 && /月/u.test(unit) ? { days: 15 } : back), to: today }
  }
  const half = /(上|下)半年|\b(first|second) half\b/u.exec(t)
  if (half) {
    const from = lately(today.with({ day: 1, month: half[1] === '上' || half[2] === 'first' ? 1 : 7 }), today)
    return { from, to: from.add({ months: 6 }).subtract({ days: 1 }) }
  }
  const inQuarter = /(?:第([一二三四1-4])季度?|\bq([1-4])\b)/u.exec(t)
  if (inQuarter) {
    const n = '一二三四'.indexOf(inQuarter[1] ?? '-') + 1 || Number(inQuarter[1] ?? inQuarter[2])
    const from = lately(today.with({ day: 1, month: 3 * n - 2 }), today)
    return { from, to: from.add({ months: 3 }).subtract({ days: 1 }) }
  }
  const named = /(?<!\d)(1[0-2]|[1-9])月(?:份)?(?!\d)/u.exec(t)
  if (named) return month((today.month - Number(named[1]) + 12) % 12)
  const english = MONTH_EN.exec(text)
  if (english) return month((today.month - MONTHS_EN.indexOf(english[1]!.slice(0, 3).toLowerCase()) + 11) % 12)
  return undefined
}
/** What has not begun yet is last year's. */
const lately = (from: PlainDate, today: PlainDate): PlainDate =>
  Temporal.PlainDate.compare(from, today) > 0 ? from.subtract({ years: 1 }) : from
const AGO =
  /(?:最近|过去|近|last|past|previous) ?(?:的 ?)?(\d{1,3}|一|两|二|三|四|五|六|半|one|two|three|four|five|six|twelve) ?个? ?(天|日|周|星期|月|年|days?|weeks?|months?|years?)/u
const MONTHS_EN = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** May and March are words of their own: a month comes with a capital or after a preposition. */
const MONTH_EN =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\b)|(?<=\b(?:in|for|during|of|since) )(?:january|february|march|april|may|june|july|august|september|october|november|december))\b/u
/** Money and counts of this month; days of a year; times and rates need more than a month to mean anything. */
function defaultPeriod(
  measure: Measure,
  process: string | undefined,
  today: PlainDate,
): { from: PlainDate; to: PlainDate } {
  if (measure === 'days' || (process === 'leave' && measure === 'count'))
    return { from: today.with({ month: 1, day: 1 }), to: today.with({ month: 12, day: 31 }) }
  if (measure === 'time' || measure === 'rate') return { from: today.subtract({ days: 90 }), to: today }
  return { from: today.with({ day: 1 }), to: today }
}

/** "Over three days": how many, when standing still is what is asked about. */
export function stuckDays(text: string): number | undefined {
  if (!/卡|停留|停滞|没动|不动|滞留|压(?:着|了)|等了|拖|stuck|stall|standing|pending|waiting|idle|unmoved/iu.test(text))
    return undefined
  const said =
    /(\d{1,3}|一|两|二|三|四|五|六|七|八|九|十|one|two|three|four|five|six|seven|ten)\s*(天|日|周|星期|个星期|days?|weeks?)/iu.exec(
      text,
    )
  if (!said) return 3
  const n = NUMBERS[said[1]?.toLowerCase() ?? ''] ?? Number(said[1])
  return /周|星期|week/iu.test(said[2] ?? '') ? n * 7 : n
}
/** What is past its time limit, rather than what merely stands still. */
export const asksLate = (text: string): boolean =>
  /超期|超时|逾期|误期|过期(?:没|未|还)|过了?(?:时限|期限|限期)|\boverdue\b|past (?:its |their |the )?(?:due|deadline)|\brunning late\b/iu.test(
    text,
  )

const NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  twelve: 12,
  半: 0.5,
}
