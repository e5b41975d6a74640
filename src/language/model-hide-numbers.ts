// Numbers that are somebody's: accounts and cards, papers, phones, passwords, pay. Dates, amounts and counts of the matter itself stay.
export const HIDDEN_KINDS = ['account', 'paper', 'phone', 'email', 'secret', 'salary', 'health', 'number'] as const
export type HiddenKind = (typeof HIDDEN_KINDS)[number]

/** Part of a text, by its offsets. */
export interface Private {
  kind: HiddenKind
  from: number
  to: number
}

export const hiddenNumbers = (text: string): Private[] => [
  ...labelled(text),
  ...patterned(text),
  ...runs(text),
  ...pay(text),
]

const PATTERNS: readonly [HiddenKind, RegExp][] = [
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu],
  ['account', /\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?\b/giu],
  ['paper', /(?<![a-z0-9])(?:[egdsph][a-z]?\d{7,8}|[hm]\d{8,10})(?![a-z0-9])/giu],
  ['paper', /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/gu],
  ['phone', /(?<![\d-])0\d{2,3}[- ]\d{7,8}(?:[-转]\d{1,5})?(?!\d)/gu],
  ['phone', /(?<!\d)(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)/gu],
  ['phone', /(?<![\d.])09\d{2}[- ]?\d{3}[- ]?\d{3}(?!\d)/gu],
  ['phone', /\+\d{1,3}[-. ]?(?:\(?\d{1,4}\)?[-. ]?){2,5}\d{2,4}(?!\d)/gu],
  [
    'number',
    /[〇零一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖](?:[ 、-]?[〇零一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖]){6,}/gu,
  ],
  [
    'number',
    /\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)[ ,-]+){6,}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/giu,
  ],
]

const patterned = (text: string): Private[] =>
  PATTERNS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((m) => ({ kind, from: m.index, to: m.index + m[0].length })),
  )

/** What is said to be one, however short: "尾号 8231", "passcode is hunter2". */
const LABELS: readonly [HiddenKind, string][] = [
  [
    'account',
    '(?:银行)?(?:账号|帐号|账户|帐户|卡号)|银行卡|尾号|(?:bank )?(?:account|card)(?: number| no\\.?)?|iban|routing number|sort code',
  ],
  [
    'paper',
    "身份证(?:号码?)?|护照(?:号码?)?|社保(?:卡)?号|公积金(?:账)?号|驾照号?|港澳通行证|passport(?: number| no\\.?)?|ssn|social security(?: number)?|id(?: card)? number|national id|driver'?s licen[cs]e",
  ],
  [
    'phone',
    '(?:手机|电话|联系电话|联系方式|座机)(?:号码?)?|微信号?|phone(?: number)?|mobile(?: number)?|cell(?: number)?|whatsapp',
  ],
  [
    'secret',
    '密码|口令|验证码|动态码|取款码|password|passcode|passphrase|pin(?: code)?|otp|verification code|api key|secret key',
  ],
]
const BETWEEN = String.raw`\s*(?:(?:是|为|改成|改为|叫|换成|to|is|was|=|:|：|号|码|尾号)\s*)*`
const CODE = String.raw`[a-z0-9][a-z0-9@#$%^&*_.+-]*(?: \d[\d-]*)*`
const LABELLED = LABELS.map(([kind, words]) => [kind, new RegExp(`(?:${words})${BETWEEN}(${CODE})`, 'giu')] as const)

const labelled = (text: string): Private[] =>
  LABELLED.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].flatMap((m) => {
      const code = (m[1] ?? '').replace(/[.+-]+$/u, '')
      const from = m.index + m[0].length - (m[1] ?? '').length
      // A plain English word is what is done with it ("password reset"); a number of a day or two digits is not one.
      return /\d/u.test(code) && code.length >= 3 && !ONE_DAY.test(code) ? [{ kind, from, to: from + code.length }] : []
    }),
  )

const ONE_DAY = /^(?:(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2})$/u
const RUN = /\d(?:[ ./-]?\d){8,}x?/giu
const DAY =
  /(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[12]\d|3[01]|0?[1-9])(?!\d)|(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/gu

/** Long runs of digits, however they are grouped; days and amounts are shorter or told apart. */
const runs = (text: string): Private[] =>
  [...text.matchAll(RUN)].flatMap((m): Private[] => {
    const [run] = m
    const digits = run.replaceAll(/\D/gu, '')
    const days = run.match(DAY)
    if (days && digits.length - days.join('').replaceAll(/\D/gu, '').length <= 6) return []
    const kind = kindOf(run, digits)
    return kind ? [{ kind, from: m.index, to: m.index + run.length }] : []
  })

function kindOf(run: string, digits: string): HiddenKind | undefined {
  const grouped = /\D/u.test(run.replace(/x$/iu, ''))
  if (/^\d{17}[\dx]$/iu.test(run.replaceAll(/[ ./-]/gu, ''))) return 'paper'
  if (/^(?:0{0,2}86)?1[3-9]\d{9}$/u.test(digits)) return 'phone'
  // Amounts side by side ("5000 3000 2000") are fewer digits than an account has.
  if (digits.length >= (grouped ? 13 : 12) || /^0\d{9}/u.test(digits)) return 'account'
  return undefined
}

const PAY =
  /工资|薪资|薪水|薪酬|月薪|年薪|时薪|日薪|底薪|调薪|涨薪|加薪|年包|年终奖|奖金|提成|绩效奖|到手|税前|税后|社保基数|公积金基数|期权|\b(?:salar(?:y|ies)|wages?|(?:my|his|her|their) pay|pay ?(?:check|slip|rise|raise)s?|compensation|bonus|take-home|base pay|stock options|i (?:make|earn))\b/giu
const SUM =
  /(?:[¥$€£]|rmb|usd|cny|eur|gbp)?\s?\d(?:,?\d)*(?:\.\d+)?\s?(?:k|w|万|千|百|元|块|刀|rmb|usd|cny|eur|gbp|dollars|yuan)?(?:\d{1,4})?(?![\d月日号年天周%％:：]|个月|小时| ?days| ?months| ?%)|[零〇一二两三四五六七八九十]*[百千万](?:[零〇一二两三四五六七八九十百千万点半]*)(?:元|块)?/giu
const NEAR = { before: 16, after: 28 }

/** Sums beside words of pay, in the same sentence; the matter's own amount stands with the matter. */
function pay(text: string): Private[] {
  const found: Private[] = []
  for (const word of text.matchAll(PAY)) {
    const end = word.index + word[0].length
    const before =
      text
        .slice(Math.max(0, word.index - NEAR.before), word.index)
        .split(/[。！？!?;；\n]/u)
        .at(-1) ?? ''
    const after = text.slice(end, end + NEAR.after).split(/[。！？!?;；\n]/u)[0] ?? ''
    for (const [from, words] of [
      [word.index - before.length, before],
      [end, after],
    ] as const)
      for (const sum of words.matchAll(SUM)) {
        const trimmed = sum[0].trim()
        if (!/\d{3}|[百千万kw]/iu.test(trimmed)) continue
        const at = from + sum.index + sum[0].indexOf(trimmed)
        found.push({ kind: 'salary', from: at, to: at + trimmed.length })
      }
  }
  return found
}
