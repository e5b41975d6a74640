// The web server in this process, on the demo company and a clock that stands still: calls as a browser would make them, with everything visible.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { createServer } from '../../src/http/server.ts'
import type { ServerSettings } from '../../src/http/door.ts'
import { openOffice, type Office } from '../kit/office.ts'

export interface Visitor {
  cookie: string
  csrf: string
  get(path: string): Promise<Answer>
  send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object | string): Promise<Answer>
  /** Signed in, but as a page of somebody else would call: with the cookie, without what it cannot read. */
  raw(options: InjectOptions): Promise<Answer>
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  text: string
  json<T = Record<string, unknown>>(): T
}

export interface Door {
  office: Office
  app: FastifyInstance
  call(options: InjectOptions): Promise<Answer>
  signIn(person: string): Promise<Visitor>
  close(): Promise<void>
}

export const SECRET = 'the secret in the data directory'

export async function openDoor(
  settings: Partial<ServerSettings> = {},
  around: Parameters<typeof openOffice>[1] = {},
): Promise<Door> {
  const office = await openOffice(undefined, around)
  const app = await createServer(office.world, {
    org: office.org,
    demo: true,
    rules: { days: 14, secure: false },
    local: { secret: SECRET, backup: async () => 'a file', audit: async () => ({ events: 0, findings: [] }) },
    ready: async () => true,
    ...settings,
  })
  const call = async (options: InjectOptions): Promise<Answer> => {
    const answer = await app.inject(options)
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, json: () => answer.json() }
  }
  return {
    office,
    app,
    call,
    close: () => app.close(),
    signIn: async (person) => {
      const answer = await call({ method: 'POST', url: '/api/session/demo', payload: { person } })
      const cookie = String([answer.headers['set-cookie']].flat()[0]).split(';')[0]!
      const { csrf } = answer.json<{ csrf: string }>()
      const send: Visitor['send'] = (method, url, payload) =>
        call({ method, url, headers: { cookie, 'x-csrf': csrf }, ...(payload === undefined ? {} : { payload }) })
      return {
        cookie,
        csrf,
        send,
        get: (url) => call({ method: 'GET', url, headers: { cookie } }),
        raw: (options) => call({ ...options, headers: { cookie, ...options.headers } }),
      }
    },
  }
}

/** A file as a browser's form sends it. */
export function upload(
  name: string,
  type: string,
  bytes: Buffer,
  fields: Readonly<Record<string, string>> = {},
): Pick<InjectOptions, 'payload'> & { type: string } {
  const edge = `----${randomUUID()}`
  const said = Object.entries(fields).map(
    ([field, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const head = `${said.join('')}--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  return {
    type: `multipart/form-data; boundary=${edge}`,
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  }
}
