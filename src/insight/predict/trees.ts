// Gradient boosting over histograms: trees grown leaf by leaf, for the median, a quantile or a probability.

export type Loss = { readonly kind: 'quantile'; readonly q: number } | { readonly kind: 'logistic' }

export interface Matrix {
  readonly rows: number
  /** One column of bins per feature. */
  readonly columns: readonly Uint8Array[]
}

interface Tree {
  /** Per node: feature (-1 = leaf), the highest bin that goes left, left child (right is the next), value. */
  readonly feature: Int16Array
  readonly split: Uint8Array
  readonly left: Int16Array
  readonly value: Float64Array
}

export interface Boosted {
  readonly start: number
  readonly trees: readonly Tree[]
}

export interface Growth {
  readonly trees: number
  readonly rate: number
  readonly leaves: number
  readonly fewest: number
}

const BINS = 64

/** `weight` = how many rows each row stands for; all alike when left out. */
export function boost(m: Matrix, y: Float64Array, loss: Loss, growth: Growth, weight?: Float64Array): Boosted {
  const w = weight ?? new Float64Array(m.rows).fill(1)
  const start = loss.kind === 'quantile' ? weightedQuantile(y, w, loss.q) : logit(mean(y, w))
  const score = new Float64Array(m.rows).fill(start)
  const gradient = new Float64Array(m.rows)
  const hessian = new Float64Array(m.rows)
  const trees: Tree[] = []
  for (let t = 0; t < growth.trees; t++) {
    for (let i = 0; i < m.rows; i++) {
      if (loss.kind === 'quantile') {
        gradient[i] = w[i]! * (y[i]! > score[i]! ? loss.q : loss.q - 1)
        hessian[i] = w[i]!
      } else {
        const p = 1 / (1 + Math.exp(-score[i]!))
        gradient[i] = w[i]! * (y[i]! - p)
        hessian[i] = w[i]! * Math.max(1e-6, p * (1 - p))
      }
    }
    const leafValue =
      loss.kind === 'quantile'
        ? (rows: Int32Array) =>
            weightedQuantile(
              Float64Array.from(rows, (i) => y[i]! - score[i]!),
              weight && Float64Array.from(rows, (i) => w[i]!),
              loss.q,
            )
        : (rows: Int32Array) => clamp(sumOver(rows, gradient) / (sumOver(rows, hessian) + 1), 4)
    const grown = grow(m, gradient, hessian, growth, leafValue)
    for (const { rows, value } of grown.leaves) for (const i of rows) score[i]! += growth.rate * value
    trees.push(grown.tree)
    if (grown.leaves.length < 2) break
  }
  return { start, trees: trees.map((tree) => ({ ...tree, value: tree.value.map((v) => v * growth.rate) })) }
}

/** The sum for one row of bins. */
export function answer(model: Boosted, row: Uint8Array): number {
  let sum = model.start
  for (const { feature, split, left, value } of model.trees) {
    let node = 0
    while (feature[node]! >= 0) node = row[feature[node]!]! <= split[node]! ? left[node]! : left[node]! + 1
    sum += value[node]!
  }
  return sum
}

export const chanceOf = (score: number): number => 1 / (1 + Math.exp(-score))

interface Leaf {
  rows: Int32Array
  value: number
}
interface Open {
  node: number
  rows: Int32Array
  histogram: Histogram
  best: { gain: number; feature: number; bin: number }
}
interface Histogram {
  g: Float64Array
  h: Float64Array
  n: Int32Array
}

function grow(
  m: Matrix,
  g: Float64Array,
  h: Float64Array,
  growth: Growth,
  leafValue: (rows: Int32Array) => number,
): { tree: Tree; leaves: Leaf[] } {
  const most = 2 * growth.leaves
  const feature = new Int16Array(most).fill(-1)
  const split = new Uint8Array(most)
  const left = new Int16Array(most)
  const value = new Float64Array(most)
  const all = Int32Array.from({ length: m.rows }, (_, i) => i)
  const whole = histogramOf(m, all, g, h)
  let open: Open[] = [{ node: 0, rows: all, histogram: whole, best: bestSplit(whole, m.columns.length, growth.fewest) }]
  let next = 1
  for (let leaves = 1; leaves < growth.leaves; leaves++) {
    const widest = open.reduce((a, b) => (b.best.gain > a.best.gain ? b : a))
    if (widest.best.gain <= 1e-9) break
    const column = m.columns[widest.best.feature]!
    const goesLeft = widest.rows.filter((i) => column[i]! <= widest.best.bin)
    const goesRight = widest.rows.filter((i) => column[i]! > widest.best.bin)
    feature[widest.node] = widest.best.feature
    split[widest.node] = widest.best.bin
    left[widest.node] = next
    // The smaller side is counted, the larger is what remains.
    const small = goesLeft.length <= goesRight.length ? goesLeft : goesRight
    const counted = histogramOf(m, small, g, h)
    const remaining = minus(widest.histogram, counted)
    const [a, b] = small === goesLeft ? [counted, remaining] : [remaining, counted]
    open = [
      ...open.filter((o) => o !== widest),
      { node: next, rows: goesLeft, histogram: a, best: bestSplit(a, m.columns.length, growth.fewest) },
      { node: next + 1, rows: goesRight, histogram: b, best: bestSplit(b, m.columns.length, growth.fewest) },
    ]
    next += 2
  }
  const leaves = open.map((o) => ({ rows: o.rows, value: leafValue(o.rows) }))
  for (const [k, o] of open.entries()) value[o.node] = leaves[k]!.value
  return { tree: { feature, split, left, value }, leaves }
}

function histogramOf(m: Matrix, rows: Int32Array, g: Float64Array, h: Float64Array): Histogram {
  const size = m.columns.length * BINS
  const out = { g: new Float64Array(size), h: new Float64Array(size), n: new Int32Array(size) }
  for (let f = 0; f < m.columns.length; f++) {
    const column = m.columns[f]!
    const base = f * BINS
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k]!
      const at = base + column[i]!
      out.g[at]! += g[i]!
      out.h[at]! += h[i]!
      out.n[at]!++
    }
  }
  return out
}

const minus = (a: Histogram, b: Histogram): Histogram => ({
  g: a.g.map((x, i) => x - b.g[i]!),
  h: a.h.map((x, i) => x - b.h[i]!),
  n: a.n.map((x, i) => x - b.n[i]!),
})

function bestSplit({ g, h, n }: Histogram, features: number, fewest: number): Open['best'] {
  let [G, H, N] = [0, 0, 0]
  for (let b = 0; b < BINS; b++) {
    G += g[b]!
    H += h[b]!
    N += n[b]!
  }
  const best = { gain: 0, feature: -1, bin: 0 }
  const whole = (G * G) / (H + 1)
  for (let f = 0; f < features; f++) {
    let [gl, hl, nl] = [0, 0, 0]
    for (let b = 0; b < BINS - 1; b++) {
      const at = f * BINS + b
      if (n[at] === 0) continue
      gl += g[at]!
      hl += h[at]!
      nl += n[at]!
      if (nl < fewest) continue
      if (N - nl < fewest) break
      const gain = (gl * gl) / (hl + 1) + ((G - gl) * (G - gl)) / (H - hl + 1) - whole
      if (gain > best.gain) Object.assign(best, { gain, feature: f, bin: b })
    }
  }
  return best
}

/** Cut points so that bins hold about equally many rows; missing is bin 0. */
export function cutsOf(values: Float64Array): Float64Array {
  const known = values.filter((v) => !Number.isNaN(v)).sort()
  const cuts: number[] = []
  for (let b = 1; b < BINS - 1; b++) {
    const at = known[Math.floor((known.length * b) / (BINS - 1))]
    if (at !== undefined && (cuts.length === 0 || at > cuts.at(-1)!)) cuts.push(at)
  }
  return Float64Array.from(cuts)
}

export function binOf(cuts: Float64Array, value: number): number {
  if (Number.isNaN(value)) return 0
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low + 1
}

export function quantileOf(values: Float64Array | readonly number[], q: number): number {
  if (values.length === 0) return 0
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))]!
}

export function weightedQuantile(values: Float64Array, weight: Float64Array | undefined, q: number): number {
  if (!weight) return quantileOf(values, q)
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
  const all = weight.reduce((a, b) => a + b, 0)
  let sum = 0
  for (const i of order) if ((sum += weight[i]!) >= q * all - 1e-9) return values[i]!
  return values[order.at(-1) ?? 0] ?? 0
}

const mean = (y: Float64Array, w: Float64Array): number =>
  y.reduce((sum, v, i) => sum + v * w[i]!, 0) /
  Math.max(
    1e-9,
    w.reduce((a, b) => a + b, 0),
  )
const logit = (p: number): number => Math.log(Math.max(1e-4, p) / Math.max(1e-4, 1 - p))
const clamp = (x: number, most: number): number => Math.max(-most, Math.min(most, x))
function sumOver(rows: Int32Array, values: Float64Array): number {
  let sum = 0
  for (let k = 0; k < rows.length; k++) sum += values[rows[k]!]!
  return sum
}
