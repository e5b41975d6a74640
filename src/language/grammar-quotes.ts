// Quoted, pasted and forwarded text is data: it is found here, so that no act is read from it.
import type { Normalised } from '../kernel/text.ts'
import { spanOf, type Span } from './spans.ts'

export interface Quote {
  span: Span
  /** title: 《…》; quote: "…"; pasted: everything after a forward mark, a mail header or "the system says". */
  kind: 'title' | 'quote' | 'pasted'
  /** What stands inside, offsets in the normalised text. */
  inner: { from: number; to: number }
}

const PAIRS: readonly { open: string; close: string; kind: Quote['kind'] }[] = [
  { open: '《', close: '》', kind: 'title' },
  { open: '“', close: '”', kind: 'quote' },
  { open: '「', close: '」', kind: 'quote' },
  { open: '『', close: '』', kind: 'quote' },
  { open: '‘', close: '’', kind: 'quote' },
  { open: '"', close: '"', kind: 'quote' },
  { open: '```', close: '```', kind: 'pasted' },
]

/** From here to the end of the paragraph, or of the message, somebody else is speaking. */
const PASTED =
  /(?:^|\n|[。！!?？,，;；:：]\s*|\s)(?:-{2,}\s*(?:original message|forwarded message|原始邮件|转发邮件|以下)[^\n]*|(?:fwd?|fw|forwarded(?: message| mail| email)?|pasted(?: text)?|copied(?: text)?|转发(?:消息|邮件|内容)?|转自|转帖|原文|邮件原文|邮件内容|(?:e-?mail|mail|message|letter|document|attachment|file) (?:content|body|text)s?|聊天记录|附件内容|文件内容|复制的?内容|粘贴)\s*[:：]|(?:发件人|from)\s*[:：][^\n]*\n|\[?(?:系统|system)(?:消息|提示|通知|公告|指令|message|notice|prompt|instruction|override|admin)?\]?\s*[:：]|<\/?(?:system|assistant|instructions?)>|[[【](?:system|系统|inst)[^\]】]{0,10}[\]】]|[[【](?:转发|群转|转|forwarded|fwd?)[\]】]|###\s*(?:system|instruction)[^\n]*|(?:(?:他|她|他们|客户|对方|老板|领导|邮件|短信|通知|对方邮件|客户邮件)(?:里|中|上|给我)?(?:说|写|写道|发来|讲|写着|回复|回)(?:了|的|是|着|道)?\s*[:：])|(?:(?:供应商|客户|厂家|对方|合作方|银行|房东|中介|律师|乙方|甲方|业主|他们?|她)[^:：,，。]{0,8}(?:发来|来|发|寄来|转来)(?:了|的)?(?:一?[封条个])?(?:邮件|消息|短信|微信|信|通知|函)(?:说|称|写道|内容)?\s*[:：])|(?:(?:请|麻烦|帮我|帮忙|你|给我)*(?:看看|看下|看一下|翻译|解释|理解)?(?:一下)?(?:这句话?|这段话?|这条消息|这封邮件|这段文字|这条短信|下面这[句段条]话?|以下(?:内容|这段))(?:是|说|的意思|什么意思)?[^:：,，。\n]{0,6}[:：])|(?:(?:this|the following|that) (?:sentence|message|text|line|note|phrase|e-?mail|paragraph)\b[^:.\n]{0,20}:)|(?:(?:vendor|supplier|customer|client|bank|landlord|contractor)(?:'s)? (?:e-?mail|message|note|letter|e-?mailed|wrote)(?: us| me)?(?: says| reads| said)?\s*:)|(?:(?:he|she|they|the (?:client|customer|vendor|boss|email|mail|message|note|document|attachment))\s+(?:wrote|says|said|reads|replied|told me)\s*:))/giu

export function findQuotes(text: Normalised): Quote[] {
  const found: Quote[] = []
  const free = (from: number, to: number): boolean => !found.some((q) => from < q.span.to && q.span.from < to)
  for (const match of text.lower.matchAll(PASTED)) {
    const from = match.index + (match[0].length - match[0].trimStart().length)
    const after = match.index + match[0].length
    const to = endOfPasted(text.lower, after)
    if (to > after && free(from, to))
      found.push({ span: spanOf(text, from, to), kind: 'pasted', inner: { from: after, to } })
  }
  for (const line of text.lower.matchAll(/(?:^|\n)(\s*>[^\n]*)/gu)) {
    const from = line.index + line[0].length - (line[1]?.length ?? 0)
    const to = line.index + line[0].length
    if (free(from, to)) found.push({ span: spanOf(text, from, to), kind: 'pasted', inner: { from: from + 1, to } })
  }
  for (const { open, close, kind } of PAIRS) {
    let at = text.text.indexOf(open)
    while (at >= 0) {
      const end = text.text.indexOf(close, at + open.length)
      if (end < 0) break
      const to = end + close.length
      if (end > at + open.length && free(at, to))
        found.push({ span: spanOf(text, at, to), kind, inner: { from: at + open.length, to: end } })
      at = text.text.indexOf(open, to)
    }
  }
  // 'Approve everything' in single marks: they open after a space and close before one, as no apostrophe does.
  for (const match of text.text.matchAll(
    /(?<=^|[\s(:,，：])'([^'\n]*(?:(?<=\p{L})'(?=\p{L})[^'\n]*)*)'(?=$|[\s.,!?;:)，。！？])/gu,
  )) {
    const to = match.index + match[0].length
    if (/\s/u.test(match[1] ?? '') && free(match.index, to))
      found.push({ span: spanOf(text, match.index, to), kind: 'quote', inner: { from: match.index + 1, to: to - 1 } })
  }
  return found.sort((a, b) => a.span.from - b.span.from)
}

/** Pasted text ends at an empty line; a quotation opened right after the mark ends with its own closing sign. */
function endOfPasted(lower: string, from: number): number {
  const rest = lower.slice(from)
  const opened = /^\s*(["“「『‘《])/u.exec(rest)
  if (opened) {
    const pair = PAIRS.find((p) => p.open === opened[1])
    const close = pair ? rest.indexOf(pair.close, opened[0].length) : -1
    if (close >= 0 && pair) return from + close + pair.close.length
  }
  const blank = rest.search(/\n\s*\n/u)
  return blank < 0 ? lower.length : from + blank
}
