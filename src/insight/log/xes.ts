// XES, the exchange format of process mining, read piece by piece: traces are cases, their string values attributes.
import { askedIn } from './asked.ts'
import type { Chunks } from './csv.ts'
import type { ImportOptions } from './import-csv.ts'
import { NO_OFFSET, readInstant } from './instant.ts'
import { buildLog, type EventLog } from './log.ts'
import { UnreadableLog } from './unreadable.ts'

interface RawEvent {
  activity: string
  ms: number
  offset: number
  actor: string
  role: string
  values: Map<string, string>
}

/** The names of attributes are known only at the end, so traces are kept as they come and placed then. */
export async function importXes(chunks: Chunks, options: ImportOptions = {}): Promise<EventLog> {
  const attributes = new Map<string, number>()
  const caseAttributes = new Map<string, number>()
  const traces: { id: string; values: Map<string, string>; events: RawEvent[] }[] = []
  const key = (ours: string, usual: string): string => options.map?.[ours] ?? usual
  const keys = {
    caseId: key('case', 'concept:name'),
    activity: key('activity', 'concept:name'),
    time: options.map?.['time'] ?? key('timestamp', 'time:timestamp'),
    actor: key('actor', 'org:resource'),
    role: key('role', 'org:role'),
  }
  let [trace, event]: [(typeof traces)[number] | undefined, RawEvent | undefined] = [undefined, undefined]
  let [depth, events] = [0, 0]
  const unread: string[] = []
  let unzoned = false
  for await (const tag of tagsOf(chunks)) {
    if (tag.name === 'trace') {
      if (tag.closes) trace = undefined
      else traces.push((trace = { id: `trace-${traces.length + 1}`, values: new Map(), events: [] }))
      depth = 0
    } else if (tag.name === 'event') {
      if (tag.closes) event = undefined
      else if (trace) {
        trace.events.push((event = { activity: '', ms: Number.NaN, offset: 0, actor: '', role: '', values: new Map() }))
        if (++events % 100_000 === 0) options.progress?.(events)
        if (tag.empty) event = undefined
      }
      depth = 0
    } else if (VALUES.has(tag.name)) {
      if (tag.closes) {
        depth--
        continue
      }
      // An attribute inside an attribute describes it; it is none of the event.
      const nested = depth > 0
      if (!tag.empty) depth++
      if (nested || !trace || tag.key === undefined || tag.value === undefined) continue
      if (!event) {
        if (tag.key === keys.caseId) trace.id = tag.value
        else note(caseAttributes, trace.values, `case:${tag.key}`, tag.value)
      } else if (tag.key === keys.time) {
        const { ms, offset } = readInstant(tag.value, options.assumedOffset ?? 0)
        event.ms = ms
        event.offset = offset
        if (Number.isNaN(ms)) unread.push(tag.value)
        unzoned ||= offset === NO_OFFSET && !Number.isNaN(ms)
      } else if (tag.key === keys.activity) event.activity = tag.value
      else if (tag.key === keys.actor) event.actor = tag.value
      else if (tag.key === keys.role) event.role = tag.value
      else note(attributes, event.values, tag.key, tag.value)
    }
  }
  if (events === 0) throw new UnreadableLog('no events found: an XES log has <trace> and <event> elements')
  const names = { attributes: [...attributes.keys()], caseAttributes: [...caseAttributes.keys()] }
  const builder = buildLog({
    actor: traces.some((t) => t.events.some((e) => e.actor !== '')),
    role: traces.some((t) => t.events.some((e) => e.role !== '')),
    ...names,
  })
  const asked = askedIn(names.caseAttributes)
  const seen = new Map<string, number>()
  let row = 0
  for (const t of traces) {
    // Two traces may carry one name; they are two cases all the same.
    const times = (seen.get(t.id) ?? 0) + 1
    seen.set(t.id, times)
    const caseId = times === 1 ? t.id : `${t.id}#${times}`
    const ofCase = names.caseAttributes.map((name) => t.values.get(name) ?? '')
    if (t.events.length > 0) asked?.take(caseId, ofCase)
    for (const e of t.events) {
      row++
      if (e.activity === '') builder.skip(row, 'an event without concept:name')
      else
        builder.add({
          caseId,
          ...e,
          attributes: names.attributes.map((name) => e.values.get(name) ?? ''),
          caseAttributes: ofCase,
        })
    }
    t.events = []
  }
  if (unread.length > 0)
    builder.assume(
      `${unread.length} times cannot be read (${JSON.stringify(unread[0])}): those events keep their place`,
    )
  if (unzoned) builder.assume('time stamps without an offset were read as UTC')
  const log = builder.build()
  return asked ? { ...log, asked: asked.records } : log
}

const VALUES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])

function note(names: Map<string, number>, values: Map<string, string>, name: string, value: string): void {
  if (!names.has(name)) names.set(name, names.size)
  values.set(name, value)
}

interface Tag {
  name: string
  closes: boolean
  empty: boolean
  key: string | undefined
  value: string | undefined
}

async function* tagsOf(chunks: Chunks): AsyncGenerator<Tag> {
  let rest = ''
  for await (const chunk of chunks) {
    const text = rest + chunk
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open < 0) {
        at = text.length
        break
      }
      const close = endOfTag(text, open)
      if (close < 0) {
        at = open
        break
      }
      at = close + 1
      const first = text.charCodeAt(open + 1)
      if (first === 33 || first === 63) continue
      yield readTag(text.slice(open + 1, close))
    }
    rest = text.slice(at)
  }
}

/** A > may stand inside a quoted value; a comment ends at -->. */
function endOfTag(text: string, open: number): number {
  if (text.startsWith('<!--', open)) {
    const end = text.indexOf('-->', open)
    return end < 0 ? -1 : end + 2
  }
  let at = open
  for (;;) {
    const close = text.indexOf('>', at)
    if (close < 0) return -1
    const quote = text.indexOf('"', at)
    if (quote < 0 || quote > close) return close
    const end = text.indexOf('"', quote + 1)
    if (end < 0) return -1
    at = end + 1
  }
}

function readTag(body: string): Tag {
  const closes = body.startsWith('/')
  const name = /^\/?([\w:.-]+)/u.exec(body)?.[1] ?? ''
  if (closes || !VALUES.has(name)) return { name, closes, empty: body.endsWith('/'), key: undefined, value: undefined }
  return { name, closes, empty: body.endsWith('/'), key: attribute(body, ' key='), value: attribute(body, ' value=') }
}

function attribute(body: string, mark: string): string | undefined {
  const at = body.indexOf(mark)
  if (at < 0) return undefined
  const quote = body[at + mark.length] ?? '"'
  const from = at + mark.length + 1
  const end = body.indexOf(quote, from)
  const raw = body.slice(from, end < 0 ? undefined : end)
  return raw.includes('&')
    ? raw.replace(/&(#x?[\da-f]+|\w+);/giu, (all, entity: string) => entityOf(entity) ?? all)
    : raw
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
function entityOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return ENTITIES[entity]
  const hex = entity[1] === 'x' || entity[1] === 'X'
  return String.fromCodePoint(Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10))
}
