// `yiju kb`: add documents, search them, ask them, see what is there.
import type { Command } from 'commander'
import { dateIn, stopwatch, systemClock } from '../kernel/clock.ts'
import { ask } from '../knowledge/answer.ts'
import { removeDocuments } from '../knowledge/ingest.ts'
import { search } from '../knowledge/search.ts'
import { addPaths } from './kb-add.ts'
import { eachQuestion, print } from './kb-lines.ts'
import { withKb, type Kb, type KbOptions } from './kb-open.ts'
import { Usage } from './usage.ts'

const common = (command: Command) =>
  command.option('--data <dir>', 'directory of the embedded database').option('--org <key>', 'the organisation')

export function registerKb(program: Command): void {
  const kb = program.command('kb').description('add documents, search them, ask them')

  common(kb.command('add'))
    .description(
      'add files or folders (md html txt pdf docx xlsx pptx csv eml), or a .jsonl list of texts; unchanged content is not read again',
    )
    .argument('<path...>', 'files, folders, lists')
    .option('--acl <group...>', 'who may read: everyone (the default), department:ID, role:NAME, person:ID')
    .option('--ocr', 'read scanned pages with tesseract (slow)')
    .action(async (paths: string[], options: KbOptions & { acl?: string[]; ocr?: boolean }) => {
      const report = await withKb(options, (opened) => addPaths(opened, paths, options))
      await print(report)
      // Something is wrong with some of what was given; the rest is in.
      process.exitCode = report.problems.length > 0 ? 1 : 0
    })

  common(kb.command('search'))
    .description('questions in, passages out, best first')
    .argument('[question]', 'one question')
    .option('--jsonl <file>', 'lines of {"id","question"}; - reads standard input')
    .option('--top <n>', 'how many', '10')
    .option('--as <person>', 'read as this person; else what everybody may read')
    .action(async (question: string | undefined, options: KbOptions & { jsonl?: string; top: string; as?: string }) => {
      const top = Number(options.top)
      if (!Number.isInteger(top) || top < 1 || top > 1000) throw new Usage('--top takes a whole number from 1 to 1000')
      await answerAll(options, question, (opened, reader) => async (line) => {
        const elapsed = stopwatch()
        const found = await search(opened.library, line, reader, { top })
        return {
          hits: found.hits.map((h) => ({ doc: h.passage.document, passage: h.passage.id, score: round(h.score) })),
          ms: round(elapsed()),
        }
      })
    })

  common(kb.command('ask'))
    .description('questions in, answers with their sources out; null where the documents do not say')
    .argument('[question]', 'one question')
    .option('--jsonl <file>', 'lines of {"id","question"}; - reads standard input')
    .option('--as <person>', 'ask as this person; else what everybody may read')
    .action(async (question: string | undefined, options: KbOptions & { jsonl?: string; as?: string }) => {
      await answerAll(options, question, (opened, reader) => async (line) => {
        const elapsed = stopwatch()
        const { answer, citations, confidence } = await ask(opened.library, line, reader)
        return {
          answer,
          citations: citations.map((c) => ({ doc: c.document, quote: c.quote })),
          confidence: round(confidence),
          ms: round(elapsed()),
        }
      })
    })

  common(kb.command('status'))
    .description('what is in the index, and what is wrong with its sources')
    .option('--json', 'as one JSON object')
    .action(async (options: KbOptions & { json?: boolean }) => {
      const status = await withKb(options, statusOf)
      if (options.json) return print(status)
      process.stdout.write(
        `${status.documents} documents, ${status.passages} passages (zh ${status.languages.zh}, en ${status.languages.en}), ${status.sources.length} sources\n`,
      )
      for (const s of status.sources)
        process.stdout.write(
          `${s.state.padEnd(8)} ${s.documents} documents  ${s.location}${s.problems.map((p) => `\n         ${p.location}: ${p.why}`).join('')}\n`,
        )
      for (const d of status.stale)
        process.stdout.write(`to review since ${d.reviewOn}: ${d.id} (${d.owner ?? 'no owner'})\n`)
      return undefined
    })

  common(kb.command('remove'))
    .description('take documents out of the index, at once')
    .argument('<document...>', 'their ids, as status and search print them')
    .action(async (ids: string[], options: KbOptions) => {
      await print(
        await withKb(options, async ({ store }) => {
          const known = new Set((await store.documents()).map((d) => d.id))
          await removeDocuments(
            { store },
            ids.filter((id) => known.has(id)),
          )
          const missing = ids.filter((id) => !known.has(id))
          if (missing.length) process.exitCode = 1
          return { removed: ids.length - missing.length, missing }
        }),
      )
    })
}

async function statusOf({ store }: Kb) {
  const [documents, sources] = await Promise.all([store.documents(), store.sources()])
  const today = dateIn(systemClock.now(), 'UTC').toString()
  return {
    documents: documents.length,
    passages: documents.reduce((n, d) => n + d.passages, 0),
    languages: {
      zh: documents.filter((d) => d.language === 'zh').length,
      en: documents.filter((d) => d.language === 'en').length,
    },
    sources: sources.map((s) => ({
      location: s.location,
      kind: s.kind,
      state: s.state,
      documents: documents.filter((d) => d.source === s.id).length,
      problems: s.problems,
      checkedAt: s.checkedAt?.toString() ?? null,
    })),
    stale: documents
      .filter((d) => d.reviewOn !== undefined && d.reviewOn < today)
      .map((d) => ({ id: d.id, title: d.title, owner: d.owner ?? null, reviewOn: d.reviewOn })),
  }
}

async function answerAll(
  options: KbOptions & { jsonl?: string; as?: string },
  question: string | undefined,
  work: (kb: Kb, reader: ReadonlySet<string>) => (question: string) => Promise<object>,
): Promise<void> {
  if ((question === undefined) === (options.jsonl === undefined))
    throw new Usage('give one question, or --jsonl FILE with {"id","question"} lines')
  await withKb(options, async (opened) => {
    await opened.library.refresh((done) => process.stderr.write(`index: ${done} passages\r`))
    const reader = opened.readerOf(options.as)
    await warm(opened, reader)
    const answer = work(opened, reader)
    if (question !== undefined) await print({ id: null, ...(await answer(question)) })
    else if (options.jsonl && (await eachQuestion(options.jsonl, (line) => answer(line.question))) > 0)
      process.exitCode = 1
  })
}

const round = (n: number) => Math.round(n * 10_000) / 10_000

/** Dictionaries are read before the first question, so that no answer pays for them. */
async function warm({ library }: Kb, reader: ReadonlySet<string>): Promise<void> {
  await library.read('报销', reader)
  await library.read('how are expenses paid', reader)
}
