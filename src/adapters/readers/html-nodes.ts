// The tree of a page: which elements are text, which are not, and what is written in them.
import type { parseDocument } from 'htmlparser2'

export type Node = ReturnType<typeof parseDocument>['children'][number]
export interface Element {
  name: string
  attribs: Record<string, string>
  children: Node[]
}

export const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'nav', 'footer', 'aside', 'form', 'iframe', 'svg', 'button', 'select', 'head']) // prettier-ignore
export const BLOCKS = new Set(['p', 'div', 'section', 'article', 'main', 'blockquote', 'dd', 'dt', 'figcaption', 'address', 'header', 'figure', 'details', 'summary', 'body', 'html', 'ul', 'ol', 'dl', 'table', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'hr', 'tr']) // prettier-ignore

export const asElement = (node: Node): Element | undefined => ('attribs' in node ? node : undefined)

export const hidden = ({ attribs }: Element): boolean =>
  'hidden' in attribs ||
  attribs['aria-hidden'] === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?:[;\s]|$)|color\s*:\s*(?:#fff(?:fff)?|white)\b/i.test(
    attribs['style'] ?? '',
  )

export function find(nodes: readonly Node[], name: string): Element | undefined {
  for (const node of nodes) {
    const element = asElement(node)
    if (element?.name === name) return element
    const inside = element && find(element.children, name)
    if (inside) return inside
  }
  return undefined
}

/** Line breaks of the source are spaces, those that a reader sees are kept. */
export function textOf(node: Node | Element | undefined, verbatim = false): string {
  if (!node) return ''
  if ('type' in node && node.type === 'text') return verbatim ? node.data : node.data.replace(/\s+/g, ' ')
  const element = 'attribs' in node ? node : undefined
  if (!element || SKIPPED.has(element.name) || hidden(element) || element.attribs['class'] === 'headerlink') return ''
  if (element.name === 'br') return '\n'
  const inner = element.children.map((child) => textOf(child, verbatim)).join('')
  return BLOCKS.has(element.name) ? ` ${inner} ` : inner
}

export const clean = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
