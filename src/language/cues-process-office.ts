// What is heard of seals, documents, repairs, assets, rooms, cars, visitors and staff. `files`: asked for by these words alone.
import { DEVICES_EN, FAILS_EN } from './cues-devices.ts'
import { FAULT_ZH } from './cues-faults.ts'
import type { ProcessCue } from './cues.ts'

const JOBS_ZH =
  '策划|文案|美工|剪辑|讲师|翻译|厨师|电工|操作工|店长|导购|主播|销售|出纳|会计|前台|司机|保安|保洁|客服|文员|行政|仓管|质检员?|采购员|程序员|算法|工程师|设计师|分析师|架构师|经理|主管|总监|专员|助理|秘书|实习生|代表|顾问|编辑|运营|测试|开发|产品'

const JOBS_EN =
  'cashier|accountant|receptionist|driver|nurse|clerk|engineer|developer|designer|analyst|architect|tester|recruiter|assistant|secretary|intern|consultant|editor|writer|manager|specialist|coordinator|technician|salesperson|sales rep|representative|officer|agent'

export const OFFICE_CUES: readonly ProcessCue[] = [
  {
    process: 'repair',
    weight: 8.5,
    files: true,
    heard: [
      '(?:投影仪?|电脑|打印机|复印机|空调|网络?|网口|电视|门禁|灯|马桶|水龙头|电梯|咖啡机|饮水机|显示[器屏]|鼠标|键盘|话筒|麦克风|音响|摄像头|微波炉|冰箱|插座|大门|门锁|窗户?|碎纸机|热水器|路由器|电话)[^,。]{0,8}?(?:不(?:上|了|开|出|动|亮|响|转|工作|制冷|制热|显示|通)|坏|冒|漏|卡纸|卡住|掉了|断了|异响|死机|黑屏|蓝屏)',
    ],
  },
  {
    process: 'repair',
    weight: 7.6,
    files: true,
    heard: [
      `^(?:(?:hi|hey|hello|sorry|so|the|my|our|that|this|one of the|a|an|both|all) )*(?:[a-z]+[ -]){0,2}(?:${DEVICES_EN})(?: [a-z]?\\d+[a-z]?)?(?: (?:in|on|at|near|outside|inside|by|of) [a-z0-9O' ]{2,30}?)? (?:${FAILS_EN})\\b(?!.*\\?)(?! (?:(?:been|being|already|now|all) )*(?:approved|ordered|requested|arriv|needed|booked|delivered|here|free|available|ready|due|mine|fine|old|for P|fixed))`,
    ],
  },
  {
    process: 'hiring',
    weight: 8.7,
    files: true,
    heard: [
      `\\b(?:requisition|req|opening|vacancy|position|role|headcount|hc)\\b.{0,24}\\b(?:${JOBS_EN})s?\\b`,
      `(?:hire|招)(?:一?[个名位]|Q)[^,。]{1,14}`,
    ],
  },
  {
    process: 'hiring',
    weight: 8.2,
    files: true,
    heard: [
      `(?:需要|缺|要|加|补|想要)(?:一?[名位个]|Q)[^,。;]{0,6}(?:${JOBS_ZH})`,
      '\\b(?:need|want|hire|find|recruit|short of|short) (?:some |more |a few |extra |Q )+(?:people|hands|staff|heads|workers)\\b',
      `\\b(?:replacement|backfill|substitute|successor) for (?:our |the |my |P|a )?.{0,16}\\b(?:${JOBS_EN})s?\\b|\\bbackfill (?:P|for|the|our)`,
      `\\b(?:needs?|wants?|looking for|short of)\\b (?:a |an |another |one more |Q )(?:[a-z]+ )?(?:${JOBS_EN})s?\\b(?!.{0,20}\\b(?:to (?:approve|sign|review)|approval)\\b)`,
    ],
  },
  {
    process: 'onboarding',
    weight: 8.2,
    files: true,
    heard: [
      'P(?:T)?(?:要|会|将)?(?:来)?(?:入职|报到)',
      '\\bP (?:joins|starts|is joining|will join|is starting|reports (?:on )?(?=T))\\b',
    ],
  },
  {
    process: 'visitor',
    weight: 8.3,
    files: true,
    heard: [
      '(?:约|登记|预约|报备)(?:一?[个下])?访客',
      '\\b(?:engineers?|clients?|customers?|guests?|partners?|auditors?|inspectors?|people|someone|candidates?|suppliers?|delegation)\\b.{0,30}\\b(?:visiting|coming|arriving|dropping)\\b',
    ],
  },
  {
    process: 'asset',
    weight: 8,
    files: true,
    heard: [
      '(?:借用|借)(?:一下)?(?:公司的?)?[^,。]{0,6}(?:相机|投影仪|电脑|平板|话筒|麦克风|充电宝|设备|音响)',
      '\\bborrow\\b.{0,20}\\b(?:camera|projector|tablet|microphone|speaker|laptop|equipment)\\b',
    ],
  },
  {
    process: 'asset_return',
    weight: 9.2,
    files: true,
    heard: [
      '把[^,。]{1,16}(?<!归|交|退)(?:还(?:了|掉|给(?:公司|行政|it|仓库|P|G)|回去)|交回|退回(?:公司|行政|仓库))',
      '(?:交还|归还|退还)[^,。]{0,10}(?:电脑|笔记本|设备|显示器|工牌|手机|资产|键盘|鼠标|平板|投影仪|钥匙|门禁卡)',
    ],
  },
  {
    process: 'repair',
    weight: 8.2,
    files: true,
    heard: [
      '\\b(?:lock|door|drawer|window|elevator|lift|key)\\b.{0,24}\\b(?:stuck|jammed)\\b',
      '^(?:the|our|my) .{2,40}\\b(?:has|have|had|gives?|gets?)(?: had| got)? no (?:power|suction|water|signal|heat|heating|pressure|gas|light|display|sound|network|internet|ink|toner|flow|picture|connection|electricity)\\b',
      '\\b(?:lights?|lamps?|tubes?|bulbs?|power|heating|internet|wifi|network)\\b.{0,24}\\b(?:is|are|went) (?:out|off|gone|down)\\b',
      "\\bcan'?t (?:connect|log in|print|get in)\\b",
    ],
  },
  {
    process: 'seal',
    weight: 9,
    files: true,
    heard: [
      '盖(?:一下|个|下|上|一个|份|一?枚|好)?[^,。;]{0,12}章',
      '盖章|用印|用章|借章',
      '章(?:还没|已经?|都)?盖(?:好|了|完|没|上)',
      '用(?:一下|个|下|到)?(?:公司)?(?:的)?(?:公章|合同章|法人章|财务章|印章|人事章|行政章|发票章|印)',
      '借(?:用|一下|出)?[^,。;]{0,6}(?:公章|合同章|法人章|财务章|印章|章)',
      '(?:公章|合同章|法人章|财务章|人事章|发票章)',
      '(?:加盖|敲)(?:一?个)?[^,。;]{0,8}章?',
      'gai ?zhang\\b',
      '盖(?:个|一?下)?[彰璋]|公[彰璋]',
    ],
  },
  {
    process: 'seal',
    weight: 9.3,
    files: true,
    heard: [
      '\\b(?:stamp|seal|chop) (?:the|a|an|my|our|this|these|Q) (?:[a-z]+ ){0,3}(?:contract|agreement|nda|msa|sow)\\b',
      '\\b(?:company|contract|finance|official|corporate|legal rep(?:resentative)?) (?:seal|stamp|chop)\\b.{0,24}\\b(?:on|for|onto)\\b',
    ],
  },
  {
    process: 'seal',
    weight: 9,
    files: true,
    heard: ['\\b(?:seal|sealed|sealing|stamp|stamped|stamping|chop|chopped)\\b'],
  },
  {
    process: 'document',
    weight: 8.4,
    files: true,
    heard: [
      '(?:发|下发|印发|拟|起草|发布|出|行|拟写|拟定|写|签发)(?:一?[个份篇则封条项])?[^,。;]{0,30}(?:通知|公文|通报|公告|红头文件|函|通告|决定|批复|请示)(?!我|他|她|一下|P)',
      '发(?:个|一?份)?文(?:件)?(?!档|字|本|案)',
      '(?:公文|红头文件|行文|拟文)',
    ],
  },
  {
    process: 'document',
    weight: 8.4,
    files: true,
    heard: [
      '\\b(?:issue|publish|circulate|send out|distribute|release|draft|put out|dispatch|announce)\\b.{0,40}\\b(?:notice|memo|memorandum|circular|document|announcement|bulletin|letter|directive|policy)\\b',
      '\\b(?:official|outgoing) (?:document|notice|letter|memo)\\b',
      '\\b(?:memo|notice|circular|announcement) (?:titled|called|about|on|to)\\b',
    ],
  },
  {
    process: 'incoming_document',
    weight: 8,
    files: true,
    heard: ['收文', '来文', '登记[^,。]{0,14}(?:来函|来文|函件)', '\\bincoming (?:document|letter|correspondence)\\b'],
  },
  {
    process: 'repair',
    weight: 8.3,
    files: true,
    heard: [
      '报修',
      '(?:修(?:一下|理|下|一修|好|修)|维修|检修|来修)(?!改|订|正|合同|费)',
      `^(?!.*(?:家里|我家|老家|家中|出租屋|房东|邻居)).*[^,。;](?:(?<![吃闹累摔])坏(?!账|处|人|习|事)|停电|${FAULT_ZH})`,
      '(?:找|叫|派|安排)(?:个|一下)?(?:人|师傅|it|网管|维修)[^,。]{0,8}(?:修|看|来)',
    ],
  },
  {
    process: 'repair',
    weight: 8.3,
    files: true,
    heard: [
      "\\b(?:broken|broke|not working|leak|isn't working|doesn't work|doesn't (?:heat|print|start|charge|respond|turn)|can't (?:make calls|print|connect|hear|charge)|no (?:sound|signal|power|hot water|network|picture|heating|heat|light|electricity|water|internet|wifi|air conditioning|cooling|ventilation)\\b|(?:is|very|so|too|really) slow|won't (?:turn|start|print|open|close|boot|work|connect|charge|flush|lock|cool|heat|stop)|stopped working|leaking|leaks|jammed|jams?|out of order|faulty|malfunction(?:ing)?|crash(?:ed|es|ing)|flickering|dead|cracked|clogged|blocked drain|smashed|frozen|down again|acting up|overheating|doesn't (?:turn|start|print|cool|heat|open|close|lock)|is down|has died|died|gave out|busted|dripping|(?<=[a-z] )(?<!\\b(?:i|we|he|she|they|you|it|P|and|but|so) )won't)\\b",
      '\\b(?:repair|repaired|(?<!\\b(?:trip|fly\\w*|go|going|travel\\w*|visit\\w*|work\\w*|stay\\w*|overtime|hours)\\b.{0,40}\\bto )fix(?!$|[,.!]| please)|fixed|fixing|maintenance(?! (?:agreement|contract|fee))|serviced)\\b(?! (?:it|that|this)(?:$|[,.]| (?:please|asap|for me|pls)))(?!.{0,12}\\b(?:my|the) (?:request|claim|date|form|amount)\\b)',
      '\\b(?:have|get) (?:someone|somebody|it|a technician|facilities)\\b.{0,20}\\b(?:look|fix|repair|check)\\b',
    ],
  },
  {
    process: 'asset',
    weight: 8,
    files: true,
    heard: [
      '(?:领用|申领|领取|领一?[个台部把套支盒些点下块张条只件副]|领Q|领(?:电脑|笔记本|显示器|办公用品|键盘|鼠标|手机|工牌|耳机|椅子|u盘|硬盘|文具|a4纸|打印纸))',
      '(?:申请|要|需要|想要|配|给[^,。]{1,6}配)(?:一?[台部把套个]|Q)[^,。;]{0,14}(?:电脑|笔记本|显示器|键盘|鼠标|椅子|耳机|手机|工牌|平板|扩展坞|转接头|硬盘)(?!坏|的?合同)',
      '领(?:用)?(?:一下)?(?:办公用品|固定资产|资产|设备)',
    ],
  },
  {
    process: 'asset',
    weight: 9.6,
    files: true,
    heard: [
      '\\b(?:claim(?:ing)?|take|taking|draw(?:ing)?|collect(?:ing)?|issue|get|give|request(?:ing)?|need|have|want)\\b.{0,40}\\bfrom (?:the |our )?(?:(?:it|office|equipment|company|central|tool) )*(?:stock|stores?|storeroom|store room|inventory|assets?|supplies|pool)\\b',
    ],
  },
  {
    process: 'asset',
    weight: 8,
    files: true,
    heard: [
      '\\b(?:requesting|needs?|wants?|have|get|borrow|use) (?:a|an|another|a new|one|a second) .{0,20}\\b(?:drive|ssd|headset|monitor|keyboard|mouse|webcam|laptop|charger|adapter|badge|access card|docking station|chair|tablet|projector|stapler)\\b(?!.{0,20}\\b(?:fixed|repaired|budget)\\b)',
      '\\b(?:claim|check out|borrow|be issued|draw|pick up|issue me|issued|collect|request|requisition|i need|i get|get me)\\b.{0,24}\\b(?:laptop|monitor|keyboard|mouse|headset|chair|phone(?! bill)|badge|docking station|tablet|projector|webcam|adapter|hard drive|desk|usb|charger|macbook|ipad|id card|access card|stapler|notebook|stationery|equipment)s?\\b(?!.{0,20}\\b(?:fixed|repaired|broken|serviced)\\b)',
      '\\basset (?:request|claim|requisition)\\b',
      '\\b(?:claim|request|draw|collect|need|requisition) (?:an?|the|some|one|new|fixed|company) ?(?:new |company |fixed )?assets?\\b',
      '\\bissue\\b.{0,24}\\b(?:cards?|badges?|laptops?|phones?|keys?|headsets?|monitors?|chargers?|tablets?|keyboards?|mice|mouse|radios?|walkie-talkies|uniforms?|toolkits?)\\b',
      '\\b(?:company|office) equipment\\b',
    ],
  },
  {
    process: 'asset_return',
    weight: 8.4,
    files: true,
    heard: [
      '归还',
      '(?:退还|还|交还|交回|退回)(?:一下|回|掉)?(?:公司的?|给公司|Q|我的|之前领的|借的)?[^,。;]{0,8}(?:电脑|笔记本|设备|显示器|工牌|手机|资产|键盘|鼠标|平板|投影仪|钥匙)',
      '\\b(?:return|returning|give back|hand in|hand back|turn in)\\b.{0,20}\\b(?:laptop|monitor|keyboard|mouse|equipment|badge|phone|tablet|headset|chair|projector|charger|key|macbook|ipad)s?\\b',
    ],
  },
  {
    process: 'visitor',
    weight: 8,
    files: true,
    heard: [
      '(?<!拜)访客',
      '来访',
      '(?:客户|客人|供应商|面试者|候选人|老师|专家|P)[^,。;]{0,10}(?:要?来公司|来我们公司|过来(?:拜访|参观|开会)|到访|拜访我们|参观)',
      '\\b(?:visitors?|guests?)\\b.{0,24}\\b(?:register|pass|coming|badge|arriv|registration|visit)\\b',
      '\\b(?:register|sign up|pre-?register|expecting)\\b.{0,24}\\b(?:visitors?|guests?)\\b',
      '\\bvisitor\\b',
      '\\b(?:mr|mrs|ms|dr)\\b.{0,30}\\b(?:visits?|is visiting|will visit|comes|is coming|arrives|will come)\\b',
    ],
  },
  {
    process: 'meeting_room',
    weight: 8.2,
    files: true,
    heard: [
      '(?:订|预订|预定|预约|借|用(?!途|于)|占|申请|要|约|定)(?:一?[个间下])?[^,。;]{0,10}(?:会议室|会客室|培训室|洽谈室)',
      '\\bbook (?:a|the) (?:room|boardroom)\\b',
      '\\breserve (?:a|the) (?:room|boardroom)\\b',
    ],
  },
  { process: 'meeting_room', weight: 5.5, heard: ['会议室', '\\b(?:meeting|conference|board|training) ?rooms?\\b'] },
  {
    process: 'vehicle',
    weight: 8,
    files: true,
    heard: [
      '用(?:一下|个|辆|公司的?)?车(?!间|位|票)',
      '派(?:一?[辆部台个]|Q)?(?:公司的?|公务|公|商务|面包|大巴|中巴|小|货|专|保姆|七座|别克)?(?:的)?车',
      '(?:订|要|申请|安排|借|需要|叫|约)(?:一?[辆部台]|Q)?(?:公司的?|公务|公|商务|面包|大巴|中巴|小|货|专|七座)?车(?!票|位|间|费)',
      '公车',
      '\\b(?:company|pool|fleet) (?:car|vehicle|van)\\b',
      '\\b(?:book|need|reserve|request|arrange) (?:a |the |an )?(?:company )?(?:car|vehicle|van|driver|minibus)\\b',
    ],
  },
  {
    process: 'hiring',
    weight: 8.2,
    files: true,
    heard: [
      '招(?:聘|人|Q|一?[个名位批些]|几[个名位])',
      '招[^,。;待呼]{0,14}(?:工程师|经理|助理|专员|实习生|设计师|前端|后端|销售|会计|主管|开发|测试|运营|客服|司机|文员|行政|hr|产品)',
      '(?:缺|差|需要|增加|加|补)(?:一?[个名位些]|Q)?(?:人手|编制|hc|headcount|名额)',
      '(?:增|扩)(?:编|员|补|招)',
      '[^,。;]{2,8}(?:缺|少|差)(?:了)?(?:一?个|几个|Q)?人(?:[,。]|$|手)',
      '用人需求',
    ],
  },
  {
    process: 'hiring',
    weight: 8.2,
    files: true,
    heard: [
      '\\b(?:hire|hiring|recruit|recruiting|recruitment|headcount|job requisition|open (?:a |an |up )?(?:position|role|req|vacancy)|open (?:Q|two|three|M)?.{0,20}(?:positions|roles|vacancies))\\b',
      '\\b(?:need|want|looking for|add|bring on)\\b(?:(?! for ).){0,24}\\b(?:engineers?|developers?|designers?|accountants?|assistants?|interns?|analysts?|sales reps?|recruiters?|managers?|testers?)\\b(?!.{0,20}\\b(?:to (?:approve|sign|review)|approval)\\b)',
    ],
  },
  {
    process: 'onboarding',
    weight: 7.5,
    files: true,
    heard: [
      '入职(?!培训|日期是|满)',
      '新(?:员工|人|同事)[^,。]{0,8}(?:报到|入职|来上班)',
      '(?<!for )\\bonboard(?:ing)?\\b',
      '\\bnew (?:hire|joiner|starter|employee)\\b',
    ],
  },
  {
    process: 'probation',
    weight: 8.3,
    files: true,
    heard: ['转正', '\\bprobation\\b', '\\bregulari[sz]ation\\b', '\\bconfirmation of employment\\b'],
  },
  {
    process: 'job_transfer',
    weight: 8.2,
    files: true,
    heard: [
      '调岗|转岗|调部门|换部门',
      '(?:内部|岗位|部门)(?:调动|转岗)',
      '(?:调|转)(?:到|去|入)(?:G|[^,。]{2,6}部)',
      '\\b(?:internal|job|department|lateral) transfer\\b',
      '\\btransfer (?:me )?to (?:the )?(?:G|[a-z]+ (?:team|department|office))\\b',
      '\\bmove to (?:the )?[a-z]+ (?:team|department)\\b',
      '\\bchange (?:of )?(?:department|position|role)s?\\b',
      '\\bswitch (?:teams|departments)\\b',
    ],
  },
  {
    process: 'resignation',
    weight: 9,
    files: true,
    heard: [
      '离职|辞职|辞呈|辞工',
      '(?:我)?(?:不干了|不想干了|要走了|提离职)',
      "\\b(?:resign|resigning|resignation|quit|quitting|handing in my notice|hand in my notice|two weeks'? notice|leaving the company|leave the company|giving notice|give notice|step(?:ping)? down|put in my notice|notice period starts)\\b",
      '\\bmy last (?:working )?day\\b',
    ],
  },
]
