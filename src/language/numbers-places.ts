// Places in a list just shown, said as plain numbers: approve 1 and 3, number two, 1 yes, 2 no.
import type { Normalised } from '../kernel/text.ts'
import type { Ordinal } from './numbers.ts'
import { overlaps, spanOf, type Span } from './spans.ts'

const WORDS: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
} // prettier-ignore
const NTH_WORDS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const N = `(?:#?\\d{1,2}|${Object.keys(WORDS).join('|')})`
const LIST = `${N}(?:(?: ?, ?(?:and )?| and | & |&| \\+ |/)${N})*`
const DECIDE =
  'approve|reject|decline|deny|return|accept|pass|refuse|clear|ok|okay|forward|transfer|reassign|withdraw|recall|send back|send|yes to|no to|turn down|sign'
const END =
  '(?=\\s*(?:$|[.;:!?,)]|(?:and|but|to|back|please|pls|because|as|for|since|with|is|are|can|should)\\b|[-–—]))'
/** What counts goods or days is no place. */
const NTH = `(?:${NTH_WORDS.join('|')}|\\d{1,2}(?:st|nd|rd|th))`
const NTHS = `the ${NTH}(?:(?: ?, ?(?:and )?| and | & )(?:the )?${NTH})*`
const THING = '(?: (?:one|item|request|entry)s?)?'
const LISTED = [
  new RegExp(`(?<![a-z])(?:numbers?|items?|requests?|entr(?:y|ies)|nos?\\.?|cases?) (${LIST})(?![,.]\\d)${END}`, 'g'),
  new RegExp(`(?<![a-z])(?:${DECIDE}) (${LIST})(?![,.]\\d)${END}`, 'g'),
  new RegExp(
    `(?:^|[,;] ?|\\band |\\bbut )(${LIST})(?= ?[-:=]? ?(?:(?:is|are) )?(?:yes|no|nope|ok|okay|fine|good|approved?|rejected?|declined?|returned?|go back|goes back|needs? (?:rework|changes)|not ok|denied)\\b)`,
    'g',
  ),
]
/** Approve the third; the first and the second are fine. */
const ORDERED = [
  new RegExp(`(?<![a-z])(?:${DECIDE}) (${NTHS})${THING}${END}`, 'g'),
  new RegExp(
    `(?:^|[,;:] ?|\\band |\\bbut )(${NTHS})${THING}(?= (?:(?:is|are|looks?) (?:not )?(?:fine|ok|okay|good|alright|approved|rejected|declined|wrong|too|a no|a yes)|goes back|go back|can go|no\\b|yes\\b))`,
    'g',
  ),
]
const EACH = new RegExp(`${NTH}|${N}`, 'g')

export function readPlaces(text: Normalised): Ordinal[] {
  const found: Ordinal[] = []
  for (const pattern of [...LISTED, ...ORDERED])
    for (const hit of text.lower.matchAll(pattern)) {
      const list = hit[1] ?? ''
      // "Approve one" is any one; "approve one and three" are places.
      if (/^(?:one|ten)$/u.test(list) && !/^(?:number|item|request|no|case|entry)/u.test(hit[0].trimStart())) continue
      const at = hit.index + hit[0].lastIndexOf(list)
      for (const each of list.matchAll(EACH)) {
        const index = WORDS[each[0]] ?? (NTH_WORDS.indexOf(each[0]) + 1 || parseInt(each[0].replace('#', ''), 10))
        const the = list.slice(0, each.index).endsWith('the ') ? 4 : 0
        const from = each.index === 0 && NAMED.test(hit[0]) ? hit.index : at + each.index - the
        const to = at + each.index + each[0].length
        const one = /^ (?:one|item|request|entry)s?\b/u.exec(text.lower.slice(to))
        const span: Span = spanOf(text, from, to + (one ? one[0].length : 0))
        if (index > 0 && !found.some((o) => overlaps(o.span, span))) found.push({ span, index })
      }
    }
  return found
}

const ZH_N = '(?:第?(?:1\\d|[1-9]|[一二三四五六七八九十]))'
const ZH_DECIDES =
  '(?:都|全|全部|也|就|我|给|可以|帮我)*(?:同意|批准|批|通过|放行|过(?=了|吧|,|，|$)|驳回|拒绝|拒了?|退回|退了?|打回|不批|不同意|不过|转给|没问题|可以(?=,|，|$))'
/** 1和3同意，2拒绝; 第1、3、5个都批了. */
const ZH_LISTED = [
  new RegExp(
    `(?<![\\d.点月号年个])(${ZH_N}(?:\\s?[、和跟及与]\\s?${ZH_N})+)(?:个|张|条|份|笔|单|号)?(?=${ZH_DECIDES})`,
    'gu',
  ),
  new RegExp(`(?:^|[,，;；。\\s])([1-9]|1\\d)(?=${ZH_DECIDES})`, 'gu'),
]
const ZH_ALONE = new RegExp(`(?:^|[,，;；。\\s])[一二三四五六七八九十](?=${ZH_DECIDES})`, 'gu')
const ZH_EACH = /第?(1\d|[1-9]|[一二三四五六七八九十])/gu

/** The places of a Chinese list, each with its own stretch. */
export function readChinesePlaces(text: Normalised): Ordinal[] {
  const found: Ordinal[] = []
  for (const pattern of ZH_LISTED)
    for (const hit of text.lower.matchAll(pattern)) {
      const list = hit[1] ?? ''
      const at = hit.index + hit[0].indexOf(list)
      for (const each of list.matchAll(ZH_EACH)) {
        const from = at + each.index
        const to = from + each[0].length
        const last = to === at + list.length ? (/^[个张条份笔单号]/u.exec(text.lower.slice(to))?.[0].length ?? 0) : 0
        const span = spanOf(text, from, to + last)
        const index = '一二三四五六七八九十'.indexOf(each[1] ?? '') + 1 || Number(each[1])
        if (!found.some((o) => overlaps(o.span, span))) found.push({ span, index })
      }
    }
  // 一和二都通过，三不批: once places are counted so, one alone is a place too.
  if (found.length > 1)
    for (const hit of text.lower.matchAll(ZH_ALONE)) {
      const from = hit.index + hit[0].length - 1
      const span = spanOf(text, from, from + 1)
      if (!found.some((o) => overlaps(o.span, span)))
        found.push({ span, index: '一二三四五六七八九十'.indexOf(hit[0].slice(-1)) + 1 })
    }
  return found
}

const NAMED = /^(?:numbers?|items?|requests?|entr|nos?\.?|cases?)/u
