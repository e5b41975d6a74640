// What words become: a small closed set of acts (docs: CLI). Engines fill it; nothing here can do anything.

export const ACTS = [
  'start',
  'approve',
  'reject',
  'return',
  'transfer',
  'addSigner',
  'standIn',
  'comment',
  'urge',
  'withdraw',
  'status',
  'pending',
  'figures',
  'ask',
  'digest',
  'findings',
  'assignTask',
  'signIn',
  'myShift',
  'swapShift',
  'provide',
  'correct',
  'confirm',
  'cancel',
  'hold',
  'help',
  'smallTalk',
  'outOfScope',
] as const
export type ActName = (typeof ACTS)[number]

/** Dates ISO (ends inclusive), times HH:MM, amounts decimal numbers with `currency` beside them, people and departments as said. */
export type FieldValue = string | number | boolean | readonly number[] | readonly string[]

export interface Act {
  act: ActName
  process?: string
  fields?: Record<string, FieldValue>
  /** Least fields that words and context do not give: these are asked. */
  missing?: string[]
  target?: Target
  /** 0..1, calibrated. */
  confidence: number
}

/** What a decision or query is about. `owner` as said; `index` is 1-based in the list just shown. */
export interface Target {
  owner?: string
  process?: string
  number?: string
  index?: number
  date?: string
  amount?: number
  all?: boolean
  maxAmount?: number
  currency?: string
}

export interface Understanding {
  acts: Act[]
  engine: 'offline' | 'model'
  ms: number
  /** Set in the middle band of confidence: the likeliest readings, best first, to be offered as buttons. */
  didYouMean?: Act[]
  /** Set where words sound like an order and only tell; the process they are about, if any. */
  told?: { process?: string }
}

/** The words an organisation uses; built from published processes and the directory, never from code. */
export interface Lexicon {
  processes: readonly ProcessWords[]
  people: readonly PersonWords[]
  departments: readonly { id: string; names: readonly string[] }[]
  /** What the organisation taught: masked words and what they mean, newest first. */
  lessons?: readonly Lesson[]
}

export interface Lesson {
  id: string
  /** Lower case, every value one capital letter (T a time, M an amount, P a person …). */
  words: string
  act: ActName
  process?: string
}

export interface ProcessWords {
  key: string
  /** Names and aliases, zh and en together. */
  names: readonly string[]
  examples: readonly string[]
  fields: readonly FieldWords[]
}

export interface FieldWords {
  id: string
  kind:
    | 'text'
    | 'longText'
    | 'number'
    | 'money'
    | 'date'
    | 'dateRange'
    | 'choice'
    | 'person'
    | 'department'
    | 'attachment'
    | 'table'
  names: readonly string[]
  required: boolean
  tense?: 'plan' | 'past'
  options?: readonly { id: string; names: readonly string[] }[]
}

export interface PersonWords {
  id: string
  name: string
  aliases: readonly string[]
  department?: string
  role?: string
}

export interface Context {
  /** Earlier turns, oldest first; all that batch callers can give. */
  turns: readonly { role: 'user' | 'assistant'; text: string }[]
  /** The open draft and the field just asked for. */
  draft?: { process: string; fields: Readonly<Record<string, FieldValue>>; asked?: string }
  /** A confirmation card is on the screen: yes/no answers it. */
  confirming?: boolean
  /** The list or card just shown, in its order. */
  shown?: readonly { number: string; owner: string; process: string }[]
  speaker?: string
}

/** `now` and `zone`: when and where the words were said. `workingDays` answers by the organisation's calendar. */
export interface Moment {
  now: import('../kernel/clock.ts').Instant
  zone: string
  calendar: import('../kernel/calendar.ts').Calendar
}

export type Understand = (
  text: string,
  lexicon: Lexicon,
  context: Context,
  moment: Moment,
) => Promise<Understanding> | Understanding
