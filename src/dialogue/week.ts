// A bare weekday said over a draft: 改成周五, just Friday. It means the week the draft is about, not the coming one.
import { dateIn, Temporal, type PlainDate } from '../kernel/clock.ts'
import type { Field, Form } from '../approval/form.ts'
import type { Act, FieldValue } from '../language/understanding.ts'
import { isBareWeekday } from './bare.ts'
import type { Conversation, Draft } from './conversation.ts'
import { definitionOf, openDraft } from './drafts.ts'
import type { Facts } from './facts.ts'
import { inWeekSaid } from './moved.ts'
import { nameOfPart, placeOf } from './places.ts'
import { readDate } from './range.ts'

/** The Friday after: a week on from the one the draft has. */
const WEEK_LATER = /\b[a-z]+day after[.!\s]*$/iu
/** A day of the month beside the weekday says which one; so does the week after, 再下一个. */
const NAMES_ITS_DAY =
  /\d\s*(?:月|号|日)|\d(?:st|nd|rd|th)\b|\d[-/.]\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\bafter\b|\bweeks?\b|再/iu

export function inWeekOfDraft(conversation: Conversation, act: Act, text: string, facts: Facts): Act {
  const { fields } = act
  if ((act.act !== 'correct' && act.act !== 'provide') || !fields) return act
  const draft = openDraft(conversation)
  const form = draft && definitionOf(draft, facts)?.definition.form
  if (!draft || !form) return act
  const range = form.fields.find((f) => f.kind === 'dateRange')
  const before = range && draft.values[range.id]
  if (typeof before === 'object' && 'start' in before && 'end' in before)
    return inWeekOf(draft, form, { ...act, fields: inWeekSaid(fields, before, text) }, text, facts)
  return inWeekOf(draft, form, act, text, facts)
}

function inWeekOf(draft: Draft, form: Form, act: Act, text: string, facts: Facts): Act {
  const { fields = {} } = act
  if (!isBareWeekday(text) || (NAMES_ITS_DAY.test(text) && !WEEK_LATER.test(text))) return act
  const oneDay = fields['start'] === fields['end']
  const today = dateIn(facts.now, facts.zone)
  const moved = Object.entries(fields).map(([name, value]): [string, FieldValue] => {
    const place = placeOf(form, name)
    const said = readDate(value)
    const known = place && said ? stretchOf(draft, form, place.field) : undefined
    if (!said || !known || !place) return [name, value]
    const inWeek = near(said.dayOfWeek, known, place.part === 'end' && !oneDay)
    const meant = WEEK_LATER.test(text) ? inWeek.add({ days: 7 }) : inWeek
    return [name, Temporal.PlainDate.compare(meant, today) < 0 ? value : meant.toString()]
  })
  return { ...act, fields: Object.fromEntries(moved) }
}

const HALF_DAY = /上午|下午|早上|半天|\b(?:morning|afternoon|half[- ]?day)\b/iu
const WHOLE_DAY = /一?整天|全天|\b(?:whole|full|entire|all) day\b/iu
const DAY =
  /今|明|后天|大后|昨|周|星期|礼拜|[号日月]|\d|\b(?:today|tomorrow|tonight|next|week|mon|tue|wed|thu|fri|sat|sun)/iu

/** 下午就行, the whole day after all: no day is said, so it is the one the draft has. */
export function onDayOfDraft(act: Act, text: string, draft: Draft, form: Form): Act {
  const range = form.fields.find((f) => f.kind === 'dateRange')
  const before = range && draft.values[range.id]
  if (typeof before !== 'object' || !('start' in before) || DAY.test(text)) return act
  if (act.act !== 'provide' && act.act !== 'correct' && act.act !== 'outOfScope') return act
  if (WHOLE_DAY.test(text) && before.start === before.end)
    return { act: 'correct', fields: { start: before.start, durationDays: 1 }, confidence: 1 }
  if (!HALF_DAY.test(text) || act.fields?.['startHalf'] === undefined) return act
  const { start: _start, end: _end, date: _date, ...fields } = act.fields
  return { ...act, fields }
}

interface Stretch {
  start: PlainDate
  end: PlainDate
}

/** What the draft says of a field that is planned; of the past, the engine knows which Friday is meant. */
function stretchOf(draft: Draft, form: Form, field: Field): Stretch | undefined {
  if ((field.kind !== 'date' && field.kind !== 'dateRange') || field.tense === 'past') return undefined
  const value = draft.values[field.id]
  if (field.kind === 'date') return stretch(value, value)
  if (typeof value === 'object' && 'start' in value && 'end' in value) return stretch(value.start, value.end)
  const start = draft.loose[nameOfPart(form, field, 'start')]
  return stretch(start, start)
}

function stretch(from: unknown, to: unknown): Stretch | undefined {
  const [start, end] = [readDate(from), readDate(to)]
  return start && end ? { start, end } : undefined
}

/** Within the stretch, else in the week it begins in; an end never before its start. */
function near(weekday: number, { start, end }: Stretch, isEnd: boolean): PlainDate {
  const first = start.add({ days: (weekday - start.dayOfWeek + 7) % 7 })
  const inside = Temporal.PlainDate.compare(first, end) <= 0
  return inside || isEnd ? first : start.add({ days: weekday - start.dayOfWeek })
}
