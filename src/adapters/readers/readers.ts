// Reading in a thread with limits: time, memory, size. A file that goes beyond them is refused, and the next one gets a fresh thread.
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port, not a window */
import { Worker } from 'node:worker_threads'
import type { Readers, ReadResult } from '../../knowledge/ports.ts'

export interface ReadLimits {
  /** Bytes of a file. */
  size: number
  ms: number
  /** Heap of the thread; a file that needs more is too large to be one document. */
  heapMb: number
}
export const LIMITS: ReadLimits = { size: 100 * 1024 * 1024, ms: 60_000, heapMb: 768 }

/** One file at a time: reading is bound by the processor. */
export function createReaders(options: { ocr?: boolean } = {}, limits: ReadLimits = LIMITS): Readers {
  let worker: Promise<Worker> | undefined
  let line: Promise<unknown> = Promise.resolve()

  async function once(file: { name: string; bytes: Uint8Array }): Promise<ReadResult> {
    if (file.bytes.byteLength > limits.size)
      return {
        ok: false,
        problem: 'too-large',
        why: `the file has ${Math.round(file.bytes.byteLength / 1048576)} MB; ${Math.round(limits.size / 1048576)} MB is the most`,
      }
    worker ??= start(limits)
    const thread = await worker
    return new Promise((resolve) => {
      const end = (result: ReadResult, broken = false) => {
        clearTimeout(timer)
        thread.off('message', answered).off('error', failed).off('exit', left)
        if (broken) {
          worker = undefined
          // A thread that dies late must not end the process.
          thread.on('error', () => {})
          void thread.terminate()
        }
        resolve(result)
      }
      const ms = options.ocr ? limits.ms * 20 : limits.ms
      const timer = setTimeout(
        () => end({ ok: false, problem: 'too-slow', why: `reading took longer than ${Math.round(ms / 1000)} s` }, true),
        ms,
      )
      const answered = (result: ReadResult) => end(result)
      const failed = (error: Error) =>
        end(
          {
            ok: false,
            problem: 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'corrupt',
            why: 'the file needs more memory than a document may',
          },
          true,
        )
      const left = () => end({ ok: false, problem: 'corrupt', why: 'reading the file ended unexpectedly' }, true)
      thread.on('message', answered).on('error', failed).on('exit', left)
      thread.postMessage({ name: file.name, bytes: file.bytes, options })
    })
  }

  return {
    read(file) {
      const result = line.then(() => once(file))
      line = result
      return result
    },
    close: async () => {
      await line
      if (worker) await (await worker).terminate()
      worker = undefined
    },
  }
}

function start(limits: ReadLimits): Promise<Worker> {
  const thread = new Worker(new URL('./read-thread.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  })
  return new Promise((resolve, fail) => {
    thread.once('error', fail)
    thread.once('message', () => {
      thread.off('error', fail)
      resolve(thread)
    })
  })
}
