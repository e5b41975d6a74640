// Blocks become passages: by structure first, then by length, never inside a table row, a list item or a question with its answer.
// Code stays with the words around it: alone neither is understood.
import { ENTRY_LEVEL, type Block, type Passage, type ReadDocument } from './document.ts'
import { hanShare, fold } from './fold.ts'
import { sentencesOf } from './sentences.ts'

/** In units of one Chinese character or half a Latin word: 450 characters, or about 220 words. */
export const PASSAGE_SIZE = 450
/** A piece up to this size stays whole: cutting off a short tail loses more than a long passage costs. */
const TOLERATED = 700

/** `whole`: a document of one kind of text up to this size is not cut at all. */
export function split(document: ReadDocument, whole = 0): Passage[] {
  const passages: Passage[] = []
  const path: { level: number; text: string }[] = []
  const uncut =
    whole > 0 &&
    document.blocks.every((b) => b.kind === 'paragraph') &&
    sum(document.blocks.map((b) => (b.kind === 'paragraph' ? sizeOfText(b.text) : 0))) <= whole
  let open: Open = { texts: [], size: 0, code: true }
  let roomy = false

  const put = (
    kind: Passage['kind'],
    text: string,
    page?: number,
    question?: string,
    below: readonly string[] = [],
  ) => {
    if (!text.trim()) return
    passages.push({
      seq: passages.length,
      kind,
      text,
      headings: [...path.map((h) => h.text), ...below],
      ...(page === undefined ? {} : { page }),
      ...(question === undefined ? {} : { question }),
    })
  }
  const close = () => {
    put(open.code ? 'code' : 'text', open.texts.join('\n'), open.page)
    open = { texts: [], size: 0, code: true }
  }
  const leave = (level: number) => {
    close()
    while (path.length && path.at(-1)!.level >= level) path.pop()
  }
  const add = (pieces: readonly string[], page: number | undefined, code: boolean) => {
    for (const piece of pieces) {
      const size = sizeOfText(piece)
      // A section that fits stays whole; only what goes clearly beyond begins a new passage.
      if (!uncut && open.size > 0 && open.size + size > (roomy ? TOLERATED : PASSAGE_SIZE)) close()
      if (open.texts.length === 0 && page !== undefined) open.page = page
      open.texts.push(piece)
      open.size += size
      open.code &&= code
    }
  }
  for (const block of document.blocks) {
    if (block.kind === 'heading') {
      leave(block.level)
      path.push({ level: block.level, text: oneLine(block.text) })
      // An option and what it does are read, and found, together.
      if (block.level === ENTRY_LEVEL) add([oneLine(block.text)], block.page, false)
    } else if (block.kind === 'back') leave(block.level)
    else if (block.kind === 'table') {
      const caption = CAPTION.test(open.texts.at(-1) ?? '') ? open.texts.pop() : undefined
      // A line that leads to the table goes with the text behind it: alone it says nothing.
      if (open.size >= SHORT) close()
      for (const rows of rowGroups(block)) put('table', rows.map(rowText).join('\n'), block.page, undefined, caption ? [oneLine(caption)] : []) // prettier-ignore
    } else if (block.kind === 'faq') {
      close()
      put('faq', block.answer, block.page, oneLine(block.question))
    } else {
      roomy = block.kind !== 'paragraph'
      add(block.kind === 'code' ? linesOf(block.text) : uncut ? [block.text] : piecesOf(block.text), block.page, block.kind === 'code') // prettier-ignore
    }
  }
  close()
  return mergeShort(passages)
}

interface Open {
  texts: string[]
  size: number
  /** Nothing but code so far. */
  code: boolean
  page?: number
}

/** What stands above a table and names it. */
const CAPTION = /^(?:table|表)\s*[\dA-Z][\w.-]*[.:：、\s].{0,160}$/i

/** A line or two are not worth a passage of their own: they join what comes next in the same chapter, or the sections of a line beside them. */
function mergeShort(passages: Passage[]): Passage[] {
  const out: Passage[] = []
  /** Sections of a line put together: how many headings stand above all of them. */
  let gathered: number | undefined
  for (const passage of passages) {
    const last = out.at(-1)
    const size = last ? sizeOfText(last.text) + sizeOfText(passage.text) : 0
    const above = gathered ?? (last && sizeOfText(last.text) < TINY ? last.headings.length - 1 : -1)
    if (!last || last.kind !== 'text' || passage.kind !== 'text') gathered = void out.push(passage)
    else if (
      gathered === undefined &&
      sizeOfText(last.text) < SHORT &&
      size < PASSAGE_SIZE &&
      sameChapter(last.headings, passage.headings)
    )
      // prettier-ignore
      out[out.length - 1] = { ...last, text: `${last.text}\n${saying(passage, last.headings.length)}` }
    else if (
      above >= 0 &&
      sizeOfText(passage.text) < TINY &&
      size < GATHERED &&
      passage.headings.length === above + 1 &&
      startsAlike(last.headings, passage.headings, above)
    ) {
      // prettier-ignore
      const text = gathered === undefined ? saying(last, above) : last.text
      out[out.length - 1] = { ...last, headings: last.headings.slice(0, above), text: `${text}\n${saying(passage, above)}` } // prettier-ignore
      gathered = above
    } else gathered = void out.push(passage)
  }
  return out.map((p, seq) => ({ ...p, seq }))
}

const SHORT = 60
/** A single line below a heading, as in the description of a dialog. */
const TINY = 30
const GATHERED = 300

/** The text with those of its headings that are not above it any more. */
function saying({ headings, text }: Passage, above: number): string {
  const below = headings.slice(above)
  // The text of an entry begins with its heading.
  if (below.length > 0 && text.startsWith(`${below.at(-1)}\n`)) below.pop()
  return below.length > 0 ? `${below.join(' › ')}\n${text}` : text
}

const startsAlike = (a: readonly string[], b: readonly string[], n: number) => a.slice(0, n).every((h, i) => h === b[i])
const sameChapter = (a: readonly string[], b: readonly string[]) =>
  a.length > 0 && a.length <= b.length && a.every((h, i) => h === b[i])

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
const rowText = (row: readonly string[]) => row.map(oneLine).join(' | ')

function rowGroups(table: Extract<Block, { kind: 'table' }>): (readonly (readonly string[])[])[] {
  const header = table.header ? [table.rows[0] ?? []] : []
  const groups: (readonly string[])[][] = []
  let group: (readonly string[])[] = []
  let size = 0
  const headerSize = sizeOfText(header.map(rowText).join(''))
  for (const row of table.header ? table.rows.slice(1) : table.rows) {
    const own = sizeOfText(rowText(row))
    if (group.length > 0 && headerSize + size + own > TOLERATED) {
      groups.push([...header, ...group])
      group = []
      size = 0
    }
    group.push(row)
    size += own
  }
  if (group.length > 0) groups.push([...header, ...group])
  return groups
}

/** A long paragraph is cut at sentence ends into even pieces. */
function piecesOf(text: string): string[] {
  const size = sizeOfText(text)
  if (size <= TOLERATED) return [text]
  const target = size / Math.ceil(size / PASSAGE_SIZE)
  const pieces: string[] = []
  let from = 0
  let filled = 0
  for (const sentence of sentencesOf(text)) {
    const own = sizeOfText(text.slice(sentence.from, sentence.to))
    if (filled > 0 && filled + own / 2 > target) {
      pieces.push(text.slice(from, sentence.from).trim())
      from = sentence.from
      filled = 0
    }
    filled += own
  }
  pieces.push(text.slice(from).trim())
  return pieces.flatMap((piece) => (sizeOfText(piece) > TOLERATED * 2 ? hardCut(piece) : [piece])).filter(Boolean)
}

/** Text without a single sentence end (a log, a list of names). */
const hardCut = (text: string): string[] =>
  text.match(/[\s\S]{1,1200}(?:\s|$)|[\s\S]{1,1200}/g)?.map((p) => p.trim()) ?? []

function linesOf(code: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const line of code.split('\n')) {
    if (piece.length + line.length > 1800 && piece) {
      pieces.push(piece)
      piece = ''
    }
    piece += (piece ? '\n' : '') + line
  }
  return [...pieces, piece]
}

export function sizeOfText(text: string): number {
  const share = hanShare(fold(text.length > 400 ? text.slice(0, 400) : text))
  // Mostly Latin: five letters and a space are a word, a word counts for two characters.
  return share > 0.3 ? text.length : text.length / 3
}
