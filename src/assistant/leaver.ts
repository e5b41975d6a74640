// A task of somebody who has left reaches nobody: administrators and the initiator are told, once a task, so that it does not wait for ever.
import type { Task } from '../approval/request.ts'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import { wordsFor } from '../locales/words.ts'
import { withRole, type Organisation } from '../people/organisation.ts'
import { tellPerson } from './reach.ts'
import type { World } from './world.ts'

export async function tellOfLeaver(
  world: World,
  org: OrgId,
  organisation: Organisation,
  about: { task: Task; number: string; initiator: PersonId },
): Promise<void> {
  const store = world.database.open(org)
  const initiator = organisation.person(about.initiator)
  const readers = [...withRole(organisation, 'admin'), ...(initiator?.active ? [initiator] : [])]
  const who = organisation.person(about.task.person)?.name ?? about.task.person
  for (const { id, locale } of readers)
    await tellPerson(world, store, id, {
      text: wordsFor(locale).leaverHolds({ who, number: about.number }),
      dedupe: `leaver:${about.task.id}`,
    })
}
