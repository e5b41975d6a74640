// What arrives while the database is busy is stored together, in one statement, so that a rush does not stand in line for itself.
import type { Hearing, Inbox } from '../ports.ts'
import type { World } from '../world.ts'
import type { OrgId } from '../../kernel/ids.ts'

type Known = Awaited<ReturnType<Inbox['hear']>>[number]
interface Waiting {
  hearing: Hearing
  done(known: Known): void
  fail(error: unknown): void
}
/** So many at once; a statement of them takes a few milliseconds. */
const MOST = 100

const lines = new WeakMap<World['database'], Map<OrgId, { waiting: Waiting[]; busy: boolean }>>()

/** Resolves when it is stored, or is known to be somebody's whom this way does not serve. */
export function hearTogether(world: World, org: OrgId, hearing: Hearing): Promise<Known> {
  const line = lineOf(world.database, org)
  return new Promise((done, fail) => {
    line.waiting.push({ hearing, done, fail })
    if (!line.busy) void storeAll(world, org, line)
  })
}

async function storeAll(world: World, org: OrgId, line: { waiting: Waiting[]; busy: boolean }): Promise<void> {
  line.busy = true
  while (line.waiting.length > 0) await storeSome(world, org, line.waiting.splice(0, MOST))
  line.busy = false
}

/** One that cannot be stored must not take the others with it: after a failure each goes alone. */
async function storeSome(world: World, org: OrgId, some: readonly Waiting[]): Promise<void> {
  try {
    const known = await world.database.open(org).inbox.hear(some.map((one) => one.hearing))
    some.forEach((one, n) => one.done(known[n]))
  } catch (error) {
    const [first] = some
    if (some.length === 1) return first?.fail(error)
    for (const one of some) await storeSome(world, org, [one])
  }
}

function lineOf(database: World['database'], org: OrgId): { waiting: Waiting[]; busy: boolean } {
  const all = lines.get(database) ?? new Map<OrgId, { waiting: Waiting[]; busy: boolean }>()
  lines.set(database, all)
  const line = all.get(org) ?? { waiting: [], busy: false }
  all.set(org, line)
  return line
}
