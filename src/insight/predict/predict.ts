// Learns from finished cases how long is left, between which bounds, what comes next and whether a return still comes.
import type { EventLog } from '../log/log.ts'
import { isReturn } from '../vocabulary.ts'
import { createBounds } from './bounds.ts'
import { createReader, type Prefix } from './features.ts'
import { fairCases, isStrict } from './fair.ts'
import { createBackOff, createNextTrees } from './next.ts'
import { deskOf } from './load.ts'
import type { Guessed } from './tempo.ts'
import {
  answer,
  binOf,
  boost,
  chanceOf,
  cutsOf,
  weightedQuantile,
  type Boosted,
  type Growth,
  type Matrix,
} from './trees.ts'

export interface Prediction {
  readonly remaining: number
  /** 10 % and 90 % quantiles, milliseconds. */
  readonly low: number
  readonly high: number
  readonly next: string
  readonly returns: number
}

export interface Predictor {
  predict(prefix: Prefix): Prediction
  /** Which of the candidates won on the last fifth of the training cases. */
  readonly chosen: {
    readonly remaining: 'median' | 'trees' | 'both'
    readonly next: 'trigram' | 'trees'
    readonly load: boolean
  }
}

const MOST_ROWS = 60_000
const LONG: Growth = { trees: 120, rate: 0.1, leaves: 31, fewest: 40 }
const SHORT: Growth = { trees: 70, rate: 0.1, leaves: 31, fewest: 40 }
const SHALLOW: Growth = { trees: 90, rate: 0.05, leaves: 15, fewest: 40 }

/** `grow` = how trees are grown: what was grown before over the very same rows may be remembered. */
export function train(log: EventLog, grow: typeof boost = boost): Predictor {
  const strict = isStrict(log)
  const fair = fairCases(log, Array.from(log.cases.keys()), strict)
  const cut = Math.floor(fair.cases.length * 0.75)
  const later = fair.cases.slice(cut)
  const from = log.time[log.start[later[0] ?? 0]!]!
  // What could be known when the first case of the trial began, no more.
  const known = fair.cases.slice(0, cut).filter((c) => !strict || log.time[log.start[c + 1]! - 1]! < from)
  const before = fairCases(log, known, strict)
  const [early, late] = [prefixesOf(log, before.cases), prefixesOf(log, later)]
  const truth = late.map((p) => remainingOf(p))
  const weight = Float64Array.from(late, (p) => fair.weight.get(p.case) ?? 1)
  const tried = (withLoad: boolean) => {
    const fitted = fit(log, early, { weights: before.weight, withNext: true, withLoad, grow })
    const guesses = late.map((p) => fitted.guess(p))
    return {
      trial: fitted,
      guesses,
      withLoad,
      error: guesses.reduce((sum, g, i) => sum + weight[i]! * Math.abs(g.trees - truth[i]!), 0),
    }
  }
  // What lies with whoever a case waits for is asked only where it foretold the trial better.
  const plain = tried(false)
  const loaded = deskOf(log) ? tried(true) : plain
  const { trial, guesses, withLoad } = loaded.error < plain.error ? loaded : plain
  const error = (of: (g: (typeof guesses)[number]) => number): number =>
    guesses.reduce((sum, g, i) => sum + weight[i]! * Math.abs(of(g) - truth[i]!), 0)
  const errors = {
    median: error((g) => g.median),
    trees: error((g) => g.trees),
    both: error((g) => (g.median + g.trees) / 2),
  }
  const remaining =
    errors.trees <= errors.median && errors.trees <= errors.both
      ? 'trees'
      : errors.both <= errors.median
        ? 'both'
        : 'median'
  const middleOf = (g: Guess): number =>
    remaining === 'trees' ? g.trees : remaining === 'median' ? g.median : (g.trees + g.median) / 2
  const guessed = (g: Guess): Guessed => ({ low: g.low, middle: middleOf(g), high: g.high })
  const followed = late.map((p) => log.activity.words[log.activity.values[p.last + 1]!]!)
  const hits = (of: (g: (typeof guesses)[number]) => string): number =>
    guesses.filter((g, i) => of(g) === followed[i]).length
  const next = hits((g) => g.byTrees) > hits((g) => g.byCounts) ? 'trees' : 'trigram'
  // Chances at the submission and later on are read from different ends of one scale.
  const isFirst = (p: Prefix): boolean => p.last === log.start[p.case]
  const platt = [true, false].map((first) => {
    const rows = late.map((_, i) => i).filter((i) => isFirst(late[i]!) === first)
    return calibrate(
      rows.map((i) => guesses[i]!.returns),
      rows.map((i) => (returnsAfter(late[i]!) ? 1 : 0)),
      rows.map((i) => weight[i]!),
    )
  })
  const final = fit(log, prefixesOf(log, fair.cases), {
    weights: fair.weight,
    withNext: next === 'trees',
    withLoad,
    grow,
  })
  // Without a clock there is nothing to keep pace with.
  const rows = late
    .map((p, i) => ({
      guess: guessed(guesses[i]!),
      at: log.time[p.last]!,
      end: log.time[p.last]! + truth[i]!,
      weight: weight[i]!,
    }))
    .filter((row) => !Number.isNaN(row.at) && !Number.isNaN(row.end))
    .sort((a, b) => a.at - b.at)
  // Bounds belong to the guesses whose errors were counted. Only where the trial had next to no slow cases to learn from,
  // the log being cut in the middle of them, the final guess is the better ground.
  const ground = strict ? final : trial
  const bounds = createBounds(log, rows, (p) => guessed(ground.guess(p)))
  return {
    chosen: { remaining, next, load: withLoad },
    predict(prefix) {
      const g = final.guess(prefix)
      const moved = bounds.move(prefix, guessed(strict ? g : ground.guess(prefix)))
      const middle = strict ? moved.middle : middleOf(g)
      const { a, b } = platt[prefix.last === prefix.log.start[prefix.case] ? 0 : 1]!
      return {
        remaining: middle,
        low: Math.min(moved.low, middle),
        high: Math.max(moved.high, middle),
        next: next === 'trees' ? g.byTrees : g.byCounts,
        returns: chanceOf(a * g.returns + b),
      }
    },
  }
}

/** Every prefix that still has something to come. */
function prefixesOf(log: EventLog, cases: readonly number[]): Prefix[] {
  const all = cases.flatMap((c) =>
    Array.from({ length: Math.max(0, log.start[c + 1]! - log.start[c]! - 1) }, (_, k) => ({
      log,
      case: c,
      last: log.start[c]! + k,
    })),
  )
  const step = Math.ceil(all.length / MOST_ROWS)
  return step <= 1 ? all : all.filter((_, i) => i % step === 0)
}

const remainingOf = ({ log, case: c, last }: Prefix): number => log.time[log.start[c + 1]! - 1]! - log.time[last]! || 0

function returnsAfter({ log, case: c, last }: Prefix): boolean {
  for (let e = last + 1; e < log.start[c + 1]!; e++)
    if (isReturn(log.activity.words[log.activity.values[e]!]!)) return true
  return false
}

interface Guess {
  median: number
  trees: number
  low: number
  high: number
  byCounts: string
  byTrees: string
  returns: number
}

function fit(
  log: EventLog,
  prefixes: readonly Prefix[],
  {
    weights,
    withNext,
    withLoad,
    grow,
  }: { weights: ReadonlyMap<number, number>; withNext: boolean; withLoad: boolean; grow: typeof boost },
): { guess(p: Prefix): Guess } {
  const w = weights.size > 0 ? Float64Array.from(prefixes, (p) => weights.get(p.case) ?? 1) : undefined
  const y = Float64Array.from(prefixes, remainingOf)
  const reader = createReader(log, prefixes, y, { withLoad })
  const values = prefixes.map((p) => reader.read(p))
  const cuts = reader.names.map((_, f) => cutsOf(Float64Array.from(values, (row) => row[f]!)))
  const bins = (row: Float64Array): Uint8Array => Uint8Array.from(row, (v, f) => binOf(cuts[f]!, v))
  const rows = values.map(bins)
  const m: Matrix = { rows: rows.length, columns: reader.names.map((_, f) => Uint8Array.from(rows, (row) => row[f]!)) }
  const few = { fewest: Math.max(5, Math.min(40, Math.floor(rows.length / 100))) }
  const quantile = (q: number, growth: Growth): Boosted => grow(m, y, { kind: 'quantile', q }, { ...growth, ...few }, w)
  const [middle, low, high] = [quantile(0.5, LONG), quantile(0.1, SHORT), quantile(0.9, SHORT)]
  const back = grow(
    m,
    Float64Array.from(prefixes, (p) => (returnsAfter(p) ? 1 : 0)),
    { kind: 'logistic' },
    { ...SHALLOW, ...few },
    w,
  )
  const counts = createBackOff(log, prefixes)
  const trees = withNext ? createNextTrees(prefixes, m, grow) : undefined
  const byLast = new Map<string, number[]>()
  for (const [i, p] of prefixes.entries()) {
    const list = byLast.get(lastOf(p))
    if (list) list.push(i)
    else byLast.set(lastOf(p), [i])
  }
  const medianOf = (rows: readonly number[]): number =>
    weightedQuantile(
      Float64Array.from(rows, (i) => y[i]!),
      w && Float64Array.from(rows, (i) => w[i]!),
      0.5,
    )
  const medians = new Map([...byLast].map(([key, rows]) => [key, medianOf(rows)]))
  const overall = weightedQuantile(y, w, 0.5)
  return {
    guess(p) {
      const row = bins(reader.read(p))
      const byCounts = counts(p)
      return {
        median: medians.get(lastOf(p)) ?? overall,
        trees: Math.max(0, answer(middle, row)),
        low: Math.max(0, answer(low, row)),
        high: Math.max(0, answer(high, row)),
        byCounts,
        byTrees: trees?.(row) || byCounts,
        returns: answer(back, row),
      }
    },
  }
}

const lastOf = ({ log, last }: Prefix): string => log.activity.words[log.activity.values[last]!]!

/** Platt: a line through the scores so that chances come true as often as they say. */
function calibrate(
  scores: readonly number[],
  truth: readonly number[],
  weight: readonly number[],
): { a: number; b: number } {
  let [a, b] = [1, 0]
  if (!truth.includes(1)) return { a, b }
  for (let round = 0; round < 25; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-3, 0, 1e-3]
    for (const [i, s] of scores.entries()) {
      const p = chanceOf(a * s + b)
      const w = weight[i]! * p * (1 - p)
      ga += weight[i]! * (truth[i]! - p) * s
      gb += weight[i]! * (truth[i]! - p)
      haa += w * s * s
      hab += w * s
      hbb += w
    }
    const det = haa * hbb - hab * hab
    if (Math.abs(det) < 1e-9) break
    a = Math.max(0.2, Math.min(3, a + (hbb * ga - hab * gb) / det))
    b = Math.max(-4, Math.min(4, b + (haa * gb - hab * ga) / det))
  }
  return { a, b }
}
