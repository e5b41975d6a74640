// Prepared statements for the embedded database: parsed and planned once, then only bound and executed, in one message.
// 0.04 ms instead of the 0.24 ms of PGlite's own query() for a row by its key; more where the planning is more.
import { protocol } from '@electric-sql/pglite'

const { serialize } = protocol
const KEPT = 500
/** A table has other columns now. */
const CHANGED = '0A000'
/** Somebody said DEALLOCATE ALL: every statement is gone. */
const GONE = '26000'

export function createStatements(db) {
  /** SQL → { name, fields }, the least recently used first. */
  const known = new Map()
  let made = 0

  const send = (...messages) => db.execProtocolStream(join([...messages, serialize.sync()]), { throwOnError: true })
  const forget = async (sql, name) => {
    known.delete(sql)
    await send(serialize.close({ type: 'S', name })).catch(() => {})
  }
  const first = async (sql, values) => {
    const name = `s${++made}`
    try {
      const answer = await send(
        serialize.parse({ name, text: sql }),
        serialize.describe({ type: 'S', name }),
        ...bound(name, values),
      )
      known.set(sql, { name, fields: fieldsOf(answer) })
      if (known.size > KEPT) {
        const [oldest, { name: gone }] = known.entries().next().value
        await forget(oldest, gone)
      }
      return resultOf(fieldsOf(answer), answer)
    } catch (error) {
      await forget(sql, name)
      throw error
    }
  }

  const run = async (sql, values) => {
    const statement = known.get(sql)
    if (!statement) return first(sql, values)
    known.delete(sql)
    known.set(sql, statement)
    try {
      return resultOf(statement.fields, await send(...bound(statement.name, values)))
    } catch (error) {
      if (error.code !== CHANGED && error.code !== GONE) throw error
      if (error.code === GONE) known.clear()
      else await forget(sql, statement.name)
      // Inside a transaction the failure has ended it: only the next one can do better.
      if (db.isInTransaction()) throw error
      return first(sql, values)
    }
  }
  return { run }
}

const bound = (name, values) => [serialize.bind({ statement: name, values }), serialize.execute()]

const fieldsOf = (answer) =>
  (answer.find((message) => message.name === 'rowDescription')?.fields ?? []).map(({ name, dataTypeID }) => ({
    name,
    dataTypeID,
  }))

const resultOf = (fields, answer) => ({
  fields,
  rows: answer.filter((message) => message.name === 'dataRow').map((message) => message.fields),
  // "INSERT 0 3", "UPDATE 2", "SELECT 5", "BEGIN"
  affectedRows: Number(/\d+$/.exec(answer.find((message) => message.name === 'commandComplete')?.text ?? '')?.[0] ?? 0),
})

function join(messages) {
  const whole = new Uint8Array(messages.reduce((size, message) => size + message.length, 0))
  let at = 0
  for (const message of messages) {
    whole.set(message, at)
    at += message.length
  }
  return whole
}
