// The model engine: a language model names acts in the words as said; code checks the words and resolves them with the offline engine's own readers.
import { stopwatch } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import type { Log } from '../kernel/log.ts'
import { normalise } from '../kernel/text.ts'
import { settingOf } from './context.ts'
import { compile } from './lexicon.ts'
import { parseAnswer, type ModelAnswer } from './model-answer.ts'
import { createBreaker, type Breaker } from './model-breaker.ts'
import { createModelMetrics, type ModelMetrics, type ModelOutcome } from './model-metrics.ts'
import { askOf } from './model-prompt.ts'
import { resolveAnswer } from './model-resolve.ts'
import type { Model, ModelQuestion, ModelReply, Prompt } from './ports.ts'
import type { Act, Context, Lexicon, Moment } from './understanding.ts'

export interface ModelEngine {
  /** Never throws, never takes longer than configured. No acts: the offline answer stands. */
  ask(
    text: string,
    lexicon: Lexicon,
    context: Context,
    moment: Moment,
  ): Promise<{ acts: Act[]; outcome: ModelOutcome; ms: number }>
  metrics: ModelMetrics
}

export interface ModelEngineParts {
  model: Model
  prompt: Prompt
  /** For everything together: question, repair, and the network between. */
  timeoutMs: number
  log: Log
  breaker?: Breaker
  metrics?: ModelMetrics
  /** How many answers are kept. */
  kept?: number
}

interface Got {
  outcome: ModelOutcome
  answer?: ModelAnswer
  tokens?: { in: number; out: number }
}

export function createModelEngine({
  model,
  prompt,
  timeoutMs,
  log,
  breaker = createBreaker({ failures: 4, pauseMs: 30_000 }),
  metrics = createModelMetrics(),
  kept = 500,
}: ModelEngineParts): ModelEngine {
  const known = new Map<string, ModelAnswer>()
  const keep = (key: string, answer: ModelAnswer): void => {
    known.delete(key)
    known.set(key, answer)
    const [oldest] = known.keys()
    if (known.size > kept && oldest !== undefined) known.delete(oldest)
  }

  const fetch = async (key: string, question: ModelQuestion): Promise<Got> => {
    const answer = known.get(key)
    if (answer) return { outcome: 'cached', answer }
    if (!breaker.closed()) return { outcome: 'open' }
    const got = await within(timeoutMs, (signal) => converse(model, question, signal))
    if ('answer' in got) {
      breaker.worked()
      keep(key, got.answer)
      return got
    }
    // A refusal is an answer of a server that works.
    if (got.outcome === 'refused') breaker.worked()
    else breaker.failed(got.pauseMs)
    return { outcome: got.outcome }
  }

  return {
    metrics,
    async ask(text, lexicon, context, moment) {
      const elapsed = stopwatch()
      const compiled = compile(lexicon)
      const setting = settingOf(context, compiled)
      const asking = askOf(prompt, model.name, normalise(text), compiled, setting, moment)
      const got = await fetch(asking.key, asking.question)
      const acts = got.answer ? resolveAnswer(got.answer, text, compiled, setting, moment, context.speaker) : []
      const outcome = got.answer && acts.length === 0 ? 'empty' : got.outcome
      const ms = elapsed()
      metrics.record(outcome, ms, got.tokens)
      log.info({ prompt: prompt.version, model: model.name, outcome, ms: Math.round(ms) }, 'model asked')
      return { acts, outcome, ms }
    },
  }
}

type Conversed = { outcome: 'answered' | 'repaired'; answer: ModelAnswer; tokens: { in: number; out: number } }
type Failed = { outcome: ModelOutcome; pauseMs?: number }

/** Asks, and once more with what was wrong. */
async function converse(model: Model, question: ModelQuestion, signal: AbortSignal): Promise<Conversed | Failed> {
  const first = await model.ask(question, signal)
  if (first.refused) return { outcome: 'refused' }
  const read = parseAnswer(first.text)
  if ('answer' in read) return { outcome: 'answered', answer: read.answer, tokens: first.tokens }
  const problem = first.cut ? `The answer was too long and cut off. Keep it short.` : read.problem
  const again: ModelQuestion = {
    ...question,
    turns: [
      ...question.turns,
      ...(first.text?.trim() ? [{ role: 'assistant' as const, text: first.text.slice(0, 2_000) }] : []),
      { role: 'user', text: `${problem} Answer again with JSON only.` },
    ],
  }
  const second = await model.ask(again, signal)
  if (second.refused) return { outcome: 'refused' }
  const mended = parseAnswer(second.text)
  return 'answer' in mended
    ? { outcome: 'repaired', answer: mended.answer, tokens: sum(first, second) }
    : { outcome: 'invalid' }
}

const sum = (a: ModelReply, b: ModelReply) => ({ in: a.tokens.in + b.tokens.in, out: a.tokens.out + b.tokens.out })

/** The clock wins even over an adapter that does not listen to the signal. */
async function within(
  ms: number,
  work: (signal: AbortSignal) => Promise<Conversed | Failed>,
): Promise<Conversed | Failed> {
  const stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Failed>((resolve) => {
    timer = setTimeout(() => {
      stop.abort()
      resolve({ outcome: 'timeout' })
    }, ms)
  })
  try {
    return await Promise.race([work(stop.signal).catch((error: unknown) => failedBy(error, stop.signal)), late])
  } finally {
    clearTimeout(timer)
  }
}

function failedBy(error: unknown, signal: AbortSignal): Failed {
  if (signal.aborted) return { outcome: 'timeout' }
  if (!(error instanceof Fault)) return { outcome: 'unavailable' }
  const pauseMs = error.retryAfter?.total('milliseconds')
  return {
    outcome: error.code === 'rate-limited' ? 'rate-limited' : 'unavailable',
    ...(pauseMs === undefined ? {} : { pauseMs: Math.min(pauseMs, LONGEST_PAUSE) }),
  }
}

const LONGEST_PAUSE = 10 * 60_000
