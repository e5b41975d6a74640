// PDF by pdf.js: text in reading order, headings by its bookmarks or else by their size, scanned pages told or read by OCR.
import { getDocumentProxy } from 'unpdf'
import type { Block, ReadDocument } from '../../knowledge/document.ts'
import { chaptersIn, outlineOf, type Chapters, type Line } from './pdf-outline.ts'
import { withoutRunning } from './pdf-running.ts'
import { joinWrapped } from './plain.ts'
import { Refused } from './refused.ts'

export type Ocr = (pdf: Uint8Array, page: number) => Promise<string>

const MOST_PAGES = 3_000

export async function readPdf(bytes: Uint8Array, ocr?: Ocr): Promise<ReadDocument> {
  // pdf.js takes the bytes for itself, and no Buffer.
  const pdf = await open(new Uint8Array(bytes))
  if (pdf.numPages > MOST_PAGES)
    throw new Refused('too-large', `the file has ${pdf.numPages} pages; ${MOST_PAGES} are the most`)
  const pages: Line[][] = []
  const empty: number[] = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const { items } = await page.getTextContent()
    const lines = linesOf(
      items.flatMap((i) =>
        'str' in i
          ? [
              {
                text: i.str,
                x: i.transform[4] as number,
                y: i.transform[5] as number,
                size: Math.abs(i.transform[3] as number) || i.height,
                width: i.width,
                end: i.hasEOL,
              },
            ]
          : [],
      ),
    )
    if (lines.length === 0) empty.push(n)
    pages.push(lines)
    page.cleanup()
  }
  const warnings: string[] = []
  if (empty.length > 0 && ocr)
    for (const n of empty) pages[n - 1] = (await ocr(bytes, n)).split('\n').filter((l) => l.trim()).map((text, i) => ({ text, size: 10, y: -i * 12, gap: false })) // prettier-ignore
  else if (empty.length === pdf.numPages)
    throw new Refused('needs-ocr', `all ${pdf.numPages} pages are pictures (scanned): ${OCR_HINT}`)
  else if (empty.length > 0)
    warnings.push(`${empty.length} of ${pdf.numPages} pages are pictures (scanned) and were left out: ${OCR_HINT}`)
  const title = (await titleOf(pdf)) ?? titleOn(pages)
  const outline = await outlineOf(pdf)
  const text = withoutRunning(pages, outline)
  const chapters = chaptersIn(text, outline)
  return { ...(title ? { title } : {}), blocks: blocksOf(text, chapters), warnings }
}

const OCR_HINT =
  'to read them, install tesseract with Chinese and poppler (Debian: apt-get install tesseract-ocr tesseract-ocr-chi-sim poppler-utils) and add with --ocr'

async function open(bytes: Uint8Array): ReturnType<typeof getDocumentProxy> {
  try {
    return await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 })
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException')
      throw new Refused('encrypted', 'the file is protected by a password: save it without one')
    throw new Refused('corrupt', 'the file is damaged: it cannot be opened as PDF')
  }
}

async function titleOf(pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<string | undefined> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : ''
  return title && !/^(?:untitled|microsoft word|.*\.(?:docx?|pptx?|xlsx?|indd|wps))/i.test(title) ? title : undefined
}

/** The largest letters of the first page, where they are larger than anything behind it. */
function titleOn([first = [], ...others]: readonly (readonly Line[])[]): string | undefined {
  const largest = Math.max(0, ...first.map((l) => l.size))
  if (others.length === 0 || others.some((lines) => lines.some((l) => l.size >= largest))) return undefined
  const title = first.filter((l) => l.size === largest).map((l) => l.text).join(' ') // prettier-ignore
  return title.length <= LONGEST_TITLE ? title : undefined
}
const LONGEST_TITLE = 120

interface Item {
  text: string
  x: number
  y: number
  size: number
  width: number
  end: boolean
}

function linesOf(items: readonly Item[]): Line[] {
  const lines: Line[] = []
  let open: Item[] = []
  let last: number | undefined
  const close = () => {
    const text = fixSpaces(open)
    const size = Math.max(0, ...open.filter((i) => i.text.trim()).map((i) => i.size))
    const y = open[0]?.y ?? 0
    if (text.trim()) {
      lines.push({
        text: text
          .trim()
          .normalize('NFKC')
          .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064]/g, ''),
        size,
        y,
        gap: last !== undefined && Math.abs(last - y) > size * 1.9,
      })
      last = y
    }
    open = []
  }
  for (const item of items) {
    const before = open.at(-1)
    if (before && Math.abs(before.y - item.y) > Math.max(2, before.size * 0.5)) close()
    open.push(item)
    if (item.end) close()
  }
  close()
  return lines
}

/** A gap wider than a third of a letter is a space; spaces between Chinese characters are layout. */
function fixSpaces(items: readonly Item[]): string {
  let text = ''
  items.forEach((item, i) => {
    const before = items[i - 1]
    if (before && item.x - (before.x + before.width) > Math.max(1, item.size * 0.3) && !text.endsWith(' '))
      text += item.x - (before.x + before.width) > item.size * 2.5 ? '\t' : ' '
    text += item.text
  })
  return text.replace(/(?<=[\u2e80-\u9fff，。、；：（）])[ \u3000]+(?=[\u2e80-\u9fff，。、；：（）])/g, '')
}

function blocksOf(pages: readonly Line[][], chapters: Chapters | undefined): Block[] {
  const sizes = pages.flat().map((l) => Math.round(l.size * 2) / 2)
  const body = mostCommon(
    sizes,
    pages.flat().map((l) => l.text.length),
  )
  const larger = [...new Set(sizes.filter((s) => s > body * 1.12))].sort((a, b) => b - a).slice(0, 4)
  const levelOf = (line: Line) => chapters ? (chapters.get(line) ?? 0) : line.text.length < 80 ? larger.indexOf(Math.round(line.size * 2) / 2) + 1 : 0 // prettier-ignore
  const blocks: Block[] = []
  let open: string[] = []
  let from = 1
  const close = () => {
    if (open.length) blocks.push({ kind: 'paragraph', text: joinWrapped(open), page: from })
    open = []
  }
  pages.forEach((lines, n) => {
    for (const line of lines) {
      const level = levelOf(line)
      if (level > 0) {
        close()
        const last = blocks.at(-1)
        if (last?.kind === 'heading' && last.level === level && last.page === n + 1 && !line.gap)
          blocks[blocks.length - 1] = {
            ...last,
            text: `${last.text}${/[a-z]$/i.test(last.text) ? ' ' : ''}${line.text}`,
          }
        else blocks.push({ kind: 'heading', level, text: line.text, page: n + 1 })
        continue
      }
      if (
        line.gap ||
        (open.length > 0 &&
          /^(?:第[一二三四五六七八九十百]+[章条节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}(?:\.\d{1,2})+\s)/.test(
            line.text,
          ))
      )
        close()
      if (open.length === 0) from = n + 1
      open.push(line.text)
    }
    // A sentence may run over to the next page; a finished one does not.
    if (/[。.!?！？：:]$/.test(open.at(-1) ?? '')) close()
  })
  close()
  return blocks
}

function mostCommon(values: readonly number[], weights: readonly number[]): number {
  const counts = new Map<number, number>()
  values.forEach((v, i) => counts.set(v, (counts.get(v) ?? 0) + weights[i]!))
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}
