// The words of one request, ready for its fields: the text with values masked, what was taken from it, and what is left.
import type { Reading, Value } from './grammar-reading.ts'
import { said } from './grammar-reading.ts'

export interface Scope {
  reading: Reading
  /** The clauses of the request, joined by commas. */
  text: string
  /** For every offset of `text` (its length included) the offset in the masked text. */
  back: readonly number[]
  values: readonly Value[]
  used: Set<Value>
  /** true = belongs to a field or a cue already. */
  taken: boolean[]
}

export function scopeOf(reading: Reading, pieces: readonly { from: number; to: number }[]): Scope {
  let text = ''
  const back: number[] = []
  for (const piece of pieces) {
    if (text !== '') {
      text += ','
      back.push(piece.from - 1)
    }
    for (let i = piece.from; i < piece.to; i++) {
      text += reading.masked[i] ?? ''
      back.push(i)
    }
  }
  back.push(pieces.at(-1)?.to ?? 0)
  const values = reading.values.filter((v) => pieces.some((p) => within(reading, v, p)))
  return { reading, text, back, values, used: new Set(), taken: Array.from({ length: text.length }, () => false) }
}

function within(reading: Reading, value: Value, piece: { from: number; to: number }): boolean {
  const from = reading.back[piece.from] ?? 0
  const to = reading.back[piece.to] ?? reading.text.text.length
  return value.span.from >= from && value.span.to <= to
}

/** The words of a stretch of the scope, exactly as said. */
export const words = (scope: Scope, from: number, to: number): string =>
  to <= from ? '' : said(scope.reading, scope.back[from] ?? 0, (scope.back[to - 1] ?? 0) + 1)

/** Offset in the scope's text of a value's placeholder. */
export function placeOf(scope: Scope, value: Value): number {
  for (let i = 0; i < scope.text.length; i++)
    if ((scope.reading.back[scope.back[i] ?? -1] ?? -1) === value.span.from) return i
  return -1
}

export const free = (scope: Scope, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (scope.taken[i]) return false
  return true
}

/** Marks a stretch as spoken for; the values inside belong to it. */
export function take(scope: Scope, from: number, to: number): void {
  for (let i = from; i < to; i++) scope.taken[i] = true
  for (const value of scope.values) {
    const at = placeOf(scope, value)
    if (at >= from && at < to) scope.used.add(value)
  }
}

export function use(scope: Scope, value: Value): void {
  scope.used.add(value)
  const at = placeOf(scope, value)
  if (at >= 0) scope.taken[at] = true
}

export const unused = <K extends Value['kind']>(scope: Scope, kind: K): Extract<Value, { kind: K }>[] =>
  scope.values.filter((v): v is Extract<Value, { kind: K }> => v.kind === kind && !scope.used.has(v))

/** First free match of a pattern with a group `v`, trimmed of particles; it is taken. */
export function capture(scope: Scope, pattern: RegExp, least = 1): string | undefined {
  const seen = visible(scope)
  const found = captureIn(scope, seen, pattern, least, false)
  return found ?? (seen === scope.text ? undefined : captureIn(scope, scope.text, pattern, least, false))
}

/** The same, and the words around the value that belong to it (交接给…) are taken with it. */
export function captureWhole(scope: Scope, pattern: RegExp): string | undefined {
  return captureIn(scope, scope.text, pattern, 1, true)
}

/** The first pattern that gives a value; the ones after it take nothing. */
export function captureFirst(scope: Scope, patterns: readonly RegExp[], how = capture): string | undefined {
  for (const pattern of patterns) {
    const found = how(scope, pattern)
    if (found !== undefined) return found
  }
  return undefined
}

/** The same in the text as it stands: a value that is taken is no break. */
export const captureAsSaid = (scope: Scope, pattern: RegExp, least = 1): string | undefined =>
  captureIn(scope, scope.text, pattern, least, false)

/** What is taken already reads as a break, so that the next value is found beside it. */
const visible = (scope: Scope): string => {
  let text = ''
  for (let i = 0; i < scope.text.length; i++) text += scope.taken[i] ? ',' : (scope.text[i] ?? '')
  return text
}

/** Only words of asking: never a value. */
const FRAME =
  /^(?:我们?|本人|要|想|申请?|提交|发起|需要|请|帮忙?|麻烦|给|个|一下|这个?|那个?|公司|部门|老板|让|去|到|来|有|的|了|是|和|跟|与|也|还|就|把|被|先|再|打算|准备|得|走|办|弄|做|搞|报|单|流程|东西|一共|总共|合计|共计|报销|请假|采购|付款|备用金|借款|些|一|吧|呢|啊|呀|再|加|多|少|它|他|她|你|您|下|一下|一式|行不|行吗|行么|好不|成不|可以吗|好吗|数量|单价|金额|总价|份数|人数|名称|内容|够了?|就够|就行|就好|行|好|即可|差不多|左右|(?:比较|很|挺|特别|有点|非常|加|紧|太)?急(?:的|用|件)?|尽快|尽早|在线等|越快越好|麻?烦?快[点些]|抓紧|赶紧|马上(?:要|用)|等着用|方便|安排|申请用印|[建写填开键提]|可以|不)+$|^(?:(?:purchase|request|requisition|order|claim|expense|expenses|report|reimbursement|my|our|the|a|an|it|this|that|them|me|us|new|to|of|for|some|please|file|submit|attend|have|something|anything|stuff|everything|instead|back|get|do|in|at|on|go|visit|see|meet|amount|total|sum|price|advance|loan|cash|petty|by|end|job|need|needs|needed|asset|assets|pay|raise|log|want|will|should|do|would|payment|hire|hiring|recruit|recruitment|repair|maintenance|budget|dates?|tbd|one|ones|another|more|is|like|it's|be|make|urgent|asap)(?:\s+|$))+$/u

function captureIn(scope: Scope, text: string, pattern: RegExp, least: number, whole: boolean): string | undefined {
  for (const match of text.matchAll(pattern)) {
    const range = match.indices?.groups?.['v']
    if (!range) continue
    const [from, to] = trimmed(scope.text, range[0], range[1])
    if (to - from < least || !free(scope, from, to) || FRAME.test(scope.text.slice(from, to).trim())) continue
    const found = words(scope, from, to)
    if (!/[\p{L}\p{N}]/u.test(found)) continue
    if (whole) take(scope, match.index, match.index + match[0].length)
    take(scope, from, to)
    return found
  }
  return undefined
}

const LEADING =
  /^(?:\s|[,，。.;:：、"'“”‘’]|的|了|一下|一个(?=[^月小])|一份|一张|一些|一批|一套(?=[^房])|个(?!人|税|性)|下(?=[^午级属班]{2})|哎呀?|唉|那啥|话说|对了|嗯+|呃+|额+|喂|我们?(?:的|要|想|需要)?(?=[^们])|是|为(?!了)|请(?=帮)|请帮我|帮我|给我|麻烦|把|将|那个|这个|那份|这份|(?:the|a|an)(?![\u4e00-\u9fff])\b|my\b|our\b|some\b|new(?= new)\b|this\b|that\b|of\b|is\b|for\b|to(?= the)\b)+/u
const TRAILING =
  /(?:\s|[,，。.;:：!！?？、"'“”‘’~～]|的|了|吧|呢|啊|呀|哈|哦|喔|啦|嘛|呗|喽|嘞|噻|哟|总共|一共|共计|合计|总计|请|谢谢|谢啦|多谢|一下|please|pls|plz|thanks|thank you|thx|asap|urgently|urgent|right away|immediately|and|for|of|to|at|on|by|in|from|with|is|the|a)+$/u

/** Particles, articles and punctuation at the ends are not part of a value. */
export function trimmed(text: string, from: number, to: number): [number, number] {
  let start = from
  let end = to
  for (let round = 0; round < 3; round++) {
    const lead = LEADING.exec(text.slice(start, end))
    if (lead && lead[0].length < end - start) start += lead[0].length
    const inside = text.slice(start, end)
    const trail = TRAILING.exec(inside)
    if (trail && trail.index > 0 && (/^[^a-z]/.test(trail[0]) || /[^a-z]/.test(inside[trail.index - 1] ?? ' ')))
      end = start + trail.index
  }
  return [start, end]
}
