// A message is cut into clauses: the smallest pieces that could each ask for something. Joining them again is the work of acts-group.
export interface Clause {
  /** Offsets in the masked text. */
  from: number
  to: number
  text: string
  /** What stood before it: a sentence end, a comma, a joining word (顺便, and then) or nothing. */
  after: 'start' | 'sentence' | 'comma' | 'joint'
}

/** Joining words that begin a new piece. The word itself stays outside the clause. */
const JOINT =
  /(?:另外|还有(?=[,:]|帮|给|请|把|派|订|买|采购|付|领|招|修|盖|发|走|我(?!几|多少)|要|报|催|同意|批|麻烦|再|就是|一个?事)|顺便|顺带|然后|接着|此外|除此之外|同时|并且|以及|对了|最后(?=[,:]|帮|再|把|请)|其次|再者|再帮我|再给我|(?=还(?:要|想|得)(?!有|剩))|(?<=P的[^,。P]{1,10})(?:和|跟|及|、|以及)(?=P的)|外加|(?<!缓一缓|等等|等一下|等会儿?|以后|之后|后|完|好|晚点|回头|下|天|月|周|T|等[^,。]{1,12}|没必要|没有必要|不用|不必|别|不要|无需|先不)(?<!(?:^|[,，。;；])(?![^,，。;；]*[批过驳退拒转催报买请签付查撤订交盖修领休假])[^,，。;；TDMQO]{1,10})再(?=把|催|报|请(?!假期)|买|查|看|给|订|提(?!前)|发|申请|安排|采购|购|领|付|招|盖|走|补|同意|批|驳回|撤)|也(?=帮我|给我|把|催|查))|(?:,? ?\b(?:and then|and also|and please|and(?!(?<=(?:^|[,.;] ?)P and) (?:i|me|we|P)\b)(?! (?:back|return(?:ing)?|come back|home)\b)(?!(?<=O and) O\b(?! (?:is|are|looks?|needs?|should|can)\b))(?!(?<=\bT and) T\b)|but (?=(?:please |kindly |then )?(?:approve|reject|decline|deny|return|send|hold|forward|transfer|pass|refuse|turn|accept|withdraw|cancel|do not|don't)\b)|then|also|plus|as well as|besides|additionally|on top of that|after that|meanwhile|by the way|btw|oh and)\b)/gu
/** Mr. Kim, approx. 1,600: the full stop of a short form ends no sentence. */
const SENTENCE =
  /[。！!？?；;\n…]+|(?<!\b(?:mr|mrs|ms|dr|prof|approx|incl|nos?|pcs?|qty|vs|max|min|dept|ref|ext|tel|e\.g|i\.e))\.+(?=\s|$)/gu
/** Brackets and sounds of thinking part a clause as a comma does. */
const COMMA =
  /[，()（）]|(?<=[a-zA-Z]+ [a-zA-Z]+ [a-zA-Z]+) (?=(?:can|could|would) (?:you|someone|somebody|anybody|anyone) (?:please |kindly )?(?:come|fix|check|help|put|file|submit|log|add|book|raise|register|send|look|order|reimburse|expense)\b)|,(?!(?<=\d,)\d{3}(?!\d))|(?<=[\u4e00-\u9fffA-Z\d]{4})(?<!(?:单位|[一-龥]方|[一-龥]人|事由|原因|用途|金额|岗位|职位|日期|时间|地点|目的地|名称|标题|类型|部门|位置|数量|单价|内容|文件|申请|流程|[报采付请用]单)) (?=[\u4e00-\u9fffA-Z]{4})|嗯+|呃+|(?<![\u4e00-\u9fff])(?:喂|诶|哎)(?=[我你帮那\s])/gu
/** Send it back the invoice is missing; N goes back: the sums are wrong. What follows a decision says why. */
const DECIDES =
  /^(?:please |kindly |can you |could you |just )*(?:reject|decline|return|refuse|deny|turn down|send|withdraw|push back|no to|[NO]\b|P's )/u
const DECIDED =
  /(?<=^(?:[NO]\b|P's |send |return |reject |decline |no to )[^:,]{2,60}): |(?<=^(?:please |kindly |can you |could you |just )*(?:(?:reject|decline|return|refuse|deny|turn down|send back|withdraw|push back) (?:it|this|that|them|O|N|(?:the |my )?P's (?:[a-z]+ ){0,2}?(?:leave|expense|claim|request|trip|purchase|overtime|contract|payment|application|order)s?)(?: back)?(?: to (?:P|him|her|them))?|send (?:it|this|that|them|O|N|(?:the )?P's [a-z ]{3,24}?) back(?: to (?:P|him|her|them))?|no to P's [a-z ]{3,24}?)) (?=(?:the [a-z]+(?: [a-z]+)? (?:is|are|was|has|isn't|hasn't)|there(?:'s| is| are)|no |wrong |it's |it is |we |they |not enough|too |over (?:the )?(?:budget|limit)|missing |headcount |receipts? (?:is|are)|amounts? (?:is|are|don't)))/gu

export function clausesOf(masked: string): Clause[] {
  const cuts: { from: number; to: number; kind: Clause['after']; keep: number }[] = []
  const put = (pattern: RegExp, kind: Clause['after']): void => {
    for (const m of masked.matchAll(pattern)) {
      const from = m.index
      const to = m.index + m[0].length
      // A question mark belongs to the clause it ends: it is a cue.
      cuts.push({ from, to, kind, keep: kind === 'sentence' ? to : from })
    }
  }
  put(SENTENCE, 'sentence')
  put(COMMA, 'comma')
  if (DECIDES.test(masked)) put(DECIDED, 'comma')
  put(JOINT, 'joint')
  cuts.sort((a, b) => a.from - b.from || b.to - a.to)
  const clauses: Clause[] = []
  let at = 0
  let after: Clause['after'] = 'start'
  const push = (to: number): void => {
    const text = masked.slice(at, to)
    if (/[\p{L}\p{N}]/u.test(text)) {
      const lead = text.length - text.trimStart().length
      clauses.push({
        from: at + lead,
        to: at + text.trimEnd().length,
        text: text.trim(),
        after: clauses.length === 0 ? 'start' : after,
      })
      after = 'comma'
    }
  }
  const rank = { start: 0, comma: 1, joint: 2, sentence: 3 } as const
  for (const cut of cuts) {
    if (cut.to <= at) continue
    const before = clauses.length
    push(Math.max(at, cut.keep))
    at = Math.max(at, cut.to)
    after = clauses.length > before || rank[cut.kind] > rank[after] ? cut.kind : after
  }
  push(masked.length)
  return clauses
}
