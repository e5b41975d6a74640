// Conditions in FEEL: what an expression may name, whether it holds, and which fields it reads.
import Decimal from 'decimal.js'
import { evaluate, parseExpression, SyntaxError as FeelSyntaxError } from 'feelin'
import type { Organisation, Person } from '../people/organisation.ts'
import type { DateRange, Field, Form, Money, Row, Value, Values } from './form.ts'

export type FeelContext = Record<string, unknown>

/** True only when the expression is true: a condition over a value that is missing does not hold. */
export const holds = (expression: string, context: FeelContext): boolean => evaluate(expression, context).value === true

/** The values and the initiator as conditions see them: money as a number beside its currency, a range as its days. */
export function feelContext(form: Form, values: Values, initiator?: FeelContext): FeelContext {
  const context: FeelContext = {}
  for (const name of feelNames(form)) context[name.name] = null
  for (const field of form.fields) {
    const value = values[field.id]
    if (value === undefined) continue
    for (const name of namesOf(form, field)) context[name.name] = name.read(value)
  }
  return { ...context, initiator: initiator ?? null }
}

/** What a condition may ask about the initiator; departments lists the own one and every one above it. */
export function initiatorContext(organisation: Organisation, person: Person): FeelContext {
  const departments: string[] = []
  let at = organisation.department(person.department)
  while (at && !departments.includes(at.id)) {
    departments.push(at.id)
    at = at.parent ? organisation.department(at.parent) : undefined
  }
  return { id: person.id, roles: person.roles, department: person.department, departments, title: person.title ?? null }
}

interface FeelName {
  name: string
  field: string
  read(value: Value): unknown
}

/** Every name a condition over this form may use, `initiator` aside. */
export const feelNames = (form: Form): readonly FeelName[] => form.fields.flatMap((field) => namesOf(form, field))

function namesOf(form: Form, field: Field): FeelName[] {
  const first = (kind: Field['kind']) => form.fields.find((f) => f.kind === kind)?.id === field.id
  const named = (name: string, read: (value: Value) => unknown): FeelName => ({ name, field: field.id, read })
  if (field.kind === 'money') {
    return [
      named(field.id, (v) => toNumber((v as Money).amount)),
      named(`${field.id}Currency`, currency),
      // The first money field of a form is the one people mean by "the currency".
      ...(first('money') ? [named('currency', currency)] : []),
    ]
  }
  if (field.kind === 'dateRange') {
    return [
      named(field.id, (v) => v),
      named(`${field.id}Days`, days),
      ...(first('dateRange') ? [named('days', days)] : []),
    ]
  }
  if (field.kind === 'table')
    return [named(field.id, (v) => (v as readonly Row[]).map((row) => rowContext(field, row)))]
  return [named(field.id, (v) => v)]
}

const currency = (value: Value) => (value as Money).currency
const days = (value: Value) => (value as DateRange).days ?? null

const rowContext = (table: Field & { kind: 'table' }, row: Row): FeelContext =>
  feelContext({ fields: table.columns }, row)

const toNumber = (amount: string): number => new Decimal(amount).toNumber()

/** What is wrong with an expression, with the place inside it; undefined when it can be used. */
export type FeelProblem =
  | { wrong: 'syntax'; from: number }
  | { wrong: 'unknown-name'; name: string; from: number }
  // now() and today() ask the machine: the same request would route differently when it is replayed.
  | { wrong: 'clock'; name: string; from: number }
  | { wrong: 'unknown-choice'; field: string; choice: string; from: number }

export function checkFeel(expression: string, form: Form): FeelProblem | undefined {
  const names = new Map(feelNames(form).map((n) => [n.name, n.field]))
  const context: FeelContext = { initiator: null, ...Object.fromEntries([...names.keys()].map((n) => [n, null])) }
  try {
    evaluate(expression, context)
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error
    return { wrong: 'syntax', from: error.position.from }
  }
  const read = readFeel(expression, context)
  for (const { name, from } of read.names) {
    if (CLOCK.has(name)) return { wrong: 'clock', name, from }
    if (!names.has(name) && name !== 'initiator' && !BUILT_IN.has(name) && !read.bound.has(name))
      return { wrong: 'unknown-name', name, from }
  }
  for (const { name, literal, from } of read.comparisons) {
    const field = form.fields.find((f) => f.id === names.get(name))
    if (field?.kind === 'choice' && !field.options.some((o) => o.id === literal))
      return { wrong: 'unknown-choice', field: field.id, choice: literal, from }
  }
  return undefined
}

/** The form fields an expression reads: a change in one of them may change the route. */
export function fieldsRead(expression: string, form: Form): ReadonlySet<string> {
  const names = new Map(feelNames(form).map((n) => [n.name, n.field]))
  const context: FeelContext = { initiator: null, ...Object.fromEntries([...names.keys()].map((n) => [n, null])) }
  return new Set(readFeel(expression, context).names.flatMap(({ name }) => names.get(name) ?? []))
}

interface ReadFeel {
  names: { name: string; from: number }[]
  /** Names an expression binds itself: `some x in …`. */
  bound: Set<string>
  comparisons: { name: string; literal: string; from: number }[]
}

function readFeel(expression: string, context: FeelContext): ReadFeel {
  const read: ReadFeel = { names: [], bound: new Set(), comparisons: [] }
  const text = (from: number, to: number) => expression.slice(from, to).replace(/\s+/g, ' ')
  parseExpression(expression, context, undefined).iterate({
    enter(node) {
      if (node.name === 'VariableName') read.names.push({ name: text(node.from, node.to), from: node.from })
      if (node.name === 'Name' || node.name === 'ParameterName') read.bound.add(text(node.from, node.to))
      if (node.name !== 'Comparison') return
      const [left, , ...right] = childrenOf(node.node)
      if (left?.name !== 'VariableName') return
      const name = text(left.from, left.to)
      // `kind = "big"` and `kind in ("big", "small")`.
      const literals = right.flatMap((r) => (r.name === 'StringLiteral' ? [r] : testsOf(r)))
      for (const { from, to } of literals)
        read.comparisons.push({ name, literal: expression.slice(from + 1, to - 1), from })
    },
  })
  return read
}

interface TreeNode {
  name: string
  from: number
  to: number
  firstChild: TreeNode | null
  nextSibling: TreeNode | null
}

const testsOf = (node: TreeNode): TreeNode[] =>
  node.name === 'PositiveUnaryTests'
    ? childrenOf(node)
        .flatMap(childrenOf)
        .filter((n) => n.name === 'StringLiteral')
    : []

function childrenOf(node: TreeNode): TreeNode[] {
  const children: TreeNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

const CLOCK = new Set(['now', 'today'])

/** The FEEL functions worth having in a route; anything else is more likely a typing mistake. */
const BUILT_IN = new Set(
  [
    'not, count, min, max, sum, mean, all, any, list contains, contains, starts with, ends with, matches, string length',
    'upper case, lower case, number, string, date, duration, abs, floor, ceiling, round, is, append, concatenate, union',
    'distinct values, flatten, day of week, month of year, years and months duration, get value, substring, modulo',
  ]
    .join(', ')
    .split(', '),
)
