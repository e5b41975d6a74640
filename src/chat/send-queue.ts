// One line per conversation: what is sent to it arrives in order, no faster than the platform allows, and waits when it says so.
import PQueue from 'p-queue'
import { stopwatch, Temporal } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'

/** At most so many sends in so many milliseconds. */
export interface Rate {
  sends: number
  perMs: number
}

export interface SendRates {
  /** Per line: one conversation, one channel. */
  each: Rate
  /** All lines together, where the platform counts the whole app. */
  all?: Rate
  /** A send that is told "later" tries again itself when that is over within so long; default 0: the Fault goes to the caller at once. */
  patienceMs?: number
  /** A send behind one that was told "later" waits its turn for so long; default 20 s. Beyond that it gets the Fault unasked. */
  waitMs?: number
}

export interface SendQueue {
  /**
   * Runs `work` when it is this line's turn. A `rate-limited` Fault makes the whole line wait `retryAfter` (1 s when it
   * does not say); the platform is not asked again before.
   */
  send<T>(line: string, work: () => Promise<T>): Promise<T>
  /** Lines that are in memory. */
  readonly lines: number
}

interface Line {
  queue: PQueue
  /** On the queue's own watch: before then nothing may be sent. */
  heldUntil: number
  leaving?: ReturnType<typeof setTimeout>
}

export function createSendQueue({ each, all, patienceMs = 0, waitMs = 20_000 }: SendRates): SendQueue {
  const watch = stopwatch()
  const lines = new Map<string, Line>()
  const everything = all ? new PQueue({ intervalCap: all.sends, interval: all.perMs }) : undefined

  function lineOf(name: string): Line {
    const known = lines.get(name)
    if (known) {
      clearTimeout(known.leaving)
      return known
    }
    const line: Line = {
      queue: new PQueue({ concurrency: 1, intervalCap: each.sends, interval: each.perMs }),
      heldUntil: 0,
    }
    // An idle line is forgotten once its rate and its wait are over, or a company's worth of them would pile up.
    line.queue.on('idle', () => {
      clearTimeout(line.leaving)
      const wait = Math.max(each.perMs, line.heldUntil - watch())
      line.leaving = setTimeout(() => lines.delete(name), wait)
      line.leaving.unref()
    })
    lines.set(name, line)
    return line
  }

  async function inTurn<T>(line: Line, work: () => Promise<T>): Promise<T> {
    const asked = watch()
    for (;;) {
      const wait = line.heldUntil - watch()
      if (wait > waitMs) throw later(wait)
      if (wait > 0) await new Promise((go) => setTimeout(go, wait))
      try {
        return everything ? await everything.add(work) : await work()
      } catch (error) {
        if (!(error instanceof Fault) || error.code !== 'rate-limited') throw error
        line.heldUntil = watch() + (error.retryAfter?.total('milliseconds') ?? 1000)
        if (line.heldUntil - asked > patienceMs) throw error
      }
    }
  }

  return {
    send: (name, work) => {
      const line = lineOf(name)
      return line.queue.add(() => inTurn(line, work))
    },
    get lines() {
      return lines.size
    },
  }
}

const later = (ms: number) =>
  new Fault('rate-limited', 'the platform asked to wait', {
    retryAfter: Temporal.Duration.from({ milliseconds: Math.ceil(ms) }),
  })
