// Which keys may stand where: only used to guess what a misspelt key was meant to be.
import type { Path } from './place.ts'

const TOP = [
  'key',
  'name',
  'aliases',
  'examples',
  'description',
  'form',
  'title',
  'numbering',
  'startableBy',
  'policies',
  'route',
]
const FIELD = ['id', 'label', 'kind', 'required', 'private', 'hint', 'aliases', 'requiredWhen']
const KIND: Readonly<Record<string, readonly string[]>> = {
  text: ['maxLength'],
  longText: ['maxLength'],
  number: ['min', 'max', 'integer', 'unit'],
  money: ['currencies', 'max'],
  date: ['tense'],
  dateRange: ['halfDays', 'countAs', 'tense'],
  choice: ['options', 'multiple'],
  person: ['multiple'],
  attachment: ['accept', 'maxMegabytes', 'maxFiles'],
  table: ['columns', 'sum'],
}
const STEP = ['id', 'name', 'kind', 'when', 'approvers', 'to', 'signing', 'deadline', 'rights', 'policies']
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  policies: [
    'initiatorIsApprover',
    'duplicateApprover',
    'emptyApprover',
    'fallback',
    'onReturn',
    'withdrawAfterDecision',
  ],
  onReturn: ['resume', 'maxRounds'],
  deadline: ['within', 'remindBefore', 'remindEvery', 'maxReminders'],
  within: ['workingDays', 'workingHours', 'days', 'hours', 'minutes'],
  approvers: [
    'by',
    'person',
    'people',
    'manager',
    'level',
    'managerChain',
    'levels',
    'upTo',
    'role',
    'within',
    'departmentHead',
    'initiatorPicks',
    'min',
    'max',
    'field',
  ],
  signing: ['mode', 'rejectPolicy', 'orMode', 'pass', 'weights'],
  numbering: ['prefix', 'digits'],
  startableBy: ['roles', 'departments'],
  sum: ['column', 'into'],
}

/** `holder` is what the misspelt key stands in. */
export function knownKeys(path: Path, holder: unknown): readonly string[] {
  const last = path.at(-1)
  if (last === undefined) return TOP
  if (typeof last === 'string') return INSIDE[last === 'to' ? 'approvers' : last] ?? ['zh', 'en']
  if (path[0] === 'route') return STEP
  if (path.includes('options')) return ['id', 'label', 'aliases']
  const kind = typeof holder === 'object' && holder !== null && 'kind' in holder ? String(holder.kind) : ''
  return [...FIELD, ...(KIND[kind] ?? [])]
}
