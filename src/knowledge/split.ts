// Blocks become passages: by structure first, then by length, never inside a table row, a list item or a question with its answer.
import type { Block, Passage, ReadDocument } from './document.ts'
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
  let open: { texts: string[]; size: number; page?: number } = { texts: [], size: 0 }
  let item = false

  const put = (kind: Passage['kind'], text: string, page?: number, question?: string) => {
    if (!text.trim()) return
    passages.push({
      seq: passages.length,
      kind,
      text,
      headings: path.map((h) => h.text),
      ...(page === undefined ? {} : { page }),
      ...(question === undefined ? {} : { question }),
    })
  }
  const close = () => {
    put('text', open.texts.join('\n'), open.page)
    open = { texts: [], size: 0 }
  }
  const addText = (text: string, page: number | undefined) => {
    for (const piece of uncut ? [text] : piecesOf(text)) {
      const size = sizeOfText(piece)
      // A section that fits stays whole; only what goes clearly beyond begins a new passage.
      if (!uncut && open.size > 0 && open.size + size > (item ? TOLERATED : PASSAGE_SIZE)) close()
      if (open.texts.length === 0 && page !== undefined) open.page = page
      open.texts.push(piece)
      open.size += size
    }
  }
  for (const block of document.blocks) {
    if (block.kind === 'heading') {
      close()
      while (path.length && path.at(-1)!.level >= block.level) path.pop()
      path.push({ level: block.level, text: oneLine(block.text) })
    } else if (block.kind === 'table') {
      close()
      for (const rows of rowGroups(block)) put('table', rows.map(rowText).join('\n'), block.page)
    } else if (block.kind === 'faq') {
      close()
      put('faq', block.answer, block.page, oneLine(block.question))
    } else if (block.kind === 'code') {
      close()
      for (const piece of linesOf(block.text)) put('code', piece, block.page)
    } else {
      item = block.kind === 'item'
      addText(block.text, block.page)
    }
  }
  close()
  return mergeShort(passages)
}

/** A heading with a line or two below is not worth a passage of its own: it joins the next one of the same chapter. */
function mergeShort(passages: Passage[]): Passage[] {
  const out: Passage[] = []
  for (const passage of passages) {
    const last = out.at(-1)
    const fits = last && last.kind === 'text' && passage.kind === 'text' && sizeOfText(last.text) < 60 && sizeOfText(last.text) + sizeOfText(passage.text) < PASSAGE_SIZE // prettier-ignore
    if (last && fits && sameChapter(last.headings, passage.headings)) {
      const deeper = passage.headings.slice(last.headings.length).join(' › ')
      out[out.length - 1] = { ...last, text: `${last.text}\n${deeper ? `${deeper}\n` : ''}${passage.text}` }
    } else out.push(passage)
  }
  return out.map((p, seq) => ({ ...p, seq }))
}

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
