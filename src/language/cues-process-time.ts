// What is heard of leave, overtime, trips, outings and missed punches. `files`: asked for by these words alone.
import { CITIES_EN, CITIES_ZH } from './cues-places.ts'
import type { ProcessCue } from './cues.ts'

export const TIME_CUES: readonly ProcessCue[] = [
  {
    process: 'leave',
    weight: 9.2,
    files: true,
    heard: [
      '(?:攒|换|存|积|抵|剩|挣)(?:下来?|了|来|出来)?的?(?:调休|补休|年假|假)',
      '(?:用掉|用了|休掉|休了)(?:T|D|Q)',
      '请(?:D|T|Q)的?(?:事|病|年|婚|产|丧|调休)假?',
      '(?:提|填|走|报|申请|请)(?:一?下|个|一?[个张天次])?(?:事|病|年|婚|产|丧|陪产|育儿)假',
    ],
  },
  {
    process: 'business_trip',
    weight: 9,
    files: true,
    heard: ['(?:去|到|赴|飞|前往)[^,。;]{1,12}出(?:个|趟|一趟|D|T)?差', '出(?:个|趟)?差(?:去|到)'],
  },
  {
    process: 'leave',
    weight: 8,
    files: true,
    heard: [
      '那天(?:请|休|走|算)?(?:年|病|事|婚|产|丧|调休)',
      '(?:歇|休息|歇息|缓)(?:几|两|一|三)天',
      '^(?:a )?(?:half day|full day|D) (?:off )?T\\b(?!.*\\b(?:overtime|ot|trip)\\b)',
    ],
  },
  { process: 'overtime', weight: 7.8, files: true, heard: ["\\bi(?:'ll| will|'m| am)? (?:be )?working\\b.{0,12}T"] },
  {
    process: 'missed_punch',
    weight: 9.2,
    files: true,
    heard: [
      "\\b(?:badge|card|fingerprint|face)\\b.{0,20}\\b(?:didn't|did not|wouldn't|failed to|never|wasn't) (?:scan|read|work|register|swipe|recogni[sz]ed)",
    ],
  },
  {
    process: 'leave',
    weight: 8,
    files: true,
    heard: [
      '(?:先走|早走|早退|提前(?:走|下班)|先撤)(?!出)',
      '\\b(?:leav(?:e|ing)|going|heading) (?:home )?(?:D |an hour |a bit |two hours )?early\\b',
    ],
  },
  { process: 'overtime', weight: 8.7, files: true, heard: ['\\b(?:ot|overtime) (?:claim|request|application)\\b'] },
  {
    process: 'leave',
    weight: 8.2,
    files: true,
    heard: ['\\b(?:qing|xiu|nian|bing|shi|hun|chan) ?jia\\b', '\\b(?:tiao|bu) ?xiu\\b'],
  },
  {
    process: 'business_trip',
    weight: 7.6,
    files: true,
    heard: [
      `(?:去|到|飞|跑|赴|前往)(?:一?趟|Q)?(?:${CITIES_ZH})`,
      `\\b(?:to|in|visit(?:ing)?) (?:the )?(?:${CITIES_EN})\\b(?=.*[TD])`,
      `[TD].*\\b(?:to|in) (?:${CITIES_EN})\\b`,
    ],
  },
  {
    process: 'leave',
    weight: 8,
    files: true,
    heard: [
      '请(?:个|了|一下|上|掉)?(?:[^,。;!?]{0,10}?)假(?!条|单|期|日|如|设|货|装)',
      '请D(?!内|前|后)',
      '请T的?(?:假|D|休)',
      '休(?:个|上|掉|一下)?(?:[^,。;]{0,8}?)假(?!期|日)',
      '休(?:息)?D',
      '(?:想|要|打算|准备|需要)(?:T)?(?:在家)?(?:休息|歇)',
      '(?:T|D)(?:不|没法|无法|不能)(?:来|去)?(?:上班|公司|了)',
      '(?:不来|来不了)(?:上班|公司|单位)?',
      '(?<!出差|会议|活动|培训)(?:不去|去不了)(?=上班|公司|单位|了(?:$|,))',
      '(?:歇|歇个|歇息)D',
      '[请情]价',
      '调休(?:一?[个下]|D|T)',
      '(?:T|D)(?:的)?(?:想|要)?(?:调休|补休|倒休|年假|病假|事假|婚假|产假|丧假|陪产假|育儿假)',
      '(?:用|拿|休|请|要|申请|补|续|批).{0,6}(?:年假|病假|事假|婚假|产假|陪产假|丧假|调休|补休|育儿假|探亲假|产检假)',
      '(?:qing|xiu) ?(?:ge )?(?:nian|bing|shi)? ?jia\\b',
    ],
  },
  { process: 'leave', weight: 5, heard: ['(?:年|病|事|婚|产|丧|陪产|育儿|探亲|哺乳|产检)假', '调休', '补休', '假期'] },
  {
    process: 'leave',
    weight: 8,
    files: true,
    heard: [
      '\\b(?:take|taking|have|need|want|request(?:ing)?|get|book(?:ing)?|apply(?:ing)? for|put(?:ting)? in for|use|using|like|file|grab|schedule|requests?|asking for)\\b.{0,50}\\b(?:(?<!(?:sign|signs|signed|signing|knock|drop|pay|cut|log) )off(?! on\\b)|leave|time off|days? off|vacation|pto|sick days?|comp (?:time|day)|personal day|holiday)\\b(?! (?:the|my|to|it|in the|on|at) (?:lights?|list|desk|projector))',
      '\\b(?:T|D|day|days|week|afternoon|morning) off\\b',
      "\\bi(?:'m| am|'ll be| will be)? (?:not (?:coming|going to be|able to come) in|out (?:sick|of office|T)|away|off (?:T|from|sick|on)|calling in sick|on (?:leave|vacation)|taking (?:T|D))\\b",
      "\\bwon'?t be (?:in|at work|coming in)\\b",
      "\\bcan'?t (?:come|make it) (?:in|to work|into work)\\b",
      '\\bcall(?:ing)? in sick\\b',
      '\\b(?:annual|sick|personal|maternity|paternity|marriage|bereavement|comp|unpaid|parental|study|compensatory|vacation|compassionate) (?:leave|day|days|time)\\b',
      '\\b(?:out sick|off sick)\\b',
      '\\bleave (?:from|for|on|of|starting|next|this|request|T|D)\\b',
    ],
  },
  {
    process: 'leave',
    weight: 5,
    heard: [
      '\\b(?:pto|vacation|time off|annual leave|sick leave)\\b',
      "\\b(?:P's|my|his|her|the|a|of|for) leave\\b",
      '\\bleave$',
    ],
  },
  {
    process: 'overtime',
    weight: 8,
    files: true,
    heard: [
      '加(?:个|一下|了|D|T的?)?班(?!费|车|餐|的?规定)',
      '(?:jia|加) ?ban\\b',
      '(?:T)?(?:要)?(?:通宵|熬夜)(?:赶|上线|发版|干)',
      '(?:值|顶)夜班',
    ],
  },
  {
    process: 'overtime',
    weight: 8,
    files: true,
    heard: [
      '\\b(?:work|working|worked|do|doing|did|log|logging|put in|register|record|claim|file|request|apply for|submit)\\b.{0,40}\\b(?:overtime|ot|late|extra hours|over time)\\b',
      '\\b(?:D|M|Q) (?:of )?(?:overtime|ot)\\b',
      '\\bovertime\\b.{0,20}(?:T|D)',
      '\\b(?:stay|staying|stayed) (?:late|until|till)\\b',
      '\\bextra hours\\b',
    ],
  },
  {
    process: 'business_trip',
    weight: 8,
    files: true,
    heard: [
      '出(?:个|趟|一趟|T|D的?)?差(?!旅|错|价|异|补)',
      '(?:去|到|飞|赴)[^,。;]{1,12}(?:出差|参展|参加展会|拜访客户D|驻场)',
      'chu ?chai\\b',
    ],
  },
  {
    process: 'business_trip',
    weight: 8,
    files: true,
    heard: [
      '\\b(?:business|work|company) (?:trip|travel)\\b',
      '\\b(?:travel|travell?ing|fly|flying|trip|drive|driving|take the train)\\b (?:over |out |down |up )?to\\b.{0,40}(?:T|D|\\b(?:conference|client|customer|on business|for work|trade show|expo|fair|factory|summit|site)\\b)',
      '\\b(?:trip|travel) to\\b',
      '\\b(?:on|for) business\\b',
      '\\btravel request\\b',
    ],
  },
  {
    process: 'outing',
    weight: 7.5,
    files: true,
    heard: [
      '外出',
      '(?:T)?(?:要|得|想|需要)?出去(?:一趟|办事|办点事|见客户|跑|一下|拜访)',
      '(?:去|到)(?:趟|一趟)?[^,。;]{0,10}(?:客户(?:那|公司|现场|处)|银行|税务局|工商局|政务大厅|社保局|法院|海关|现场)(?!出差)[^,。;]{0,10}',
      '外勤',
      '公出',
      '跑(?:一?趟)(?!流程)',
    ],
  },
  {
    process: 'outing',
    weight: 8.3,
    files: true,
    heard: [
      '\\b(?:outing|off-?site|field (?:visit|work)|out of the office|step(?:ping)? out|pop(?:ping)? out|out of office)\\b',
      '\\b(?:going|go|heading|running|visit|visiting|meet|meeting)\\b.{0,24}\\b(?:the bank|tax (?:office|bureau)|client (?:site|office)|customer (?:site|office)|city hall|court|customs)\\b',
    ],
  },
  {
    process: 'missed_punch',
    weight: 9,
    files: true,
    heard: [
      '(?:忘|漏|没|未|没有|忘记|没能|没来得及)(?:记|了|有|得)?(?:在)?(?:上班|下班|早上|晚上|T)?(?:打|刷|签)(?:上|到|下班|上班|了|早|晚)?(?:卡|脸|到(?!达)|退)',
      '补(?:一下|个|一个|下|一次|T的?|上|办)?(?:上班|下班|早上|晚上|早|晚|打|签|刷|T的?){0,3}(?:卡|签(?!字|名|证))',
      '(?:缺|漏|丢)(?:了)?(?:一?[个次])?(?:上班|下班)?卡',
      '(?:打卡|考勤)(?:机|记录)?[^,。]{0,8}(?:失败|没打上|没识别|没成功|没记录|缺失|异常(?!有))',
      '卡(?:忘|没|漏)(?:记)?打',
      'bu ?ka\\b',
    ],
  },
  {
    process: 'missed_punch',
    weight: 9,
    files: true,
    heard: [
      "\\b(?:forgot|forget|missed|didn't|did not|failed|unable|couldn't|neglected)\\b.{0,24}\\b(?:clock|punch|check|sign|swipe|badge|scan|tap)(?:ed|ing)?[- ]?(?:in|out|my card)?\\b",
      '\\b(?:missed|missing|forgotten|correct(?:ion)?(?: of)?|fix|add)\\b.{0,16}\\b(?:punch|clock[- ]?(?:in|out)|check[- ]?(?:in|out)|attendance|swipe|badge)\\b',
      '\\b(?:punch|attendance|clock|timecard|time card) (?:correction|fix|adjustment)\\b',
    ],
  },
  {
    process: 'business_trip',
    weight: 7,
    files: true,
    heard: [
      "\\b(?:i|we|i'm|we're|i'll|we'll|am|need to|have to|must|gotta|and i|off)\\b.{0,16}\\b(?:go|going|visit|visiting|heading|head|travel|be in)\\b.{0,40}(?:T|D|\\b(?:conference|client|customer|trade show|expo|fair|factory|summit|plant|site)\\b)",
    ],
  },
]
