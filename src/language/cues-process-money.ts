// What is heard of expenses, purchases, payments, loans and contracts. `files`: asked for by these words alone.
import type { ProcessCue } from './cues.ts'

export const MONEY_CUES: readonly ProcessCue[] = [
  {
    process: 'expense',
    weight: 8.4,
    files: true,
    heard: ['M[^,。]{0,6}(?:,| )?报(?:$|吧|哈|呗)', '请[^,。]{1,8}(?:吃|喝)[^,。]{0,10}M'],
  },
  { process: 'expense', weight: 8.2, files: true, heard: ['bao ?销|报 ?xiao(?![a-z])'] },
  { process: 'contract', weight: 5.5, heard: ['合约'] },
  { process: 'contract', weight: 8, files: true, heard: ['\\b(?:nda|msa|sow) (?:for|from|by) [a-z]'] },
  {
    process: 'payment',
    weight: 8.5,
    files: true,
    heard: ['\\b(?:prepay|pre-pay) M\\b|\\b(?:deposit|advance|down payment) (?:of )?M to\\b'],
  },
  {
    process: 'expense',
    weight: 8.2,
    files: true,
    heard: [
      '\\b(?:got|have|attached|here are|submitting|attaching) (?:Q|\\d+|some|the|my|a few) (?:[a-z]+ )?receipts?\\b',
    ],
  },
  {
    process: 'purchase',
    weight: 7.4,
    files: true,
    heard: [
      '\\bG (?:urgently )?(?:wants?|needs?|would like|requires?) (?:Q|\\d+ [a-z]|an?|some|new|more)\\b(?!.{0,30}\\b(?:leave|day off|update|list|report|answer|approval|room)\\b)',
    ],
  },
  {
    process: 'purchase',
    weight: 7,
    heard: [
      '\\b(?:P|[a-z]+ [a-z]+) (?:requests?|requested|wants|asks for|asked for|ordered) (?:Q|\\d+)(?! (?:days?|hours?|of)\\b)',
    ],
  },
  {
    // Taxi eighty-six fifty, flight 3200: a price in figures or words alone.
    process: 'expense',
    weight: 7.5,
    files: true,
    heard: [
      '\\b(?:dinner|lunch|breakfast|meals?|taxi|cab|uber|hotel|parking|tolls?|fuel|petrol|train|flight|tickets?|courier|postage|mileage|coffee|snacks|stationery|printing)\\b(?!.*\\b(?:room|gate|policy|limit|standard)\\b).{0,24}(?<![\\d:-]|\\b(?:at|by|room|flight|no|number|before|after|around) )(?:\\d{2,5}(?:\\.\\d{1,2})?(?![\\d:%-]| ?(?:people|persons?|of us|pax|nights?|am|pm|km|days?|guests?)\\b)|\\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|grand|bucks|quid)\\b|Q Q\\b)',
      '(?:\\bi(?:.ve| have)? |^(?:just |have |had )?)(?:spent|paid|forked out|shelled out|laid out|covered|fronted|put down)\\b.{0,24}(?:\\d|\\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|grand|bucks|quid)\\b|Q Q\\b)',
    ],
  },
  { process: 'payment', weight: 8.3, files: true, heard: ['\\bowe (?:P|[a-z ]{2,30}) M'] },
  {
    process: 'expense',
    weight: 7.8,
    files: true,
    heard: [
      '\\b(?:dinner|lunch|breakfast|meals?|taxi|cab|uber|hotel|parking|tolls?|fuel|petrol|train|flight|tickets?|courier|postage|mileage)\\b.{0,40}M',
      'M.{0,30}\\b(?:dinner|lunch|breakfast|meals?|taxi|cab|uber|hotel|parking|tolls?|fuel|petrol|train|flight|tickets?|courier|postage|mileage)\\b',
    ],
  },
  {
    process: 'expense',
    weight: 8.4,
    files: true,
    heard: [
      '\\b(?:claim|claiming)\\b.{0,30}\\b(?:bill|fare|fees?|receipts?|tickets?|lunch|dinner|breakfast|meals?|taxi|cab|hotel|parking|mileage|costs?)\\b',
    ],
  },
  {
    process: 'payment',
    weight: 8,
    files: true,
    heard: [
      '^(?:please |kindly |can you |could you )?(?:pay|wire|remit)\\b(?! (?:me\\b|back|attention|raise|slip|day))',
    ],
  },
  {
    process: 'purchase',
    weight: 8.1,
    files: true,
    heard: [
      '^(?:please |can you |could you )?(?:get|buy|order) (?:a|an|some|us|new|more|Q)\\b(?!.{0,12}\\b(?:car|room|taxi|day|refund|stamp|seal|van|driver|badge)\\b)',
    ],
  },
  {
    process: 'purchase',
    weight: 6.6,
    files: true,
    heard: [
      '^(?:we |i )?(?:urgently |really |badly )?(?:needs?|requires?) (?:a|an|some|Q|new|\\d+)\\b(?!.*\\b(?:help|hand|favou?r|reply|answer|minute|moment|break|days?|leave|room|car|ride|stamp|seal|copy|copies|doctor|update|status|reminder|swap|decision|approval|signature|list|report|summary|hours?|off|someone|somebody|advice|advance)\\b)',
      '(?:急需|急缺|急要)(?:Q|一?[台个把套些批])',
    ],
  },
  {
    process: 'purchase',
    weight: 8.3,
    files: true,
    heard: [
      '单价(?=.{0,6}[M\\d])',
      '(?:整|弄|搞|来|捎)Q(?:新的?)?(?![^,。]{0,10}(?:[人员师生]|假|小时|签|章|车|会议室|审|批|申请|流程|单))[\\u4e00-\\u9fff]{2,8}(?:$|[,。])',
      '^(?:[^,。]{2,8}?)?(?:需要|急需|急缺|还缺|想要)Q(?:新的?|一次性)?(?![^,。]{0,10}(?:[人员师生]|假|小时|签|章|车|会议室|审|批|领导|名额|编制|修|意见|建议))[\\u4e00-\\u9fff]{2,8}(?:$|[,。、和])',
      '(?:要|需要|想要|缺|来|进|补|添|加|换)Q(?:新的?)?[^,。;TMP]{0,10}(?:椅|桌|柜|机(?!会)|服务器|电脑|笔记本|显示器|显示屏|键盘|鼠标|纸|笔|墨盒|硒鼓|文具|耳机|硬盘|[u优]盘|台灯|垫|支架|数据线|主机|平板|矿泉水|咖啡|茶叶|手套|口罩|工具|软件|许可证?|授权)(?!.{0,10}(?:领|借))',
      '\\b(?:need|want|would like|require)\\b .{2,50}\\b(?:budget|under M|around M|about M|up to M)\\b',
    ],
  },
  {
    process: 'expense',
    weight: 8.4,
    files: true,
    heard: [
      '(?:高铁|动车|火车|飞机|机|车|船|门)票(?:钱|费)?(?:一共|共|是|花了)?(?:M|\\d)',
      '(?:帮忙|帮我|给|一起|一并|也)报(?:了|掉|一下|销)',
    ],
  },
  {
    process: 'contract',
    weight: 9,
    files: true,
    heard: [
      '\\b(?:contract|agreement|nda|msa|sow) (?:with|between)\\b(?! (?:the |our |a )?(?:company |contract |finance |official |hr )?(?:seal|stamp|chop))',
    ],
  },
  {
    process: 'purchase',
    weight: 8,
    files: true,
    heard: ['\\bget (?:us|the (?:team|office|lab)) (?:a|an|some|new|another|Q)\\b'],
  },
  {
    process: 'purchase',
    weight: 8,
    files: true,
    heard: [
      '(?:要|得|想|需要|准备)(?:进|添|置办|购进|换)(?:Q|一?[批些台套个]|几[台套个])',
      '(?:进|添|购进)(?:两|三|四|五|几|\\\\d+)(?:台|套|个|批|把|张|箱)',
    ],
  },
  {
    process: 'expense',
    weight: 8.5,
    files: true,
    heard: [
      '报(?:一下|一报|个|下|了|掉|点)?(?:销|账)(?!标准|制度|流程)',
      '报(?!价|警|名|到|修|废|备|告)[^,。;]{0,12}(?:费|票|款|M)',
      '(?:M|钱|费|票|块).{0,6}(?:报一?下|报了|给报|报掉|报吧)',
      '(?:^|帮我|帮忙|给我|麻烦|就)报(?:一?下|了|掉)(?:吧|呗|谢谢)?$',
      '(?:把|将)[^,。;]{1,20}报(?:了|掉|一下|销)',
      '垫(?:付|了|的|钱|资|M)',
      '报消|报肖|爆销|抱销',
      'bao ?xiao\\b',
      '(?:费|票|发票|小票|收据)[^,。;]{0,8}(?:报|销)(?:一下|了|掉)?',
    ],
  },
  {
    process: 'expense',
    weight: 8.1,
    files: true,
    heard: [
      '(?:打车|餐饮|住宿|交通|招待|差旅|加油|停车|油|高铁|火车|机票|酒店|快递|办公用品|团建|聚餐|电话|话|过路)(?:费|票)?[^,。;]{0,10}M',
      '花(?:了|费)?M',
      'M[^,。;]{0,6}(?:打车|餐|饭|住宿|酒店|交通|招待|油|停车|高铁|机票)(?:费|票)?',
    ],
  },
  {
    process: 'expense',
    weight: 8.5,
    files: true,
    heard: [
      '\\b(?:expense|expensing|expenses|expensed|reimburse|reimbursed|reimbursement|reimbursing|reimbursements)\\b',
      '\\b(?:claim|claiming)\\b(?! (?:a|the|an) (?:laptop|chair|monitor)).{0,30}M',
      '\\bclaim(?:ing)? back\\b',
      '\\b(?:get|want|need|have)\\b.{0,30}\\b(?:money|cash) back\\b',
      '\\bget (?:back|refunded)\\b.{0,16}(?:M|\\d)|(?:M|\\d) i (?:spent|paid)\\b',
      '\\bpay me back\\b',
      '\\b(?:out of pocket|out-of-pocket)\\b',
      '\\bi (?:spent|paid)\\b.{0,30}(?:M|\\bfor\\b)',
      '\\b(?:taxi|cab|hotel|train|flight|meal|dinner|lunch|parking|fuel|uber|mileage) (?:receipt|receipts|bill|fare)\\b',
    ],
  },
  {
    process: 'purchase',
    weight: 8,
    files: true,
    heard: [
      '(?:采购(?!总监|经理|部|员|主管|人员|负责人|专员|方)|购买|购置|申购|请购|购入|选购|添置|订购|进货)',
      '(?<!已经?|刚|之前)买(?!单|家|断|错|票了|通|了.{0,14}(?:花|M|块|元|钱))',
      '(?:订|下单|补|进|添|配|加购)(?:购|一?[批些点])?Q(?!人|假|班)',
      '(?:订|定)(?!会议|[^,。]{0,4}(?:车|票|房|酒店|机票|会议室|位|外卖))[^,。;]{1,8}(?:Q|一[个份箱台套束])',
      'cai ?gou\\b',
    ],
  },
  {
    process: 'purchase',
    weight: 8,
    files: true,
    heard: [
      '\\b(?:buy|buying|purchase|purchasing|order|ordering|procure|procuring|procurement|requisition)\\b(?! (?:request )?(?:of|is|was) )',
      '\\bneed (?:Q|some|more|new|\\d+ (?:more|new|additional|extra))\\b.{0,40}\\b(?:for the|for our|for new)\\b',
      "\\bwe(?:'d| would)?(?: also)? (?:need|like|want)\\b.{0,40}Q",
      '\\bget (?:Q|some|us Q)\\b',
      '\\b(?:raise|create|open|issue|cut|make|submit|put in|need) (?:me |us )?(?:a |an |the |another )?(?:po|p\\.o\\.|purchase order|requisition|purchase requisition|pr)\\b(?! (?:number|agency))',
    ],
  },
  {
    process: 'payment',
    weight: 8.2,
    files: true,
    heard: [
      '付(?:一下|个|掉|清|给)?[^,。;]{0,14}(?:款|钱|M|费|租)(?!方式|标准|码|流程)',
      '(?:打(?!车|的|印|卡|包|扫|折)|支付|转(?!正|岗)|汇(?!报|总)|划|结(?!婚|束))(?:一笔|给|一下|清|掉)?[^,。;]{0,14}(?:款|账|钱|M)(?!方式|机)',
      '给[^,。;]{1,24}(?:付|打|转|汇|结|支付)(?:款|账|钱|M|一下|清|过去|一笔)',
      '(?:尾款|货款|预付款|进度款|定金|首付款|房租|租金|服务费|货款|工程款|质保金)',
      '付款|支付',
      '请款',
      '(?:付|打|转|汇)M给',
      'fu ?kuan\\b',
    ],
  },
  {
    process: 'payment',
    weight: 8.2,
    files: true,
    heard: [
      '\\b(?:pay|paying|remit|wire|transfer)\\b(?! (?:me back|raise|slip|grade|attention|day)).{0,40}(?:M|\\b(?:invoice|vendor|supplier|deposit|rent|balance|retainer|landlord|ltd|inc|llc|gmbh|co)\\b)',
      '\\b(?:payment|wire transfer|bank transfer|remittance|prepayment|down payment) (?:of|to|for|request)\\b',
      '\\b(?:vendor|supplier) payment\\b',
      '\\bsettle\\b.{0,24}\\b(?:invoice|bill|balance)\\b',
      '\\bpay P\\b',
      '\\bmake a payment\\b',
    ],
  },
  {
    process: 'loan',
    weight: 8.4,
    files: true,
    heard: [
      '借款',
      '备用金',
      '预支',
      '预借',
      '借(?:支|点钱|M|公司)',
      '(?:cash|salary|travel) advance',
      '\\bpetty cash\\b',
      '\\badvance (?:of )?M\\b',
      '\\bM (?:cash )?advance\\b',
    ],
  },
  {
    process: 'contract',
    weight: 8.1,
    files: true,
    heard: [
      '(?:签|续|拟|起草|走|发起|审|过|订立|签订|签署|续签)(?:一?[个份下项]|了)?[^,。;]{0,24}(?:合同|协议)',
      '(?:跟|和|与|同)[^,。;]{1,30}(?:签(?!到|退)|续签|签约|续约)',
      '签约',
      '合同(?:审批|评审|会签|流程|申请)',
      '(?:采购|销售|租赁|服务|劳务|劳动|框架|外包|合作|保密|技术|框架)(?:合同|协议)',
    ],
  },
  {
    process: 'contract',
    weight: 8.1,
    files: true,
    heard: [
      '\\b(?:sign|signing|renew|renewing|draft|submit|file|start|enter into|review|approve|conclude|execute|put through|set up)\\b.{0,30}\\b(?:contract|agreement|nda|msa|sow|lease)\\b',
      '\\b(?:contract|agreement|nda) with\\b',
      '\\bcontract (?:approval|review|request)\\b',
    ],
  },
]
