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

const TEXT_LIMIT = 9000
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
  const once = { table: false }
  return [
    { type: 'header', text: plain(MARKS[card.tone] + card.title, 150) },
    ...(card.subtitle ? [context(card.subtitle)] : []),
    ...card.blocks.flatMap((block) => draw[block.block](block as never, drawing, once)),
    ...buttonBlocks(card, drawing),
  ]
}

const context = (text: string): SlackBlock => ({ type: 'context', elements: [plain(text, 2000)] })

type Of<K extends Block['block']> = Extract<Block, { block: K }>
type Once = { table: boolean }

const draw = {
  text: ({ text }: Of<'text'>) => paragraphs(text, TEXT_LIMIT),
  fields: ({ rows }: Of<'fields'>) =>
    richText(
      section(
        ...rows.map((row, i) => [
          ...say(`${i > 0 ? '\n' : ''}${row.label}`, { bold: true }),
          ...say(`  ${row.value}${row.private ? ' 🔒' : ''}`, row.changed ? { italic: true } : undefined),
          ...say(row.changed ? ' ✎' : ''),
        ]),
      ),
    ),
  table: drawTable,
  route: ({ steps }: Of<'route'>) => richText(section(...steps.map(routeLine))),
  list: ({ items }: Of<'list'>, drawing: Drawing) => richText(bullets(items.map((item) => listLine(item, drawing)))),
  quote: ({ sentences, source, path }: Of<'quote'>, { webAddress }: Drawing) => [
    ...richText(quote(...sentences.map((s) => say(`${s.text} `, s.best ? { bold: true } : undefined)))),
    ...richText(section(webAddress && path ? link(source, webAddress + path) : say(source, { italic: true }))),
  ],
  note: ({ tone, text }: Of<'note'>) => richText(section(say(NOTES[tone] + text, { bold: tone === 'danger' }))),
  image: ({ file, alt }: Of<'image'>, { pictures, words }: Drawing): SlackBlock[] => {
    const id = pictures?.get(file)
    return id
      ? [{ type: 'image', slack_file: { id }, alt_text: cut(alt, 2000) || ' ' }]
      : [context(`${alt} (${words.picture})`)]
  },
} satisfies { [K in Block['block']]: (block: Of<K>, drawing: Drawing, once: Once) => SlackBlock[] }

function drawTable({ columns, rows }: Of<'table'>, { surface }: Drawing, once: Once): SlackBlock[] {
  const all = [columns, ...rows]
  if (surface === 'home' || once.table) {
    const widths = columns.map((_, i) => Math.max(...all.map((row) => widthOf(row[i] ?? ''))))
    const line = (row: readonly string[]) => row.map((cell, i) => padTo(cell.replaceAll('\n', ' '), widths[i] ?? 0))
    return richText(preformatted(all.map((row) => line(row).join('  ').trimEnd()).join('\n')))
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
