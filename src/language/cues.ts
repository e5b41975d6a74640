// The cue grammar's shape: one line = what is heard in the masked text, and how much it says. The tables are data; the matching is here.
import type { ActName } from './understanding.ts'

export interface ActCue {
  act: ActName
  /** 10 certain · 8 strong · 6 likely · 4 a hint. */
  weight: number
  /** Regular expressions over the masked text; capitals are values (see MASKS). */
  heard: readonly string[]
}

export interface ProcessCue {
  process: string
  weight: number
  /** Saying this is asking for it (盖个章, the printer is broken), not just naming it. */
  files?: true
  heard: readonly string[]
}

export type Modifier =
  | 'request'
  | 'question'
  | 'hypothesis'
  | 'negation'
  | 'refusal'
  | 'denial'
  | 'correction'
  | 'past'
  | 'injection'
  | 'reference'
  | 'conditionOnly'
  | 'helpMe'
  | 'passive'

export type Modifiers = Readonly<Record<Modifier, readonly string[]>>

export interface Compiled<T> {
  cue: T
  test: RegExp
}

export const compileCue = <T extends { heard: readonly string[] }>(cue: T): Compiled<T> => ({
  cue,
  test: new RegExp(cue.heard.map((h) => `(?:${h})`).join('|'), 'u'),
})

export const compileModifiers = (...tables: readonly Modifiers[]): ReadonlyMap<Modifier, RegExp> => {
  const all = new Map<Modifier, RegExp>()
  const names = new Set(tables.flatMap((table) => Object.keys(table) as Modifier[]))
  for (const name of names)
    all.set(
      name,
      new RegExp(
        tables
          .flatMap((table) => table[name])
          .map((h) => `(?:${h})`)
          .join('|'),
        'u',
      ),
    )
  return all
}
