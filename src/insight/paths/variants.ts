// The different paths of a log, each once, with the cases that took it.
import type { EventLog } from '../log/log.ts'

export interface Variants {
  /** Activities 1 … size of every variant. */
  readonly paths: readonly Int32Array[]
  readonly count: Float64Array
  readonly ofCase: Int32Array
}

export function variantsOf(log: EventLog): Variants {
  const places = new Map<string, number>()
  const paths: Int32Array[] = []
  const count: number[] = []
  const ofCase = new Int32Array(log.cases.length)
  for (let c = 0; c < log.cases.length; c++) {
    const path = log.activity.values.subarray(log.start[c]!, log.start[c + 1]!)
    let key = ''
    for (let i = 0; i < path.length; i++) key += String.fromCharCode(path[i]! & 0xffff, path[i]! >> 16)
    let v = places.get(key)
    if (v === undefined) {
      places.set(key, (v = paths.length))
      paths.push(path.map((a) => a + 1))
      count.push(0)
    }
    count[v]!++
    ofCase[c] = v
  }
  return { paths, count: Float64Array.from(count), ofCase }
}
