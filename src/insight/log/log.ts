// An event log in columns: every word once, every event a few numbers, cases one after another in the file's order.
import type { CaseRecord } from '../records.ts'

/** A column of words: values[i] is the place of the word in `words`, -1 where nothing was written. */
export interface Column {
  readonly name: string
  readonly words: readonly string[]
  readonly values: Int32Array
  /** More different words than a category can have (numbers of receipts, free text): later values are -1. */
  readonly wide: boolean
}

export interface EventLog {
  readonly cases: readonly string[]
  /** Events of case c are start[c] … start[c + 1] - 1. */
  readonly start: Int32Array
  readonly activity: Column
  /** Milliseconds since 1970; NaN where the log has no clock. */
  readonly time: Float64Array
  /** The written offset in minutes, NO_OFFSET where none was written. */
  readonly offset: Int16Array
  readonly actor: Column | undefined
  readonly role: Column | undefined
  readonly attributes: readonly Column[]
  /** One value per case. */
  readonly caseAttributes: readonly Column[]
  /** The row of the file an event stood in, 0-based. */
  readonly row: Int32Array
  readonly notes: LogNotes
  /** What was asked for, where the rows themselves say who asked. */
  readonly asked?: readonly CaseRecord[]
}

/** What could not be read, and what was assumed: told to whoever brought the log. */
export interface LogNotes {
  rows: number
  skipped: { row: number; why: string }[]
  skippedCount: number
  assumed: string[]
}

export const sizeOf = (log: EventLog): number => log.time.length
export const activityAt = (log: EventLog, event: number): string => wordAt(log.activity, event) ?? ''

export function wordAt(column: Column | undefined, at: number): string | undefined {
  const id = column?.values[at]
  return id === undefined || id < 0 ? undefined : column?.words[id]
}

/** An Int32Array that grows. */
class Numbers {
  private data: Int32Array
  length = 0
  constructor(size = 1024) {
    this.data = new Int32Array(size)
  }
  push(value: number): void {
    if (this.length === this.data.length) {
      const next = new Int32Array(this.length * 2)
      next.set(this.data)
      this.data = next
    }
    this.data[this.length++] = value
  }
  at(i: number): number {
    return this.data[i] ?? -1
  }
  set(i: number, value: number): void {
    this.data[i] = value
  }
}

// A number of a declaration is no category. Beyond this many words a column only costs memory.
const WIDE = 60_000

class Words {
  readonly words: string[] = []
  wide = false
  private readonly places = new Map<string, number>()
  constructor(readonly limit = WIDE) {}
  place(word: string): number {
    const known = this.places.get(word)
    if (known !== undefined) return known
    if (this.words.length >= this.limit) {
      this.wide = true
      return -1
    }
    // A slice of a chunk would keep the whole chunk alive.
    const own = Buffer.from(word, 'utf8').toString('utf8')
    this.places.set(own, this.words.length)
    this.words.push(own)
    return this.words.length - 1
  }
}

export interface LogBuilder {
  /** Values of `attributes` and `caseAttributes` in the order of their names; '' = not written. */
  add(event: {
    caseId: string
    activity: string
    ms: number
    offset: number
    actor?: string
    role?: string
    attributes: readonly string[]
    caseAttributes: readonly string[]
  }): void
  skip(row: number, why: string): void
  assume(what: string): void
  readonly count: number
  build(): EventLog
}

export function buildLog(names: {
  actor: boolean
  role: boolean
  attributes: readonly string[]
  caseAttributes: readonly string[]
  /** Columns kept whole however many words they have. */
  whole?: readonly string[]
}): LogBuilder {
  const cases = new Words(Number.POSITIVE_INFINITY)
  const activities = new Words(Number.POSITIVE_INFINITY)
  const [actors, roles] = [new Words(500_000), new Words()]
  const attributes = names.attributes.map((name) => ({
    words: new Words(names.whole?.includes(name) ? Number.POSITIVE_INFINITY : WIDE),
    values: new Numbers(),
  }))
  const ofCase = names.caseAttributes.map(() => ({ words: new Words(), values: new Numbers() }))
  const [caseOf, activity, actor, role, offset] = [
    new Numbers(),
    new Numbers(),
    new Numbers(),
    new Numbers(),
    new Numbers(),
  ]
  let time = new Float64Array(1024)
  const notes: LogNotes = { rows: 0, skipped: [], skippedCount: 0, assumed: [] }

  return {
    get count() {
      return caseOf.length
    },
    add(event) {
      const n = caseOf.length
      if (n === time.length) {
        const next = new Float64Array(n * 2)
        next.set(time)
        time = next
      }
      const c = cases.place(event.caseId)
      time[n] = event.ms
      caseOf.push(c)
      activity.push(activities.place(event.activity))
      offset.push(event.offset)
      if (names.actor) actor.push(event.actor ? actors.place(event.actor) : -1)
      if (names.role) role.push(event.role ? roles.place(event.role) : -1)
      for (const [i, column] of attributes.entries()) {
        const value = event.attributes[i]
        column.values.push(value ? column.words.place(value) : -1)
      }
      for (const [i, column] of ofCase.entries()) {
        while (column.values.length <= c) column.values.push(-1)
        const value = event.caseAttributes[i]
        if (value && column.values.at(c) < 0) column.values.set(c, column.words.place(value))
      }
    },
    skip(row, why) {
      notes.skippedCount++
      if (notes.skipped.length < 20) notes.skipped.push({ row, why })
    },
    assume(what) {
      if (!notes.assumed.includes(what)) notes.assumed.push(what)
    },
    build() {
      const n = caseOf.length
      notes.rows = n + notes.skippedCount
      const start = new Int32Array(cases.words.length + 1)
      for (let i = 0; i < n; i++) start[caseOf.at(i) + 1]!++
      for (let c = 0; c < cases.words.length; c++) start[c + 1]! += start[c]!
      const next = start.slice()
      const row = new Int32Array(n)
      for (let i = 0; i < n; i++) row[next[caseOf.at(i)]!++] = i
      const column = (name: string, words: Words, values: Numbers): Column => {
        const grouped = new Int32Array(n)
        for (let i = 0; i < n; i++) grouped[i] = values.at(row[i]!)
        return { name, words: words.words, values: grouped, wide: words.wide }
      }
      const grouped = new Float64Array(n)
      const offsets = new Int16Array(n)
      for (let i = 0; i < n; i++) {
        grouped[i] = time[row[i]!]!
        offsets[i] = offset.at(row[i]!)
      }
      return {
        cases: cases.words,
        start,
        activity: column('activity', activities, activity),
        time: grouped,
        offset: offsets,
        actor: names.actor ? column('actor', actors, actor) : undefined,
        role: names.role ? column('role', roles, role) : undefined,
        attributes: names.attributes.map((name, i) => column(name, attributes[i]!.words, attributes[i]!.values)),
        caseAttributes: names.caseAttributes.map((name, i) => {
          const { words, values } = ofCase[i]!
          const own = new Int32Array(cases.words.length)
          for (let c = 0; c < own.length; c++) own[c] = c < values.length ? values.at(c) : -1
          return { name, words: words.words, values: own, wide: words.wide }
        }),
        row,
        notes,
      }
    },
  }
}
