// Logs with planted path anomalies whose names and values are all real: families of processes, six kinds of edits.
import type { PathKind } from '../../src/insight/finding.ts'
import { chanceOf, type Chance } from './history-generator-random.ts'

export interface PlantedPath {
  readonly kind: PathKind
  readonly cells: readonly (readonly [number, string])[]
}

export interface PathLog {
  readonly header: readonly string[]
  /** Lines of events.csv, without the header, in the file's order. */
  readonly rows: readonly (readonly string[])[]
  readonly planted: ReadonlyMap<string, PlantedPath>
  readonly cases: number
}

export interface Step {
  a: string
  values: string[]
}
export interface Family {
  columns: readonly string[]
  trace(chance: Chance): Step[]
}

export const FAMILIES = ['declarations', 'trips', 'graph-small', 'graph-wide', 'permit', 'purchase', 'ticket'] as const
/** Never looked at while the engine was made. */
export const UNSEEN_FAMILIES = ['graph-deep', 'graph-narrow', 'trips-quiet'] as const
export type FamilyName = (typeof FAMILIES)[number] | (typeof UNSEEN_FAMILIES)[number]

export function pathLog(family: FamilyName, seed: number, cases: number, rate: number): PathLog {
  const chance = chanceOf(seed)
  const { columns, trace } = familyOf(family, chance)
  return planted(
    columns,
    Array.from({ length: cases }, () => trace(chance)),
    rate,
    chance,
  )
}

/** Some of the clean paths edited: each edit is real, and the path it gives is none of the clean ones. */
export function planted(
  columns: readonly string[],
  clean: readonly Step[][],
  rate: number,
  chance: Chance,
  /** Whether the process itself could have taken this path: then it is no edit. */
  couldBe: (activities: readonly string[]) => boolean = () => false,
): PathLog {
  const signature = (t: readonly Step[]): string => t.map((s) => `${s.a}${s.values.join(',')}`).join('>')
  const path = (t: readonly Step[]): string => t.map((s) => s.a).join('>')
  const lawful = new Set(clean.map(signature))
  const lawfulPath = new Set(clean.map(path))
  const alphabet = [...new Set(clean.flatMap((t) => t.map((s) => s.a)))]
  const pool = columns.map((_, j) => [...new Set(clean.flatMap((t) => t.map((s) => s.values[j]!)))])
  const found = new Map<string, PlantedPath>()
  const rows: string[][] = []
  for (const [i, t] of clean.entries()) {
    const id = `case-${i}`
    let out: Step[] = t
    if (chance.yes(rate)) {
      for (let attempt = 0; attempt < 20; attempt++) {
        const kind = chance.pick(['skip', 'rework', 'early', 'late', 'insert', 'attribute'] as const)
        const edit = EDITS[kind](t, chance, alphabet, pool, columns)
        if (!edit) continue
        const same =
          kind === 'attribute'
            ? lawful.has(signature(edit.trace))
            : lawfulPath.has(path(edit.trace)) || couldBe(edit.trace.map((s) => s.a))
        if (same) continue
        found.set(id, { kind, cells: edit.cells })
        out = edit.trace
        break
      }
    }
    const begin = Date.UTC(2023, 0, 2, 1) + Math.floor(chance.next() * 500 * 86_400_000)
    let at = begin
    for (const s of out) {
      rows.push([id, s.a, `${new Date(at).toISOString().slice(0, 19)}Z`, ...s.values])
      at += Math.floor(-Math.log(1 - chance.next()) * 20 * 3_600_000)
    }
  }
  return { header: ['case_id', 'activity', 'timestamp', ...columns], rows, planted: found, cases: clean.length }
}

export const csvOf = (log: { header: readonly string[]; rows: readonly (readonly string[])[] }): string =>
  [log.header, ...log.rows]
    .map((row) => row.map((v) => (/[",\n]/u.test(v) ? `"${v.replaceAll('"', '""')}"` : v)).join(','))
    .join('\n')

type Edit = (
  t: readonly Step[],
  chance: Chance,
  alphabet: readonly string[],
  pool: readonly (readonly string[])[],
  columns: readonly string[],
) => { trace: Step[]; cells: [number, string][] } | undefined

const ACTIVITY = 'activity'
const EDITS: Readonly<Record<PathKind, Edit>> = {
  skip(t, chance) {
    const size = 1 + chance.int(3)
    if (t.length <= size + 1) return undefined
    const from = chance.int(t.length - size + 1)
    return { trace: [...t.slice(0, from), ...t.slice(from + size)], cells: [[from, ACTIVITY]] }
  },
  rework(t, chance) {
    const size = 1 + chance.int(3)
    if (t.length < size) return undefined
    const from = chance.int(t.length - size + 1)
    const to = Math.min(t.length, from + size + chance.int(4))
    return {
      trace: [...t.slice(0, to), ...t.slice(from, from + size), ...t.slice(to)],
      cells: Array.from({ length: size }, (_, k) => [to + k, ACTIVITY]),
    }
  },
  early: (t, chance) => move(t, chance, -1),
  late: (t, chance) => move(t, chance, 1),
  insert(t, chance, alphabet, pool, columns) {
    const size = 1 + chance.int(2)
    const at = chance.int(t.length + 1)
    const foreign = Array.from({ length: size }, () => ({
      a: chance.pick(alphabet),
      values: pool.map((values) => chance.pick(values)),
    }))
    return {
      trace: [...t.slice(0, at), ...foreign, ...t.slice(at)],
      cells: foreign.flatMap((_, k) => [ACTIVITY, ...columns].map((c): [number, string] => [at + k, c])),
    }
  },
  attribute(t, chance, _, pool, columns) {
    if (columns.length === 0) return undefined
    const count = 1 + chance.int(2)
    const trace = t.map((s) => ({ a: s.a, values: [...s.values] }))
    const cells = new Map<string, [number, string]>()
    for (let k = 0; k < count; k++) {
      const [e, j] = [chance.int(t.length), chance.int(columns.length)]
      const others = pool[j]!.filter((v) => v !== t[e]!.values[j])
      if (others.length === 0) continue
      trace[e]!.values[j] = chance.pick(others)
      cells.set(`${e} ${j}`, [e, columns[j]!])
    }
    return cells.size === 0 ? undefined : { trace, cells: [...cells.values()] }
  },
}

function move(
  t: readonly Step[],
  chance: Chance,
  way: 1 | -1,
): { trace: Step[]; cells: [number, string][] } | undefined {
  const size = 1 + chance.int(2)
  const from = chance.int(t.length - size + 1)
  const to = from + way * (1 + chance.int(4))
  if (t.length <= size || to < 0 || to + size > t.length) return undefined
  const rest = [...t.slice(0, from), ...t.slice(from + size)]
  const trace = [...rest.slice(0, to), ...t.slice(from, from + size), ...rest.slice(to)]
  const hole = way < 0 ? from + size : from
  return {
    trace,
    cells: [...Array.from({ length: size }, (_, k): [number, string] => [to + k, ACTIVITY]), [hole, ACTIVITY]],
  }
}

function familyOf(name: FamilyName, chance: Chance): Family {
  if (name === 'graph-deep') return graph(chance, { steps: 44, wide: 2, columns: 1 })
  if (name === 'graph-narrow') return graph(chance, { steps: 16, wide: 1.4, columns: 4 })
  if (name === 'trips-quiet') return trips(0.02)
  if (name.startsWith('graph'))
    return graph(
      chance,
      name === 'graph-wide' ? { steps: 34, wide: 4, columns: 3 } : { steps: 20, wide: 2.2, columns: 2 },
    )
  if (name === 'declarations') return declarations()
  if (name === 'trips') return trips(0.06)
  if (name === 'permit') return trips(0.16)
  if (name === 'ticket') return ticket()
  return graph(chance, { steps: 14, wide: 3, columns: 1 })
}

const by = (a: string, role: string): Step => ({
  a: role === 'SYSTEM' ? a : `${a} by ${role}`,
  values: [role === 'SYSTEM' ? 'SYSTEM' : 'STAFF MEMBER', role],
})

const approversOf = (chance: Chance): Step[] => {
  const chain = chance.weighted<string[]>([
    [['ADMINISTRATION'], 60],
    [['ADMINISTRATION', 'BUDGET OWNER'], 24],
    [['PRE_APPROVER'], 6],
    [[], 9],
    [['BUDGET OWNER'], 0.4],
    [['ADMINISTRATION', 'PRE_APPROVER'], 0.2],
  ])
  return chain.map((role) => by('Declaration APPROVED', role))
}

function declarations(): Family {
  return {
    columns: ['actor', 'role'],
    trace(chance) {
      const t: Step[] = []
      for (let round = 0; round < 5; round++) {
        t.push(by('Declaration SUBMITTED', 'EMPLOYEE'))
        const chain = approversOf(chance)
        if (chance.yes(round === 0 ? 0.11 : 0.2)) {
          const stop = chance.int(chain.length + 1)
          t.push(
            ...chain.slice(0, stop),
            by('Declaration REJECTED', stop < chain.length ? chain[stop]!.values[1]! : 'SUPERVISOR'),
          )
          if (chance.yes(0.93)) t.push(by('Declaration REJECTED', 'EMPLOYEE'))
          if (chance.yes(0.15)) return t
          continue
        }
        t.push(...chain, by('Declaration FINAL_APPROVED', chance.yes(0.015) ? 'DIRECTOR' : 'SUPERVISOR'))
        if (chance.yes(0.004)) return t
        t.push(by('Request Payment', 'SYSTEM'))
        if (chance.yes(0.002)) t.push(by('Request Payment', 'SYSTEM'))
        t.push(by('Payment Handled', 'SYSTEM'))
        return t
      }
      return t
    },
  }
}

/** Trips interleave with their permit and declaration: many rare lawful orders. */
function trips(noise: number): Family {
  return {
    columns: ['actor', 'role'],
    trace(chance) {
      const permit: Step[] = []
      while (true) {
        permit.push(by('Permit SUBMITTED', 'EMPLOYEE'))
        const chain = chance.weighted<string[]>([
          [['ADMINISTRATION'], 50],
          [['ADMINISTRATION', 'BUDGET OWNER'], 30],
          [[], 12],
          [['SUPERVISOR'], 4],
        ])
        if (chance.yes(0.05)) {
          permit.push(
            by('Permit REJECTED', chance.pick(['ADMINISTRATION', 'SUPERVISOR', 'BUDGET OWNER'])),
            by('Permit REJECTED', 'EMPLOYEE'),
          )
          continue
        }
        permit.push(
          ...chain.map((r) => by('Permit APPROVED', r)),
          by('Permit FINAL_APPROVED', chance.yes(0.08) ? 'DIRECTOR' : 'SUPERVISOR'),
        )
        break
      }
      const trip = [by('Start trip', 'EMPLOYEE'), by('End trip', 'EMPLOYEE')]
      const claim: Step[] = []
      if (chance.yes(0.12)) claim.push(by('Send Reminder', 'SYSTEM'))
      for (let round = 0; round < 4; round++) {
        claim.push(by('Declaration SUBMITTED', 'EMPLOYEE'))
        if (chance.yes(0.14)) {
          claim.push(
            by('Declaration REJECTED', chance.pick(['ADMINISTRATION', 'ADMINISTRATION', 'SUPERVISOR'])),
            by('Declaration REJECTED', 'EMPLOYEE'),
          )
          continue
        }
        claim.push(by('Declaration APPROVED', 'ADMINISTRATION'))
        if (chance.yes(0.35)) claim.push(by('Declaration APPROVED', 'BUDGET OWNER'))
        break
      }
      claim.push(
        by('Declaration FINAL_APPROVED', 'SUPERVISOR'),
        by('Request Payment', 'SYSTEM'),
        by('Payment Handled', 'SYSTEM'),
      )
      const t = [...permit]
      const steps = [...trip, ...claim]
      // Some apply after they left: the trip slides into the permit.
      const slide = chance.yes(noise * 2) ? chance.int(permit.length) : permit.length
      t.splice(slide, 0, trip[0]!)
      t.push(...steps.slice(1))
      if (chance.yes(noise)) {
        const i = t.findIndex((s) => s.a.startsWith('End trip'))
        const [end] = t.splice(i, 1)
        t.splice(Math.min(t.length, i + 1 + chance.int(3)), 0, end!)
      }
      if (chance.yes(noise / 3))
        t.splice(permit.length + chance.int(t.length - permit.length), 0, by('Send Reminder', 'SYSTEM'))
      return t
    },
  }
}

/** A random likelihood graph: each step has a few successors and every value of a column its favourite steps. */
function graph(chance: Chance, size: { steps: number; wide: number; columns: number }): Family {
  const layers = Math.round(size.steps / 2.5)
  const steps = Array.from({ length: size.steps }, (_, i) => ({
    name: `Step ${String.fromCharCode(65 + (i % 26))}${Math.floor(i / 26) || ''}`,
    layer: Math.floor((i / size.steps) * layers),
  }))
  const next = steps.map((s) => {
    const later = steps.filter((o) => o.layer > s.layer && o.layer <= s.layer + 2)
    return chance
      .shuffle(later)
      .slice(0, 1 + chance.int(Math.ceil(size.wide)))
      .map((o) => [steps.indexOf(o), chance.between(0.05, 1) ** 2] as const)
  })
  const users = Array.from({ length: size.columns }, (_, j) =>
    Array.from({ length: 8 + chance.int(22) }, (_, k) => `v${j}-${k}`),
  )
  const favourites = steps.map(() =>
    users.map((u) => chance.shuffle(u).slice(0, 1 + chance.int(Math.min(6, u.length)))),
  )
  const first = steps.filter((s) => s.layer === 0)
  return {
    columns: Array.from({ length: size.columns }, (_, j) => (j === 0 ? 'actor' : `attribute ${j}`)),
    trace(chance) {
      const t: Step[] = []
      let at = steps.indexOf(chance.pick(first))
      for (;;) {
        const step = steps[at]!
        t.push({ a: step.name, values: favourites[at]!.map((f) => chance.pick(f)) })
        const options = next[at]!
        if (options.length === 0) return t
        at = chance.weighted(options)
      }
    },
  }
}

/** A help desk: short loops, a person who stays with the ticket. */
function ticket(): Family {
  return {
    columns: ['actor', 'team'],
    trace(chance) {
      const team = chance.pick(['red', 'green', 'blue'])
      const owner = `${team}-${chance.int(5)}`
      const s = (a: string, who = owner): Step => ({ a, values: [who, who.split('-')[0]!] })
      const t = [s('Assign seriousness', `desk-${chance.int(3)}`), s('Take in charge')]
      while (chance.yes(0.28)) t.push(...(chance.yes(0.6) ? [s('Wait')] : [s('Require upgrade'), s('Take in charge')]))
      t.push(s('Resolve'))
      if (chance.yes(0.03)) t.push(s('Take in charge'), s('Resolve'))
      t.push(s('Closed', 'desk-9'))
      return t
    },
  }
}
