// The way in: persist, then acknowledge, then think. The same event a second time is dropped here.
import type { FileRef, Values } from '../approval/form.ts'
import type { FormAnswers } from '../chat/form.ts'
import type { RemoteFile } from '../chat/message.ts'
import type { FileId, OrgId, PersonId } from '../kernel/ids.ts'
import type { Store } from './ports.ts'
import type { World } from './world.ts'

/** What a person did in a conversation, platform-neutral. */
export type Content =
  /** `remote`: files a platform still keeps; fetched before the message is answered. */
  | { kind: 'text'; text: string; files?: readonly FileRef[]; remote?: readonly RemoteFile[] }
  /** `recording`: of the web chat; it is let go once it was heard. */
  | { kind: 'voice'; audio?: RemoteFile; recording?: FileId; transcript?: string }
  | { kind: 'press'; button: string; input?: string }
  | { kind: 'form'; draft: string; values: Values }
  /** A form drawn by a platform: values as text, by input. */
  | { kind: 'answers'; draft: string; answers: FormAnswers }
  | { kind: 'opened' }
  | { kind: 'unreadable'; what: 'voice' | 'file' | 'other' }

export interface Arrival {
  platform: string
  /** The platform's own id of the event: the dedupe key. */
  event: string
  person: PersonId
  content: Content
}

/** Resolves once the message is safely stored; answers come later. False: it was here before. */
export async function accept(world: World, org: OrgId, arrival: Arrival): Promise<boolean> {
  const { database } = world
  const fresh = await database.urgently(() => database.transaction(org, (store) => acceptIn(world, store, arrival)))
  if (fresh) arrived(world, org, arrival)
  return fresh
}

/** The same within a transaction of the caller, who says `arrived` after it. */
export async function acceptIn(
  world: World,
  store: Store,
  { platform, event, person, content }: Arrival,
): Promise<boolean> {
  const now = world.clock.now()
  const conversation = await store.conversations.of(person, platform)
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
  await store.outbox.put('listen', { org: store.org, conversation })
  return true
}

export function arrived(world: World, org: OrgId, { platform, person, content }: Arrival): void {
  world.meter?.arrived(platform, content.kind)
  world.signal.publish(org, person, { kind: 'chat' })
  world.signal.publish(org, person, { kind: 'typing' })
  world.wake()
}
