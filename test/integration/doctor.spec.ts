// The doctor: what is in order, what is not, and what to do about it.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as checks from '../../src/cli/doctor-checks.ts'
import { knowledge } from '../../src/cli/doctor-knowledge.ts'
import { readConfig } from '../../src/config.ts'
import { lockDirectory } from '../../src/adapters/postgres/directory-lock.ts'
import { openModelServer } from '../kit/model-server.ts'
import { openVectorServer } from '../kit/vector-server.ts'
import { openConfluence, openFeishu, TOKEN } from '../kit/wikis.ts'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-doctor-'))
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }))
const config = (env: Record<string, string> = {}) => readConfig({ DATA_DIR: path.join(dir, randomUUID()), ...env })

test.each([
  ['this machine alone', {}, true],
  ['the demo to the network', { HOST: '0.0.0.0' }, false],
  ["anybody as anybody, on a company's own server", { YIJU_DEMO: 'on', DATABASE_URL: 'postgresql://h/y' }, false],
  ['sign-ins in the clear', { HOST: '0.0.0.0', YIJU_DEMO: 'off' }, false],
  ['HTTPS in front', { HOST: '0.0.0.0', YIJU_DEMO: 'off', PUBLIC_URL: 'https://yiju.example.com' }, true],
])('doors: %s', (_, env, ok) => {
  const found = checks.doors(config(env))
  expect(found.ok).toBe(ok)
  expect(found.todo === undefined).toBe(ok)
})

test('a database server that is not there: said without its password', async () => {
  const found = await checks.databaseServer('postgresql://yiju:hunter2@127.0.0.1:1/yiju')
  expect(found).toMatchObject({ ok: false, found: 'cannot be reached (ECONNREFUSED)' })
  expect(JSON.stringify(found)).not.toContain('hunter2')
})

test('a directory held by a process that serves nobody', () => {
  const held = config()
  const unlock = lockDirectory(held.dataDir)
  expect(checks.embedded(held, undefined)).toMatchObject({
    ok: false,
    todo: expect.stringContaining(String(process.pid)),
  })
  unlock()
  expect(checks.embedded(held, undefined)).toMatchObject({ ok: true })
})

test('a port that somebody else uses', async () => {
  const other = net.createServer()
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const PORT = String((other.address() as AddressInfo).port)
  expect(await checks.server(config({ PORT }), undefined)).toMatchObject({ ok: false })
  await new Promise((done) => other.close(done))
  expect(await checks.server(config({ PORT }), undefined)).toMatchObject({ ok: true })
})

test('backups that stopped coming while the server runs', () => {
  const kept = config({ BACKUP_EVERY: '10' })
  const file = path.join(kept.dataDir, 'backups/20260305T013000Z.tar.gz')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, '')
  expect(checks.backups(kept, true)).toMatchObject({ ok: true })
  fs.utimesSync(file, 0, 0)
  expect(checks.backups(kept, true)).toMatchObject({ ok: false })
  expect(checks.backups(kept, false)).toMatchObject({ ok: true })
  expect(checks.backups(config({ BACKUP_EVERY: '0' }), false)).toMatchObject({ ok: false })
})

test('a model is asked in earnest: what answers and how, or what is wrong, without key or password', async () => {
  expect(await checks.model(config())).toMatchObject({ ok: true })
  const server = await openModelServer()
  server.answers(() => ({ content: '{"fruit":"xylocarp"}' }))
  const env = {
    OPENAI_BASE_URL: server.url.replace('//', '//user:hunter2@'),
    OPENAI_API_KEY: 'sk-hunter2',
    OPENAI_MODEL: 'm',
  }
  const MODEL_PROVIDER = 'langchain:@langchain/openai#ChatOpenAI'
  const plain = { ...env, OPENAI_BASE_URL: server.url }
  expect(await checks.model(config(plain))).toMatchObject({ ok: true, found: expect.stringContaining('json_schema') })
  expect(await checks.model(config({ ...plain, MODEL_PROVIDER }))).toMatchObject({ ok: true })
  server.answers(() => ({ status: 401 }))
  const refused = await checks.model(config(env))
  expect(refused).toMatchObject({ ok: false, todo: expect.stringContaining('OPENAI_API_KEY') })
  expect(JSON.stringify(refused)).not.toContain('hunter2')
  expect(await checks.model(config({ ...plain, MODEL_PROVIDER: 'langchain:@langchain/none#X' }))).toMatchObject({
    found: expect.stringContaining('npm install @langchain/core @langchain/none'),
  })
  await server.close()
})

test('the servers and wikis of the knowledge base are asked, those that are set; without any, nothing is missed', async () => {
  const nothing = await knowledge(config())
  expect(nothing.map((c) => [c.what, c.ok])).toEqual([['scanned pages', true]])

  const [vectors, confluence, feishu] = await Promise.all([openVectorServer(), openConfluence(), openFeishu()])
  const env = {
    EMBEDDING_BASE_URL: vectors.url,
    EMBEDDING_MODEL: 'bge-m3',
    RERANK_BASE_URL: vectors.url,
    RERANK_MODEL: 'reranker',
    WIKI_CONFLUENCE_URL: `${confluence.url}/wiki`,
    WIKI_CONFLUENCE_TOKEN: TOKEN,
    WIKI_FEISHU_URL: feishu.url,
    WIKI_FEISHU_APP_ID: 'a',
    WIKI_FEISHU_APP_SECRET: TOKEN,
  }
  const well = await knowledge(config(env))
  expect(well.map((c) => [c.what, c.ok])).toEqual([
    ['embeddings', true],
    ['reranking', true],
    ['wiki', true],
    ['wiki', true],
    ['scanned pages', true],
  ])
  expect(well[0]!.found).toContain('vectors of 64 numbers')

  vectors.embeds(() => ({ status: 401 }))
  vectors.reranks(() => ({ status: 500 }))
  const wrong = await knowledge(config({ ...env, WIKI_CONFLUENCE_TOKEN: 'hunter2' }))
  expect(wrong.map((c) => c.ok)).toEqual([false, false, false, true, true])
  for (const c of wrong.filter((c) => !c.ok)) expect(c.todo).toMatch(/EMBEDDING_|RERANK_|WIKI_/)
  expect(JSON.stringify(wrong)).not.toContain('hunter2')
  await Promise.all([vectors.close(), confluence.close(), feishu.close()])
})
