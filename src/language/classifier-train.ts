// Multinomial logistic regression, trained in seconds: log-tf-idf, L2-normed, AdaGrad; then squeezed into bytes.
export interface Sample {
  features: readonly string[]
  label: string
}

/** weights[label][feature] ≈ bytes[label * size + feature] * scale[label]. */
export interface LinearModel {
  labels: readonly string[]
  vocabulary: ReadonlyMap<string, number>
  idf: Float32Array
  bytes: Int8Array
  scale: Float32Array
  bias: Float32Array
  /** Softmax temperature that makes probabilities honest on unseen authors. */
  temperature: number
}

export interface Vector {
  at: Int32Array
  value: Float32Array
}

export function vectorOf(features: readonly string[], model: Pick<LinearModel, 'vocabulary' | 'idf'>): Vector {
  const counts = new Map<number, number>()
  for (const feature of features) {
    const id = model.vocabulary.get(feature)
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const at = new Int32Array(counts.size)
  const value = new Float32Array(counts.size)
  let i = 0
  let norm = 0
  for (const [id, count] of counts) {
    at[i] = id
    const weight = (1 + Math.log(count)) * (model.idf[id] ?? 0)
    value[i++] = weight
    norm += weight * weight
  }
  norm = Math.sqrt(norm) || 1
  for (let j = 0; j < value.length; j++) value[j] = (value[j] ?? 0) / norm
  return { at, value }
}

interface Options {
  passes?: number
  rate?: number
  l2?: number
  seed?: number
}

export function train(
  samples: readonly Sample[],
  random: () => number,
  { passes = 14, rate = 0.5, l2 = 1e-6 }: Options = {},
): LinearModel {
  const labels = [...new Set(samples.map((s) => s.label))].sort()
  const labelId = new Map(labels.map((label, i) => [label, i]))
  const { vocabulary, idf } = vocabularyOf(samples)
  const [size, classes] = [vocabulary.size, labels.length]
  const weights = new Float32Array(size * classes)
  const squares = new Float32Array(size * classes).fill(1e-6)
  const bias = new Float32Array(classes)
  const biasSquares = new Float32Array(classes).fill(1e-6)
  const vectors = samples.map((s) => vectorOf(s.features, { vocabulary, idf }))
  const order = samples.map((_, i) => i)
  const p = new Float64Array(classes)
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random)
    for (const index of order) {
      const { at, value } = vectors[index]!
      const gold = labelId.get(samples[index]!.label)!
      for (let c = 0; c < classes; c++) p[c] = bias[c]!
      for (let j = 0; j < at.length; j++) {
        const row = at[j]! * classes
        for (let c = 0; c < classes; c++) p[c]! += weights[row + c]! * value[j]!
      }
      softmax(p, 1)
      for (let c = 0; c < classes; c++) {
        const error = p[c]! - (c === gold ? 1 : 0)
        biasSquares[c]! += error * error
        bias[c]! -= (rate * error) / Math.sqrt(biasSquares[c]!)
        p[c] = error
      }
      for (let j = 0; j < at.length; j++) {
        const row = at[j]! * classes
        for (let c = 0; c < classes; c++) {
          const gradient = p[c]! * value[j]! + l2 * weights[row + c]!
          squares[row + c]! += gradient * gradient
          weights[row + c]! -= (rate * gradient) / Math.sqrt(squares[row + c]!)
        }
      }
    }
  }
  return { labels, vocabulary, idf, bias, temperature: 1, ...squeeze(weights, size, classes) }
}

/** Features of at least two lines; rare ones only remember. */
function vocabularyOf(samples: readonly Sample[]): { vocabulary: Map<string, number>; idf: Float32Array } {
  const documents = new Map<string, number>()
  for (const { features } of samples) for (const f of new Set(features)) documents.set(f, (documents.get(f) ?? 0) + 1)
  const kept = [...documents].filter(([, n]) => n >= 2)
  const vocabulary = new Map(kept.map(([feature], i) => [feature, i]))
  const idf = new Float32Array(kept.map(([, n]) => Math.log((samples.length + 1) / (n + 1)) + 1))
  return { vocabulary, idf }
}

/** One byte a weight costs no accuracy and an eighth of the room. */
function squeeze(weights: Float32Array, size: number, classes: number): { bytes: Int8Array; scale: Float32Array } {
  const scale = new Float32Array(classes)
  for (let i = 0; i < size; i++)
    for (let c = 0; c < classes; c++) scale[c] = Math.max(scale[c]!, Math.abs(weights[i * classes + c]!))
  for (let c = 0; c < classes; c++) scale[c] = (scale[c]! || 1) / 127
  const bytes = new Int8Array(size * classes)
  for (let i = 0; i < size; i++)
    for (let c = 0; c < classes; c++) bytes[i * classes + c] = Math.round(weights[i * classes + c]! / scale[c]!)
  return { bytes, scale }
}

export function softmax(scores: Float64Array, temperature: number): void {
  let most = -Infinity
  for (const s of scores) most = Math.max(most, s)
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    scores[i] = Math.exp((scores[i]! - most) / temperature)
    sum += scores[i]!
  }
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum
}

/** Probabilities, best first. */
export function rank(model: LinearModel, features: readonly string[], most = 5): { label: string; p: number }[] {
  const { at, value } = vectorOf(features, model)
  const classes = model.labels.length
  const p = new Float64Array(classes)
  for (let c = 0; c < classes; c++) p[c] = model.bias[c]!
  for (let j = 0; j < at.length; j++) {
    const row = at[j]! * classes
    for (let c = 0; c < classes; c++) p[c]! += model.bytes[row + c]! * model.scale[c]! * value[j]!
  }
  softmax(p, model.temperature)
  return [...p]
    .map((probability, c) => ({ label: model.labels[c]!, p: probability }))
    .sort((a, b) => b.p - a.p)
    .slice(0, most)
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
}
