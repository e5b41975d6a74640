// Server-sent events: a screen hears that something of its person changed, and loads it again.
import { PassThrough } from 'node:stream'
import type { Door } from './door.ts'

export function liveRoutes({ app, world, signedIn }: Door): void {
  app.get('/api/live', async (request, reply) => {
    const { org, me } = await signedIn(request)
    const stream = new PassThrough()
    const off = world.signal.subscribe(org, me.id, (what) => stream.write(`data: ${JSON.stringify(what)}\n\n`))
    // Proxies close silent connections after about a minute.
    const beat = setInterval(() => stream.write(': still here\n\n'), 25_000)
    request.raw.once('close', () => {
      off()
      clearInterval(beat)
      stream.end()
    })
    stream.write('retry: 1000\n\n')
    return reply
      .header('content-type', 'text/event-stream')
      .header('cache-control', 'no-cache, no-transform')
      .header('x-accel-buffering', 'no')
      .send(stream)
  })
}
