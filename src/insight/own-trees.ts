// Trees that were grown before over the very same rows are not grown again: a restart need not learn anew what last night learnt.
import { boost, type Boosted } from './predict/trees.ts'

export type Grow = typeof boost

export interface Trees {
  grow: Grow
  /** All that was grown or recalled since, by what it was grown from. */
  grown: ReadonlyMap<string, Boosted>
}

export function recallTrees(known: ReadonlyMap<string, Boosted> = new Map()): Trees {
  const grown = new Map<string, Boosted>()
  return {
    grown,
    grow(m, y, loss, growth, weight) {
      const from = hash()
      for (const column of m.columns) from.add(column)
      from.add(bytesOf(y))
      if (weight) from.add(bytesOf(weight))
      from.add(new TextEncoder().encode(JSON.stringify([m.rows, loss, growth])))
      const key = from.text()
      const model = known.get(key) ?? grown.get(key) ?? boost(m, y, loss, growth, weight)
      grown.set(key, model)
      return model
    },
  }
}

const bytesOf = (numbers: Float64Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)

/** FNV-1a twice, from two beginnings: 64 bits are enough for a few dozen models, and a millisecond for a million rows. */
function hash() {
  let [a, b] = [0x811c9dc5, 0x9747b28c]
  return {
    add(bytes: Uint8Array): void {
      for (const byte of bytes) {
        a = Math.imul(a ^ byte, 0x01000193)
        b = Math.imul(b ^ byte, 0x01000193)
      }
      a = Math.imul(a ^ bytes.length, 0x01000193)
    },
    text: () => `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`,
  }
}
