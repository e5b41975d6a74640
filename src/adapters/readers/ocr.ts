// Scanned pages through Debian's tesseract, where it is installed: 10 s a page, about one character in twenty wrong.
import { execFile } from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Refused } from './refused.ts'

const run = promisify(execFile)
const TIMEOUT = 120_000

export async function ocrPage(pdf: Uint8Array, page: number): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'yiju-ocr-'))
  try {
    await fs.writeFile(path.join(folder, 'in.pdf'), pdf)
    await tool(
      'pdftoppm',
      ['-r', '200', '-gray', '-png', '-f', String(page), '-l', String(page), '-singlefile', 'in.pdf', 'page'],
      folder,
    )
    const { stdout } = await tool('tesseract', ['page.png', '-', '-l', await languages()], folder)
    return stdout.replace(/(?<=[\u2e80-\u9fff，。、；：]) +(?=[\u2e80-\u9fff，。、；：])/g, '')
  } finally {
    await fs.rm(folder, { recursive: true, force: true })
  }
}

let known: string | undefined
async function languages(): Promise<string> {
  if (known) return known
  const { stdout } = await tool('tesseract', ['--list-langs'], os.tmpdir())
  const wanted = ['chi_sim', 'chi_tra', 'eng'].filter((l) => stdout.includes(l))
  return (known = wanted.length ? wanted.join('+') : 'eng')
}

async function tool(name: string, args: readonly string[], cwd: string): Promise<{ stdout: string }> {
  try {
    return await run(name, [...args], { cwd, timeout: TIMEOUT, maxBuffer: 64 * 1024 * 1024 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Refused(
        'needs-ocr',
        `the pages are pictures (scanned) and ${name} is not installed (Debian: apt-get install tesseract-ocr tesseract-ocr-chi-sim poppler-utils)`,
      )
    throw new Refused('corrupt', `the scanned page could not be read by ${name}`)
  }
}
