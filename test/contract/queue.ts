// The law every queue keeps, whatever it stands on.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemClock, Temporal } from '../../src/kernel/clock.ts'
import { Fault } from '../../src/kernel/fault.ts'
import type { Job, Queue } from '../../src/kernel/job.ts'
import { createGate } from '../kit/gate.ts'

const until = (what: () => void) => vi.waitFor(what, { timeout: 15_000, interval: 10 })
const job = (more: Partial<Job> = {}): Job => ({ id: randomUUID(), name: 'note', data: {}, ...more })

export function queueContract(name: string, open: () => Promise<Queue>): void {
  describe(name, () => {
    let queue: Queue
    let ran: { name: string; data: Record<string, unknown>; id: string; attempt: number }[] = []
    const note = (kind: string) => async (data: Record<string, unknown>, job: { id: string; attempt: number }) => {
      ran.push({ name: kind, data, ...job })
    }
    /** Jobs run in order of arrival on one hand: when this one has run, so have those before it. */
    const flushed = async () => {
      const last = job({ name: 'flush' })
      await queue.add([last])
      await until(() => expect(ran.map((one) => one.id)).toContain(last.id))
    }

    beforeEach(async () => {
      ran = []
      queue = await open()
    })
    afterEach(() => queue.close())

    test('hands a job to the handler of its name, with its words as they were', async () => {
      await queue.work({ note: note('note'), flush: note('flush') })
      const data = { text: '请假 "三天" \\ 🙂', list: [1, null, { deep: true }] }
      const one = job({ data })
      await queue.add([one, job({ name: 'flush' })])
      await until(() => expect(ran).toHaveLength(2))
      expect(ran).toContainEqual({ name: 'note', data, id: one.id, attempt: 1 })
    })

    test('keeps what is added before anybody works', async () => {
      await queue.add([job(), job(), job()])
      await queue.work({ note: note('note') })
      await until(() => expect(ran).toHaveLength(3))
    })

    test('the same id again is ignored: while it waits, while it runs and after it is done', async () => {
      const one = job()
      await queue.add([one])
      await queue.add([one, one])
      await queue.work({ note: note('note'), flush: note('flush') }, { concurrency: 1 })
      await until(() => expect(ran).toHaveLength(1))
      await queue.add([one])
      await flushed()
      expect(ran.filter((run) => run.id === one.id)).toHaveLength(1)
    })

    test('on one hand jobs run in the order they came', async () => {
      const jobs = Array.from({ length: 20 }, (_, n) => job({ data: { n } }))
      await queue.add(jobs)
      await queue.work({ note: note('note') }, { concurrency: 1 })
      await until(() => expect(ran).toHaveLength(20))
      expect(ran.map((run) => run.data['n'])).toEqual(jobs.map((_, n) => n))
    })

    test('several hands work side by side', async () => {
      const together = createGate()
      let inside = 0
      await queue.work(
        {
          meet: async () => {
            if (++inside === 3) together.open()
            await together.passed
          },
        },
        { concurrency: 3 },
      )
      await queue.add([job({ name: 'meet' }), job({ name: 'meet' }), job({ name: 'meet' })])
      await together.passed
      expect(inside).toBe(3)
    })

    test('a job with a time waits for it', async () => {
      const runAt = systemClock.now().add({ milliseconds: 700 })
      let ranAt: Temporal.Instant | undefined
      await queue.work({
        note: async () => {
          ranAt = systemClock.now()
        },
      })
      await queue.add([job({ runAt })])
      await until(() => expect(ranAt).toBeDefined())
      expect(
        Temporal.Instant.compare(ranAt ?? runAt.subtract({ hours: 1 }), runAt.subtract({ milliseconds: 20 })),
      ).toBeGreaterThanOrEqual(0)
    })

    test('a time that has passed is now', async () => {
      await queue.work({ note: note('note') })
      await queue.add([job({ runAt: systemClock.now().subtract({ hours: 1 }) })])
      await until(() => expect(ran).toHaveLength(1))
    })

    test('a handler that throws is tried again, told which attempt it is', async () => {
      const dead: Job[] = []
      await queue.work(
        {
          flaky: async (data, { id, attempt }) => {
            ran.push({ name: 'flaky', data, id, attempt })
            if (attempt < 3) throw new Error('not yet')
          },
        },
        { onDead: (one) => dead.push(one) },
      )
      await queue.add([job({ name: 'flaky' })])
      await until(() => expect(ran.map((run) => run.attempt)).toEqual([1, 2, 3]))
      expect(dead).toEqual([])
    })

    test('while what it needs is away a job is not given up, and none of its attempts is spent', async () => {
      const dead: Job[] = []
      let away = 7
      await queue.work(
        {
          patient: async (data, more) => {
            ran.push({ name: 'patient', data, ...more })
            if (away-- > 0) throw new Fault('unavailable', 'the database is away')
          },
        },
        { onDead: (one) => dead.push(one) },
      )
      await queue.add([job({ name: 'patient' })])
      await until(() => expect(ran.map((run) => run.attempt)).toEqual(Array.from({ length: 8 }, () => 1)))
      expect(dead).toEqual([])
    })

    test('a job nobody handles is dead at once, and said to be', async () => {
      const dead: { job: Job; error: Error }[] = []
      await queue.work({ note: note('note') }, { onDead: (one, error) => dead.push({ job: one, error }) })
      const unknown = job({ name: 'unknown', data: { a: 1 } })
      await queue.add([unknown])
      await until(() => expect(dead).toHaveLength(1))
      expect(dead[0]?.job).toMatchObject({ id: unknown.id, name: 'unknown', data: { a: 1 } })
      expect(dead[0]?.error.message).toContain('unknown')
    })

    test('after five attempts a job is dead, and said to be', async () => {
      const dead: string[] = []
      const one = job({ name: 'bad' })
      await queue.work(
        {
          bad: async (data, more) => {
            ran.push({ name: 'bad', data, ...more })
            throw new Error('never')
          },
        },
        { onDead: ({ id }, error) => dead.push(`${id} ${error.message}`) },
      )
      await queue.add([one])
      await until(() => expect(dead).toEqual([`${one.id} never`]))
      expect(ran.map((run) => run.attempt)).toEqual([1, 2, 3, 4, 5])
    })

    test('every so often; named again it is replaced, not doubled', async () => {
      await queue.every('often', Temporal.Duration.from({ hours: 1 }), 'UTC')
      await queue.every('often', Temporal.Duration.from({ milliseconds: 200 }), 'UTC')
      await queue.work({ often: note('often') })
      await until(() => expect(ran.length).toBeGreaterThanOrEqual(3))
    })

    test('every so often: said again as it was, as at every start, it goes on', async () => {
      const often = () => queue.every('often', Temporal.Duration.from({ milliseconds: 300 }), 'UTC')
      await often()
      await queue.work({ often: note('often') })
      await until(() => expect(ran.length).toBeGreaterThanOrEqual(1))
      await often()
      await until(() => expect(ran.length).toBeGreaterThanOrEqual(3))
      expect(new Set(ran.map((run) => run.id)).size).toBe(ran.length)
    })

    test('on a cron line, in a zone', async () => {
      await queue.every('tick', '* * * * * *', 'Asia/Shanghai')
      await queue.work({ tick: note('tick') })
      await until(() => expect(ran.length).toBeGreaterThanOrEqual(2))
      expect(new Set(ran.map((run) => run.id)).size).toBe(ran.length)
    })

    test('closing waits for the job that is running', async () => {
      const running = createGate()
      let finished = false
      await queue.work({
        slow: async () => {
          running.open()
          await new Promise((done) => setTimeout(done, 100))
          finished = true
        },
      })
      await queue.add([job({ name: 'slow' })])
      await running.passed
      await queue.close()
      expect(finished).toBe(true)
    })
  })
}
