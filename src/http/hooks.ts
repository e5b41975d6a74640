// Webhooks of chat platforms: handed on byte by byte, since signatures are over bytes.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from './door.ts'

const LONGEST = 5 * 1024 * 1024
const PATH = '/hooks/:platform/*'
interface Hook {
  Params: { platform: string; '*': string }
}

export function hookRoutes({ app, world }: Door): void {
  void app.register(async (hooks) => {
    hooks.removeAllContentTypeParsers()
    hooks.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LONGEST }, (_request, body, done) =>
      done(null, body),
    )
    const answer = async (request: FastifyRequest<Hook>, reply: FastifyReply) => {
      const platform = world.platforms?.find(request.params.platform)
      if (!platform?.receive) return reply.status(404).send()
      const answered = await platform.receive({
        method: request.method,
        path: `/${request.params['*']}`,
        query: flat(request.query as Record<string, unknown>),
        headers: flat(request.headers),
        body: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
      })
      return reply
        .status(answered.status)
        .headers(answered.headers ?? {})
        .send(answered.body ?? '')
    }
    hooks.get<Hook>(PATH, answer)
    hooks.post<Hook>(PATH, answer)
  })
}

/** A name given twice keeps its first value: no second signature or token slips in behind the first. */
const flat = (given: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const one: unknown = Array.isArray(value) ? value[0] : value
      return one === undefined ? [] : [[name.toLowerCase(), String(one)]]
    }),
  )
