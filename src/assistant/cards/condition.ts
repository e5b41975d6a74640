// A condition of a route in words: 天数超过 3, Amount over CN¥5,000. Undefined when it says more than these words can.
import { feelNames } from '../../approval/feel.ts'
import type { Form } from '../../approval/form.ts'
import { currencyName } from '../../locales/format.ts'
import { label, type Maker } from './maker.ts'

export function conditionInWords(expression: string, form: Form, maker: Maker): string | undefined {
  const { words } = maker
  const read = (text: string): string | undefined => {
    const whole = unwrapped(text.trim())
    for (const [by, join] of [
      ['or', words.approvers.or],
      ['and', words.approvers.and],
    ] as const) {
      const parts = splitAt(whole, by)
      if (parts.length < 2) continue
      const said = parts.map(read).filter((part) => part !== undefined)
      return said.length === parts.length ? said.join(join) : undefined
    }
    return comparison(whole, form, maker)
  }
  return read(expression)
}

const COMPARES = /^(?<name>[A-Za-z_][\w]*)\s*(?<sign>>=|<=|!=|=|>|<)\s*(?<value>"[^"]*"|-?\d+(?:\.\d+)?)$/u
const ONE_OF = /^list contains\(\s*\[(?<list>[^\]]*)\]\s*,\s*(?<name>[A-Za-z_]\w*)\s*\)$/u

function comparison(text: string, form: Form, maker: Maker): string | undefined {
  const { signs, and } = { signs: maker.words.approvers.signs, and: maker.words.value.and }
  const listed = ONE_OF.exec(text)?.groups
  if (listed) {
    const values = [...(listed['list'] ?? '').matchAll(/"([^"]*)"/gu)].map((m) =>
      valueOf(listed['name']!, m[1]!, form, maker),
    )
    const name = nameOf(listed['name']!, form, maker)
    return name !== undefined && values.every((v) => v !== undefined) ? signs['='](name, values.join(and)) : undefined
  }
  const { name = '', sign = '', value = '' } = COMPARES.exec(text)?.groups ?? {}
  const said = nameOf(name, form, maker)
  const against = value.startsWith('"') ? valueOf(name, value.slice(1, -1), form, maker) : number(value, maker)
  return said !== undefined && against !== undefined && sign in signs
    ? signs[sign as keyof typeof signs](said, against)
    : undefined
}

/** `amount`, `days`, `currency` …: the field's label, and what of it is meant. */
function nameOf(name: string, form: Form, maker: Maker): string | undefined {
  const id = feelNames(form).find((n) => n.name === name)?.field
  const field = form.fields.find((f) => f.id === id)
  if (!field) return undefined
  if (field.kind === 'dateRange') return maker.words.approvers.days
  if (field.kind === 'money' && name !== field.id) return maker.words.approvers.currency
  return label(field.label, maker)
}

function valueOf(name: string, value: string, form: Form, maker: Maker): string | undefined {
  const id = feelNames(form).find((n) => n.name === name)?.field
  const field = form.fields.find((f) => f.id === id)
  if (field?.kind === 'money') return currencyName(value, maker)
  const option = field?.kind === 'choice' ? field.options.find((o) => o.id === value) : undefined
  return option && label(option.label, maker)
}

const number = (text: string, maker: Maker): string | undefined =>
  /^-?\d/.test(text) ? new Intl.NumberFormat(maker.words.value.intl).format(Number(text)) : undefined

/** Cut at a word that stands outside of brackets and quotation marks. */
function splitAt(text: string, word: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const ch = text[i]
    if (ch === '"') quoted = !quoted
    else if (!quoted && (ch === '(' || ch === '[')) depth++
    else if (!quoted && (ch === ')' || ch === ']')) depth--
    else if (!quoted && depth === 0 && new RegExp(`^\\s${word}\\s`, 'u').test(text.slice(i))) {
      parts.push(text.slice(from, i))
      from = i + word.length + 2
    }
  }
  return [...parts, text.slice(from)]
}

/** Less the brackets around all of it. */
function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    if (text[i] === ')' && --depth === 0 && i < text.length - 1) return text
  }
  return unwrapped(text.slice(1, -1).trim())
}
