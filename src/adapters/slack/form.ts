// A form as a Slack modal, and what was typed into it; the dialog a button opens before it counts as pressed.
import type { types } from '@slack/bolt'
import type { ChatForm, FormAnswers, FormInput, FormProblems, InputKind } from '../../chat/form.ts'
import { cut } from '../../chat/text.ts'
import type { ButtonValue } from './button.ts'

type Element = types.InputBlockElement
type SlackBlock = types.KnownBlock
type Modal = types.ModalView

export const FORM = 'form'
export const ASK = 'ask'
/** Every input has a block of its own, so one name does. */
const ACTION = 'v'

const plain = (text: string, limit: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, limit) || ' ',
  emoji: false,
})

/** Opened at once, within the three seconds of a trigger; the form follows by views.update. */
export const loadingModal = (title: string): Modal => ({
  type: 'modal',
  callback_id: 'loading',
  title: plain(title, 24),
  blocks: [{ type: 'section', text: plain('⏳', 10) }],
})

/** In place of a form that is over, or of somebody else. */
export const overModal = (title: string, text: string): Modal => ({
  ...loadingModal(title),
  blocks: [{ type: 'section', text: plain(text, 3000) }],
})

export const formModal = (form: ChatForm, personHint: string, metadata: string): Modal => ({
  type: 'modal',
  callback_id: FORM,
  private_metadata: metadata,
  title: plain(form.title, 24),
  submit: plain(form.submit, 24),
  close: plain(form.cancel, 24),
  blocks: [
    // Slack allows a hundred blocks.
    ...form.inputs.slice(0, 98).map((input) => inputBlock(input, personHint)),
    ...(form.note ? [{ type: 'context' as const, elements: [plain(form.note, 2000)] }] : []),
  ],
})

export function askModal(button: ButtonValue, title: string, metadata: string): Modal {
  const { ask, words = ['OK', 'Cancel', ''] } = button
  const input: FormInput = {
    id: 'ask',
    label: ask?.label ?? title,
    required: ask?.required ?? true,
    ...(ask?.kind === 'person'
      ? { kind: 'person', multiple: false }
      : { kind: 'text', multiline: true, ...(ask?.max ? { maxLength: ask.max } : {}) }),
  }
  return {
    type: 'modal',
    callback_id: ASK,
    private_metadata: metadata,
    title: plain(title, 24),
    submit: plain(words[0], 24),
    close: plain(words[1], 24),
    blocks: [inputBlock(input, words[2])],
  }
}

const inputBlock = (input: FormInput, personHint: string): SlackBlock => ({
  type: 'input',
  block_id: input.id,
  label: plain(input.label, 2000),
  optional: !input.required,
  ...(input.hint ? { hint: plain(input.hint, 2000) } : {}),
  element: element[input.kind](input as never, personHint),
})

type Of<K extends InputKind> = Extract<FormInput, { kind: K }>

const element = {
  text: ({ multiline, maxLength, value }: Of<'text'>) => ({
    type: 'plain_text_input',
    action_id: ACTION,
    multiline,
    max_length: Math.min(maxLength ?? 3000, 3000),
    ...(value ? { initial_value: cut(value, Math.min(maxLength ?? 3000, 3000)) } : {}),
  }),
  number: ({ value }: Of<'number'>) => ({
    type: 'number_input',
    action_id: ACTION,
    is_decimal_allowed: true,
    ...(value && /^-?\d+(\.\d+)?$/.test(value) ? { initial_value: value } : {}),
  }),
  date: ({ value }: Of<'date'>) => ({
    type: 'datepicker',
    action_id: ACTION,
    ...(value && /^\d{4}-\d\d-\d\d$/.test(value) ? { initial_date: value } : {}),
  }),
  choice: choiceElement,
  person: personElement,
} satisfies { [K in InputKind]: (input: Of<K>, personHint: string) => Element }

function choiceElement({ options, multiple, value }: Of<'choice'>): Element {
  // An option's value may be 150 characters long; a hundred options make a group.
  const all = options.filter((o) => o.id.length <= 150).slice(0, 5000)
  const option = (o: (typeof all)[number]) => ({ text: plain(o.label, 75), value: o.id })
  const chosen = new Set(value?.split(','))
  const initial = all.filter((o) => chosen.has(o.id)).map(option)
  const offered =
    all.length <= 100
      ? { options: all.map(option) }
      : {
          option_groups: Array.from({ length: Math.ceil(all.length / 100) }, (_, i) => {
            const group = all.slice(i * 100, i * 100 + 100)
            return {
              label: plain(`${cut(group[0]!.label, 30)} – ${cut(group.at(-1)!.label, 30)}`, 75),
              options: group.map(option),
            }
          }),
        }
  if (multiple)
    return {
      type: 'multi_static_select',
      action_id: ACTION,
      ...offered,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    }
  return { type: 'static_select', action_id: ACTION, ...offered, ...(initial[0] ? { initial_option: initial[0] } : {}) }
}

const ACCOUNT = 'account:'

/** Slack's people picker; a value that is a name already stands in a line of text, so that it is not lost. */
function personElement({ multiple, value }: Of<'person'>, hint: string): Element {
  const people = value?.split(',').filter((v) => v !== '') ?? []
  const placeholder = hint ? { placeholder: plain(hint, 150) } : {}
  if (people.some((person) => !person.startsWith(ACCOUNT)))
    return { type: 'plain_text_input', action_id: ACTION, initial_value: cut(people.join(', '), 3000), ...placeholder }
  const users = people.map((person) => person.slice(ACCOUNT.length))
  if (multiple)
    return {
      type: 'multi_users_select',
      action_id: ACTION,
      ...placeholder,
      ...(users.length > 0 ? { initial_users: users } : {}),
    }
  return { type: 'users_select', action_id: ACTION, ...placeholder, ...(users[0] ? { initial_user: users[0] } : {}) }
}

/** One value of a submitted modal, as Slack sends it. */
interface Typed {
  value?: string | null
  selected_date?: string | null
  selected_option?: { value: string } | null
  selected_options?: readonly { value: string }[]
  selected_user?: string | null
  selected_users?: readonly string[]
}
type State = Readonly<Record<string, Readonly<Record<string, Typed>>>>

export const answersOf = (state: State): FormAnswers =>
  Object.fromEntries(Object.entries(state).map(([input, actions]) => [input, answerOf(actions[ACTION] ?? {})]))

function answerOf(typed: Typed): string {
  const people = [...(typed.selected_users ?? []), ...(typed.selected_user ? [typed.selected_user] : [])]
  if (people.length > 0) return people.map((user) => ACCOUNT + user).join(',')
  const options = [...(typed.selected_options ?? []), ...(typed.selected_option ? [typed.selected_option] : [])]
  if (options.length > 0) return options.map((o) => o.value).join(',')
  return typed.value ?? typed.selected_date ?? ''
}

/** Slack shows a problem under an input only, so one about the whole form, or a part not shown, stands under the first. */
export function errorsOf(problems: FormProblems, answers: FormAnswers): Record<string, string> {
  const [first] = Object.keys(answers)
  const errors = new Map<string, string>()
  for (const [input, problem] of Object.entries(problems)) {
    const under = Object.hasOwn(answers, input) ? input : first
    if (under !== undefined) errors.set(under, [errors.get(under), problem].filter(Boolean).join(' '))
  }
  return Object.fromEntries(errors)
}
