// What a question about an amount must find: a number with the right thing counted. 多少辆车 is not answered by 55 公里.

const ZH_NUMBER = '[\\d一二三四五六七八九十百千万亿两〇零几数半.,]+(?:[多余来几]|万|亿)*\\s*'
const EN_NUMBER =
  '(?:[\\d.,]+|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|eighty|ninety|hundreds?|thousands?|dozens?|half an?|an?|once|twice|several))'

const ZH_DIMENSIONS: readonly (readonly [RegExp, string])[] = [
  [/多长时间|多久|寿命|时长|工期|期限/, '(?:个)?(?:工作日|自然日|天|日|周|星期|月|年|小时|分钟|秒|岁|钟头)'],
  [
    /多少钱|价格|票价|售价|费用|造价|成本|花了|投资|耗资|资金|金额|月薪|工资|补贴|标准.{0,4}多少|收费/,
    '(?:元|块|万|亿|美元|欧元|英镑|港元|日元)',
  ],
  [/多长|长度|全长|总长|多远|距离|多宽|宽度|直径|半径|射程/, '(?:公里|千米|米|里|厘米|毫米|英里|海里|尺|寸)'],
  [/多高|高度|海拔|多深|深度|身高|水深/, '(?:米|公里|千米|厘米|尺|层)'],
  [/多重|重量|体重|载重|排水量/, '(?:克|千克|公斤|吨|斤|磅)'],
  [/面积|占地|多大面积|有多大/, '(?:平方|公顷|亩|顷|岁|米|公里)'],
  [/速度|时速|多快/, '(?:公里|千米|米|节|马赫)'],
  [/温度|气温|多热|多冷|水温/, '(?:度|摄氏|℃)'],
  [/多大年纪|年龄|几岁|多少岁|享年|多大(?!面积)/, '(?:岁|周岁)'],
  [/比例|占比|百分之几|利率|税率|增长率|百分比/, '(?:%|％|成)'],
  [/人口/, '(?:人|万)'],
]
const EN_DIMENSIONS: readonly (readonly [RegExp, string])[] = [
  [
    /how long (?:is|was|are|were) (?:the|a|this|that|its)\b/,
    '[- ]*(?:\\w+[- ])?(?:kilomet|met|mile|feet|foot|inch|cm|km|centimet|minute|hour|day|week|month|year|second|page)',
  ],
  [
    /how long|how soon|how quickly|within what time/,
    '[- ]*(?:\\w+[- ])?(?:second|minute|hour|day|night|week|month|year|decade|centur)',
  ],
  [
    /how (?:tall|high|deep|wide|far|thick)/,
    '[- ]*(?:kilomet|met|mile|feet|foot|ft|inch|cm|km|mm|m\\b|centimet|storey|stor)',
  ],
  [/how (?:heavy)|weigh/, '[- ]*(?:kilo|kg|gram|tonne|ton|pound|lb|ounce|milligram)'],
  [/how (?:old)/, '[- ]*(?:year|month|week|day)|aged? '],
  [/how fast|what speed/, '[- ]*(?:km|kilomet|mile|mph|met|knot)'],
  [/how hot|how cold|temperature/, '[- ]*(?:degree|°|celsius|fahrenheit|kelvin)'],
  [/how often/, '|every|each|daily|weekly|monthly|yearly|annual|once|twice|per '],
  [
    /how much (?:money|did|does|do|is|was|can|will|would)|what (?:did|does|was|is) .{0,40}(?:cost|price)|the (?:cost|price|salary|fee|toll|rent)\b/,
    '[- ]*(?:million |billion |thousand |\\w+ )?(?:dollar|euro|pound|yuan|rmb|cny|usd|eur|cent|franc|florin|yen|rupee|peso)|[$€£¥]',
  ],
  [/what (?:percent|proportion|share)|by how much|per ?cent/, '\\s*(?:%|per ?cent|percentage|of)|half|third|quarter'],
]

/** The pattern of an answer, or undefined when the question asks for no amount that we can tell. */
export function measureOf(folded: string, zh: boolean): RegExp | undefined {
  return definition(folded, zh) ?? (zh ? zhMeasure(folded) : enMeasure(folded))
}

/** Who asks what something is wants the sentence that begins with it and says so, not one that mentions it. */
function definition(folded: string, zh: boolean): RegExp | undefined {
  const asked = zh
    ? /^(?:请问)?(?:什么是|何谓|何为)([^，。？?的]{2,14}?)(?:呢|啊)?[？?。\s]*$|^([^，。？?的]{2,14}?)(?:是什么(?:意思|东西)?|是指什么|指的是什么|的(?:定义|含义)是什么|的意思是什么)[？?。\s]*$/.exec(folded) // prettier-ignore
    : /^(?:what|who) (?:is|are|was|were) (?:an? |the )?([a-z0-9.&'-]+(?: [a-z0-9.&'-]+){0,2}?)[?.\s]*$/.exec(folded)
  const subject = asked?.[1] ?? asked?.[2]
  if (!subject || (!zh && / (?:of|in|for|to|at|on|by)\b/.test(subject))) return undefined
  const said = subject.replace(/[^\p{L}\p{N} ]/gu, (c) => `\\${c}`)
  return zh
    ? new RegExp(`(?:^|[，。：“"「《])${said}[”"」》]?\\s*(?:（[^）]*）|\\([^)]*\\))?\\s*(?:是|即|指|为|系|，)`)
    : new RegExp(`(?:^|[,;:] )(?:the |an? )?${said}s?(?: \\([^)]*\\))?,? (?:is|are|was|were|means|refers|has|have)\\b`)
}

function zhMeasure(folded: string): RegExp | undefined {
  const asked = /(?:多少|几)(?!何|乎|率)\s*([\u4e00-\u9fff]{1,2})/.exec(folded)
  if (asked && !/^(?:钱|是|吗|呢|才|能|会|可|时候|度电|倍率|才能)/.test(asked[1]!)) {
    const unit = asked[1]!
    if (/^[个名位所家座项]/.test(unit)) return new RegExp(`${ZH_NUMBER}(?:${unit[0]}|[个名位所家座项只人种条])`)
    if (/^(?:公里|千米|平方|公斤|千克|美元|小时|分钟|工作|摄氏|星期)/.test(unit))
      return new RegExp(`${ZH_NUMBER}${unit}`)
    if (unit.startsWith('年')) return new RegExp(`${ZH_NUMBER}(?:多)?(?:年|岁|世纪)`)
    if (unit.startsWith('天')) return new RegExp(`${ZH_NUMBER}(?:个)?(?:天|日|工作日|周|月)`)
    return new RegExp(`${ZH_NUMBER}(?:大|余)?${unit[0]}`)
  }
  for (const [question, unit] of ZH_DIMENSIONS) if (question.test(folded) && /多|几|是什么|是多少|标准|吗/.test(folded)) return new RegExp(unit.startsWith('(?:%') ? `${ZH_NUMBER}${unit}|百分之|分之` : ZH_NUMBER + unit) // prettier-ignore
  return undefined
}

function enMeasure(folded: string): RegExp | undefined {
  for (const [question, unit] of EN_DIMENSIONS) if (question.test(folded)) return new RegExp(EN_NUMBER + unit)
  const asked = /how many (?:\w+ )??([a-z]{3,})\b/.exec(folded)
  if (!asked) return undefined
  const noun = asked[1]!.replace(/(?:ies|es|s|y)$/, '').slice(0, 7)
  return new RegExp(`${EN_NUMBER}[- ](?:[\\w'-]+ ){0,3}${noun}`)
}
