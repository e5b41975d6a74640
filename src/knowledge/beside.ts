// What stands beside the answer: how much of a question the clause holds that holds the kind of thing asked for.
import { answersKind } from './kinds.ts'
import { presenceIn } from './presence.ts'
import type { Question } from './question.ts'
import { inPieces, readPassage, type Readable } from './reading.ts'

export interface Beside {
  /** The share of the question in the best clause, and in the best of those that hold the kind of thing asked for. */
  clause: number
  typed: number
  /** Whether the best clause holds it: 1, less when it stands in the next or the one before, 0 not at all. */
  here: number
  /** The question asks for a kind of thing that can be told from the words around it. */
  kind: boolean
}

export function beside(question: Question, passage: Readable, worth: readonly number[]): Beside {
  const { body, head } = readPassage(passage, question.meaning)
  const table = passage.kind === 'table'
  const clauses = table ? body.texts : body.texts.flatMap(clausesOf)
  const pieces = inPieces(clauses, question.meaning)
  const total = worth.reduce((a, b) => a + b, 0) || 1
  const cover = clauses.map(() => 0)
  question.units.forEach((unit, n) => {
    const row = presenceIn(unit, pieces, question.meaning)
    const above = HEAD * (presenceIn(unit, head, question.meaning)[0] ?? 0)
    // A row of a table is read with its header.
    const header = table ? HEADER * (row[0] ?? 0) : 0
    for (let i = 0; i < cover.length; i++) cover[i]! += (worth[n]! / total) * Math.max(row[i]!, header, above, BEFORE * (row[i - 1] ?? 0), AFTER * (row[i + 1] ?? 0)) // prettier-ignore
  })
  const held = clauses.map((clause) => answersKind(question, clause))
  const kind = held[0] !== undefined
  const best = cover.indexOf(Math.max(...cover))
  return {
    clause: cover[best] ?? 0,
    typed: cover.reduce((most, c, i) => (!kind || held[i] ? Math.max(most, c) : most), 0),
    here: !kind ? 0 : held[best] ? 1 : held[best + 1] ? 0.6 : held[best - 1] ? 0.4 : 0,
    kind,
  }
}

const BEFORE = 0.6
const AFTER = 0.4
const HEAD = 0.5
const HEADER = 0.95

const clausesOf = (sentence: string): string[] =>
  sentence.split(/(?<=[，,；;：:。！？!?|\n（）()])\s*|(?<=\s)(?=(?:but|and|while|whereas|or) )/).filter((c) => c.trim().length > 1) // prettier-ignore

/** Of a question told as a story the clause that asks. */
export function askingClause(folded: string): string {
  const clauses = folded.split(/[，,。;；]|\.\s/).filter((c) => c.trim().length > 2)
  return clauses.findLast((c) => ASKS.test(c)) ?? clauses.at(-1) ?? folded
}
const ASKS =
  /什么|谁|哪|几|多少|多[久长大高重远]|怎|如何|吗|能不能|可不可以|是不是|有没有|要不要|what|who|when|where|which|how|why|can|may|is |are |do |does /
