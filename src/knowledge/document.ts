// What a document is once it is read: a title and blocks in reading order; and what it becomes: passages with a place to point to.
import type { Instant } from '../kernel/clock.ts'

/** Headings, tables, lists and pages survive reading; everything else is a paragraph. */
export type Block =
  | { kind: 'heading'; level: number; text: string; page?: number }
  /** What was under headings of this level ends here: the text goes on under the one above. */
  | { kind: 'back'; level: number }
  | { kind: 'paragraph'; text: string; page?: number }
  | { kind: 'item'; text: string; page?: number }
  | { kind: 'code'; text: string; page?: number }
  /** The first row is the header when `header` is set. */
  | { kind: 'table'; rows: readonly (readonly string[])[]; header: boolean; page?: number }
  | { kind: 'faq'; question: string; answer: string; page?: number }

/** The heading of an entry (an option, a word that is explained) lies below all headings of sections. */
export const ENTRY_LEVEL = 7

export interface ReadDocument {
  title?: string
  /** From the document itself (front matter): who may read it, who answers for it, when it must be looked at again. */
  acl?: readonly string[]
  owner?: string
  reviewOn?: string
  blocks: readonly Block[]
  /** A page of contents or an index: it is kept in mind, and there is nothing to find in it. */
  linksOnly?: boolean
  /** e.g. pages without text: what the owner should know. */
  warnings?: readonly string[]
}

export type PassageKind = 'text' | 'table' | 'faq' | 'code'

export interface Passage {
  /** Position in its document. */
  seq: number
  kind: PassageKind
  /** What is quoted, verbatim. Table rows are lines `cell | cell`, the header first. */
  text: string
  /** From the chapter down; the title of the document is not in it. */
  headings: readonly string[]
  page?: number
  /** Only of a FAQ pair: the question. */
  question?: string
}

export interface StoredPassage extends Passage {
  id: string
  document: string
}

export interface DocumentFacts {
  id: string
  title: string
  /** Where it came from: a path, an address, upload:NAME. */
  location: string
  /** The source it belongs to: deleting there deletes here. */
  source: string
  acl: readonly string[]
  language: 'zh' | 'en'
  updatedAt: Instant
  owner?: string
  reviewOn?: string
}

/** The group every reader belongs to. */
export const EVERYONE = 'everyone'
