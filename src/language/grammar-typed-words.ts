// Short forms of chat, sounds of thinking, and the words that only open or close a message: general English, of several countries.

/** One word for another; what could be a name or a word of its own is not here. */
export const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tdy: 'today', tday: 'today', todya: 'today', tody: 'today', toady: 'today', '2day': 'today', '2moro': 'tomorrow', '2mrw': 'tomorrow', '2morrow': 'tomorrow', '2mro': 'tomorrow', tmrow: 'tomorrow', tmoro: 'tomorrow', tomoro: 'tomorrow', tommorw: 'tomorrow', tomro: 'tomorrow', tmor: 'tomorrow', tmro: 'tomorrow', tmmrw: 'tomorrow',
    ystd: 'yesterday', ystdy: 'yesterday', yest: 'yesterday', ystday: 'yesterday', yestday: 'yesterday', yesterdays: "yesterday's", '2nite': 'tonight', tonite: 'tonight', tonigt: 'tonight', nite: 'night', mornin: 'morning', aftn: 'afternoon', arvo: 'afternoon', nxt: 'next', wk: 'week', wks: 'weeks', wkend: 'weekend', mth: 'month', mths: 'months', yr: 'year',
    thx: 'thanks', tks: 'thanks', tq: 'thanks', thnx: 'thanks', thanx: 'thanks', plz: 'please', pls: 'please', plse: 'please', pleas: 'please', plss: 'please', plzz: 'please', kindy: 'kindly',
    gonna: 'going to', wanna: 'want to', gotta: 'have to', hafta: 'have to', lemme: 'let me', gimme: 'give me', wud: 'would', cud: 'could', shud: 'should', ppl: 'people', cuz: 'because', coz: 'because', bcoz: 'because', bcz: 'because', becuz: 'because', becoz: 'because', cos: 'because', b4: 'before', thru: 'through', bout: 'about', abt: 'about', msg: 'message', mtg: 'meeting', mgr: 'manager', dept: 'department', req: 'request', reqs: 'requests', apprvl: 'approval', appv: 'approve', appr: 'approve', acct: 'account', amt: 'amount', qty: 'quantity', inv: 'invoice', reimb: 'reimburse', biz: 'business', hv: 'have', hav: 'have', abeg: 'please', swop: 'swap', swp: 'swap', cliam: 'claim', calim: 'claim', clim: 'claim', clame: 'claim', oder: 'order', ordr: 'order', oredr: 'order', orer: 'order', aply: 'apply', appy: 'apply', aplly: 'apply', recrut: 'recruit', recrit: 'recruit', reruit: 'recruit', agian: 'again', broen: 'broken', brokn: 'broken', clok: 'clock', clck: 'clock', cloc: 'clock', stmp: 'stamp', stap: 'stamp', lv: 'leave', clse: 'close', attendence: 'attendance', u: 'you', ur: 'your', wont: "won't", dont: "don't", cant: "can't", ive: "i've", im: "i'm",
    untill: 'until', recieve: 'receive', recieved: 'received', reciept: 'receipt', reciepts: 'receipts', seperate: 'separate', definately: 'definitely', wich: 'which', teh: 'the', adn: 'and', fo: 'for', forr: 'for', fro: 'for', frm: 'from', wnat: 'want', ned: 'need', nee: 'need', neeed: 'need', leav: 'leave', leve: 'leave', leeve: 'leave', lave: 'leave', sic: 'sick',
  }),
) // prettier-ignore

const GREETING =
  '(?:(?:hi|hey|hello|hiya|heya|yo|hallo|howdy|dear|greetings|respected)(?: (?:there|all|team|boss|yiju|everyone|everybody|guys|folks|sir|madam|sir or madam|sir\\/madam|hr|colleagues?|mate|dear|ya|friends?|bot|assistant|manager|again))*(?=[\\s,.!:–-])|good (?:morning|afternoon|evening|day)(?: (?:all|team|boss|yiju|everyone|everybody|guys|folks|sir|madam|hr|there|mate))*(?=[\\s,.!:–-])|(?:morning|afternoon|evening|gm)(?: (?:all|team|boss|everyone|guys|folks|sir|mate))*(?=[,.!])|(?:boss|sir|madam|guys|team|folks)(?=,))'
const LEAD =
  "(?:fyi|btw|by the way|(?:just )?(?:a )?(?:quick|small|tiny) (?:one|question|favou?r|thing|request|ask)(?: (?:for you|pls|please))?(?=\\s*[,.:;!–-])|one (?:more|last|other) thing(?=\\s*[,.:;–-])|before i forget|as (?:discussed|agreed|mentioned|per our (?:discussion|call|chat|talk|meeting)|we discussed|spoken)(?=\\s*[,.:;–-])|(?:i'?m )?sorry to (?:bother|trouble|disturb|bug)(?: you)?(?: (?:again|so late|so early))?(?: but)?|(?:just )?(?:a )?heads[- ]up(?=\\s*[,.:;!–-])|when(?:ever)? you (?:have|get|find) (?:a )?(?:minute|min|moment|sec|second|chance|time)(?=\\s*[,.:;–-])|if you have (?:a )?(?:minute|min|moment|sec|second|time)(?=\\s*[,.:;–-])|listen(?=,)|anyway(?=[,\\s])|so yeah(?=[,\\s])|(?:ok|okay|alright|right),? so(?=[,\\s])|oh(?= and\\b|,)|ah(?=[,\\s])|oh by the way|so(?=,? (?:um|uh|erm|like)\\b)|well(?=,)|like(?=,)|you know(?=,)|hope (?:you'?re|you are|all is|all'?s|everything is|this finds you|you had)\\b[^.,!?\\n]{0,40}[.,!\\n]|i (?:was|am|'m|have been) (?:just )?(?:thinking|wondering)(?: like| that| maybe)?(?=,? (?:can|could|would|i'd|i'll|please)\\b)|hey sorry(?=,)|apologies(?=,))"
const SOUND = '(?:u+m+|u+h+m*|e+r+m+|h+m+|mm+|uhuh)'
/** A greeting, a lead or a sound at the very beginning, with what parts it from the rest. */
export const OPENINGS = new RegExp(`^(?:(?:${GREETING}|${LEAD}|${SOUND}(?=[\\s,.]))[\\s,.!:;–-]*)`, 'u')

const ONES = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
/** Sounds of thinking inside; a row of dots is a pause. */
export const FILLERS: readonly (readonly [RegExp, string | ((found: RegExpExecArray) => string)])[] = [
  [new RegExp(`\\s*(?:\\.{2,}|…)\\s*${SOUND}\\s+`, 'gu'), ' '],
  [new RegExp(`(?<=[a-z]),\\s*${SOUND},\\s*(?=[a-z])`, 'gu'), ' '],
  [/(?<=[a-z] )er (?=[a-z])/gu, ''],
  [
    /^(?:please |pls )?(?:very |super |really )?(?:asap|a\.s\.a\.p\.?|urgent(?:ly)?)(?: please| pls| plz)?\s*[:,!–-]+\s*(?=\S)/gu,
    'urgent, ',
  ],
  [/^(?:i'm |i am |im |we're |we are )?(?:looking|trying|hoping|planning) to (?=[a-z])/gu, 'i want to '],
  [new RegExp(`(?<=[a-z\\d,]\\s)${SOUND}(?:[,.…]+\\s*|\\s+)(?=\\S)`, 'gu'), ''],
  [/(?<=[a-z\d]), (?:like|you know),(?= [a-z])/gu, ''],
  [/(?<=[a-z])(?:\.{2,}|…)\s*(?=[a-z$€£¥\d])/gu, ', '],
  [/\s?(?:->|=>|➡)\s?/gu, ' to '],
  [/(?<=\s)w\/ ?(?=[a-z])/gu, 'with '],
  [/(?<=[a-z\d] )n(?= [a-z\d])/gu, 'and'],
  [/(?<=[a-z\d] )w(?= [a-z])/gu, 'with'],
  [/\bover time\b(?! (?:the|it|we|they|i)\b)/gu, 'overtime'],
  [
    /(?<=[a-z])(?<!\b(?:it|that|what|who|where|there|he|she|how|here|when|why))'s (?=(?:sitting|holding|been|got|still|not|blocking|away|out|off|on (?:leave|holiday|vacation)|taking|going|stuck)\b)/gu,
    ' is ',
  ],
  [/\bid (?=(?:like|love|prefer|rather|need)\b)/gu, "i'd "],
  [/\bill (?=(?:be|take|check|do|have|send|come|need|submit|file|let|get|make|pay|go|work|leave)\b)/gu, "i'll "],
  // A dash with room on both sides parts words as a comma does, unless days or hours stand beside it.
  [
    /(?<=[a-z]+[ ,][^\n]{0,200}[\p{L})])(?<!\b(?:mon|tues?|wed|weds|wednes|thu|thurs?|fri|satur|sat|sun|today|tomorrow|yesterday|from|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:day|uary|ruary|ch|il|ust|tember|ober|ember)?|[ap]m|noon) - (?!(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tomorrow|no\b|sorry|wait|noon))(?=\p{L})/gu,
    ', ',
  ],
  [
    /\b(twenty|thirty)[- ](first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b(?= (?:of|to|through|till|until|and|-)|[,.]|$)/gu,
    ([, tens, ones]) => `${(tens === 'twenty' ? 20 : 30) + ONES.indexOf(ones ?? '')}th`,
  ],
  // 1900-2230, 0900 to 1300hrs, by 17h, 15:00 hrs.
  [
    /(?<![\d$€£¥.,:/-] ?|\b(?:usd|rmb|cny|eur|budget|room|po|no\.?|invoice|order) )\b(?!20[12]\d ?(?:-|to) ?20[12]\d)([01]\d|2[0-3])([0-5]\d) ?(?:h|hrs?|hours)? ?(?:-|–|to|till|until) ?([01]\d|2[0-4])([0-5]\d) ?(?:h|hrs?|hours)?(?![\d.,/-]\d|[a-z\d]| ?(?:yuan|rmb|cny|usd|dollars|euros?|eur|people|pcs|units))/gu,
    ([, a, b, c, d]) => `${a}:${b}-${c}:${d}`,
  ],
  [
    /(?<=\b(?:at|by|until|till|before|left|arrived|around|from|to) )([01]?\d|2[0-3])h([0-5]\d)?\b/gu,
    ([, h, m]) => `${h}:${m ?? '00'}`,
  ],
  [/(?<=\b\d{1,2}:\d\d) ?(?:hrs?|hours)\b/gu, ''],
  [/(?<=[a-z] )4(?= (?:me|us|him|her|them)\b)/gu, 'for'],
]

const PART = '[\\s,.!;–-]+'
const THANKS =
  "(?:(?:(?:ok(?:ay)?|many|please and|pls and|with)[ ,]*)?(?:thanks?(?: you)?|thank u|thx|tks|tq|thnx|thanx|thnks|cheers|ty|tia|ta|tyvm|kamsahamnida|merci|danke|xie ?xie|much appreciated|appreciate (?:it|your help|that)|(?:i'?d |would )?appreciate it)(?: (?:so much|very much|a lot|a bunch|a million|in advance|boss|sir|madam|all|team|guys|again|heaps|mate|yiju|dear|and (?:best )?regards))*)"
const REMARKS =
  "(?:(?:i )?hope (?:that|this|it)(?:'s| is|s)? (?:ok(?:ay)?|fine|alright|not too late|possible|works)|let me know(?: if [^.,!?]{0,50}| what [^.,!?]{0,40})?|(?:and )?that'?s (?:all|it)(?: (?:for now|from me|from my side|folks))?|(?:i'?m )?(?:so |very )?(?:sorry|apologies) (?:for|about) (?:the |my )?(?:short|late|last[- ]minute|inconvenience|trouble|hassle|bother)[^.,!?]{0,20}|(?:please |kindly |pls )*do the needful|(?:please |kindly |pls )*revert(?: back)?(?: soon)?|(?:looking forward to|awaiting|waiting for) your (?:kind )?(?:reply|response|approval|feedback|answer|confirmation)|(?:(?:kind|best|warm)(?:est)? )?regards(?:, [a-z]+)?|best, [a-z]+|(?:thanks|cheers|thx),? (?!for\\b)[a-z]+|(?:please|pls) and thank you|if (?:possible|you can|you could|that'?s ok(?:ay)?|that works)|(?:when(?:ever)?|if|once|as soon as) you (?:get|have|find) (?:a )?(?:chance|minute|min|moment|sec|second|time)|(?:is|if) (?:it|that) (?:ok(?:ay)?|fine|alright|possible)(?: (?:or not|with you|for you|boss|sir))?|ok(?:ay)?(?: or not)?(?=\\?)|(?<=[a-z\\d] )can(?: or not)?(?=\\?)|alright(?=\\?)|(?<=[,.;] ?)ok(?:ay)?(?: lah)?|(?:lah|la|leh|lor|loh|meh)|lol|lmao|haha+|hehe+|cheers|no rush|[:;]-?[)D]+|[🙏😊😀🙂😅🎉😂🤣☺️😁🥲😭🤞✨💪]+)"
/** What only closes, at the very end. */
export const CLOSINGS = new RegExp(
  `(?:${PART}|(?<=[a-z\\d])(?=[^a-z\\d\\s]*$))(?:${THANKS}|${REMARKS})[\\s,.!?~]*$`,
  'u',
)

/** Where the last words are what is to be written down. */
export const REMARK =
  /\b(?:comment(?:ing)?|note|notes|remark|say|saying|says|tell|telling|write|writing|task|todo|to-do|titled?|called|named)\b|[:：]\s*[a-z][^:]{20,}$/u

/** Small talk is thanked with and agreed with: there the closing is the message. */
export const CHAT =
  /^(?:haha|hehe|lol|wow|great|perfect|nice|lovely|brilliant|awesome|cool|super|excellent|that (?:was|is)|that's|got it|no worries|all good|you (?:are|were)|you're|ok(?:ay)?\b|yes\b|yeah\b|yep\b|sure\b|no\b|nope\b|fine\b|good\b)/u
