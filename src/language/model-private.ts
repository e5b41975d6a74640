// Whose a lexicon is, and which fields of its forms are private: they are in no prompt, and words that may hold their values go to no model.
import type { Context, Lexicon, Understanding } from './understanding.ts'

interface Mark {
  owner: string
  fields: ReadonlySet<string>
}
const marked = new WeakMap<Lexicon, Mark>()
const NOBODY: Mark = { owner: '', fields: new Set() }

/** Said by who builds the lexicon; `fields` as `process.field`, `owner` the organisation's key. */
export function markPrivate(lexicon: Lexicon, fields: Iterable<string>, owner = ''): Lexicon {
  marked.set(lexicon, { owner, fields: new Set(fields) })
  return lexicon
}

export const privateFields = (lexicon: Lexicon): ReadonlySet<string> => (marked.get(lexicon) ?? NOBODY).fields

/** Answers of a model are kept for one organisation and never given to another. */
export const ownerOf = (lexicon: Lexicon): string => (marked.get(lexicon) ?? NOBODY).owner

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
