// A folder, or one file, as a source: what can be read in it, and a watch that tells when something changed.
import fs from 'node:fs'
import path from 'node:path'
import { watch } from 'chokidar'
import { Fault } from '../../kernel/fault.ts'
import { hashOf } from '../../knowledge/prepare.ts'
import type { KnowledgeSource, Loaded, SourceNews } from '../../knowledge/source.ts'
import { canRead } from './read.ts'
import { LIMITS } from './readers.ts'

export interface FolderSource {
  /** Absolute. */
  path: string
  /** Documents that are there already, from any source: two files of one name in different places are two documents. */
  known(): Promise<readonly { id: string; location: string }[]>
}

/** Stays open as long as it is watched: a file whose size and time are the same is not read again. */
export function createFolderSource({ path: full, known }: FolderSource): KnowledgeSource {
  const seen = new Map<string, { stamp: string; hash: string }>()
  return {
    read: () => ({ news: newsOf(full, known, seen), end: () => ({ complete: true }) }),
    watch: (changed) => watchPath(full, changed),
  }
}

async function* newsOf(
  full: string,
  known: FolderSource['known'],
  seen: Map<string, { stamp: string; hash: string }>,
): AsyncGenerator<SourceNews> {
  const stat = fs.statSync(full, { throwIfNoEntry: false })
  // A disk that is not there today must not empty the index.
  if (!stat && !isDirectory(path.dirname(full))) throw new Fault('not-found', `there is no ${full} on this machine now`)
  if (!stat) {
    if (path.extname(full) === '') throw new Fault('not-found', `the folder ${full} is not there any more`)
    return
  }
  const folder = stat.isDirectory()
  const owners = new Map((await known()).map((d) => [d.id, d.location]))
  for (const entry of folder ? walk(full) : [{ file: full }]) {
    if ('problem' in entry) {
      yield entry
      continue
    }
    const { file } = entry
    const short = folder ? path.join(path.basename(full), path.relative(full, file)) : path.basename(file)
    const id = (owners.get(short) ?? file) === file ? short : file
    owners.set(id, file)
    try {
      yield { item: { id, location: file, hash: hash(file, seen), load: async () => load(file) } }
    } catch (error) {
      // It went while we walked, or is not ours to open: the others are.
      yield { problem: { location: file, why: error instanceof Error ? error.message : 'cannot be opened' } }
    }
  }
}

const isDirectory = (at: string) => fs.statSync(at, { throwIfNoEntry: false })?.isDirectory() ?? false
const tooLarge = (size: number) =>
  `the file has ${Math.round(size / 1048576)} MB; ${Math.round(LIMITS.size / 1048576)} MB is the most`

function load(file: string): Loaded {
  const { size } = fs.statSync(file)
  return size > LIMITS.size ? { why: tooLarge(size) } : { file: { name: file, bytes: fs.readFileSync(file) } }
}

function hash(file: string, seen: Map<string, { stamp: string; hash: string }>): string {
  const { size, mtimeMs, ctimeMs } = fs.statSync(file)
  const stamp = `${size} ${mtimeMs} ${ctimeMs}`
  const known = seen.get(file)
  if (known?.stamp === stamp) return known.hash
  const made = size > LIMITS.size ? `size ${size}` : hashOf(fs.readFileSync(file))
  seen.set(file, { stamp, hash: made })
  return made
}

/** Hidden files, and the ~$ files Word leaves beside an open document. */
const isHidden = (name: string) => /^[.~]/.test(name) || name === 'node_modules'

function* walk(folder: string): Generator<{ file: string } | { problem: { location: string; why: string } }> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isHidden(entry.name)) continue
    const inner = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(inner)
    else if (entry.isFile() && canRead(entry.name)) yield { file: inner }
    else if (entry.isFile() && /\.(?:docm?|rtf|pages|key|numbers|xls|ppt|odt|wps)$/i.test(entry.name))
      yield {
        problem: { location: inner, why: 'files of this kind are not read: save it as docx, xlsx, pptx or pdf' },
      }
  }
}

/** One call for all that changes within half a second: an editor writes a file in several steps, a copy brings hundreds. */
const QUIET_MS = 500

function watchPath(full: string, changed: () => void): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(full, {
    ignoreInitial: true,
    ignored: (at) => at !== full && isHidden(path.basename(at)),
    // A large file is being copied for a while.
    awaitWriteFinish: { stabilityThreshold: 300, pollInterval: 100 },
  })
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(changed, QUIET_MS)
  })
  // Too many files for this machine's watches: the hourly look still finds the changes.
  watcher.on('error', () => {})
  return async () => {
    clearTimeout(timer)
    await watcher.close()
  }
}
