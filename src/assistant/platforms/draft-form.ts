// The open draft's form of one person on one platform: drawn, checked, read.
import type { Form, Values } from '../../approval/form.ts'
import type { ChatForm, FormAnswers, FormProblems } from '../../chat/form.ts'
import type { PlatformName } from '../../chat/message.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import { checkDraftForm, draftForm } from '../drafts.ts'
import { readerOf } from '../explain.ts'
import type { World } from '../world.ts'
import { whoIs } from './introduce.ts'
import { drawForm, placeProblems, readAnswers, type Drawing, type Typed } from './form.ts'

async function drawing(
  world: World,
  org: OrgId,
  me: Person,
  platform: string,
  draft: string,
): Promise<Drawing | undefined> {
  const found = await draftForm(world, org, me, platform, draft)
  if (!found) return undefined
  const organisation = await world.database.open(org).people.organisation()
  const reader = readerOf(organisation, me, world.clock.now())
  const { process, values } = found
  return { draft, title: process.name[me.locale], form: process.form, values, organisation, reader }
}

/** Undefined: not theirs, or over. */
export async function formFor(
  world: World,
  org: OrgId,
  me: Person,
  platform: string,
  draft: string,
): Promise<ChatForm | undefined> {
  const its = await drawing(world, org, me, platform, draft)
  return its && drawForm(its)
}

/** What is wrong with it, by input; nothing is stored. */
export async function checkDrawnForm(
  world: World,
  org: OrgId,
  me: Person,
  platform: string,
  { draft, answers }: { draft: string; answers: FormAnswers },
): Promise<FormProblems | undefined> {
  const its = await drawing(world, org, me, platform, draft)
  if (!its) return undefined
  const typed = await typedIn(world, org, platform, its, answers)
  const problems = await checkDraftForm(world, org, me, platform, draft, typed.values)
  return { ...placeProblems(drawForm(its), problems ?? [], fieldsOf(its.form), its.reader), ...typed.problems }
}

export async function readDrawnForm(
  world: World,
  org: OrgId,
  me: Person,
  platform: string,
  { draft, answers }: { draft: string; answers: FormAnswers },
): Promise<Values | undefined> {
  const its = await drawing(world, org, me, platform, draft)
  return its && (await typedIn(world, org, platform, its, answers)).values
}

const fieldsOf = (form: Form): Form['fields'] => form.fields

async function typedIn(world: World, org: OrgId, platform: string, its: Drawing, answers: FormAnswers): Promise<Typed> {
  const { accounts } = world.database.open(org)
  return readAnswers(its, answers, async (picked) => {
    // `workspace/user`, or the user alone where there is one workspace.
    const slash = picked.indexOf('/')
    const [workspace, user] = slash < 0 ? ['', picked] : [picked.slice(0, slash), picked.slice(slash + 1)]
    const account = { platform: platform as PlatformName, workspace, user }
    const known = await accounts.find(account)
    if (known) return its.organisation.person(known.person)
    // Somebody who never wrote to us is still who the platform vouches for.
    const profile = await world.platforms?.find(platform)?.profile(account)
    return profile && whoIs(its.organisation, profile, world.platforms?.staffIds)?.person
  })
}
