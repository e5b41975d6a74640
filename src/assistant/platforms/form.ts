// A draft's form as a chat platform draws it, and what was typed there as form values.
import type { Choice, Field, FieldKind, Form, Money, DateRange, Problem, Value, Values } from '../../approval/form.ts'
import type { ChatForm, FormAnswers, FormInput, FormProblems } from '../../chat/form.ts'
import type { Reader } from '../../locales/format.ts'
import { problemText } from '../../locales/refusal.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Organisation, Person } from '../../people/organisation.ts'

/** What a form needs to be drawn for one person. */
export interface Drawing {
  draft: string
  title: string
  form: Form
  values: Values
  organisation: Organisation
  reader: Reader
}

const MOST_CHOICES = 100

export function drawForm({ draft, title, form, values, organisation, reader }: Drawing): ChatForm {
  const words = wordsFor(reader.locale).platform
  const around = { organisation, reader }
  const inputs = form.fields.flatMap((field) => (DRAW[field.kind] as Draw)(field, values[field.id], around))
  const left = form.fields.some((f) => f.kind === 'table' || f.kind === 'attachment')
  return { draft, title, submit: words.send, cancel: words.cancel, inputs, ...(left ? { note: words.formNote } : {}) }
}

interface Around {
  organisation: Organisation
  reader: Reader
}
type Draw = (field: Field, value: Value | undefined, around: Around) => FormInput[]
type DrawOf<K extends FieldKind> = (
  field: Extract<Field, { kind: K }>,
  value: Value | undefined,
  around: Around,
) => FormInput[]

const base = ({ id, label, required, hint }: Field, { locale }: Reader, value?: string) => ({
  id,
  label: label[locale],
  required,
  ...(hint ? { hint: hint[locale] } : {}),
  ...(value ? { value } : {}),
})
const textOf = (value: Value | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
const idsOf = (value: Value | undefined): readonly string[] =>
  Array.isArray(value)
    ? value.filter((v): v is string => typeof v === 'string')
    : typeof value === 'string'
      ? [value]
      : []
const isRecord = (value: Value | undefined): value is Money | DateRange =>
  typeof value === 'object' && !Array.isArray(value)
const moneyOf = (value: Value | undefined): Partial<Money> => (isRecord(value) && 'currency' in value ? value : {})
const rangeOf = (value: Value | undefined): Partial<DateRange> => (isRecord(value) && 'start' in value ? value : {})

const drawText =
  (multiline: boolean): DrawOf<'text'> & DrawOf<'longText'> =>
  (field: Field & { maxLength?: number }, value: Value | undefined, { reader }: Around) => [
    {
      ...base(field, reader, textOf(value)),
      kind: 'text',
      multiline,
      ...(field.maxLength ? { maxLength: field.maxLength } : {}),
    },
  ]

const DRAW: { [K in FieldKind]: DrawOf<K> } = {
  text: drawText(false),
  longText: drawText(true),
  number: (field, value, { reader }) => [{ ...base(field, reader, textOf(value)), kind: 'number' }],
  date: (field, value, { reader }) => [{ ...base(field, reader, textOf(value)), kind: 'date' }],
  money: (field, value, { reader }) => {
    const { amount, currency } = moneyOf(value)
    const currencies = field.currencies ?? []
    return [
      { ...base(field, reader, amount), kind: 'number' },
      ...(currencies.length > 1
        ? [
            {
              ...base({ ...field, id: `${field.id}.currency` }, reader, currency ?? currencies[0]),
              label: `${field.label[reader.locale]} · ${wordsFor(reader.locale).platform.currency}`,
              kind: 'choice' as const,
              multiple: false,
              options: currencies.map((id) => ({ id, label: id })),
            },
          ]
        : []),
    ]
  },
  dateRange: (field, value, { reader }) => {
    const words = wordsFor(reader.locale).platform
    const range = rangeOf(value)
    const part = (end: 'start' | 'end'): FormInput[] => {
      const label = `${field.label[reader.locale]} · ${words[end]}`
      const half = range[`${end}Half`]
      return [
        { ...base({ ...field, id: `${field.id}.${end}` }, reader, range[end]), label, kind: 'date' },
        ...(field.halfDays
          ? [
              {
                id: `${field.id}.${end}Half`,
                label: `${label} · ${words.halfDay}`,
                required: false,
                value: half ?? 'whole',
                kind: 'choice' as const,
                multiple: false,
                options: [
                  { id: 'whole', label: words.whole },
                  { id: 'am', label: words.am },
                  { id: 'pm', label: words.pm },
                ],
              },
            ]
          : []),
      ]
    }
    return [...part('start'), ...part('end')]
  },
  choice: (field, value, { reader }) => [
    {
      ...base(field, reader, idsOf(value).join(',')),
      kind: 'choice',
      multiple: field.multiple ?? false,
      options: field.options.map((o: Choice) => ({ id: o.id, label: o.label[reader.locale] })),
    },
  ],
  person: (field, value, { organisation, reader }) => [
    {
      ...base(
        field,
        reader,
        idsOf(value)
          .map((id) => organisation.person(id)?.name ?? id)
          .join('，'),
      ),
      kind: 'person',
      multiple: field.multiple ?? false,
    },
  ],
  department: (field, value, { organisation, reader }) => {
    const options = organisation.departments().map((d) => ({ id: d.id, label: d.name[reader.locale] }))
    const its = base(field, reader, idsOf(value)[0])
    return [
      options.length <= MOST_CHOICES
        ? { ...its, kind: 'choice', multiple: false, options }
        : { ...its, kind: 'text', multiline: false },
    ]
  },
  attachment: () => [],
  table: () => [],
}

export interface Typed {
  values: Values
  /** Names that are nobody's, or several people's, worded; by input. */
  problems: FormProblems
}

/** `account` finds whose account a people picker gave. Tables and files stay as they stand in the draft. */
export async function readAnswers(
  { form, values, organisation, reader }: Omit<Drawing, 'draft' | 'title'>,
  answers: FormAnswers,
  account: (user: string) => Promise<Person | undefined>,
): Promise<Typed> {
  const problems: Record<string, string> = {}
  const read: Record<string, Value> = {}
  for (const field of form.fields) {
    if (field.kind === 'table' || field.kind === 'attachment') {
      if (values[field.id] !== undefined) read[field.id] = values[field.id]!
      continue
    }
    const value =
      field.kind === 'person'
        ? await readPeople(answers[field.id] ?? '', {
            organisation,
            reader,
            account,
            multiple: field.multiple ?? false,
          })
        : readValue(field, answers, values[field.id])
    if (typeof value === 'object' && 'problem' in value) problems[field.id] = value.problem
    else if (value !== undefined) read[field.id] = value
  }
  return { values: read, problems }
}

function readValue(field: Field, answers: FormAnswers, before: Value | undefined): Value | undefined {
  const text = (id: string) => answers[id]?.trim() || undefined
  const typed = text(field.id)
  switch (field.kind) {
    case 'number':
      return typed === undefined ? undefined : numberIn(typed)
    case 'money': {
      if (typed === undefined) return undefined
      const currency = text(`${field.id}.currency`) ?? moneyOf(before).currency ?? field.currencies?.[0] ?? 'CNY'
      return { amount: typed.normalize('NFKC').replace(/[,\s￥¥$€£]/g, ''), currency }
    }
    case 'dateRange': {
      const [start, end] = [text(`${field.id}.start`), text(`${field.id}.end`)]
      if (!start && !end) return undefined
      const half = (which: 'startHalf' | 'endHalf') => {
        const said = text(`${field.id}.${which}`)
        return said === 'am' || said === 'pm' ? { [which]: said } : {}
      }
      return { start: start ?? end!, end: end ?? start!, ...half('startHalf'), ...half('endHalf') }
    }
    case 'choice':
      if (!field.multiple) return typed
      return typed?.split(',').filter(Boolean)
    default:
      return typed
  }
}

/** What is no number stays as typed, so that the form can say what is wrong with it. */
function numberIn(typed: string): number | string {
  const plain = typed.normalize('NFKC').replace(/[,\s]/g, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed
}

async function readPeople(
  typed: string,
  {
    organisation,
    reader,
    account,
    multiple,
  }: Around & { account: (user: string) => Promise<Person | undefined>; multiple: boolean },
): Promise<Value | undefined | { problem: string }> {
  const words = wordsFor(reader.locale).platform
  const ids: string[] = []
  for (const one of typed
    .split(/[,，、;；]/)
    .map((t) => t.trim())
    .filter(Boolean)) {
    const picked = one.startsWith('account:') ? await account(one.slice('account:'.length)) : undefined
    const found = picked ? [picked] : named(organisation, one)
    if (found.length === 0) return { problem: words.wrongPerson({ words: one }) }
    if (found.length > 1)
      return { problem: words.severalPeople({ names: found.map((p) => p.email ?? p.name).join(', ') }) }
    ids.push(found[0]!.id)
  }
  if (ids.length === 0) return undefined
  return multiple ? ids : ids[0]
}

function named(organisation: Organisation, words: string): readonly Person[] {
  const said = words.toLowerCase()
  const active = organisation.people().filter((p) => p.active)
  const exact = active.filter((p) => p.email?.toLowerCase() === said || p.name.toLowerCase() === said || p.id === words)
  return exact.length > 0 ? exact : active.filter((p) => p.aliases.some((a) => a.toLowerCase() === said))
}

/** A problem stands at the input it is about; what has none of its own stands under `form`. */
export function placeProblems(
  form: ChatForm,
  problems: readonly Problem[],
  fields: Form['fields'],
  reader: Reader,
): FormProblems {
  const placed: Record<string, string> = {}
  for (const problem of problems) {
    const input = form.inputs.find((i) => i.id === problem.field || i.id.startsWith(`${problem.field}.`))
    placed[input?.id ?? 'form'] ??= problemText(problem, reader, { fields })
  }
  return placed
}
