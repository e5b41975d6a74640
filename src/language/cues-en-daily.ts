// English cues for work, steering, small talk and what is none of our business. P person, T time, M money, N number, O ordinal, D length, Z quotation.
import type { ActCue } from './cues.ts'

const LEAD =
  "(?:^|[,.;:!] ?|\\b(?:please|pls|plz|kindly|can you|could you|would you|will you|i'd like to|i would like to|i want to|i wanna|i need to|i have to|let's|let me|go ahead and|just|and|then|also|ok|okay|yes|yeah|sure|hey|hi|help me|want to|to|i|i'll|i will|i'm going to|you can|may you|so|now|but|yiju|need to|gotta|must|should|have to) )"

/** Idle talk and other trades: such words are of our business in a receipt or a reason (stock take, the amounts don't match). */
const IDLY =
  '\\b(?:what|who|how|when|tell|recommend|suggest|write|sing|play|watch|debug|explain|teach|latest|any good|fix|review|read|show me|give me|help me with)\\b(?!.{0,30}\\b(?:budget|cost|project|dress|door|access|tax|booking|account|purchase|expense|training|sales|cash|stock)\\b).{0,24}\\b'

export const DAILY_EN: readonly ActCue[] = [
  {
    act: 'assignTask',
    weight: 9.3,
    heard: [
      '\\b(?:assign|give|create|set up|set|add|make|open) (?:P |him |her |them |a |an |the |new |another )*(?:a |an |the |new )?(?:task|to-?do|action item|assignment|job)\\b',
      '\\bassign P\\b',
      '\\b(?:assign(?:ed|ment)?|task|to-?do)(?: to| for)? P ?[-:]',
      '\\bassign\\b.{1,60}\\bto P\\b',
      `${LEAD}(?:have|get|ask|tell|task|remind|let|make|instruct) P(?: and P)? (?:to |with )?(?!approve|sign|review my|approving|know|also|(?:have|take) (?:his|her|their|the|some))[a-z]+\\b`,
      '\\bP (?:should|needs to|has to|must|to|is to|will) (?:prepare|finish|complete|send|write|draft|update|deliver|submit|review the|check|call|arrange|organi[sz]e|make|do|fix|build|test|clean|collect|compile|follow|contact|book|order|set|put together|have)\\b',
      '\\bput P (?:on|in charge of|down for)\\b',
      '\\btask (?:for|to) P\\b',
    ],
  },
  {
    act: 'signIn',
    weight: 9.1,
    heard: [
      `${LEAD}(?:clock|punch|check|sign|badge)(?: me)?[- ]?(?:in|out)(?: now| please| for (?:today|work|the day|me)| at T| T| me)*[.! ]*(?:$|,)`,
      '^(?:clocking|punching|checking|signing|clock|punch|check|sign|badge|badging)[- ]?(?:me )?(?:in|out)\\b(?!.{0,20}\\b(?:time|rule|policy|missed|forgot|correction)\\b)',
      "\\bi(?:'m| am)(?: now)? (?:clocking|punching|checking|signing) (?:in|out)\\b",
      "\\bi(?:'m| am| have|'ve)? ?(?:just )?(?:arrived|here|at the office|at work|leaving|heading home|done for the day|off for the day|got in|in the office now).{0,30}\\b(?:clock|punch|check|sign)\\b",
      '\\b(?:start|end) my (?:shift|day|work ?day)\\b',
      "^(?:i've |i have |i )?(?:just )?arrived(?: at (?:work|the office))?[.! ]*$",
      '\\b(?:record|log|mark) my (?:arrival|departure|attendance)\\b',
    ],
  },
  { act: 'assignTask', weight: 9.6, heard: ['^(?:please |pls )?assign(?:ed)? to P\\b'] },
  { act: 'signIn', weight: 8, heard: ['^(?:punch|clock|badge)(?: me)?[.! ]*$'] },
  {
    act: 'myShift',
    weight: 9.2,
    heard: [
      "\\b(?:my|which|what|what's my|whats my) (?:next |work )?(?:shifts?|roster|rota|work schedule|schedule|duty roster)\\b(?!.{0,40}\\b(?:swap|switch|trade|cover|exchange|with P)\\b)",
      '\\b(?:when|what time)\\b.{0,20}\\b(?:do i|am i|should i|is my)\\b.{0,16}\\b(?:work|start|shift|working|scheduled|on|begin|on duty|finish|off)\\b',
      '\\b(?:am i|do i)\\b.{0,12}\\b(?:work|working|on shift|on duty|scheduled|rostered|on)\\b.{0,16}(?:T|\\b(?:today|tomorrow|this|next)\\b)',
      '\\bwhich shift\\b',
      '\\b(?:shift|roster|rota) (?:for|on) (?:me|T)\\b',
    ],
  },
  {
    act: 'swapShift',
    weight: 9.6,
    heard: [
      '\\b(?:swap|switch|trade|exchange|change)\\b.{0,40}\\b(?:shifts?|rota|roster)\\b',
      '\\bneed (?:a|to) swap\\b',
      '\\b(?:swap|switch|trade) (?:with P|T with P|my T)\\b',
      "\\b(?:cover|take|work|pick up)\\b.{0,20}\\b(?:my|his|her|P's) .{0,14}shift\\b",
      '\\bshift (?:swap|exchange|trade|change)\\b',
    ],
  },
  {
    act: 'help',
    weight: 9.2,
    heard: [
      '\\bwhat (?:can|do|could) you (?:do|help|handle|offer|support|help me with)\\b',
      '\\bhow (?:do|can|should) i (?:use|work with|talk to|get started with) (?:you|this|yiju|the bot|the assistant)\\b',
      '^(?:help|help me|help please|menu|commands|instructions|how does this work|how do you work|get started|user guide|manual|options)[!.? ]*$',
      '\\bwhat (?:are you (?:able|capable)|commands|features|are your (?:features|capabilities|functions)|things can)\\b',
      '\\bshow me (?:around|what you can|the ropes|how to use)\\b',
      "\\bi'?m (?:new here|lost|not sure how to use)\\b",
    ],
  },
  {
    act: 'smallTalk',
    weight: 9,
    heard: [
      '^(?:hi|hello|hey|yo|hiya|greetings|good (?:morning|afternoon|evening|day|night)|morning|evening)(?: there| yiju| all| everyone| team| again| buddy| friend| bot| assistant)?[^a-z0-9]*(?:how are (?:you|things)(?: doing)?(?: today)?\\??)?$',
      "^(?:ok(?:ay)?|great|perfect|cool|got it|awesome|nice|alright|lovely|good|excellent|wonderful|no worries|that's all)?[,.! ]*(?:many )?(?:thanks|thank you|thx|ty|cheers|appreciate it|much appreciated)\\b.{0,30}$",
      "^(?:(?:much |really |greatly )?appreciated|i (?:really |truly |do )?appreciate (?:it|that|this|you|your help|all)|you(?:'ve| have) been (?:a |so |of )?(?:(?:very |real |big |great |huge |much )*(?:help(?:ful)?|kind)))\\b(?!.*\\bif\\b).{0,30}$",
      '^(?:bye|goodbye|see you|see ya|later|good ?night|take care|have a (?:nice|good|great) .{1,14}|talk (?:soon|later)|ttyl|cya)[!. ]*.{0,14}$',
      "\\b(?:who are you|how are you|what's your name|what is your name|are you (?:a |an )?(?:human|robot|bot|real|ai|person)|how old are you|how's it going|what's up|how is your day|how's your day|are you there|you there|do you (?:like|love|sleep|eat|have feelings))\\b",
      '^(?:ha(?:ha)+|lol|lmao|hmm+|uh+|um+|oh+|wow|cool|great|nice|awesome|perfect|(?:ok |okay )?got it|noted|understood|i see|makes sense|fair enough|no worries|never ?better)[!. ]*$',
      "\\bi'?m (?:so )?(?:tired|bored|exhausted|stressed|hungry)[!. ]*$",
      "\\b(?:happy (?:friday|monday|birthday|new year|holidays)|merry christmas|congrat|well done|good job|good bot|you rock|you're (?:the best|great|awesome|amazing|funny))\\b",
      '^(?:great|good|nice|excellent) (?:job|work)',
      '^(?:ugh|phew|oof|gosh|man|wow|god|omg|aargh?|jeez|oh)?[, !]*what a (?:long |crazy |busy |mad |rough |tough |great |lovely |horrible )*(?:day|week|month|morning|afternoon|mess|relief|night|year)[.! ]*$',
    ],
  },
  {
    act: 'outOfScope',
    weight: 9.4,
    heard: [
      '\\b(?:drop|truncate|alter) (?:table|database|all tables)\\b|\\b(?:delete from|insert into|select \\S+ from|union select) [a-z]|<script|\\brm -r|\\beval\\(',
      '\\b(?:what|how much) (?:does|do|did) P (?:earn|make|get)\\b(?! (?:it|of))',
      '\\b(?:what|how much) P (?:earns?|makes|gets paid|is paid)\\b',
      '\\bhow much (?:does|do|is|did) P (?:earn|make|get|paid|getting paid)\\b',
      '\\bweather\\b(?! (?:damage|proof))|\\b(?:temperature outside|raining|snowing)\\b|\\b(?:rain|snow|be (?:sunny|hot|cold|windy|warm|cloudy)|is it (?:sunny|hot|cold|windy|warm|cloudy))\\b.{0,24}(?:T|\\b(?:in|at|outside)\\b)',
      '\\b(?:joke|poem|poetry|lyrics|riddle|haiku|limerick)\\b',
      '^(?:please |pls |can you |could you )*(?:find|recommend|suggest|know|look for|search for)\\b.{0,24}\\b(?:restaurants?|hot ?pot|bars?|pubs?|caf[eé]s?|sushi|pizza|brunch|noodles|place to eat|places to eat|takeaway|movie|film|gym|hairdresser|flat|apartment)\\b',
      '\\b(?:share price|bitcoin|crypto|exchange rate|lottery|interest rates|nasdaq)\\b',
      '\\btranslat(?:e|es|ing|ion of)\\b',
      '\\b(?:python|javascript|sql query|regex|algorithm|html|css)\\b',
      '\\b(?:football|soccer|basketball|world cup|nba|netflix|celebrity|tv show|video game)\\b(?! (?:room|tickets?|jersey))',
      `${IDLY}(?:story|stories|song|stocks?|java|code|script|program|debug|match|game|movie|film|restaurant|pizza|coffee shop|bar|pub|forecast|news|headlines|excel|formula|powerpoint|spreadsheet)\\b`,
      '\\b(?:recipe|cook|dinner ideas|takeout|bake)\\b(?!.{0,20}\\b(?:expense|receipt|reimburs|client))',
      '\\bplay (?:some|a|me|music)\\b',
      '\\b(?:capital of|president of|who won|who invented|population of|meaning of life|how tall|distance between|square root|history of)\\b',
      "\\bwhat(?:'s| is) \\d+ ?[+*x/-] ?\\d+",
      "\\b(?:what time is it|what day is it|what's today's date|set an alarm|set a timer)\\b",
      '\\b(?:horoscope|diet|workout plan|dating|girlfriend|boyfriend|weight loss|astrology)\\b',
      '\\b(?:salary|salaries|home address|phone number|bank account|id number|social security)\\b.{0,12}\\b(?:of P|of my (?:boss|colleague|manager|coworker)|everyone)\\b',
      "\\bP's (?:salary|home address|phone number|password|bank account)\\b",
      '\\bwrite (?:me )?(?:a|an|some) (?:essay|email|poem|story|song|code|letter to|blog|tweet|cover letter|novel|speech|script)\\b',
      '\\bhomework\\b',
      "\\bwhat(?:'s| is) \\d+ ?(?:percent|per ?cent|%|times|plus|minus|divided by)",
      "\\beveryone's (?:salary|salaries|pay)\\b",
      '\\b(?:book|find|reserve) (?:me )?(?:a )?(?:flight|hotel|restaurant|table|taxi|uber)\\b',
    ],
  },
]
