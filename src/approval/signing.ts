// When a step is settled: all, any, in order, by votes. Counted per activation, so old rounds never leak in.
import type { Signing } from './flow.ts'
import type { Task } from './request.ts'

export type Tally = 'undecided' | 'passed' | 'rejected'

/** `tasks`: those of one activation. */
export function tally(signing: Signing, tasks: readonly Task[]): Tally {
  const votes = count(tasks)
  switch (signing.mode) {
    case 'all':
      return signing.rejectPolicy === 'veto' ? everybody(votes) : majority(votes)
    case 'inOrder':
      return everybody(votes)
    case 'any':
      return signing.orMode === 'firstResponse' ? first(votes) : anyApproval(votes)
    case 'vote':
      return threshold(signing.pass, votes)
  }
}

interface Votes {
  yes: number
  no: number
  pending: number
}

function count(tasks: readonly Task[]): Votes {
  const votes = { yes: 0, no: 0, pending: 0 }
  for (const { state, weight = 1 } of tasks) {
    if (state === 'approved' || state === 'autoPassed') votes.yes += weight
    else if (state === 'rejected') votes.no += weight
    else if (state === 'open' || state === 'waiting') votes.pending += weight
  }
  return votes
}

const everybody = ({ no, pending }: Votes): Tally => (no > 0 ? 'rejected' : pending > 0 ? 'undecided' : 'passed')

/** Everybody is heard; more yes than no passes, a tie does not. */
const majority = ({ yes, no, pending }: Votes): Tally => (pending > 0 ? 'undecided' : yes > no ? 'passed' : 'rejected')

const first = ({ yes, no }: Votes): Tally => (yes > 0 ? 'passed' : no > 0 ? 'rejected' : 'undecided')

const anyApproval = ({ yes, pending }: Votes): Tally => (yes > 0 ? 'passed' : pending > 0 ? 'undecided' : 'rejected')

const threshold = (pass: number, { yes, pending }: Votes): Tally =>
  yes >= pass ? 'passed' : yes + pending < pass ? 'rejected' : 'undecided'
