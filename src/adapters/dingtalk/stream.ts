// The stream: DingTalk's own client for its frames, ours for staying connected. A frame is answered only when it is stored.
import { DWClient, type DWClientDownStream } from 'dingtalk-stream'
import WebSocket from 'ws'
import { z } from 'zod'
import { API, type DingTalkConfig } from './settings.ts'
import { jsonOf } from './hear.ts'

const ROBOT = '/v1.0/im/bot/messages/get'
const CARD = '/v1.0/card/instances/callback'
const FIRST_MS = 500
const LONGEST_MS = 30_000
/** The gateway pings every minute or so; silence for longer is a dead line. */
const SILENCE_MS = 120_000
const TIMEOUT_MS = 15_000

export interface Heard {
  robot(data: unknown): Promise<unknown>
  /** What the card shows at once. */
  card(data: unknown, event: string): Promise<unknown>
  trouble(why: string): void
}

export interface Stream {
  state(): 'on' | 'off' | 'refused'
  stop(): void
}

/** Connects for ever: the first try begins now, each next one waits longer, with a little chance in it. */
export function openStream(config: DingTalkConfig, hear: Heard, random: () => number = Math.random): Stream {
  const known = { stopped: false, state: 'off' as 'on' | 'off' | 'refused' }
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  let tries = 0

  const again = () => {
    if (known.stopped) return
    clearTimeout(timer)
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 10)) * (0.5 + random())
    tries += 1
    timer = setTimeout(() => void connect(), wait)
    timer.unref()
  }
  const connect = async () => {
    client?.end()
    const mine = new Client(config, hear)
    client = mine
    try {
      await mine.open(() => {
        if (client !== mine) return
        known.state = 'off'
        again()
      })
      known.state = 'on'
      tries = 0
    } catch (error) {
      if (client !== mine) return
      known.state = error instanceof Refused ? 'refused' : 'off'
      hear.trouble(
        error instanceof Refused ? 'DingTalk refused the client id or secret' : 'DingTalk could not be reached',
      )
      again()
    }
    if (known.stopped) mine.end()
  }
  void connect()
  return {
    state: () => known.state,
    stop: () => {
      known.stopped = true
      clearTimeout(timer)
      client?.end()
    },
  }
}

class Refused extends Error {}
const Endpoint = z.object({ endpoint: z.string(), ticket: z.string() })

class Client extends DWClient {
  readonly #config: DingTalkConfig
  readonly #hear: Heard
  #socket: WebSocket | undefined
  #watch: NodeJS.Timeout | undefined
  #over: (() => void) | undefined

  constructor(config: DingTalkConfig, hear: Heard) {
    // Its own reconnecting loses messages, and its debug mode prints the secret.
    super({ clientId: config.clientId, clientSecret: config.clientSecret, debug: false })
    this.config.autoReconnect = false
    this.#config = config
    this.#hear = hear
    this.registerCallbackListener(ROBOT, (frame) => void this.#answer(frame, (data) => hear.robot(data)))
    this.registerCallbackListener(
      CARD,
      (frame) => void this.#answer(frame, (data) => hear.card(data, frame.headers.messageId)),
    )
  }

  /** Resolves when it is connected; `over` is called once, when it no longer is. The SDK's own way prints to the console. */
  async open(over: () => void): Promise<void> {
    const socket = new WebSocket(await this.#endpoint(), { handshakeTimeout: TIMEOUT_MS })
    this.#socket = socket
    // Where the SDK's answers go out.
    Object.assign(this, { socket })
    socket.on('message', (data) => {
      this.#alive()
      this.onDownStream(String(data))
    })
    socket.on('ping', () => this.#alive())
    socket.on('close', () => this.#ended())
    await new Promise<void>((opened, failed) => {
      socket.once('open', opened)
      // Stays: an unheard error would end the process.
      socket.on('error', failed)
      socket.once('close', () => failed(new Error('closed')))
    })
    this.#over = over
    this.#alive()
  }

  end(): void {
    this.#over = undefined
    clearTimeout(this.#watch)
    this.#socket?.terminate()
  }

  async #endpoint(): Promise<string> {
    const { clientId, clientSecret, apiUrl = API } = this.#config
    const answer = await fetch(`${apiUrl}/v1.0/gateway/connections/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ clientId, clientSecret, ua: 'yiju', subscriptions: this.config.subscriptions }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if ([400, 401, 403].includes(answer.status)) throw new Refused('refused')
    const { endpoint, ticket } = Endpoint.parse(await answer.json())
    return `${endpoint}?ticket=${encodeURIComponent(ticket)}`
  }

  /** The gateway moves us elsewhere: the old line would stay open and silent, so it is cut and another is made at once. */
  override onSystem(frame: DWClientDownStream): void {
    super.onSystem(frame)
    if (frame.headers.topic === 'disconnect') this.#socket?.terminate()
  }

  async #answer(frame: DWClientDownStream, hear: (data: unknown) => Promise<unknown>): Promise<void> {
    try {
      const said = await hear(jsonOf(frame.data))
      this.socketCallBackResponse(frame.headers.messageId, said ?? {})
    } catch {
      // Not stored, so not answered: DingTalk sends it again.
      this.#hear.trouble('something could not be stored')
    }
  }

  #alive(): void {
    clearTimeout(this.#watch)
    this.#watch = setTimeout(() => this.#socket?.terminate(), SILENCE_MS)
    this.#watch.unref()
  }

  #ended(): void {
    clearTimeout(this.#watch)
    const over = this.#over
    this.#over = undefined
    over?.()
  }
}
