// Words made to look like others: letters of another script, hidden characters inside a word, ornamental letters. They carry no order.
import type { Act, ActName } from './understanding.ts'

/** A run of letters that are written apart by spaces (Chinese is not). */
export const WORD = /[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu
const PLAIN = /^[a-z\u00df-\u00f6\u00f8-\u00ff]*$/u

/** What the cue grammar reads of a word: Cyrillic, Greek … letters make another word of it, whatever it looks like. */
export const readable = (word: string): string => (PLAIN.test(word) ? word : '□'.repeat(word.length))

/** Zero width characters and marks of direction inside a word, tags, ornamental letters, a word half in full width. */
const DISGUISED =
  /\p{L}(?:[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\ufeff]|\u034f)+\p{L}|[\u202a-\u202e\u2066-\u2069\u{e0020}-\u{e007f}]|[\u{1d400}-\u{1d7ff}\u249c-\u24e9\u{1f110}-\u{1f189}\u1d00-\u1d6a]|[a-z][\uff21-\uff3a\uff41-\uff5a]|[\uff21-\uff3a\uff41-\uff5a][a-z]/iu

/** Letters of two scripts in one word; units (5μm) are no disguise. */
const isMixed = (word: string): boolean =>
  /\p{Script=Latin}/u.test(word) && /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}μµΩΔ]/u.test(word)

export const isDisguised = (original: string): boolean =>
  DISGUISED.test(original) || (FOREIGN.test(original) && (original.match(WORD) ?? []).some(isMixed))
const FOREIGN = /[\u0370-\u1fff\ua640-\ua69f\uab70-\uabbf]/u

/** Acts that decide about something: they are not taken from disguised words. */
const DECIDING: ReadonlySet<ActName> = new Set<ActName>([
  'confirm',
  'cancel',
  'approve',
  'reject',
  'return',
  'transfer',
  'addSigner',
  'standIn',
  'withdraw',
])

export const withoutDecisions = (acts: readonly Act[]): Act[] => {
  const kept = acts.filter((act) => !DECIDING.has(act.act))
  return kept.length > 0 ? kept : [{ act: 'outOfScope', confidence: 0.9 }]
}
