// Which process a person probably means, from what they and their colleagues filed: offered with its counts, never chosen for them.
import type { Label } from '../../approval/form.ts'
import { likelyProcesses, type ProcessAdvice } from '../../insight/advise.ts'
import { Temporal } from '../../kernel/clock.ts'
import type { OrgId, ProcessKey } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import { mayStart } from '../../people/permissions.ts'
import type { World } from '../world.ts'

export interface LikelyView {
  process: ProcessKey
  name: Label
  /** Requests that speak for it, and of how many. */
  count: number
  of: number
  alike: ProcessAdvice['alike']
}

const LOOK_BACK = Temporal.Duration.from({ hours: 24 * 180 })
const MOST = 3000
/** A share below this is a guess in the dark. */
const WORTH_OFFERING = 0.15

/** `said`: words to go by. Titles hold no private field, and only how many there were is told of others' requests. */
export async function likelyStarts(world: World, org: OrgId, me: Person, said = ''): Promise<LikelyView[]> {
  const store = world.database.open(org)
  const [organisation, published] = await Promise.all([store.people.organisation(), store.processes.published()])
  const open = new Map(
    published.flatMap(({ definition }) =>
      mayStart(organisation, definition, me) ? [[definition.key, definition] as const] : [],
    ),
  )
  const filed = await store.insight.filedLately(world.clock.now().subtract(LOOK_BACK), MOST)
  const past = filed
    .filter((f) => open.has(f.process))
    .map((f) => ({
      process: f.process,
      requester: f.initiator,
      dept: organisation.person(f.initiator)?.department ?? '',
      words: said === '' ? [] : termsOf(`${f.title.zh} ${f.title.en}`),
      at: Temporal.Instant.from(f.at).epochMilliseconds,
    }))
  return likelyProcesses({ requester: me.id, dept: me.department, words: termsOf(said) }, past)
    .filter((advice) => advice.count >= WORTH_OFFERING * advice.of)
    .flatMap(({ process, count, of, alike }): LikelyView[] => {
      const definition = open.get(process)
      return definition ? [{ process, name: definition.name, count, of, alike }] : []
    })
}

/** Latin words, and Chinese two characters at a time: enough to see that two texts speak of one thing. */
export function termsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  const latin = plain.match(/[a-z]{3,}/gu) ?? []
  const han = (plain.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: Math.max(0, run.length - 1) }, (_, i) => run.slice(i, i + 2)),
  )
  return [...new Set([...latin, ...han])]
}
