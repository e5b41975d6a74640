// What goes out: messages and cards to one person, each in its turn; changes; short lines in groups; the sign of work.
import type { Card } from '../../chat/card.ts'
import type { Account, Address } from '../../chat/message.ts'
import type { Host, Posted } from '../../chat/platform.ts'
import { createSendQueue } from '../../chat/send-queue.ts'
import { cutBytes } from '../../chat/text.ts'
import { Fault } from '../../kernel/fault.ts'
import { sha256 } from '../../kernel/hash.ts'
import type { Api } from './api.ts'
import { drawCard } from './card.ts'
import { harmless, headless, words, type Element } from './elements.ts'
import { isOver } from './faults.ts'
import type { FeishuAddress } from './hear.ts'
import type { Pictures } from './pictures.ts'

/** Five a second to one person, fifty in all, are allowed; we keep below. */
const RATES = { each: { sends: 4, perMs: 1000 }, all: { sends: 40, perMs: 1000 } }
/** A rich text takes 30 KB with all that stands around the words. */
const LONGEST_TEXT = 20_000
const WORKING = 'Typing'
/** An answer that never comes leaves no mark behind. */
const WORKING_MS = 60_000

export interface Sender {
  text(to: Account, text: string, key: string): Promise<Posted>
  card(to: Account, card: Card, key: string): Promise<Posted>
  /** A card that is drawn already. */
  drawn(to: Account, card: Element, key: string): Promise<Posted>
  change(to: Account, ref: string, what: { text?: string; card?: Card }, key: string): Promise<Posted>
  note(to: Account, address: Address, text: string, key: string): Promise<void>
  /** In the thread of a mention, for everybody there. */
  answer(to: Account, address: Address, card: Card, key: string): Promise<void>
  working(to: Account, address: Address | undefined): void
}

export function createSender(api: Api, host: Host, pictures: Pictures): Sender {
  const sends = createSendQueue(RATES)
  const signs = createSigns(api)

  const sendNow = async (to: Account, kind: Kind, content: object, key: string): Promise<Posted> => {
    signs.takeBack(to)
    const said = JSON.stringify(content)
    // A text with a card that was refused comes again in other words, under the same key.
    const data = await api.call((client) =>
      client.im.message.create({
        params: { receive_id_type: 'open_id' },
        data: { receive_id: to.user, msg_type: kind, content: said, uuid: uuidOf(kind === 'post' ? key + said : key) },
      }),
    )
    return { ref: `${kind}:${data?.message_id ?? ''}` }
  }
  const send = (to: Account, kind: Kind, content: object, key: string) =>
    sends.send(to.user, () => sendNow(to, kind, content, key))
  const reply = async ({ chat, message }: FeishuAddress, msg_type: Kind, content: object, key: string) => {
    if (!message) throw new Fault('not-found', 'feishu: the message is not known any more')
    const data = { msg_type, content: JSON.stringify(content), reply_in_thread: true, uuid: uuidOf(key) }
    await sends.send(chat ?? message, () =>
      api.call((client) => client.im.message.reply({ path: { message_id: message }, data })),
    )
  }
  const draw = async (to: Account, card: Card): Promise<Element> =>
    drawCard(card, {
      said: await host.words(to),
      webAddress: host.webAddress,
      pictures: await pictures.of(to, card),
    })
  const sender: Sender = {
    text: (to, text, key) => send(to, 'post', post(text), key),
    card: async (to, card, key) => send(to, 'interactive', await draw(to, card), key),
    drawn: (to, card, key) => send(to, 'interactive', card, key),

    change: async (to, ref, { text, card }, key) => {
      const [kind, message_id = ''] = ref.split(':')
      const anew = () => (card ? sender.card(to, card, key) : sender.text(to, text ?? '', key))
      // A text cannot become a card.
      if (kind === 'post' && card) return anew()
      const drawn = card ? await draw(to, card) : headless('…', [words(text ?? '')])
      const content = JSON.stringify(kind === 'post' ? post(text ?? '') : drawn)
      try {
        return await sends.send(to.user, async () => {
          await api.call((client) =>
            kind === 'post'
              ? client.im.message.update({ path: { message_id }, data: { msg_type: 'post', content } })
              : client.im.message.patch({ path: { message_id }, data: { content } }),
          )
          return { ref }
        })
      } catch (error) {
        if (isOver(error)) return anew()
        throw error
      }
    },

    note: async (to, address, text, key) => {
      const { chat, thread } = address as FeishuAddress
      if (chat && !thread && (await privately(api, to, chat, text))) return
      await reply(address as FeishuAddress, 'post', post(text), key)
    },
    answer: async (to, address, card, key) => reply(address as FeishuAddress, 'interactive', await draw(to, card), key),

    working: (to, address) => {
      const message = (address as FeishuAddress | undefined)?.message
      if (message) signs.show(to, message)
    },
  }
  return sender
}

type Kind = 'post' | 'interactive'

/** Repeats within the hour are dropped by Feishu; fifty characters. */
const uuidOf = (key: string): string => sha256(key).slice(0, 40)

/** Rich text: its pieces are shown as they are, while a plain text message reads links and tags out of its words. */
const post = (text: string) => ({
  zh_cn: {
    title: '',
    content: cutBytes(harmless(text), LONGEST_TEXT)
      .split('\n')
      .map((line) => [{ tag: 'text', text: line }]),
  },
})

/** Only for the eyes of one; false where the group has no such thing (topics), or we are not in it any more. */
async function privately(api: Api, { user }: Account, chat_id: string, text: string): Promise<boolean> {
  try {
    await api.call(
      (client) =>
        client.request({
          method: 'POST',
          url: '/open-apis/ephemeral/v1/send',
          data: {
            chat_id,
            open_id: user,
            msg_type: 'interactive',
            card: headless('…', [words(text)]),
          },
        }) as Promise<{ code?: number }>,
    )
    return true
  } catch (error) {
    if (error instanceof Fault && error.retryable) throw error
    return false
  }
}

/** A mark on what somebody wrote, until the answer is there. It is a courtesy: nothing of it may fail. */
function createSigns(api: Api) {
  const shown = new Map<string, { message: string; mark: Promise<string | undefined> }>()
  const takeBack = ({ user }: Account) => {
    const sign = shown.get(user)
    shown.delete(user)
    if (!sign) return
    const remove = async () => {
      const reaction_id = await sign.mark
      if (!reaction_id) return
      await api.call((client) => client.im.messageReaction.delete({ path: { message_id: sign.message, reaction_id } }))
    }
    void remove().catch(() => {})
  }
  return {
    takeBack,
    show: (to: Account, message: string) => {
      takeBack(to)
      const mark = api
        .call((client) =>
          client.im.messageReaction.create({
            path: { message_id: message },
            data: { reaction_type: { emoji_type: WORKING } },
          }),
        )
        .then(
          (data) => data?.reaction_id,
          () => undefined,
        )
      shown.set(to.user, { message, mark })
      setTimeout(() => shown.get(to.user)?.mark === mark && takeBack(to), WORKING_MS).unref()
    },
  }
}
