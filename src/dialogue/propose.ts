// The card before a decision: the exact command, on the exact request, at the revision it was seen at.
import type { RequestId } from '../kernel/ids.ts'
import type { Conversation, Proposal, ProposedCommand } from './conversation.ts'
import { knownRequest, type Facts } from './facts.ts'
import { idle, say, type Turn } from './turn.ts'

export function propose(
  conversation: Conversation,
  wanted: readonly { request: RequestId; command: ProposedCommand }[],
  facts: Facts,
): Turn {
  const items = wanted.flatMap(({ request, command }) => {
    const known = knownRequest(facts, request)
    return known ? [{ request, command, revision: known.revision }] : []
  })
  const [one] = items
  if (!one) return say(conversation, { say: 'no-such-request' })
  const proposal: Proposal = items.length === 1 ? { propose: 'command', ...one } : { propose: 'commands', items }
  return {
    conversation: { ...idle(conversation), confirming: proposal, shown: items.map((i) => i.request) },
    steps: [{ step: 'confirm', proposal }],
  }
}
