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
  /(?:^|\n|[。！!?？,，;；:：]\s*|\s)(?:-{2,}\s*(?:original message|forwarded message|原始邮件|转发邮件|以下)[^\n]*|(?:fwd?|fw|forwarded(?: message| mail| email)?|pasted(?: text)?|copied(?: text)?|转发(?:消息|邮件|内容)?|转自|转帖|原文|邮件原文|邮件内容|(?:e-?mail|mail|message|letter|document|attachment|file) (?:content|body|text)s?|聊天记录|附件内容|文件内容|复制的?内容|粘贴)\s*[:：]|(?:发件人|from)\s*[:：][^\n]*\n|\[?(?:系统|system)(?:消息|提示|通知|公告|指令|message|notice|prompt|instruction|override|admin)?\]?\s*[:：]|<\/?(?:system|assistant|instructions?)>|[[【](?:system|系统|inst)[^\]】]{0,10}[\]】]|###\s*(?:system|instruction)[^\n]*|(?:(?:他|她|他们|客户|对方|老板|领导|邮件|短信|通知|对方邮件|客户邮件)(?:里|中|上|给我)?(?:说|写|写道|发来|讲|写着|回复|回)(?:了|的|是|着|道)?\s*[:：])|(?:(?:he|she|they|the (?:client|customer|vendor|boss|email|mail|message|note|document|attachment))\s+(?:wrote|says|said|reads|replied|told me)\s*:))/giu

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
