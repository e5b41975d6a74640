// The directory made ready for reading: names by spelling, by sound, by surname, by latin letters. 50 000 people in well under two seconds.
import { plainWords } from '../kernel/text.ts'
import { COMPOUND_SURNAMES } from './names-common.ts'
import { romanised, soundsOf } from './pinyin.ts'
import type { PersonWords } from './understanding.ts'

export interface PersonIndex {
  readonly size: number
  readonly people: readonly PersonWords[]
  readonly byId: ReadonlyMap<string, PersonWords>
  /** Full names and aliases as spelled, lower case. */
  readonly exact: ReadonlyMap<string, readonly string[]>
  readonly alias: ReadonlyMap<string, readonly string[]>
  /** Given names: 伟明 of 王伟明, Emma of Emma Wilson. */
  readonly given: ReadonlyMap<string, readonly string[]>
  /** Chinese surnames and English last names (wilson, and chen for 陈). */
  readonly surname: ReadonlyMap<string, readonly string[]>
  /** Sound keys of Chinese full names (three syllables joined by '). */
  readonly sound: ReadonlyMap<string, readonly string[]>
  readonly surnameSound: ReadonlyMap<string, readonly string[]>
  /** Latin spellings of Chinese names: zhang san, zhangsan, san zhang. */
  readonly latin: ReadonlyMap<string, readonly string[]>
  /** Latin names with one letter left out, for slips of one letter. */
  readonly deletes: ReadonlyMap<string, readonly string[]>
  /** Characters that end a name of three here. */
  readonly lastCharacters: ReadonlySet<string>
  /** The longest Chinese name or alias, and the most words in a latin one. */
  readonly longest: number
  readonly words: number
}

const HAN_ONLY = /^[\p{Script=Han}·]+$/u

export function indexPeople(people: readonly PersonWords[]): PersonIndex {
  const maps = { exact: new Map<string, string[]>(), alias: new Map<string, string[]>(), given: new Map<string, string[]>(), surname: new Map<string, string[]>(), sound: new Map<string, string[]>(), surnameSound: new Map<string, string[]>(), latin: new Map<string, string[]>(), deletes: new Map<string, string[]>() } // prettier-ignore
  let longest = 0
  let words = 1
  const spell = (name: string, id: string, map: Map<string, string[]>) => {
    if (!name) return
    put(map, name, id)
    if (HAN_ONLY.test(name)) longest = Math.max(longest, name.length)
    else words = Math.max(words, name.split(' ').length)
  }
  for (const person of people) {
    const name = plainWords(person.name).toLowerCase()
    spell(name, person.id, maps.exact)
    for (const alias of person.aliases) spell(plainWords(alias).toLowerCase(), person.id, maps.alias)
    if (HAN_ONLY.test(name)) indexChinese(name, person.id, maps)
    else indexLatin(name, person.id, maps)
    for (const alias of person.aliases) {
      const latin = plainWords(alias).toLowerCase()
      if (/^[a-z][a-z' .-]+$/.test(latin)) indexLatin(latin, person.id, maps)
    }
  }
  return {
    size: people.length,
    people,
    byId: new Map(people.map((p) => [p.id, p])),
    ...maps,
    lastCharacters: new Set(
      people
        .map((p) => plainWords(p.name))
        .filter((n) => n.length === 3 && HAN_ONLY.test(n))
        .map((n) => n[2]!),
    ),
    longest: Math.max(longest, 4),
    words: Math.min(words, 4),
  }
}

const put: Put = (map, key, id) => {
  const ids = map.get(key)
  if (!ids) map.set(key, [id])
  // People are indexed one after the other: the same person can only be the last.
  else if (ids[ids.length - 1] !== id) ids.push(id)
}

/** How many characters of a Chinese name are its surname. */
export const surnameLength = (name: string): number =>
  name.length > 2 && COMPOUND_SURNAMES.has(name.slice(0, 2)) ? 2 : 1

type Put = (map: Map<string, string[]>, key: string, id: string) => void
type Maps = Record<'given' | 'surname' | 'sound' | 'surnameSound' | 'latin' | 'deletes', Map<string, string[]>>

function indexChinese(name: string, id: string, maps: Maps): void {
  if (name.length < 2) return
  const cut = surnameLength(name)
  put(maps.surname, name.slice(0, cut), id)
  if (name.length - cut >= 2) put(maps.given, name.slice(cut), id)
  const asSurname = soundsOf(name, { surname: true })
  const plain = soundsOf(name)
  put(maps.sound, asSurname.join("'"), id)
  put(maps.sound, plain.join("'"), id)
  put(maps.surnameSound, asSurname.slice(0, cut).join("'"), id)
  const latin = romanised(name)
  const [family, given] = [latin.slice(0, cut).join(''), latin.slice(cut).join('')]
  for (const spelling of [`${family} ${given}`, `${given} ${family}`, family + given, latin.join(' ')])
    put(maps.latin, spelling, id)
  put(maps.surname, family, id)
  if (name.length - cut >= 2) put(maps.latin, given, id)
}

function indexLatin(name: string, id: string, maps: Maps): void {
  const parts = name.split(/[\s.]+/).filter(Boolean)
  if (parts.length > 1) {
    put(maps.given, parts[0]!, id)
    put(maps.surname, parts[parts.length - 1]!, id)
    // People write the family name first as well: Chen Wei, Wei Chen.
    if (parts.length === 2) put(maps.latin, `${parts[1]} ${parts[0]}`, id)
  }
  for (const part of new Set([...parts, ...(parts.length === 1 ? [name] : [])])) {
    if (part.length < 5) continue
    put(maps.deletes, part, id)
    for (let k = 0; k < part.length; k++) put(maps.deletes, part.slice(0, k) + part.slice(k + 1), id)
  }
}
