// A bare yes or no that an engine could not place, because nothing it knows of was open: it still means yes or no.
import type { Act } from '../language/understanding.ts'

const YES =
  /^(?:确认|确定|确认提交|提交|提交吧|好|好的|好吧|好啊|行|行吧|可以|是|是的|对|对的|嗯|没错|继续|接着办|ok|okay|yes|yep|yeah|y|sure|confirm|submit|submit it|go ahead|continue|go on)[\s.。!！~～]*$/iu
const NO =
  /^(?:取消|算了|算了吧|不用|不用了|不要|不要了|不了|不|否|都不是|放弃|no|nope|n|cancel|never ?mind|forget it|none|none of these|stop)[\s.。!！~～]*$/iu

export function readBare(act: Act, text: string): Act {
  if (act.act !== 'outOfScope' && act.act !== 'smallTalk') return act
  const said = text.normalize('NFKC').trim()
  return YES.test(said) ? { act: 'confirm', confidence: 1 } : NO.test(said) ? { act: 'cancel', confidence: 1 } : act
}
