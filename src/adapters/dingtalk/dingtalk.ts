// DingTalk: a robot of the company's own app, heard over the stream, answered over the Web API.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Card } from '../../chat/card.ts'
import type { Account, Address, Outgoing } from '../../chat/message.ts'
import type { ChatPlatform, Check, Groups, Host, Posted, Recipient } from '../../chat/platform.ts'
import { createSendQueue } from '../../chat/send-queue.ts'
import { systemClock, Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import { createApi, type Api } from './api.ts'
import { actionCard, cardParams, textMessage, type Drawing } from './card.ts'
import { accountOf, heardClick, heardRobot, type DingTalkAddress } from './hear.ts'
import { OAPI, type DingTalkConfig } from './settings.ts'
import { openStream, type Stream } from './stream.ts'

/** Twenty messages a minute to one person or group are allowed for webhooks; the same is kept for the API. */
const RATES = { each: { sends: 18, perMs: 60_000 } }
const Sent = z.object({
  invalidStaffIdList: z.array(z.string()).nullish(),
  flowControlledStaffIdList: z.array(z.string()).nullish(),
})
const Anything = z.unknown()
const File = z.object({ downloadUrl: z.string() })
const User = z.object({
  result: z.object({ name: z.string().optional(), email: z.string().optional(), org_email: z.string().optional() }),
})
const FLOW = Temporal.Duration.from({ seconds: 30 })
const FETCH_MS = 30_000

export async function openDingTalk(config: DingTalkConfig): Promise<ChatPlatform> {
  const sends = createSendQueue(RATES)
  let host: Host | undefined
  let api: Api | undefined
  let stream: Stream | undefined
  const ready = (): { host: Host; api: Api } => {
    if (!host || !api) throw new Fault('unavailable', 'DingTalk is not started')
    return { host, api }
  }

  const sendTo = ({ account }: Recipient, msgKey: string, msgParam: object) =>
    sends.send(account.user, async () => {
      const { invalidStaffIdList, flowControlledStaffIdList } = await ready().api.call(
        'POST',
        '/v1.0/robot/oToMessages/batchSend',
        { robotCode: config.robotCode, userIds: [account.user], msgKey, msgParam: JSON.stringify(msgParam) },
        Sent,
      )
      if (invalidStaffIdList?.length) throw new Fault('not-found', 'DingTalk knows nobody with this staff id')
      if (flowControlledStaffIdList?.length)
        throw new Fault('rate-limited', 'DingTalk lets this person have no more for now', { retryAfter: FLOW })
    })

  const drawing = async (account: Account, card: Card): Promise<Drawing> => ({
    words: await ready().host.words(account),
    webAddress: ready().host.webAddress,
    links: config.cardTemplate ? {} : await ready().host.links(account, card),
  })

  const showCard = async (to: Recipient, card: Card, key: string): Promise<Posted> => {
    const around = await drawing(to.account, card)
    const template = config.cardTemplate
    if (!template) {
      const { msgKey, msgParam } = actionCard(card, around)
      await sendTo(to, msgKey, msgParam)
      return { ref: `sent:${key}` }
    }
    const outTrackId = trackOf(key)
    await sends.send(to.account.user, () =>
      ready().api.call(
        'POST',
        '/v1.0/card/instances/createAndDeliver',
        {
          cardTemplateId: template,
          outTrackId,
          callbackType: 'STREAM',
          userIdType: 1,
          cardData: { cardParamMap: cardParams(card, around) },
          openSpaceId: `dtv1.card//IM_ROBOT.${to.account.user}`,
          imRobotOpenSpaceModel: { supportForward: false },
          imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode: config.robotCode },
        },
        Anything,
      ),
    )
    return { ref: outTrackId }
  }

  const changeCard = async (to: Recipient, ref: string, card: Card, key: string): Promise<Posted> => {
    if (ref.startsWith('sent:')) {
      // What was sent without a template stays; only news of a task is told again.
      if (!card.about?.task) return { ref }
      return showCard(to, { ...card, blocks: card.buttons.length > 0 ? card.blocks : [] }, key)
    }
    const around = await drawing(to.account, card)
    await sends.send(to.account.user, () =>
      ready().api.call(
        'PUT',
        '/v1.0/card/instances',
        {
          outTrackId: ref,
          cardData: { cardParamMap: cardParams(card, around) },
          cardUpdateOptions: { updateCardDataByKey: true },
        },
        Anything,
      ),
    )
    return { ref }
  }

  const answerIn = async ({ conversation }: DingTalkAddress, card: Card, around: Drawing) => {
    if (!conversation) throw new Fault('not-found', 'the group is not known any more')
    const { msgKey, msgParam } = actionCard(card, around)
    await sends.send(conversation, () => sayIn(config, ready().api, conversation, msgKey, msgParam))
  }

  const groups: Groups = {
    onlyColleagues: async (_account, address) => (address as DingTalkAddress).internal === true,
    answer: async (account, address, { card }) => {
      if (card) await answerIn(address as DingTalkAddress, card, await drawing(account, card))
    },
  }

  return {
    name: 'dingtalk',
    ...(config.groupAnswers ? { groups } : {}),
    start: async (given) => {
      host = given
      api = createApi(config, given.now)
      stream = openStream(config, {
        robot: async (data) => {
          const heard = heardRobot(data)
          if (heard) await given.hear(heard)
          return {}
        },
        card: async (data, event) => {
          const heard = heardClick(data, event)
          if (!heard) return {}
          await given.hear(heard)
          const { received } = await given.words(heard.account)
          // Shown on the pressed card at once; what came of it follows as a change.
          return { cardUpdateOptions: { updateCardDataByKey: true }, cardData: { cardParamMap: { status: received } } }
        },
        trouble: (why) => given.log.warn({ platform: 'dingtalk' }, why),
      })
    },
    stop: async () => stream?.stop(),
    post: async (to, { text, card }: Outgoing, key) => {
      if (text) await sendTo(to, 'sampleText', textMessage(text))
      return card ? showCard(to, card, key) : { ref: `sent:${key}` }
    },
    update: async (to, ref, { card }, key) => (card ? changeCard(to, ref, card, key) : { ref }),
    note: (_account, address, text) => noteIn(config, ready(), address, text),
    profile: async ({ user }) => {
      const { result } = await ready().api.old('/topapi/v2/user/get', { userid: user }, User)
      const email = result.org_email || result.email
      return { staffId: user, ...(result.name ? { name: result.name } : {}), ...(email ? { email } : {}) }
    },
    // There is no search by e-mail; the company's staff ids are the only way to somebody who never wrote.
    find: async ({ staffId }) => (staffId ? accountOf(staffId) : undefined),
    fetch: async (_account, file, limit) => {
      const { downloadCode } = z.object({ downloadCode: z.string() }).parse(file.ref)
      const { downloadUrl } = await ready().api.call(
        'POST',
        '/v1.0/robot/messageFiles/download',
        { downloadCode, robotCode: config.robotCode },
        File,
      )
      return { name: file.name, type: file.type, bytes: await bytesOf(config, downloadUrl, limit) }
    },
    check: async () => checks(config, stream, api),
  }
}

const trackOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32)

/** By the session's own address while it lives; it may only be DingTalk's. */
async function noteIn(config: DingTalkConfig, { host, api }: { host: Host; api: Api }, address: Address, text: string) {
  const { webhook, until, conversation } = address as DingTalkAddress
  const alive = until === undefined || until > host.now().epochMilliseconds
  if (webhook && alive && new URL(webhook).origin === new URL(config.oapiUrl ?? OAPI).origin) {
    const answer = await fetch(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ msgtype: 'text', text: textMessage(text) }),
      signal: AbortSignal.timeout(FETCH_MS),
      redirect: 'error',
    }).catch(() => undefined)
    if (answer?.ok) return
  }
  if (!conversation) throw new Fault('not-found', 'the group is not known any more')
  await sayIn(config, api, conversation, 'sampleText', textMessage(text))
}

async function sayIn({ robotCode }: DingTalkConfig, api: Api, group: string, msgKey: string, param: object) {
  await api.call(
    'POST',
    '/v1.0/robot/groupMessages/send',
    { robotCode, openConversationId: group, msgKey, msgParam: JSON.stringify(param) },
    Anything,
  )
}

/** DingTalk keeps files at stores of changing names: any server of the internet by its name, nothing of this network. */
function isStore(url: string, { apiUrl }: DingTalkConfig): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, origin } = new URL(url)
  if (apiUrl && origin === new URL(apiUrl).origin) return true
  return (
    /^https?:$/.test(protocol) &&
    /\.[a-z]{2,}$/i.test(hostname) &&
    !/\.(local|internal|lan|home|localhost)$/i.test(hostname)
  )
}

async function bytesOf(config: DingTalkConfig, url: string, limit: number): Promise<Uint8Array> {
  if (!isStore(url, config)) throw new Fault('bad-input', 'a file from elsewhere than a store of DingTalk')
  const signal = AbortSignal.timeout(FETCH_MS)
  const answer = await fetch(url, { signal, redirect: 'error' }).catch((error: unknown) => {
    throw new Fault('unavailable', 'a file of DingTalk could not be fetched', { cause: error })
  })
  if (!answer.ok || !answer.body)
    throw new Fault(answer.status >= 500 ? 'unavailable' : 'not-found', `a file of DingTalk: ${answer.status}`)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body) {
    size += part.length
    if (size > limit) throw new Fault('too-large', `a file of more than ${limit} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function checks(
  config: DingTalkConfig,
  stream: Stream | undefined,
  api: Api | undefined,
): Promise<readonly Check[]> {
  const state = stream?.state() ?? 'off'
  const line: Check =
    state === 'on'
      ? { what: 'DingTalk stream', state: 'works', seen: 'connected' }
      : {
          what: 'DingTalk stream',
          state: 'broken',
          seen: state === 'refused' ? 'DingTalk refused the client id or secret' : 'not connected',
          next:
            state === 'refused'
              ? 'copy both again from the app page into DINGTALK_CLIENT_ID and DINGTALK_CLIENT_SECRET'
              : 'let this machine reach api.dingtalk.com and wss-open-connection.dingtalk.com on port 443',
        }
  const token: Check = await (api ?? createApi(config, systemClock.now))
    .old('/topapi/v2/user/get', { userid: 'yiju-doctor' }, Anything)
    .then(
      (): Check => ({ what: 'DingTalk directory', state: 'works', seen: 'people can be read' }),
      (error: unknown): Check =>
        error instanceof Fault && error.code === 'not-found'
          ? { what: 'DingTalk directory', state: 'works', seen: 'people can be read' }
          : {
              what: 'DingTalk directory',
              state: 'broken',
              seen: error instanceof Error ? error.message : 'no answer',
              next: 'give the app the permission qyapi_get_member (通讯录个人信息读权限), so that people are known by their e-mail',
            },
    )
  const card: Check = config.cardTemplate
    ? { what: 'DingTalk cards', state: 'works', seen: `template ${config.cardTemplate}` }
    : {
        what: 'DingTalk cards',
        state: 'missing',
        seen: 'without a card template buttons are links into the web app',
        next: 'build the card of docs/guide/dingtalk.md once and set DINGTALK_CARD_TEMPLATE',
      }
  return [line, token, card]
}
