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
  const { log } = history
  const rows = claims.map((c) => decidedOf(c, history))
  // An open case that nobody has looked at yet says nothing.
  const decided = rows.filter((r) => r.decided)
  if (decided.length < 30) return []
  const base = decided.filter((r) => r.back >= 0).length / decided.length
  if (base === 0) return []
  const byPerson = groupBy(decided, (r) => r.c.r.requester)
  // Everybody's returns in a group but this person's own.
  const template = tallyOf(decided, (r) => r.c.r.template)
  const judge = tallyOf(decided, (r) => r.judge)
  const rateOf = ({ all, own }: Tallies, group: string, person: string): number => {
    const everybody = all.get(group)!
    const theirs = own.get(person)!.get(group)!
    return (everybody.k - theirs.k + 10 * base) / (everybody.n - theirs.n + 10)
  }
  const found: Finding[] = []
  for (const [person, all] of byPerson) {
    const joined = readInstant(history.people.get(person)?.activeFrom ?? '').ms
    const list = all.filter((r) => Number.isNaN(joined) || !(r.c.at - joined < NEW))
    const returned = list.filter((r) => r.back >= 0)
    if (list.length < FEWEST || returned.length < 4) continue
    const expected = list.map((r) =>
      Math.min(
        0.95,
        Math.max(base, (rateOf(template, r.c.r.template, person) * rateOf(judge, r.judge, person)) / base),
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
      detectedAt: writeInstant(log.time[last.back]!, log.offset[last.back]!),
    })
  }
  return found
}

interface Decided {
  readonly c: Claim
  /** The first return; -1 when it never came back. */
  readonly back: number
  readonly decided: boolean
  readonly judge: string
}

function decidedOf(c: Claim, { log, meanings, asOf }: History): Decided {
  let [back, first] = [-1, -1]
  for (let e = log.start[c.case]!; e < log.start[c.case + 1]! && back < 0; e++) {
    const { returned, approval } = meanings[log.activity.values[e]!]!
    if ((!returned && !approval) || log.time[e]! > asOf) continue
    if (first < 0) first = e
    if (returned) back = e
  }
  return {
    c,
    back,
    decided: first >= 0,
    judge: first < 0 || !log.actor ? '' : (log.actor.words[log.actor.values[first]!] ?? ''),
  }
}

interface Tally {
  n: number
  k: number
}
interface Tallies {
  readonly all: ReadonlyMap<string, Tally>
  readonly own: ReadonlyMap<string, ReadonlyMap<string, Tally>>
}

function tallyOf(rows: readonly Decided[], groupOf: (r: Decided) => string): Tallies {
  const all = new Map<string, Tally>()
  const own = new Map<string, Map<string, Tally>>()
  const add = (to: Map<string, Tally>, group: string, back: boolean): void => {
    const t = to.get(group)
    if (t) {
      t.n++
      if (back) t.k++
    } else to.set(group, { n: 1, k: back ? 1 : 0 })
  }
  for (const r of rows) {
    const person = r.c.r.requester
    let theirs = own.get(person)
    if (!theirs) own.set(person, (theirs = new Map()))
    add(all, groupOf(r), r.back >= 0)
    add(theirs, groupOf(r), r.back >= 0)
  }
  return { all, own }
}
