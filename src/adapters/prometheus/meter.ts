// The meter port by prom-client, and the page that Prometheus reads. Verbs, codes and counts only: no person, no request, no words.
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Meter } from '../../assistant/ports.ts'

export interface Prometheus extends Meter {
  jobFailed(job: string): void
  page(): Promise<string>
}

export interface Backlog {
  /** Jobs written and not yet handed to the queue. */
  waiting: number
  /** Age of the oldest of them. */
  seconds: number
}

/** `backlog` is asked when the page is read. */
export function createPrometheus(backlog: () => Promise<Backlog>): Prometheus {
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
  return {
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
