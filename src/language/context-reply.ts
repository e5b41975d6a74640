// Answers to what was just asked or shown: yes, no, a value, another value. Undefined when the words are about something else.
import { actsOf, shape } from './acts.ts'
import { group, type Ask } from './acts-group.ts'
import { heardIn } from './acts-told.ts'
import { tells } from './classifier.ts'
import { aside } from './context-aside.ts'
import { answerFor, otherPerson } from './context-answer.ts'
import { formOf } from './context-form.ts'
import type { Setting } from './context-setting.ts'
import { fill } from './fields.ts'
import type { Fields } from './fields-words.ts'
import { modifiersIn, processHeard } from './acts-decide.ts'
import { clausesOf } from './grammar-clauses.ts'
import type { Reading } from './grammar-reading.ts'
import type { CompiledLexicon } from './lexicon.ts'
import type { Act, ActName, Moment } from './understanding.ts'

const YES =
  /^(?:👍|👌|✅|🆗|💯|🙆|是|是的|对|对的|对呀|对啊|好|好的|好呀|好吧|好嘞|好滴|可以|可以的|行|行的|行吧|嗯+|嗯嗯|恩|没错|没问题|没有问题|无误|正确|确认|确认无误|确定|同意|提交|提交吧|交吧|发吧|发出去吧|就这样|就这么办|就这样吧|可|妥|妥了|准确|没毛病|就它了|办吧|去吧|来吧|搞|赶紧|直接|帮我|请|麻烦|谢谢|谢啦|吧|了|的|啊|呀|哈|就|,|。|!|~|\s|ok|okay|yes|yep|yeah|yup|y|sure|confirm|confirmed|go|go ahead|proceed|please proceed|carry on|please|submit|submit it|send|send it|do it|please do|looks good|look good|looks right|look right|looks fine|that's right|that's correct|that is right|that is correct|correct|right|fine|all good|sounds good|perfect|absolutely|of course|definitely|great|good|good to go|lgtm|thanks|thank you|that works|works|exactly|indeed|i confirm|i do|it's correct|it is correct|all correct|everything is correct|everything looks good|now|and|it|then|to me|for me|with it|\.|that's fine|affirmative|approved|roger)+$/u
const NO =
  /^(?:(?:不|不了|不用|不用了|不要|不要了|不必|不必了|不需要|不需要了|不是|算了|算了吧|取消|取消吧|取消掉|别|别了|先别|先不|先不了|先不用|先不用了|先别交|先别提交|不提交|不提交了|不交了|暂时不|放弃|停|停下|不弄了|撤|撤了|作废|删掉|删了吧|还是算了|还是不了|那算了|谢谢|吧|了|,|。|!|\s|no|nope|nah|n|cancel|cancel it|cancel that|cancel this|stop|don't|do not|no thanks|never mind|nevermind|forget it|forget about it|drop it|scrap it|scrap that|abort|discard|discard it|not now|not yet|maybe later|later|another time|some other time|maybe|hold on|hold off|wait|please|thanks|thank you|actually|let's not|leave it|delete it|don't submit|don't send it|don't submit it|\.)+)$/u
const DROPS =
  /(?:^|[,，。!]|还是|那|就)(?:算了|取消(?!我|之前|昨天|已|上)|不(?:请|报|买|要|用|弄|办|申请|提交?|去|采购|付|盖|领|修|招|走|搞|出差|加班|发)了|放弃|不用(?:请|报|买|弄|办|提)了|不想(?:请|报|买|弄|办|提交?|去)了|作废|删(?:掉|了))|\b(?:never ?mind|forget (?:it|about it|that|about (?:the|this|that|my) [a-z]+)|cancel (?:it|that|this|the draft|the request|everything)|drop (?:it|that|this)|scrap (?:it|that|this)|discard|abort|call it off|i changed my mind|let's not\b.{0,20}|not .{0,20}after all|don't need (?:it|that|this) any ?more|no longer need|i'll pass|don't bother)\b|^cancel\b(?! my)/u
/** 算了还是请一整天吧, never mind, make it Friday: what is dropped is the old value, not the request. */
const RATHER =
  /^(?:那|哎|唉|嗯|oh |well |hmm,? )?(?:算了|never ?mind|forget (?:it|that)|scratch that)[,，。. ]*(?:还是|就|改|那就|要不|make|let's|i'll take|just|do|go with|change)(?!.*(?:不请|不用|不要|不报|不买|取消|撤|\bcancel|\bdrop))/u
/** Courtesy, hurry and punctuation go with a yes or a no, and are neither: thanks for a card submits nothing. */
const COURTESY =
  /(?:帮我|请|麻烦|谢谢|谢啦|赶紧|直接|吧|了|的|啊|呀|哈|就|thank you|thanks|please|actually|now|and|it|then|to me|for me|with it|[,，.。!！~～\s])+/gu
const isCourtesy = (plain: string): boolean => plain.replace(COURTESY, '') === ''

/** Questions and other business come first even while a draft is open. */
const OTHER: ReadonlySet<ActName> = new Set<ActName>([
  'ask',
  'status',
  'pending',
  'figures',
  'digest',
  'findings',
  'help',
  'withdraw',
  'urge',
  'assignTask',
  'signIn',
  'myShift',
  'swapShift',
  'standIn',
  'outOfScope',
])
const DECISION: ReadonlySet<ActName> = new Set<ActName>([
  'approve',
  'reject',
  'return',
  'transfer',
  'addSigner',
  'comment',
])

export function reply(reading: Reading, setting: Setting, lexicon: CompiledLexicon, moment: Moment): Act[] | undefined {
  const plain = reading.text.lower.trim().replace(/[’]/gu, "'")
  if (plain !== '' && isCourtesy(plain))
    return [{ act: /谢|thank|^哈+/u.test(plain) ? 'smallTalk' : 'outOfScope', confidence: 0.9 }]
  if (setting.deciding && YES.test(plain)) return [{ act: 'approve', missing: ['target'], confidence: 0 }]
  const no = setting.deciding ? NO_BECAUSE.exec(reading.text.original.trim())?.groups?.['why'] : undefined
  if (no !== undefined) return [shape({ act: 'reject', fields: { reason: no }, missing: ['target'], confidence: 0.85 })]
  const beside =
    setting.open || setting.confirming || setting.deciding || setting.asked.length > 0
      ? aside(reading, setting)
      : undefined
  if (beside?.act === 'hold') return [beside]
  if (!setting.open && !setting.confirming && setting.asked.length === 0) return undefined
  if (setting.confirming && DIFFERS.test(plain)) {
    const name = setting.process === undefined ? {} : { process: setting.process }
    return [shape({ act: 'correct', ...name, confidence: 0 })]
  }
  // 由张伟代您审批，确定吗: 换赵敏来代.
  const instead = setting.confirming && setting.process === undefined ? INSTEAD.exec(reading.masked) : null
  const person = instead ? reading.values.find((v) => v.kind === 'person') : undefined
  if (person) return [shape({ act: 'correct', fields: { person: person.span.surface }, confidence: 0 })]
  if (setting.confirming && YES.test(plain)) return [{ act: 'confirm', confidence: 0 }]
  if ((setting.confirming || setting.open) && NO.test(plain)) return [{ act: 'cancel', confidence: 0 }]
  const asks = group(clausesOf(reading.masked), lexicon)
  if (
    setting.open &&
    DROPS.test(reading.masked) &&
    !RATHER.test(plain) &&
    !asks.some((a) => a.act === 'withdraw' && a.pieces.some((p) => p.decision.heard.has('withdraw')))
  )
    return withOthers([{ act: 'cancel', confidence: 0 }], asks, reading, lexicon, moment)
  // 发票抬头写错了 answers why; only words that open with a correction correct while text is asked for.
  const corrects =
    RATHER.test(plain) ||
    asks.some((a) => a.pieces.some((p) => p.decision.modifiers.has('correction'))) ||
    modifiersIn(reading.masked).has('correction')
  // 我不去了，撤掉吧: the draft on the screen, as long as nothing filed before is named.
  if (
    setting.confirming &&
    !corrects &&
    asks.length > 0 &&
    asks.every((a) => TAKES_BACK.has(a.act ?? 'start') && a.weight >= 8.5) &&
    !FILED.test(reading.masked)
  )
    return [{ act: 'cancel', confidence: 0 }]
  const correcting = corrects && (!TEXTUAL.has(setting.asked[0] ?? '') || OPENS_CORRECTION.test(reading.text.lower))
  const other = (a: Ask): boolean =>
    OTHER.has(a.act ?? 'start') && a.weight >= 9 && !(a.act === 'signIn' && WHICH_PUNCH.has(setting.asked[0] ?? ''))
  if (!correcting && asks.some(other) && !answersText(setting, asks)) return undefined
  // How much did we spend this month? has an answer of its own; is the 19th a holiday? is only asked.
  if (beside && !correcting) return asks.some(looksUp) ? undefined : [beside]
  // Put aside for something else: the new request is what is wanted now.
  if (!correcting && startsAnother(asks, setting) && asks.some((a) => a.act === 'hold'))
    return asks.filter((a) => a.act === 'start').flatMap((a) => actsOf(a, reading, lexicon, moment))
  if (!correcting && asks.some(putsOff) && !answersText(setting, asks)) return [{ act: 'cancel', confidence: 0 }]
  if (
    setting.asked.length === 0 &&
    !JOINS_IN.test(reading.masked) &&
    !(setting.process === 'leave' && HANDS_OVER.test(reading.masked)) &&
    asks.some((a) => DECISION.has(a.act ?? 'start') && a.weight >= 9 && a.pieces.some((p) => /[PNO]/u.test(p.text)))
  )
    return undefined
  if (!correcting && startsAnother(asks, setting)) return undefined
  // I love Munich in May: a remark beside the card changes nothing on it.
  if (
    setting.confirming &&
    !correcting &&
    setting.asked.length === 0 &&
    !names(reading, setting, lexicon) &&
    remarks(reading, asks)
  )
    return [{ act: 'outOfScope', confidence: 0.6 }]
  if (setting.open && !correcting && setting.asked.length === 0 && ofAnother(reading, asks))
    return [{ act: 'outOfScope', confidence: 0.6 }]
  const said = values(reading, asks, setting, correcting, lexicon, moment)
  // 是四楼: half a guess submits nothing; what is to be changed is asked.
  const guessed = asks.length > 0 && asks.every((a) => a.act === 'confirm' && a.confidence < SURELY)
  return (
    said ?? (setting.confirming && setting.open && guessed ? [shape({ act: 'correct', confidence: 0 })] : undefined)
  )
}
const SURELY = 0.7
/** 事由写回老家: a field of the form is named. */
const names = (reading: Reading, setting: Setting, lexicon: CompiledLexicon): boolean =>
  (lexicon.processes.get(setting.process ?? '')?.slots ?? []).some((slot) =>
    slot.names.some((name) => name.length > 1 && reading.text.lower.includes(name)),
  )
const looksUp = ({ act, weight }: Ask): boolean =>
  act !== undefined && act !== 'ask' && act !== 'outOfScope' && OTHER.has(act) && weight >= 7.4

/** 李强下周一到周三休年假, over one's own draft: another's days are not the draft's. */
const ofAnother = (reading: Reading, asks: readonly Ask[]): boolean =>
  /^P(?!['’]s|的).*[TD]/u.test(reading.masked) &&
  asks.every((a) => a.act === 'start') &&
  tells(reading.masked, heardIn(asks)) >= ANOTHER
const ANOTHER = 0.5

/** Long enough to be a tale, and told like one. */
const REMARKED = 0.8
const remarks = (reading: Reading, asks: readonly Ask[]): boolean =>
  ((reading.masked.match(/[a-z']+/gu)?.length ?? 0) >= 4 ||
    (reading.masked.match(/\p{Script=Han}/gu)?.length ?? 0) >= 6) &&
  tells(reading.masked, heardIn(asks)) >= REMARKED

const TAKES_BACK: ReadonlySet<ActName> = new Set<ActName>(['withdraw', 'hold', 'cancel'])
/** Of something that went out before: 昨天提交的, 之前那张, REQ-12. */
const FILED =
  /[PNOT]|已经?|之前|刚(?:才|刚)|上[次周月]|提交过|交上去|申请|(?<!这一?[张个笔份]?)单子?|\b(?:my|the|submitted|filed|sent|earlier|last|yesterday)\b/u

/** 再加上李雷一起: of a journey, not of an approval. */
const JOINS_IN = /^(?:再)?(?:加上?|带上?|算上)P(?:一起|一块|也去|同行|同去)*(?:去)?[吧。!]*$/u

/** Somebody else is meant. */
const INSTEAD =
  /^(?:还是|先|不,?|等等,?|要不)*(?:换|改)(?:成|为|给|让|由|叫)?P(?:来|去)?(?:代|批|审|替|做|签|办|处理|负责|吧|$)|^(?:不是|不对),?(?:是|要)?P$|^(?:make it|change (?:it|that) to|no,? ?)P(?: instead)?[.!]?$/u

/** Who takes over while one is away is a part of the leave. */
const HANDS_OVER = /\b(?:hand(?:ing|s)? ?(?:it |everything )?over|handover|cover(?:s|ing|ed)?|back-?up)\b|交接|顶班/u

/** Until Friday: an answer that only sounds like waiting puts nothing off. */
const putsOff = (ask: Ask): boolean =>
  ask.act === 'hold' &&
  ask.pieces.some(
    ({ decision: { heard, modifiers } }) =>
      heard.has('hold') || modifiers.has('negation') || modifiers.has('refusal') || modifiers.has('denial'),
  )

const TEXTUAL: ReadonlySet<string> = new Set([
  'reason',
  'title',
  'comment',
  'item',
  'document',
  'destination',
  'payee',
  'counterparty',
  'location',
  'position',
  'recipients',
])
/** No, too expensive: an answer to "do you approve?". */
const NO_BECAUSE = /^(?:no|nope|不行|不可以|不同意|不批|不)[,，。.!！ ]+(?<why>(?!thanks|thank|谢)\S.{2,60})$/iu
/** One day less: another length, which only the draft can tell. */
const DIFFERS =
  /^(?:往|再|都|整体)*(?:往?[后前](?:推|移|挪|延)|推迟|延后|提前|顺延)(?:个|了)?(?:一|两|半|三|\d)个?[天周日小月](?:时)?(?:吧|好了|就行)?[。!]?$|^(?:再)?(?:少|多|减|加)(?:请|休|买|订|要|待|住)?(?:一|两|半|三|\d)个?(?:半)?[天台个件份人小]时?(?:吧|好了|就行)?[。!]?$|^(?:make it |just )?(?:one|two|half a|a|\d) (?:day|hour|unit|piece)s? (?:less|fewer|more|shorter|longer)\b.{0,8}$/u
const WHICH_PUNCH: ReadonlySet<string> = new Set(['punch', 'direction'])
const OPENS_CORRECTION = /^(?:不对|不是|错了|改|等等|哦不|no\b|wait|sorry|actually|change|make)/u

/** Free text was asked for: a question mark or a verb in it does not make it business. */
const answersText = (setting: Setting, asks: readonly Ask[]): boolean =>
  TEXTUAL.has(setting.asked[0] ?? '') &&
  !asks.some((a) => a.pieces.some((p) => p.decision.modifiers.has('question') || p.decision.modifiers.has('injection')))

const startsAnother = (asks: readonly Ask[], setting: Setting): boolean =>
  asks.some(
    (a) =>
      a.act === 'start' &&
      a.process !== undefined &&
      a.process !== setting.process &&
      ((a.processWeight >= 8 &&
        (a.pieces.some((p) => p.decision.modifiers.has('request')) || setting.asked.length === 0)) ||
        isPaid(a, setting)),
  )

/** 昨天打车花了86, while the days of a journey are asked: money spent is no answer to when. */
const isPaid = (ask: Ask, { asked }: Setting): boolean =>
  ask.process === 'expense' &&
  ask.confidence >= 0.88 &&
  ask.pieces.some((p) => p.decision.files) &&
  ask.pieces.some((p) => p.text.includes('M')) &&
  !TEXTUAL.has(asked[0] ?? '') &&
  !MONEY.has(asked[0] ?? '')
const MONEY: ReadonlySet<string> = new Set(['amount', 'amounts', 'budget', 'unitPrice'])

function withOthers(
  first: Act[],
  asks: readonly Ask[],
  reading: Reading,
  lexicon: CompiledLexicon,
  moment: Moment,
): Act[] {
  const rest = asks.filter(
    (a) =>
      a.act === 'start' &&
      a.weight >= 8 &&
      a.pieces.some((p) => p.decision.modifiers.has('request')) &&
      !a.pieces.some((p) => DROPS.test(p.text)),
  )
  return [...first, ...rest.flatMap((a) => actsOf(a, reading, lexicon, moment))]
}

function values(
  reading: Reading,
  asks: readonly Ask[],
  setting: Setting,
  correcting: boolean,
  lexicon: CompiledLexicon,
  moment: Moment,
): Act[] | undefined {
  const process = setting.process === undefined ? formOf(setting.asked) : lexicon.processes.get(setting.process)
  const pieces = asks.flatMap((a) => a.pieces)
  const given: Fields = process ? fill(reading, pieces, process, moment, { loose: false }) : {}
  const target = setting.asked[0] === 'target' ? targetOf(reading, setting, lexicon) : undefined
  if (target) return [shape({ act: 'provide', target, confidence: 0 })]
  const fields = answerFor(reading, setting, given, process, correcting, moment)
  const name = process && process.key !== '' ? { process: process.key } : {}
  const person = correcting && setting.confirming && setting.process === undefined ? otherPerson(reading) : undefined
  if (person && Object.keys(fields).length === 0) return [shape({ act: 'correct', fields: person, confidence: 0 })]
  if (Object.keys(fields).length === 0)
    return correcting && setting.open ? [shape({ act: 'correct', ...name, confidence: 0 })] : undefined
  const changes =
    correcting ||
    setting.confirming ||
    (setting.asked.length === 0 &&
      Object.keys(fields).some((id) => setting.fields[id] !== undefined && setting.fields[id] !== fields[id]))
  return [shape({ act: changes ? 'correct' : 'provide', ...name, fields, confidence: 0 })]
}

function targetOf(reading: Reading, setting: Setting, lexicon: CompiledLexicon): Act['target'] {
  const ordinal = reading.values.find((v) => v.kind === 'ordinal')
  if (ordinal?.kind === 'ordinal') return { index: ordinal.value.index }
  const number = reading.values.find((v) => v.kind === 'number')
  if (number?.kind === 'number') return { number: number.value.number }
  const digit = /^\s*(\d{1,2})\s*$/u.exec(reading.text.text)
  if (digit) return { index: Number(digit[1]) }
  const named = processHeard(reading.text.lower, lexicon)
  if (named !== undefined && setting.shown.filter((s) => s.process === named).length === 1) return { process: named }
  const person = reading.values.find((v) => v.kind === 'person')
  if (person) return { owner: person.span.surface }
  return setting.shown.length === 0 ? undefined : undefined
}
