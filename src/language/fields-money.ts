// Amounts and quantities of a request: one amount, several receipts, a price each, and how many.
import { placeOf, unused, use, type Scope } from './fields-scope.ts'
import { corrected } from './fields-time.ts'
import type { Fields } from './fields-words.ts'
import type { Slot } from './catalogue.ts'
import { NUMBER_OF, type Value } from './grammar-reading.ts'
import type { ProcessSense } from './lexicon.ts'
import { readMoney, type MoneySpan } from './amounts.ts'
import { pricesInWords } from './amounts-spoken.ts'
import { currencyAfter } from './amounts-currencies.ts'
import { readNumbers } from './numbers.ts'
import { overlaps } from './spans.ts'

type MoneyValue = Extract<Value, { kind: 'money' }>

const EACH_BEFORE =
  /(?:单价|每[^,，。天日周晚早TDMPQ]|一[台个把件箱本套张只份支条块瓶部]|均价|each|unit price|price each|per (?:unit|piece|item)|@)(?:改成|改为|改到|换成|变成|调整?为|调到|应该是|应为|是|为|:|大概|大约|约|要|不超过|最多|控制在|is|of|at|to|should be)*\s*$/u
const EACH_AFTER =
  /^\s*(?:(?:a|an|per) (?:box|unit|piece|set|pair|pack|copy|seat|item|head|person|month|year|bag|bottle|roll)|Q$|Q\b|(?:一|每|\/)[台个把件箱本套张只份支条块瓶部]|each|apiece|a piece|per (?:unit|piece|item|seat|license|head|[a-z]+)|\/ ?(?:unit|pc|piece|each))/u
const BUDGET_BEFORE = /(?:预算|budget)(?:是|为|:|大概|大约|约|不超过|控制在|在|of|is|about|around|within)*\s*$/u

export function fillMoney(scope: Scope, process: ProcessSense, fields: Fields): void {
  const slots = process.slots.filter((s) => s.kind === 'money')
  if (slots.length === 0) return
  const budget = slots.find((s) => s.id === 'budget')
  const unit = slots.find((s) => s.id === 'unitPrice')
  const amount = slots.find((s) => s.id === 'amount')
  const plain: MoneyValue[] = []
  for (const money of corrected(scope, unused(scope, 'money'))) {
    const at = placeOf(scope, money)
    const before = scope.text.slice(Math.max(0, at - 20), at)
    const after = scope.text.slice(at + 1, at + 14)
    if (unit && (EACH_BEFORE.test(before) || EACH_AFTER.test(after) || eachOne(scope, at) || priced(scope)))
      putMoney(scope, unit, money, fields)
    else if (budget && (BUDGET_BEFORE.test(before) || !amount)) putMoney(scope, budget, money, fields)
    else {
      const named = slots.find(
        (s) =>
          s.id !== 'amount' &&
          s.names.some((n) => before.includes(n) && CALLED.test(before.slice(before.lastIndexOf(n) + n.length))),
      )
      if (named) putMoney(scope, named, money, fields)
      else plain.push(money)
    }
  }
  if (unit && fields[unit.id] === undefined) bareUnitPrice(scope, unit, fields)
  if (amount) putAmounts(scope, amount, process, plain, fields)
  else {
    for (const slot of slots) {
      const next = fields[slot.id] === undefined ? plain.shift() : undefined
      if (next) putMoney(scope, slot, next, fields)
    }
  }
  if (
    fields['currency'] === undefined &&
    slots.some((slot) => fields[slot.id] !== undefined || fields['amounts'] !== undefined)
  ) {
    const currency = currencyAlone(scope)
    if (currency !== undefined) fields['currency'] = currency
  }
}

/** 一盒28.5元: one is what the price is for. */
const eachOne = (scope: Scope, at: number): boolean =>
  scope.values.filter((v) => v.kind === 'quantity').length > 1 &&
  scope.values.some(
    (v) =>
      v.kind === 'quantity' &&
      /^[一每](?!共|批|些)[\u4e00-\u9fff]$/u.test(v.span.surface) &&
      placeOf(scope, v) === at - 1,
  )

/** 单价谈下来了，改成1350元: the one amount of words about the unit price. */
const priced = (scope: Scope): boolean =>
  /单价|(?<![总造])价(?:格|钱)|\bunit price\b/u.test(scope.text) &&
  !/总价|总额|总共|一共|合计|金额|预算|\b(?:total|amount|budget)\b/u.test(scope.text) &&
  scope.values.filter((v) => v.kind === 'money').length === 1

/** Between a label and its amount. */
const CALLED =
  /^(?:改成|改为|改到|换成|变成|调整?为|调到|应该是|应为|大概|大约|约|是|为|:|=|\s|is|to|of|should be|about|around)*$/u

const TOTAL =
  /(?:一共|总共|共计|合计|总计|总额|总金额|加起来|total(?:ing|ling|s)?(?: of| is)?|altogether|in all)(?:是|为|:|花了|了)?\s*$/u

const TOTAL_AFTER = /^\s*(?:in total|total\b|altogether|in all)/u

function putAmounts(
  scope: Scope,
  slot: Slot,
  process: ProcessSense,
  plain: readonly MoneyValue[],
  fields: Fields,
): void {
  const total = plain.find((m) => TOTAL.test(scope.text.slice(Math.max(0, placeOf(scope, m) - 12), placeOf(scope, m))))
  const loose =
    process.key === 'expense' && !total && plain.length > 0 && !CORRECTED.test(scope.text) ? bareAmounts(scope) : []
  if (loose.length > 0) {
    const all = [...plain.map((m) => ({ ...m.value })), ...loose].sort((a, b) => a.span.from - b.span.from)
    fields['amounts'] = all.map((m) => Number(m.amount))
    const currency = all.find((m) => m.currency !== undefined)?.currency
    if (currency !== undefined) fields['currency'] = currency
    for (const money of loose) takeSpan(scope, money.span)
    for (const money of plain) use(scope, money)
    return
  }
  if (process.key === 'expense' && plain.length > 1 && !total) {
    fields['amounts'] = plain.map((m) => Number(m.value.amount))
    const currency = plain.find((m) => m.value.currency !== undefined)?.value.currency
    if (currency !== undefined) fields['currency'] = currency
    for (const money of plain) use(scope, money)
    return
  }
  const one = total ?? plain.find((m) => TOTAL_AFTER.test(scope.text.slice(placeOf(scope, m) + 1))) ?? plain.at(-1)
  if (one) putMoney(scope, slot, one, fields)
  else if (fields[slot.id] === undefined) bareAmount(scope, slot, process, fields)
  for (const money of plain) use(scope, money)
}

function putMoney(scope: Scope, slot: Slot, money: MoneyValue, fields: Fields): void {
  setMoney(slot.id, money.value, fields)
  use(scope, money)
}

export function setMoney(id: string, money: MoneySpan, fields: Fields): void {
  // Bright Cleaning - 1,980 yuan: a dash with room on both sides is no minus.
  fields[id] = /^[-–—] /u.test(money.span.surface) ? Math.abs(Number(money.amount)) : Number(money.amount)
  if (money.currency !== undefined) fields['currency'] = money.currency
}

/** 报销380, expense 45 for taxi, 每台1200: in a process about money a bare number is an amount. */
/** Three grand, CNY: the currency in a clause of its own. */
function currencyAlone(scope: Scope): string | undefined {
  for (const clause of scope.text.split(/[,.;:()]/u)) {
    const words = clause.trim().replace(/^(?:in|all in|paid in|amount in|currency)[: ]+/u, '')
    const after = words === '' ? undefined : currencyAfter(words, 0)
    if (after && after.to === words.length) return after.currency
  }
  return undefined
}

function bareAmounts(scope: Scope): MoneySpan[] {
  const spoken = pricesInWords(scope.reading.text)
  const others = readMoney(scope.reading.text, { bare: true }).filter(
    (m) => !spoken.some((s) => overlaps(s.span, m.span)),
  )
  return [...spoken, ...others].filter(
    (m) =>
      (spoken.includes(m) || /[\d０-９]|[十百千万]|hundred|thousand|grand/iu.test(m.span.surface)) &&
      !scope.reading.values.some((v) => v.kind !== 'quantity' && overlaps(v.span, m.span)) &&
      (spoken.includes(m) ||
        !/^(?:[年月日号点时分天次个台把件箱本套张只份支条块瓶部人名位楼层室期年级栋座路线版]|%|-[a-z]|楼|mm|cm|kg|gb|tb|(?!(?:and|for|on|at|in|from|please|plus|last|to|back|total|a (?:year|month|night|day|piece|head)|an hour|i (?:spent|paid)|is|was|were|each|apiece|per|yesterday|today|(?:lunch|dinner|breakfast|taxi|cab|uber|train|hotel|flight|parking|petrol|fuel|coffee)(?! (?:rides?|nights?|tickets?|receipts?|trips?)))\b)[a-z]|(?:[a-z]+ )?(?:rides?|receipts?|nights?|people|meals?|trips?|invoices?|things?|items?)\b)/u.test(
          scope.reading.text.lower.slice(m.span.to).trimStart(),
        )) &&
      !/[a-z#-]$|(?:不是|\bnot )$/u.test(scope.reading.text.lower.slice(0, m.span.from)) &&
      !NUMBER_OF.test(scope.reading.text.lower.slice(Math.max(0, m.span.from - 24), m.span.from)) &&
      standsIn(scope, m.span),
  )
}

/** Where a bare number is a price, the text reads like one with a currency: lunch 45 is lunch M. */
export function withPrices(scope: Scope, process: ProcessSense): Scope {
  const prices = BARE.has(process.key) ? bareAmounts(scope) : []
  if (prices.length === 0) return scope
  let text = ''
  const back: number[] = []
  let inside: MoneySpan | undefined
  for (let i = 0; i < scope.text.length; i++) {
    const at = scope.reading.back[scope.back[i] ?? -1] ?? -1
    const price = prices.find((m) => at >= m.span.from && at < m.span.to)
    if (price === undefined || price !== inside) {
      text += price === undefined ? (scope.text[i] ?? '') : 'M'
      back.push(scope.back[i] ?? 0)
    }
    inside = price
  }
  back.push(scope.back.at(-1) ?? 0)
  return { ...scope, text, back, taken: Array.from({ length: text.length }, () => false) }
}

const BARE: ReadonlySet<string> = new Set(['expense', 'payment', 'loan'])

function bareAmount(scope: Scope, slot: Slot, process: ProcessSense, fields: Fields): void {
  if (!BARE.has(process.key)) return
  const found = bareAmounts(scope)
  const lower = scope.reading.text.lower
  const total = found.find((m) => TOTAL.test(lower.slice(0, m.span.from)) || TOTAL_AFTER.test(lower.slice(m.span.to)))
  const one = total ?? found.at(-1)
  if (!one) return
  if (process.key === 'expense' && !total && found.length > 1 && !CORRECTED.test(scope.text))
    fields['amounts'] = found.map((m) => Number(m.amount))
  else setMoney(slot.id, one, fields)
  for (const money of found) takeSpan(scope, money.span)
}

const CORRECTED =
  /不对|(?:准确|确切|具体)(?:地|来)?(?:说|讲)?是|\b(?:to be exact|to be precise|make (?:it|that))\b|\bnot\b|不是|错了|改成|应该是|\b(?:sorry|no|wait|actually|i mean|rather|correction|oops)\b/u

/** 每台1200, 1200 each. */
function bareUnitPrice(scope: Scope, slot: Slot, fields: Fields): void {
  for (const money of bareAmounts(scope)) {
    const [before, after] = around(scope, money.span)
    if (!EACH_BEFORE.test(before) && !EACH_AFTER.test(after)) continue
    setMoney(slot.id, money, fields)
    takeSpan(scope, money.span)
    return
  }
}

const around = (scope: Scope, span: { from: number; to: number }): [string, string] => [
  scope.reading.text.lower.slice(Math.max(0, span.from - 20), span.from),
  scope.reading.text.lower.slice(span.to, span.to + 14),
]

function takeSpan(scope: Scope, span: { from: number; to: number }): void {
  for (let i = 0; i < scope.text.length; i++) {
    const at = scope.reading.back[scope.back[i] ?? -1] ?? -1
    if (at >= span.from && at < span.to) scope.taken[i] = true
  }
}

function standsIn(scope: Scope, span: { from: number; to: number }): boolean {
  for (let i = 0; i < scope.text.length; i++) {
    const at = scope.reading.back[scope.back[i] ?? -1] ?? -1
    if (at >= span.from && at < span.to) return !scope.taken[i]
  }
  return false
}

/** A purchase request: the article counts no goods. */
const isArticleOf = (scope: Scope, quantity: Value): boolean =>
  /^(?:a|an)$/iu.test(quantity.span.surface) &&
  /^\s*(?:new |quick |formal |official )?(?:(?:asset|equipment|repair|seal|stamp|hiring|recruitment|purchase|document|expense|payment) )?(?:purchase|p\.?o\.?|pr|request|order|requisition|claim|form|expense|payment|seal|stamp|chop|hiring|position|req|ticket|procurement|batch|few|couple|lot)\b/u.test(
    scope.reading.text.lower.slice(quantity.span.to),
  )

const isArticle = (q: Value): boolean => /^(?:a|an|another)$/iu.test(q.span.surface)

const PUTS_RIGHT = /\b(?:make|mean|meant|no|wait|sorry|actually)\b|不对|错|改|应该/u

/** 20 mice. Actually make that 30: a number alone that puts the count right. */
const recounted = (scope: Scope): number | undefined =>
  (PUTS_RIGHT.test(scope.text) ? readNumbers(scope.reading.text) : [])
    .filter((n) => !scope.reading.values.some((v) => overlaps(v.span, n.span)) && standsIn(scope, n.span))
    .findLast(
      (n) =>
        /(?:\b(?:make (?:it|that|them)|i mean|i meant|no,?|wait,?|sorry,?|actually,?)|不对,?(?:是|要)?|说错了?,?(?:是|要)?|改成|改为|应该是) ?$/u.test(
          scope.reading.text.lower.slice(Math.max(0, n.span.from - 16), n.span.from),
        ) && /^\s*(?:[,.;!?。，！]|instead\b|please\b|吧|$)/u.test(scope.reading.text.lower.slice(n.span.to)),
    )?.value

/** A4纸10箱，签字笔5盒: of several counts, the one that stands beside the thing. */
function besideItem<V extends Value>(scope: Scope, counts: readonly V[], fields: Readonly<Fields>): V | undefined {
  const item = fields['item']
  if (counts.length < 2 || typeof item !== 'string') return undefined
  const at = scope.text.indexOf(item.toLowerCase())
  const before = counts.find(
    (c) => placeOf(scope, c) < at && /^\s*(?:of )?$/u.test(scope.text.slice(placeOf(scope, c) + 1, at)),
  )
  if (before) return before
  return at < 0
    ? undefined
    : counts.find((c) => placeOf(scope, c) === at + item.length || [at - 1, at - 2].includes(placeOf(scope, c)))
}

const PEOPLE =
  /^(?:个)?(?:人|位|名)|^\s*(?:of us|people|persons?|attendees?|passengers?|guests?|colleagues?|pax|participants?)/u

/** 6, not 3: what is set against the number is not the number. */
const notThat = ({ text }: Scope, at: number): boolean =>
  /(?:\bnot |\binstead of |\brather than |不是|而非)$/u.test(text.slice(0, at))

export function fillCount(scope: Scope, process: ProcessSense, fields: Fields): void {
  const slot = process.slots.find((s) => s.kind === 'count')
  if (!slot || fields[slot.id] !== undefined) return
  const ofPeople = slot.id === 'headcount' && process.key !== 'hiring'
  const all = corrected(scope, unused(scope, 'quantity'))
    .filter(
      (q) =>
        !isArticleOf(scope, q) &&
        !notThat(scope, placeOf(scope, q)) &&
        !/^一[批些点]/u.test(q.span.surface) &&
        !(process.key === 'seal' && /^(?:a|an)$/iu.test(q.span.surface)) &&
        !/[M\d]\s*$/u.test(scope.text.slice(0, placeOf(scope, q))) &&
        // 预算一台7000: one is what the price is for.
        !(
          scope.values.filter((v) => v.kind === 'quantity').length > 1 &&
          /^[一每][台个把件箱本套张只份支条块瓶部]$/u.test(q.span.surface) &&
          /^\s*(?:M|\d{3,}(?!\d*(?:寸|英寸|克|[a-z]|米|升|号|型|页|毫)))/u.test(scope.text.slice(placeOf(scope, q) + 1))
        ) &&
        (!ofPeople ||
          PEOPLE.test(q.value.unit ?? '') ||
          PEOPLE.test(scope.text.slice(placeOf(scope, q) + 1, placeOf(scope, q) + 12))),
    )
    .sort((a, b) => Number(!isArticle(a)) - Number(!isArticle(b)))
  const counted = besideItem(scope, all, fields) ?? all.at(-1)
  if (counted) {
    const count = recounted(scope) ?? counted.value.value
    // A dash with a gap parts words; a minus stays, and the form refuses it.
    fields[slot.id] = /^[-–—] /u.test(counted.span.surface) ? Math.abs(count) : count
    use(scope, counted)
    return
  }
  const numbers = readNumbers(scope.reading.text).filter(
    (n) => !scope.reading.values.some((v) => overlaps(v.span, n.span)) && standsIn(scope, n.span),
  )
  // Three quotations: the number before the thing itself.
  const thing = ['item', 'document', 'position'].map((id) => fields[id]).find((v) => typeof v === 'string')
  const counts = numbers.find(
    (n) =>
      typeof thing === 'string' &&
      scope.reading.text.text
        .slice(n.span.to)
        .trimStart()
        .replace(/^(?:more|additional|extra|further|new) /u, '')
        .startsWith(thing),
  )
  // 10 at $35 each.
  const priced = numbers.find(
    (n) =>
      /^ ?(?:at|@|for|x|×|,) ?(?:[$€£¥]|\d)/u.test(scope.reading.text.lower.slice(n.span.to)) &&
      scope.values.some((v) => v.kind === 'money'),
  )
  // Engineering needs three more people.
  const more =
    process.key === 'hiring'
      ? numbers.find((n) =>
          /^ (?:more|additional|extra|new) (?:people|persons?|staff|hands|heads?|hires?|folks|colleagues)\b/u.test(
            scope.reading.text.lower.slice(n.span.to),
          ),
        )
      : undefined
  const label =
    counts ??
    more ??
    priced ??
    numbers.find((n) => {
      const before = scope.reading.text.lower.slice(Math.max(0, n.span.from - 12), n.span.from)
      return (
        (ofPeople && /^ of us\b/u.test(scope.reading.text.lower.slice(n.span.to))) ||
        slot.names.some((name) => new RegExp(`${name}\\s*(?:是|为|:|=|of|is)?\\s*$`, 'u').test(before)) ||
        /(?:[x×*]|数量|共)\s*$/u.test(before)
      )
    })
  if (label) fields[slot.id] = label.value
  // 买个投影仪, 领把椅子: a measure word alone is one.
  else if (
    !ofPeople &&
    /(?:买|领|订|招|要|申请|采购|配|拿)(?:个|台|把|套|部|张|名|位|块|支|本|件)(?![人月体别性税])/u.test(scope.text)
  )
    fields[slot.id] = 1
}
