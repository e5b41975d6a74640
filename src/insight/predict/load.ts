// How much lies with whoever a case waits for: the other cases waiting there, and how long they have, as of every event.
import type { Column, EventLog } from '../log/log.ts'

/** Where a log says whom a case waits for after an event; empty where for nobody. */
export const DESK = 'waits for'

/** Others waiting at the same desk, and for how many milliseconds on average; NaN where nobody waits. */
export interface Load {
  readonly open: number
  readonly age: number
}

export const LOAD = ['others at the desk', 'how long they have waited'] as const

export const deskOf = (log: EventLog): Column | undefined => log.attributes.find((column) => column.name === DESK)

export interface Loads {
  at(log: EventLog, event: number): Load
}

/** The past of the training log is looked at too: what waited then may wait still. */
export function createLoads(train: EventLog): Loads {
  const known = new WeakMap<EventLog, Float64Array>()
  return {
    at(log, event) {
      let found = known.get(log)
      if (!found) known.set(log, (found = sweep(log === train ? [log] : [train, log], log)))
      return { open: found[event * 2]!, age: found[event * 2 + 1]! }
    },
  }
}

function sweep(logs: readonly EventLog[], told: EventLog): Float64Array {
  const out = new Float64Array(told.time.length * 2).fill(Number.NaN)
  const desks = new Map<string, { n: number; since: number }>()
  const waiting = new Map<string, { desk: string; since: number }>()
  for (const { log, e, c } of inOrder(logs)) {
    const id = `${logs.indexOf(log)} ${c}`
    const now = log.time[e]!
    const before = waiting.get(id)
    if (before) {
      const desk = desks.get(before.desk)!
      desk.n--
      desk.since -= before.since
      waiting.delete(id)
    }
    const column = deskOf(log)
    const name = column?.words[column.values[e]!] ?? ''
    if (name === '') continue
    const desk = desks.get(name) ?? { n: 0, since: 0 }
    if (log === told) {
      out[e * 2] = desk.n
      out[e * 2 + 1] = desk.n > 0 ? now - desk.since / desk.n : 0
    }
    desk.n++
    desk.since += now
    desks.set(name, desk)
    waiting.set(id, { desk: name, since: now })
  }
  return out
}

function inOrder(logs: readonly EventLog[]): { log: EventLog; e: number; c: number }[] {
  const order: { log: EventLog; e: number; c: number }[] = []
  for (const log of logs)
    for (let c = 0; c < log.cases.length; c++)
      for (let e = log.start[c]!; e < log.start[c + 1]!; e++) if (!Number.isNaN(log.time[e]!)) order.push({ log, e, c })
  return order.sort((a, b) => a.log.time[a.e]! - b.log.time[b.e]! || a.e - b.e)
}
