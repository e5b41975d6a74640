// The near end of the database thread: questions go over as messages, answers come back by number.
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port, not a window */
import { Worker } from 'node:worker_threads'

export interface Rows {
  fields: readonly { name: string; dataTypeID: number }[]
  rows: readonly (readonly (string | null)[])[]
  affectedRows?: number
}
export interface RemotePGlite {
  query(sql: string, values: readonly unknown[]): Promise<readonly Rows[]>
  /** Many statements without values. */
  script(sql: string): Promise<readonly Rows[]>
  /** The whole data directory as a tar. */
  dump(): Promise<Uint8Array>
  inTransaction(): boolean
  hear(listener: (channel: string, payload: string) => void): () => void
  close(): Promise<void>
}

type Ask =
  | { do: 'query'; sql: string; values: readonly unknown[] }
  | { do: 'script'; sql: string }
  | { do: 'dump' }
  | { do: 'close' }
interface Answer {
  id: number
  result?: readonly Rows[] | Uint8Array
  error?: { message: string; code?: string }
  inTransaction: boolean
}
type FromThread = { ready: true } | { note: { channel: string; payload: string } } | Answer

/** `onDeath`: nothing works without the database, so the owner should end the process; a supervisor starts it again. */
export async function startPGlite(
  from: { dataDir?: string; image?: Uint8Array },
  onDeath: (error: Error) => void,
): Promise<RemotePGlite> {
  // execArgv [] : the thread is plain .mjs and must not load tsx a second time.
  const worker = new Worker(new URL('./pglite-thread.mjs', import.meta.url), { workerData: from, execArgv: [] })
  const waiting = new Map<number, { done(result: Answer['result']): void; fail(error: Error): void }>()
  const ears = new Set<(channel: string, payload: string) => void>()
  let last = 0
  let inTransaction = false
  let gone: Error | undefined

  const end = (error: Error) => {
    if (gone) return
    gone = error
    for (const one of waiting.values()) one.fail(error)
    waiting.clear()
    onDeath(error)
  }
  const ask = (what: Ask) =>
    new Promise<Answer['result']>((done, fail) => {
      if (gone) return fail(gone)
      waiting.set(++last, { done, fail })
      worker.postMessage({ id: last, ...what })
    })

  await new Promise<void>((ready, fail) => {
    worker.once('error', fail)
    worker.once('exit', () => fail(new Error('the embedded database did not start')))
    worker.on('message', (message: FromThread) => {
      if ('ready' in message) return ready()
      if ('note' in message) return ears.forEach((hear) => hear(message.note.channel, message.note.payload))
      const one = waiting.get(message.id)
      waiting.delete(message.id)
      inTransaction = message.inTransaction
      if (message.error) one?.fail(Object.assign(new Error(message.error.message), message.error))
      else one?.done(message.result)
    })
  })
  worker.once('error', end)
  worker.once('exit', (code) => end(new Error(`the embedded database stopped (${code})`)))

  return {
    query: async (sql, values) => rows(await ask({ do: 'query', sql, values })),
    script: async (sql) => rows(await ask({ do: 'script', sql })),
    dump: async () => {
      const tar = await ask({ do: 'dump' })
      if (!(tar instanceof Uint8Array)) throw new Error('the embedded database gave no image of itself')
      return tar
    },
    inTransaction: () => inTransaction,
    hear: (listener) => {
      ears.add(listener)
      return () => ears.delete(listener)
    },
    close: async () => {
      if (gone) return
      await ask({ do: 'close' })
      gone = new Error('the embedded database is closed')
      await worker.terminate()
    },
  }
}

const rows = (result: Answer['result']): readonly Rows[] => (Array.isArray(result) ? result : [])
