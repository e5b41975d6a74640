// An answer from the company's documents: the quoted words, where they stand, or an honest no with what comes close and whom to ask.
import type { Block, Card } from '../../chat/card.ts'
import type { Citation } from '../../knowledge/quotes.ts'
import type { ProcessKey } from '../../kernel/ids.ts'
import type { DocumentAnswer, Near } from '../knowledge/ask.ts'
import { pathTo } from '../knowledge/path.ts'
import { press, processName, who, type Maker } from './maker.ts'

const LONGEST_QUOTE = 600

interface About {
  /** The id that feedback names. */
  question: string
  /** The question was about something one can file, so that is offered. */
  process?: ProcessKey
}

export function answerCard(found: DocumentAnswer, maker: Maker, { question, process }: About): Card {
  const { documents } = maker.words
  const offered = process !== undefined && maker.process(process) !== undefined
  const answered = found.answer !== null
  return {
    title: titleOf(found, maker),
    tone: answered ? 'info' : 'neutral',
    blocks: [
      ...(found.verified ? verified(found, maker) : answered ? quoted(found, maker) : nearest(found, maker)),
      ...(offered ? [{ block: 'text', text: documents.start(processName(process, maker)) } as const] : []),
    ],
    buttons: [
      ...(offered ? [press(maker, 'primary', processName(process, maker), { press: 'start', process })] : []),
      ...(answered
        ? [
            { ...press(maker, 'default', documents.useful, { press: 'useful', question }), feedback: 'good' as const },
            {
              ...press(maker, 'default', documents.notUseful, { press: 'not-useful', question }),
              feedback: 'bad' as const,
            },
          ]
        : []),
    ],
  }
}

function titleOf(found: DocumentAnswer, maker: Maker): string {
  const { documents } = maker.words
  if (found.verified) return documents.verified(who(found.verified.owner, maker))
  if (found.answer !== null) return documents.title
  return found.visible === 0 ? documents.empty : documents.none
}

function verified({ answer, nearest: on }: DocumentAnswer, maker: Maker): Block[] {
  return [
    { block: 'text', text: answer ?? '' },
    ...(on.length > 0 ? [{ block: 'text', text: maker.words.documents.restsOn } as const, list(on, maker)] : []),
  ]
}

/** A cell of a table is said with its row and column before the row is quoted; else the quotes are the answer. Each passage is named once. */
function quoted({ answer, citations }: DocumentAnswer, maker: Maker): Block[] {
  const said = citations.map((c) => c.quote).join('\n')
  const [best] = citations
  const passages = [...new Set(citations.map((c) => c.passage))]
  return [
    ...(answer !== null && answer !== said ? [{ block: 'text', text: answer } as const] : []),
    ...passages.map((passage): Block => {
      const here = citations.filter((c) => c.passage === passage)
      return {
        block: 'quote',
        sentences: here
          .toSorted((a, b) => a.from - b.from)
          .map((c) => ({ text: c.quote.slice(0, LONGEST_QUOTE), best: c === best })),
        source: sourceOf(here[0]!, maker),
        path: pathTo(here[0]!.document, passage),
      }
    }),
  ]
}

export function sourceOf(
  { title, headings, page }: Pick<Citation, 'title' | 'headings' | 'page'>,
  maker: Maker,
): string {
  const { documents } = maker.words
  const place = [...headings.slice(-1), ...(page === undefined ? [] : [documents.page(page)])].filter(
    (p) => p !== title,
  )
  return documents.source(title, place.join(' · '))
}

function nearest({ nearest: close, visible }: DocumentAnswer, maker: Maker): Block[] {
  const { documents } = maker.words
  return [
    ...(close.length > 0 ? [{ block: 'text', text: documents.nearest } as const, list(close, maker)] : []),
    ...(visible > 0 ? [{ block: 'text', text: documents.noted } as const] : []),
  ]
}

const list = (documents: readonly Near[], maker: Maker): Block => ({
  block: 'list',
  items: documents.map(({ document, passage, title, owner }) => ({
    title,
    path: pathTo(document, passage),
    ...(owner ? { detail: maker.words.documents.owner(who(owner, maker)) } : {}),
  })),
})
