// WeCom by an app of the company's own: encrypted callbacks in, the Web API out. A card can be changed once by the code it came with.
import { z } from 'zod'
import type { Card } from '../../chat/card.ts'
import type { Outgoing } from '../../chat/message.ts'
import type { ChatPlatform, Check, Host, Recipient } from '../../chat/platform.ts'
import { createSendQueue } from '../../chat/send-queue.ts'
import { cutBytes } from '../../chat/text.ts'
import { systemClock } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import { createAppApi, type AppApi } from './app-api.ts'
import { openCallback } from './app-receive.ts'
import { buttonsOf, markdownOf, overOf, plain, taskOf } from './card.ts'
import { accountOf } from './hear.ts'
import type { WeComAppConfig } from './settings.ts'

/** Thirty messages a minute to one member, as published. */
const RATES = { each: { sends: 25, perMs: 60_000 } }
/** Bytes of an app's Markdown message. */
const MARKDOWN_BYTES = 2_000
/** The same content within half an hour is dropped by WeCom itself. */
const NO_REPEATS = { enable_duplicate_check: 1, duplicate_check_interval: 1800 }
const Sent = z.object({ invaliduser: z.string().optional(), response_code: z.string().optional() })
const Anything = z.unknown()
const User = z.object({ name: z.string().optional(), biz_mail: z.string().optional(), email: z.string().optional() })

export function openWeComApp(config: WeComAppConfig): ChatPlatform {
  const sends = createSendQueue(RATES)
  /** Codes of presses, by card: the newest one changes it. */
  const codes = new Map<string, string>()
  let host: Host | undefined
  let api: AppApi | undefined
  const ready = (): { host: Host; api: AppApi } => {
    if (!host || !api) throw new Fault('unavailable', 'WeCom is not started')
    return { host, api }
  }
  const send = (user: string, message: object) =>
    sends.send(user, async () => {
      const body = { touser: user, agentid: config.agentId, ...NO_REPEATS, ...message }
      const { invaliduser, response_code } = await ready().api.call('/message/send', body, Sent)
      if (invaliduser) throw new Fault('not-found', 'WeCom knows nobody with this id, or the app is hidden from them')
      return response_code
    })
  const markdown = (user: string, content: string) =>
    send(user, { msgtype: 'markdown', markdown: { content: cutBytes(content, MARKDOWN_BYTES) } })

  const showCard = async ({ account }: Recipient, card: Card, key: string): Promise<string> => {
    const words = await ready().host.words(account)
    const task = taskOf(key)
    await markdown(account.user, markdownOf(card, { words, webAddress: ready().host.webAddress }, MARKDOWN_BYTES))
    const buttons = buttonsOf(card, task)
    const code = buttons && (await send(account.user, { msgtype: 'template_card', template_card: buttons }))
    return code ? `${task}:${code}` : task
  }

  return {
    name: 'wecom',
    start: async (given) => {
      host = given
      api = createAppApi(config, given.now)
    },
    stop: async () => {},
    receive: async (request) => {
      const { host: given } = ready()
      if (request.path !== '/callback') return { status: 404 }
      const opened = openCallback(config, request, given.now())
      if ('status' in opened) return opened
      if (opened.press) {
        codes.delete(opened.press.task)
        codes.set(opened.press.task, opened.press.code)
        for (const task of codes.keys()) {
          if (codes.size <= 5_000) break
          codes.delete(task)
        }
      }
      if (opened.heard) await given.hear(opened.heard)
      return { status: 200 }
    },
    post: async (to, { text, card }: Outgoing, key) => {
      if (text) await markdown(to.account.user, plain(text))
      return { ref: card ? await showCard(to, card, key) : taskOf(key), address: { chat: to.account.user } }
    },
    update: async (to, ref, { card }, key) => {
      if (!card) return { ref }
      const [task = ref, given] = ref.split(':')
      const code = codes.get(task) ?? given
      if (!code) {
        // Changed once already: news of a task is told anew, an answer that was reworded or a card without its buttons is not.
        if (!card.about?.task) return { ref }
        if (card.buttons.length > 0) return { ref: await showCard(to, card, key) }
        await markdown(to.account.user, outcomeOf(card))
        return { ref }
      }
      const words = await ready().host.words(to.account)
      codes.delete(task)
      await ready().api.call(
        '/message/update_template_card',
        {
          userids: [to.account.user],
          agentid: config.agentId,
          response_code: code,
          template_card: buttonsOf(card, task) ?? overOf(card, task, words),
        },
        Anything,
      )
      return { ref: task }
    },
    // An app hears nothing of groups.
    note: async () => {},
    profile: async ({ user }) => {
      const { name, biz_mail, email } = await ready().api.call('/user/get', undefined, User, { userid: user })
      const known = biz_mail || email
      return { staffId: user, ...(name ? { name } : {}), ...(known ? { email: known } : {}) }
    },
    find: async ({ staffId }) => (staffId ? accountOf(staffId) : undefined),
    fetch: async (_account, file, limit) => {
      const { media } = z.object({ media: z.string() }).parse(file.ref)
      return {
        name: file.name,
        type: file.type,
        bytes: await ready().api.bytes('/media/get', { media_id: media }, limit),
      }
    },
    check: async () => [await checkOf(config, api)],
  }
}

const outcomeOf = (card: Card): string =>
  `**${plain(card.title)}**${card.subtitle ? `\n\n${plain(card.subtitle)}` : ''}`

async function checkOf(config: WeComAppConfig, api: AppApi | undefined): Promise<Check> {
  const what = 'WeCom app'
  try {
    await (api ?? createAppApi(config, systemClock.now)).call('/agent/get', undefined, Anything, {
      agentid: String(config.agentId),
    })
    return { what, state: 'works', seen: 'the corporation id, secret and agent id are right' }
  } catch (error) {
    return {
      what,
      state: 'broken',
      seen: error instanceof Fault ? error.message : 'no answer',
      next: 'check WECOM_CORP_ID, WECOM_APP_SECRET and WECOM_AGENT_ID, and that this server’s address is on the app’s list of trusted IPs',
    }
  }
}
