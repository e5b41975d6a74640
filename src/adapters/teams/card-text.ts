// Words on an Adaptive Card: as runs, which no renderer reads as Markdown, and made harmless for what is expanded everywhere.
import { cut, withoutMentions } from '../../chat/text.ts'

/** JSON of the Adaptive Cards schema. */
export type Element = Readonly<Record<string, unknown>>

export interface Look {
  size?: 'Small' | 'Medium' | 'Large'
  weight?: 'Bolder'
  color?: 'Good' | 'Warning' | 'Attention' | 'Accent'
  isSubtle?: boolean
  highlight?: boolean
  strikethrough?: boolean
}

/** One block a line: a run keeps no line break. `more` goes to the first block, e.g. spacing. */
export function words(text: string, look: Look = {}, more: Element = {}): Element[] {
  return harmless(text)
    .split('\n')
    .map((line, i) => ({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: line === '' ? ' ' : line, ...look }],
      ...(i === 0 ? more : { spacing: 'None' }),
    }))
}

/** Of a button or an input: nothing of Teams may be without one. */
export const labelOf = (text: string, limit: number): string => cut(harmless(text).trim(), limit) || '…'

/** Nobody is called, and `{{DATE(…)}}` stays as it was written. */
export const harmless = (text: string): string => withoutMentions(text).replaceAll('{{', '{\u2060{')
