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
  readonly duplicates: Duplicates
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
    duplicates: createDuplicates(),
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
    kept = { place: state.cases.size, record, deeds: [], open: [] }
    state.cases.set(event.caseId, kept)
    state.names.set(kept.place, event.caseId)
  }
  if (record) kept.record = record
  kept.deeds.push([word, event.ms, event.offset, event.actor, event.role])
  settle(kept, judged(event.caseId, kept, state), change)
  if (first && record) {
    const claim = claimOf(event.caseId, kept, record)
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

/** Everything that stands now. */
export const openFindings = (state: StreamState): Finding[] => [
  ...[...state.cases.values()].flatMap((kept) => kept.open),
  ...state.twice.values(),
]

/** Plain data, smaller than the log: what `restore` needs to go on. @public */
export function snapshot({ words, cases }: StreamState): object {
  return { words, cases: [...cases].map(([id, { record, deeds }]) => [id, record ?? null, deeds]) }
}

/** @public */
export function restore(saved: unknown, policy: Policy, people: readonly Person[] = []): StreamState {
  const state = openStream(policy, people)
  const { words, cases } = saved as { words: string[]; cases: [string, CaseRecord | null, Written[]][] }
  for (const [id, record, deeds] of cases)
    for (const [i, [word, ms, offset, actor, role]] of deeds.entries())
      score(
        { caseId: id, activity: words[word]!, ms, offset, actor, role },
        state,
        i === 0 && record ? { ...record, amount: record.amount ?? Number.NaN } : undefined,
      )
  return state
}

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
  const isDead = ({ case: c, id, r }: Claim): boolean => {
    const kept = state.cases.get(state.names.get(c) ?? id)!
    return cameToNothing(
      kept.deeds.map(([word]) => word),
      kept.record ?? r,
      (word) => state.meanings[word]!,
      (word) => state.policy.payments.has(state.words[word]!),
    )
  }
  const now = new Map(duplicatesOf(pairs, isDead).map((f) => [f.caseIds.join('|'), f]))
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
