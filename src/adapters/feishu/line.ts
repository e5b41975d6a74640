// The long connection: Feishu's own client for its frames, ours for staying connected.
import type { WSClient } from '@larksuiteoapi/node-sdk'
import { silent, type Api } from './api.ts'
import type { FeishuConfig } from './settings.ts'

export interface Line {
  state(): LineState
  stop(): void
}
export type LineState = 'on' | 'off' | 'refused' | 'full'

const FIRST_MS = 500
const LONGEST_MS = 30_000
const HANDSHAKE_MS = 10_000
/** Seconds without an answer to a ping: the line is dead. */
const SILENCE_S = 10
const LOOK_MS = 1000
/** Feishu's codes when an address is asked for. */
const REFUSED = new Set([403, 514, 10003, 10014])
const FULL = 1000040350

/**
 * Connects for ever, each try waiting longer, with a little chance in it. The SDK's own reconnecting waits two minutes, gives
 * up when the server says so, and tells nobody about a first try that failed; so each connection is used once.
 */
export function openLine(
  { sdk, http }: Api,
  config: FeishuConfig,
  /** What it answers is the acknowledgement; when it throws, Feishu sends the event again. */
  hear: (event: unknown) => Promise<object | undefined>,
  trouble: (why: string) => void,
): Line {
  const known = { stopped: false, state: 'off' as LineState, tries: 0 }
  let client: WSClient | undefined
  let timer: NodeJS.Timeout | undefined
  let looking: NodeJS.Timeout | undefined

  const dispatcher = new sdk.EventDispatcher(silent(sdk))
  // Whole and unflattened, so that what comes by webhook is read in the same way.
  dispatcher.invoke = (event: unknown) => hear(event)

  const lost = (mine: WSClient, state: LineState = 'off') => {
    if (client !== mine) return
    client = undefined
    clearInterval(looking)
    mine.close({ force: true })
    known.state = state
    trouble(WHY[state])
    if (known.stopped) return
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(known.tries, 10)) * (0.5 + Math.random())
    known.tries += 1
    timer = setTimeout(connect, wait)
    timer.unref()
  }
  const works = (mine: WSClient) => {
    if (client !== mine) return
    known.state = 'on'
    known.tries = 0
  }
  const connect = () => {
    const mine = new sdk.WSClient({
      appId: config.appId,
      appSecret: config.appSecret,
      domain: config.url,
      httpInstance: http,
      handshakeTimeoutMs: HANDSHAKE_MS,
      wsConfig: { pingTimeout: SILENCE_S },
      onReady: () => works(mine),
      onReconnecting: () => lost(mine),
      onError: (error) => lost(mine, stateOf(error)),
      ...silent(sdk),
    })
    client = mine
    void mine.start({ eventDispatcher: dispatcher })
    // Without a word the SDK plans a first try that failed again, and takes no notice of a line that broke as it was opened.
    looking = setInterval(() => {
      const { state, nextConnectTime } = mine.getConnectionStatus()
      if (state === 'idle' || (state !== 'connected' && nextConnectTime !== undefined)) lost(mine)
    }, LOOK_MS)
    looking.unref()
  }
  connect()
  return {
    state: () => known.state,
    stop: () => {
      known.stopped = true
      clearTimeout(timer)
      clearInterval(looking)
      client?.close({ force: true })
      client = undefined
    },
  }
}

const WHY: Readonly<Record<LineState, string>> = {
  on: 'connected to Feishu',
  off: 'the connection to Feishu is lost',
  refused: 'Feishu refused the app id or secret',
  full: 'Feishu allows no more connections of this app',
}

function stateOf({ message }: Error): LineState {
  const code = Number(/code=(\d+)/.exec(message)?.[1])
  if (code === FULL) return 'full'
  return REFUSED.has(code) ? 'refused' : 'off'
}
