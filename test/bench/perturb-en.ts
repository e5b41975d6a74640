// What may be done to an English sentence without changing what it asks for: how it is typed, opened, closed, joined.
import type { Expected, Line } from '../../scripts/eval-score.ts'
import { datesAndMoneyEn } from './perturb-en-dates.ts'
import { valuesEn } from './perturb-en-values.ts'
import { allowing, pick, reworded, stands, type Perturbation } from './perturbation.ts'

const en = (name: string, apply: Perturbation['apply']): Perturbation => ({ name, lang: 'en', apply })
const before = (name: string, words: readonly string[], may: (line: Line) => boolean = stands): Perturbation =>
  en(name, (line) => (may(line) ? reworded(line, `${pick(words, line, name)} ${line.text}`) : undefined))
const bare = (text: string): string => text.replace(/[.!\s]+$/u, '')
const behind = (name: string, words: readonly string[], may: (line: Line) => boolean = stands): Perturbation =>
  en(name, (line) => (may(line) ? reworded(line, `${bare(line.text)}${pick(words, line, name)}`) : undefined))

const HAN = /\p{Script=Han}/u
const quoted = (line: Line): boolean => /["“”‘>]|(?:^|\s)'/u.test(line.text)
/** Everything a line wants is an order, and none of it a word in passing. */
const ORDERS: ReadonlySet<string> = new Set(
  'start approve reject return transfer addSigner standIn comment urge withdraw assignTask signIn swapShift'.split(' '),
)
const orders = (line: Line): boolean => stands(line) && line.expect.every((e) => ORDERS.has(e.act))
const files = (line: Line): boolean => stands(line) && line.expect.length === 1 && line.expect[0]?.act === 'start'
const plainEnd = (line: Line): boolean => orders(line) && !/[?:]/u.test(line.text) && !remarks(line)
/** What is said to the end is a remark, a title or the like: more words would belong to it. */
const remarks = (line: Line): boolean => line.expect.some((e) => e.act === 'comment' || e.act === 'assignTask')

/** Words that stand in what is expected: values, which stay as they are. */
const valued = (line: Line): string =>
  JSON.stringify(line.expect.map((e) => [e.fields, e.target, e.maybe])).toLowerCase()

function eachWord(line: Line, change: (word: string, at: number) => string | undefined, most = 99): Line | undefined {
  if (quoted(line) || remarks(line)) return undefined
  const values = valued(line)
  let left = most
  const text = line.text.replaceAll(/[A-Za-z][A-Za-z’']*/gu, (word, at: number) => {
    if (left <= 0 || values.includes(word.toLowerCase())) return word
    const changed = change(word, at)
    if (changed === undefined || changed === word) return word
    left--
    return changed
  })
  return reworded(line, text)
}

const swap = (name: string, pairs: Readonly<Record<string, string | readonly string[]>>): Perturbation =>
  en(name, (line) => {
    if (quoted(line) || remarks(line)) return undefined
    let text = line.text
    for (const [from, to] of Object.entries(pairs)) {
      const found = new RegExp(`\\b(?:${from})\\b`, 'iu').exec(text)
      if (!found || valued(line).includes(found[0].toLowerCase())) continue
      text = text.replace(found[0], typeof to === 'string' ? to : pick(to, line, name + from))
    }
    return reworded(line, text)
  })

/** Words whose slips should be understood: of asking, of kinds of requests, of deciding, of days. */
const CUES = new Set(
  'approve approved approval reject decline return withdraw transfer forward request apply application submit expense expenses reimburse reimbursement claim receipt purchase order leave annual vacation holiday personal overtime business travel payment invoice contract repair broken hiring recruit hire missed forgot clock remind status pending balance remaining waiting monday tuesday wednesday thursday friday saturday tomorrow yesterday afternoon morning january february march april june july august september october november december please cancel signature stamp resign resignation meeting colleague manager department'.split(' '),
) // prettier-ignore
const slip = (how: 'swap' | 'drop' | 'double') => (line: Line) => {
  const found = line.text.match(/[A-Za-z]{6,}/gu)?.filter((w) => CUES.has(w.toLowerCase())) ?? []
  if (found.length === 0) return undefined
  const word = pick(found, line, how)
  const at = pick([...word].slice(2, -1).map((_, i) => i + 2), line, how + word) // prettier-ignore
  const [a, b] = [word[at - 1] ?? '', word[at] ?? '']
  if (how === 'swap' && a === b) return undefined
  const slipped = word.slice(0, at - 1) + (how === 'swap' ? b + a : how === 'drop' ? a : a + a + b) + word.slice(at + 1)
  return eachWord(line, (w) => (w === word ? slipped : undefined), 1)
}

/** Ways of opening an order to somebody, and a wish of one's own: they stand for one another. */
const TO_YOU = ['please', 'pls', 'kindly', 'can you', 'could you', 'could you please', 'would you please', 'can u', 'pls help to', 'please help me to', 'i need you to', 'go ahead and', 'can you pls', 'I want you to', 'may I ask you to', 'just', 'plz'] // prettier-ignore
const OWN = ["I'd like to", 'i would like to', 'I want to', 'i need to', 'need to', 'wanna', 'gotta', 'i gotta', "I'm going to", 'I have to', 'want to', 'id like to', 'I wish to', "we'd like to", 'looking to', 'I would need to', 'let me', 'im gonna', 'i will', 'ill', 'have to', 'I was hoping to', 'I am wanting to', "I'm planning to", 'trying to', 'i wud like to'] // prettier-ignore
const YOU_AT =
  /^(?:please|pls|plz|kindly|can you(?: please)?|could you(?: please)?|would you(?: please)?|help me) (?=(?!\p{Lu})[a-z]+ )/iu
const OWN_AT = /^(?:i'd like to|i would like to|i want to|i need to|need to|i wanna|i have to|i must) (?=[a-z]+ )/iu
const VERB_AT =
  /^(?:file|submit|book|order|buy|purchase|expense|claim|reimburse|pay|request|raise|log|register|approve|reject|return|withdraw|recall|transfer|forward|remind|create|start|open|hire|apply|send back|pass) /iu
const opened = (name: string, at: RegExp, openers: readonly string[], may: (line: Line) => boolean): Perturbation =>
  en(name, (line) => {
    const found = may(line) && !quoted(line) ? at.exec(line.text) : null
    if (!found) return undefined
    const rest = line.text.slice(found[0].length)
    return reworded(line, `${pick(openers, line, name)} ${rest.charAt(0).toLowerCase()}${rest.slice(1)}`)
  })

const withoutArticles = (text: string): string => text.replaceAll(/(?<!'[a-z]?)\bthe (?=[a-z])/giu, '')
const strings = (e: Expected, change: (s: string) => string): Expected =>
  JSON.parse(JSON.stringify(e), (_key, v: unknown) => (typeof v === 'string' ? change(v) : v)) as Expected

/** Two clauses parted by the only comma may change places, where neither points back. */
function turned(line: Line): Line | undefined {
  if (!files(line) || quoted(line) || /[;:?!]|\.\s/u.test(line.text)) return undefined
  const parts = bare(line.text).split(/, (?!\d)/u)
  const [first, second] = parts
  if (first === undefined || second === undefined || parts.length !== 2) return undefined
  if (first.split(' ').length < 3 || second.split(' ').length < 2) return undefined
  if (/\b(?:it|that|this|them|one|wait|no|sorry|actually|then|so|and|but|he|she|same|his|her|please|pls|thanks|thx|hi|hello|hey|also|not|yes|each|which|who|there|because|since|for)\b/iu.test(`${second} ${first.split(' ')[0]}`)) return undefined // prettier-ignore
  return reworded(line, `${second}, ${first}`)
}

/** A whole request of its own, to be said after another. */
const SECOND: readonly { text: string; expect: Expected }[] = [
  { text: "approve Mike's overtime", expect: { act: 'approve', target: { owner: 'Mike', process: 'overtime' } } },
  {
    text: 'order 6 desk lamps',
    expect: { act: 'start', process: 'purchase', fields: { item: 'desk lamps', quantity: 6 } },
  },
  {
    text: 'expense 45 yuan for parking',
    expect: { act: 'start', process: 'expense', fields: { amount: 45, currency: 'CNY', reason: 'parking' } },
  },
  { text: 'show me what is waiting for me', expect: { act: 'pending' } },
  {
    text: 'how much annual leave do I have left?',
    expect: { act: 'figures', fields: { metric: 'leave_balance' }, maybe: { fields: { leaveType: 'annual' } } },
  },
  {
    text: 'book me sick leave for 11 June',
    expect: { act: 'start', process: 'leave', fields: { leaveType: 'sick', start: '2026-06-11', end: '2026-06-11' } },
  },
]
const JOINS = ['. Also, ', ' and also ', '. Plus, ', '; then ', '. And please ', ', and then ', '. Oh and ', ' and '] // prettier-ignore
function joined(line: Line): Line | undefined {
  const [one] = line.expect
  if (!files(line) || quoted(line) || line.text.length > 90 || /[?]/u.test(line.text) || !one) return undefined
  if ((one.missing ?? []).length > 0 || one.maybe?.process !== undefined) return undefined
  const second = pick(SECOND, line, 'second')
  if (second.expect.process === one.process) return undefined
  return {
    ...line,
    text: `${bare(line.text)}${pick(JOINS, line, 'join')}${second.text}`,
    expect: [one, second.expect],
  }
}

/** Why it is wanted, where nothing said so yet: it is heard, or left out, but spoils nothing. */
const WHY: Readonly<Record<string, readonly string[]>> = {
  leave: [', visiting my parents in Dalian', ' because we are moving house', ' - moving house', '. We are moving house that day', ', moving flat'], // prettier-ignore
  overtime: [', month-end close', ' because of the release', ' to finish the migration', '. The release has to go out'], // prettier-ignore
  business_trip: [', meeting the new supplier', ' to meet the new supplier', '. We meet the new supplier there'], // prettier-ignore
  missed_punch: [', my badge was flat', ' because the reader was down', '. The reader was down'], // prettier-ignore
}
const closing = (line: Line): Line | undefined => {
  const [one] = line.expect
  const words = WHY[one?.process ?? '']
  if (!files(line) || !words || !one || one.fields?.['reason'] !== undefined || one.maybe?.fields?.['reason'] !== undefined || /\?/u.test(line.text)) return undefined // prettier-ignore
  if (one.fields?.['leaveType'] === undefined && one.process === 'leave') return undefined
  const why = pick(words, line, 'why')
  const changed = reworded(line, `${bare(line.text)}${why}`)
  return changed && allowing(changed, { reason: why.replace(/^\W*(?:because (?:of )?|to )?/u, '') })
}

export const englishPerturbations: readonly Perturbation[] = [
  en('lower case', (line) => reworded(line, line.text.toLowerCase())),
  en('upper case', (line) => reworded(line, line.text.toUpperCase())),
  en('no apostrophes', (line) => reworded(line, line.text.replace(/(?<=\w)['’](?=[a-z]\b|[a-z]{2}\b)/giu, ''))),
  en('no punctuation', (line) =>
    HAN.test(line.text) || quoted(line) || /\n/u.test(line.text) || remarks(line)
      ? undefined
      : reworded(line, line.text.replace(/(?<!\d)[.,;:!?]+(?=\s|$)|[,;!?]+(?=\s|$)|(?<=\s)[-–—](?=\s)/gu, '').replace(/ {2,}/gu, ' '))), // prettier-ignore
  en('question mark dropped', (line) => reworded(line, line.text.replace(/\?+\s*$/u, ''))),
  en('dots for pauses', (line) => (orders(line) && !quoted(line) ? reworded(line, line.text.replace(/, (?!\d)/gu, '... ')) : undefined)), // prettier-ignore
  en('dashes for commas', (line) => (orders(line) && !quoted(line) ? reworded(line, line.text.replace(/, (?!\d)/gu, ' - ')) : undefined)), // prettier-ignore
  en('lines for commas', (line) => (files(line) && !quoted(line) ? reworded(line, line.text.replace(/, (?!\d)/gu, '\n')) : undefined)), // prettier-ignore
  before('greeting', ['hi,', 'hey', 'Hello!', 'hi boss,', 'Good morning,', 'hi team', 'hey there -', 'Dear Sir,', 'Hi Yiju,', 'good afternoon all,', 'morning!', 'hiya', 'Respected sir,']), // prettier-ignore
  before('lead', ['fyi', 'btw', 'quick one:', 'ok so', 'hey quick one,', 'so yeah', 'one more thing,', 'oh,', 'sorry to bother you but', 'quick question -', 'as discussed,', 'as per our discussion,', 'listen,', 'before I forget,', 'a small favour:', 'hey sorry,', 'just a heads up,', 'when you have a minute,'], orders), // prettier-ignore
  before('in a hurry', ['asap pls,', 'urgent!', 'URGENT -', 'pls asap:'], (line) => orders(line) && !line.expect.some((e) => /repair|document|purchase/u.test(e.process ?? ''))), // prettier-ignore
  before('filler', ['um', 'uh,', 'like,', 'you know,', 'so yeah,', 'ok so um', 'right, so', 'well,', 'erm', 'hmm,', 'uhh so', 'ah,', 'anyway,']), // prettier-ignore
  en('filler inside', (line) => {
    const gaps = [...line.text.matchAll(/(?<=[a-z]{2}) (?=[a-z]{2})/gu)].map((m) => m.index)
    if (!files(line) || quoted(line) || gaps.length < 3) return undefined
    const values = valued(line)
    const fit = gaps.slice(1).filter((g) => !values.includes(`${/[a-z]+$/iu.exec(line.text.slice(0, g))?.[0].toLowerCase()} ${/^[a-z]+/iu.exec(line.text.slice(g + 1))?.[0].toLowerCase()}`)) // prettier-ignore
    const [at] = fit.length === 0 ? [] : [pick(fit, line, 'gap')]
    return at === undefined ? undefined : reworded(line, `${line.text.slice(0, at)} ${pick(['um', 'uh', ', um,', ', like,', ', you know,', 'er', '... uh', 'erm'], line, 'um')}${line.text.slice(at)}`.replace(' ,', ',')) // prettier-ignore
  }),
  behind('thanks', [' thx', ', tks', '. Thanks!', ' pls', ' ty', ', cheers', '. Thank you so much', ' tq', ' thanks a lot', ', much appreciated', ' 🙏', ' :)', ', ta', '. Thanks in advance', ', thanks boss', ' 👍'], plainEnd), // prettier-ignore
  behind('remark', ['. Hope that is ok', ". Let me know if anything's missing", ", that's all", '. Sorry for the short notice', ', no rush', '. Please do the needful', ', kindly do the needful', '. Please revert', '. Appreciate your help', ', ok?', '. Cheers, Ben', ' lah', ' la', ' can?', ', is it ok', '. Awaiting your reply', ', if possible', ' if you can', ' when you get a chance', ', ok thanks', ', please and thank you', ' lol', ' haha', ' tia', ' asap'], plainEnd), // prettier-ignore
  opened('another order', YOU_AT, TO_YOU, orders),
  opened('another wish', OWN_AT, OWN, files),
  en('order opened', (line) => (orders(line) && !/^expense claim/iu.test(line.text) && VERB_AT.test(line.text) && !quoted(line) ? reworded(line, `${pick(TO_YOU, line, 'open')} ${line.text.charAt(0).toLowerCase()}${line.text.slice(1)}`) : undefined)), // prettier-ignore
  en('wish opened', (line) => (files(line) && VERB_AT.test(line.text) && !/\?/u.test(line.text) && !quoted(line) ? reworded(line, `${pick(OWN, line, 'open')} ${line.text.charAt(0).toLowerCase()}${line.text.slice(1)}`) : undefined)), // prettier-ignore
  swap('shorthand', { please: ['pls', 'plz'], you: 'u', are: 'r', and: 'n', with: 'w/', because: ['cuz', 'bc', 'coz', 'cos'], people: 'ppl', thanks: 'thx', before: 'b4', through: 'thru', 'going to': 'gonna', 'want to': 'wanna', 'have to': 'gotta', 'let me': 'lemme', 'give me': 'gimme', 'business trip': 'biz trip', overtime: 'OT', request: 'req', department: 'dept', your: 'ur', okay: 'ok', 'do not': 'dont', meeting: 'mtg', night: 'nite', tonight: '2nite', 'for me': '4 me', message: 'msg', approval: 'apprvl', about: 'abt', minutes: 'mins', hours: 'hrs', 'i am': 'im', "i'm": 'im', "i'd": 'id', "can't": 'cant', "don't": 'dont' }), // prettier-ignore
  swap('other words', { 'annual leave': ['AL', 'vacation', 'PTO', 'annual'], 'sick leave': ['sick day', 'sickness leave'], 'business trip': ['work trip', 'official trip', 'trip'], buy: ['purchase', 'order', 'procure'], order: ['buy', 'purchase'], 'take leave': 'go on leave', remind: ['chase', 'nudge', 'ping'], chase: ['remind', 'follow up with', 'poke'], approve: ['sign off', 'pass'], reject: ['decline', 'turn down', 'refuse'], withdraw: ['recall', 'take back', 'pull back'], 'send back': ['return', 'bounce back'] }), // prettier-ignore
  en('articles dropped', (line) => {
    if (!stands(line) || quoted(line)) return undefined
    const changed = reworded(line, withoutArticles(line.text))
    return changed && { ...changed, expect: changed.expect.map((e) => strings(e, withoutArticles)) }
  }),
  en('prepositions dropped', (line) =>
    stands(line) && !quoted(line)
      ? reworded(line, line.text.replace(/\b(?:on|from|starting|for) (?=(?:next |this |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:tomorrow|today|yesterday)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{1,2}\/\d)/giu, '')) // prettier-ignore
      : undefined,
  ),
  en('letters swapped', slip('swap')),
  en('letter dropped', slip('drop')),
  en('letter doubled', slip('double')),
  en('clauses turned', turned),
  en('two requests', joined),
  en('closing reason', closing),
  ...valuesEn,
  ...datesAndMoneyEn,
]
