// What the engines need from outside: a language model that answers in JSON, and its prompt. Adapters fill them; nothing here knows a vendor.

/** One structured question. The schema is a hint to the server and stands in the prompt too; the caller checks the answer itself. */
export interface ModelQuestion {
  /** For the log, e.g. `understand@3f2a`. */
  prompt: string
  /** The same for every message of an organisation, so that servers can keep it. */
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
  /** Host and port, for metrics: no path, no key. */
  readonly endpoint: string
  /** How it would be asked now. */
  rung(): Rung
  /** Throws a Fault: `unavailable`, `rate-limited` (with retryAfter), `forbidden`, `not-found`, `bad-input`. */
  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelReply>
}

/** A prompt of prompts/, split at its line of ----: what the model is, and what it is given. */
export interface Prompt {
  id: string
  /** `understand@3f2a`: the first digits of the hash of the whole file. */
  version: string
  system: string
  user: string
}
