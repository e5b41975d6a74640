// "那国外呢?", "and for interns?": a question that lives on the one before is made whole before it is searched.
import { fold } from './fold.ts'
import { hanShare } from './fold.ts'
import { wordsOf } from './words.ts'

const ZH_LEAN =
  /^(?:那么?|如果|要是|换成|还有|另外|再问)?(?:是)?(.{1,16}?)(?:呢|怎么样|的话|又如何|怎么办)?[?？。!！]*$/
const ZH_MARK = /^(?:那|还有|另外|换成|要是)|呢[?？]?$|的话[?？]?$/
const EN_LEAN =
  /^(?:and|what about|how about|but|or|also|what if it(?:'s| is)|and what about|and how about)\b[\s,]*(?:for |in |if |with )?(.+?)[?.!]*$/i
const PRONOUN =
  /^(?:它|这个|那个|这种|该|上面|刚才|前者|后者|its?\b|that\b|this\b|those\b|these\b|they\b|there\b)|(?:这个|那个|上述|刚才说的)/i

/** The whole question; the text itself when it stands alone. `before` are the person's earlier questions, the last one last. */
export function completeQuestion(text: string, before: readonly string[]): string {
  const last = before.at(-1)
  if (!last) return text
  const folded = fold(text).trim()
  if (hanShare(folded) > 0.3) {
    const short = folded.length <= 18
    const lean = short && ZH_MARK.test(folded) ? ZH_LEAN.exec(folded)?.[1] : undefined
    if (lean) return join(last, lean)
    if (short && PRONOUN.test(folded)) return join(last, folded)
    return text
  }
  const words = folded.split(/\s+/).length
  const lean = words <= 10 ? EN_LEAN.exec(folded)?.[1] : undefined
  if (lean) return join(last, lean)
  return words <= 8 && PRONOUN.test(folded) ? join(last, folded) : text
}

/** What is newly said takes the place of its like: 上海 by 北京, else it is added. */
function join(last: string, added: string): string {
  const fresh = wordsOf(added)
  return fresh.length === 0 ? last : `${added} ${last}`
}
