// A card for WeCom: words as Markdown, buttons as a template card after them, since a template card holds little text.
import { createHash } from 'node:crypto'
import type { TemplateCard } from '@wecom/aibot-node-sdk'
import type { Button, Card } from '../../chat/card.ts'
import { markdownBlocks } from '../../chat/markdown.ts'
import type { PlatformWords } from '../../chat/platform.ts'
import { cut, cutBytes, withoutMentions } from '../../chat/text.ts'

/** Bytes of one Markdown message, with room for what we add. */
const MARKDOWN_BYTES = 20_000
const MOST_BUTTONS = 6
const TITLE = 26
const DESCRIPTION = 30
const BUTTON = 10
/** WeCom shows four looks: blue, grey …; danger is red. */
const STYLES: Readonly<Record<Button['role'], number>> = { primary: 1, default: 2, quick: 2, danger: 3 }

/** Words of people as they are: nothing in them formats or calls anybody. */
export const plain = (text: string): string => withoutMentions(text).replace(/[\\`*_[\]<>#~]/g, '\\$&')

/** A card's own name: only letters, digits and _-@ are taken, 128 bytes. */
export const taskOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32)

export interface Drawing {
  words: PlatformWords
  webAddress?: string | undefined
}

export function markdownOf(
  { title, subtitle, ...card }: Card,
  { words, webAddress }: Drawing,
  bytes = MARKDOWN_BYTES,
): string {
  const over = card.buttons.slice(MOST_BUTTONS)
  const text = [
    `**${plain(title)}**`,
    ...(subtitle ? [plain(subtitle)] : []),
    markdownBlocks({ title, ...card }, { picture: words.picture, ...(webAddress ? { webAddress } : {}) }),
    ...(over.length > 0 ? [`${over.map((b) => plain(b.label)).join(' · ')}：${linkOf(card, words, webAddress)}`] : []),
  ]
  return cutBytes(text.filter(Boolean).join('\n\n'), bytes)
}

const linkOf = ({ about }: Pick<Card, 'about'>, words: PlatformWords, webAddress: string | undefined): string =>
  webAddress ? `[${words.open}](${webAddress}${about?.request ? `/requests/${about.request}` : ''})` : words.open

/** Undefined: nothing to press. `task` names the card for its clicks. */
export function buttonsOf(card: Card, task: string): TemplateCard | undefined {
  const buttons = card.buttons.slice(0, MOST_BUTTONS)
  if (buttons.length === 0) return undefined
  return {
    card_type: 'button_interaction',
    main_title: { title: cut(withoutMentions(card.title), TITLE), ...descriptionOf(card) },
    button_list: buttons.map((b) => ({ text: cut(b.label, BUTTON), style: STYLES[b.role], key: b.id })),
    task_id: task,
  }
}

/** A card that is over: what came of it, nothing to press. */
export const overOf = (card: Card, task: string, words: PlatformWords): TemplateCard => ({
  card_type: 'text_notice',
  main_title: { title: cut(withoutMentions(card.title), TITLE), ...descriptionOf(card) },
  sub_title_text: words.over,
  card_action: { type: 0 },
  task_id: task,
})

const descriptionOf = ({ subtitle }: Card) => (subtitle ? { desc: cut(withoutMentions(subtitle), DESCRIPTION) } : {})
