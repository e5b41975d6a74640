// Publishing a process while everything runs: its text is read, what is wrong is said line by line, or a new version stands.
import { parseDefinition, type DefinitionProblem } from '../approval/definition.ts'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import type { World } from './world.ts'

export type PublishOutcome =
  | { problems: readonly DefinitionProblem[] }
  | { key: string; name: { zh: string; en: string }; version: number; changed: boolean }

/**
 * Requests under way stay on the version they began with. Engines hear of it with the next message: the words of an
 * organisation are looked up by its published versions. `by` is left out for the command line of this machine.
 */
export async function publishProcess(
  world: World,
  org: OrgId,
  { text, by }: { text: string; by?: PersonId },
): Promise<PublishOutcome> {
  const parsed = parseDefinition(text)
  if ('problems' in parsed) return { problems: parsed.problems }
  const { definition } = parsed
  const done = await world.database.open(org).processes.publish(definition, world.clock.now())
  if (done.changed)
    world.log.info(
      { org, process: definition.key, version: done.version, by: by ?? 'local' },
      'a process was published',
    )
  return { key: definition.key, name: definition.name, ...done }
}
