// Several receipts in one sentence: what each was for, in the person's own words, is what the sum was for.
import Decimal from 'decimal.js'
import type { Form, Money } from '../approval/form.ts'
import type { Act } from '../language/understanding.ts'
import type { Draft } from './conversation.ts'

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
  const { amounts, category, ...rest } = act.fields ?? {}
  if (act.act !== 'start' || !Array.isArray(amounts) || amounts.length < 2) return act
  // The category of one of them is not that of all.
  const kept = category !== undefined && CATEGORY.test(text) ? { category } : {}
  const reason = rest['reason'] ?? namedReceipts(text, amounts.length)
  return { ...act, fields: { ...rest, ...kept, amounts, ...(reason === undefined ? {} : { reason }) } }
}

const CATEGORY = /类别|分类|\bcategory\b/iu
const ONE_MORE =
  /^(?:还有|另外(?:还有)?|再加上?|还要加|加上|外加|oh,? (?:and|also)|and(?: also)?|plus|also|as well as)[,，:：\s]*/iu

export const isOneMore = (text: string): boolean => ONE_MORE.test(text.trim())

interface Claimed {
  amount: Money
  reason: string
}

function claimed({ values }: Draft, form: Form): Claimed | undefined {
  const { amount, reason } = values
  const isMoney = form.fields.some((f) => f.id === 'amount' && f.kind === 'money')
  if (!isMoney || typeof amount !== 'object' || !('currency' in amount) || typeof reason !== 'string') return undefined
  return { amount, reason }
}

const PRICE_FOR = /^[£$€¥]?(?<price>\d+(?:\.\d{1,2})?) (?:for|on) /iu

/** 还有晚饭88: another receipt joins the sum; it does not stand in its place. */
export function oneMoreReceipt(act: Act, text: string, draft: Draft, form: Form): Act | undefined {
  const known = claimed(draft, form)
  const what = text.trim().replace(ONE_MORE, '')
  // 4.20 for the bus is no 20 April.
  const priced = PRICE_FOR.exec(what)?.groups?.['price']
  const said = priced === undefined ? act.fields?.['amount'] : Number(priced)
  if (!known || typeof said !== 'number' || what === text.trim()) return undefined
  if (act.act === 'start' && act.process !== draft.process) return undefined
  const currency = act.fields?.['currency']
  if (currency !== undefined && currency !== known.amount.currency) return undefined
  const between = /\p{Script=Han}/u.test(known.reason + what) ? '，' : ', '
  // Each with its own price, so that one of them can be put right later.
  const before = /\d/u.test(known.reason) ? known.reason : `${known.reason} ${known.amount.amount}`
  return changed(new Decimal(known.amount.amount).plus(said), `${before}${between}${what.replace(/[。.!！\s]+$/u, '')}`)
}

const OTHER_PRICE =
  /(?:把|将)?(?<zh>[\p{Script=Han}]{1,8}?)(?:费|的|那[笔张]|票)?(?:改成|改为|改到|应该是|其实是|实际是|是)\s*(?<a>\d+(?:\.\d+)?)|\b(?<en>[a-z]{3,14}) (?:to|was|is|should be|was actually|is actually)\s*[£$€¥]?\s*(?<b>\d+(?:\.\d+)?)/iu

/** 把打车改成54: one receipt of several, and the sum with it. */
export function changedReceipt(text: string, draft: Draft, form: Form): Act | undefined {
  const known = claimed(draft, form)
  const { zh, en, a, b } = OTHER_PRICE.exec(text)?.groups ?? {}
  const [what, price] = [zh ?? en, a ?? b]
  if (!known || what === undefined || price === undefined) return undefined
  const parts = known.reason.split(/(，|, )/u)
  const at = parts.findIndex((part) => part.toLowerCase().includes(what.toLowerCase()) && /\d/u.test(part))
  const old = /\d+(?:\.\d+)?/u.exec(parts[at] ?? '')?.[0]
  if (old === undefined || parts.length < 2) return undefined
  parts[at] = parts[at]!.replace(old, price)
  return changed(new Decimal(known.amount.amount).minus(old).plus(price), parts.join(''))
}

const changed = (amount: Decimal, reason: string): Act => ({
  act: 'correct',
  fields: { amount: amount.toNumber(), reason },
  confidence: 1,
})
