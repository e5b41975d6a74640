// Reads a company from a table of people (CSV or JSON): departments are made of their names, managers found by e-mail or name.
import { Temporal } from '../kernel/clock.ts'
import type { Department, Locale, Person } from './organisation.ts'

/** One person as a table gives one; only the name is needed. */
export interface PersonRow {
  name: string
  email?: string
  /** Path from the top, e.g. 研发中心/平台组; several names in both languages as 研发中心|R&D. */
  department?: string
  /** E-mail or name of the manager. */
  manager?: string
  title?: string
  /** Separated by comma, semicolon or space: admin, hr, finance … */
  roles?: string
  aliases?: string
  zone?: string
  locale?: string
  /** Calendar of the office: CN, US, GB, SG. */
  calendar?: string
  /** The last day here, inclusive, as 2026-12-31. */
  lastDay?: string
}

export interface ImportProblem {
  /** Row of the table, from 1; the header is row 0. */
  row: number
  field: keyof PersonRow
  message: string
}

export interface Imported {
  people: Person[]
  departments: Department[]
}

interface Defaults {
  zone: string
  locale: Locale
  calendars: readonly string[]
  /** Plain date: whose last day lies before it has left. */
  today: string
}

const TOP = 'company'

export function importPeople(rows: readonly PersonRow[], defaults: Defaults): Imported | { problems: ImportProblem[] } {
  const problems: ImportProblem[] = []
  const departments = new Map<string, Department>([[TOP, { id: TOP, name: { zh: '公司', en: 'Company' } }]])
  const ids = idsFor(rows)
  const people = rows.map((row, i): Person => {
    const at = { row: i + 1 }
    if (!row.name?.trim()) problems.push({ ...at, field: 'name', message: 'a person needs a name' })
    if (row.zone && !isZone(row.zone))
      problems.push({ ...at, field: 'zone', message: `"${row.zone}" is no time zone; write one like Asia/Shanghai` })
    if (row.locale && row.locale !== 'zh' && row.locale !== 'en')
      problems.push({ ...at, field: 'locale', message: `"${row.locale}" is not zh or en` })
    if (row.calendar && !defaults.calendars.includes(row.calendar))
      problems.push({
        ...at,
        field: 'calendar',
        message: `"${row.calendar}" is not one of ${defaults.calendars.join(', ')}`,
      })
    const lastDay = dateOf(row.lastDay)
    if (row.lastDay?.trim() && lastDay === undefined)
      problems.push({ ...at, field: 'lastDay', message: `"${row.lastDay}" is no date; write it like 2026-12-31` })
    const manager = row.manager?.trim() ? findManager(row.manager.trim(), rows, i) : undefined
    if (typeof manager === 'string') problems.push({ ...at, field: 'manager', message: manager })
    return {
      id: ids[i]!,
      name: row.name?.trim() ?? '',
      aliases: listOf(row.aliases, /[,;，；、]/),
      department: departmentOf(row.department, departments),
      ...(typeof manager === 'number' ? { manager: ids[manager]! } : {}),
      roles: listOf(row.roles, /[,;，；、\s]/),
      ...(row.title?.trim() ? { title: row.title.trim() } : {}),
      ...(row.email?.trim() ? { email: row.email.trim().toLowerCase() } : {}),
      zone: row.zone && isZone(row.zone) ? row.zone : defaults.zone,
      ...(row.calendar ? { calendar: row.calendar } : {}),
      locale: row.locale === 'en' || row.locale === 'zh' ? row.locale : defaults.locale,
      active: lastDay === undefined || lastDay >= defaults.today,
      ...(lastDay === undefined ? {} : { lastDay }),
    }
  })
  problems.push(...twice(rows), ...circles(people), ...withoutAdmin(people))
  if (problems.length > 0) return { problems }
  return { people, departments: withHeads([...departments.values()], people) }
}

const listOf = (text: string | undefined, by: RegExp): string[] =>
  (text ?? '')
    .split(by)
    .map((s) => s.trim())
    .filter(Boolean)

/** Stable from run to run: the e-mail's own name, else the person's; namesakes without e-mail are numbered. */
function idsFor(rows: readonly PersonRow[]): string[] {
  const used = new Map<string, number>()
  return rows.map((row) => {
    const base = (row.email?.trim().toLowerCase() || row.name?.trim() || 'person').replace(/\s+/g, '-')
    const count = (used.get(base) ?? 0) + 1
    used.set(base, count)
    return count === 1 ? base : `${base}-${count}`
  })
}

/** 2026-12-31, also 2026/12/31 and 2026年12月31日. */
function dateOf(text: string | undefined): string | undefined {
  const parts = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/u.exec(text?.trim() ?? '')
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number)
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

/** The manager's row, or what is wrong. */
function findManager(said: string, rows: readonly PersonRow[], self: number): number | string {
  const words = said.toLowerCase()
  const byMail = rows.findIndex((r) => r.email?.trim().toLowerCase() === words)
  if (byMail >= 0) return byMail === self ? 'is their own manager' : byMail
  const named = rows.flatMap((r, i) => (r.name?.trim().toLowerCase() === words ? [i] : []))
  if (named.length === 1) return named[0] === self ? 'is their own manager' : named[0]!
  return named.length === 0 ? `no row is called "${said}"` : `"${said}" is several people; name the manager by e-mail`
}

function departmentOf(path: string | undefined, departments: Map<string, Department>): string {
  let parent = TOP
  for (const part of (path ?? '')
    .split('/')
    .map((s) => s.trim())
    .filter(Boolean)) {
    const [zh = part, en = zh] = part.split('|').map((s) => s.trim())
    const id = parent === TOP ? zh : `${parent}/${zh}`
    if (!departments.has(id)) departments.set(id, { id, name: { zh, en }, parent })
    parent = id
  }
  return parent
}

/** The head of a department is who manages others in it and reports outside it. */
function withHeads(departments: readonly Department[], people: readonly Person[]): Department[] {
  return departments.map((d) => {
    const inside = people.filter((p) => p.department === d.id)
    const manages = (p: Person) => people.some((q) => q.manager === p.id)
    const outside = (p: Person) => people.find((q) => q.id === p.manager)?.department !== d.id
    const head = inside.find((p) => manages(p) && outside(p)) ?? (inside.length === 1 ? inside[0] : undefined)
    const top = d.id === TOP ? people.find((p) => !p.manager && manages(p)) : undefined
    const found = head ?? top
    return found ? { ...d, head: found.id } : d
  })
}

function twice(rows: readonly PersonRow[]): ImportProblem[] {
  const mails = rows.map((r) => r.email?.trim().toLowerCase())
  return mails.flatMap((mail, i) =>
    mail && mails.indexOf(mail) !== i
      ? [{ row: i + 1, field: 'email' as const, message: `${mail} is already row ${mails.indexOf(mail) + 1}` }]
      : [],
  )
}

function circles(people: readonly Person[]): ImportProblem[] {
  const managerOf = new Map(people.map((p) => [p.id, p.manager]))
  return people.flatMap((p, i) => {
    const seen = new Set<string>()
    let at = managerOf.get(p.id)
    while (at && at !== p.id && !seen.has(at)) {
      seen.add(at)
      at = managerOf.get(at)
    }
    return at === p.id ? [{ row: i + 1, field: 'manager' as const, message: 'reports to themselves in a circle' }] : []
  })
}

/** Without an administrator nobody could decide what finds no approver. */
const withoutAdmin = (people: readonly Person[]): ImportProblem[] =>
  people.some((p) => p.roles.includes('admin'))
    ? []
    : [{ row: 1, field: 'roles', message: 'nobody has the role admin; give it to at least one person' }]
