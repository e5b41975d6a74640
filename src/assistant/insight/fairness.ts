// Whether some departments are flagged more often than others: findings per hundred requests of the last quarter, for auditors.
import type { Label } from '../../approval/form.ts'
import { Fault } from '../../kernel/fault.ts'
import { Temporal } from '../../kernel/clock.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import type { World } from '../world.ts'
import { isAuditor } from './rights.ts'

export interface FairnessView {
  /** Departments with enough requests to say something, the most flagged first. */
  rows: readonly {
    department: Label
    requests: number
    findings: number
    /** Left out where so few could be chance. */
    ratio?: number
  }[]
  /** Findings per hundred requests of all. */
  usual: number
  fewest: number
}

const QUARTER = Temporal.Duration.from({ hours: 24 * 91 })
/** Found, or to be expected: below it a ratio is noise. */
const FEWEST_FOUND = 5
/** With fewer a single finding would look like a pattern. */
const FEWEST = 30
const MOST = 50_000

/** Lateness is a matter of clocks, and what people called no issue is no flag: neither counts. */
export async function fairness(world: World, org: OrgId, me: Person): Promise<FairnessView> {
  if (!isAuditor(me)) throw new Fault('forbidden', 'for auditors')
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const now = world.clock.now()
  const from = now.subtract(QUARTER)
  const [filed, found] = await Promise.all([
    store.insight.submitted({ from, to: now, limit: MOST }),
    store.insight.list(
      { me: me.id, line: [], everybody: true },
      { states: ['open', 'asked', 'answered', 'confirmed'], limit: MOST },
    ),
  ])
  await world.database.transaction(org, (tx) => tx.insight.accessed(me.id, 'fairness', [], now))
  const departmentOf = (id: string): string => organisation.person(id)?.department ?? ''
  const requests = counted(filed.map(({ request }) => departmentOf(request.initiator)))
  const flagged = found.filter(
    (f) =>
      f.kind !== 'overdue' && Temporal.Instant.compare(Temporal.Instant.from(f.detectedAt ?? f.firstAt), from) >= 0,
  )
  const findings = counted(flagged.flatMap((f) => [...new Set(f.persons.map(departmentOf))]))
  const total = [...requests.values()].reduce((a, b) => a + b, 0)
  const rate = total > 0 ? [...findings.values()].reduce((a, b) => a + b, 0) / total : 0
  return {
    usual: Math.round(rate * 1000) / 10,
    fewest: FEWEST,
    rows: [...requests]
      .filter(([, n]) => n >= FEWEST)
      .map(([id, n]) => {
        const k = findings.get(id) ?? 0
        return {
          department: organisation.department(id)?.name ?? { zh: id, en: id },
          requests: n,
          findings: k,
          ...(rate > 0 && (k >= FEWEST_FOUND || n * rate >= FEWEST_FOUND)
            ? { ratio: Math.round((k / n / rate) * 100) / 100 }
            : {}),
        }
      })
      .sort((a, b) => b.findings / b.requests - a.findings / a.requests),
  }
}

function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
