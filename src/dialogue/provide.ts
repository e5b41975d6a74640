// Answers to what was asked, and corrections: the new values are put on the draft, the rest stays as it was.
import type { FileRef, Form, Value } from '../approval/form.ts'
import { readField } from '../approval/values.ts'
import type { Act } from '../language/understanding.ts'
import type { Conversation, Draft } from './conversation.ts'
import { definitionOf, openDraft, withoutDraft } from './drafts.ts'
import type { Facts } from './facts.ts'
import { fill, grown, type Given } from './fill.ts'
import { placeOf } from './places.ts'
import { same } from './same.ts'
import { settle } from './settle.ts'
import { say, type Turn } from './turn.ts'

/** Undefined when there is no draft the words could be about, or nothing in them has a place on it. */
export function provide(conversation: Conversation, act: Act, facts: Facts, draft = openDraft(conversation)): Turn {
  if (!draft) return say(conversation, { say: 'did-not-understand' })
  return put(conversation, draft, act.fields ?? {}, facts)
}

export function put(conversation: Conversation, draft: Draft, given: Given, facts: Facts, trusted = false): Turn {
  const found = definitionOf(draft, facts)
  if (!found) return say(withoutDraft(conversation, draft.id), { say: 'may-not-start', process: draft.process })
  const { form } = found.definition
  if (!Object.keys(given).some((name) => placeOf(form, name))) {
    const turn = settle(conversation, draft, facts)
    return { ...turn, steps: [{ step: 'say', what: { say: 'did-not-understand' } }, ...turn.steps] }
  }
  const { before: _before, ...now } = draft
  const filled = fill(now, form, given, facts, trusted)
  const kept = { ...filled.draft, before: { values: draft.values, loose: draft.loose } }
  // Only what was already shown can be said to have changed.
  const changed = draft.shownEdition === undefined && !draft.resubmits ? [] : differences(form, draft, filled.draft)
  const turn = settle(conversation, kept, facts, { problems: filled.problems, changed })
  const asksOn = turn.steps.some((s) => s.step === 'ask')
  if (!asksOn || changed.length === 0 || filled.problems.length > 0) return turn
  return {
    ...turn,
    steps: [{ step: 'say', what: { say: 'changed', process: draft.process, fields: changed } }, ...turn.steps],
  }
}

/** The last change by words is taken back, as if it had not been said. */
export function undo(conversation: Conversation, draft: Draft, facts: Facts): Turn | undefined {
  const form = definitionOf(draft, facts)?.definition.form
  if (!form || !draft.before) return undefined
  const { before, ...rest } = draft
  const back = grown(draft, { ...rest, ...before })
  return settle(conversation, back, facts, { changed: differences(form, draft, back) })
}

function differences(form: Form, before: Draft, after: Draft): string[] {
  return form.fields.map((f) => f.id).filter((id) => !same(said(before.values[id]), said(after.values[id])))
}

/** A value without what was computed from it: the length of a range. */
function said(value: Value | undefined): unknown {
  if (typeof value !== 'object' || !('start' in value)) return value
  const { days: _days, estimated: _estimated, ...rest } = value
  return rest
}

/** Files sent with a message go to the form's attachment field: the one asked for, else the first. */
export function attach(conversation: Conversation, files: readonly FileRef[], facts: Facts): Turn {
  const draft = openDraft(conversation)
  const form = draft && definitionOf(draft, facts)?.definition.form
  const asked = conversation.asked?.ask === 'field' ? conversation.asked.field : undefined
  const fields = form?.fields.filter((f) => f.kind === 'attachment') ?? []
  const field = fields.find((f) => f.id === asked) ?? fields[0]
  if (!draft || !field) return say(conversation, { say: 'nowhere-to-attach' })
  const known = (draft.values[field.id] ?? []) as readonly FileRef[]
  const joined = [...known, ...files.filter((f) => !known.some((k) => k.file === f.file))]
  const read = readField(field, joined, facts)
  // A file that is refused does not take those before it along.
  if ('problems' in read) return settle(conversation, draft, facts, { problems: read.problems })
  const next = grown(draft, { ...draft, values: { ...draft.values, [field.id]: joined } })
  return settle(conversation, next, facts, { changed: draft.shownEdition === undefined ? [] : [field.id] })
}
