// What the engines may know of a conversation before they read the next words; private values are left out.
import type { Field, Form, Value } from '../approval/form.ts'
import type { Context, FieldValue } from '../language/understanding.ts'
import type { Conversation, Draft } from './conversation.ts'
import { definitionOf, findDraft, openDraft } from './drafts.ts'
import { knownRequest, type Facts } from './facts.ts'
import { nameOfPart, placeOf } from './places.ts'
import { partsOf } from './range.ts'
import { peopleIn } from './read.ts'

export function contextOf(conversation: Conversation, facts: Facts): Context {
  const { asked, confirming, turns, shown } = conversation
  const draft = draftContext(conversation, facts)
  const named = facts.organisation.person(facts.me)?.name
  return {
    turns,
    ...(draft ? { draft } : {}),
    ...(confirming || asked?.ask === 'resume' ? { confirming: true } : {}),
    shown: shown.flatMap((id) => {
      const request = knownRequest(facts, id)
      const owner = request && facts.organisation.person(request.owner)?.name
      return request ? [{ number: request.number, owner: owner ?? '', process: request.process }] : []
    }),
    ...(named === undefined ? {} : { speaker: named }),
  }
}

type DraftContext = NonNullable<Context['draft']>

function draftContext(conversation: Conversation, facts: Facts): DraftContext | undefined {
  const { asked } = conversation
  if (asked?.ask === 'reason' || asked?.ask === 'person') {
    const process = knownRequest(facts, asked.request)?.process
    const field = asked.ask === 'person' ? 'person' : asked.carry.act === 'comment' ? 'comment' : 'reason'
    return process === undefined ? undefined : { process, fields: {}, asked: field }
  }
  const about =
    asked && 'draft' in asked && asked.draft !== undefined ? findDraft(conversation, asked.draft) : undefined
  const draft = about ?? (asked ? undefined : openDraft(conversation))
  if (!draft) return undefined
  const form = definitionOf(draft, facts)?.definition.form
  if (!form) return undefined
  const name =
    asked?.ask === 'field'
      ? asked.field
      : asked?.ask === 'which-person'
        ? asked.field
        : asked?.ask === 'pick-approvers'
          ? 'person'
          : undefined
  return {
    process: draft.process,
    fields: fieldsOf(draft, form, facts),
    ...(name === undefined ? {} : { asked: name }),
  }
}

/** The draft as acts would have said it. */
function fieldsOf(draft: Draft, form: Form, facts: Facts): Record<string, FieldValue> {
  const loose = Object.entries(draft.loose).filter(([name]) => !placeOf(form, name)?.field.private)
  const known = form.fields.flatMap((field) => {
    const value = draft.values[field.id]
    return field.private || value === undefined ? [] : said(form, field, value, facts)
  })
  return Object.fromEntries([...loose, ...known])
}

function said(form: Form, field: Field, value: Value, facts: Facts): [string, FieldValue][] {
  if (field.kind === 'person') {
    const names = peopleIn(value).map((id) => facts.organisation.person(id)?.name ?? '')
    return [[field.id, names.length === 1 ? names[0]! : names]]
  }
  if (typeof value === 'string' || typeof value === 'number') return [[field.id, value]]
  if ('currency' in value)
    return [
      [field.id, Number(value.amount)],
      ['currency', value.currency],
    ]
  if ('start' in value && 'end' in value)
    return Object.entries(partsOf(value)).flatMap(([part, v]) =>
      v === undefined
        ? []
        : [[nameOfPart(form, field, part as keyof ReturnType<typeof partsOf>), v] as [string, FieldValue]],
    )
  return []
}
