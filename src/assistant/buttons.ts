// Buttons: an opaque id on the card, the meaning on the server, for one person.
import type { Press } from '../dialogue/conversation.ts'
import type { Instant } from '../kernel/clock.ts'
import { sha256 } from '../kernel/hash.ts'
import type { MessageId, OrgId, PersonId } from '../kernel/ids.ts'
import type { Store } from './ports.ts'

export interface ButtonMaker {
  make(press: Press): string
  made: readonly { id: string; person: PersonId; press: Press }[]
}

/** `about`: what the card belongs to. The same press on the same card has the same id, so a retry writes nothing new. */
export function makeButtons(org: OrgId, person: PersonId, about: string): ButtonMaker {
  const made: { id: string; person: PersonId; press: Press }[] = []
  return {
    made,
    make(press) {
      const id = sha256(`${org}/${person}/${about}/${JSON.stringify(press)}`).slice(0, 32)
      if (!made.some((m) => m.id === id)) made.push({ id, person, press })
      return id
    },
  }
}

/** Takes the buttons off cards whose turn is over, so that nobody presses into the past. */
export async function retire(store: Store, messages: readonly MessageId[], now: Instant): Promise<void> {
  for (const id of messages) {
    const card = await store.conversations.card(id)
    if (card && card.buttons.length > 0) await store.conversations.replaceCard(id, { ...card, buttons: [] }, now)
  }
}
