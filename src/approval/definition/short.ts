// Short forms of a definition, spelt out before anything is checked: `manager`, `any`, `2 working days`, `请假 / Leave`.

type Plain = Record<string, unknown>

const isPlain = (x: unknown): x is Plain => typeof x === 'object' && x !== null && !Array.isArray(x)

/** `请假 / Leave` → { zh, en }. */
export function label(x: unknown): unknown {
  if (typeof x !== 'string') return x
  const parts = x.split(' / ').map((p) => p.trim())
  return parts.length === 2 && parts.every(Boolean) ? { zh: parts[0], en: parts[1] } : x
}

/** One word is a list of one. */
export const list = (x: unknown): unknown => (typeof x === 'string' ? [x] : x)

/** A plain list of names is sorted by its letters: Han is zh, the rest is en. */
export function names(x: unknown): unknown {
  const all = list(x)
  if (!Array.isArray(all))
    return isPlain(all) ? { zh: list(all['zh']) ?? [], en: list(all['en']) ?? [], ...rest(all) } : x
  return { zh: all.filter(han), en: all.filter((s) => !han(s)) }
}

const han = (s: unknown) => typeof s === 'string' && /\p{Script=Han}/u.test(s)

const rest = ({ zh: _zh, en: _en, ...others }: Plain): Plain => others

/** `annual: 年假 / Annual leave` → { id, label }; the list form stays. */
export function options(x: unknown): unknown {
  if (!isPlain(x)) return x
  return Object.entries(x).map(([id, o]) => (isPlain(o) ? { id, ...o } : { id, label: o }))
}

/** A list of fields is the form. */
export const form = (x: unknown): unknown => (Array.isArray(x) ? { fields: x } : x)

/** `LV` → { prefix, digits: 4 }. */
export const numbering = (x: unknown): unknown => (typeof x === 'string' ? { prefix: x } : x)

const BY = ['person', 'manager', 'managerChain', 'role', 'departmentHead', 'initiatorPicks', 'field']
/** What a bare value means in `{ manager: 2 }`, `{ role: hr }`, `{ person: [a, b] }`. */
const MAIN: Readonly<Record<string, string>> = {
  person: 'people',
  manager: 'level',
  managerChain: 'levels',
  role: 'role',
  departmentHead: 'level',
  field: 'field',
}

/** `manager` · `{ manager: 2 }` · `{ role: hr, within: department }` · `{ managerChain: { upTo: gm } }`. */
export function approvers(x: unknown): unknown {
  if (typeof x === 'string') return BY.includes(x) ? { by: x } : x
  if (!isPlain(x)) return x
  if ('by' in x) return x['by'] === 'person' ? { ...x, people: list(x['people']) } : x
  const by = BY.find((b) => b in x)
  if (!by) return x
  const { [by]: value, ...others } = x
  if (isPlain(value)) return { by, ...value, ...others }
  const main = MAIN[by]
  return main ? { by, [main]: by === 'person' ? list(value) : value, ...others } : { by, ...others }
}

/** `all` · `any` · `inOrder` · `{ any: anyApprove }` · `{ all: countVotes }` · `{ vote: 60 }`. What is left out is written out. */
export function signing(x: unknown): unknown {
  if (typeof x === 'string') return withDefaults({ mode: x })
  if (!isPlain(x)) return x
  if ('mode' in x) return withDefaults(x)
  if ('any' in x) return { ...without(x, 'any'), mode: 'any', orMode: x['any'] }
  if ('all' in x) return { ...without(x, 'all'), mode: 'all', rejectPolicy: x['all'] }
  if ('vote' in x)
    return { ...without(x, 'vote'), mode: 'vote', ...(isPlain(x['vote']) ? x['vote'] : { pass: x['vote'] }) }
  return x
}

const without = (x: Plain, key: string): Plain => Object.fromEntries(Object.entries(x).filter(([k]) => k !== key))

const withDefaults = (x: Plain): Plain => {
  if (x['mode'] === 'all') return { rejectPolicy: 'veto', ...x }
  return x['mode'] === 'any' ? { orMode: 'firstResponse', ...x } : x
}

const UNITS: Readonly<Record<string, string>> = {
  'working day': 'workingDays',
  'working hour': 'workingHours',
  day: 'days',
  hour: 'hours',
  minute: 'minutes',
}

/** `2 working days` → { workingDays: 2 }; `1 day 4 hours` → { days: 1, hours: 4 }. */
export function span(x: unknown): unknown {
  if (typeof x !== 'string') return x
  const parts = [...x.matchAll(/(\d+(?:\.\d+)?)\s*(working days?|working hours?|days?|hours?|minutes?)/g)]
  const read = parts
    .map((p) => p[0])
    .join('')
    .replace(/\s/g, '')
  if (!parts.length || read !== x.replace(/\s/g, '')) return x
  return Object.fromEntries(parts.map(([, n, unit]) => [UNITS[unit!.replace(/s$/, '')], Number(n)]))
}

/** `deadline: 1 working day` is `{ within: 1 working day }`. */
export const deadline = (x: unknown): unknown => (typeof x === 'string' ? { within: x } : x)

/** `onReturn: jumpBack` keeps the default number of rounds. */
export const onReturn = (x: unknown): unknown => (typeof x === 'string' ? { resume: x } : x)

/** A step is an approval unless it says otherwise. */
export const step = (x: unknown): unknown => (isPlain(x) && !('kind' in x) ? { kind: 'approve', ...x } : x)
