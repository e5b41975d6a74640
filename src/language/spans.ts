// Where in the words something was read: offsets in the normalised text, and the surface as it was said.
import { surfaceOf, type Normalised } from '../kernel/text.ts'

export interface Span {
  /** Offsets in the normalised text, `to` exclusive. */
  from: number
  to: number
  /** Cut from the original text. */
  surface: string
}

export const spanOf = (text: Normalised, from: number, to: number): Span => ({
  from,
  to,
  surface: surfaceOf(text, from, to),
})

export const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }): boolean =>
  a.from < b.to && b.from < a.to
