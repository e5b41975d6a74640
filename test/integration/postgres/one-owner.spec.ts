// One process to a data directory, and what is left when that process is killed.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { lockDirectory, ownerOf } from '../../../src/adapters/postgres/directory-lock.ts'
import { verifyAudit } from '../../../src/adapters/postgres/audit.ts'
import { createTestDataDir, openOwnDatabase } from '../../kit/database.ts'
import { runChild } from '../../kit/child.ts'
import type { Child } from '../../kit/child.ts'
import { ORG } from '../../contract/database/samples.ts'

const opener = new URL('../../kit/children/opener.ts', import.meta.url)
const writer = new URL('../../kit/children/writer.ts', import.meta.url)
const children: Child[] = []
const dirs: string[] = []
const run = (file: URL, ...args: string[]) => {
  const child = runChild(file, args)
  children.push(child)
  return child
}
const dataDir = async () => {
  const dir = await createTestDataDir()
  dirs.push(dir)
  return dir
}
const emptyDir = () => {
  const dir = path.join(os.tmpdir(), `yiju-test-${randomUUID()}`)
  fs.mkdirSync(dir)
  dirs.push(dir)
  return dir
}
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill()
  for (const dir of dirs.splice(0)) fs.rmSync(dir, { recursive: true, force: true })
})

test('a second process is refused, told who holds the directory and what to do', async () => {
  const dir = await dataDir()
  const first = run(opener, dir)
  await first.said('open')
  const refusal = await run(opener, dir).said('refused')
  expect(refusal).toContain(dir)
  expect(refusal).toContain(`in use by process ${first.pid}`)
  expect(refusal).toMatch(/Stop that one first, .*--data.*DATABASE_URL/)
  await expect(openOwnDatabase({ dataDir: dir })).rejects.toMatchObject({ code: 'in-use', retryable: false })
  expect(ownerOf(dir)).toMatchObject({ pid: first.pid })
})

test('when the owner was killed the next one gets in; of several at once, one', async () => {
  const dir = await dataDir()
  const first = run(opener, dir)
  await first.said('open')
  await first.kill()
  expect(ownerOf(dir)).toBeUndefined()
  const racers = Array.from({ length: 3 }, () => run(opener, dir))
  const outcomes = await Promise.all(racers.map((racer) => Promise.race([racer.said('open'), racer.said('refused')])))
  expect(outcomes.filter((outcome) => outcome === 'open')).toHaveLength(1)
})

test('a lock from another machine or container counts while it is touched, and no longer', () => {
  const dir = emptyDir()
  const lock = path.join(dir, 'owner.lock')
  fs.writeFileSync(
    lock,
    JSON.stringify({ id: 'x', pid: process.pid, started: '', boot: 'elsewhere', since: '2026-03-05T01:30:00Z' }),
  )
  expect(() => lockDirectory(dir)).toThrow(/in use/)
  fs.utimesSync(lock, 1, 1)
  const free = lockDirectory(dir)
  expect(ownerOf(dir)).toMatchObject({ pid: process.pid })
  free()
  expect(fs.readdirSync(dir).filter((name) => name.startsWith('owner'))).toEqual([])
})

test('a lock nobody can read, as a power cut leaves it, counts while it is touched, and no longer', () => {
  const dir = emptyDir()
  const lock = path.join(dir, 'owner.lock')
  fs.writeFileSync(lock, '')
  expect(() => lockDirectory(dir)).toThrow(/in use by another process \(its mark/)
  fs.utimesSync(lock, 1, 1)
  lockDirectory(dir)()
  expect(fs.readdirSync(dir)).toEqual([])
})

test('a lock left by a process whose number somebody else has now is dead', () => {
  const dir = emptyDir()
  const free = lockDirectory(dir)
  const lock = path.join(dir, 'owner.lock')
  const owner: Record<string, unknown> = JSON.parse(fs.readFileSync(lock, 'utf8'))
  free()
  fs.writeFileSync(lock, JSON.stringify({ ...owner, started: '1' }))
  expect(ownerOf(dir)).toBeUndefined()
  lockDirectory(dir)()
})

test(
  'killed while writing, again and again: whatever was acknowledged is there, whole',
  { timeout: 120_000 },
  async () => {
    const dir = await dataDir()
    const acknowledged: string[] = []
    for (const rounds of [3, 40]) {
      const child = run(writer, dir, String(acknowledged.length + 1_000 * rounds))
      while (child.lines.length < rounds)
        await child.said(
          child.lines.length
            ? `acknowledged r${1_000 * rounds + acknowledged.length + child.lines.length - 1}`
            : 'ready',
        )
      await child.kill()
      acknowledged.push(
        ...child.lines
          .filter((line) => line.startsWith('acknowledged'))
          .map((line) => line.slice('acknowledged '.length)),
      )
    }
    const opened = await openOwnDatabase({ dataDir: dir })
    const { rows } = await opened.pool.query<{ id: string }>('select id from request')
    const stored = new Set(rows.map((row) => row.id))
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
    // One more may have been committed without a chance to say so: a round at most.
    expect(stored.size - acknowledged.length).toBeLessThanOrEqual(2)
    const jobs = await opened.database.unsent(10_000)
    expect(new Set(jobs.map((job) => job.data['request']))).toEqual(stored)
    expect(await verifyAudit(opened.pool, ORG)).toMatchObject({ requests: stored.size, findings: [] })
    await opened.close()
  },
)
