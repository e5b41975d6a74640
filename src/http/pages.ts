// The built web app: hashed files cached for a year, the page itself never, and every unknown path is the app's to route.
import path from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { toAnswer } from './errors.ts'
import { Fault } from '../kernel/fault.ts'

export async function consoleFiles(app: FastifyInstance, dir: string): Promise<void> {
  const year = 'public, max-age=31536000, immutable'
  await app.register(files, {
    root: path.resolve(dir),
    cacheControl: false,
    dotfiles: 'ignore',
    preCompressed: true,
    setHeaders: (reply, file) => {
      reply.setHeader('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? year : 'no-cache')
    },
  })
  app.setNotFoundHandler(async (request, reply) => {
    const page = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url)
    if (page) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    const { status, body } = toAnswer(new Fault('not-found', 'no such path'))
    return reply.status(status).send(body)
  })
}
