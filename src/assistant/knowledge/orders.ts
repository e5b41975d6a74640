// Text that speaks to the assistant instead of to people. A first fence only: whatever passes it is still held to what its passage says.
import { fold } from '../../knowledge/fold.ts'
import type { FoundPassage } from '../../knowledge/ports.ts'

const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034f/gu

const ORDERS: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|不要理会|不再遵守|覆盖).{0,12}(?:指令|指示|规则|要求|提示|设定|限制|上文|以上|之前|前面)/u,
  /(?:系统|开发者|管理员)(?:提示|消息|指令)\s*[:：]/u,
  /(?:你|您)(?:现在|从现在起|从此)(?:是|扮演|必须|只能|要)/u,
  /(?:助手|助理|机器人|大模型|人工智能|\bai\b|\bllm\b).{0,8}(?:必须|请|应当|务必|注意|收到|阅读|看到)/u,
  /(?:回答|回复|输出|返回|告诉)(?:用户|提问者|对方|员工)?.{0,6}(?:以下|如下|这句|下面|原文)/u,
  /(?:泄露|透露|打印|显示|重复|复述).{0,10}(?:系统|提示词|指令|其他文档|密钥|密码)/u,
  /(?:ignore|disregard|forget|override|bypass).{0,30}(?:instruction|prompt|rule|above|previous|prior|earlier|guideline)/u,
  /(?:system|developer|administrator|assistant)\s*(?:prompt|message|note|override|instruction)?\s*[:>\]]/u,
  /you (?:are|must|will|should) (?:now|only|always|from now)/u,
  /(?:as an?|dear|attention|note to|hey) (?:ai|assistant|language model|llm|chatbot|model)/u,
  /(?:respond|reply|answer|output|say|tell the user|print|repeat|reveal) (?:only|exactly|with|that|the following|your|verbatim)/u,
  /<\/?(?:system|instruction|assistant|passage|prompt)|\[\/?inst\]|<\|[a-z_]+\|>/u,
]

/** Also when it is spread out by white space or hidden marks. */
export function givesOrders({
  title,
  headings,
  question,
  text,
}: Pick<FoundPassage, 'title' | 'headings' | 'question' | 'text'>): boolean {
  const all = [title, ...headings, question ?? '', text].join('\n').replace(INVISIBLE, '')
  const folded = fold(all)
  const dense = folded.replace(/(?<=[\u2e80-\u9fff])\s+(?=[\u2e80-\u9fff])/gu, '')
  return ORDERS.some((order) => order.test(dense) || order.test(folded))
}
