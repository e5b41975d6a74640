// A form as the card of a Teams dialog, and what was typed into it back as answers by input id.
import type { ChatForm, FormAnswers, FormInput, FormProblems, InputKind } from '../../chat/form.ts'
import type { PlatformWords } from '../../chat/platform.ts'
import { envelope, PEOPLE } from './card.ts'
import { labelOf, words, type Element } from './card-text.ts'
import { fieldOf } from './activity.ts'

export interface FormSettings {
  said: Pick<PlatformWords, 'personHint'>
  /** Sent before and not accepted: what was typed, and what is wrong with it. */
  again?: { answers: FormAnswers; problems: FormProblems }
}

/** Ids of ours do not collide with the action's data; a picker's answers are Entra ids, not names. */
const TYPED = 'f.'
const PICKED = 'p.'

export function drawForm(form: ChatForm, settings: FormSettings): Element {
  const { problems = {} } = settings.again ?? {}
  return envelope(
    [
      ...(problems['form'] ? problem(problems['form']) : []),
      ...form.inputs.flatMap((input) => [
        drawInput(input, settings),
        ...(problems[input.id] ? problem(problems[input.id]!) : []),
      ]),
      ...(form.note ? words(form.note, { isSubtle: true, size: 'Small' }) : []),
    ],
    {
      actions: [
        {
          type: 'Action.Submit',
          title: labelOf(form.submit, 80),
          style: 'positive',
          data: { yiju: 'send-form', draft: form.draft },
        },
      ],
    },
  )
}

const problem = (text: string): Element[] => words(`⚠ ${text}`, { color: 'Attention' }, { spacing: 'Small' })

/** People are given as `account:tenant/id`; an empty answer is none. */
export function readForm(data: unknown, tenant: string): FormAnswers {
  const answers: Record<string, string> = {}
  for (const [id, value] of Object.entries(typeof data === 'object' && data !== null ? data : {})) {
    const said = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
    if (typeof said !== 'string' || said.trim() === '') continue
    if (id.startsWith(TYPED)) answers[id.slice(TYPED.length)] = said
    if (id.startsWith(PICKED)) answers[id.slice(PICKED.length)] = picked(said, tenant)
  }
  return answers
}

/** Entra's ids, as the people picker gives them, in the words of the port. */
export const picked = (ids: string, tenant: string): string =>
  ids
    .split(',')
    .map((id) => `account:${tenant}/${id.trim()}`)
    .join(',')

export const draftIn = (data: unknown): string | undefined => {
  const draft = fieldOf(data, 'draft')
  return typeof draft === 'string' && draft !== '' ? draft : undefined
}

const FEW = 100

type DrawOf<K extends InputKind> = (
  input: Extract<FormInput, { kind: K }>,
  value: string | undefined,
  settings: FormSettings,
) => Element

const DRAW: { [K in InputKind]: DrawOf<K> } = {
  text: ({ id, multiline, maxLength, hint }, value) => ({
    type: 'Input.Text',
    id: TYPED + id,
    isMultiline: multiline,
    ...(maxLength ? { maxLength } : {}),
    ...(hint ? { placeholder: hint } : {}),
    ...(value ? { value } : {}),
  }),
  number: ({ id, hint }, value) => ({
    type: 'Input.Number',
    id: TYPED + id,
    ...(hint ? { placeholder: hint } : {}),
    ...(value && Number.isFinite(Number(value)) ? { value: Number(value) } : {}),
  }),
  date: ({ id, hint }, value) => ({
    type: 'Input.Date',
    id: TYPED + id,
    ...(hint ? { placeholder: hint } : {}),
    ...(value && /^\d{4}-\d\d-\d\d$/.test(value) ? { value } : {}),
  }),
  choice: ({ id, options, multiple, hint }, value) =>
    options.length === 0
      ? { type: 'Input.Text', id: TYPED + id, ...(value ? { value } : {}) }
      : {
          type: 'Input.ChoiceSet',
          id: TYPED + id,
          isMultiSelect: multiple,
          style: options.length > FEW && !multiple ? 'filtered' : 'compact',
          choices: options.map((option) => ({ title: labelOf(option.label, 200), value: option.id })),
          ...(hint ? { placeholder: hint } : {}),
          ...(value ? { value } : {}),
        },
  // Names that stand there already, or that nobody has, are better typed: the picker knows only who it found itself.
  person: ({ id, multiple, hint }, value, { said, again }) =>
    !value && !again?.problems[id]
      ? { ...PEOPLE, id: PICKED + id, isMultiSelect: multiple, ...(hint ? { placeholder: hint } : {}) }
      : {
          type: 'Input.Text',
          id: TYPED + id,
          placeholder: hint ?? said.personHint,
          ...(value && !value.startsWith('account:') ? { value } : {}),
        },
}

function drawInput(input: FormInput, settings: FormSettings): Element {
  const draw = DRAW[input.kind] as (input: FormInput, value: string | undefined, settings: FormSettings) => Element
  const value = settings.again ? settings.again.answers[input.id] : input.value
  return {
    ...draw(input, value, settings),
    label: labelOf(input.label, 200),
    isRequired: input.required,
    ...(input.required ? { errorMessage: labelOf(input.label, 200) } : {}),
  }
}
