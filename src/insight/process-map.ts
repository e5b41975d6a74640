// The process as it is lived: which step follows which, how often and after how long; by month, so that a period can be cut out.
import { readActivity, type OwnVerb } from './own-activity.ts'
import { deedsOf, type OwnRequest } from './own-log.ts'

export interface MapNode {
  /** START, END or an activity. */
  id: string
  verb?: OwnVerb
  step?: string
  count: number
  /** Milliseconds a request usually waits before this is done; undefined for START and END. */
  median?: number
  /** One in ten waits longer. */
  slow?: number
  /** Of all the time requests spend waiting, the part spent before this. */
  share?: number
}

export interface MapEdge {
  from: string
  to: string
  count: number
  median: number
}

export interface ProcessMap {
  process: string
  requests: number
  nodes: readonly MapNode[]
  /** The most travelled first. */
  edges: readonly MapEdge[]
}

export interface MapStudy {
  add(own: OwnRequest): void
  /** Requests filed since; undefined for a process nobody used. */
  map(process: string, since: number): ProcessMap | undefined
}

/** Waits are kept in bins, each 12 % longer than the one before: from a minute to a year. */
const GROWTH = Math.log(1.12)
const MINUTE = 60_000
const binOf = (ms: number): number => (ms <= MINUTE ? 0 : Math.ceil(Math.log(ms / MINUTE) / GROWTH))
const lengthOf = (bin: number): number => (bin === 0 ? 0 : MINUTE * Math.exp((bin - 0.5) * GROWTH))

interface Flow {
  count: number
  total: number
  bins: Map<number, number>
}
interface Month {
  requests: number
  flows: Map<string, Flow>
}

const DAY = 86_400_000
const ARROW = ' → '

export function createMapStudy(): MapStudy {
  const processes = new Map<string, Map<number, Month>>()
  return {
    add(own) {
      const deeds = deedsOf(own)
      const [first] = deeds
      if (!first) return
      const months = processes.get(own.definition.key) ?? new Map<number, Month>()
      processes.set(own.definition.key, months)
      const at = Math.floor(first.ms / (30 * DAY))
      const month = months.get(at) ?? { requests: 0, flows: new Map() }
      months.set(at, month)
      month.requests += 1
      let [from, ms] = ['START', first.ms]
      for (const deed of deeds) {
        addTo(month.flows, from + ARROW + deed.activity, deed.ms - ms)
        ;[from, ms] = [deed.activity, deed.ms]
      }
      const { status } = own.request
      if (status !== 'underway' && status !== 'returned') addTo(month.flows, from + ARROW + 'END', 0)
    },

    map(process, since) {
      const months = [...(processes.get(process) ?? [])].filter(([at]) => (at + 1) * 30 * DAY > since)
      if (months.length === 0) return undefined
      const flows = new Map<string, Flow>()
      for (const [, month] of months) for (const [key, flow] of month.flows) merge(flows, key, flow)
      const edges = [...flows].map(([key, flow]) => {
        const [from = '', to = ''] = key.split(ARROW)
        return { from, to, flow }
      })
      const waited = edges.reduce((sum, e) => sum + e.flow.total, 0)
      const ids = [...new Set(edges.flatMap((e) => [e.from, e.to]))]
      return {
        process,
        requests: months.reduce((n, [, m]) => n + m.requests, 0),
        nodes: ids.map((id) => nodeOf(id, edges, waited)),
        edges: edges
          .map(({ from, to, flow }) => ({ from, to, count: flow.count, median: quantile(flow.bins, 0.5) }))
          .sort((a, b) => b.count - a.count || a.from.localeCompare(b.from) || a.to.localeCompare(b.to)),
      }
    },
  }
}

function addTo(flows: Map<string, Flow>, key: string, wait: number): void {
  const flow = flows.get(key) ?? { count: 0, total: 0, bins: new Map() }
  flows.set(key, flow)
  const bin = binOf(wait)
  flow.count += 1
  flow.total += Math.max(0, wait)
  flow.bins.set(bin, (flow.bins.get(bin) ?? 0) + 1)
}

function merge(flows: Map<string, Flow>, key: string, other: Flow): void {
  const flow = flows.get(key) ?? { count: 0, total: 0, bins: new Map() }
  flows.set(key, flow)
  flow.count += other.count
  flow.total += other.total
  for (const [bin, n] of other.bins) flow.bins.set(bin, (flow.bins.get(bin) ?? 0) + n)
}

function nodeOf(id: string, edges: readonly { from: string; to: string; flow: Flow }[], waited: number): MapNode {
  const into = edges.filter((e) => e.to === id)
  const count = (id === 'START' ? edges.filter((e) => e.from === id) : into).reduce((n, e) => n + e.flow.count, 0)
  const read = readActivity(id)
  if (!read || read.verb === 'submit') return { id, count, ...(read ? { verb: read.verb } : {}) }
  const all = new Map<string, Flow>()
  for (const { flow } of into) merge(all, id, flow)
  const bins = all.get(id)?.bins ?? new Map<number, number>()
  const total = all.get(id)?.total ?? 0
  return {
    id,
    verb: read.verb,
    ...(read.step === undefined ? {} : { step: read.step }),
    count,
    median: quantile(bins, 0.5),
    slow: quantile(bins, 0.9),
    share: waited > 0 ? Math.round((total / waited) * 1000) / 1000 : 0,
  }
}

function quantile(bins: ReadonlyMap<number, number>, q: number): number {
  const n = [...bins.values()].reduce((a, b) => a + b, 0)
  let seen = 0
  for (const [bin, count] of [...bins].sort(([a], [b]) => a - b)) {
    seen += count
    if (seen >= q * n) return Math.round(lengthOf(bin))
  }
  return 0
}
