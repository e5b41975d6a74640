// Backups of the embedded database: whole, named by time, the newest kept; put back without losing what was there.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { backup, finishRestore, listBackups, restore } from '../../../src/adapters/postgres/backup.ts'
import { createClock } from '../../../src/kernel/clock.ts'
import { createTestDataDir, openOwnDatabase, TEST_NOW } from '../../kit/database.ts'
import type { TestDatabase } from '../../kit/database.ts'
import { company, file, ORG, submitted } from '../../contract/database/samples.ts'

const dirs: string[] = []
const emptyDir = () => {
  const dir = path.join(os.tmpdir(), `yiju-test-${randomUUID()}`)
  dirs.push(dir)
  return dir
}
afterAll(() => {
  for (const dir of dirs) fs.rmSync(dir, { recursive: true, force: true })
})
const numbers = async ({ database }: TestDatabase) =>
  (await database.open(ORG).views.mine('li', { limit: 10 })).map((row) => row.request.number).toSorted()

test('taken while the server works, put back when it has stopped; what was there stands aside', async () => {
  const dir = await createTestDataDir()
  dirs.push(dir)
  const running = await openOwnDatabase({ dataDir: dir })
  const now = running.clock.now()
  const store = running.database.open(ORG)
  await store.people.save(company)
  await file(store, submitted({ id: 'r1', number: 'LV-1' }))
  const copy = await running.database.transaction(ORG, async (inside) => {
    // Not committed when the copy is taken: no part of it.
    await file(inside, submitted({ id: 'r2', number: 'LV-2' }))
    return backup(running.embedded, { keep: 3, now })
  })
  expect(path.relative(dir, copy)).toBe('backups/20260305T013000Z.tar.gz')

  await expect(restore(copy, dir, now)).rejects.toMatchObject({ code: 'in-use' })
  expect(await numbers(running)).toEqual(['LV-1', 'LV-2'])
  await running.close()

  const { movedTo } = await restore(copy, dir, now)
  expect(path.relative(dir, movedTo ?? '')).toBe('db.before-restore-20260305T013000Z')
  const restored = await openOwnDatabase({ dataDir: dir })
  expect(await numbers(restored)).toEqual(['LV-1'])
  await restored.close()

  const elsewhere = emptyDir()
  expect(await restore(copy, elsewhere, now)).toEqual({})
  fs.rmSync(path.join(elsewhere, 'db'), { recursive: true })
  fs.renameSync(movedTo ?? '', path.join(elsewhere, 'db'))
  const before = await openOwnDatabase({ dataDir: elsewhere })
  expect(await numbers(before)).toEqual(['LV-1', 'LV-2'])
  await before.close()
})

test('the newest are kept; two in one second are two; what is not a backup is left alone', async () => {
  const clock = createClock(TEST_NOW)
  const dataDir = emptyDir()
  const take = (bytes: string) =>
    backup({ dataDir, dump: async () => Buffer.from(bytes) }, { keep: 2, now: clock.now() })
  const first = await take('1')
  const second = await take('2')
  expect(second).not.toBe(first)
  expect(listBackups(dataDir)).toEqual([first, second])
  fs.writeFileSync(path.join(dataDir, 'backups/.half.part'), '')
  fs.writeFileSync(path.join(dataDir, 'backups/notes.txt'), '')
  clock.advance({ hours: 1 })
  const third = await take('3')
  expect(listBackups(dataDir)).toEqual([second, third])
  expect(gunzipSync(fs.readFileSync(third)).toString()).toBe('3')
  expect(fs.readdirSync(path.join(dataDir, 'backups'))).toHaveLength(4)
})

const cutOff = (...restoring: string[]) => {
  const dataDir = emptyDir()
  for (const name of ['db.before-restore-20260305T013000Z', ...restoring])
    fs.mkdirSync(path.join(dataDir, name), { recursive: true })
  return dataDir
}

describe('a restore killed between taking the old one away and putting the new one in place', () => {
  test('is finished by the next who opens the directory', () => {
    const dataDir = cutOff('db.restoring-1')
    finishRestore(dataDir)
    expect(fs.readdirSync(dataDir).toSorted()).toEqual(['db', 'db.before-restore-20260305T013000Z'])
  })
  test('two of them: nobody can tell which, so nothing is begun', () => {
    const dataDir = cutOff('db.restoring-1', 'db.restoring-2')
    expect(() => finishRestore(dataDir)).toThrow(/yiju restore/)
  })
  test('a database taken away on purpose, or one that stands, is left alone', () => {
    const gone = cutOff()
    finishRestore(gone)
    expect(fs.existsSync(path.join(gone, 'db'))).toBe(false)
    const stands = cutOff('db.restoring-1', 'db')
    finishRestore(stands)
    expect(fs.existsSync(path.join(stands, 'db.restoring-1'))).toBe(true)
  })
})

test('a copy that could not be written whole leaves none', async () => {
  const dataDir = emptyDir()
  await expect(
    backup(
      { dataDir, dump: () => Promise.reject(new Error('the thread died')) },
      { keep: 2, now: createClock(TEST_NOW).now() },
    ),
  ).rejects.toThrow('the thread died')
  expect(listBackups(dataDir)).toEqual([])
})

describe('refused, while what stands stays', () => {
  test.each([
    ['a file that is not there', 'not-found', undefined],
    ['a file that is no archive', 'bad-input', Buffer.from('hello')],
    ['an archive of something else', 'bad-input', gzipSync('hello')],
    ['an archive cut short', 'bad-input', gzipSync(Buffer.alloc(50_000, 'yiju')).subarray(0, 60)],
  ])('%s', async (_what, code, bytes) => {
    const dataDir = emptyDir()
    fs.mkdirSync(path.join(dataDir, 'db'), { recursive: true })
    fs.writeFileSync(path.join(dataDir, 'db/PG_VERSION'), '18')
    const bad = path.join(dataDir, 'bad.tar.gz')
    if (bytes) fs.writeFileSync(bad, bytes)
    await expect(restore(bad, dataDir, createClock(TEST_NOW).now())).rejects.toMatchObject({ code })
    expect(fs.readdirSync(dataDir).filter((name) => name.startsWith('db'))).toEqual(['db'])
    expect(fs.readFileSync(path.join(dataDir, 'db/PG_VERSION'), 'utf8')).toBe('18')
  })

  test('a server, which has better tools', async () => {
    await expect(backup(undefined, { keep: 1, now: createClock(TEST_NOW).now() })).rejects.toThrow(/pg_dump/)
  })
})
