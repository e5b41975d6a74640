// A log with its files, looked at once: who asked, who decided, how long they took. Every rule and test reads this.
import type { EventLog } from './log/log.ts'
import { NO_OFFSET, writeInstant } from './log/instant.ts'
import { NO_POLICY, wallOf, wallOffsetOf, type CaseRecord, type Person, type Policy } from './records.ts'
import { meaningsOf, type Meaning } from './vocabulary.ts'

export interface Records {
  readonly cases?: readonly CaseRecord[]
  readonly people?: readonly Person[]
  readonly policy?: Policy
}

/** One decision by a person: an approval or a return. There are millions: only its place is kept, the rest is looked up. */
export class Decision {
  readonly case: number
  constructor(
    private readonly history: Pick<History, 'log' | 'meanings' | 'requesterOf'>,
    readonly event: number,
    ofCase: number,
  ) {
    this.case = ofCase
  }
  get actor(): string {
    return actorOf(this.history.log, this.event)
  }
  get role(): string {
    return roleOf(this.history.log, this.event)
  }
  get ms(): number {
    return this.history.log.time[this.event]!
  }
  get offset(): number {
    return this.history.log.offset[this.event]!
  }
  get approval(): boolean {
    return this.meaning.approval
  }
  get batch(): boolean {
    return this.meaning.batch
  }
  /** Milliseconds since the event before it in the case; NaN for the first. */
  get wait(): number {
    return this.event > this.history.log.start[this.case]!
      ? this.ms - this.history.log.time[this.event - 1]!
      : Number.NaN
  }
  /** The event before was the requester's: they filed it, or filed it again. */
  get afterSubmit(): boolean {
    const { log, meanings, requesterOf } = this.history
    const before = this.event - 1
    return (
      before >= log.start[this.case]! &&
      (meanings[log.activity.values[before]!]!.submitted || actorOf(log, before) === requesterOf(this.case))
    )
  }
  private get meaning(): Meaning {
    return this.history.meanings[this.history.log.activity.values[this.event]!]!
  }
}

export interface History {
  readonly log: EventLog
  readonly policy: Policy
  readonly meanings: readonly Meaning[]
  readonly asOf: number
  readonly record: readonly (CaseRecord | undefined)[]
  readonly people: ReadonlyMap<string, Person>
  readonly requesterOf: (c: number) => string
  /** In the order of the cases. */
  readonly decisions: readonly Decision[]
  /** Events of the case at or before as_of. */
  eventsOf(c: number): number[]
  /** When the case began; NaN without a clock. */
  readonly submittedAt: Float64Array
  stamp(event: number): string
}

const SYSTEM = 'SYSTEM'

export function readHistory(log: EventLog, records: Records): History {
  const policy = records.policy ?? NO_POLICY
  const meanings = meaningsOf(log.activity.words)
  const record = recordsOf(log, records.cases ?? [])
  const asOf = Number.isNaN(policy.asOf) ? Number.POSITIVE_INFINITY : policy.asOf
  const eventsOf = (c: number): number[] => {
    const events: number[] = []
    for (let e = log.start[c]!; e < log.start[c + 1]!; e++) if (!(log.time[e]! > asOf)) events.push(e)
    return events
  }
  const submittedAt = new Float64Array(log.cases.length).map((_, c) => log.time[log.start[c]!] ?? Number.NaN)
  const requesterOf = (c: number): string => record[c]?.requester ?? ''
  return {
    log,
    policy,
    meanings,
    asOf,
    record,
    people: new Map((records.people ?? []).map((p) => [p.id, p])),
    requesterOf,
    decisions: decisionsOf({ log, meanings, requesterOf }, asOf),
    eventsOf,
    submittedAt,
    stamp: (event) => writeInstant(log.time[event] ?? Number.NaN, log.offset[event] ?? NO_OFFSET),
  }
}

/** SYSTEM never signs anything. */
export const actorOf = (log: EventLog, event: number): string => {
  const id = log.actor?.values[event] ?? -1
  const word = id < 0 ? '' : (log.actor?.words[id] ?? '')
  return word.toUpperCase() === SYSTEM ? '' : word
}
export const roleOf = (log: EventLog, event: number): string => {
  const id = log.role?.values[event] ?? -1
  return id < 0 ? '' : (log.role?.words[id] ?? '')
}

function recordsOf(log: EventLog, cases: readonly CaseRecord[]): (CaseRecord | undefined)[] {
  const byId = new Map(cases.map((c) => [c.id, c]))
  return log.cases.map((id) => byId.get(id))
}

function decisionsOf(history: Pick<History, 'log' | 'meanings' | 'requesterOf'>, asOf: number): Decision[] {
  const { log, meanings } = history
  const all: Decision[] = []
  if (!log.actor) return all
  for (let c = 0; c < log.cases.length; c++)
    for (let e = log.start[c]!; e < log.start[c + 1]!; e++) {
      const meaning = meanings[log.activity.values[e]!]!
      if ((!meaning.approval && !meaning.returned) || log.time[e]! > asOf) continue
      if (actorOf(log, e) !== '' && roleOf(log, e).toUpperCase() !== SYSTEM) all.push(new Decision(history, e, c))
    }
  return all
}

export const localOf = (history: History, d: { actor: string; ms: number; offset: number }): string =>
  wallOf(history.people.get(d.actor), d.ms, d.offset).local

/** Minutes east of UTC of that wall. */
export const wallOffset = (history: History, d: { actor: string; ms: number; offset: number }): number =>
  wallOffsetOf(history.people.get(d.actor), d.ms, d.offset)

export const caseName = (history: History, c: number): string => history.log.cases[c] ?? ''

export function groupBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const k = key(item)
    const group = groups.get(k)
    if (group) group.push(item)
    else groups.set(k, [item])
  }
  return groups
}
