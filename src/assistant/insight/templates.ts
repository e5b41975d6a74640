// What somebody files again and again, offered as a start: values that were the same each time, with how often. Never filled in by itself.
import type { Field, Label, Value, Values } from '../../approval/form.ts'
import type { ProcessDefinition } from '../../approval/flow.ts'
import type { OrgId, ProcessKey } from '../../kernel/ids.ts'
import { formatValue } from '../../locales/format.ts'
import type { Organisation, Person } from '../../people/organisation.ts'
import { mayStart } from '../../people/permissions.ts'
import { readerOf } from '../explain.ts'
import type { World } from '../world.ts'

export interface TemplateView {
  label: Label
  values: Values
  times: number
  lastAt: string
}

const LOOK_BACK = 60
const FEWEST = 2
const MOST = 3
/** Days, papers and rows of a claim are new each time; what is private is never offered. */
const KINDS: ReadonlySet<Field['kind']> = new Set(['text', 'choice', 'money', 'number', 'person', 'department'])

/** Only from the person's own requests. */
export async function templatesFor(world: World, org: OrgId, me: Person, process: ProcessKey): Promise<TemplateView[]> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const definition = (await store.processes.published()).find((p) => p.definition.key === process)?.definition
  if (!definition || !mayStart(organisation, definition, me)) return []
  const rows = await store.views.mine(me.id, { process, limit: LOOK_BACK })
  const fields = definition.form.fields.filter((f) => KINDS.has(f.kind) && !f.private)
  const groups = new Map<string, Values[]>()
  const last = new Map<string, string>()
  for (const { request } of rows) {
    if (request.status === 'rejected') continue
    const key = signature(fields, request.values)
    if (key === undefined) continue
    groups.set(key, [...(groups.get(key) ?? []), request.values])
    if (!last.has(key)) last.set(key, request.submittedAt)
  }
  return [...groups]
    .filter(([, all]) => all.length >= FEWEST)
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(
      ([key, all]) => templateOf(definition, fields, all, last.get(key) ?? '', { organisation, me, world }) ?? [],
    )
    .slice(0, MOST)
}

/** For a draft that has just begun: those that do not contradict what was said, and add to it. */
export async function usualFor(
  world: World,
  org: OrgId,
  me: Person,
  { process, values }: { process: ProcessKey; values: Values },
): Promise<TemplateView[]> {
  if (Object.keys(values).length > SAID) return []
  const templates = await templatesFor(world, org, me, process)
  return templates
    .filter(({ values: usual }) => {
      const shared = Object.keys(values).filter((id) => usual[id] !== undefined)
      const adds = Object.keys(usual).length - shared.length
      return adds > 0 && shared.every((id) => JSON.stringify(usual[id]) === JSON.stringify(values[id]))
    })
    .slice(0, OFFERED)
}
/** Who has said more knows what they want. */
const SAID = 2
const OFFERED = 2

/** What sort of thing it is: its choices and its words, numbers in them left out (九月房租, 十月房租 are one). */
function signature(fields: readonly Field[], values: Values): string | undefined {
  const parts = fields
    .filter((f) => f.kind === 'choice' || f.kind === 'text')
    .map((f) => JSON.stringify(values[f.id] ?? '').replaceAll(/[\d一二三四五六七八九十]+月?/gu, '#'))
  return parts.some((p) => p !== '""') ? parts.join('|') : undefined
}

function templateOf(
  definition: ProcessDefinition,
  fields: readonly Field[],
  all: readonly Values[],
  lastAt: string,
  { organisation, me, world }: { organisation: Organisation; me: Person; world: World },
): TemplateView | undefined {
  const same = fields.flatMap((f): [Field, Value][] => {
    const [first] = all.map((values) => values[f.id])
    const steady = first !== undefined && all.every((values) => JSON.stringify(values[f.id]) === JSON.stringify(first))
    return steady ? [[f, first]] : []
  })
  if (same.length === 0) return undefined
  const inWords = (locale: 'zh' | 'en'): string => {
    const reader = readerOf(organisation, { ...me, locale }, world.clock.now())
    const said = same.map(([f, value]) => formatValue(f, value, reader)).filter((text) => text !== '')
    return said.slice(0, 4).join(' · ') || definition.name[locale]
  }
  return {
    label: { zh: inWords('zh'), en: inWords('en') },
    values: Object.fromEntries(same.map(([f, value]) => [f.id, value])),
    times: all.length,
    lastAt,
  }
}
