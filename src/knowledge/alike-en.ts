// English words of office life that often stand for each other in questions and rules; WordNet does not know them as near.
import { stem } from './words.ts'

const LINES = `
stolen|theft|steal|lost|missing
lost|missing|misplaced|lose
broken|faulty|damaged|defective|repair|fault
dinner|meal|lunch|food|entertaining|entertainment|hospitality
client|customer|guest|partner
limit|cap|maximum|ceiling|budget|allowed
contact|report|notify|tell|inform|call|reach|speak
carry|transfer|roll|unused|untaken
expire|lapse|forfeit|unused
late|lateness|delay|overdue
deduct|deduction|dock|penalty|fine
receipt|invoice|proof|voucher|bill
claim|reimburse|reimbursement|expense|refund
deadline|within|latest|due|before
approve|approval|sign|authorise|permission|agree
manager|supervisor|boss|lead|head
colleague|coworker|teammate|employee|staff
laptop|computer|notebook|device|machine|equipment
phone|mobile|smartphone|handset
monitor|screen|display
password|passphrase|login|credential|pin
account|login|access|username
wifi|network|internet|wireless
vpn|remote|network
email|mail|inbox|message
phishing|scam|suspicious|fraud|spam
virus|malware|infected|ransomware
backup|restore|recover|copy
print|printer|copy|scan
room|meeting|conference|book|reserve
visitor|guest|reception|front desk
badge|card|pass|key|fob
park|parking|car|garage
bike|bicycle|cycle|cycling
train|rail|ticket|commute
flight|plane|fly|airline|economy
taxi|cab|uber|ride
hotel|accommodation|lodging|overnight|stay
abroad|overseas|foreign|country|international
visa|passport|permit
home|remote|remotely|telework
office|workplace|site|premises
hours|time|schedule|shift|working
overtime|extra|additional|longer
weekend|saturday|sunday
holiday|vacation|leave|annual|pto
sick|ill|illness|sickness|doctor|unwell
certificate|note|proof|document
baby|birth|child|newborn|maternity|parental
father|paternity|dad|partner
wedding|marriage|married|marry
funeral|bereavement|death|died
pay|salary|wage|paid|payday|payroll
raise|increase|promotion|rise
bonus|incentive|commission|reward
tax|taxes|withholding|taxable
pension|retirement|retire
insurance|health|medical|cover|coverage
gym|fitness|sport|wellness
training|course|learning|education|study|certification
book|books|library
review|appraisal|performance|feedback|evaluation
goal|objective|target|okr
probation|trial|probationary
resign|quit|leave|notice|resignation
dismiss|fire|terminate|termination|layoff
handover|transfer|return|hand
reference|letter|certificate
hire|recruit|recruiting|hiring|interview|candidate
refer|referral|recommend
start|join|onboarding|first
contract|agreement|sign|terms
supplier|vendor|provider|contractor
quote|quotation|offer|bid|tender
purchase|buy|order|procure|procurement
card|credit|corporate|company
gift|present|hospitality|bribe
complain|complaint|grievance|concern|whistle
harassment|bullying|discrimination|harass
fire|alarm|evacuate|evacuation|emergency
accident|injury|injured|hurt|incident
first|aid|ambulance
smoke|smoking|cigarette|vape
dress|clothes|clothing|wear
pet|dog|cat
confidential|secret|nda|sensitive
data|personal|privacy|gdpr
delete|erase|remove|dispose
share|disclose|publish|post
software|app|application|program|license
install|download|installation
lock|locked|unlock|reset
move|relocate|relocation
desk|seat|workspace|chair
furniture|desk|chair
lunch|canteen|cafeteria|food
coffee|drink|drinks|snack
parcel|package|delivery|courier|post
stamp|seal|signature
deposit|advance|prepay
refuse|reject|decline|deny
extend|extension|prolong|renew
`

/** Stem → stems near it. */
export function readAlikeEnglish(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const line of LINES.trim().split('\n')) {
    const words = line
      .split('|')
      .filter((word) => !word.includes(' '))
      .map((word) => stem(word))
    for (const word of words)
      map.set(
        word,
        [...new Set([...(map.get(word) ?? []), ...words])].filter((other) => other !== word),
      )
  }
  return map
}
