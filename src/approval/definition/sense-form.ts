// Fields that contradict each other, and titles that name what must not stand there.
import { feelNames } from '../feel.ts'
import type { ProcessDefinition } from '../flow.ts'
import type { Field, Form } from '../form.ts'
import { condition, noField, twice, type Nonsense } from './nonsense.ts'
import type { Path } from './place.ts'
import { notOneOf, say } from './wording.ts'

const FIELDS: Path = ['form', 'fields']

export function nonsenseInFields(definition: ProcessDefinition): Nonsense[] {
  const { fields } = definition.form
  return [
    ...twice(fields, FIELDS, ['字段', 'field']),
    ...namesTaken(definition),
    ...fields.flatMap((field, i) => fieldOf(definition, field, [...FIELDS, i])),
  ]
}

function fieldOf({ form }: ProcessDefinition, field: Field, path: Path): Nonsense[] {
  const found: Nonsense[] = []
  if (field.requiredWhen) found.push(...condition(field.requiredWhen, form, [...path, 'requiredWhen']))
  if (field.kind === 'choice') found.push(...twice(field.options, [...path, 'options'], ['选项', 'option']))
  if (field.kind === 'number' && field.min !== undefined && field.max !== undefined && field.min > field.max)
    found.push({
      path: [...path, 'max'],
      words: say('max 小于 min', 'max is below min', `改成不小于 ${field.min}`, `make it at least ${field.min}`),
    })
  if (field.kind === 'money')
    for (const [i, currency] of (field.currencies ?? []).entries())
      if (!CURRENCIES.has(currency))
        found.push({
          path: [...path, 'currencies', i],
          words: notOneOf(currency, ['CNY', 'USD', 'EUR', 'HKD', 'GBP', 'JPY']),
        })
  if (field.kind === 'table') found.push(...tableOf({ form }, field, path))
  return found
}

function tableOf({ form }: { form: Form }, table: Field & { kind: 'table' }, path: Path): Nonsense[] {
  const found = twice(table.columns, [...path, 'columns'], ['列', 'column'])
  for (const [i, column] of table.columns.entries())
    if (column.requiredWhen)
      found.push(...condition(column.requiredWhen, { fields: table.columns }, [...path, 'columns', i, 'requiredWhen']))
  if (!table.sum) return found
  const column = table.columns.find((c) => c.id === table.sum?.column)
  const into = form.fields.find((f) => f.id === table.sum?.into)
  if (!column || !summable(column))
    found.push({
      path: [...path, 'sum', 'column'],
      words: notOneOf(
        table.sum.column,
        table.columns.filter(summable).map((c) => c.id),
      ),
    })
  else if (!into || into.kind !== column.kind)
    found.push({
      path: [...path, 'sum', 'into'],
      words: notOneOf(
        table.sum.into,
        form.fields.filter((f) => f.kind === column.kind).map((f) => f.id),
      ),
    })
  return found
}

const summable = (f: Field) => f.kind === 'money' || f.kind === 'number'

/** `days`, `currency` … are given to conditions by other fields; a field of that name would hide them. */
function namesTaken({ form }: ProcessDefinition): Nonsense[] {
  return form.fields.flatMap((field, i) => {
    const giver = feelNames(form).find((n) => n.name === field.id && n.field !== field.id)?.field
    const taken = field.id === 'initiator' || giver
    if (!taken) return []
    return [
      {
        path: [...FIELDS, i, 'id'],
        words: say(
          giver ? `${field.id} 已由字段 ${giver} 提供给条件使用` : `${field.id} 是保留名`,
          giver ? `${field.id} is already given to conditions by the field ${giver}` : `${field.id} is a reserved name`,
          '换一个标识',
          'choose another id',
        ),
      },
    ]
  })
}

export function nonsenseInTitle({ title, form }: ProcessDefinition): Nonsense[] {
  const found: Nonsense[] = []
  for (const locale of ['zh', 'en'] as const) {
    for (const [, id] of title[locale].matchAll(/\{([^}]*)\}/g)) {
      const field = form.fields.find((f) => f.id === id)
      if (!field) found.push({ path: ['title', locale], words: noField(id ?? '', form.fields) })
      else if (field.private)
        found.push({
          path: ['title', locale],
          words: say(
            `标题里不能用保密字段 ${id}`,
            `the private field ${id} must not stand in the title`,
            `从标题中去掉 {${id}}`,
            `take {${id}} out of the title`,
          ),
        })
      else if (field.kind === 'table' || field.kind === 'attachment')
        found.push({
          path: ['title', locale],
          words: say(
            `明细和附件不能放进标题：${id}`,
            `a table or an attachment cannot stand in the title: ${id}`,
            `去掉 {${id}}`,
            `take {${id}} out`,
          ),
        })
    }
  }
  // One text for both languages: say it once.
  return title.zh === title.en ? found.slice(0, found.length / 2) : found
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
