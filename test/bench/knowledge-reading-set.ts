// Reads a reading-comprehension set as it is published: SQuAD's shape (data, paragraphs, qas) or CMRC's list (context_text, query_text).
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

export interface ReadingSet {
  name: string
  paragraphs: readonly { id: string; title: string; text: string }[]
  ids: ReadonlySet<string>
  questions: readonly { text: string; paragraph: string; impossible: boolean }[]
}

const Squad = z.object({
  data: z.array(
    z.object({
      title: z.string().optional(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(z.object({ question: z.string(), is_impossible: z.boolean().optional() })),
        }),
      ),
    }),
  ),
})
const Cmrc = z.array(
  z.object({
    context_text: z.string(),
    title: z.string().optional(),
    qas: z.array(z.object({ query_text: z.string() })),
  }),
)

export function readReadingSet(file: string): ReadingSet {
  const json: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
  const name = path.basename(file, '.json')
  const paragraphs: { id: string; title: string; text: string }[] = []
  const questions: ReadingSet['questions'][number][] = []
  for (const { title, text, asked } of Array.isArray(json) ? cmrc(json) : squad(json)) {
    const id = `${name}-${paragraphs.length}`
    paragraphs.push({ id, title, text })
    for (const q of asked) questions.push({ ...q, paragraph: id })
  }
  return { name, paragraphs, questions, ids: new Set(paragraphs.map((p) => p.id)) }
}

interface Paragraph {
  title: string
  text: string
  asked: { text: string; impossible: boolean }[]
}

const squad = (json: unknown): Paragraph[] =>
  Squad.parse(json).data.flatMap(({ title, paragraphs }) =>
    paragraphs.map(({ context, qas }) => ({
      title: title ?? '',
      text: context,
      asked: qas.map((q) => ({ text: q.question, impossible: q.is_impossible === true })),
    })),
  )

const cmrc = (json: unknown): Paragraph[] =>
  Cmrc.parse(json).map(({ context_text, title, qas }) => ({
    title: title ?? '',
    text: context_text,
    asked: qas.map((q) => ({ text: q.query_text, impossible: false })),
  }))
