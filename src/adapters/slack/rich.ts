// Rich text: Slack's structured text. Nothing in it is parsed, so words of others can neither call nor format nor hide a link.
import type { types } from '@slack/bolt'
import { cut } from '../../chat/text.ts'

export type RichText = types.RichTextBlock
export type Piece = types.RichTextElement
type Part = types.RichTextBlock['elements'][number]

/** What one text element may hold; Slack names no limit, a section's is 3000. */
const LIMIT = 2900

export const words = (text: string, style?: { bold?: boolean; italic?: boolean; strike?: boolean }): Piece[] =>
  text === '' ? [] : [{ type: 'text', text: cut(text, LIMIT), ...(style ? { style } : {}) }]

export const link = (text: string, url: string): Piece[] => [{ type: 'link', url, text: cut(text || url, LIMIT) }]

export const section = (...pieces: readonly Piece[][]): Part => ({ type: 'rich_text_section', elements: pieces.flat() })

export const quote = (...pieces: readonly Piece[][]): Part => ({ type: 'rich_text_quote', elements: pieces.flat() })

/** A line without a character is no line: Slack refuses it. */
export const bullets = (items: readonly (readonly Piece[])[]): Part => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: items
    .filter((elements) => elements.length > 0)
    .map((elements) => ({ type: 'rich_text_section', elements: [...elements] })),
})

export const preformatted = (text: string): Part => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text: cut(text, LIMIT) || ' ' }],
})

/** Parts without a single character are left out: Slack refuses them. */
export function richText(...parts: readonly Part[]): RichText[] {
  const full = parts.filter((part) => part.elements.length > 0)
  return full.length > 0 ? [{ type: 'rich_text', elements: full }] : []
}

/** A long text in as many pieces as it needs, up to `limit` characters. */
export function paragraphs(text: string, limit: number): RichText[] {
  const shown = [...cut(text, limit)]
  const pieces: string[] = []
  for (let at = 0; at < shown.length; at += LIMIT / 2) pieces.push(shown.slice(at, at + LIMIT / 2).join(''))
  return richText(section(...pieces.map((piece) => words(piece))))
}
