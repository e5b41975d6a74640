// The same expense claimed twice: receipt retyped, vendor written otherwise, amount a little off; scored, not matched.
import type { Finding } from '../finding.ts'
import type { History } from '../history.ts'
import { dateOf, writeInstant } from '../log/instant.ts'
import type { Claim } from './claims.ts'
import { rank } from './measure.ts'
import { alike, distance, putRight, receiptKey } from './words.ts'

export function duplicateClaims(_: History, all: readonly Claim[]): Finding[] {
  const index = createDuplicates()
  return duplicatesOf(
    all.flatMap((c) => index.add(c)),
    (c) => c.dead,
  )
}

/** Two claims that are probably one expense. */
export interface Pair {
  readonly first: Claim
  readonly later: Claim
  readonly sure: number
  readonly agrees: readonly string[]
}

export interface Duplicates {
  /** The pairs this claim makes with earlier ones; claims come in the order of their submission. */
  add(claim: Claim): Pair[]
}

const MOST_ALIKE = 6
// Amounts this close lie in one bucket of their logarithm or in neighbouring ones.
const CLOSE = Math.log(1.087)

/** Looked up by receipt, and by day and amount: the batch and the stream add to one and the same index. */
export function createDuplicates(): Duplicates {
  const byReceipt = new Map<string, Filed | Filed[]>()
  const byDay = new Map<number, Filed[]>()
  return {
    add(claim) {
      const { amount } = claim.r
      if (!(amount > 0)) return []
      const filed = filedOf(claim)
      const found: Pair[] = []
      const seen = new Set<number>()
      const look = (other: Filed): void => {
        if (seen.has(other.claim.case)) return
        seen.add(other.claim.case)
        const match = score(other, filed)
        if (match) found.push({ first: other.claim, later: claim, ...match })
      }
      const known = byReceipt.get(filed.key)
      const same = known === undefined ? [] : Array.isArray(known) ? known : [known]
      if (filed.key.length >= 4 && same.length < MOST_ALIKE) same.forEach(look)
      // Most numbers come once: a list for each would be larger than all the rest.
      if (known === undefined) byReceipt.set(filed.key, filed)
      else if (Array.isArray(known)) known.push(filed)
      else byReceipt.set(filed.key, [known, filed])
      const day = claim.r.expenseDay
      if (!Number.isNaN(day)) {
        const bucket = Math.floor(Math.log(amount) / CLOSE)
        for (let d = day - 3; d <= day + 3; d++)
          for (let b = bucket - 1; b <= bucket + 1; b++) {
            const others = byDay.get(d * 4096 + b)
            if (others === undefined) continue
            for (const other of others)
              if (
                resembles(other, filed) &&
                Math.abs(other.claim.r.amount - amount) <= 0.08 * Math.max(other.claim.r.amount, amount)
              )
                look(other)
          }
        const own = byDay.get(day * 4096 + bucket)
        if (own) own.push(filed)
        else byDay.set(day * 4096 + bucket, [filed])
      }
      return found
    },
  }
}

interface Filed {
  readonly claim: Claim
  readonly key: string
  /** The first and the last five letters as one small number each: most pairs are told apart by these alone. */
  readonly head: number
  readonly tail: number
}

function filedOf(claim: Claim): Filed {
  const key = receiptKey(claim.r.receipt)
  let [head, tail] = [0, 0]
  for (let i = 0; i < 5; i++) {
    head = (head << 6) | (key.charCodeAt(i) & 63)
    tail = (tail << 6) | (key.charCodeAt(key.length - 1 - i) & 63)
  }
  return { claim, key, head, tail }
}

/** Whether the receipts share enough of their beginning and their end to be one number retyped. */
function resembles(a: Filed, b: Filed): boolean {
  const shorter = Math.min(a.key.length, b.key.length)
  const alike = shared(a.head, b.head) + shared(a.tail, b.tail)
  // Five alike may be more than five: then the letters themselves are looked at.
  if (shorter >= 5 && alike < shorter / 2 - 1 && a.head !== b.head && a.tail !== b.tail) return false
  return a.key === b.key || couldBeOne(a.key, b.key)
}
const shared = (a: number, b: number): number => Math.floor((Math.clz32(a ^ b) - 2) / 6)

/** The surest pairs first, each claim told once; what came to nothing was claimed only once. */
export function duplicatesOf(pairs: Iterable<Pair>, isDead: (claim: Claim) => boolean): Finding[] {
  const told = new Set<number>()
  return [...pairs]
    .filter(({ first, later }) => !isDead(first) && !isDead(later))
    .sort((x, y) => y.sure - x.sure || x.later.case - y.later.case || x.first.case - y.first.case)
    .flatMap(({ first: a, later: b, sure, agrees }) => {
      if (told.has(b.case) || told.has(a.case)) return []
      told.add(a.case).add(b.case)
      return [
        {
          kind: 'duplicate_claim' as const,
          caseIds: [a.id, b.id],
          entity: b.r.requester,
          score: rank(sure),
          facts: {
            amounts: [a.r.amount, b.r.amount],
            receipts: [a.r.receipt, b.r.receipt],
            dates: [a, b].map((c) => (Number.isNaN(c.r.expenseDay) ? '-' : dateOf(c.r.expenseDay * 86_400_000))),
            agrees,
            people: [a.r.requester, b.r.requester],
          },
          detectedAt: writeInstant(b.at, b.offset),
        },
      ]
    })
}

/** Points for what agrees; undefined when it is not enough or has a lawful reading. */
function score(
  { claim: a, key: x }: Filed,
  { claim: b, key: y }: Filed,
): { sure: number; agrees: string[] } | undefined {
  const receipt = x === '' || y === '' ? -1 : x === y ? 6 : near(x, y)
  // Two travellers with a receipt each, a subscription, a return trip at the same fare: another receipt, another expense.
  if (receipt < 2 || a.r.currency !== b.r.currency || putRight(`${a.r.description} ${b.r.description}`))
    return undefined
  const off = Math.abs(a.r.amount - b.r.amount) / Math.max(a.r.amount, b.r.amount)
  const amount = off < 0.0005 ? 3 : off < 0.03 ? 2 : off < 0.08 ? 1 : -3
  const apart = Math.abs(a.r.expenseDay - b.r.expenseDay)
  const date = Number.isNaN(apart) ? 0 : apart === 0 ? 2 : apart <= 1 ? 1 : apart <= 3 ? 0.5 : -3
  const name = Math.max(
    alike(a.vendor, b.vendor),
    a.vendor.length > 4 && distance(a.vendor, b.vendor, 2) <= 2 ? 0.8 : 0,
  )
  const vendor =
    name > 0.85 ? 2 : name > 0.45 ? 1.5 : a.vendor.startsWith(b.vendor.slice(0, 4)) && b.vendor !== '' ? 0.7 : -1.5
  const category = a.r.category === b.r.category ? 0.5 : -1
  const words =
    a.r.description !== '' && alike(a.r.description.toLowerCase(), b.r.description.toLowerCase()) > 0.5 ? 1 : 0
  const sum = receipt + amount + date + vendor + category + words
  if (sum < 8) return undefined
  const agrees = [
    receipt === 6 ? 'receipt' : 'receipt (retyped)',
    ...(amount > 2 ? ['amount'] : []),
    ...(date === 2 ? ['date'] : []),
    ...(vendor > 1 ? ['vendor'] : []),
    ...(category > 0 ? ['category'] : []),
  ]
  return { sure: (sum - 4) / 10.5, agrees }
}

/** Most pairs share next to nothing: that is seen without counting edits. */
function couldBeOne(x: string, y: string): boolean {
  const shorter = Math.min(x.length, y.length)
  if (shorter < 5) return false
  let [head, tail] = [0, 0]
  while (head < shorter && x.charCodeAt(head) === y.charCodeAt(head)) head++
  while (tail < shorter - head && x.charCodeAt(x.length - 1 - tail) === y.charCodeAt(y.length - 1 - tail)) tail++
  return head + tail >= shorter / 2 - 1
}

/** A slip of the fingers inside a number; numbers one after another are two receipts, not one retyped. */
function near(x: string, y: string): number {
  if (!couldBeOne(x, y)) return -1
  if (x.length === y.length && strangers(x, y)) return -1
  if (x.replaceAll(/(?<!\d)0+/gu, '') === y.replaceAll(/(?<!\d)0+/gu, '')) return 5
  if (Math.min(x.length, y.length) >= 6 && (x.endsWith(y) || y.endsWith(x) || x.startsWith(y) || y.startsWith(x)))
    return 4
  const d = distance(x, y, 2)
  const [m, n] = [Number(/\d+$/u.exec(x)?.[0] ?? 'x'), Number(/\d+$/u.exec(y)?.[0] ?? 'y')]
  if (d === 1 && x.length === y.length && Math.abs(m - n) <= 9) return sorted(x) === sorted(y) ? 4 : 0.5
  return d === 1 ? 4 : d === 2 ? 2.5 : -1
}

/** Of one length, and more than two letters of the one are not in the other, zeros aside: no two slips do that. */
function strangers(x: string, y: string): boolean {
  letters.fill(0)
  for (let i = 0; i < x.length; i++) {
    letters[x.charCodeAt(i) & 127]!++
    letters[y.charCodeAt(i) & 127]!--
  }
  letters[ZERO] = 0
  let more = 0
  for (const n of letters) if (n > 0) more += n
  return more > 2
}
const letters = new Int16Array(128)
const ZERO = 48

const sorted = (text: string): string => [...text].sort().join('')
