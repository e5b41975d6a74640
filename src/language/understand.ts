// Words → acts with no network: the offline engine.
import { stopwatch } from '../kernel/clock.ts'
import { normalise } from '../kernel/text.ts'
import { actsOf, shape } from './acts.ts'
import { group, type Ask } from './acts-group.ts'
import { keptPrivate } from './acts-private.ts'
import { asTold } from './acts-told.ts'
import { reply } from './context-reply.ts'
import { settingOf } from './context.ts'
import { resolveTarget } from './context-target.ts'
import { loadClassifier, tells } from './classifier.ts'
import { clausesOf } from './grammar-clauses.ts'
import { isDisguised, withoutDecisions } from './grammar-disguise.ts'
import { read, type Reading } from './grammar-reading.ts'
import { withBreaks } from './grammar-breaks.ts'
import { withoutChaff } from './grammar-chaff.ts'
import { asOrder } from './grammar-polite.ts'
import { withoutPressing } from './grammar-pressing.ts'
import { unsay } from './grammar-unsaid.ts'
import { compile, type CompiledLexicon } from './lexicon.ts'
import {
  ACTS,
  type Act,
  type ActName,
  type Context,
  type Lexicon,
  type Moment,
  type Understanding,
} from './understanding.ts'

/** Compiles what the first sentence would otherwise wait for. */
export function prepare(lexicon: Lexicon): void {
  compile(lexicon)
  loadClassifier()
}

export function understand(text: string, lexicon: Lexicon, context: Context, moment: Moment): Understanding {
  const understood = readAll(text, lexicon, context, moment)
  if (!isDisguised(text)) return understood
  const { acts, engine, ms } = understood
  return { acts: withoutDecisions(acts), engine, ms }
}

function readAll(text: string, lexicon: Lexicon, context: Context, moment: Moment): Understanding {
  const elapsed = stopwatch()
  const compiled = compile(lexicon)
  const setting = settingOf(context, compiled)
  const reading = plainly(read(normalise(text), compiled, moment, context.speaker))
  const settle = (act: Act): Act => {
    const settled = resolveTarget(act, reading, setting)
    return shape({ ...settled, confidence: Math.round((settled.confidence || ANSWERED) * 1000) / 1000 })
  }
  const answered = reply(reading, setting, compiled, moment)
  if (answered) {
    const remarked = answered.every((a) => a.act === 'outOfScope') ? { told: {} } : {}
    return { acts: answered.map(settle), engine: 'offline', ms: elapsed(), ...remarked }
  }
  const heard = group(clausesOf(reading.masked), compiled)
  const asks = onlyAsked(heard.map((ask) => (isOwn(ask, compiled) ? ask : asTold(ask, tells))))
  const acts = fresh(asks, reading, compiled, moment).map(settle)
  const others = readings(asks, reading, compiled, moment).map(settle)
  const told = heard.length === 1 && asks[0] !== heard[0] && heard[0] ? { told: aboutOf(heard[0]) } : {}
  return { acts, engine: 'offline', ms: elapsed(), ...(others.length > 1 ? { didYouMean: others } : {}), ...told }
}

const aboutOf = ({ act, process }: Ask): { process?: string } =>
  act === 'start' && process !== undefined ? { process } : {}

/** What was read, less the niceties, the slips put right at once, the pressing, and the question marks of polite orders. */
const plainly = (reading: Reading): Reading => withBreaks(asOrder(withoutPressing(unsay(withoutChaff(reading)))))

/** What an office files of its own may well be tales: a supplier gave me tea. Only the catalogue was learnt. */
const isOwn = ({ process }: Ask, lexicon: CompiledLexicon): boolean =>
  process !== undefined && lexicon.processes.get(process)?.builtIn === false

/** 入职不到一年，陪产假给几天: what leads to a question, and neither names a value nor wishes, is a part of it. */
function onlyAsked(asks: Ask[]): Ask[] {
  const asked = asks.some((a) => a.act === 'ask' && a.pieces.some((p) => p.decision.modifiers.has('question')))
  if (!asked) return asks
  return asks.filter(
    (a) =>
      a.act !== 'start' ||
      a.pieces.some(
        (p) => (/[TDMQPG]/u.test(p.text) && !CONDITION.test(p.text)) || p.decision.modifiers.has('request'),
      ),
  )
}
const CONDITION = /(?:入职|转正|离职|工作|加班|请假|出差|试用)[^,]{0,4}(?:不到|不满|未满|满|超过|以上|以内|以下)/u

/** How sure an answer to a question just asked is: the question made it plain. */
const ANSWERED = 0.95
/** Below this the likeliest readings are offered; measured, under two thirds of the first readings are right there. */
const UNSURE = 0.45

function fresh(asks: readonly Ask[], reading: Reading, lexicon: CompiledLexicon, moment: Moment): Act[] {
  if (asks.length === 0) return [{ act: 'outOfScope', confidence: 0.3 }]
  // An attempt to change the rules taints the whole message: nothing else in it is carried out.
  if (asks.some((a) => a.act === 'outOfScope' && a.pieces.some((p) => p.decision.modifiers.has('injection'))))
    return [{ act: 'outOfScope', confidence: 0.95 }]
  // Somebody else has agreed, says the speaker: no approval of ours.
  if (CLAIMED.test(reading.masked)) return [{ act: 'outOfScope', confidence: 0.9 }]
  // The day of what was asked before in the same message.
  let before: string | undefined
  const acts = asks.map((ask) => {
    const some = sameDay(actsOf(ask, reading, lexicon, moment), ask, before)
    const day = some.map(({ fields }) => fields?.['date'] ?? fields?.['start']).findLast((d) => typeof d === 'string')
    before = typeof day === 'string' ? day : before
    return some
  })
  return keptPrivate(shared(inherited(acts)), reading.masked)
}

/** 11号忘打卡了，那天还加了两小时班: the day of the first is the day of the second. */
function sameDay(acts: Act[], ask: Ask, same: string | undefined): Act[] {
  if (same === undefined || !ask.pieces.some((p) => SAME_DAY.test(p.text))) return acts
  return acts.map((act) => {
    const lacking = act.act === 'start' ? (act.missing ?? []).filter((id) => DAYS.has(id)) : []
    if (lacking.length === 0) return act
    const given = Object.fromEntries(lacking.map((id) => [id, same]))
    return shape({
      ...act,
      fields: { ...act.fields, ...given },
      missing: (act.missing ?? []).filter((id) => !lacking.includes(id)),
    })
  })
}
const SAME_DAY = /当[天日]|那[一]?天|同一天|\b(?:that|the same|same) (?:day|night|evening|date)\b/u
const DAYS: ReadonlySet<string> = new Set(['date', 'start', 'end'])

const CLAIMED =
  /P(?:那边)?(?:说|讲)(?:了|过)?(?:他|她|是)?(?:已经?|都|也)*(?:同意|批准|批|答应|通过)(?:过)?了?,?[^。]{0,8}(?:你|让我|让你|直接)+(?:就)?(?:直接)?(?:批|通过|过|付|放行|审)|\bP (?:said|says|told me|told you|confirmed|has agreed|agreed)\b[^.?!]{0,40}\b(?:approve|pass|release|pay|sign) (?:it|this|them|everything|all)\b[^.?!]{0,6}\bfor (?:her|him|them)\b/u

/** The likeliest readings of a message that is understood only by half, best first. */
function readings(asks: readonly Ask[], reading: Reading, lexicon: CompiledLexicon, moment: Moment): Act[] {
  const [ask] = asks
  if (!ask || asks.length > 1 || ask.confidence >= UNSURE) return []
  const ranked = ask.pieces[0]?.decision.ranked ?? []
  const names = [ask.act, ...ranked.filter((r) => r.p >= 0.08).map((r) => r.label)]
  const acts = [...new Set(names)].filter(
    (name): name is ActName => ACTS.some((a) => a === name) && !IDLE.has(name ?? ''),
  )
  return acts
    .slice(0, 3)
    .flatMap((act) =>
      actsOf(
        { ...ask, act, confidence: ranked.find((r) => r.label === act)?.p ?? ask.confidence },
        reading,
        lexicon,
        moment,
      ),
    )
    .filter((act) => !IDLE.has(act.act))
}

/** Nobody is asked whether they meant small talk. */
const IDLE: ReadonlySet<string> = new Set(['smallTalk', 'outOfScope', 'confirm', 'cancel', 'hold'])

/** Approve Tom's and Mike's trips: what the last is, the first is too. */
function shared(acts: readonly Act[]): Act[] {
  return acts.map((act, i) => {
    const next = acts[i + 1]
    const last = acts[i - 1]
    // Li's overtime and trip: the second is his as well.
    if (
      last?.act === act.act &&
      last.target?.owner !== undefined &&
      act.target?.process !== undefined &&
      act.target.process !== last.target.process &&
      act.target.owner === undefined &&
      act.target.number === undefined &&
      act.target.all !== true
    )
      return shape({
        ...act,
        target: { ...act.target, owner: last.target.owner },
        missing: (act.missing ?? []).filter((id) => id !== 'target'),
      })
    const bare = act.target?.owner !== undefined && act.target.process === undefined && act.target.number === undefined
    return bare && next?.act === act.act && next.target?.process !== undefined
      ? { ...act, target: { ...act.target, process: next.target.process } }
      : act
  })
}

const AWAY: ReadonlySet<string> = new Set(['leave', 'business_trip', 'outing'])

/** 我的报销到哪了，顺便催一下: the second is about what the first was about. */
function inherited(groups: readonly Act[][]): Act[] {
  let about: Act['target']
  let away: Act['fields']
  return groups.flatMap((acts) =>
    acts.map((act) => {
      if (act.act === 'start' && AWAY.has(act.process ?? '')) away = act.fields
      // I'm on leave June 10 to 12 and Mike stands in on those days.
      if (act.act === 'standIn' && act.missing?.includes('start') === true && away?.['start'] !== undefined) {
        const { start, end } = away
        const days = { start, ...(end === undefined ? {} : { end }) }
        const missing = act.missing.filter((id) => id !== 'start' && !(id === 'end' && end !== undefined))
        return shape({ ...act, fields: { ...act.fields, ...days }, missing })
      }
      const lacks = act.missing?.includes('target') === true
      if (!lacks)
        about = act.target ?? (act.act === 'start' || act.process === undefined ? about : { process: act.process })
      if (!lacks || about === undefined) return act
      return shape({ ...act, target: about, missing: (act.missing ?? []).filter((id) => id !== 'target') })
    }),
  )
}
