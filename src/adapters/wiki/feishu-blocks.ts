// The blocks of a Feishu docx as ours: headings, lists, tables and code survive.
import { z } from 'zod'
import type { Block } from '../../knowledge/document.ts'

const Words = z.object({
  elements: z
    .array(
      z.object({
        text_run: z.object({ content: z.string() }).optional(),
        mention_doc: z.object({ title: z.string().optional() }).optional(),
        equation: z.object({ content: z.string() }).optional(),
      }),
    )
    .optional(),
})

/** `block_type` says which of the many fields holds the words; we look for whichever is there. */
export const FeishuBlock = z.looseObject({
  block_id: z.string(),
  block_type: z.number(),
  children: z.array(z.string()).optional(),
  table: z
    .object({ cells: z.array(z.string()), property: z.object({ row_size: z.number(), column_size: z.number() }) })
    .optional(),
})
type FeishuBlock = z.infer<typeof FeishuBlock>

const PAGE = 1
const TABLE = 31
const LISTS: readonly string[] = ['bullet', 'ordered', 'todo']

export function blocksOf(items: readonly FeishuBlock[]): Block[] {
  const known = new Map(items.map((b) => [b.block_id, b]))
  const made: Block[] = []
  const walk = (block: FeishuBlock) => {
    if (block.block_type === TABLE && block.table) {
      made.push(tableOf(block.table, known))
      return
    }
    const text = block.block_type === PAGE ? '' : textOf(block).text.trim()
    if (text) made.push(blockOf(block, text))
    for (const id of block.children ?? []) {
      const child = known.get(id)
      if (child) walk(child)
    }
  }
  const [root] = items.filter((b) => b.block_type === PAGE)
  if (root) walk(root)
  return made
}

function textOf(block: FeishuBlock): { kind: string; text: string } {
  for (const [kind, value] of Object.entries(block)) {
    const words =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Words.safeParse(value).data : undefined
    if (!words?.elements) continue
    const text = words.elements
      .map((e) => e.text_run?.content ?? e.mention_doc?.title ?? e.equation?.content ?? '')
      .join('')
    return { kind, text }
  }
  return { kind: '', text: '' }
}

function blockOf(block: FeishuBlock, text: string): Block {
  const { kind } = textOf(block)
  const heading = /^heading([1-9])$/.exec(kind)
  if (heading) return { kind: 'heading', level: Math.min(6, Number(heading[1])), text }
  if (kind === 'code') return { kind: 'code', text }
  return { kind: LISTS.includes(kind) ? 'item' : 'paragraph', text }
}

function tableOf(
  { cells, property }: NonNullable<FeishuBlock['table']>,
  known: ReadonlyMap<string, FeishuBlock>,
): Block {
  const cell = (id: string | undefined): string => {
    const block = id === undefined ? undefined : known.get(id)
    if (!block) return ''
    return [textOf(block).text, ...(block.children ?? []).map(cell)].filter(Boolean).join(' ')
  }
  const rows = Array.from({ length: property.row_size }, (_, row) =>
    Array.from({ length: property.column_size }, (_, column) => cell(cells[row * property.column_size + column])),
  )
  return { kind: 'table', rows, header: true }
}
