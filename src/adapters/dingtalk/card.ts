// A card for DingTalk: as the variables of the company's card template, or as an action card whose buttons are links.
import type { Button, Card } from '../../chat/card.ts'
import { markdownBlocks } from '../../chat/markdown.ts'
import type { PlatformWords } from '../../chat/platform.ts'
import { cut, withoutMentions } from '../../chat/text.ts'

export interface Drawing {
  words: PlatformWords
  webAddress?: string | undefined
  /** Links that press the buttons, by button id. */
  links: Readonly<Record<string, string>>
}

const LONGEST_TEXT = 5_000
const LONGEST_TITLE = 60
const LONGEST_BUTTON = 20
const MOST_BUTTONS = 10
const COLOURS: Readonly<Record<Button['role'], string>> = {
  primary: 'blue',
  default: 'gray',
  quick: 'gray',
  danger: 'red',
}

export const textMessage = (text: string): { content: string } => ({
  content: cut(withoutMentions(text), LONGEST_TEXT),
})

const webOf = ({ about }: Card, webAddress: string | undefined): string | undefined =>
  webAddress && `${webAddress}${about?.request ? `/requests/${about.request}` : ''}`

const bodyOf = (card: Card, { words, webAddress }: Drawing): string =>
  cut(
    [
      ...(card.subtitle ? [escaped(card.subtitle)] : []),
      markdownBlocks(card, { picture: words.picture, ...(webAddress ? { webAddress } : {}) }),
    ].join('\n\n'),
    LONGEST_TEXT,
  )

const escaped = (text: string): string => withoutMentions(text).replace(/[\\`*_[\]<>#~]/g, '\\$&')

/** The template's variables: all text, as DingTalk asks; lists as JSON. What a button means is its id alone. */
export function cardParams(card: Card, around: Drawing): Record<string, string> {
  const { words, webAddress } = around
  const buttons = card.buttons.slice(0, MOST_BUTTONS).map((b) => ({
    id: b.id,
    text: cut(b.label, LONGEST_BUTTON),
    color: COLOURS[b.role],
    ...(b.input?.kind === 'text' ? { input: b.input.label } : {}),
  }))
  const asking = card.buttons.find((b) => b.input?.kind === 'text')?.input
  return {
    title: cut(withoutMentions(card.title), LONGEST_TITLE),
    body: bodyOf(card, around),
    status: card.buttons.length === 0 && card.subtitle ? withoutMentions(card.subtitle) : '',
    buttons: JSON.stringify(buttons),
    has_buttons: String(buttons.length > 0),
    input_label: asking?.label ?? '',
    has_input: String(asking !== undefined),
    open: words.open,
    url: webOf(card, webAddress) ?? '',
  }
}

const MOST_ACTIONS = 5

/** Without a template: links that ask on a page of ours before they do anything. */
export function actionCard(card: Card, around: Drawing): { msgKey: string; msgParam: Record<string, string> } {
  const { words, webAddress, links } = around
  const web = webOf(card, webAddress)
  const pressed = card.buttons.flatMap((b) => (links[b.id] ? [{ title: b.label, url: links[b.id]! }] : []))
  const actions = [...pressed.slice(0, MOST_ACTIONS - 1), ...(web ? [{ title: words.open, url: web }] : [])]
  const unlinked = card.buttons.filter((b) => !links[b.id]).map((b) => escaped(b.label))
  const title = cut(withoutMentions(card.title), LONGEST_TITLE)
  const text = [
    `### ${escaped(card.title)}`,
    bodyOf(card, around),
    ...(unlinked.length ? [unlinked.join(' · ')] : []),
  ].join('\n\n')
  if (actions.length === 0) return { msgKey: 'sampleMarkdown', msgParam: { title, text } }
  if (actions.length === 1)
    return {
      msgKey: 'sampleActionCard',
      msgParam: { title, text, singleTitle: actions[0]!.title, singleURL: actions[0]!.url },
    }
  // DingTalk has a message kind for each number of buttons.
  return {
    msgKey: `sampleActionCard${actions.length}`,
    msgParam: {
      title,
      text,
      ...Object.fromEntries(
        actions.flatMap(({ title: label, url }, i) => [
          [`actionTitle${i + 1}`, cut(label, LONGEST_BUTTON)],
          [`actionURL${i + 1}`, url],
        ]),
      ),
    },
  }
}
