// Documents and sources as JSON between a command and the server on the same machine: read back with instants for texts, and refused when they are something else.
import { z } from 'zod'
import { Temporal } from '../../kernel/clock.ts'
import type { IndexedPassage, StoredDocument } from '../../knowledge/ports.ts'
import type { StoredSource } from '../../knowledge/source.ts'

const Instant = z.iso.datetime({ offset: true }).transform((at) => Temporal.Instant.from(at))
const Text = z.string()
const Texts = z.array(z.string())

const Facts = z.object({
  id: Text,
  title: Text,
  location: Text,
  source: Text,
  acl: Texts.min(1),
  language: z.enum(['zh', 'en']),
  updatedAt: Instant,
  owner: Text.exactOptional(),
  reviewOn: Text.exactOptional(),
  hash: Text,
  wordsVersion: Text,
  warnings: Texts,
})
const Document: z.ZodType<StoredDocument> = Facts.extend({ passages: z.number() })

const Passage: z.ZodType<IndexedPassage> = z.object({
  seq: z.int(),
  kind: z.enum(['text', 'table', 'faq', 'code']),
  text: Text,
  headings: Texts,
  page: z.int().exactOptional(),
  question: Text.exactOptional(),
  id: Text,
  words: Text,
  headWords: Text,
})

const Counts = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  removed: z.int(),
  passages: z.int(),
})

const Source: z.ZodType<StoredSource> = z.object({
  id: Text,
  kind: z.enum(['folder', 'file', 'list', 'upload', 'url', 'wiki']),
  location: Text,
  state: z.enum(['ok', 'reading', 'failed']),
  problems: z.array(z.object({ location: Text, why: Text })),
  settings: z.object({
    acl: Texts.exactOptional(),
    ocr: z.boolean().exactOptional(),
    host: Text.exactOptional(),
    everyMinutes: z.int().exactOptional(),
    wiki: z.object({ vendor: z.enum(['confluence', 'feishu']), space: Text }).exactOptional(),
    groups: z.record(Text, Text).exactOptional(),
  }),
  checkedAt: Instant.exactOptional(),
  cursor: Text.exactOptional(),
  dueAt: Instant.exactOptional(),
  report: Counts.exactOptional(),
})

export const asDocuments = (body: unknown): StoredDocument[] => z.array(Document).parse(body)
export const asSources = (body: unknown): StoredSource[] => z.array(Source).parse(body)
export const asSource = (body: unknown): StoredSource => Source.parse(body)
export const asSaved = (body: unknown) =>
  z.object({ items: z.array(z.object({ document: Facts, passages: z.array(Passage) })).max(10_000) }).parse(body).items
