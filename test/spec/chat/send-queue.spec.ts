// One line per conversation: in order, within the rate, waiting when the platform says so, forgotten when idle.
import { expect, test } from 'vitest'
import { createSendQueue } from '../../../src/chat/send-queue.ts'
import { stopwatch, Temporal } from '../../../src/kernel/clock.ts'
import { Fault } from '../../../src/kernel/fault.ts'

const sleep = (ms: number) => new Promise((go) => setTimeout(go, ms))
const busy = (ms: number) =>
  new Fault('rate-limited', '429', { retryAfter: Temporal.Duration.from({ milliseconds: ms }) })
const quick = { each: { sends: 100, perMs: 100 } }

test('a line keeps its order though the first send is slow; another line does not wait for it', async () => {
  const queue = createSendQueue(quick)
  const said: string[] = []
  const say = (line: string, word: string, ms: number) =>
    queue.send(line, async () => {
      await sleep(ms)
      said.push(word)
    })
  await Promise.all([say('a', 'a1', 60), say('a', 'a2', 0), say('b', 'b1', 0)])
  expect(said).toEqual(['b1', 'a1', 'a2'])
})

test('no faster than the rate of a line, nor than the rate of all', async () => {
  const each = createSendQueue({ each: { sends: 2, perMs: 150 } })
  const watch = stopwatch()
  await Promise.all([1, 2, 3, 4, 5].map(() => each.send('a', async () => {})))
  expect(watch()).toBeGreaterThanOrEqual(290)

  const all = createSendQueue({ each: { sends: 100, perMs: 10 }, all: { sends: 2, perMs: 150 } })
  const again = stopwatch()
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((line) => all.send(line, async () => {})))
  expect(again()).toBeGreaterThanOrEqual(290)
})

test('"later" goes to the caller, and holds the line: what comes behind waits, the platform is not asked before', async () => {
  const queue = createSendQueue(quick)
  const watch = stopwatch()
  const times: number[] = []
  const first = queue.send('a', async () => {
    throw busy(120)
  })
  const second = queue.send('a', async () => void times.push(watch()))
  const other = queue.send('b', async () => void times.push(watch()))
  await expect(first).rejects.toMatchObject({ code: 'rate-limited' })
  await Promise.all([second, other])
  expect(times).toHaveLength(2)
  // The other line went first, this one when the wait was over.
  expect(times[0]).toBeLessThan(times[1]!)
  expect(times[1]).toBeGreaterThanOrEqual(115)
})

test('with patience the same send tries again, in order', async () => {
  const queue = createSendQueue({ ...quick, patienceMs: 1000 })
  let refused = false
  const said: string[] = []
  const first = queue.send('a', async () => {
    if (!refused) {
      refused = true
      throw busy(50)
    }
    said.push('first')
  })
  await Promise.all([first, queue.send('a', async () => void said.push('second'))])
  expect(said).toEqual(['first', 'second'])
})

test('behind a long wait every send gets the Fault with what is left, without asking the platform', async () => {
  const queue = createSendQueue(quick)
  let asked = 0
  const send = () =>
    queue
      .send('a', async () => {
        asked += 1
        throw busy(60_000)
      })
      .catch((e: unknown) => e as Fault)
  const faults = await Promise.all([send(), send()])
  expect(asked).toBe(1)
  expect(faults.map((f) => f.code)).toEqual(['rate-limited', 'rate-limited'])
  expect(faults[1]!.retryAfter!.total('seconds')).toBeGreaterThan(55)
})

test('another fault stops that send alone', async () => {
  const queue = createSendQueue(quick)
  const lost = queue.send('a', () => Promise.reject(new Fault('forbidden', 'no')))
  const next = queue.send('a', async () => 'sent')
  await expect(lost).rejects.toThrow('no')
  expect(await next).toBe('sent')
})

test('an idle line is forgotten', async () => {
  const queue = createSendQueue({ each: { sends: 5, perMs: 20 } })
  await Promise.all(Array.from({ length: 50 }, (_, i) => queue.send(`c${i}`, async () => {})))
  await expect.poll(() => queue.lines, { timeout: 2000 }).toBe(0)
})
