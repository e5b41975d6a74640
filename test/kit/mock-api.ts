// A loopback server that answers the http contract from memory, for working on the web app and its component checks without the real one.
// Started by hand: npx tsx test/kit/mock-api.ts [port]; sign-in link /sign-in#good; header-free, one process, nothing kept.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Preview, SessionView } from '../../src/http/contract.ts'
import type { SignalKind } from '../../src/assistant/ports.ts'
import type { FileRef, Values } from '../../src/approval/form.ts'
import type { Locale } from '../../src/people/organisation.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { check, withDays } from './mock-form.ts'
import { parse, read, Refused, serveFile } from './mock-http.ts'
import { departments, people, person, processes } from './mock-people.ts'
import { createRequests, type MockCommand } from './mock-requests.ts'
import { createTalk } from './mock-talk.ts'

const CONSOLE = fileURLToPath(new URL('../../dist/console', import.meta.url))

export interface MockApi {
  url: string
  /** What the next calls meet: nothing answers, or a status. */
  breakWith(status: number | undefined): void
  close(): Promise<void>
}

export async function startMockApi({
  port = 0,
  demo = true,
  think = 400,
  consoleDir = CONSOLE,
}: { port?: number; demo?: boolean; think?: number; consoleDir?: string } = {}): Promise<MockApi> {
  const requests = createRequests(minutesAgo)
  const locales = new Map<string, Locale>(people.map((p) => [p.id, ['olivia', 'james'].includes(p.id) ? 'en' : 'zh']))
  const live = new Map<ServerResponse, string>()
  const done = new Map<string, unknown>()
  const files = new Map<string, { name: string; type: string; bytes: Buffer }>()
  let broken: number | undefined
  let fileCount = 0
  const signal = (who: string | undefined, what: SignalKind) => {
    for (const [response, listener] of live)
      if (!who || listener === who) response.write(`data: ${JSON.stringify(what)}\n\n`)
  }
  const talk = createTalk({
    requests,
    now: () => minutesAgo(0),
    changed: (who) => signal(who, { kind: 'chat' }),
    en: (who) => locales.get(who) === 'en',
    think,
  })

  const session = (me: string | undefined): SessionView => ({
    demo,
    voice: false,
    organisation: { zh: '云帆科技', en: 'Yunfan Technology' },
    ...(me
      ? {
          me: {
            ...person(me),
            locale: locales.get(me)!,
            zone: me === 'olivia' ? 'Europe/London' : 'Asia/Shanghai',
            roles: [],
          },
          csrf: 'c',
        }
      : {}),
  })
  const everybodyLooks = (id: string) => {
    signal(undefined, { kind: 'request', request: id })
    signal(undefined, { kind: 'tasks' })
  }

  type Call = { me: string; params: string[]; query: URLSearchParams; body: Record<string, unknown> }
  const routes: [string, RegExp, (call: Call) => unknown][] = [
    ['PATCH', /^\/api\/me$/, ({ me, body }) => (locales.set(me, body.locale as Locale), session(me))],
    [
      'GET',
      /^\/api\/people$/,
      ({ query }) =>
        people.filter((p) => `${p.name} ${p.title}`.toLowerCase().includes((query.get('q') ?? '').toLowerCase())),
    ],
    ['GET', /^\/api\/departments$/, () => departments],
    ['GET', /^\/api\/processes$/, () => processes],
    [
      'GET',
      /^\/api\/counts$/,
      ({ me }) => ({
        waiting: waiting(me).length,
        returned: requests.all.filter((r) => r.initiator.id === me && r.status === 'returned').length,
        underway: requests.all.filter((r) => r.initiator.id === me && r.status === 'underway').length,
      }),
    ],
    [
      'GET',
      /^\/api\/chat$/,
      ({ me, query }) => {
        const room = talk.room(me)
        const until = room.messages.filter((m) => m.seq < Number(query.get('before') ?? Infinity))
        return { messages: until.slice(-20), more: until.length > 20, thinking: room.thinking }
      },
    ],
    [
      'POST',
      /^\/api\/chat\/messages$/,
      ({ me, body }) => (
        talk.hear(me, {
          id: String(body.id),
          text: String(body.text),
          ...(Array.isArray(body.files) ? { files: body.files as FileRef[] } : {}),
        }),
        signal(me, { kind: 'typing' }),
        { ok: true }
      ),
    ],
    [
      'POST',
      /^\/api\/chat\/press$/,
      ({ body }) => (talk.press(String(body.button), body.input as string | undefined) ? { ok: true } : undefined),
    ],
    [
      'GET',
      /^\/api\/chat\/draft\/(.+)$/,
      ({ params: [id] }) => {
        const draft = talk.drafts.get(id!)
        return draft && { process: processes.find((p) => p.key === draft.process), values: draft.values }
      },
    ],
    [
      'POST',
      /^\/api\/chat\/form$/,
      ({ me, body }) => {
        const problems = check('leave', body.values as Values)
        if (problems.length) return { problems }
        talk.form(me, String(body.draft), body.values as Values)
        return { ok: true }
      },
    ],
    [
      'GET',
      /^\/api\/requests$/,
      ({ me, query }) => {
        const statuses = (query.get('status') ?? '').split(',').filter(Boolean)
        const mine = query.get('scope') !== 'involved'
        const found = requests.all.filter(
          (r) =>
            (mine ? r.initiator.id === me : r.timeline.some((t) => t.by?.id === me && t.type !== 'Submitted')) &&
            (!statuses.length || statuses.includes(r.status)) &&
            (!query.get('process') || r.process === query.get('process')) &&
            `${r.title.zh}${r.title.en}${r.number}`.includes(query.get('q') ?? ''),
        )
        const from = query.get('before') ? found.findIndex((r) => r.id === query.get('before')) + 1 : 0
        return { items: found.slice(from, from + 12).map((r) => requests.view(r, me)), more: found.length > from + 12 }
      },
    ],
    [
      'GET',
      /^\/api\/tasks$/,
      ({ me }) => ({
        items: waiting(me).map((r, i) => ({
          ...requests.view(r, me),
          task: `${r.id}-t`,
          openedAt: r.submittedAt,
          dueAt: minutesAgo(i ? -600 : 90),
          overdue: i === 0,
        })),
      }),
    ],
    [
      'GET',
      /^\/api\/requests\/([^/]+)$/,
      ({ me, params: [id] }) => {
        const r = requests.find(id!)
        return r && requests.view(r, me)
      },
    ],
    [
      'POST',
      /^\/api\/requests\/preview$/,
      ({ body }): Preview => {
        const problems = check(String(body.process), body.values as Values)
        if (problems.length) return { problems }
        const sample = requests.view(requests.all[0]!, 'zhang').route.map((s) => ({
          ...s,
          state: 'coming' as const,
          people: s.people.map((p) => ({ ...p, state: 'coming' as const })),
        }))
        return {
          values: withDays(body.values as Values),
          route: sample,
          title: { zh: '预览', en: 'Preview' },
          soonest: [],
        }
      },
    ],
    [
      'POST',
      /^\/api\/requests$/,
      ({ me, body }) =>
        once(String(body.key), () => {
          const process = processes.find((p) => p.key === body.process)!
          const r = requests.start(process, me, withDays(body.values as Values), {
            zh: `${process.name.zh}申请`,
            en: `${process.name.en} request`,
          })
          everybodyLooks(r.id)
          return { ok: true, request: r.id, number: r.number, revision: r.revision }
        }),
    ],
    [
      'POST',
      /^\/api\/requests\/([^/]+)\/commands$/,
      ({ me, params: [id], body }) =>
        once(String(body.key), () => {
          const r = requests.find(id!)
          if (!r) return undefined
          if (typeof body.revision === 'number' && body.revision !== r.revision) throw new Refused(409, 'conflict')
          const answer = requests.command(r, me, body.command as MockCommand)
          everybodyLooks(r.id)
          return answer
        }),
    ],
  ]
  const waiting = (me: string) =>
    requests.all.filter((r) => r.status === 'underway' && r.waitingFor.some((p) => p.id === me))
  const once = (key: string, make: () => unknown): unknown => {
    if (!done.has(key)) done.set(key, make())
    return done.get(key)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://mock')
    if (!url.pathname.startsWith('/api/')) return serveFile(consoleDir, url.pathname, response)
    const me = /mock-me=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
    const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(body))
    }
    const fail = (status: number, code: string) =>
      json(status, { error: { code, message: { zh: '没有成功，请稍后再试。', en: 'That did not work.' } } })
    if (broken === 0) return void request.socket.destroy()
    if (broken) return fail(broken, 'unavailable')
    const bytes = await read(request)
    const signedIn = (who: string) => json(200, session(who), { 'set-cookie': `mock-me=${who}; Path=/; HttpOnly` })
    const at = `${request.method} ${url.pathname}`
    if (at === 'GET /api/session') return json(200, session(me))
    if (at === 'POST /api/session/demo') return signedIn(parse(bytes).person as string)
    if (at === 'POST /api/session/link')
      return parse(bytes).token === 'good' ? signedIn('zhao') : fail(401, 'not-signed-in')
    if (at === 'DELETE /api/session') return json(200, { ok: true }, { 'set-cookie': 'mock-me=; Path=/; Max-Age=0' })
    if (!me && !(demo && at === 'GET /api/people')) return fail(401, 'not-signed-in')
    if (at === 'GET /api/live') return listen(me!, request, response)
    if (at === 'POST /api/files') {
      const head = bytes.toString('latin1', 0, 2_000)
      const name = Buffer.from(/filename="([^"]*)"/.exec(head)?.[1] ?? 'file', 'latin1').toString('utf8')
      const id = `f${++fileCount + 10}`
      files.set(id, { name, type: 'application/octet-stream', bytes })
      return json(200, { file: id, name, size: bytes.length, type: 'application/octet-stream' })
    }
    for (const [method, path, handle] of routes) {
      const match = path.exec(url.pathname)
      if (!match || method !== request.method) continue
      if (method !== 'GET' && request.headers['x-csrf'] !== 'c') return fail(403, 'forbidden')
      try {
        const out = handle({ me: me ?? '', params: match.slice(1), query: url.searchParams, body: parse(bytes) })
        return out === undefined ? fail(404, 'not-found') : json(200, out)
      } catch (error) {
        if (error instanceof Refused) return fail(error.status, error.message)
        throw error
      }
    }
    fail(404, 'not-found')
  }

  function listen(me: string, request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': hello\n\n')
    live.set(response, me)
    request.on('close', () => live.delete(response))
  }

  const server = createServer(
    (request, response) => void answer(request, response).catch((e: unknown) => response.writeHead(500).end(String(e))),
  )
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    breakWith: (status) => {
      broken = status
      if (status !== undefined) for (const response of live.keys()) response.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const api = await startMockApi({ port: Number(process.argv[2] ?? 3000) })
  process.stderr.write(`mock server on ${api.url}\n`)
}

const minutesAgo = (n: number) => systemClock.now().subtract({ minutes: n }).toString()
