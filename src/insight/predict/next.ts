// The next activity: how often it followed the same prefix, else the same last steps; trees where attributes decide.
import type { EventLog } from '../log/log.ts'
import type { Prefix } from './features.ts'
import { answer, boost, type Boosted, type Matrix } from './trees.ts'

const BRANCHES = 14
const SHARE = 0.004

export interface NextModel {
  next(prefix: Prefix, row: Uint8Array): string
}

/** Counts by whole prefix, then by the last three, two, one activities. */
export function createBackOff(train: EventLog, prefixes: readonly Prefix[]): (prefix: Prefix) => string {
  const tables = Array.from({ length: 4 }, () => new Map<string, Map<string, number>>())
  const word = (log: EventLog, e: number): string => log.activity.words[log.activity.values[e]!]!
  const key = ({ log, case: c, last }: Prefix, order: number): string => {
    const from = order === 0 ? log.start[c]! : Math.max(log.start[c]!, last - 3 + order)
    let text = ''
    for (let e = from; e <= last; e++) text += `${word(log, e)}\u0001`
    return text
  }
  for (const p of prefixes)
    for (let order = 0; order < 4; order++) {
      const k = key(p, order)
      const table = tables[order]!.get(k) ?? new Map<string, number>()
      const following = word(p.log, p.last + 1)
      table.set(following, (table.get(following) ?? 0) + 1)
      tables[order]!.set(k, table)
    }
  const most = (table: Map<string, number>): string => [...table].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  const size = (table: Map<string, number> | undefined): number =>
    table ? [...table.values()].reduce((a, b) => a + b, 0) : 0
  return (p) => {
    for (let order = 0; order < 4; order++) {
      const table = tables[order]!.get(key(p, order))
      if (table && size(table) >= (order === 0 ? 5 : 1)) return most(table)
    }
    return train.activity.words[train.activity.values[0]!] ?? ''
  }
}

/** One tree ensemble per frequent activity, each against the rest. */
export function createNextTrees(
  prefixes: readonly Prefix[],
  m: Matrix,
  grow: typeof boost,
): (row: Uint8Array) => string {
  const followers = prefixes.map((p) => p.log.activity.words[p.log.activity.values[p.last + 1]!]!)
  const count = new Map<string, number>()
  for (const f of followers) count.set(f, (count.get(f) ?? 0) + 1)
  const classes = [...count]
    .filter(([, n]) => n > followers.length * SHARE)
    .sort((a, b) => b[1] - a[1])
    .slice(0, BRANCHES)
  const models = classes.map(([name]): [string, Boosted] => [
    name,
    grow(
      m,
      Float64Array.from(followers, (f) => (f === name ? 1 : 0)),
      { kind: 'logistic' },
      { trees: 25, rate: 0.25, leaves: 12, fewest: 20 },
    ),
  ])
  return (row) =>
    models.reduce<[string, number]>(
      (best, [name, model]) => {
        const s = answer(model, row)
        return s > best[1] ? [name, s] : best
      },
      ['', Number.NEGATIVE_INFINITY],
    )[0]
}
