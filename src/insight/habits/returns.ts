// Returned far more often than is usual for such requests and such approvers.
import type { Finding } from '../finding.ts'
import { groupBy, type History } from '../history.ts'
import { readInstant, writeInstant } from '../log/instant.ts'
import type { Claim } from './claims.ts'
import { certainty, rank, tailOf } from './measure.ts'

const FEWEST = 8
const SURE = Math.log(0.02)
const NEW = 90 * 86_400_000

export function returnRates(history: History, claims: readonly Claim[]): Finding[] {
  const { log, meanings } = history
  const rows = claims.map((c) => {
    const events = history.eventsOf(c.case)
    const back = events.find((e) => meanings[log.activity.values[e]!]!.returned)
    const first = events.find(
      (e) => meanings[log.activity.values[e]!]!.returned || meanings[log.activity.values[e]!]!.approval,
    )
    return {
      c,
      back,
      decided: first !== undefined,
      judge: first === undefined || !log.actor ? '' : (log.actor.words[log.actor.values[first]!] ?? ''),
    }
  })
  // An open case that nobody has looked at yet says nothing.
  const decided = rows.filter((r) => r.decided)
  if (decided.length < 30) return []
  const base = decided.filter((r) => r.back !== undefined).length / decided.length
  if (base === 0) return []
  const byPerson = groupBy(decided, (r) => r.c.r.requester)
  // Everybody's returns in a group but this person's own.
  const tally = new Map<string, { n: number; k: number }>()
  const add = (key: string, back: boolean): void => {
    const t = tally.get(key) ?? { n: 0, k: 0 }
    t.n++
    if (back) t.k++
    tally.set(key, t)
  }
  for (const r of decided)
    for (const group of [`template ${r.c.r.template}`, `judge ${r.judge}`]) {
      add(group, r.back !== undefined)
      add(`${group} of ${r.c.r.requester}`, r.back !== undefined)
    }
  const rateOf = (group: string, person: string): number => {
    const all = tally.get(group) ?? { n: 0, k: 0 }
    const own = tally.get(`${group} of ${person}`) ?? { n: 0, k: 0 }
    return (all.k - own.k + 10 * base) / (all.n - own.n + 10)
  }
  const found: Finding[] = []
  for (const [person, all] of byPerson) {
    const joined = readInstant(history.people.get(person)?.activeFrom ?? '').ms
    const list = all.filter((r) => Number.isNaN(joined) || !(r.c.at - joined < NEW))
    const returned = list.filter((r) => r.back !== undefined)
    if (list.length < FEWEST || returned.length < 4) continue
    const expected = list.map((r) =>
      Math.min(
        0.95,
        Math.max(base, (rateOf(`template ${r.c.r.template}`, person) * rateOf(`judge ${r.judge}`, person)) / base),
      ),
    )
    const mean = expected.reduce((a, b) => a + b, 0) / list.length
    const tail = tailOf(expected, returned.length) + Math.log(byPerson.size)
    if (tail > SURE || returned.length / list.length < 1.6 * mean) continue
    const last = returned.at(-1)!
    found.push({
      kind: 'return_rate',
      caseIds: returned.map((r) => r.c.id),
      entity: person,
      score: rank(certainty(-tail, 4)),
      facts: { person, returned: returned.length, n: list.length, usual: Math.round(mean * 100) },
      detectedAt: writeInstant(log.time[last.back!]!, log.offset[last.back!]!),
    })
  }
  return found
}
