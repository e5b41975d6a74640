// The bookmarks of a PDF say which lines are headings, and of which level, better than the size of the letters does.
import type { getDocumentProxy } from 'unpdf'

export interface Line {
  text: string
  size: number
  y: number
  gap: boolean
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type Bookmarks = Awaited<ReturnType<Pdf['getOutline']>>

export interface Bookmark {
  title: string
  level: number
  /** From 0. */
  page: number
}

/** The level of each line that is a heading. */
export type Chapters = ReadonlyMap<Line, number>

export async function outlineOf(pdf: Pdf): Promise<Bookmark[]> {
  const found: Bookmark[] = []
  const visit = async (entries: Bookmarks, level: number): Promise<void> => {
    for (const { title, dest, items } of entries ?? []) {
      const page = found.length < MOST ? await pageOf(pdf, dest) : undefined
      if (page !== undefined && title.trim()) found.push({ title, level, page })
      await visit(items, Math.min(level + 1, DEEPEST))
    }
  }
  // A broken outline is none.
  await pdf.getOutline().then((all) => visit(all, 1)).catch(() => {}) // prettier-ignore
  return found
}
const MOST = 5_000
const DEEPEST = 6

async function pageOf(pdf: Pdf, dest: string | unknown[] | null): Promise<number | undefined> {
  const explicit: unknown = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
  const target: unknown = Array.isArray(explicit) ? explicit[0] : undefined
  if (typeof target === 'number') return target
  return isRef(target) ? pdf.getPageIndex(target).catch(() => undefined) : undefined
}

const isRef = (target: unknown): target is { num: number; gen: number } =>
  typeof target === 'object' && target !== null && 'num' in target && 'gen' in target

/** Undefined where the bookmarks are too few, or say something else than the text does. */
export function chaptersIn(pages: readonly (readonly Line[])[], outline: readonly Bookmark[]): Chapters | undefined {
  if (outline.length < FEW) return undefined
  const found = new Map<Line, number>()
  let met = 0
  for (const { title, level, page } of outline) {
    const lines = linesOf(pages[page] ?? [], bare(title), found)
    if (lines.length > 0) met += 1
    for (const line of lines) found.set(line, level)
  }
  return met * 2 >= outline.length ? found : undefined
}
const FEW = 3

/** The line or the two or three lines that say the title, with or without its number in front. */
function linesOf(lines: readonly Line[], title: string, taken: ReadonlyMap<Line, number>): readonly Line[] {
  for (let from = 0; from < lines.length; from++)
    for (let to = from + 1; to <= Math.min(from + 3, lines.length); to++) {
      const some = lines.slice(from, to)
      const said = bare(some.map((l) => l.text).join(''))
      if (said.length > title.length + LONGEST_NUMBER) break
      if (
        said.endsWith(title) &&
        NUMBERED.test(said.slice(0, said.length - title.length)) &&
        !some.some((l) => taken.has(l))
      )
        return some
    }
  return []
}
const LONGEST_NUMBER = 12
const NUMBERED =
  /^(?:(?:chapter|section|part|appendix|annex)?(?:\d{1,6}|[a-z]\d{0,5}|[ivxlc]{1,6})?|第[\d一二三四五六七八九十百]{1,4}[章节篇部条]|附录.?|[一二三四五六七八九十]{1,3})$/

/** Letters and digits alone: the same title is spaced and dotted in many ways. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
