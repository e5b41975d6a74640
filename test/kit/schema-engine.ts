// Prisma's own schema engine, as WASM, over our pool: it compares the database as it is with prisma/schema.prisma.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { z } from 'zod'

type Glue = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')
const Diff = z.object({ exitCode: z.number(), stdout: z.string().nullish() })

export interface SchemaEngine {
  /** 0 and an empty migration when the database is what the schema says; else 2 and the SQL that would make it so. */
  drift(): Promise<{ exitCode: number; sql: string }>
}

export async function schemaEngine(pool: pg.Pool, schema: string): Promise<SchemaEngine> {
  const { SchemaEngine: Engine } = await loaded()
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => adapterOver(pool),
    connectToShadowDb: () => Promise.reject(new Error('no shadow database is needed to look for drift')),
  })
  const engine = await Engine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, factory)
  const files = [{ path: 'schema.prisma', content: schema }]
  return {
    drift: async () => {
      const answer = await engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: '.' },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      })
      const { exitCode, stdout } = Diff.parse(answer)
      return { exitCode, sql: stdout ?? '' }
    },
  }
}

let engine: Promise<Glue> | undefined
/** Once a process: a second instance panics. */
const loaded = () => (engine ??= load())

async function load(): Promise<Glue> {
  const home = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const panic: { message?: string } = {}
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      get: () => panic.message,
      set_message: (message: string) => (panic.message = message),
    },
  })
  const bytes = fs.readFileSync(path.join(home, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glueImports(glue) })
  Reflect.get(glue, '__wbg_set_wasm')(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
  return glue
}

const glueImports = (glue: object): Record<string, WebAssembly.ImportValue> => Object.fromEntries(Object.entries(glue))

/** "char", which the catalogue is full of, is a type the adapter refuses: called an array of it on the way in, one of it on the way out. */
const CHAR = { oid: 18, arrayOid: 1002, arrayType: 70, type: 6 } as const

async function adapterOver(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const relabelled = Object.assign(new pg.Pool({ max: 1 }), {
    query: async (query: pg.QueryConfig) => {
      const result = await pool.query(query)
      for (const field of result.fields) if (field.dataTypeID === CHAR.oid) field.dataTypeID = CHAR.arrayOid
      return result
    },
    connect: () => pool.connect(),
  })
  const adapter = await new PrismaPg(relabelled).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  return Object.assign(adapter, {
    queryRaw: async (query: Parameters<typeof queryRaw>[0]) => {
      const result = await queryRaw(query)
      return { ...result, columnTypes: result.columnTypes.map((type) => (type === CHAR.arrayType ? CHAR.type : type)) }
    },
    // The adapter's own splits at every semicolon, in the middle of function bodies too.
    executeScript: async (sql: string) => {
      await pool.query(sql)
    },
  })
}
