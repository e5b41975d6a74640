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
  /** Somebody wants to know: what follows is asked, whoever asks. */
  | 'inquiry'
  | 'passive'

export type Modifiers = Readonly<Record<Modifier, readonly string[]>>

/** Which letters a pattern needs: a text without them need not be asked. */
export type Script = 'han' | 'latin' | 'any'

export function scriptOf(pattern: string): Script {
  if (/\p{Script=Han}/u.test(pattern)) return 'han'
  return /[a-z]/u.test(pattern.replace(/\\(?:u[0-9a-f]{4}|[a-z])|\(\?<[a-z]+>/giu, '')) ? 'latin' : 'any'
}

export interface Letters {
  han: boolean
  latin: boolean
}
/** Where nothing but values is said, either language may be meant. */
export const lettersOf = (text: string): Letters => {
  const han = /\p{Script=Han}/u.test(text)
  return { han, latin: !han || /[a-z]/u.test(text) }
}
export const mayStand = (script: Script, letters: Letters): boolean =>
  script === 'any' || (script === 'han' ? letters.han || !letters.latin : letters.latin)

export interface Compiled<T> {
  cue: T
  script: Script
  test: RegExp
}

const oneOf = (patterns: readonly string[]): RegExp => new RegExp(patterns.map((h) => `(?:${h})`).join('|'), 'u')
const SCRIPTS: readonly Script[] = ['han', 'latin', 'any']

/** A cue of two languages becomes one test for each. */
export const compileCue = <T extends { heard: readonly string[] }>(cue: T): Compiled<T>[] =>
  SCRIPTS.flatMap((script) => {
    const mine = cue.heard.filter((h) => scriptOf(h) === script)
    return mine.length === 0 ? [] : [{ cue, script, test: oneOf(mine) }]
  })

export interface CompiledModifier {
  name: Modifier
  script: Script
  test: RegExp
}

export const compileModifiers = (...tables: readonly Modifiers[]): readonly CompiledModifier[] =>
  [...new Set(tables.flatMap((table) => Object.keys(table) as Modifier[]))].flatMap((name) =>
    SCRIPTS.flatMap((script) => {
      const mine = tables.flatMap((table) => table[name]).filter((h) => scriptOf(h) === script)
      return mine.length === 0 ? [] : [{ name, script, test: oneOf(mine) }]
    }),
  )
