// A card as Slack blocks. Text stands in plain or rich text only: mark-up of others stays what it is, characters.
import type { types } from '@slack/bolt'
import type { Block, Button, Card, ListItem, RouteLine } from '../../chat/card.ts'
import type { PlatformWords } from '../../chat/platform.ts'
import { cut } from '../../chat/text.ts'
import { padTo, widthOf } from '../../chat/width.ts'
import { buttonValue } from './button.ts'
import { bullets, link, paragraphs, preformatted, quote, richText, section, words as say, type Piece } from './rich.ts'

type SlackBlock = types.KnownBlock

export interface Drawing {
  words: PlatformWords
  webAddress?: string
  /** Pictures that stand at Slack already: our file → Slack's. */
  pictures?: ReadonlyMap<string, string>
  /** Tables are for messages; elsewhere they stand in fixed width. */
  surface: 'message' | 'home'
}

/** Characters of a card in all: Slack refuses very long messages (msg_blocks_too_long) without saying where the limit is. */
const ROOM = 11_000
const TABLE = { rows: 100, columns: 20 }
const MARKS: Readonly<Record<Card['tone'], string>> = {
  neutral: '',
  info: '',
  success: '✅ ',
  warning: '⚠️ ',
  danger: '⛔ ',
}
const NOTES = { info: 'ℹ️ ', warning: '⚠️ ', danger: '⛔ ' } as const
const STATES: Readonly<Record<RouteLine['state'], string>> = {
  done: '✅',
  current: '▶️',
  coming: '▫️',
  skipped: '➖',
  rejected: '⛔',
  returned: '↩️',
}

const plain = (text: string, limit: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, limit) || ' ',
  emoji: false,
})

export function cardBlocks(card: Card, drawing: Drawing): SlackBlock[] {
  const once: Once = { table: false, room: ROOM }
  return [
    { type: 'header', text: plain(MARKS[card.tone] + card.title, 150) },
    ...(card.subtitle ? [context(card.subtitle)] : []),
    ...card.blocks.flatMap((block) => draw[block.block](block as never, drawing, once)),
    ...buttonBlocks(card, drawing),
  ]
}

const context = (text: string): SlackBlock => ({ type: 'context', elements: [plain(text, 2000)] })

type Of<K extends Block['block']> = Extract<Block, { block: K }>

/** What a card has used up. */
interface Once {
  table: boolean
  room: number
}

/** As much of it as there is still room for. */
function fit(text: string, once: Once): string {
  const shown = cut(text, once.room)
  once.room = Math.max(0, once.room - shown.length)
  return once.room === 0 && shown === '…' ? '' : shown
}

const draw = {
  text: ({ text }: Of<'text'>, _: Drawing, once: Once) => paragraphs(fit(text, once), ROOM),
  fields: ({ rows }: Of<'fields'>, _: Drawing, once: Once) =>
    richText(
      section(
        ...rows.map((row, i) => [
          ...say(`${i > 0 ? '\n' : ''}${fit(row.label, once)}`, { bold: true }),
          ...say(`  ${fit(row.value, once)}${row.private ? ' 🔒' : ''}`, row.changed ? { italic: true } : undefined),
          ...say(row.changed ? ' ✎' : ''),
        ]),
      ),
    ),
  table: drawTable,
  route: ({ steps }: Of<'route'>) => richText(section(...steps.map(routeLine))),
  list: ({ items }: Of<'list'>, drawing: Drawing) => richText(bullets(items.map((item) => listLine(item, drawing)))),
  quote: ({ sentences, source, path }: Of<'quote'>, { webAddress }: Drawing, once: Once) => [
    ...richText(quote(...sentences.map((s) => say(`${fit(s.text, once)} `, s.best ? { bold: true } : undefined)))),
    ...richText(section(webAddress && path ? link(source, webAddress + path) : say(source, { italic: true }))),
  ],
  note: ({ tone, text }: Of<'note'>, _: Drawing, once: Once) =>
    richText(section(say(NOTES[tone] + fit(text, once), { bold: tone === 'danger' }))),
  image: ({ file, alt }: Of<'image'>, { pictures, words }: Drawing): SlackBlock[] => {
    const id = pictures?.get(file)
    return id
      ? [{ type: 'image', slack_file: { id }, alt_text: cut(alt, 2000) || ' ' }]
      : [context(`${alt} (${words.picture})`)]
  },
} satisfies { [K in Block['block']]: (block: Of<K>, drawing: Drawing, once: Once) => SlackBlock[] }

function drawTable({ columns, rows }: Of<'table'>, { surface }: Drawing, once: Once): SlackBlock[] {
  const all = [columns, ...rows]
  if (columns.length === 0) return []
  if (surface === 'home' || once.table) {
    const cells = all
      .slice(0, TABLE.rows)
      .map((row) => columns.map((_, i) => cut((row[i] ?? '').replaceAll('\n', ' '), 40)))
    const widths = columns.map((_, i) => Math.max(...cells.map((row) => widthOf(row[i] ?? ''))))
    const line = (row: readonly string[]) => row.map((cell, i) => padTo(cell, widths[i] ?? 0)).join('  ')
    return richText(preformatted(cells.map((row) => line(row).trimEnd()).join('\n')))
  }
  once.table = true
  const wide = Math.min(columns.length, TABLE.columns)
  return [
    {
      type: 'table',
      rows: all
        .slice(0, TABLE.rows)
        .map((row) =>
          Array.from({ length: wide }, (_, i) => ({ type: 'raw_text' as const, text: cut(row[i] ?? '', 500) || '–' })),
        ),
      column_settings: columns.slice(0, wide).map(() => ({ is_wrapped: true })),
    },
  ]
}

function routeLine({ name, people, state, detail }: RouteLine, at: number): Piece[] {
  return [
    ...say(`${at > 0 ? '\n' : ''}${STATES[state]} `),
    ...say(name, { bold: state === 'current' }),
    ...say(people.length > 0 ? `  ${people.join('、')}` : ''),
    ...say(detail ? `  ${detail}` : '', { italic: true }),
  ]
}

function listLine({ title, detail, request, path }: ListItem, { webAddress }: Drawing): Piece[] {
  const to = path ?? (request ? `/requests/${encodeURIComponent(request)}` : undefined)
  return [...(webAddress && to ? link(title, webAddress + to) : say(title)), ...say(detail ? `  ${detail}` : '')]
}

/** The two halves of a judgement become Slack's own thumbs; the others stand in rows; the last one leads to the web. */
function buttonBlocks({ buttons, about }: Card, { words, webAddress, surface }: Drawing): SlackBlock[] {
  const [good, bad] = (['good', 'bad'] as const).map((feedback) => buttons.find((b) => b.feedback === feedback))
  const thumbs = good && bad && surface === 'message' ? [good, bad] : []
  const presses: types.ActionsBlockElement[] = [
    ...buttons.filter((b) => !thumbs.includes(b)).map((b, i) => pressButton(b, i, words)),
    ...(webAddress && about?.request
      ? [
          {
            type: 'button' as const,
            action_id: 'open',
            text: plain(words.open, 75),
            url: `${webAddress}/requests/${encodeURIComponent(about.request)}`,
          },
        ]
      : []),
  ]
  return [
    // Slack allows 25 in a row of buttons.
    ...Array.from({ length: Math.ceil(presses.length / 25) }, (_, i): SlackBlock => ({
      type: 'actions',
      elements: presses.slice(i * 25, i * 25 + 25),
    })),
    ...(thumbs.length > 0 ? [thumbsBlock(good!, bad!, words)] : []),
  ]
}

const STYLES: Readonly<Record<Button['role'], { style?: 'primary' | 'danger' }>> = {
  primary: { style: 'primary' },
  danger: { style: 'danger' },
  default: {},
  quick: {},
}

const pressButton = (button: Button, at: number, words: PlatformWords): types.Button => ({
  type: 'button',
  action_id: `press:${at}`,
  text: plain(button.label, 75),
  value: buttonValue(button, words),
  ...STYLES[button.role],
})

const thumbsBlock = (good: Button, bad: Button, words: PlatformWords): SlackBlock => ({
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: 'press:thumbs',
      positive_button: { text: plain(good.label, 75), value: buttonValue(good, words) },
      negative_button: { text: plain(bad.label, 75), value: buttonValue(bad, words) },
    },
  ],
})
