// A read document becomes what is stored: passages with stable ids and the words they were cut into.
import { createHash } from 'node:crypto'
import type { Instant } from '../kernel/clock.ts'
import { EVERYONE, type Passage, type ReadDocument } from './document.ts'
import { fold, hanShare } from './fold.ts'
import type { IndexedPassage, StoredDocument } from './ports.ts'
import { split } from './split.ts'
import { WORDS_VERSION, wordsOf } from './words.ts'

export interface Prepared {
  document: Omit<StoredDocument, 'passages'>
  passages: readonly IndexedPassage[]
}

export interface Origin {
  id: string
  location: string
  source: string
  acl: readonly string[]
  hash: string
  at: Instant
  /** Up to this size a document is one passage; lists of ready paragraphs come with it. */
  whole?: number
}

export function prepare(read: ReadDocument & { language?: string }, origin: Origin): Prepared {
  const title = read.title?.trim() || origin.location.split('/').at(-1) || origin.id
  const pieces = split(read, origin.whole)
  const share = hanShare(
    fold(
      pieces
        .map((p) => p.text)
        .join('\n')
        .slice(0, 20_000),
    ),
  )
  const language = read.language?.startsWith('zh')
    ? 'zh'
    : read.language?.startsWith('en')
      ? 'en'
      : share > 0.3
        ? 'zh'
        : 'en'
  const used = new Set<string>()
  return {
    document: {
      id: origin.id,
      title,
      location: origin.location,
      source: origin.source,
      // What a document says of itself narrows what its folder was given; it cannot be widened by accident.
      acl: read.acl ?? (origin.acl.length ? origin.acl : [EVERYONE]),
      language,
      hash: origin.hash,
      wordsVersion: WORDS_VERSION,
      warnings: read.warnings ?? [],
      updatedAt: origin.at,
      ...(read.owner ? { owner: read.owner } : {}),
      ...(read.reviewOn ? { reviewOn: read.reviewOn } : {}),
    },
    passages: pieces.map((piece) => ({
      ...piece,
      id: idFor(piece, title, origin.id, used),
      words: words(bodyOf(piece)),
      headWords: words(headOf(piece, title)),
    })),
  }
}

/** The question of a FAQ pair is searched as text: who asks nearly the same has found it. */
export const bodyOf = (p: Pick<Passage, 'kind' | 'text' | 'question'>): string =>
  p.question ? `${p.question}\n${p.text}` : p.text
/** What stands above a passage; searched as a field of its own, never as part of the text. */
export const headOf = (p: Pick<Passage, 'headings' | 'question'>, title: string): string =>
  [...new Set([title, ...p.headings, ...(p.question ? [p.question] : [])])].join(' \n ')

const words = (text: string): string =>
  wordsOf(text)
    .map((w) => w.term)
    .join(' ')

/** By content, not by position: a paragraph put in front leaves the others, their vectors and their feedback as they are. */
function idFor(piece: Passage, title: string, document: string, used: Set<string>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([title, piece.headings, piece.kind, piece.question ?? '', piece.text]))
    .digest('hex')
    .slice(0, 10)
  let id = `${document}#${hash}`
  for (let n = 2; used.has(id); n++) id = `${document}#${hash}-${n}`
  used.add(id)
  return id
}

export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
