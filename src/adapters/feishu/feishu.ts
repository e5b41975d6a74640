// Feishu and Lark: an app of the company's own, over a long connection that we open or by webhook.
import type { ChatPlatform, Host, HookRequest, HookResponse } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import { createApi, type Api } from './api.ts'
import { botOf, checks } from './check.ts'
import { fetchFile } from './files.ts'
import { Envelope, heardEntering, heardMessage } from './hear.ts'
import { openLine, type Line } from './line.ts'
import { findByEmail, onlyColleagues, profileOf } from './people.ts'
import { createPictures } from './pictures.ts'
import { heardPress } from './presses.ts'
import { createSender, type Sender } from './send.ts'
import type { FeishuConfig } from './settings.ts'
import { createSeen, verify, type Keys } from './verify.ts'

interface Started {
  host: Host
  api: Api
  sender: Sender
  /** Our own open_id. */
  me(): Promise<string>
}

export async function openFeishu(config: FeishuConfig): Promise<ChatPlatform> {
  let loading: Promise<Api> | undefined
  // A second and more to load: not before it is needed.
  const api = () => (loading ??= createApi(config))
  let started: Started | undefined
  let line: Line | undefined
  let receive: ((request: HookRequest) => Promise<HookResponse>) | undefined
  const ready = (): Started => {
    if (!started) throw new Fault('unavailable', 'Feishu is not started')
    return started
  }

  const platform: ChatPlatform = {
    name: 'feishu',
    start: async (host) => {
      const its = await api()
      const own = { host, api: its, sender: createSender(its, host, createPictures(its, host)), me: meOf(its) }
      started = own
      // So that the first mention in a group need not wait for it.
      void own.me().catch(() => {})
      if (config.mode === 'ws')
        line = openLine(
          its,
          config,
          (event) => take(own, event),
          (why) => host.log.warn({ platform: 'feishu' }, why),
        )
      else receive = createDoor(own, keysOf(config))
    },
    stop: async () => line?.stop(),
    post: async ({ account }, { text, card }, key) => {
      const { sender } = ready()
      const said = text ? await sender.text(account, text, key) : undefined
      return card ? sender.card(account, card, `${key}:card`) : (said ?? { ref: '' })
    },
    update: async ({ account }, ref, what, key) => ready().sender.change(account, ref, what, key),
    note: async (account, address, text, key) => ready().sender.note(account, address, text, key),
    groups: {
      onlyColleagues: async (_account, address) => onlyColleagues(ready().api, address),
      answer: async (account, address, { card }, key) =>
        card ? ready().sender.answer(account, address, card, key) : undefined,
    },
    working: async ({ account, address }) => started?.sender.working(account, address),
    profile: async (account) => profileOf(ready().api, account),
    // An employee number is the employer's, not Feishu's: there is no search by it.
    find: async ({ email }) => (email ? findByEmail(ready().api, email) : undefined),
    fetch: async (_account, file, limit) => ({
      name: file.name,
      type: file.type,
      bytes: await fetchFile(ready().api, file, limit),
    }),
    check: async () => checks(config, await api(), line),
  }
  if (config.mode === 'webhook') platform.receive = async (request) => (receive ? receive(request) : { status: 503 })
  return platform
}

function keysOf({ encryptKey, verificationToken }: FeishuConfig): Keys {
  if (!encryptKey || !verificationToken)
    throw new Fault('bad-input', 'feishu: webhooks need the encrypt key and the token')
  return { encryptKey, verificationToken }
}

function meOf(api: Api): () => Promise<string> {
  let asked: Promise<string> | undefined
  return () =>
    (asked ??= botOf(api).then(
      (bot) => bot.open_id,
      (error: unknown) => {
        asked = undefined
        throw error
      },
    ))
}

/** What it resolves with is the acknowledgement; when it throws, Feishu sends the event again. */
async function take({ host, sender, me }: Started, event: unknown): Promise<object | undefined> {
  const envelope = Envelope.safeParse(event)
  if (!envelope.success) return undefined
  switch (envelope.data.header.event_type) {
    case 'im.message.receive_v1': {
      const heard = await heardMessage(envelope.data, me)
      if (heard) await host.hear(heard)
      return undefined
    }
    case 'im.chat.access_event.bot_p2p_chat_entered_v1': {
      const heard = heardEntering(envelope.data)
      if (heard) await host.hear(heard)
      return undefined
    }
    case 'card.action.trigger': {
      const post = (...card: Parameters<Sender['drawn']>) =>
        void sender.drawn(...card).catch((error: unknown) => {
          host.log.warn({ error, platform: 'feishu' }, 'a form could not be shown')
        })
      return heardPress({ host, post }, envelope.data)
    }
    default:
      return undefined
  }
}

function createDoor(started: Started, keys: Keys): (request: HookRequest) => Promise<HookResponse> {
  const { host } = started
  const seen = createSeen(() => host.now())
  return async (request) => {
    if (request.method !== 'POST') return { status: 405 }
    try {
      const verified = verify(request, keys, host.now())
      if (verified.kind === 'challenge') return json({ challenge: verified.challenge })
      // The very same call again is answered, and does nothing.
      if (seen.has(verified.signature)) return json({})
      const answer = await take(started, verified.event)
      seen.add(verified.signature)
      return json(answer ?? {})
    } catch (error) {
      const code = error instanceof Fault ? error.code : undefined
      if (code === 'bad-signature') return { status: 401 }
      if (code === 'bad-input') return { status: 400 }
      // Not stored: Feishu sends it again.
      host.log.warn({ error, platform: 'feishu' }, 'something from Feishu could not be stored')
      return { status: 500 }
    }
  }
}

const json = (body: object): HookResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
})
