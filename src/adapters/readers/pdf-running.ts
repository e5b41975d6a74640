// What a printed page has beside its text: running heads, page numbers, tables of contents.

import { bare, type Bookmark, type Line } from './pdf-outline.ts'

const key = (text: string) => text.replace(/\d+/g, '#').replace(/(?<=\s)[ivxlc]+$/i, '#')

/** The same line (its numbers apart) at the top or bottom of most pages is a running head, and so is a chapter named there behind its first page; tables of contents say what the headings say again. */
export function withoutRunning(pages: readonly Line[][], outline: readonly Bookmark[] = []): Line[][] {
  const seen = new Map<string, number>()
  for (const lines of pages)
    for (const line of new Set([...lines.slice(0, 2), ...lines.slice(-2)]))
      seen.set(key(line.text), (seen.get(key(line.text)) ?? 0) + 1)
  const often = (line: Line) => pages.length > 2 && (seen.get(key(line.text)) ?? 0) >= Math.max(3, pages.length * 0.5)
  const number = (line: Line) =>
    /^(?:[-–—\s]*\d{1,4}[-–—\s]*|第?\s*\d+\s*页.*|第?\s*\d+\s*頁.*|page \d+.*)$/i.test(line.text)
  const begins = new Map(outline.map(({ title, page }) => [bare(title), page]))
  const chapter = (line: Line, page: number) => (begins.get(bare(line.text.replace(NUMBERING, ''))) ?? page) < page
  return pages.map((lines, page) =>
    withoutContents(
      lines.filter(
        (line, i) => !((i < 2 || i >= lines.length - 2) && (often(line) || number(line) || chapter(line, page))),
      ),
    ),
  )
}
const NUMBERING =
  /^\s*(?:(?:chapter|section|part|appendix)\s+[\dA-Z]+\s*[:.]?|第\s*\S{1,3}\s*[章节篇部])\s*|^\d+\s+|\s+\d+\s*$/gi

/** 3.2 Updates . . . . . 24: where most lines are such, the page is one of contents, and its chapters without dots go too. */
function withoutContents(lines: readonly Line[]): Line[] {
  const rest = lines.filter((line) => !LEADERS.test(line.text))
  return rest.length < lines.length - rest.length ? [] : rest
}
const LEADERS = /(?:[.．·•…]\s*){4,}\s*[\divxlc]*$/i
