// PowerPoint: a slide is a page with its title as heading; tables, and the speaker's notes, belong to it.
import type { Block, ReadDocument } from '../../knowledge/document.ts'
import { Refused } from './refused.ts'
import { all, parseXml, textIn, type Xml } from './xml.ts'
import { unzip } from './zip.ts'

export function readPptx(bytes: Uint8Array): ReadDocument {
  const parts = unzip(bytes, (name) =>
    /^ppt\/(?:presentation\.xml|_rels\/presentation\.xml\.rels|slides\/slide\d+\.xml|slides\/_rels\/.*\.rels|notesSlides\/notesSlide\d+\.xml)$/.test(
      name,
    ),
  )
  if (!parts['ppt/presentation.xml']) throw new Refused('corrupt', 'the file is damaged: it holds no slides')
  const blocks: Block[] = []
  slideNames(parts).forEach((name, i) => {
    const slide = parts[name]
    if (!slide) return
    const root = parseXml(slide)
    // A hidden slide is not shown, so it is not read.
    if (all(root, 'p:sld')[0]?.attribs['show'] === '0') return
    blocks.push(...slideBlocks(root, i + 1))
    const notes = notesOf(parts, name)
    if (notes) blocks.push({ kind: 'paragraph', text: notes, page: i + 1 })
  })
  const [first] = blocks
  return { ...(first?.kind === 'heading' ? { title: first.text } : {}), blocks }
}

function slideBlocks(root: Xml, page: number): Block[] {
  const blocks: Block[] = []
  for (const shape of all(root, 'p:sp')) {
    const type = all(shape, 'p:ph')[0]?.attribs['type']
    if (type === 'sldNum' || type === 'ftr' || type === 'dt') continue
    const lines = all(shape, 'a:p').map(paragraph).filter(Boolean)
    if (type === 'title' || type === 'ctrTitle')
      blocks.unshift({ kind: 'heading', level: 2, text: lines.join(' '), page })
    else
      for (const text of lines)
        blocks.push({
          kind: lines.length > 1 ? 'item' : 'paragraph',
          text: lines.length > 1 ? `- ${text}` : text,
          page,
        })
  }
  for (const table of all(root, 'a:tbl')) {
    const rows = all(table, 'a:tr').map((row) =>
      all(row, 'a:tc').map((cell) => all(cell, 'a:p').map(paragraph).join(' ').trim()),
    )
    if (rows.length) blocks.push({ kind: 'table', rows, header: rows.length > 1, page })
  }
  return blocks
}

const paragraph = (p: Xml): string => all(p, 'a:t').map(textIn).join('').trim()

function notesOf(parts: Record<string, Uint8Array>, slide: string): string {
  const rels = parts[slide.replace('slides/', 'slides/_rels/') + '.rels']
  const target =
    rels &&
    all(parseXml(rels), 'Relationship').find((r) => (r.attribs['Type'] ?? '').endsWith('notesSlide'))?.attribs['Target']
  const notes = target ? parts[`ppt/${target.replace('../', '')}`] : undefined
  if (!notes) return ''
  const shapes = all(parseXml(notes), 'p:sp').filter((s) => all(s, 'p:ph')[0]?.attribs['type'] === 'body')
  return shapes
    .flatMap((s) => all(s, 'a:p').map(paragraph))
    .filter(Boolean)
    .join('\n')
}

/** In the order of the presentation, which is not the order of the file names. */
function slideNames(parts: Record<string, Uint8Array>): string[] {
  const rels = parts['ppt/_rels/presentation.xml.rels']
  const targets = new Map(
    rels
      ? all(parseXml(rels), 'Relationship').map((r) => [
          r.attribs['Id'] ?? '',
          `ppt/${(r.attribs['Target'] ?? '').replace(/^\/?(?:ppt\/)?/, '')}`,
        ])
      : [],
  )
  const ids = all(parseXml(parts['ppt/presentation.xml']!), 'p:sldId').map(
    (s) => targets.get(s.attribs['r:id'] ?? '') ?? '',
  )
  return ids.filter(Boolean)
}
