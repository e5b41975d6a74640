// The analysts' thread: what it learnt is taken up by the next one, and it gives way to those that answer people.
import fs from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { createAnalysts } from '../../src/adapters/local/analysts.ts'
import type { Analysts } from '../../src/assistant/insight/ports.ts'
import type { Page } from '../../src/insight/own-analyst.ts'
import { pastOfTheDemo } from '../kit/own-history.ts'

const ORG = 'demo'
const open: Analysts[] = []
const openAnalysts = (): Analysts => {
  const analysts = createAnalysts()
  open.push(analysts)
  return analysts
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

test('a forecast survives the thread that learnt it', async () => {
  const past = pastOfTheDemo()
  const study = { people: past.people, zone: past.organisation.zone, now: past.now.epochMilliseconds }
  const definitions = Object.fromEntries(past.definitions.map((d) => [`${d.key}/1`, d]))
  const pages = async function* (): AsyncGenerator<Page> {
    for (let at = 0; at < past.requests.length; at += 200)
      yield {
        requests: past.requests.slice(at, at + 200).map(({ request, events }) => ({ request, events })),
        definitions,
      }
  }
  /** On a full machine an answer may come too late to be one. */
  const soon = async (analysts: Analysts) => {
    const said = await analysts.forecast(ORG, underway)
    if (!said) throw new Error('too late')
    return said
  }
  const underway = past.requests.find((r) => r.request.status === 'underway')!
  const before = openAnalysts()
  const { learnt, requests } = await before.study(ORG, study, pages())
  expect(requests).toBe(past.requests.length)
  expect(learnt?.byteLength).toBeGreaterThan(1000)
  const said = await vi.waitFor(() => soon(before), { timeout: 30_000 })
  expect(said).toMatchObject({ n: expect.any(Number), remaining: expect.any(Number) })
  await before.close()

  const after = openAnalysts()
  await expect(after.recall(ORG, study, new Uint8Array([1, 2, 3]))).rejects.toThrow()
  expect(await vi.waitFor(() => soon(after), { timeout: 30_000 })).toMatchObject({ tooFew: true })
  expect(await after.recall(ORG, study, learnt!)).toBe(true)
  // Reasons are counted over the whole log, which is read a minute later.
  expect(await vi.waitFor(() => soon(after), { timeout: 30_000 })).toEqual({ ...said, reasons: [], traits: [] })
}, 120_000)

test.skipIf(process.platform !== 'linux')('it stands behind every other thread of the process', async () => {
  const before = new Set(fs.readdirSync('/proc/self/task'))
  // Nothing to recall: it answers that once it is up.
  const answer = openAnalysts().recall(ORG, { people: [], zone: 'Asia/Shanghai', now: 0 }, new Uint8Array())
  await expect(answer).rejects.toThrow()
  const fresh = fs.readdirSync('/proc/self/task').filter((thread) => !before.has(thread))
  expect(fresh.map(niceOf)).toContain(10)
  expect([...before].filter((thread) => fs.existsSync(`/proc/self/task/${thread}`)).map(niceOf)).not.toContain(10)
})

/** Field 19 of the line, counted behind the name in brackets. */
const niceOf = (thread: string): number =>
  Number(fs.readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[16])
