// What only tells is no order: nothing is begun or decided on it, however full of an order's words it is.
import type { Decision } from './acts-decide.ts'
import type { Ask } from './acts-group.ts'
import { ACTING, TOLD_EN, TOLD_ZH } from './cues-told.ts'

/** From so much of a tale on it is none of an order: where a rule says so too, and without one. */
const WITH_RULE = 0.2
const ALONE = 0.5

/** The assistant is asked to do it, however it is told. */
const ASKED =
  /(?<!已经?)帮(?:我|忙|他|她|P)(?![^,。]{0,6}了)|先(?:把|帮|给|开|提|建)|(?:^|,)把|改[到成为]|[换推挪延](?:迟|后)?到|[我们部组科室G]要Q|我(?=.*[TDMQ])[^,]{0,8}(?:想|要|计划|打算|准备)(?:请|休)|(?:请|休)[^,]{0,4}(?:吧|一下)|麻烦|劳驾|劳烦|拜托|给我(?:弄|办|报|提|申请|走|订|批)|请(?:帮|批|审|领导|您|给|安排|协助|予以|尽快)|申请(?:一?[下个份张]|T|D|M|Q)|(?:提|走|报|填|开|发)(?:一?个|一张|一份|下)|\b(?:please|if you could|appreciate|pls|plz|kindly|can you|could you|would you|will you|can i|may i|could i|i need|i want to|i'd like|i would like|i wanna|need to|refund|putting in for|to (?:claim|expense|reimburse|file|report)\b|get (?:things|it|everything) ready|for me|go ahead|move (?:my|the|it)|change (?:my|the|it)|reschedule)\b/u

/** Order twenty boxes; purchase request for toner; we have to pay Acme 500; unpaid leave in August: an order in the words of English offices. */
const ORDERED =
  /(?:^|,\s*|\b(?:and|then|just|also) )(?:order|buy|purchase|pay|book|file|submit|request|reimburse|expense|claim|raise|log|register|open|create|issue|hire|recruit|fix|repair|stamp|approve|reject|decline|return|forward|transfer|withdraw|recall|remind|chase|assign|give|ok|pass|put|get) (?:the|an?|my|our|this|that|these|it|me|us|[PQMTDNO]\b|\d|some|another|two|three|four|five|six|seven|eight|nine|ten|[a-z]+ [a-z]+ M)(?!.*\b(?:was|were|came|went|got|would|again|always|never)\b)|^(?:[a-z]+ ){0,2}(?:request|requisition|application|correction)s?(?::| for\b|,|$)(?!.*\b(?:was|were|is|are|has|got|came)\b)|\b(?:we|i)(?:'d like| would like|(?: have to| need to| want to| must) (?:pay|buy|order|hire|recruit|book|file|claim|purchase|renew))\b.*(?:[MQTDP]|\bto )|\b(?:can|could) (?:somebody|someone|anybody|anyone) (?:please )?(?:fix|come|look|repair|check)\b|^(?:annual|sick|unpaid|personal|marriage|maternity|paternity|bereavement|comp) (?:leave|time|day)\b(?!.*\b(?:was|is|were|are)\b)/u

/** Words to be worked on, whatever they say. */
const WRITING =
  /^(?:请|帮我|麻烦)*(?:把|将)?[^,。:：]{0,10}(?:翻译|翻成|译成|润色|改写|续写|扩写|写(?:一?首|个段子|篇))|^(?:please |pls |can you |could you )*(?:translate|rephrase|rewrite|proofread|polish|summari[sz]e)\b/u

const MENDED = /修(?:好|过|完)|换(?:好|过|了)|好了|\b(?:fixed|repaired|mended|replaced|works? again|back up)\b/u
const SURELY_TOLD = 0.9

type Heard = Pick<Decision, 'heard' | 'processes' | 'modifiers'>

/** What was heard in all clauses together. */
export function heardIn(asks: readonly Ask[]): Heard {
  const all = asks.flatMap((a) => a.pieces.map((p) => p.decision))
  return {
    heard: new Map(all.flatMap((d) => [...d.heard])),
    processes: new Map(all.flatMap((d) => [...d.processes])),
    modifiers: new Set(all.flatMap((d) => [...d.modifiers])),
  }
}

/** The ask without what it must not do, where the whole of it only tells. `tells`: how likely words only tell, 0 to 1. */
export function asTold(ask: Ask, tells: (text: string, heard: Heard) => number): Ask {
  const { act } = ask
  if (act === undefined || !ACTING.has(act) || ask.pieces.some((p) => p.decision.learnt)) return ask
  const text = ask.pieces.map((p) => p.text).join(',')
  if (WRITING.test(text)) return { ...ask, act: 'outOfScope', weight: 9.4, confidence: 0.8 }
  if (ASKED.test(text) || ORDERED.test(text)) return ask
  const told = [...TOLD_ZH, ...TOLD_EN].find(({ of, test }) => (of === undefined || of.has(act)) && test.test(text))
  const p = tells(text, heardIn([ask]))
  // A fault that is told is a fault to be mended.
  if (act === 'start' && ask.process === 'repair' && !MENDED.test(text) && p < SURELY_TOLD) return ask
  const only = told?.firm === true || p >= (told ? WITH_RULE : ALONE)
  return only ? { ...ask, act: told?.as ?? 'outOfScope', weight: 9, confidence: Math.min(Math.max(p, 0.3), 0.6) } : ask
}
