import { readFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { expect, test } from 'vitest'
import { Env, readConfig } from '../../src/config.ts'

const feishu = { FEISHU_APP_ID: 'cli_9f5343c580712544', FEISHU_APP_SECRET: 's' }

test('nothing set: everything has a default and nothing leaves the machine', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 5757,
    host: '127.0.0.1',
    demo: 'auto',
    logLevel: 'info',
    backup: { everyMinutes: 60, keep: 24 },
  })
  expect(config.databaseUrl ?? config.redisUrl ?? config.model).toBeUndefined()
  expect(isAbsolute(config.dataDir)).toBe(true)
})

test('the key of one server is never sent to another', () => {
  const both = { OPENAI_MODEL: 'm', OPENAI_API_KEY: 'sk-1', EMBEDDING_MODEL: 'e' }
  expect(readConfig(both).knowledge.embedding).toMatchObject({ apiKey: 'sk-1' })
  const elsewhere = readConfig({ ...both, EMBEDDING_BASE_URL: 'http://other.example.com/v1' }).knowledge.embedding
  expect(elsewhere).toEqual({ name: 'e', baseUrl: 'http://other.example.com/v1' })
  expect(readConfig({ ...both, MODEL_ANSWERS: 'off' }).knowledge.wording).toBeUndefined()
})

test('a variable left empty counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '  ' })).toMatchObject({ port: 5757 })
})

test('the error is a to-do list: every wrong variable with an example, never its value', () => {
  const wrong = { PORT: 'eighty', DATABASE_URL: 'mysql://root:hunter2@db/x', YIJU_DEMO: 'yes', BACKUP_EVERY: '-5' }
  const complaint = complaintAbout(wrong)
  for (const name of Object.keys(wrong)) expect(complaint).toContain(`- ${name}: `)
  expect(complaint).toContain('PORT=5757')
  expect(complaint).not.toContain('hunter2')
})

test.each([
  ['a model server without a model', { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' }, 'OPENAI_MODEL'],
  ['a key without a model', { OPENAI_API_KEY: 'sk-1' }, 'OPENAI_MODEL'],
  ['a model without key or server', { OPENAI_MODEL: 'qwen3' }, 'OPENAI_BASE_URL'],
  [
    'a class of LangChain without a model',
    { MODEL_PROVIDER: 'langchain:@langchain/ollama#ChatOllama' },
    'OPENAI_MODEL',
  ],
  ['a provider that is neither', { MODEL_PROVIDER: 'ollama' }, 'langchain:@langchain/anthropic#ChatAnthropic'],
  ['options that are no object', { MODEL_OPTIONS: '[1]' }, 'a JSON object'],
  ['half a price', { MODEL_PRICE_IN: '2' }, 'both or neither'],
  ['an embedding model nobody serves', { EMBEDDING_MODEL: 'bge-m3' }, 'EMBEDDING_BASE_URL'],
  ['an embedding server without a model', { EMBEDDING_BASE_URL: 'http://127.0.0.1:1/v1' }, 'EMBEDDING_MODEL'],
  ['half a reranker', { RERANK_MODEL: 'bge-reranker' }, 'RERANK_BASE_URL'],
  ['half a Confluence', { WIKI_CONFLUENCE_URL: 'https://wiki.example.com' }, 'WIKI_CONFLUENCE_TOKEN'],
  ['half a Feishu app', { WIKI_FEISHU_APP_ID: 'cli_1' }, 'WIKI_FEISHU_APP_SECRET'],
  [
    'a tracing service behind LangChain',
    { MODEL_PROVIDER: 'langchain:@langchain/ollama#ChatOllama', OPENAI_MODEL: 'm', LANGSMITH_TRACING: 'true' },
    'LANGSMITH_TRACING',
  ],
  ['half of the Feishu robot', { FEISHU_APP_ID: 'cli_9f5343c580712544' }, 'FEISHU_APP_SECRET'],
  ['a Feishu app id that is none', { FEISHU_APP_ID: '9f53', FEISHU_APP_SECRET: 's' }, 'cli_9f5343c580712544'],
  ['Feishu elsewhere than anywhere', { FEISHU_DOMAIN: 'feishu.cn' }, 'FEISHU_DOMAIN=https://'],
  ['Feishu webhooks that nobody signs', { ...feishu, FEISHU_MODE: 'webhook' }, 'FEISHU_ENCRYPT_KEY'],
  [
    'Feishu webhooks that lead nowhere',
    { ...feishu, FEISHU_MODE: 'webhook', FEISHU_ENCRYPT_KEY: 'k', FEISHU_VERIFICATION_TOKEN: 't' },
    'PUBLIC_URL',
  ],
  ['Teams without the company', { TEAMS_APP_ID: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890' }, 'TEAMS_TENANT_ID'],
  ['a Teams secret without its bot', { TEAMS_APP_SECRET: 's' }, 'TEAMS_APP_ID'],
  [
    'Teams that believes everybody, on the network',
    { TEAMS_DEVELOPMENT: 'anonymous', HOST: '0.0.0.0' },
    'HOST=127.0.0.1',
  ],
  [
    'Teams that believes everybody, behind a public address',
    { TEAMS_DEVELOPMENT: 'anonymous', PUBLIC_URL: 'https://yiju.example.com' },
    'without a public address',
  ],
])('%s is refused', (_, env, mentions) => {
  expect(complaintAbout(env)).toContain(mentions)
})

test('Feishu is a long connection to Feishu unless it is said otherwise', () => {
  expect(readConfig({}).feishu).toBeUndefined()
  const { feishu: its } = readConfig(feishu)
  expect(its).toEqual({ appId: feishu.FEISHU_APP_ID, appSecret: 's', url: 'https://open.feishu.cn', mode: 'ws' })
  expect(readConfig({ ...feishu, FEISHU_DOMAIN: 'lark' }).feishu?.url).toBe('https://open.larksuite.com')
  expect(readConfig({ ...feishu, FEISHU_DOMAIN: 'https://f.example.com/' }).feishu?.url).toBe('https://f.example.com')
})

test('a model is on when its variables are set; a local server needs no key', () => {
  const { model } = readConfig({
    OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
    OPENAI_MODEL: 'qwen3',
    MODEL_TIMEOUT_MS: '900',
  })
  expect(model).toEqual({ baseUrl: 'http://127.0.0.1:11434/v1', name: 'qwen3', timeoutMs: 900 })
})

test('demo mode is never on by itself on a database server', () => {
  const server = { DATABASE_URL: 'postgresql://u:p@db:5432/yiju' }
  expect(readConfig(server).demo).toBe('off')
  expect(readConfig({ ...server, YIJU_DEMO: 'on' }).demo).toBe('on')
  expect(readConfig({}).demo).toBe('auto')
})

test('what was read cannot be changed afterwards', () => {
  const config = readConfig({})
  expect(Object.isFrozen(config) && Object.isFrozen(config.backup)).toBe(true)
})

test('.env.example explains every variable, and none that does not exist', () => {
  const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n')
  const explained = lines.flatMap((line, i) => {
    const name = /^(?:# )?([A-Z][A-Z_]+)=/.exec(line)?.[1]
    if (!name) return []
    expect(lines[i - 1], `the line above ${name} should explain it`).toMatch(/^# \S.{10}/)
    return [name]
  })
  expect(explained.toSorted()).toEqual(Object.keys(Env.shape).toSorted())
})

test('the values shown in .env.example are the defaults', () => {
  const shown = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => (/^[A-Z]/.test(line) ? [line.split('=') as [string, string]] : []))
  expect(shown.length).toBeGreaterThan(5)
  expect(readConfig(Object.fromEntries(shown))).toEqual(readConfig({}))
})

function complaintAbout(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    return String(error)
  }
  throw new Error('this configuration was accepted')
}

test('a chat model of LangChain is on when it is named; its address may be its own', () => {
  const env = {
    MODEL_PROVIDER: 'langchain:@langchain/ollama#ChatOllama',
    OPENAI_MODEL: 'm',
    MODEL_OPTIONS: '{"think":false}',
  }
  expect(readConfig(env).model).toEqual({
    name: 'm',
    timeoutMs: 8000,
    langchain: { chatModel: '@langchain/ollama#ChatOllama', options: { think: false } },
  })
  expect(
    readConfig({ OPENAI_MODEL: 'm', OPENAI_API_KEY: 'k', MODEL_PRICE_IN: '0', MODEL_PRICE_OUT: '1.5' }).model,
  ).toMatchObject({
    baseUrl: 'https://api.openai.com/v1',
    prices: { in: 0, out: 1.5 },
  })
})
