// Normalised text: one shape to read (NFKC, half-width, simplified, no invisible characters), with the way back to the words as said.

export interface Normalised {
  /** What is read. */
  readonly text: string
  /** The same, in lower case, same length. */
  readonly lower: string
  /** What was said. */
  readonly original: string
  /** For every offset of `text` (its length included) the offset in `original`. */
  readonly offsets: readonly number[]
}

export function normalise(original: string): Normalised {
  return {
    text: original,
    lower: original,
    original,
    offsets: Array.from({ length: original.length + 1 }, (_, i) => i),
  }
}

/** The words as said, for offsets in the normalised text. */
export function surfaceOf(text: Normalised, from: number, to: number): string {
  return text.original.slice(text.offsets[from] ?? 0, text.offsets[to] ?? text.original.length)
}
