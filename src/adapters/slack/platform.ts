// Slack as a chat platform: Socket Mode or webhooks in, the Web API out.
import type { WebClientOptions } from '@slack/web-api'
import type { ChatPlatform, Host, HookRequest } from '../../chat/platform.ts'
import { createSendQueue, type SendQueue } from '../../chat/send-queue.ts'
import { Fault } from '../../kernel/fault.ts'
import { openAudience } from './audience.ts'
import { openBolt, type Deliver } from './bolt.ts'
import { check } from './check.ts'
import { receive } from './door.ts'
import { fetchFile } from './files.ts'
import { openHome } from './home.ts'
import { find, profile } from './people.ts'
import { sdkLogger } from './sdk-log.ts'
import { openSender, type Sender } from './send.ts'
import { apiUrlOf, type SlackConfig } from './settings.ts'
import type { Slack } from './slack.ts'
import { openSocket, type Socket } from './socket.ts'
import { openWorkspaces } from './workspaces.ts'

/**
 * Slack: about a message a second and channel, short bursts allowed; Moveworks keeps a workspace below 525 a minute.
 * A refusal is waited for, so a lower limit only costs time.
 */
const RATES = { each: { sends: 4, perMs: 4000 }, all: { sends: 500, perMs: 60_000 } }

interface Running {
  slack: Slack
  sender: Sender
  onlyColleagues: ReturnType<typeof openAudience>
  deliver: Deliver
  home: ReturnType<typeof openHome>
  socket: Socket | undefined
  /** What still runs after its acknowledgement. */
  pending: Set<Promise<unknown>>
}

export function openSlack(config: SlackConfig): ChatPlatform {
  const secrets = [config.botToken, config.appToken, config.signingSecret, config.oauth?.clientSecret]
  // Slack counts each workspace by itself.
  const queues = new Map<string, SendQueue>()
  const queueOf = (workspace: string): SendQueue => {
    const queue = queues.get(workspace) ?? createSendQueue(RATES)
    queues.set(workspace, queue)
    return queue
  }
  const queue: Pick<SendQueue, 'send'> = { send: (line, work) => queueOf(line.split(':')[0] ?? '').send(line, work) }
  let running: Running | undefined

  const options = (host?: Host): WebClientOptions => ({
    // Waiting and trying again is ours: the SDK would do it for up to half an hour, out of order.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: config.timeoutMs ?? 10_000,
    allowAbsoluteUrls: false,
    logger: sdkLogger(host?.log ?? { info: () => {}, warn: () => {} }, secrets),
  })

  const now = (): Running => {
    if (!running) throw new Fault('unavailable', 'slack: not started')
    return running
  }

  async function start(host: Host): Promise<void> {
    if (running) return
    const pending = new Set<Promise<unknown>>()
    const later: Slack['later'] = (what, work) => {
      const done = work().catch((error: unknown) => host.log.warn({ error, what }, 'slack: something was left undone'))
      pending.add(done)
      void done.finally(() => pending.delete(done))
    }
    const slack: Slack = { config, host, workspaces: openWorkspaces(config, options(host), host), later }
    const home = openHome(slack)
    const deliver = await openBolt(slack, home, secrets)
    const { appToken } = config
    const socket = appToken
      ? openSocket({ appToken, apiUrl: apiUrlOf(config), logger: sdkLogger(host.log, secrets), log: host.log, deliver })
      : undefined
    running = {
      slack,
      sender: openSender(slack, queue),
      onlyColleagues: openAudience(slack),
      deliver,
      home,
      socket,
      pending,
    }
    // The first event should not have to wait until Slack has said who we are.
    if (config.botToken) later('the first look at the token', () => slack.workspaces.names())
    await socket?.start()
  }

  async function stop(): Promise<void> {
    const was = running
    running = undefined
    await was?.socket?.stop()
    if (was) await Promise.race([Promise.allSettled(was.pending), new Promise((go) => setTimeout(go, 3000).unref())])
  }

  return {
    name: 'slack',
    start,
    stop,
    async receive(request: HookRequest) {
      if (!running) return { status: 503 }
      return receive(running.slack, running.deliver, request)
    },
    async post(to, message, key, again) {
      const posted = await now().sender.post(to, message, key, again)
      running?.home.changed(to.account)
      return posted
    },
    async update(to, ref, message, key) {
      const posted = await now().sender.update(to, ref, message, key)
      running?.home.changed(to.account)
      return posted
    },
    note: async (to, address, text) => now().sender.note(to, address, text),
    groups: {
      onlyColleagues: async (account, address) => now().onlyColleagues(account, address),
      answer: async (account, address, message, key, again) =>
        now().sender.answer(account, address, message, key, again),
    },
    working: async (to) => running?.sender.working(to),
    profile: async (account) => profile(now().slack, account),
    find: async ({ email }) => (email ? find(now().slack, email) : undefined),
    fetch: async (account, file, limit) => fetchFile(now().slack, account, file, limit),
    check: () =>
      check(config, options(running?.slack.host), running && { host: running.slack.host, socket: running.socket }),
  }
}
