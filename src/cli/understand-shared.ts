// Long inputs of `yiju understand` are shared between two threads, order kept; short ones are answered at once by this one.
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port, not a window */
import os from 'node:os'
import { StringDecoder } from 'node:string_decoder'
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Readable } from 'node:stream'
import { offlineAnswers, type Answered, type Run } from './understand-lines.ts'

/** A second thread takes a second to get ready: fewer lines are answered before. */
const ALONE = 2000
/** Lines handed over at once. */
const BATCH = 100
/** Batches that lie with the other thread. */
const AHEAD = 2
/** Batches not yet written: what is read waits for what is slow. */
const WAITING = 16

/** Whether any line was in error. */
export async function answerShared(
  input: Readable,
  run: Run,
  write: (text: string) => Promise<void>,
): Promise<boolean> {
  const here = offlineAnswers(run)
  let there: Helper | undefined
  let [failed, count] = [false, 0]
  const waiting: (Answered | Promise<Answered>)[] = []
  const settle = async (leave: number) => {
    while (waiting.length > leave) {
      const { out, failed: wrong } = await waiting.shift()!
      failed ||= wrong
      await write(out)
    }
  }
  try {
    for await (const lines of batchesOf(input)) {
      count += lines.length
      if (count > ALONE && os.availableParallelism() > 1) there ??= helper(run)
      waiting.push(there && there.has < AHEAD ? there.ask(lines) : here(lines))
      await turn()
      await settle(there ? WAITING : 0)
    }
    await settle(0)
  } finally {
    await there?.end()
  }
  return failed
}

interface Helper {
  /** How many batches lie with it. */
  readonly has: number
  ask(lines: readonly string[]): Promise<Answered>
  end(): Promise<unknown>
}

function helper(run: Run): Helper {
  const worker = new Worker(new URL('./understand-thread.mjs', import.meta.url), { workerData: run, execArgv: [] })
  const asked: { done(answer: Answered): void; failed(error: Error): void }[] = []
  const fail = (error: Error) => {
    for (const one of asked.splice(0)) one.failed(error)
  }
  worker.on('message', (answer: Answered) => asked.shift()?.done(answer))
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the second thread ended')))
  return {
    get has() {
      return asked.length
    },
    ask: (lines) =>
      new Promise((done, failed) => {
        asked.push({ done, failed })
        worker.postMessage(lines)
      }),
    end: () => worker.terminate(),
  }
}

/** Lines as they arrive, at most so many at once; the mark of an encoding before the first is no part of it. */
async function* batchesOf(input: Readable): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let first = true
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    rest += typeof chunk === 'string' ? chunk : decoder.write(chunk)
    if (first && rest !== '') {
      rest = rest.replace(/^\uFEFF/u, '')
      first = false
    }
    const lines = rest.split(/\r?\n/u)
    rest = lines.pop() ?? ''
    for (let from = 0; from < lines.length; from += BATCH) yield lines.slice(from, from + BATCH)
  }
  rest += decoder.end()
  if (rest !== '') yield [rest]
}
