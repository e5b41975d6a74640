// WeCom's callbacks are flat XML: the text of each element, by its name; a nested one by its path (Event/Key).
import { Parser } from 'htmlparser2'

export function readXml(text: string): Readonly<Record<string, string>> {
  const read: Record<string, string> = {}
  const path: string[] = []
  const parser = new Parser(
    {
      onopentagname: (name) => void path.push(name),
      ontext: (words) => {
        const key = path.slice(1).join('/')
        if (key) read[key] = (read[key] ?? '') + words
      },
      onclosetag: () => void path.pop(),
    },
    // No entities but XML's own, no documents of others.
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(text)
  return read
}
