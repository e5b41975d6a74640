// People as they are called: full name, alias, surname and title, 老张, English first name, a homophone, a typing slip. Several candidates are returned, never a pick.
import type { Normalised } from '../kernel/text.ts'
import type { Span } from './spans.ts'
import type { PersonWords } from './understanding.ts'

export type How = 'exact' | 'alias' | 'first-name' | 'surname+title' | 'nickname' | 'homophone' | 'typo' | 'unknown'

export interface PersonSpan {
  span: Span
  /** Ids, the preferred ones first; more than one = ask; none = named by grammar (转给赵六) but not in the directory. */
  candidates: readonly string[]
  how: How
}

export interface PersonIndex {
  readonly size: number
  readonly people: readonly PersonWords[]
}

export interface NameOptions {
  /** When several fit, only these are kept if any of them fit: the speaker's department, the people of the request in question. */
  prefer?: { departments?: readonly string[]; ids?: readonly string[] }
  /** Never the speaker. */
  except?: readonly string[]
}

export function indexPeople(people: readonly PersonWords[]): PersonIndex {
  return { size: people.length, people }
}

export function readPeople(_text: Normalised, _people: PersonIndex, _options: NameOptions = {}): PersonSpan[] {
  return []
}
