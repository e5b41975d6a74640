// What the activities of a log mean: who decided, what was sent back, what pays. Mapped once per log, by word.
import { readActivity, type OwnVerb } from './own-activity.ts'

export interface Meaning {
  /** A signature by somebody (whether a person gave it is the event's business). */
  readonly approval: boolean
  /** Sent back or refused by somebody who decides. */
  readonly returned: boolean
  /** Filed, or filed again. */
  readonly submitted: boolean
  /** Many at once by one press of a button: says so itself. */
  readonly batch: boolean
  /** The requester gave it up. */
  readonly dropped: boolean
}

const APPROVED = /APPROVED/u
const REJECTED = /REJECTED/u
// Used only where a log has none of the words above.
const AGREED = /approve|agree|accept|sign(ed)?[ -]?off|同意|通过|批准|核准|审批完成|已审批|准予/iu
const SENT_BACK = /reject|return|declin|denied|send back|sent back|refus|退回|回退|退件|发回|驳回|拒绝|打回|否决/iu
const NEGATED = /not approved|disapprov|不同意|不通过|未通过|不予|不批准|未批准/iu
const SUBMITTED = /submit|saved|creat|file[ds]?\b|resubmit|提交|发起|申请|重新提交/iu
const BATCH = /batch|bulk|批量/iu
const DROPPED = /by employee|withdraw|cancel|revoke|撤回|撤销|取消/iu
const RETURN_OF_ANY = /REJECT|RETURN|退回|回退|驳回|打回/iu

// Logs with a column for the step and one for what was decided there: 财务审核 → 同意. Only the second says what it means.
const ARROW = ' → '
export const joined = (step: string, outcome: string): string => (outcome === '' ? step : `${step}${ARROW}${outcome}`)
const decided = (activity: string): string => {
  const at = activity.lastIndexOf(ARROW)
  return at < 0 ? activity : activity.slice(at + ARROW.length)
}

/** Words that say how somebody decided: the column that holds them tells what the steps leave open. */
export const tellsDecisions = (words: Iterable<string>): { approvals: boolean; returns: boolean } => {
  const meanings = meaningsOf([...words])
  return { approvals: meanings.some((m) => m.approval), returns: meanings.some((m) => m.returned) }
}

export function meaningsOf(activities: readonly string[]): readonly Meaning[] {
  const words = activities.map(decided)
  const strictApproval = words.some((w) => APPROVED.test(w.toUpperCase()))
  const strictReturn = words.some((w) => REJECTED.test(w.toUpperCase()))
  return words.map((word) => {
    const own = readActivity(word)
    if (own) return meaningOf(own.verb)
    const upper = word.toUpperCase()
    const negated = NEGATED.test(word)
    const byEmployee = /BY EMPLOYEE/u.test(upper)
    const returned = (strictReturn ? REJECTED.test(upper) : SENT_BACK.test(word) || negated) && !byEmployee
    const approval =
      !negated &&
      (strictApproval ? APPROVED.test(upper) : AGREED.test(word) && !SENT_BACK.test(word) && !SUBMITTED.test(word))
    return {
      approval,
      returned,
      submitted: !approval && !returned && SUBMITTED.test(word),
      batch: BATCH.test(word),
      dropped: !approval && DROPPED.test(word) && (REJECTED.test(upper) || !byEmployee),
    }
  })
}

/** Our own log says itself what was done, whatever its steps are called. */
const meaningOf = (verb: OwnVerb): Meaning => ({
  approval: verb === 'approve',
  returned: verb === 'return' || verb === 'reject',
  submitted: verb === 'submit' || verb === 'resubmit',
  batch: false,
  dropped: verb === 'withdraw',
})

/** A return as prediction counts it: any word for it, except the requester's own drop. */
export function isReturn(activity: string): boolean {
  const own = readActivity(activity)
  if (own) return own.verb === 'return' || own.verb === 'reject'
  return RETURN_OF_ANY.test(decided(activity)) && !/by EMPLOYEE/iu.test(activity)
}
