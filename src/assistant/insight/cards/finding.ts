// Findings on cards: one with its question, one answered, and the short list of what is worth a look.
import type { Block, Button, Card } from '../../../chat/card.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { press, who, type Maker } from '../../cards/maker.ts'
import type { StoredFinding } from '../ports.ts'
import { saysOf } from '../readable.ts'
import type { Reader } from '../tell.ts'
import type { CaseView, FindingView } from '../views.ts'

const LONGEST = 1000

/** To whom it concerns: what was seen and in which requests, who asks, and the way to explain. */
export function questionCard(
  finding: StoredFinding,
  asked: { by: PersonId; words?: string },
  cases: readonly CaseView[],
  reader: Reader,
): Card {
  const { maker } = reader
  const { card } = maker.words.insight
  return {
    title: card.ask({ who: who(asked.by, maker) }),
    tone: 'info',
    blocks: [
      ...(asked.words ? [{ block: 'text', text: asked.words } as const] : []),
      { block: 'text', text: saysOf(finding, reader)[maker.locale] },
      ...listOf(cases, maker),
      { block: 'note', tone: 'info', text: card.askNote },
    ],
    buttons: [
      {
        ...press(maker, 'primary', card.answer, { press: 'finding', finding: finding.id, act: 'answer' }),
        input: { kind: 'text', label: card.answerLabel, required: true, maxLength: LONGEST },
      },
      press(maker, 'default', card.open, { press: 'finding', finding: finding.id, act: 'open' }),
    ],
  }
}

/** To whoever asked: the answer, and the judgement that is theirs to make. */
export function answeredCard(
  finding: StoredFinding,
  answer: { by: PersonId; words: string },
  cases: readonly CaseView[],
  reader: Reader,
): Card {
  const { maker } = reader
  return {
    title: maker.words.insight.card.answered({ who: who(answer.by, maker) }),
    tone: 'info',
    blocks: [
      { block: 'text', text: answer.words },
      { block: 'text', text: saysOf(finding, reader)[maker.locale] },
      ...listOf(cases, maker),
    ],
    buttons: judging(finding.id, maker),
  }
}

/** One finding, whole. */
export function findingCard(view: FindingView, maker: Maker): Card {
  const { card } = maker.words.insight
  const { locale } = maker
  return {
    title: view.name[locale],
    tone: view.exact ? 'warning' : 'info',
    blocks: [
      { block: 'text', text: view.says[locale] },
      { block: 'text', text: view.mayBe[locale] },
      ...(view.answer
        ? [
            {
              block: 'quote',
              sentences: [{ text: view.answer.words, best: false }],
              source: view.answer.by.name,
            } as const,
          ]
        : []),
      { block: 'list', items: [...casesOf(view.cases, maker), { title: card.open, path: pathOf(view.id) }] },
    ],
    buttons: [
      ...(view.may.judge ? judging(view.id, maker) : []),
      ...(view.may.ask && view.state !== 'asked' ? [askButton(view.id, maker)] : []),
      ...(view.may.answer
        ? [
            {
              ...press(maker, 'primary', card.answer, { press: 'finding', finding: view.id, act: 'answer' }),
              input: { kind: 'text', label: card.answerLabel, required: true, maxLength: LONGEST } as const,
            },
          ]
        : []),
    ],
  }
}

/** What may not wait: one finding whole, or several in a list. */
export function alertCard(views: readonly FindingView[], maker: Maker): Card {
  const { alert } = maker.words.insight
  const [first, ...others] = views
  if (first && others.length === 0) return { ...findingCard(first, maker), tone: 'warning', subtitle: alert.one }
  return { title: alert.several(views.length), tone: 'warning', subtitle: alert.note, ...findingBlocks(views, maker) }
}

/**
 * The findings of a list as blocks and buttons: one about a single request leads to that request, others to their page;
 * each opens with one tap, and the first few can be judged and asked about with one.
 */
export function findingBlocks(views: readonly FindingView[], maker: Maker): { blocks: Block[]; buttons: Button[] } {
  const { locale } = maker
  return {
    blocks: [
      {
        block: 'list',
        items: views.map((v) => ({
          title: v.name[locale],
          detail: [v.says[locale], ...whichOf(v)].join(' · '),
          ...leadsTo(v),
        })),
      },
    ],
    buttons: [
      ...views
        .slice(0, MOST_OPENED)
        .map((v, i) =>
          press(maker, 'quick', maker.words.card.list.open(i + 1), { press: 'finding', finding: v.id, act: 'open' }),
        ),
      ...views.slice(0, MOST_JUDGED).flatMap((v, i) => oneTap(v, i + 1, maker)),
    ],
  }
}
const MOST_OPENED = 5
/** More buttons than a phone shows help nobody. */
const MOST_JUDGED = 2

/** Whose and which: in a mail or a terminal a sentence about “this request” leads nowhere by itself. */
function whichOf({ persons, says, cases, caseCount }: FindingView): string[] {
  const unnamed = persons.map((p) => p.name).filter((name) => !Object.values(says).some((said) => said.includes(name)))
  const numbers = cases.slice(0, MOST_NUMBERED).map((c) => c.number)
  return [
    ...unnamed,
    ...(caseCount > numbers.length && numbers.length > 0 ? [...numbers, `+${caseCount - numbers.length}`] : numbers),
  ]
}
const MOST_NUMBERED = 3

function leadsTo({ id, cases, caseCount }: FindingView): { request: string } | { path: string } {
  const [only] = cases
  return caseCount === 1 && only?.mayOpen ? { request: only.id } : { path: pathOf(id) }
}

function oneTap({ id, may, state }: FindingView, place: number, maker: Maker): Button[] {
  const { card } = maker.words.insight
  return [
    ...(may.judge
      ? [press(maker, 'quick', card.dismissAt(place), { press: 'finding', finding: id, act: 'dismiss' })]
      : []),
    ...(may.ask && state !== 'asked'
      ? [press(maker, 'quick', card.askAt(place), { press: 'finding', finding: id, act: 'ask' })]
      : []),
  ]
}

export const pathOf = (finding: string): string => `/insight/findings/${finding}`

function judging(finding: string, maker: Maker): Button[] {
  const { card } = maker.words.insight
  return [
    {
      ...press(maker, 'default', card.dismiss, { press: 'finding', finding, act: 'dismiss' }),
      input: { kind: 'text', label: card.dismissLabel, required: false, maxLength: LONGEST },
    },
    press(maker, 'default', card.confirm, { press: 'finding', finding, act: 'confirm' }),
  ]
}

const askButton = (finding: string, maker: Maker): Button =>
  press(maker, 'default', maker.words.insight.card.askPerson, { press: 'finding', finding, act: 'ask' })

const listOf = (cases: readonly CaseView[], maker: Maker): Block[] =>
  cases.length === 0 ? [] : [{ block: 'list', items: casesOf(cases, maker) }]

const casesOf = (cases: readonly CaseView[], maker: Maker) =>
  cases.slice(0, 6).map((c) => ({
    title: c.title ? `${c.number} · ${c.title[maker.locale]}` : c.number,
    ...(c.mayOpen ? { request: c.id } : {}),
  }))
