// Excel workbooks: every sheet a chapter, its rows a table (or a FAQ), dates and percentages as people see them.
import type { Block, ReadDocument } from '../../knowledge/document.ts'
import { blocksOfRows } from './table.ts'
import { all, childrenOf, parseXml, textIn, type Xml } from './xml.ts'
import { unzip } from './zip.ts'
import { Refused } from './refused.ts'

const MOST_ROWS = 50_000

export function readXlsx(bytes: Uint8Array): ReadDocument {
  const parts = unzip(bytes, (name) =>
    /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/.test(
      name,
    ),
  )
  if (!parts['xl/workbook.xml']) throw new Refused('corrupt', 'the file is damaged: it holds no workbook')
  const workbook = parseXml(parts['xl/workbook.xml'])
  const targets = new Map(
    parts['xl/_rels/workbook.xml.rels']
      ? all(parseXml(parts['xl/_rels/workbook.xml.rels']), 'Relationship').map((r) => [
          r.attribs['Id'] ?? '',
          (r.attribs['Target'] ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
        ])
      : [],
  )
  const shared = parts['xl/sharedStrings.xml']
    ? all(parseXml(parts['xl/sharedStrings.xml']), 'si').map((si) => all(si, 't').map(textIn).join(''))
    : []
  const formats = formatsOf(parts['xl/styles.xml'])
  const date1904 = all(workbook, 'workbookPr')[0]?.attribs['date1904'] === '1'
  const sheets = all(workbook, 'sheet').filter((s) => !/hidden/i.test(s.attribs['state'] ?? ''))
  const blocks: Block[] = []
  for (const sheet of sheets) {
    const part = parts[targets.get(sheet.attribs['r:id'] ?? '') ?? '']
    if (!part) continue
    const rows = rowsOf(parseXml(part), { shared, formats, date1904 })
    if (rows.length === 0) continue
    if (sheets.length > 1 || !/^(?:sheet|工作表)\s*1?$/i.test(sheet.attribs['name'] ?? ''))
      blocks.push({ kind: 'heading', level: 2, text: sheet.attribs['name'] ?? '' })
    blocks.push(...titleFirst(rows))
  }
  return { blocks }
}

/** A first row of a single cell is the caption of the table below. */
function titleFirst(rows: string[][]): Block[] {
  const [first = []] = rows
  if (rows.length > 2 && first.filter(Boolean).length === 1)
    return [{ kind: 'heading', level: 3, text: first.find(Boolean) ?? '' }, ...blocksOfRows(rows.slice(1))]
  return blocksOfRows(rows)
}

interface Book {
  shared: readonly string[]
  formats: readonly ('date' | 'percent' | 'plain')[]
  date1904: boolean
}

function rowsOf(sheet: Xml, book: Book): string[][] {
  const rows: string[][] = []
  for (const row of all(sheet, 'row').slice(0, MOST_ROWS)) {
    if (row.attribs['hidden'] === '1') continue
    const cells: string[] = []
    for (const cell of childrenOf(row)) {
      if (cell.name !== 'c') continue
      const column = columnOf(cell.attribs['r'] ?? '') ?? cells.length
      if (column > 500) continue
      while (cells.length < column) cells.push('')
      cells[column] = valueOf(cell, book)
    }
    if (cells.some((c) => c.trim())) rows.push(cells)
  }
  fillMerged(sheet, rows)
  const width = Math.max(0, ...rows.map((r) => r.length))
  return rows.map((r) => [...r, ...Array.from({ length: width - r.length }, () => '')])
}

/** A cell merged over several rows says its word for each of them (first column only: groups of rows). */
function fillMerged(sheet: Xml, rows: string[][]): void {
  for (const merge of all(sheet, 'mergeCell')) {
    const match = /^A(\d+):A(\d+)$/.exec(merge.attribs['ref'] ?? '')
    if (!match) continue
    const from = Number(match[1]) - 1
    for (let i = from + 1; i < Number(match[2]); i++) if (rows[i] && !rows[i]![0]) rows[i]![0] = rows[from]?.[0] ?? ''
  }
}

function valueOf(cell: Xml, { shared, formats, date1904 }: Book): string {
  const raw = childrenOf(cell).find((c) => c.name === 'v')
  const type = cell.attribs['t']
  if (type === 'inlineStr') return all(cell, 't').map(textIn).join('').trim()
  const value = raw ? textIn(raw) : ''
  if (type === 's') return (shared[Number(value)] ?? '').replace(/\s+/g, ' ').trim()
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'e' || value === '') return ''
  const format = formats[Number(cell.attribs['s'] ?? 0)] ?? 'plain'
  const number = Number(value)
  if (type === 'str' || Number.isNaN(number)) return value.trim()
  if (format === 'date') return dateOf(number, date1904)
  if (format === 'percent') return `${round(number * 100)}%`
  return String(round(number))
}

const round = (n: number) => Math.round(n * 1e8) / 1e8

/** Excel counts days from 1900 and believes that year was a leap year; spreadsheets of early Macs count from 1904. */
function dateOf(serial: number, date1904: boolean): string {
  const days = Math.floor(serial) + (date1904 ? 1462 : 0) - 25_569
  const minutes = Math.round((serial - Math.floor(serial)) * 1440)
  const iso = civil(days)
  const time =
    minutes > 0 ? `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` : ''
  return serial < 1 ? time || '00:00' : time ? `${iso} ${time}` : iso
}

/** Days since 1970 as a date (Howard Hinnant's civil_from_days). */
function civil(days: number): string {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  return `${yoe + era * 400 + (month <= 2 ? 1 : 0)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function formatsOf(styles: Uint8Array | undefined): Book['formats'] {
  if (!styles) return []
  const root = parseXml(styles)
  const custom = new Map(all(root, 'numFmt').map((f) => [f.attribs['numFmtId'] ?? '', f.attribs['formatCode'] ?? '']))
  const cells = all(root, 'cellXfs')[0]
  return (cells ? childrenOf(cells) : []).map((xf) => {
    const id = Number(xf.attribs['numFmtId'] ?? 0)
    const code = (custom.get(String(id)) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
    if (
      (id >= 14 && id <= 22) ||
      (id >= 27 && id <= 36) ||
      (id >= 45 && id <= 47) ||
      (id >= 50 && id <= 58) ||
      /[ymdhs年月日]/i.test(code)
    )
      return 'date'
    return id === 9 || id === 10 || code.includes('%') ? 'percent' : 'plain'
  })
}

function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]+/.exec(reference)?.[0]
  return letters === undefined ? undefined : [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1
}
