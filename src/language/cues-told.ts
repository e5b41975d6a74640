// The words of telling: what others did or want, what is over, what is being mulled over, news and sighs; and the words of asking that make an order of them all the same.
import type { ActName } from './understanding.ts'

/** Acts that write something down. */
export const WRITES: ReadonlySet<ActName> = new Set<ActName>([
  'start',
  'approve',
  'reject',
  'return',
  'transfer',
  'addSigner',
  'standIn',
  'withdraw',
  'comment',
  'assignTask',
  'signIn',
  'confirm',
])
/** Acts that ask somebody else for something. */
export const NUDGES: ReadonlySet<ActName> = new Set<ActName>(['urge', 'swapShift'])
/** Acts that begin, decide or end something. */
export const ACTING: ReadonlySet<ActName> = new Set<ActName>([...WRITES, ...NUDGES, 'cancel'])

export interface Told {
  /** What it is instead. */
  as: ActName
  /** Of which acts it says so; left out: of all that act. */
  of?: ReadonlySet<ActName>
  /** No classifier may say otherwise: no order was ever put so. */
  firm?: true
  test: RegExp
}

const START: ReadonlySet<ActName> = new Set<ActName>(['start'])

/** Asked for after all: by a wish, a form, or the help of the assistant. */
const ASKS_ZH =
  /帮|麻烦|劳驾|替[我他她P]|给[我他她P]|申请|补|走个?(?:流程|审批)|登记|报个?销?[一下个]|请(?!假|了|过|到|的)|提(?:个|一|交?一|下|给|请)|发起|填个?|(?:我|我们|咱们?)(?:也|就|得|还)?(?:想|要|需要|打算|准备|来|报)|安排|办(?:一?下|理|个)|订个?|约个?|处理|审一?下|批一?下|可以(?:批|过)/u
const ASKS_EN =
  /\b(?:please|pls|plz|kindly|can you|could you|would you|will you|can i|may i|could i|i need|i want|i'd like|i would like|i wanna|need to|needs?|wants?|we need|file|raise|put (?:in|me|him|her|it|through)|book|log|submit it|submit this|request for|create|start|open|register|arrange|help|apply|claim it|claim them|expense it|for (?:him|her|them|me)|let's|let me (?!think)|go ahead|so (?:approve|reject|return|pass|sign)|i'll|i will|order|get)\b/u

const SOMEBODY =
  '(?:P|(?:我|我们|咱们?)?(?:的)?(?:那个?)?(?:同事|老板|领导|经理|主管|总监|朋友|室友|老婆|媳妇|老公|爱人|家人|爸妈?|妈妈?|徒弟|师傅|下属|组员|学生)|(?:[小老阿][\\u4e00-\\u9fff])|[\\u4e00-\\u9fff](?:总|经理|主任|工|姐|哥|师傅|老师|部长)|他们?|她们?|人家|别人|有人|大家|客户|对方|供应商|隔壁\\S{0,4}|(?:财务|人事|行政|采购|销售|法务|技术|研发|市场|生产|仓库|hr|G)(?:部门?|那边|的人|同事)?)'

export const TOLD_ZH: readonly Told[] = [
  // 听说小陈要离职, 通知：请假需提前三天, 转发……
  {
    as: 'outOfScope',
    firm: true,
    test: /^(?:[^,]{0,4},)?(?:我)?(?:听|据)(?:[\u4e00-\u9fffP]{0,4})说|^(?:转发|通知|公告|【|温馨提示|提醒各位|各位(?:同事|领导|好)|大家好|接.{0,6}通知|收到.{0,8}通知|群里(?:说|在说)|新闻|公司(?:规定|通知|要求)|(?:上面|上级|领导|老板|财务|人事|行政|hr|公司)(?:说|要求|规定|通知)(?!.{0,8}(?:我|让我)))/u,
  },
  // 小王说他想请假; 我同事上周采购了十台显示器
  {
    as: 'outOfScope',
    test: new RegExp(
      `^(?:[^,]{0,5},)?(?:T)?${SOMEBODY}(?:T|刚|刚才|也|都|又|已经?|上次|之前|本来|那边|跟我|和我|对我|们|天天|老是|总是|每次|前阵子|最近)*(?:说|讲|提到|问|让我|叫我|告诉|抱怨|跟我说|在(?:请|出|休|报|加)|(?:请|休)(?:了|过|的|完)|(?:出差|加班|请假|离职|报销|采购|外出|培训|休假)(?:了|去了|回来|过|中|的时候)|(?:买|采购|报|花|付|订|批|签|交|提交?|申请|退|领|借|用|招|盖|修|转)了|去了|走了|辞职了|离职了|不干了)`,
      'u',
    ),
  },
  // 去年我请了十二天年假
  {
    as: 'outOfScope',
    of: START,
    test: /(?:去年|前年|那年|早些年|以前|从前|曾经|当年|大学时|刚来(?:的时候|那会)|上半年|前几年|前阵子|年初)[^,]{0,14}(?:了|过)|(?:去过|请过|休过|报过|买过|用过|加过|修过|申请过)/u,
  },
  // 我昨天已经把请假单提了
  {
    as: 'status',
    of: START,
    test: /(?:已经?|早就|早|刚刚?|昨天|上午|下午|今早|T)[^,]{0,10}(?:提交?|交|申请|报|填|发|请|休|买|订|付|盖|办|约|登记|批|签)(?:上去|好|完|过)?了(?!吗|没|么|多少)|(?:单子?|申请|报销|流程)(?:我)?(?:已经?|都|早就|刚刚?)[^,]{0,4}(?:提|交|发|走|报|填)(?:交|上去|好|完)?了/u,
  },
  // 批不批都行; 不太想批; 可能要去上海; 到时候再说
  {
    as: 'hold',
    firm: true,
    test: /(?<verb>[批签过退去请报买招付])不\k<verb>(?:都|倒|也)?(?:行|可以|无所谓|随便)|(?:不太|不怎么|不大|不是很|不|懒得)(?:想|愿意|乐意|敢|情愿|舍得)(?:再|去|就|给他|给她)?(?:批|签|退|驳|审|报|请|买|付)|(?:在|还在|正)(?:想|考虑|琢磨|纠结|犹豫|商量|讨论|比价|比较|看)(?!.{0,4}(?:请|报)个)|(?:纠结|犹豫)(?:要|该|着|不|中)|没想好|没定|说不定|不好说|(?:不确定|不一定|没准|未必|不晓得|不知道)(?!怎么|什么|哪|谁|流程|多少)|(?:到时候?|回头|以后|之后|下次|改天|有空|过阵子|年后|节后|将来|哪天)[^,]{0,3}再(?:说|看|议|讲|定|聊|请|报|买)|再(?:看看|想想|说吧|等等看|议)|随(?:便|缘)|也许|或许|大概率?要|可能(?:会|要|得|去|就|不)/u,
  },
  // 我可没同意这个采购
  {
    as: 'hold',
    firm: true,
    test: /(?:我|我们|咱们?)(?:这边)?(?:可|又|从来|根本|压根|并|也|都|还)*没(?:有)?(?:同意|批准?|答应|签过?字?|说过?|授权|点过?|让你|叫你)(?!的|吗|呢|么|完|好)/u,
  },
  // 妈呀请个假怎么这么难; 好想放假
  {
    as: 'smallTalk',
    of: START,
    test: /(?:怎么|咋)(?:这么|那么|就这么|能这么)|(?:太|好|真|可真|也太|贼|超)(?:难|烦|慢|麻烦|坑|累|复杂|离谱|折腾|久)|(?:累|烦|气|急|忙|愁|困)死|受不了|(?:好|真|太|超级?|巨|天天)想(?:请假|放假|休假|出差|辞职|离职|躺平|下班)|不想(?:上班|干了|动|加班|出差)|哈哈|呜呜|救命|羡慕|凡尔赛|可惜了|(?:开|说)(?:个)?(?:玩)?笑|就好了$/u,
  },
  // 下了雨就请假; 等发票到了再报
  {
    as: 'hold',
    test: /(?:等|待)[^,]{1,14}(?:再|才|之后|以后|后|了就)|(?:下雨|涨价|降价|通过|批了|同意|到货|签完|有钱|有空|有票|发票到)了?(?:的话)?就|要看[^,]{0,10}(?:情况|安排|意思)|看(?:情况|他|她|P|领导|老板|财务)[^,]{0,6}(?:再|才|决定|定)/u,
  },
  // 报销的钱到账了; 新买的叉车到了; 心态崩了
  {
    as: 'smallTalk',
    firm: true,
    test: /(?:钱|款|报销|工资|奖金)[^,。]{0,6}(?:到账|到手|打过来|下来)(?:了|啦)(?!吗|没|么)|(?:新买|刚买|新到|新来)的?[^,。]{1,10}(?:到了|来了|送到|到货)(?!吗|没|么)|心态|心情|嗓子|腰都|腿都/u,
  },
  // 出差错, 批发, 签名售书
  {
    as: 'outOfScope',
    test: /出差(?:错|池)|批(?:发|评|判|量|注释)|(?:签名|签)(?:售|卖)|请(?:教|柬|客吃)|(?:票|车|书|影|画)报(?!销)|假(?:发|牙|象|如|冒|货|新闻)|拒绝(?:黄|诱惑|内耗|焦虑)|加班(?:狗|人)|通过率|退(?:休|步|潮)/u,
  },
]

const OTHERS =
  '(?:P|(?:my|our|the|their|his|her|a|your) (?:[a-z]+ ){0,2}?(?:boss|manager|colleague|coworker|teammate|team|friend|wife|husband|partner|sister|brother|mother|father|mum|mom|dad|roommate|director|supervisor|vendor|supplier|client|customer|landlord|intern|assistant|ceo|cfo|lead)|(?:he|she|they|someone|somebody|everyone|everybody|people|finance|hr|legal|it|procurement|management|accounting|G)(?! (?:team|dept) needs))'

export const TOLD_EN: readonly Told[] = [
  {
    as: 'outOfScope',
    test: /^(?:dear all|hi all|hello all|hi everyone|hello everyone|hi team|all staff|attention|announcement|notice|memo|minutes|reminder to all|to all (?:staff|employees)|to whom|fw|fwd|fyi all|rumou?r|apparently|i heard|i hear|heard that|word is|they say|news:|breaking)\b/u,
  },
  {
    as: 'outOfScope',
    firm: true,
    test: new RegExp(
      `^(?!.*\\b(?:can|may|should|must) (?:go|pass|be)\\b)(?:so |and |but |well |oh |btw |fyi |just fyi |heads up |hey |hi |ok |yeah )*,? ?${OTHERS}(?:'s|'d|'ve)? (?:(?:has|have|had|is|was|are|were|just|already|also|always|never|still|only|finally|even|once|both|all|T|yesterday|recently|apparently|actually|really|probably) ?)*(?:said|says|told|tells|asked|asks|mentioned|mentions|thinks|thought|took|taken|went|gone|got|bought|booked|spent|paid|approved|rejected|returned|declined|signed|submitted|filed|claimed|ordered|hired|travell?ed|resigned|quit|left|worked|stayed|travelling|traveling|working|approving|off|out|away|on (?:leave|vacation|holiday|sick leave|a trip|business|maternity|paternity|parental)|sick|back|leaving|retiring|retired|complain(?:ed|s)?|joked|used to|hates?|loves?|likes?)\\b`,
      'u',
    ),
  },
  {
    as: 'outOfScope',
    of: START,
    test: /\b(?:last|previous) (?:year|summer|winter|spring|autumn|christmas|quarter)\b|\byears ago\b|\bback in (?:the day|20\d\d|college)\b|\bused to\b|\bin my (?:last|previous|old) (?:job|company|firm)\b|\bwhen i (?:was|joined|started)\b/u,
  },
  {
    as: 'status',
    of: START,
    test: /\b(?:i|we)(?:'ve| have| had)? (?:already |just |finally |actually )*(?:submitted|filed|applied|requested|put in (?!a )|sent (?:in|off)|handed in|signed up|resigned)\b|\balready (?:submitted|filed|booked|approved|requested|claimed|ordered|paid|signed|sent|done|in)\b|\bgot (?:approved|paid|reimbursed|rejected)\b|\bwas (?:approved|rejected|reimbursed|paid) (?:T|yesterday|already|last)\b/u,
  },
  {
    as: 'hold',
    test: /\b(?:i|we|he|she|they|P) (?:might|may)\b|\b(?:i|we)(?:'m|'re| am| are)? (?:still |just |kind of |half )*(?:thinking|considering|wondering|debating|toying|contemplating|weighing|mulling|undecided|torn|tempted)\b|\b(?:was|were) (?:thinking|wondering|considering)\b|\bnot (?:sure|certain|convinced|decided)\b|\b(?:maybe|perhaps|possibly) (?:i|we|i'll|we'll|not|later|next|some ?day|one day|it|reject|approve|return)\b|\b(?:some ?day|one day|eventually|sooner or later)\b|\blet me (?:think|see|check|look|sleep|ask)\b|\bsleep on it\b|\b(?:haven't|have not|hasn't) (?:decided|made up)\b|\bdepends on\b|\bwe'll see\b|\b(?:either way|whichever|whatever) (?:is )?(?:fine|works)\b/u,
  },
  {
    as: 'hold',
    test: /\b(?:i|we)(?:'d| would| could| can| will|'ll)?(?: not|n't|not| never) (?:ever |really |even |actually )*(?:approve|reject|sign|accept|agree|pass|pay|submit|buy|book|hire|recommend|authori[sz]e)\b|\b(?:i|we) (?:wouldn't|couldn't|can't|cannot|won't|didn't|haven't|hadn't|never) (?:ever |really |even |actually )*(?:approve|approved|reject|rejected|sign|signed|accept|agree|agreed|pass|pay|paid|submit|submitted|buy|book|booked|hire|ask|asked|said|authori[sz]ed?)\b|\b(?:we|i|they|he|she|P|nobody|no one|the company)(?:'re| are|'m| am|'s| is)? (?:not|no longer|never) (?:hiring|buying|booking|ordering|going|travelling|traveling|paying|approving|signing|filing|taking|submitting|leaving|resigning|quitting|planning)\b|\b(?:aren't|isn't) (?:hiring|buying|booking|ordering|going|travelling|paying|approving|signing|filing|taking|leaving)\b|\b(?:nobody|no one|nothing|never) (?:told|asked|said|mentioned|warned|informed)\b/u,
  },
  {
    as: 'hold',
    test: /\b(?:once|as soon as|when|after|until|unless|provided|as long as)\b[^.,]{2,50}\b(?:we|i|they|he|she|you)(?:'ll| can| will| could| may| should| might)\b/u,
  },
  {
    as: 'smallTalk',
    of: START,
    test: /\b(?:sick (?:and tired )?of|tired of|fed up|killing me|driving me|drives me|nightmare|lol|lmao|haha+|rofl|ugh|omg|jeez|sigh|joking|kidding|just joking|dream(?:ing)? of|wish i|i wish|if only|can't wait|cannot wait|looking forward|so jealous|lucky you|is such a|takes forever|a pain|so annoying|so slow|why is it so|i hate|i love|on my desk|leave me alone|on leave from reality)\b|😂|🤣|😭|🙄/u,
  },
  {
    as: 'outOfScope',
    firm: true,
    test: /^(?:\S+ ){0,3}?(?!i\b|we\b|it\b|this\b|that\b|which\b|who\b)[a-z]+ is (?:on (?:leave|vacation|holiday|sick leave|a business trip)|off sick|out sick)\b(?!.*\?)|\b(?:my|our|the) new [a-z ]{2,20} (?:has |have )?(?:arrived|came|is here|are here)\b|\b(?:money|refund|reimbursement|bonus|salary) (?:has |have )?(?:arrived|came (?:in|through)|landed|hit)\b|\b(?:holiday|vacation|break) from (?:this|here|it all|work|you)\b|\bapproves? of\b|\bsick of\b|\bin (?:good|poor|bad|great) form\b|\bform of\b|\b(?:road|guilt|power|ego|acid) trip(?:ping)?\b|\btrip(?:ped)? (?:over|up|hazard)\b|\bat the expense of\b|\breturn(?:s|ed)? (?:policy|to (?:work|office|normal))\b|\brejected? by (?:my|the) (?:ex|girlfriend|boyfriend|bank|university)\b|\bautumn leaves\b|\btea leaves\b|\bbook club\b|\bcomic book\b|\bgood book\b|\bsign of\b|\bsigns of\b/u,
  },
]

/** What of telling and of asking is heard in a masked text, as the classifier of the two sees it. */
export function toldFeatures(masked: string): string[] {
  const found: string[] = []
  TOLD_ZH.forEach(({ test }, i) => test.test(masked) && found.push(`told:zh${i}`, 'told'))
  TOLD_EN.forEach(({ test }, i) => test.test(masked) && found.push(`told:en${i}`, 'told'))
  if (ASKS_ZH.test(masked) || ASKS_EN.test(masked)) found.push('wish')
  return found
}
