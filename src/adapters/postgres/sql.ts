// Bound SQL: a template becomes text and values; a query inside a query is spliced in. Words never become SQL.

export interface Query {
  readonly text: string
  readonly values: readonly unknown[]
}

export function sql(strings: TemplateStringsArray, ...given: readonly unknown[]): Query {
  const values: unknown[] = []
  let text = strings[0] ?? ''
  given.forEach((value, i) => {
    text += isQuery(value) ? splice(value, values) : `$${values.push(clean(value))}`
    text += strings[i + 1] ?? ''
  })
  return { text, values }
}

/** Queries one after another, each dressed by `around`, which is handed its text. */
export function join(queries: readonly Query[], around: (text: string, i: number) => string, end: string): Query {
  const values: unknown[] = []
  const text = queries.map((query, i) => around(splice(query, values), i)).join('')
  return { text: text + end, values }
}

/** SQL as it stands, made of nothing a person wrote: names and types cannot be bound. */
export function raw(text: string): Query {
  if (/\$\d/.test(text)) throw new Error('a piece of SQL that looks like the place of a value')
  return { text, values: [] }
}

/** JSON for a `::jsonb` parameter. */
export function json(value: unknown): string {
  const text = JSON.stringify(value)
  // jsonb refuses \u0000 and half a surrogate pair. Rare, so the walk over every string is taken only when one may be there.
  return MAYBE_REFUSED.test(text)
    ? JSON.stringify(value, (_key, part: unknown) =>
        typeof part === 'string' ? part.replace(REFUSED, '\uFFFD') : part,
      )
    : text
}

// oxlint-disable-next-line no-control-regex -- NUL is the character meant
const REFUSED = /\u0000|\p{Surrogate}/gu
const MAYBE_REFUSED = /\\u(0000|d[89a-f])/i

/** PostgreSQL text holds every character but NUL. */
const clean = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value

const isQuery = (value: unknown): value is Query =>
  typeof value === 'object' && value !== null && 'text' in value && 'values' in value && Array.isArray(value.values)

function splice(query: Query, values: unknown[]): string {
  const before = values.length
  values.push(...query.values)
  return query.text.replace(/\$(\d+)/g, (_all, n: string) => `$${Number(n) + before}`)
}
