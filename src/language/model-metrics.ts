// What the model engine costs and how it fares: counts, tokens and waiting times, never words.

export const OUTCOMES = [
  'answered', 'cached', 'repaired', 'empty', 'refused', 'invalid', 'timeout', 'rate-limited', 'unavailable', 'open',
] as const // prettier-ignore
/** `empty`: nothing of the answer stood in the message. `open`: the breaker was. */
export type ModelOutcome = (typeof OUTCOMES)[number]

export interface ModelMetrics {
  record(outcome: ModelOutcome, ms: number, tokens?: { in: number; out: number }): void
  read(): {
    outcomes: Readonly<Record<ModelOutcome, number>>
    tokens: { in: number; out: number }
    /** In the currency of the prices, when they are known. */
    cost?: number
    /** Of the last questions that went out. */
    p50: number
    p95: number
  }
}

const KEPT = 500
const UNASKED: ReadonlySet<ModelOutcome> = new Set<ModelOutcome>(['cached', 'open'])

/** `prices` for a million tokens. */
export function createModelMetrics(prices?: { in: number; out: number }): ModelMetrics {
  const outcomes = Object.fromEntries(OUTCOMES.map((o) => [o, 0])) as Record<ModelOutcome, number>
  const tokens = { in: 0, out: 0 }
  const waits: number[] = []
  return {
    record(outcome, ms, used) {
      outcomes[outcome] += 1
      tokens.in += used?.in ?? 0
      tokens.out += used?.out ?? 0
      if (UNASKED.has(outcome)) return
      waits.push(ms)
      if (waits.length > KEPT) waits.shift()
    },
    read() {
      const sorted = waits.toSorted((a, b) => a - b)
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
      return {
        outcomes: { ...outcomes },
        tokens: { ...tokens },
        ...(prices ? { cost: (tokens.in * prices.in + tokens.out * prices.out) / 1_000_000 } : {}),
        p50: at(0.5),
        p95: at(0.95),
      }
    },
  }
}
