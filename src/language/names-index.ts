// The directory made ready for reading: names by spelling, by sound, by surname, by latin letters. 50 000 people in well under two seconds.
import { plainWords } from '../kernel/text.ts'
import { COMPOUND_SURNAMES } from './names-common.ts'
import { postingsFor, type Postings, type WhoIs } from './names-postings.ts'
import { romanised, soundKey, soundsOf, syllableOf } from './pinyin.ts'
import type { PersonWords } from './understanding.ts'

export interface PersonIndex {
  readonly size: number
  readonly people: readonly PersonWords[]
  readonly byId: ReadonlyMap<string, PersonWords>
  /** Full names and aliases as spelled, lower case. */
  readonly exact: WhoIs
  readonly alias: WhoIs
  /** Given names: 伟明 of 王伟明, Emma of Emma Wilson. */
  readonly given: WhoIs
  /** Chinese surnames and English last names (wilson, and chen for 陈). */
  readonly surname: WhoIs
  /** Sound keys of Chinese full names (three syllables joined by '). */
  readonly sound: WhoIs
  readonly surnameSound: WhoIs
  /** Latin spellings of whole names without their spaces: zhangsan and sanzhang, for zhang san, san zhang, zhang xiao ming. */
  readonly latin: WhoIs
  readonly latinGiven: WhoIs
  /** The words of latin names, of five letters and more. */
  readonly parts: WhoIs
  /** Those words by themselves with one letter left out, for slips of one letter. */
  readonly deletes: ReadonlyMap<string, ReadonlySet<string>>
  /** Characters that end a name of three here. */
  readonly lastCharacters: ReadonlySet<string>
  /** The longest Chinese name or alias, and the most words in a latin one. */
  readonly longest: number
  readonly words: number
}

const HAN_ONLY = /^[\p{Script=Han}·]+$/u

export function indexPeople(people: readonly PersonWords[]): PersonIndex {
  const postings = postingsFor(people.length, (person) => people[person]!.id)
  const maps = { exact: postings(), alias: postings(), given: postings(), surname: postings(), sound: postings(), surnameSound: postings(), latin: postings(), latinGiven: postings(), parts: postings() } // prettier-ignore
  const deletes = new Map<string, Set<string>>()
  const lastCharacters = new Set<string>()
  let longest = 0
  let words = 1
  const spell = (name: string, person: number, map: Postings) => {
    if (!name) return
    map.put(name, person)
    if (HAN_ONLY.test(name)) longest = Math.max(longest, name.length)
    else words = Math.max(words, name.split(' ').length)
  }
  for (let i = 0; i < people.length; i++) {
    const person = people[i]!
    const name = lowered(person.name)
    spell(name, i, maps.exact)
    const aliases = person.aliases.map(lowered)
    for (const alias of aliases) spell(alias, i, maps.alias)
    if (HAN_ONLY.test(name)) {
      if (name.length === 3) lastCharacters.add(name[2]!)
      indexChinese(name, i, maps)
    } else indexLatin(name, i, maps, deletes)
    for (const alias of aliases)
      if (/^[a-z][a-z' .-]+$/.test(alias)) indexLatin(alias, i, maps, deletes)
      // 老李 is also written Lao Li.
      else if (HAN_ONLY.test(alias) && alias.length <= 3) maps.latin.put(romanised(alias).join(''), i)
  }
  return {
    size: people.length,
    people,
    byId: new Map(people.map((p) => [p.id, p])),
    ...maps,
    deletes,
    lastCharacters,
    longest: Math.max(longest, 4),
    words: Math.min(words, 4),
  }
}

/** Plain latin names need no look at each character. */
const lowered = (name: string): string =>
  (/^[A-Za-z]+(?:[ '.-][A-Za-z]+)*$/.test(name) ? name : plainWords(name)).toLowerCase()

/** How many characters of a Chinese name are its surname. */
export const surnameLength = (name: string): number =>
  name.length > 2 && COMPOUND_SURNAMES.has(name.slice(0, 2)) ? 2 : 1

type Maps = Record<'given' | 'surname' | 'sound' | 'surnameSound' | 'latin' | 'latinGiven' | 'parts', Postings>

function indexChinese(name: string, person: number, maps: Maps): void {
  if (name.length < 2) return
  const cut = surnameLength(name)
  maps.surname.put(name.slice(0, cut), person)
  if (name.length - cut >= 2) maps.given.put(name.slice(cut), person)
  const latin = romanised(name)
  const sounds = latin.map(soundKey)
  maps.sound.put(sounds.join("'"), person)
  // 单 is shan in a name and dan elsewhere: both are heard.
  if ([...name].slice(0, cut).some((character, k) => syllableOf(character) !== latin[k]))
    maps.sound.put(soundsOf(name).join("'"), person)
  maps.surnameSound.put(sounds.slice(0, cut).join("'"), person)
  const [family, given] = [latin.slice(0, cut).join(''), latin.slice(cut).join('')]
  maps.latin.put(family + given, person)
  maps.latin.put(given + family, person)
  maps.surname.put(family, person)
  if (name.length - cut >= 2) maps.latinGiven.put(given, person)
}

function indexLatin(name: string, person: number, maps: Maps, deletes: Map<string, Set<string>>): void {
  const parts = name.split(/[\s.]+/).filter(Boolean)
  if (parts.length > 1) {
    maps.given.put(parts[0]!, person)
    maps.surname.put(parts[parts.length - 1]!, person)
    // People write the family name first as well: Chen Wei, Wei Chen.
    if (parts.length === 2) maps.latin.put(parts[1]! + parts[0]!, person)
  }
  for (const part of parts) {
    if (part.length < 5) continue
    if (!maps.parts.has(part))
      for (let k = -1; k < part.length; k++) {
        const key = k < 0 ? part : part.slice(0, k) + part.slice(k + 1)
        deletes.set(key, (deletes.get(key) ?? new Set()).add(part))
      }
    maps.parts.put(part, person)
  }
}
