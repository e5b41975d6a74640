// Whose turn it is at the one session of the embedded database.
import { expect, test } from 'vitest'
import { turnstile, urgently } from '../../../src/adapters/postgres/turnstile.ts'

test('one at a time, in order, the urgent ones first but never twice running while others wait', async () => {
  const enter = turnstile()
  const went: string[] = []
  let inside = 0
  const go = async (name: string) => {
    const leave = await enter()
    expect(++inside).toBe(1)
    went.push(name)
    await Promise.resolve()
    inside--
    leave()
    leave()
  }
  const first = go('a')
  const ordinary = ['b', 'c', 'd'].map(go)
  const urgent = ['x', 'y'].map((name) => urgently(() => go(name)))
  await Promise.all([first, ...ordinary, ...urgent])
  expect(went).toEqual(['a', 'x', 'b', 'y', 'c', 'd'])
  await go('later')
  expect(went.at(-1)).toBe('later')
})
