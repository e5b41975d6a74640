// Several receipts in one sentence: what each was for, in the person's own words, is what the sum was for.
import type { Act } from '../language/understanding.ts'

/** Words of asking for it, and the day, are no part of what it was for. */
const ASKING =
  /^(?:(?:麻烦|请|帮我|给我|我(?:想|要)?|报销(?:一下)?|报(?:一下)?|要?申请|昨天|今天|前天|上周[一二三四五六日天]?|周[一二三四五六日天]|的|和|还有|另外|加上|外加)+|(?:please |i(?:'d like| want| need)? to |can you |reimburse (?:me )?|expense |claim |and |plus |also )+)/iu
const CUT = /[,，;；。.!！]+(?=\D|$)|、|还有|另外|\band\b|\bplus\b/iu
const DAY = /\b(?:yesterday|today|(?:last|on) [a-z]+day)\b/giu

/** 打车380，苏州的酒店560. Undefined where the words name fewer things than amounts. */
function namedReceipts(text: string, count: number): string | undefined {
  const parts = text
    .split(CUT)
    .map((part) => part.replace(DAY, '').trim().replace(ASKING, '').trim())
    .filter((part) => /\d/u.test(part) && /\p{L}{2,}|\p{Script=Han}/u.test(part.replace(/rmb|usd|gbp|元|块|\d/giu, '')))
  if (parts.length < count) return undefined
  return parts.join(/\p{Script=Han}/u.test(text) ? '，' : ', ')
}

export function withReceipts(act: Act, text: string): Act {
  const amounts = act.fields?.['amounts']
  if (act.act !== 'start' || !Array.isArray(amounts) || amounts.length < 2 || act.fields?.['reason'] !== undefined)
    return act
  const reason = namedReceipts(text, amounts.length)
  return reason === undefined ? act : { ...act, fields: { ...act.fields, reason } }
}
