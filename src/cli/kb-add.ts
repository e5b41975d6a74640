// `yiju kb add`: walks paths, tells folders from lists, hands every file to its reader, and tells what happened.
import fs from 'node:fs'
import path from 'node:path'
import { readList } from '../adapters/readers/list.ts'
import { systemClock } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import { emptyReport, ingest, type Incoming, type IngestReport } from '../knowledge/ingest.ts'
import { hashOf } from '../knowledge/prepare.ts'
import type { Kb } from './kb-open.ts'

export type AddReport = Omit<IngestReport, 'problems'> & { problems: { location: string; why: string; refused?: boolean }[]; ms: number }

export async function addPaths(kb: Kb, paths: readonly string[], options: { acl?: readonly string[]; ocr?: boolean }): Promise<AddReport> {
  for (const given of paths) if (!fs.existsSync(given)) throw new Fault('not-found', `there is no ${given}`)
  const started = performance.now()
  const total = emptyReport()
  for (const given of paths) {
    const full = path.resolve(given)
    const problems: IngestReport['problems'] = []
    const report = await ingest(
      { store: kb.store, clock: systemClock, progress: ({ done, passages }) => process.stderr.write(`${given}: ${done} documents, ${passages} new passages\n`) },
      fromList(full, options.acl ?? [], problems),
    )
    for (const key of ['added', 'changed', 'unchanged', 'removed', 'passages'] as const) total[key] += report[key]
    total.problems.push(...report.problems, ...problems)
  }
  return { ...total, ms: Math.round(performance.now() - started) }
}

async function* fromList(file: string, acl: readonly string[], problems: IngestReport['problems']): AsyncGenerator<Incoming> {
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
      load: async () => ({ ok: true, document: { ...(item.title ? { title: item.title } : {}), ...(item.language ? { language: item.language } : {}), blocks: [{ kind: 'paragraph', text: item.text }] } }),
    }
  }
}

/** A list holds ready passages: they are cut only when they are far too long (1,200 characters, 600 words). */
const WHOLE = 1200
