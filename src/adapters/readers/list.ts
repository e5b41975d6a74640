// A list of ready texts: `.jsonl` of {"id","title"?,"text","lang"?,"acl"?}, read line by line; a bad line is reported and the rest goes on.
import fs from 'node:fs'
import readline from 'node:readline'
import { z } from 'zod'
import { hashOf } from '../../knowledge/prepare.ts'
import type { KnowledgeSource, SourceNews } from '../../knowledge/source.ts'
import { blocksOfMarkdown } from './markdown.ts'

const Line = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  title: z.string().nullish(),
  text: z.string(),
  lang: z.string().nullish(),
  acl: z.union([z.array(z.string()), z.string()]).nullish(),
})

interface ListItem {
  id: string
  title?: string
  text: string
  language?: string
  acl?: readonly string[]
  /** The line as it stands, for the hash. */
  raw: string
}

/** A list is the whole of what was in it for the person who made it: lines that are gone stay, since lists are often added in parts. */
export function createListSource(file: string): KnowledgeSource {
  return { read: () => ({ news: newsOf(file), end: () => ({ complete: false }) }) }
}

async function* newsOf(file: string): AsyncGenerator<SourceNews> {
  for await (const line of readList(file)) {
    if ('why' in line) {
      yield { problem: { location: `${file}:${line.line}`, why: line.why } }
      continue
    }
    const { id, raw, text, title, language, acl } = line
    yield {
      item: {
        id,
        location: id,
        hash: hashOf(raw),
        whole: WHOLE,
        ...(acl ? { acl } : {}),
        load: async () => ({
          document: { ...documentOf(text), ...(title ? { title } : {}), ...(language ? { language } : {}) },
        }),
      },
    }
  }
}

/** A list holds ready passages: they are cut only when they are far too long (1,200 characters, 600 words); then their headings guide the knife. */
const WHOLE = 1200
const documentOf = (text: string) =>
  text.length > WHOLE && /^#{1,4} \S/m.test(text)
    ? { blocks: blocksOfMarkdown(text).blocks }
    : { blocks: [{ kind: 'paragraph' as const, text }] }

export async function* readList(file: string): AsyncGenerator<ListItem | { line: number; why: string }> {
  let n = 0
  for await (const raw of readline.createInterface({ input: fs.createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    n += 1
    const text = n === 1 ? raw.replace(/^\ufeff/, '') : raw
    if (!text.trim()) continue
    const parsed = parse(text)
    if (!parsed.success) {
      yield { line: n, why: parsed.why }
      continue
    }
    const { id, title, text: body, lang, acl } = parsed.data
    yield {
      id,
      text: body,
      raw: text,
      ...(title ? { title } : {}),
      ...(lang ? { language: lang } : {}),
      ...(acl ? { acl: typeof acl === 'string' ? [acl] : acl } : {}),
    }
  }
}

function parse(text: string): { success: true; data: z.output<typeof Line> } | { success: false; why: string } {
  try {
    const read = Line.safeParse(JSON.parse(text))
    return read.success
      ? { success: true, data: read.data }
      : { success: false, why: read.error.issues.map((i) => `${i.path.join('.') || 'line'}: ${i.message}`).join('; ') }
  } catch {
    return { success: false, why: 'this line is not JSON' }
  }
}
