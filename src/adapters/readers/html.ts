// HTML: the article without menus and scripts; hidden text is left out, because a reader would not see it.
import { parseDocument } from 'htmlparser2'
import { ENTRY_LEVEL, type Block, type ReadDocument } from '../../knowledge/document.ts'
import { decode } from './decode.ts'
import { BLOCKS, asElement, clean, find, hidden, SKIPPED, textOf, type Element, type Node } from './html-nodes.ts'
import { isIndex, isNavigation, isRemark, REMARK } from './html-parts.ts'

export function readHtml(bytes: Uint8Array): ReadDocument {
  const charset = /charset=["']?\s*([\w-]+)/i.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 2048)))?.[1]
  return blocksOfHtml(
    charset && /^(?:gb|big5|utf-16|shift|euc)/i.test(charset) ? decodeAs(charset, bytes) : decode(bytes),
  )
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(/^gb/i.test(charset) ? 'gb18030' : charset).decode(bytes)
  } catch {
    return decode(bytes)
  }
}

export function blocksOfHtml(html: string): ReadDocument {
  const root = parseDocument(html, { decodeEntities: true })
  const title = clean(textOf(find(root.children, 'title')))
  const main = find(root.children, 'main') ?? find(root.children, 'article') ?? find(root.children, 'body')
  const blocks: Block[] = []
  const inside = main ? main.children : root.children
  if (!isIndex(inside)) walk(inside, blocks)
  const first = blocks.find((b) => b.kind === 'heading' && b.level === 1)
  const heading = first?.kind === 'heading' ? first.text : undefined
  const best = heading ?? title
  const rest = blocks.filter((b) => b !== first)
  return { ...(best ? { title: best } : {}), blocks: rest, ...(rest.length === 0 && find(root.children, 'a') ? { linksOnly: true } : {}) } // prettier-ignore
}

function walk(nodes: readonly Node[], blocks: Block[]): void {
  let inline = ''
  const close = () => {
    for (const line of inline.split('\n')) if (clean(line)) blocks.push({ kind: 'paragraph', text: clean(line) })
    inline = ''
  }
  for (const node of nodes) {
    const element = asElement(node)
    if (!element) {
      if (node.type === 'text') inline += node.data.replace(/\s+/g, ' ')
      continue
    }
    if (SKIPPED.has(element.name) || element.name === 'title' || hidden(element) || isNavigation(element)) continue
    if (element.name === 'br') inline += '\n'
    else if (BLOCKS.has(element.name)) {
      close()
      block(element, blocks)
    } else if (element.children.some((c) => BLOCKS.has(asElement(c)?.name ?? ''))) {
      close()
      walk(element.children, blocks)
    } else inline += textOf(element)
  }
  close()
}

function block(element: Element, blocks: Block[]): void {
  const level = /^h([1-6])$/.exec(element.name)?.[1]
  if (level) {
    // The mark that links to the heading itself.
    const text = clean(textOf(element).replace(/\s*¶\s*$/, ''))
    if (text) blocks.push({ kind: 'heading', level: Number(level), text })
  } else if (element.name === 'pre') blocks.push({ kind: 'code', text: textOf(element, true).trim() })
  else if (element.name === 'table') table(element, blocks)
  else if (element.name === 'ul' || element.name === 'ol') {
    let n = 0
    for (const child of element.children) {
      const item = asElement(child)
      if (item?.name !== 'li' || hidden(item)) continue
      const inner: Block[] = []
      walk(item.children, inner)
      inner.forEach((b, i) =>
        blocks.push(
          i === 0 && b.kind === 'paragraph'
            ? { kind: 'item', text: `${element.name === 'ol' ? `${++n}. ` : '- '}${b.text}` }
            : b,
        ),
      )
    }
  } else if (element.name === 'dl') entries(element, blocks)
  else if (isRemark(element)) blocks.push(...remark(element))
  else walk(element.children, blocks)
}

/** Words, options, parameters with what is said of each. What is short stays a line of its list; what is long gets its word as a heading. */
function entries(list: Element, blocks: Block[]): void {
  let terms: string[] = []
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      const child = asElement(node)
      if (!child || hidden(child)) continue
      if (child.name === 'dt') terms.push(...clean(textOf(child)).split('\n').filter(Boolean))
      else if (child.name === 'dd') {
        const inner: Block[] = []
        walk(child.children, inner)
        entry(terms.join(', '), inner, blocks)
        terms = []
      } else visit(child.children)
    }
  }
  visit(list.children)
  if (terms.length > 0) blocks.push({ kind: 'item', text: `- ${terms.join(', ')}` })
}

function entry(term: string, inner: readonly Block[], blocks: Block[]): void {
  const [first] = inner
  const short = inner.length === 1 && first?.kind === 'paragraph' && first.text.length <= SHORT_ENTRY
  if (!term) blocks.push(...inner)
  else if (!first || short || term.length > LONGEST_TERM)
    blocks.push(
      { kind: 'item', text: `- ${term}${first && 'text' in first ? `: ${first.text}` : ''}` },
      ...inner.slice(1),
    )
  else blocks.push({ kind: 'heading', level: ENTRY_LEVEL, text: term }, ...inner, { kind: 'back', level: ENTRY_LEVEL })
}
const SHORT_ENTRY = 240
const LONGEST_TERM = 200

/** A note or a warning within a section is no section: what follows it does not belong to it. */
function remark(element: Element): Block[] {
  const inner: Block[] = []
  walk(element.children, inner)
  return inner.flatMap((b): Block[] => (!('text' in b) || b.kind === 'code' ? [b] : REMARK.test(b.text) ? [] : b.kind === 'heading' ? [{ kind: 'paragraph', text: b.text }] : [b])) // prettier-ignore
}

function table(element: Element, blocks: Block[]): void {
  const rows: string[][] = []
  let header = false
  const visit = (nodes: readonly Node[], inHead: boolean) => {
    for (const node of nodes) {
      const child = asElement(node)
      if (!child || hidden(child)) continue
      if (child.name === 'tr') {
        const cells = child.children
          .flatMap((c) => asElement(c) ?? [])
          .filter((c) => c.name === 'td' || c.name === 'th')
        if (rows.length === 0 && (inHead || cells.every((c) => c.name === 'th'))) header = true
        // A cell over several columns stands in each of them, so that every row can be read by its header.
        rows.push(
          cells.flatMap((c) =>
            Array.from({ length: Math.min(20, Number(c.attribs['colspan'] ?? 1) || 1) }, () => clean(textOf(c))),
          ),
        )
      } else if (child.name !== 'table') visit(child.children, inHead || child.name === 'thead')
    }
  }
  visit(element.children, false)
  const full = rows.filter((r) => r.some(Boolean))
  const [only] = full
  if (!only) return
  // One thing in each row: the table is layout, as around a note, and what is in it is text.
  if (full.every((r) => r.filter(Boolean).length < 2) || (full.length === 1 && REMARK.test(only[0] ?? ''))) {
    for (const cell of cellsOf(element)) walk(cell.children, blocks)
    return
  }
  // A row alone heads what follows it: an option with its type and default.
  if (full.length === 1 && only.join('').length <= LONGEST_TERM)
    blocks.push({ kind: 'heading', level: ENTRY_LEVEL, text: only.filter(Boolean).join(' · ') })
  else blocks.push({ kind: 'table', rows: full, header: header || full.length > 1 })
}

function cellsOf(element: Element): Element[] {
  return element.children.flatMap((node) => {
    const child = asElement(node)
    if (!child) return []
    return child.name === 'td' || child.name === 'th' || child.name === 'caption' ? [child] : cellsOf(child)
  })
}
