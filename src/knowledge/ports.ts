// What the knowledge base needs from the world: a store of documents and passages, readers of files, and, when there is one, a model.
import type { DocumentFacts, Passage, ReadDocument, StoredPassage } from './document.ts'

/** A passage with the words it was cut into: opening an index does not segment again. */
export interface IndexedPassage extends Passage {
  id: string
  words: string
  headWords: string
}

/** A passage with what must be known to show it. */
export interface FoundPassage extends StoredPassage {
  title: string
  location: string
  acl: readonly string[]
  updatedAt: string
}

export interface PassageRow extends FoundPassage {
  words: string
  headWords: string
}

export interface StoredDocument extends DocumentFacts {
  hash: string
  wordsVersion: string
  passages: number
  warnings: readonly string[]
}

/** Opened for one organisation. */
export interface PassageStore {
  documents(): Promise<readonly StoredDocument[]>
  document(id: string): Promise<StoredDocument | undefined>
  /** One transaction for all: documents, passages that changed, passages that are gone. What is unchanged keeps its id. */
  save(
    items: readonly { document: Omit<StoredDocument, 'passages'>; passages: readonly IndexedPassage[] }[],
  ): Promise<{ added: readonly string[]; removed: readonly string[]; edition: string }>
  /** Rights or title only; the passages stay. Gives back the edition that this made. */
  changeAcl(id: string, acl: readonly string[]): Promise<string>
  /** Moves no edition: an index does not hold owners. */
  changeOwner(id: string, facts: { owner?: string; reviewOn?: string }): Promise<void>
  remove(documents: readonly string[]): Promise<{ removed: readonly string[]; edition: string }>
  /** Passages in pages, for filling the index: ordered by id, after `after`; of all documents, or of those named. */
  page(after: string, limit: number, documents?: readonly string[]): Promise<readonly PassageRow[]>
  /** Of each document a mark that changes with whatever an index holds of it: its text, title, place and rights. */
  marks(): Promise<readonly { document: string; mark: string }[]>
  passages(ids: readonly string[]): Promise<readonly FoundPassage[]>
  /** Grows by one with every write: an index in another process knows that it is behind. */
  edition(): Promise<string>
  /** The organisation's own groups of words that mean the same: 年假|年休. */
  synonyms(): Promise<readonly string[]>
  saveSynonyms(lines: readonly string[]): Promise<void>
}

export interface VectorStore {
  save(model: string, vectors: readonly { passage: string; vector: readonly number[] }[]): Promise<void>
  /** Passages without a vector of this model, for a job that can be stopped and go on. */
  missing(model: string, limit: number): Promise<readonly { passage: string; text: string }[]>
  count(model: string): Promise<number>
  /** Every model that has vectors here. */
  models(): Promise<readonly { model: string; count: number }[]>
  /** The filter is inside: only passages one of `groups` may read. */
  nearest(
    model: string,
    vector: readonly number[],
    groups: readonly string[],
    limit: number,
  ): Promise<readonly { passage: string; score: number }[]>
  forget(exceptModel: string): Promise<number>
  /** An index where there are so many that looking at each takes too long; false where there are not, or where none is built. */
  index(model: string): Promise<boolean>
}

export interface Embedder {
  /** Name and dimension: vectors of different models never meet. */
  readonly model: string
  embed(texts: readonly string[], kind: 'passage' | 'question'): Promise<readonly (readonly number[])[]>
}

export interface Reranker {
  /** A relevance 0 … 1 for each text, in order. */
  rerank(question: string, texts: readonly string[]): Promise<readonly number[]>
}

/** Why a file is not in the index; `why` is for people, in English; the code chooses the words elsewhere. */
export type ReadProblem =
  'unknown-kind' | 'encrypted' | 'corrupt' | 'too-large' | 'too-slow' | 'no-text' | 'needs-ocr' | 'bomb'

export type ReadResult = { ok: true; document: ReadDocument } | { ok: false; problem: ReadProblem; why: string }

export interface Readers {
  read(file: { name: string; bytes: Uint8Array }): Promise<ReadResult>
  close(): Promise<void>
}

/** A model that words an answer; the text comes in pieces. */
export interface Wording {
  readonly name: string
  word(prompt: { system: string; user: string }): AsyncIterable<string>
}
