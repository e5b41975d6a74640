// 谁审批我的请假, who approves my leave: answered from the published process, not from documents.
import type { Act } from '../language/understanding.ts'
import type { Conversation } from './conversation.ts'
import { openDraft } from './drafts.ts'
import { knownRequest, published, type Facts } from './facts.ts'
import type { ProcessKey } from '../kernel/ids.ts'

const WHO =
  /(?:谁|哪些人|哪几个人|哪几位|几个人|哪个领导)(?:来|会|要|能|负责|需要)*(?:审批|批准|审核|批(?!评)|签字|签批|点头)(?!了|过|的|没)|审批人(?:都)?(?:是|有)?(?:谁|哪)|(?:经过|经|找|给|让)(?:谁|哪些人|哪几个人|哪位)(?:来)?(?:审批|批|审核|签|同意)|审批(?:要|会|需要|得)?(?:走|经过)(?:谁|哪|几)|(?:审批流程|审批链|审批路线)(?:是|有|要)?(?:什么|怎|哪|谁|几)|\bwho (?:approves|signs off|authori[sz]es|(?:has|needs|have|need) to (?:approve|sign)|(?:will|must|should|would|can) (?:approve|sign off)|is going to approve)\b|\bwho(?:'s| is| are) (?:the|my) .{0,20}approvers?\b|\bwhose approval\b|\bwhat(?:'s| is) the approval (?:chain|route|path|flow)\b/iu
/** How far one request is, is another question. */
const NOW = /现在|目前|在谁|谁在|卡在|到谁|还没|正在|\bnow\b|\bcurrently\b|\bstuck\b|\bwaiting\b/iu

/**
 * The process the question is about; undefined when it is another question, or nobody knows which. `meant`: what the words
 * could mean as well, which does not make them less of a question.
 */
export function approversAsked(
  conversation: Conversation,
  { acts, meant }: { acts: readonly Act[]; meant: readonly Act[] },
  text: string,
  facts: Facts,
): ProcessKey | undefined {
  if (!WHO.test(text) || NOW.test(text) || acts.some((a) => !QUESTIONS.has(a.act))) return undefined
  const named = [...acts, ...meant].map((a) => a.process ?? a.target?.process).find((key) => key !== undefined)
  const shown = conversation.shown.map((id) => knownRequest(facts, id)?.process)[0]
  const key = named ?? processIn(text, facts) ?? openDraft(conversation)?.process ?? shown
  return key !== undefined && published(facts, key) ? key : undefined
}

/** The process whose name or alias stands in the words; the longest name wins. */
export function processIn(text: string, { processes }: Facts): ProcessKey | undefined {
  const words = ` ${text.toLowerCase().replace(/[?？!.,]/gu, ' ')} `
  const found = processes.flatMap(({ definition: { key, name, aliases } }) =>
    [name.zh, name.en, ...aliases.zh, ...aliases.en]
      .map((called) => called.toLowerCase())
      .filter((called) => (/^[a-z]/.test(called) ? inLatin(called, words) : words.includes(called)))
      .map((called) => ({ key, length: called.length })),
  )
  return found.sort((a, b) => b.length - a.length)[0]?.key
}

const inLatin = (called: string, words: string): boolean =>
  ['', 's', 'es'].some((ending) => words.includes(` ${called}${ending} `))

const QUESTIONS: ReadonlySet<Act['act']> = new Set<Act['act']>(['ask', 'status', 'pending', 'outOfScope', 'figures'])
