// Finding colleagues as one types: by name, nickname, pinyin, initials or e-mail; and whom a person stands in for.
import { pinyin } from 'pinyin-pro'
import type { Instant } from '../kernel/clock.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Organisation, Person } from './organisation.ts'

/** Best first; leavers are not found. `王`, `wang`, `wx`, `小王`, `wang xiao` all work. */
export function searchPeople(organisation: Organisation, words: string, limit = 50): readonly Person[] {
  const query = fold(words)
  if (!query) return []
  return organisation
    .people()
    .filter((p) => p.active)
    .map((person) => ({ person, score: scoreOf(keysOf(person), query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.person.name.localeCompare(b.person.name, 'zh'))
    .slice(0, limit)
    .map(({ person }) => person)
}

const EXACT = 3
const START = 2
const INSIDE = 1

function scoreOf(keys: readonly string[], query: string): number {
  if (keys.includes(query)) return EXACT
  if (keys.some((k) => k.startsWith(query))) return START
  return keys.some((k) => k.includes(query)) ? INSIDE : 0
}

/** People are immutable snapshots, so what they can be found by is worked out once. */
const KEYS = new WeakMap<Person, readonly string[]>()

function keysOf(person: Person): readonly string[] {
  const known = KEYS.get(person)
  if (known) return known
  const names = [person.name, ...person.aliases]
  const keys = [...names.flatMap(readings), ...(person.email ? [person.email.split('@')[0] ?? ''] : [])]
  const folded = [...new Set(keys.map(fold).filter(Boolean))]
  KEYS.set(person, folded)
  return folded
}

function readings(name: string): string[] {
  if (!/\p{Script=Han}/u.test(name)) return [name, ...name.split(/\s+/).slice(1), initialsOf(name.split(/\s+/))]
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', surname: 'head' })
  return [name, syllables.join(''), initialsOf(syllables)]
}

const initialsOf = (words: readonly string[]): string => words.map((w) => w[0] ?? '').join('')

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·.'’-]+/g, '')

/** Somebody acts for somebody else for a while: half open, `from` included, `until` not. */
export interface Delegation {
  of: PersonId
  to: PersonId
  from: string
  until: string
  reason?: string
}

/**
 * Filled by whoever keeps the absences; asked when approvers are resolved, before the initiator and duplicate rules.
 * @public the port stands before its first adapter
 */
export interface Delegations {
  standInFor(person: PersonId, at: Instant): Promise<Delegation | undefined>
}
