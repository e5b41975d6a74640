// One analyst for one organisation: reads its whole log once a night, and answers from what it learnt until the next.
import type { ProcessDefinition } from '../approval/flow.ts'
import type { Event } from '../approval/events.ts'
import type { Request } from '../approval/request.ts'
import { Temporal } from '../kernel/clock.ts'
import type { Finding } from './finding.ts'
import type { EventLog } from './log/log.ts'
import { buildOwnLog, type OwnPerson, type OwnRequest } from './own-log.ts'
import { createReturnStudy, type ReturnReason, type ReturnStudy, type ReturnTrait } from './own-returns.ts'
import { createOwnScanner, type OwnScanner } from './own-scan.ts'
import { createOwnStream, type Live, type OwnStream } from './own-stream.ts'
import { recallTrees } from './own-trees.ts'
import { createMapStudy, type MapStudy, type ProcessMap } from './process-map.ts'
import type { Load } from './predict/load.ts'
import { train, type Predictor } from './predict/predict.ts'
import type { Boosted } from './predict/trees.ts'

export interface Study {
  people: readonly OwnPerson[]
  zone: string
  now: number
  /** False: what was recalled still holds, only the rest is looked at anew. */
  train?: boolean
}

/** What a forecast needs to go on after a restart: plain data. */
export interface Saved {
  edition: number
  log: EventLog
  trees: ReadonlyMap<string, Boosted>
  /** Finished requests, by process. */
  counts: ReadonlyMap<string, number>
}

/** What probably happens to one request, with what it rests on. */
export interface Forecast {
  /** Milliseconds from its last event to its end: the middle, and between which bounds four of five end. */
  remaining: number
  low: number
  high: number
  /** The chance that it is still sent back. */
  returns: number
  /** Finished requests of the process it was learnt from. */
  n: number
  reasons: readonly ReturnReason[]
  traits: readonly ReturnTrait[]
}

export interface TooFew {
  tooFew: true
  n: number
  needed: number
}

/** A request as the log has it; the definitions travel once a page. */
export interface Page {
  requests: readonly { request: Request; events: readonly Event[] }[]
  /** By key/version. */
  definitions: Readonly<Record<string, ProcessDefinition>>
}

export interface Analyst {
  begin(study: Study): void
  add(page: Page): void
  finish(): { findings: readonly Finding[]; requests: number }
  /** What the last training learnt; undefined before the first, or where there was too little. */
  saved(): Saved | undefined
  /** Takes up what was saved; false when it is of another edition, or none. */
  recall(study: Study, saved: unknown): boolean
  /** `load` = what lies now with whoever it waits for. */
  forecast(own: OwnRequest, load?: Load): Forecast | TooFew
  /** A request that just moved, with all of its log: what that raises, and what is no longer so. */
  moved(own: OwnRequest): Live
  map(process: string, since: number): ProcessMap | undefined
}

/** Finished requests of a process below which nothing is foretold. */
export const FEWEST_FINISHED = 30

interface Studying {
  study: Study
  scanner: OwnScanner
  finished: OwnRequest[]
  returns: ReturnStudy
  maps: MapStudy
  stream: OwnStream
}
interface Learnt {
  predictor?: Predictor
  counts: ReadonlyMap<string, number>
}

/** Grows with the shape of what is saved. */
const EDITION = 2

export function createAnalyst(): Analyst {
  let studying: Studying
  let learnt: (Omit<Studying, 'scanner' | 'finished'> & Learnt) | undefined
  let saved: Saved | undefined

  return {
    begin(study) {
      studying = {
        study,
        scanner: createOwnScanner(study.people, study),
        finished: [],
        returns: createReturnStudy(),
        maps: createMapStudy(),
        stream: createOwnStream(study.people, study.zone),
      }
    },
    add({ requests, definitions }) {
      for (const { request, events } of requests) {
        const definition = definitions[`${request.process.key}/${request.process.version}`]
        if (!definition) continue
        const own = { request, events, definition }
        studying.scanner.add(own)
        studying.returns.add(own)
        studying.maps.add(own)
        studying.stream.remember(own)
        if (request.status === 'approved' || request.status === 'rejected') studying.finished.push(own)
      }
      studying.stream.forget(studying.study.now)
    },
    finish() {
      const { study, scanner, finished, returns, maps, stream } = studying
      const { findings, requests } = scanner.scan()
      stream.know(findings)
      const counts = new Map<string, number>()
      for (const { definition } of finished) counts.set(definition.key, (counts.get(definition.key) ?? 0) + 1)
      const before = study.train === false ? learnt?.predictor : undefined
      const predictor = before ?? trained(study, finished, counts)
      learnt = { study, counts, returns, maps, stream, ...(predictor ? { predictor } : {}) }
      studying.finished = []
      return { findings, requests }
    },
    saved: () => saved,
    recall(study, from) {
      if (!isSaved(from)) return false
      const { counts } = from
      const predictor = train(from.log, recallTrees(from.trees).grow)
      saved = from
      // What this process has seen of the log itself stays: only the forecasts are taken over.
      learnt = {
        returns: learnt?.returns ?? createReturnStudy(),
        maps: learnt?.maps ?? createMapStudy(),
        stream: learnt?.stream ?? createOwnStream(study.people, study.zone),
        study,
        counts,
        predictor,
      }
      return true
    },
    forecast(own, load) {
      const n = learnt?.counts.get(own.definition.key) ?? 0
      if (!learnt?.predictor || n < FEWEST_FINISHED) return { tooFew: true, n, needed: FEWEST_FINISHED }
      const one = buildOwnLog(learnt.study.people, learnt.study.zone, { desks: true })
      one.add(own)
      const { log } = one.build()
      const said = learnt.predictor.predict({ log, case: 0, last: log.time.length - 1, ...(load ? { load } : {}) })
      return {
        remaining: said.remaining,
        low: said.low,
        high: said.high,
        returns: said.returns,
        n,
        reasons: learnt.returns.reasons(own),
        traits: learnt.returns.traits(own),
      }
    },
    moved: (own) => learnt?.stream.moved(own) ?? { raised: [], withdrawn: [] },
    map: (process, since) => learnt?.maps.map(process, since),
  }

  /** Only the newest: what was usual years ago foretells little, and training must end before the morning. */
  function trained(
    study: Study,
    finished: readonly OwnRequest[],
    counts: ReadonlyMap<string, number>,
  ): Predictor | undefined {
    const newest = finished
      .toSorted((a, b) => (a.request.submittedAt < b.request.submittedAt ? 1 : -1))
      .slice(0, MOST_TRAINED)
    saved = undefined
    if (newest.length < FEWEST_FINISHED) return undefined
    const builder = buildOwnLog(study.people, study.zone, { desks: true })
    for (const own of newest.toReversed()) builder.add(own)
    const { log } = builder.build()
    const { grow, grown } = recallTrees()
    const predictor = train(log, grow)
    saved = { edition: EDITION, log, trees: grown, counts }
    return predictor
  }
}

const isSaved = (from: unknown): from is Saved =>
  typeof from === 'object' && from !== null && 'edition' in from && from.edition === EDITION

const MOST_TRAINED = 20_000

/** Not filed yet: as if it were, now. */
export function imagined(
  {
    definition,
    initiator,
    values,
    now,
  }: { definition: ProcessDefinition; initiator: string; values: Request['values']; now: Temporal.Instant },
  version: number,
): OwnRequest {
  const at = now.toString()
  const process = { key: definition.key, version }
  return {
    definition,
    request: {
      id: 'imagined',
      number: '',
      process,
      initiator,
      values,
      picks: {},
      submittedAt: at,
      round: 1,
      activations: [],
      tasks: [],
      copied: [],
      status: 'underway',
      at: '',
    },
    events: [{ type: 'Submitted', by: initiator, request: 'imagined', number: '', process, values, at }],
  }
}
