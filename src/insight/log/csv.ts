// CSV as RFC 4180 has it, read piece by piece: quotes, line ends inside quotes, commas, semicolons, tabs or bars.

export type Chunks = AsyncIterable<string> | Iterable<string>

/** Each record as its fields. The array is fresh; the separator is the one the first line uses most. */
export async function* readCsv(chunks: Chunks): AsyncGenerator<string[]> {
  let rest = ''
  let separator = ''
  let first = true
  for await (const chunk of chunks) {
    let text = rest === '' ? chunk : rest + chunk
    if (first) {
      text = text.replace(/^\uFEFF/u, '')
      first = false
    }
    let at = 0
    let quote = text.indexOf('"')
    for (;;) {
      // Looked for once a piece where there is none: looking to the end for every line would take the square of it.
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
      const end = recordEnd(text, at, quote)
      if (end < 0) break
      const line = text.slice(at, text.charCodeAt(end - 1) === CR && end > at ? end - 1 : end)
      at = end + 1
      separator ||= separatorOf(line)
      if (line !== '') yield fieldsOf(line, separator)
    }
    rest = text.slice(at)
    // A quote that nobody closes would swallow the file: after so much text it is a mere mark.
    while (rest.length > LONGEST && rest.includes('\n')) {
      const end = rest.indexOf('\n')
      yield rest
        .slice(0, end)
        .replace(/\r$/u, '')
        .split(separator || separatorOf(rest.slice(0, end)))
      rest = rest.slice(end + 1)
      if (recordEnd(rest, 0, rest.indexOf('"')) >= 0) break
    }
  }
  const line = rest.replace(/\r$/u, '')
  if (line !== '') yield fieldsOf(line, separator || separatorOf(line))
}

const CR = 13
const LONGEST = 1 << 22

/** Where the record that begins at `from` ends, -1 when it is not all here. A quote opens only at the start of a field. */
function recordEnd(text: string, from: number, first: number): number {
  let end = text.indexOf('\n', from)
  if (end < 0) return -1
  let quote = first
  if (quote < 0 || quote > end) return end
  let open = false
  let at = from
  for (;;) {
    if (!open && end >= 0 && (quote < 0 || quote > end)) return end
    if (quote < 0) return -1
    open = !open
    at = quote + 1
    quote = text.indexOf('"', at)
    if (!open && end < at) end = text.indexOf('\n', at)
    if (!open && end < 0) return -1
  }
}

function fieldsOf(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator)
  const fields: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line[at] === '"') {
      let value = ''
      let from = at + 1
      for (;;) {
        const quote = line.indexOf('"', from)
        if (quote < 0) {
          value += line.slice(from)
          at = line.length + 1
          break
        }
        value += line.slice(from, quote)
        if (line[quote + 1] === '"') {
          value += '"'
          from = quote + 2
          continue
        }
        const end = line.indexOf(separator, quote + 1)
        value += line.slice(quote + 1, end < 0 ? line.length : end)
        at = end < 0 ? line.length + 1 : end + 1
        break
      }
      fields.push(value)
    } else {
      const end = line.indexOf(separator, at)
      fields.push(line.slice(at, end < 0 ? line.length : end))
      at = end < 0 ? line.length + 1 : end + 1
    }
  }
  return fields
}

function separatorOf(header: string): string {
  const count = (mark: string): number => header.split(mark).length
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}

/** A whole small file as records by column name. */
export async function readTable(chunks: Chunks): Promise<{ header: string[]; rows: Record<string, string>[] }> {
  let header: string[] = []
  const rows: Record<string, string>[] = []
  for await (const fields of readCsv(chunks)) {
    if (header.length === 0) header = fields.map((f) => f.trim())
    else rows.push(Object.fromEntries(header.map((name, i) => [name, (fields[i] ?? '').trim()])))
  }
  return { header, rows }
}
