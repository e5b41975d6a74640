// How well the rest of a case is foretold: by start, and strictly from what was finished when the first tested case began.
// node --import tsx test/bench/insight-predict.ts [seed…]   (seeds from 1000 up are the unseen ones)
import { importCsv } from '../../src/insight/log/import-csv.ts'
import { train } from '../../src/insight/predict/predict.ts'
import { isReturn } from '../../src/insight/vocabulary.ts'
import { drawnTimes, TIMES_HEADER, timesLog, type TimedEvent } from '../kit/history-generator-times.ts'

const DAY = 86_400_000
const given = process.argv
  .slice(2)
  .filter((a) => /^\d+$/u.test(a))
  .map(Number)
const seeds = given.length > 0 ? given : [1, 2, 3, 4, 5, 6]
const lines = (cases: readonly TimedEvent[][]): Promise<Awaited<ReturnType<typeof importCsv>>> =>
  importCsv([[TIMES_HEADER, ...cases.flat().map((e) => e.row)].map((row) => row.join(',')).join('\n')])
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0
const totals = { n: 0, covered: 0, ratio: [] as number[], coverage: [] as { share: number; se: number }[] }

for (const seed of seeds) {
  const s = drawnTimes(seed)
  const all = timesLog(s, seed).sort((a, b) => a[0]!.ms - b[0]!.ms)
  const cut = Math.floor(all.length * 0.8)
  const tested = all.slice(cut)
  const from = tested[0]![0]!.ms
  for (const strict of [false, true]) {
    const past = all.slice(0, cut).filter((c) => !strict || c.at(-1)!.ms < from)
    const [learn, now] = [await lines(past), await lines(tested)]
    const start = performance.now()
    const predictor = train(learn)
    const took = (performance.now() - start) / 1000
    const byLast = new Map<string, number[]>()
    for (let c = 0; c < learn.cases.length; c++)
      for (let e = learn.start[c]!; e < learn.start[c + 1]! - 1; e++) {
        const key = learn.activity.words[learn.activity.values[e]!]!
        byLast.set(key, [
          ...(byLast.get(key)?.slice(-4000) ?? []),
          learn.time[learn.start[c + 1]! - 1]! - learn.time[e]!,
        ])
      }
    const medians = new Map([...byLast].map(([k, v]) => [k, median(v)]))
    let [n, error, base, inside, next, width] = [0, 0, 0, 0, 0, 0]
    const returns: [number, boolean][] = []
    const [byCase, byWeek] = [groups(), groups()]
    for (let c = 0; c < now.cases.length; c++)
      for (let last = now.start[c]!; last < now.start[c + 1]! - 1; last++) {
        const p = predictor.predict({ log: now, case: c, last })
        const truth = now.time[now.start[c + 1]! - 1]! - now.time[last]!
        const word = (e: number): string => now.activity.words[now.activity.values[e]!]!
        n++
        error += Math.abs(p.remaining - truth)
        base += Math.abs((medians.get(word(last)) ?? 0) - truth)
        width += p.high - p.low
        const held = truth >= p.low && truth <= p.high
        if (held) inside++
        byCase.add(c, held)
        byWeek.add(Math.floor(now.time[last]! / (7 * DAY)), held)
        if (p.next === word(last + 1)) next++
        if (last === now.start[c]) {
          let back = false
          for (let e = last + 1; e < now.start[c + 1]!; e++) back ||= isReturn(word(e))
          returns.push([p.returns, back])
        }
      }
    const se = Math.max(byCase.error(), byWeek.error())
    totals.coverage.push({ share: inside / n, se })
    totals.ratio.push(error / base)
    console.log(
      `seed ${seed} ${strict ? 'strict  ' : 'by start'} ${JSON.stringify(s)}\n   MAE ${(error / n / DAY).toFixed(2)} d, median by last ${(base / n / DAY).toFixed(2)}, covered ${((100 * inside) / n).toFixed(1)} ± ${(100 * se).toFixed(1)} % (width ${(width / n / DAY).toFixed(1)} d), next ${(next / n).toFixed(3)}, return at submission AUC ${auc(returns).toFixed(3)} ECE ${ece(returns).toFixed(3)}; ${predictor.chosen.remaining}, ${took.toFixed(1)} s`,
    )
  }
}
const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length
const shares = totals.coverage.map((c) => c.share)
const among = (of: (c: { share: number; se: number }) => number): string =>
  totals.coverage.reduce((sum, c) => sum + of(c), 0).toFixed(0)
const normal = (z: number): number => 1 / (1 + Math.exp(-1.702 * z))
console.log(
  `${shares.length} runs: coverage mean ${(100 * mean(shares)).toFixed(1)} from ${(100 * Math.min(...shares)).toFixed(1)} to ${(100 * Math.max(...shares)).toFixed(1)}, ` +
    `in 78 to 82 % ${among((c) => (Math.abs(c.share - 0.8) <= 0.02 ? 1 : 0))} (bounds that are right to the point would be in ${among((c) => 2 * normal(0.02 / c.se) - 1)}), ` +
    `within two standard errors of it ${among((c) => (Math.abs(c.share - 0.8) <= 0.02 + 2 * c.se ? 1 : 0))}; ` +
    `MAE against median by last ${mean(totals.ratio).toFixed(3)} (worst ${Math.max(...totals.ratio).toFixed(3)})`,
)

/** Prefixes of one case, or of one week, stand and fall together: the standard error of a share counts them as one. */
function groups() {
  const found = new Map<number, [n: number, held: number]>()
  return {
    add(group: number, held: boolean): void {
      const [n, k] = found.get(group) ?? [0, 0]
      found.set(group, [n + 1, k + (held ? 1 : 0)])
    },
    error(): number {
      const all = [...found.values()]
      const n = all.reduce((sum, [m]) => sum + m, 0)
      const share = all.reduce((sum, [, k]) => sum + k, 0) / n
      return Math.sqrt(all.reduce((sum, [m, k]) => sum + (k - share * m) ** 2, 0)) / n
    },
  }
}

function auc(rows: [number, boolean][]): number {
  const sorted = [...rows].sort((a, b) => a[0] - b[0])
  let [sum, k] = [0, 0]
  for (const [i, [, y]] of sorted.entries())
    if (y) {
      sum += i + 1
      k++
    }
  return (sum - (k * (k + 1)) / 2) / Math.max(1, k * (rows.length - k))
}

function ece(rows: [number, boolean][]): number {
  const sorted = [...rows].sort((a, b) => a[0] - b[0])
  let sum = 0
  for (let b = 0; b < 10; b++) {
    const part = sorted.slice(Math.floor((b * rows.length) / 10), Math.floor(((b + 1) * rows.length) / 10))
    sum += Math.abs(part.reduce((t, [p]) => t + p, 0) - part.filter(([, y]) => y).length)
  }
  return sum / rows.length
}
