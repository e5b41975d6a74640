// A list of ready texts: `.jsonl` of {"id","title"?,"text","lang"?,"acl"?}, read line by line; a bad line is reported and the rest goes on.
import fs from 'node:fs'
import readline from 'node:readline'
import { z } from 'zod'

const Line = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  title: z.string().nullish(),
  text: z.string(),
  lang: z.string().nullish(),
  acl: z.union([z.array(z.string()), z.string()]).nullish(),
})

export interface ListItem {
  id: string
  title?: string
  text: string
  language?: string
  acl?: readonly string[]
  /** The line as it stands, for the hash. */
  raw: string
}

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
