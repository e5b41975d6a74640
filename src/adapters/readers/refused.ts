// A file that cannot be read, with the reason for its owner; the others go on.
import type { ReadProblem } from '../../knowledge/ports.ts'

export class Refused extends Error {
  readonly problem: ReadProblem
  constructor(problem: ReadProblem, why: string) {
    super(why)
    this.name = 'Refused'
    this.problem = problem
  }
}
