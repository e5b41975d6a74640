// The way of a request on a card: who decided, who is next; and in one line before it is submitted.
import type { Block, RouteLine } from '../../chat/card.ts'
import { formatTime } from '../../locales/format.ts'
import type { RouteStepView } from '../views.ts'
import { label, type Maker } from './maker.ts'

const STATES: Readonly<Record<RouteStepView['state'], RouteLine['state']>> = {
  done: 'done',
  current: 'current',
  coming: 'coming',
  skipped: 'skipped',
  rejected: 'rejected',
  returned: 'returned',
  cancelled: 'skipped',
}

export function routeBlock(route: readonly RouteStepView[], maker: Maker): Block[] {
  const steps = route.filter((s) => s.state !== 'skipped' && s.state !== 'cancelled')
  return steps.length > 0 ? [{ block: 'route', steps: steps.map((s) => routeLine(s, maker)) }] : []
}

function routeLine(step: RouteStepView, maker: Maker): RouteLine {
  const said = step.people.flatMap((p) => {
    if (p.decidedAt === undefined) return []
    const state = p.state === 'coming' ? '' : maker.words.task[p.state]
    const comment = p.comment ? `${maker.words.value.colon}${p.comment}` : ''
    return [`${p.name} ${state} ${formatTime(p.decidedAt, maker)}${comment}`]
  })
  return {
    name: label(step.name, maker),
    people: step.people.map((p) => p.name),
    state: STATES[step.state],
    ...(said.length > 0 ? { detail: said.join('\n') } : {}),
  }
}

/** 王芳 → 财务: a person where it is one, the step's name where it is several; nobody who will not be asked. */
export function routeInOneLine(route: readonly RouteStepView[], maker: Maker): string {
  return route
    .filter((s) => s.kind !== 'copy' && s.state === 'coming' && !passesByItself(s))
    .map((s) => (s.people.length === 1 ? s.people[0]!.name : label(s.name, maker)))
    .join(' → ')
}

const passesByItself = ({ people }: RouteStepView): boolean =>
  people.length > 0 && people.every((p) => p.state === 'autoPassed')
