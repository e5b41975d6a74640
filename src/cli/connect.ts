// Commands that need the assistant talk to the server that runs on the data directory, or start one for themselves.
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readConfig, type Config } from '../config.ts'
import { Fault } from '../kernel/fault.ts'

const Notice = z.object({ url: z.string(), secret: z.string(), pid: z.number() })
export type Notice = z.infer<typeof Notice>

const noticeFile = (dataDir: string) => path.join(dataDir, 'server.json')

/** Written by `yiju start` for its own machine, readable by its owner only. */
export function postNotice(dataDir: string, notice: Notice): () => void {
  fs.mkdirSync(dataDir, { recursive: true })
  fs.writeFileSync(noticeFile(dataDir), JSON.stringify(notice), { mode: 0o600 })
  fs.chmodSync(noticeFile(dataDir), 0o600)
  return () => fs.rmSync(noticeFile(dataDir), { force: true })
}

/** The running server's door, or undefined when nobody answers there. */
export async function findServer(dataDir: string): Promise<Notice | undefined> {
  let notice: Notice
  try {
    notice = Notice.parse(JSON.parse(fs.readFileSync(noticeFile(dataDir), 'utf8')))
  } catch {
    return undefined
  }
  try {
    const answer = await fetch(`${notice.url}/healthz`, { signal: AbortSignal.timeout(3_000) })
    return answer.ok ? notice : undefined
  } catch {
    return undefined
  }
}

export interface Connection extends Notice {
  close(): Promise<void>
}

/** `--data DIR` wins over DATA_DIR. */
export const configFor = (dataDir?: string): Config => {
  const config = readConfig()
  return dataDir ? Object.freeze({ ...config, dataDir: path.resolve(dataDir) }) : config
}

export async function connect(config: Config): Promise<Connection> {
  const running = await findServer(config.dataDir)
  if (running) return { ...running, close: async () => {} }
  const { startServer } = await import('../app.ts')
  const quiet = { ...config, port: 0, host: '127.0.0.1', logLevel: 'error' as const }
  const server = await startServer(quiet, { say: (line) => process.stderr.write(`${line}\n`) })
  return { url: server.url, secret: server.secret, pid: process.pid, close: server.close }
}

const Refused = z.object({ error: z.object({ why: z.string().optional(), message: z.object({ en: z.string() }) }) })

/** JSON over the local door; an error answer becomes a Fault with the server's own words. */
export async function callLocal<T>(
  at: Notice,
  route: string,
  body: object,
  shape: z.ZodType<T>,
): Promise<{ body: T; cookie: string }> {
  const answer = await fetch(`${at.url}/api/local/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-secret': at.secret },
    body: JSON.stringify(body),
  })
  const json: unknown = await answer.json()
  if (!answer.ok) {
    const { error } = Refused.parse(json)
    throw new Fault('bad-input', error.why ?? error.message.en)
  }
  return { body: shape.parse(json), cookie: (answer.headers.getSetCookie()[0] ?? '').split(';')[0]! }
}
