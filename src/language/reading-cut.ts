// A reading without a stretch of its masked text: what was taken back, or says nothing.
import type { Reading } from './grammar-reading.ts'

/** The values that stand in the stretch go with it; `instead` (a break) may stand in its place. */
export function cut(it: Reading, from: number, to: number, instead = ''): Reading {
  const [first, last] = [it.back[from] ?? 0, it.back[to] ?? 0]
  return {
    ...it,
    masked: it.masked.slice(0, from) + instead + it.masked.slice(to),
    back: [...it.back.slice(0, from), ...Array.from(instead, () => first), ...it.back.slice(to)],
    values: it.values.filter((v) => v.span.from < first || v.span.from >= last),
  }
}
