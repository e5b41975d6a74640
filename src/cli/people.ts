// `yiju people import FILE`: the company from a table; `yiju people matrix`: who may see and write what, for the customer to read.
import fs from 'node:fs'
import type { Command } from 'commander'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { openDatabase } from '../adapters/postgres/open.ts'
import type { Database } from '../assistant/ports.ts'
import { CALENDAR_KEYS } from '../kernel/calendar.ts'
import { dateIn, systemClock } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import type { OrgId } from '../kernel/ids.ts'
import { importPeople, type PersonRow } from '../people/import.ts'
import { permissionMatrix } from '../people/permissions.ts'
import { DEMO_ORG, publishBuiltIns } from '../settle.ts'
import { configFor } from './connect.ts'
import { Usage } from './usage.ts'

export function registerPeople(program: Command): void {
  const people = program.command('people').description('bring in the company; print the permission matrix')
  people
    .command('import')
    .description(
      'a CSV or JSON table: name, email, department, manager, title, roles, aliases, zone, locale, calendar, last day',
    )
    .argument('<file>', 'UTF-8, a header row in CSV, an array of objects in JSON')
    .option('--data <dir>', 'directory of the embedded database')
    .option('--company <name>', 'name of the company, as 中文|English')
    .option('--zone <zone>', 'time zone of people who name none', 'Asia/Shanghai')
    .option('--locale <locale>', 'zh or en, of people who name none', 'zh')
    .option('--calendar <key>', `holidays of the company: ${CALENDAR_KEYS.join(', ')}`, 'CN')
    .option('--check', 'only say what is wrong')
    .action(bringIn)
  people
    .command('matrix')
    .description('per process: who may see it, and which field is hidden, read or written')
    .option('--data <dir>', 'directory of the embedded database')
    .option('--process <key>', 'only this process')
    .option('--json', 'print as JSON')
    .action(printMatrix)
}

interface ImportOptions {
  data?: string
  company?: string
  zone: string
  locale: string
  calendar: string
  check?: boolean
}

async function bringIn(file: string, options: ImportOptions): Promise<void> {
  if (options.locale !== 'zh' && options.locale !== 'en')
    throw new Usage(`--locale: "${options.locale}" is not zh or en`)
  if (!CALENDAR_KEYS.includes(options.calendar)) throw new Usage(`--calendar: one of ${CALENDAR_KEYS.join(', ')}`)
  const rows = readRows(file)
  const today = dateIn(systemClock.now(), options.zone).toString()
  const imported = importPeople(rows, { zone: options.zone, locale: options.locale, calendars: CALENDAR_KEYS, today })
  if ('problems' in imported) {
    for (const { row, field, message } of imported.problems)
      process.stdout.write(`${file}: row ${row}, ${field}: ${message}\n`)
    process.exitCode = 1
    return
  }
  const found = `${imported.people.length} people in ${imported.departments.length} departments`
  if (options.check) return void process.stderr.write(`${found}: nothing is wrong\n`)
  const [zh = '我的公司', en = zh] = (options.company ?? '我的公司|My company').split('|')
  await withDatabase(options.data, async (database, org) => {
    // There anybody may sign in as anybody: real people would be open to the first who finds the address.
    if (org === DEMO_ORG)
      throw new Fault(
        'bad-input',
        'this directory holds the demo company: bring your people into another one, with --data DIR here and at `yiju start`',
      )
    const key = org ?? 'main'
    await database
      .open(key)
      .people.save({ ...imported, key, name: { zh, en }, zone: options.zone, calendar: options.calendar, asOf: today })
    await publishBuiltIns(database, key, systemClock)
  })
  process.stderr.write(`${found} brought in; whoever is no longer listed is marked as left\n`)
}

const COLUMNS = [
  'name',
  'email',
  'department',
  'manager',
  'title',
  'roles',
  'aliases',
  'zone',
  'locale',
  'calendar',
  'lastDay',
] as const
const cell = z.string().nullish()
const Row = z.object({
  name: z.string(),
  email: cell,
  department: cell,
  manager: cell,
  title: cell,
  roles: cell,
  aliases: cell,
  zone: cell,
  locale: cell,
  calendar: cell,
  lastDay: cell,
})

function readRows(file: string): PersonRow[] {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    throw new Usage(`${file} cannot be read`)
  }
  const json = /^\s*\[/.test(text)
  const raw: unknown = json
    ? JSON.parse(text)
    : parse(text, {
        columns: (header: string[]) => header.map(columnOf),
        skip_empty_lines: true,
        trim: true,
        relax_column_count: true,
      })
  const read = z.array(Row).safeParse(raw)
  if (!read.success) throw new Fault('bad-input', `${file}: ${z.prettifyError(read.error)}`)
  if (read.data.length === 0) throw new Fault('bad-input', `${file} holds nobody`)
  return read.data.map(given)
}

/** Only the cells that hold something. */
function given(row: z.infer<typeof Row>): PersonRow {
  const { name, ...rest } = row
  const cells: Partial<PersonRow> = {}
  for (const column of COLUMNS) if (column !== 'name' && rest[column]) cells[column] = rest[column]
  return { name, ...cells }
}

/** Headers as Chinese HR exports write them. */
const HEADERS: Readonly<Record<string, (typeof COLUMNS)[number]>> = {
  姓名: 'name',
  邮箱: 'email',
  电子邮箱: 'email',
  部门: 'department',
  直属上级: 'manager',
  上级: 'manager',
  主管: 'manager',
  职务: 'title',
  职位: 'title',
  岗位: 'title',
  角色: 'roles',
  别名: 'aliases',
  昵称: 'aliases',
  时区: 'zone',
  语言: 'locale',
  日历: 'calendar',
  离职日期: 'lastDay',
  最后工作日: 'lastDay',
  'last day': 'lastDay',
  last_day: 'lastDay',
  lastday: 'lastDay',
}
const columnOf = (header: string): string => HEADERS[header.trim().toLowerCase()] ?? header.trim().toLowerCase()

async function printMatrix(options: { data?: string; process?: string; json?: boolean }): Promise<void> {
  await withDatabase(options.data, async (database, org) => {
    if (!org) throw new Fault('not-found', 'this database holds no organisation yet: run `yiju start` first')
    const all = (await database.open(org).processes.published()).map((p) => p.definition)
    const chosen = options.process ? all.filter((d) => d.key === options.process) : all
    if (chosen.length === 0) throw new Usage(`--process: one of ${all.map((d) => d.key).join(', ')}`)
    if (options.json) {
      process.stdout.write(`${JSON.stringify(Object.fromEntries(chosen.map((d) => [d.key, permissionMatrix(d)])))}\n`)
      return
    }
    for (const definition of chosen) {
      process.stdout.write(`\n${definition.name.zh} / ${definition.name.en}\n`)
      for (const { relation, step, sees, fields } of permissionMatrix(definition)) {
        const who = step ? `${relation} at ${step}` : relation
        const list = (right: string) =>
          Object.keys(fields)
            .filter((f) => fields[f] === right)
            .join(' ') || '–'
        process.stdout.write(
          sees
            ? `  ${who}\n    writes ${list('write')}\n    reads  ${list('read')}\n    never  ${list('hidden')}\n`
            : `  ${who}\n    sees nothing\n`,
        )
      }
    }
  })
}

/** The embedded database has one owner: a running server is told about, not fought with. */
async function withDatabase(
  data: string | undefined,
  work: (database: Database, org: OrgId | undefined) => Promise<void>,
): Promise<void> {
  const config = configFor(data)
  const where = config.databaseUrl ? { databaseUrl: config.databaseUrl } : { dataDir: config.dataDir }
  const opened = await openDatabase({ ...where, clock: systemClock }, () => process.exit(1))
  try {
    await work(opened.database, (await opened.database.organisations())[0]?.id)
  } finally {
    await opened.close()
  }
}
