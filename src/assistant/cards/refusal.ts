// A polite no as a card: why, and what helps where something does.
import type { Refusal } from '../../approval/refusals.ts'
import type { Card } from '../../chat/card.ts'
import type { Draft } from '../../dialogue/conversation.ts'
import { refusalText, type About } from '../../locales/refusal.ts'
import { formButton } from './draft.ts'
import { press, viewButton, type Maker } from './maker.ts'

/** `draft`: kept by the conversation when submitting it was refused, so that it can be corrected. */
export function refusalCard(refusal: Refusal, about: About & { request?: string; draft?: Draft }, maker: Maker): Card {
  const [title = '', ...more] = refusalText(refusal, maker, about).split('\n')
  const { request, draft } = about
  const known = request !== undefined && refusal.refused !== 'unknown-request' && refusal.refused !== 'not-visible'
  return {
    title,
    tone: 'warning',
    blocks: more.map((text) => ({ block: 'text', text })),
    buttons: [
      ...(draft
        ? [
            press(maker, 'primary', maker.words.card.button.edit, { press: 'edit', draft: draft.id }),
            formButton(draft, maker),
          ]
        : []),
      ...(known ? [viewButton(request, maker)] : []),
    ],
    ...(known || draft ? { about: { ...(known ? { request } : {}), ...(draft ? { draft: draft.id } : {}) } } : {}),
  }
}
