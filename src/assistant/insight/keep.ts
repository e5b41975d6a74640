// Findings into the database: one row a cause; what somebody called no issue stays quiet, what is over is closed.
import type { Finding, FindingKind } from '../../insight/finding.ts'
import { POLICY_KINDS } from '../../insight/finding.ts'
import { keyOf, patternOf } from '../../insight/finding-key.ts'
import { isSevere } from '../../insight/severity.ts'
import { Temporal, type Instant } from '../../kernel/clock.ts'
import { newId, type PersonId, type RequestId } from '../../kernel/ids.ts'
import type { Organisation } from '../../people/organisation.ts'
import type { Store } from '../ports.ts'
import type { FindingEntry, FindingState, StoredFinding } from './ports.ts'
import { isWanted, readSettings } from './settings.ts'

/** How long "not an issue" keeps the same pattern quiet. */
export const QUIET = Temporal.Duration.from({ hours: 24 * 90 })
const EXACT: ReadonlySet<FindingKind> = new Set(POLICY_KINDS)

export interface Kept {
  fresh: readonly StoredFinding[]
}

interface Keeping {
  source: StoredFinding['source']
  organisation: Organisation
  now: Instant
  /** Who asked for these requests: whom a finding about a request alone concerns. */
  initiatorOf(request: RequestId): PersonId | undefined
}

/** In the transaction of whoever calls. Run twice it changes nothing the second time. */
export async function keepFindings(store: Store, findings: readonly Finding[], keeping: Keeping): Promise<Kept> {
  const { insight } = store
  if (findings.length === 0) return { fresh: [] }
  const settings = await readSettings(insight)
  const wanted = findings.filter((f) => isWanted(f.kind, settings))
  const known = new Map((await insight.byKeys(wanted.map(keyOf))).map((f) => [f.key, f]))
  const quiet = new Set(await insight.dismissedPatterns(keeping.now.subtract(QUIET)))
  const [saved, entries, fresh]: [StoredFinding[], FindingEntry[], StoredFinding[]] = [[], [], []]
  const moves = new Map<FindingState, string[]>()
  /** Known before, but grown into something that may not wait. */
  let rouses = false
  const move = (id: string, state: FindingState): void => void moves.set(state, [...(moves.get(state) ?? []), id])
  const at = keeping.now.toString()
  for (const finding of wanted) {
    const before = known.get(keyOf(finding))
    const next = stored(finding, before, keeping)
    saved.push(next)
    if (!before) {
      // A breach of the rules may be accepted, never unlearnt; only a statistical pattern can be quiet.
      const hush = !EXACT.has(finding.kind) && quiet.has(next.pattern)
      entries.push({ finding: next.id, at, what: 'found' })
      if (hush) {
        entries.push({ finding: next.id, at, what: 'suppressed' })
        move(next.id, 'dismissed')
      } else fresh.push(next)
      continue
    }
    if (before.state === 'resolved' || isOver(before, keeping.now)) {
      entries.push({ finding: before.id, at, what: 'reopened' })
      move(before.id, 'open')
      fresh.push({ ...next, state: 'open' })
    } else if (next.cases.length > before.cases.length) {
      entries.push({ finding: before.id, at, what: 'grown' })
      rouses ||= isSevere(next) && !isSevere(before)
    }
  }
  await insight.save(saved)
  await insight.write(entries)
  for (const [state, ids] of moves) await insight.move(ids, state, keeping.now)
  // In the same transaction: a severe breach that is stored is told, or both are not.
  if (rouses || fresh.some(isSevere)) await store.outbox.put('insight-alert', { org: store.org })
  return { fresh }
}

/** "Not an issue" was said long ago, and here it is again. */
const isOver = (finding: StoredFinding, now: Instant): boolean =>
  finding.state === 'dismissed' &&
  !EXACT.has(finding.kind) &&
  finding.judgedAt !== undefined &&
  Temporal.Instant.compare(Temporal.Instant.from(finding.judgedAt), now.subtract(QUIET)) < 0

function stored(finding: Finding, before: StoredFinding | undefined, keeping: Keeping): StoredFinding {
  const at = keeping.now.toString()
  const detected = finding.detectedAt ? instantOf(finding.detectedAt) : undefined
  return {
    id: before?.id ?? newId(keeping.now),
    key: keyOf(finding),
    pattern: patternOf(finding),
    kind: finding.kind,
    ...(finding.entity === undefined ? {} : { entity: finding.entity }),
    persons: personsOf(finding, keeping),
    cases: finding.caseIds,
    facts: finding.facts,
    score: finding.score,
    source: before?.source ?? keeping.source,
    state: before?.state ?? 'open',
    ...(detected === undefined ? {} : { detectedAt: before?.detectedAt ?? detected }),
    firstAt: before?.firstAt ?? at,
    lastAt: at,
    ...(before?.judgedAt ? { judgedAt: before.judgedAt } : {}),
  }
}

const instantOf = (text: string): string | undefined => {
  try {
    return Temporal.Instant.from(text).toString()
  } catch {
    return undefined
  }
}

/** Whoever it is about; about a request alone, whoever filed it. */
function personsOf(finding: Finding, { organisation, initiatorOf }: Keeping): PersonId[] {
  const named = [...(finding.entity?.split('|') ?? []), ...listOf(finding.facts['people'])]
  const persons = named.filter((id) => organisation.person(id))
  const filed = finding.caseIds.flatMap((id) => initiatorOf(id) ?? [])
  return [...new Set(persons.length > 0 ? persons : filed)]
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v) => typeof v === 'string') : [])
