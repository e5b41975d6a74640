// What is wrong with a field, in words, where it is.
import type { Problem } from '../data/shapes.ts'
import { useWords } from '../words/words.tsx'

export function ProblemText({ problem, id }: { problem: Problem; id?: string }) {
  const { w } = useWords()
  return (
    <div className="problem" role="alert" {...(id ? { id } : {})} data-testid={`problem-${problem.field}`}>
      {w.problem[problem.code](problem.limit)}
    </div>
  )
}
