// The analysts in a thread of their own: a night's study must not keep anybody waiting by day.
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port, not a window */
import { Worker } from 'node:worker_threads'
import type { Analysts, Studied } from '../../assistant/insight/ports.ts'
import type { Forecast, TooFew } from '../../insight/own-analyst.ts'
import type { Live } from '../../insight/own-stream.ts'
import type { ProcessMap } from '../../insight/process-map.ts'

/** Longer than any answer takes while the thread is free. */
const PATIENCE_MS = 400
/** Somebody who opened the map waits a little. */
const MAP_MS = 5_000
const HEAP_MB = 2048

export function createAnalysts(): Analysts {
  let worker: Worker | undefined
  let last = 0
  let line: Promise<unknown> = Promise.resolve()
  const waiting = new Map<number, { done(answer: unknown): void; failed(error: Error): void }>()

  const thread = (): Worker => {
    if (worker) return worker
    const made = new Worker(new URL('./analysts-thread.mjs', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    const fail = (error: Error) => {
      if (worker === made) worker = undefined
      for (const one of waiting.values()) one.failed(error)
      waiting.clear()
    }
    made.on('message', ({ id, answer, error }: { id: number; answer?: unknown; error?: string }) => {
      const one = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) one?.done(answer)
      else one?.failed(new Error(error))
    })
    made.on('error', fail)
    made.on('exit', () => fail(new Error('the analysts’ thread ended')))
    made.unref()
    return (worker = made)
  }

  const ask = (call: string, org: string, given: unknown): Promise<unknown> =>
    new Promise((done, failed) => {
      const id = ++last
      waiting.set(id, { done, failed })
      thread().postMessage({ id, call, org, given })
    })

  /** An answer that comes too late is no answer. */
  const soon = (answer: Promise<unknown>, ms = PATIENCE_MS): Promise<unknown> => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<undefined>((done) => {
      timer = setTimeout(() => done(undefined), ms)
    })
    return Promise.race([answer.catch(() => undefined), late]).finally(() => clearTimeout(timer))
  }

  return {
    study: (org, study, pages) => {
      // One after another: two at once would read into the same notebook.
      const mine = line.then(async () => {
        await ask('begin', org, study)
        for await (const page of pages) await ask('add', org, page)
        return (await ask('finish', org, undefined)) as Studied
      })
      line = mine.catch(() => undefined)
      return mine
    },
    recall: async (org, study, bytes) => (await ask('recall', org, { study, bytes })) as boolean,
    forecast: async (org, own, load) =>
      (await soon(ask('forecast', org, { own, load }))) as Forecast | TooFew | undefined,
    moved: async (org, own) => (await ask('moved', org, own)) as Live,
    map: async (org, process, since) =>
      (await soon(ask('map', org, { process, since: since.epochMilliseconds }), MAP_MS)) as ProcessMap | undefined,
    close: async () => {
      const ending = worker
      worker = undefined
      await ending?.terminate()
    },
  }
}
