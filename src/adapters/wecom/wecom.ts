// WeCom's intelligent bot over its own long connection: no public address, no XML. The connection is one at a time for a bot.
import type { EventMessageWith, TemplateCardEventData, WsFrame, WsFrameHeaders, WSClient } from '@wecom/aibot-node-sdk'
import type { Card } from '../../chat/card.ts'
import type { Outgoing } from '../../chat/message.ts'
import type { ChatPlatform, Check, Host, Recipient } from '../../chat/platform.ts'
import { createSendQueue } from '../../chat/send-queue.ts'
import { cutBytes } from '../../chat/text.ts'
import { Fault } from '../../kernel/fault.ts'
import { buttonsOf, markdownOf, overOf, plain, taskOf } from './card.ts'
import { wecomFault } from './faults.ts'
import { clickOf, eventOf, heardMessage } from './hear.ts'
import type { WeComConfig } from './settings.ts'

/** Thirty messages a minute in one conversation are said to be allowed; we keep below. */
const RATES = { each: { sends: 25, perMs: 60_000 } }
/** A card may be changed only in the five seconds after somebody pressed it. */
const CHANGE_WITHIN_MS = 4_500
/** Another process took the connection over: it is asked again after this, in case it has gone. */
const TAKE_BACK_MS = 5 * 60_000
const TEXT_BYTES = 20_000

export async function openWeCom(config: WeComConfig): Promise<ChatPlatform> {
  const { WSClient } = await import('@wecom/aibot-node-sdk')
  const sends = createSendQueue(RATES)
  /** Clicks whose card may still be changed, by the card's task id. */
  const clicks = new Map<string, { frame: WsFrameHeaders; over: NodeJS.Timeout }>()
  let client: WSClient | undefined
  let host: Host | undefined
  let state: 'off' | 'on' | 'refused' | 'elsewhere' = 'off'
  let takeBack: NodeJS.Timeout | undefined

  const ready = (): { client: WSClient; host: Host } => {
    if (!client || !host) throw new Fault('unavailable', 'WeCom is not started')
    return { client, host }
  }
  const chatOf = ({ account, address }: Recipient): string => String(address?.['chat'] ?? account.user)
  const send = (chat: string, body: Parameters<WSClient['sendMessage']>[1]) =>
    sends.send(chat, async () => {
      await ready()
        .client.sendMessage(chat, body)
        .catch((error: unknown) => {
          throw wecomFault(error)
        })
    })
  const markdown = (chat: string, content: string) => send(chat, { msgtype: 'markdown', markdown: { content } })

  const showCard = async (to: Recipient, card: Card, key: string): Promise<string> => {
    const words = await ready().host.words(to.account)
    const task = taskOf(key)
    await markdown(chatOf(to), markdownOf(card, { words, webAddress: ready().host.webAddress }))
    const buttons = buttonsOf(card, task)
    if (buttons) {
      await send(chatOf(to), { msgtype: 'template_card', template_card: buttons })
    }
    return task
  }

  const started = (given: Host) => {
    const socket = new WSClient({
      botId: config.botId,
      secret: config.secret,
      maxReconnectAttempts: -1,
      maxAuthFailureAttempts: -1,
      ...(config.wsUrl ? { wsUrl: config.wsUrl } : {}),
      logger: sdkLog(given),
    })
    socket.on('authenticated', () => {
      state = 'on'
    })
    socket.on('disconnected', () => {
      if (state === 'on') state = 'off'
    })
    socket.on('error', (error) => {
      if (/authentication failed/i.test(error.message)) state = 'refused'
    })
    socket.on('event.disconnected_event', () => {
      state = 'elsewhere'
      clearTimeout(takeBack)
      takeBack = setTimeout(() => client === socket && socket.connect(), TAKE_BACK_MS)
      takeBack.unref()
    })
    socket.on('message', ({ body }) => void listen('message', () => hearMessage(given, body)))
    socket.on('event.template_card_event', (frame) => void listen('click', () => hearClick(given, frame)))
    socket.on(
      'event.enter_chat',
      ({ body }) =>
        void listen('enter', async () => {
          if (body)
            await given.hear({ ...eventOf(body), event: `opened:${body.from.userid}`, content: { kind: 'opened' } })
        }),
    )
    socket.connect()
    return socket
  }
  const listen = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      // Not stored: WeCom is not told so by this protocol, and sends it again by itself when nothing was answered.
      host?.log.warn({ error, what }, 'something from WeCom could not be stored')
    }
  }

  const hearMessage = async (given: Host, body: unknown) => {
    const heard = heardMessage(body)
    if (heard) await given.hear(heard)
  }

  // A card has no text input: a button that needs words is pressed without, and the assistant asks for them in the chat.
  const hearClick = async (given: Host, { headers, body }: WsFrame<EventMessageWith<TemplateCardEventData>>) => {
    if (!body) return
    const { key, task } = clickOf(body.event)
    if (!key) return
    if (task) rememberClick(task, { headers })
    await given.hear({ ...eventOf(body), content: { kind: 'press', button: key } })
  }

  const rememberClick = (task: string, frame: WsFrameHeaders) => {
    clearTimeout(clicks.get(task)?.over)
    const over = setTimeout(() => clicks.delete(task), CHANGE_WITHIN_MS)
    over.unref()
    clicks.set(task, { frame, over })
  }

  return {
    name: 'wecom',
    start: async (given) => {
      host = given
      client = started(given)
    },
    stop: async () => {
      clearTimeout(takeBack)
      client?.disconnect()
      client = undefined
    },
    post: async (to, { text, card }: Outgoing, key) => {
      if (text) await markdown(chatOf(to), cutBytes(plain(text), TEXT_BYTES))
      return { ref: card ? await showCard(to, card, key) : taskOf(key), address: { chat: chatOf(to) } }
    },
    update: async (to, ref, { card }, key) => {
      if (!card) return { ref }
      const click = clicks.get(ref)
      const words = await ready().host.words(to.account)
      if (click) {
        clicks.delete(ref)
        clearTimeout(click.over)
        await ready()
          .client.updateTemplateCard(click.frame, buttonsOf(card, ref) ?? overOf(card, ref, words))
          .catch((error: unknown) => {
            throw wecomFault(error)
          })
        return { ref }
      }
      // Too late to change it: news of a task is told anew, an answer that was reworded or a card without its buttons is not.
      if (!card.about?.task) return { ref }
      if (card.buttons.length > 0) return { ref: await showCard(to, card, key) }
      await markdown(chatOf(to), `**${plain(card.title)}**${card.subtitle ? `\n\n${plain(card.subtitle)}` : ''}`)
      return { ref }
    },
    note: async (_account, address, text) => markdown(String(address['chat']), plain(text)),
    // A bot is told the login itself, which the employer gives out; there is nothing more to ask.
    profile: async ({ user }) => ({ staffId: user }),
    find: async ({ staffId }) => (staffId ? { platform: 'wecom', workspace: '', user: staffId } : undefined),
    fetch: async (_account, file, limit) => {
      const { url, aeskey } = file.ref as { url?: unknown; aeskey?: unknown }
      if (typeof url !== 'string' || !ofWeCom(url, config)) throw new Fault('bad-input', 'a file from elsewhere')
      const { buffer, filename } = await ready()
        .client.downloadFile(url, typeof aeskey === 'string' ? aeskey : undefined)
        .catch((error: unknown) => {
          throw new Fault('unavailable', 'a file of WeCom could not be fetched', { cause: error })
        })
      if (buffer.length > limit) throw new Fault('too-large', `a file of ${buffer.length} bytes`)
      return { name: filename ?? file.name, type: file.type, bytes: buffer }
    },
    check: async () => [checkOf(state)],
  }
}

/** Links come from WeCom's own stores; nothing else is fetched. */
function ofWeCom(url: string, { wsUrl }: WeComConfig): boolean {
  if (!URL.canParse(url)) return false
  const { hostname, protocol } = new URL(url)
  if (wsUrl && hostname === new URL(wsUrl).hostname) return true
  return protocol === 'https:' && /(^|\.)(qq\.com|myqcloud\.com|weixin\.com)$/.test(hostname)
}

function checkOf(state: 'off' | 'on' | 'refused' | 'elsewhere'): Check {
  const what = 'WeCom bot connection'
  switch (state) {
    case 'on':
      return { what, state: 'works', seen: 'connected and signed in' }
    case 'elsewhere':
      return { what, state: 'works', seen: 'another process holds the one connection a bot may have' }
    case 'refused':
      return {
        what,
        state: 'broken',
        seen: 'WeCom refused the bot id or secret',
        next: 'copy both again from the bot page into WECOM_BOT_ID and WECOM_BOT_SECRET',
      }
    case 'off':
      return {
        what,
        state: 'broken',
        seen: 'not connected',
        next: 'let this machine reach openws.work.weixin.qq.com:443, or set WECOM_WS_URL to your own',
      }
  }
}

/** The SDK logs whole messages at debug and info: only its warnings are kept, without what they carry. */
const sdkLog = ({ log }: Host) => ({
  debug: () => {},
  info: () => {},
  warn: (line: string) => log.warn({ platform: 'wecom' }, wordsOf(line)),
  error: (line: string) => log.warn({ platform: 'wecom' }, wordsOf(line)),
})
const wordsOf = (line: string): string => (line.split(/[:=,{]/)[0] ?? '').slice(0, 120)
