// Vectors and a second look by model servers: checked, resumed after a kill, and never in the way when a server is slow, wrong or gone.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createOpenAiEmbedder, embeddingName, embeddingOf } from '../../src/adapters/openai/embedder.ts'
import { createReranker } from '../../src/adapters/openai/rerank.ts'
import { createPassageStore } from '../../src/adapters/postgres/passages.ts'
import { createVectorStore } from '../../src/adapters/postgres/passages-vectors.ts'
import { find, sparing } from '../../src/assistant/knowledge/find.ts'
import { askingHidden, rankingHidden } from '../../src/assistant/knowledge/hidden.ts'
import { keepVectors } from '../../src/assistant/knowledge/vectors.ts'
import { createClock } from '../../src/kernel/clock.ts'
import { quietLog } from '../../src/kernel/log.ts'
import { ingest } from '../../src/knowledge/ingest.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { createTestDataDir, openOwnDatabase, openTestDatabase } from '../kit/database.ts'
import { openVectorServer, type VectorServer } from '../kit/vector-server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let server: VectorServer
const folders: string[] = []
beforeEach(async () => {
  server = await openVectorServer()
})
afterEach(() => server.close())
afterAll(() => folders.forEach((f) => fs.rmSync(f, { recursive: true, force: true })))

const texts = (count: number) => Array.from({ length: count }, (_, n) => `第 ${n} 条：编号 ${n * 37} 的物品由库房保管`)
const added = (store: ReturnType<typeof createPassageStore>, given: readonly string[], acl?: readonly string[]) =>
  ingest(
    { store, clock: createClock('2026-03-02T08:00:00Z') },
    given.map((text, n) => ({
      id: `d${n}${acl?.join('') ?? ''}`,
      location: `d${n}`,
      source: 'list',
      hash: text,
      ...(acl ? { acl } : {}),
      load: async () => ({ ok: true as const, document: { blocks: [{ kind: 'paragraph' as const, text }] } }),
    })),
  )

describe('an embedding server', () => {
  const embedder = (over: object = {}) => createOpenAiEmbedder({ baseUrl: server.url, name: 'bge-m3', ...over })

  test('is asked in batches; its vectors are put in order, however it sends them', async () => {
    const [a, b] = await embedder().embed(['aaaa', 'bbbb'], 'passage')
    const [alone] = await embedder().embed(['bbbb'], 'passage')
    expect(b).toEqual(alone)
    expect(a).not.toEqual(b)
  })

  test('is asked for fewer numbers when that is set, and such vectors have a name of their own', async () => {
    const small = embedder({ dimensions: 16 })
    expect((await small.embed(['a'], 'passage'))[0]).toHaveLength(16)
    expect(small.model).toBe('bge-m3@16')
    expect(embeddingName(embeddingOf('bge-m3@16'))).toBe('bge-m3@16')
    expect(embeddingOf('Qwen/Qwen3-Embedding-0.6B')).toEqual({ name: 'Qwen/Qwen3-Embedding-0.6B' })
  })

  test.each([
    ['Qwen/Qwen3-Embedding-0.6B', 'Instruct: ', ''],
    ['intfloat/multilingual-e5-large', 'query: ', 'passage: '],
    ['bge-m3', '', ''],
  ])('%s hears what it was trained to hear', async (name, question, passage) => {
    const one = embedder({ name })
    await one.embed(['年假'], 'question')
    await one.embed(['年假'], 'passage')
    expect(server.embedded[0]!.input[0]!.startsWith(question)).toBe(true)
    expect(server.embedded[0]!.input[0]!.endsWith('年假')).toBe(true)
    expect(server.embedded[1]!.input[0]).toBe(`${passage}年假`)
  })

  const data = (embeddings: unknown[]) => ({
    status: 200,
    body: { data: embeddings.map((embedding, index) => ({ index, embedding })) },
  })
  test.each([
    ['one vector for two texts', () => data([[1, 2]])],
    ['no vectors', () => ({ status: 200, body: {} })],
    ['words for numbers', () => data([['a'], ['b']])],
    [
      'vectors of two widths',
      () =>
        data([
          [1, 2],
          [1, 2, 3],
        ]),
    ],
    ['an error', () => ({ status: 500 })],
  ])('%s is a fault, never a vector', async (_what, reply) => {
    server.embeds(reply)
    await expect(embedder().embed(['a', 'b'], 'passage')).rejects.toMatchObject({ name: 'Fault' })
  })

  test('that hangs is not waited for by a question', async () => {
    server.embeds(() => 'hang')
    await expect(embedder({ questionTimeoutMs: 200 }).embed(['a'], 'question')).rejects.toMatchObject({
      code: 'unavailable',
    })
  })
})

describe('vectors in the background', () => {
  const open = async () => {
    const { pool } = await openTestDatabase()
    const store = createPassageStore(pool, 'acme')
    const vectors = createVectorStore(pool, 'acme')
    let now = 0
    const kept = (name: string) =>
      keepVectors({
        store,
        vectors,
        wanted: createOpenAiEmbedder({ baseUrl: server.url, name, questionTimeoutMs: 1000 }),
        earlier: (model) => createOpenAiEmbedder({ baseUrl: server.url, ...embeddingOf(model) }),
        log: quietLog,
        now: () => (now += 20_000),
      })
    return { store, vectors, kept }
  }

  test('a new model is filled in while the old one answers; then it takes over and the old one’s vectors go', async () => {
    const { store, vectors, kept } = await open()
    await added(store, texts(150))
    await kept('old-model').fill()
    expect(await vectors.models()).toEqual([{ model: 'old-model', count: 150 }])

    const next = kept('new-model')
    const library = createLibrary(store, { dense: next.dense })
    await library.refresh()
    const asks = async () => {
      server.embedded.length = 0
      for (let n = 0; n < 2; n++) await find({ library: async () => library }, '编号 370 的物品', PUBLIC, { top: 5 })
      return [...new Set(server.embedded.filter((e) => e.input.length === 1).map((e) => e.model))]
    }
    let open_: () => void = () => {}
    const gate = new Promise<void>((done) => {
      open_ = done
    })
    let batches = 0
    server.embeds(async ({ model, input }) => {
      if (model === 'new-model' && input.length > 1 && ++batches > 1) await gate
      return undefined
    })
    const filling = next.fill()
    await vi.waitFor(() => expect(batches).toBe(2), { timeout: 20_000, interval: 10 })
    expect((await vectors.models()).map((m) => [m.model, m.count])).toEqual(
      expect.arrayContaining([
        ['old-model', 150],
        ['new-model', 64],
      ]),
    )
    expect(await asks()).toEqual(['old-model'])
    open_()
    await filling
    expect(await asks()).toEqual(['new-model'])
    expect(await vectors.models()).toEqual([{ model: 'new-model', count: 150 }])
  })

  test('a server that is gone costs no answer; when it is back, what is missing is made', async () => {
    const { store, vectors, kept } = await open()
    await added(store, texts(10))
    const { dense, fill } = kept('bge-m3')
    server.embeds(() => ({ status: 503 }))
    await fill()
    const library = createLibrary(store, { dense })
    await library.refresh()
    const found = () => find({ library: async () => library }, '编号 111 的物品', PUBLIC, { top: 5 })
    expect((await found()).hits[0]!.passage.document).toBe('d3')
    server.embeds(() => undefined)
    for (let n = 0; n < 10; n++) await fill()
    expect(await vectors.models()).toEqual([{ model: 'bge-m3', count: 10 }])
    server.embeds(({ input }) => (input.length === 1 ? 'hang' : undefined))
    expect((await found()).hits[0]!.passage.document).toBe('d3')
  })

  test('what a reader may not see has no neighbours for them', async () => {
    const { store, kept } = await open()
    await added(store, ['总监奖金六个月工资'], ['board'])
    await added(store, ['食堂十一点半开饭', '班车七点发车'])
    const { dense, fill } = kept('bge-m3')
    await fill()
    const library = createLibrary(store, { dense })
    await library.refresh()
    for (let n = 0; n < 2; n++) {
      const { hits } = await find({ library: async () => library }, '总监奖金六个月工资', PUBLIC, { top: 5 })
      expect(hits.length).toBeGreaterThan(0)
      expect(hits.map((h) => h.passage.acl)).not.toContainEqual(['board'])
    }
  })
})

test(
  'kill -9 in the middle of making vectors: the next run makes the rest, and asks for none twice',
  { timeout: 300_000 },
  async () => {
    const data = await createTestDataDir()
    const list = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-list-')), 'list.jsonl')
    folders.push(data, path.dirname(list))
    const COUNT = 400
    fs.writeFileSync(
      list,
      texts(COUNT)
        .map((text, n) => JSON.stringify({ id: `t${n}`, text }))
        .join('\n'),
    )
    const add = (): ChildProcess =>
      spawn(process.execPath, ['scripts/yiju.mjs', 'kb', 'add', list, '--data', data], {
        cwd: root,
        env: { ...process.env, EMBEDDING_MODEL: 'bge-m3', EMBEDDING_BASE_URL: server.url },
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true,
      })
    const done: string[] = []
    let killed: ChildProcess | undefined = add()
    server.embeds(({ input }) => {
      // The third batch never comes back to the process that asked for it.
      if (killed && done.length >= 128) {
        process.kill(-killed.pid!, 'SIGKILL')
        killed = undefined
        return 'hang'
      }
      done.push(...input)
      return undefined
    })
    await once(killed, 'close')
    expect(done).toHaveLength(128)
    const second = add()
    const [code] = await once(second, 'close')
    expect(code).toBe(0)
    expect(done).toHaveLength(COUNT)
    expect(new Set(done).size).toBe(COUNT)
    const opened = await openOwnDatabase({ dataDir: data })
    expect(await createVectorStore(opened.pool, 'demo').models()).toEqual([{ model: 'bge-m3', count: COUNT }])
    await opened.close()
  },
)

test('a private value in a question reaches neither server; passages go as they are', async () => {
  const embedder = askingHidden(createOpenAiEmbedder({ baseUrl: server.url, name: 'bge-m3' }))
  await embedder.embed(['我的手机是 13812345678，年假有几天'], 'question')
  await embedder.embed(['值班电话 13812345678'], 'passage')
  expect(server.embedded.map((e) => e.input.join())).toEqual([
    expect.not.stringContaining('13812345678'),
    expect.stringContaining('13812345678'),
  ])
  expect(server.embedded[0]!.input[0]).toContain('年假有几天')
  await rankingHidden(createReranker({ baseUrl: server.url, name: 'r', timeoutMs: 3000 })).rerank('手机 13812345678 年假', ['a', 'b']) // prettier-ignore
  expect(server.reranked[0]!.query).not.toContain('13812345678')
})

describe('a rerank server', () => {
  const reranker = (timeoutMs = 300) => createReranker({ baseUrl: server.url, name: 'reranker', timeoutMs })
  const open = async () => {
    const { pool } = await openTestDatabase()
    const store = createPassageStore(pool, 'acme')
    await added(store, ['年假十天，满五年的同事年假十五天', '年假要提前三天申请，年假由主管批准', '年假不能折成现金'])
    const library = createLibrary(store)
    await library.refresh()
    const seen = async (rerank?: ReturnType<typeof reranker>) =>
      (
        await find({ library: async () => library, ...(rerank ? { rerank } : {}) }, '年假', PUBLIC, { top: 5 })
      ).hits.map((h) => h.passage.document)
    return { seen, alone: await seen() }
  }
  const reversed = (documents: readonly string[]) => ({
    status: 200,
    body: { results: documents.map((_, index) => ({ index, relevance_score: index / 10 })) },
  })

  test('has the last word on the order, and no word on what is there', async () => {
    const { seen, alone } = await open()
    server.reranks(({ documents }) => reversed(documents))
    expect(await seen(reranker())).toEqual(alone.toReversed())
    expect(server.reranked[0]).toMatchObject({ model: 'reranker', query: '年假' })
  })

  test.each([
    ['hangs', () => 'hang' as const],
    ['answers an error', () => ({ status: 500 })],
    ['answers for fewer than asked', () => ({ status: 200, body: { results: [{ index: 0, relevance_score: 1 }] } })],
    ['answers something else', () => ({ status: 200, body: { scores: [1] } })],
  ])('that %s is left out, in time', async (_what, reply) => {
    const { seen, alone } = await open()
    server.reranks(reply)
    expect(await seen(reranker())).toEqual(alone)
  })

  test('that failed is left alone for a while', async () => {
    const { seen } = await open()
    let now = 0
    const failures: unknown[] = []
    const resting = sparing(
      reranker(),
      () => now,
      (error) => failures.push(error),
    )
    server.reranks(() => ({ status: 500 }))
    for (let n = 0; n < 5; n++) await seen(resting)
    expect(server.reranked).toHaveLength(1)
    now = 60_000
    await seen(resting)
    expect(server.reranked).toHaveLength(2)
    expect(failures).toHaveLength(2)
  })
})
