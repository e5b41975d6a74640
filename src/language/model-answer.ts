// What a language model may answer: one flat list of acts in the words as said. Everything it writes passes through here.
import { z } from 'zod'
import { ACTS } from './understanding.ts'

/** Blank, null and left out are one and the same: not said. */
const said = z
  .union([z.string(), z.number().transform(String), z.null()])
  .optional()
  .transform((words) => (words?.trim() ? words.trim().slice(0, 400) : undefined))

const Field = z.object({ name: z.string().max(60), surface: said, choice: said })

const ModelAct = z.object({
  type: z.enum(ACTS),
  said,
  process: said,
  fields: z
    .array(Field)
    .max(24)
    .nullish()
    .transform((fields) => fields ?? []),
  owner: said,
  number: said,
  index: z.coerce
    .number()
    .int()
    .nullish()
    .catch(null)
    .transform((n) => n ?? undefined),
  date: said,
  amount: said,
  all: said,
})
export type ModelAct = z.output<typeof ModelAct>

const Answer = z.object({ acts: z.array(ModelAct).max(8) })
export type ModelAnswer = z.output<typeof Answer>

/** Grows with the shape: a kept answer of an older shape is not used. */
export const SCHEMA_VERSION = 1

const maybe = (type: string) => ({ type: [type, 'null'] })

/** Only what every server reads: flat objects, enums, nullable strings and numbers; no anyOf, references, patterns or bounds. */
export const schemaOf = (processes: readonly string[]): Readonly<Record<string, unknown>> =>
  closed({
    acts: {
      type: 'array',
      items: closed({
        type: { type: 'string', enum: ACTS },
        said: { type: 'string' },
        process: { ...maybe('string'), enum: [...processes, null] },
        fields: {
          type: 'array',
          items: closed({ name: { type: 'string' }, surface: { type: 'string' }, choice: maybe('string') }),
        },
        owner: maybe('string'),
        number: maybe('string'),
        index: maybe('number'),
        date: maybe('string'),
        amount: maybe('string'),
        all: maybe('string'),
      }),
    },
  })

const closed = (properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

export type Parsed = { answer: ModelAnswer } | { problem: string }

/** The answer in whatever the model wrapped it: thoughts, fences, prose. The problem is worded for the model, which is told it once. */
export function parseAnswer(text: string | undefined): Parsed {
  const bare = withoutThoughts((text ?? '').slice(0, MOST_READ)).trim()
  if (bare === '') return { problem: 'The answer was empty. Answer with one JSON object.' }
  let problem = 'The answer held no complete JSON object. Answer with one JSON object and nothing else.'
  for (const candidate of objectsIn(bare)) {
    const value = parseJson(candidate)
    if (value === undefined) continue
    const read = Answer.safeParse(Array.isArray(value) ? { acts: value } : value)
    if (read.success) return { answer: read.data }
    const [issue] = read.error.issues
    problem = `The JSON does not fit the schema: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.slice(0, 300)
  }
  return { problem }
}

/** Thoughts may hold drafts of answers, so they do not count; nor does what follows an opening that was never closed. One look at each letter, whatever the server sends. */
function withoutThoughts(text: string): string {
  const first = text.search(OPENING)
  const last = [...text.matchAll(CLOSING)].at(-1)
  if (!last) return first < 0 ? text : text.slice(0, first)
  const before = first >= 0 && first < last.index ? text.slice(0, first) : ''
  const after = text.slice(last.index + last[0].length)
  const again = after.search(OPENING)
  return `${before}\n${again < 0 ? after : after.slice(0, again)}`
}
const OPENING = /<(?:think|thinking|reasoning)>/iu
const CLOSING = /<\/(?:think|thinking|reasoning)>/giu

/** An answer has a few thousand letters; thoughts before it may have many. */
const MOST_READ = 400_000
const LONGEST = 60_000

/** Balanced {…} of the text, the outermost first in reading order; strings may hold braces. */
function* objectsIn(text: string): Generator<string> {
  let depth = 0
  let from = -1
  let quoted = false
  for (let i = 0; i < Math.min(text.length, LONGEST); i++) {
    const c = text[i]
    if (quoted) {
      if (c === '\\') i += 1
      else if (c === '"') quoted = false
    } else if (c === '"') quoted = depth > 0
    else if (c === '{') {
      if (depth === 0) from = i
      depth += 1
    } else if (c === '}' && depth > 0) {
      depth -= 1
      if (depth === 0) yield text.slice(from, i + 1)
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
