// Lawful rare path, or an edited usual one? Both are weighed for every variant; shares of edits are learnt from this log.
import type { PathKind } from '../finding.ts'
import { editsOf, type Edit } from './edits.ts'
import { oddsOf } from './odds.ts'
import { footOf, USUAL } from './hill.ts'
import { createPathModel, type PathModel } from './model.ts'
import { probesOf } from './probes.ts'
import type { Variants } from './variants.ts'
import { createWander, type Wander } from './wander.ts'

export interface Verdict {
  /** Log-odds that the path was edited, without its attributes. */
  readonly odds: number
  readonly edit: Edit | undefined
  /** Log-odds by kind of the best edit: an attribute may tip an insert. */
  readonly inserted: number
  readonly insert: Edit | undefined
}

// Steps an edit makes strange, over the ways it can be done there.
const DISTURBED = 0.5

type EditKind = Exclude<PathKind, 'attribute'>
const KINDS: readonly EditKind[] = ['skip', 'rework', 'early', 'late', 'insert']

const ROUNDS = 8
// Edits kept after the first round: the model only gets sharper, what was far off stays far off.
const EVEN = 0.7
const KEPT = 10
const START = 0.05
/**
 * Usual paths stand far below 0, together; edited ones spread from just above them. Taken at their word, the odds would
 * let the model learn the edited ones below 0 and think ever less of edits: what stands above the hill counts as edited.
 */
const chanceOf = (odds: number, foot: number): number => 1 / (1 + Math.exp(-2 * (odds - foot + 0.5)))
// In the first round nothing vouches for a rare path but its own count: edited paths must not support each other.
const FIRST = -4

export function judgePaths(variants: Variants, size: number): { verdicts: Verdict[]; model: PathModel } {
  const { paths, count } = variants
  const model = createPathModel(paths, size)
  const cases = count.reduce((a, b) => a + b, 0)
  const length = paths.reduce((sum, p, v) => sum + p.length * count[v]!, 0) / cases
  let share: Record<EditKind, number> = { skip: START, rework: START, early: START, late: START, insert: START }
  // At first a path counts by how often it was taken: many edited ones must not look lawful together.
  const lawful = count.map((m) => m / (m + 2))
  const wander = createWander(variants, size)
  const kept: (Edit[] | undefined)[] = []
  const probes = probesOf(
    variants,
    count.map((m, v) => m * lawful[v]!),
    size,
  )
  const tried: (Edit[] | undefined)[] = []
  let foot = USUAL
  let verdicts: Verdict[] = []
  for (let round = 0; round < ROUNDS; round++) {
    model.setWeights(
      count.map((m, v) => m * lawful[v]!),
      (KINDS.reduce((sum, k) => sum + share[k], 0) * DISTURBED) / length,
    )
    const edited = new Map<EditKind, number>()
    verdicts = paths.map((path, v) => {
      model.remove(v)
      const own = model.logOf(path)
      const m = count[v]!
      kept[v] ??=
        own + Math.log(cases) > Math.log(m) + 3 ? [] : shortlist(editsOf(path, model.stepsOf(path), model), model)
      const first = round === 0 ? Math.min(own, FIRST - Math.log(cases)) : own
      const verdict = weigh(kept[v], first, { m, counted: m, cases, share, model, wander })
      model.restore(v)
      return verdict
    })
    const probed = Float64Array.from(probes, ({ path, variant }, i) => {
      if (variant !== undefined) return verdicts[variant]!.odds
      const own = model.logOf(path)
      tried[i] ??= shortlist(editsOf(path, model.stepsOf(path), model), model)
      const first = round === 0 ? Math.min(own, FIRST - Math.log(cases)) : own
      return weigh(tried[i], first, { m: 1, counted: 0, cases, share, model, wander }).odds
    })
    foot = footOf(
      verdicts.map(({ odds }, v) => ({ odds, cases: count[v]! })),
      probed,
    )
    for (const [v, { odds, edit }] of verdicts.entries()) {
      const p = chanceOf(odds, foot)
      lawful[v] = 1 - p
      if (edit) edited.set(edit.kind, (edited.get(edit.kind) ?? 0) + p * count[v]!)
    }
    // One kind may be rare in a log; that it never happens is not learnt from a few rounds.
    const even = [...edited.values()].reduce((a, b) => a + b, 0) / KINDS.length
    share = Object.fromEntries(
      KINDS.map((k) => [k, Math.min(0.2, (EVEN * even + (1 - EVEN) * (edited.get(k) ?? 0) + 0.5) / (cases + 50))]),
    ) as Record<EditKind, number>
    wander.learn(lawful)
  }
  const shift = USUAL - foot
  return { model, verdicts: verdicts.map((v) => ({ ...v, odds: v.odds + shift, inserted: v.inserted + shift })) }
}

function shortlist(edits: readonly Edit[], model: PathModel): Edit[] {
  let best = Number.NEGATIVE_INFINITY
  const scored = edits.map((edit) => {
    const score = model.logOf(edit.source, best - 14 - edit.chance) + edit.chance
    best = Math.max(best, score)
    return { edit, score }
  })
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, KEPT)
    .filter((s) => s.score > best - 14)
    .map((s) => s.edit)
}

interface Weighing {
  /** Cases that took the path, and how many of them tell which steps wander. */
  m: number
  counted: number
  cases: number
  share: Readonly<Record<EditKind, number>>
  model: PathModel
  wander: Wander
}

function weigh(edits: readonly Edit[], own: number, { m, counted, cases, share, model, wander }: Weighing): Verdict {
  let rate = 0
  let free = 0
  const each: number[] = []
  let [best, bestLog]: [Edit | undefined, number] = [undefined, Number.NEGATIVE_INFINITY]
  let [insert, insertLog]: [Edit | undefined, number] = [undefined, Number.NEGATIVE_INFINITY]
  for (const edit of edits) {
    const base = model.logOf(edit.source) + edit.chance
    const log = base + Math.log(share[edit.kind])
    const wandered = base + wander.shareOf(edit)
    rate += Math.exp(log)
    free += Math.exp(wandered)
    each.push(Math.exp(log) + Math.exp(wandered))
    // Of two readings of one swap the smaller move; of two equal readings the smaller edit.
    if (log > bestLog + 1e-9 || (best && Math.abs(log - bestLog) < 1e-9 && edit.size < best.size))
      [best, bestLog] = [edit, log]
    if (edit.kind === 'insert' && log > insertLog) [insert, insertLog] = [edit, log]
  }
  if (!best) return { odds: -30, edit: undefined, inserted: Number.NEGATIVE_INFINITY, insert: undefined }
  // A path that the model itself expects says nothing about wandering steps.
  const strange = (rate + free) / (rate + free + Math.exp(own))
  for (const [i, edit] of edits.entries()) wander.count(edit, (counted * strange * each[i]!) / (rate + free))
  const odds = oddsOf(cases * rate, m, Math.log(cases) + Math.log(Math.exp(own) + free))
  return { odds, edit: best, insert, inserted: insert ? odds + insertLog - Math.log(rate) : Number.NEGATIVE_INFINITY }
}
