// The way a request has come that still counts: steps passed over again by a return are no longer on it.
import type { PersonId } from '../kernel/ids.ts'
import { fieldsRead } from './feel.ts'
import type { DecisionStep, ProcessDefinition } from './flow.ts'
import type { Values } from './form.ts'
import type { Activation, Request } from './request.ts'
import type { Earlier } from './routing.ts'

/** Activations in route order; the last is where the request stands. */
export function pathOf(request: Request, { route }: ProcessDefinition): readonly Activation[] {
  const index = (a: Activation) => route.findIndex((s) => s.id === a.step)
  return request.activations.reduce<readonly Activation[]>(
    (path, a) => [...path.filter((before) => index(before) < index(a)), a],
    [],
  )
}

/** Steps that said yes and lie before the one the request stands at. */
export const passedBefore = (request: Request, definition: ProcessDefinition): readonly Activation[] =>
  pathOf(request, definition)
    .slice(0, -1)
    .filter((a) => a.state === 'passed')

/** Who approved in this round, for the duplicate rule; automatic passes for being the initiator do not count. */
export function earlierIn(request: Request, definition: ProcessDefinition): readonly Earlier[] {
  const passed = pathOf(request, definition).filter((a) => a.state === 'passed' && a.round === request.round)
  return passed.flatMap((activation, i) =>
    request.tasks
      .filter((t) => t.activation === activation.id)
      .filter((t) => t.state === 'approved' || (t.state === 'autoPassed' && t.person !== request.initiator))
      .map((t) => ({ person: t.person, task: t.id, consecutive: i === passed.length - 1 })),
  )
}

export const changedFields = (before: Values, after: Values): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (f) => JSON.stringify(before[f] ?? null) !== JSON.stringify(after[f] ?? null),
  )

/**
 * Whether what changed forbids jumping over `passed` steps: a condition reads it, or somebody who said yes there saw it.
 * An approval is given to what was on the form.
 */
export function forcesReplay(
  definition: ProcessDefinition,
  changed: readonly string[],
  passed: readonly Activation[],
): boolean {
  if (!changed.length) return false
  const conditions = new Set(definition.route.flatMap((s) => (s.when ? [...fieldsRead(s.when, definition.form)] : [])))
  const rightsOf = (a: Activation) => definition.route.find((s): s is DecisionStep => s.id === a.step)?.rights ?? {}
  return changed.some((f) => conditions.has(f) || passed.some((a) => rightsOf(a)[f] !== 'hidden'))
}

/** Somebody other than the initiator has already said yes on the way that counts. */
export function decidedByOthers(request: Request, definition: ProcessDefinition): boolean {
  const counting = new Set(pathOf(request, definition).map((a) => a.id))
  const others = (person: PersonId) => person !== request.initiator
  return request.tasks.some((t) => counting.has(t.activation) && t.state === 'approved' && others(t.person))
}
