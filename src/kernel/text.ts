// Normalised text: one shape to read (NFKC, half-width, simplified, no invisible characters), with the way back to the words as said.
import * as OpenCC from 'opencc-js/t2cn'

export interface Normalised {
  /** What is read. */
  readonly text: string
  /** The same in lower case, the same length. */
  readonly lower: string
  /** What was said. */
  readonly original: string
  /** For every offset of `text` (its length included) the offset in `original`. */
  readonly offsets: readonly number[]
}

/** The words as said, for offsets in the normalised text. */
export function surfaceOf(text: Normalised, from: number, to: number): string {
  const start = text.offsets[from] ?? 0
  // The end of the last character read, not the start of the next: stripped characters between them stay outside.
  const last = to > from ? (text.offsets[to - 1] ?? start) : start
  const next = text.offsets[to] ?? text.original.length
  return to > from ? text.original.slice(start, last) + strip(text.original.slice(last, next)) : ''
}

export function normalise(original: string): Normalised {
  let text = ''
  const offsets: number[] = []
  let gap: { at: number; newline: boolean } | undefined
  const put = (piece: string, at: number) => {
    if (gap && text) {
      text += gap.newline ? '\n' : ' '
      offsets.push(gap.at)
    }
    gap = undefined
    text += piece
    for (let k = 0; k < piece.length; k++) offsets.push(at)
  }
  for (const cluster of clustersOf(original)) {
    const { piece, at } = cluster
    if (SPACE.test(piece)) gap = { at: gap?.at ?? at, newline: (gap?.newline ?? false) || NEWLINE.test(piece) }
    else if (!INVISIBLE.test(piece)) put(plain(piece, original[at - 1], original[at + piece.length]), at)
  }
  offsets.push(gap?.at ?? original.length)
  return { text, lower: lowerOf(text), original, offsets }
}

/** Simplified, half-width, visible: for comparing two words, where no way back is needed. */
export const plainWords = (words: string): string => normalise(words).text

const SPACE = /^[\s\u0085\u180e]$/u
const NEWLINE = /[\n\r\u0085\u2028\u2029]/u
/** Controls, format characters (zero width, bidi marks, tags), variation selectors, unassigned surrogates. */
const INVISIBLE = /^(?:[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0]|\p{Variation_Selector}|\u034f|\u17b4|\u17b5)+$/u
const INVISIBLE_ANY = /[\p{Cc}\p{Cf}\p{Cs}]|\p{Variation_Selector}|\u034f/gu
const strip = (words: string): string => words.replace(INVISIBLE_ANY, '').trimEnd()

function* clustersOf(text: string): Generator<{ piece: string; at: number }> {
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i)
    // A plain character followed by a plain character is its own cluster: no need of the slow path.
    if (code < 0x300 && !(text.charCodeAt(i + 1) >= 0x300)) {
      yield { piece: text[i]!, at: i }
      i += 1
      continue
    }
    CLUSTER.lastIndex = i
    const piece = CLUSTER.exec(text)?.[0] ?? text[i]!
    yield { piece, at: i }
    i += piece.length
  }
}
// Invisible characters never join a cluster, or stripping them would take the letter with them.
const CLUSTER = /[^](?:(?!\p{Variation_Selector}|\u034f)\p{M})*/uy

const KEEP = /^[½¼¾⅓⅔⅛]$/u // NFKC would turn 1½ into 11⁄2
const ALIKE = new Map([
  ['〜', '~'], ['∼', '~'], ['–', '-'], ['—', '-'], ['―', '-'], ['−', '-'], ['‐', '-'], ['‑', '-'], ['‒', '-'], ['﹣', '-'],
  ['⁄', '/'], ['∕', '/'], ['․', '.'], ['﹒', '.'], ['`', "'"], ['´', "'"],
]) // prettier-ignore
const LETTER = /[a-z]/i
const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' })
const known = new Map<string, string>()

function plain(piece: string, before: string | undefined, after: string | undefined): string {
  if (piece.length === 1 && piece.charCodeAt(0) < 0x80 && piece !== '`') return piece
  if (piece === '’' && before && after && LETTER.test(before) && LETTER.test(after)) return "'"
  const seen = known.get(piece)
  if (seen !== undefined) return seen
  const wide = ALIKE.get(piece) ?? (KEEP.test(piece) ? piece : piece.normalize('NFKC'))
  // One character at a time: phrases would change the length, and names must not depend on their neighbours.
  const simple = [...wide]
    .map((c) => ALIKE.get(c) ?? (c.charCodeAt(0) < 0x2e80 ? c : sameLength(c, toSimplified(c))))
    .join('')
  const out = simple.replace(INVISIBLE_ANY, '')
  if (known.size < 20_000) known.set(piece, out)
  return out
}

const sameLength = (from: string, to: string): string => (to.length === from.length ? to : from)

/** Lower case that keeps the length (İ would grow). */
function lowerOf(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : [...text].map((c) => sameLength(c, c.toLowerCase())).join('')
}
