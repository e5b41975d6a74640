// What a person asks of their bank, their home or their phone: no request of this office, however much it sounds like one.
import type { Act, ActName } from './understanding.ts'

/** Bank customers: cards that were swallowed, money that did not come, fees on a statement. */
const BANK = [
  '\\b(?:atms?|cash ?(?:machine|point)s?)\\b',
  '\\b(?:cash|money) withdrawals?\\b|\\bwithdrawa?ls? (?:is|was|are|has|still|pending|charge|fee)\\b',
  '\\bwithdraw(?:ing|n)? (?:some |any |my |the )?(?:money|cash|funds)\\b|\\b(?:get|getting|draw) (?:some |any )?(?:cash|money out)\\b',
  '\\b(?:debit|credit|virtual|disposable|prepaid|visa|master) ?cards?\\b|\\b(?:mastercard|amex|apple pay|google pay|direct debit|standing order|overdraft)\\b|\\btop(?:ping|ped)?[- ]?up (?:my|the|an?|by|with|failed|didn)\\b',
  '\\b(?:my|the|your|this|that|new|a) (?:new )?cards?\\b.{0,40}\\b(?:stolen|stole|declin\\w+|arriv\\w+|deliver\\w+|activat\\w+|reactivat\\w+|link\\w*|track\\w*|block\\w*|freez\\w+|frozen|swallow\\w*|expir\\w+|shredd\\w+|payments?)\\b',
  '\\b(?:stolen|stole|declin\\w+|activate|reactivate|link|track|block|freeze|shredded|received|receive|ordered)\\b.{0,24}\\b(?:my|the|your|that|new|a) (?:new )?cards?\\b',
  '\\b(?:use|using|accept\\w*|pay(?:ing)? with) (?:my|this|the|your) cards?\\b|\\b(?:my|the|this) cards? (?:be )?(?:accepted|usable|work abroad)\\b',
  '\\b(?:exchange |conversion )?rate\\b.{0,40}\\b(?:wrong|incorrect|off|too (?:high|low)|not (?:right|correct))\\b|\\b(?:wrong|incorrect) (?:exchange |conversion )?rate\\b',
  '\\b(?:purchase|payment|charged?)\\b.{0,20}\\b(?:twice|double)\\b|\\brefund(?:ed)?\\b.{0,30}\\b(?:extra|fee|pound|euro|dollar|charge)\\b|\\bcontactless\\b|\\bcharged a fee\\b|\\bcards? for my (?:daughter|son|wife|husband|partner)\\b',
  '\\bbank(?:ing)? transfers?\\b|\\b(?:made|did|make|processed|completed) an? (?:[a-z-]+ ){0,3}transfers?\\b|\\b(?:my|the) transfers?\\b.{0,40}\\b(?:pending|arriv\\w*|show(?:ing|s)? up|waiting|yet)\\b',
  '\\bmy top[- ]?ups?\\b|\\btop[- ]?ups? (?:isn|didn|that didn|failed|was|not)|\\b(?:tried|attempted) (?:to )?top(?:ping)?[- ]?up\\b',
  '\\b(?:transferred|sent|wired) (?:some |the |my )?(?:money|funds|cash)\\b|\\b(?:buy|exchange|change|convert|swap|swapped) (?:some )?(?:dollars|euros|pounds|yen|currency|currencies|russian ruble)\\b',
  '\\b(?:savings|checking|money market) accounts?\\b|\\bmy (?:[a-z]+ ){0,3}(?:savings|checkings?)\\b|\\bmy bank\\b|\\b(?:wells fargo|citibank|bank of america|capital one|credit union)\\b|\\bchase (?:account|card|bank|checking)\\b',
  '\\b(?:money|funds|cash|refund|dollars?|freeze|deposit\\w*|amount)\\b.{0,40}\\b(?:my|the other|another|an alternate) accounts?\\b',
  '\\b(?:exchange rates?|currency exchange|routing number|credit (?:score|limit|rating)|pin number|(?:new|my) pin|passcode)\\b',
  '\\bovercharged\\b|\\bcharged (?:me )?(?:extra|twice|too much|wrong\\w*|an? extra|way too)\\b|\\bextra (?:M|[a-z]+ )?(?:charge|fee)\\b|\\bmy statement\\b',
  '\\b(?:tried|attempted|trying|unable) to (?:buy|withdraw|get cash|top up|pay (?:online|with)|make an? (?:transfer|transaction|withdrawal|deposit))\\b|\\b(?:cash|money|card)\\b.{0,40}\\b(?:declin(?:ed|ing)|not approved)\\b',
  '\\b(?:refunds?|refunded|money back)\\b.{0,60}\\b(?:items?|purchases?|products?|orders?|merchants?|sellers?|things?|something|package|bought|ordered|urgent)\\b',
  '\\b(?:items?|purchases?|products?|orders?|something|things?)\\b.{0,60}\\b(?:refund(?:ed)?|money back)\\b',
  "^(?:(?:hi|hello|please|so|ok|hey),? )*(?:(?:can|could|may) i|i|i'd|we)? ?(?:(?:have|want|need|get|like|would|do|request|start) )*(?:to )?(?:(?:do|get|have|request|start) )?(?:a |my )?refund[.?! ]*$",
  '\\b(?:payments?|transactions?|transfers?|funds)\\b.{0,30}\\b(?:go|gone|going|went) through\\b|\\b(?:payments?|transactions?|transfers?)\\b.{0,24}\\b(?:cleared|clearing)\\b|\\bpending (?:payment|transaction|transfer|charge)s?\\b|\\bcancel (?:a|my|the) (?:payment|transaction|transfer)\\b.{0,6}$',
  '\\b(?:get|give) (?:me )?my money back\\b|\\b(?:payment|transaction|charge)\\b.{0,20}\\b(?:shows?|showing|is|as|still)(?: still)?(?: as)? pending\\b',
  '\\b(?:stop|cancel|reverse|undo|reversed) (?:my|a|an|this|the|that) (?:purchase|order|transaction|payment|transfer) (?:i|that i|which i)\\b|\\breverse (?:a|my|this|that) (?:purchase|transaction|transfer|payment)\\b|\\breversed out\\b',
  "\\b(?:can't|cannot|can not|couldn't|unable to) transfer (?:any )?(?:money|funds|cash)\\b|\\bhalf of my funds\\b",
]

/** Life outside: home, phone, household bills, and what is told to a loudspeaker on a shelf. */
const LIFE = [
  '\\b(?:my|a) (?:cell |mobile |smart)?phone\\b.{0,24}\\b(?:stolen|lost|missing|gone|taken|hotel)\\b|\\b(?:lost|stole|left|forgot) (?:track of )?my (?:smart)?phone\\b|\\blost phone\\b|\\b(?:can.?t|cannot|can not|couldn.?t) find my (?:cell |mobile |smart)?phone\\b|\\b(?:mugged|robbed|pickpocket\\w*)\\b',
  '\\b(?:lost|misplaced|stole|stolen|left|forgot)\\b.{0,20}\\b(?:wallet|purse|handbag|backpack|suitcase)\\b|\\bchange my (?:last |first |sur)?(?:name|address)\\b',
  '\\b(?:pair|sync|unsync|disconnect) (?:[a-z]+ ){0,3}phone\\b',
  '\\b(?:set|create|make|add|start|need|like|want) (?:[a-z]+ ){0,3}(?:alarms?|timers?)\\b(?! (?:clock|system|company|contract|panel|repair))',
  '\\b(?:remind me|reminders?) (?:to|for me to|set)\\b|\\b(?:need|make|create|have|set) a reminder\\b',
  '\\bmy (?:[a-z]+ )?(?:utility|water|electric(?:ity)?|gas|cable|heating|visa) bills?\\b|\\bmy (?:[a-z]+ ){0,2}(?:mortgage|rent|life insurance|insurance premium|car payment)\\b',
  '\\b(?:oil change|tire (?:check|change|pressure)|gas mileage|check engine light)\\b|\\bmy luggage\\b|\\bdo(?:ing)? (?:the |my )?laundry\\b|\\bmy (?:shopping|to[- ]?do) list\\b',
  '\\bwhisper mode\\b|\\b(?:switch|change) (?:your |the )?(?:[a-z]+ )?languages?\\b|\\b(?:quit|stop) talking\\b|\\bvolume (?:up|down|at \\d)\\b',
  '\\b(?:let|tell|alert|notify|inform) (?:my|the) (?:bank|financial institution)\\b',
]

const PRIVATE = new RegExp([...BANK, ...LIFE].map((p) => `(?:${p})`).join('|'), 'u')

/** Words that put the same things on somebody's desk at work. */
const AT_WORK =
  /\b(?:reimburs\w*|expens\w*|claims?|claiming|invoices?|receipts?|compan(?:y|ies)|corporate|office|business|clients?|customers?|vendors?|suppliers?|contractors?|team|work|departments?|projects?|budget|(?<!not )approv\w*|contracts?|payee|finance|staff|employees?|colleagues?|our|badge|access|on behalf|leave|pto|days? off|overtime|meeting|conference|requests?|application)\b|[GNO]|\p{Script=Han}/u

/** Acts that would start or change something. */
const CHANGES: ReadonlySet<ActName> = new Set([
  'start', 'approve', 'reject', 'return', 'transfer', 'addSigner', 'standIn', 'comment', 'urge', 'withdraw', 'assignTask', 'signIn', 'swapShift',
]) // prettier-ignore

/** "I am going to Germany, can I use my card there?": what leads to a private question starts nothing either. */
export function keptPrivate(acts: readonly Act[], masked: string): Act[] {
  if (!isPrivate(masked)) return [...acts]
  const kept = acts.filter((act) => !CHANGES.has(act.act))
  return kept.length > 0 ? kept : [{ act: 'outOfScope', confidence: 0.8 }]
}

/** A bank customer or a householder speaks: nothing of it starts or decides anything here. */
export const isPrivate = (masked: string): boolean => PRIVATE.test(masked) && !AT_WORK.test(masked)
