// A draft's form, filled by hand instead of by words.
import type { Problem, Values } from '../approval/form.ts'
import { checkValues } from '../approval/values.ts'
import { findDraft } from '../dialogue/drafts.ts'
import type { DraftId, OrgId } from '../kernel/ids.ts'
import type { Person } from '../people/organisation.ts'
import { processFacts, type ProcessFacts } from './read.ts'
import type { World } from './world.ts'

/** Undefined when this person's conversation holds no such draft. */
export async function draftForm(
  world: World,
  org: OrgId,
  me: Person,
  platform: string,
  id: DraftId,
): Promise<{ process: ProcessFacts; values: Values } | undefined> {
  const store = world.database.open(org)
  const found = await store.conversations.find(await store.conversations.of(me.id, platform))
  const draft = found && findDraft(found.state, id)
  const definition = draft && (await store.processes.version(draft.process, draft.version))
  if (!draft || !definition) return undefined
  return {
    process: processFacts(definition, draft.version, await store.people.organisation(), me),
    values: draft.values,
  }
}

/** What is wrong with the form as filled; nothing is changed. */
export async function checkDraftForm(
  world: World,
  org: OrgId,
  me: Person,
  platform: string,
  id: DraftId,
  values: Values,
): Promise<readonly Problem[] | undefined> {
  const found = await draftForm(world, org, me, platform, id)
  if (!found) return undefined
  const organisation = await world.database.open(org).people.organisation()
  const calendar = world.calendar(me.calendar ?? organisation.calendar)
  const checked = checkValues(found.process.form, values, { organisation, calendar, now: world.clock.now() })
  return 'problems' in checked ? checked.problems : []
}
