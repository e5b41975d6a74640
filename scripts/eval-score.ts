// How an understanding is scored against what was expected: acts, processes, fields, targets, missing; nothing is scored by eye.
import { normalise } from '../src/kernel/text.ts'
import type { Act, FieldValue } from '../src/language/understanding.ts'

/** A value under `maybe` is right when given and right when left out. */
export interface Expected extends Omit<Act, 'confidence'> {
  maybe?: { process?: string; fields?: Record<string, FieldValue>; target?: Record<string, FieldValue> }
}

export interface Line {
  id: string
  lang: 'zh' | 'en'
  tags: string[]
  text: string
  at?: string
  context?: { role: 'user' | 'assistant'; text: string }[]
  expect: Expected[]
}

export interface Score {
  acts: boolean
  process: { right: number; of: number }
  slots: { right: number; said: number; expected: number }
  missing: boolean
  exact: boolean
  /** Something would be done where nothing may be. */
  forbidden: boolean
  notes: string[]
}

/** Words are compared without case, width, spaces, traditional forms and end punctuation. */
const plain = (value: string): string =>
  normalise(value)
    .lower.normalize('NFKC')
    .replace(/[\s"'“”‘’,，。.!！]+/gu, '')

/** Free text is compared by containment, everything else exactly. */
const FREE: ReadonlySet<string> = new Set([
  'reason',
  'title',
  'item',
  'document',
  'position',
  'payee',
  'counterparty',
  'destination',
  'location',
  'comment',
  'recipients',
  'department',
  'person',
  'assignee',
  'owner',
  'handover',
  'visitor',
  'room',
  'source',
  'condition',
  'people',
])

/** Whom the directory knows by these words; people are right by surface or by entry. */
export type EntryOf = (surface: string) => string | undefined
const PEOPLE: ReadonlySet<string> = new Set(['owner', 'person', 'assignee', 'handover'])

export function sameValue(
  key: string,
  said: FieldValue | undefined,
  expected: FieldValue,
  entryOf: EntryOf = () => undefined,
): boolean {
  if (said === undefined) return false
  if (PEOPLE.has(key) && typeof said === 'string' && entryOf(said) === expected) return true
  if (Array.isArray(expected)) {
    const list = Array.isArray(said) ? said : [said]
    return (
      list.length === expected.length &&
      expected.every((e, i) => sameValue(key, list[i] as FieldValue, e as FieldValue, entryOf))
    )
  }
  if (typeof expected === 'number') return Number(said) === expected
  const [a, b] = [plain(String(said)), plain(String(expected))]
  return (
    a === b ||
    ((FREE.has(key) || typeof said === 'string') && FREE.has(key) && a !== '' && (a.includes(b) || b.includes(a)))
  )
}

const WRITES: ReadonlySet<string> = new Set([
  'start',
  'approve',
  'reject',
  'return',
  'transfer',
  'addSigner',
  'standIn',
  'comment',
  'urge',
  'withdraw',
  'assignTask',
  'signIn',
  'swapShift',
  'confirm',
])
const NEVER: ReadonlySet<string> = new Set([
  'ask',
  'hold',
  'outOfScope',
  'smallTalk',
  'help',
  'status',
  'pending',
  'figures',
  'digest',
  'findings',
])

export function score(line: Line, acts: readonly Act[], entryOf?: EntryOf): Score {
  const notes: string[] = []
  const pairs = align(line.expect, acts)
  const process = { right: 0, of: 0 }
  const slots = { right: 0, said: 0, expected: 0 }
  let missing = true
  for (const [expected, act] of pairs) {
    if (expected.process !== undefined) {
      process.of++
      if (act?.process === expected.process) process.right++
      else notes.push(`process ${act?.process ?? '-'} for ${expected.process}`)
    } else if (act?.process !== undefined && act.act === 'start') notes.push(`process ${act.process} uncalled for`)
    compare(expected.fields ?? {}, expected.maybe?.fields ?? {}, act?.fields ?? {}, '', slots, notes, entryOf)
    compare({ ...expected.target }, expected.maybe?.target ?? {}, { ...act?.target }, '@', slots, notes, entryOf)
    const [want, got] = [[...(expected.missing ?? [])].sort().join(), [...(act?.missing ?? [])].sort().join()]
    if (want !== got) {
      missing = false
      notes.push(`missing [${got}] for [${want}]`)
    }
  }
  const right = names(line.expect) === names(acts)
  if (!right) notes.unshift(`acts ${names(acts)} for ${names(line.expect)}`)
  const forbidden = line.expect.every((e) => NEVER.has(e.act)) && acts.some((a) => WRITES.has(a.act))
  return { acts: right, process, slots, missing, exact: right && notes.length === 0, forbidden, notes }
}

const names = (acts: readonly { act: string }[]): string =>
  acts
    .map((a) => a.act)
    .sort()
    .join('+')

/** Each expected act meets the act that fits it best. */
function align(expected: readonly Expected[], acts: readonly Act[]): [Expected, Act | undefined][] {
  const free = [...acts]
  return expected.map((e) => {
    const best = free.map((a, i) => ({ i, fit: fit(e, a) })).sort((x, y) => y.fit - x.fit)[0]
    if (!best || best.fit <= 0) return [e, undefined]
    return [e, free.splice(best.i, 1)[0]]
  })
}

function fit(e: Expected, a: Act): number {
  if (e.act !== a.act) return 0
  const owner =
    e.target?.owner !== undefined && a.target?.owner !== undefined && sameValue('owner', a.target.owner, e.target.owner)
      ? 2
      : 0
  const process = (e.process ?? e.target?.process) === (a.process ?? a.target?.process) ? 1 : 0
  return 1 + owner + process
}

function compare(
  want: Record<string, FieldValue>,
  maybe: Record<string, FieldValue>,
  got: Record<string, FieldValue>,
  mark: string,
  slots: Score['slots'],
  notes: string[],
  entryOf?: EntryOf,
): void {
  for (const [key, value] of Object.entries(want)) {
    slots.expected++
    if (sameValue(key, got[key], value, entryOf)) slots.right++
    else notes.push(`${mark}${key} ${JSON.stringify(got[key]) ?? '-'} for ${JSON.stringify(value)}`)
  }
  for (const [key, value] of Object.entries(got)) {
    if (key in want) {
      slots.said++
      continue
    }
    const allowed = maybe[key]
    if (allowed !== undefined && sameValue(key, value, allowed, entryOf)) continue
    slots.said++
    notes.push(`${mark}${key} ${JSON.stringify(value)} uncalled for`)
  }
}
