// What the database says, as a Fault: come back, somebody was first, or a bug. Values of parameters never travel in an error.
import { Fault } from '../../kernel/fault.ts'

const UNAVAILABLE = /^(08|53|57P|58)|^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)|^P10(01|02|08|17)$/
/** Serialization failure, deadlock, lock not available, unique violation; the last is Prisma's word for it. */
const CONFLICT = /^(40001|40P01|55P03|23505|P2002|P2034)$/

export function databaseFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Fault) return error
  // pg puts the row's values into `detail` and the statement's context into `where`.
  if ('detail' in error) error.detail = undefined
  if ('where' in error) error.where = undefined
  const code = codeOf(error)
  const why = code === undefined ? '' : ` (${code})`
  if (code !== undefined && UNAVAILABLE.test(code))
    return new Fault('unavailable', `the database cannot be reached${why}`, { cause: error })
  if (
    /^Connection terminated|^Client has encountered a connection error|timeout exceeded when trying to connect/.test(
      error.message,
    )
  )
    return new Fault('unavailable', 'the connection to the database was lost', { cause: error })
  if (code !== undefined && CONFLICT.test(code))
    return new Fault('conflict', `the database refused: somebody else was first${why}`, { cause: error })
  return error
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
