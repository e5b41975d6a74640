// Where the contracts are walked through: always the embedded database, and real servers when their addresses are given.
import { afterAll, describe, test } from 'vitest'
import pg from 'pg'
import { openOwnDatabase, openTestDatabase, TEST_NOW } from '../kit/database.ts'
import type { TestDatabase } from '../kit/database.ts'

export const serverUrl = process.env['TEST_DATABASE_URL']
/** The server has pgvector. */
export const serverHasVector = process.env['TEST_PGVECTOR'] === '1'
export const redisUrl = process.env['TEST_REDIS_URL']

/** `open` gives an empty database each time. */
export function onEveryDatabase(suite: (open: () => Promise<TestDatabase>) => void): void {
  describe('embedded', () => suite(openTestDatabase))
  if (serverUrl === undefined) return skipLoudly('a PostgreSQL server', 'TEST_DATABASE_URL')
  describe('PostgreSQL server', () => {
    const server = databaseOfOurOwn(serverUrl)
    afterAll(server.drop)
    suite(server.open)
  })
}

/** The same, where the server has pgvector. */
export function onEveryVectorDatabase(suite: (open: () => Promise<TestDatabase>) => void): void {
  if (serverUrl === undefined || serverHasVector) return onEveryDatabase(suite)
  describe('embedded', () => suite(openTestDatabase))
  skipLoudly('a PostgreSQL server with pgvector', 'TEST_PGVECTOR')
}

export function skipLoudly(what: string, variable: string): void {
  test.skip(`${what}: NOT RUN, ${variable} is not set (scripts/services.ts starts one)`, () => {})
  console.warn(`contract not run on ${what}: ${variable} is not set`)
}

/** A database of this file's own on the server: files run side by side. */
export function databaseOfOurOwn(server: string): {
  open(): Promise<TestDatabase>
  drop(): Promise<void>
  url: string
} {
  const name = `yiju_test_${process.pid}_${Math.random().toString(36).slice(2)}`
  const address = new URL(server)
  address.pathname = `/${name}`
  let opened: Promise<TestDatabase> | undefined
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  return {
    url: address.href,
    open: async () => {
      opened ??= admin(`create database ${name}`).then(() =>
        openOwnDatabase({ databaseUrl: address.href, without: serverHasVector ? [] : ['vector'] }),
      )
      const test = await opened
      await test.reset()
      test.clock.set(TEST_NOW)
      return { ...test, close: async () => {} }
    },
    drop: async () => {
      await (await opened)?.close()
      if (opened) await admin(`drop database ${name} with (force)`)
    },
  }
}
