// Every event looked at when it happens: exact rules and claims filed twice, the same findings as a batch over the same log.
import type { Finding } from './finding.ts'
import { cameToNothing, type Claim } from './habits/claims.ts'
import { createDuplicates, duplicatesOf, type Duplicates, type Pair } from './habits/duplicate.ts'
import { vendorKey } from './habits/words.ts'
import { breachesOf, type Deed } from './policy/rules.ts'
import type { CaseRecord, Person, Policy } from './records.ts'
import { meaningsOf, type Meaning } from './vocabulary.ts'

/** One event as it comes. Events of a case come in the order of its file. */
export interface StreamEvent {
  readonly caseId: string
  readonly activity: string
  readonly ms: number
  /** Minutes, NO_OFFSET where none was written. */
  readonly offset: number
  readonly actor: string
  readonly role: string
}

/** What one event changed. A finding may be withdrawn: the missing signature came, the first of two claims was refused. */
export interface Change {
  readonly raised: readonly Finding[]
  readonly withdrawn: readonly Finding[]
}

interface Changing {
  raised: Finding[]
  withdrawn: Finding[]
}
type Written = [word: number, ms: number, offset: number, actor: string, role: string]
interface Kept {
  /** In the order in which cases began. */
  readonly place: number
  record: CaseRecord | undefined
  readonly deeds: Written[]
  open: Finding[]
}

export interface StreamState {
  readonly policy: Policy
  readonly people: ReadonlyMap<string, Person>
  readonly words: string[]
  readonly places: Map<string, number>
  meanings: readonly Meaning[]
  readonly cases: Map<string, Kept>
  /** Cases that have begun so far. */
  begun: number
  duplicates: Duplicates
  /** All that the index of duplicates holds, in its order. */
  claims: Claim[]
  /** Claims of cases that were forgotten: whether they came to nothing. */
  readonly ended: Map<number, boolean>
  /** What stood when its case was forgotten. */
  readonly standing: Finding[]
  /** Pairs a case is part of. */
  readonly pairs: Map<number, Pair[]>
  readonly names: Map<number, string>
  readonly twice: Map<string, Finding>
}

export function openStream(policy: Policy, people: readonly Person[] = []): StreamState {
  return {
    policy,
    people: new Map(people.map((p) => [p.id, p])),
    words: [],
    places: new Map(),
    meanings: [],
    cases: new Map(),
    begun: 0,
    duplicates: createDuplicates(),
    claims: [],
    ended: new Map(),
    standing: [],
    pairs: new Map(),
    names: new Map(),
    twice: new Map(),
  }
}

/** Takes in one event; `record` = what is asked for, as far as it is known now. The state is changed. */
export function score(event: StreamEvent, state: StreamState, record?: CaseRecord): Change {
  const change: Changing = { raised: [], withdrawn: [] }
  const word = wordOf(event.activity, state, change)
  let kept = state.cases.get(event.caseId)
  const first = kept === undefined
  if (!kept) {
    kept = { place: state.begun++, record, deeds: [], open: [] }
    state.cases.set(event.caseId, kept)
  }
  if (record) kept.record = record
  kept.deeds.push([word, event.ms, event.offset, event.actor, event.role])
  settle(kept, judged(event.caseId, kept, state), change)
  if (first && record) {
    const claim = claimOf(event.caseId, kept, record)
    file(claim, state)
    for (const pair of state.duplicates.add(claim))
      for (const c of [pair.first, pair.later]) {
        const own = state.pairs.get(c.case)
        if (own) own.push(pair)
        else state.pairs.set(c.case, [pair])
      }
  }
  if (state.pairs.has(kept.place)) matched(kept.place, state, change)
  return change
}

/** What is overdue at this instant: asked by a timer, not by an event. */
export function overdueAt(state: StreamState, asOf: number): Finding[] {
  const found: Finding[] = []
  for (const [id, kept] of state.cases)
    if (kept.record?.pendingRole)
      found.push(
        ...breachesOf(id, kept.record, deedsOf(kept, state), { ...bookOf(state), asOf }).filter(
          (f) => f.kind === 'overdue',
        ),
      )
  return found
}

/**
 * Lets go of cases that are closed (unless they go on all the same) and were quiet since, and of claims older than anybody files again: memory grows with
 * what is open and what was claimed lately, not with the years. What stood about them still stands. An event of a case
 * that was forgotten begins it anew. Gives back how many cases went.
 */
export function forget(
  state: StreamState,
  before: { cases: number; claims: number },
  goesOn: (caseId: string) => boolean = () => false,
): number {
  let gone = 0
  for (const [id, kept] of state.cases) {
    const last = kept.deeds.at(-1)?.[1] ?? Number.NaN
    if (kept.record?.pendingRole !== '' || !(last < before.cases) || state.pairs.has(kept.place) || goesOn(id)) continue
    if (state.names.has(kept.place)) state.ended.set(kept.place, isDead(kept, kept.record, state))
    state.standing.push(...kept.open)
    state.cases.delete(id)
    gone++
  }
  const isOld = (c: Claim): boolean => c.at < before.claims && !state.pairs.has(c.case)
  if (state.claims.some(isOld)) {
    const [claims, old] = [state.claims.filter((c) => !isOld(c)), state.claims.filter(isOld)]
    for (const { case: place } of old) {
      state.names.delete(place)
      state.ended.delete(place)
    }
    state.claims = []
    state.duplicates = createDuplicates()
    for (const claim of claims) {
      file(claim, state)
      state.duplicates.add(claim)
    }
  }
  return gone
}

/** Claims as they stand now, oldest first: which of them came to nothing is known by the events so far. */
export const claimsNow = (state: StreamState): Claim[] =>
  state.claims
    .map((claim) => {
      const kept = state.cases.get(claim.id)
      const r = kept?.record ?? claim.r
      return { ...claim, r, dead: kept ? isDead(kept, r, state) : (state.ended.get(claim.case) ?? false) }
    })
    // At one instant by their names, as a night reads them.
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

/** Everything that stands now. */
export const openFindings = (state: StreamState): Finding[] => [
  ...state.standing,
  ...[...state.cases.values()].flatMap((kept) => kept.open),
  ...state.twice.values(),
]

/** Plain data, smaller than the log: what `restore` needs to go on. @public */
export function snapshot({ words, cases, claims, ended, standing }: StreamState): object {
  return {
    words,
    cases: [...cases].map(([id, { place, record, deeds }]) => ({ place, id, record: record ?? null, deeds })),
    ended: claims.flatMap((claim) => (ended.has(claim.case) ? [{ claim, dead: ended.get(claim.case) }] : [])),
    standing,
  }
}

interface Snapshot {
  words: string[]
  cases: { place: number; id: string; record: CaseRecord | null; deeds: Written[] }[]
  ended: { claim: Claim; dead: boolean }[]
  standing: Finding[]
}

/** @public */
export function restore(saved: unknown, policy: Policy, people: readonly Person[] = []): StreamState {
  const state = openStream(policy, people)
  const { words, cases, ended, standing } = saved as Snapshot
  const forgotten = ended.toSorted((a, b) => a.claim.case - b.claim.case)
  /** In the order in which they began: who claimed first is told by it. */
  const takeUp = (until: number): void => {
    while (forgotten[0] && forgotten[0].claim.case < until) {
      const { claim, dead } = forgotten.shift()!
      const again = { ...claim, r: numbered(claim.r), at: claim.at ?? Number.NaN, case: state.begun++ }
      file(again, state)
      state.duplicates.add(again)
      state.ended.set(again.case, dead)
    }
  }
  for (const { place, id, record, deeds } of cases) {
    takeUp(place)
    for (const [i, [word, ms, offset, actor, role]] of deeds.entries())
      score(
        { caseId: id, activity: words[word]!, ms, offset, actor, role },
        state,
        i === 0 && record ? numbered(record) : undefined,
      )
  }
  takeUp(Number.POSITIVE_INFINITY)
  state.standing.push(...standing)
  return state
}

/** As text, a number that is none is null. */
const numbered = (r: CaseRecord): CaseRecord => ({
  ...r,
  amount: r.amount ?? Number.NaN,
  expenseDay: r.expenseDay ?? Number.NaN,
})

function wordOf(activity: string, state: StreamState, change: Changing): number {
  const known = state.places.get(activity)
  if (known !== undefined) return known
  state.places.set(activity, state.words.length)
  state.words.push(activity)
  const before = state.meanings
  state.meanings = meaningsOf(state.words)
  // A first APPROVED or REJECTED says that this log means those words strictly: what stood before is read again.
  if (before.some((m, i) => JSON.stringify(m) !== JSON.stringify(state.meanings[i])))
    for (const [id, kept] of state.cases) settle(kept, judged(id, kept, state), change)
  return state.words.length - 1
}

const bookOf = ({ policy, people }: StreamState) => ({ policy, people, asOf: Number.NaN })
const judged = (id: string, kept: Kept, state: StreamState): Finding[] =>
  breachesOf(id, kept.record, deedsOf(kept, state), bookOf(state))

const deedsOf = (kept: Kept, { words, meanings }: StreamState): Deed[] =>
  kept.deeds.map(([word, ms, offset, actor, role]) => ({
    activity: words[word]!,
    ms,
    offset,
    actor: isSystem(actor) || isSystem(role) ? '' : actor,
    role,
    approval: meanings[word]!.approval,
    returned: meanings[word]!.returned,
  }))
const isSystem = (text: string): boolean => text.toUpperCase() === 'SYSTEM'

function file(claim: Claim, state: StreamState): void {
  if (!(claim.r.amount > 0)) return
  state.claims.push(claim)
  state.names.set(claim.case, claim.id)
}

/** Refused or given up, and never paid. */
const isDead = (kept: Kept, record: CaseRecord, state: StreamState): boolean =>
  cameToNothing(
    kept.deeds.map(([word]) => word),
    record,
    (word) => state.meanings[word]!,
    (word) => state.policy.payments.has(state.words[word]!),
  )

const claimOf = (id: string, { place, deeds }: Kept, r: CaseRecord): Claim => ({
  case: place,
  id,
  r,
  at: deeds[0]![1],
  offset: deeds[0]![2],
  dead: false,
  vendor: vendorKey(r.vendor),
})

function settle(kept: Kept, now: Finding[], { raised, withdrawn }: Changing): void {
  const same = (a: Finding, b: Finding): boolean =>
    a.kind === b.kind && a.entity === b.entity && a.facts['step'] === b.facts['step']
  raised.push(...now.filter((f) => !kept.open.some((o) => same(o, f))))
  withdrawn.push(...kept.open.filter((o) => !now.some((f) => same(o, f))))
  kept.open = now
}

/** The pairs around a case are chosen anew: all that hang together with it, and no others. */
function matched(place: number, state: StreamState, { raised, withdrawn }: Changing): void {
  const group = new Set([place])
  const pairs = new Set<Pair>()
  for (const c of group)
    for (const pair of state.pairs.get(c) ?? []) {
      pairs.add(pair)
      group.add(pair.first.case).add(pair.later.case)
    }
  const cameToNothingYet = ({ case: c, id, r }: Claim): boolean => {
    const kept = state.cases.get(id)
    return kept ? isDead(kept, kept.record ?? r, state) : (state.ended.get(c) ?? false)
  }
  const now = new Map(duplicatesOf(pairs, cameToNothingYet).map((f) => [f.caseIds.join('|'), f]))
  const members = new Set([...group].map((c) => state.names.get(c)!))
  for (const [key, f] of state.twice)
    if (members.has(f.caseIds[0]!) && !now.has(key)) {
      withdrawn.push(f)
      state.twice.delete(key)
    }
  for (const [key, f] of now) {
    if (!state.twice.has(key)) raised.push(f)
    state.twice.set(key, f)
  }
}
