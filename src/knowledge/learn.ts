// What people's questions teach: judged answers, answers verified by their owners, and the weekly list of what the documents do not say.
import type { Instant } from '../kernel/clock.ts'
import type { PersonId } from '../kernel/ids.ts'
import { fold } from './fold.ts'
import { wordsOf } from './words.ts'

export interface AskedQuestion {
  id: string
  person: PersonId
  question: string
  answered: boolean
  confidence: number
  documents: readonly string[]
  passages: readonly string[]
  useful?: boolean
  remark?: string
  askedAt: Instant
}

/** An owner's own answer. Who may not read one of its groups never sees it. */
export interface VerifiedAnswer {
  id: string
  question: string
  answer: string
  documents: readonly string[]
  acl: readonly string[]
  owner: PersonId
  /** A date; afterwards it is shown no more until somebody looks at it again. */
  reviewOn?: string
  at: Instant
}

export interface QuestionStore {
  remember(question: AskedQuestion): Promise<void>
  /** False when it is not this person's question. */
  judge(id: string, person: PersonId, verdict: { useful: boolean; remark?: string }): Promise<boolean>
  since(from: Instant): Promise<readonly AskedQuestion[]>
  verified(): Promise<readonly VerifiedAnswer[]>
  verify(answer: VerifiedAnswer): Promise<void>
  unverify(id: string): Promise<boolean>
}

/** How alike two questions must be to be the same one: only what is nearly certain, or a wrong answer wears an owner's name. */
export const SAME_QUESTION = 0.82

/** The verified answer to nearly the same question, among those the reader may see and that are not past their review date. */
export function findVerified(
  question: string,
  answers: readonly VerifiedAnswer[],
  reader: ReadonlySet<string>,
  today: string,
): VerifiedAnswer | undefined {
  const asked = fingerprint(question)
  let best: VerifiedAnswer | undefined
  let nearest = SAME_QUESTION
  for (const one of answers) {
    if (!one.acl.some((group) => reader.has(group)) || (one.reviewOn !== undefined && one.reviewOn < today)) continue
    const alike = likeness(asked, fingerprint(one.question))
    if (alike >= nearest) {
      nearest = alike
      best = one
    }
  }
  return best
}

interface Fingerprint {
  words: ReadonlySet<string>
  grams: ReadonlySet<string>
  /** Numbers and codes decide: "第三年" and "第五年" are two questions. */
  exact: string
}

function fingerprint(text: string): Fingerprint {
  const folded = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const dense = folded.replaceAll(' ', '')
  const words = wordsOf(folded, folded).map((w) => w.term)
  const grams = new Set<string>()
  for (let i = 0; i + 1 < dense.length; i++) grams.add(dense.slice(i, i + 2))
  return {
    words: new Set(words),
    grams,
    exact: words
      .filter((w) => /\d/.test(w))
      .sort()
      .join(' '),
  }
}

function likeness(a: Fingerprint, b: Fingerprint): number {
  if (a.exact !== b.exact) return 0
  return 0.6 * dice(a.words, b.words) + 0.4 * dice(a.grams, b.grams)
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0
  let both = 0
  for (const x of a) if (b.has(x)) both++
  return (2 * both) / (a.size + b.size)
}

/** Questions nobody got an answer to, gathered by subject, the most asked first. */
export interface Gap {
  question: string
  times: number
  people: number
  /** Others that were put differently. */
  also: readonly string[]
  /** Documents that came nearest, for their owners. */
  documents: readonly string[]
}

const SAME_SUBJECT = 0.45

export function gapsIn(asked: readonly AskedQuestion[]): Gap[] {
  const groups: { mark: Fingerprint; members: AskedQuestion[] }[] = []
  for (const q of asked) {
    if (q.answered && q.useful !== false) continue
    const mark = fingerprint(q.question)
    const home = groups.find((g) => looseLikeness(g.mark, mark) >= SAME_SUBJECT)
    if (home) home.members.push(q)
    else groups.push({ mark, members: [q] })
  }
  return groups
    .map(({ members }) => ({
      question: members[0]!.question,
      times: members.length,
      people: new Set(members.map((m) => m.person)).size,
      also: [...new Set(members.map((m) => m.question))].slice(1, 6),
      documents: mostCommon(members.flatMap((m) => m.documents)).slice(0, 3),
    }))
    .sort((a, b) => b.people - a.people || b.times - a.times)
}

const looseLikeness = (a: Fingerprint, b: Fingerprint) => 0.6 * dice(a.words, b.words) + 0.4 * dice(a.grams, b.grams)

function mostCommon(items: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([item]) => item)
}

/** What good and bad verdicts say of a passage for a question like one judged before: a small push, never a filter. */
export function pushes(question: string, judged: readonly AskedQuestion[]): ReadonlyMap<string, number> {
  const asked = fingerprint(question)
  const sums = new Map<string, number>()
  for (const one of judged) {
    if (one.useful === undefined) continue
    const alike = looseLikeness(asked, fingerprint(one.question))
    if (alike < SAME_SUBJECT) continue
    for (const [rank, passage] of one.passages.entries())
      sums.set(passage, (sums.get(passage) ?? 0) + ((one.useful ? 1 : -1) * alike) / (1 + rank))
  }
  return new Map([...sums].map(([passage, sum]) => [passage, PUSH * Math.tanh(sum)]))
}
const PUSH = 0.3
