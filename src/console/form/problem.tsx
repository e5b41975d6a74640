// What is wrong with a field, in words, where it is.
import type { FieldKind, Problem } from '../data/shapes.ts'
import { useWords } from '../words/words.tsx'

export function ProblemText({ problem, kind, id }: { problem: Problem; kind: FieldKind; id?: string }) {
  const { w } = useWords()
  return (
    <div className="problem" role="alert" {...(id ? { id } : {})} data-testid={`problem-${problem.field}`}>
      {problem.code === 'missing' ? missing(kind, w) : w.problem[problem.code](problem.limit)}
    </div>
  )
}

/** One does not "fill in" a choice or a file. */
function missing(kind: FieldKind, w: ReturnType<typeof useWords>['w']): string {
  if (kind === 'attachment') return w.form.missing.upload
  return kind === 'text' || kind === 'longText' || kind === 'number' || kind === 'money'
    ? w.problem.missing()
    : w.form.missing.choose
}
