// JSON lines in and out: order kept, a bad line answered by its error, exit 1 at the end.
import fs from 'node:fs'
import readline from 'node:readline'
import { z } from 'zod'

const Line = z.object({ id: z.union([z.string(), z.number()]), question: z.string() })
const Id = z.object({ id: z.union([z.string(), z.number()]) })

/** `-` reads standard input. Returns how many lines were bad. */
export async function eachQuestion(
  file: string,
  answer: (line: z.infer<typeof Line>) => Promise<object>,
): Promise<number> {
  const input = file === '-' ? process.stdin : fs.createReadStream(file, 'utf8')
  let bad = 0
  let n = 0
  for await (const raw of readline.createInterface({ input, crlfDelay: Infinity })) {
    n += 1
    const text = n === 1 ? raw.replace(/^\ufeff/, '') : raw
    if (!text.trim()) continue
    const out = await one(text, answer)
    if ('error' in out) bad += 1
    await print(out)
  }
  return bad
}

async function one(text: string, answer: (line: z.infer<typeof Line>) => Promise<object>): Promise<object> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { id: null, error: 'this line is not JSON' }
  }
  const line = Line.safeParse(json)
  const id = Id.safeParse(json)
  if (!line.success)
    return {
      id: id.success ? id.data.id : null,
      error: line.error.issues.map((i) => `${i.path.join('.') || 'line'}: ${i.message}`).join('; '),
    }
  try {
    return { id: line.data.id, ...(await answer(line.data)) }
  } catch (error) {
    return { id: line.data.id, error: error instanceof Error ? error.message : String(error) }
  }
}

/** Waits while the reader of our output is slower than we are. */
export async function print(out: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(out)}\n`))
    await new Promise<void>((go) => process.stdout.once('drain', () => go()))
}
