// Typing slips in the words that matter: 请加 for 请假, aprove for approve. Only the masked text is mended; values stay as said.
import { KEY_WORDS_EN, KEY_WORDS_ZH, NEVER_SLIPS } from './grammar-slips-words.ts'
import { syllableOf } from './pinyin.ts'

const HAN = /\p{Script=Han}/u
const NEVER: ReadonlySet<string> = new Set(NEVER_SLIPS)
const RIGHT_EN: ReadonlySet<string> = new Set(KEY_WORDS_EN)
const BY_SOUND = new Map<string, string>()
for (const word of KEY_WORDS_ZH) BY_SOUND.set(soundOf(word), word)
const RIGHT_ZH: ReadonlySet<string> = new Set(KEY_WORDS_ZH)

/** Slips told by what stands around them; same length, so offsets stand. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/崔(?=一?下|一催|促|办|催)|吹(?=促|一下(?:[批审报单]|流程))/gu, '催'],
  [/(?<=[批审催看查改报修办])(?:以|已)下/gu, '一下'],
  // 年价 in 今年价格 is no slip.
  [/(?<![去今明前后每全当本上下半])年价(?!格|位|钱|目|差|值|涨|高|低|款)/gu, '年假'],
  [/招[骋娉]/gu, '招聘'],
  [
    /(?<=[走报提请打来领弄开填搞建发写补加])各(?=修|单|采购|合同|付款|出差|假|申请|报销|用印|流程|会|班|卡|招聘|公文|通知|发文|$)/gu,
    '个',
  ],
  [/键(?=一[个张份下]|个(?:申请|单|任务))/gu, '建'],
  [/(?<=[漏忘没])大卡|大卡(?=了|机|记录)/gu, '打卡'],
  [
    /(?<=合同|公|法人|财务|盖|用|人事|发票)[张彰帐](?![三四五六七八九十经总工姐哥嘉表本页])(?=$|[,。,了吧 ]|给|在|要|申请)/gu,
    '章',
  ],
  [/(?<=[写打搞填说弄记看])措(?=了)/gu, '错'],
  [/出[拆叉插](?!入|座|口|头)/gu, '出差'],
  [/[邦梆](?=我|忙|一下)/gu, '帮'],
  [/麻[凡繁](?=你|您|帮|了|大家|给)/gu, '麻烦'],
]

/** Days and parts of the day typed by their sound; they are read as values, so they are mended before. */
const DAY_SLIPS: readonly (readonly [RegExp, string])[] = [
  [/[名鸣]天/gu, '明天'],
  [/后[添填]/gu, '后天'],
  [/今[添填]/gu, '今天'],
  [/昨[添填]/gu, '昨天'],
  [/(?<=[上下中])舞(?=[\d一二三四五六七八九十两,，。请到]|$)/gu, '午'],
  [/(?<=[下上这本])[州洲走](?=[一二三四五六日])/gu, '周'],
  [/[星心][其起](?=[一二三四五六天日])/gu, '星期'],
]
export function mendDays(text: string): string {
  if (!/[名鸣添填舞州洲走星心]/u.test(text)) return text
  let now = text
  for (const [slip, right] of DAY_SLIPS) now = now.replaceAll(slip, right)
  return now
}

function soundOf(word: string): string {
  return [...word].map(syllableOf).join(' ')
}

/** Two characters that sound like a key word and are no word of their own; same length, so offsets stand. */
export function mendChinese(lower: string): string {
  if (lower !== lastSaid) [lastSaid, lastMended] = [lower, mendedIn(lower)]
  return lastMended
}

/** One message is mended for its people and for its words. */
let [lastSaid, lastMended] = ['', '']

function mendedIn(lower: string): string {
  let text = lower
  for (const [slip, right] of PHRASES) text = text.replaceAll(slip, right)
  for (let i = 0; i + 2 <= text.length; i++) {
    const pair = text.slice(i, i + 2)
    if (!HAN.test(pair[0] ?? '') || !HAN.test(pair[1] ?? '') || RIGHT_ZH.has(pair) || NEVER.has(pair)) continue
    // A right word across the border (同意 in 不同意见) is not broken up.
    if (RIGHT_ZH.has(text.slice(i + 1, i + 3)) || (i > 0 && RIGHT_ZH.has(text.slice(i - 1, i + 1)))) continue
    const word = BY_SOUND.get(soundOf(pair))
    if (word === undefined || ![...word].some((c, at) => c === pair[at])) continue
    text = text.slice(0, i) + word + text.slice(i + 2)
    i++
  }
  return text
}

/** qingjia, baoxiao: key words in letters. */
const BY_PINYIN = new Map(KEY_WORDS_ZH.map((word) => [soundOf(word).replaceAll(' ', ''), word]))

/** Slips too short to be told by their distance. */
const SHORT: Readonly<Record<string, string>> = {
  leav: 'leave',
  leve: 'leave',
  aprv: 'approve',
  rjct: 'reject',
  expns: 'expense',
  sik: 'sick',
  sck: 'sick',
  siick: 'sick',
  // Typed on a telephone, without the apostrophe or by sound.
  whats: "what's", hows: "how's", wheres: "where's", whos: "who's", whens: "when's", thats: "that's", theres: "there's",
  dont: "don't", didnt: "didn't", doesnt: "doesn't", isnt: "isn't", arent: "aren't", wasnt: "wasn't", werent: "weren't",
  havent: "haven't", hasnt: "hasn't", hadnt: "hadn't", couldnt: "couldn't", wouldnt: "wouldn't", shouldnt: "shouldn't",
  cant: "can't", wont: "won't", im: "i'm", ive: "i've", youre: "you're", theyre: "they're", weve: "we've", lets: "let's",
  u: 'you', ur: 'your', ppl: 'people', abt: 'about', cuz: 'because', coz: 'because', mornin: 'morning', nite: 'night', tonite: 'tonight',
} // prettier-ignore

const DAYS =
  'monday tuesday wednesday thursday friday saturday sunday january february april august september october november december tomorrow yesterday afternoon morning'.split(
    ' ',
  )
const NO_DAYS: ReadonlySet<string> = new Set(
  'sundry sundries sundae sundays mondays fridays friary mornings mourning moaning mooring warning afternoons apron aprons arbor mandate'.split(
    ' ',
  ),
)
const mendedDays = new Map<string, string>()

/** thrusday → thursday: days and months are read as values, so they are mended first. */
export function mendDay(word: string): string {
  if (word.length < 5 || NO_DAYS.has(word) || NEVER.has(word)) return word
  const known = mendedDays.get(word)
  if (known !== undefined) return known
  const right =
    DAYS.find(
      (day) =>
        day[0] === word[0] && Math.abs(day.length - word.length) <= 2 && slips(word, day) <= (day.length >= 8 ? 2 : 1),
    ) ?? word
  if (mendedDays.size < 5000) mendedDays.set(word, right)
  return right
}

const mended = new Map<string, string>()

/** The key word a Latin word was meant to be, or the word itself. */
export function mendEnglish(word: string): string {
  const short = SHORT[word] ?? BY_PINYIN.get(word)
  if (short !== undefined) return short
  if (word.length < 5 || RIGHT_EN.has(word) || NEVER.has(word)) return word
  const known = mended.get(word)
  if (known !== undefined) return known
  const right =
    KEY_WORDS_EN.find(
      (key) =>
        key[0] === word[0] && Math.abs(key.length - word.length) <= 2 && slips(word, key) <= (key.length >= 9 ? 2 : 1),
    ) ?? word
  if (mended.size < 5000) mended.set(word, right)
  return right
}

/** Letters left out, added, changed or swapped (Damerau, restricted). */
function slips(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
