// Rows of a CSV or a sheet: question and answer columns are a FAQ, everything else is a table.
import { parse } from 'csv-parse/sync'
import type { Block, ReadDocument } from '../../knowledge/document.ts'
import { decode } from './decode.ts'

const QUESTION = /^(?:问题?|问句|提问|标准问题?|question|q|faq|query|title)$/i
const ANSWER = /^(?:答案?|回答|回复|标准答案?|解答|内容|answer|a|reply|response|text)$/i
const SECTION = /^(?:分类|类别|栏目|章节|category|section|topic|group)$/i

export function readCsv(bytes: Uint8Array): ReadDocument {
  const text = decode(bytes).replace(/^\ufeff/, '')
  const [line = ''] = text.split('\n', 1)
  const delimiter = [',', ';', '\t', '|'].sort((a, b) => line.split(b).length - line.split(a).length)[0]!
  const rows: string[][] = parse(text, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  })
  return { blocks: blocksOfRows(rows) }
}

export function blocksOfRows(rows: readonly (readonly string[])[]): Block[] {
  const filled = rows.filter((r) => r.some((c) => c.trim()))
  const [header = []] = filled
  const question = header.findIndex((h) => QUESTION.test(h.trim()))
  const answer = header.findIndex((h, i) => i !== question && ANSWER.test(h.trim()))
  if (question < 0 || answer < 0)
    return filled.length ? [{ kind: 'table', rows: filled, header: filled.length > 1 }] : []
  const section = header.findIndex((h) => SECTION.test(h.trim()))
  let chapter = ''
  return filled.slice(1).flatMap((row): Block[] => {
    const q = row[question]?.trim() ?? ''
    const a = row[answer]?.trim() ?? ''
    if (!q || !a) return []
    const here = section < 0 ? '' : (row[section]?.trim() ?? '')
    const heading: Block[] = here && here !== chapter ? [{ kind: 'heading', level: 2, text: here }] : []
    chapter = here
    return [...heading, { kind: 'faq', question: q, answer: a }]
  })
}
