// Fills the fields of a request from its words: typed values first, then choices and free text, and last what is still missing.
import { findWord, type Fields } from './fields-words.ts'
import {
  capture,
  captureFirst,
  captureWhole,
  free,
  placeOf,
  scopeOf,
  take,
  unused,
  words,
  type Scope,
} from './fields-scope.ts'
import { leftover } from './fields-leftover.ts'
import { fillCount, fillMoney, withPrices } from './fields-money.ts'
import { fillText } from './fields-text.ts'
import { fillTime } from './fields-time.ts'
import type { Slot } from './catalogue.ts'
import type { Reading } from './grammar-reading.ts'
import type { ProcessSense } from './lexicon.ts'
import type { Moment } from './understanding.ts'

/** Everything the words of one request give for the fields of a process. */
export function fill(
  reading: Reading,
  pieces: readonly { from: number; to: number }[],
  process: ProcessSense,
  moment: Moment,
  { loose = true }: { loose?: boolean } = {},
): Fields {
  const scope = withPrices(scopeOf(reading, pieces), process)
  const fields: Fields = {}
  takeMarkers(scope)
  fillChoices(scope, process, fields)
  fillPeople(scope, process, fields)
  fillText(scope, process, fields)
  fillTime(scope, process, fields, moment)
  fillMoney(scope, process, fields)
  if (fields['amounts'] !== undefined && !REASONED.test(scope.text)) delete fields['reason']
  fillCount(scope, process, fields)
  fillDepartment(scope, process, fields)
  if (loose) leftover(scope, process, fields)
  return fields
}

/** Field ids of `least` that are neither given nor implied by what is given. */
export function missingOf(process: ProcessSense, fields: Readonly<Fields>): string[] {
  const missing: string[] = []
  for (const need of process.least) {
    const ways = need.split('|').map((way) => way.split('+'))
    if (ways.some((way) => way.every((id) => given(id, fields)))) continue
    // Half of a pair was said (a start time): only its other half is asked.
    const begun = ways.find((way) => way.some((id) => given(id, fields)))
    missing.push(...(begun ?? ways[0] ?? []).filter((id) => !given(id, fields)))
  }
  return missing
}

function given(id: string, fields: Readonly<Fields>): boolean {
  if (fields[id] !== undefined) return true
  // A length gives the end as soon as there is a start, so the end is not asked.
  if (id === 'end') return fields['durationDays'] !== undefined || fields['durationHours'] !== undefined
  if (id === 'amount' || id === 'reason') return fields['amounts'] !== undefined
  return false
}

/** Several receipts speak for themselves; only a reason that is called one is kept beside them. */
const REASONED = /因为|由于|原因|事由|理由|用途|\b(?:because|due to|reason|purpose)\b/u

/** Words of correcting oneself belong to no value. */
const MARKERS =
  /\ber+m?\b|不对|说错了?|写错了?|搞错了?|错了|哦不|噢不|啊不|呃不|算了|\b(?:sorry|no wait|wait|actually|i mean|i meant|scratch that|oops|correction|my mistake)\b/gu

function takeMarkers(scope: Scope): void {
  for (const match of scope.text.matchAll(MARKERS)) take(scope, match.index, match.index + match[0].length)
}

function fillChoices(scope: Scope, process: ProcessSense, fields: Fields): void {
  for (const slot of process.slots) {
    if (slot.kind !== 'choice' || !slot.options) continue
    const said = optionIn(scope, slot, 'names') ?? optionIn(scope, slot, 'implied')
    if (said === undefined) continue
    fields[slot.id] = said
  }
}

/** The option that is named; of several the last, for people correct themselves forwards, unless they are joined (公章和法人章). */
export function optionIn(scope: Scope, slot: Slot, by: 'names' | 'implied'): string | undefined {
  const hits: Hit[] = []
  for (const option of slot.options ?? [])
    for (const name of option[by] ?? [])
      for (const hit of hitsOf(scope, option.id, name))
        if (!YES_OR_NO.has(name) || afterLabel(scope, slot, hit))
          hits.push(by === 'names' && option.loose?.includes(name) ? { ...hit, loose: true } : hit)
  // A longer name is the surer one: 陪产假 is no 产假.
  const outright = hits.filter((h) => !h.loose)
  const named = (outright.length > 0 ? outright : hits).filter(
    (h) => !hits.some((o) => o !== h && o.from <= h.from && h.to <= o.to && o.to - o.from > h.to - h.from),
  )
  named.sort((a, b) => a.from - b.from)
  let chosen: Hit | undefined
  for (const hit of named) if (!chosen || !JOINED.test(scope.text.slice(chosen.to, hit.from))) chosen = hit
  // 打车45，午饭120: two things, and neither is the whole.
  const corrected = scope.text.match(MARKERS) !== null
  if (chosen?.loose && !corrected && named.some((h) => h.id !== chosen?.id)) return undefined
  if (!chosen) return undefined
  // A category of spending is named by the reason itself (打车), which stays readable.
  if (by === 'names' && slot.id !== 'category')
    for (const option of slot.options ?? []) for (const name of option.names) takeWord(scope, name)
  return chosen.id
}

/** They stand for a value only after its label: 我的需求是 says nothing about taking a seal outside. */
const YES_OR_NO: ReadonlySet<string> = new Set(
  '是 否 有 无 没有 要 不要 需要 不需要 可以 不可以 对 不对 yes no y n true false'.split(' '),
)
const afterLabel = ({ text }: Scope, slot: Slot, { from }: Hit): boolean =>
  slot.names.some((name) =>
    text
      .slice(0, from)
      .replace(/[\s:：=为是]+$/u, '')
      .endsWith(name),
  )

interface Hit {
  id: string
  from: number
  to: number
  loose?: boolean
}
const JOINED = /^(?:和|、|[+&/]|加|及|跟|与|,|\s|and|or|还有)*$/u

function hitsOf(scope: Scope, id: string, name: string): Hit[] {
  const hits: Hit[] = []
  for (let from = findWord(scope.text, name); from >= 0; from = findWord(scope.text, name, from + 1)) {
    const to = from + name.length
    // Personal reasons are why, not which leave.
    const why =
      name === 'personal' &&
      /^ (?:reasons?|matters?|business|stuff|appointment|errands?|issues?)/u.test(scope.text.slice(to))
    if (!why && free(scope, from, to) && !denied(scope.text, from)) hits.push({ id, from, to })
  }
  return hits
}

/** 事假吧算了还是年假: the option that was dropped is spoken for as well. */
function takeWord(scope: Scope, name: string): void {
  for (let at = findWord(scope.text, name); at >= 0; at = findWord(scope.text, name, at + 1))
    if (name.length > 1) take(scope, at, at + name.length)
}

/** 不是年假, not annual leave: what is denied is not chosen. */
const denied = (text: string, at: number): boolean =>
  /(?:不是|不要|不用|别用|而不是|不走|不算|没有?|\bnot (?:as |a |an |my |the )?|\b(?:instead of|rather than) (?:a |an |my )?|\bno )$/.test(
    text.slice(Math.max(0, at - 14), at),
  )

const HANDOVER = [
  /(?:交接|移交|交代|转交|交)(?:给|由|人(?:是|为|:)?)(?<v>P)/dgu,
  /(?:工作|活|手头)(?:上的事)?(?:都)?(?:由|让|给|交给|请|先给)(?<v>P)/dgu,
  /(?<v>P)(?:会|来|可以|能|先)?(?:帮我|替我|代我)?(?:顶班|顶一下|代班|接手|接替|盯|顶着|顶|负责我的)/dgu,
  /(?:找|让|请|由)(?<v>P)(?:帮我|替我|代我|来)(?:顶|接|盯|代)/dgu,
  /\b(?:hand(?:ing)?(?: my work)?(?: over)?(?: everything)? (?:over )?to|handover(?: to| is|:)?|covered by|cover(?: is| will be|:)|backup(?: is|:)?) (?<v>P)/dgu,
  /(?<v>P) (?:will|can|is going to|is|has agreed to|agreed to|would)?(?: ?be)? ?(?:cover|covers|covering|takes? over|taking over|steps? in|fills? in|handles? my|back me up|handle my|look after my|fill in|filling in|stand in|my backup)/dgu,
]
const COMPANIONS = [
  /\b(?:add|include|bring|take) (?<v>P)(?= (?:to|along|too|as well|on)\b|$)/dgu,
  /(?<v>P)(?=(?:、|和|跟|,| and )(?:P|我|I\b|i\b))/dgu,
  /(?:和|跟|与|带上?|同|以及|还有|、)(?<v>P)/dgu,
  /(?<v>P)(?:一起|一道|同行|陪同|随行|也去)/dgu,
  /\b(?:with|and|along with|together with|accompanied by|joined by|,) ?(?<v>P)/dgu,
]
const FOR_WHOM = [
  /^(?<v>P) (?:also |urgently )?(?:needs?|wants?|requires?|has no|is missing|could use|should get|lost)\b/dgu,
  /\b(?:for|to) (?:our |the |my |a )?(?:new )?(?:intern|hire|joiner|starter|colleague|employee|team member|trainee),? (?<v>P)/dgu,
  /(?:给|帮|替|为)(?:新同事|新员工|新人|同事|实习生)?(?<v>P)(?:领|申领|申请|配|拿|用|使用|要)/dgu,
  /(?<v>P)(?:用|使用)/dgu,
  /(?:使用人|领用人|给)(?:是|为|:)?(?<v>P)/dgu,
  /\b(?:for|to|by) (?<v>P)/dgu,
]
const HOST = [
  /(?:找|拜访|见|接待人(?:是|:)?|由)(?<v>P)/dgu,
  /\b(?:to see|to meet|visiting|host(?: is|:)?|hosted by|meeting|see|for) (?<v>P)/dgu,
]

const WHO: Readonly<Record<string, readonly RegExp[]>> = {
  'leave.handover': HANDOVER,
  'asset.person': FOR_WHOM,
  'visitor.person': HOST,
}

function fillPeople(scope: Scope, process: ProcessSense, fields: Fields): void {
  for (const slot of process.slots) {
    if (slot.kind === 'people') {
      const people: string[] = []
      for (const pattern of COMPANIONS)
        for (let found = captureWhole(scope, pattern); found !== undefined; found = captureWhole(scope, pattern))
          people.push(found)
      if (people.length > 0) fields[slot.id] = people
      continue
    }
    if (slot.kind !== 'person') continue
    const named = labelled(scope, slot)
    const patterns = WHO[`${process.key}.${slot.id}`]
    const who = named ?? (patterns ? captureFirst(scope, patterns, captureWhole) : undefined)
    if (who !== undefined) fields[slot.id] = who
    else if (!patterns) {
      const first = unused(scope, 'person')[0]
      if (first) {
        fields[slot.id] = first.span.surface
        take(scope, placeOf(scope, first), placeOf(scope, first) + 1)
      }
    }
  }
}

/** 交接人：P, host is P. */
function labelled(scope: Scope, slot: Slot): string | undefined {
  for (const name of slot.names) {
    const at = findWord(scope.text, name)
    if (at < 0) continue
    const match = /^\s*(?:是|为|:|=|is|will be)?\s*P/u.exec(scope.text.slice(at + name.length))
    if (!match) continue
    const from = at + name.length + match[0].length - 1
    if (!free(scope, from, from + 1)) continue
    const found = words(scope, from, from + 1)
    take(scope, at, from + 1)
    return found
  }
  return undefined
}

function fillDepartment(scope: Scope, process: ProcessSense, fields: Fields): void {
  const slot = process.slots.find((s) => s.kind === 'department')
  if (!slot || fields[slot.id] !== undefined) return
  const found = unused(scope, 'department')
    .filter((d) => !/^(?:组|部|部门|科|中心|team|group)$/u.test(d.span.surface))
    .at(-1)
  if (found) {
    fields[slot.id] = found.span.surface
    take(scope, placeOf(scope, found), placeOf(scope, found) + 1)
    return
  }
  // Without a directory, a department is known by its ending.
  const named =
    capture(
      scope,
      /(?:给|为|到|去|转到|调到|调去|帮|,|^|在|入)(?<v>(?!给|我们|咱|你们|他们|本|想|要|我|申请|调|转|从)[\u4e00-\u9fff]{2,6}(?:部|中心|事业部|组|科))(?!门|分|长|署)/dgu,
    ) ??
    (process.key === 'job_transfer'
      ? capture(
          scope,
          /\b(?:move|transfer|switch|go) (?:me )?(?:over )?(?:in)?to (?:the )?(?<v>[a-z]+(?: [a-z]+)?)(?= (?:from|team|department|in|next|as|by|starting)\b|\s*[T,.]|$)/dgu,
        )
      : undefined) ??
    capture(
      scope,
      /\b(?:for|to|in|into) (?:the )?(?<v>(?!(?:the|our|my|your|this|that|whole|entire|new) )[a-z]+(?: [a-z]+)? (?:team|department|dept|division))\b/dgu,
    )
  if (named !== undefined) fields[slot.id] = named
}
