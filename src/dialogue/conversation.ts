// What a conversation remembers between messages. Plain data: it is stored after every step and survives a restart.
import type { Command } from '../approval/commands.ts'
import type { Problem, Values } from '../approval/form.ts'
import type { Act, FieldValue } from '../language/understanding.ts'
import type { DraftId, PersonId, ProcessKey, RequestId } from '../kernel/ids.ts'
import type { Locale } from '../people/organisation.ts'

export interface Conversation {
  locale: Locale
  /** The open draft is the last; the ones before it were put aside by a newer request. */
  drafts: readonly Draft[]
  /** What the person was asked last: the next words are read as its answer first. */
  asked?: Question
  /** The exact action on the confirmation card now on screen. */
  confirming?: Proposal
  /** Requests shown last: "that one". */
  shown: readonly RequestId[]
  /** The last list, in its order: 第二个 counts in it, also after one of it was looked at or decided. */
  listed?: readonly RequestId[]
  /** Questions asked of the documents lately, the last one last: 那国外呢 leans on them. */
  questions?: readonly string[]
  /** Acts of an earlier sentence that wait for the one before them to be finished. */
  waiting?: readonly Waiting[]
  /** What came back after an interruption: interrupted again, it is let go. */
  cameBack?: string
  /** Messages whose buttons die with the next turn; kept by the caller, not read here. */
  live?: readonly string[]
  /** Masked words that began what is still open, for lessons; kept by the caller, not read here. */
  heard?: readonly Heard[]
  /** The last turns, for the engines' context; private field values are left out. */
  turns: readonly { role: 'user' | 'assistant'; text: string }[]
}

export interface Heard {
  /** Empty: nothing of the sentence may be kept but what it called a choice. */
  words: string
  /** Words named like a choice of the form, and the value the field had at once, if any. */
  calls?: readonly { field: string; word: string; gave?: string }[]
  /** The arrival they were said in. */
  source: string
  /** What they began: a draft, a question what was meant, or the card of a decision. */
  began: { draft: DraftId } | { question: 'which-act' | 'which-process' } | { decision: Act['act'] }
  kind: 'confirmed' | 'chosen' | 'corrected'
}

export interface Draft {
  id: DraftId
  process: ProcessKey
  version: number
  /** Form values as far as known. */
  values: Values
  /** Recognised fields that wait for another one, e.g. a length without a start. */
  loose: Readonly<Record<string, FieldValue>>
  picks: Readonly<Record<string, readonly PersonId[]>>
  /** Set when a returned request is being corrected. */
  resubmits?: RequestId
  /** Grows with every change; a confirmation names the one it showed. */
  edition: number
  /** The edition last shown on a confirmation card; gone when the person said not to. Only this one may be submitted. */
  shownEdition?: number
  /** Act fields the words left open, in the order they are asked, before the form's other required fields. */
  least?: readonly string[]
  /** Form fields whose currency was not said but taken from the office: the card says so. */
  assumed?: readonly string[]
  /** The request it is filed in place of; that one is withdrawn first. */
  instead?: RequestId
  /** What it held before the last change by words: undo brings it back. */
  before?: { values: Values; loose: Readonly<Record<string, FieldValue>> }
  /** It was offered again once, with its card; after that a word reminds of it. */
  offered?: true
}

/** An act that waits for its turn. */
export type Waiting = Act & {
  /** It was interrupted; it comes back once, and only while all it could be about can still take it. */
  interrupted?: { among: readonly RequestId[] }
}

/** `carry`: what goes on once it is answered. */
export type Question =
  /** `field` as acts name it (docs: CLI): a date range is asked as start, end, startHalf; everything else by the form field's id. */
  | { ask: 'field'; draft: DraftId; field: string }
  | { ask: 'which-person'; field: string; draft?: DraftId; among: readonly PersonId[]; carry?: Act }
  | { ask: 'which-request'; among: readonly RequestId[]; carry: Act }
  | { ask: 'which-act'; among: readonly Act[] }
  | { ask: 'which-process'; among: readonly ProcessKey[]; carry: Act }
  | { ask: 'reason'; request: RequestId; carry: Act }
  | { ask: 'pick-approvers'; draft: DraftId; step: string }
  /** Whom to transfer to; the person is still unknown. */
  | { ask: 'person'; request: RequestId; carry: Act }
  /** What to change on a draft. */
  | { ask: 'edit'; draft: DraftId }
  /** Go on with what was put aside? */
  | { ask: 'resume'; draft: DraftId }

/** What will happen on yes: exactly this, nothing else. */
export type Proposal =
  | { propose: 'submit'; draft: DraftId; edition: number }
  | { propose: 'command'; request: RequestId; command: ProposedCommand; revision: number }
  | { propose: 'commands'; items: readonly { request: RequestId; command: ProposedCommand; revision: number }[] }

/** A command before we know who confirms it: `by` is filled from the session, never from words. */
export type ProposedCommand = Command extends infer C
  ? C extends { do: Exclude<Command['do'], 'tick' | 'submit' | 'resubmit'> }
    ? Omit<C, 'by'>
    : never
  : never

/** What a button means; stored on the server under the button's opaque id. */
export type Press =
  | { press: 'answer'; draft: DraftId; field: string; value: FieldValue }
  | { press: 'choose-person'; id: PersonId }
  | { press: 'choose-request'; id: RequestId }
  | { press: 'choose-act'; index: number }
  | { press: 'choose-process'; key: ProcessKey }
  | { press: 'confirm'; proposal: Proposal }
  | { press: 'cancel'; draft?: DraftId }
  | { press: 'resume'; draft: DraftId }
  | { press: 'edit'; draft: DraftId; field?: string }
  /** The web opens the form instead; where there is none it is like edit. */
  | { press: 'form'; draft: DraftId }
  | { press: 'correct-request'; request: RequestId } // open a returned request for correction
  /** On an approver's card: the card showed the request as of `revision`, the press confirms it. */
  | { press: 'decide'; request: RequestId; command: ProposedCommand; revision?: number }
  /** Like saying it: the confirmation card comes first. */
  | { press: 'propose'; request: RequestId; command: ProposedCommand }
  | { press: 'view'; request: RequestId }
  | { press: 'start'; process: ProcessKey }
  /** Like saying it; `instead` of the draft a misheard word began. */
  | { press: 'say'; text: string; instead?: DraftId }
  /** What somebody says of an answer from the documents; `question` is the id it is remembered by. */
  | { press: 'useful' | 'not-useful'; question: string }
  /** On a card about a finding; the act checks again who may do it. */
  | { press: 'finding'; finding: string; act: 'open' | 'answer' | 'ask' | 'confirm' | 'dismiss' }
  /** What the person filed again and again: fills what is still empty, submits nothing. */
  | { press: 'usual'; draft: DraftId; values: Values }
  /** How often the digest comes. */
  | { press: 'rhythm'; rhythm: 'off' | 'daily' | 'weekly' }

/** What the dialogue decides to do; assistant/ carries it out, cards/ word it. `quick` are answers offered as buttons. */
export type Step =
  | { step: 'say'; what: Saying }
  | { step: 'ask'; question: Question; draft?: Draft; quick: readonly Press[]; problem?: Problem }
  | { step: 'confirm'; proposal: Proposal; draft?: Draft; changed?: readonly string[] }
  | {
      step: 'do'
      request?: RequestId
      draft?: Draft
      command: ProposedCommand | { do: 'submit' } | { do: 'resubmit' }
      revision?: number
    }
  | { step: 'look-up'; what: LookUp }
  /** Feedback on an answer: changes nothing else, so nobody is asked to confirm. */
  | { step: 'judge'; question: string; useful: boolean }
  /** A button about a finding or the digest: carried out as pressed, within the presser's rights. */
  | {
      step: 'insight'
      press: Extract<Press, { press: 'finding' | 'rhythm' }>
      words?: string
    }

export type LookUp =
  | { look: 'pending' }
  | { look: 'mine'; process?: ProcessKey; open?: boolean }
  | { look: 'request'; request: RequestId }
  /** `question`: the words themselves, which say whose and side by side with what. */
  | { look: 'figure'; metric: string; question: string; leaveType?: string; start?: string; end?: string }
  /** `process`: what the question is about; `before`: earlier questions, for follow-ups. */
  | { look: 'answer'; question: string; process?: ProcessKey; before?: readonly string[] }
  /** Who decides on such a request of mine, by the process as published. */
  | { look: 'approvers'; process: ProcessKey }
  | { look: 'digest'; question: string }
  | { look: 'findings'; question: string }

/** Sayings are keys; locales have the words. */
export type Saying =
  | { say: 'hello' }
  | { say: 'help' }
  /** To thanks. */
  | { say: 'welcome' }
  | { say: 'who-i-am' }
  /** To somebody who is cross. */
  | { say: 'sorry' }
  | { say: 'bye' }
  | { say: 'cancelled'; process?: ProcessKey }
  | { say: 'nothing-to-cancel' }
  | { say: 'nothing-to-confirm' }
  | { say: 'held'; process?: ProcessKey }
  | { say: 'did-not-understand' }
  | { say: 'out-of-scope' }
  | { say: 'only-told'; process?: ProcessKey }
  | { say: 'empty' }
  | { say: 'too-long'; limit: number }
  | { say: 'put-aside'; process: ProcessKey; now: ProcessKey }
  /** More was said in one sentence; it is done after this. */
  | { say: 'later'; count: number }
  | { say: 'too-many-drafts'; limit: number }
  | { say: 'no-such-person'; words: string }
  | { say: 'no-such-request' }
  | { say: 'nowhere-to-attach' }
  | { say: 'nothing-pending' }
  | { say: 'nothing-of-yours' }
  /** A return was asked to somebody it cannot go to; the card proposes the initiator. */
  | { say: 'returns-to-initiator'; words: string }
  | { say: 'not-available-yet'; act: string }
  | { say: 'stale-button' }
  /** Thanks for feedback on an answer. */
  | { say: 'useful' }
  | { say: 'not-useful' }
  /** The request moved on since the card; the new card follows. */
  | { say: 'stale-card' }
  | { say: 'changed'; process: ProcessKey; fields: readonly string[] }
  | { say: 'may-not-start'; process: ProcessKey }
  /** Known by name, but this organisation has no such process. */
  | { say: 'not-set-up'; process: ProcessKey }
  /** Asked to submit while something required is missing: the question follows. */
  | { say: 'not-yet' }
  /** What was said for a field that need not be filled is nothing it knows. */
  | { say: 'left-out'; process: ProcessKey; fields: readonly string[] }
  /** Another draft is still there; it was offered with its card before. */
  | { say: 'still-there'; process: ProcessKey }
  /** What waited has its turn. */
  | { say: 'up-next'; process: ProcessKey }
  /** Filed in place of one that is in approval: that one is withdrawn first. */
  | { say: 'moves'; process: ProcessKey }
