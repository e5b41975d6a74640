// Prepared statements of the embedded database: quick, and never in the way.
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../kit/database.ts'

const open = async () => (await openTestDatabase()).pool

test('the same statement again, with other values, null, and none', async () => {
  const pool = await open()
  const add = (a: unknown, b: unknown) => pool.query('select $1::integer + $2::integer as sum', [a, b])
  expect((await add(1, 2)).rows).toEqual([{ sum: 3 }])
  expect((await add('40', 2)).rows).toEqual([{ sum: 42 }])
  expect((await add(null, 2)).rows).toEqual([{ sum: null }])
  expect((await pool.query('select 1 as one where false')).rows).toEqual([])
})

test('how many rows were written', async () => {
  const pool = await open()
  const insert = await pool.query(
    "insert into outbox (org_id, id, name, data, put_at) select 'a', gen_random_uuid(), n::text, '{}', now() from generate_series(1, $1::integer) n",
    [3],
  )
  expect(insert.rowCount).toBe(3)
  expect((await pool.query("update outbox set name = $1 where org_id = 'a'", ['x'])).rowCount).toBe(3)
  expect((await pool.query("delete from outbox where name = 'nobody'")).rowCount).toBe(0)
})

test('a statement that fails can be asked again; a wrong one is told with its place and without its values', async () => {
  const pool = await open()
  const divide = (by: number) => pool.query('select 10 / $1::integer as part', [by])
  await expect(divide(0)).rejects.toMatchObject({ code: '22012' })
  expect((await divide(5)).rows).toEqual([{ part: 2 }])
  await expect(divide(0)).rejects.toMatchObject({ code: '22012' })
  const error: unknown = await pool
    .query('select $1::integer from nowhere', ['secret'])
    .catch((cause: unknown) => cause)
  expect(error).toMatchObject({ code: '42P01', position: '25' })
  expect(JSON.stringify(error) + String(error)).not.toContain('secret')
})

test('a failure inside a transaction ends it; the session goes on', async () => {
  const pool = await open()
  const client = await pool.connect()
  await client.query('begin')
  await expect(client.query('select 1 / $1::integer', [0])).rejects.toThrow()
  await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' })
  await client.query('rollback')
  client.release()
  expect((await pool.query('select 1 / $1::integer as one', [1])).rows).toEqual([{ one: 1 }])
})

test('a table that changed under a statement, and DEALLOCATE ALL, are got over', async () => {
  const pool = await open()
  await pool.query('create table shape (a integer)')
  await pool.query('insert into shape values ($1)', [1])
  const read = async () => (await pool.query('select * from shape where a = $1', [1])).rows
  expect(await read()).toEqual([{ a: 1 }])
  await pool.query("alter table shape add column b text default 'new'")
  expect(await read()).toEqual([{ a: 1, b: 'new' }])
  await pool.query('deallocate all')
  expect(await read()).toEqual([{ a: 1, b: 'new' }])
  await pool.query('drop table shape')
})

test('more different statements than are kept', async () => {
  const pool = await open()
  const all = await Promise.all(Array.from({ length: 600 }, (_, n) => pool.query(`select $1::integer as n${n}`, [n])))
  expect(all.map(({ rows }, n) => rows[0]?.[`n${n}`])).toEqual(Array.from({ length: 600 }, (_, n) => n))
  expect((await pool.query('select $1::integer as n0', [7])).rows).toEqual([{ n0: 7 }])
  const { rows } = await pool.query<{ count: number }>('select count(*)::integer as count from pg_prepared_statements')
  expect(rows[0]?.count).toBeLessThanOrEqual(501)
})

test('thirty megabytes there and back', async () => {
  const pool = await open()
  const bytes = Buffer.alloc(30_000_000, 'yiju')
  const { rows } = await pool.query<{ size: number; bytes: Buffer }>(
    'select octet_length($1::bytea) as size, $1::bytea as bytes',
    [bytes],
  )
  expect(rows[0]?.size).toBe(30_000_000)
  expect(rows[0]?.bytes.equals(bytes)).toBe(true)
})

test('a copy of the database taken while many ask', async () => {
  const { pool } = await openTestDatabase()
  const asked = Array.from({ length: 50 }, (_, n) => pool.query('select $1::integer as n, pg_sleep(0.001)', [n]))
  expect((await Promise.all(asked)).map(({ rows }) => rows[0]?.n)).toEqual(Array.from({ length: 50 }, (_, n) => n))
})
