// Facts in the reader's language: ids become names, activities and roles become words. Nothing is added.
import type { Label } from '../../approval/form.ts'
import type { ProcessDefinition } from '../../approval/flow.ts'
import { explain, innocentReading, write } from '../../insight/explain.ts'
import type { FactValue, Facts, FindingKind } from '../../insight/finding.ts'
import { readActivity } from '../../insight/own-activity.ts'
import type { Stake } from '../../insight/severity.ts'
import { formatMoney } from '../../locales/format.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Locale, Organisation } from '../../people/organisation.ts'

export interface Naming {
  organisation: Organisation
  definitions: readonly ProcessDefinition[]
}

interface Told {
  kind: FindingKind
  facts: Facts
}

export const saysOf = (finding: Told, naming: Naming): Label => inBoth((locale) => sentence(finding, naming, locale))

export const mayBeOf = (kind: FindingKind): Label => inBoth((locale) => innocentReading(kind, locale))

export const kindName = (kind: FindingKind): Label => inBoth((locale) => wordsFor(locale).insight.kind[kind])

export const moneyOf = ({ amount, currency }: Stake): Label =>
  inBoth((locale) => (currency ? formatMoney({ amount: String(amount), currency }, { locale }) : String(amount)))

/** In the order people ask: who, what, how much against what is usual, when; jsonb keeps an order of its own. */
const ORDER = [
  'person',
  'people',
  'requester',
  'approver',
  'line',
  'role',
  'roles',
  'step',
  'steps',
  'next',
  'vendor',
  'category',
  'amount',
  'amounts',
  'total',
  'usual',
  'ratio',
  'limit',
  'threshold',
  'count',
  'n',
  'returned',
  'returns',
  'days',
  'seconds',
  'pace',
  'before',
  'after',
  'factor',
  'since',
  'from',
  'to',
]
const placeOf = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)

export const factsOf = ({ facts }: Told, naming: Naming): { name: Label; value: Label }[] =>
  Object.entries(facts)
    .filter(([name]) => wordsFor('zh').insight.fact[name] !== undefined)
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([name, value]) => ({
      name: inBoth((locale) => wordsFor(locale).insight.fact[name] ?? name),
      value: inBoth((locale) => write(wordOf(name, name === 'people' ? onceEach(value) : value, naming, locale))),
    }))
    .filter(({ value }) => value.zh !== '')

/** Who claimed twice is one person. */
const onceEach = (value: FactValue): FactValue => (typeof value === 'object' ? [...new Set(value)] : value)

export const activityLabel = (id: string, naming: Naming): Label => inBoth((locale) => activity(id, naming, locale))

const inBoth = (of: (locale: Locale) => string): Label => ({ zh: of('zh'), en: of('en') })

function sentence({ kind, facts }: Told, naming: Naming, locale: Locale): string {
  const read = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, wordOf(name, value, naming, locale)]),
  )
  const said = explain({ kind, caseIds: [], score: 0, facts: read }, locale)
  // The engine's sentence names the office other companies' policies use; ours names the step that is missing.
  const step = facts['step']
  return kind === 'over_limit' && typeof step === 'string'
    ? said.replaceAll('DIRECTOR', stepName(step, naming, locale))
    : said
}

const PERSONS = new Set(['person', 'requester', 'approver', 'people', 'line', 'value', 'usual'])
const ROLES = new Set(['role', 'roles', 'value', 'usual'])

function wordOf(name: string, value: FactValue, naming: Naming, locale: Locale): FactValue {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return value.map((part) => (typeof part === 'number' ? part : one(name, part)))
  return one(name, value)

  function one(key: string, text: string): string {
    const words = wordsFor(locale).insight
    const person = PERSONS.has(key) ? naming.organisation.person(text) : undefined
    if (person) return person.name
    if (text === 'END') return words.end
    if (readActivity(text)) return activity(text, naming, locale)
    if (ROLES.has(key)) return roleName(text, naming, locale)
    if (key === 'category') return optionName(text, naming, locale)
    if (key === 'agrees') return words.agrees[text as keyof typeof words.agrees] ?? text
    // An instant with its offset: the minute is enough.
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(text) ? text.slice(0, 16).replace('T', ' ') : text
  }
}

function activity(id: string, { definitions }: Naming, locale: Locale): string {
  const words = wordsFor(locale).insight
  const read = readActivity(id)
  if (!read) return id
  const definition = definitions.find((d) => d.key === read.process)
  const step = definition?.route.find((s) => s.id === read.step)?.name[locale] ?? read.step ?? ''
  return words.activity({ verb: words.verb[read.verb], step, process: definition?.name[locale] ?? read.process })
}

/** A role as the step it signs at is called. */
function roleName(role: string, { definitions }: Naming, locale: Locale): string {
  const known = wordsFor(locale).insight.role
  if (role in known) return known[role as keyof typeof known]
  for (const definition of definitions)
    for (const step of definition.route)
      if ((step.kind !== 'copy' && step.approvers.by === 'role' && step.approvers.role === role) || step.id === role)
        return step.name[locale]
  return role
}

const stepName = (id: string, { definitions }: Naming, locale: Locale): string =>
  definitions.flatMap((d) => d.route).find((s) => s.id === id)?.name[locale] ?? id

function optionName(id: string, { definitions }: Naming, locale: Locale): string {
  for (const definition of definitions) {
    if (definition.key === id) return definition.name[locale]
    for (const field of definition.form.fields) {
      const option = field.kind === 'choice' ? field.options.find((o) => o.id === id) : undefined
      if (option) return option.label[locale]
    }
  }
  return id
}
