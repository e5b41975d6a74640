// Plain text: paragraphs at empty lines; a short line that stands alone and looks like a heading is one.
import type { Block, ReadDocument } from '../../knowledge/document.ts'
import { decode } from './decode.ts'

export const readPlain = (bytes: Uint8Array): ReadDocument => blocksOfText(decode(bytes))

export function blocksOfText(text: string): ReadDocument {
  const blocks: Block[] = []
  for (const part of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    const lines = part
      .split('\n')
      .map((l) => l.trim())
      .filter(Boolean)
    let open: string[] = []
    const close = () => {
      if (open.length) blocks.push({ kind: 'paragraph', text: joinWrapped(open) })
      open = []
    }
    for (const line of lines) {
      const level = headingLevel(line, lines.length)
      if (level) {
        close()
        blocks.push({ kind: 'heading', level, text: line })
      } else open.push(line)
    }
    close()
  }
  const [first] = blocks
  return { ...(first?.kind === 'heading' ? { title: first.text } : {}), blocks }
}

/** 第三章 …, 一、…, （二）…, 1.2 …; a sentence is no heading. */
export function headingLevel(line: string, lines = 1): number | undefined {
  if (line.length > 40 || /[。；，,;:：.!?！？]$/.test(line)) return undefined
  if (/^第[一二三四五六七八九十百\d]+[编篇章]/.test(line)) return 1
  if (/^第[一二三四五六七八九十百\d]+节/.test(line)) return 2
  if (/^[一二三四五六七八九十]+、/.test(line)) return 2
  if (/^[（(][一二三四五六七八九十]+[)）]/.test(line)) return 3
  const numbered = /^(\d{1,2}(?:\.\d{1,2}){1,3})\s+\S/.exec(line)
  if (numbered) return numbered[1]!.split('.').length + 1
  return lines === 1 && /^(?:[A-Z][\w'’-]*)(?: [\w'’-]+){0,6}$/.test(line) && line.length < 50 ? 2 : undefined
}

/** Lines of one paragraph: Chinese is joined as it stands, Latin with a space; a line that begins a list item stays a line. */
export function joinWrapped(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    if (!text) return line
    if (
      /^(?:[-*•·▪●○]|\d{1,2}[.)、]|[（(]?[一二三四五六七八九十]+[)）、])\s*/.test(line) ||
      /[。：:；;]$/.test(text) ||
      line.includes('\t')
    )
      return `${text}\n${line}`
    const glue = /[\u2e80-\u9fff，、（）]$/.test(text) && /^[\u2e80-\u9fff，。、（）]/.test(line) ? '' : ' '
    return text.endsWith('-') && /^[a-z]/.test(line) ? text.slice(0, -1) + line : text + glue + line
  }, '')
}
