// What makes two findings one: the same cause seen again adds to the first instead of making a second.
import type { Finding, FindingKind } from './finding.ts'

/** About a person's or a pair's way of working over time: seen again it is the same finding, grown. */
const LASTING: ReadonlySet<FindingKind> = new Set(['collusion', 'bottleneck', 'return_rate', 'threshold_hugging'])
/** About a group of requests, which may grow at its end. */
const GROUPS: ReadonlySet<FindingKind> = new Set(['split_purchase', 'duplicate_claim', 'rubber_stamp'])

export function keyOf({ kind, entity = '', caseIds, facts }: Finding): string {
  if (LASTING.has(kind)) return `${kind}|${entity}`
  if (GROUPS.has(kind)) return `${kind}|${entity}|${caseIds[0] ?? ''}`
  // Late at one step and late again at the next are two.
  const where =
    kind === 'overdue' ? String(facts['since'] ?? '') : kind === 'missing_step' ? String(facts['step'] ?? '') : ''
  return [kind, entity, caseIds[0] ?? '', where].join('|')
}

/** The pattern a "not an issue" speaks of: the same kind, the same person, the same sort of thing. */
export function patternOf({ kind, entity = '', facts }: Pick<Finding, 'kind' | 'entity' | 'facts'>): string {
  const about = ABOUT.map((name) => facts[name]).find((value) => value !== undefined)
  return [kind, entity, Array.isArray(about) ? about.join(' ') : String(about ?? '')].join('|')
}
const ABOUT = ['vendor', 'category', 'steps', 'step'] as const
