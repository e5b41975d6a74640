// Follows the words that began something until the person confirms it or chooses what was meant: then they are a lesson.
import type { Choice, Field, Values } from '../approval/form.ts'
import type { Conversation, Draft, Heard, Question } from '../dialogue/conversation.ts'
import type { Facts } from '../dialogue/facts.ts'
import type { Input } from '../dialogue/next.ts'
import { wordsCalled } from '../language/choice-words.ts'
import { compile } from '../language/lexicon.ts'
import { hideMore, lessonWords, type ToHide } from '../language/lesson-words.ts'
import type { Act } from '../language/understanding.ts'
import { lexiconOf } from './lexicon.ts'
import type { NewLesson } from './ports-lessons.ts'
import type { Do } from './steps.ts'

interface Heeded {
  before: Conversation
  input: Input | undefined
  after: Conversation
  done: readonly Do[]
  facts: Facts
  source: string
}
type Taught = Omit<NewLesson, 'person' | 'conversation'>

export function hear(step: Heeded): { heard: Heard[]; lessons: Taught[] } {
  const said = saidNow(step)
  const begun = [...(step.before.heard ?? []).map((h) => goesOn(h, step)), ...(said ? [said] : [])]
  return {
    heard: begun.filter((h) => stillOpen(h, step.after)).slice(-MOST),
    lessons: [...begun.flatMap((h) => taughtBy(h, step)), ...chosenAtOnce(step)],
  }
}

const MOST = 6

/** One sentence with one meaning, and what it began just now. */
function saidNow({ before, input, after, facts, source }: Heeded): Heard | undefined {
  if (input?.kind !== 'understood') return undefined
  const { acts, didYouMean } = input.understanding
  const question = openQuestion(after)
  const asks = question !== undefined && after.asked !== before.asked
  if (acts.length !== 1 && !asks) return undefined
  const [act] = acts
  const draft = newDraft(before, after)
  const meant = didYouMean && asks ? didYouMean : acts
  if (!act) return undefined
  const words = wordsOf(input.text, meant, draft, facts)
  const calls = draft && act.act === 'start' ? callsIn(input.text, act, draft, facts) : []
  if (words === undefined && calls.length === 0) return undefined
  const heard = { words: words ?? '', source, kind: 'confirmed', ...(calls.length > 0 ? { calls } : {}) } as const
  if (draft) return act.act === 'start' ? { ...heard, began: { draft: draft.id } } : undefined
  if (asks) return { ...heard, began: { question } }
  const card = after.confirming !== before.confirming ? after.confirming : undefined
  return card?.propose === 'command' && act.act === card.command.do
    ? { ...heard, began: { decision: act.act } }
    : undefined
}

/** A choice ties the words to what was chosen; a change of the draft makes its words corrected ones. */
function goesOn(heard: Heard, { before, input, after }: Heeded): Heard {
  if ('question' in heard.began) {
    const draft = answers(heard.began.question, before, input) ? newDraft(before, after) : undefined
    return draft ? { ...heard, began: { draft: draft.id }, kind: 'chosen' } : heard
  }
  const corrects = input?.kind === 'understood' && input.understanding.acts.some((a) => a.act === 'correct')
  return corrects && 'draft' in heard.began && heard.kind === 'confirmed' ? { ...heard, kind: 'corrected' } : heard
}

const answers = (question: Question['ask'], before: Conversation, input: Input | undefined): boolean =>
  before.asked?.ask === question &&
  ((input?.kind === 'pressed' && (input.press.press === 'choose-act' || input.press.press === 'choose-process')) ||
    input?.kind === 'understood')

const openQuestion = ({ asked }: Conversation): 'which-act' | 'which-process' | undefined =>
  asked?.ask === 'which-act' || asked?.ask === 'which-process' ? asked.ask : undefined

function newDraft(before: Conversation, after: Conversation): Draft | undefined {
  const fresh = after.drafts.filter((d) => !before.drafts.some((b) => b.id === d.id) && d.resubmits === undefined)
  return fresh.length === 1 ? fresh[0] : undefined
}

function stillOpen({ began }: Heard, after: Conversation): boolean {
  if ('draft' in began) return after.drafts.some((d) => d.id === began.draft)
  if ('question' in began) return after.asked?.ask === began.question
  return after.confirming?.propose === 'command' && after.confirming.command.do === began.decision
}

function taughtBy(heard: Heard, { done, facts }: Heeded): Taught[] {
  const { words, source, began, kind } = heard
  if ('draft' in began) {
    const step = done.find((d) => d.command.do === 'submit' && d.draft?.id === began.draft)
    const draft = step?.draft
    const fields = draft && fieldsOf(draft, facts)
    if (!draft || !fields) return []
    const called = calledBy(heard, draft)
    // What was misunderstood may be the private matter itself, in words no form recognised: it is not kept.
    if (words === '' || (kind === 'chosen' && fields.some(isPrivateText))) return called
    const kept = hideMore(words, textsIn(draft.values, fields))
    return kept === undefined
      ? called
      : [{ words: kept, act: 'start', process: draft.process, kind, source }, ...called]
  }
  if (!('decision' in began)) return []
  return done.some((d) => d.command.do === began.decision && d.draft === undefined)
    ? [{ words, act: began.decision, kind, source }]
    : []
}

/** The one word that was named like a choice, when the one choice that the words did not give is what the person said in the end. */
function calledBy({ calls = [], source }: Heard, { process, values }: Draft): Taught[] {
  const told = calls.filter(({ field, gave }) => typeof values[field] === 'string' && values[field] !== gave)
  const [only] = told
  if (!only || told.length > 1) return []
  const means = { field: only.field, choice: String(values[only.field]) }
  const kind = only.gave === undefined ? 'chosen' : 'corrected'
  return [{ words: only.word, act: 'start', process, means, kind, source: `${source}/${only.field}` }]
}

/** Asked what was meant, the person chose a look-up or the like: the choice itself says it. */
function chosenAtOnce({ before, input, after }: Heeded): Taught[] {
  if (input?.kind !== 'pressed' || input.press.press !== 'choose-act' || before.asked?.ask !== 'which-act') return []
  const act = before.asked.among[input.press.index]
  const heard = before.heard?.find((h) => 'question' in h.began && h.began.question === 'which-act')
  if (!act || !heard || !LOOKS.has(act.act) || after.asked?.ask === 'which-act') return []
  return [{ words: heard.words, act: act.act, kind: 'chosen', source: heard.source }]
}

const LOOKS: ReadonlySet<Act['act']> = new Set<Act['act']>([
  'status',
  'pending',
  'ask',
  'figures',
  'digest',
  'findings',
])

/** Where the form has choices whose names are alike: words named like them that are none of them yet. */
function callsIn(text: string, act: Act, draft: Draft, facts: Facts): NonNullable<Heard['calls']>[number][] {
  const definition = definitionOf(draft, facts)
  if (!definition) return []
  const { fields } = definition.form
  const choices = fields.filter((f) => f.kind === 'choice')
  const namesOf = (option: Choice) => [option.label.zh, option.label.en, ...(option.aliases ?? [])]
  const known = [
    definition.name.zh,
    definition.name.en,
    ...definition.aliases.zh,
    ...definition.aliases.en,
    ...choices.flatMap((f) => f.options.flatMap(namesOf)),
  ]
  const values = Object.values(act.fields ?? {}).filter((v) => typeof v === 'string')
  const lexicon = compile(lexiconOf(facts.organisation, []))
  const me = facts.organisation.person(facts.me)?.name
  return choices
    .filter((f) => !f.multiple && !f.private)
    .flatMap((field) => {
      const gave = draft.values[field.id]
      const words = wordsCalled(text, { options: field.options.map(namesOf), known, values }, lexicon, facts, me)
      return words.map((word) => ({ field: field.id, word, ...(typeof gave === 'string' ? { gave } : {}) }))
    })
}

function wordsOf(text: string, acts: readonly Act[], draft: Draft | undefined, facts: Facts): string | undefined {
  const lexicon = compile(lexiconOf(facts.organisation, []))
  const me = facts.organisation.person(facts.me)
  return lessonWords(text, hidden(acts, draft, facts), lexicon, facts, me?.name)
}

/** Which form the words were for may be open still; then what is private in any of them is private. */
function hidden(acts: readonly Act[], draft: Draft | undefined, facts: Facts): ToHide {
  const forms = draft ? [fieldsOf(draft, facts) ?? []] : facts.processes.map((p) => p.definition.form.fields)
  const values: string[] = []
  const secrets: string[] = []
  for (const act of acts)
    for (const [id, value] of Object.entries(act.fields ?? {})) {
      const fields = forms.flatMap((fields) => fields.filter((f) => f.id === id))
      const words = (Array.isArray(value) ? value : [value]).filter((v) => typeof v === 'string')
      if (fields.some(isPrivateText)) secrets.push(...words)
      else if (!fields.some((f) => f.kind === 'choice')) values.push(...words)
    }
  return { values, secrets }
}

const isPrivateText = (field: Field): boolean =>
  field.private === true && (field.kind === 'text' || field.kind === 'longText')

const definitionOf = (draft: Draft, facts: Facts) =>
  [...facts.processes, ...(facts.versions ?? [])].find(
    (p) => p.definition.key === draft.process && p.version === draft.version,
  )?.definition

const fieldsOf = (draft: Draft, facts: Facts): readonly Field[] | undefined => definitionOf(draft, facts)?.form.fields

const textsIn = (values: Values, fields: readonly Field[]): string[] =>
  fields
    .filter((f) => f.kind === 'text' || f.kind === 'longText')
    .flatMap((f) => {
      const value = values[f.id]
      return typeof value === 'string' ? [value] : []
    })
