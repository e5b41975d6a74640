// An answer from the company's documents: the quoted words, where they stand, or an honest no with what comes close.
import type { Block, Card } from '../../chat/card.ts'
import type { ProcessKey } from '../../kernel/ids.ts'
import type { DocumentAnswer } from '../world.ts'
import { press, processName, type Maker } from './maker.ts'

const LONGEST_QUOTE = 600

/** `process`: the question was about something one can file, so that is offered. */
export function answerCard(found: DocumentAnswer, maker: Maker, process?: ProcessKey): Card {
  const { documents } = maker.words
  const offered = process !== undefined && maker.process(process) !== undefined
  return {
    title: found.answer === null ? (found.passages === 0 ? documents.empty : documents.none) : documents.title,
    tone: found.answer === null ? 'neutral' : 'info',
    blocks: [
      ...(found.answer === null ? nearest(found, maker) : quoted(found, maker)),
      ...(offered ? [{ block: 'text', text: documents.start(processName(process, maker)) } as const] : []),
    ],
    buttons: offered ? [press(maker, 'quick', processName(process, maker), { press: 'start', process })] : [],
  }
}

/** The answer's own words first; each source is named once. */
function quoted({ answer, citations }: DocumentAnswer, maker: Maker): Block[] {
  const { documents } = maker.words
  const sources = citations.map(({ title, headings, page }) => {
    const place = [...headings.slice(-1), ...(page === undefined ? [] : [documents.page(page)])].filter(
      (p) => p !== title,
    )
    return documents.source(title, place.join(' · '))
  })
  return [
    { block: 'text', text: (answer ?? '').slice(0, LONGEST_QUOTE) },
    { block: 'note', tone: 'info', text: [...new Set(sources)].join('\n') },
  ]
}

const nearest = ({ nearest: close }: DocumentAnswer, maker: Maker): Block[] =>
  close.length === 0
    ? []
    : [
        { block: 'text', text: maker.words.documents.nearest },
        {
          block: 'list',
          items: close.map(({ title, owner }) => ({
            title,
            ...(owner ? { detail: maker.person(owner) ?? owner } : {}),
          })),
        },
      ]
