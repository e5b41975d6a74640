// Words that tell which illness or treatment somebody has. That it is a matter of health stays visible: 病假, 看病, 发烧, sick, doctor tell the kind of leave and no more.

const ORGAN =
  '心脏|心肌|心血管|脑|肝脏?|肾脏?|肺部?|胃|肠道?|直肠|结肠|胆囊?|胰腺?|脾|甲状腺|乳腺|前列腺|子宫|宫颈|卵巢|输卵管|阴道|包皮|睾丸|盆腔|膀胱|膝盖|半月板|韧带|腰椎|颈椎|脊柱|椎间盘|骨髓|骨|血管|淋巴|鼻窦?|声带|扁桃体|眼底|视网膜|角膜|皮肤'
const TROUBLE =
  '癌症?|肿?瘤|炎症?|疾?病(?!假)|综合征|手术|微创|移植|切除|穿刺|造影|支架|搭桥|镜(?:检查)?|活检|结节|囊肿|肌瘤|息肉|衰竭?|积水|积液|出血|穿孔|溃疡|糜烂|结石|突出|撕裂|脱落|梗塞?|硬化|纤维化|感染|肥大|脱垂|科'

const ZH = String.raw`(?:${ORGAN})(?:${TROUBLE})|癌症?|肿瘤|白血病|淋巴瘤|化疗|放疗|靶向药|透析|抑郁症?|焦虑症|双相(?:情感)?障碍|躁郁症|躁狂症?|精神分裂症?|精神科|自闭症|强迫症|恐慌症|心理(?:医生|咨询|治疗|门诊|疾病|问题)|戒[酒毒](?:所|中心|治疗)?|酗酒|艾滋病?|梅毒|淋病|性病|尖锐湿疣|疱疹|[甲乙丙戊]肝|大三阳|小三阳|肺?结核|流产|人流|堕胎|小产|保胎|试管(?:婴儿)?|人工授精|不孕(?:不育)?症?|痔疮|肛[肠瘘裂](?:科|手术)?|疝气|妇科(?:病|炎症|检查|手术)?|男科|月经(?:不调)?|痛经|更年期|结扎|环切|糖尿病|高血压|高血脂|心脏病|冠心病|心绞痛|中风(?!险)|偏瘫|癫痫|帕金森|阿尔茨海默|老年痴呆|红斑狼疮|类风湿|痛风|哮喘|肺气肿|阑尾炎?|骨折|脑震荡|截肢|白内障|青光眼|尿毒症|贫血|血友病|地中海贫血|动手术|做手术|开刀|全麻|病危|绝症|临终|遗传病|确诊\p{Script=Han}{0,6}`

const EN = String.raw`\b(?:cancer|tumou?rs?|leuka?emia|lymphoma|chemo(?:therapy)?|radio(?:therapy|therapies)|dialysis|depression|anxiety(?: disorder)?|panic attacks?|bipolar(?: disorder)?|schizophreni\w+|ptsd|adhd|autis\w+|ocd|burn-?out|therap(?:ist|y session|y)|psychiatr\w+|psycholog\w+|counsell?ing session|rehab|detox|hiv|syphilis|gonorrh\w+|herpes|hepatitis|tuberculosis|miscarriage|abortion|ivf|infertility|ha?emorrhoids?|prostat\w+|gyna?ecolog\w+|cervical|hysterectomy|mastectomy|vasectomy|menopaus\w+|colonoscopy|endoscopy|gastroscopy|biopsy|diabet\w+|hypertension|high blood pressure|epilep\w+|seizures?|(?:a|his|her|my) stroke|heart (?:attack|disease|surgery|condition)|parkinson'?s?|alzheimer'?s?|dementia|lupus|arthritis|asthma|hernia|appendi\w+|kidney stones?|gallstones?|transplant|(?:\w+ )?surgery|concussion|an?emia|diagnos\w+(?: with \w+)?)\b`

export const HEALTH: readonly RegExp[] = [new RegExp(ZH, 'giu'), new RegExp(EN, 'giu')]
