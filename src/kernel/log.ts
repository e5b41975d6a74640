// Structured logs to stderr. Values of forms, messages and comments are never logged: ids and counts are.
import pino from 'pino'

export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
  debug(facts: object, message: string): void
}

/** Keys that would carry private words are cut even when somebody passes them by mistake. */
const PRIVATE = [
  'text',
  'values',
  'comment',
  'reason',
  'card',
  'token',
  'cookie',
  'authorization',
  'password',
  'detail',
  'parameters',
]

export const createLog = (level: string): Log =>
  pino(
    {
      level,
      redact: { paths: PRIVATE.flatMap((key) => [key, `*.${key}`]), censor: '[private]' },
      serializers: {
        error: (e: unknown) => (e instanceof Error ? { name: e.name, message: e.message, stack: e.stack } : String(e)),
      },
    },
    pino.destination({ dest: 2, sync: false }),
  )

export const quietLog: Log = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }
