// Markdown: headings, lists, tables and code keep what they are; front matter gives the title.
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Block, ReadDocument } from '../../knowledge/document.ts'
import { decode } from './decode.ts'

type Node = ReturnType<typeof fromMarkdown>['children'][number]

export const readMarkdown = (bytes: Uint8Array): ReadDocument => blocksOfMarkdown(decode(bytes))

export function blocksOfMarkdown(source: string): ReadDocument {
  const { front, body } = frontMatter(source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))
  // Comments are no text: an instruction hidden in one is not read at all.
  const tree = fromMarkdown(body.replace(/<!--[\s\S]*?-->/g, '').replace(NESTED, ''), {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  const blocks: Block[] = []
  for (const node of tree.children) put(node, blocks)
  const top = blocks.findIndex((b) => b.kind === 'heading' && b.level === 1)
  const title = front.title ?? (top >= 0 ? headingText(blocks[top]) : undefined)
  // The only heading of the first level is the title itself, not a chapter above everything.
  const single = blocks.filter((b) => b.kind === 'heading' && b.level === 1).length === 1
  return {
    ...front,
    ...(title ? { title } : {}),
    blocks: single && headingText(blocks[top]) === title ? blocks.filter((_, i) => i !== top) : blocks,
  }
}

/** Thousands of marks in a row are no writing: a parser that nests them takes minutes. */
const NESTED = /([>[\](*_`!]) ?(?:\1 ?){98,}/g

const headingText = (block: Block | undefined) => (block?.kind === 'heading' ? block.text : undefined)

function put(node: Node, blocks: Block[]): void {
  if (node.type === 'heading') blocks.push({ kind: 'heading', level: node.depth, text: textOf(node) })
  else if (node.type === 'code') blocks.push({ kind: 'code', text: node.value })
  else if (node.type === 'table')
    blocks.push({
      kind: 'table',
      header: true,
      rows: node.children.map((row) => row.children.map((cell) => textOf(cell))),
    })
  else if (node.type === 'list')
    node.children.forEach((item, i) => putItem(item, node.ordered ? `${(node.start ?? 1) + i}. ` : '- ', blocks))
  else if (node.type === 'blockquote') for (const child of node.children) put(child, blocks)
  else if (node.type === 'paragraph') pushText('paragraph', textOf(node), blocks)
}

function putItem(item: { children: readonly Node[] }, mark: string, blocks: Block[]): void {
  item.children.forEach((child, i) => {
    if (child.type === 'paragraph') pushText('item', (i === 0 ? mark : '') + textOf(child), blocks)
    else put(child, blocks)
  })
}

function pushText(kind: 'paragraph' | 'item', text: string, blocks: Block[]): void {
  if (text.trim()) blocks.push({ kind, text: text.trim() })
}

interface WithChildren {
  type: string
  value?: string | undefined
  alt?: string | null | undefined
  children?: readonly WithChildren[] | undefined
}
/** Text as a reader sees it: of a link its words, of a picture its description, of raw HTML nothing. */
function textOf(node: WithChildren): string {
  if (node.type === 'html') return ''
  if (node.type === 'break') return '\n'
  if (node.type === 'image') return node.alt ?? ''
  if (node.value !== undefined)
    return node.value.replace(/([^\S\n]*)\n[^\S\n]*/g, (gap, _s, at: number, all: string) =>
      /[\u2e80-\u9fff，。、]/.test(all[at - 1] ?? '') ? '' : gap.includes('\n') ? ' ' : gap,
    )
  return (node.children ?? []).map(textOf).join('')
}

type Front = Pick<ReadDocument, 'title' | 'acl' | 'owner' | 'reviewOn'>

/** title, acl, owner, review: what a document says of itself. */
const FrontMatter = z.object({
  title: z.coerce.string().optional(),
  acl: z.union([z.array(z.string()).min(1), z.string().transform((one) => [one])]).optional(),
  owner: z.string().optional(),
  review: z.union([z.iso.date(), z.date().transform((d) => d.toISOString().slice(0, 10))]).optional(),
})

function frontMatter(source: string): { front: Front; body: string } {
  const match = /^---\n([\s\S]*?)\n---\n/.exec(source)
  if (!match) return { front: {}, body: source }
  const body = source.slice(match[0].length)
  try {
    const read = FrontMatter.safeParse(parse(match[1] ?? ''))
    if (!read.success) return { front: {}, body }
    const { title, acl, owner, review } = read.data
    return {
      front: {
        ...(title ? { title } : {}),
        ...(acl ? { acl } : {}),
        ...(owner ? { owner } : {}),
        ...(review ? { reviewOn: review } : {}),
      },
      body,
    }
  } catch {
    return { front: {}, body }
  }
}
