// Buttons of an e-mail. Opening the link shows what it would do; only the person's own press on that page does it.
import type { Card } from '../../chat/card.ts'
import { newSecret, sha256 } from '../../kernel/hash.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import { acceptIn, arrived, type Arrival } from '../accept.ts'
import type { ActionShown } from '../ports-platforms.ts'
import type { World } from '../world.ts'

const DAYS = 7
const MOST_TEXT = 500

/** By button id; new ones each time, so that a forwarded older mail and this one are two links. */
export async function makeLinks(
  world: World,
  org: OrgId,
  person: PersonId,
  card: Card,
): Promise<Record<string, string>> {
  const address = world.platforms?.webAddress
  const buttons = card.buttons.filter((b) => b.role !== 'quick' && b.form === undefined && b.input?.kind !== 'person')
  if (!address || buttons.length === 0) return {}
  const links: Record<string, string> = {}
  const stored = buttons.map(({ id, label, role, input }) => {
    const token = newSecret()
    links[id] = `${address}/act/${token}`
    const shown: ActionShown = {
      title: card.title,
      label,
      danger: role === 'danger',
      ...(input?.kind === 'text'
        ? { input: { label: input.label, required: input.required, maxLength: input.maxLength } }
        : {}),
    }
    return { hash: sha256(token), person, button: id, shown }
  })
  await world.database.open(org).actionLinks.save(stored, world.clock.now().add({ hours: 24 * DAYS }))
  return links
}

/** Undefined: unknown, used, expired, or its person has left. Changes nothing. */
export async function openLink(
  world: World,
  org: OrgId,
  token: string,
): Promise<{ me: Person; shown: ActionShown } | undefined> {
  const store = world.database.open(org)
  const found = await store.actionLinks.find(sha256(token), world.clock.now())
  const me = found && (await store.people.organisation()).person(found.person)
  return found && me?.active ? { me, shown: found.shown } : undefined
}

/** The press itself, once, through the same door as every press. False: somebody was faster, or a word is missing. */
export async function followLink(world: World, org: OrgId, token: string, said: string): Promise<boolean> {
  const opened = await openLink(world, org, token)
  const input = said.trim().slice(0, opened?.shown.input?.maxLength ?? MOST_TEXT)
  if (!opened || (opened.shown.input?.required && input === '')) return false
  const hash = sha256(token)
  let arrival: Arrival | undefined
  await world.database.transaction(org, async (store) => {
    const used = await store.actionLinks.use(hash, world.clock.now())
    if (!used) return
    const content = { kind: 'press' as const, button: used.button, ...(input ? { input } : {}) }
    arrival = { platform: 'email', event: `link:${hash}`, person: used.person, content }
    await acceptIn(world, store, arrival)
  })
  if (arrival) arrived(world, org, arrival)
  return arrival !== undefined
}
