// Where a person is told something: always in the web app, and on the chat platform they use, or by e-mail where they use none.
import type { Card } from '../chat/card.ts'
import type { ConversationId, PersonId } from '../kernel/ids.ts'
import type { Store } from './ports.ts'
import type { World } from './world.ts'

export const WEB = 'web'

/** The web's conversation first. */
export async function placesOf(world: World, store: Store, person: PersonId): Promise<readonly ConversationId[]> {
  const home = await homeOf(world, store, person)
  const places = [await store.conversations.of(person, WEB)]
  if (home) places.push(await store.conversations.of(person, home))
  return places
}

/** The platform they used last; for somebody new the first one that can find people by their e-mail; else e-mail. */
async function homeOf(world: World, store: Store, person: PersonId): Promise<string | undefined> {
  const { platforms } = world
  if (!platforms) return undefined
  const used = (await store.accounts.of(person)).find((a) => platforms.find(a.platform))
  if (used) return used.platform
  const me = (await store.people.organisation()).person(person)
  if (!me?.active) return undefined
  return platforms.all.find((p) => p.find && (p.name !== 'email' || me.email))?.name
}

/** The same words wherever the person reads them; saying it again under the same `dedupe` changes nothing. */
export async function tellPerson(
  world: World,
  store: Store,
  person: PersonId,
  message: { text?: string; card?: Card; dedupe: string; about?: { request: string; task?: string } },
): Promise<void> {
  for (const place of await placesOf(world, store, person))
    await store.conversations.post(place, { from: 'yiju', at: world.clock.now(), ...message })
}
