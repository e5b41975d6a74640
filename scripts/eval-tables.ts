// The tables of an evaluation: one row per set, act, process, trait or kind of value.
import type { FieldValue } from '../src/language/understanding.ts'
import { sameValue, type Line, type Score } from './eval-score.ts'

export interface Scored {
  set: string
  line: Line
  score: Score
  confidence: number
  ms: number
  /** What was read, to look at single kinds of values. */
  got: readonly { fields?: Record<string, FieldValue> | undefined; target?: object | undefined }[]
}

export const HEAD = ['lines', 'acts', 'process', 'P', 'R', 'F1', 'missing', 'exact', 'never'] as const

const percent = (right: number, of: number): string => (of === 0 ? '–' : ((100 * right) / of).toFixed(1))

export function row(some: readonly Scored[]): string[] {
  const sum = (pick: (s: Score) => number): number => some.reduce((total, s) => total + pick(s.score), 0)
  const [right, said, expected] = [sum((s) => s.slots.right), sum((s) => s.slots.said), sum((s) => s.slots.expected)]
  const [p, r] = [right / Math.max(1, said), right / Math.max(1, expected)]
  const none = said === 0 && expected === 0
  return [
    String(some.length),
    percent(some.filter((s) => s.score.acts).length, some.length),
    percent(
      sum((s) => s.process.right),
      sum((s) => s.process.of),
    ),
    none ? '–' : percent(p, 1),
    none ? '–' : percent(r, 1),
    none ? '–' : percent(p + r === 0 ? 0 : (2 * p * r) / (p + r), 1),
    percent(some.filter((s) => s.score.missing).length, some.length),
    percent(some.filter((s) => s.score.exact).length, some.length),
    String(some.filter((s) => s.score.forbidden).length),
  ]
}

export function table(scored: readonly Scored[], key: (s: Scored) => string | readonly string[]): string {
  const groups = new Map<string, Scored[]>()
  for (const s of scored) for (const name of [key(s)].flat()) groups.set(name, [...(groups.get(name) ?? []), s])
  return lines(
    ['', ...HEAD],
    [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, some]) => [name, ...row(some)]),
  )
}

export const lines = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const DATES: ReadonlySet<string> = new Set(['start', 'end', 'date', 'dueDate', 'lastDay', 'startDate'])
const MONEY: ReadonlySet<string> = new Set(['amount', 'amounts', 'unitPrice', 'budget', 'maxAmount', 'currency'])

/** Of the dates, or the amounts, that were said: how many were read exactly; and how many were read where none was said. */
export function values(scored: readonly Scored[], kind: 'dates' | 'money'): string[] {
  const ids = kind === 'dates' ? DATES : MONEY
  let [right, of, uncalled] = [0, 0, 0]
  for (const { line, got } of scored) {
    const all = got.map((g) => ({ ...g.fields, ...g.target }) as Record<string, FieldValue>)
    const wanted = line.expect.map((e) => ({ ...e.fields, ...e.target }) as Record<string, FieldValue>)
    const allowed = line.expect.map((e) => ({ ...e.maybe?.fields, ...e.maybe?.target }) as Record<string, FieldValue>)
    for (const want of wanted)
      for (const [id, value] of Object.entries(want)) {
        if (!ids.has(id)) continue
        of++
        if (all.some((g) => sameValue(id, g[id], value))) right++
      }
    for (const g of all)
      for (const id of Object.keys(g)) if (ids.has(id) && ![...wanted, ...allowed].some((w) => id in w)) uncalled++
  }
  return [String(of), percent(right, of), String(uncalled)]
}

/** Expected calibration error over ten bands: how far confidence is from being right. */
export function calibrationError(scored: readonly Scored[]): number {
  let sum = 0
  for (let band = 0; band < 10; band++) {
    const mine = scored.filter((s) => s.confidence >= band / 10 && (s.confidence < (band + 1) / 10 || band === 9))
    if (mine.length === 0) continue
    const right = mine.filter((s) => s.score.acts).length / mine.length
    const said = mine.reduce((total, s) => total + s.confidence, 0) / mine.length
    sum += (mine.length / scored.length) * Math.abs(right - said)
  }
  return sum
}

export function percentile(scored: readonly Scored[], share: number): number {
  const times = scored.map((s) => s.ms).sort((a, b) => a - b)
  return times[Math.floor(times.length * share)] ?? 0
}
