// A pg.Pool over the one session of the embedded database, for Prisma, for our own SQL and for the queue alike. Not for cursors and streams.
import { EventEmitter } from 'node:events'
import pg from 'pg'
import { refuseInsideTransaction } from './inside-transaction.ts'
import { toText } from './pg-values.ts'
import type { RemotePGlite, Rows } from './pglite-remote.ts'
import { turnstile } from './turnstile.ts'

interface Config {
  text: string
  values?: readonly unknown[]
  rowMode?: string
  types?: { getTypeParser(oid: number, format: 'text'): (value: string) => unknown }
  callback?: Callback
}
type Asked = string | Config
interface Result {
  fields: Rows['fields']
  rows: unknown[]
  rowCount: number
  command: string
  oid: number
}
type Answer = Result | Result[]
type Callback = (error: Error | null, result?: Answer) => void
type Query = (asked: Asked, values?: readonly unknown[] | Callback, callback?: Callback) => Promise<Answer> | void

export function createPGlitePool(db: RemotePGlite): pg.Pool {
  const acquire = turnstile()
  // Kept for the next one, as pg keeps its clients: what is bound to a client (a Prisma client) lives on.
  const idle: Session[] = []
  // PrismaPg asks `instanceof pg.Pool`; the methods it then calls are ours, so nothing ever connects to a socket.
  const pool = new pg.Pool({ max: 1, keepAlive: true })
  // Every queue and worker listens for errors here.
  pool.setMaxListeners(0)
  return Object.assign(pool, {
    connect: (callback?: (error: undefined, client: Session, done: () => void) => void) => {
      const session = idle.pop() ?? openSession(db, acquire, (free) => idle.push(free))
      if (callback) return callback(undefined, session, session.release)
      return Promise.resolve(session)
    },
    query: (...asked: Parameters<Query>) => {
      const session = openSession(db, acquire, () => {})
      return session.query(...asked)?.finally(() => {
        if (!session.busy()) return
        session.release()
        throw new Error('BEGIN on the pool: take a client with connect()')
      })
    },
    end: async () => {},
  })
}

interface Session extends EventEmitter {
  query: Query
  release(): void
  end(): Promise<void>
  busy(): boolean
}

/** A virtual session: it holds the one real session from BEGIN to COMMIT or ROLLBACK, otherwise for one statement. */
function openSession(db: RemotePGlite, acquire: () => Promise<() => void>, back: (session: Session) => void): Session {
  const events = new EventEmitter().setMaxListeners(0)
  const deaf: (() => void)[] = []
  let unlock: (() => void) | undefined
  let line: Promise<unknown> = Promise.resolve()

  const free = () => {
    unlock?.()
    unlock = undefined
  }
  const stopListening = () => deaf.splice(0).forEach((stop) => stop())

  const one = async (asked: Asked, values?: readonly unknown[]): Promise<Answer> => {
    if (!unlock) refuseInsideTransaction()
    unlock ??= await acquire()
    try {
      const listen = LISTEN.exec((typeof asked === 'string' ? asked : asked.text).replace(LEADING_COMMENTS, ''))
      if (listen?.[1]) stopListening()
      else if (listen)
        deaf.push(
          db.hear((channel, payload) => {
            if (channel === listen[2]) events.emit('notification', { channel, payload, processId: 0 })
          }),
        )
      return await run(db, asked, values)
    } finally {
      if (!db.inTransaction()) free()
    }
  }

  const query: Query = (asked, second, third) => {
    const values = typeof second === 'function' ? undefined : second
    const callback =
      typeof second === 'function' ? second : (third ?? (typeof asked === 'string' ? undefined : asked.callback))
    const result = line.then(() => one(asked, values))
    line = result.catch(() => {})
    if (!callback) return result
    void result.then(
      (answer) => callback(null, answer),
      (error: Error) => callback(error),
    )
  }
  const release = () => {
    stopListening()
    events.removeAllListeners()
    void line.then(async () => {
      // Whoever gives a client back in the middle of a transaction has failed: nothing of it may stay.
      if (unlock) await db.script('ROLLBACK').catch(() => {})
      free()
      back(session)
    })
  }
  const session: Session = Object.assign(events, {
    query,
    release,
    end: async () => release(),
    busy: () => unlock !== undefined,
  })
  return session
}

const LISTEN = /^(UN)?LISTEN\s+"?([\w:*-]+)"?/i
/** The queue's statements begin with comments. */
const LEADING_COMMENTS = /^(?:\s|--.*\n)+/

/** One statement of a kind that comes again: worth preparing without values too. Everything else goes as a script. */
const PREPARED = /^\s*(begin|commit|rollback|select|insert|update|delete|with)\b[^;]*$/i

async function run(db: RemotePGlite, asked: Asked, given?: readonly unknown[]): Promise<Answer> {
  const config: Config = typeof asked === 'string' ? { text: asked } : asked
  const values = given ?? config.values ?? []
  if (values.length || PREPARED.test(config.text)) {
    const [rows] = await db.query(config.text, values.map(toText))
    return shape(config, rows)
  }
  const all = (await db.script(config.text)).map((rows) => shape(config, rows))
  return all.length > 1 ? all : (all[0] ?? shape(config))
}

function shape(config: Config, result: Rows = { fields: [], rows: [] }): Result {
  const { fields } = result
  const types = config.types ?? pg.types
  const parsers = fields.map((field) => types.getTypeParser(field.dataTypeID, 'text'))
  const rows = result.rows.map((row) => row.map((text, i) => (text === null ? null : parsers[i]?.(text))))
  return {
    fields,
    command: '',
    oid: 0,
    rowCount: fields.length ? rows.length : (result.affectedRows ?? 0),
    rows:
      config.rowMode === 'array'
        ? rows
        : rows.map((row) => Object.fromEntries(fields.map((field, i) => [field.name, row[i]]))),
  }
}
