// Logs of random processes: sequences, choices, parallel parts, loops and steps that wander, with edits planted in them.
import { chanceOf, type Chance } from './history-generator-random.ts'
import { planted, type PathLog, type Step } from './history-generator-paths.ts'

type Tree =
  | { kind: 'step'; a: string }
  | { kind: 'seq'; of: Tree[] }
  | { kind: 'xor'; of: Tree[]; odds: number[] }
  | { kind: 'par'; of: Tree[] }
  | { kind: 'loop'; body: Tree; back: Tree; again: number }
  | { kind: 'maybe'; body: Tree; odds: number }

export interface TreeSetting {
  readonly cases: number
  readonly rate: number
  readonly steps: number
  /** Share of parallel parts among the blocks. */
  readonly parallel: number
  readonly loops: number
  readonly choices: number
  readonly processes: number
  readonly columns: number
  readonly values: number
  /** Steps that lawfully wander by a few places in some cases. */
  readonly wanders: number
}

/** A setting drawn with the seed: small and large logs, few and many variants, 5 to 40 per cent edited. */
export function drawnSetting(seed: number): TreeSetting {
  const c = chanceOf(seed * 7919 + 11)
  return {
    cases: Math.round(Math.exp(c.between(Math.log(500), Math.log(6000)))),
    rate: c.pick([0.05, 0.1, 0.15, 0.2, 0.3, 0.4]),
    steps: 6 + c.int(28),
    parallel: c.pick([0, 0.08, 0.15, 0.25]),
    loops: c.pick([0, 0.08, 0.15]),
    choices: c.pick([0.15, 0.3, 0.45]),
    processes: c.pick([1, 1, 1, 2, 4]),
    columns: c.pick([1, 2, 3]),
    values: c.pick([4, 12, 40, 120]),
    wanders: c.pick([0, 0, 0.01, 0.03, 0.08]),
  }
}

export function treeLog(setting: TreeSetting, seed: number): PathLog {
  const chance = chanceOf(seed)
  let named = 0
  const name = (): string =>
    `Task ${String.fromCharCode(65 + (named % 26))}${named++ >= 26 ? Math.floor((named - 1) / 26) : ''}`
  const processes = Array.from({ length: setting.processes }, () =>
    grow(Math.max(4, Math.round(setting.steps / setting.processes)), setting, chance, name, 0),
  )
  const wander = processes.map((p) => chance.shuffle(stepsOf(p)).slice(0, setting.wanders > 0 ? 1 + chance.int(2) : 0))
  const columns = Array.from({ length: setting.columns }, (_, j) => ['actor', 'role', 'item'][j]!)
  const pool = columns.map((_, j) =>
    Array.from({ length: Math.max(3, Math.round(setting.values / (j + 1))) }, (_, k) => `${columns[j]}-${k}`),
  )
  // A column either keeps to the step (a role) or stays with the case (an owner, an item).
  const ofCase = columns.map((_, j) => j > 0 && chance.yes(0.35))
  const favourites = new Map<string, string[][]>()
  for (const p of processes)
    for (const a of stepsOf(p))
      favourites.set(
        a,
        pool.map((values) => chance.shuffle(values).slice(0, 1 + chance.int(Math.min(8, values.length - 1)))),
      )
  const clean = Array.from({ length: setting.cases }, () => {
    const which = chance.int(processes.length)
    const names = run(processes[which]!, chance).slice(0, 80)
    for (const a of wander[which]!) if (chance.yes(setting.wanders)) slide(names, a, chance)
    const owner = pool.map((values) => chance.pick(values))
    return names.map((a): Step => ({
      a,
      values: favourites.get(a)!.map((own, j) => (ofCase[j] ? owner[j]! : chance.pick(own))),
    }))
  }).filter((t) => t.length > 1)
  const known = new Map<string, boolean>()
  return planted(columns, clean, setting.rate, chance, (path) => {
    const key = path.join('>')
    let could = known.get(key)
    if (could === undefined) known.set(key, (could = processes.some((p) => accepts(p, path))))
    return could
  })
}

function slide(names: string[], a: string, chance: Chance): void {
  const at = names.indexOf(a)
  if (at < 0) return
  names.splice(at, 1)
  names.splice(Math.min(names.length, Math.max(0, at + (1 + chance.int(3)) * (chance.yes(0.5) ? 1 : -1))), 0, a)
}

function grow(steps: number, s: TreeSetting, chance: Chance, name: () => string, depth: number): Tree {
  if (steps <= 1) return { kind: 'step', a: name() }
  const parts = (count: number): Tree[] => {
    const sizes = Array.from({ length: count }, () => 1)
    for (let left = steps - count; left > 0; left--) sizes[chance.int(count)]!++
    return sizes.map((n) => grow(n, s, chance, name, depth + 1))
  }
  const dice = depth === 0 ? 1 : chance.next()
  if (dice < s.parallel && steps <= 6) return { kind: 'par', of: parts(2) }
  if (dice < s.parallel + s.loops && steps <= 5 && steps >= 2) {
    const body = grow(steps - 1, s, chance, name, depth + 1)
    return { kind: 'loop', body, back: { kind: 'step', a: name() }, again: chance.between(0.05, 0.3) }
  }
  if (dice < s.parallel + s.loops + s.choices) {
    if (steps <= 3 && chance.yes(0.4))
      return { kind: 'maybe', body: { kind: 'seq', of: parts(steps) }, odds: chance.between(0.03, 0.9) }
    const of = parts(Math.min(steps, 2 + chance.int(2)))
    return { kind: 'xor', of, odds: of.map(() => chance.between(0.02, 1) ** 2) }
  }
  return { kind: 'seq', of: parts(Math.min(steps, 2 + chance.int(depth === 0 ? 6 : 3))) }
}

function stepsOf(t: Tree): string[] {
  if (t.kind === 'step') return [t.a]
  if (t.kind === 'loop') return [...stepsOf(t.body), ...stepsOf(t.back)]
  return t.kind === 'maybe' ? stepsOf(t.body) : t.of.flatMap(stepsOf)
}

function run(t: Tree, chance: Chance): string[] {
  switch (t.kind) {
    case 'step':
      return [t.a]
    case 'seq':
      return t.of.flatMap((x) => run(x, chance))
    case 'xor':
      return run(chance.weighted(t.of.map((x, i) => [x, t.odds[i]!] as const)), chance)
    case 'maybe':
      return chance.yes(t.odds) ? run(t.body, chance) : []
    case 'loop': {
      const out = run(t.body, chance)
      while (chance.yes(t.again) && out.length < 60) out.push(...run(t.back, chance), ...run(t.body, chance))
      return out
    }
    case 'par': {
      const open = t.of.map((x) => run(x, chance)).filter((x) => x.length > 0)
      const out: string[] = []
      while (open.some((x) => x.length > 0)) {
        const k = chance.weighted(open.map((x, i) => [i, x.length] as const))
        out.push(open[k]!.shift()!)
      }
      return out
    }
  }
}

/** What may still follow, as a set of trees; undefined in a sequence is nothing left. */
type Rest = Tree | undefined

function accepts(tree: Tree, path: readonly string[]): boolean {
  let open = new Map<string, Rest>([[JSON.stringify(tree), tree]])
  for (const a of path) {
    const next = new Map<string, Rest>()
    for (const t of open.values()) for (const r of after(t, a)) next.set(JSON.stringify(r ?? null), r)
    if (next.size === 0 || next.size > 3000) return false
    open = next
  }
  return [...open.values()].some(mayEnd)
}

function mayEnd(t: Rest): boolean {
  if (t === undefined) return true
  if (t.kind === 'step') return false
  if (t.kind === 'maybe') return true
  if (t.kind === 'loop') return mayEnd(t.body)
  return t.kind === 'xor' ? t.of.some(mayEnd) : t.of.every(mayEnd)
}

const seq = (...of: Rest[]): Rest => {
  const parts = of.flatMap((t) => (t === undefined ? [] : t.kind === 'seq' ? t.of : [t]))
  return parts.length > 1 ? { kind: 'seq', of: parts } : parts[0]
}

function after(t: Rest, a: string): Rest[] {
  if (t === undefined) return []
  switch (t.kind) {
    case 'step':
      return t.a === a ? [undefined] : []
    case 'maybe':
      return after(t.body, a)
    case 'xor':
      return t.of.flatMap((x) => after(x, a))
    case 'seq': {
      const out: Rest[] = []
      for (const [i, x] of t.of.entries()) {
        out.push(...after(x, a).map((r) => seq(r, ...t.of.slice(i + 1))))
        if (!mayEnd(x)) break
      }
      return out
    }
    case 'par':
      return t.of.flatMap((x, i) =>
        after(x, a).map((r): Rest => {
          const of = [...t.of.slice(0, i), ...(r === undefined ? [] : [r]), ...t.of.slice(i + 1)]
          return of.length > 1 ? { kind: 'par', of } : of[0]
        }),
      )
    case 'loop': {
      const more: Tree = { kind: 'maybe', body: { kind: 'seq', of: [t.back, t] }, odds: t.again }
      return after(t.body, a).map((r) => seq(r, more))
    }
  }
}
