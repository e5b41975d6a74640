// One file in, its blocks out, or the reason why not. Runs in a thread of its own (readers.ts).
import type { ReadDocument } from '../../knowledge/document.ts'
import type { ReadResult } from '../../knowledge/ports.ts'
import { readDocx } from './docx.ts'
import { readEml } from './eml.ts'
import { readHtml } from './html.ts'
import { readMarkdown } from './markdown.ts'
import { ocrPage } from './ocr.ts'
import { readPdf } from './pdf.ts'
import { readPlain } from './plain.ts'
import { readPptx } from './pptx.ts'
import { Refused } from './refused.ts'
import { readCsv } from './table.ts'
import { readXlsx } from './xlsx.ts'

type Reader = (bytes: Uint8Array, options: { ocr?: boolean }) => ReadDocument | Promise<ReadDocument>

const READERS: Readonly<Record<string, Reader>> = {
  md: readMarkdown,
  markdown: readMarkdown,
  html: readHtml,
  htm: readHtml,
  txt: readPlain,
  text: readPlain,
  log: readPlain,
  csv: readCsv,
  tsv: readCsv,
  docx: readDocx,
  xlsx: readXlsx,
  pptx: readPptx,
  pdf: (bytes, { ocr }) => readPdf(bytes, ocr ? ocrPage : undefined),
  eml: readEml,
}

export const extensionOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
export const canRead = (name: string): boolean => extensionOf(name) in READERS

export async function read(name: string, bytes: Uint8Array, options: { ocr?: boolean } = {}): Promise<ReadResult> {
  const reader = READERS[extensionOf(name)]
  if (!reader)
    return {
      ok: false,
      problem: 'unknown-kind',
      why: `files of this kind are not read (${Object.keys(READERS).join(' ')})`,
    }
  try {
    const document = await reader(bytes, options)
    if (document.blocks.length === 0 && !document.linksOnly)
      return { ok: false, problem: 'no-text', why: 'there is no text in it' }
    return { ok: true, document }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem, why: error.message }
    return {
      ok: false,
      problem: 'corrupt',
      why: `the file cannot be read (${error instanceof Error ? error.message.slice(0, 200) : 'unknown reason'})`,
    }
  }
}
