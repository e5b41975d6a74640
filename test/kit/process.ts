// A real `yiju start` in a process of its own: started, asked over HTTP, killed, started again.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))
const Notice = z.object({ url: z.string(), secret: z.string(), pid: z.number() })

export interface Running {
  url: string
  secret: string
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  output(): string
}

export interface StartOptions {
  dataDir: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
}

/** Resolves when the server says where it listens. */
export async function startYiju({ dataDir, args = [], env = {} }: StartOptions): Promise<Running> {
  fs.rmSync(path.join(dataDir, 'server.json'), { force: true })
  const child = spawn(
    process.execPath,
    [path.join(root, 'scripts/yiju.mjs'), 'start', '--port', '0', '--data', dataDir, ...args],
    {
      cwd: root,
      env: { ...process.env, LOG_LEVEL: 'error', BACKUP_EVERY: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const notice = await Promise.race([noticeOf(dataDir, child), gone(child, () => output)])
  return {
    url: notice.url,
    secret: notice.secret,
    output: () => output,
    kill: () => end(child, 'SIGKILL').then(() => undefined),
    stop: () => end(child, 'SIGTERM'),
  }
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  child.kill(signal)
  const [code] = (await exited) as [number | null]
  return code
}

async function gone(child: ChildProcess, output: () => string): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null]
  throw new Error(`yiju start ended with ${code}:\n${output()}`)
}

async function noticeOf(dataDir: string, child: ChildProcess): Promise<z.infer<typeof Notice>> {
  const file = path.join(dataDir, 'server.json')
  while (child.exitCode === null) {
    try {
      const notice = Notice.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
      if ((await fetch(`${notice.url}/readyz`)).ok) return notice
    } catch {
      // Not there yet: the file is written once the server listens.
    }
    await new Promise((done) => setTimeout(done, 25))
  }
  return new Promise(() => {})
}

export interface Client {
  id: string
  name: string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: object): Promise<T>
  status(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<number>
}

/** Signed in as a person (id, e-mail or name), through the local door. */
export async function signInAs(at: Pick<Running, 'url' | 'secret'>, person: string): Promise<Client> {
  const answer = await fetch(`${at.url}/api/local/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-secret': at.secret },
    body: JSON.stringify({ person }),
  })
  if (!answer.ok) throw new Error(`sign-in as ${person}: ${answer.status} ${await answer.text()}`)
  const me = z.object({ id: z.string(), name: z.string(), csrf: z.string() }).parse(await answer.json())
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  const call = (method: string, to: string, body?: object, more: Record<string, string> = {}) =>
    fetch(at.url + to, {
      method,
      headers: { cookie, 'x-csrf': me.csrf, ...(body ? { 'content-type': 'application/json' } : {}), ...more },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const json = async <T>(method: string, to: string, body?: object): Promise<T> => {
    const got = await call(method, to, body)
    if (!got.ok) throw new Error(`${method} ${to}: ${got.status} ${await got.text()}`)
    return (await got.json()) as T
  }
  return {
    id: me.id,
    name: me.name,
    get: (to) => json('GET', to),
    post: (to, body) => json('POST', to, body),
    status: async (method, to, body, headers) => (await call(method, to, body, headers)).status,
  }
}

export async function callAudit(at: Pick<Running, 'url' | 'secret'>): Promise<{ events: number; findings: unknown[] }> {
  const answer = await fetch(`${at.url}/api/local/audit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-secret': at.secret },
    body: '{}',
  })
  return (await answer.json()) as { events: number; findings: unknown[] }
}
