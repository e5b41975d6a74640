// What leaves for Slack: posts, changes, notes, the sign of work; one ordered line per channel.
import type { types } from '@slack/bolt'
import type { Account, Address, Outgoing } from '../../chat/message.ts'
import type { Posted, Recipient } from '../../chat/platform.ts'
import type { SendQueue } from '../../chat/send-queue.ts'
import { cut, withoutMentions } from '../../chat/text.ts'
import { Fault } from '../../kernel/fault.ts'
import { cardBlocks, type Drawing } from './card.ts'
import { uploadPicture } from './files.ts'
import { openRepeats } from './repeats.ts'
import { paragraphs } from './rich.ts'
import { isSlackAddress } from './settings.ts'
import type { Slack, SlackAddress } from './slack.ts'

type SlackBlock = types.KnownBlock

/** Slack's limit of blocks in a message. */
const BLOCKS = 50
/** Minutes in which an answer still goes to the thread where the person spoke; later things come on their own. */
const SAME_THREAD = 3

export interface Sender {
  /** `again`: somebody may have posted it already. */
  post(to: Recipient, message: Outgoing, key: string, again?: boolean): Promise<Posted>
  /** In the channel and thread of a mention, for everybody there. */
  answer(to: Account, address: Address, message: Outgoing, key: string, again?: boolean): Promise<void>
  update(to: Recipient, ref: string, message: Outgoing, key: string): Promise<Posted>
  note(to: Account, address: Address, text: string): Promise<void>
  working(to: Recipient): Promise<void>
}

export function openSender(slack: Slack, queue: Pick<SendQueue, 'send'>): Sender {
  const directs = new Map<string, string>()
  const repeats = openRepeats(slack)
  /** Threads that show the sign of work. */
  const signs = new Set<string>()
  const { host, workspaces } = slack
  const line = ({ workspace }: Account, channel: string) => `${workspace}:${channel}`

  async function openDirect({ workspace, user }: Account): Promise<string> {
    const known = directs.get(`${workspace}:${user}`)
    if (known) return known
    const { channel } = await workspaces.call(workspace, 'conversations.open', (c) =>
      c.conversations.open({ users: user }),
    )
    if (!channel?.id) throw new Fault('unavailable', 'slack: conversations.open gave no channel')
    if (directs.size > 10_000) directs.clear()
    directs.set(`${workspace}:${user}`, channel.id)
    return channel.id
  }

  async function placeFor({ account, address }: Recipient): Promise<{ channel: string; thread?: string }> {
    const { channel, thread, message } = (address ?? {}) as SlackAddress
    // Never a group: what is posted may be private.
    if (!channel?.startsWith('D')) return { channel: await openDirect(account) }
    const age = host.now().epochMilliseconds / 1000 - Number(message ?? 0)
    return { channel, ...(thread && age < SAME_THREAD * 60 ? { thread } : {}) }
  }

  async function picturesFor(account: Account, { card }: Outgoing): Promise<Map<string, string>> {
    const pictures = new Map<string, string>()
    for (const block of card?.blocks ?? []) {
      if (block.block !== 'image' || pictures.has(block.file)) continue
      // A card without its picture is better than no card.
      const id = await uploadPicture(slack, account, block.file, block.alt).catch((error: unknown) => {
        host.log.warn({ error }, 'slack: a picture could not be shown')
      })
      if (id) pictures.set(block.file, id)
    }
    return pictures
  }

  async function drawn(account: Account, message: Outgoing, pictures: ReadonlyMap<string, string>) {
    const words = await host.words(account)
    const { webAddress } = host
    return draw(message, { words, surface: 'message', pictures, ...(webAddress ? { webAddress } : {}) })
  }

  /** Slack may still be looking at a picture that was just uploaded: once more a moment later, then without. */
  async function withPictures<T>(
    account: Account,
    message: Outgoing,
    send: (content: { text: string; blocks: SlackBlock[] }) => Promise<T>,
  ): Promise<T> {
    const pictures = await picturesFor(account, message)
    const full = await drawn(account, message, pictures)
    if (pictures.size === 0) return send(full)
    const refused = (error: unknown) => error instanceof Fault && error.code === 'bad-input'
    try {
      return await send(full)
    } catch (error) {
      if (!refused(error)) throw error
    }
    await new Promise((go) => setTimeout(go, 1500))
    try {
      return await send(full)
    } catch (error) {
      if (!refused(error)) throw error
      return send(await drawn(account, message, new Map()))
    }
  }

  /** Once, as far as Slack lets us look. */
  async function say(
    account: Account,
    { channel, thread, asked }: { channel: string; thread?: string | undefined; asked?: string | undefined },
    content: { text: string; blocks: SlackBlock[] },
    { key, again }: { key: string; again: boolean },
  ): Promise<string | undefined> {
    const said = {
      channel,
      ...content,
      ...(thread ? { thread_ts: thread } : {}),
      unfurl_links: false,
      unfurl_media: false,
      metadata: repeats.metadata(key),
    }
    return queue.send(line(account, channel), async () => {
      const stood = await repeats.find(account, { channel, ...(asked ? { thread: asked } : {}) }, key, again)
      if (stood !== undefined) return stood
      try {
        const posted = await workspaces.call(account.workspace, 'chat.postMessage', (c) =>
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not a window's
          c.chat.postMessage(said),
        )
        return posted.ts
      } catch (error) {
        if (error instanceof Fault && error.code === 'unavailable') repeats.doubt(key)
        throw error
      }
    })
  }

  async function post(to: Recipient, message: Outgoing, key: string, again: boolean, anew = false): Promise<Posted> {
    const { account } = to
    const { channel, thread } = await placeFor(to)
    // Where it was posted the first time, though that was longer ago.
    const { thread: asked } = (to.address ?? {}) as SlackAddress
    try {
      const ts = await withPictures(account, message, (content) =>
        say(account, { channel, thread, asked }, content, { key, again }),
      )
      return { ref: `${channel}:${ts}`, ...(to.address?.['channel'] === channel ? {} : { address: { channel } }) }
    } catch (error) {
      // The direct conversation we remember may be gone (left enterprise, new id): opened anew, once.
      if (anew || !(error instanceof Fault) || error.code !== 'not-found') throw error
      directs.delete(`${account.workspace}:${account.user}`)
      return post({ account }, message, key, again, true)
    }
  }

  return {
    post: (to, message, key, again = false) => post(to, message, key, again),
    async answer(to, address, message, key, again = false) {
      const { channel, thread } = address as SlackAddress
      if (!channel || !thread) throw new Fault('not-found', 'slack: no thread to answer in')
      await withPictures(to, message, (content) => say(to, { channel, thread, asked: thread }, content, { key, again }))
    },
    async update(to, ref, message, key) {
      const [channel = '', ts = ''] = ref.split(':')
      try {
        return await withPictures(to.account, message, (content) =>
          queue.send(line(to.account, channel), async () => {
            await workspaces.call(to.account.workspace, 'chat.update', (c) =>
              c.chat.update({ channel, ts, ...content, parse: 'none', metadata: repeats.metadata(key) }),
            )
            // A new message takes the sign away by itself, a changed one does not.
            const { thread } = (to.address ?? {}) as SlackAddress
            if (thread && signs.has(`${channel}:${thread}`)) await sign(to.account, { channel, thread }, '')
            return { ref }
          }),
        )
      } catch (error) {
        // Deleted, too old to edit, or not ours any more: a new message says it.
        if (!(error instanceof Fault) || !GONE.test(error.message)) throw error
        return post(to, message, key, false)
      }
    },
    note: (to, address, text) => note(to, address as SlackAddress, text),
    async working(to) {
      const { channel, thread } = (to.address ?? {}) as SlackAddress
      if (!channel || !thread) return
      try {
        const { received } = await host.words(to.account)
        await sign(to.account, { channel, thread }, cut(received, 50))
      } catch {
        // Never throws.
      }
    },
  }

  async function sign(
    { workspace }: Account,
    { channel, thread }: { channel: string; thread: string },
    status: string,
  ) {
    const key = `${channel}:${thread}`
    if (signs.size > 10_000) signs.clear()
    if (status) signs.add(key)
    else signs.delete(key)
    try {
      await workspaces.call(workspace, 'assistant.threads.setStatus', (c) =>
        c.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status }),
      )
    } catch {
      // Only a sign: plans without agents have none.
    }
  }

  async function note(to: Account, address: SlackAddress, text: string): Promise<void> {
    const said = plainMessage(text)
    const { responseUrl, channel, thread } = address
    if (responseUrl && (await respond(responseUrl, said))) return
    if (!channel) return
    await queue.send(line(to, channel), async () => {
      const threaded = thread ? { thread_ts: thread } : {}
      try {
        await workspaces.call(to.workspace, 'chat.postEphemeral', (c) =>
          c.chat.postEphemeral({ channel, user: to.user, ...said, ...threaded }),
        )
      } catch (error) {
        // Ephemeral messages need the person in the channel; a public line in the thread is the port's fallback.
        if (!(error instanceof Fault) || !['not-found', 'bad-input'].includes(error.code)) throw error
        await workspaces.call(to.workspace, 'chat.postMessage', (c) =>
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not a window's
          c.chat.postMessage({ channel, ...said, ...threaded, unfurl_links: false }),
        )
      }
    })
  }

  /** Only Slack is answered, whatever the address says. */
  async function respond(url: string, said: { text: string }): Promise<boolean> {
    if (!isSlackAddress(slack.config, url)) return false
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', ...said }),
      redirect: 'error',
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined)
    return answer?.ok === true
  }
}

const GONE = /\((message_not_found|cant_update_message|edit_window_closed|channel_not_found|is_inactive)\)$/

const plainMessage = (text: string) => ({
  text: cut(
    withoutMentions(text).replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;' })[c] ?? '&gt;'),
    3000,
  ),
  blocks: paragraphs(text, 3000),
})

/** What a notification may show: a card's title, or the first line of a text; never what stands below. */
function draw({ text, card }: Outgoing, drawing: Drawing): { text: string; blocks: SlackBlock[] } {
  const blocks = [...(text ? paragraphs(text, 9000) : []), ...(card ? cardBlocks(card, drawing) : [])]
  const title = card?.title ?? text?.split('\n', 1)[0] ?? ''
  return { text: plainMessage(cut(title, 150)).text || ' ', blocks: fitting(blocks, drawing) }
}

/** Too many blocks: the middle goes, the buttons stay. */
function fitting(blocks: SlackBlock[], { words, webAddress }: Drawing): SlackBlock[] {
  if (blocks.length <= BLOCKS) return blocks
  const buttons = blocks.filter((b) => b.type === 'actions' || b.type === 'context_actions').slice(0, 10)
  const rest = blocks.filter((b) => b.type !== 'actions' && b.type !== 'context_actions')
  const more: SlackBlock = {
    type: 'context',
    elements: [{ type: 'plain_text', text: `… ${words.more}${webAddress ? ` ${webAddress}` : ''}`, emoji: false }],
  }
  return [...rest.slice(0, BLOCKS - 1 - buttons.length), more, ...buttons]
}
