// What a draft still needs: one question about one missing or wrong thing, or the card that shows what would be submitted.
import { feelContext, holds, initiatorContext } from '../approval/feel.ts'
import type { DecisionStep, ProcessDefinition } from '../approval/flow.ts'
import type { Field, Form, Problem } from '../approval/form.ts'
import { checkValues } from '../approval/values.ts'
import { ask } from './ask.ts'
import type { Conversation, Draft } from './conversation.ts'
import { definitionOf, upToDate, withDraft, withoutDraft } from './drafts.ts'
import type { Facts } from './facts.ts'
import { fill, takeOff } from './fill.ts'
import { nameOfPart, placeOf, type Part } from './places.ts'
import { idle, say, type Turn } from './turn.ts'

export interface Why {
  /** What was just wrong with an answer. */
  problems?: readonly Problem[]
  /** Form fields a correction changed: marked on the card. */
  changed?: readonly string[]
}

export function settle(conversation: Conversation, stale: Draft, facts: Facts, why: Why = {}): Turn {
  const process = definitionOf(stale, facts)
  if (!process) return say(withoutDraft(conversation, stale.id), { say: 'may-not-start', process: stale.process })
  const { form } = process.definition
  const left = (why.problems ?? []).filter((p) => mayBeLeftOut(conversation, stale, form, p))
  if (left.length === 0) return settled(conversation, stale, facts, why)
  const problems = (why.problems ?? []).filter((p) => !left.includes(p))
  const turn = settled(conversation, stale, facts, { ...why, problems })
  const said = { say: 'left-out', process: stale.process, fields: left.map((p) => p.field) } as const
  return { ...turn, steps: [{ step: 'say', what: said }, ...turn.steps] }
}

/** Of a person a letter may be wrong: that is asked. */
const UNKNOWN: ReadonlySet<Problem['code']> = new Set<Problem['code']>(['no-such-department', 'no-such-choice'])

/** A field that need not be filled, and was not asked for, stops no new request when the words for it are nothing known. */
function mayBeLeftOut({ asked }: Conversation, draft: Draft, form: Form, { field: id, code }: Problem): boolean {
  const field = form.fields.find((f) => f.id === id)
  const wasAsked = asked?.ask === 'field' && placeOf(form, asked.field)?.field.id === id
  return (
    UNKNOWN.has(code) &&
    !wasAsked &&
    draft.shownEdition === undefined &&
    field !== undefined &&
    isOptional(field) &&
    draft.values[id] === undefined
  )
}

const isOptional = (field: Field): boolean => !field.required && field.requiredWhen === undefined

function settled(
  conversation: Conversation,
  stale: Draft,
  facts: Facts,
  { problems = [], changed = [] }: Why = {},
): Turn {
  const process = definitionOf(stale, facts)
  if (!process) return say(withoutDraft(conversation, stale.id), { say: 'may-not-start', process: stale.process })
  const { form } = process.definition
  const fresh = upToDate(stale, facts)

  const unclear = unclearPerson(form, fresh, facts)
  if (unclear) return askWho(conversation, form, unclear, facts)

  const checked = checkValues(form, fresh.values, facts)
  if ('values' in checked) {
    const draft = { ...fresh, values: checked.values }
    const wrong = problems[0]
    if (wrong) return askField(conversation, draft, form, wrong.field, facts, wrong)
    const least = leastMissing(form, draft)
    if (least) return askField(conversation, draft, form, least, facts)
    const step = stepToPick(process.definition, draft, facts)
    if (step)
      return ask(withDraft(conversation, draft), { ask: 'pick-approvers', draft: draft.id, step: step.id }, facts)
    return confirmSubmit(conversation, draft, changed)
  }

  const refused = checked.problems.filter((p) => p.code !== 'missing' && p.code !== 'empty-table')
  const wrong = [...problems, ...refused]
  const draft = refused.reduce((d, p) => takeOff(d, form, p), fresh)
  if (wrong[0]) return askField(conversation, draft, form, wrong[0].field, facts, wrong[0])
  const missing = checked.problems.map((p) => p.field)
  return askField(conversation, draft, form, leastMissing(form, draft) ?? missing[0] ?? form.fields[0]!.id, facts)
}

/** The least fields of the words come first, in their order; a field the form does not have is not asked. */
function leastMissing(form: Form, draft: Draft): string | undefined {
  return draft.least?.find((name) => {
    const field = placeOf(form, name)?.field
    return field && draft.values[field.id] === undefined
  })
}

/** `name`: a form field's id, or an act's name of a part of it. */
export function askField(
  conversation: Conversation,
  draft: Draft,
  form: Form,
  name: string,
  facts: Facts,
  problem?: Problem,
): Turn {
  // Problems inside a table name its column too: lines.amount.
  const place = placeOf(form, name) ?? placeOf(form, name.split('.')[0] ?? name)
  const field = place?.field ?? form.fields[0]
  if (!field) return confirmSubmit(conversation, draft, [])
  const part: Part = field.kind === 'dateRange' ? partMissing(form, draft, field) : 'value'
  const asked = nameOfPart(form, field, part)
  const worded = problem && { ...problem, field: field.kind === 'table' ? problem.field : field.id }
  return ask(withDraft(conversation, draft), { ask: 'field', draft: draft.id, field: asked }, facts, worded)
}

/** Of a range: first the start, then, for half a day, which half, else the end. */
function partMissing(form: Form, draft: Draft, field: Field): Part {
  const loose = (part: Part) => draft.loose[nameOfPart(form, field, part)]
  if (loose('start') === undefined) return 'start'
  const days = Number(loose('durationDays') ?? 0)
  return days > 0 && days < 1 ? 'startHalf' : 'end'
}

interface Unclear {
  draft: Draft
  field: Field & { kind: 'person' }
  surface: string
  ids: readonly string[]
}

/** The first person said who is several people, or nobody. */
function unclearPerson(form: Form, draft: Draft, facts: Facts): Unclear | undefined {
  for (const field of form.fields) {
    const waiting = draft.loose[field.id]
    if (field.kind !== 'person' || !Array.isArray(waiting)) continue
    const surface = waiting.find((w) => typeof w === 'string')
    if (surface !== undefined) return { draft, field, surface, ids: facts.findPeople(surface) }
  }
  return undefined
}

function askWho(conversation: Conversation, form: Form, { draft, field, surface, ids }: Unclear, facts: Facts): Turn {
  if (ids.length === 0) {
    const without = dropSurface(draft, field.id, surface)
    const asked = askField(conversation, without, form, field.id, facts)
    return { ...asked, steps: [{ step: 'say', what: { say: 'no-such-person', words: surface } }, ...asked.steps] }
  }
  return ask(
    withDraft(conversation, draft),
    { ask: 'which-person', field: field.id, draft: draft.id, among: ids },
    facts,
  )
}

export function dropSurface(draft: Draft, field: string, surface: string): Draft {
  const { [field]: waiting, ...loose } = draft.loose
  const rest = Array.isArray(waiting) ? waiting.map(String).filter((w) => w !== surface) : []
  return { ...draft, loose: rest.length > 0 ? { ...loose, [field]: rest } : loose }
}

/** The person chosen among namesakes joins the field; the others said with them keep their turn. */
export function choosePerson(draft: Draft, form: Form, field: string, id: string, facts: Facts): Draft {
  const waiting = draft.loose[field]
  const surface = Array.isArray(waiting) ? waiting.map(String)[0] : undefined
  const filled = fill(draft, form, { [field]: id }, facts, true).draft
  const rest = surface === undefined ? draft : dropSurface(draft, field, surface)
  return { ...filled, loose: { ...filled.loose, ...(rest.loose[field] ? { [field]: rest.loose[field] } : {}) } }
}

/** A step on this request's way whose approvers the initiator names, and has not yet. */
function stepToPick({ form, route }: ProcessDefinition, draft: Draft, facts: Facts): DecisionStep | undefined {
  const me = facts.organisation.person(facts.me)
  const context = feelContext(form, draft.values, me && initiatorContext(facts.organisation, me))
  return route.find(
    (step): step is DecisionStep =>
      step.kind !== 'copy' &&
      step.approvers.by === 'initiatorPicks' &&
      (draft.picks[step.id] ?? []).length < step.approvers.min &&
      (step.when === undefined || holds(step.when, context)),
  )
}

function confirmSubmit(conversation: Conversation, draft: Draft, changed: readonly string[]): Turn {
  const proposal = { propose: 'submit', draft: draft.id, edition: draft.edition } as const
  const shown = { ...draft, shownEdition: draft.edition }
  return {
    conversation: { ...idle(withDraft(conversation, shown)), confirming: proposal },
    steps: [{ step: 'confirm', proposal, draft: shown, ...(changed.length > 0 ? { changed } : {}) }],
  }
}
