// 分类选差旅, set the category to travel: over an open draft, words that name a field of its form are about that field.
import type { Field, Form } from '../approval/form.ts'
import type { Act, FieldValue } from '../language/understanding.ts'

const SET_ZH =
  /^(?:字段|那一?[栏项]|这一?[栏项])?\s*(?:应该)?(?:选择?|改[成为到]?|换[成为]|填|写[成]?|设[成为]?|用|是|为|[:：=])+\s*(?<value>[^,，。;；?？]{1,60}?)(?:吧|了|就行|就好)?[。.!！]?$/u
const SET_EN = /^(?: field)?\s*(?:should be|is|to|as|:|=)\s*(?<value>[^,.;?]{1,80}?)(?: please| instead)?[.!]?$/iu
const LEADS =
  /^(?:(?:那|把|将|请|麻烦|再|帮我|,|，)+|(?:(?:please|and|then|oh|change|set|make|put|update|the)[, ]+)+)/iu

const KINDS: ReadonlySet<Field['kind']> = new Set<Field['kind']>(['text', 'longText', 'choice', 'department'])

const KIND = /类[别型]?$|种类$|\b(?:category|type|kind)\b/iu
const KINDS_OF = ['分类', '类别', '类型', '种类', 'category', 'type', 'kind']

/** The field and what it should be, as said. */
export function labelledIn(text: string, form: Form): { field: string; value: FieldValue } | undefined {
  const said = text.trim().replace(LEADS, '')
  for (const field of form.fields) {
    if (!KINDS.has(field.kind)) continue
    const called = [field.label.zh, field.label.en, ...(field.aliases ?? [])].filter((name) => name.length > 1)
    // A choice that is called a kind of something goes by all the words for kinds.
    const names = field.kind === 'choice' && called.some((name) => KIND.test(name)) ? [...called, ...KINDS_OF] : called
    for (const name of names.sort((a, b) => b.length - a.length)) {
      if (!said.toLowerCase().startsWith(name.toLowerCase())) continue
      const rest = said.slice(name.length)
      const value = (SET_ZH.exec(rest) ?? SET_EN.exec(rest))?.groups?.['value']?.trim()
      if (value) return { field: field.id, value: optionIn(field, value) ?? value }
    }
  }
  return undefined
}

/** 差旅 of 差旅费: the one option that holds the word, or is held by it. */
function optionIn(field: Field, value: string): string | undefined {
  if (field.kind !== 'choice') return undefined
  const said = value.toLowerCase()
  const fits = (by: (name: string) => boolean) =>
    field.options.filter((o) => [o.label.zh, o.label.en, ...(o.aliases ?? [])].some((n) => by(n.toLowerCase())))
  for (const found of [fits((n) => n === said), fits((n) => n.startsWith(said) || said.startsWith(n))])
    if (found.length === 1) return found[0]!.id
  return undefined
}

/** What the engine read elsewhere in the same words gives way. */
export const asLabelled = (act: Act, { field, value }: { field: string; value: FieldValue }): Act => ({
  act: 'correct',
  ...(act.process === undefined ? {} : { process: act.process }),
  fields: { [field]: value },
  confidence: 1,
})
