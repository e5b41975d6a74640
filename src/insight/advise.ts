// Advice from counted history, never without its counts: who would decide soonest, which process is meant, what to mend before filing.
import { median, tailOf } from './habits/measure.ts'

/** One decision of the past. */
export interface PastDecision {
  readonly person: string
  /** Milliseconds from the task's arrival to the decision. */
  readonly wait: number
  /** When it was decided. */
  readonly at: number
}

export interface ApproverAdvice {
  readonly person: string
  /** What a request may expect there now. */
  readonly wait: number
  /** Decisions it rests on. */
  readonly n: number
  /** Waiting there already. */
  readonly queue: number
}

const RECENT = 90 * 86_400_000
const HALF = 6

/**
 * Of approvers who are all lawful for this step, the soonest first. Few decisions of a person lean on everybody's; a
 * queue longer than usual lengthens the wait. Who may decide is the route's business, not asked here.
 */
export function soonestFirst(
  lawful: readonly string[],
  past: readonly PastDecision[],
  open: ReadonlyMap<string, number>,
  now: number,
): ApproverAdvice[] {
  const recent = past.filter((d) => lawful.includes(d.person) && d.at <= now && now - d.at <= RECENT && d.wait >= 0)
  const log = (list: readonly PastDecision[]): number => median(list.map((d) => Math.log1p(d.wait)))
  const all = recent.length > 0 ? log(recent) : Number.NaN
  const usualQueue = median(lawful.map((p) => open.get(p) ?? 0))
  return lawful
    .map((person): ApproverAdvice => {
      const own = recent.filter((d) => d.person === person)
      const trust = own.length / (own.length + HALF)
      const middle = own.length > 0 ? trust * log(own) + (1 - trust) * all : all
      const queue = open.get(person) ?? 0
      // A longer queue than usual lengthens the wait; an empty one makes nobody quicker than they are.
      const crowd = Math.max(1, (1 + queue) / (1 + usualQueue))
      return { person, wait: Math.expm1(middle) * crowd, n: own.length, queue }
    })
    .sort((a, b) => a.wait - b.wait || a.queue - b.queue || a.person.localeCompare(b.person))
}

/** One request of the past, as it was filed. */
export interface PastRequest {
  readonly process: string
  readonly requester: string
  readonly dept: string
  /** Words of its text, or whatever else places it. */
  readonly words: readonly string[]
  readonly at: number
}

export interface ProcessAdvice {
  readonly process: string
  readonly chance: number
  /** Requests of this process that speak for it, and of how many like this one. */
  readonly count: number
  readonly of: number
  /** By what they are alike. */
  readonly alike: 'requester and words' | 'words' | 'requester' | 'department' | 'everybody'
}

const ENOUGH = 5

/** Which process is probably meant: from the narrowest circle that has enough to say. Offered, never chosen for anybody. */
export function likelyProcesses(
  about: { requester: string; dept: string; words: readonly string[] },
  past: readonly PastRequest[],
  most = 3,
): ProcessAdvice[] {
  const wanted = new Set(about.words)
  const shares = (r: PastRequest): boolean => r.words.some((w) => wanted.has(w))
  const mine = (r: PastRequest): boolean => r.requester === about.requester
  const circles: readonly [ProcessAdvice['alike'], (r: PastRequest) => boolean][] = [
    ['requester and words', (r) => mine(r) && shares(r)],
    ['words', shares],
    ['requester', mine],
    ['department', (r) => r.dept === about.dept],
    ['everybody', () => true],
  ]
  for (const [alike, belongs] of circles) {
    const circle = past.filter(belongs)
    if (circle.length < ENOUGH) continue
    const counts = new Map<string, number>()
    for (const r of circle) counts.set(r.process, (counts.get(r.process) ?? 0) + 1)
    return [...counts]
      .map(([process, count]) => ({
        process,
        chance: (count + 0.5) / (circle.length + 0.5 * counts.size + 0.5),
        count,
        of: circle.length,
        alike,
      }))
      .sort((a, b) => b.count - a.count || a.process.localeCompare(b.process))
      .slice(0, most)
  }
  return []
}

/** One finished request: what it lacked or showed ("receipts missing", "amount above 5000"), and whether it came back. */
export interface PastOutcome {
  readonly traits: readonly string[]
  readonly returned: boolean
}

export interface ReturnAdvice {
  readonly trait: string
  /** With the trait: so many of so many came back. */
  readonly returned: number
  readonly n: number
  /** Without it. */
  readonly otherReturned: number
  readonly others: number
}

const SURE = Math.log(0.02)
const LIFT = 1.4

/** What this draft shows that was sent back clearly more often than the rest: the strongest first. */
export function mendFirst(traits: readonly string[], past: readonly PastOutcome[]): ReturnAdvice[] {
  return traits
    .flatMap((trait): (ReturnAdvice & { tail: number })[] => {
      const own = past.filter((p) => p.traits.includes(trait))
      const rest = past.filter((p) => !p.traits.includes(trait))
      const [returned, otherReturned] = [own, rest].map((list) => list.filter((p) => p.returned).length) as [
        number,
        number,
      ]
      if (own.length < ENOUGH || rest.length < ENOUGH) return []
      const usual = (otherReturned + 1) / (rest.length + 2)
      const tail = tailOf(
        own.map(() => usual),
        returned,
      )
      if (tail + Math.log(traits.length) > SURE || returned / own.length < LIFT * usual) return []
      return [{ trait, returned, n: own.length, otherReturned, others: rest.length, tail }]
    })
    .sort((a, b) => a.tail - b.tail)
    .map(({ trait, returned, n, otherReturned, others }) => ({ trait, returned, n, otherReturned, others }))
}
