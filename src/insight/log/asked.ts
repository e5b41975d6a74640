// What was asked for, where the log itself says who asked: no second file is needed then.
import { createCaseReader, type CaseRecord } from '../records.ts'

export interface Asked {
  /** The first row of each case tells. */
  take(caseId: string, fields: readonly string[]): void
  readonly records: readonly CaseRecord[]
}

/** Undefined where no column says who asked. */
export function askedIn(header: readonly string[]): Asked | undefined {
  const read = createCaseReader(header.map((name) => name.replace(/^case:/u, '')))
  if (!read.names('requester')) return undefined
  const seen = new Set<string>()
  const records: CaseRecord[] = []
  return {
    records,
    take(caseId, fields) {
      if (seen.has(caseId)) return
      seen.add(caseId)
      records.push({ ...read(fields), id: caseId })
    },
  }
}
