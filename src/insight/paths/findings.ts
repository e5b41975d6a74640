// Path scores as findings: the edit in words, most certain first, no more than somebody would read.
import type { Finding } from '../finding.ts'
import type { EventLog } from '../log/log.ts'
import type { PathScores } from './score.ts'

export interface PathBudget {
  /** Log-odds from which a path is told. */
  readonly from: number
  readonly most: number
}

export function pathFindings(
  log: EventLog,
  { scores, attributes }: PathScores,
  budget: PathBudget,
  covered: ReadonlySet<string>,
): Finding[] {
  const worth = scores
    .flatMap((s, c) => (s.flag && s.score > budget.from && !covered.has(log.cases[c]!) ? [{ s, c }] : []))
    .sort((a, b) => b.s.score - a.s.score)
    .slice(0, budget.most)
  return worth.flatMap(({ s, c }): Finding[] => {
    const start = log.start[c]!
    const n = log.start[c + 1]! - start
    const step = (i: number): string => (i < n ? log.activity.words[log.activity.values[start + i]!]! : 'END')
    const base = { caseIds: [log.cases[c]!], score: 10 / (1 + Math.exp(-s.score / 10)) - 1 }
    const cell = s.cells[0]
    if (s.kind === undefined || !cell) return []
    if (s.kind === 'attribute') {
      const j = attributes.columns.findIndex((column) => column.name === cell[1])
      const column = attributes.columns[j]
      if (!column) return []
      const value = column.words[column.values[start + cell[0]]!] ?? ''
      return [
        {
          kind: s.kind,
          ...base,
          facts: {
            steps: step(cell[0]),
            column: cell[1],
            value,
            usual: attributes.usual(start + cell[0], j),
            place: cell[0] + 1,
          },
        },
      ]
    }
    const edit = s.edit
    if (!edit) return []
    const steps =
      edit.kind === 'skip'
        ? edit.block.map((a) => log.activity.words[a - 1]!)
        : Array.from({ length: edit.size }, (_, k) => step(edit.at + k))
    return [
      {
        kind: s.kind,
        ...base,
        facts: {
          steps,
          next: step(edit.kind === 'skip' ? edit.hole : edit.at + edit.size),
          place: edit.at + 1,
          seen: s.seen - 1,
        },
      },
    ]
  })
}
