// Where bounds stood on cases the trees had not seen, moment by moment: nothing that happened later moves a bound.
import type { EventLog } from '../log/log.ts'
import { createAmends } from './amends.ts'
import type { Prefix } from './features.ts'
import { createTempo, leftAt, type Guessed, type Places, type Tempo, type Watched } from './tempo.ts'

export interface Bounds {
  /** The guess as of the moment of the prefix: milliseconds left at 10 %, 50 % and 90 %. */
  move(prefix: Prefix, guess: Guessed): Guessed
}

/** Share of the trial's time after which what happened counts half. */
const HALF = 0.25
const TICKS = 400
/** Ended cases of a log before its open ones say anything: a file of prefixes may leave the ends out. */
const ENDS_SEEN = 3
/** Of half the width, what the middle moves by chance. */
const CHANCE = 0.3
/** What a case counts that is only taken to have ended. */
const TAKEN = 0.04

/** `rows` in the order of time: the trial's guesses, of cases it had not learnt from. */
export function createBounds(train: EventLog, rows: readonly Watched[], guess: (p: Prefix) => Guessed): Bounds {
  const begin = rows[0]?.at ?? 0
  const span = Math.max(86_400_000, (rows.at(-1)?.at ?? 0) - begin)
  const [half, tick] = [HALF * span, span / TICKS]
  const closing = closingOf(train)
  const placesAt = placesOf(rows, createTempo({ begin, half, tick }), tick)
  const known = new WeakMap<EventLog, Float64Array>()
  return {
    move({ log, last }, g) {
      const at = (places: ArrayLike<number>, from: number): Guessed => ({
        low: leftAt(g, places[from]!),
        middle: leftAt(g, beyondChance(places[from + 1]!)),
        high: leftAt(g, places[from + 2]!),
      })
      // One request alone says nothing about pace.
      if (log.cases.length <= ENDS_SEEN) return at(placesAt(log.time[last]!), 0)
      let places = known.get(log)
      if (!places) known.set(log, (places = sweep(log, rows, createTempo({ begin, half, tick }), closing, guess, tick)))
      return at(places, last * 3)
    },
  }
}

/** A middle moves a little by chance, and the guess is better than that; only what is more is followed. */
const beyondChance = (place: number): number => Math.sign(place) * Math.max(0, Math.abs(place) - CHANCE)

/** The places as of any moment, from the trial alone. */
function placesOf(rows: readonly Watched[], tempo: Tempo, tick: number): (at: number) => Places {
  const said: { at: number; places: Places }[] = []
  const say = (at: number): void => {
    tempo.advance(at)
    const places = tempo.places()
    if (said.at(-1)?.places !== places) said.push({ at, places })
  }
  for (const row of rows) {
    say(row.at)
    tempo.watch(row)
  }
  const last = rows.reduce((end, row) => Math.max(end, row.end), Number.NEGATIVE_INFINITY)
  const from = rows.at(-1)?.at ?? last
  for (let at = from; at < last + tick; at += Math.max(tick, (last - from) / 4000)) say(at)
  return (at) => {
    let [low, high] = [0, said.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (said[middle]!.at <= at) low = middle
      else high = middle - 1
    }
    return said[Number.isNaN(at) ? said.length - 1 : low]?.places ?? tempo.places()
  }
}

/** The places as of every event of a log, three each. */
function sweep(
  log: EventLog,
  rows: readonly Watched[],
  tempo: Tempo,
  closing: Closing,
  guess: (p: Prefix) => Guessed,
  tick: number,
): Float64Array {
  const out = new Float64Array(log.time.length * 3)
  const own = createOwnRows(tempo, closing, tick)
  const amends = createAmends()
  let next = 0
  let judged = Number.NEGATIVE_INFINITY
  for (const { e, c } of inOrder(log)) {
    const at = log.time[e]!
    while (next < rows.length && rows[next]!.at <= at) {
      tempo.advance(rows[next]!.at)
      tempo.watch(rows[next++]!)
    }
    own.until(at)
    tempo.advance(at)
    if (at - judged >= tick) amends.until((judged = at), own.tellsEnds())
    const places = tempo.places(amends.shares())
    out.set(places, e * 3)
    const step = log.activity.words[log.activity.values[e]!]!
    if (closing.ends.has(step)) {
      own.end(c, at)
      amends.ended(c, at)
    } else if (closing.ends.size > 0) {
      const g = guess({ log, case: c, last: e })
      own.add(c, { step, at, guess: g })
      amends.gave({ case: c, low: at + leftAt(g, places[0]), high: at + leftAt(g, places[2]) })
    }
  }
  for (; next < rows.length; next++) {
    tempo.advance(rows[next]!.at)
    tempo.watch(rows[next]!)
  }
  for (let e = 0; e < log.time.length; e++) if (Number.isNaN(log.time[e]!)) out.set(tempo.places(), e * 3)
  return out
}

function inOrder(log: EventLog): { e: number; c: number }[] {
  const order: { e: number; c: number }[] = []
  for (let c = 0; c < log.cases.length; c++)
    for (let e = log.start[c]!; e < log.start[c + 1]!; e++) if (!Number.isNaN(log.time[e]!)) order.push({ e, c })
  return order.sort((a, b) => log.time[a.e]! - log.time[b.e]! || a.e - b.e)
}

/**
 * The prefixes of the log itself, watched as it goes on. A file of prefixes leaves the ends out: until some are seen, a
 * case that only waits for its end is taken to have ended when it was expected to.
 */
function createOwnRows(tempo: Tempo, { before }: Closing, tick: number) {
  const open = new Map<number, { rows: Watched[]; expected: number }>()
  let waiting = true
  let ended = 0
  let looked = Number.NEGATIVE_INFINITY
  let turn = 0
  return {
    tellsEnds: () => !waiting,
    until(at: number): void {
      if (!waiting || at - looked < tick) return
      looked = at
      for (const [c, { rows, expected }] of open) {
        if (expected > at) continue
        for (const row of rows) row.end = expected
        open.delete(c)
      }
    },
    end(c: number, at: number): void {
      for (const row of open.get(c)?.rows ?? []) row.end = at
      open.delete(c)
      if (++ended >= ENDS_SEEN) waiting = false
    },
    add(c: number, { step, at, guess }: { step: string; at: number; guess: Guessed }): void {
      const known = open.get(c) ?? { rows: [], expected: Number.POSITIVE_INFINITY }
      const row: Watched = { guess, at, end: Number.POSITIVE_INFINITY, weight: waiting ? TAKEN : 1 }
      tempo.watch(row)
      known.rows.push(row)
      known.expected = before.has(step) ? at + expectedOf(row.guess, turn++) : Number.POSITIVE_INFINITY
      open.set(c, known)
    },
  }
}

/** Now sooner, now later, as the guess has it: always the middle would say that ends never stray. */
const expectedOf = (g: Guessed, turn: number): number => {
  const share = (((turn * 7) % 10) + 0.5) / 10
  return leftAt(g, Math.log(share / (1 - share)) / Math.log(9))
}

interface Closing {
  /** Steps that are mostly the last of their case; none where many cases end with another. */
  readonly ends: ReadonlySet<string>
  /** Steps that mostly stand right before it. */
  readonly before: ReadonlySet<string>
}

function closingOf(log: EventLog): Closing {
  const all = new Map<number, number>()
  const last = new Map<number, number>()
  const second = new Map<number, number>()
  const count = (of: Map<number, number>, a: number): void => void of.set(a, (of.get(a) ?? 0) + 1)
  for (const a of log.activity.values) count(all, a)
  for (let c = 0; c < log.cases.length; c++) {
    count(last, log.activity.values[log.start[c + 1]! - 1]!)
    if (log.start[c + 1]! - log.start[c]! > 1) count(second, log.activity.values[log.start[c + 1]! - 2]!)
  }
  const mostly = (of: Map<number, number>): [number, number][] => [...of].filter(([a, n]) => n >= 0.5 * all.get(a)!)
  const found = mostly(last)
  const named = (list: [number, number][]): Set<string> => new Set(list.map(([a]) => log.activity.words[a]!))
  return found.reduce((sum, [, n]) => sum + n, 0) < 0.8 * log.cases.length
    ? { ends: new Set(), before: new Set() }
    : { ends: named(found), before: named(mostly(second)) }
}
