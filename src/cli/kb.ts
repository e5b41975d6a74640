// `yiju kb`: add documents, search them, ask them, see what is there.
import type { Command } from 'commander'
import type { Desk } from '../assistant/knowledge/desk.ts'
import { removeDocuments } from '../knowledge/ingest.ts'
import { hostOf } from '../documents.ts'
import { configFor } from './connect.ts'
import { addPaths, type AddOptions } from './kb-add.ts'
import { eachQuestion, print } from './kb-lines.ts'
import { withDesk, type KbOptions } from './kb-open.ts'
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
    .option('--no-watch', 'read once: a running server does not look after it by itself')
    .action(async (paths: string[], options: KbOptions & Pick<AddOptions, 'acl' | 'ocr'> & { watch: boolean }) => {
      const { watch, acl, ocr, data } = options
      const host = watch ? { host: hostOf(configFor(data)) } : {}
      const report = await withDesk(options, (desk) =>
        addPaths(desk, paths, { ...host, ...(acl ? { acl } : {}), ...(ocr ? { ocr } : {}) }),
      )
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
      await answerAll(options, question, (desk, line, reader) => desk.search(line, reader, top))
    })

  common(kb.command('ask'))
    .description('questions in, answers with their sources out; null where the documents do not say')
    .argument('[question]', 'one question')
    .option('--jsonl <file>', 'lines of {"id","question"}; - reads standard input')
    .option('--as <person>', 'ask as this person; else what everybody may read')
    .action(async (question: string | undefined, options: KbOptions & { jsonl?: string; as?: string }) => {
      await answerAll(options, question, (desk, line, reader) => desk.ask(line, reader))
    })

  common(kb.command('status'))
    .description('what is in the index, and what is wrong with its sources')
    .option('--json', 'as one JSON object')
    .action(async (options: KbOptions & { json?: boolean }) => {
      const status = await withDesk(options, (desk) => desk.status())
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
        await withDesk(options, async (desk) => {
          const known = new Set((await desk.documents()).map((d) => d.id))
          await removeDocuments(
            { store: desk },
            ids.filter((id) => known.has(id)),
          )
          const missing = ids.filter((id) => !known.has(id))
          if (missing.length) process.exitCode = 1
          return { removed: ids.length - missing.length, missing }
        }),
      )
    })
}

async function answerAll(
  options: KbOptions & { jsonl?: string; as?: string },
  question: string | undefined,
  answer: (desk: Desk, question: string, reader: readonly string[]) => Promise<object>,
): Promise<void> {
  if ((question === undefined) === (options.jsonl === undefined))
    throw new Usage('give one question, or --jsonl FILE with {"id","question"} lines')
  await withDesk(options, async (desk) => {
    const { groups, known } = await desk.reader(options.as)
    if (!known) process.stderr.write(`nobody is called ${options.as}: reading as a member of the group ${options.as}\n`)
    await warm(desk, groups)
    if (question !== undefined) await print({ id: null, ...(await answer(desk, question, groups)) })
    else if (options.jsonl && (await eachQuestion(options.jsonl, (line) => answer(desk, line.question, groups))) > 0)
      process.exitCode = 1
  })
}

/** Dictionaries are read before the first question, so that no answer pays for them. */
async function warm(desk: Desk, reader: readonly string[]): Promise<void> {
  await desk.search('报销', reader, 1)
  await desk.search('how are expenses paid', reader, 1)
}
