// A neutral card as an Adaptive Card 1.5: buttons carry an opaque id, and too much is cut with a link to all of it.
import type { Button, Card } from '../../chat/card.ts'
import { cut } from '../../chat/text.ts'
import { drawBlock, wasCut, type Drawing, type Measure } from './card-blocks.ts'
import { labelOf, words, type Element } from './card-text.ts'

export interface CardSettings extends Omit<Drawing, 'measure'> {
  said: { send: string; open: string; personHint: string }
  /** Microsoft's playground has neither dialogs nor a people picker. */
  playground: boolean
}

const MEASURES: readonly Measure[] = [
  { text: 6000, rows: 50 },
  { text: 1500, rows: 25 },
  { text: 500, rows: 12 },
  { text: 160, rows: 6 },
]
const LEAST: Measure = { text: 60, rows: 3 }
/** More than this a row, and a phone shows none of them whole. */
const BUTTONS_A_ROW = 6

/** What `data` of our own actions holds; read back in press.ts. */
export interface ActionData {
  yiju: 'press' | 'form' | 'send-form' | 'refresh' | 'start'
  button?: string
  draft?: string
  request?: string
}

/** As much of it as fits into `room` bytes. */
export function drawCard(card: Card, settings: CardSettings, room: number): Element {
  for (const measure of MEASURES) {
    const drawn = drawAt(card, measure, settings)
    if (bytesOf(drawn) <= room) return drawn
  }
  // So many parts that even their beginnings are too much: the last ones go.
  for (let blocks = card.blocks.length - 1; blocks > 0; blocks--) {
    const drawn = drawAt({ ...card, blocks: card.blocks.slice(0, blocks) }, LEAST, settings, true)
    if (bytesOf(drawn) <= room) return drawn
  }
  for (let buttons = card.buttons.length; buttons > 0; buttons--) {
    const drawn = drawAt({ ...card, blocks: [], buttons: card.buttons.slice(0, buttons) }, LEAST, settings, true)
    if (bytesOf(drawn) <= room) return drawn
  }
  return drawAt({ ...card, blocks: [], buttons: [] }, LEAST, settings, true)
}

/** As JSON, which is what Teams counts. */
export const bytesOf = (json: unknown): number => new TextEncoder().encode(JSON.stringify(json)).length

function drawAt(card: Card, measure: Measure, settings: CardSettings, without = false): Element {
  const { webAddress, said } = settings
  const isCut = without || card.blocks.some((block) => wasCut(block, measure))
  const actions = [
    ...card.buttons.map((button) => drawButton(button, settings)),
    ...(webAddress && isCut ? [{ type: 'Action.OpenUrl', title: said.open, url: openAll(card, webAddress) }] : []),
  ]
  return envelope([
    header(card),
    ...card.blocks.flatMap((block) => drawBlock(block, { ...settings, measure })),
    ...rowsOf(actions).map((row) => ({ type: 'ActionSet', actions: row })),
  ])
}

export const envelope = (body: readonly Element[], more: Element = {}): Element => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  msteams: { width: 'Full' },
  body,
  ...more,
})

const STYLES: Readonly<Record<Card['tone'], string>> = {
  neutral: 'emphasis',
  info: 'accent',
  success: 'good',
  warning: 'warning',
  danger: 'attention',
}

export const header = ({ title, subtitle, tone }: Pick<Card, 'title' | 'subtitle' | 'tone'>): Element => ({
  type: 'Container',
  style: STYLES[tone],
  bleed: true,
  items: [
    ...words(cut(title, 300), { size: 'Medium', weight: 'Bolder' }),
    ...(subtitle ? words(cut(subtitle, 300), { isSubtle: true }, { spacing: 'None' }) : []),
  ],
})

const openAll = ({ about }: Card, webAddress: string): string =>
  about?.request ? `${webAddress}/requests/${about.request}` : webAddress

const rowsOf = (actions: readonly Element[]): Element[][] =>
  Array.from({ length: Math.ceil(actions.length / BUTTONS_A_ROW) }, (_, i) =>
    actions.slice(i * BUTTONS_A_ROW, (i + 1) * BUTTONS_A_ROW),
  )

function drawButton(button: Button, settings: CardSettings): Element {
  const { input, form, label } = button
  const style = STYLE_OF[button.role]
  if (form && !settings.playground)
    return {
      type: 'Action.Submit',
      title: labelOf(label, 80),
      ...style,
      data: { msteams: { type: 'task/fetch' }, ...data({ yiju: 'form', draft: form.draft, button: button.id }) },
    }
  if (!input) return pressAction(button.id, labelOf(label, 80), style)
  return {
    type: 'Action.ShowCard',
    title: labelOf(label, 80),
    ...style,
    card: {
      type: 'AdaptiveCard',
      body: [inputOf(button.id, input, settings)],
      actions: [pressAction(button.id, settings.said.send, style)],
    },
  }
}

const STYLE_OF: Readonly<Record<Button['role'], Element>> = {
  primary: { style: 'positive' },
  danger: { style: 'destructive' },
  default: {},
  quick: {},
}

/** Execute answers within the call and can change the card; clients that do not know it submit the same. */
function pressAction(button: string, title: string, style: Element): Element {
  const its = { title, ...style, data: data({ yiju: 'press', button }) }
  return { type: 'Action.Execute', verb: 'press', ...its, fallback: { type: 'Action.Submit', ...its } }
}

/** Input ids are unique on a card, and every input comes with every press: it is named by its button. */
export const inputIdOf = (button: string): string => `said:${button}`

function inputOf(button: string, input: NonNullable<Button['input']>, { said, playground }: CardSettings): Element {
  const base = {
    id: inputIdOf(button),
    label: labelOf(input.label, 200),
    isRequired: input.required,
    ...(input.required ? { errorMessage: labelOf(input.label, 200) } : {}),
  }
  if (input.kind === 'person')
    return playground ? { ...base, type: 'Input.Text', placeholder: said.personHint } : { ...base, ...PEOPLE }
  return { ...base, type: 'Input.Text', isMultiline: true, maxLength: input.maxLength }
}

/** Teams' own search of colleagues; it gives Entra's ids. */
export const PEOPLE: Element = {
  type: 'Input.ChoiceSet',
  choices: [],
  'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
}

const data = (its: ActionData): ActionData => its
