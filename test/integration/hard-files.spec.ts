// Files as people really have them: scanned, locked, broken, huge and hostile, all in one folder; each is named with its reason, and the rest goes in.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/adapters/readers/read.ts'
import { createReaders, LIMITS } from '../../src/adapters/readers/readers.ts'
import { addPaths, type AddReport } from '../../src/cli/kb-add.ts'
import { withDesk } from '../../src/cli/kb-open.ts'
import { launchBrowser } from '../e2e/browser.ts'
import { createTestDataDir } from '../kit/database.ts'

const folders: string[] = []
afterAll(() => folders.forEach((f) => fs.rmSync(f, { recursive: true, force: true })))
const folder = () => {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-hard-'))
  folders.push(made)
  return made
}

/** A PDF of these objects, with what the trailer says beyond its root. */
function pdf(objects: readonly (string | Buffer)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let at = parts[0]!.length
  const put = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  objects.forEach((object, i) => {
    offsets.push(at)
    put(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]))
  })
  const start = at
  const table = offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')
  put(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`,
    ),
  )
  return Buffer.concat(parts)
}

const stream = (dictionary: string, bytes: Buffer) =>
  Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])

const page = (contents: Buffer, resources: string) => [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${resources} >> >>`,
  stream('', contents),
]

/** A page that is one picture, as a scanner makes it. */
const scan = (jpeg: Buffer, width: number, height: number) =>
  pdf([
    ...page(Buffer.from('q 595 0 0 842 0 0 cm /I Do Q'), '/XObject << /I 5 0 R >>'),
    stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      jpeg,
    ),
  ])

/** Locked with a password that is not the empty one. */
const locked = () =>
  pdf(
    [
      ...page(Buffer.from('BT /F1 12 Tf 72 700 Td (secret) Tj ET'), ''),
      `<< /Filter /Standard /V 1 /R 2 /P -44 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
    ],
    `/Encrypt 5 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`,
  )

const MB = 1024 * 1024

describe('a folder of them', () => {
  let report: AddReport
  let why: Record<string, string>
  let documents: number
  beforeAll(async () => {
    const [papers, data] = [folder(), await createTestDataDir()]
    folders.push(data)
    const put = (name: string, bytes: Uint8Array | string) => fs.writeFileSync(path.join(papers, name), bytes)
    put('good.md', '# 年假\n\n年假十天。')
    put('locked.pdf', locked())
    put(
      'locked.docx',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(4096)]),
    )
    put('cut.pdf', '%PDF-1.7\n1 0 obj\n<< /Type')
    put('cut.xlsx', Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })).subarray(0, 60))
    put('bomb.docx', zipSync({ 'word/document.xml': new Uint8Array(200 * MB) }, { level: 9 }))
    put(
      'many.pptx',
      zipSync(Object.fromEntries(Array.from({ length: 21_000 }, (_, n) => [`ppt/x${n}`, new Uint8Array(0)]))),
    )
    put('huge.txt', '')
    fs.truncateSync(path.join(papers, 'huge.txt'), 200 * MB)
    put('deep.md', `${'>'.repeat(50_000)} 年假`)
    put('brackets.md', `${'['.repeat(60_000)}年假${']'.repeat(60_000)}`)
    put('nul.txt', Buffer.concat([Buffer.from('病假要证明。'), Buffer.from([0, 0, 0])]))
    put('empty.csv', '')
    put('old.xls', 'x')
    put('tool.exe', 'MZ')
    put('last.md', '# 班车\n\n班车七点发车。')
    report = await withDesk({ data }, async (desk) => {
      const made = await addPaths(desk, [papers], {})
      documents = (await desk.documents()).length
      return made
    })
    why = Object.fromEntries(report.problems.map((p) => [path.basename(p.location), p.why]))
  }, 300_000)

  test.each([
    ['locked.pdf', 'password'],
    ['locked.docx', 'password'],
    ['cut.pdf', 'damaged'],
    ['cut.xlsx', 'damaged'],
    ['bomb.docx', 'far more than a document'],
    ['many.pptx', 'far more than a document'],
    ['huge.txt', '200 MB'],
    ['empty.csv', 'no text'],
    ['old.xls', 'save it as'],
  ])('%s is refused: %s', (name, reason) => expect(why[name]).toContain(reason))

  test('the rest is in, and what is only ugly is read or named', () => {
    expect(why).not.toHaveProperty('good.md')
    expect(why).not.toHaveProperty('last.md')
    expect(why).not.toHaveProperty('nul.txt')
    // Whatever becomes of them, nobody waits for them for ever.
    const ugly = ['deep.md', 'brackets.md'].filter((name) => !(name in why)).length
    expect(documents).toBe(3 + ugly)
    expect(report.ms).toBeLessThan(120_000)
  })
})

test('a file that takes longer than it may is left, and the next one is read by a fresh thread', async () => {
  const readers = createReaders({}, { ...LIMITS, ms: 3000 })
  const deep = `<html><body>${'<div>'.repeat(200_000)}年假${'</div>'.repeat(200_000)}</body></html>`
  const [slow, next] = await Promise.all([
    readers.read({ name: 'deep.html', bytes: strToU8(deep) }),
    readers.read({ name: 'next.txt', bytes: strToU8('班车七点发车。') }),
  ])
  expect(slow).toMatchObject({ ok: false, problem: 'too-slow' })
  expect(next).toMatchObject({ ok: true })
  await readers.close()
})

const TEXT = [
  '员工每年享有十天带薪年假',
  '当年未休完的年假可以顺延至次年三月',
  '申请年假需要提前三个工作日提交',
  'Annual leave is paid in full',
]
const missing = ['tesseract', 'pdftoppm'].filter((tool) => {
  try {
    execFileSync('which', [tool])
    return false
  } catch {
    return true
  }
})
const browser = missing.length === 0 ? await launchBrowser() : undefined
if (missing.length > 0)
  process.stderr.write(
    `\nOCR NOT TESTED: ${missing.join(' and ')} not installed (apt-get install tesseract-ocr tesseract-ocr-chi-sim poppler-utils)\n\n`,
  )
else if (!browser) process.stderr.write('\nOCR NOT TESTED: no Chromium to draw a page with\n\n')

describe.skipIf(!browser)('a scanned page', () => {
  let scanned: Uint8Array
  beforeAll(async () => {
    const tab = await browser!.newPage({ viewport: { width: 1240, height: 1754 } })
    await tab.setContent(
      `<body style="margin:140px;font:44px/2.2 'Noto Serif CJK SC'">${TEXT.map((t) => `<p>${t}。</p>`).join('')}</body>`,
    )
    const jpeg = await tab.screenshot({ type: 'jpeg', quality: 85 })
    await browser!.close()
    scanned = scan(jpeg, 1240, 1754)
  })

  test('is read with tesseract when that is asked for, nearly letter for letter', { timeout: 180_000 }, async () => {
    const result = await read('scan.pdf', scanned, { ocr: true })
    expect(result).toMatchObject({ ok: true })
    const text = JSON.stringify(result).replace(/\s/g, '')
    const letters = TEXT.join('').replace(/\s/g, '')
    const wrong = [...letters].filter((letter) => !text.includes(letter)).length
    expect(wrong / letters.length).toBeLessThan(0.06)
    expect(text).toContain('十天带薪年假')
  })

  test('says how it could be read when that is not asked for', async () => {
    expect(await read('scan.pdf', scanned)).toMatchObject({
      ok: false,
      problem: 'needs-ocr',
      why: expect.stringContaining('apt-get install tesseract-ocr'),
    })
  })
})

test('asked for where tesseract is not installed, the reason names the packages', async () => {
  const before = process.env['PATH']
  process.env['PATH'] = folder()
  try {
    const blank = pdf(page(Buffer.from(''), ''))
    expect(await read('scan.pdf', blank, { ocr: true })).toMatchObject({
      ok: false,
      problem: 'needs-ocr',
      why: expect.stringMatching(/pdftoppm is not installed .*apt-get install/),
    })
  } finally {
    process.env['PATH'] = before
  }
})
