// One question as a card: what was wrong if something was, the question, and the answers one can press.
import type { ProcessDefinition } from '../../approval/flow.ts'
import type { Field, Problem } from '../../approval/form.ts'
import type { Block, Button, Card } from '../../chat/card.ts'
import type { Draft, Press, Step } from '../../dialogue/conversation.ts'
import type { KnownRequest } from '../../dialogue/facts.ts'
import { placeOf, type Part } from '../../dialogue/places.ts'
import { formatDay } from '../../locales/format.ts'
import { problemText } from '../../locales/refusal.ts'
import { formButton } from './draft.ts'
import { soonestBlocks } from '../insight/cards/forecast.ts'
import type { SoonestView } from '../insight/soonest.ts'
import type { TemplateView } from '../insight/templates.ts'
import { labelOf, type Known } from './labels.ts'
import { label, press, processName, who, type Maker } from './maker.ts'
import { valueBlocks } from './rows.ts'

export interface QuestionFacts {
  ask: Extract<Step, { step: 'ask' }>
  /** Of the draft asked about. */
  definition?: ProcessDefinition
  /** What which-request and reason questions are about. */
  requests: readonly KnownRequest[]
  department(person: string): string
  /** What the person files again and again, for a form that is still empty. */
  usual?: readonly TemplateView[]
  /** Who of those that may be picked has been the quickest. */
  soonest?: readonly SoonestView[]
}

export function questionCard(
  { ask, definition, requests, department, soonest = [], usual = [] }: QuestionFacts,
  maker: Maker,
): Card {
  const { question, draft, problem, quick } = ask
  const place = definition && question.ask === 'field' ? placeOf(definition.form, question.field) : undefined
  const process = draft ? processName(draft.process, maker) : undefined
  const known: Known = {
    question,
    requests,
    department,
    ...(place ? { field: place.field } : {}),
    ...(draft ? { draft } : {}),
  }
  const fields = definition?.form.fields ?? []
  const about = 'request' in question ? requests.find((r) => r.id === question.request) : undefined
  return {
    title: questionText(ask, place?.field, place?.part, definition, maker),
    tone: problem ? 'warning' : 'info',
    ...(process ? { subtitle: process } : {}),
    blocks: [
      ...(problem ? [problemNote(problem, fields, maker)] : []),
      ...(about
        ? [{ block: 'text', text: `${who(about.owner, maker)} ${label(about.title, maker)} ${about.number}` } as const]
        : []),
      ...(draft ? valueBlocks(fields, draft.values, maker) : []),
      ...soonestBlocks(soonest, maker),
      ...hints(place?.field, place?.part, draft !== undefined && Object.keys(draft.values).length === 0, maker),
    ],
    buttons: [
      ...(draft ? usual.map((t) => usualButton(t, draft, maker)) : []),
      ...quick.map((means) => quickButton(means, known, definition, maker)),
      ...tail(ask, place?.field, maker),
    ],
    ...(draft ? { about: { draft: draft.id } } : about ? { about: { request: about.id } } : {}),
  }
}

function questionText(
  { question, draft }: QuestionFacts['ask'],
  field: Field | undefined,
  part: Part | undefined,
  definition: ProcessDefinition | undefined,
  maker: Maker,
): string {
  const { words } = maker
  switch (question.ask) {
    case 'field':
      return field
        ? fieldQuestion(field, part, draft?.loose[question.field.replace(/end$/, 'start')], maker)
        : words.ask.edit()
    case 'reason':
      return question.carry.act in words.askReason
        ? words.askReason[question.carry.act as keyof typeof words.askReason]
        : words.ask.reason()
    case 'resume':
      return words.resume(draft ? processName(draft.process, maker) : '')
    case 'pick-approvers': {
      const step = definition?.route.find((s) => s.id === question.step)
      return step ? words.pickApproversFor(label(step.name, maker)) : words.ask['pick-approvers']()
    }
    default:
      return words.ask[question.ask]()
  }
}

function fieldQuestion(field: Field, part: Part | undefined, start: unknown, maker: Maker): string {
  const name = label(field.label, maker)
  const from = part === 'end' ? formatDay(start, maker) : undefined
  if (from !== undefined) return maker.words.askEnd(from)
  if (part === 'startHalf' || part === 'endHalf') return maker.words.askHalf()
  return maker.words.askField[field.kind](name)
}

const problemNote = (problem: Problem, fields: readonly Field[], maker: Maker): Block => ({
  block: 'note',
  tone: 'warning',
  text: problemText(problem, maker, { fields }),
})

function hints(field: Field | undefined, part: Part | undefined, first: boolean, maker: Maker): Block[] {
  const hint = field?.hint ? [label(field.hint, maker)] : []
  const range = field?.kind === 'dateRange' && part === 'start' && first ? [maker.words.startHint] : []
  return [...hint, ...range].map((text) => ({ block: 'text', text }))
}

function quickButton(means: Press, known: Known, definition: ProcessDefinition | undefined, maker: Maker): Button {
  const field = means.press === 'edit' ? definition?.form.fields.find((f) => f.id === means.field) : known.field
  const first = means.press === 'resume'
  const step = means.press === 'edit' && !field ? definition?.route.find((s) => s.id === means.field) : undefined
  if (step) return press(maker, 'quick', label(step.name, maker), means)
  return press(
    maker,
    first ? 'primary' : 'quick',
    labelOf(means, { ...known, ...(field ? { field } : {}) }, maker),
    means,
  )
}

const usualButton = ({ label: said, values, times }: TemplateView, draft: Draft, maker: Maker): Button =>
  press(maker, 'quick', maker.words.insight.usual({ said: label(said, maker), times }), {
    press: 'usual',
    draft: draft.id,
    values,
  })

/** A form is always one click away, and so is the way out. */
function tail({ question, draft }: QuestionFacts['ask'], field: Field | undefined, maker: Maker): Button[] {
  if (!draft || question.ask === 'resume') return []
  const cancel = press(maker, 'default', maker.words.card.button.cancel, { press: 'cancel', draft: draft.id })
  if (question.ask === 'which-person') return [cancel]
  const mayBeLeftOut = field && !field.required && field.requiredWhen === undefined
  const skip = press(maker, 'default', maker.words.card.button.skip, { press: 'resume', draft: draft.id })
  return [...(mayBeLeftOut ? [skip] : []), formButton(draft, maker), cancel]
}
