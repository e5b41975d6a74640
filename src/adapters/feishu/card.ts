// A neutral card as a Feishu card: buttons carry an opaque id, and too much is cut with a link to all of it.
import type { Block, Button, Card } from '../../chat/card.ts'
import { markdownBlocks } from '../../chat/markdown.ts'
import type { PlatformWords } from '../../chat/platform.ts'
import { cut } from '../../chat/text.ts'
import { bytesOf, envelope, LARGEST, markdown, plain, pressed, shown, words, type Element } from './elements.ts'

export interface Drawing {
  said: PlatformWords
  webAddress?: string | undefined
  /** Uploaded before, by file. */
  pictures: ReadonlyMap<string, string>
}

/** How much may be shown; a card that does not fit is drawn again with less. */
interface Measure {
  text: number
  rows: number
  blocks: number
}
/** Feishu takes 200 elements a card; a block is two or three, a button three, one that asks ten. */
const MEASURES: readonly Measure[] = [
  { text: 6000, rows: 100, blocks: 40 },
  { text: 1500, rows: 50, blocks: 30 },
  { text: 500, rows: 20, blocks: 20 },
  { text: 160, rows: 8, blocks: 15 },
  { text: 60, rows: 3, blocks: 10 },
]
const MOST_BUTTONS = 20
const MOST_ASKING = 6
/** Feishu shows five tables a card, ten rows a page. */
const MOST_TABLES = 5
const ROWS_A_PAGE = 10
const LONGEST_LABEL = 40
const LONGEST_INPUT = 1000

export function drawCard(card: Card, drawing: Drawing): Element {
  const drawn = MEASURES.map((measure) => drawAt(card, measure, drawing))
  return drawn.find((d) => bytesOf(d) <= LARGEST) ?? drawn.at(-1)!
}

function drawAt(card: Card, measure: Measure, drawing: Drawing): Element {
  let tables = 0
  const blocks = card.blocks.slice(0, measure.blocks).map((block) => less(block, measure))
  const elements = blocks.flatMap((block) =>
    block.block === 'table' && (tables += 1) > MOST_TABLES ? asWords(block, drawing) : draw(block, drawing),
  )
  const cutOff = blocks.length < card.blocks.length || card.blocks.some((block) => rowsIn(block) > measure.rows)
  return envelope(card, [
    ...elements,
    ...(cutOff ? [words('…', { text_color: 'grey' })] : []),
    ...buttonsOf(card, drawing),
  ])
}

type Draw<K extends Block['block']> = (block: Extract<Block, { block: K }>, drawing: Drawing) => Element[]

const BLOCKS: { [K in Block['block']]: Draw<K> } = {
  text: ({ text }) => (text.trim() ? [words(text)] : []),
  fields: asWords,
  route: asWords,
  list: asWords,
  quote: asWords,
  note: ({ tone, text }) => [words(`${NOTES[tone].sign} ${text}`, { text_color: NOTES[tone].color })],
  table: ({ columns, rows }) =>
    columns.length === 0
      ? []
      : [
          {
            tag: 'table',
            page_size: ROWS_A_PAGE,
            columns: columns.map((name, i) => ({
              name: `c${i}`,
              display_name: plain(name)['content'],
              data_type: 'text',
            })),
            rows: rows.map((row) =>
              Object.fromEntries(columns.map((_, i) => [`c${i}`, plain(row[i] ?? '', 500)['content']])),
            ),
          },
        ],
  image: ({ file, alt }, { pictures, said }) => {
    const key = pictures.get(file)
    return key
      ? [{ tag: 'img', img_key: key, alt: plain(alt, 200), scale_type: 'fit_horizontal', preview: true }]
      : [words(`▦ ${alt} ${said.picture}`, { text_color: 'grey' })]
  },
}
const NOTES = {
  info: { sign: 'ℹ', color: 'grey' },
  warning: { sign: '⚠', color: 'orange' },
  danger: { sign: '✖', color: 'red' },
} as const

const draw = (block: Block, drawing: Drawing): Element[] =>
  (BLOCKS[block.block] as (block: Block, drawing: Drawing) => Element[])(block, drawing)

/** Nothing for a block without rows: an empty element is refused. */
function asWords(block: Block, { said, webAddress }: Drawing): Element[] {
  const content = markdownBlocks(
    { title: '', tone: 'neutral', blocks: [block], buttons: [] },
    { plain: shown, picture: said.picture, ...(webAddress ? { webAddress } : {}) },
  )
  return content.trim() ? [markdown(content)] : []
}

function rowsIn(block: Block): number {
  if ('rows' in block) return block.rows.length
  if ('steps' in block) return block.steps.length
  if ('items' in block) return block.items.length
  return 'sentences' in block ? block.sentences.length : 0
}

function less(block: Block, { text, rows }: Measure): Block {
  const short = (said: string) => cut(said, text)
  const few = <T>(all: readonly T[]) => all.slice(0, rows)
  switch (block.block) {
    case 'text':
    case 'note':
      return { ...block, text: short(block.text) }
    case 'fields':
      return { ...block, rows: few(block.rows).map((row) => ({ ...row, value: short(row.value) })) }
    case 'table':
      return { ...block, columns: block.columns.slice(0, 50), rows: few(block.rows) }
    case 'route':
      return { ...block, steps: few(block.steps) }
    case 'list':
      return {
        ...block,
        items: few(block.items).map((item) => ({ ...item, ...(item.detail ? { detail: short(item.detail) } : {}) })),
      }
    case 'quote':
      return { ...block, sentences: few(block.sentences).map((s) => ({ ...s, text: short(s.text) })) }
    case 'image':
      return block
  }
}

/** Those that can simply be pressed stand in a row; one that asks first opens where it stands. */
function buttonsOf(card: Card, drawing: Drawing): Element[] {
  const { said, webAddress } = drawing
  const buttons = card.buttons.slice(0, MOST_BUTTONS)
  const simple = buttons.filter((b) => !b.input).map((b) => pressButton(b))
  const asking = buttons.flatMap((b, i) => (b.input ? [askingForm(b, b.input, i, said)] : [])).slice(0, MOST_ASKING)
  // A press that is lost never comes again: the card always leads to where it can be done too.
  const web = webAddress
    ? [
        {
          tag: 'button',
          type: 'text',
          text: plain(said.open),
          behaviors: [{ type: 'open_url', default_url: webOf(card, webAddress) }],
        },
      ]
    : []
  const row = [...simple, ...web]
  return [...(row.length > 0 ? [rowOf(row)] : []), ...asking]
}

const webOf = ({ about }: Card, webAddress: string): string =>
  about?.request ? `${webAddress}/requests/${about.request}` : webAddress

export const rowOf = (buttons: readonly Element[]): Element => ({
  tag: 'column_set',
  flex_mode: 'flow',
  horizontal_spacing: '8px',
  columns: buttons.map((button) => ({ tag: 'column', width: 'auto', elements: [button] })),
})

const TYPES: Readonly<Record<Button['role'], string>> = {
  primary: 'primary_filled',
  default: 'default',
  quick: 'default',
  danger: 'danger',
}

const pressButton = ({ id, label, role, form }: Button): Element => ({
  tag: 'button',
  type: TYPES[role],
  text: plain(label, LONGEST_LABEL),
  behaviors: pressed(form ? { do: 'form', draft: form.draft, button: id } : { do: 'press', button: id }),
})

/** A form may only stand at the root of a card, and folds away inside. Its picker of people offers only who is in the chat, so names are typed. */
function askingForm(
  { id, label, role }: Button,
  input: NonNullable<Button['input']>,
  at: number,
  said: PlatformWords,
): Element {
  const name = `said_${at}`
  return {
    tag: 'form',
    name: `ask_${at}`,
    elements: [
      {
        tag: 'collapsible_panel',
        expanded: false,
        header: {
          title: plain(label, LONGEST_LABEL),
          icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
          icon_position: 'follow_text',
          icon_expanded_angle: -180,
        },
        border: { color: 'grey', corner_radius: '5px' },
        padding: '8px 8px 8px 8px',
        elements: [
          {
            tag: 'input',
            name,
            required: input.required,
            label: plain(input.label),
            label_position: 'top',
            width: 'fill',
            ...(input.kind === 'person'
              ? { placeholder: plain(said.personHint), max_length: 200 }
              : {
                  input_type: 'multiline_text',
                  rows: 2,
                  auto_resize: true,
                  max_length: Math.min(input.maxLength, LONGEST_INPUT),
                }),
          },
          {
            tag: 'button',
            name: `send_${at}`,
            type: TYPES[role],
            text: plain(label, LONGEST_LABEL),
            form_action_type: 'submit',
            behaviors: pressed({ do: 'press', button: id, input: name }),
          },
        ],
      },
    ],
  }
}
