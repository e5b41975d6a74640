// Who is called so: the people behind each spelling, in numbers instead of lists, so that a directory of 50,000 stays small.

export interface WhoIs {
  has: (key: string) => boolean
  /** Their ids, in the order of the directory. */
  get: (key: string) => readonly string[] | undefined
}

export interface Postings extends WhoIs {
  /** People are put in one after the other, each under as many keys as it likes. */
  put: (key: string, person: number) => void
}

/** How many keys a person has in all postings together, roughly: room for them is taken at once. */
const KEYS_EACH = 10

/** Makes postings that keep their entries in one place; `idOf` gives the id of the person with that number. */
export function postingsFor(people: number, idOf: (person: number) => string): () => Postings {
  /** Pairs: a person, and the entry before it under the same key. */
  let entries = new Int32Array(2 * KEYS_EACH * Math.max(people, 8))
  let count = 0
  const add = (person: number, before: number): number => {
    if (2 * count === entries.length) {
      const more = new Int32Array(2 * entries.length)
      more.set(entries)
      entries = more
    }
    entries[2 * count] = person
    entries[2 * count + 1] = before
    count += 1
    return count - 1
  }
  return () => {
    const newest = new Map<string, number>()
    return {
      has: (key) => newest.has(key),
      get: (key) => {
        const last = newest.get(key)
        if (last === undefined) return undefined
        const ids: string[] = []
        for (let at = last; at >= 0; at = entries[2 * at + 1]!) ids.push(idOf(entries[2 * at]!))
        return ids.reverse()
      },
      put: (key, person) => {
        const last = newest.get(key) ?? -1
        if (last < 0 || entries[2 * last] !== person) newest.set(key, add(person, last))
      },
    }
  }
}
