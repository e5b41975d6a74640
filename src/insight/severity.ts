// How much a finding matters: how sure it is, how much money it is about, how hard it is to undo. What may not wait is severe.
import type { Facts, Finding, FindingKind } from './finding.ts'

type Told = Pick<Finding, 'kind' | 'facts' | 'score'>

export interface Stake {
  amount: number
  /** '' where the facts name none. */
  currency: string
}

/** The money a finding is about; undefined where it is about none. */
export function stakeOf({ kind, facts }: Pick<Finding, 'kind' | 'facts'>): Stake | undefined {
  const currency = typeof facts['currency'] === 'string' ? facts['currency'] : ''
  const amount = atStake(kind, facts)
  return amount !== undefined && amount > 0 ? { amount: Math.round(amount * 100) / 100, currency } : undefined
}

/** Claims filed twice are of one currency, which their facts do not name. */
export function inCurrency(finding: Finding, currencyOf: (caseId: string) => string | undefined): Finding {
  const currency = finding.kind === 'duplicate_claim' ? currencyOf(finding.caseIds[0] ?? '') : undefined
  return currency ? { ...finding, facts: { ...finding.facts, currency } } : finding
}

function atStake(kind: FindingKind, facts: Facts): number | undefined {
  const of = (name: string): number | undefined => (typeof facts[name] === 'number' ? facts[name] : undefined)
  if (kind === 'split_purchase') return of('total')
  // One of the two was due: what would be paid once too often is the smaller.
  if (kind === 'duplicate_claim') {
    const amounts = facts['amounts']
    const numbers = Array.isArray(amounts) ? amounts.filter((a) => typeof a === 'number') : []
    return numbers.length > 0 ? Math.min(...numbers) : undefined
  }
  if (kind === 'unusual_amount') return (of('amount') ?? 0) - (of('usual') ?? 0)
  return of('amount')
}

/** What is paid is harder to bring back than what is only signed. */
const HARD: Readonly<Partial<Record<FindingKind, number>>> = {
  over_limit: 1.5,
  missing_step: 1.5,
  order_violation: 1.2,
  duplicate_claim: 1.5,
  self_approval: 1.4,
  sod_breach: 1.3,
  inactive_actor: 1.3,
  split_purchase: 1.2,
  ping_pong: 0.7,
  overdue: 0.5,
}
const CERTAIN = 100

/** For ordering alone: a tenfold sum counts one step more, so that many small ones are not forgotten over one large. */
export function severityOf(finding: Told): number {
  const sure = Math.min(1, finding.score / CERTAIN)
  const stake = stakeOf(finding)
  const money = stake ? Math.log10(1 + (stake.amount * unitOf(stake.currency)) / 100) : 0
  return sure * (1 + money) * (HARD[finding.kind] ?? 1)
}

/** Within a power of ten, no rate: a yen is not a dollar. */
const SMALL: ReadonlySet<string> = new Set(['JPY', 'HUF', 'INR', 'TWD', 'THB', 'PHP', 'RUB'])
const TINY: ReadonlySet<string> = new Set(['KRW', 'VND', 'IDR'])
const LARGE: ReadonlySet<string> = new Set(['USD', 'EUR', 'GBP', 'CHF', 'AUD', 'CAD', 'SGD'])
const unitOf = (currency: string): number =>
  LARGE.has(currency) ? 7 : SMALL.has(currency) ? 0.1 : TINY.has(currency) ? 0.001 : 1

const AT_ONCE: ReadonlySet<FindingKind> = new Set(['self_approval', 'over_limit', 'missing_step'])
/** A sum at least this many times the limit it stays under. */
const FAR = 2

/** Not to wait for the next digest: signed by the requester, paid without the signature its amount asks for, split for a large sum. */
export function isSevere({ kind, facts }: Pick<Finding, 'kind' | 'facts'>): boolean {
  if (AT_ONCE.has(kind)) return true
  const [total, limit] = [facts['total'], facts['limit']]
  return kind === 'split_purchase' && typeof total === 'number' && typeof limit === 'number' && total >= FAR * limit
}

/** Kinds that can be severe, for asking the database. */
export const SEVERE_KINDS: readonly FindingKind[] = [...AT_ONCE, 'split_purchase']
