// How quickly things go just now: the last waits after each step, and how long the last finished cases took, as of every event.
import type { EventLog } from '../log/log.ts'

/** Two numbers for each event of a log: the usual wait after its step of late, and the usual length of a case of late. */
export interface Pace {
  of(log: EventLog): Float64Array
}

export const PACE = ['recent wait after the step', 'recent length of a case'] as const

const WAITS = 20
const LENGTHS = 50

export function createPace(train: EventLog): Pace {
  const known = new WeakMap<EventLog, Float64Array>()
  const names = new Map(train.activity.words.map((word, i) => [word, i]))
  const last = lastSteps(train)
  const past = orderOf(train)
  return {
    of(log) {
      let found = known.get(log)
      if (!found) known.set(log, (found = paceOf(log)))
      return found
    },
  }

  /** Both logs in the order of time: what happened later, in this case or another, is not looked at. */
  function paceOf(log: EventLog): Float64Array {
    const out = new Float64Array(log.time.length * PACE.length).fill(Number.NaN)
    const waits = names.size > 0 ? train.activity.words.map(() => recent(WAITS)) : []
    const lengths = recent(LENGTHS)
    const ids = log.activity.words.map((word) => names.get(word) ?? -1)
    const caseOf = casesOf(log)
    const own = log === train ? new Int32Array(0) : orderOf(log)
    const [ofTrain, trainCase] = [log === train, casesOf(train)]
    const take = (l: EventLog, e: number, c: number, stepOf: (e: number) => number): void => {
      const step = stepOf(e)
      const first = l.start[c]!
      if (e > first) waits[stepOf(e - 1)]?.add(Math.log1p(Math.max(0, l.time[e]! - l.time[e - 1]!)))
      if (last.has(step)) lengths.add(Math.log1p(Math.max(0, l.time[e]! - l.time[first]!)))
    }
    const say = (e: number, step: number): void => {
      out[e * PACE.length] = waits[step]?.mean() ?? Number.NaN
      out[e * PACE.length + 1] = lengths.mean()
    }
    const trainStep = (e: number): number => train.activity.values[e]!
    const ownStep = (e: number): number => ids[log.activity.values[e]!]!
    let [i, j] = [0, 0]
    while (i < past.length || j < own.length) {
      const fromPast = j >= own.length || (i < past.length && train.time[past[i]!]! <= log.time[own[j]!]!)
      if (fromPast) {
        const e = past[i++]!
        take(train, e, trainCase[e]!, trainStep)
        if (ofTrain) say(e, trainStep(e))
      } else {
        const e = own[j++]!
        take(log, e, caseOf[e]!, ownStep)
        say(e, ownStep(e))
      }
    }
    return out
  }
}

/** Steps that end most of the cases they occur in. */
function lastSteps(log: EventLog): Set<number> {
  const [all, ends] = [new Map<number, number>(), new Map<number, number>()]
  for (let c = 0; c < log.cases.length; c++) {
    const steps = log.activity.values.subarray(log.start[c]!, log.start[c + 1]!)
    for (const step of new Set(steps)) all.set(step, (all.get(step) ?? 0) + 1)
    const end = steps.at(-1)
    if (end !== undefined) ends.set(end, (ends.get(end) ?? 0) + 1)
  }
  return new Set([...ends].filter(([step, n]) => n > 0.6 * all.get(step)!).map(([step]) => step))
}

function orderOf(log: EventLog): Int32Array {
  const order: number[] = []
  for (let e = 0; e < log.time.length; e++) if (!Number.isNaN(log.time[e]!)) order.push(e)
  return Int32Array.from(order.sort((a, b) => log.time[a]! - log.time[b]! || a - b))
}

function casesOf(log: EventLog): Int32Array {
  const out = new Int32Array(log.time.length)
  for (let c = 0; c < log.cases.length; c++) out.fill(c, log.start[c]!, log.start[c + 1]!)
  return out
}

/** The mean of the last so many. */
function recent(most: number) {
  const ring = new Float64Array(most)
  let [n, sum] = [0, 0]
  return {
    add(value: number): void {
      const at = n++ % most
      sum += value - (n > most ? ring[at]! : 0)
      ring[at] = value
    },
    mean: (): number => (n === 0 ? Number.NaN : sum / Math.min(n, most)),
  }
}
