// Any card and any form there can be, for properties of what draws them: empty, endless, full of other people's mark-up.
import fc from 'fast-check'
import type { Block, Button, Card } from '../../src/chat/card.ts'
import type { ChatForm, FormInput } from '../../src/chat/form.ts'

const text = fc.oneof(
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    'a\n\nb',
    '{{DATE(2026-01-01T00:00:00Z)}}',
    '<at>all</at>',
    '[x](https://e)',
    '**b**',
    '😀',
    '${x}',
  ),
  fc.nat(4).map((n) => '很长的话。'.repeat(10 ** n)),
)
const short = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '@所有人', '姓名'))
const list = <T>(one: fc.Arbitrary<T>, maxLength = 6) => fc.array(one, { maxLength })

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ block: fc.constant('text' as const), text }),
  fc.record({
    block: fc.constant('fields' as const),
    rows: list(fc.record({ label: short, value: text, private: fc.boolean(), changed: fc.boolean() }), 40),
  }),
  fc.record({ block: fc.constant('table' as const), columns: list(short, 20), rows: list(list(text, 20), 60) }),
  fc.record({
    block: fc.constant('route' as const),
    steps: list(
      fc.record({
        name: short,
        people: list(short, 3),
        state: fc.constantFrom('done', 'current', 'coming', 'skipped', 'rejected', 'returned'),
        detail: short,
      }),
    ),
  }),
  fc.record({
    block: fc.constant('list' as const),
    items: list(fc.record({ title: text, detail: text, path: fc.constantFrom('/knowledge', '') }), 30),
  }),
  fc.record({
    block: fc.constant('quote' as const),
    sentences: list(fc.record({ text, best: fc.boolean() })),
    source: short,
    path: fc.constant('/knowledge/d1'),
  }),
  fc.record({ block: fc.constant('note' as const), tone: fc.constantFrom('info', 'warning', 'danger'), text }),
  fc.record({ block: fc.constant('image' as const), file: fc.constantFrom('f1', 'f2'), alt: short }),
)

const button: fc.Arbitrary<Button> = fc.record(
  {
    id: fc.uuid(),
    label: text,
    role: fc.constantFrom('primary', 'default', 'danger', 'quick'),
    input: fc.oneof(
      fc.record({
        kind: fc.constant('text' as const),
        label: text,
        required: fc.boolean(),
        maxLength: fc.constantFrom(1, 500, 9000),
      }),
      fc.record({ kind: fc.constant('person' as const), label: text, required: fc.boolean() }),
    ),
    form: fc.constant({ draft: 'd1' }),
  },
  { requiredKeys: ['id', 'label', 'role'] },
)

export const anyCard: fc.Arbitrary<Card> = fc.record(
  {
    title: text,
    tone: fc.constantFrom('neutral', 'info', 'success', 'warning', 'danger'),
    subtitle: text,
    blocks: list(block, 12),
    buttons: fc.uniqueArray(button, { selector: (b) => b.id, maxLength: 40 }),
    about: fc.constant({ request: 'r1' }),
  },
  { requiredKeys: ['title', 'tone', 'blocks', 'buttons'] },
)

const base = { id: fc.uuid(), label: short, required: fc.boolean(), hint: text, value: text }
const requiredKeys = ['id', 'label', 'required', 'kind'] as const
const input: fc.Arbitrary<FormInput> = fc.oneof(
  fc.record(
    { ...base, kind: fc.constant('text' as const), multiline: fc.boolean(), maxLength: fc.nat(5000) },
    { requiredKeys: [...requiredKeys, 'multiline'] },
  ),
  fc.record({ ...base, kind: fc.constant('number' as const) }, { requiredKeys: [...requiredKeys] }),
  fc.record({ ...base, kind: fc.constant('date' as const) }, { requiredKeys: [...requiredKeys] }),
  fc.record(
    {
      ...base,
      kind: fc.constant('choice' as const),
      multiple: fc.boolean(),
      options: fc.uniqueArray(fc.record({ id: fc.uuid(), label: short }), { selector: (o) => o.id, maxLength: 150 }),
    },
    { requiredKeys: [...requiredKeys, 'multiple', 'options'] },
  ),
  fc.record(
    { ...base, kind: fc.constant('person' as const), multiple: fc.boolean() },
    { requiredKeys: [...requiredKeys, 'multiple'] },
  ),
)

export const anyForm: fc.Arbitrary<ChatForm> = fc.record(
  {
    draft: fc.constant('d1'),
    title: text,
    submit: short,
    cancel: short,
    inputs: fc.uniqueArray(input, { selector: (i) => i.id, maxLength: 20 }),
    note: text,
  },
  { requiredKeys: ['draft', 'title', 'submit', 'cancel', 'inputs'] },
)
