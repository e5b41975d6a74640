// The meter port by prom-client, and the page that Prometheus reads. Verbs, codes and counts only: no person, no request, no words.
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Meter } from '../../assistant/ports.ts'
import type { ModelMeter } from '../../language/model-metrics.ts'

export interface Prometheus extends Meter, ModelMeter {
  jobFailed(job: string): void
  page(): Promise<string>
}

export interface Backlog {
  /** Jobs written and not yet handed to the queue. */
  waiting: number
  /** Age of the oldest of them. */
  seconds: number
}

/** Of a million tokens, in whatever currency they are billed. */
export interface Prices {
  in: number
  out: number
}

/** `backlog` is asked when the page is read. Without prices there is no cost. */
export function createPrometheus(backlog: () => Promise<Backlog>, prices?: Prices): Prometheus {
  const registers = [new Registry()]
  const [registry] = registers
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `yiju_${name}`, help, labelNames, registers })
  const arrived = counter('messages_received_total', 'Messages, presses and forms that came in', ['platform', 'kind'])
  const decided = counter('commands_total', 'Commands carried out, by verb', ['verb'])
  const refused = counter('refusals_total', 'Commands refused, by code', ['code'])
  const failed = counter('jobs_failed_total', 'Jobs given up after their last attempt', ['job'])
  const answered = new Histogram({
    name: 'yiju_answer_seconds',
    help: 'From a message stored to its answer posted',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  })
  const seconds = new Gauge({
    name: 'yiju_outbox_lag_seconds',
    help: 'Age of the oldest job not yet in the queue',
    registers,
  })
  const waiting = new Gauge({ name: 'yiju_outbox_waiting', help: 'Jobs not yet handed to the queue', registers })
  const model = modelMetrics(registers, prices)
  return {
    ...model,
    arrived: (platform, kind) => arrived.inc({ platform, kind }),
    answered: (ms) => answered.observe(ms / 1000),
    decided: (verb) => decided.inc({ verb }),
    refused: (code) => refused.inc({ code }),
    jobFailed: (job) => failed.inc({ job }),
    page: async () => {
      const now = await backlog()
      seconds.set(now.seconds)
      waiting.set(now.waiting)
      return registry!.metrics()
    },
  }
}

/** A way of asking, a prompt and an outcome are words of ours; the endpoint and the model are those of the settings. */
function modelMetrics(registers: Registry[], prices: Prices | undefined): ModelMeter {
  const asked = new Counter({
    name: 'yiju_model_questions_total',
    help: 'Questions to the model engine, by how they ended; cached and open ones asked no server',
    labelNames: ['endpoint', 'model', 'prompt', 'rung', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'yiju_model_seconds',
    help: 'From question to usable answer or giving up, the repair included; of questions that went out',
    labelNames: ['endpoint', 'model', 'prompt', 'outcome'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120],
    registers,
  })
  const tokens = new Counter({
    name: 'yiju_model_tokens_total',
    help: 'Tokens as the model server counted them',
    labelNames: ['endpoint', 'model', 'prompt', 'direction'],
    registers,
  })
  const cost = prices
    ? new Counter({
        name: 'yiju_model_cost_total',
        help: 'Tokens by MODEL_PRICE_IN and MODEL_PRICE_OUT, in their currency',
        labelNames: ['endpoint', 'model', 'prompt'],
        registers,
      })
    : undefined
  return {
    modelAsked({ endpoint, model, prompt, rung, outcome, wentOut, ms, tokens: used }) {
      const about = { endpoint, model, prompt }
      asked.inc({ ...about, rung, outcome })
      if (!wentOut) return
      seconds.observe({ ...about, outcome }, ms / 1000)
      tokens.inc({ ...about, direction: 'in' }, used.in)
      tokens.inc({ ...about, direction: 'out' }, used.out)
      if (prices) cost?.inc(about, (used.in * prices.in + used.out * prices.out) / 1_000_000)
    },
  }
}
