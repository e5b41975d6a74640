// The model engine: a language model names acts in the words as said; code checks the words and resolves them with the offline engine's own readers.
import { stopwatch } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import type { Log } from '../kernel/log.ts'
import { normalise } from '../kernel/text.ts'
import { settingOf } from './context.ts'
import { compile } from './lexicon.ts'
import { parseAnswer, type ModelAnswer } from './model-answer.ts'
import { createBreaker, type Breaker } from './model-breaker.ts'
import { createHiding, hideFields, restoreAnswer } from './model-hide.ts'
import type { ModelMeter, ModelOutcome } from './model-metrics.ts'
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
}

export interface ModelEngineParts {
  model: Model
  prompt: Prompt
  /** For everything together: question, repair, and the network between. */
  timeoutMs: number
  log: Log
  breaker?: Breaker
  meter?: ModelMeter
  /** How many answers are kept. */
  kept?: number
}

interface Got {
  outcome: ModelOutcome
  answer?: ModelAnswer
  /** The server said when to come back. */
  pauseMs?: number
}

export function createModelEngine({
  model,
  prompt,
  timeoutMs,
  log,
  breaker = createBreaker({ failures: 4, pauseMs: 30_000 }),
  meter,
  kept = 500,
}: ModelEngineParts): ModelEngine {
  const known = new Map<string, ModelAnswer>()
  const keep = (key: string, answer: ModelAnswer): void => {
    known.delete(key)
    known.set(key, answer)
    const [oldest] = known.keys()
    if (known.size > kept && oldest !== undefined) known.delete(oldest)
  }

  const fetch = async (key: string, question: ModelQuestion, used: Tokens): Promise<Got> => {
    const answer = known.get(key)
    if (answer) return { outcome: 'cached', answer }
    if (!breaker.closed()) return { outcome: 'open' }
    const got = await within(timeoutMs, (signal) => converse(model, question, used, signal))
    if (got.answer) keep(key, got.answer)
    // A refusal is an answer of a server that works.
    if (got.answer || got.outcome === 'refused') breaker.worked()
    else breaker.failed(got.pauseMs)
    return got
  }

  return {
    async ask(text, lexicon, context, moment) {
      const elapsed = stopwatch()
      const compiled = compile(lexicon)
      const setting = settingOf(context, compiled)
      const hiding = createHiding()
      const seen = hiding.hide(normalise(text).text)
      const asking = askOf(prompt, model.name, seen, compiled, hideFields(setting, hiding), moment)
      const tokens = { in: 0, out: 0 }
      const got = await fetch(asking.key, asking.question, tokens)
      const { acts, outcome } = resolved(got, (answer) =>
        resolveAnswer(restoreAnswer(answer, hiding), text, compiled, setting, moment, context.speaker),
      )
      const ms = elapsed()
      const wentOut = got.outcome !== 'cached' && got.outcome !== 'open'
      meter?.modelAsked({
        endpoint: model.endpoint,
        model: model.name,
        rung: model.rung(),
        prompt: prompt.version,
        outcome,
        wentOut,
        ms,
        tokens,
      })
      log.info({ prompt: prompt.version, model: model.name, outcome, ms: Math.round(ms) }, 'model asked')
      return { acts, outcome, ms }
    },
  }
}

/** An answer that cannot even be looked at is none: whatever a model writes, the message is answered. */
function resolved(got: Got, read: (answer: ModelAnswer) => Act[]): { acts: Act[]; outcome: ModelOutcome } {
  if (!got.answer) return { acts: [], outcome: got.outcome }
  try {
    const acts = read(got.answer)
    return { acts, outcome: acts.length === 0 ? 'empty' : got.outcome }
  } catch {
    return { acts: [], outcome: 'invalid' }
  }
}

type Tokens = ModelReply['tokens']

/** Asks, and once more with what was wrong. What it used is counted however it ends. */
async function converse(model: Model, question: ModelQuestion, used: Tokens, signal: AbortSignal): Promise<Got> {
  const ask = async (question: ModelQuestion): Promise<ModelReply> => {
    const reply = await model.ask(question, signal)
    used.in += reply.tokens.in
    used.out += reply.tokens.out
    return reply
  }
  const first = await ask(question)
  if (first.refused) return { outcome: 'refused' }
  const read = parseAnswer(first.text)
  if ('answer' in read) return { outcome: 'answered', answer: read.answer }
  const problem = first.cut ? `The answer was too long and cut off. Keep it short.` : read.problem
  const second = await ask({
    ...question,
    turns: [
      ...question.turns,
      ...(first.text?.trim() ? [{ role: 'assistant' as const, text: first.text.slice(0, 2_000) }] : []),
      { role: 'user', text: `${problem} Answer again with JSON only.` },
    ],
  })
  if (second.refused) return { outcome: 'refused' }
  const mended = parseAnswer(second.text)
  return 'answer' in mended ? { outcome: 'repaired', answer: mended.answer } : { outcome: 'invalid' }
}

/** The clock wins even over an adapter that does not listen to the signal. */
async function within(ms: number, work: (signal: AbortSignal) => Promise<Got>): Promise<Got> {
  const stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Got>((resolve) => {
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

function failedBy(error: unknown, signal: AbortSignal): Got {
  if (signal.aborted) return { outcome: 'timeout' }
  if (!(error instanceof Fault)) return { outcome: 'unavailable' }
  const pauseMs = error.retryAfter?.total('milliseconds')
  return {
    outcome: error.code === 'rate-limited' ? 'rate-limited' : 'unavailable',
    ...(pauseMs === undefined ? {} : { pauseMs: Math.min(pauseMs, LONGEST_PAUSE) }),
  }
}

const LONGEST_PAUSE = 10 * 60_000
