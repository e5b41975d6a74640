// An events file of any company as a log: which column is which, and a clear word about what could not be read.
import { readCsv, type Chunks } from './csv.ts'
import { NO_OFFSET, readInstant } from './instant.ts'
import { buildLog, type EventLog, type LogBuilder } from './log.ts'

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

export async function importCsv(chunks: Chunks, options: ImportOptions = {}): Promise<EventLog> {
  let builder: LogBuilder | undefined
  let places: Places | undefined
  let row = 0
  let unzoned = false
  for await (const fields of readCsv(chunks)) {
    if (!places || !builder) {
      places = placesOf(fields, options.map ?? {})
      builder = buildLog({ ...places, whole: options.whole ?? [] })
      continue
    }
    row++
    if (row % 100_000 === 0) options.progress?.(row)
    const caseId = fields[places.case_id] ?? ''
    const activity = fields[places.activity] ?? ''
    if (caseId === '' || activity === '') {
      builder.skip(row, caseId === '' ? 'no case' : 'no activity')
      continue
    }
    const stamp = places.timestamp < 0 ? '' : (fields[places.timestamp] ?? '')
    const read = readInstant(stamp.trim(), options.assumedOffset ?? 0)
    const { ms, offset } = read
    if (stamp !== '' && Number.isNaN(ms)) {
      builder.skip(row, `time ${JSON.stringify(stamp.slice(0, 40))} cannot be read`)
      continue
    }
    unzoned ||= stamp !== '' && offset === NO_OFFSET
    builder.add({
      caseId,
      activity,
      ms,
      offset,
      actor: places.actor ? (fields[places.actorAt] ?? '') : '',
      role: places.role ? (fields[places.roleAt] ?? '') : '',
      attributes: places.attributeAt.map((i) => fields[i] ?? ''),
      caseAttributes: places.caseAttributeAt.map((i) => fields[i] ?? ''),
    })
  }
  if (!builder || !places)
    throw new UnreadableLog('the log is empty: a header with case_id, activity, timestamp is needed')
  if (builder.count === 0) throw new UnreadableLog('the log has a header and no event that can be read')
  if (unzoned) builder.assume(`time stamps without an offset were read as UTC${written(options.assumedOffset ?? 0)}`)
  if (places.timestamp < 0) builder.assume('no time column: only path kinds can run')
  return builder.build()
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
