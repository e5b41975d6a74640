// Words and small parts of a Feishu card (JSON 2.0), in which nothing of others formats, calls or links.
import { cut, withoutMentions } from '../../chat/text.ts'

export type Element = Readonly<Record<string, unknown>>

/** Feishu reads these as mark-up; it shows them when they come as their number. */
const MARKS = /[&<>*_~`[\]()#!|\\$]/g
const FIRST = /^(\s*)([-+=]|\d{1,9}[.)])/gm

/** For Markdown: shown as it is written, whatever stands in it. */
export const shown = (text: string): string =>
  withoutMentions(text)
    .replace(MARKS, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(
      FIRST,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}&#${mark.charCodeAt(mark.length - 1)};`,
    )

/** For plain text, where nothing is mark-up; and should a client read a link or a tag in it after all, there is none. */
export const harmless = (text: string): string => withoutMentions(text).replaceAll('](', ']\u2060(')

export const plain = (text: string, longest = 100): Element => ({
  tag: 'plain_text',
  content: cut(harmless(text), longest),
})

export const words = (text: string, look: Element = {}, longest = 10_000): Element => ({
  tag: 'div',
  text: { ...plain(text, longest), ...look },
})

export const markdown = (content: string): Element => ({ tag: 'markdown', content })

/** `value` comes back with the press. */
export const pressed = (value: PressValue): readonly Element[] => [{ type: 'callback', value }]

/** What a press of ours carries: the button's id, or which draft; and what its inputs are called. */
export type PressValue =
  | { do: 'press'; button: string; input?: string }
  | { do: 'form'; draft: string; button: string }
  | { do: 'send'; draft: string; ids: readonly string[] }
  | { do: 'close'; title: string }

const TEMPLATES = { neutral: 'grey', info: 'blue', success: 'green', warning: 'orange', danger: 'red' } as const
export type Tone = keyof typeof TEMPLATES

/** `update_multi` must stand there before and after, or a card cannot be changed; what is forwarded would not answer. */
export const headless = (preview: string, elements: readonly Element[]): Element => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: false, summary: { content: cut(harmless(preview), 100) } },
  body: { elements },
})

export const envelope = (
  { title, subtitle, tone }: { title: string; subtitle?: string | undefined; tone: Tone },
  elements: readonly Element[],
): Element => ({
  ...headless(title, elements),
  header: {
    title: plain(title, 200),
    ...(subtitle ? { subtitle: plain(subtitle, 200) } : {}),
    template: TEMPLATES[tone],
  },
})

export const bytesOf = (json: unknown): number => new TextEncoder().encode(JSON.stringify(json)).length
/** Feishu takes 30 KB a card, and counts some more for what it makes of it. */
export const LARGEST = 27_000
