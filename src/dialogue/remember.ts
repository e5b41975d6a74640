// The last turns, kept for the engines' context; values of private fields never get in.
import type { Form } from '../approval/form.ts'
import type { Act } from '../language/understanding.ts'
import type { Conversation, Step } from './conversation.ts'
import { definitionOf, findDraft, openDraft } from './drafts.ts'
import { published, type Facts } from './facts.ts'
import { placeOf } from './places.ts'

const MOST_TURNS = 8
const LONGEST = 500

export function remember(
  before: Conversation,
  after: Conversation,
  text: string,
  acts: readonly Act[],
  steps: readonly Step[],
  facts: Facts,
): Conversation {
  const said = withoutPrivate(before, after, text, acts, facts)
  const asked = wordsOfAsked(after, steps, facts)
  const added = [
    ...(said === '' ? [] : [{ role: 'user', text: said } as const]),
    ...(asked === undefined ? [] : [{ role: 'assistant', text: asked } as const]),
  ]
  return { ...after, turns: [...after.turns, ...added].slice(-MOST_TURNS) }
}

/** A private value is cut out where it stands in the words; where it cannot be found there, the words are not kept at all. */
function withoutPrivate(
  before: Conversation,
  after: Conversation,
  text: string,
  acts: readonly Act[],
  facts: Facts,
): string {
  const secrets = [
    ...acts.flatMap((act) => secretsOf(act, before, after, facts)),
    ...(answersPrivately(before, facts) ? [text] : []),
  ]
  let kept = text.trim()
  for (const secret of secrets) {
    if (!kept.includes(secret)) return '…'
    kept = kept.replaceAll(secret, '…')
  }
  return kept.slice(0, LONGEST)
}

/** Which form the words were for may be open still; then what is private in any of them is private. */
function secretsOf(act: Act, before: Conversation, after: Conversation, facts: Facts): string[] {
  const drafts = [openDraft(before), openDraft(after)].flatMap((d) =>
    d ? (definitionOf(d, facts)?.definition.form ?? []) : [],
  )
  const named = act.process === undefined ? undefined : published(facts, act.process)?.definition.form
  const known = named ? [...drafts, named] : drafts
  const forms = known.length > 0 ? known : facts.processes.map((p) => p.definition.form)
  return Object.entries(act.fields ?? {}).flatMap(([name, value]) => {
    if (!forms.some((form) => placeOf(form, name)?.field.private)) return []
    return (Array.isArray(value) ? value : [value]).map(String).filter((v) => v !== '')
  })
}

/** The question was about a private field, so all of the answer may be. */
function answersPrivately({ asked, ...conversation }: Conversation, facts: Facts): boolean {
  if (asked?.ask !== 'field') return false
  const draft = findDraft(conversation, asked.draft)
  const form = draft && definitionOf(draft, facts)?.definition.form
  return (form && placeOf(form, asked.field)?.field.private) ?? false
}

/** What was asked last, in the person's language: an engine reads the next words as its answer. */
function wordsOfAsked({ locale, drafts }: Conversation, steps: readonly Step[], facts: Facts): string | undefined {
  const asked = steps.flatMap((s) => (s.step === 'ask' && s.question.ask === 'field' ? [s.question] : [])).at(-1)
  const draft = asked && drafts.find((d) => d.id === asked.draft)
  const form: Form | undefined = draft && definitionOf(draft, facts)?.definition.form
  const label = form && asked && placeOf(form, asked.field)?.field.label[locale]
  return label === undefined ? undefined : locale === 'zh' ? `${label}？` : `${label}?`
}
