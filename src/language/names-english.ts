// People in latin letters: full and first names, Mr Chen, Manager Li, pinyin of Chinese names, and slips of one letter.
import type { Normalised } from '../kernel/text.ts'
import { EN_COMMON, EN_SLOT_AFTER, EN_SLOT_BEFORE, WORD_NAMES, ZH_SLOT_AFTER, ZH_SLOT_BEFORE } from './names-common.ts'
import type { PersonIndex } from './names-index.ts'
import type { Called } from './names-called.ts'

const WORD = /[a-z\u00e0-\u024f][a-z\u00e0-\u024f'-]*/g
const TITLE =
  /(?:mr|mrs|ms|miss|dr|prof|professor|manager|director|boss|president|mister|madam|sir|teacher|supervisor)\.?\s+$/
const TITLE_AFTER = /^(?:\s?(?:总|经理|主管|老师|主任|工|哥|姐|先生|女士|总监))/

export function readEnglishPeople(text: Normalised, people: PersonIndex): Called[] {
  const { lower } = text
  const tokens = [...lower.matchAll(WORD)].map((hit) => ({
    from: hit.index,
    to: hit.index + hit[0].length,
    word: bare(hit[0], lower.slice(hit.index + hit[0].length), people),
  }))
  // Li qiangs purchase: the last word of a name of two.
  for (const [k, token] of tokens.entries()) {
    const before = tokens[k - 1]?.word
    const name = token.word.slice(0, -1)
    if (before === undefined || !token.word.endsWith('s') || !OWNED.test(lower.slice(token.to))) continue
    if (people.exact.has(`${before} ${name}`) || people.latin.has(before + name)) token.word = name
  }
  const found: Called[] = []
  for (let k = 0; k < tokens.length;) {
    const read = at(text, tokens, k, people)
    if (!read) {
      k += 1
      continue
    }
    found.push(read.called)
    k += read.words
  }
  return found
}

/** Tom's, and Toms overtime: what somebody owns follows his name. */
function bare(word: string, after: string, people: PersonIndex): string {
  const plain = word.replace(/'s$|-+$/, '')
  const name = plain.slice(0, -1)
  const owns =
    plain.length > 3 &&
    plain.endsWith('s') &&
    OWNED.test(after) &&
    !knows(people, plain) &&
    knows(people, name) &&
    !WORD_NAMES.has(name) &&
    !EN_COMMON.has(plain)
  return owns ? name : plain
}

const OWNED =
  /^ (?:(?:us|hk|s)?[$€£¥]? ?[\d.,]+k? ?(?:yuan|rmb|cny|usd|eur|euros?|dollars|gbp|sgd|inr)? )?(?:(?:rmb|usd|eur|cny) [\d.,]+k? )?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{1,2} )?(?:[a-z]+ ){0,2}(?:overtime|ot|hiring|orders?|approvals?|documents?|reimbursements?|leave|vacation|trip|travel|expenses?|claim|reimbursement|requests?|purchase|payment|contract|seal|resignation|application|pto)\b/
const knows = (people: PersonIndex, word: string): boolean =>
  people.exact.has(word) || people.alias.has(word) || people.given.has(word)

interface Token {
  from: number
  to: number
  word: string
}

function at(
  text: Normalised,
  tokens: Token[],
  k: number,
  people: PersonIndex,
): { called: Called; words: number } | undefined {
  const { lower } = text
  const first = tokens[k]!
  for (let n = Math.min(people.words + 1, 4, tokens.length - k); n >= 1; n--) {
    const run = tokens.slice(k, k + n)
    const last = run[n - 1]!
    const to = last.from + last.word.length
    const word = lower.slice(first.from, to).replace(/\s+/g, ' ')
    if (n > 1 && !/^[a-z\u00e0-\u024f' .-]+$/.test(word)) continue
    const span = { from: first.from, to }
    if (n === 1) {
      const single = one(text, span, word, people)
      return single && { called: single, words: 1 }
    }
    const exact = people.exact.get(word)
    if (exact) return { called: { ...span, ids: exact, how: 'exact' }, words: n }
    const alias = people.alias.get(word)
    if (alias) return { called: { ...span, ids: alias, how: 'alias' }, words: n }
    const latin = people.latin.get(word.replaceAll(' ', ''))
    // "to be" and "an li" are also pinyin: such pairs need their place.
    if (latin && (!run.every((t) => WORD_NAMES.has(t.word)) || placed(text, span)))
      return { called: { ...span, ids: latin, how: 'homophone' }, words: n }
  }
  return undefined
}

function one(
  text: Normalised,
  span: { from: number; to: number },
  word: string,
  people: PersonIndex,
): Called | undefined {
  const { lower } = text
  const title = TITLE.exec(lower.slice(Math.max(0, span.from - 12), span.from))
  const surname = people.surname.get(word)
  if (title && surname)
    return {
      from: span.from - title[0].length,
      to: span.to,
      ids: surname,
      how: 'surname+title',
      title: title[0].trim().replace('.', ''),
    }
  const zhTitle = TITLE_AFTER.exec(lower.slice(span.to, span.to + 4))
  const called = people.exact.get(word) ?? people.alias.get(word)
  const given = people.given.get(word)
  if (zhTitle && (called ?? given ?? surname))
    return {
      ...span,
      to: span.to + zhTitle[0].length,
      ids: (called ?? given ?? surname)!,
      how: called ? 'exact' : given ? 'first-name' : 'surname+title',
    }
  if (MONTHS.test(word) && dated(lower, span)) return undefined
  if (WORD_NAMES.has(word) && !placed(text, span)) return undefined
  if (called) return { ...span, ids: called, how: people.exact.has(word) ? 'exact' : 'alias' }
  if (given && !EN_COMMON.has(word)) return { ...span, ids: given, how: 'first-name' }
  const latin = people.latin.get(word) ?? people.latinGiven.get(word)
  if (latin && word.length >= 4 && !EN_COMMON.has(word)) return { ...span, ids: latin, how: 'homophone' }
  return slip(text, span, word, people) ?? unknown(text, span, word)
}

/** May 22, 5 May, in April: a month, whoever is called so. */
const MONTHS = /^(?:may|april|june|august|jan|mar)$/
const dated = (lower: string, { from, to }: { from: number; to: number }): boolean =>
  /^\.?,?\s?(?:\d|the \d|of \d)/.test(lower.slice(to, to + 8)) ||
  /(?:\d(?:st|nd|rd|th)?|of|in|next|this|last|until|since|mid|early|late)[ -]$/.test(
    lower.slice(Math.max(0, from - 8), from),
  )

/** One letter wrong, missing, too many or swapped, in names of five letters and more. */
function slip(
  text: Normalised,
  span: { from: number; to: number },
  word: string,
  people: PersonIndex,
): Called | undefined {
  if (word.length < 4 || EN_COMMON.has(word) || EN_COMMON.has(word.replace(/s$|ed$|ing$/, '')) || !placed(text, span))
    return undefined
  const parts = new Set<string>()
  for (let k = -1; k < word.length; k++)
    for (const part of people.deletes.get(k < 0 ? word : word.slice(0, k) + word.slice(k + 1)) ?? [])
      if (oneSlip(part, word)) parts.add(part)
  const ids = [...new Set([...parts].flatMap((part) => people.parts.get(part) ?? []))]
  return ids.length ? { ...span, ids, how: 'typo' } : undefined
}

/** Edit distance 1, a swap of neighbours counted as one. */
function oneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i += 1
  const [x, y] = [a.slice(i), b.slice(i)]
  return (
    x.slice(1) === y.slice(1) ||
    x.slice(1) === y ||
    x === y.slice(1) ||
    (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
  )
}

/** A person stands here: after to, ask, @; before 's; a capital inside the sentence; in Chinese after 转给. */
function placed(text: Normalised, { from, to }: { from: number; to: number }): boolean {
  const before = text.lower.slice(Math.max(0, from - 12), from)
  const after = text.lower.slice(to, to + 14)
  if (
    EN_SLOT_BEFORE.test(before) ||
    EN_SLOT_AFTER.test(after) ||
    ZH_SLOT_BEFORE.test(before) ||
    ZH_SLOT_AFTER.test(after)
  )
    return true
  const capital = /[A-Z]/.test(text.text[from]!)
  return (
    capital &&
    from > 0 &&
    !/(?:^|[.!?\n。！？:]\s*)$/.test(text.text.slice(Math.max(0, from - 3), from)) &&
    !/^[A-Z]{2,}$/.test(text.text.slice(from, to))
  )
}

const EN_HANDS_TO =
  /\b(?:transfer|forward|hand|assign|delegate|reassign|send|pass)(?:red|ed|ing)?\b[^.!?]{0,30}\bto $|\b(?:cc|copy|add signer) $/
/** "forward it to Zhao Liu": named by grammar, in capitals, but nobody's name here. */
function unknown(text: Normalised, span: { from: number; to: number }, word: string): Called | undefined {
  if (EN_COMMON.has(word) || !/^[A-Z][a-z]/.test(text.text.slice(span.from, span.from + 2))) return undefined
  if (!EN_HANDS_TO.test(text.lower.slice(Math.max(0, span.from - 50), span.from))) return undefined
  const more = /^ [A-Z][a-z]+/.exec(text.text.slice(span.to))
  return { from: span.from, to: span.to + (more?.[0].length ?? 0), ids: [], how: 'unknown' }
}
