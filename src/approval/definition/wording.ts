// What is wrong with a definition, said to the person who wrote it: the fact and the fix, in Chinese and English.
import type { z } from 'zod'
import type { Label } from '../form.ts'

export interface Words {
  message: Label
  fix: Label
}

export const say = (zh: string, en: string, fixZh: string, fixEn: string): Words => ({
  message: { zh, en },
  fix: { zh: fixZh, en: fixEn },
})

type Issue = z.core.$ZodIssue

/** Rules of the shape that have a name: what they want. */
const RULES: Readonly<Record<string, Words>> = {
  label: say(
    '名称要有中文和英文',
    'a name needs both languages',
    '写成 请假 / Leave，或 { zh: 请假, en: Leave }',
    'write 请假 / Leave, or { zh: 请假, en: Leave }',
  ),
  id: say(
    '标识只能用英文字母、数字和下划线，并以字母开头',
    'an id is letters, digits and _, starting with a letter',
    '例如 leaveType',
    'for example leaveType',
  ),
  currency: say('币种要用三位大写代码', 'a currency is a three-letter code', '例如 CNY、USD', 'for example CNY, USD'),
  amount: say('金额要写成数字', 'an amount is a number', '例如 50000 或 "50000.00"', 'for example 50000 or "50000.00"'),
  accept: say(
    '附件类型要写扩展名或 MIME 类型',
    'accept takes endings or media types',
    '例如 .pdf、image/*',
    'for example .pdf, image/*',
  ),
  prefix: say(
    '编号前缀用 1 到 8 位大写字母或数字',
    'a numbering prefix is 1 to 8 capital letters or digits',
    '例如 LV',
    'for example LV',
  ),
  approvers: say(
    '看不懂由谁审批',
    'it is not clear who decides',
    '例如 manager、departmentHead、{ role: finance }、{ managerChain: { upTo: gm } }、{ field: handover }',
    'for example manager, departmentHead, { role: finance }, { managerChain: { upTo: gm } }, { field: handover }',
  ),
  signing: say(
    '看不懂签核方式',
    'it is not clear how this is signed',
    '例如 all、any、inOrder、{ any: anyApprove }、{ vote: 3 }',
    'for example all, any, inOrder, { any: anyApprove }, { vote: 3 }',
  ),
  span: say(
    '时限写得不对',
    'this span of time cannot be read',
    '例如 2 working days、8 working hours、30 minutes',
    'for example 2 working days, 8 working hours, 30 minutes',
  ),
}

const KINDS: Readonly<Record<string, Label>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '键值对', en: 'keys with values' },
  record: { zh: '键值对', en: 'keys with values' },
}

export const isMissing = (issue: Issue, value: unknown): boolean =>
  value === undefined &&
  (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union')

/** A short form that cannot be read is answered with examples of good ones. */
const SHORT: Readonly<Record<string, string>> = {
  approvers: 'approvers',
  to: 'approvers',
  by: 'approvers',
  signing: 'signing',
  mode: 'signing',
}

export function wordIssue(issue: Issue, value: unknown): Words {
  const name = String(issue.path.at(-1) ?? '')
  const short = RULES[SHORT[name] ?? '']
  if (short && (issue.code === 'invalid_type' || value === undefined)) return short
  if (isMissing(issue, value)) {
    const allowed = allowedBy(issue)
    const rule = RULES[issue.message]
    if (allowed.length) return missing(name, `${name}: ${allowed.join(' | ')}`)
    return rule ? { ...missing(name, ''), fix: rule.fix } : missing(name, `${name}: …`)
  }
  const rule = RULES[issue.message]
  if (rule) return rule
  if (issue.code === 'unrecognized_keys') return unknownKey(issue.keys[0] ?? '', [])
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return notOneOf(value, allowedBy(issue))
  if (issue.code === 'invalid_type') return wrongKind(issue.expected)
  if (issue.code === 'too_small') return bound(true, issue.minimum, issue.origin)
  if (issue.code === 'too_big') return bound(false, issue.maximum, issue.origin)
  return say('写法不对', 'this cannot be read', '请对照其他流程的写法', 'compare with the other definitions')
}

const allowedBy = (issue: Issue): string[] => {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code !== 'invalid_union') return []
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  return options.map(String)
}

export const missing = (name: string, fix: string): Words =>
  say(`缺少 ${name}`, `${name} is missing`, fix ? `加上 ${fix}` : '', fix ? `add ${fix}` : '')

export function unknownKey(key: string, known: readonly string[]): Words {
  const near = nearest(key, known)
  return near
    ? say(`没有 ${key} 这一项`, `there is no key ${key}`, `是不是 ${near}？`, `did you mean ${near}?`)
    : say(`没有 ${key} 这一项`, `there is no key ${key}`, `删去 ${key}`, `remove ${key}`)
}

export function notOneOf(value: unknown, allowed: readonly string[]): Words {
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : '…'
  const near = nearest(shown, allowed)
  return say(
    `不能是 ${shown}`,
    `${shown} is not possible here`,
    near ? `是不是 ${near}？可用：${allowed.join('、')}` : `可用：${allowed.join('、')}`,
    near ? `did you mean ${near}? Possible: ${allowed.join(', ')}` : `possible: ${allowed.join(', ')}`,
  )
}

function wrongKind(expected: string): Words {
  const kind = KINDS[expected] ?? { zh: expected, en: expected }
  return say(`这里要写${kind.zh}`, `${kind.en} is expected here`, `改成${kind.zh}`, `write ${kind.en}`)
}

function bound(least: boolean, limit: number | bigint, origin: string): Words {
  const counted = origin === 'string' || origin === 'array'
  if (least && counted && Number(limit) === 1)
    return say('不能为空', 'this must not be empty', '至少写一项', 'write at least one')
  const [zh, en] =
    origin === 'string'
      ? ['长度', 'the length']
      : origin === 'array'
        ? ['项数', 'the number of items']
        : ['数值', 'the number']
  return least
    ? say(`${zh}至少是 ${limit}`, `${en} is at least ${limit}`, `改成 ${limit} 或更大`, `make it ${limit} or more`)
    : say(`${zh}最多是 ${limit}`, `${en} is at most ${limit}`, `改成 ${limit} 或更小`, `make it ${limit} or less`)
}

/** The known word a typing mistake is closest to. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const scored = known
    .map((k) => ({ k, d: distance(word.toLowerCase(), k.toLowerCase()) }))
    .filter(({ k, d }) => d <= Math.max(1, Math.floor(Math.max(k.length, word.length) / 3)))
    .sort((a, b) => a.d - b.d)
  return scored[0]?.k
}

/** Letters left out, put in, changed, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? Infinity) + 1 : Infinity
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
