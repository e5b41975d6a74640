// How the words around a time bound it: from, until, by, after.

export type Role = 'from' | 'until' | 'by' | 'after'

const FROM =
  /(?:从|自从|自|\bfrom|\bstarting(?: from| on)?|\bstart(?:s|ing)?(?: on| from)?|\bbeginning(?: on)?|\beffective(?: from)?|\bas of|\bsince)\s*(?:the\s+|on\s+)?$/
const UNTIL =
  /(?:直到|一直到|到|至|截至|截止到?|\buntil|\btill|\bthrough|\bthru|\bup to|\bends?(?: on)?|\bending(?: on)?)\s*(?:the\s+)?$/
const BY =
  /(?:\b(?:by|before) (?:eod|cob|the end of|(?:the )?end of (?:the )?day|close of business)|\bby|\bbefore|\bno later than|\bnot later than|\bdue(?: on| by)?|\bdeadline(?: is| of)?:?|赶在|在?截止[:：]?|截止日期?[是为:：]?|最晚|最迟)\s*(?:the\s+|on\s+)?$/
const AFTER = /(?:\bafter|\blater than|\bpast)\s*(?:the\s+)?$/
const NEAR = /(?:\b(?:at|around|about|from|by|until|till|before|after|to|between)|[从自到至在于]|约)\s*$/
const AFTER_FROM = /^\s*(?:开始|起(?!草|来|床|诉|因)|onwards?\b|on ?wards?\b|算起)/
const AFTER_BY = /^\s*(?:下班(?:之|以)?前|之前|以前|前(?![天日台端面后往几\d一二两三]|端)|截止|为止)/
const AFTER_AFTER = /^\s*(?:之后|以后|过后|后(?![天日台面悔续\d一二两三]))/

export function roleBefore(words: string, i: number): { role?: Role; near: boolean } {
  const before = words.slice(Math.max(0, i - 28), i)
  const near = NEAR.test(before)
  if (FROM.test(before)) return { role: 'from', near }
  if (BY.test(before)) return { role: 'by', near }
  if (UNTIL.test(before)) return { role: 'until', near }
  return AFTER.test(before) ? { role: 'after', near } : { near }
}

export function roleOf(words: string, from: number, to: number): Role | undefined {
  const after = words.slice(to, to + 8)
  if (words[to - 1] === '内') return 'by'
  if (AFTER_BY.test(after)) return after.trimStart().startsWith('为止') ? 'until' : 'by'
  if (AFTER_FROM.test(after)) return 'from'
  if (AFTER_AFTER.test(after)) return 'after'
  return roleBefore(words, from).role
}

const RETURN_BEFORE = /\b(?:back|return(?:ing|s)?|come back|coming back|home)(?: on)? (?:the )?$/
const RETURN_AFTER = /^\s?(?:上午|下午|晚上|中午|早上)?(?:就|再|才)?(?:回(?!复|答|访|款|顾|执|家吃)|返(?!还|利|修|点))/

/** 周五回, back Thursday: a return ends what was begun before. */
export const isReturn = (words: string, { from, to }: { from: number; to: number }): boolean =>
  RETURN_BEFORE.test(words.slice(Math.max(0, from - 20), from)) || RETURN_AFTER.test(words.slice(to, to + 6))
