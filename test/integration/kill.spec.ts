// Killed with SIGKILL at any instant, the assistant goes on where it was: nothing acknowledged is lost, nothing happens twice.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { StoredMessage } from '../../src/assistant/ports.ts'
import type { RequestDetail, RequestSummary, TaskSummary } from '../../src/assistant/views.ts'
import { callAudit, signInAs, startYiju, type Client, type Running } from '../kit/process.ts'

const KILLS = 10
let dataDir: string
let server: Running

beforeAll(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-kill-'))
})
afterAll(async () => {
  await server?.kill()
  fs.rmSync(dataDir, { recursive: true, force: true })
})

test(
  `${KILLS} kills while people file and decide: nothing acknowledged is lost, nothing is decided or announced twice`,
  { timeout: 600_000 },
  async () => {
    server = await startYiju({ dataDir })
    const before = new Set((await everyRequest(await signInAs(server, 'wang-fang'))).map((r) => r.id))
    const acknowledged: string[] = []
    const random = seeded(20_261_125)

    for (let kill = 0; kill < KILLS; kill++) {
      const [me, manager] = [await signInAs(server, 'wang-fang'), await signInAs(server, 'li-qiang')]
      const alive = { yes: true }
      const work = Promise.all([speak(me, alive, acknowledged), decideAll(manager, alive)])
      // On a busy machine nothing may have happened yet: something is acknowledged first, then the blow falls at any instant.
      const sofar = acknowledged.length
      for (let waited = 0; acknowledged.length === sofar && waited < 60_000; waited += 20) await pause(20)
      await pause(random() * 1_500)
      await server.kill()
      alive.yes = false
      await work
      server = await startYiju({ dataDir })
    }

    const [me, manager] = [await signInAs(server, 'wang-fang'), await signInAs(server, 'li-qiang')]
    await settled(me)
    await settled(manager)

    // Each acknowledged sentence stands in the conversation exactly once.
    const spoken = (await everyMessage(me)).filter((m) => m.from === 'person').map((m) => m.text)
    for (const text of acknowledged) expect(spoken.filter((t) => t === text)).toHaveLength(1)
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS)

    // Every request that came of them was announced to its approver exactly once per task, and decided at most once.
    const mine = (await everyRequest(me)).filter((r) => !before.has(r.id))
    expect(mine.length).toBeGreaterThan(0)
    const cardsNow = async () =>
      (await everyMessage(manager)).flatMap((m) => (m.card?.about?.task ? [m.card.about] : []))
    const tasksOf = async ({ id }: RequestSummary) => {
      const detail = await me.get<RequestDetail>(`/api/requests/${id}`)
      const asked = detail.route
        .flatMap((s) => s.people)
        .filter((p) => p.id === manager.id && p.state !== 'coming' && p.state !== 'autoPassed')
      const approved = detail.timeline.filter((e) => e.type === 'Approved' && e.by?.id === manager.id)
      return { id, asked: asked.length, approved: approved.length }
    }
    // What was being announced when it was killed is taken up again within some seconds.
    await vi.waitFor(
      async () => {
        const cards = await cardsNow()
        for (const { id, asked } of await Promise.all(mine.map(tasksOf)))
          expect(cards.filter((c) => c.request === id)).toHaveLength(asked)
      },
      { timeout: 60_000, interval: 500 },
    )
    for (const { asked, approved } of await Promise.all(mine.map(tasksOf))) expect(approved).toBeLessThanOrEqual(asked)
    const cards = await cardsNow()
    // No card speaks of a request that does not exist.
    for (const card of cards) expect(await manager.status('GET', `/api/requests/${card.request}`)).toBe(200)

    expect(await callAudit(server)).toMatchObject({ findings: [] })
  },
)

/** Sentences one after another; one counts as acknowledged only when the server answered 200. */
async function speak(me: Client, alive: { yes: boolean }, acknowledged: string[]): Promise<void> {
  for (let n = acknowledged.length; alive.yes; n++) {
    const text = `报销 ${100 + n} 元打车费`
    try {
      await me.post('/api/chat/messages', { id: randomUUID(), text })
      acknowledged.push(text)
      await settled(me)
      const button = (await latest(me))?.card?.buttons.find((b) => b.role === 'primary')
      if (button) await me.post('/api/chat/press', { id: randomUUID(), button: button.id })
      await settled(me)
    } catch {
      // Killed in between: what was not acknowledged may be lost, and only that.
    }
    if (alive.yes) await pause(5)
  }
}

/** Approves everything that waits, each time with ten clicks at once. */
async function decideAll(manager: Client, alive: { yes: boolean }): Promise<void> {
  while (alive.yes) {
    try {
      const { items } = await manager.get<{ items: TaskSummary[] }>('/api/tasks')
      const [first] = items
      if (first) {
        const click = () =>
          manager.post(`/api/requests/${first.id}/commands`, {
            key: randomUUID(),
            command: { do: 'approve', task: first.task },
          })
        await Promise.allSettled(Array.from({ length: 10 }, click))
      }
    } catch {
      // Killed in between.
    }
    if (alive.yes) await pause(20)
  }
}

const latest = async (me: Client): Promise<StoredMessage | undefined> => (await page(me)).messages.at(-1)

const page = (me: Client, before?: number) =>
  me.get<{ messages: StoredMessage[]; more: boolean; thinking: boolean }>(
    `/api/chat${before ? `?before=${before}` : ''}`,
  )

async function settled(me: Client): Promise<void> {
  while ((await page(me)).thinking) await pause(10)
}

async function everyMessage(me: Client): Promise<StoredMessage[]> {
  const all: StoredMessage[] = []
  for (let at = await page(me); ; at = await page(me, at.messages[0]!.seq)) {
    all.unshift(...at.messages)
    if (!at.more) return all
  }
}

async function everyRequest(me: Client): Promise<RequestSummary[]> {
  const all: RequestSummary[] = []
  for (let before = ''; ; before = `&before=${all.at(-1)!.id}`) {
    const { items, more } = await me.get<{ items: RequestSummary[]; more: boolean }>(
      `/api/requests?scope=mine${before}`,
    )
    all.push(...items)
    if (!more) return all
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** mulberry32: the same kills every time. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
