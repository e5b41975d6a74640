// The App Home: what waits for this person and what they asked for; drawn when opened, and again when something of theirs changed.
import type { types } from '@slack/bolt'
import type { Account } from '../../chat/message.ts'
import type { Card } from '../../chat/card.ts'
import type { PlatformWords } from '../../chat/platform.ts'
import { stopwatch } from '../../kernel/clock.ts'
import { cardBlocks } from './card.ts'
import type { Slack } from './slack.ts'

/** Slack's limit. */
const BLOCKS = 100
/** How long an opened home is kept up to date, and how long changes are gathered, in ms. */
const WATCHED = 3_600_000
const GATHERED = 1500

export interface Home {
  show(account: Account): Promise<void>
  /** Something of this person changed: drawn anew soon, when they have had it open lately. */
  changed(account: Account): void
}

export function openHome(slack: Slack): Home {
  const watch = stopwatch()
  const openedAt = new Map<string, number>()
  const soon = new Set<string>()
  const key = ({ workspace, user }: Account) => `${workspace}:${user}`

  async function draw(account: Account): Promise<void> {
    const [cards, words] = await Promise.all([slack.host.home(account), slack.host.words(account)])
    const { webAddress } = slack.host
    const view = homeView(cards ?? [], words, webAddress)
    await slack.workspaces.call(account.workspace, 'views.publish', (c) =>
      c.views.publish({ user_id: account.user, view }),
    )
  }

  return {
    show(account) {
      if (openedAt.size > 10_000) openedAt.clear()
      openedAt.set(key(account), watch())
      return draw(account)
    },
    changed(account) {
      const at = openedAt.get(key(account))
      if (at === undefined || watch() - at > WATCHED || soon.has(key(account))) return
      soon.add(key(account))
      setTimeout(() => {
        soon.delete(key(account))
        slack.later('the home page', () => draw(account))
      }, GATHERED).unref()
    },
  }
}

export function homeView(cards: readonly Card[], words: PlatformWords, webAddress?: string): types.HomeView {
  const drawing = { words, surface: 'home' as const, ...(webAddress ? { webAddress } : {}) }
  const text = (said: string) => ({ type: 'plain_text' as const, text: said || ' ', emoji: false })
  const blocks: types.KnownBlock[] = [{ type: 'header', text: text(words.homeTitle) }]
  for (const card of cards) {
    const drawn: types.KnownBlock[] = [{ type: 'divider' }, ...cardBlocks(card, drawing)]
    // Whole cards only; what does not fit is in the web app.
    if (blocks.length + drawn.length > BLOCKS - 1) {
      blocks.push({
        type: 'context',
        elements: [webAddress ? { type: 'mrkdwn', text: `<${webAddress}/tasks|${words.more}>` } : text('…')],
      })
      break
    }
    blocks.push(...drawn)
  }
  if (cards.length === 0) blocks.push({ type: 'section', text: text(words.homeEmpty) })
  return { type: 'home', blocks }
}
