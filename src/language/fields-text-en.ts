// Where free text stands in English requests. `v` is the value; capitals are other values (T time, D length, M money, Q quantity, P person, G department, Z quotation).
import { DEVICES_EN, FAILS_EN } from './cues-devices.ts'
import { CITIES_EN, FOR_WHERE_EN } from './cues-places.ts'
import type { TextPatterns } from './fields-text-zh.ts'

const PLACE_STOP =
  '(?= (?:from|on|for|next|with|this|starting|between|because|since|by|before|until|till|through|please|pls|asap|to|so|during|via|after|due|leaving|departing|returning|if|and (?:back|P|return)|T|D)\\b|\\s*[TDMP,.;!?]|$)'
const GOODS_STOP =
  '(?= (?:from|on|for|next|with|this|because|since|by|before|until|at|costing|worth|please|pls|asap|to|so|as|each|in|total|under|budget|around|about|out of|apiece|per|we|i|that|and P)\\b|\\s*[TDMPGQ,.;!?@]|$)'
const W = '[^,.;!?\\n]'

/** To see the dentist, for a wedding: a purpose, not the asking itself nor a value. */
const WHY = `\\b(?:for (?<!ask for )(?!the (?:whole|rest|entire|remainder)\\b)(?:a |an |my |the |our |some |his |her |their )?(?!that\\b|this\\b|those\\b|whole\\b|rest\\b|entire\\b|remainder\\b|T|D|M|Q|P\\b|me\\b|(?:(?:work|business|biz|official) (?:trip|travel)|approval|[a-z]+ leave|leave|vacation|overtime|ot|pto|the (?:morning|afternoon|day|week|month)|days?|hours?|weeks?|work|today|tomorrow|now)\\b)|to (?!T|D|M|Q|P\\b|(?:be|take|have|request|apply|avail|file|book|use|get|submit|work|put|log|do|claim|register|record|start|travel|go|fly|resign|hand in|hand over|tender|give|quit|report|ask|clock|punch|badge|swipe|scan|tap|check|sign|approve|leave|follow|come|confirm|the|a|my)\\b))(?<v>[a-z]${W}*?)(?= (?:from T|on T|T|please|and P|if|P (?:will|is|can))\\b|\\s*[TD,.;!?]|$)`

export const TEXT_EN: TextPatterns = {
  leave: {
    reason: [
      WHY,
      `\\b(?:i have|i've got|i got|there's|there is|we have|having|got) (?:a |an |my |the )?(?<v>[a-z][^,.;!?TDM]{0,40}?(?:appointment|interview|exam|wedding|funeral|surgery|check-?up|ceremony|graduation|inspection|delivery|viewing|hearing|flight|test|class|match|party|operation|scan))\\b`,
    ],
  },
  overtime: {
    reason: [
      WHY.replace('sign|approve', 'stay|sign|approve'),
      `(?:[TDM]|extra|overtime|ot|late),? (?:on|with) (?:the |our |my |a )?(?<v>(?!T|D|M|top|site|call|duty|my own)[a-z]${W}{3,50}?)(?= (?:please|and)\\b|\\s*[TDM,.;!?]|$)`,
    ],
  },
  resignation: { reason: [WHY] },
  missed_punch: {
    reason: [
      `\\bbut (?<v>(?:my|the|our|there) ${W}*?(?:was|were|is|had|has|did|would|could|died|failed|broke)\\b${W}*?)(?=\\s*[T,.;!?]|$)`,
      `\\bbut (?<v>(?:my|the|our) ${W}*?n't ${W}*?)(?=\\s*[T,.;!?]|$)`,
      WHY.replace('sign|approve', 'fix|correct|amend|add|adjust|sign|approve'),
    ],
  },
  business_trip: {
    destination: [
      `\\brequest: ?(?:to )?(?<v>(?:${CITIES_EN}))\\b`,
      `\\b(?:to|for|at) (?:a |an |the |our |my )?(?:[a-z]+ ){0,3}(?:conference|trade show|fair|expo|summit|workshop|training|seminar|kick-?off|audit|inspection|exhibition|congress|symposium|convention|forum|meeting) in (?<v>[a-z][^,.;!?TDM]*?)${PLACE_STOP}`,
      `(?:^|, ?)(?<v>(?:${CITIES_EN}))(?=\\s*(?:,|$|T|D))`,
      `\\b(?:to|in|visit|visiting|at) (?<v>[\\u4e00-\\u9fff]{2,8})(?=[\\s,.TDMP]|$)`,
      `(?<!day )(?<!round )\\b(?:trip|travel)(?: request| approval| application| form| booking)?[:,] ?(?:to )?(?<v>(?!(?:to|for|dates?|details?|no|not|please|thanks|budget|with|back|leaving|leave|from|on|next|this|there|return(?:ing)?|and|urgent|asap|as|it|i|we|my|same|same day|two|three|day|one|full)\\b)[a-z][^,.;!?TDM]*?)(?=[,.;!?TD]|$)`,
      `\\b(?:trip|travel)(?: request| req| application| approval| form)? (?<v>(?!(?:requests?|req|approval|application|form|booking|to|for|in|from|on|at|please|next|this|last|with|and|or|but|is|was|were|are|reports?|expenses?|plan|plans|planned|starting|leaving|leave|that|which|who|needs?|will|would|should|needed|tickets?|desk|today|tomorrow|budget|dates?|via|by|back|overseas|abroad|there|here|got|has|cancell?ed|off|coming|approved|i|we|my|our|your|the|a|an|as|of|claim|reimbursement|policy|allowance|insurance|agency|because|since|if|when|before|after|until|then|now|soon|asap|again|yet|only|home|it|not|no|so|go|put|file|raise|two|three|day|days|week|urgent|thanks|details|same|round|one)\\b)[a-z][a-z' -]{2,24}?)(?=\\s*(?:[,.;!?TD]|$)| (?:from|on|for|next|with|leaving|leave|starting|to|because|this|by|via|please|asap|there|and)\\b)`,
      `\\b(?:trip|travel(?:l?ing)?)(?: request| application| approval)? (?:to|in|for) (?<v>(?!a\\b|an\\b|the\\b|my\\b|our\\b|work\\b|business\\b|T|D|P|M)[a-z][^,.;!?TDM]*?)${PLACE_STOP}`,
      `\\b(?:trip|travel(?:l?ing)?|fly(?:ing)?|going|go|goes|drive|driving|visit(?:ing)?|heading|head|off|train|flight|out|over|be|down|up) (?:out |over |down |up )?(?:to|in|for) (?<v>[a-z][^,.;!?TDM]*?)${PLACE_STOP}`,
      `\\b(?:go|going|visit|travel|fly|flying) (?<v>(?!(?:to|on|for|and|home|out|there|back|early|late|away|in|with|by|over|down|up|off|ahead|at|from|this|next|business|trip|through|online|abroad|overseas|T|D|P|M)\\b)[a-z]+(?: [a-z]+)?)(?= ?(?:T|D)|$| (?:at|on|from|for|next|this|tomorrow|with|by)\\b)`,
      `\\bvisit(?:ing)? (?<v>(?!the client|a client|clients|customers)[a-z][^,.;!?TDM]*?)${PLACE_STOP}`,
      `\\bto (?<v>(?!(?:file|submit|request|go|apply|book|see|meet|attend|visit|take|travel|make|be|put|register|log|start|raise|present|work|do|have|create|arrange|plan|fly|get|the (?:client|customer)|the trip|this trip|it|discuss|support|train|audit|inspect)\\b)[a-z][^,.;!?TDM]*?)${PLACE_STOP}`,
      `(?:^|my |a |the |T |for )(?<v>(?!business|work|my|the|new|company|long|short|official|biz|client|sales|field|site|day|round|office|customer|foreign|domestic)[a-z]+(?: [a-z]+)?) (?:business |work )?trip\\b`,
      `\\b(?:in|at) (?<v>(?!(?:order|case|advance|addition)\\b)[a-z][^,.;!?TDM]*?)${PLACE_STOP}`,
    ],
    reason: [
      `\\b(?:to|for|at) (?:a |an |the |our |my )?(?<v>(?:(?!to\\b|for\\b|in\\b|from\\b|at\\b|T|D|M)[a-z]+ ){0,3}(?:conference|trade show|fair|expo|summit|workshop|training|seminar|kick-?off|audit|inspection|exhibition|congress|symposium|installation|handover|negotiations?|site visit|roadshow|convention|forum|customer visit|client visit|factory visit))\\b(?= (?:in|at|from|on) )`,
      `\\b(?:to|for) (?!(?:a |an |my |the |our )?(?:work|business|biz|official) (?:trip|travel)\\b)(?<v>(?:attend|meet|visit|see|present|support|train|audit|inspect|install|discuss|negotiate|sign|close|review|deliver|help|set up|give|pitch|demo|demonstrate|collect|pick up|teach|conduct|run|launch|open|kick off|finish|fix|repair|interview|recruit|survey|check|verify|commission|deploy|sell|buy|source|tour|represent|speak|join|lead|oversee|supervise|coach|look at|look into|talk|assist|hand over|sort out|resolve|roll out|the|a|an|our|client|customer)\\b${W}*?)(?= from T| on T| T|,? ?D| (?:with )?(?:a )?budget\\b|[,.;!?]|$)`,
      `[TD],? for (?:a |an |the |some |our )?(?<v>(?!T|D|M|P|Q|G|me\\b|approval\\b|now\\b|business\\b|work\\b)[a-z]${W}{3,50}?)(?=\\s*[TDM,.;!?]|$)`,
    ],
  },
  outing: {
    reason: [
      `(?:^|, ?|\\b(?:i'm|i am|we're|will be|be|out|for) )(?<v>(?:meeting|visiting|seeing|collecting|delivering|picking up|dropping off|signing|attending|inspecting) [^,.;!?TD]{3,50}?)(?=\\s*[TD,.;!?]|$)`,
      WHY,
    ],
    destination: [
      `\\b(?:to|at|visit(?:ing)?) (?<v>(?!(?:go|file|request|see|meet|pick|drop|do|sign|deliver|have|submit|log|visit|register|leave)\\b)[a-z][^,.;!?TDMP]*?)${PLACE_STOP}`,
    ],
  },
  vehicle: {
    reason: [
      `\\bto (?<v>(?:take|pick up|collect|drive|bring|deliver|meet|fetch|transport|move|drop off)\\b${W}*?)(?= (?:to|from|at|on) \\b|\\s*[T,.;!?]|$)`,
    ],
    destination: [
      `\\b(?:at|from) (?:the )?(?<v>(?:[a-z]+ )?(?:airport|station|hotel|port|terminal))\\b`,
      `\\bto (?<v>(?!(?:go|pick|take|get|drive|book|drop|reserve|use|request|visit|meet|transport|bring|carry|have|move|deliver|fetch|collect|haul)\\b)[a-z][^,.;!?TDMP]*?)${PLACE_STOP}`,
    ],
  },
  expense: {
    reason: [
      `(?:^|, ?|\\b(?:expense|claim|reimburse(?: me)?(?: for)?|claiming|for) (?:a |an |the |my |our )?)(?<v>(?:(?!(?:for|submitted|submit|reimbursement|refund|request|expenses?|please|i|we|it|my|the|a|an|that|this|was|is|need|want|like|can|could|yeah|so|file|put|get|have|to|expense|claim|reimburse|pay|spent|paid|receipts?|of|us|me|out|forked|shelled|back)\\b)[a-z]+ ){1,3}(?:for|with|at|to|from|in|of) (?!M|T|me\\b|reimbursement\\b)[a-z][^,.;!?TM]{1,40}?)(?:,? (?:on |from )?T)?,? ?(?:(?:was|came to|cost|is|for|of|:) ?)?(?:M|\\d)`,
      `M, ?T's (?<v>[a-z]${W}*?)(?=\\s*[TM,.;!?]|$)`,
      `\\bT (?<v>(?!M|P)[a-z][^,.;!?TM]*?) (?:from|on|of) T`,
      `\\b(?:expense|claim|reimburse|claiming|expensing|claim back)(?: me)?(?: for)?(?: a| an| the| my| our| some)? (?<v>(?!M\\b|T\\b|for\\b|claim\\b|report\\b|request\\b|me\\b|of\\b|expenses?\\b|back\\b|reimbursement\\b|it\\b|this\\b|two things)(?:\\d+-)?[a-z][^,.;!?TM]*?),? (?:(?:on|from|for|of) )?T,? ?M`,
      `\\b(?:for|on) T(?:'s)? (?<v>(?!M|P|(?:was|were|is|came|cost|please)\\b)[a-z]${W}*?)(?= (?:please|that|which|was)\\b|\\s*[TM,.;!?]|$)`,
      `(?:^|, ?|my |the |a |T )(?<v>[a-z]+(?: [a-z]+)?) (?:receipts?|bill|fare|tickets?)\\b`,
      `\\b(?:expense|claim|reimbursement)[,:] ?(?<v>[a-z][^,.;!?TM]*?)(?:,? ?(?:on |from |for )?T)?,? ?M`,
      `M (?:in total |total |altogether )?(?:for|on|in|of) (?<v>${W}*?)(?= (?:please|from T|on T|T|dated)\\b|\\s*[T,.;!?]|$)`,
      `\\b(?:for|on|towards?|against|in respect of) (?<v>(?!M\\b|T\\b|me\\b|reimbursement\\b|P\\b)(?:[^,.;!?TM])+?)(?= (?:please|from T|on T|T|that|which|was|were|it|came|of|out of|cost|costs|totaling|totalling|total|last)\\b|\\s*[-:TM,.;!?]|$)`,
      `\\b(?:expense|claim|reimburse|claiming|expensing|submit|file|put in|reimbursement|reimbursed)(?: me)?(?: for)?(?: a| an| the| my| our| some)? (?<v>(?!M\\b|T\\b|for\\b|claim\\b|report\\b|request\\b|me\\b|of\\b|expenses?\\b|reimbursement\\b)(?:\\d+-)?[a-z][^,.;!?TM:]*?)(?:[:,]? ?(?:of|for|at|-|came to|was|cost|costing|totaling|that cost|about|around|worth|is))?,? ?M`,
      `(?:my |the |a |an |T |T's |^)(?<v>(?!(?:need|want|like|have|can|could|i|we|to|please)\\b|(?:new |an? )?(?:expenses?|claim|reimbursement|request)s?\\b|amount|total|price|cost|sum|it\\b|that|date|number|file\\b|submit\\b|put\\b|claim\\b|expense\\b|please\\b)[a-z][^,.;!?TM]*?)(?: (?:on |for |from |in )?T)? (?:was|came to|cost(?: me| us)?|is|of|were|for|totaled|totalled|ran to) (?:me )?M`,
      `(?:^|,\\s?)(?<v>(?!.*\\b(?:amount|total|should)\\b)(?!(?:yes|yeah|ok|sorry|well|just|but|first|then|and|also|keep|plus|i|we|i'd|i'll|please|can|could|hi|hey|claim|expense|reimburse|pay|get|give|make|change|file|submit|put|bao|it|the amount|amount|total|should|not|no|actually|sorry)\\b)[a-z][a-z' -]{3,40}?)[^a-zTDMPQ,.;!?]*,? ?M`,
      `M[,:] (?<v>(?!please|can|could|expense|claim|thanks)[a-z][^,.;!?TM]{2,40}?)(?=\\s*[,.;!?T]|$)`,
      `M (?<v>(?!for|on|in|of|to|please|from|was|expense|claim|that|reimburse|it|back|i|and)[a-z][^,.;!?TM]*?)(?: (?:expense|reimbursement|claim|please|receipt|receipts|bill|fare|from|for|T)\\b|\\s*[T,.;!?]|$)`,
      `\\b(?:expense|claim|reimburse|expensing|claiming|reimbursed)(?: me)?(?: for| back| of)? (?:a |an |the |my |our |some )*(?<v>(?!(?:M|T|Q|back|it|this|that|these|them|something|some|money|for|of|on|my|a|an|the|in|to|and|expenses?|reports?|requests?|claims?|forms?|reimbursement|costs?|please|asap)\\b)[a-z][^,.;!?TMQ]{2,40}?)(?=,? (?:from|on|for|of)? ?T\\b|\\s*[TM,.;!?]|$)`,
      `\\b(?:bought|purchased|got|picked up|ordered|paid for|booked) (?:a |an |the |some |my |our |Q )*(?<v>(?!(?:it|them|that|this|me|back)\\b)[a-z][^,.;!?TM]{2,40}?)(?= (?:for|at|from|on|because|that|which|and|myself)\\b|\\s*[TM,.;!?]|$)`,
    ],
  },
  loan: {
    reason: [
      `\\b(?:for|to cover) (?<v>(?!M|T|me|P)${W}*?)(?= (?:please|repaid|to be|i'll|and i|which)\\b|\\s*[T,.;!?]|$)`,
    ],
  },
  purchase: {
    reason: [
      `\\bfor (?!${FOR_WHERE_EN})(?:the |our |a |an |my )?(?<v>(?!G|P|M|T|Q|each|approval|purchase|the|[a-z ]*(?:team|department|dept|division)\\b)[a-z]${W}*?)(?= (?:by|before|please|at|under|around|about|budget|costing|needed)\\b|\\s*[TMQ,.;!?]|$)`,
    ],
    item: [
      `\\b(?:purchase|procurement|buying|order)(?: request| requisition| form)?(?: please)?[:,-] ?(?:a |an |one |the |Q |new |some )*(?<v>(?!(?:please|i|we|need|it|to|for|the)\\b)[a-z][^,.;!?TDMPGQ@:]*?)${GOODS_STOP}`,
      `\\b\\d+ (?:more |additional |extra |further )(?<v>[a-z][^,.;!?TDMPG@]*?)${GOODS_STOP}`,
      `\\b\\d+ ?x (?<v>[a-z][^,.;!?TDMPG@]*?)${GOODS_STOP}`,
      `(?:^|[,:] ?)(?<v>(?!purchase|request|order)[a-z][^,.;!?TDMPGQ:]*?) ?(?:x|×|-) ?Q`,
      `Q (?:x |× )?(?:(?:nos?|pcs|pieces|units|sets|numbers)\\.? )?(?:of )?(?:new )?(?<v>(?!(?:nos?|pcs|x)\\b)(?:\\d+[- ]?)?[a-z][^,.;!?TDMPG@]*?)${GOODS_STOP}`,
      `\\b(?:buy|buying|purchase|purchasing|order|ordering|procure|procuring|need|get|requisition|request for|requisition for|po for|purchase order for|pr for|request|(?<!, )for) (?:us |me |him |her |them |some |a few |more |a batch of |another |new |a |an |one |the )*(?<v>(?!(?:request|order|to|requisition|for|the|approval|of|a|an|by|from|Q|new hires?|P)\\b)(?:\\d+[- ]?)?[a-z][^,.;!?TDMPGQ@]*?)${GOODS_STOP}`,
      `\\b(?:(?:run|ran|running|we're|we are|i'm|are|is|all|clean) )*(?:out of|low on|short of) (?<v>(?!here|the office|office|town|order|time|budget|pocket)[a-z][^,.;!?TDMPGQ]*?)(?= (?:again|already|now|soon|completely|in|at|on|and|so|for|please)\\b|[,.;!?]|$)`,
    ],
  },
  payment: {
    payee: [
      `\\b(?:invoice|bill) (?:no\\.? ?|number |#)?[a-z]*\\d[a-z0-9-]* (?:from|of) (?<v>[^,;!?TM]+?)(?= (?:for|by|before|on|as|due|[-–—])|\\s*[,;!?TM]|\\.$|$)`,
      `\\bpayments?(?: request| application| form)?: ?(?<v>(?!M|T|the |for |to |amount|please)[^,;:!?TM]{2,40}?)(?=\\s*,)`,
      `\\bpay (?:it|this|that|them|the (?:bill|invoice|rent|money)) to (?:the )?(?<v>[^,;!?TM]+?)(?= (?:for|by|before|on|as|due|please|asap)\\b|\\s*[,;!?TM]|\\.$|$)`,
      `(?:^|, ?)(?<v>(?!(?:i|we|it|he|she|they|who|what|that|this|finance|my|the boss)\\b)[a-z][^,;!?TMP]{1,30}?) (?:wants?|is asking(?: us)? for|asks for|(?:has )?(?:just )?invoiced(?: us)?(?: for)?|(?:has )?(?:just )?billed(?: us)?(?: for)?|(?:is )?charg(?:es|ed|ing)(?: us)?) M`,
      `\\b(?:pay|wire|send|transfer|remit|settle)\\b.{2,40}(?:M|\\d),? ?to (?:the )?(?<v>[^,;!?TM]+?)(?= (?:for|by|before|on|as|due|of|against|this|next|from|paid|please|asap)\\b|\\s*[,;!?TM]|\\.$|$)`,
      `\\b(?:bill|invoice|fees?|rent|deposit|balance|instalment|installment|subscription|charges?) to (?:the )?(?<v>[^,;!?TM]+?)(?= (?:for|by|before|on|as|due|of|against|this|next|from|please|asap)\\b|\\s*[,;!?TM]|\\.$|$)`,
      `\\b(?:invoices?|bills?|balance|fees?|rent) (?:of|from) (?<v>[^,;!?TM]+?)(?= (?:for|by|before|on|as|due|against|please|asap)\\b|\\s*[,;!?TM]|\\.$|$)`,
      `\\bowe (?<v>[^,;!?TM]+?)(?= M)`,
      `\\bpayment(?: request| application| form)? (?:for|to) (?:the |our )?(?<v>(?!(?:T|M|the|our|my|a|an|this|that|invoice|rent|approval)\\b)[^,;!?TM]+?)(?= (?:for|by|before|on|as|due|of|against|please|asap)\\b|\\s*[,;!?TM]|\\.$|$)`,
      `\\bsettle\\b[^,.;!?]{2,40}? with (?:the )?(?<v>[^,;!?TM]+?)(?= (?:for|by|before|on|as|due)\\b|\\s*[,;!?TM]|\\.$|$)`,
      `\\b(?:payee|beneficiary|vendor|supplier)(?: is|:)? (?<v>(?!(?:invoice|bill|payment|contract|deposit|fee|fees|balance|is|wants|needs|has|asks)\\b)${W}+?)(?=\\s*[,.;!?TM]|$)`,
      `\\b(?:pay|paying|remit|wire|transfer|settle with|send|settle)(?: out| over| off)? (?:the )?(?<v>(?!(?:M|to|for|until|till|by|before|the|a|an|out|it|request|me|my|invoice|T|rent|this|that|money|payment)\\b)[^,;!?TM]+?)(?:'s)?(?= (?:M|for|by|before|on|the|their|its|an|a|invoice|balance|T|back)\\b|\\s*[,;!?TM]|\\.$|$)`,
      `(?:M|payment|transfer|wire|remittance|deposit|balance|prepayment|invoice|money)(?: payment| deposit| of M)?(?: is due)? to (?:the )?(?<v>(?!be\\b|T\\b)[^,;!?TM]+?)(?= (?:paid|for|by|before|on|as|due|of|T|against|this|next|from|please|asap)\\b|\\s*[,;!?TM]|\\.$|$)`,
      `\\bto (?<v>(?!(?:tell|confirm|send us|come|give|get|do|have|go|see|check|finish|file|submit|send|wire|transfer|request|settle|the|cover|remit|set|T|release|put|process|arrange)\\b)[^,;!?TM]+?)(?= (?:for|by|before|on|as|due|of|T|against|this|next|from|please|asap)\\b|\\s*[,;!?TM]|\\.$|$)`,
      `(?<v>(?!(?:the|a|an|my|our|this|pay|settle)\\b)\\b[a-z][^,;!?TM]*?)'s (?:invoice|bill|fee|balance|rent)`,
    ],
    reason: [
      `\\b(?:the|our|their|its) T(?:'s)? (?<v>[a-z][a-z ]{2,24}?)(?=\\s*[,.;!?M]|$| (?:by|before|to|of)\\b)`,
      `\\b(?:pay|settle|cover|paying|settling) (?:the |our |this )?(?:T )?(?<v>(?!(?:supplier|vendor|an?) (?:invoice|bill)\\b)[a-z][a-z ]*?(?:bill|invoice|fee|fees|rent|deposit|balance|instalment|subscription))\\b`,
      `\\b(?:for|as) (?:the |a |an |our |their |its )?(?<v>(?!M|P\\b|payment\\b)(?:T )?[a-z]${W}*?)(?= (?:by|before|on T|T|due|please|to be)\\b|\\s*[T,.;!?M]|$)`,
      `\\b(?:the |our |its )(?<v>(?:last|first|second|final|next|T) (?:instal?lments?|payment|invoice))\\b`,
      `(?<v>\\b(?:rent|deposit|final balance|balance|instal?lment|retainer|down payment|prepayment|hosting fee|license fee|consulting fee|service fee|(?<!['’])[a-z]+ fees?))\\b`,
    ],
  },
  contract: {
    counterparty: [
      `\\b(?:nda|msa) (?:for|from) (?<v>[^,;!?TMD]+?)(?= (?:needs?|is|to|please|worth|by)\\b|\\s*[,;!?TMD]|\\.$|$)`,
      `\\bcontract (?:approval|request|review|application)?(?: please)?: ?(?:with )?(?<v>[a-z][^,;!?TM]+?)(?=\\s*[,;!?TM]|\\.$|$)`,
      `\\b(?:with|for|from) (?:our|the|a) (?:new |main |current |old )?(?:supplier|vendor|client|customer|caterer|landlord|agency|provider|partner|contractor|consultant|distributor|tenant|reseller|dealer),? ?(?!and\\b|for\\b|at\\b|in\\b)(?<v>[a-z][^,;!?TM]+?)(?=\\s*[,;!?TM]|\\.$|$| (?:for|worth|at|about|until|from)\\b)`,
      `\\b(?:client|vendor|supplier|customer|counterparty|other party|party [ab])(?: is|:)? (?<v>(?!is\\b|contract\\b)[^,;!?TM]+?)(?= (?:for|worth|value)\\b|\\s*[,;!?TM]|\\.$|$)`,
      `\\b(?:counterparty|other party)(?: is|:)? (?<v>[^,;!?TM]+?)(?=\\s*[,;!?TM]|\\.$|$)`,
      `(?:\\b(?:with|between us and|from)|\\bw/) ?(?<v>(?!(?:a|the) (?:value|amount|total|term|budget)\\b|T|M)[^,;!?TMD]+?)(?= (?:for|worth|valued|at|of|on|by|before|covering|starting|about|T|is|needs|ready|that|please|over|in|to|as|amounting|totaling|approved|signed|reviewed|through|renewed)\\b|\\s*[,;!?TMD]|\\.$|$)`,
      `\\b(?:sign|renew|draft|submit|file|review|approve) (?:the |a |an |our |up )?(?<v>(?!contract|agreement|nda|new)(?!(?:[a-z]+ ){0,2}(?:catering|cleaning|services?|supply|purchase|sales|lease|rental|employment|labou?r|consulting|consultancy|maintenance|framework|cooperation|partnership|licen[cs]e|software|hosting|confidentiality|outsourcing|distribution|agency|construction|transport|logistics|insurance|training|security|support|annual|renewal|draft|updated|revised|standard|master|office|work|loan|service level) )[^,;!?TMD]+?) (?:as a client|contract|agreement|nda|lease|sow|msa)\\b`,
    ],
    title: [
      `(?:^|, ?)(?<v>(?!(?:kindly|can|could|you|sign|renew|draft|submit|file|set|start|open|prepare|create|make|the|a|an|our|my|please|get|need|want|review|approve|stamp|seal|push|put|we|i|new|execute|conclude|for)\\b)(?:(?:[a-z]+ ){1,3}(?:agreement|contract)|(?:[a-z]+ ){0,3}(?:lease|nda|sow|msa))) (?:with|between)\\b`,
      `\\b(?:the|a|an|our|new|this) (?<v>(?!contract\\b|agreement\\b|new contract\\b|P\\b)[a-z][^,.;!?TMDP]*?(?:contract|agreement|lease|nda|sow|msa))\\b`,
      `\\b(?:for|covering|about|titled|called) (?!(?:the |a |one |this |next )?(?:it|them|that|me|us|year|quarter|month|years|months|sign(?:ing|ature)|approval)\\b\\s*(?:[,.;!?]|$))(?<v>(?!M|T|P|D|(?:contract )?(?:approval|review|signature)|the value)${W}*?)(?= (?:worth|valued|at|of M|for M|T|with)\\b|\\s*[T,.;!?M]|$)`,
      `,\\s*(?<v>(?!(?:raise|open|file|create|draft|prepare|log|put|do|get|yearly|annual|monthly|quarterly|fee|please|pls|asap|urgent|needs?|we|i|it|to|for|valid|total|worth|value|amount|start|sign|thanks|can|could|about|and|or|by|from|until|till|one|two|term|with|at|in|on|no|not|this|that|their|kindly|approval|around|effective|send|submit|go|get|ready)\\b)[a-z]+(?:[ -][a-z]+){1,4})(?=\\s*,|\\s*[.]?$)`,
    ],
  },
  seal: {
    document: [
      `\\b(?:seal|stamp|chop) (?:is )?(?:needed|required|wanted) (?:for|on) (?:the |a |an |my |our )?(?<v>${W}+?)(?= (?:by|before|please|asap)\\b|\\s*[TQ,.;!?]|$)`,
      `\\b(?:seal|stamp|chop) (?:be |to be )?(?:put|placed|affixed|applied|used) (?:on|onto|to|for) (?:the |a |an |my |our |this |these )*(?<v>${W}+?)(?= (?:by|before|please|asap)\\b|\\s*[TQ,.;!?]|$)`,
      `^(?:can|could) (?:the |my |our |these |this )(?<v>${W}+?) be (?:sealed|stamped|chopped)`,
      `\\b(?:seal|stamp|chop)(?: request| application)?: (?<v>[^,;!?\\n]+)`,
      `^(?:can|could) (?:the |my |our |this )(?<v>[a-z]${W}*?) (?:get|have|be|receive)\\b`,
      `\\b(?:document|file)(?: to (?:seal|stamp|chop))?(?: is|:) (?<v>${W}+?)(?=\\s*[,.;!?T]|$)`,
      `\\b(?:seal|stamp|chop)s? (?:on|for|onto|to|upon) (?:Q )?(?:copies of |sets of )?(?:the |a |an |my |our |this |these )*(?<v>(?!(?:be|use|get|stamp|T)\\b)${W}+?)(?= (?:by|before|on T|T|today|tomorrow|please|for|with the|asap|so|because|to be|to submit)\\b|\\s*[TQ,.;!?]|$)`,
      `[章印] (?:on|for|onto|to|upon) (?:Q )?(?:copies of |sets of )?(?:the |a |an |my |our |this |these )*(?<v>(?!(?:be|use|get|stamp|T)\\b)${W}+?)(?= (?:by|before|on T|T|today|tomorrow|please|for|with the|asap|so|because|to be|to submit)\\b|\\s*[TQ,.;!?]|$)`,
      `\\b(?:get|have|need|want) (?:Q )?(?:copies of |sets of )?(?:the |a |an |my |our |this |these |our )*(?<v>(?!(?:a |the |an |to\\b|company|contract seal|finance|legal rep|seal|stamp|chop))${W}+?) (?:stamped|sealed|chopped|to be stamped|to be sealed)`,
      `\\b(?:seal|stamp|chop|sealing|stamping) (?:Q )?(?:copies of |sets of )?(?:the |a |an |my |our |this |these )*(?<v>(?!(?:request|use|for|on|application|it|onto|by|T|please|needed|from|at)\\b)${W}+?)(?= (?:by|before|T|today|tomorrow|please|for|with|asap|so|because|using)\\b|\\s*[TQ,.;!?]|$)`,
      `(?:^|the |my |our |this |these |a |an |, )(?:Q )?(?<v>${W}+?) (?:needs?|requires?|must have|has to have|has to be|have to be|must be|should be|to be|needs? to be) (?:Q )?(?:a |an |the |to be |our )*(?:company |official |contract |finance |legal rep(?:resentative)?(?:'s)? |corporate )?(?:seal|stamp|chop)`,
    ],
    reason: [
      `\\bfor (?<v>(?:the |a |an |our )?(?:visa|bank|tender|bid|tax|audit|registration|client|customer|bidding|loan|customs|mortgage)${W}*?)(?=\\s*[TQ,.;!?]|$)`,
      `, ?for (?:my |the |our |a |an |his |her )?(?<v>(?!me\\b|approval\\b|T|P|Q|M)[a-z]${W}*?)(?=\\s*[TQ,.;!?]|$)`,
    ],
  },
  document: {
    title: [
      `\\b(?:notice|memo|memorandum|circular|announcement|bulletin|letter|document)(?: to [^:,]{2,30})?: (?<v>[^,;!?\\n]{4,80})`,
      `\\b(?:titled|entitled|called|with the title|subject|headed|title(?: is|:)?|named) (?<v>${W}+?)(?= (?:to|for|addressed|and send|by|T)\\b|\\s*[T,.;!?]|$)`,
      `\\b(?:notice|memo|memorandum|circular|document|announcement|bulletin|letter|directive)(?: to (?:all )?[a-z ]+?)? (?:about|on|regarding|concerning|re|announcing|for) (?:the )?(?<v>${W}+?)(?= (?:to|addressed|and send|by|T|for all|for every|for each|urgently)\\b|\\s*[T,.;!?]|$)`,
      `\\bsend (?:our |the |all )?[a-z]+(?: [a-z]+)? (?:a|an|the) (?<v>(?!(?:official |formal |company[- ]wide |internal |new |short |brief |all[- ]staff )*(?:notice|memo|memorandum|circular|document|announcement|bulletin|letter|directive)\\b)[a-z]${W}*?(?:notice|memo|memorandum|circular|document|announcement|bulletin|letter|directive|policy|guidelines))`,
      `\\b(?:issue|publish|circulate|send out|distribute|release|draft|put out|send|dispatch) (?:(?:the|a|an|our|out|new)\\b ?)*(?<v>(?!(?:the |a |an |our |out |new )*(?:official |formal |company[- ]wide |internal |new |short |brief |all[- ]staff )*(?:notice|memo|memorandum|circular|document|announcement|bulletin|letter|directive)\\b)[a-z]${W}*?(?:notice|memo|memorandum|circular|document|announcement|bulletin|letter|directive|policy|guidelines))`,
      `\\b(?:about|regarding|concerning|on) (?:the )?(?<v>${W}+?)(?= (?:to|addressed|by|T|for all|for every|for each)\\b|\\s*[T,.;!?]|$)`,
      `\\b(?:issue|publish|circulate|send out|distribute|release|put out|announce) (?:the |a |an |our |out |new )*(?<v>(?!(?:the |a |an |our |out |new )*(?:official |formal |company[- ]wide |internal |short |brief |all[- ]staff )*(?:notice|memo|circular|document|announcement|letter|bulletin|directive|to|it)\\b)[a-z]${W}{3,60}?)(?= (?:to|by|among)\\b|\\s*[T,.;!?]|$)`,
    ],
    recipients: [
      `\\bsend (?<v>(?:our |the |all )?(?!out\\b|over\\b|off\\b|round\\b)[a-z]+(?: [a-z]+)?) (?:a|an|the|our) [a-z]`,
      `\\bfor (?<v>(?:all|every|each) [a-z]+(?: [a-z]+)?)\\b`,
      `\\b(?:recipients?|addressees?|cc|addressed to|to)(?: are| is|:)? (?<v>G)(?=\\s*(?:and\\b|with\\b|about\\b|titled\\b|called\\b|[.;!?,T]|$))`,
      `\\b(?:recipients?|addressees?|cc)(?: are| is|:) (?<v>${W}+?)(?=\\s*[.;!?T]|$)`,
      `\\b(?:to|for|among|addressed to) (?<v>(?!(?:issue|publish|send|be|draft|circulate|go|put|announce|remind|inform|release|make|distribute|the title)\\b)(?:all |every|the |each )?[a-z]${W}*?)(?= (?:about|on|regarding|concerning|titled|called|re|by|T|announcing|entitled|with|urgently|asap|please)\\b|\\s*[T.;!?,]|$)`,
    ],
  },
  repair: {
    location: [
      `^(?<v>(?!.*\\b(?:repair|request|ticket|issue|problem|report|maintenance|urgent|needed|fault|broken|hi|hello|please)\\b[^:]*:)[a-z0-9O][a-z0-9O' ]{2,36}): ?[a-z]`,
      `\\b(?:in|on|at|near|outside|inside|by) (?<v>(?:the |our |my )?(?:[a-z0-9'O]+ ){0,3}?(?:room|floor|lab|office|kitchen|pantry|lobby|hall|warehouse|canteen|corridor|bathroom|restroom|toilets?|reception|entrance|garage|basement|archive|workshop|studio|wing|building|\\d+f|desk O?\\d*|seat O?\\d*)(?: (?:[a-z]|\\d+|O))?)(?= (?!is\\b|was\\b|has\\b|this\\b|needs\\b)[a-z]+s\\b)`,
      `, ?(?<v>(?:the )?(?:[a-z0-9'O]+ ){0,2}(?:room|floor|lab|office|kitchen|pantry|lobby|hall|warehouse|canteen|reception|basement|workshop|building))(?=\\s*(?:,|[.]|$))`,
      `(?:^|\\bthe |, ?)(?<v>(?:(?:meeting |conference |server |training )?room|floor|hall|lobby) [a-z0-9]+)'s\\b`,
      `\\b(?:above|under|underneath|behind|beside|next to|opposite|outside) (?<v>(?:the |my |our )?[a-z0-9O][^,.;!?TDM]*?)(?= (?:is|are|was|has|again|and|please|asap|that)\\b|\\s*[T,.;!?]|$)`,
      `,\\s?(?<v>(?:hall|room|floor|lobby|building|block|wing|level|office|desk) [a-z0-9]+)\\b`,
      `\\b(?<!look )(?:in|on|at|near|outside|inside|by) (?<v>(?!(?:boot|startup|it|all|least|time|once|hold|my own)\\b)(?:the |our |my |meeting |conference |room |floor |building |level )?[a-z0-9O][^,.;!?TDM]*?)(?= (?:${FAILS_EN}|jammed|broken|stuck|dead|leaking|out of order|needs|again|and|please|can|that|been|not|'s|will|does|just|went|got|asap|because|T)\\b|\\s*[T,.;!?]|$)`,
    ],
    item: [
      `(?:^|,)'s (?<v>[a-z]+(?: [a-z]+)?)(?= (?:${FAILS_EN})\\b)`,
      `\\b(?:repair|maintenance|fix)(?: request| ticket| order)? ?[-:,] ?(?:the |my |our |a )?(?<v>[a-z][^,.;!?TDM]*?)(?= (?:in|on|at|near|is|won't)\\b|\\s*[,.;!?]|$)`,
      `\\b(?:for|get|have|want|need) (?:the |my |our |a )?(?<v>[a-z][^,.;!?TDM]*?)(?: (?:in|on|at) [^,.;!?TDM]*?)? (?:to be )?(?:repaired|fixed|looked at|serviced)\\b`,
      `\\bno (?<v>(?:heating|heat|light|electricity|water|hot water|internet|wifi|air conditioning|cooling|ventilation))\\b`,
      `\\bno (?:sound|signal|power|picture|network)(?: from| on| in)? (?:the |my |our )(?<v>[a-z][^,.;!?TDM]*?)(?= (?:in|on|at|near)\\b|\\s*[T,.;!?]|$)`,
      `\\bthere(?:'s| is| are) (?:a |an |some )?(?<v>[a-z][^,.;!?TDM]*?)(?= (?:in|on|at|near|under|from|coming)\\b|\\s*[T,.;!?]|$)`,
      `(?:^|[,.:] ?|\\b(?:the|my|our|a|an|this|that|hi|hey|Q|because|report|reporting|request for|ticket for|that|fix|repair|repairing|for|get|have|so|and) )(?:the |my |our |a |an )*(?<v>(?!(?:i|we|you|he|she|they|it|there|something|someone|somebody|what|which|who|this|that|won't|can't|cannot|doesn't|don't|isn't|aren't|is|are|was|has|have|no|needs?|keeps|can|could|would|please)\\b)[a-z][^,.:;!?TDM]*?)(?: (?:in|on|at|near|outside|inside|by) [^,.;!?TDM]*?)? (?:${FAILS_EN}|needs?|seems|crashed|started|gave|reads?|displays?)\\b`,
      `\\b(?:repair|fix|fixed|repairing|fixing|service)(?: request)?(?: for| of)? (?:the |my |our |a |an )*(?<v>(?!(?:request|ticket|for|it|of|please|the)\\b)[a-z][^,.;!?TDM]*?)(?= (?:in|on|at|near|please|asap|outside|inside|by|for|because|which|that|T)\\b|\\s*[T,.;!?]|$)`,
      `\\b(?:broken|faulty|leaking|jammed|cracked|clogged|dead|flickering|malfunctioning|blocked|damaged) (?<v>(?!(?:again|since|and|can|could|please|in|on|at|by|so|now|it|the)\\b)[a-z][^,.;!?TDM]*?)(?= (?:in|on|at|near|please|asap|outside|inside|needs)\\b|\\s*[T,.;!?]|$)`,
      `\\b(?:look at|check) (?:the |my |our )(?<v>[a-z][^,.;!?TDM]*?)(?= (?:in|on|at|near|please|asap)\\b|\\s*[T,.;!?]|$)`,
      `\\b(?:have|get) (?:someone|somebody|a technician) (?:to )?(?:look at|fix|repair|check) (?:the |my |our )*(?<v>[a-z][^,.;!?TDM]*?)(?= (?:in|on|at|near|please|asap)\\b|\\s*[T,.;!?]|$)`,
      `(?:^|[,.] ?|\\b(?:the|my|our|a|an|this|that) )(?<v>(?:(?!(?:please|fix|repair|the|my|our|a|an|is|has|in|on|at|and|that|this|need|want|report|i|we|can|could|someone|look|check|get|have|send|of|for|to|from|with|not|no|new)\\b)[a-z]+[ -]){0,2}(?:${DEVICES_EN}))(?= (?:in|on|at|near|outside|inside|by)\\b| (?:${FAILS_EN})\\b|\\s*[,.;!?]|$)`,
      `(?:^|the |my |our |: ?|, ?)(?<v>[a-z]+(?: [a-z]+)?)(?: (?:in|on|at) [^,.;!?TDM]*?)? (?:broken|not working|down|leaking|jammed|out of order|won't)`,
    ],
    reason: [
      `\\b(?<v>(?:not working|(?:super |very |really |too |extremely |so )slow|no longer [^,.;!?]+|won't [a-z]+(?: [^,.;!?T]+)?|sparking|smoking|smells? [^,.;!?]+|overheats|beeping|humming|rattling|dripping|stopped [a-z]+ing(?: [^,.;!?T]+)?|(?:does|did|will|do)(?:n't| not) (?!come|go|want|need|know|have)[a-z]+(?: [^,.;!?T]+)?|leaking|jamm(?:ed|ing)|flickering|no sound|doesn't heat|can't make calls|very slow|can't print|won't (?:turn on|start|print|open|close|boot|connect|charge|flush|lock)[^,.;!?]*|paper jam|overheating|no signal|blue screen|making (?:a )?(?:strange |weird |loud )?noises?|out of order|clogged|cracked|keeps [^,.;!?]*))`,
      // What stands right after the thing and its place (both taken by now) is what is wrong with it.
      `,(?: (?:in|on|at|near|by|outside|inside) ,)? (?<v>(?!(?:is|are|was|were|has|have|been|went|just|still|again) (?:(?:all|both|again|just) )?(?:broken|down|out|off|to be|dead)\\b(?: again)?(?:\\s*[,.!]|\\s*$| (?:in|on|at)\\b))(?:${FAILS_EN})\\b[^,.;!?]{2,60}?)(?= (?:please|and (?:please|need|can|could))\\b|\\s*[,.;!?]|$)`,
    ],
  },
  asset: {
    reason: [
      `\\bfor (?!${FOR_WHERE_EN})(?!(?:the |our |a |an |my )?(?:new )?(?:intern|hire|joiner|starter|colleague|employee|team member|guy|trainee)s?\\b)(?:the |our |a |an |my )?(?<v>(?!(?:new )?(?:intern|hire|joiner|starter|colleague|employee|team member|guy|trainee)s?\\b|G|P|M|T|Q|me\\b|[a-z ]*(?:team|department|dept|division)\\b)[a-z]${W}*?)(?= (?:by|before|please|at|under)\\b|\\s*[TMQ,.;!?]|$)`,
    ],
    item: [
      `\\b(?:asset|equipment)(?: request| requisition| claim| application)?(?: please)?[:,-] ?(?:a |an |one |the |Q |O |new |some |second |spare )*(?<v>(?!(?:please|i|we|need|it|to|for|the)\\b)[a-z][^,.;!?TDMPGQ:]*?)${GOODS_STOP}`,
      `Q (?:of )?(?:new )?(?<v>[a-z][^,.;!?TDMPG]*?)${GOODS_STOP}`,
      `\\b(?:O|a second|a third|another) (?<v>(?!(?:one|request|item)\\b)[a-z][^,.;!?TDMPGQ]*?)${GOODS_STOP}`,
      `(?:^|[,:] ?)(?<v>(?!asset|request|claim)[a-z][^,.;!?TDMPGQ]*?) ?(?:x|×) ?Q`,
      `\\b(?:claim|check out|borrow|draw|pick up|issue|issue me|issued|collect|request|requesting|needs?|wants?|get|have|requisition|request for|claim for|assign me|give me) (?:me |some |a |an |the |new |another |one )*(?<v>(?!(?:to|from|out|request|for|asset|equipment request|claim)\\b)(?:\\d+[a-z]* )?[a-z][^,.;!?TDMPG]*?)${GOODS_STOP}`,
      `\\bfor (?:a |an |the |new )+(?<v>[a-z][^,.;!?TDMPG]*?)${GOODS_STOP}`,
    ],
  },
  asset_return: {
    item: [
      `\\b(?:return|returning|give back|hand in|hand back|turn in) (?:my |the |a |an |our |company |Q )*(?<v>[a-z][^,.;!?TDMPG]*?)${GOODS_STOP}`,
    ],
  },
  visitor: {
    visitor: [
      `(?:^|, ?)(?<v>(?:mr|mrs|ms|dr)\\b\\.? ?[^,;!?TD]*?)(?= (?:visits?|is|will|comes|arrives)\\b)`,
      `(?<v>(?:Q |the |our |some )?(?:visitors?|guests?|people|persons?|engineers?|clients?|customers?|auditors?|delegates) from [^,.;!?TD]+?)(?= (?:are|is|will|coming|arriving|on|at|for|to|visiting)\\b|\\s*[TD,.;!?]|$)`,
      `: ?(?<v>(?:mr|mrs|ms|dr)\\b\\.? ?[^,;!?TD]*?)(?= (?:from|of|at|for)\\b|\\s*[TD,;!?]|$)`,
      `(?:^|,|\\b(?:have|has|expecting) )(?<v>(?:Q |some |our |a |an )?[a-z][^,.;!?TD]{2,40}?) (?:are |is |will be |will )?(?:here|on site|dropping in|visiting|coming|arriving|dropping|visit|come)\\b`,
      `(?<v>P)\\b`,
      `\\b(?:visitor|guest)s?(?:'s)?(?: named| called| is|:| (?:pass|badge|entry|access) for)? (?<v>(?!pass\\b|badge\\b|registration\\b|entry\\b|access\\b)[a-z][^,.;!?TD]*?)(?= (?:from|on|for|is|will|coming|arriving|at|to|T)\\b|\\s*[T,.;!?]|$)`,
    ],
  },
  meeting_room: {
    reason: [
      `\\bfor (?:the |our |a |an |my )?(?<v>(?!G|P|M|T|Q|\\d|people|[a-z]+ of us\\b)[a-z]${W}*?)(?= (?:by|before|please|at|on|from)\\b|\\s*[TMQ,.;!?]|$)`,
    ],
    room: [
      `\\b(?<v>(?:meeting |conference |board |training )?room [a-z0-9]+)\\b(?<!\\broom for| room on| room at| room from| room to| room with| room by)`,
      `\\bthe (?<v>(?!meeting room|conference room)[a-z]+(?: [a-z]+)? (?:room|boardroom))\\b`,
    ],
  },
  hiring: {
    position: [
      `\\b(?:replacement|backfill|substitute|successor) for (?:our |the |my |a |an )(?<v>[a-z][^,.;!?TDMPGQ:]*?)(?= (?:who|in|at|for|on|by|please)\\b|\\s*[TDMPGQ,.;!?]|$)`,
      `\\b(?:recruitment|hiring|headcount|staffing|vacancy)(?: request| need| requisition| application)?[:,] ?(?:a |an |the |new |Q |one |two |three |four |five |\\d+ )*(?<v>[a-z][^,.;!?TDMPGQ:]*?)(?= (?:for|in|to|by|on|at|based|starting|please|from|x)\\b|\\s*[TDMPGQ,.;!?]|$)`,
      `\\b(?:needs?|wants?|short of|missing|lacking|lack) (?:a |an |another |one |Q )(?:more |new )?(?<v>(?:G )?[a-z][^,.;!?TDMPGQ]*?)(?= (?:for|in|to|by|on|at|based|as|please|from|because|who)\\b|\\s*[TDMPG,.;!?]|$)`,
      `Q (?:more |new |additional |extra )?(?<v>(?!headcounts?\\b|positions?\\b|roles?\\b|people\\b|openings?\\b|vacanc|reqs?\\b)(?:G )?[a-z][^,.;!?TDMPGQ]*?)(?= (?:for|in|to|by|on|at|based|starting|please|from|position|positions|roles?|because|who|this|next|join|into)\\b|\\s*[TDMPG,.;!?]|$)`,
      `\\b(?:hire|hiring|recruit|recruiting|headcount for|req for|requisition for|position for|positions for|roles for|openings for|need|add|role for|opening for|vacancy for|request for|looking for) (?:a |an |another |some |new |more |one |the )*(?<v>(?!(?:request|to|for|M|one|someone|somebody|people|asap|soon)\\b)(?:G )?[a-z][^,.;!?TDMPGQ]*?)(?= (?:for|in|to|by|on|at|based|starting|please|from|position|positions|because|who|this|next|x)\\b|\\s*[TDMPGQ,.;!?]|$)`,
    ],
    location: [
      `\\b(?:based in|in|at|located in|location:?) (?:the )?(?<v>(?!(?:my|our|order|T)\\b)(?![a-z ]*\\b(?:department|dept|team|division|unit)\\b)[a-z][a-z ]*?)(?: office)?(?= (?:by|from|starting|for|please|to)\\b|\\s*[TDMPG,.;!?]|$)`,
    ],
  },
  onboarding: {
    position: [
      `\\b(?:as|as our|position:?|role:?) (?:a |an |the |our )?(?<v>(?:new )?[a-z][^,.;!?TDMPG]*?)(?= (?:in|on|starting|from|T)\\b|\\s*[TG,.;!?]|$)`,
    ],
  },
  job_transfer: {
    position: [`\\bas (?:a |an |the )?(?<v>[a-z][^,.;!?TDMPG]*?)(?= (?:in|on|from|T)\\b|\\s*[TG,.;!?]|$)`],
  },
}

/** Markers that open a reason in any process. */
export const REASON_EN: readonly string[] = [
  `[TD]: ?(?<v>(?!T|D|M|P|(?:mr|mrs|ms|dr)\\b)[a-z]${W}{3,60}?)(?=[,.;!?]|$)`,
  `(?:^|, ?|[.] )(?<v>(?:my|our|the|there's|we|i have|i've got|i've|i am|i'm|i feel|i caught) [^,.;!?]*?)(?: T)?,? so (?:i|we|please|can|no|not|won't|need|taking|off|will|may|could|kindly|just|it's|this|that)\\b`,
  `\\b(?:because(?: of)?|since|due to|reason(?: is|:)?|owing to|on account of|as it's|purpose(?: is|:)?|the purpose is|as i|as we)(?:,|:)? (?<v>(?!T)${W}+?)(?=[.;!?]|, ?(?:so|please|pls|kindly|i|we|can|could|would|log|file|register|submit|put|add|need|want|record|book|thanks|thank|approve)\\b| (?:i|we) (?:request|need|would|want|apply|am|have|'d|will|hereby)\\b|, ?$|$)`,
  `\\b(?:because(?: of)?|due to|since) (?<v>(?!T)${W}+,[^.;!?TDM]+)(?=[.;!?]|$)`,
  `\\b(?:because(?: of)?|since|due to|owing to|on account of|as i|as we) (?<v>(?!T)${W}+?)(?=,|$)`,
]
