// What the approvals say in English: problems of a form, refusals, statuses, verbs, the lines of a timeline.
import type { RequestStatus } from '../approval/request.ts'
import type { approvalZh } from './approval.zh.ts'

const status: Record<RequestStatus, string> = {
  underway: 'In progress',
  returned: 'Sent back',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  terminated: 'Terminated',
}

const statusOf = (s: string): string => (status[s as RequestStatus] ?? s).toLowerCase()

export const approvalEn: typeof approvalZh = {
  status,

  task: {
    waiting: 'Not yet',
    open: 'Waiting',
    approved: 'Approved',
    rejected: 'Rejected',
    returned: 'Sent back',
    transferred: 'Handed over',
    cancelled: 'Cancelled',
    autoPassed: 'Passed automatically',
  },

  verb: {
    submit: 'Submit',
    resubmit: 'Submit again',
    approve: 'Approve',
    reject: 'Reject',
    return: 'Send back',
    withdraw: 'Withdraw',
    transfer: 'Hand over',
    comment: 'Comment',
    urge: 'Remind',
    tick: 'Time is up',
  },

  problem: {
    missing: ({ label }) => `${label} is missing.`,
    'unknown-field': () => 'The form has no such field.',
    'wrong-kind': ({ label }) => `I could not read that as ${label}. Could you put it another way?`,
    'too-long': ({ label, limit }) => `${label} is too long: at most ${limit} characters.`,
    'too-small': ({ label, limit }) => `${label} must be at least ${limit}.`,
    'too-large': ({ label, limit }) => `${label} must be at most ${limit}.`,
    'not-positive': ({ label }) => `${label} must be more than zero.`,
    'not-a-date': ({ label }) => `That day is not on the calendar. Please check ${label}.`,
    'end-before-start': () => 'The end is before the start.',
    'no-working-day': () => 'There is no working day in that period.',
    'no-such-choice': ({ label }) => `${label} has no such option.`,
    'no-such-person': ({ label }) => `${label}: nobody by that name was found.`,
    'no-such-department': ({ label }) => `${label}: no such department was found.`,
    'currency-not-allowed': ({ label, limit }) =>
      `${label} cannot be in this currency${limit === undefined ? '' : `; use ${limit}`}.`,
    'too-many-decimals': ({ label }) => `${label} has too many decimals.`,
    'file-type': ({ label, limit }) =>
      `${label} does not take this kind of file${limit === undefined ? '' : `; allowed: ${limit}`}.`,
    'file-too-large': ({ label, limit }) => `${label}: the file is too large. At most ${limit} MB each.`,
    'too-many-files': ({ label, limit }) => `${label} takes at most ${limit} files.`,
    'empty-table': ({ label }) => `${label} needs at least one line.`,
  },

  refusal: {
    'not-your-task': () => 'This step is not yours to decide right now.',
    'not-your-turn': (r, by) =>
      `It is not your turn yet: you will hear from me once ${by.person(r.person)} has decided.`,
    'already-finished': (r) =>
      `This request is already closed (${statusOf(r.status)}); nothing more can be done on it.`,
    'already-decided': (r, by) =>
      r.by === undefined
        ? 'Somebody has already dealt with this.'
        : `${by.person(r.by)} already dealt with this${r.at === undefined ? '' : ` at ${by.time(r.at)}`}.`,
    'not-your-request': () => 'Only the person who filed the request can do that.',
    'not-returned': () => 'This request was not sent back, so there is nothing to submit again.',
    'already-submitted': () => 'This request was already submitted; it was not filed twice.',
    'may-not-start': () => 'You are not allowed to start this process. Please ask an administrator if you need it.',
    'invalid-form': (r, by) =>
      ['A few things in the form need fixing:', ...r.problems.map((p) => by.problem(p))].join('\n'),
    'comment-required': () => 'Please give a reason.',
    'text-too-long': (r) => `That text is too long: at most ${r.limit} characters.`,
    'no-such-step': () => 'This request has no such step.',
    'nothing-to-return-to': () => 'There is no earlier step to send it back to.',
    'no-such-person': () => 'Nobody by that name was found.',
    'already-approver': (r, by) => `${by.person(r.person)} is already an approver at this step.`,
    'cannot-transfer-to-initiator': () => 'It cannot be handed over to the person who filed it.',
    'cannot-transfer-to-self': () => 'It is already yours; you can decide it directly.',
    'already-decided-by-others': () =>
      'Somebody has already decided, and this process does not allow withdrawing after that.',
    'nobody-to-urge': () => 'There is nobody to remind right now.',
    'urged-recently': (r, by) => `They were reminded just now. You can remind them again after ${by.time(r.again)}.`,
    'pick-approvers': (r, by) =>
      `Please choose the approvers for “${by.step(r.step)}” (${r.min === r.max ? r.min : `${r.min}–${r.max}`}).`,
    'no-approver': (r, by) => `“${by.step(r.step)}” has nobody who can approve. Please ask an administrator.`,
    'may-not-write': (r, by) => `You cannot change “${by.field(r.field)}”.`,
    'calendar-unknown': (r) =>
      `The holidays of ${r.year} are not published yet, so the deadline cannot be computed. Please ask an administrator.`,
    'not-visible': () => 'You are not allowed to see this request.',
    'unknown-request': () => 'No such request was found.',
    'stale-card': () => 'This request has changed. Please look at the newest version first.',
  },

  line: {
    Submitted: ({ by }) => `${by} filed the request`,
    Resubmitted: ({ by }) => `${by} corrected it and submitted it again`,
    StepEntered: ({ step }) => `Reached “${step}”`,
    StepSkipped: ({ step }) => `“${step}” was not needed`,
    TaskOpened: ({ people, step }) => `Waiting for ${people} at “${step}”`,
    TaskActivated: ({ people }) => `Now it is ${people}’s turn`,
    AutoPassed: ({ people, step }) => `${people} passed “${step}” automatically`,
    Approved: ({ by }) => `${by} approved`,
    Rejected: ({ by }) => `${by} rejected`,
    Returned: ({ by }) => `${by} sent it back`,
    Transferred: ({ by, people }) => `${by} handed it over to ${people}`,
    TaskCancelled: ({ people }) => `${people} no longer needs to decide`,
    StepPassed: ({ step }) => `“${step}” passed`,
    Copied: ({ people }) => `Copied to ${people}`,
    Commented: ({ by }) => `${by} commented`,
    Urged: ({ by, people }) => `${by} reminded ${people}`,
    Reminded: ({ people }) => `${people} was reminded`,
    BecameOverdue: ({ people }) => `${people} is overdue`,
    EmptyApproverEscalated: ({ people, step }) => `“${step}” had no approver; ${people} takes over`,
    RequestApproved: () => 'Approved by everybody',
    RequestRejected: () => 'The request was not approved',
    Withdrawn: ({ by }) => `${by} withdrew the request`,
  },
}
