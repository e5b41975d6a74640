// Which request is meant: by number, place in the list just shown, owner, process, date, amount, or "that one".
import Decimal from 'decimal.js'
import type { DateRange, Money, Value } from '../approval/form.ts'
import type { RequestId } from '../kernel/ids.ts'
import type { Act, Target } from '../language/understanding.ts'
import type { Conversation } from './conversation.ts'
import { officeCurrency } from './currency.ts'
import { knownRequest, type Facts, type KnownRequest } from './facts.ts'

export type Found<R extends KnownRequest> =
  | { found: 'one'; request: R }
  | { found: 'all'; requests: readonly R[] }
  | { found: 'several'; among: readonly R[] }
  | { found: 'none'; because: 'nobody' | 'no-match'; words?: string }

export function findTarget<R extends KnownRequest>(
  conversation: Conversation,
  act: Act,
  candidates: readonly R[],
  facts: Facts,
): Found<R> {
  const target = act.target ?? {}
  const process = target.process ?? (act.act === 'start' ? undefined : act.process)
  if (target.number !== undefined) return settled(candidates.filter((c) => isNumber(c.number, target.number!)))
  if (target.index !== undefined) {
    const seen = listed(conversation)
    // Nothing of what may be meant was shown: they stand in the order a list would show them.
    const list = candidates.some((c) => seen.includes(c.id)) ? seen : candidates.map((c) => c.id)
    const id = list[target.index - 1]
    return settled(candidates.filter((c) => c.id === id))
  }
  const owners = target.owner === undefined ? undefined : facts.findPeople(target.owner)
  if (owners?.length === 0 && target.owner !== undefined)
    return { found: 'none', because: 'nobody', words: target.owner }

  const fitting = candidates.filter(
    (c) =>
      (!owners || owners.includes(c.owner)) &&
      (process === undefined || c.process === process) &&
      (target.date === undefined || Object.values(c.values).some((v) => isOn(v, target.date!))) &&
      (target.amount === undefined || amountsOf(c).some((m) => isAmount(m, target))) &&
      (target.maxAmount === undefined || isWithin(amountsOf(c), target, facts)),
  )
  if (target.all)
    return fitting.length > 0 ? { found: 'all', requests: fitting } : { found: 'none', because: 'no-match' }
  if (saysNothing(target, process)) return onScreen(conversation, candidates)
  return settled(fitting)
}

const saysNothing = (t: Target, process: string | undefined): boolean =>
  [t.owner, process, t.date, t.amount, t.maxAmount].every((v) => v === undefined)

/** "That one": the single one on the screen, else the only one there is; of several, one is asked for. */
function onScreen<R extends KnownRequest>(conversation: Conversation, candidates: readonly R[]): Found<R> {
  const shown = candidates.filter((c) => conversation.shown.includes(c.id))
  return settled(shown.length > 0 ? shown : candidates)
}

function settled<R extends KnownRequest>(fitting: readonly R[]): Found<R> {
  const [one, ...more] = fitting
  if (!one) return { found: 'none', because: 'no-match' }
  return more.length === 0 ? { found: 'one', request: one } : { found: 'several', among: fitting }
}

/** The list an index counts in: the question's, else the one shown last. */
const listed = (c: Conversation): readonly RequestId[] =>
  c.asked?.ask === 'which-request' ? c.asked.among : (c.listed ?? c.shown)

/** "The third one" fixed to its number, before an earlier act of the sentence changes what is shown. */
export function withNumber(conversation: Conversation, act: Act, facts: Facts): Act {
  const { index, ...target } = act.target ?? {}
  const id = index === undefined ? undefined : listed(conversation)[index - 1]
  const known = id === undefined ? undefined : knownRequest(facts, id)
  return known ? { ...act, target: { ...target, number: known.number } } : act
}

/** LV-20260311-0007, the same without its dashes, or its end: 0007. */
function isNumber(number: string, said: string): boolean {
  const [whole, part] = [number.toUpperCase(), said.trim().toUpperCase()]
  const bare = (words: string): string => words.replace(/[-_ ]/gu, '')
  return bare(whole) === bare(part) || (part.length >= 2 && /^[\d-]+$/.test(part) && whole.endsWith(part))
}

function isOn(value: Value, date: string): boolean {
  if (typeof value === 'string') return value === date
  const range = asRange(value)
  return range !== undefined && range.start <= date && date <= range.end
}

const asRange = (value: Value): DateRange | undefined =>
  typeof value === 'object' && 'start' in value && 'end' in value ? value : undefined

const amountsOf = (request: KnownRequest): Money[] =>
  Object.values(request.values).filter((v): v is Money => typeof v === 'object' && 'amount' in v && 'currency' in v)

function isAmount({ amount, currency }: Money, target: Target): boolean {
  return new Decimal(amount).equals(target.amount!) && (target.currency === undefined || target.currency === currency)
}

/** "Up to 500" means 500 of the said currency, or of the office's: amounts in another one are left out, not converted. */
function isWithin(amounts: readonly Money[], { maxAmount, currency }: Target, facts: Facts): boolean {
  const meant = currency ?? officeCurrency(facts)
  return (
    amounts.length > 0 &&
    amounts.every((m) => m.currency === meant && new Decimal(m.amount).lessThanOrEqualTo(maxAmount!))
  )
}
