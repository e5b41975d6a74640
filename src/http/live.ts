// Server-sent events: a screen hears that something of its person changed, and loads it again.
import { PassThrough } from 'node:stream'
import type { Door } from './door.ts'

/** Tabs of one person; the oldest makes room. A browser keeps six of a site, and people have several browsers. */
const MOST_SCREENS = 20
/** What a screen that reads nothing may keep us from sending: then it is cut off, and asks again when it wakes. */
const MOST_UNREAD = 64 * 1024
/** Proxies close silent connections after about a minute. */
const BEAT_MS = 25_000

export function liveRoutes({ app, world, sessions, signedIn }: Door): void {
  const screens = new Map<string, Set<PassThrough>>()

  app.get('/api/live', async (request, reply) => {
    const { org, me } = await signedIn(request)
    const stream = new PassThrough()
    const mine = screens.get(me.id) ?? new Set()
    screens.set(me.id, mine.add(stream))
    const send = (words: string) => {
      if (stream.writableLength + stream.readableLength > MOST_UNREAD) stream.destroy()
      else stream.write(words)
    }
    const off = world.signal.subscribe(org, me.id, (what) => send(`data: ${JSON.stringify(what)}\n\n`))
    const beat = setInterval(() => {
      // Signed out, or left the company: the screen hears nothing more.
      sessions.find(request).then(
        (session) => (session ? send(': still here\n\n') : stream.destroy()),
        () => {},
      )
    }, BEAT_MS)
    stream.once('close', () => {
      off()
      clearInterval(beat)
      mine.delete(stream)
      if (mine.size === 0 && screens.get(me.id) === mine) screens.delete(me.id)
    })
    reply.raw.once('close', () => stream.destroy())
    // Gone while we looked who it is: its 'close' has been.
    if (request.raw.socket.destroyed) stream.destroy()
    const [oldest] = mine
    if (mine.size > MOST_SCREENS) oldest?.destroy()
    send('retry: 1000\n\n')
    return reply
      .header('content-type', 'text/event-stream')
      .header('cache-control', 'no-cache, no-transform')
      .header('x-accel-buffering', 'no')
      .send(stream)
  })
}
