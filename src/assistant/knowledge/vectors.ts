// Vectors in the background: what has none gets one, a new model is filled in while the old one still answers, and a process that was killed goes on where it stopped.
import { Fault } from '../../kernel/fault.ts'
import type { Log } from '../../kernel/log.ts'
import { embedMissing } from '../../knowledge/hybrid.ts'
import type { Dense } from '../../knowledge/library.ts'
import type { Embedder, PassageStore, VectorStore } from '../../knowledge/ports.ts'

export interface Vectors {
  /** For the library: the model whose vectors are complete, the wanted one first. */
  dense: Dense
  /** Fills in what is missing; one at a time, and nothing to do when nobody wrote. */
  fill(progress?: (done: number) => void): Promise<void>
}

export interface VectorParts {
  store: Pick<PassageStore, 'edition'>
  vectors: VectorStore
  /** The one that is configured. */
  wanted: Embedder
  /** An earlier model, at the same server. */
  earlier(model: string): Embedder
  log: Log
  now(): number
}

/** How many of the passages a model must know to answer: what is written meanwhile is found by words until its vector is made. */
const COMPLETE = 0.98
/** Counting a hundred thousand rows takes longer than answering. */
const COUNTED_MS = 10_000

export function keepVectors({ store, vectors, wanted, earlier, log, now }: VectorParts): Vectors {
  let serving = wanted
  let looked = Number.NEGATIVE_INFINITY
  let counts: ReadonlyMap<string, number> = new Map()
  let filledAt: string | undefined
  let running: Promise<void> | undefined
  let rest = 0

  /** Other models stand in only while the wanted one is behind the best of them. */
  const look = async () => {
    if (now() - looked < COUNTED_MS) return
    looked = now()
    counts = new Map((await vectors.models()).map((m) => [m.model, m.count]))
    const most = Math.max(0, ...counts.values())
    if ((counts.get(wanted.model) ?? 0) >= most * COMPLETE) serving = wanted
    else {
      const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
      if (best && best[0] !== serving.model) serving = earlier(best[0])
    }
  }

  const fill = async (progress?: (done: number) => void) => {
    const edition = await store.edition()
    if (edition === filledAt || now() < rest) return
    try {
      const made = await embedMissing(vectors, wanted, (done) => {
        looked = Math.min(looked, now() - COUNTED_MS)
        progress?.(done)
      })
      if (made > 0) log.info({ model: wanted.model, made }, 'passages have vectors')
      if (await vectors.index(wanted.model)) log.info({ model: wanted.model }, 'its vectors have an index')
      filledAt = edition
      looked = Number.NEGATIVE_INFINITY
    } catch (error) {
      const wait = error instanceof Fault ? error.retryAfter?.total('milliseconds') : undefined
      rest = now() + (wait ?? REST_MS)
      log.warn(
        { error, model: wanted.model },
        'the embedding server did not answer; words alone answer, and it is asked again',
      )
    }
  }

  return {
    dense: {
      embedder: {
        get model() {
          return serving.model
        },
        embed: (texts, kind) => serving.embed(texts, kind),
      },
      vectors: {
        ...vectors,
        count: async (model) => {
          await look()
          // The library asks for the model it knew a moment ago; another may serve by now.
          return counts.get(model) ?? 0
        },
      },
      onFailure: (error) => log.warn({ error }, 'no vector for a question; words alone answered'),
    },
    fill: (progress) =>
      (running ??= fill(progress).finally(() => {
        running = undefined
      })),
  }
}
const REST_MS = 60_000
