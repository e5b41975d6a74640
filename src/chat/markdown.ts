// A card as the plain Markdown that chats with little mark-up of their own understand: bold labels, lists, quotations.
import type { Block, Card, RouteLine } from './card.ts'
import { withoutMentions } from './text.ts'

const STATES: Readonly<Record<RouteLine['state'], string>> = {
  done: '✔',
  current: '▶',
  coming: '○',
  skipped: '–',
  rejected: '✖',
  returned: '↩',
}
const NOTES = { info: 'ℹ', warning: '⚠', danger: '✖' } as const

export interface MarkdownOptions {
  /** How the platform takes characters of people's words that would format: default by backslash. */
  plain?: (text: string) => string
  /** Stands for a picture. */
  picture: string
  /** Leads to a page of the web app; left out: titles are not links. */
  webAddress?: string
}

/** Title and subtitle are left to the caller. */
export const markdownBlocks = (card: Card, options: MarkdownOptions): string =>
  card.blocks.map((block) => (BLOCKS[block.block] as Draw)(block, options)).join('\n\n')

type Draw = (block: Block, options: MarkdownOptions) => string
type DrawOf<K extends Block['block']> = (block: Extract<Block, { block: K }>, options: MarkdownOptions) => string

const plainOf = ({ plain = backslashed }: MarkdownOptions, text: string): string => plain(withoutMentions(text))
/** What would format is shown as it is. */
const backslashed = (text: string): string => text.replace(/[\\`*_[\]<>#~]/g, '\\$&')
const lines = (text: string): string => text.split('\n').join('\n\n')

const BLOCKS: { [K in Block['block']]: DrawOf<K> } = {
  text: (b, o) => lines(plainOf(o, b.text)),
  note: (b, o) => `${NOTES[b.tone]} **${plainOf(o, b.text).replaceAll('\n', ' ')}**`,
  fields: (b, o) =>
    b.rows
      .map((r) => `**${plainOf(o, r.label)}**：${r.changed ? '＊' : ''}${plainOf(o, r.value).replaceAll('\n', ' ')}`)
      .join('\n\n'),
  // A table would run out of a phone: each row is a line, its cells named.
  table: (b, o) =>
    b.rows
      .map(
        (row) => `- ${row.map((cell, i) => `${plainOf(o, b.columns[i] ?? '')} ${plainOf(o, cell)}`.trim()).join('，')}`,
      )
      .join('\n'),
  route: (b, o) =>
    b.steps
      .map((s) => {
        const who = s.people.map((p) => plainOf(o, p)).join('、')
        return `${STATES[s.state]} ${plainOf(o, s.name)}${who ? `  ${who}` : ''}${s.detail ? `（${plainOf(o, s.detail)}）` : ''}`
      })
      .join('\n\n'),
  list: (b, o) =>
    b.items
      .map((item, i) => {
        const path = item.request ? `/requests/${item.request}` : item.path
        const title = plainOf(o, item.title)
        const linked = path && o.webAddress ? `[${title}](${o.webAddress}${path})` : title
        return `${i + 1}. ${linked}${item.detail ? `\n   ${plainOf(o, item.detail)}` : ''}`
      })
      .join('\n'),
  quote: (b, o) =>
    [
      ...b.sentences.map((s) => `> ${s.best ? `**${plainOf(o, s.text)}**` : plainOf(o, s.text)}`),
      `> — ${plainOf(o, b.source)}`,
    ].join('\n'),
  image: (b, o) => `▦ ${plainOf(o, b.alt)} ${o.picture}`,
}
