// Small paper: a doctor's note or a receipt as a one-page PDF, so that attachments in the demo can be opened.
import type { Instant } from '../kernel/clock.ts'
import { newId } from '../kernel/ids.ts'
import type { Person } from '../people/organisation.ts'
import type { DemoFile } from './plan/year.ts'
import type { Random } from './random.ts'

export const notePdf = (random: Random, owner: Person, at: Instant): DemoFile =>
  paper(random, owner, at, owner.locale === 'zh' ? '病假条.pdf' : "doctor's note.pdf", [
    "Doctor's note (demo)",
    'Rest advised.',
  ])

export const receiptPdf = (random: Random, owner: Person, at: Instant, total: string): DemoFile =>
  paper(random, owner, at, owner.locale === 'zh' ? '发票.pdf' : 'receipt.pdf', ['Receipt (demo)', `Total ${total}`])

function paper(random: Random, owner: Person, at: Instant, name: string, lines: readonly string[]): DemoFile {
  const bytes = pdf([...lines, at.toString().slice(0, 10)])
  return {
    ref: { file: newId(at, random.bytes(10)), name, size: bytes.length, type: 'application/pdf' },
    owner: owner.id,
    bytes,
    at,
  }
}

/** The least a PDF reader accepts; Latin letters only, the standard font has no others. */
function pdf(lines: readonly string[]): Uint8Array {
  const text = lines.map((line) => `(${line.replace(/[\\()]/g, String.raw`\$&`)}) Tj 0 -22 Td`).join('\n')
  const content = `BT /F1 14 Tf 36 150 Td\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let out = '%PDF-1.4\n'
  const starts = objects.map((object, i) => {
    const start = out.length
    out += `${i + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.map((s) => `${String(s).padStart(10, '0')} 00000 n \n`).join('')}`
  out += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}
