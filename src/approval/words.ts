// Words people type into a request: made safe to store and show, and measured; what they say is theirs.
import type { Refusal } from './refusals.ts'

/** Longest comment or reason, in characters as people count them. */
export const LONGEST_COMMENT = 2000

// Control characters, the marks that turn the direction of text around (U+202A…), the byte order mark, and halves of
// surrogate pairs: none of them is readable, PostgreSQL refuses some, and the others can make a card show a lie.
const UNREADABLE = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/gu

/** One paragraph or several: line breaks and tabs stay. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(UNREADABLE, (c) => (c === '\n' || c === '\t' ? c : ''))
    .normalize('NFC')
    .trim()

/** One line: breaks become spaces. */
export const cleanLine = (text: string): string => clean(text).replace(/\s+/g, ' ')

export const lengthOf = (text: string): number => [...text].length

/** A comment that must be there, or may be; refused when it is missing or does not fit. */
export function readComment(text: string | undefined, required: boolean): { text?: string } | Refusal {
  const cleaned = clean(text ?? '')
  if (!cleaned) return required ? { refused: 'comment-required' } : {}
  return lengthOf(cleaned) > LONGEST_COMMENT ? { refused: 'text-too-long', limit: LONGEST_COMMENT } : { text: cleaned }
}
