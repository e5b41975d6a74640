// A whole form as a Feishu card, and what was filled in back as answers by input id.
import type { ChatForm, FormAnswers, FormInput, FormProblems, InputKind } from '../../chat/form.ts'
import type { PlatformWords } from '../../chat/platform.ts'
import { rowOf } from './card.ts'
import { bytesOf, envelope, LARGEST, plain, pressed, words, type Element } from './elements.ts'

export interface FormDrawing {
  said: PlatformWords
  /** Sent before and not accepted: what was typed, and what is wrong with it. */
  again?: { answers: FormAnswers; problems: FormProblems }
}

const LONGEST_TEXT = 1000
/** Options of one choice; a card that would be too large is drawn with fewer. */
const MOST_OPTIONS = [200, 60, 20, 0]

export function drawForm(form: ChatForm, drawing: FormDrawing): Element {
  const drawn = MOST_OPTIONS.map((options) => drawAt(form, drawing, options))
  return drawn.find((d) => bytesOf(d) <= LARGEST) ?? drawn.at(-1)!
}

function drawAt(form: ChatForm, { said, again }: FormDrawing, options: number): Element {
  const { problems = {} } = again ?? {}
  const valueOf = (input: FormInput) => (again ? again.answers[input.id] : input.value) || undefined
  const fits = (input: FormInput) =>
    (valueOf(input)?.length ?? 0) <= LONGEST_TEXT && (input.kind !== 'choice' || input.options.length <= options)
  const inputs = form.inputs.filter(fits)
  // What does not fit stays as it is; the web has room for it.
  const left = form.inputs.filter((input) => !fits(input))
  return envelope({ title: form.title, tone: 'info' }, [
    ...(problems['form'] ? [problem(problems['form'])] : []),
    {
      tag: 'form',
      name: 'draft',
      elements: [
        ...inputs.flatMap((input, i) => [
          ...drawInput(input, nameOf(i), valueOf(input), said),
          ...(problems[input.id] ? [problem(problems[input.id]!)] : []),
        ]),
        ...left.flatMap((input) => [
          words(`${input.label}: ${said.open}`, { text_color: 'grey' }),
          ...(problems[input.id] ? [problem(problems[input.id]!)] : []),
        ]),
        {
          tag: 'button',
          name: 'send',
          type: 'primary_filled',
          text: plain(form.submit, 40),
          form_action_type: 'submit',
          behaviors: pressed({ do: 'send', draft: form.draft, ids: inputs.map((input) => input.id) }),
        },
      ],
    },
    ...(form.note ? [words(form.note, { text_color: 'grey', text_size: 'notation' })] : []),
    rowOf([
      {
        tag: 'button',
        type: 'text',
        text: plain(form.cancel, 40),
        behaviors: pressed({ do: 'close', title: form.title }),
      },
    ]),
  ])
}

const nameOf = (at: number): string => `in_${at}`
const problem = (text: string): Element => words(`⚠ ${text}`, { text_color: 'red' })

/** What is left of a form card when it is over. */
export const closedForm = (title: string, line: string): Element =>
  envelope({ title, tone: 'neutral' }, [words(line, { text_color: 'grey' })])

type Of<K extends InputKind> = Extract<FormInput, { kind: K }>
type Draw<K extends InputKind> = (input: Of<K>, value: string | undefined, said: PlatformWords) => Element

const typed = (placeholder: string | undefined, value: string | undefined): Element => ({
  tag: 'input',
  ...(placeholder ? { placeholder: plain(placeholder) } : {}),
  ...(value ? { default_value: value } : {}),
})

const INPUTS: { [K in InputKind]: Draw<K> } = {
  text: ({ hint, multiline, maxLength = LONGEST_TEXT }, value) => ({
    ...typed(hint, value),
    ...(multiline ? { input_type: 'multiline_text', rows: 3, auto_resize: true } : {}),
    max_length: Math.min(maxLength, LONGEST_TEXT),
  }),
  number: ({ hint }, value) => typed(hint, value),
  date: ({ hint }, value) => ({
    tag: 'date_picker',
    ...(hint ? { placeholder: plain(hint) } : {}),
    ...(value && /^\d{4}-\d\d-\d\d$/.test(value) ? { initial_date: value } : {}),
  }),
  choice: ({ options, multiple, hint }, value) => {
    const chosen = value?.split(',') ?? []
    const first = options.findIndex((option) => option.id === chosen[0])
    const picked = options.flatMap(({ id }) => (chosen.includes(id) ? [id] : []))
    return {
      tag: multiple ? 'multi_select_static' : 'select_static',
      ...(hint ? { placeholder: plain(hint) } : {}),
      options: options.map(({ id, label }) => ({ text: plain(label), value: id })),
      // By number: by name it would be the first of two that are called the same.
      ...(multiple ? { selected_values: picked } : first >= 0 ? { initial_index: first + 1 } : {}),
    }
  },
  // Feishu's own picker offers only the people of the chat it stands in: in a direct one, nobody.
  person: ({ hint }, value, said) => typed(hint ?? said.personHint, value),
}

function drawInput(input: FormInput, name: string, value: string | undefined, said: PlatformWords): Element[] {
  const drawn = (INPUTS[input.kind] as (input: FormInput, value: string | undefined, said: PlatformWords) => Element)(
    input,
    value,
    said,
  )
  const its = { ...drawn, name, required: input.required, width: 'fill' }
  const label = input.required ? `${input.label} *` : input.label
  // Only boxes to type in have a label of their own.
  return drawn['tag'] === 'input' ? [{ ...its, label: plain(label), label_position: 'top' }] : [words(label), its]
}

/** What was not drawn keeps the value it has; a date comes with an offset behind it. */
export function answersOf(
  form: ChatForm,
  ids: readonly string[],
  filled: Readonly<Record<string, unknown>>,
): FormAnswers {
  const answers: Record<string, string> = {}
  for (const input of form.inputs) {
    const at = ids.indexOf(input.id)
    answers[input.id] = at < 0 ? (input.value ?? '') : textOf(input, filled[nameOf(at)])
  }
  return answers
}

function textOf({ kind }: FormInput, value: unknown): string {
  if (Array.isArray(value)) return value.filter((v) => typeof v === 'string').join(',')
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return kind === 'date' ? String(value).slice(0, 10) : String(value)
}
