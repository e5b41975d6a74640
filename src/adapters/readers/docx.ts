// Word documents through mammoth: headings (also those of WPS), lists and tables become HTML, and HTML becomes blocks.
import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { ReadDocument } from '../../knowledge/document.ts'
import { blocksOfHtml } from './html.ts'
import { Refused } from './refused.ts'
import { unzip } from './zip.ts'

const LEVELS = [1, 2, 3, 4, 5, 6]
// mammoth knows "Heading 1" only; WPS and Chinese Word write 标题 1.
const STYLES = [
  ...LEVELS.flatMap((n) => [
    `p[style-name='标题 ${n}'] => h${n}:fresh`,
    `p[style-name='标题${n}'] => h${n}:fresh`,
    `p[style-name='heading ${n}'] => h${n}:fresh`,
  ]),
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
]

export async function readDocx(bytes: Uint8Array): Promise<ReadDocument> {
  // Unpacked under our limits and packed again without pictures: mammoth itself has no limits.
  const parts = unzip(bytes, (name) => /\.(?:xml|rels)$/.test(name))
  if (!parts['word/document.xml']) throw new Refused('corrupt', 'the file is damaged: it holds no Word text')
  // Text in white or marked as hidden is not shown to a reader, so it is not read either.
  parts['word/document.xml'] = withoutHidden(parts['word/document.xml'])
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
    { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  )
  return blocksOfHtml(value)
}

function withoutHidden(xml: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(xml)
  const shown = text.replace(
    /<w:r(?: [^>]*)?>(?:(?!<\/w:r>)[\s\S])*?<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*?<w:(?:vanish\s*\/|vanish w:val="(?:1|true)"\s*\/|color w:val="FFFFFF"[^>]*\/)>(?:(?!<\/w:r>)[\s\S])*?<\/w:r>/gi,
    '',
  )
  return new TextEncoder().encode(shown)
}
