// Two days less, 少请一天, make it 8 to 10: what only the draft can tell, since the words name no day in full.
import type { DateRange, Form } from '../approval/form.ts'
import type { Act } from '../language/understanding.ts'
import type { Draft } from './conversation.ts'
import { readDate } from './range.ts'

const COUNT: Readonly<Record<string, number>> = {
  一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 半: 0.5,
  a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, 'half a': 0.5,
} // prettier-ignore
const DIFFERENCE =
  /(?<zh>少|减少?|缩短|多|再加|加|延长|增加)(?:请|休|去|待|出差)?了?(?<n>[一两二三四五半]|\d+(?:\.\d)?)(?:个)?天|\b(?<m>\d+(?:\.\d)?|a|one|two|three|four|five|half a) (?:working )?days? (?<en>less|fewer|shorter|more|longer|extra)\b/iu
const DAYS_OF_MONTH =
  /(?<![\d.$£€¥:])(?<a>\d{1,2})(?:st|nd|rd|th|号|日)?\s*(?:to|until|till|through|-|–|到|至)\s*(?:the )?(?<b>\d{1,2})(?:st|nd|rd|th|号|日)?(?![\d.:%]|\s*(?:am|pm|o'clock|点|元|块|台|个|份|件|人|pounds?|rmb|dollars?|people|hours?|小时))/iu
const MONTH = /月|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu

export function byDifference(act: Act, text: string, draft: Draft, form: Form): Act | undefined {
  const counted = countedDifferently(text, draft, form)
  if (counted) return counted
  const range = form.fields.find((f) => f.kind === 'dateRange')
  const before = range && draft.values[range.id]
  if (!isRange(before) || act.fields?.['start'] !== undefined) return undefined
  const changed = differently(text, before) ?? onDays(text, before)
  return changed && { act: 'correct', fields: changed, confidence: 1 }
}

const FEWER =
  /^(?:那|还是|就|再)*(?<zh>少|减少?|多|加|增加)(?:买|订|要|领|印|采购)?了?(?<n>[一两二三四五]|\d{1,5})(?:本|个|台|把|件|箱|套|张|份|支|块|部|只|盒|包)[了吧。]*$|^(?:actually |no |make it )*(?<m>\d{1,5}|one|two|three|four|five) (?<en>less|fewer|more)[.]*$/iu

/** 少买2本: of the count the draft has. */
function countedDifferently(text: string, draft: Draft, form: Form): Act | undefined {
  const field = form.fields.find((f) => f.id === 'quantity' && f.kind === 'number')
  const known = field && draft.values[field.id]
  const { zh, n, m, en } = FEWER.exec(text.trim())?.groups ?? {}
  const said = (n ?? m)?.toLowerCase()
  if (!field || typeof known !== 'number' || said === undefined) return undefined
  const count = known + (COUNT[said] ?? Number(said)) * (/[少减]|less|fewer/iu.test(zh ?? en ?? '') ? -1 : 1)
  return count > 0 ? { act: 'correct', fields: { [field.id]: count }, confidence: 1 } : undefined
}

const isRange = (value: unknown): value is DateRange =>
  typeof value === 'object' && value !== null && 'start' in value && 'end' in value

function differently(text: string, { start, days }: DateRange): Act['fields'] | undefined {
  const { zh, n, m, en } = DIFFERENCE.exec(text)?.groups ?? {}
  const said = (n ?? m)?.toLowerCase()
  if (said === undefined || days === undefined) return undefined
  const less = /[少减缩]|less|fewer|shorter/iu.test(zh ?? en ?? '')
  const length = days + (COUNT[said] ?? Number(said)) * (less ? -1 : 1)
  return length > 0 ? { start, durationDays: length } : undefined
}

/** 8 to 10, in the month the draft is in. */
function onDays(text: string, { start }: DateRange): Act['fields'] | undefined {
  const { a, b } = DAYS_OF_MONTH.exec(text)?.groups ?? {}
  if (a === undefined || b === undefined || MONTH.test(text) || Number(a) >= Number(b)) return undefined
  const [from, to] = [a, b].map((day) => `${start.slice(0, 8)}${day.padStart(2, '0')}`)
  return readDate(from) && readDate(to) ? { start: from!, end: to! } : undefined
}
