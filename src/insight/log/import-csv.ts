// An events file of any company as a log: which column is which, and a clear word about what could not be read.
import { readCsv, type Chunks } from './csv.ts'
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

/** The file cannot be a log as it is; the message says what to do. */
export class UnreadableLog extends Error {}

// What other systems call the same thing. The first that is present wins.
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  case_id: [
    'case_id',
    'case:concept:name',
    'case',
    'caseid',
    'case id',
    'trace',
    'request_id',
    'instance_id',
    'process_instance_id',
    '单号',
    '申请单号',
    '流程编号',
    '实例编号',
    '审批编号',
  ],
  activity: [
    'activity',
    'concept:name',
    'event',
    'task',
    'action',
    'step',
    'activity name',
    '活动',
    '节点',
    '节点名称',
    '操作',
    '动作',
    '步骤',
  ],
  timestamp: [
    'timestamp',
    'time:timestamp',
    'time',
    'complete_time',
    'completetime',
    'complete timestamp',
    'date',
    'created_at',
    '时间',
    '操作时间',
    '处理时间',
    '审批时间',
  ],
  actor: ['actor', 'org:resource', 'resource', 'user', 'person', 'user_id', '操作人', '处理人', '审批人', '人员'],
  role: ['role', 'org:role', '角色', '岗位'],
}
type Field = 'case_id' | 'activity' | 'timestamp' | 'actor' | 'role'
const FIELDS: readonly Field[] = ['case_id', 'activity', 'timestamp', 'actor', 'role']

/** Rows looked at before the first is taken in: they tell which number of 05/06/2024 is the day. */
const LOOKED_AT = 5000

export async function importCsv(chunks: Chunks, options: ImportOptions = {}): Promise<EventLog> {
  let reader: RowReader | undefined
  let ahead: string[][] = []
  for await (const fields of readCsv(chunks)) {
    if (!reader) {
      reader = rowReader(fields, options)
      continue
    }
    if (ahead.length < LOOKED_AT) {
      ahead.push(fields)
      if (ahead.length < LOOKED_AT) continue
      reader.decide(ahead)
      for (const row of ahead) reader.take(row)
      continue
    }
    reader.take(fields)
  }
  if (!reader) throw new UnreadableLog('the log is empty: a header with case_id, activity, timestamp is needed')
  if (ahead.length < LOOKED_AT) {
    reader.decide(ahead)
    for (const row of ahead) reader.take(row)
  }
  ahead = []
  return reader.build()
}

interface RowReader {
  decide(rows: readonly (readonly string[])[]): void
  take(fields: readonly string[]): void
  build(): EventLog
}

function rowReader(header: readonly string[], options: ImportOptions): RowReader {
  const { names, doubled } = onceEach(header)
  const places = placesOf(names, options.map ?? {})
  const builder = buildLog({ ...places, whole: options.whole ?? [] })
  for (const name of doubled)
    builder.assume(`the header names ${name} more than once: the first is taken, the others are ${name} (2) …`)
  const zone = `UTC${written(options.assumedOffset ?? 0)}`
  let order: SlashOrder = 'month'
  let row = 0
  let unsure = false
  const count = { zoned: 0, unzoned: 0, timeless: 0, short: 0, long: 0, spreadsheet: 0, epoch: 0 }
  return {
    decide(rows) {
      const said = new Set(places.timestamp < 0 ? [] : rows.map((f) => slashOrderOf(f[places.timestamp] ?? '')))
      order = said.has('day') && !said.has('month') ? 'day' : 'month'
      unsure = said.has('either') && !said.has('day') && !said.has('month')
    },
    take(fields) {
      row++
      if (row % 100_000 === 0) options.progress?.(row)
      if (fields.length < names.length) count.short++
      else if (fields.length > names.length && fields.slice(names.length).some((f) => f.trim() !== '')) count.long++
      const caseId = (fields[places.case_id] ?? '').trim()
      const activity = (fields[places.activity] ?? '').trim()
      if (caseId === '' || activity === '') {
        builder.skip(row, caseId === '' ? 'no case' : 'no activity')
        return
      }
      const stamp = places.timestamp < 0 ? '' : (fields[places.timestamp] ?? '').trim()
      const { ms, offset } = readInstant(stamp, options.assumedOffset ?? 0, order)
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
        activity,
        ms,
        offset,
        actor: places.actor ? (fields[places.actorAt] ?? '').trim() : '',
        role: places.role ? (fields[places.roleAt] ?? '').trim() : '',
        attributes: places.attributeAt.map((i) => fields[i] ?? ''),
        caseAttributes: places.caseAttributeAt.map((i) => fields[i] ?? ''),
      })
    },
    build() {
      if (builder.count === 0) throw new UnreadableLog('the log has a header and no event that can be read')
      const { zoned, unzoned, timeless, short, long, spreadsheet, epoch } = count
      if (unzoned > 0)
        builder.assume(
          zoned > 0
            ? `${unzoned} time stamps have no offset and ${zoned} have one: those without were read as ${zone}`
            : `time stamps without an offset were read as ${zone}`,
        )
      if (places.timestamp < 0) builder.assume('no time column: only path kinds can run')
      else if (timeless > 0)
        builder.assume(`${timeless} events have no time: they keep their place in the file and count for paths only`)
      if (unsure) builder.assume('dates like 05/06/2024 do not say which number is the day: read as month/day')
      else if (order === 'day') builder.assume('dates like 25/06/2024 were read as day/month')
      if (spreadsheet > 0)
        builder.assume(`${spreadsheet} times are day numbers of a spreadsheet: read as such, in ${zone}`)
      if (epoch > 0) builder.assume(`${epoch} times are numbers since 1970: read as instants`)
      if (short > 0) builder.assume(`${short} rows have fewer fields than the header: what is missing is empty`)
      if (long > 0)
        builder.assume(`${long} rows have more fields than the header (an unquoted separator?): the rest was left out`)
      return builder.build()
    },
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

interface Places {
  case_id: number
  activity: number
  timestamp: number
  actor: boolean
  role: boolean
  actorAt: number
  roleAt: number
  attributes: string[]
  attributeAt: number[]
  caseAttributes: string[]
  caseAttributeAt: number[]
}

/** A map may say case, case_id or time: what a person would type. */
const SHORT: Readonly<Record<string, Field>> = { case: 'case_id', time: 'timestamp', resource: 'actor' }

function placesOf(rawHeader: readonly string[], map: Readonly<Record<string, string>>): Places {
  const header = rawHeader.map((name) => name.trim())
  const wanted = new Map<Field, string>()
  for (const [ours, theirs] of Object.entries(map)) {
    const field = SHORT[ours] ?? FIELDS.find((f) => f === ours)
    if (!field) throw new UnreadableLog(`--map ${ours}: one of case, activity, timestamp, actor, role`)
    if (!header.includes(theirs))
      throw new UnreadableLog(`--map ${ours}=${theirs}: the log has no such column; it has ${header.join(', ')}`)
    wanted.set(field, theirs)
  }
  const lower = header.map((name) => name.toLowerCase())
  const at = (field: Field): number => {
    const named = wanted.get(field)
    if (named !== undefined) return header.indexOf(named)
    for (const name of NAMES[field]) {
      const i = lower.indexOf(name)
      if (i >= 0 && ![...wanted.values()].includes(header[i] ?? '')) return i
    }
    return -1
  }
  const found = Object.fromEntries(FIELDS.map((f) => [f, at(f)])) as Record<Field, number>
  for (const field of ['case_id', 'activity'] as const)
    if (found[field] < 0)
      throw new UnreadableLog(
        `the log has no ${field} column; say which one it is: --map ${field === 'case_id' ? 'case' : field}=COLUMN (it has ${header.join(', ')})`,
      )
  const taken = new Set(Object.values(found))
  const rest = header.map((name, i) => ({ name, i })).filter(({ i, name }) => !taken.has(i) && name !== '')
  const ofCase = rest.filter(({ name }) => name.startsWith('case:'))
  const ofEvent = rest.filter(({ name }) => !name.startsWith('case:'))
  return {
    ...found,
    actor: found.actor >= 0,
    role: found.role >= 0,
    actorAt: found.actor,
    roleAt: found.role,
    attributes: ofEvent.map(({ name }) => name),
    attributeAt: ofEvent.map(({ i }) => i),
    caseAttributes: ofCase.map(({ name }) => name),
    caseAttributeAt: ofCase.map(({ i }) => i),
  }
}
