// The path of every case: a score to rank by, a flag that decides, the kind of edit and the cells that are wrong.
import type { PathKind } from '../finding.ts'
import { sizeOf, type EventLog } from '../log/log.ts'
import { categoryColumns, createAttributeModel, type AttributeModel } from './attributes.ts'
import { cutOf } from './cut.ts'
import type { Edit } from './edits.ts'
import { judgePaths, type Verdict } from './judge.ts'
import { variantsOf, type Variants } from './variants.ts'

export type Cell = readonly [event: number, column: string, score: number]

export interface PathScore {
  /** Log-odds that the path was edited. */
  readonly score: number
  readonly flag: boolean
  readonly kind: PathKind | undefined
  readonly cells: readonly Cell[]
  readonly edit?: Edit
  /** Cases that took this very path, this one included. */
  readonly seen: number
}

export interface PathScores {
  readonly scores: readonly PathScore[]
  readonly attributes: AttributeModel
  readonly variants: Variants
}

const START = 0.05

export function scorePaths(log: EventLog): PathScores {
  const variants = variantsOf(log)
  const { verdicts } = judgePaths(variants, log.activity.words.length)
  const columns = categoryColumns(log)
  const every = [log.actor, log.role, ...log.attributes].flatMap((c) => (c ? [c.name] : []))
  const perCase = Math.max(1, (sizeOf(log) / log.cases.length) * columns.length)
  let share = START
  let model = createAttributeModel(
    log,
    columns,
    (c) => 1 - chance(verdicts[variants.ofCase[c]!]!.odds),
    (1.5 * share) / perCase,
  )
  let scores: PathScore[] = []
  for (let round = 0; round < 3; round++) {
    const found = log.cases.map((_, c) =>
      scoreOf(log, c, verdicts[variants.ofCase[c]!]!, model, share, every, variants.count[variants.ofCase[c]!]!),
    )
    scores = found.map((f) => f.score)
    if (columns.length === 0) break
    share = Math.min(0.2, (found.reduce((sum, f) => sum + f.attribute, 0) + 0.5) / (log.cases.length + 50))
    if (round < 2)
      model = createAttributeModel(
        log,
        columns,
        (c) => (scores[c]!.kind === 'attribute' ? 1 : 1 - chance(scores[c]!.score)),
        (1.5 * share) / perCase,
      )
  }
  const cut = cutOf(scores.map((s) => s.score))
  return { scores: scores.map((s) => ({ ...s, flag: s.score > cut })), attributes: model, variants }
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds))

function scoreOf(
  log: EventLog,
  c: number,
  verdict: Verdict,
  model: AttributeModel,
  share: number,
  every: readonly string[],
  seen: number,
): { score: PathScore; attribute: number } {
  const start = log.start[c]!
  const n = log.start[c + 1]! - start
  // A foreign event brings foreign values: they tip the scale between a rare step and one that does not belong.
  let path = verdict.odds
  let edit = verdict.edit
  if (verdict.insert) {
    const inserted = verdict.inserted + foreignness(model, start + verdict.insert.at, verdict.insert.size)
    if (inserted > path || (verdict.edit?.kind !== 'insert' && inserted > path - 0.1))
      [path, edit] = [inserted, verdict.insert]
    else if (edit?.kind === 'insert') path = Math.max(path - 2, inserted)
  }
  const cells: Cell[] = []
  let attribute = Number.NEGATIVE_INFINITY
  const cellShare = Math.log(share) - Math.log(Math.max(1, n * model.columns.length))
  let extra = 0
  for (let j = 0; j < model.columns.length; j++)
    for (let i = 0; i < n; i++) {
      const odds = cellShare - Math.log(Math.max(1, model.sizes[j]! - 1)) - model.logs[j]![start + i]!
      if (odds > attribute) attribute = odds
      // A second wrong value in a case is far likelier than the first.
      const also = odds - cellShare + Math.log(1.5 / Math.max(2, n * model.columns.length))
      if (also > 0) {
        cells.push([i, model.columns[j]!.name, also])
        extra += also
      }
    }
  void extra
  const kind = path >= attribute ? edit?.kind : 'attribute'
  const score = Math.max(path, attribute)
  const own =
    kind === 'attribute' ? bestCells(cells, attribute, log, c, model) : edit ? cellsOf(edit, score, every) : []
  return {
    score: { score, flag: score > 0, kind, cells: own, ...(kind !== 'attribute' && edit ? { edit } : {}), seen },
    attribute: kind === 'attribute' ? chance(attribute) : 0,
  }
}

/** How much likelier the values are by chance than by habit, over the columns of a block. */
function foreignness(model: AttributeModel, from: number, size: number): number {
  let sum = 0
  for (let j = 0; j < model.columns.length; j++)
    for (let e = from; e < from + size; e++) sum += -Math.log(model.sizes[j]!) - model.logs[j]![e]!
  return sum
}

function bestCells(cells: readonly Cell[], odds: number, log: EventLog, c: number, model: AttributeModel): Cell[] {
  if (cells.length > 0) return [...cells].sort((a, b) => b[2] - a[2]).slice(0, 4)
  const start = log.start[c]!
  let best: Cell = [0, model.columns[0]?.name ?? 'actor', odds]
  let worst = Number.POSITIVE_INFINITY
  for (let j = 0; j < model.columns.length; j++)
    for (let e = start; e < log.start[c + 1]!; e++) {
      const log = model.logs[j]![e]! + Math.log(model.sizes[j]!)
      if (log < worst) [worst, best] = [log, [e - start, model.columns[j]!.name, odds]]
    }
  return [best]
}

function cellsOf(edit: Edit, score: number, every: readonly string[]): Cell[] {
  const at = (i: number, column: string): Cell => [i, column, score]
  const block = Array.from({ length: edit.size }, (_, k) => edit.at + k)
  switch (edit.kind) {
    case 'skip':
      return [at(edit.hole, 'activity')]
    case 'rework':
      return block.map((i) => at(i, 'activity'))
    case 'early':
    case 'late':
      return [...block, edit.hole].map((i) => at(i, 'activity'))
    case 'insert':
      return block.flatMap((i) => ['activity', ...every].map((column) => at(i, column)))
  }
}
