// Does a value fit its step and its neighbours? Counted in several contexts, the event itself left out.
import type { Column, EventLog } from '../log/log.ts'
import { sizeOf } from '../log/log.ts'
import { oddsOf } from './odds.ts'

export interface AttributeModel {
  readonly columns: readonly Column[]
  /** Log-probability of each value in column j, NaN where the column has nothing to say. */
  readonly logs: readonly Float64Array[]
  /** Different values of column j. */
  readonly sizes: readonly number[]
  /** What is usual at an event in column j. */
  usual(event: number, j: number): string
}

/** Columns with categories: not numbers of receipts, not free text, not always the same. */
export function categoryColumns(log: EventLog): Column[] {
  const n = sizeOf(log)
  return [log.actor, log.role, ...log.attributes].filter(
    (c): c is Column =>
      c !== undefined &&
      !c.wide &&
      c.words.length > 1 &&
      c.words.length <= 2000 &&
      c.words.length < Math.max(12, n * 0.05) &&
      !isId(c.name),
  )
}
const isId = (name: string): boolean => /(^|[:_ ])(id|number|no|uuid)$/iu.test(name) && !/resource/iu.test(name)

export function createAttributeModel(
  log: EventLog,
  columns: readonly Column[],
  weightOf: (c: number) => number,
  cellShare: number,
): AttributeModel {
  const activity = log.activity.values
  const n = sizeOf(log)
  const before = new Int32Array(n).fill(-1)
  const weight = new Float64Array(n)
  for (let c = 0; c < log.cases.length; c++) {
    const w = weightOf(c)
    for (let e = log.start[c]!; e < log.start[c + 1]!; e++) {
      if (e > log.start[c]!) before[e] = e - 1
      weight[e] = w
    }
  }
  const A = log.activity.words.length + 1
  const atStep = columns.map((column) => countBy(activity, column, weight, cellShare))
  const logs = columns.map((column, j) => {
    const V = column.words.length + 1
    const value = (e: number): number => column.values[e]! + 1
    const contexts: Int32Array[] = [
      ids(n, (e) => (before[e]! < 0 ? 0 : value(before[e]!)) * A + activity[e]!),
      ids(
        n,
        (e) =>
          ((before[e]! < 0 ? 0 : value(before[e]!)) * A + (before[e]! < 0 ? A - 1 : activity[before[e]!]!)) * A +
          activity[e]!,
      ),
      ...columns.filter((_, k) => k !== j).map((other) => ids(n, (e) => (other.values[e]! + 1) * A + activity[e]!)),
    ]
    const base = countBy(
      ids(n, () => 0),
      column,
      weight,
      0,
    )
    const step = atStep[j]!
    const sum = new Float64Array(n)
    const p0 = new Float64Array(n)
    for (let e = 0; e < n; e++)
      p0[e] = step.probability(activity[e]!, value(e), weight[e]!, base.probability(0, value(e), weight[e]!, 1 / V))
    for (const context of contexts) {
      const counts = countBy(context, column, weight, cellShare)
      for (let e = 0; e < n; e++) sum[e]! += counts.probability(context[e]!, value(e), weight[e]!, p0[e]!)
    }
    return sum.map((s) => Math.log(s / contexts.length))
  })
  return {
    columns,
    logs,
    sizes: columns.map((c) => c.words.length),
    usual: (event, j) => columns[j]!.words[atStep[j]!.most(activity[event]!) - 1] ?? '',
  }
}

/** Contexts numbered densely. */
function ids(n: number, code: (event: number) => number): Int32Array {
  const places = new Map<number, number>()
  const out = new Int32Array(n)
  for (let e = 0; e < n; e++) {
    const key = code(e)
    let id = places.get(key)
    if (id === undefined) places.set(key, (id = places.size))
    out[e] = id
  }
  return out
}

/** `cellShare` = how often a value is put wrong by chance: what chance alone explains is not counted as a habit. */
function countBy(context: Int32Array, column: Column, weight: Float64Array, cellShare: number) {
  const V = column.words.length + 1
  const counts = new Map<number, number>()
  const total = new Map<number, number>()
  const escape = new Map<number, number>()
  for (let e = 0; e < context.length; e++) {
    const key = context[e]! * V + column.values[e]! + 1
    counts.set(key, (counts.get(key) ?? 0) + weight[e]!)
    total.set(context[e]!, (total.get(context[e]!) ?? 0) + weight[e]!)
  }
  for (const [key, raw] of counts) {
    const ctx = Math.floor(key / V)
    const expected = ((total.get(ctx) ?? 0) * cellShare) / Math.max(1, V - 2)
    const c = expected > 0 && raw > 1e-6 ? raw / (1 + Math.exp(oddsOf(expected, Math.max(1, raw), -1.5))) : raw
    counts.set(key, c)
    escape.set(ctx, (escape.get(ctx) ?? 0) + novelty(c))
  }
  return {
    /** Without the event's own weight. */
    probability(ctx: number, value: number, own: number, backOff: number): number {
      const c = counts.get(ctx * V + value) ?? 0
      const rest = Math.max(0, c - own)
      const n = (total.get(ctx) ?? 0) - own
      if (n < 1e-6) return backOff
      const t = Math.max(0, (escape.get(ctx) ?? 0) - novelty(c) + novelty(rest)) + 0.3
      return (rest + t * backOff) / (n + t)
    },
    most(ctx: number): number {
      let [best, at] = [-1, 0]
      for (let v = 0; v < V; v++) {
        const c = counts.get(ctx * V + v) ?? 0
        if (c > best) [best, at] = [c, v]
      }
      return at
    },
  }
}

const novelty = (c: number): number => (c <= 0 ? 0 : c < 1 ? c : 1 / Math.sqrt(c))
