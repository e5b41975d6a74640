// What the shape cannot see: names that point nowhere, conditions that do not parse, rules that can never be met.
import type { ProcessDefinition } from '../flow.ts'
import type { Nonsense } from './nonsense.ts'
import { nonsenseInFields, nonsenseInTitle } from './sense-form.ts'
import { nonsenseInRoute, nonsenseInStep } from './sense-route.ts'

export function findNonsense(definition: ProcessDefinition): Nonsense[] {
  return [
    ...nonsenseInFields(definition),
    ...nonsenseInTitle(definition),
    ...definition.route.flatMap((step, i) => nonsenseInStep(definition, step, ['route', i])),
    ...nonsenseInRoute(definition),
  ]
}
