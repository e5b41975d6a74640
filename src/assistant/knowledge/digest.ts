// Once a week each owner hears on one card what people asked that their documents do not say, and which of them are past their review date.
import type { Block, Card } from '../../chat/card.ts'
import { dateIn, Temporal } from '../../kernel/clock.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { mayKeep } from '../../knowledge/rights.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Person } from '../../people/organisation.ts'
import { tellPerson } from '../reach.ts'
import type { World } from '../world.ts'
import { pathTo } from './path.ts'
import { isStale } from './room.ts'
import { gapsFor, openGaps } from './teach.ts'

const WEEK = Temporal.Duration.from({ hours: 24 * 7 })
const MOST = 8

/** Run twice in a week it tells once. Gives back how many were told. */
export async function tellOwners(world: World, org: OrgId): Promise<number> {
  const documents = world.documents?.(org)
  if (!documents) return 0
  const store = world.database.open(org)
  const [organisation, all] = await Promise.all([store.people.organisation(), documents.store.documents()])
  const asked = await documents.questions.since(world.clock.now().subtract(WEEK))
  const today = dateIn(world.clock.now(), organisation.zone).toString()
  const gaps = openGaps(asked, await documents.questions.verified(), today)
  let told = 0
  for (const person of organisation.people().filter((p) => p.active)) {
    const mine = all.filter((d) => d.owner === person.id)
    if (mine.length === 0 && !mayKeep(person)) continue
    const here = dateIn(world.clock.now(), person.zone)
    const card = digestCard(person, {
      gaps: gapsFor(gaps, all, organisation, person),
      stale: mine.filter((d) => isStale(d, here.toString())),
    })
    if (!card) continue
    await tellPerson(world, store, person.id, {
      card,
      dedupe: `knowledge-digest:${here.yearOfWeek ?? here.year}-${here.weekOfYear ?? 0}`,
    })
    world.signal.publish(org, person.id, { kind: 'chat' })
    told += 1
  }
  return told
}

interface Told {
  gaps: readonly { question: string; times: number; people: number }[]
  stale: readonly { id: string; title: string; reviewOn?: string }[]
}

function digestCard(person: Person, { gaps, stale }: Told): Card | undefined {
  if (gaps.length + stale.length === 0) return undefined
  const { digest } = wordsFor(person.locale).documents
  const part = (text: string, items: Extract<Block, { block: 'list' }>['items']): Block[] =>
    items.length > 0
      ? [
          { block: 'text', text },
          { block: 'list', items: items.slice(0, MOST) },
        ]
      : []
  return {
    title: digest.title,
    tone: 'info',
    blocks: [
      ...part(
        digest.gaps(gaps.length),
        gaps.map((g) => ({ title: g.question, detail: digest.asked(g.times, g.people), path: '/knowledge?tab=gaps' })),
      ),
      ...part(
        digest.stale(stale.length),
        stale.map((d) => ({ title: d.title, detail: digest.since(d.reviewOn ?? ''), path: pathTo(d.id) })),
      ),
    ],
    buttons: [],
  }
}
