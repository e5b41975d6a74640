// The index in memory, in step with the store before every look into it, whoever wrote: a change of rights counts for the next question.
import type { Library } from '../../knowledge/library.ts'

/** One refresh at a time: a search never begins while the index is half read. */
export function inStep(library: Library): () => Promise<Library> {
  let line: Promise<unknown> = Promise.resolve()
  return () => {
    const fresh = line.then(() => library.refresh())
    // A database that was away for one question is asked again by the next.
    line = fresh.catch(() => undefined)
    return fresh.then(() => library)
  }
}
