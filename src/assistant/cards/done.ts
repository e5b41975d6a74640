// Right after a command was carried out: what was done, and who has it now.
import type { Card } from '../../chat/card.ts'
import type { ProposedCommand } from '../../dialogue/conversation.ts'
import type { RequestDetail } from '../views.ts'
import { label, viewButton, type Maker } from './maker.ts'
import { whereItIs } from './progress.ts'

export function doneCard(
  what: ProposedCommand['do'] | 'submit' | 'resubmit',
  detail: RequestDetail,
  maker: Maker,
): Card {
  return {
    title: maker.words.card.done[what](label(detail.title, maker), detail.number),
    tone: 'success',
    blocks: whereItIs(detail, maker),
    buttons: [viewButton(detail.id, maker)],
    about: { request: detail.id },
  }
}
