// What is known of a case at one of its events: nothing later, in this case or another, is looked at.
import { civil, daysFromCivil } from '../log/instant.ts'
import type { Column, EventLog } from '../log/log.ts'
import { createLoads, DESK, LOAD, type Load } from './load.ts'
import { createPace, PACE } from './pace.ts'

/** A prefix: the events start … last of one case. */
export interface Prefix {
  readonly log: EventLog
  readonly case: number
  readonly last: number
  /** What lies with whoever it waits for, where that is known better than the log tells. */
  readonly load?: Load
}

export interface Reader {
  readonly names: readonly string[]
  read(prefix: Prefix): Float64Array
}

const COUNTED = 24
const CATEGORIES = 400

/** Learns from the training log which columns are categories, which numbers, and how categories are ordered. */
export function createReader(
  train: EventLog,
  prefixes: readonly Prefix[],
  target: Float64Array,
  { withLoad = false }: { withLoad?: boolean } = {},
): Reader {
  const known = new Map(train.activity.words.map((word, i) => [word, i]))
  const frequent = [...counts(train.activity)]
    .sort((a, b) => b[1] - a[1])
    .slice(0, COUNTED)
    .map(([a]) => a)
  const activityRank = ranks(prefixes, target, (p) => p.log.activity.values[p.last]!)
  const categories = [train.actor, train.role, ...train.attributes, ...train.caseAttributes].filter(
    (c): c is Column => c !== undefined && (withLoad || c.name !== DESK),
  )
  const columns = categories.flatMap((column): Known[] => {
    const numbers = column.words.slice(0, 500).filter((w) => w !== '' && !Number.isNaN(Number(w))).length
    const numeric = column.words.length > 12 && numbers > 0.9 * Math.min(500, column.words.length)
    const place = placeOf(column.name)
    if (numeric && !/(^|[:_ ])(id|no|number)$/iu.test(column.name)) return [{ name: column.name, place, number: true }]
    if (column.wide || column.words.length < 2 || column.words.length > Math.min(CATEGORIES, train.cases.length / 8))
      return []
    const order = ranks(
      prefixes,
      target,
      (p) => place(p.log)?.values[place(p.log)!.values.length === p.log.cases.length ? p.case : p.last] ?? -1,
    )
    return [
      {
        name: column.name,
        place,
        number: false,
        order: new Map(column.words.map((word, i) => [word, order.get(i) ?? Number.NaN])),
      },
    ]
  })
  const names = [
    'length',
    'last',
    'second last',
    'third last',
    'elapsed',
    'gap',
    'longest gap',
    'hour',
    'weekday',
    'day of year',
    'day of month',
    'start weekday',
    ...PACE,
    ...(withLoad ? LOAD : []),
    ...frequent.map((a) => `count ${train.activity.words[a]}`),
    ...columns.map((c) => c.name),
  ]
  const pace = createPace(train)
  const loads = createLoads(train)
  const translated = new WeakMap<EventLog, Int32Array>()
  const idsOf = (log: EventLog): Int32Array => {
    let ids = translated.get(log)
    if (!ids) translated.set(log, (ids = Int32Array.from(log.activity.words, (word) => known.get(word) ?? -1)))
    return ids
  }
  return {
    names,
    read({ log, case: c, last, load }) {
      const ids = idsOf(log)
      const first = log.start[c]!
      const out = new Float64Array(names.length).fill(Number.NaN)
      const activity = (e: number): number =>
        e < first ? Number.NaN : (activityRank.get(ids[log.activity.values[e]!]!) ?? Number.NaN)
      const now = log.time[last]!
      let longest = 0
      for (let e = first + 1; e <= last; e++) longest = Math.max(longest, log.time[e]! - log.time[e - 1]!)
      const offset = log.offset[last]! > 1000 ? 0 : log.offset[last]!
      const local = now + offset * 60_000
      const days = Math.floor(local / 86_400_000)
      const date = Number.isNaN(days) ? undefined : civil(days)
      out.set([
        last - first + 1,
        activity(last),
        activity(last - 1),
        activity(last - 2),
        now - log.time[first]!,
        last > first ? now - log.time[last - 1]! : 0,
        longest,
        (local - days * 86_400_000) / 3_600_000,
        (days + 3) % 7,
        date ? days - daysFromCivil(date.year, 1, 1) : Number.NaN,
        date?.day ?? Number.NaN,
        (Math.floor((log.time[first]! + offset * 60_000) / 86_400_000) + 3) % 7,
      ])
      const pulse = pace.of(log)
      let at = 12
      for (let k = 0; k < PACE.length; k++) out[at++] = pulse[last * PACE.length + k]!
      if (withLoad) {
        const { open, age } = load ?? loads.at(log, last)
        out[at++] = open
        out[at++] = age
      }
      for (const a of frequent) {
        let count = 0
        for (let e = first; e <= last; e++) if (ids[log.activity.values[e]!] === a) count++
        out[at++] = count
      }
      for (const column of columns) {
        const here = column.place(log)
        const id =
          here?.values[here.values.length === log.cases.length && here.name.startsWith('case:') ? c : last] ?? -1
        const word = id < 0 ? undefined : here?.words[id]
        out[at++] =
          word === undefined ? Number.NaN : column.number ? Number(word) : (column.order.get(word) ?? Number.NaN)
      }
      return out
    },
  }
}

type Known = { name: string; place: (log: EventLog) => Column | undefined } & (
  { number: true } | { number: false; order: Map<string, number> }
)

const placeOf =
  (name: string) =>
  (log: EventLog): Column | undefined =>
    name === 'actor'
      ? log.actor
      : name === 'role'
        ? log.role
        : (log.caseAttributes.find((c) => c.name === name) ?? log.attributes.find((c) => c.name === name))

function counts(column: Column): Map<number, number> {
  const found = new Map<number, number>()
  for (const v of column.values) found.set(v, (found.get(v) ?? 0) + 1)
  return found
}

/** Categories in the order of what usually remains after them, so that one cut parts them well. */
function ranks(
  prefixes: readonly Prefix[],
  target: Float64Array,
  categoryOf: (p: Prefix) => number,
): Map<number, number> {
  const sums = new Map<number, [number, number]>()
  for (const [i, p] of prefixes.entries()) {
    const category = categoryOf(p)
    if (category < 0) continue
    const s = sums.get(category) ?? [0, 0]
    s[0] += Math.log1p(target[i]!)
    s[1]++
    sums.set(category, s)
  }
  return new Map([...sums].sort((a, b) => a[1][0] / a[1][1] - b[1][0] / b[1][1]).map(([category], i) => [category, i]))
}
