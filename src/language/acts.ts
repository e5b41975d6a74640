// A request becomes an act: its fields, its target, and what is still missing.
import { dateIn } from '../kernel/clock.ts'
import { about, dateOf, reasonIn, remarkIn, type About } from './acts-target.ts'
import { processHeard } from './acts-decide.ts'
import type { Ask } from './acts-group.ts'
import { fill, missingOf } from './fields.ts'
import type { Fields } from './fields-words.ts'
import { metricOf } from './acts-figures.ts'
import { shiftFields, standInFields, taskFields, periodFields } from './acts-work.ts'
import type { Reading } from './grammar-reading.ts'
import type { CompiledLexicon } from './lexicon.ts'
import type { Act, ActName, Moment, Target } from './understanding.ts'

/** Acts that are about a request somebody filed. */
export const NEEDS_TARGET: ReadonlySet<ActName> = new Set<ActName>([
  'approve',
  'reject',
  'return',
  'transfer',
  'addSigner',
  'comment',
  'urge',
  'withdraw',
  'status',
])

/** A remark names things it is not about (enjoy your trip): only what stands before it counts. */
const REMARK_STARTS = /[:：]|\bsaying\b|\bthat\b|说|写/u

export function actsOf(ask: Ask, reading: Reading, lexicon: CompiledLexicon, moment: Moment): Act[] {
  const act = ask.act ?? 'outOfScope'
  const { confidence } = ask
  if (act === 'start') {
    const process = ask.process === undefined ? undefined : lexicon.processes.get(ask.process)
    if (!process) return [{ act: 'outOfScope', confidence }]
    const fields = fill(reading, ask.pieces, process, moment)
    return [shape({ act, process: process.key, fields, missing: missingOf(process, fields), confidence })]
  }
  if (NEEDS_TARGET.has(act)) return decisions(act, ask, reading, lexicon, moment)
  const fields = fieldsOf(act, ask, reading, moment)
  const missing = missingFor(act, fields, undefined)
  const process = act === 'ask' || act === 'hold' ? ask.process : undefined
  return [shape({ act, ...(process !== undefined ? { process } : {}), fields, missing, confidence })]
}

/** 这个退回去吧，合同少了盖章页: what is pointed at is not what its reason names. */
const pointsAt = (act: ActName, ask: Ask): boolean => {
  const said = ask.pieces.filter((p) => p.decision.heard.has(act))
  return (
    said.length > 0 &&
    said.length < ask.pieces.length &&
    said.every((p) => /[这那]一?[个张笔份条单]|它/u.test(p.text) && p.decision.process === undefined)
  )
}

/** The process named first: shorter and shorter heads of the words, until one is named alone. */
function firstHeard(words: string, lexicon: CompiledLexicon): string | undefined {
  const whole = processHeard(words, lexicon)
  if (whole === undefined) return undefined
  const head =
    words.split(
      /\b(?:until|because|since|and|but|for|to|when|if|as|by)\b|,|打回|退[回给]|驳回|拒绝|批(?!准)|批准|通过|转给|转交|改/u,
    )[0] ?? words
  return processHeard(head, lexicon) ?? whole
}

function decisions(act: ActName, ask: Ask, reading: Reading, lexicon: CompiledLexicon, moment: Moment): Act[] {
  const before =
    ask.pieces
      .map((p) => p.text)
      .join(',')
      .split(REMARK_STARTS)[0] ?? ''
  const owned = /P(?:'s |’s |(?:提交?|交|发|报|申请)?的)([^,]{1,24})/u.exec(
    ask.pieces.map((p) => p.text).join(','),
  )?.[1]
  // P's payment until the contract is signed: what stands right after the owner is the request.
  const process =
    act === 'comment'
      ? processHeard(before, lexicon)
      : ((owned === undefined ? undefined : firstHeard(owned, lexicon)) ??
        (pointsAt(act, ask) ? undefined : ask.process))
  const it = about(reading, ask.pieces, act, process)
  if (act === 'status' && it.target.owner === undefined && mineAll(it)) it.target.all = true
  if (act !== 'approve' || it.target.all !== true) {
    const day = dateOf(
      it.scope,
      it.target.process === 'expense' || it.target.process === 'missed_punch' || wasSaid(act, ask) ? 'past' : 'plan',
      dateIn(moment.now, moment.zone),
    )
    if (day !== undefined) it.target.date = day
  }
  if (act === 'comment') {
    const remark = remarkIn(it.scope)
    if (remark !== undefined) it.fields['comment'] = remark
  } else if (act === 'reject' || act === 'return' || act === 'approve') {
    const remarked = ask.pieces.some((p) => p.decision.heard.has('comment'))
    const reason = remarked
      ? remarkIn(it.scope)
      : mayExplain(act, ask)
        ? reasonIn(it.scope, act === 'approve' ? [] : detailsOf(ask))
        : undefined
    if (reason !== undefined) it.fields[act === 'approve' ? 'comment' : 'reason'] = reason
  } else if (act === 'addSigner') {
    const position = positionIn(it)
    if (position !== undefined) it.fields['position'] = position
  }
  // 把王芳和李强的请假都批了: one decision for each of them.
  // 除了李强的，其他都批了: which ones is for the card to ask, never a guess with the exception in it.
  if (EXCEPT.test(it.scope.text)) {
    const { process: about } = it.target
    return [
      shape({
        act,
        fields: Object.fromEntries(Object.entries(it.fields).filter(([, v]) => !/^(?:除|except)/iu.test(String(v)))),
        target: about === undefined ? {} : { process: about },
        missing: ['target', ...missingFor(act, it.fields, { index: 1 })],
        confidence: ask.confidence,
      }),
    ]
  }
  const owners = it.owners.length > 1 ? it.owners : [it.target.owner]
  const each: Target[] =
    it.indexes.length > 1
      ? it.indexes.map((index) => ({ index }))
      : owners.map((owner) => (owner === undefined ? {} : { owner }))
  return each.map((one) => {
    const target: Target = { ...it.target, ...one }
    if (it.owners.length > 1) delete target.all
    const missing = missingFor(act, it.fields, target)
    return shape({ act, fields: it.fields, target, missing, confidence: ask.confidence })
  })
}

/** The request I put in on Monday, did my overtime from Monday get approved: a day that is over. */
const wasSaid = (act: ActName, ask: Ask): boolean =>
  (act === 'status' || act === 'urge' || act === 'withdraw') && ask.pieces.some((p) => FILED_ON.test(p.text))
const FILED_ON =
  /\b(?:i|we|P) (?:have |had |'ve )?(?:already )?(?:put in|submitted|filed|sent(?: in)?|raised|made|requested|applied(?: for)?|handed in|entered|created|lodged|asked for)\b[^,]{0,30}T|\b(?:did|has|was) (?:my|the|our) (?:overtime|ot|punch|clock)\b[^,]{0,16}T|\bfrom T\b/u

const EXCEPT =
  /除了?[^,。]{1,14}(?:,|以外|之外|外|的|都|其他|其余)|不(?:包括|含)|\b(?:except|excluding|apart from|other than|but not|all but)\b/u

/** Clauses beside the decision that carry no act of their own. */
const detailsOf = (ask: Ask): string[] =>
  ask.pieces
    .filter(
      (p) =>
        !/^(?:urgent|asap)\W*$/u.test(p.text) &&
        !p.decision.heard.has(ask.act ?? 'ask') &&
        // Mike's overtime is too much, reject: why, however likely a rejection it sounds.
        (p.decision.act !== ask.act ||
          /\b(?:is|are|was|were|has|have|too|not|no|missing|wrong|exceeds?)\b|n't\b/u.test(p.text)),
    )
    .map((p) => p.text)

/** What follows a decision explains it; what leads to an approval does not (looks good, approve it). */
const mayExplain = (act: ActName, ask: Ask): boolean =>
  act !== 'approve' || (ask.pieces[0]?.decision.heard.get('approve') ?? 0) >= 9

const mineAll = ({ target, scope }: About): boolean =>
  target.process === undefined &&
  target.number === undefined &&
  target.index === undefined &&
  /(?:我(?:的|提交的|发起的|申请的|提的|交的|发的|报的)?(?:所有|全部|那些|这些|那几[个张]|几[个张])?(?:的)?(?:申请|单子?|流程|审批)|\bmy (?:requests|applications|submissions|tickets|things|stuff))/u.test(
    scope.text,
  )

const BEFORE =
  /前加签|(?:在)?我(?:之前|前面|先)|先(?:让|请|叫|给)|先(?:审|批|看|签)|(?:前面|之前)(?:再)?加|\b(?:before (?:me|i|my|it|that)|first|ahead of me|prior to)\b/u
const AFTER =
  /后加签|(?:后面|之后|后边)(?:再)?加|(?:在)?我(?:之后|后面)|(?:批|审|签)完(?:后|之后|再)?|之后再|\b(?:after (?:me|i|my)|afterwards|following me|then)\b/u
const positionIn = ({ scope }: About): string | undefined =>
  BEFORE.test(scope.text) ? 'before' : AFTER.test(scope.text) ? 'after' : undefined

function fieldsOf(act: ActName, ask: Ask, reading: Reading, moment: Moment): Fields {
  switch (act) {
    case 'standIn':
      return standInFields(reading, ask.pieces, moment)
    case 'assignTask':
      return taskFields(reading, ask.pieces)
    case 'signIn':
    case 'myShift':
    case 'swapShift':
      return shiftFields(act, reading, ask.pieces)
    case 'figures':
      return { ...metricOf(reading, ask), ...periodFields(reading, ask.pieces) }
    case 'digest':
    case 'findings':
      return periodFields(reading, ask.pieces)
    default:
      return {}
  }
}

const LEAST: Partial<Record<ActName, readonly string[]>> = {
  return: ['reason'],
  comment: ['comment'],
  transfer: ['person'],
  addSigner: ['person'],
  standIn: ['person', 'start', 'end'],
  assignTask: ['assignee', 'title'],
  figures: ['metric'],
  signIn: ['direction'],
  myShift: ['date'],
  swapShift: ['person', 'date'],
}

export function missingFor(act: ActName, fields: Fields, target: Target | undefined): string[] {
  const missing: string[] = []
  // Sent back to a person: whose request it is, is said.
  const told = act === 'return' && fields['person'] !== undefined
  if (NEEDS_TARGET.has(act) && !known(target) && !told) missing.push('target')
  for (const id of LEAST[act] ?? [])
    if (fields[id] === undefined && !(id === 'end' && fields['durationDays'] !== undefined)) missing.push(id)
  if (act === 'myShift' && fields['start'] !== undefined) return missing.filter((id) => id !== 'date')
  return missing
}

const known = (target: Target | undefined): boolean =>
  target !== undefined && Object.keys(target).some((key) => key !== 'currency')

/** Empty parts are left out, as the command's output promises. */
export function shape(act: Act): Act {
  const { act: name, process, fields, missing, target, confidence } = act
  return {
    act: name,
    ...(process !== undefined ? { process } : {}),
    ...(fields && Object.keys(fields).length > 0 ? { fields } : {}),
    ...(missing && missing.length > 0 ? { missing } : {}),
    ...(target && Object.keys(target).length > 0 ? { target } : {}),
    confidence,
  }
}
