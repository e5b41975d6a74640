// Socket Mode: a connection from us to Slack that comes back for ever; the SDK's own gives up on network errors, so ours is the loop.
import type { Logger } from '@slack/bolt'
import type { PlatformLog } from '../../chat/platform.ts'
import { stopwatch } from '../../kernel/clock.ts'
import type { Deliver } from './bolt.ts'
import { faultOf, wordOf } from './faults.ts'

export interface SocketOptions {
  appToken: string
  apiUrl: string
  logger: Logger
  log: PlatformLog
  deliver: Deliver
}

export interface Socket {
  /** Resolves once it is connected, or the first try has failed and the next is planned. */
  start(): Promise<void>
  stop(): Promise<void>
  readonly state: 'connecting' | 'connected' | 'stopped'
}

/** Silence from connecting to "hello", in ms. */
const HELLO = 20_000
/** A connection shorter than this counts as a failed try, in ms. */
const BRIEF = 10_000
/** Longest pause between two tries, in ms. */
const LONGEST = 30_000

interface Envelope {
  body: Record<string, unknown>
  ack(response?: unknown): Promise<void>
}

export function openSocket({ appToken, apiUrl, logger, log, deliver }: SocketOptions): Socket {
  let state: Socket['state'] = 'connecting'
  let hangUp = () => {}
  let running: Promise<void> | undefined
  const stopped = () => state === 'stopped'

  async function connection(connected: () => void): Promise<void> {
    const { SocketModeClient } = await import('@slack/socket-mode')
    const client = new SocketModeClient({
      appToken,
      autoReconnectEnabled: false,
      logger,
      clientOptions: {
        slackApiUrl: apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    })
    const over = new Promise<void>((go) => client.once('disconnected', () => go()))
    client.on('slack_event', (envelope: Envelope) => void take(envelope, deliver, log))
    hangUp = () => void client.disconnect().catch(() => {})
    try {
      await within(client.start(), HELLO)
      if (stopped()) return
      state = 'connected'
      connected()
      await over
    } finally {
      hangUp()
      if (!stopped()) state = 'connecting'
    }
  }

  async function run(tried: () => void): Promise<void> {
    for (let failures = 0; !stopped();) {
      let since: (() => number) | undefined
      try {
        await connection(() => {
          since = stopwatch()
          tried()
          log.info({}, 'slack: connected')
        })
        // One that is ended at once, again and again, is no connection.
        failures = since && since() > BRIEF ? 0 : failures + 1
      } catch (error) {
        failures += 1
        const why = wordOf(error) ?? faultOf(error, 'apps.connections.open').message
        if (!stopped()) log.warn({ why, failures }, 'slack: not connected, trying again')
      }
      tried()
      if (!stopped()) await pause(failures)
    }
  }

  /** Half a second after an ordinary end; after failures longer and longer, jittered so that replicas do not march. */
  const pause = (failures: number) =>
    new Promise<void>((go) => {
      const wait = Math.min(LONGEST, 500 * 2 ** failures) * (0.5 + Math.random() / 2)
      const timer = setTimeout(go, wait)
      hangUp = () => {
        clearTimeout(timer)
        go()
      }
    })

  return {
    get state() {
      return state
    },
    start: () =>
      new Promise((tried) => {
        state = 'connecting'
        running = run(tried)
      }),
    async stop() {
      state = 'stopped'
      hangUp()
      await within(running ?? Promise.resolve(), 3000).catch(() => {})
    },
  }
}

/** Stored, then acknowledged; what could not be stored is not, and Slack sends it again. */
async function take({ body, ack }: Envelope, deliver: Deliver, log: PlatformLog): Promise<void> {
  try {
    const answer = await deliver(body)
    await (answer === undefined ? ack() : ack(answer))
  } catch (error) {
    log.warn({ error }, 'slack: an event was left for Slack to send again')
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, no) => (timer = setTimeout(() => no(new Error('too slow')), ms)))
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
