// What is said beside an open draft or a shown card, and answers nothing: wait a moment, let me look, thinking aloud, a question about it. The draft stays as it is.
import type { Setting } from './context-setting.ts'
import type { Reading } from './grammar-reading.ts'
import type { Act } from './understanding.ts'

const WAITS =
  /^(?:(?:哎|诶|嗯|呃|啊|好|那|先|你|oh|hmm?|uh|um|ok|no)[,，。… ]*)*(?:(?:等|稍等|慢|慢着|且慢|等等|停)(?:一?下|一等|会儿?|我|着|点)?(?:啊|哈|哦)?(?:[,，。…!！~ ]|我|$)|(?:先)?别急|不急|hold on|hang on|hold up|one (?:sec|second|moment|minute)|(?:just )?a (?:sec|second|moment|minute)|give me a|just a (?:sec|moment|minute)|wait\b|bear with me|brb)/u
/** Looked up first, or not known. */
const LOOKS_UP =
  /(?:我|让我|容我|等我|得)(?:先|再|得|去|要|还得?|来)*(?:看(?:一?眼|看|完|下)|查(?:一?下|查)?|翻(?:翻|一下)|找(?:找|一下|出来)|问(?:问|一下|过)|想想|核对|核实|对一下|确认(?:一下|下)|算(?:算|一下)|捋|琢磨|考虑)|回头(?:再|我|看)|(?:就|那|先|都|暂时|今天)*(?:先|暂时|今天)(?:搁|放)(?:着|一下|一放|一搁|那儿|这儿)|(?:先|暂时|今天)(?:不|别)(?:批|提|交|弄|办|发|报|签|定)[^,。]{0,3},?(?:等|就|再|我)|(?:还)?没拿定主意|(?:不|没)(?:记得|清楚|确定|知道|晓得|想好|定)(?!什么时候能|怎么)|没(?:数|谱|底)|说不(?:好|准)|\b(?:let me|i(?:'ll| will|'d| would)? (?:have|need|want|got|gotta)(?: to)?|i must|i should|gotta) (?:first |just |quickly |double-?)*(?:think|check|look|see|read|find|ask|ring|call|talk|verify|count|compare|sleep)\b|\b(?:don'?t|do not) (?:send|submit|file|approve|sign|decide)[^,.]{0,12} yet\b|\bleave it (?:open|for now|as it is)\b|\bno decision (?:today|yet|now)\b|\b(?:haven'?t|have not|hasn'?t) (?:made up|decided)\b|\b(?:no idea|not sure|don'?t (?:know|remember|recall)|can'?t (?:remember|say|tell)|i wonder|depends|hard to say|thinking\b\W*$)/u
/** A value of another kind stands in it: it may answer all the same. */
const CHANGES =
  /改|(?:事由|原因|理由|目的|备注|金额|数量|标题|地点|目的地|事项|预算|日期|时间)[是为写填:：]|换成?|应该(?:是|为)|不对|写错|错了|(?<!是)不是|加上|去掉|还是.{1,12}吧|\b(?:change|make it|make that|should be|instead|actually|not .{1,20} but|wrong|add|remove|rather)\b/u
/** Asked about the thing, not for another value: 能改成周五吗 wants it. */
const ABOUT =
  /(?:几|什么|啥|哪|谁|怎么|为什么|为啥|多少|多久|多贵|有没有|是不是|会不会|要不要|用不用|还是.+[?？呢]|吗[?？]?$)|^(?:(?:so|and|but|hey|hm+|um|wait|ok),? )*(?:is|are|was|were|does|do|did|has|have|what(?! about)|who|whose|where|when|why|how(?! about)|which|isn't|wasn't|doesn't)\b.*\?/u
const WANTS =
  /^(?:能|可以|可不可以|能不能|可否|要不|是否可)|(?:行|可以|好|成)(?:吗|不|么)[?？]?$|how about|what about|\b(?:can|could|may) (?:it|you|we|i)\b/u

/** Undefined when the words may answer, change or decide. */
export function aside(reading: Reading, setting: Setting): Act | undefined {
  const text = reading.text.lower.trim().replaceAll('’', "'")
  if (CHANGES.test(text)) return undefined
  const values = /[TDMQNO]|\d/u.test(reading.masked)
  if (WAITS.test(text) && (!values || LOOKS_UP.test(text))) return { act: 'hold', confidence: 0.8 }
  if (LOOKS_UP.test(text) && !free(setting)) return { act: 'hold', confidence: 0.75 }
  if (!free(setting) && ABOUT.test(text) && !WANTS.test(text)) return { act: 'ask', confidence: 0.7 }
  return undefined
}

/** Free text was asked for: whatever is said may be it. */
const free = ({ asked }: Setting): boolean => ['reason', 'comment', 'title'].includes(asked[0] ?? '')
