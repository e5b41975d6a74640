// HTML: the article without menus and scripts; hidden text is left out, because a reader would not see it.
import { parseDocument } from 'htmlparser2'
import type { Block, ReadDocument } from '../../knowledge/document.ts'
import { decode } from './decode.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]
interface Element {
  name: string
  attribs: Record<string, string>
  children: Node[]
}

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
  walk(main ? main.children : root.children, blocks)
  const first = blocks.find((b) => b.kind === 'heading' && b.level === 1)
  const heading = first?.kind === 'heading' ? first.text : undefined
  const best = heading ?? title
  return { ...(best ? { title: best } : {}), blocks: blocks.filter((b) => b !== first) }
}

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'nav',
  'footer',
  'aside',
  'form',
  'iframe',
  'svg',
  'button',
  'select',
  'head',
])
const BLOCKS = new Set(['p', 'div', 'section', 'article', 'main', 'blockquote', 'dd', 'dt', 'figcaption', 'address', 'header', 'figure', 'details', 'summary', 'body', 'html', 'ul', 'ol', 'dl', 'table', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'hr', 'tr']) // prettier-ignore

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
    if (SKIPPED.has(element.name) || element.name === 'title' || hidden(element)) continue
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
    const text = clean(textOf(element))
    if (text) blocks.push({ kind: 'heading', level: Number(level), text })
  } else if (element.name === 'pre') blocks.push({ kind: 'code', text: textOf(element).trim() })
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
  } else walk(element.children, blocks)
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
  if (full.length === 0) return
  // A table of one column is layout.
  if (full.every((r) => r.length < 2)) for (const r of full) blocks.push({ kind: 'paragraph', text: r.join('') })
  else blocks.push({ kind: 'table', rows: full, header: header || full.length > 1 })
}

const asElement = (node: Node): Element | undefined => ('attribs' in node ? node : undefined)

const hidden = ({ attribs }: Element): boolean =>
  'hidden' in attribs ||
  attribs['aria-hidden'] === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?:[;\s]|$)|color\s*:\s*(?:#fff(?:fff)?|white)\b/i.test(
    attribs['style'] ?? '',
  )

function find(nodes: readonly Node[], name: string): Element | undefined {
  for (const node of nodes) {
    const element = asElement(node)
    if (element?.name === name) return element
    const inside = element && find(element.children, name)
    if (inside) return inside
  }
  return undefined
}

function textOf(node: Node | Element | undefined): string {
  if (!node) return ''
  if ('type' in node && node.type === 'text') return node.data
  const element = 'attribs' in node ? node : undefined
  if (!element || SKIPPED.has(element.name) || hidden(element)) return ''
  if (element.name === 'br') return '\n'
  const inner = element.children.map(textOf).join('')
  return BLOCKS.has(element.name) ? ` ${inner} ` : inner
}

const clean = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
