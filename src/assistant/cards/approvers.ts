// Who decides on such a request of one's own: every step of the published route, when it is taken, and by whom.
import type { ProcessDefinition } from '../../approval/flow.ts'
import type { Card } from '../../chat/card.ts'
import type { ComingStep } from '../../approval/forecast.ts'
import { conditionInWords } from './condition.ts'
import { label, press, who, type Maker } from './maker.ts'

export interface WhoDecides {
  definition: ProcessDefinition
  version: number
  /** One for each step of the route, whether it will be taken or not. */
  steps: readonly ComingStep[]
}

/** A list of names is no answer. */
const MOST_NAMES = 3

export function approversCard({ definition, version, steps }: WhoDecides, maker: Maker): Card {
  const words = maker.words.approvers
  const name = label(definition.name, maker)
  const items = steps.flatMap((step) => {
    const rule = definition.route.find((s) => s.id === step.step)
    if (!rule || (step.kind === 'copy' && step.people.length === 0)) return []
    const condition = rule.when === undefined ? undefined : conditionInWords(rule.when, definition.form, maker)
    const when = condition === undefined ? (rule.when === undefined ? '' : words.depends) : words.when(condition)
    const title = `${label(step.name, maker)}${when}`
    return [{ title, detail: peopleOf(step, rule, maker) }]
  })
  return {
    title: words.title(name),
    tone: 'info',
    subtitle: words.version(version),
    blocks: [items.length > 0 ? { block: 'list', items } : { block: 'text', text: maker.words.card.draft.noApproval }],
    buttons: [press(maker, 'quick', words.start(name), { press: 'start', process: definition.key })],
  }
}

function peopleOf(step: ComingStep, rule: ProcessDefinition['route'][number], maker: Maker): string {
  const words = maker.words.approvers
  if (rule.kind !== 'copy' && rule.approvers.by === 'initiatorPicks') return words.youPick
  if (rule.kind !== 'copy' && rule.approvers.by === 'field') return words.inForm
  const all = step.people.map((p) => who(p.person, maker))
  const names = all.slice(0, MOST_NAMES).join(maker.words.value.and)
  const some = all.length > MOST_NAMES ? words.more(names, all.length) : names
  if (step.kind === 'copy') return words.copied(some)
  if (all.length > 1 && step.signing?.mode === 'any') return words.any(some)
  return step.escalated ? words.standIn(some) : some
}
