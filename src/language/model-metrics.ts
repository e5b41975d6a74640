// What is told of every question to a model: how it went, how long it took and what it used; never a word of it.
import type { Rung } from './ports.ts'

/** `empty`: nothing of the answer stood in the message. `invalid`: no answer, twice. `open`: the breaker was. */
export type ModelOutcome =
  | 'answered'
  | 'cached'
  | 'repaired'
  | 'empty'
  | 'refused'
  | 'invalid'
  | 'timeout'
  | 'rate-limited'
  | 'unavailable'
  | 'open'

export interface ModelCall {
  /** Host and port. */
  endpoint: string
  model: string
  /** The rung of the ladder. */
  rung: Rung
  /** `understand@3f2a`. */
  prompt: string
  outcome: ModelOutcome
  /** False when no server was asked: answered from memory, or the breaker was open. */
  wentOut: boolean
  ms: number
  tokens: { in: number; out: number }
}

export interface ModelMeter {
  modelAsked(call: ModelCall): void
}
