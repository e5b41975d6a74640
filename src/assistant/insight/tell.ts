// A card for one person about a finding or a digest, on the web and in the chat or mailbox they read; told twice under one name it is told once.
import type { Card } from '../../chat/card.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import { makeButtons } from '../buttons.ts'
import { makerFor, type Maker } from '../cards/maker.ts'
import { placesOf } from '../reach.ts'
import type { World } from '../world.ts'
import type { Naming } from './readable.ts'

export interface Reader extends Naming {
  maker: Maker
}

/** False when nobody was told: gone, or nothing to say. */
export async function tellOf(
  world: World,
  org: OrgId,
  person: PersonId,
  { about, draw }: { about: string; draw(reader: Reader): Card | undefined },
): Promise<boolean> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const me = organisation.person(person)
  if (!me?.active) return false
  const processes = await store.processes.published()
  const now = world.clock.now()
  const buttons = makeButtons(org, person, about)
  const maker = makerFor(me, { organisation, now, processes }, buttons.make)
  const card = draw({ maker, organisation, definitions: processes.map((p) => p.definition) })
  if (!card) return false
  const places = await placesOf(world, store, person)
  await world.database.transaction(org, async (tx) => {
    for (const place of places) await tx.conversations.post(place, { from: 'yiju', card, at: now, dedupe: about })
    if (buttons.made.length > 0) await tx.buttons.save(buttons.made, now)
  })
  world.signal.publish(org, person, { kind: 'chat' })
  return true
}
