// Words as they come: a card of its own whose text grows while it is read, closed when all of it stands.
import { patiently } from '../../chat/patiently.ts'
import type { Account } from '../../chat/message.ts'
import type { Host, Posted } from '../../chat/platform.ts'
import { honestMarkdown } from '../../chat/text.ts'
import { stopwatch } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Api } from './api.ts'
import { headless, markdown, type Element } from './elements.ts'

/** Milliseconds between two changes: Feishu takes ten a second of one card, and types the words out by itself. */
const PAUSE_MS = 300
/** A card takes 30 KB. */
const LONGEST = 20_000
const TEXT = 'words'

export interface StreamedBy {
  /** Sends a message with this content, to whom it is for. */
  send(content: object): Promise<void>
  /** All that could not be shown as it came. */
  rest(text: string): Promise<Posted>
}

/** The reference names the card and its next change: Feishu numbers them. */
export async function streamWords(
  api: Api,
  host: Host,
  to: Account,
  words: AsyncIterable<string>,
  { send, rest }: StreamedBy,
): Promise<Posted> {
  const card = await begin(api, host, to, send)
  if (card === undefined) return rest(await all(words))
  let [text, shown, left, sequence] = ['', '', '', 0]
  let since = stopwatch()
  let over = false
  const show = async () => {
    since = stopwatch()
    if (text === shown || over) return
    try {
      const content = honestMarkdown(text)
      await patiently(() =>
        api.call((c) =>
          c.cardkit.v1.cardElement.content({
            path: { card_id: card, element_id: TEXT },
            data: { content, sequence: (sequence += 1) },
          }),
        ),
      )
      shown = text
    } catch {
      // What is missing is said at the end, in a message of its own.
      over = true
    }
  }
  /** What fits stands before the remainder goes elsewhere. */
  const shownAll = async () => {
    await show()
    return true
  }
  try {
    for await (const piece of words) {
      over ||= Buffer.byteLength(text + piece) > LONGEST && (await shownAll())
      if (over) left += piece
      else text += piece
      if (since() > PAUSE_MS) await show()
    }
    await show()
  } finally {
    await close(api, card, (sequence += 1)).catch(() => {})
  }
  const missing = text.slice(shown.length) + left
  if (missing) await rest(missing)
  return { ref: `entity:${card}:${sequence + 1}` }
}

/** Undefined: this app may not, or this Feishu cannot. */
async function begin(api: Api, host: Host, to: Account, send: StreamedBy['send']): Promise<string | undefined> {
  const { homeTitle } = await host.words(to)
  try {
    const made = await api.call((c) =>
      c.cardkit.v1.card.create({ data: { type: 'card_json', data: JSON.stringify(growing(homeTitle)) } }),
    )
    if (!made) return undefined
    await send({ type: 'card', data: { card_id: made.card_id } })
    return made.card_id
  } catch (error) {
    if (error instanceof Fault && error.code === 'rate-limited') throw error
    host.log.info({ error, platform: 'feishu' }, 'words are not streamed')
    return undefined
  }
}

const growing = (preview: string): Element =>
  headless(preview, [{ ...markdown('…'), element_id: TEXT }], { streaming_mode: true })

const close = (api: Api, card_id: string, sequence: number) =>
  api.call((c) =>
    c.cardkit.v1.card.settings({
      path: { card_id },
      data: { settings: JSON.stringify({ config: { streaming_mode: false } }), sequence },
    }),
  )

/** Changes a card that was streamed; resolves with its new reference. */
export async function changeEntity(api: Api, ref: string, card: Element): Promise<Posted> {
  const [kind, card_id = '', next = '1'] = ref.split(':')
  const sequence = Number(next)
  await api.call((c) =>
    c.cardkit.v1.card.update({
      path: { card_id },
      data: { card: { type: 'card_json', data: JSON.stringify(card) }, sequence },
    }),
  )
  return { ref: `${kind}:${card_id}:${sequence + 1}` }
}

async function all(words: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of words) text += piece
  return text
}
