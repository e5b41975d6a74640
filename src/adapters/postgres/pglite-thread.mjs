// The embedded PostgreSQL in a thread of its own: on the main thread one long query would stop every timer and socket.
// Plain .mjs, so that the same file runs under tsx, vitest and node; a bundle copies it beside itself.
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port, not a window */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import { createStatements } from './pglite-statements.mjs'

const { dataDir, image } = workerData
// PGlite's own errors carry the values of the parameters: only these facts cross over.
const KEPT = ['message', 'code', 'severity', 'hint', 'schema', 'table', 'column', 'constraint', 'position']

const db = await PGlite.create({
  dataDir,
  extensions: { vector },
  ...(image ? { loadDataDir: new Blob([image]) } : {}),
})

// Text in, text out: pg's own parsers run on the other side. Set once: passing 400 parsers with each query costs 0.2 ms.
for (const map of [db.parsers, db.serializers]) for (const oid of Object.keys(map)) map[oid] = (value) => value

db.onNotification((channel, payload) => parentPort.postMessage({ note: { channel, payload } }))

const statements = createStatements(db)
const slim = ({ fields, rows, affectedRows }) => ({ fields, rows, affectedRows })
const operations = {
  query: async ({ sql, values }) => [await statements.run(sql, values)],
  script: async ({ sql }) => (await db.exec(sql, { rowMode: 'array' })).map(slim),
  dump: async () => new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer()),
  close: () => db.close(),
}

async function answer(message) {
  const answer = { id: message.id }
  try {
    answer.result = await operations[message.do](message)
  } catch (error) {
    answer.error = Object.fromEntries(KEPT.filter((key) => error[key] !== undefined).map((key) => [key, error[key]]))
  }
  answer.inTransaction = message.do !== 'close' && db.isInTransaction()
  parentPort.postMessage(answer)
}

// One at a time: prepared statements pass by PGlite's own lock, and a dump must not meet a query.
let line = Promise.resolve()
parentPort.on('message', (message) => {
  line = line.then(() => answer(message))
})
parentPort.postMessage({ ready: true })
