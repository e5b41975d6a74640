// The one reader of the environment: what is not set has a default, what is wrong is named with its fix, all at once.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'

const whole = (hint: string, min: number, max: number) =>
  z.coerce
    .number({ error: `${hint}` })
    .int({ error: hint })
    .min(min, { error: hint })
    .max(max, { error: hint })

const price = (name: string) => {
  const error = `what a million tokens cost, e.g. ${name}=2.5`
  return z.coerce.number({ error }).min(0, { error })
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

const link = (hint: string, protocol: RegExp) => z.url({ error: hint, protocol })

/** Every variable there is; `.env.example` explains each, and a test keeps the two in step. */
export const Env = z.object({
  PORT: whole('a port from 0 to 65535, e.g. PORT=5757 (0 = any free port)', 0, 65_535).default(5757),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: link('the address people open, e.g. PUBLIC_URL=https://yiju.example.com', /^https?$/).optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: link(
    'a PostgreSQL address, e.g. DATABASE_URL=postgresql://user:secret@host:5432/yiju',
    /^postgres(ql)?$/,
  ).optional(),
  REDIS_URL: link('a Redis address, e.g. REDIS_URL=redis://host:6379', /^rediss?$/).optional(),
  YIJU_DEMO: z.enum(['auto', 'on', 'off'], { error: 'YIJU_DEMO=auto, on or off' }).default('auto'),
  SESSION_DAYS: whole('days from 1 to 365, e.g. SESSION_DAYS=14', 1, 365).default(14),
  BACKUP_EVERY: whole('minutes from 0 (off) to 10080, e.g. BACKUP_EVERY=60', 0, 10_080).default(60),
  BACKUP_KEEP: whole('how many copies from 1 to 1000, e.g. BACKUP_KEEP=24', 1, 1000).default(24),
  METRICS_TOKEN: z
    .string()
    .min(16, { error: 'at least 16 characters, e.g. the output of `openssl rand -hex 16`' })
    .optional(),
  SMTP_URL: link('a mail server, e.g. SMTP_URL=smtp://user:secret@mail.example.com:587', /^smtps?$/).optional(),
  MAIL_FROM: z.string().optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xox/, { error: 'a Bot User OAuth Token, e.g. SLACK_BOT_TOKEN=xoxb-…' })
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, { error: 'an app-level token with connections:write, e.g. SLACK_APP_TOKEN=xapp-…' })
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(16, { error: 'the Signing Secret of the app (Basic Information)' }).optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_WORKSPACES: z
    .string()
    .regex(/^\s*[TE][A-Z0-9]+(\s*,\s*[TE][A-Z0-9]+)*\s*$/, {
      error: 'team or enterprise ids, e.g. SLACK_WORKSPACES=T0123456789,E0123456789',
    })
    .optional(),
  SLACK_REPLIES: z.enum(['thread', 'flat'], { error: 'SLACK_REPLIES=thread or flat' }).default('thread'),
  SLACK_API_URL: link(
    'the address of a Slack API, e.g. SLACK_API_URL=https://slack-gov.com/api',
    /^https?$/,
  ).optional(),
  TEAMS_APP_ID: z
    .guid({ error: 'the Microsoft App ID of the Azure Bot, e.g. TEAMS_APP_ID=11111111-2222-3333-4444-555555555555' })
    .optional(),
  TEAMS_APP_SECRET: z.string().optional(),
  TEAMS_TENANT_ID: z.guid({ error: 'the directory (tenant) ID of the company in Microsoft Entra' }).optional(),
  TEAMS_DEVELOPMENT: z
    .enum(['anonymous'], { error: 'anonymous, on a machine nobody else reaches; leave it out for real use' })
    .optional(),
  WECOM_BOT_ID: z.string().optional(),
  WECOM_BOT_SECRET: z.string().optional(),
  WECOM_WS_URL: link(
    'the gateway of a private-cloud WeCom, e.g. WECOM_WS_URL=wss://wecom.example.com/ws',
    /^wss?$/,
  ).optional(),
  CHAT_STAFF_IDS: z.enum(['on', 'off'], { error: 'CHAT_STAFF_IDS=on or off' }).default('off'),
  DINGTALK_CLIENT_ID: z.string().optional(),
  DINGTALK_CLIENT_SECRET: z.string().optional(),
  DINGTALK_ROBOT_CODE: z.string().optional(),
  DINGTALK_CARD_TEMPLATE: z.string().optional(),
  DINGTALK_GROUP_ANSWERS: z.enum(['on', 'off']).default('off'),
  SPEECH_BASE_URL: link(
    'the address of a server that speaks /audio/transcriptions, e.g. SPEECH_BASE_URL=http://127.0.0.1:8000/v1',
    /^https?$/,
  ).optional(),
  SPEECH_API_KEY: z.string().optional(),
  SPEECH_MODEL: z.string().optional(),
  SPEECH_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}$/, { error: 'a language, e.g. SPEECH_LANGUAGE=zh; leave it out for mixed speech' })
    .optional(),
  SPEECH_FORMAT: z.enum(['any', 'wav'], { error: 'SPEECH_FORMAT=any or wav' }).default('any'),
  SPEECH_TIMEOUT_MS: whole('milliseconds from 500 to 120000, e.g. SPEECH_TIMEOUT_MS=30000', 500, 120_000).default(
    30_000,
  ),
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/, { error: 'the App ID of the app in Feishu or Lark, e.g. cli_9f5343c580712544' })
    .optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_DOMAIN: z
    .string()
    .regex(/^(feishu|lark|https?:\/\/[^\s/]+\/?)$/, {
      error: 'feishu, lark, or the address of a private one, e.g. FEISHU_DOMAIN=https://open.feishu.example.com',
    })
    .default('feishu'),
  FEISHU_MODE: z.enum(['ws', 'webhook'], { error: 'FEISHU_MODE=ws or webhook' }).default('ws'),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
  WECOM_CORP_ID: z.string().optional(),
  WECOM_AGENT_ID: whole('the AgentId of the app, e.g. WECOM_AGENT_ID=1000002', 1, 2_000_000_000).optional(),
  WECOM_APP_SECRET: z.string().optional(),
  WECOM_CALLBACK_TOKEN: z.string().optional(),
  WECOM_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, { error: 'the EncodingAESKey of the app: 43 letters and digits' })
    .optional(),
  WECOM_API_URL: link(
    'the Web API of a private-cloud WeCom, e.g. WECOM_API_URL=https://qyapi.example.com',
    /^https?$/,
  ).optional(),
  YIJU_SECRET: z
    .string()
    .min(32, { error: 'at least 32 characters, e.g. the output of `openssl rand -hex 32`' })
    .optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'LOG_LEVEL=silent, error, warn, info or debug' })
    .default('info'),
  OPENAI_BASE_URL: link(
    'the address of an OpenAI-compatible server, e.g. OPENAI_BASE_URL=http://127.0.0.1:11434/v1',
    /^https?$/,
  ).optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODEL: z.string().optional(),
  MODEL_PROVIDER: z
    .string()
    .regex(/^(?:openai|langchain:[@\w./-]+#\w+)$/, {
      error: 'openai, or a chat model of LangChain, e.g. MODEL_PROVIDER=langchain:@langchain/anthropic#ChatAnthropic',
    })
    .default('openai'),
  MODEL_OPTIONS: z
    .string()
    .transform(parseObject)
    .refine((value) => value !== undefined, {
      error: 'a JSON object, e.g. MODEL_OPTIONS={"thinking":{"type":"disabled"}}',
    })
    .optional(),
  MODEL_PRICE_IN: price('MODEL_PRICE_IN').optional(),
  MODEL_PRICE_OUT: price('MODEL_PRICE_OUT').optional(),
  MODEL_ANSWERS: z.enum(['on', 'off'], { error: 'MODEL_ANSWERS=on or off' }).default('on'),
  EMBEDDING_MODEL: z.string().optional(),
  EMBEDDING_BASE_URL: link(
    'the address of a server that speaks /embeddings, e.g. EMBEDDING_BASE_URL=http://127.0.0.1:11434/v1',
    /^https?$/,
  ).optional(),
  EMBEDDING_API_KEY: z.string().optional(),
  EMBEDDING_DIMENSIONS: whole('a width from 8 to 4096, e.g. EMBEDDING_DIMENSIONS=1024', 8, 4096).optional(),
  RERANK_MODEL: z.string().optional(),
  RERANK_BASE_URL: link(
    'the address of a server that speaks /rerank, e.g. RERANK_BASE_URL=http://127.0.0.1:7997',
    /^https?$/,
  ).optional(),
  RERANK_API_KEY: z.string().optional(),
  RERANK_TIMEOUT_MS: whole('milliseconds from 50 to 30000, e.g. RERANK_TIMEOUT_MS=1500', 50, 30_000).default(1500),
  KNOWLEDGE_HOSTS: z.string().default(''),
  WIKI_CONFLUENCE_URL: link(
    'the address of Confluence with its context path, e.g. WIKI_CONFLUENCE_URL=https://example.atlassian.net/wiki',
    /^https?$/,
  ).optional(),
  WIKI_CONFLUENCE_USER: z.string().optional(),
  WIKI_CONFLUENCE_TOKEN: z.string().optional(),
  WIKI_FEISHU_URL: link('https://open.feishu.cn or https://open.larksuite.com', /^https?$/).default(
    'https://open.feishu.cn',
  ),
  WIKI_FEISHU_APP_ID: z.string().optional(),
  WIKI_FEISHU_APP_SECRET: z.string().optional(),
  MODEL_TIMEOUT_MS: whole('milliseconds from 100 to 120000, e.g. MODEL_TIMEOUT_MS=8000', 100, 120_000).default(8000),
})

export interface Config {
  readonly port: number
  readonly host: string
  /** Where people reach the web app; known for certain only when PUBLIC_URL is set. */
  readonly publicUrl?: string
  /** Absolute. */
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly redisUrl?: string
  /** auto = on only when the embedded database was seeded with the demo company; on a server it is off unless asked for. */
  readonly demo: 'auto' | 'on' | 'off'
  readonly sessionDays: number
  /** everyMinutes 0 = no timed backups. */
  readonly backup: { readonly everyMinutes: number; readonly keep: number }
  /** Opens /metrics from other machines; without it only this one may read it. */
  readonly metricsToken?: string
  /** Notices by e-mail, for people who use no chat platform. */
  readonly email?: { readonly smtpUrl: string; readonly from: string }
  /** People's ids here are those that DingTalk and WeCom give them. */
  readonly staffIds: boolean
  readonly slack?: SlackConfig
  readonly teams?: TeamsConfig
  readonly feishu?: FeishuConfig
  readonly dingtalk?: DingTalkConfig
  readonly wecom?: WeComConfig
  readonly wecomApp?: WeComAppConfig
  /** Recognises speech; without it voice messages need the platform's own transcript. */
  readonly speech?: SpeechConfig
  /** Encrypts the keys of chat workspaces at rest; without it a key is made beside the embedded database. */
  readonly secret?: string
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Set when a model server is named; without it the offline engine works alone. */
  readonly model?: ModelConfig
  readonly knowledge: KnowledgeConfig
  /** Set when a wiki's pages may be read. */
  readonly confluence?: { readonly baseUrl: string; readonly user?: string; readonly token: string }
  readonly feishuWiki?: { readonly baseUrl: string; readonly appId: string; readonly appSecret: string }
}

export interface KnowledgeConfig {
  /** Hosts with private addresses whose pages may be read all the same. */
  readonly insideHosts: readonly string[]
  readonly embedding?: Endpoint & { readonly dimensions?: number }
  readonly rerank?: Endpoint & { readonly timeoutMs: number }
  /** The model words answers; left out: they are quoted. */
  readonly wording?: Endpoint & { readonly timeoutMs: number }
}

interface Endpoint {
  readonly baseUrl: string
  readonly apiKey?: string
  readonly name: string
}

/** The adapter's own shape, so that it can be handed over as it is. */
interface SlackConfig {
  readonly botToken?: string
  readonly appToken?: string
  readonly signingSecret?: string
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string; readonly workspaces: readonly string[] }
  readonly apiUrl?: string
  readonly replies?: 'thread' | 'flat'
}

export interface ModelConfig {
  readonly name: string
  readonly apiKey?: string
  /** Left out: the vendor's own. */
  readonly baseUrl?: string
  readonly timeoutMs: number
  /** A chat model of LangChain, as package#class; left out: any OpenAI-compatible server. */
  readonly langchain?: { readonly chatModel: string; readonly options?: Readonly<Record<string, unknown>> }
  /** Of a million tokens. */
  readonly prices?: { readonly in: number; readonly out: number }
}

type Variables = Readonly<Record<string, string | undefined>>

/** `.env` of the working directory, overruled by what the process was started with. Throws a to-do list. */
export function readConfig(env: Variables = environment()): Config {
  const read = Env.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim())))
  const todo = read.success
    ? [...missing(read.data), ...traced(env, read.data.MODEL_PROVIDER)]
    : read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
  if (!read.success || todo.length > 0) throw new Error(`.env:\n${todo.map((line) => `  - ${line}`).join('\n')}`)
  return configOf(read.data)
}

/** LangChain itself reads these, and would send every message to a third party. */
const traced = (env: Variables, provider: string): string[] =>
  provider === 'openai'
    ? []
    : ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2']
        .filter((name) => env[name] === 'true')
        .map((name) => `${name}: unset it; what employees write must not be sent to a tracing service`)

/** Variables that only make sense together. */
function missing(env: z.infer<typeof Env>): string[] {
  const todo: string[] = []
  if (env.OPENAI_BASE_URL && !env.OPENAI_MODEL)
    todo.push('OPENAI_MODEL: name the model that OPENAI_BASE_URL should use')
  const own = env.MODEL_PROVIDER !== 'openai'
  if (own && !env.OPENAI_MODEL) todo.push('OPENAI_MODEL: name the model that MODEL_PROVIDER should use')
  if (!own && env.OPENAI_MODEL && !env.OPENAI_BASE_URL && !env.OPENAI_API_KEY)
    todo.push('OPENAI_MODEL: needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own')
  if (env.OPENAI_API_KEY && !env.OPENAI_MODEL) todo.push('OPENAI_API_KEY: name the model in OPENAI_MODEL too')
  if ((env.MODEL_PRICE_IN === undefined) !== (env.MODEL_PRICE_OUT === undefined))
    todo.push('MODEL_PRICE_IN, MODEL_PRICE_OUT: set both or neither')
  if (!own && env.MODEL_OPTIONS) todo.push('MODEL_OPTIONS: only for a MODEL_PROVIDER of LangChain')
  if (env.EMBEDDING_BASE_URL && !env.EMBEDDING_MODEL)
    todo.push('EMBEDDING_MODEL: name the model that EMBEDDING_BASE_URL should use')
  if (env.EMBEDDING_MODEL && !env.EMBEDDING_BASE_URL && !env.OPENAI_BASE_URL && !env.OPENAI_API_KEY)
    todo.push('EMBEDDING_MODEL: needs EMBEDDING_BASE_URL, or OPENAI_BASE_URL or OPENAI_API_KEY')
  if ((env.RERANK_MODEL === undefined) !== (env.RERANK_BASE_URL === undefined))
    todo.push('RERANK_MODEL, RERANK_BASE_URL: set both or neither')
  if ((env.WIKI_CONFLUENCE_URL === undefined) !== (env.WIKI_CONFLUENCE_TOKEN === undefined))
    todo.push('WIKI_CONFLUENCE_URL, WIKI_CONFLUENCE_TOKEN: set both or neither')
  if ((env.WIKI_FEISHU_APP_ID === undefined) !== (env.WIKI_FEISHU_APP_SECRET === undefined))
    todo.push('WIKI_FEISHU_APP_ID, WIKI_FEISHU_APP_SECRET: set both or neither')
  if (env.SMTP_URL && !env.MAIL_FROM) todo.push('MAIL_FROM: who the mail comes from, e.g. Yiju <yiju@example.com>')
  if (env.MAIL_FROM && !env.SMTP_URL) todo.push('SMTP_URL: name the mail server that MAIL_FROM is sent through')
  if (env.SMTP_URL && !env.PUBLIC_URL) todo.push('PUBLIC_URL: mails need the address people open')
  todo.push(...missingOfSlack(env), ...missingOfTeams(env), ...missingOfFeishu(env))
  todo.push(...missingOfWeCom(env))
  if ((env.DINGTALK_CLIENT_ID === undefined) !== (env.DINGTALK_CLIENT_SECRET === undefined))
    todo.push('DINGTALK_CLIENT_ID, DINGTALK_CLIENT_SECRET: set both or neither')
  if ((env.SPEECH_BASE_URL || env.SPEECH_API_KEY) && !env.SPEECH_MODEL)
    todo.push('SPEECH_MODEL: name the recogniser that SPEECH_BASE_URL should use')
  if (env.SPEECH_MODEL && !env.SPEECH_BASE_URL && !env.OPENAI_BASE_URL && !env.SPEECH_API_KEY && !env.OPENAI_API_KEY)
    todo.push('SPEECH_MODEL: needs SPEECH_BASE_URL, or SPEECH_API_KEY for OpenAI')
  return [...new Set(todo)]
}

interface SpeechConfig extends Endpoint {
  readonly timeoutMs: number
  readonly language?: string
  /** wav: everything is made into WAV first. */
  readonly format: 'any' | 'wav'
}

interface FeishuConfig {
  readonly appId: string
  readonly appSecret: string
  readonly url: string
  readonly mode: 'ws' | 'webhook'
  readonly encryptKey?: string
  readonly verificationToken?: string
}

interface DingTalkConfig {
  readonly clientId: string
  readonly clientSecret: string
  readonly robotCode: string
  readonly cardTemplate?: string
}

interface WeComAppConfig {
  readonly corpId: string
  readonly agentId: number
  readonly secret: string
  readonly token: string
  readonly aesKey: string
  readonly apiUrl?: string
}

interface WeComConfig {
  readonly botId: string
  readonly secret: string
  readonly wsUrl?: string
}

interface TeamsConfig {
  readonly appId?: string
  readonly appSecret?: string
  readonly tenantId?: string
  readonly development?: 'anonymous'
  readonly publicUrl?: string
}

/** Unauthenticated only where nobody else gets through; otherwise whoever reaches the port could approve as anybody. */
function missingOfTeams(env: z.infer<typeof Env>): string[] {
  const { TEAMS_APP_ID: id, TEAMS_APP_SECRET: secret, TEAMS_TENANT_ID: tenant, TEAMS_DEVELOPMENT: development } = env
  const local = /^(localhost|127\.0\.0\.1|::1)$/.test(env.HOST) && !env.PUBLIC_URL?.startsWith('https://')
  const todo: string[] = []
  if (development && !local)
    todo.push(
      'TEAMS_DEVELOPMENT: anybody could speak as anybody; only with HOST=127.0.0.1 and without a public address',
    )
  if (development && id) todo.push('TEAMS_DEVELOPMENT: remove it, TEAMS_APP_ID is set')
  if (!id && (secret || tenant)) todo.push('TEAMS_APP_ID: the Microsoft App ID of the Azure Bot')
  if (id && !tenant)
    todo.push('TEAMS_TENANT_ID: the directory (tenant) ID of the company; nobody else may speak to the bot')
  return todo
}

function teamsOf(env: z.infer<typeof Env>): TeamsConfig | undefined {
  if (!env.TEAMS_APP_ID && !env.TEAMS_DEVELOPMENT) return undefined
  return Object.freeze({
    ...(env.TEAMS_APP_ID ? { appId: env.TEAMS_APP_ID } : {}),
    ...(env.TEAMS_APP_SECRET ? { appSecret: env.TEAMS_APP_SECRET } : {}),
    ...(env.TEAMS_TENANT_ID ? { tenantId: env.TEAMS_TENANT_ID } : {}),
    ...(env.TEAMS_DEVELOPMENT ? { development: env.TEAMS_DEVELOPMENT } : {}),
    ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL.replace(/\/+$/, '') } : {}),
  })
}

function speechOf(env: z.infer<typeof Env>, name: string): SpeechConfig {
  const apiKey = env.SPEECH_API_KEY ?? env.OPENAI_API_KEY
  return Object.freeze({
    baseUrl: env.SPEECH_BASE_URL ?? env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    ...(apiKey ? { apiKey } : {}),
    name,
    timeoutMs: env.SPEECH_TIMEOUT_MS,
    ...(env.SPEECH_LANGUAGE ? { language: env.SPEECH_LANGUAGE } : {}),
    format: env.SPEECH_FORMAT,
  })
}

/** A webhook without the encrypt key is signed by nobody: whoever finds the address could speak as anybody. */
function missingOfFeishu(env: z.infer<typeof Env>): string[] {
  const { FEISHU_APP_ID: id, FEISHU_APP_SECRET: secret } = env
  const todo: string[] = []
  if ((id === undefined) !== (secret === undefined)) todo.push('FEISHU_APP_ID, FEISHU_APP_SECRET: set both or neither')
  if (!id || env.FEISHU_MODE === 'ws') return todo
  if (!env.FEISHU_ENCRYPT_KEY) todo.push('FEISHU_ENCRYPT_KEY: webhooks are signed with it')
  if (!env.FEISHU_VERIFICATION_TOKEN) todo.push('FEISHU_VERIFICATION_TOKEN: every webhook carries it')
  if (!env.PUBLIC_URL) todo.push('PUBLIC_URL: Feishu needs an address that leads here, or FEISHU_MODE=ws')
  return todo
}

const FEISHU = { feishu: 'https://open.feishu.cn', lark: 'https://open.larksuite.com' }

function feishuOf(env: z.infer<typeof Env>): FeishuConfig | undefined {
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret, FEISHU_DOMAIN: domain } = env
  if (!appId || !appSecret) return undefined
  return Object.freeze({
    appId,
    appSecret,
    url: (FEISHU[domain as keyof typeof FEISHU] ?? domain).replace(/\/+$/, ''),
    mode: env.FEISHU_MODE,
    ...(env.FEISHU_ENCRYPT_KEY ? { encryptKey: env.FEISHU_ENCRYPT_KEY } : {}),
    ...(env.FEISHU_VERIFICATION_TOKEN ? { verificationToken: env.FEISHU_VERIFICATION_TOKEN } : {}),
  })
}

function dingtalkOf(env: z.infer<typeof Env>): DingTalkConfig | undefined {
  const { DINGTALK_CLIENT_ID: clientId, DINGTALK_CLIENT_SECRET: clientSecret } = env
  if (!clientId || !clientSecret) return undefined
  return Object.freeze({
    clientId,
    clientSecret,
    robotCode: env.DINGTALK_ROBOT_CODE ?? clientId,
    groupAnswers: env.DINGTALK_GROUP_ANSWERS === 'on',
    ...(env.DINGTALK_CARD_TEMPLATE ? { cardTemplate: env.DINGTALK_CARD_TEMPLATE } : {}),
  })
}

const WECOM_APP = [
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_APP_SECRET',
  'WECOM_CALLBACK_TOKEN',
  'WECOM_AES_KEY',
] as const

function missingOfWeCom(env: z.infer<typeof Env>): string[] {
  const lacking = WECOM_APP.filter((name) => env[name] === undefined)
  const app = lacking.length < WECOM_APP.length
  return [
    ...((env.WECOM_BOT_ID === undefined) === (env.WECOM_BOT_SECRET === undefined)
      ? []
      : ['WECOM_BOT_ID, WECOM_BOT_SECRET: set both or neither']),
    ...(app ? lacking.map((name) => `${name}: the app of WeCom needs it too`) : []),
    ...(app && env.WECOM_BOT_ID ? ['WECOM_BOT_ID, WECOM_CORP_ID: the bot or the app, not both'] : []),
    ...(app && !env.PUBLIC_URL ? ['PUBLIC_URL: WeCom needs an https address that leads here'] : []),
  ]
}

function wecomAppOf(env: z.infer<typeof Env>): WeComAppConfig | undefined {
  const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_APP_SECRET: secret } = env
  const { WECOM_CALLBACK_TOKEN: token, WECOM_AES_KEY: aesKey, WECOM_API_URL: apiUrl } = env
  if (!corpId || !agentId || !secret || !token || !aesKey) return undefined
  return Object.freeze({ corpId, agentId, secret, token, aesKey, ...(apiUrl ? { apiUrl } : {}) })
}

function wecomOf({ WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_WS_URL: wsUrl }: z.infer<typeof Env>) {
  return botId && secret ? Object.freeze({ botId, secret, ...(wsUrl ? { wsUrl } : {}) }) : undefined
}

function missingOfSlack(env: z.infer<typeof Env>): string[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret } = env
  const door = env.SLACK_APP_TOKEN ?? env.SLACK_SIGNING_SECRET
  const todo: string[] = []
  if (bot && id) todo.push('SLACK_BOT_TOKEN, SLACK_CLIENT_ID: one workspace by its token, or many by OAuth, not both')
  if ((id === undefined) !== (secret === undefined))
    todo.push('SLACK_CLIENT_ID, SLACK_CLIENT_SECRET: set both or neither')
  if (door && !bot && !id)
    todo.push('SLACK_BOT_TOKEN: the token of the workspace, or SLACK_CLIENT_ID to install by OAuth')
  if ((bot || id) && !door) todo.push('SLACK_APP_TOKEN: for Socket Mode, or SLACK_SIGNING_SECRET for webhooks')
  if (id && !env.SLACK_WORKSPACES) todo.push('SLACK_WORKSPACES: the workspaces that may install the app')
  if ((id || (bot && !env.SLACK_APP_TOKEN && door)) && !env.PUBLIC_URL)
    todo.push('PUBLIC_URL: Slack needs an https address that leads here')
  return todo
}

function slackOf(env: z.infer<typeof Env>): SlackConfig | undefined {
  if (!env.SLACK_BOT_TOKEN && !env.SLACK_CLIENT_ID) return undefined
  return Object.freeze({
    ...(env.SLACK_BOT_TOKEN ? { botToken: env.SLACK_BOT_TOKEN } : {}),
    ...(env.SLACK_APP_TOKEN ? { appToken: env.SLACK_APP_TOKEN } : {}),
    ...(env.SLACK_SIGNING_SECRET ? { signingSecret: env.SLACK_SIGNING_SECRET } : {}),
    ...(env.SLACK_API_URL ? { apiUrl: env.SLACK_API_URL } : {}),
    ...(env.SLACK_REPLIES === 'flat' ? { replies: env.SLACK_REPLIES } : {}),
    ...(env.SLACK_CLIENT_ID && env.SLACK_CLIENT_SECRET
      ? {
          oauth: {
            clientId: env.SLACK_CLIENT_ID,
            clientSecret: env.SLACK_CLIENT_SECRET,
            workspaces: env.SLACK_WORKSPACES?.split(',').map((id) => id.trim()) ?? [],
          },
        }
      : {}),
  })
}

function configOf(env: z.infer<typeof Env>): Config {
  const slack = slackOf(env)
  const teams = teamsOf(env)
  const feishu = feishuOf(env)
  const dingtalk = dingtalkOf(env)
  const wecom = wecomOf(env)
  const wecomApp = wecomAppOf(env)
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL.replace(/\/+$/, '') } : {}),
    dataDir: resolve(env.DATA_DIR),
    ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}),
    ...(env.REDIS_URL ? { redisUrl: env.REDIS_URL } : {}),
    // A company's own server never opens its doors to everybody because a setting was forgotten.
    demo: env.YIJU_DEMO === 'auto' && env.DATABASE_URL ? 'off' : env.YIJU_DEMO,
    sessionDays: env.SESSION_DAYS,
    backup: Object.freeze({ everyMinutes: env.BACKUP_EVERY, keep: env.BACKUP_KEEP }),
    ...(env.METRICS_TOKEN ? { metricsToken: env.METRICS_TOKEN } : {}),
    ...(env.SMTP_URL && env.MAIL_FROM ? { email: Object.freeze({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM }) } : {}),
    staffIds: env.CHAT_STAFF_IDS === 'on',
    ...(slack ? { slack } : {}),
    ...(teams ? { teams } : {}),
    ...(feishu ? { feishu } : {}),
    ...(dingtalk ? { dingtalk } : {}),
    ...(wecom ? { wecom } : {}),
    ...(wecomApp ? { wecomApp } : {}),
    ...(env.SPEECH_MODEL ? { speech: speechOf(env, env.SPEECH_MODEL) } : {}),
    ...(env.YIJU_SECRET ? { secret: env.YIJU_SECRET } : {}),
    logLevel: env.LOG_LEVEL,
    ...(env.OPENAI_MODEL ? { model: Object.freeze(modelOf(env, env.OPENAI_MODEL)) } : {}),
    knowledge: Object.freeze(knowledgeOf(env)),
    ...(env.WIKI_CONFLUENCE_URL && env.WIKI_CONFLUENCE_TOKEN
      ? {
          confluence: {
            baseUrl: env.WIKI_CONFLUENCE_URL,
            token: env.WIKI_CONFLUENCE_TOKEN,
            ...(env.WIKI_CONFLUENCE_USER ? { user: env.WIKI_CONFLUENCE_USER } : {}),
          },
        }
      : {}),
    ...(env.WIKI_FEISHU_APP_ID && env.WIKI_FEISHU_APP_SECRET
      ? {
          feishuWiki: {
            baseUrl: env.WIKI_FEISHU_URL,
            appId: env.WIKI_FEISHU_APP_ID,
            appSecret: env.WIKI_FEISHU_APP_SECRET,
          },
        }
      : {}),
  })
}

const OPENAI = 'https://api.openai.com/v1'

/** A server of its own has a key of its own: another's is never sent to it. */
function knowledgeOf(env: z.infer<typeof Env>): KnowledgeConfig {
  const { EMBEDDING_MODEL: embedding, RERANK_MODEL: rerank, RERANK_BASE_URL: rerankUrl, OPENAI_MODEL: model } = env
  const embeddingKey = env.EMBEDDING_BASE_URL ? env.EMBEDDING_API_KEY : (env.EMBEDDING_API_KEY ?? env.OPENAI_API_KEY)
  const words = env.MODEL_ANSWERS === 'on' && env.MODEL_PROVIDER === 'openai'
  return {
    insideHosts: env.KNOWLEDGE_HOSTS.split(',').flatMap((host) => host.trim().toLowerCase() || []),
    ...(embedding
      ? {
          embedding: {
            name: embedding,
            baseUrl: env.EMBEDDING_BASE_URL ?? env.OPENAI_BASE_URL ?? OPENAI,
            ...(embeddingKey ? { apiKey: embeddingKey } : {}),
            ...(env.EMBEDDING_DIMENSIONS ? { dimensions: env.EMBEDDING_DIMENSIONS } : {}),
          },
        }
      : {}),
    ...(rerank && rerankUrl
      ? {
          rerank: {
            name: rerank,
            baseUrl: rerankUrl,
            timeoutMs: env.RERANK_TIMEOUT_MS,
            ...(env.RERANK_API_KEY ? { apiKey: env.RERANK_API_KEY } : {}),
          },
        }
      : {}),
    ...(model && words
      ? {
          wording: {
            name: model,
            baseUrl: env.OPENAI_BASE_URL ?? OPENAI,
            timeoutMs: env.MODEL_TIMEOUT_MS,
            ...(env.OPENAI_API_KEY ? { apiKey: env.OPENAI_API_KEY } : {}),
          },
        }
      : {}),
  }
}

function modelOf(env: z.infer<typeof Env>, name: string): ModelConfig {
  const [, chatModel] = /^langchain:(.+)$/.exec(env.MODEL_PROVIDER) ?? []
  const { MODEL_PRICE_IN: priceIn, MODEL_PRICE_OUT: priceOut } = env
  const baseUrl = env.OPENAI_BASE_URL ?? (chatModel === undefined ? OPENAI : undefined)
  return {
    name,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(env.OPENAI_API_KEY ? { apiKey: env.OPENAI_API_KEY } : {}),
    timeoutMs: env.MODEL_TIMEOUT_MS,
    ...(chatModel === undefined
      ? {}
      : { langchain: { chatModel, ...(env.MODEL_OPTIONS ? { options: env.MODEL_OPTIONS } : {}) } }),
    ...(priceIn === undefined || priceOut === undefined ? {} : { prices: { in: priceIn, out: priceOut } }),
  }
}

function environment(): Variables {
  const file = resolve('.env')
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env }
}
