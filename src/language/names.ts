// People as they are called: full name, alias, surname and title, 老张, English first name, a homophone, a typing slip. Several candidates are returned, never a pick.
import type { Normalised } from '../kernel/text.ts'
import { readChinesePeople } from './names-chinese.ts'
import { readEnglishPeople } from './names-english.ts'
import type { Called, How } from './names-called.ts'
import type { PersonIndex } from './names-index.ts'
import { overlaps, spanOf, type Span } from './spans.ts'

export interface PersonSpan {
  span: Span
  /** Ids; more than one = ask; none = named by grammar (转给赵六) but not in the directory. */
  candidates: readonly string[]
  how: How
}

export interface NameOptions {
  /** When several fit, only these are kept if any of them fit: the people of the request in question, then the speaker's departments. */
  prefer?: { departments?: readonly string[]; ids?: readonly string[] }
  /** Never these: the speaker. */
  except?: readonly string[]
}

/** Surest first: a surer reading that overlaps a weaker one wins, then the longer. */
const ORDER: readonly How[] = [
  'exact',
  'alias',
  'surname+title',
  'nickname',
  'first-name',
  'homophone',
  'typo',
  'unknown',
]

export function readPeople(text: Normalised, people: PersonIndex, options: NameOptions = {}): PersonSpan[] {
  const called = [...readChinesePeople(text.lower, people), ...readEnglishPeople(text, people)]
  called.sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how) || b.to - b.from - (a.to - a.from))
  const kept: Called[] = []
  for (const one of called) {
    // 王伟明 beats 王伟; a title around an exact name (王伟经理) only widens it.
    const inside = kept.findIndex((k) => overlaps(k, one))
    if (inside < 0) kept.push(one)
    else if (one.how === 'exact' && one.to - one.from > kept[inside]!.to - kept[inside]!.from) kept[inside] = one
  }
  return kept
    .sort((a, b) => a.from - b.from)
    .map((one) => ({ span: spanOf(text, one.from, one.to), candidates: narrowed(one, people, options), how: one.how }))
    .filter((one) => one.how === 'unknown' || one.candidates.length > 0)
}

function narrowed({ ids, title }: Called, people: PersonIndex, { prefer, except }: NameOptions): readonly string[] {
  let left = except ? ids.filter((id) => !except.includes(id)) : ids
  const narrow = (fits: (id: string) => boolean) => {
    if (left.length < 2) return
    const fitting = left.filter(fits)
    if (fitting.length) left = fitting
  }
  if (prefer?.ids) narrow((id) => prefer.ids!.includes(id))
  if (title) narrow((id) => holdsTitle(people.byId.get(id)?.role, title))
  if (prefer?.departments) narrow((id) => prefer.departments!.includes(people.byId.get(id)?.department ?? ''))
  return left
}

const TITLE_WORDS: Readonly<Record<string, RegExp>> = {
  经理: /经理|manager/i,
  主管: /主管|supervisor|lead/i,
  总监: /总监|director/i,
  总: /总|director|chief|ceo|cfo|cto|coo|president|gm|general manager/i,
  会计: /会计|财务|account|finance/i,
  manager: /经理|manager/i,
  director: /总监|director/i,
}
const holdsTitle = (role: string | undefined, title: string): boolean =>
  role !== undefined && (role.includes(title) || (TITLE_WORDS[title]?.test(role) ?? false))
