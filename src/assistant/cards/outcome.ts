// What becomes of a card once its task is settled: the buttons go, one line says who did what and when.
import type { Card } from '../../chat/card.ts'
import type { PersonId } from '../../kernel/ids.ts'
import type { RequestStatus } from '../../approval/request.ts'
import { formatTime } from '../../locales/format.ts'
import { who, type Maker } from './maker.ts'

export type Settled =
  | { how: 'approve' | 'handle' | 'reject' | 'return' | 'withdraw'; by: PersonId; at: string; said?: string }
  | { how: 'transfer'; by: PersonId; at: string; to: PersonId; said?: string }
  /** Another approver's word was enough. */
  | { how: 'settled' | 'cancelled' }
  | { how: 'closed'; status: RequestStatus }

const TONES: Readonly<Record<Settled['how'], Card['tone']>> = {
  approve: 'success',
  handle: 'success',
  reject: 'danger',
  return: 'warning',
  withdraw: 'neutral',
  transfer: 'neutral',
  settled: 'neutral',
  cancelled: 'neutral',
  closed: 'neutral',
}

const NOTE_TONES: Readonly<Record<Card['tone'], 'info' | 'warning' | 'danger'>> = {
  neutral: 'info',
  info: 'info',
  success: 'info',
  warning: 'warning',
  danger: 'danger',
}

/** Settling a settled card again changes nothing but the line: the last word stands. */
export function settledCard(card: Card, settled: Settled, maker: Maker): Card {
  const tone = TONES[settled.how]
  return {
    ...card,
    tone,
    blocks: [
      ...card.blocks.filter((b) => b.block !== 'note'),
      { block: 'note', tone: NOTE_TONES[tone], text: settledLine(settled, maker) },
    ],
    buttons: [],
  }
}

export function settledLine(settled: Settled, maker: Maker): string {
  const { outcome } = maker.words.card
  switch (settled.how) {
    case 'settled':
    case 'cancelled':
      return outcome[settled.how]()
    case 'closed':
      return outcome.closed(maker.words.status[settled.status])
    case 'transfer':
      return withWords(
        outcome.transfer(who(settled.by, maker), formatTime(settled.at, maker), who(settled.to, maker)),
        settled.said,
        maker,
      )
    default:
      return withWords(outcome[settled.how](who(settled.by, maker), formatTime(settled.at, maker)), settled.said, maker)
  }
}

const withWords = (line: string, said: string | undefined, maker: Maker): string =>
  said ? `${line}${maker.words.value.colon}${said}` : line
