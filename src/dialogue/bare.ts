// What short words mean to an open question or card, where an engine reads them for themselves: yes, no, thanks, one end of a range, a day that does not exist.
import { Temporal } from '../kernel/clock.ts'
import type { Act } from '../language/understanding.ts'

const YES =
  /^(?:确认|确定|确认提交|提交|提交吧|好|好的|好吧|好啊|行|行吧|可以|是|是的|对|对的|嗯|没错|继续|接着办|ok|okay|yes|yep|yeah|y|sure|confirm|submit|submit it|go ahead|continue|go on)[\s.。!！~～]*$/iu
const NO =
  /^(?:取消|算了|算了吧|不用|不用了|不要|不要了|不了|不|否|都不是|放弃|no|nope|n|cancel|never ?mind|forget it|none|none of these|stop)[\s.。!！~～]*$/iu

/** 好的 is no reason for anything. */
export const isYes = (text: string): boolean => YES.test(text.normalize('NFKC').trim())

const YES_SIGN = /^(?:👍|👌|✅|🆗)/u

const GUESSED = 0.35

/** Nobody gives these as the value of a field. */
const SUBMITS =
  /^(?:确认提交|提交|提交吧|就这样提交|直接提交|交吧|继续|接着办|submit|submit it|submit that|please submit|just submit(?: it)?|send it|go ahead|continue|go on)[\s.。!！~～]*$/iu

export function readBare(act: Act, text: string): Act {
  const said = text.normalize('NFKC').trim()
  // What an engine only guesses to be a yes or a no settles nothing.
  if ((act.act === 'confirm' || act.act === 'cancel') && act.confidence < GUESSED && !YES.test(said) && !NO.test(said))
    return { act: 'outOfScope', confidence: act.confidence }
  if (act.act === 'provide' && SUBMITS.test(said)) return { act: 'confirm', confidence: 1 }
  if (act.act !== 'outOfScope' && act.act !== 'smallTalk') return act
  if (/\p{Extended_Pictographic}/u.test(said) && !/[\p{L}\p{N}]/u.test(said))
    return YES_SIGN.test(said) ? act : { act: 'smallTalk', confidence: 1 }
  return YES.test(said) ? { act: 'confirm', confidence: 1 } : NO.test(said) ? { act: 'cancel', confidence: 1 } : act
}

const IDLE: ReadonlySet<Act['act']> = new Set<Act['act']>([
  'status',
  'pending',
  'outOfScope',
  'smallTalk',
  'ask',
  'provide',
])
const SURE = 0.6

/** Hold on, I'm still waiting for the receipt: why it has to wait belongs to the waiting, and asks nothing. */
export function withoutReasonOfHold(acts: readonly Act[], text: string): readonly Act[] {
  const holds = acts.filter((a) => a.act === 'hold')
  if (holds.length === 0 || /[?？]/u.test(text)) return acts
  return acts.filter((a) => !IDLE.has(a.act) || a.confidence >= SURE)
}

const FROM = /开始|起|出发|从|\b(?:from|start|starts|starting|begin|begins|beginning)\b/iu
const UNTIL = /到|至|为止|结束|\b(?:to|until|till|through|end|ends|ending)\b/iu

/** 改成周四开始, until Friday: an engine reads one day; to a range that is known it is one end, and the other stays. */
export function readEdge(act: Act, text: string): Act {
  const { start, end, durationDays } = act.fields ?? {}
  const changes = act.act === 'correct' || act.act === 'provide'
  if (!changes || start === undefined || start !== end || durationDays !== undefined) return act
  const [from, until] = [FROM.test(text), UNTIL.test(text)]
  if (from === until) return act
  const { [from ? 'end' : 'start']: _day, [from ? 'endHalf' : 'startHalf']: _half, ...fields } = act.fields ?? {}
  return { ...act, fields }
}

export const isThanks = (text: string): boolean => /谢|多谢|辛苦|thank|cheers/iu.test(text)

/** To "until which day": the day it starts. */
export const isSameDay = (text: string): boolean =>
  /^(?:就|也是|是)?(?:同一天|当天|当日|同日)(?:吧|结束)?[\s.。]*$|^(?:the )?(?:same|that) day[\s.]*$/iu.test(
    text.trim(),
  )

/** 到周五, until Friday; 下周五 and next Friday name their week. */
export const isBareWeekday = (text: string): boolean =>
  (/(?:周|星期|礼拜)[一二三四五六日天]/u.test(text) && !/[上下这本][个]?(?:周|星期|礼拜)/u.test(text)) ||
  (/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/iu.test(text) &&
    !/\b(?:next|last|this)\b/iu.test(text))

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** 2月30日, Feb 30, 2026-02-30: engines drop what is no day, and the person deserves to hear why. */
export function namesNoDay(text: string): boolean {
  const days = [
    ...[...text.matchAll(/(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/gu)].map((m) => [Number(m[1]), Number(m[2])]),
    ...[...text.matchAll(/\d{4}[-/.](\d{1,2})[-/.](\d{1,2})/gu)].map((m) => [Number(m[1]), Number(m[2])]),
    ...[...text.matchAll(/\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b/giu)].map((m) => [
      monthOf(m[1]),
      Number(m[2]),
    ]),
    ...[...text.matchAll(/\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3})[a-z]*\b/giu)].map((m) => [
      monthOf(m[2]),
      Number(m[1]),
    ]),
  ]
  // A leap year, so that 29 February may be meant.
  return days.some(([month = 0, day = 0]) => month !== 0 && !(month <= 12 && day >= 1 && day <= lengthOf(month)))
}

const monthOf = (name = ''): number => MONTHS.indexOf(name.toLowerCase()) + 1

const lengthOf = (month: number): number => Temporal.PlainYearMonth.from({ year: 2028, month }).daysInMonth
