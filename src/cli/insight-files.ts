// Opens what `yiju insight` reads: gzipped or not, CSV or XES, UTF-8, UTF-16 or the GB18030 of older office systems.
import fs from 'node:fs'
import zlib from 'node:zlib'
import { readCsv, readTable } from '../insight/log/csv.ts'
import { importCsv, type ImportOptions } from '../insight/log/import-csv.ts'
import { importXes } from '../insight/log/xes.ts'
import type { EventLog } from '../insight/log/log.ts'
import { createCaseReader, type CaseRecord } from '../insight/records.ts'
import { Usage } from './usage.ts'

export async function openLog(file: string, options: ImportOptions): Promise<EventLog> {
  const name = file.replace(/\.gz$/iu, '').toLowerCase()
  return name.endsWith('.xes') || name.endsWith('.xml')
    ? importXes(textOf(file), options)
    : importCsv(textOf(file), options)
}

export async function openTable(file: string, key: string): Promise<Record<string, string>[]> {
  const table = await readTable(textOf(file))
  needs(file, table.header, [key])
  return table.rows
}

/** The records of cases.csv, one row at a time: there may be millions. */
export async function openCases(file: string): Promise<CaseRecord[]> {
  const cases: CaseRecord[] = []
  let read: ((fields: readonly string[]) => CaseRecord) | undefined
  for await (const fields of readCsv(textOf(file))) {
    if (read) cases.push(read(fields))
    else {
      const header = fields.map((f) => f.trim())
      needs(file, header, ['id', 'case_id', '单号', '申请单号', '编号'])
      read = createCaseReader(header)
    }
  }
  if (!read) needs(file, [], ['id'])
  return cases
}

function needs(file: string, header: readonly string[], names: readonly string[]): void {
  if (!names.some((name) => header.includes(name)))
    throw new Usage(`${file}: a column ${names[0]} is needed; it has ${header.join(', ') || 'nothing'}`)
}

/** The text of a file in pieces. What is neither UTF-8 nor UTF-16 is read as GB18030. */
export async function* textOf(file: string): AsyncGenerator<string> {
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) throw new Usage(`no such file: ${file}`)
  const raw = fs.createReadStream(file, { highWaterMark: 1 << 20 })
  const bytes: AsyncIterable<Buffer> = isGzip(file) ? raw.pipe(zlib.createGunzip({ chunkSize: 1 << 20 })) : raw
  let decoder: TextDecoder | undefined
  for await (const chunk of bytes) {
    // Plain ASCII is the same in both: the first other letter decides.
    if (!decoder && chunk.every((byte) => byte < 128)) yield chunk.toString('latin1')
    else yield (decoder ??= new TextDecoder(encodingOf(chunk))).decode(chunk, { stream: true })
  }
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield rest
}

/** Spreadsheets save "Unicode text" as UTF-16. */
function encodingOf(piece: Buffer): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le'
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be'
  return looksUtf8(piece) ? 'utf-8' : 'gb18030'
}

function isGzip(file: string): boolean {
  const head = Buffer.alloc(2)
  const fd = fs.openSync(file, 'r')
  fs.readSync(fd, head, 0, 2, 0)
  fs.closeSync(fd)
  return head[0] === 0x1f && head[1] === 0x8b
}

/** The end of a piece may cut a character: up to three bytes of it do not count. */
function looksUtf8(piece: Buffer): boolean {
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(piece.subarray(0, piece.length - cut))
      return true
    } catch {
      // One byte less.
    }
  }
  return false
}
