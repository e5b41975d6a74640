// The way in: persist, then acknowledge, then think. The same event a second time is dropped here.
import type { FileRef, Values } from '../approval/form.ts'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import type { World } from './world.ts'

/** What a person did in a conversation, platform-neutral. */
export type Content =
  | { kind: 'text'; text: string; files?: readonly FileRef[] }
  | { kind: 'press'; button: string; input?: string }
  | { kind: 'form'; draft: string; values: Values }

export interface Arrival {
  platform: string
  /** The platform's own id of the event: the dedupe key. */
  event: string
  person: PersonId
  content: Content
}

/** Resolves once the message is safely stored; answers come later. False: it was here before. */
export async function accept(world: World, org: OrgId, arrival: Arrival): Promise<boolean> {
  const now = world.clock.now()
  const fresh = await world.database.transaction(org, async (store) => {
    const conversation = await store.conversations.of(arrival.person, arrival.platform)
    const { platform, event, person, content } = arrival
    const fresh = await store.inbox.accept({ platform, event, conversation, person, content }, now)
    if (!fresh) return false
    if (content.kind === 'text') {
      const { text, files } = content
      await store.conversations.post(conversation, {
        from: 'person',
        text,
        ...(files?.length ? { files } : {}),
        at: now,
        dedupe: `in:${platform}:${event}`,
      })
    }
    await store.outbox.put('listen', { org, conversation })
    return true
  })
  if (fresh) {
    world.meter?.arrived(arrival.platform, arrival.content.kind)
    world.signal.publish(org, arrival.person, { kind: 'chat' })
    world.signal.publish(org, arrival.person, { kind: 'typing' })
    world.wake()
  }
  return fresh
}
