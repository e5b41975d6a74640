// A log written as lines of CSV, for specifications of insight.
import { importCsv } from '../../src/insight/log/import-csv.ts'
import type { EventLog } from '../../src/insight/log/log.ts'

export const logOf = (...lines: string[]): Promise<EventLog> =>
  importCsv([lines.map((line) => `${line.trim()}\n`).join('')])
