// Which column of somebody else's export is which: by the names office systems give them, Chinese and English.
import { UnreadableLog } from './unreadable.ts'

export type Field = 'case_id' | 'activity' | 'outcome' | 'timestamp' | 'date' | 'actor' | 'role' | 'record'
const FIELDS: readonly Field[] = ['case_id', 'activity', 'outcome', 'timestamp', 'date', 'actor', 'role', 'record']

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
  activity: ['activity', 'concept:name', 'event', 'task', 'step', 'activity name', '活动', '节点', '节点名称', '步骤'],
  outcome: ['decision', 'outcome', 'action', 'operation', 'result', '操作', '动作'],
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
  date: ['date', '日期'],
  actor: ['actor', 'org:resource', 'resource', 'user', 'person', 'user_id', '操作人', '处理人', '审批人', '人员'],
  role: ['role', 'org:role', '角色', '岗位'],
  record: [],
}

const DEED = '(?:操作|处理|审批|审核|办理|执行|经办)'
// What is none of the names above but built like them, the letters folded: 泛微, 致远, 钉钉, 飞书, 蓝凌 and their English sisters.
const SHAPES: Readonly<Partial<Record<Field, RegExp>>> = {
  case_id:
    /^(?:(?:申请|审批|流程|流程实例|实例|单据|表单|请求|协同|工单|业务|报销|采购|合同|付款|任务)(?:单)?(?:编号|单号|号|id)|编号|流水号|单据号|(?:request|ticket|document|application|instance|workflow|claim|order) ?(?:no|number|id|#))$/u,
  activity:
    /^(?:(?:审批|处理|流程|操作|当前|任务|办理|审核)(?:节点|环节|步骤)(?:名称)?|节点权限|环节(?:名称)?|任务名称|(?:step|task|node|stage) ?name|stage|node|approval step)$/u,
  outcome: new RegExp(
    `^(?:${DEED}(?:类型|结果|动作|操作|态度|状态|名称|方式)|处理态度|态度|动作|操作|结果|(?:approval )?(?:decision|outcome|action|result)|action type)$`,
    'u',
  ),
  timestamp: new RegExp(
    `^(?:${DEED}(?:完成)?(?:时间|日期)|(?:decided|approved|processed|handled|completed|acted|action) ?(?:at|on|time|date)|(?:approval|decision|completion|event) ?(?:time|date))$`,
    'u',
  ),
  date: new RegExp(`^${DEED}日期$|^(?:action|decision|approval|event) ?date$`, 'u'),
  actor: new RegExp(
    `^(?:${DEED}(?:人|者|人员|用户)(?:姓名|名称)?|(?:approver|approved by|handler|handled by|decided by|performed by|processed by|operator)(?: name)?)$`,
    'u',
  ),
  role: /^(?:审批|处理|操作)?(?:角色|岗位)(?:名称)?$/u,
  record: /^(?:审批|流转|处理|操作|流程)(?:记录|历史|轨迹|意见记录|日志)$|^approval (?:history|record|log)$/u,
}

/** 单号（必填） and Request_No are 单号 and request no. */
export const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[(（[【].*?[)）\]】]|[*:：]/gu, '')
    .replaceAll(/[\s_]+/gu, ' ')
    .trim()

/** 单据编号, request no: a number by which somebody knows a request. */
export const namesCase = (name: string): boolean =>
  NAMES.case_id.includes(folded(name)) || SHAPES.case_id?.test(folded(name)) === true

/** One signature of a row that holds a whole request: whose, when, and how it went. */
export interface Signature {
  readonly step: string
  readonly actorAt: number
  readonly timeAt: number
  readonly outcomeAt: number
}

/** How one row tells what happened. */
export type Shape =
  /** One row an event. */
  | { readonly kind: 'event' }
  /** One row a request, its signatures side by side. */
  | { readonly kind: 'wide'; readonly signatures: readonly Signature[] }
  /** One row a request, what happened as text: 王芳|同意|2026-03-02 09:05:11;… */
  | { readonly kind: 'record'; readonly at: number }

export interface Places {
  /** -1 where the log has none. */
  readonly at: Readonly<Record<Field, number>>
  readonly shape: Shape
  /** Who asked and when, for rows that hold a whole request. */
  readonly filed: { readonly actorAt: number; readonly timeAt: number }
  readonly attributes: readonly string[]
  readonly attributeAt: readonly number[]
  readonly caseAttributes: readonly string[]
  readonly caseAttributeAt: readonly number[]
}

/** A map may say case, case_id or time: what a person would type. */
const SHORT: Readonly<Record<string, Field>> = { case: 'case_id', time: 'timestamp', resource: 'actor' }

export function placesOf(rawHeader: readonly string[], map: Readonly<Record<string, string>>): Places {
  const header = rawHeader.map((name) => name.trim())
  const at = fieldsAt(header, map)
  const filed = { actorAt: place(header, FILED_BY), timeAt: place(header, FILED_AT) }
  const given = 'activity' in map
  const signatures = at.activity < 0 ? signaturesOf(header) : []
  let shape: Shape = { kind: 'event' }
  if (at.activity < 0 && at.record >= 0) shape = { kind: 'record', at: at.record }
  else if (at.activity < 0 && (signatures.length > 1 || (signatures.length === 1 && at.outcome < 0)))
    shape = { kind: 'wide', signatures }
  // Rows that say who decided what, and not at which step: what was decided is what happened.
  else if (at.activity < 0) [at.activity, at.outcome] = [at.outcome, -1]
  if (given && at.outcome === at.activity) at.outcome = -1
  for (const field of ['case_id', 'activity'] as const)
    if (at[field] < 0 && (field === 'case_id' || shape.kind === 'event'))
      throw new UnreadableLog(
        `the log has no ${field} column; say which one it is: --map ${field === 'case_id' ? 'case' : field}=COLUMN (it has ${header.join(', ')})`,
      )
  if (shape.kind === 'wide') {
    at.outcome = -1
    at.actor = shape.signatures.some((s) => s.actorAt >= 0) ? (shape.signatures[0]?.actorAt ?? -1) : -1
    at.timestamp = shape.signatures[0]?.timeAt ?? -1
  }
  const taken = new Set([
    ...Object.values(at),
    ...(shape.kind === 'wide' ? shape.signatures.flatMap((s) => [s.actorAt, s.timeAt, s.outcomeAt]) : []),
  ])
  const rest = header.map((name, i) => ({ name, i })).filter(({ i, name }) => !taken.has(i) && name !== '')
  const whole = shape.kind !== 'event'
  const isOfCase = (name: string): boolean => whole || name.startsWith('case:')
  const ofCase = rest.filter(({ name }) => isOfCase(name))
  const ofEvent = rest.filter(({ name }) => !isOfCase(name))
  return {
    at,
    shape,
    filed,
    attributes: ofEvent.map(({ name }) => name),
    attributeAt: ofEvent.map(({ i }) => i),
    caseAttributes: ofCase.map(({ name }) => (name.startsWith('case:') ? name : `case:${name}`)),
    caseAttributeAt: ofCase.map(({ i }) => i),
  }
}

const FILED_BY =
  /^(?:申请|发起|创建|提交|报销|起草)(?:人|者|人员)(?:姓名)?$|^(?:requester|requested by|submitted by|applicant|created by|initiator)(?: name)?$/u
const FILED_AT =
  /^(?:申请|发起|创建|提交|起草)(?:时间|日期)$|^(?:requested|submitted|created|filed) ?(?:at|on|time|date)$|^(?:submission|request|creation) ?(?:time|date)$/u
const place = (header: readonly string[], shape: RegExp): number => header.findIndex((name) => shape.test(folded(name)))

function fieldsAt(header: readonly string[], map: Readonly<Record<string, string>>): Record<Field, number> {
  const wanted = new Map<Field, number>()
  for (const [ours, theirs] of Object.entries(map)) {
    const field = SHORT[ours] ?? FIELDS.find((f) => f === ours)
    if (!field) throw new UnreadableLog(`--map ${ours}: one of case, activity, outcome, timestamp, date, actor, role`)
    if (!header.includes(theirs))
      throw new UnreadableLog(`--map ${ours}=${theirs}: the log has no such column; it has ${header.join(', ')}`)
    wanted.set(field, header.indexOf(theirs))
  }
  const names = header.map(folded)
  const found = {} as Record<Field, number>
  const free = (i: number): boolean => i >= 0 && ![...wanted.values()].includes(i) && !Object.values(found).includes(i)
  for (const field of FIELDS) {
    const exact = NAMES[field].map((name) => names.indexOf(folded(name))).find(free)
    const built = SHAPES[field]
    found[field] =
      wanted.get(field) ?? exact ?? (built ? names.findIndex((name, i) => built.test(name) && free(i)) : -1)
  }
  return found
}

const SIGNED = /^(.*?)(审批人|审核人|处理人|办理人|签字人|审批者|approver|approved by)(?:姓名| ?name)?(.*)$/u
const WHEN =
  /^(.*?)(?:(?:审批|审核|处理|办理|签字)?(?:时间|日期)|(?:approval|approved|decision)? ?(?:time|date|at|on))(.*)$/u
const HOW =
  /^(.*?)(?:(?:审批|审核|处理|办理|签字)?(?:结果|状态|态度|动作)|(?:approval)? ?(?:result|decision|outcome|status))(.*)$/u

/** 一级审批人, 一级审批时间, 一级审批结果 · Approver 1, Approved At 1: columns that differ only in what they say of one signature. */
function signaturesOf(header: readonly string[]): Signature[] {
  const names = header.map(folded)
  const keyed = (shape: RegExp, last: number): Map<string, number> => {
    const keys = new Map<string, number>()
    for (const [i, name] of names.entries()) {
      const match = shape.exec(name)
      const key = match ? `${match[1] ?? ''} ${match[last] ?? ''}`.trim() : undefined
      if (key !== undefined && !keys.has(key)) keys.set(key, i)
    }
    return keys
  }
  const [when, how] = [keyed(WHEN, 2), keyed(HOW, 2)]
  return [...keyed(SIGNED, 3)].flatMap(([key, actorAt]) => {
    const [timeAt, outcomeAt] = [when.get(key) ?? -1, how.get(key) ?? -1]
    if (timeAt < 0 && outcomeAt < 0) return []
    return [{ step: key === '' ? header[actorAt]! : stepOf(key, header[actorAt]!), actorAt, timeAt, outcomeAt }]
  })
}

const stepOf = (key: string, name: string): string =>
  /^\d+$/u.test(key) ? `${/[一-鿿]/u.test(name) ? '审批' : 'approval '}${key}` : key
