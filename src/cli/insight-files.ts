// Opens what `yiju insight` reads: gzipped or not, CSV or XES, UTF-8, UTF-16 or the GB18030 of older office systems.
import fs from 'node:fs'
import zlib from 'node:zlib'
import { readCsv, readTable } from '../insight/log/csv.ts'
import { importCsv, type ImportOptions } from '../insight/log/import-csv.ts'
import { importXes } from '../insight/log/xes.ts'
import type { EventLog } from '../insight/log/log.ts'
import {
  createCaseReader,
  namesPeople,
  readPeople,
  type CaseReader,
  type CaseRecord,
  type Person,
} from '../insight/records.ts'
import { Usage } from './usage.ts'

export async function openLog(file: string, options: ImportOptions): Promise<EventLog> {
  const name = file.replace(/\.gz$/iu, '').toLowerCase()
  return name.endsWith('.xes') || name.endsWith('.xml')
    ? importXes(textOf(file), options)
    : importCsv(tableText(file), options)
}

/** Some office systems call a web page .xls. */
function tableText(file: string): AsyncGenerator<string> {
  const text = textOf(file)
  if (fs.existsSync(file) && fs.statSync(file).isFile() && startsWith(file, MARKUP))
    throw new Usage(`${file} is a web page or XML: open it in a spreadsheet and save its sheet as CSV (UTF-8)`)
  return text
}

export async function openPeople(file: string): Promise<Person[]> {
  const { header, rows } = await readTable(textOf(file))
  if (!namesPeople(header)) throw new Usage(`${file}: a column id is needed; it has ${header.join(', ') || 'nothing'}`)
  return readPeople(rows)
}

/** The records of cases.csv, one row at a time: there may be millions. */
export async function openCases(file: string): Promise<CaseRecord[]> {
  const cases: CaseRecord[] = []
  let read: CaseReader | undefined
  let header: string[] = []
  for await (const fields of readCsv(textOf(file))) {
    if (read) cases.push(read(fields))
    else {
      header = fields.map((f) => f.trim())
      read = createCaseReader(header)
    }
  }
  if (!read?.names('id')) throw new Usage(`${file}: a column id is needed; it has ${header.join(', ') || 'nothing'}`)
  return cases
}

/** The text of a file in pieces. What is neither UTF-8 nor UTF-16 is read as GB18030. */
export async function* textOf(file: string): AsyncGenerator<string> {
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) throw new Usage(`no such file: ${file}`)
  if (startsWith(file, ZIP)) throw new Usage(`${file} is a workbook: save its sheet as CSV (UTF-8) and bring that`)
  if (startsWith(file, OLD_WORKBOOK)) throw new Usage(`${file} is an old workbook: save its sheet as CSV (UTF-8)`)
  const raw = fs.createReadStream(file, { highWaterMark: 1 << 20 })
  const bytes: AsyncIterable<Buffer> = startsWith(file, GZIP)
    ? raw.pipe(zlib.createGunzip({ chunkSize: 1 << 20 }))
    : raw
  let decoder: TextDecoder | undefined
  for await (const chunk of whole(bytes, file)) {
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

/** A download that broke off is told in a sentence. */
async function* whole(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* bytes
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new Usage(`${file} is damaged or not whole: it cannot be unpacked`)
    throw error
  }
}

const GZIP = [0x1f, 0x8b]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const MARKUP = [0x3c]
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0]

function startsWith(file: string, bytes: readonly number[]): boolean {
  const head = Buffer.alloc(bytes.length)
  const fd = fs.openSync(file, 'r')
  fs.readSync(fd, head, 0, bytes.length, 0)
  fs.closeSync(fd)
  return bytes.every((byte, i) => head[i] === byte)
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
