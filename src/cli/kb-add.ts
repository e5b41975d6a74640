// `yiju kb add`: tells folders from lists, hands each to its source, shows progress, and tells what happened.
import fs from 'node:fs'
import path from 'node:path'
import { createFolderSource } from '../adapters/readers/folder.ts'
import { createListSource } from '../adapters/readers/list.ts'
import { createReaders } from '../adapters/readers/readers.ts'
import type { Desk } from '../assistant/knowledge/desk.ts'
import { gather } from '../assistant/knowledge/gather.ts'
import { stopwatch, systemClock } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import { emptyReport, type IngestReport } from '../knowledge/ingest.ts'
import type { StoredSource } from '../knowledge/source.ts'

export type AddReport = IngestReport & { ms: number }

export interface AddOptions {
  acl?: readonly string[]
  ocr?: boolean
  /** The machine whose folders these are; left out: read once, and not looked after. */
  host?: string
}

export async function addPaths(desk: Desk, paths: readonly string[], options: AddOptions): Promise<AddReport> {
  for (const given of paths) if (!fs.existsSync(given)) throw new Fault('not-found', `there is no ${given}`)
  const elapsed = stopwatch()
  const total = emptyReport()
  const readers = createReaders(options.ocr ? { ocr: true } : {})
  try {
    for (const given of paths) {
      const source = await sourceFor(desk, path.resolve(given), options)
      const from =
        source.kind === 'list'
          ? createListSource(source.location)
          : createFolderSource({ path: source.location, known: () => desk.documents() })
      const progress = ({ done, passages }: { done: number; passages: number }) =>
        process.stderr.write(
          `${given}: ${done} documents, ${passages} new passages (${Math.round(elapsed() / 1000)} s)\n`,
        )
      const tools = { kept: desk, sources: desk.sources, readers, clock: systemClock, progress }
      const report = await gather({ ...tools, renewAcl: options.acl !== undefined }, source, from)
      for (const p of report.problems) process.stderr.write(`${p.location}: ${p.why}\n`)
      for (const key of ['added', 'changed', 'unchanged', 'removed', 'passages'] as const) total[key] += report[key]
      total.problems.push(...report.problems)
    }
    await desk.fill?.()
  } finally {
    await readers.close()
  }
  return { ...total, ms: Math.round(elapsed()) }
}

/** Added again it keeps what was said of it before, unless it is said anew. */
async function sourceFor(desk: Desk, full: string, { acl, ocr, host }: AddOptions): Promise<StoredSource> {
  const before = await desk.sources.find(full)
  const folder = fs.statSync(full).isDirectory()
  const list = !folder && /\.(?:jsonl|ndjson)$/i.test(full)
  const { host: _host, ...kept } = before?.settings ?? {}
  return {
    id: full,
    kind: folder ? 'folder' : list ? 'list' : 'file',
    location: full,
    state: 'reading',
    problems: [],
    settings: {
      ...kept,
      ...(acl ? { acl } : {}),
      ...(ocr ? { ocr } : {}),
      // A list is often made once and deleted; folders and files are looked after.
      ...(host && !list ? { host } : {}),
    },
  }
}
