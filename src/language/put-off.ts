// A draft put off is not a draft dropped: 先不提交 keeps what was typed, 算了 does not.
import { plainWords } from '../kernel/text.ts'

const LATER =
  /先(?:不|别|放|等|搁|存|留|缓)|等(?:一下|等|会|下|我)|再(?:想想|说|看看|等|考虑)|晚点|晚些|待会|回头|还没|暂时|暂且|以后再|not (?:yet|now|just yet)|hold (?:on|off)|\b(?:wait|later|for now|let me (?:think|check)|think about it|give me a (?:minute|moment|second)|not ready|haven't|waiting for)\b/u
const DROPPED =
  /算了|取消|作废|删|不(?:要|请|报|买|用|弄|办|申请|需要|去|采购|付)了|放弃|丢掉|\b(?:cancel|drop|scrap|discard|abort|delete|forget|never ?mind|changed my mind|no longer|any ?more|after all|call it off)\b/u

/** Said over an open draft: it waits, nothing of it is lost. */
export function putsOff(text: string): boolean {
  const words = plainWords(text)
  return LATER.test(words) && !DROPPED.test(words)
}
