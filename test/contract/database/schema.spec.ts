// The schema: what migrations make is what Prisma believes, and what neither of them says out loud.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../src/adapters/postgres/open.ts'
import { migrate } from '../../../src/adapters/postgres/migrate.ts'
import { createPGlitePool } from '../../../src/adapters/postgres/pglite-pool.ts'
import { startPGlite } from '../../../src/adapters/postgres/pglite-remote.ts'
import { createClock } from '../../../src/kernel/clock.ts'
import { openTestDatabase, TEST_NOW } from '../../kit/database.ts'
import { schemaEngine } from '../../kit/schema-engine.ts'
import { databaseOfOurOwn, onEveryDatabase, serverUrl, skipLoudly } from '../targets.ts'

const prisma = fileURLToPath(new URL('../../../prisma', import.meta.url))
const schema = fs.readFileSync(path.join(prisma, 'schema.prisma'), 'utf8')

describe('drift', () => {
  test('the migrated database is what prisma/schema.prisma says; a column too many is noticed', async () => {
    const { pool, reset } = await openTestDatabase()
    await reset()
    const engine = await schemaEngine(pool, schema)
    expect(await engine.drift()).toEqual({ exitCode: 0, sql: expect.stringContaining('empty migration') })
    await pool.query('alter table person add column oops text')
    expect(await engine.drift()).toEqual({ exitCode: 2, sql: expect.stringContaining('DROP COLUMN "oops"') })
    await pool.query('alter table person drop column oops')
  })
})

onEveryDatabase((open) => {
  test('partial indexes, checks and triggers, which Prisma does not see, are there', async () => {
    const { pool } = await open()
    const names = async (query: string) => (await pool.query<{ name: string }>(query)).rows.map((row) => row.name)
    expect(
      await names(
        `select indexrelid::regclass::text as name from pg_index where indpred is not null and indrelid::regclass::text !~ '^bullmq' order by 1`,
      ),
    ).toEqual(expect.arrayContaining(['deadline_open', 'inbox_waiting', 'outbox_unsent']))
    expect(
      await names(
        `select conname::text as name from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace order by 1`,
      ),
    ).toEqual(expect.arrayContaining(['involvement_kind', 'message_sender', 'person_locale', 'request_finished']))
    expect(
      await names(`select tgname::text as name from pg_trigger where tgfoid = 'written_once'::regproc order by 1`),
    ).toEqual([
      'audit_seal_kept',
      'audit_seal_written_once',
      'insight_access_kept',
      'insight_access_written_once',
      'knowledge_log_kept',
      'knowledge_log_written_once',
      'lesson_change_kept',
      'lesson_change_written_once',
      'process_version_kept',
      'process_version_written_once',
      'request_event_kept',
      'request_event_written_once',
    ])
  })

  test('org_id comes first in every key and index, but for the two that look over all organisations', async () => {
    const { pool } = await open()
    const { rows } = await pool.query<{ name: string }>(
      `select i.indexrelid::regclass::text as name
         from pg_index i join pg_class t on t.oid = i.indrelid
         left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where t.relnamespace = 'public'::regnamespace and t.relname <> '_prisma_migrations' and a.attname is distinct from 'org_id'
        order by 1`,
    )
    expect(rows.map((row) => row.name)).toEqual(['organisation_key', 'organisation_pkey', 'outbox_unsent'])
  })

  test('an instant is stored as that instant, wherever the server stands', async () => {
    const { database, pool, clock } = await open()
    const sessions = database.open('acme').sessions
    await sessions.create({ tokenHash: 'h', person: 'li', csrf: 'c', expiresAt: clock.now() })
    await database.open('acme').outbox.put('x', {}, { runAt: clock.now() })
    for (const column of ['expires_at from session', 'run_at from outbox', 'put_at from outbox']) {
      const { rows } = await pool.query<{ seconds: number }>(
        `select extract(epoch from ${column.split(' ')[0]})::float8 as seconds from ${column.split(' ')[2]}`,
      )
      expect(rows[0]?.seconds, column).toBe(clock.now().epochMilliseconds / 1000)
    }
  })
})

describe('the embedded database', () => {
  test('has no table or function of ours with a name of the queue’s: both stand in one search path', async () => {
    const { pool } = await openTestDatabase()
    const { rows } = await pool.query<{ name: string }>(
      `select relname::text as name from pg_class where relnamespace in ('public'::regnamespace, 'bullmq'::regnamespace) and relkind in ('r', 'S')
        group by relname having count(*) > 1
       union all select proname::text from pg_proc where pronamespace in ('public'::regnamespace, 'bullmq'::regnamespace)
        group by proname having count(distinct pronamespace) > 1`,
    )
    expect(rows).toEqual([])
  })

  test('speaks UTC, whatever the machine does', async () => {
    const { pool } = await openTestDatabase()
    expect((await pool.query<{ zone: string }>("select current_setting('TimeZone') as zone")).rows).toEqual([
      { zone: 'UTC' },
    ])
  })
})

describe('migrations', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-migrations-'))
  const write = (name: string, sql: string) => {
    fs.mkdirSync(path.join(dir, name), { recursive: true })
    fs.writeFileSync(path.join(dir, name, 'migration.sql'), sql)
  }
  const started: { close(): Promise<void> }[] = []
  const fresh = async () => {
    const remote = await startPGlite({}, () => {})
    started.push(remote)
    return createPGlitePool(remote)
  }
  let pool: Awaited<ReturnType<typeof fresh>>
  beforeAll(async () => {
    pool = await fresh()
    write('1_one', 'create table one (id int); insert into one values (1);')
    write(
      '2_two',
      "create function f() returns int language plpgsql as $$ begin return 1; end $$; alter table one add column b text default 'x;y';",
    )
  })
  afterAll(async () => {
    for (const one of started) await one.close()
    fs.rmSync(dir, { recursive: true })
  })

  test('apply in order, once', async () => {
    expect(await migrate(pool, dir)).toEqual(['1_one', '2_two'])
    expect(await migrate(pool, dir)).toEqual([])
    expect((await pool.query('select * from one')).rows).toEqual([{ id: 1, b: 'x;y' }])
  })

  test('one that fails leaves nothing of itself, and says which it was', async () => {
    write('3_bad', 'create table half (id int); select nonsense;')
    await expect(migrate(pool, dir)).rejects.toThrow(/migration 3_bad failed: .*nonsense/)
    expect((await pool.query("select to_regclass('half')::text as half")).rows).toEqual([{ half: null }])
    write('3_bad', 'create table half (id int)')
    expect(await migrate(pool, dir)).toEqual(['3_bad'])
  })

  test('one edited after it was applied is refused', async () => {
    write('1_one', 'create table other (id int)')
    await expect(migrate(pool, dir)).rejects.toThrow('migration 1_one was edited after it was applied')
    write('1_one', 'create table one (id int); insert into one values (1);')
  })

  test('an extension the server lacks stops everything before it begins, or is passed over where that is allowed', async () => {
    write('4_four', 'create table four (id int)')
    write('5_needs', '-- requires: telepathy\ncreate table five (id int)')
    await expect(migrate(pool, dir)).rejects.toThrow(/no extension "telepathy"/)
    expect((await pool.query("select to_regclass('four')::text as four")).rows).toEqual([{ four: null }])
    expect(await migrate(pool, dir, { without: ['telepathy'] })).toEqual(['4_four'])
  })
})

if (serverUrl === undefined) skipLoudly('a PostgreSQL server without pgvector', 'TEST_DATABASE_URL')
else {
  const server = databaseOfOurOwn(serverUrl)
  afterAll(server.drop)
  test('a server without pgvector is refused with what to do about it', async () => {
    const { pool } = await server.open()
    const { rowCount } = await pool.query("select 1 from pg_available_extensions where name = 'vector'")
    const opening = openDatabase({ databaseUrl: server.url, clock: createClock(TEST_NOW) }, () => {})
    if (rowCount) await opening.then((opened) => opened.close())
    else await expect(opening).rejects.toThrow(/no extension "vector": install it on the server/)
  })
}
