// The card before a decision said in words: the exact request, the exact verb, what will happen; done on yes only.
import type { Block, Card } from '../../chat/card.ts'
import type { Proposal, ProposedCommand } from '../../dialogue/conversation.ts'
import type { KnownRequest } from '../../dialogue/facts.ts'
import type { Field } from '../../approval/form.ts'
import { label, press, who, type Maker } from './maker.ts'
import { valueBlocks } from './rows.ts'

/** A request with the fields its reader may see. */
export interface Subject {
  request: KnownRequest
  fields: readonly Field[]
}

export function proposalCard(
  proposal: Exclude<Proposal, { propose: 'submit' }>,
  subjects: readonly Subject[],
  maker: Maker,
): Card {
  const { card } = maker.words
  const items = proposal.propose === 'command' ? [proposal] : proposal.items
  const command = items[0]?.command
  const verb = command?.do ?? 'approve'
  const found = items.flatMap(({ request }) => subjects.filter((s) => s.request.id === request).slice(0, 1))
  const one = found.length === 1 ? found[0] : undefined
  const said = command ? whatIsSaid(command, maker) : []
  return {
    title: items.length === 1 ? card.propose[verb] : card.proposeMany(card.button[verb], items.length),
    tone: verb === 'reject' || verb === 'withdraw' ? 'warning' : 'info',
    ...(one ? { subtitle: one.request.number } : {}),
    blocks: [
      ...(one ? oneRequest(one, said, maker) : [manyRequests(found, maker), ...fieldsOf(said)]),
      ...(command
        ? [{ block: 'note', tone: 'info', text: card.effect[verb](receiver(command, found, maker)) } as const]
        : []),
    ],
    buttons: [
      press(maker, verb === 'reject' || verb === 'withdraw' ? 'danger' : 'primary', card.button[verb], {
        press: 'confirm',
        proposal,
      }),
      press(maker, 'default', card.button.cancel, { press: 'cancel' }),
    ],
    ...(one ? { about: { request: one.request.id } } : {}),
  }
}

function oneRequest({ request, fields }: Subject, last: readonly Row[], maker: Maker): Block[] {
  const { row } = maker.words.card
  const first = [
    { label: row.initiator, value: who(request.owner, maker) },
    { label: row.request, value: label(request.title, maker) },
  ]
  return valueBlocks(fields, request.values, maker, { first, last })
}

interface Row {
  label: string
  value: string
}
const fieldsOf = (rows: readonly Row[]): Block[] => (rows.length > 0 ? [{ block: 'fields', rows }] : [])

const manyRequests = (subjects: readonly Subject[], maker: Maker): Block => ({
  block: 'list',
  items: subjects.map(({ request }) => ({
    title: `${who(request.owner, maker)} ${label(request.title, maker)}`,
    detail: request.number,
    request: request.id,
  })),
})

function whatIsSaid(command: ProposedCommand, maker: Maker): Row[] {
  const { row } = maker.words.card
  const reason = 'reason' in command ? command.reason : undefined
  const comment = 'comment' in command ? command.comment : 'text' in command ? command.text : undefined
  const said = comment ?? reason
  const name = command.do === 'approve' || command.do === 'comment' || command.do === 'urge' ? row.comment : row.reason
  return said ? [{ label: name, value: said }] : []
}

/** Whom the effect is about. */
function receiver(command: ProposedCommand, subjects: readonly Subject[], maker: Maker): string {
  if (command.do === 'transfer') return who(command.to, maker)
  if (command.do === 'urge') return command.person === undefined ? '' : who(command.person, maker)
  if (command.do !== 'return') return ''
  if (command.to.to === 'initiator')
    return [...new Set(subjects.map((s) => who(s.request.owner, maker)))].join(maker.words.value.and)
  const to = command.to
  const earlier = subjects.flatMap(({ request }) => ('returnTo' in request ? (request.returnTo ?? []) : []))
  const people = to.to === 'step' ? (earlier.find((s) => s.step === to.step)?.people ?? []) : []
  return people.length > 0
    ? people.map((id) => who(id, maker)).join(maker.words.value.and)
    : maker.words.card.previousStep
}
