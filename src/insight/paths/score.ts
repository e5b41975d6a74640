// The path of every case: a score to rank by, a flag that decides, the kind of edit and the cells that are wrong.
import type { PathKind } from '../finding.ts'
import { sizeOf, type EventLog } from '../log/log.ts'
import { categoryColumns, createAttributeModel, type AttributeModel } from './attributes.ts'
import { USUAL } from './hill.ts'
import type { Edit } from './edits.ts'
import { judgePaths, type Verdict } from './judge.ts'
import { variantsOf, type Variants } from './variants.ts'

export type Cell = readonly [event: number, column: string, score: number]

/** There are millions: the cells are worked out when somebody asks for them. */
export interface PathScore {
  /** Log-odds that the path was edited. */
  readonly score: number
  readonly flag: boolean
  readonly kind: PathKind | undefined
  readonly cells: readonly Cell[]
  readonly edit: Edit | undefined
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
  const perCase = Math.max(1, (sizeOf(log) / log.cases.length) * columns.length)
  const verdictOf = (c: number): Verdict => verdicts[variants.ofCase[c]!]!
  const odds = new Float64Array(log.cases.length)
  const ofAttribute = new Uint8Array(log.cases.length)
  let share = START
  let model = createAttributeModel(log, columns, (c) => 1 - chance(verdictOf(c).odds), (1.5 * share) / perCase)
  let last = { model, share }
  for (let round = 0; round < 3; round++) {
    last = { model, share }
    let attributes = 0
    for (let c = 0; c < log.cases.length; c++) {
      const { path } = pathOf(log, c, verdictOf(c), model)
      const attribute = attributeOf(log, c, model, share)
      odds[c] = Math.max(path, attribute)
      ofAttribute[c] = path >= attribute ? 0 : 1
      if (ofAttribute[c] === 1) attributes += chance(attribute)
    }
    if (columns.length === 0) break
    share = Math.min(0.2, (attributes + 0.5) / (log.cases.length + 50))
    if (round < 2)
      model = createAttributeModel(
        log,
        columns,
        (c) => (ofAttribute[c] === 1 ? 1 : 1 - chance(odds[c]!)),
        (1.5 * share) / perCase,
      )
  }
  const judged: Judged = {
    log,
    ...last,
    every: [log.actor, log.role, ...log.attributes].flatMap((column) => (column ? [column.name] : [])),
    verdictOf,
    odds,
    ofAttribute,
    seen: (c) => variants.count[variants.ofCase[c]!]!,
  }
  return { scores: log.cases.map((_, c) => new CaseScore(judged, c)), attributes: model, variants }
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds))

interface Judged {
  readonly log: EventLog
  readonly model: AttributeModel
  readonly share: number
  readonly every: readonly string[]
  readonly verdictOf: (c: number) => Verdict
  readonly odds: Float64Array
  readonly ofAttribute: Uint8Array
  readonly seen: (c: number) => number
}

class CaseScore implements PathScore {
  constructor(
    private readonly judged: Judged,
    private readonly at: number,
  ) {}
  get score(): number {
    return this.judged.odds[this.at]!
  }
  get flag(): boolean {
    return this.score > USUAL
  }
  get kind(): PathKind | undefined {
    return this.judged.ofAttribute[this.at] === 1 ? 'attribute' : this.edit?.kind
  }
  get edit(): Edit | undefined {
    const { log, model, verdictOf, ofAttribute } = this.judged
    return ofAttribute[this.at] === 1 ? undefined : pathOf(log, this.at, verdictOf(this.at), model).edit
  }
  get seen(): number {
    return this.judged.seen(this.at)
  }
  get cells(): readonly Cell[] {
    const { log, model, share, every } = this.judged
    const { edit } = this
    if (this.kind === 'attribute') return attributeCells(log, this.at, model, share)
    return edit ? cellsOf(edit, this.score, every) : []
  }
}

/** A foreign event brings foreign values: they tip the scale between a rare step and one that does not belong. */
function pathOf(
  log: EventLog,
  c: number,
  verdict: Verdict,
  model: AttributeModel,
): { path: number; edit: Edit | undefined } {
  const { odds, edit, insert } = verdict
  if (!insert) return { path: odds, edit }
  const inserted = verdict.inserted + foreignness(model, log.start[c]! + insert.at, insert.size)
  if (inserted > odds || (edit?.kind !== 'insert' && inserted > odds - 0.1)) return { path: inserted, edit: insert }
  return { path: edit?.kind === 'insert' ? Math.max(odds - 2, inserted) : odds, edit }
}

/** Log-odds that some value of the case is wrong: those of the least likely one. */
function attributeOf(log: EventLog, c: number, model: AttributeModel, share: number): number {
  const [start, n] = [log.start[c]!, log.start[c + 1]! - log.start[c]!]
  const cellShare = Math.log(share) - Math.log(Math.max(1, n * model.columns.length))
  let most = Number.NEGATIVE_INFINITY
  for (let j = 0; j < model.columns.length; j++) {
    const each = cellShare - Math.log(Math.max(1, model.sizes[j]! - 1))
    for (let i = 0; i < n; i++) most = Math.max(most, each - model.logs[j]![start + i]!)
  }
  return most
}

function attributeCells(log: EventLog, c: number, model: AttributeModel, share: number): Cell[] {
  const [start, n] = [log.start[c]!, log.start[c + 1]! - log.start[c]!]
  const cells: Cell[] = []
  // A second wrong value in a case is far likelier than the first.
  const also = Math.log(1.5 / Math.max(2, n * model.columns.length))
  for (let j = 0; j < model.columns.length; j++)
    for (let i = 0; i < n; i++) {
      const odds = also - Math.log(Math.max(1, model.sizes[j]! - 1)) - model.logs[j]![start + i]!
      if (odds > 0) cells.push([i, model.columns[j]!.name, odds])
    }
  return cells.length > 0
    ? cells.sort((a, b) => b[2] - a[2]).slice(0, 4)
    : [worstCell(log, c, model, attributeOf(log, c, model, share))]
}

/** How much likelier the values are by chance than by habit, over the columns of a block. */
function foreignness(model: AttributeModel, from: number, size: number): number {
  let sum = 0
  for (let j = 0; j < model.columns.length; j++)
    for (let e = from; e < from + size; e++) sum += -Math.log(model.sizes[j]!) - model.logs[j]![e]!
  return sum
}

function worstCell(log: EventLog, c: number, model: AttributeModel, odds: number): Cell {
  const start = log.start[c]!
  let best: Cell = [0, model.columns[0]?.name ?? 'actor', odds]
  let worst = Number.POSITIVE_INFINITY
  for (let j = 0; j < model.columns.length; j++)
    for (let e = start; e < log.start[c + 1]!; e++) {
      const log = model.logs[j]![e]! + Math.log(model.sizes[j]!)
      if (log < worst) [worst, best] = [log, [e - start, model.columns[j]!.name, odds]]
    }
  return best
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
