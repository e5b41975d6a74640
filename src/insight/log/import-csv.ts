// An events file of any company as a log: which column is which, and a clear word about what could not be read.
import { tellsDecisions, joined } from '../vocabulary.ts'
import { askedIn } from './asked.ts'
import { placesOf, type Places } from './columns.ts'
import { readCsv, type Chunks } from './csv.ts'
import { deedsOfRow } from './deeds.ts'
import { UnreadableLog } from './unreadable.ts'
import { NO_OFFSET, numberedInstant, readInstant, slashOrderOf, type SlashOrder } from './instant.ts'
import { buildLog, type EventLog } from './log.ts'

export interface ImportOptions {
  /** Ours → theirs: { case: '单号', activity: '节点' }. */
  readonly map?: Readonly<Record<string, string>>
  /** The offset, in minutes, of stamps that say none. */
  readonly assumedOffset?: number
  /** Columns kept whole, however many different values they have. */
  readonly whole?: readonly string[]
  readonly progress?: (events: number) => void
}

/** Rows looked at before the first is taken in: they tell which number of 05/06/2024 is the day. */
const LOOKED_AT = 5000

export async function importCsv(chunks: Chunks, options: ImportOptions = {}): Promise<EventLog> {
  let reader: RowReader | undefined
  let ahead: string[][] = []
  for await (const fields of readCsv(chunks)) {
    if (fields.every((field) => field.trim() === '')) continue
    if (reader && ahead.length === LOOKED_AT) {
      reader.take(fields)
      continue
    }
    ahead.push(fields)
    if (ahead.length === LOOKED_AT) reader = begin(ahead, options)
  }
  reader ??= begin(ahead, options)
  ahead = []
  return reader.build()
}

/** Exports put a title and a period above the header. */
const ABOVE = 6

/** The header is the first row that can be one; the first rows of all say how the columns are to be read. */
function begin(rows: readonly string[][], options: ImportOptions): RowReader {
  if (rows.length === 0)
    throw new UnreadableLog('the log is empty: a header with case_id, activity, timestamp is needed')
  let why: unknown
  for (const [i, header] of rows.slice(0, ABOVE).entries())
    try {
      const { names, doubled } = onceEach(header)
      const reader = rowReader(names, placesOf(names, options.map ?? {}), rows.slice(i + 1), options)
      for (const name of doubled)
        reader.assume(`the header names ${name} more than once: the first is taken, the others are ${name} (2) …`)
      if (i > 0) reader.assume(`${i} rows above the header were left out`)
      for (const row of rows.slice(i + 1)) reader.take(row)
      return reader
    } catch (error) {
      if (!(error instanceof UnreadableLog)) throw error
      why ??= error
    }
  throw why
}

interface RowReader {
  assume(what: string): void
  take(fields: readonly string[]): void
  build(): EventLog
}

function rowReader(
  names: readonly string[],
  places: Places,
  rows: readonly (readonly string[])[],
  options: ImportOptions,
): RowReader {
  const { at, shape } = places
  const habits = habitsOf(places, rows)
  const builder = buildLog({
    actor: at.actor >= 0 || shape.kind === 'record',
    role: at.role >= 0,
    attributes: places.attributes,
    caseAttributes: places.caseAttributes,
    whole: options.whole ?? [],
  })
  const asked = askedIn(names)
  const zone = `UTC${written(options.assumedOffset ?? 0)}`
  let row = 0
  let above = ''
  const count = { zoned: 0, unzoned: 0, timeless: 0, short: 0, long: 0, spreadsheet: 0, epoch: 0, merged: 0 }
  const add = (
    fields: readonly string[],
    caseId: string,
    deed: { activity: string; stamp: string; actor: string; role: string },
  ): void => {
    const { stamp } = deed
    const { ms, offset } = readInstant(stamp, options.assumedOffset ?? 0, habits.order)
    if (stamp !== '' && Number.isNaN(ms)) {
      builder.skip(row, `time ${JSON.stringify(stamp.slice(0, 40))} cannot be read`)
      return
    }
    if (stamp === '') count.timeless++
    else if (offset === NO_OFFSET) count.unzoned++
    else count.zoned++
    if (stamp.length < 18) {
      const number = numberedInstant(stamp)
      if (number) count[number.spreadsheet ? 'spreadsheet' : 'epoch']++
    }
    builder.add({
      caseId,
      activity: deed.activity,
      ms,
      offset,
      actor: deed.actor,
      role: deed.role,
      attributes: places.attributeAt.map((i) => fields[i] ?? ''),
      caseAttributes: places.caseAttributeAt.map((i) => fields[i] ?? ''),
    })
    asked?.take(caseId, fields)
  }
  return {
    assume: (what) => builder.assume(what),
    take(fields) {
      row++
      if (row % 100_000 === 0) options.progress?.(row)
      if (fields.length < names.length) count.short++
      else if (fields.length > names.length && fields.slice(names.length).some((f) => f.trim() !== '')) count.long++
      const of = (i: number): string => (i < 0 ? '' : (fields[i] ?? '').trim())
      let caseId = of(at.case_id)
      if (caseId === '' && habits.merged && above !== '') {
        caseId = above
        count.merged++
      }
      above = caseId
      if (caseId === '') {
        builder.skip(row, 'no case')
        return
      }
      if (shape.kind !== 'event') {
        const deeds = deedsOfRow(fields, places)
        if (deeds.length === 0) builder.skip(row, 'nothing that happened can be read in it')
        for (const deed of deeds) add(fields, caseId, { ...deed, role: '' })
        return
      }
      const step = of(at.activity)
      if (step === '') {
        builder.skip(row, 'no activity')
        return
      }
      const stamp = of(at.timestamp)
      add(fields, caseId, {
        activity: habits.joins ? joined(step, of(at.outcome)) : step,
        stamp: habits.apart && stamp !== '' ? `${of(at.date)} ${stamp}` : stamp,
        actor: of(at.actor),
        role: of(at.role),
      })
    },
    build() {
      if (builder.count === 0) throw new UnreadableLog('the log has a header and no event that can be read')
      const { zoned, unzoned, timeless, short, long, spreadsheet, epoch, merged } = count
      const named = (i: number): string => names[i] ?? ''
      if (habits.joins)
        builder.assume(`what happened is told by two columns: ${named(at.activity)} → ${named(at.outcome)}`)
      if (habits.apart) builder.assume(`date and time stand apart: ${named(at.date)} and ${named(at.timestamp)}`)
      if (shape.kind === 'record')
        builder.assume(`one row is one request: what happened was read from ${named(shape.at)}`)
      if (shape.kind === 'wide')
        builder.assume(`one row is one request with ${shape.signatures.length} signatures: each became an event`)
      if (merged > 0) builder.assume(`${merged} rows without a case belong to the case above them (merged cells)`)
      if (unzoned > 0)
        builder.assume(
          zoned > 0
            ? `${unzoned} time stamps have no offset and ${zoned} have one: those without were read as ${zone}`
            : `time stamps without an offset were read as ${zone}`,
        )
      if (at.timestamp < 0 && shape.kind !== 'record') builder.assume('no time column: only path kinds can run')
      else if (timeless > 0)
        builder.assume(`${timeless} events have no time: they keep their place in the file and count for paths only`)
      if (habits.unsure) builder.assume('dates like 05/06/2024 do not say which number is the day: read as month/day')
      else if (habits.order === 'day') builder.assume('dates like 25/06/2024 were read as day/month')
      if (spreadsheet > 0)
        builder.assume(`${spreadsheet} times are day numbers of a spreadsheet: read as such, in ${zone}`)
      if (epoch > 0) builder.assume(`${epoch} times are numbers since 1970: read as instants`)
      if (short > 0) builder.assume(`${short} rows have fewer fields than the header: what is missing is empty`)
      if (long > 0)
        builder.assume(`${long} rows have more fields than the header (an unquoted separator?): the rest was left out`)
      const log = builder.build()
      return asked ? { ...log, asked: asked.records } : log
    },
  }
}

/** How the columns are written, as the first rows show it. */
interface Habits {
  readonly order: SlashOrder
  readonly unsure: boolean
  /** A step and what was decided there stand in two columns. */
  readonly joins: boolean
  /** So do the day and the clock. */
  readonly apart: boolean
  /** A case is named in its first row only. */
  readonly merged: boolean
}

const CLOCK_ONLY = /^\d{1,2}:\d{2}/u
// What was decided is said in a handful of words; more are remarks.
const MOST_OUTCOMES = 60

function habitsOf({ at, shape }: Places, rows: readonly (readonly string[])[]): Habits {
  const words = (i: number): string[] => (i < 0 ? [] : rows.map((f) => (f[i] ?? '').trim()).filter((w) => w !== ''))
  const times = words(at.timestamp)
  const apart = at.date >= 0 && at.date !== at.timestamp && times.length > 0 && times.every((t) => CLOCK_ONLY.test(t))
  const said = new Set((apart ? words(at.date) : times).map((t) => slashOrderOf(t)))
  const outcomes = new Set(words(at.outcome))
  const [steps, ends] = [tellsDecisions(new Set(words(at.activity))), tellsDecisions(outcomes)]
  const cases = rows.map((f) => (f[at.case_id] ?? '').trim())
  const named = cases.filter((id) => id !== '')
  return {
    order: said.has('day') && !said.has('month') ? 'day' : 'month',
    unsure: said.has('either') && !said.has('day') && !said.has('month'),
    joins:
      shape.kind === 'event' &&
      outcomes.size <= MOST_OUTCOMES &&
      !steps.returns &&
      (ends.returns || (ends.approvals && !steps.approvals)),
    apart,
    merged:
      cases[0] !== undefined &&
      cases[0] !== '' &&
      named.length * 5 <= cases.length * 4 &&
      new Set(named).size === named.length,
  }
}

/** A name that comes again gets a number. */
function onceEach(header: readonly string[]): { names: string[]; doubled: string[] } {
  const seen = new Map<string, number>()
  const names = header.map((raw) => {
    const name = raw.trim()
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 || name === '' ? name : `${name} (${times})`
  })
  return { names, doubled: [...seen].filter(([name, n]) => n > 1 && name !== '').map(([name]) => name) }
}

const written = (minutes: number): string =>
  minutes === 0
    ? ''
    : `${minutes < 0 ? '-' : '+'}${String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0')}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`
