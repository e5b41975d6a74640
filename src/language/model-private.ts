// Which fields of an organisation's forms are private: they are in no prompt, and words that may hold their values go to no model.
import type { Context, Lexicon, Understanding } from './understanding.ts'

const marked = new WeakMap<Lexicon, ReadonlySet<string>>()

/** Said by who builds the lexicon; `fields` as `process.field`. */
export function markPrivate(lexicon: Lexicon, fields: Iterable<string>): Lexicon {
  marked.set(lexicon, new Set(fields))
  return lexicon
}

export const privateFields = (lexicon: Lexicon): ReadonlySet<string> => marked.get(lexicon) ?? NONE
const NONE: ReadonlySet<string> = new Set()

/** The question was about a private field, or the offline engine read a value of one. */
export function mayBePrivate(lexicon: Lexicon, { draft }: Context, { acts }: Understanding): boolean {
  const fields = privateFields(lexicon)
  if (fields.size === 0) return false
  if (draft?.asked !== undefined && fields.has(`${draft.process}.${draft.asked}`)) return true
  return acts.some((act) => {
    const process = act.process ?? draft?.process
    return process !== undefined && Object.keys(act.fields ?? {}).some((id) => fields.has(`${process}.${id}`))
  })
}
