// Who may import whom, as drawn in docs/decisions/rooms.md; types count. A rule that reads nothing fails.
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { circles, exists, readSource, readSources, type Source } from './kit/sources.ts'

const root = fileURLToPath(new URL('../src', import.meta.url))
const sources = readSources(root, ['generated/'])

const business = ['people', 'approval', 'language', 'dialogue', 'chat', 'voice', 'knowledge', 'insight']

/** A room uses only what stands in its row; everything may use kernel and itself. */
const rows: Readonly<Record<string, readonly string[] | 'everything'>> = {
  kernel: [],
  config: [],
  people: [],
  language: [],
  chat: [],
  approval: ['people'],
  voice: ['chat'],
  dialogue: ['approval', 'language', 'people'],
  insight: ['approval'],
  knowledge: ['language', 'people'],
  locales: ['approval', 'dialogue', 'people'],
  assistant: [...business, 'locales'],
  demo: [...business, 'locales', 'assistant'],
  http: ['assistant', 'chat', 'people'],
  adapters: [...business, 'assistant'],
  console: ['http', 'locales'],
  cli: 'everything',
  app: 'everything',
  settle: 'everything',
  platforms: 'everything',
  documents: 'everything',
  engine: 'everything',
  main: 'everything',
}

/** Where a row alone would allow too much. */
const only: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  console: { http: ['http/contract.ts'] },
  adapters: {
    assistant: [
      'assistant/ports.ts',
      'assistant/ports-lessons.ts',
      'assistant/insight/ports.ts',
      'assistant/ports-platforms.ts',
      'assistant/views.ts',
    ],
  },
}

/** Departures from the table, each with its reason in docs/decisions/rooms.md. */
const departures: Readonly<Record<string, readonly string[]>> = {
  'http/contract.ts': ['approval', 'dialogue'],
}

/** A package belongs to the one room that knows it. */
const homes: readonly [RegExp, readonly string[]][] = [
  [/^(pg|@prisma\/.*|@electric-sql\/.*)$/, ['adapters/postgres']],
  [/^(bullmq|ioredis)$/, ['adapters/bullmq']],
  [/^nodemailer$/, ['adapters/email']],
  [/^@wecom\/.*$/, ['adapters/wecom']],
  [/^dingtalk-stream$/, ['adapters/dingtalk']],
  [/^@larksuiteoapi\/.*$/, ['adapters/feishu']],
  [/^silk-wasm$/, ['adapters/codecs']],
  [/^openai$/, ['adapters/openai']],
  [/^(echarts|@resvg\/.*|@embedpdf\/.*)(\/.*)?$/, ['adapters/charts']],
  [/^@langchain\/.*$/, ['adapters/langchain']],
  [/^(fastify|@fastify\/.*)$/, ['http', 'adapters/webchat']],
  [
    /^(react|react-dom|react-router|react-markdown|@dagrejs\/.*|antd|@ant-design\/.*|@tanstack\/.*)(\/.*)?$/,
    ['console'],
  ],
  [/^commander$/, ['cli']],
  [/^temporal-polyfill$/, ['kernel']],
  [/^pino$/, ['kernel']],
  [/^p-queue$/, ['chat']],
  [/^@slack\/.*$/, ['adapters/slack']],
  [/^(@microsoft\/.*|jose)$/, ['adapters/teams']],
]

const roomOf = (path: string): string => {
  const [first = '', second = ''] = path.split('/')
  return first === 'adapters' ? `adapters/${second}` : first.replace(/\.tsx?$/, '')
}
const rowOf = (room: string): string => room.split('/')[0] ?? room

function mayImport(from: string, to: string): boolean {
  const [room, other] = [roomOf(from), roomOf(to)]
  if (room === other || other === 'kernel') return true
  if (departures[from]?.includes(rowOf(other))) return true
  const row = rows[rowOf(room)]
  if (row === 'everything') return true
  if (!row?.includes(rowOf(other))) return false
  const files = only[rowOf(room)]?.[rowOf(other)]
  return !files || files.includes(to)
}

function trespasses(of: readonly Source[]): string[] {
  return of.flatMap(({ path, imports }) =>
    imports.flatMap(({ file }) =>
      file && !file.startsWith('generated/') && !mayImport(path, file) ? [`${path} → ${file}`] : [],
    ),
  )
}

const reaching = (what: string, except: readonly string[] = []) =>
  sources.flatMap((s) =>
    except.includes(s.path) ? [] : s.reaches.filter((r) => r.what === what).map((r) => `${s.path}:${r.line}`),
  )

describe('the rooms', () => {
  test('something was read: every room of the table that exists, and imports in plenty', () => {
    expect(sources.length).toBeGreaterThan(25)
    expect(sources.flatMap((s) => s.imports).length).toBeGreaterThan(60)
  })

  test('every file stands in a room of the table', () => {
    expect(sources.map((s) => s.path).filter((path) => !rows[rowOf(roomOf(path))])).toEqual([])
  })

  test('a room imports only what its row allows', () => {
    expect(trespasses(sources)).toEqual([])
  })

  test('no file is part of a circle', () => {
    expect(circles(sources)).toEqual([])
  })

  test('a package is known to one room only', () => {
    const strays = sources.flatMap(({ path, imports }) =>
      imports.flatMap(({ specifier }) => {
        const home = homes.find(([name]) => name.test(specifier))
        return home && !home[1].some((room) => roomOf(path) === room || rowOf(roomOf(path)) === room)
          ? [`${path} → ${specifier}`]
          : []
      }),
    )
    expect(strays).toEqual([])
  })
})

describe('the files', () => {
  test('an import names a file that exists, with its ending', () => {
    const lost = sources.flatMap((s) =>
      s.imports.flatMap(({ file, specifier }) =>
        file &&
        !file.startsWith('generated/') &&
        !(/\.\w+(\?\w+)?$/.test(specifier) && exists(root, file.replace(/\?.*/, '')))
          ? [`${s.path} → ${specifier}`]
          : [],
      ),
    )
    expect(lost).toEqual([])
  })

  test('no barrels: nothing is exported on behalf of another file', () => {
    // The contract is the console's only door, so it hands on the words its own types are made of.
    const passingOn = sources.filter((s) => s.path !== 'http/contract.ts' && s.reexports.some((r) => r.startsWith('.')))
    expect(passingOn.map((s) => s.path)).toEqual([])
    expect(sources.filter((s) => /(^|\/)index\.tsx?$/.test(s.path)).map((s) => s.path)).toEqual([])
  })

  test('no default exports', () => {
    expect(sources.filter((s) => s.defaultExport).map((s) => s.path)).toEqual([])
  })

  test('a file opens with a sentence on what it is for', () => {
    expect(sources.filter((s) => !/^(\/\/|\/\*\*?) \S.{15}/.test(s.firstLine)).map((s) => s.path)).toEqual([])
  })

  test('the environment is read in config.ts alone', () => {
    expect(reaching('process.env')).not.toEqual([])
    expect(reaching('process.env', ['config.ts'])).toEqual([])
  })

  test.each(['Date.now', 'new Date', 'Temporal.Now'])('%s stands in kernel/clock.ts alone', (what) => {
    expect(reaching(what, ['kernel/clock.ts'])).toEqual([])
  })

  test('no type is forced through unknown', () => {
    expect(reaching('as unknown as')).toEqual([])
  })
})

const source = (path: string, text: string) => readSource(path, text, root)

describe('the rules themselves can fail', () => {
  test.each([
    ['approval/x.ts', `import type { Card } from '../chat/card.ts'`],
    ['kernel/x.ts', `import { readConfig } from '../config.ts'`],
    ['adapters/slack/x.ts', `import { a } from '../teams/client.ts'`],
    ['adapters/slack/x.ts', `import { perform } from '../../assistant/perform.ts'`],
    ['console/x.tsx', `import { start } from '../http/server.ts'`],
    ['console/x.tsx', `import type { Field } from '../approval/form.ts'`],
    ['people/x.ts', `type C = import('../chat/card.ts').Card`],
    ['language/x.ts', `const m = await import('../people/organisation.ts')`],
    ['insight/x.ts', `export type { Card } from '../chat/card.ts'`],
    ['http/x.ts', `import type { Values } from '../approval/form.ts'`],
  ])('%s: %s', (path, text) => {
    expect(trespasses([source(path, text)])).toHaveLength(1)
  })

  test.each([
    ['approval/x.ts', `import { newId } from '../kernel/ids.ts'`],
    ['adapters/postgres/x.ts', `import type { Store } from '../../assistant/ports.ts'`],
    ['console/x.tsx', `import type { Api } from '../http/contract.ts'`],
    ['cli/x.ts', `import { run } from '../adapters/postgres/x.ts'`],
    ['demo/x.ts', `import type { Database } from '../assistant/ports.ts'`],
  ])('%s may: %s', (path, text) => {
    expect(trespasses([source(path, text)])).toEqual([])
  })

  test('a ring of three is found', () => {
    const ring = [
      source('a/x.ts', `import type { B } from '../b/x.ts'`),
      source('b/x.ts', `import { c } from '../c/x.ts'`),
      source('c/x.ts', `export { a } from '../a/x.ts'`),
    ]
    expect(circles(ring)).toEqual([['a/x.ts', 'b/x.ts', 'c/x.ts']])
  })

  test('reaching for the machine is seen, in comments it is not', () => {
    const { reaches } = source(
      'a.ts',
      `// new Date()\nconst a = new Date(0), b = Date.now()\nimport { env } from 'node:process'\nconst c = x as unknown as string`,
    )
    expect(reaches.map((r) => r.what).toSorted()).toEqual(['Date.now', 'as unknown as', 'new Date', 'process.env'])
  })
})
