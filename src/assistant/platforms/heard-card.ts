// What is said around an answer: what was heard in a voice message, corrected by a tap, and what could not be fetched.
import type { Card } from '../../chat/card.ts'
import type { Conversation, Press } from '../../dialogue/conversation.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Person } from '../../people/organisation.ts'
import type { Post } from '../post.ts'
import type { Landed } from './land.ts'

interface Around {
  me: Person
  before: Conversation
  after: Conversation
  button(press: Press): string
}

export function aroundIt(answers: Post[], landed: Landed, around: Around): Post[] {
  if ('say' in landed) return [{ say: { text: landed.say } }, ...answers]
  if (!('content' in landed)) return answers
  const { heard, trouble } = landed
  return [
    ...(heard ? [{ say: { card: heardCard(heard, around) }, once: true }] : []),
    ...answers,
    ...(trouble ? [{ say: { text: trouble } }] : []),
  ]
}

const MOST_OTHERS = 3

function heardCard(
  { text, others }: { text: string; others: readonly string[] },
  { me, before, after, button }: Around,
): Card {
  const words = wordsFor(me.locale).platform
  const begun = after.drafts.find((d) => !before.drafts.some((b) => b.id === d.id))
  const proposes =
    after.confirming !== undefined && JSON.stringify(after.confirming) !== JSON.stringify(before.confirming)
  // Only what this message began is taken back: an older draft is not lost to a misheard word.
  const undo: Press | undefined = begun
    ? { press: 'cancel', draft: begun.id }
    : proposes
      ? { press: 'cancel' }
      : undefined
  return {
    title: words.heard({ words: text }),
    tone: 'neutral',
    blocks: [],
    buttons: [
      ...others.slice(0, MOST_OTHERS).map((other) => ({
        id: button({ press: 'say', text: other, ...(begun ? { instead: begun.id } : {}) }),
        label: other,
        role: 'quick' as const,
      })),
      ...(undo ? [{ id: button(undo), label: words.misheard, role: 'default' as const }] : []),
    ],
  }
}
