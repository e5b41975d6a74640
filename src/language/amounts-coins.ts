// What follows a unit of money: the small change (290块5, 12块5毛3, and 20 cents), coins alone (5毛), and things that 块 measures.
import { Decimal } from 'decimal.js'
import { chineseValue } from './numbers-chinese.ts'
import { EN_SMALL, smallEnglish } from './numbers-english.ts'

/** 两块显示屏: 块 measures a thing. */
export const isMeasure = (lower: string, to: number, word: string): boolean =>
  word === '块' &&
  /^(?:的)?(?:[大小新旧]|移动|固态|高清|外接|备用|机械)?(?:屏|硬盘|板|显示|显卡|表|手表|电池|白板|黑板|蛋糕|砖|地(?!铁)|牌|玻璃|肉|主板|内存|面板|手板|石|布|海报|展板|豆腐)/.test(
    lower.slice(to),
  )

/** 290块5 = .50, 12块5毛3, 3元零5分, 两块半; "5 dollars and 20 cents". */
export function smallChange(lower: string, to: number, word: string): { to: number; add: Decimal } {
  const rest = lower.slice(to, to + 24)
  if (/^[元块圆]/.test(word)) {
    const half = /^半(?![天日年月个小])/.exec(rest)
    if (half) return { to: to + 1, add: new Decimal('0.5') }
    const full =
      /^(?:零|又)?([\d一二两三四五六七八九壹贰叁肆伍陆柒捌玖])[毛角](?:钱)?(?:([\d一二两三四五六七八九壹贰叁肆伍陆柒捌玖])分?(?!钟))?/.exec(
        rest,
      )
    if (full)
      return {
        to: to + full[0].length,
        add: digit(full[1]!)
          .dividedBy(10)
          .plus(full[2] ? digit(full[2]).dividedBy(100) : 0),
      }
    // 三块零四: no tenths, four hundredths.
    const none = /^[零〇]([一二两三四五六七八九])(?![\d零一二两三四五六七八九十百千万点分角毛号月日年个天人])/.exec(
      rest,
    )
    if (none) return { to: to + none[0].length, add: digit(none[1]!).dividedBy(100) }
    const cents = /^[零〇]?([\d一二两三四五六七八九]{1,2})分(?!钟)/.exec(rest)
    if (cents) return { to: to + cents[0].length, add: digit(cents[1]!).dividedBy(100) }
    const bare =
      word === '元整' || word === '圆整'
        ? null
        : /^([\d一二两三四五六七八九]{1,2})(?!\d|[.,:]\d|[/\-一二两三四五六七八九十百千万点号月日年个天人份台张次块元毛件箱w%])(?!\s?[a-z])/.exec(
            rest,
          )
    if (bare)
      return {
        to: to + bare[0].length,
        add: bare[1]!.length === 2 ? digit(bare[1]!).dividedBy(100) : digit(bare[1]!).dividedBy(10),
      }
  }
  const cents =
    CENTS.exec(lower.slice(to, to + 40)) ?? /^\s?[又零]?([\d一二两三四五六七八九十]{1,3})(?:美|港|欧)分/.exec(rest)
  if (cents) return { to: to + cents[0].length, add: hundredths(cents[1]!).dividedBy(100) }
  return { to, add: new Decimal(0) }
}
/** And 20 cents, forty-five cents. */
const CENTS = new RegExp(
  `^ (?:and )?(\\d{1,2}|(?:${EN_SMALL})(?:[ -](?:${EN_SMALL}))?) ?(?:cents?|c|sen|p|pence)(?![a-z])`,
)
const hundredths = (words: string): Decimal =>
  /^[a-z]/.test(words) ? new Decimal(smallEnglish(words) ?? 0) : digit(words)
const digit = (words: string): Decimal =>
  /^\d+$/.test(words) ? new Decimal(words) : (chineseValue(words)?.value ?? new Decimal(0))

/** 5毛, 八角, 50 cents: coins without a note before them. */
export function coinsOnly(
  lower: string,
  to: number,
): { to: number; each: Decimal; add?: Decimal; currency: string } | undefined {
  const hit = /^\s?(毛钱|毛(?![巾笔毯利衣豆坯病])|角(?!度|色|落)|分钱|cents?\b|pence\b|penn(?:y|ies)\b|¢)/.exec(
    lower.slice(to, to + 9),
  )
  if (!hit) return undefined
  const word = hit[1]!
  const each = new Decimal(/^[毛角]/.test(word) ? '0.1' : '0.01')
  // 两角五分, 两毛五.
  const tail = /^[毛角]$/.test(word)
    ? /^([\d一二两三四五六七八九])(?:分(?!钟)|(?=$|[,。;!?\s]))/.exec(lower.slice(to + hit[0].length))
    : null
  if (tail)
    return { to: to + hit[0].length + tail[0].length, each, add: digit(tail[1]!).dividedBy(100), currency: 'CNY' }
  return {
    to: to + hit[0].length,
    each,
    currency: /^(?:cent|penn|¢)/.test(word) ? 'USD' : word === 'pence' ? 'GBP' : 'CNY',
  }
}
