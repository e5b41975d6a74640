// How likely a path is among the paths of its log: counts of what follows what, the whole prefix as the longest context.
import { oddsOf } from './odds.ts'

export interface PathModel {
  /** END is symbol 0; activities are 1 … size. */
  readonly size: number
  /**
   * How much each variant counts, in cases. `errors` = how often a step goes wrong by chance in one given way: what
   * that alone explains is no habit, however many cases share it.
   */
  setWeights(weights: Float64Array, errors: number): void
  /** Takes a variant out of the counts (and puts it back): a rare path must not vouch for itself. */
  remove(variant: number): void
  restore(variant: number): void
  /** Log-probability of a path with its end; stops early below `floor`. */
  logOf(path: readonly number[] | Int32Array, floor?: number): number
  /** Log-probability of every step, the end included. */
  stepsOf(path: readonly number[] | Int32Array): Float64Array
  /** Symbols that followed here, most frequent first. */
  followers(path: readonly number[] | Int32Array, until: number, most: number): number[]
}

const ORDERS = 4
const END = 0
// A step nobody ever took, where n cases went another way, still happens about once in 10 n.
const FLOOR = 0.1
const FRESH = -1.5

export function createPathModel(variants: readonly Int32Array[], size: number): PathModel {
  const S = size + 1
  // Contexts of order 0–3 and the whole prefix: a number each; an entry is a context with what followed.
  const contexts = Array.from({ length: ORDERS }, () => new Map<number, number>())
  const entries = Array.from({ length: ORDERS + 1 }, () => new Map<number, number>())
  // What followed a context, and the entry it is counted in.
  const followed: number[][] = []
  const followedBy: number[][] = []
  const parent: number[] = []
  const children = new Map<number, number>()
  let contextCount = 0
  let entryCount = 0
  const root = contextCount++
  const places = variants.map((path) => {
    const at = new Int32Array((path.length + 1) * (ORDERS + 1))
    let node = root
    for (let i = 0; i <= path.length; i++) {
      const symbol = i < path.length ? path[i]! : END
      for (let order = 0; order <= ORDERS; order++) {
        const context = order < ORDERS ? contextAt(order, path, i, true) : node
        if (context < 0) {
          at[i * (ORDERS + 1) + order] = -1
          continue
        }
        const key = context * S + symbol
        const known = entries[order]!
        let entry = known.get(key)
        if (entry === undefined) {
          known.set(key, (entry = entryCount++))
          parent.push(context)
          ;(followed[context] ??= []).push(symbol)
          ;(followedBy[context] ??= []).push(entry)
        }
        at[i * (ORDERS + 1) + order] = entry
      }
      if (i < path.length) node = child(node, symbol, true)
    }
    return at
  })
  const count = new Float64Array(entryCount)
  const total = new Float64Array(contextCount)
  const trust = new Float64Array(entryCount).fill(1)
  const shallow = new Set(contexts[0]!.values())
  let weights = new Float64Array(variants.length)
  const seen = new Int32Array(S).fill(-1)
  let stamp = 0

  return {
    size,
    setWeights(next, errors) {
      weights = next.slice()
      count.fill(0)
      total.fill(0)
      for (let v = 0; v < variants.length; v++) for (const e of places[v]!) if (e >= 0) count[e]! += weights[v]!
      for (let e = 0; e < entryCount; e++) {
        total[parent[e]!]! += count[e]!
      }
      for (let e = 0; e < entryCount; e++) {
        const expected = total[parent[e]!]! * errors
        trust[e] =
          shallow.has(parent[e]!) || count[e]! < 1e-9
            ? 1
            : 1 / (1 + Math.exp(oddsOf(expected, Math.max(1, count[e]!), FRESH)))
      }
    },
    remove: (v) => add(places[v]!, -weights[v]!),
    restore: (v) => add(places[v]!, weights[v]!),
    logOf(path, floor = Number.NEGATIVE_INFINITY) {
      let sum = 0
      let node = root
      for (let i = 0; i <= path.length && sum >= floor; i++) {
        sum += Math.log(probability(path, i, node))
        if (i < path.length) node = child(node, path[i]!, false)
      }
      return sum
    },
    stepsOf(path) {
      const steps = new Float64Array(path.length + 1)
      let node = root
      for (let i = 0; i <= path.length; i++) {
        steps[i] = Math.log(probability(path, i, node))
        if (i < path.length) node = child(node, path[i]!, false)
      }
      return steps
    },
    followers(path, until, most) {
      const found = new Map<number, number>()
      for (let order = ORDERS - 1; order > 0; order--) {
        const context = contextAt(order, path, until, false)
        for (const [k, symbol] of (followed[context] ?? []).entries()) {
          const c = count[followedBy[context]![k]!]! * trust[followedBy[context]![k]!]!
          if (symbol !== END && c > 0.3 && !found.has(symbol)) found.set(symbol, c * 10 ** order)
        }
      }
      return [...found]
        .sort((a, b) => b[1] - a[1])
        .slice(0, most)
        .map(([symbol]) => symbol)
    },
  }

  function add(at: Int32Array, weight: number): void {
    if (weight === 0) return
    for (const e of at) {
      if (e < 0) continue
      const before = count[e]!
      const after = Math.abs(before + weight) < 1e-9 ? 0 : before + weight
      count[e] = after
      total[parent[e]!]! += weight
    }
  }

  /**
   * From the longest context down to one that has seen the step. How new it is, is said by the context that is surest
   * of what follows; what longer contexts have seen does not share in what is left for the shorter ones.
   */
  function probability(path: readonly number[] | Int32Array, i: number, node: number): number {
    const symbol = i < path.length ? path[i]! : END
    stamp++
    let p = 0
    let open = 1
    let left = S
    for (let order = ORDERS; order >= 0; order--) {
      const context = order < ORDERS ? contextAt(order, path, i, false) : node
      const all = context < 0 ? 0 : total[context]!
      if (all < 1e-6) continue
      const symbols = followed[context]!
      const by = followedBy[context]!
      let [n, c, t] = [0, 0, FLOOR]
      for (let k = 0; k < symbols.length; k++) {
        const s = symbols[k]!
        const own = Math.max(0, count[by[k]!]!) * trust[by[k]!]!
        if (own < 1e-9) continue
        t += novelty(own)
        if (seen[s] === stamp) continue
        n += own
        if (s === symbol) c = own
        // Hardly there: the shorter context may still say it.
        if (own >= 0.5) {
          seen[s] = stamp
          left--
        }
      }
      if (c > 0) p += (open * c) / (n + t)
      if (c >= 0.5) return p
      open = Math.min(open, t / (all + t))
    }
    return p + open / Math.max(1, left)
  }

  /** The last `order` symbols as one number; -1 before there are so many (the whole prefix speaks then). */
  function contextAt(order: number, path: readonly number[] | Int32Array, i: number, create: boolean): number {
    let code = 0
    for (let k = order; k > 0; k--) code = code * S + (i - k < 0 ? END : path[i - k]!)
    const known = contexts[order]!
    let context = known.get(code)
    if (context === undefined) {
      if (!create) return -1
      known.set(code, (context = contextCount++))
    }
    return context
  }

  function child(node: number, symbol: number, create: boolean): number {
    if (node < 0) return -1
    const key = node * S + symbol
    let next = children.get(key)
    if (next === undefined) {
      if (!create) return -1
      children.set(key, (next = contextCount++))
    }
    return next
  }
}

/** What a follower seen this often says about followers not seen yet: those seen once say most. */
const novelty = (count: number): number => (count <= 0 ? 0 : count < 1 ? count : 1 / Math.sqrt(count))
