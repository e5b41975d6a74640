// The same days, hours and sums in other spellings: the frame stays as it is.
import type { Line } from '../../scripts/eval-score.ts'
import { pick, reworded, type Perturbation } from './perturbation.ts'

const SHORT = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LONG = 'January February March April May June July August September October November December'.split(' ')
const MONTH = `(?:${SHORT.map((s) => `${s}[a-z]*`).join('|')})\\.?`
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const monthOf = (said: string): number => SHORT.indexOf(said.slice(0, 3).toLowerCase()) + 1
const th = (n: number): string =>
  `${n}${n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'}`
const two = (n: number): string => String(n).padStart(2, '0')

/** Words that are expected are no dates to be respelled. */
const inValue = (line: Line, words: string): boolean =>
  JSON.stringify(line.expect).toLowerCase().includes(words.toLowerCase()) && !/^\d{4}-/u.test(words)

/** Four spellings of each, if there are so many. */
const respelled = (
  name: string,
  pattern: RegExp,
  forms: (found: RegExpExecArray, line: Line) => readonly string[],
  may: (line: Line) => boolean = () => true,
): readonly Perturbation[] =>
  [0, 1, 2, 3].map((turn) => ({
    name,
    lang: 'en',
    apply(line) {
      const found = pattern.exec(line.text)
      if (!found || inValue(line, found[0]) || /["“]/u.test(line.text) || !may(line)) return undefined
      const list = forms(found, line)
      const first = pick([...list.keys(), 0], line, name)
      const form = turn < list.length ? list[(first + turn * Math.ceil(list.length / 4)) % list.length] : undefined
      if (form === undefined) return undefined
      return reworded(line, line.text.slice(0, found.index) + form + line.text.slice(found.index + found[0].length))
    },
  }))

const one = (d: number, m: number): string[] => {
  const [short, long] = [SHORT[m - 1] ?? '', LONG[m - 1] ?? '']
  const cap = short.charAt(0).toUpperCase() + short.slice(1)
  return [`${d} ${long}`, `${long} ${d}`, `${long} ${th(d)}`, `${th(d)} ${long}`, `${th(d)} of ${long}`, `${d} ${short}`, `${short} ${d}`, `${d}-${cap}`, `${d}${cap}`, `the ${th(d)} of ${cap}`, `${cap} ${th(d)}`, `2026-${two(m)}-${two(d)}`, `${m}/${d}`, ...(d > 12 ? [`${d}/${m}`, `${two(d)}/${two(m)}/2026`] : []), `${d}.${m}.`, `${two(d)}.${two(m)}.2026`, `${long} the ${th(d)}`] // prettier-ignore
}
const range = (a: number, m: number, b: number, n: number): string[] => {
  const [s1, s2, l1, l2] = [SHORT[m - 1] ?? '', SHORT[n - 1] ?? '', LONG[m - 1] ?? '', LONG[n - 1] ?? '']
  const pairs = [`${a} ${l1} to ${b} ${l2}`, `${s1} ${a} - ${s2} ${b}`, `${th(a)} ${l1} till ${th(b)} ${l2}`, `${m}/${a}-${n}/${b}`, `${m}/${a} to ${n}/${b}`, `2026-${two(m)}-${two(a)} to 2026-${two(n)}-${two(b)}`, `${a}.${m}.–${b}.${n}.`, `${a}.${m}. - ${b}.${n}.`, `${l1} ${th(a)} through ${l2} ${th(b)}`, `${a} ${s1} until ${b} ${s2}`, `${a} ${s1} -> ${b} ${s2}`] // prettier-ignore
  if (a > 12 && b > 12) pairs.push(`${a}/${m} to ${b}/${n}`, `${a}/${m}-${b}/${n}`)
  if (m !== n) return pairs
  return [...pairs, `${a}-${b} ${l1}`, `${a} to ${b} ${l1}`, `${l1} ${a}-${b}`, `${l1} ${a} to ${b}`, `${th(a)} to ${th(b)} ${l1}`, `${th(a)}-${th(b)} of ${l1}`, `${s1} ${a}–${b}`, `${a}–${b} ${s1}`, `${l1} ${th(a)} to ${th(b)}`, `${a} till ${b} ${s1}`, `${s1} ${a} thru ${b}`, `the ${th(a)} to the ${th(b)} of ${l1}`, `${a}~${b} ${s1}`] // prettier-ignore
}

const LINK = '\\s?(?:-|–|to|through|until|till|thru)\\s?'
const WEEK: Readonly<Record<string, readonly string[]>> = {
  monday: ['mon', 'Mon.', 'MON', 'monday', 'mondy'],
  tuesday: ['tue', 'tues', 'Tue', 'tuesday', 'tuseday'],
  wednesday: ['wed', 'weds', 'Wed.', 'wednesday', 'wensday', 'wednsday'],
  thursday: ['thu', 'thurs', 'thur', 'Thurs.', 'thursday', 'thrusday'],
  friday: ['fri', 'Fri', 'FRI', 'friday', 'firday'],
  saturday: ['sat', 'Sat.', 'saturday', 'satuday'],
  sunday: ['sun', 'Sun', 'sunday'],
}
const dated = (line: Line): boolean => line.expect.every((e) => e.act !== 'comment' && e.act !== 'ask')

const clock = (h: number, min: number): string[] => {
  const half = h < 12 ? 'am' : 'pm'
  const h12 = h % 12 === 0 ? 12 : h % 12
  const past: Readonly<Record<number, string>> = { 30: 'half past', 15: 'quarter past' }
  return [
    ...(min === 0 ? [`${h12}${half}`, `${h12} ${half}`, `${h12} ${half.charAt(0)}.m.`, `${h12}:00 ${half}`] : [`${h12}:${two(min)}${half}`, `${h12}.${two(min)}${half}`, `${h12}:${two(min)} ${half.toUpperCase()}`]), // prettier-ignore
    `${two(h)}:${two(min)}`,
    ...(h >= 13 ? [`${two(h)}${two(min)}hrs`, `${two(h)}:${two(min)} hrs`, `${h}h${min === 0 ? '' : two(min)}`] : []),
    ...(past[min] === undefined ? [] : [`${past[min]} ${h12} ${half === 'am' ? 'in the morning' : 'in the afternoon'}`].filter(() => h < 18)), // prettier-ignore
  ]
}

const CNY = '(?:yuan|rmb|cny)'
const sums = (n: number, code: string): string[] => {
  const plain = Number.isInteger(n) ? String(n) : n.toFixed(2)
  const grouped = Number(plain).toLocaleString('en-US', { minimumFractionDigits: Number.isInteger(n) ? 0 : 2 })
  const k = n >= 1000 && n % 100 === 0 ? [`${n / 1000}k`] : []
  const marks: Readonly<Record<string, (s: string) => string[]>> = {
    CNY: (s) => [`${s} yuan`, `RMB ${s}`, `¥${s}`, `${s}rmb`, `${s} cny`, `CNY ${s}`, `RMB${s}`, `${s} RMB`, `rmb ${s}`, `${s}yuan`, `¥ ${s}`, `${s} kuai`], // prettier-ignore
    USD: (s) => [`$${s}`, `USD ${s}`, `${s} USD`, `${s} dollars`, `US$${s}`, `${s}usd`, `${s} bucks`, `$ ${s}`],
    EUR: (s) => [`€${s}`, `EUR ${s}`, `${s} EUR`, `${s} euros`, `${s}€`, `${s} euro`],
    GBP: (s) => [`£${s}`, `GBP ${s}`, `${s} pounds`, `${s} quid`],
    SGD: (s) => [`S$${s}`, `SGD ${s}`, `${s} SGD`],
    INR: (s) => [`INR ${s}`, `${s} rupees`, `₹${s}`, `Rs ${s}`, `Rs. ${s}`],
  }
  return [plain, grouped, ...k].flatMap((s) => marks[code]?.(s) ?? [])
}
const MARKS: Readonly<Record<string, string>> = { '¥': 'CNY', yuan: 'CNY', rmb: 'CNY', cny: 'CNY', $: 'USD', usd: 'USD', dollars: 'USD', '€': 'EUR', eur: 'EUR', euros: 'EUR', '£': 'GBP', gbp: 'GBP', sgd: 'SGD', inr: 'INR' } // prettier-ignore
const MONEY = new RegExp(`(?<![\\w.])(?:(¥|\\$|€|£|usd ?|rmb ?|cny ?|eur ?|gbp ?|sgd ?|inr ?)(\\d[\\d,]*(?:\\.\\d+)?)|(\\d[\\d,]*(?:\\.\\d+)?) ?(${CNY}|usd|eur|euros|dollars|gbp|sgd))(?![\\w.]\\d|k\\b|\\w)`, 'iu') // prettier-ignore

export const datesAndMoneyEn: readonly Perturbation[] = [
  ...respelled(
    'range respelled',
    new RegExp(`\\b(?:${DAY}${LINK}${DAY} (${MONTH})|(${MONTH}) ${DAY}${LINK}(?:the )?${DAY})(?![\\w/])`, 'iu'),
    (f) => {
      const month = monthOf(f[3] ?? f[4] ?? '')
      return range(Number(f[1] ?? f[5]), month, Number(f[2] ?? f[6]), month)
    },
    (line) => dated(line) && !/\b(?:between|and)\b/iu.test(line.text),
  ),
  ...respelled(
    'range over months respelled',
    new RegExp(`\\b(${MONTH}) ${DAY}${LINK}(${MONTH}) ${DAY}(?![\\w/])`, 'iu'),
    (f) => range(Number(f[2]), monthOf(f[1] ?? ''), Number(f[4]), monthOf(f[3] ?? '')),
    dated,
  ),
  ...respelled(
    'date respelled',
    new RegExp(`(?<![-–\\d/.] ?|\\b(?:to|and|till|until|or|the|through) )\\b(?:${DAY} (${MONTH})|(${MONTH}) ${DAY})(?!\\w| ?[-–/,&]| (?:to|and|till|until|or|through|through|20\\d\\d)\\b|[/.]\\d)`, 'iu'), // prettier-ignore
    (f) => one(Number(f[1] ?? f[4]), monthOf(f[2] ?? f[3] ?? '')),
    (line) => dated(line) && !/\bmay (?:i|we)\b/iu.test(line.text),
  ),
  ...respelled('weekday shortened', /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!s|['’])/iu, (f) => WEEK[f[0].toLowerCase()] ?? [], dated), // prettier-ignore
  ...respelled('next weekday', /\bnext ((?:mon|tues|wednes|thurs|fri)day)\b(?! (?:to|and|till|until|through|or)|-|,| -)/iu, (f) => [`nxt ${f[1]}`, `${f[1]} next week`, `next week ${f[1]}`, `next ${f[1]?.slice(0, 3)}`, `next week's ${f[1]}`, `${f[1]} of next week`], dated), // prettier-ignore
  ...respelled('tomorrow respelled', /(?<!after )\btomorrow\b(?!['’])/iu, () => ['tmr', 'tmrw', 'tomorow', 'tommorow', '2moro', 'tmw', 'tomo', '14 May', 'Thursday', 'the 14th', 'May 14th', '14/5'], (line) => dated(line) && line.at === undefined), // prettier-ignore
  ...respelled('day after tomorrow', /\b(?:the )?day after tomorrow\b/iu, () => ['day after tmrw', 'the day after tmr', 'overmorrow', 'in two days', 'Friday', '15 May'], (line) => dated(line) && line.at === undefined), // prettier-ignore
  ...respelled('today respelled', /\btoday\b(?!['’])/iu, () => ['tdy', '2day', 'todays date', '13 May', 'this Wednesday', 'tday'].filter((s) => s !== 'todays date'), (line) => dated(line) && line.at === undefined && line.expect.every((e) => ['leave', 'overtime', 'outing', 'business_trip'].includes(e.process ?? ''))), // prettier-ignore
  ...respelled('yesterday respelled', /\byesterday\b(?!['’])/iu, () => ['yday', 'ystd', 'yest', '12 May', 'on the 12th', 'Tuesday', 'last night'].slice(0, 6), (line) => dated(line) && line.at === undefined && line.expect.every((e) => ['expense', 'missed_punch'].includes(e.process ?? '') && !/clock|time/u.test(Object.keys(e.fields ?? {}).join()))), // prettier-ignore
  ...respelled('time respelled', /(?<![\d:.-] ?|\b(?:to|and|till|until|from|between) )\b(\d{1,2})(?::(\d\d))? ?([ap])\.?m\b\.?(?! ?[-–]| (?:to|and|till|until|in)\b)/iu, (f) => clock((Number(f[1]) % 12) + (f[3]?.toLowerCase() === 'p' ? 12 : 0), Number(f[2] ?? 0)), dated), // prettier-ignore
  ...respelled('times respelled', /(?<![.\d:])\b(\d{1,2})(?::(\d\d))?(?: ?([ap])m)? ?(?:-|–|to|until|till) ?(\d{1,2})(?::(\d\d))? ?([ap])m\b/iu, (f) => {
    const second = f[6]?.toLowerCase() ?? 'p'
    const first = f[3]?.toLowerCase() ?? (Number(f[1]) > Number(f[4]) && Number(f[4]) !== 12 ? 'a' : Number(f[4]) === 12 && second === 'p' ? 'a' : second) // prettier-ignore
    const at = (h: string | undefined, half: string): number => (Number(h) % 12) + (half === 'p' ? 12 : 0)
    const [a, b, m, n] = [at(f[1], first), at(f[4], second), Number(f[2] ?? 0), Number(f[5] ?? 0)]
    const spelled = (h: number, min: number): string => `${h % 12 === 0 ? 12 : h % 12}${min === 0 ? '' : `:${two(min)}`}` // prettier-ignore
    return [`${two(a)}:${two(m)}-${two(b)}:${two(n)}`, `${two(a)}:${two(m)} to ${two(b)}:${two(n)}`, `${two(a)}${two(m)}-${two(b)}${two(n)}`, `${spelled(a, m)}${first}m to ${spelled(b, n)}${second}m`, `${spelled(a, m)}${first}m-${spelled(b, n)}${second}m`, `${spelled(a, m)} ${first}.m. to ${spelled(b, n)} ${second}.m.`, `${two(a)}${two(m)}hrs to ${two(b)}${two(n)}hrs`] // prettier-ignore
  }, dated), // prettier-ignore
  ...respelled('money respelled', MONEY, (f) => sums(Number((f[2] ?? f[3] ?? '').replaceAll(',', '')), MARKS[(f[1] ?? f[4] ?? '').trim().toLowerCase()] ?? ''), dated), // prettier-ignore
]
