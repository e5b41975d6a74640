// From what a model answered to acts: every act needs words of the person's own, every value words that stand in the message.
import { normalise } from '../kernel/text.ts'
import { missingFor, NEEDS_TARGET, shape } from './acts.ts'
import type { Slot } from './catalogue.ts'
import { resolveTarget } from './context-target.ts'
import type { Setting } from './context-setting.ts'
import { missingOf } from './fields.ts'
import { read } from './grammar-reading.ts'
import type { CompiledLexicon } from './lexicon.ts'
import type { ModelAct, ModelAnswer } from './model-answer.ts'
import { evidenceIn } from './model-evidence.ts'
import { dayIn, fieldsSaid, moneyAt, type Said } from './model-fields.ts'
import { ACT_SLOTS, namesOf, offered } from './model-forms.ts'
import { readRequestNumbers } from './numbers.ts'
import type { Act, ActName, Moment, Target } from './understanding.ts'

/** What a model says is checked but not calibrated. */
const CONFIDENCE = 0.8

export function resolveAnswer(
  answer: ModelAnswer,
  text: string,
  lexicon: CompiledLexicon,
  setting: Setting,
  moment: Moment,
  speaker?: string,
): Act[] {
  const plain = normalise(text)
  const reading = read(plain, lexicon, moment, speaker)
  const said: Said = { reading, evidence: evidenceIn(plain), lexicon, moment }
  const acts = answer.acts
    .filter((act) => hasEvidence(act, said))
    .flatMap((act) => resolveAct(act, said, setting) ?? [])
    .map((act) => shape(resolveTarget(act, reading, setting)))
  return acts.filter((act, i) => acts.findIndex((other) => same(other, act)) === i)
}

const same = (a: Act, b: Act): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Nothing is wished for by words that only stand in a quotation, or nowhere. */
function hasEvidence(act: ModelAct, { evidence }: Said): boolean {
  return [act.said, act.owner, act.number, ...act.fields.map((f) => f.surface)].some((words) => evidence.own(words))
}

function resolveAct(act: ModelAct, said: Said, setting: Setting): Act | undefined {
  const name = act.type
  if (name === 'start') {
    const process = offered(said.lexicon).find((p) => p.key === act.process)
    if (!process) return undefined
    const fields = fieldsSaid(act, process.slots, said)
    return { act: name, process: process.key, fields, missing: missingOf(process, fields), confidence: CONFIDENCE }
  }
  if (name === 'provide' || name === 'correct') return answered(act, name, said, setting)
  const fields = fieldsSaid(act, ACT_SLOTS[name] ?? [], said)
  const target = NEEDS_TARGET.has(name) ? targetSaid(act, said, setting) : undefined
  const process = name === 'ask' || name === 'hold' ? keyOf(act, said) : undefined
  return {
    act: name,
    ...(process === undefined ? {} : { process }),
    fields,
    ...(target ? { target } : {}),
    missing: missingFor(name, fields, target),
    confidence: CONFIDENCE,
  }
}

/** Values go to the form that is open; without one there is nothing they could be for. */
function answered(act: ModelAct, name: ActName, said: Said, setting: Setting): Act | undefined {
  const target = setting.asked[0] === 'target' ? targetSaid(act, said, setting) : {}
  if (Object.keys(target).length > 0) return { act: name, target, confidence: CONFIDENCE }
  const process = setting.process === undefined ? undefined : said.lexicon.processes.get(setting.process)
  const fields = fieldsSaid(act, process?.slots ?? slotsAsked(setting, said), said)
  if (Object.keys(fields).length === 0) return undefined
  return { act: name, ...(process ? { process: process.key } : {}), fields, confidence: CONFIDENCE }
}

/** What was asked, when the words before do not tell for which form. */
function slotsAsked({ asked }: Setting, { lexicon }: Said): Slot[] {
  const slots = [...Object.values(ACT_SLOTS), ...[...lexicon.processes.values()].map((p) => p.slots)].flat()
  return asked.flatMap((id) => slots.find((slot) => namesOf(slot).includes(id)) ?? [])
}

const keyOf = (act: ModelAct, { lexicon }: Said): string | undefined =>
  offered(lexicon).find((p) => p.key === act.process)?.key

function targetSaid(act: ModelAct, said: Said, setting: Setting): Target {
  const { evidence } = said
  const own = (words: string | undefined) => (evidence.own(words) ? evidence.find(words) : undefined)
  const target: Target = {}
  const owner = own(act.owner)
  if (owner) target.owner = owner.surface
  const process = keyOf(act, said)
  if (process !== undefined) target.process = process
  const number = own(act.number)
  const whole = number && readRequestNumbers(normalise(number.surface))[0]?.number
  if (whole !== undefined) target.number = whole
  if (act.index !== undefined && setting.shown[act.index - 1] && countsTo(act.index, said)) target.index = act.index
  const day = own(act.date)
  const date = day && dayIn(day, { id: 'date', kind: 'date', names: [] }, said)
  if (date !== undefined) target.date = date
  const sum = own(act.amount)
  const money = sum && moneyAt(sum, said)
  if (money) {
    if (money.bound === 'max') Object.assign(target, { maxAmount: Number(money.amount), all: true })
    else target.amount = Number(money.amount)
    if (money.currency !== undefined) target.currency = money.currency
  }
  if (ALL.test(own(act.all)?.surface ?? '') && target.number === undefined && target.index === undefined)
    target.all = true
  return target
}

const ALL = /都|全|所有|每|剩|其余|其他|一起|统统|批量|\b(?:all|every\w*|each|rest|both|remaining|lot)\b/iu

/** Where a place in the list was said, it is that one; else the model may tell which of the shown is meant. */
function countsTo(index: number, { reading }: Said): boolean {
  const ordinals = reading.values.flatMap((v) => (v.kind === 'ordinal' ? [v.value.index] : []))
  return ordinals.length === 0 || ordinals.includes(index)
}
