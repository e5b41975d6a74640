// Posting to people: one ordered line per conversation, as fast as Teams allows, each card in the reader's own words.
import type { Account, Address, Outgoing } from '../../chat/message.ts'
import type { Posted, Recipient } from '../../chat/platform.ts'
import { createSendQueue } from '../../chat/send-queue.ts'
import { cut, cutBytes, withoutMentions } from '../../chat/text.ts'
import { Fault } from '../../kernel/fault.ts'
import { ADAPTIVE_CARD, type Outbound } from './activity.ts'
import { readAddress, type Spot } from './address.ts'
import { cardSettings, type Around } from './around.ts'
import { bytesOf, drawCard } from './card.ts'
import type { At } from './connector.ts'
import { SERVICE_URL } from './settings.ts'

export interface Posting {
  post(to: Recipient, message: Outgoing): Promise<Posted>
  update(to: Recipient, ref: string, message: Outgoing): Promise<Posted>
  note(to: Account, address: Address, text: string): Promise<void>
  /** In the thread of a mention, for everybody there. */
  answer(to: Account, address: Address, message: Outgoing): Promise<void>
  working(to: Recipient): Promise<void>
  /** The personal conversation of somebody, opened when it is not known. */
  conversationWith(to: Recipient): Promise<At>
}

/** Teams: 8 messages in 2 s and 60 in 30 s a conversation, 50 requests a second a tenant. What must wait longer is asked again by the caller. */
const RATES = { each: { sends: 4, perMs: 2000 }, all: { sends: 40, perMs: 1000 }, patienceMs: 1000 }
/** Teams takes 28 KB a message, the activity around it included. */
const ROOM = 25_000
const ROOM_BESIDE_CARD = 5000

export function createPosting(around: Around): Posting {
  const { connector, config } = around
  const queue = createSendQueue(RATES)
  const send = <T>({ serviceUrl, conversation }: At, work: () => Promise<T>) =>
    queue.send(`${serviceUrl} ${conversation}`, work)

  async function conversationWith({ account, address }: Recipient): Promise<At> {
    const spot: Spot = readAddress(address) ?? {
      serviceUrl: config.serviceUrl ?? SERVICE_URL,
      tenant: account.workspace,
      user: account.user,
    }
    if (isOpen(spot)) return spot
    const conversation = await queue.send(`open ${account.workspace}`, () => connector.open(spot))
    return { ...spot, conversation }
  }

  async function activityFor(account: Account, { text, card }: Outgoing): Promise<Outbound> {
    const words = text === undefined ? {} : plainText(text, card ? ROOM_BESIDE_CARD : ROOM)
    if (!card) return { type: 'message', ...words }
    const content = drawCard(
      card,
      await cardSettings(around, account),
      text === undefined ? ROOM : ROOM - ROOM_BESIDE_CARD,
    )
    return {
      type: 'message',
      ...words,
      summary: withoutMentions(cut(card.title, 300)),
      attachments: [{ contentType: ADAPTIVE_CARD, content }],
      ...(card.buttons.some((b) => b.feedback) ? { entities: [MADE_BY_AI] } : {}),
    }
  }

  async function post(to: Recipient, message: Outgoing): Promise<Posted> {
    const [at, activity] = await Promise.all([conversationWith(to), activityFor(to.account, message)])
    const id = await send(at, () => connector.send(at, activity))
    return { ref: refOf(at, id), address: at }
  }

  return {
    conversationWith,
    post,
    update: async (to, ref, message) => {
      const [known, activity] = await Promise.all([conversationWith(to), activityFor(to.account, message)])
      const { conversation, id } = readRef(ref)
      const at = { ...known, conversation: conversation ?? known.conversation }
      try {
        await send(at, () => connector.update(at, id, activity))
        return { ref }
      } catch (error) {
        // Deleted, or out of reach for changing: what it says now is said anew.
        if (error instanceof Fault && ['not-found', 'forbidden'].includes(error.code)) return post(to, message)
        throw error
      }
    },
    note: async (_to, address, text) => {
      const spot = readAddress(address)
      if (!spot || !isOpen(spot)) throw new Fault('not-found', 'teams: no such conversation')
      await send(spot, () => connector.send(spot, { type: 'message', ...plainText(text, ROOM) }))
    },
    answer: async (to, address, message) => {
      const spot = readAddress(address)
      if (!spot || !isOpen(spot)) throw new Fault('not-found', 'teams: no such conversation')
      const activity = { ...(await activityFor(to, message)), entities: [MADE_BY_AI] }
      await send(spot, () => connector.send(spot, activity))
    },
    working: async (to) => {
      const at = await conversationWith(to)
      await connector.send(at, { type: 'typing' })
    },
  }
}

const isOpen = (spot: Spot): spot is At => spot.conversation !== undefined

/** Nothing in it formats, no link stands under other words, nobody is called; a line break is one. */
function plainText(text: string, room: number): Pick<Outbound, 'text' | 'textFormat'> {
  // Written out, a mark may take six times its room.
  const drawn = [room, room / 2, room / 6].map((limit) => written(cutBytes(withoutMentions(text), limit)))
  return drawn.find((one) => bytesOf(one.text) <= room) ?? drawn.at(-1)!
}

function written(words: string): { text: string; textFormat: 'plain' | 'xml' } {
  if (!words.includes('\n')) return { text: words, textFormat: 'plain' }
  // Plain text loses its line breaks in Teams' clients; as XML each mark that could mean something is written out.
  const lines = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return { text: lines.replaceAll('\n', '<br/>'), textFormat: 'xml' }
}

/** Microsoft's label for what a machine put together: answers to questions, the ones that can be judged. */
const MADE_BY_AI = {
  type: 'https://schema.org/Message',
  '@type': 'Message',
  '@context': 'https://schema.org',
  additionalType: ['AIGeneratedContent'],
}

/** A message is named within its conversation, which may have been another one when it was posted. */
const refOf = ({ conversation }: At, id: string): string => `${id} ${conversation}`
function readRef(ref: string): { id: string; conversation?: string } {
  const [id = '', conversation] = ref.split(' ')
  return { id, ...(conversation ? { conversation } : {}) }
}
