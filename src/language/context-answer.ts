// The value in an answer, however short it is: 三天 to "how long", 380 to "how much", 看病 to "why".
import { dateIn, Temporal } from '../kernel/clock.ts'
import { UnknownYear } from '../kernel/calendar.ts'
import { readMoney } from './amounts.ts'
import { pricesInWords } from './amounts-spoken.ts'
import type { Setting } from './context-setting.ts'
import { findWord, type Fields } from './fields-words.ts'
import type { Slot } from './catalogue.ts'
import { CATALOGUE } from './catalogue-all.ts'
import { KIND_OF_ID } from './context-form.ts'
import type { Reading } from './grammar-reading.ts'
import type { ProcessSense } from './lexicon.ts'
import { readNumbers } from './numbers.ts'
import { overlaps } from './spans.ts'
import { surfaceOf } from '../kernel/text.ts'
import { endOf } from './times-period.ts'
import { resolve } from './times.ts'
import type { FieldValue, Moment } from './understanding.ts'

/** Free text was asked for: the words are the answer, whatever else could be read in them. */
function spokenAnswer(
  reading: Reading,
  asked: readonly string[],
  process: ProcessSense | undefined,
): Fields | undefined {
  const id = asked[0]
  const kind = process?.slots.find((s) => s.id === id)?.kind ?? (id === undefined ? undefined : KIND_OF_ID[id])
  if (id === undefined || (kind !== 'text' && kind !== 'reason')) return undefined
  // Where, and from when to when: each has its own part of the answer.
  if (asked.includes('start') && reading.values.some((v) => v.kind === 'time' || v.kind === 'duration'))
    return undefined
  const also = asked.slice(1).some((other) => !['start', 'end'].includes(other) && other !== id)
  if (also) return undefined
  const said = trimmedAnswer(reading.text.original)
  const value = unlabelled(id === 'destination' ? said.replace(/^(?:去|到|飞|前往)(?=\S{2})/u, '') : said, process, id)
  return value === '' ? undefined : { [id]: value }
}

/** 对方是上海云杉: the label before the answer is no part of it. */
function unlabelled(value: string, process: ProcessSense | undefined, id: string): string {
  const names = process?.slots.find((s) => s.id === id)?.names ?? []
  for (const name of names) {
    if (!value.toLowerCase().startsWith(name)) continue
    const rest = /^(?:是|为|叫|:|：| is |: )\s*(?<v>.{2,})$/u.exec(value.slice(name.length))?.groups?.['v']
    if (rest !== undefined) return rest
  }
  return value
}

const IS_FOR =
  /^(?:(?:no|oh|well|and|ah|sorry)[, ]+)*(?:it|this|that|they|these|those|the order)(?:['’]?s|['’]?re| is| are| will be)? (?:all )?(?:meant )?for (?!(?:the |a |next |this )?[TDMQN]\b)(?<v>[^,.;!?]{2,60})|^(?:嗯|对|哦|这|那|它|这些|都|主要|就|是|,|，)*(?:给|为)(?!我)(?<zh>(?![TDMQN])[^,，。;；!！?？]{1,20}?(?:用|准备|配|买))的?[吧。]?$/u

/** It's for the new hires, 是给新员工用的: whom or what it is for, never the thing itself. */
function purposeIn(reading: Reading, given: Fields, process: ProcessSense | undefined): Fields | undefined {
  const slot = process?.slots.find((s) => s.kind === 'reason')
  const groups = slot && IS_FOR.exec(reading.masked.trim())?.groups
  if (!process || !slot || !groups) return undefined
  const named = Object.entries(given).filter(([id]) =>
    process.slots.some((s) => s.id === id && ['person', 'people', 'department'].includes(s.kind)),
  )
  if (named.length > 0) return Object.fromEntries(named)
  const said = /(?:\bfor |[给为])(?<v>.+)$/iu.exec(reading.text.text.trim())
  const value =
    said && trimmedAnswer(groups['zh'] === undefined ? (said.groups?.['v'] ?? '') : said[0].replace(/的$/u, ''))
  return value ? { [slot.id]: value } : undefined
}

const TEXTS: ReadonlySet<string> = new Set(['reason', 'comment', 'title'])

export function answerFor(
  reading: Reading,
  setting: Setting,
  given: Fields,
  process: ProcessSense | undefined,
  correcting: boolean,
  moment: Moment,
): Fields {
  const fields = { ...given }
  const asked = setting.asked
  const listed = listedChoice(reading, setting, process)
  if (listed) return listed
  const spoken = correcting ? undefined : spokenAnswer(reading, asked, process)
  if (spoken) return spoken
  const purpose = purposeIn(reading, given, process)
  if (purpose) return purpose
  if (correcting || setting.confirming) {
    moveEnd(fields, reading)
    moveClock(fields, reading)
  }
  // 到五点半: hours alone say no other day.
  if (setting.confirming && !reading.values.some((v) => v.kind === 'time' && v.value.start !== undefined))
    delete fields['date']
  // From 6 to 9 in the evening: the hours were asked, the day is known.
  if (fields['date'] !== undefined && ofHours(asked) && !reading.values.some((v) => v.kind === 'time' && v.value.start))
    delete fields['date']
  if (asked.length > 0) narrow(fields, asked, reading, process, moment)
  const first = asked[0]
  const textId = asked.length > 1 ? asked.find((id) => isText(id, process) && fields[id] === undefined) : undefined
  const text = textId === undefined ? undefined : textBefore(reading)
  if (textId !== undefined && text !== undefined && text !== '') fields[textId] = text
  if (first !== undefined && !asked.some((id) => fields[id] !== undefined)) {
    const slot = process?.slots.find((s) => s.id === first)
    const value = valueOf(first, slot, reading, fields, moment)
    if (value !== undefined) Object.assign(fields, value)
  }
  if (correcting || setting.confirming) asCurrency(fields, process)
  if (correcting || setting.confirming) correctBare(reading, setting, fields, process)
  if (first === 'end' && Object.keys(fields).length === 0 && HOW_LONG.test(setting.assistant)) {
    const days = readNumbers(reading.text).at(-1)
    if (days) fields['durationDays'] = days.value
  }
  if (fields['amounts'] !== undefined && fields['amount'] !== undefined) delete fields['amount']
  if (
    asked[0] === 'amount' &&
    Array.isArray(fields['amounts']) &&
    /大概|大约|左右|出头|\b(?:about|around|roughly)\b/u.test(reading.text.lower)
  ) {
    fields['amount'] = fields['amounts'].at(-1) as number
    delete fields['amounts']
  }
  if (Object.keys(fields).length === 0 && process?.slots.some((s) => s.kind === 'money')) {
    const currency = currencyIn(reading.text.lower)
    if (currency !== undefined) fields['currency'] = currency
  }
  completeEnd(fields, setting, moment)
  return fields
}

const HOW_LONG = /几天|多少天|多久|\bhow (?:many days|long)\b/iu
const ofHours = (asked: readonly string[]): boolean =>
  !asked.includes('date') && asked.some((id) => ['startTime', 'endTime', 'durationHours', 'time'].includes(id))

/** One day said when only the start, or only the end, was asked. */
function narrow(
  fields: Fields,
  asked: readonly string[],
  reading: Reading,
  process: ProcessSense | undefined,
  moment: Moment,
): void {
  const single = fields['start'] !== undefined && fields['start'] === fields['end']
  const length = fields['durationDays'] !== undefined
  if (asked.length === 1 && single && !length) {
    if (asked[0] === 'end') {
      delete fields['start']
      if (fields['startHalf'] !== undefined) {
        fields['endHalf'] = fields['startHalf']
        delete fields['startHalf']
      }
    }
    if (asked[0] === 'start') {
      delete fields['end']
      delete fields['endHalf']
    }
  }
  // 周三 to "by when" is the due date, whatever the order of the form's dates.
  const id = asked[0]
  if (id !== undefined && process?.slots.some((s) => s.id === id && s.kind === 'date') && fields[id] === undefined) {
    const slot = process.slots.find((s) => s.id === id)
    const day = dayIn(reading, slot?.tense ?? 'plan', moment)
    if (day !== undefined) {
      for (const other of process.slots) if (other.kind === 'date' && fields[other.id] === day) delete fields[other.id]
      fields[id] = day
    }
  }
}

const isText = (id: string, process: ProcessSense | undefined): boolean =>
  ['text', 'reason'].includes(process?.slots.find((s) => s.id === id)?.kind ?? KIND_OF_ID[id] ?? '')

/** 会计，两个: the text is what stands before the other value; the other value is read by itself. */
function textBefore(reading: Reading): string | undefined {
  const others = reading.values.filter((v) => ['quantity', 'money', 'time', 'duration'].includes(v.kind))
  const [first, last] = [others[0], others.at(-1)]
  if (!first || !last) return undefined
  const before = trimmedAnswer(surfaceOf(reading.text, 0, first.span.from))
  return before === '' ? trimmedAnswer(surfaceOf(reading.text, last.span.to, reading.text.text.length)) : before
}

/** 第二个, the second one: of the options the question lists. */
function listedChoice(reading: Reading, setting: Setting, process: ProcessSense | undefined): Fields | undefined {
  const slot = process?.slots.find((s) => s.id === setting.asked[0] && s.kind === 'choice')
  const ordinal = reading.values.find((v) => v.kind === 'ordinal')
  if (!slot?.options || ordinal?.kind !== 'ordinal') return undefined
  const words = setting.assistant.toLowerCase()
  const listed = slot.options
    .map((o) => ({
      id: o.id,
      at: Math.min(...[...o.names, ...(o.implied ?? [])].map((n) => (words.includes(n) ? words.indexOf(n) : Infinity))),
    }))
    .filter((o) => o.at < Infinity)
    .sort((a, b) => a.at - b.at)
  const chosen = listed.at(ordinal.value.index > 0 ? ordinal.value.index - 1 : ordinal.value.index)
  return chosen ? { [slot.id]: chosen.id } : undefined
}

const CURRENCIES: readonly [string, RegExp][] = [
  ['USD', /美元|美金|美刀|\b(?:usd|us dollars?|dollars?)\b/gu],
  ['CNY', /人民币|\b(?:rmb|cny|yuan)\b/gu],
  ['EUR', /欧元|\b(?:eur|euros?)\b/gu],
  ['GBP', /英镑|\b(?:gbp|pounds?)\b/gu],
  ['HKD', /港币|港元|\bhkd\b/gu],
  ['JPY', /日元|日币|\b(?:jpy|yen)\b/gu],
]

/** 换成美元, euros, not dollars. */
function currencyIn(lower: string): string | undefined {
  for (const [code, pattern] of CURRENCIES)
    for (const hit of lower.matchAll(pattern))
      if (!/(?:不是|而非|\bnot |\binstead of )$/u.test(lower.slice(0, hit.index))) return code
  return undefined
}

/** 延到22号, extend it to Friday: only the end moves. */
function moveEnd(fields: Fields, reading: Reading): void {
  const text = reading.text.lower
  // 少请一天: a difference is no length.
  if (
    /(?:往?[后前](?:推|移|挪|延)|推迟|延后|提前|顺延)(?:个|了)?(?:一|两|半|\d|三)|(?:少|多|再|加|减|增加|减少|缩短|延长)(?:请|休|待|出差)?(?:了)?(?:一|两|半|\d|三)|\b(?:fewer|less|more|extra|another|longer|shorter)\b/u.test(
      text,
    )
  )
    delete fields['durationDays']
  if (fields['start'] === undefined || fields['start'] !== fields['end']) return
  const endOnly =
    /延(?:长|期|后)?(?:到|至)|结束(?:日期|时间|的?日子)?(?:改|换|调|不对|错|有误|搞错|写错|填错|说错|应该|是|要)|截止(?:日期|时间)?(?:不对|错|应该|改|是)|(?:返程|回程|回来|返回)(?:日期|时间|的?日子)?(?:改|换|调|不对|错|应该|是)|最后一天|回来.{0,4}改|(?:到|至)[^,，。]{1,12}(?:为止|结束)|请到|待到|(?:^|[,，。])(?:只|就)?到(?!货|账|岗)|\b(?:extend|until|till|through|end(?:s|ing)?(?: date)?|last day|back on)\b/u.test(
      text,
    )
  const startOnly =
    /从[^,，。]{1,12}(?:开始|起|算)|(?:开始|出发|起始)(?:日期|时间|的?日子)?(?:改|换|调|不对|错|有误|搞错|写错|填错|说错|应该|是|要)|第一天|从[^,，。]{1,12}(?:开始|起)|\b(?:start(?:s|ing)?(?: date)?|begin|from)\b/u.test(
      text,
    )
  if (endOnly && !startOnly) {
    delete fields['start']
    if (fields['startHalf'] !== undefined) delete fields['startHalf']
  } else if (startOnly && !endOnly) {
    delete fields['end']
    delete fields['endHalf']
  }
}

/** 结束时间是21:30, until half past nine: one hour said for the end moves the end. */
function moveClock(fields: Fields, reading: Reading): void {
  if (fields['startTime'] === undefined || fields['endTime'] !== undefined) return
  if (
    !/结束|(?:加班|忙|干|做|持续)?到(?!岗|账|货)|(?:下班|收工)|\b(?:end(?:s|ing|ed)?|until|till?|finish(?:es|ed|ing)?|through)\b/u.test(
      reading.text.lower,
    ) ||
    /开始|起|从|\b(?:start(?:s|ing|ed)?|from|begin)/u.test(reading.text.lower)
  )
    return
  fields['endTime'] = fields['startTime']
  delete fields['startTime']
}

function valueOf(
  id: string,
  slot: Slot | undefined,
  reading: Reading,
  fields: Fields,
  moment: Moment,
): Fields | undefined {
  const kind =
    slot?.kind ??
    KIND_OF_ID[id] ??
    (TEXTS.has(id) ? 'reason' : id === 'person' || id === 'assignee' ? 'person' : undefined)
  switch (kind) {
    case 'money': {
      const money = pricesInWords(reading.text).at(-1) ?? readMoney(reading.text, { bare: true }).at(-1)
      return money
        ? { [id]: Number(money.amount), ...(money.currency === undefined ? {} : { currency: money.currency }) }
        : undefined
    }
    case 'count': {
      const numbers = readNumbers(reading.text).filter(
        (n) => !reading.values.some((v) => v.kind === 'money' && overlaps(v.span, n.span)),
      )
      // Five, no, six.
      const number = /\bno\b|不|\b(?:sorry|wait|actually|make it)\b/u.test(reading.text.lower)
        ? numbers.at(-1)
        : numbers[0]
      return number ? { [id]: number.value } : undefined
    }
    case 'span': {
      const number = id === 'durationHours' ? readNumbers(reading.text).at(-1) : undefined
      if (number) return { [id]: number.value }
      const day = id === 'date' ? dayIn(reading, slot?.tense ?? 'plan', moment) : undefined
      return day === undefined ? undefined : { [id]: day }
    }
    case 'date':
    case 'range': {
      const day = dayIn(reading, slot?.tense ?? 'plan', moment)
      return day === undefined ? undefined : { [id]: day }
    }
    case 'time': {
      const clock = reading.values.find((v) => v.kind === 'time' && v.value.startTime !== undefined)
      return clock?.kind === 'time' && clock.value.startTime !== undefined ? { [id]: clock.value.startTime } : undefined
    }
    case 'people':
    case 'person': {
      const people = reading.values.filter((v) => v.kind === 'person').map((v) => v.span.surface)
      const value: FieldValue = kind === 'people' ? people : (people[0] ?? trimmedAnswer(reading.text.original))
      return people.length > 0 || kind === 'person' ? { [id]: value } : undefined
    }
    case 'text':
    case 'reason':
    case 'department': {
      const value = trimmedAnswer(reading.text.original)
      return value === '' || Object.keys(fields).length > 1 ? undefined : { [id]: value }
    }
    case 'choice':
      return (slot ? shortChoice(slot, reading) : undefined) ?? choiceIn(id, reading)
    case undefined: {
      const choice = choiceIn(id, reading)
      // Before or after somebody's signature, or the post to be filled.
      const words = id === 'position' && !choice ? trimmedAnswer(reading.text.original) : ''
      return choice ?? (words === '' ? undefined : { [id]: words })
    }
  }
}

function dayIn(reading: Reading, tense: 'plan' | 'past', moment: Moment): string | undefined {
  const time = reading.values.filter((v) => v.kind === 'time').at(-1)
  if (time?.kind !== 'time') return undefined
  const when = resolve(time.value, tense)
  return (
    when.start?.toString() ?? (when.startTime === undefined ? undefined : dateIn(moment.now, moment.zone).toString())
  )
}

const SHORT = 3

/** The contract one: the option that alone has this word in a name. */
function shortChoice(slot: Slot, reading: Reading): Fields | undefined {
  const said =
    reading.text.lower
      .match(/[a-z]{3,}|\p{Script=Han}+/gu)
      ?.filter((w) => !/^(?:the|one|please|that|this|with|use|for|用|的|那个|这个)$/u.test(w)) ?? []
  // A whole sentence is about something else.
  if (said.length > SHORT) return undefined
  const fits = (slot.options ?? []).filter((o) =>
    said.some((w) =>
      o.names.some((name) => name.split(/[ -]/u).includes(w) || (w.length < name.length && name.startsWith(w))),
    ),
  )
  const [one] = fits
  return one && fits.length === 1 ? { [slot.id]: one.id } : undefined
}

/** A choice whose process is not known: its words are looked for in the catalogue. */
function choiceIn(id: string, reading: Reading): Fields | undefined {
  if (id === 'position') {
    const before = /之前|前面|前|\b(?:before|first)\b/u.test(reading.text.lower)
    return before || /之后|后面|后|\bafter\b/u.test(reading.text.lower)
      ? { position: before ? 'before' : 'after' }
      : undefined
  }
  if (id === 'direction' || id === 'punch') {
    const out = /下班|签退|\bout\b/u.test(reading.text.lower)
    return out || /上班|签到|\bin\b/u.test(reading.text.lower) ? { [id]: out ? 'out' : 'in' } : undefined
  }
  const slot = CATALOGUE.flatMap((p) => p.slots).find((s) => s.id === id && s.kind === 'choice')
  // A whole word: there is no AL, annual leave, in "actually".
  const option = slot?.options?.find((o) => o.names.some((name) => findWord(reading.text.lower, name) >= 0))
  return option ? { [id]: option.id } : undefined
}

const OPENING =
  /^(?:嗯+|呃+|额+|哦+|那个|就是|就|应该是|大概是|主要是|因为|由于|为了|是因为|原因是|理由是|事由是|用途是|是|去|给|转给|交给|叫|写|填|(?:it's|it is|its|because|because of|for|to|due to|the reason is|um+|uh+|well|a|an|the)\b,?|reason:)\s*[,，:：]?\s*(?=\S{2})/iu
const CLOSING = /[\s,，。.!！~～]*(?:吧|了吧|呢|啊|哈|谢谢|thanks|thank you|please)?[\s,，。.!！~～]*$/iu

/** An answer in its own words, less what only links it to the question. */
export function trimmedAnswer(text: string): string {
  const bare = text.trim()
  const opened = /^(?:去|给(?!谁)|to |for |a |an |the )/iu.test(bare) ? bare : bare.replace(OPENING, '')
  return opened.replace(CLOSING, '')
}

/** No wait, Anna instead of Mike: somebody else takes over. */
export function otherPerson(reading: Reading): Fields | undefined {
  const people = reading.values.filter(
    (v) =>
      v.kind === 'person' &&
      !/(?:不是|不要|\bnot |\binstead of |\brather than )$/u.test(reading.text.lower.slice(0, v.span.from)),
  )
  const [one] = people
  return one && people.length === 1 ? { person: one.span.surface } : undefined
}

/** Change it to euros: no name of anybody or anything. */
function asCurrency(fields: Fields, process: ProcessSense | undefined): void {
  if (!process?.slots.some((s) => s.kind === 'money')) return
  for (const [id, value] of Object.entries(fields)) {
    const code = typeof value === 'string' && id !== 'currency' ? currencyIn(` ${value.toLowerCase()} `) : undefined
    if (code === undefined || String(value).includes(' ')) continue
    delete fields[id]
    fields['currency'] = code
  }
}

/** 改成500, make it 8: a bare number changes the one number the form has. */
function correctBare(reading: Reading, setting: Setting, fields: Fields, process: ProcessSense | undefined): void {
  if (Object.keys(fields).some((id) => id !== 'reason' && id !== 'currency') || !process) return
  // It's around 1200 pounds: a price counts nothing.
  const price = reading.values.filter((v) => v.kind === 'money').at(-1)
  const paid = process.slots.filter((s) => s.kind === 'money')
  const into = paid.find((s) => setting.fields[s.id] !== undefined) ?? paid.find((s) => s.id === 'amount') ?? paid[0]
  if (price?.kind === 'money' && into) {
    fields[into.id] = Number(price.value.amount)
    if (price.value.currency !== undefined) fields['currency'] = price.value.currency
    return
  }
  // 6, not 3: what is set against the number is not the number.
  const numbers = readNumbers(reading.text)
  const meant = numbers.filter(
    (n) => !/(?:\bnot |\binstead of |\brather than |不是|而非)$/u.test(reading.text.lower.slice(0, n.span.from)),
  )
  const number = meant.at(-1) ?? numbers.at(-1)
  if (!number) return correctText(reading, fields, process)
  const slots = process.slots.filter((s) => s.kind === 'money' || s.kind === 'count')
  const named = slots.find((s) => s.names.some((name) => reading.text.lower.includes(name)))
  const known = slots.filter((s) => setting.fields[s.id] !== undefined)
  // 改成五台, make it 5: without a unit or a label a plain number counts; where nothing is counted it is money.
  const slot = named ?? (known.length === 1 ? known[0] : undefined) ?? slots.find((s) => s.kind === 'count') ?? slots[0]
  if (!slot) return
  delete fields['reason']
  fields[slot.id] = number.value
}

/** No, London · 改成苏州: the first text the process needs. */
function correctText(reading: Reading, fields: Fields, process: ProcessSense): void {
  if (Object.keys(fields).length > 0) return
  const needed = process.slots.filter((s) => s.kind === 'text' && process.least.includes(s.id))
  // Wrong payee, it's Globex: the label says which.
  const slot = needed.find((s) => s.names.some((name) => reading.text.lower.includes(name))) ?? needed[0]
  const text = reading.text.text.trim()
  const match =
    /(?:^(?:no,? |nope,? )?not [^,]{2,30}, ?(?:but )?|改成|改为|换成|改到|应该是|应为|还是|是|^不对,?|^(?:no|nope|sorry|actually|oops|wait)[, ]+(?:it's |it is |it should be |make it |make that |change it to |to )?|^it(?:'s| is) |\bwrong [a-z]+,? (?:it's |it is |it should be )?|\b(?:make it|change it to|should be|i meant|i mean|not \S+ but|rather)\b)\s*(?<v>[^,，。.!！]{2,30}?)(?:,? (?:not|rather than|instead of) [^,]{2,30}|,? (?:instead|please))?$/iu.exec(
      text,
    ) ?? /^(?<v>[^,.!]{2,30}?),? (?:not|instead of|rather than) [^,]{2,30}[.!]?$/iu.exec(text)
  const value = match?.groups?.['v']
  if (
    slot &&
    value !== undefined &&
    !/^(?:不对|错了|(?:wrong|that|it|this|drop|remove|delete|forget|skip|without)\b)/iu.test(value)
  )
    fields[slot.id] = trimmedAnswer(value)
}

/** A length with the start that the draft already has gives the end. */
function completeEnd(fields: Fields, setting: Setting, moment: Moment): void {
  const start = fields['start'] ?? setting.fields['start']
  const days = fields['durationDays']
  if (typeof start !== 'string' || typeof days !== 'number' || fields['end'] !== undefined) return
  try {
    const { end, endHalf } = endOf(Temporal.PlainDate.from(start), { days }, moment.calendar)
    fields['end'] = end.toString()
    if (endHalf) fields['endHalf'] = endHalf
  } catch (problem) {
    if (!(problem instanceof UnknownYear)) throw problem
  }
}
