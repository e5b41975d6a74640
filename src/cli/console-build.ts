// Builds the web app when it is missing or older than its sources; a stamp of their content decides, not clocks.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { stopwatch } from '../kernel/clock.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const consoleDir = path.join(root, 'dist/console')

/** What the built app depends on: its own rooms, the types it is checked against, and the packages. */
const SOURCES = ['src/console', 'src/locales', 'src/http/contract.ts', 'vite.config.ts', 'package-lock.json']

export async function ensureConsole(say: (line: string) => void): Promise<void> {
  const stampFile = path.join(consoleDir, '.stamp')
  const stamp = stampOf(SOURCES.map((s) => path.join(root, s)))
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return
  say('building the web app (once) …')
  const time = stopwatch()
  const { build } = await import('vite')
  await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'error' })
  compress(path.join(consoleDir, 'assets'))
  fs.writeFileSync(stampFile, stamp)
  say(`web app built in ${(time() / 1000).toFixed(1)} s`)
}

/** A third of the bytes over the wire; done once, not on each request. */
function compress(dir: string): void {
  for (const file of fs.readdirSync(dir).filter((f) => /\.(?:js|css|svg)$/.test(f))) {
    const bytes = fs.readFileSync(path.join(dir, file))
    if (bytes.length > 1_000) fs.writeFileSync(path.join(dir, `${file}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

function stampOf(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    if (!fs.existsSync(source)) continue
    const files = fs.statSync(source).isDirectory()
      ? fs
          .readdirSync(source, { recursive: true, encoding: 'utf8' })
          .map((f) => path.join(source, f))
          .filter((f) => fs.statSync(f).isFile())
          .sort()
      : [source]
    for (const file of files) hash.update(path.relative(root, file)).update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}
