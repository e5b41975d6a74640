// When the words alone leave open whether something is a question, the documents have a vote: what they answer was one.
import type { Conversation } from '../../dialogue/conversation.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Act, Understanding } from '../../language/understanding.ts'
import type { Person } from '../../people/organisation.ts'
import type { World } from '../world.ts'
import { askDocuments } from './ask.ts'

/** Acts that change nothing, so that taking one for another does no harm. */
const HARMLESS: readonly Act['act'][] = ['ask', 'outOfScope', 'status', 'smallTalk']
/** Below this no engine is certain of what it read. */
export const SURE = 0.7

export async function withVote(
  world: World,
  org: OrgId,
  me: Person,
  { text, conversation, understanding }: { text: string; conversation: Conversation; understanding: Understanding },
): Promise<Understanding> {
  const [act, ...more] = understanding.acts
  const open = conversation.asked !== undefined || conversation.confirming !== undefined
  if (!act || more.length > 0 || open || act.confidence >= SURE || !HARMLESS.includes(act.act)) return understanding
  if (act.target?.number !== undefined) return understanding
  const found = await askDocuments(world, org, me, { question: text, before: conversation.questions ?? [] })
  // Of what sounds like a question already, the nearest documents are worth more than asking back.
  const near = act.act === 'ask' && (found?.nearest.length ?? 0) > 0
  if (!found || (found.answer === null && !near)) return understanding
  const about = act.process ?? act.target?.process
  const asked: Act = { act: 'ask', fields: { question: text }, confidence: 1, ...(about ? { process: about } : {}) }
  const { didYouMean: _, ...rest } = understanding
  return { ...rest, acts: [asked] }
}
