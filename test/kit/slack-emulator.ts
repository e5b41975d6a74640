// A Slack that others wrote: the emulator `emulate`, when it has been fetched (scripts/slack-emulator.ts); in this process, on any Node we run on.
import fs from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export const EMULATOR = path.join(os.tmpdir(), 'yiju-slack-emulator')
export const PACKAGES = ['emulate@0.12.2', '@emulators/core@0.6.1']
export const emulatorIsHere = fs.existsSync(`${EMULATOR}/node_modules/emulate/dist`)

/** One signed event callback, as the emulator makes it. */
export interface Callback {
  body: string
  headers: Record<string, string>
}

export interface Emulator {
  api: string
  /** What it would have sent to the request URL. */
  callbacks: Callback[]
  call(token: string, method: string, args?: Record<string, unknown>): Promise<Record<string, unknown>>
  close(): Promise<void>
}

interface Core {
  createServer(plugin: object, options: object): { app: { fetch: unknown }; store: unknown; baseUrl: string }
  serve(options: { fetch: unknown; port: number; hostname: string }): Server
}
interface Plugin {
  slackPlugin: { name: string; register(...parts: unknown[]): void; seed?(store: unknown, base: string): void }
  seedFromConfig(store: unknown, base: string, config: object): void
}
type Headers_ = (context: { body: string }) => Record<string, string>

export async function openEmulator(config: object): Promise<Emulator> {
  const dist = `${EMULATOR}/node_modules/emulate/dist`
  const file = fs
    .readdirSync(dist)
    .find(
      (name) => /^dist-.*\.js$/.test(name) && fs.readFileSync(`${dist}/${name}`, 'utf8').includes('\n  slackPlugin'),
    )
  if (!file) throw new Error(`no Slack in ${dist}`)
  const load = async (at: string): Promise<unknown> => import(pathToFileURL(at).href)
  const core = (await load(`${EMULATOR}/node_modules/@emulators/core/dist/index.js`)) as Core
  const { slackPlugin, seedFromConfig } = (await load(`${dist}/${file}`)) as Plugin

  // Its events are delivered by hand: the emulator takes no request URL when it is started this way.
  const callbacks: Callback[] = []
  let headersOf: Headers_ = () => ({})
  const webhooks = {
    setHeaderFactory: (factory: Headers_) => void (headersOf = factory),
    dispatch: async (_event: string, _action: unknown, payload: unknown) => {
      const body = JSON.stringify(payload)
      callbacks.push({ body, headers: headersOf({ body }) })
    },
    getDeliveries: () => [],
    getSubscriptions: () => [],
    clear: () => {},
  }
  const plugin = {
    ...slackPlugin,
    register: (app: unknown, store: unknown, _webhooks: unknown, base: unknown, tokens: unknown) =>
      slackPlugin.register(app, store, webhooks, base, tokens),
  }
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const { app, store } = core.createServer(plugin, { port, baseUrl: base })
  slackPlugin.seed?.(store, base)
  seedFromConfig(store, base, config)
  const server = core.serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  if (!server.listening) await new Promise((go) => server.once('listening', go))

  return {
    api: `${base}/api/`,
    callbacks,
    async call(token, method, args = {}) {
      const answer = await fetch(`${base}/api/${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(args),
      })
      return (await answer.json()) as Record<string, unknown>
    },
    async close() {
      server.closeAllConnections()
      await new Promise((go) => server.close(go))
    },
  }
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:http')
  const probe = createServer()
  await new Promise<void>((go) => probe.listen(0, '127.0.0.1', go))
  const { port } = probe.address() as AddressInfo
  await new Promise((go) => probe.close(go))
  return port
}
