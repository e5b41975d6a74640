// What people do with a finding: the person concerned explains, those above judge or ask. All of it is kept with the finding.
import type { FindingKind } from '../../insight/finding.ts'
import { POLICY_KINDS } from '../../insight/finding.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Person } from '../../people/organisation.ts'
import type { Store } from '../ports.ts'
import type { World } from '../world.ts'
import { answeredCard, questionCard } from './cards/finding.ts'
import { casesFor } from './findings.ts'
import type { FindingState, StoredFinding } from './ports.ts'
import { mayDo, relationTo, scopeOf, type MayDo } from './rights.ts'
import { tellOf } from './tell.ts'

export type FindingAct =
  { act: 'answer'; words: string } | { act: 'confirm' | 'dismiss'; words?: string } | { act: 'ask'; words?: string }

/** `gone`: not for this person, or not any more. */
export type Acted = 'done' | 'accepted' | 'already-asked' | 'gone'

const EXACT: ReadonlySet<FindingKind> = new Set(POLICY_KINDS)

export async function actOn(world: World, org: OrgId, me: Person, id: string, act: FindingAct): Promise<Acted> {
  const organisation = await world.database.open(org).people.organisation()
  const told = await world.database.transaction(
    org,
    async (store): Promise<{ acted: Acted; finding?: StoredFinding }> => {
      const finding = await store.insight.lock(id)
      const relation = finding && relationTo(finding, scopeOf(organisation, me))
      if (!finding || !relation || !allowed(act, mayDo(finding, relation))) return { acted: 'gone' }
      if (act.act === 'ask' && finding.state === 'asked') return { acted: 'already-asked' }
      await carryOut(world, store, me, finding, act)
      const accepted = act.act === 'dismiss' && EXACT.has(finding.kind)
      return { acted: accepted ? 'accepted' : 'done', finding }
    },
  )
  if (told.finding) await tellOthers(world, org, me, told.finding, act)
  return told.acted
}

const allowed = ({ act }: FindingAct, may: MayDo): boolean =>
  act === 'answer' ? may.answer : act === 'ask' ? may.ask : may.judge

const ENTRY = { answer: 'answered', ask: 'asked', confirm: 'confirmed', dismiss: 'dismissed' } as const

async function carryOut(
  world: World,
  store: Store,
  me: Person,
  finding: StoredFinding,
  act: FindingAct,
): Promise<void> {
  const now = world.clock.now()
  const words = act.words?.trim().slice(0, 2000)
  const what = ENTRY[act.act]
  // An explanation does not undo a judgement; it stands beside it.
  const judged = finding.state === 'confirmed' || finding.state === 'dismissed'
  if (!(act.act === 'answer' && judged)) await store.insight.move([finding.id], what satisfies FindingState, now)
  await store.insight.write([{ finding: finding.id, at: now.toString(), by: me.id, what, ...(words ? { words } : {}) }])
}

/** A question goes to whom it concerns, an answer to whoever asked. */
async function tellOthers(
  world: World,
  org: OrgId,
  me: Person,
  finding: StoredFinding,
  act: FindingAct,
): Promise<void> {
  if (act.act === 'ask')
    for (const person of finding.persons) {
      const cases = await casesFor(world, org, person, finding)
      await tellOf(world, org, person, {
        about: `finding-question:${finding.id}:${world.clock.now().epochMilliseconds}`,
        draw: (reader) =>
          questionCard(finding, { by: me.id, ...(act.words ? { words: act.words } : {}) }, cases, reader),
      })
    }
  if (act.act !== 'answer') return
  const entries = await world.database.open(org).insight.entries(finding.id)
  const askers = new Set(entries.flatMap((e): PersonId[] => (e.what === 'asked' && e.by ? [e.by] : [])))
  for (const person of askers) {
    const cases = await casesFor(world, org, person, finding)
    await tellOf(world, org, person, {
      about: `finding-answer:${finding.id}:${entries.length}`,
      draw: (reader) => answeredCard(finding, { by: me.id, words: act.words }, cases, reader),
    })
  }
}

/** What the assistant says back. */
export function actedWords(acted: Acted, act: FindingAct['act'], me: Person, who: string): string {
  const { card } = wordsFor(me.locale).insight
  if (acted === 'gone') return card.gone
  if (acted === 'already-asked') return card.alreadyAsked
  if (acted === 'accepted') return card.accepted
  return { answer: card.thanks, ask: card.asked({ who }), confirm: card.confirmed, dismiss: card.dismissed }[act]
}
