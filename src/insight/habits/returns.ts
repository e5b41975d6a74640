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
  const byTemplate = groupBy(decided, (r) => r.c.r.template)
  const byJudge = groupBy(decided, (r) => r.judge)
  const byPerson = groupBy(decided, (r) => r.c.r.requester)
  const rateOf = (group: readonly (typeof decided)[number][], person: string): number => {
    const others = group.filter((r) => r.c.r.requester !== person)
    return (others.filter((r) => r.back !== undefined).length + 10 * base) / (others.length + 10)
  }
  const found: Finding[] = []
  for (const [person, all] of byPerson) {
    const joined = readInstant(history.people.get(person)?.activeFrom ?? '').ms
    const list = all.filter((r) => Number.isNaN(joined) || !(r.c.at - joined < NEW))
    const returned = list.filter((r) => r.back !== undefined)
    if (list.length < FEWEST || returned.length < 4) continue
    const templates = new Map(
      [...new Set(list.map((r) => r.c.r.template))].map((t) => [t, rateOf(byTemplate.get(t)!, person)]),
    )
    const judges = new Map([...new Set(list.map((r) => r.judge))].map((j) => [j, rateOf(byJudge.get(j)!, person)]))
    const expected = list.map((r) =>
      Math.min(0.95, Math.max(base, (templates.get(r.c.r.template)! * judges.get(r.judge)!) / base)),
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
