// What the engines need from outside: a language model that answers in JSON. Adapters fill it; nothing here knows a vendor.

/** One structured question. The schema is a hint to the server and part of the prompt; the caller checks the answer itself. */
export interface ModelQuestion {
  /** For the log, e.g. `understand@3f2a`. */
  prompt: string
  /** The same for every message, so that servers can cache it. */
  system: string
  turns: readonly { role: 'user' | 'assistant'; text: string }[]
  schema: { name: string; json: Readonly<Record<string, unknown>> }
  maxTokens: number
}

export interface ModelReply {
  /** What the model wrote, as it came; undefined when it refused or said nothing. */
  text?: string
  refused: boolean
  /** Cut off by the length limit. */
  cut: boolean
  tokens: { in: number; out: number }
  /** How it was asked: the rung of the ladder that answered. */
  by: Rung
}

/** From the strictest way of asking for JSON to the plainest. */
export const RUNGS = ['json_schema', 'tools', 'json_object', 'text'] as const
export type Rung = (typeof RUNGS)[number]

export interface Model {
  readonly name: string
  /** Throws a Fault (`unavailable`, `rate-limited`, `bad-input`, `forbidden`); never waits longer than the signal. */
  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelReply>
}
