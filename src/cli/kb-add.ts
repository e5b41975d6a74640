// `yiju kb add`: walks paths, tells folders from lists, hands every file to its reader, and tells what happened.
import fs from 'node:fs'
import path from 'node:path'
import { readList } from '../adapters/readers/list.ts'
import { blocksOfMarkdown } from '../adapters/readers/markdown.ts'
import { canRead } from '../adapters/readers/read.ts'
import { createReaders, LIMITS } from '../adapters/readers/readers.ts'
import { stopwatch, systemClock } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import { emptyReport, ingest, removeDocuments, type Incoming, type IngestReport } from '../knowledge/ingest.ts'
import type { Readers, StoredSource } from '../knowledge/ports.ts'
import { hashOf } from '../knowledge/prepare.ts'
import type { Kb } from './kb-open.ts'

export type AddReport = IngestReport & { ms: number }

export async function addPaths(
  kb: Kb,
  paths: readonly string[],
  options: { acl?: readonly string[]; ocr?: boolean },
): Promise<AddReport> {
  for (const given of paths) if (!fs.existsSync(given)) throw new Fault('not-found', `there is no ${given}`)
  const elapsed = stopwatch()
  const total = emptyReport()
  const readers = createReaders(options.ocr ? { ocr: true } : {})
  try {
    for (const given of paths) {
      const report = await addPath(kb, path.resolve(given), given, options.acl ?? [], readers)
      for (const key of ['added', 'changed', 'unchanged', 'removed', 'passages'] as const) total[key] += report[key]
      total.problems.push(...report.problems)
    }
  } finally {
    await readers.close()
  }
  return { ...total, ms: Math.round(elapsed()) }
}

async function addPath(
  kb: Kb,
  full: string,
  shown: string,
  acl: readonly string[],
  readers: Readers,
): Promise<IngestReport> {
  const problems: IngestReport['problems'] = []
  const folder = fs.statSync(full).isDirectory()
  const list = !folder && /\.(?:jsonl|ndjson)$/i.test(full)
  const source: StoredSource = {
    id: full,
    kind: folder ? 'folder' : list ? 'list' : 'file',
    location: full,
    state: 'reading',
    problems: [],
  }
  await kb.store.saveSource(source)
  const seen = new Set<string>()
  const incoming = list
    ? fromList(full, acl, problems)
    : fromFiles(await kb.store.documents(), filesIn(full, problems), { full, folder, acl, readers, seen })
  const report = await ingest(
    {
      store: kb.store,
      clock: systemClock,
      progress: ({ done, passages }) => process.stderr.write(`${shown}: ${done} documents, ${passages} new passages\n`),
    },
    incoming,
  )
  if (folder) {
    // What is no longer in the folder is no longer in the index; a file that could not be read this time stays as it was.
    const gone = (await kb.store.documents()).filter((d) => d.source === full && !seen.has(d.id)).map((d) => d.id)
    await removeDocuments({ store: kb.store }, gone)
    report.removed += gone.length
  }
  report.problems.push(...problems)
  for (const p of report.problems) process.stderr.write(`${p.location}: ${p.why}\n`)
  await kb.store.saveSource({
    ...source,
    state: report.problems.length > 0 && report.added + report.changed + report.unchanged === 0 ? 'failed' : 'ok',
    problems: report.problems.slice(0, 200),
    checkedAt: systemClock.now(),
  })
  return report
}

async function* fromList(
  file: string,
  acl: readonly string[],
  problems: IngestReport['problems'],
): AsyncGenerator<Incoming> {
  for await (const item of readList(file)) {
    if ('why' in item) {
      problems.push({ location: `${file}:${item.line}`, why: item.why })
      continue
    }
    yield {
      id: item.id,
      location: item.id,
      source: file,
      acl: item.acl ?? acl,
      hash: hashOf(item.raw),
      whole: WHOLE,
      load: async () => ({
        ok: true,
        document: {
          ...documentOf(item.text),
          ...(item.title ? { title: item.title } : {}),
          ...(item.language ? { language: item.language } : {}),
        },
      }),
    }
  }
}

/** A list holds ready passages: they are cut only when they are far too long (1,200 characters, 600 words); then their headings guide the knife. */
const WHOLE = 1200
const documentOf = (text: string) =>
  text.length > WHOLE && /^#{1,4} \S/m.test(text)
    ? { blocks: blocksOfMarkdown(text).blocks }
    : { blocks: [{ kind: 'paragraph' as const, text }] }

async function* fromFiles(
  known: readonly { id: string; location: string }[],
  files: Iterable<string>,
  {
    full,
    folder,
    acl,
    readers,
    seen,
  }: { full: string; folder: boolean; acl: readonly string[]; readers: Readers; seen: Set<string> },
): AsyncGenerator<Incoming> {
  const owners = new Map(known.map((d) => [d.id, d.location]))
  for (const file of files) {
    const short = folder ? path.join(path.basename(full), path.relative(full, file)) : path.basename(file)
    // Two files of one name in different places are two documents.
    const id = (owners.get(short) ?? file) === file ? short : file
    owners.set(id, file)
    seen.add(id)
    const size = fs.statSync(file).size
    const bytes = size <= LIMITS.size ? fs.readFileSync(file) : undefined
    yield {
      id,
      location: file,
      source: full,
      acl,
      hash: bytes ? hashOf(bytes) : `size ${size}`,
      load: async () =>
        bytes
          ? readers.read({ name: file, bytes })
          : {
              ok: false,
              why: `the file has ${Math.round(size / 1048576)} MB; ${Math.round(LIMITS.size / 1048576)} MB is the most`,
            },
    }
  }
}

function* filesIn(full: string, problems: IngestReport['problems']): Generator<string> {
  if (!fs.statSync(full).isDirectory()) {
    yield full
    return
  }
  for (const entry of fs.readdirSync(full, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    // Hidden files, and the ~$ files Word leaves beside an open document.
    if (/^[.~]/.test(entry.name) || entry.name === 'node_modules') continue
    const inner = path.join(full, entry.name)
    if (entry.isDirectory()) yield* filesIn(inner, problems)
    else if (entry.isFile() && canRead(entry.name)) yield inner
    else if (entry.isFile() && /\.(?:docm?|rtf|pages|key|numbers|xls|ppt|odt|wps)$/i.test(entry.name))
      problems.push({ location: inner, why: 'files of this kind are not read: save it as docx, xlsx, pptx or pdf' })
  }
}
