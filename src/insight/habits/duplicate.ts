// The same expense claimed twice: receipt retyped, vendor written otherwise, amount a little off; scored, not matched.
import type { Finding } from '../finding.ts'
import { groupBy, type History } from '../history.ts'
import { dateOf, writeInstant } from '../log/instant.ts'
import type { Claim } from './claims.ts'
import { rank } from './measure.ts'
import { alike, distance, putRight, receiptKey } from './words.ts'

export function duplicateClaims(_: History, all: readonly Claim[]): Finding[] {
  const claims = all.filter((c) => !Number.isNaN(c.r.amount) && c.r.amount > 0)
  const keys = new Map(claims.map((c) => [c.case, receiptKey(c.r.receipt)]))
  const pairs = new Map<string, { a: Claim; b: Claim; score: number; agrees: string[] }>()
  const look = (a: Claim, b: Claim): void => {
    const [first, later] = a.at <= b.at ? [a, b] : [b, a]
    const key = `${first.case} ${later.case}`
    if (first.case === later.case || pairs.has(key)) return
    const match = score(first, later, keys)
    if (match) pairs.set(key, { a: first, b: later, ...match })
  }
  for (const [key, group] of groupBy(claims, (c) => keys.get(c.case)!))
    if (key.length >= 4 && group.length <= 6)
      for (const [i, a] of group.entries()) for (const b of group.slice(i + 1)) look(a, b)
  // Neighbours by day: amounts within some per cent on days at most three apart.
  const dated = claims.filter((c) => !Number.isNaN(c.r.expenseDay))
  const days = groupBy(dated, (c) => c.r.expenseDay)
  for (const list of days.values()) list.sort((a, b) => a.r.amount - b.r.amount)
  for (const [day, list] of days)
    for (let off = 0; off <= 3; off++) {
      const others = days.get(day + off)
      if (!others) continue
      let from = 0
      for (const a of list) {
        while (from < others.length && others[from]!.r.amount < a.r.amount * 0.92) from++
        for (let j = from; j < others.length && others[j]!.r.amount <= a.r.amount * 1.08; j++) look(a, others[j]!)
      }
    }
  const told = new Set<number>()
  return [...pairs.values()]
    .sort((x, y) => y.score - x.score)
    .flatMap(({ a, b, score: sure, agrees }) => {
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
function score(a: Claim, b: Claim, keys: ReadonlyMap<number, string>): { score: number; agrees: string[] } | undefined {
  const [x, y] = [keys.get(a.case)!, keys.get(b.case)!]
  const receipt = x === '' || y === '' ? -1 : x === y ? 6 : near(x, y)
  // Two travellers with a receipt each, a subscription, a return trip at the same fare: another receipt, another expense.
  if (
    receipt < 2 ||
    a.dead ||
    b.dead ||
    a.r.currency !== b.r.currency ||
    putRight(`${a.r.description} ${b.r.description}`)
  )
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
  return { score: (sum - 4) / 10.5, agrees }
}

/** A slip of the fingers inside a number; numbers one after another are two receipts, not one retyped. */
function near(x: string, y: string): number {
  const shorter = Math.min(x.length, y.length)
  if (shorter < 5) return 0
  // Most pairs share next to nothing: that is seen without counting edits.
  let [head, tail] = [0, 0]
  while (head < shorter && x[head] === y[head]) head++
  while (tail < shorter - head && x[x.length - 1 - tail] === y[y.length - 1 - tail]) tail++
  if (head + tail < shorter / 2 - 1) return -1
  if (x.replaceAll(/(?<!\d)0+/gu, '') === y.replaceAll(/(?<!\d)0+/gu, '')) return 5
  if (Math.min(x.length, y.length) >= 6 && (x.endsWith(y) || y.endsWith(x) || x.startsWith(y) || y.startsWith(x)))
    return 4
  const d = distance(x, y, 2)
  const [m, n] = [Number(/\d+$/u.exec(x)?.[0] ?? 'x'), Number(/\d+$/u.exec(y)?.[0] ?? 'y')]
  if (d === 1 && x.length === y.length && Math.abs(m - n) <= 9) return sorted(x) === sorted(y) ? 4 : 0.5
  return d === 1 ? 4 : d === 2 ? 2.5 : -1
}
const sorted = (text: string): string => [...text].sort().join('')
