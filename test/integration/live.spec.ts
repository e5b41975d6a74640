// The live line of a screen: it hears its own person's news, and nothing of it stays behind when the screen is gone.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDoor, type Door } from './http-door.ts'

let door: Door
let subscribed = 0
beforeEach(async () => {
  door = await openDoor()
  subscribed = 0
  const { subscribe } = door.office.world.signal
  door.office.world.signal.subscribe = (...given) => {
    subscribed += 1
    const off = subscribe(...given)
    return () => {
      subscribed -= 1
      off()
    }
  }
  await door.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => door.close())

const until = (what: () => void) => vi.waitFor(what, { timeout: 5_000, interval: 10 })

async function open(person: string) {
  const { cookie } = await door.signIn(person)
  const { port } = door.app.server.address() as AddressInfo
  const heard: string[] = []
  const state = { ended: false }
  const request = http.get({ port, path: '/api/live', headers: { cookie } }, (answer) => {
    answer.on('data', (piece: Buffer) => heard.push(piece.toString()))
    answer.on('close', () => {
      state.ended = true
    })
    answer.on('error', () => {})
  })
  request.on('error', () => {})
  await until(() => expect(heard.join('')).toContain('retry'))
  return { heard, state, leave: () => request.destroy() }
}

test('a screen hears of its person and of nobody else; when it is closed nobody speaks to it', async () => {
  const [mine, theirs] = [await open('wang-fang'), await open('li-qiang')]
  door.office.world.signal.publish(door.office.org, 'wang-fang', { kind: 'tasks' })
  await until(() => expect(mine.heard.join('')).toContain('"tasks"'))
  expect(theirs.heard.join('')).not.toContain('tasks')
  mine.leave()
  await until(() => expect(subscribed).toBe(1))
  theirs.leave()
  await until(() => expect(subscribed).toBe(0))
})

test('the twenty-first screen of a person closes the first', async () => {
  const first = await open('wang-fang')
  const others = []
  for (let n = 0; n < 20; n++) others.push(await open('wang-fang'))
  await until(() => expect(first.state.ended).toBe(true))
  await until(() => expect(subscribed).toBe(20))
  for (const other of others) other.leave()
})
