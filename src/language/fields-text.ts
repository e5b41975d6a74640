// Free text: by its label (目的地：上海), by where it stands in the sentence, or inside quotation marks.
import { lettersOf, mayStand, scriptOf as scriptOfPattern, type Script } from './cues.ts'
import { capture, free, take, trimmed, words, type Scope } from './fields-scope.ts'
import { REASON_EN, TEXT_EN } from './fields-text-en.ts'
import { REASON_ZH, TEXT_ZH } from './fields-text-zh.ts'
import { findWord, type Fields } from './fields-words.ts'
import { surfaceOf } from '../kernel/text.ts'
import type { Slot } from './catalogue.ts'
import type { ProcessSense } from './lexicon.ts'

const scripts = new Map<string, Script>()
const scriptOf = (source: string): Script => {
  const known = scripts.get(source) ?? scriptOfPattern(source)
  scripts.set(source, known)
  return known
}

const compiled = new Map<string, RegExp>()
const regex = (source: string): RegExp => {
  const known = compiled.get(source)
  if (known) return known
  const made = new RegExp(source, 'dgu')
  compiled.set(source, made)
  return made
}

export function fillText(scope: Scope, process: ProcessSense, fields: Fields): void {
  const slots = process.slots.filter((s) => s.kind === 'text' || s.kind === 'reason')
  for (const slot of slots) {
    const value =
      byLabel(scope, slot, process) ??
      byQuote(scope, slot, process) ??
      (process.builtIn ? undefined : (beforeLabel(scope, slot) ?? toWhom(scope, slot)))
    if (value !== undefined) fields[slot.id] = value
  }
  for (const source of scope.reading.language === 'zh' ? [...REASON_ZH, ...REASON_EN] : [...REASON_EN, ...REASON_ZH]) {
    const slot = slots.find((s) => s.kind === 'reason')
    if (!slot || fields[slot.id] !== undefined) break
    if (!mayStand(scriptOf(source), lettersOf(scope.text))) continue
    const value = capture(scope, regex(source), 2)
    if (value !== undefined) fields[slot.id] = value
  }
  for (const slot of slots) {
    if (fields[slot.id] !== undefined) continue
    const value = byPlace(scope, process.key, slot.id) ?? byCapitals(scope, process, slot)
    if (value !== undefined) fields[slot.id] = PLACED.has(slot.id) ? (putRight(scope, value) ?? firmIn(value)) : value
  }
}

/** Names of places, things and firms, which people correct in the same breath. */
const PLACED: ReadonlySet<string> = new Set([
  'destination',
  'item',
  'payee',
  'counterparty',
  'position',
  'location',
  'room',
])
const PUT_RIGHT =
  /^(?:出差|出个差|的?(?:差|货款|合同|岗位|款))?[\s,.。]*(?:(?:哦|噢|啊|呃)?不对|说错了?|写错了?|搞错了?|错了|(?:哦|噢|啊|呃|不)?不(?=,)|(?:哦|噢|啊|呃)不|\b(?:no|wait|sorry|i mean|i meant|scratch that|oops|correction|actually)\b)(?:[\s,.。:]|(?:应该)?是|去|付给|给|到|跟|和|找|\b(?:no|wait|sorry|i mean|i meant|it's|its|make it|make that|actually|rather|to)\b)*(?<v>[^\s,。;!?TDMPQ][^,。;!?TDMPQ]*?)(?= (?:from|on|for|next|with|this|by|before|until|at|please|instead|T)\b|出差|出个差|拜访|参加|开会|见客户|[一二两三四五六七八九十]?[个台把箱]|\s*[TDMPQ,.。;!?]|$)/du

/** 杭州云栖科技 设备首付款: what follows a Chinese name after a space is no part of it. */
const firmIn = (value: string): string =>
  /^(?<name>[\u4e00-\u9fff]{4,}) [\u4e00-\u9fff]/u.exec(value)?.groups?.['name'] ?? value

/** Leeds, no wait, Manchester; 青岛，不对是烟台: the name that was meant. */
function putRight(scope: Scope, value: string): string | undefined {
  const at = scope.text.indexOf(value.toLowerCase())
  if (at < 0) return undefined
  const match = PUT_RIGHT.exec(scope.text.slice(at + value.length))
  const range = match?.indices?.groups?.['v']
  if (!range) return undefined
  const [from, to] = trimmed(scope.text, at + value.length + range[0], at + value.length + range[1])
  if (to - from < 2 || !free(scope, from, to) || !/\p{L}{2}|\d{3}/u.test(scope.text.slice(from, to))) return undefined
  take(scope, from, to)
  return words(scope, from, to)
}

function byPlace(scope: Scope, process: string, field: string): string | undefined {
  const zh = TEXT_ZH[process]?.[field] ?? []
  const en = TEXT_EN[process]?.[field] ?? []
  const letters = lettersOf(scope.text)
  for (const source of scope.reading.language === 'zh' ? [...zh, ...en] : [...en, ...zh]) {
    if (!mayStand(scriptOf(source), letters)) continue
    const value = capture(scope, regex(source))
    if (value !== undefined && !(field === 'payee' && (NO_PAYEE.test(value) || !/\p{L}{2}/u.test(value)))) return value
  }
  return undefined
}

/** Approval for Nova Cleaning Services: nothing leads to the firm but its capitals. */
function byCapitals(scope: Scope, process: ProcessSense, slot: Slot): string | undefined {
  if (!process.builtIn || (slot.id !== 'counterparty' && slot.id !== 'payee')) return undefined
  for (const match of scope.text.matchAll(LATIN_RUN)) {
    const said = words(scope, match.index, match.index + match[0].length)
    for (const named of said.matchAll(FIRM)) {
      const from = match.index + named.index
      const to = from + named[0].length
      if (
        said.length === match[0].length &&
        free(scope, from, to) &&
        !NO_FIRM.test(named[0]) &&
        !/^\s*$/u.test(named[0])
      ) {
        take(scope, from, to)
        return named[0]
      }
    }
  }
  return undefined
}
const LATIN_RUN = /[a-z][a-z '&.-]+/gu
/** Two capitals at least: one alone opens a sentence or is a word in passing. */
const FIRM =
  /(?<![\p{L}])[A-Z][a-z]+[\w'-]*(?: (?:&|and|of|de|und) | )(?:[A-Z][\w'.-]*)(?:(?: (?:&|and|of) | )[A-Z][\w'.-]*)*/gu
const NO_FIRM =
  /^(?:Please|Pls|Contract|Payment|Hi|Hello|Dear|Thanks|New|The|We|I|Kindly|Legal|Finance|Approval|Request|Start|File|Submit|Raise|Pay|Settle) /u

/** What is paid, not who is. */
const NO_PAYEE =
  /^(?:pay |settle )?(?:the |an? |our |my |this |that )?(?:[a-z]+ )?(?:invoices?|bills?|fees?|rent|deposit|balance|instal?lment|subscription|payment|money)$/iu

const CHANGE =
  '(?:(?:也|要|应该|得|还是|帮我|给我|请)?(?:改|换|调整|更正|变|更新|写)(?:成|为|到)|(?:加|补|写|填)上:?|应该是|应为|不对,?(?:应该)?是|(?:写|填|说|搞|弄|打|输)?(?:错|岔|反|混|漏)(?:了|啦)?,?(?:应该|其实)?(?:是|叫)|to\\b|should (?:be|say|read)\\b)'
const SIGN = new RegExp(`^\\s*(?:${CHANGE}|就?写(?!错|岔|反|着)|是|为|:|=|叫|is\\b|are\\b)\\s*`, 'u')
const OWN_SIGN = new RegExp(`^\\s*(?:${CHANGE}|是|为|:|=|叫|is\\b|are\\b|,)?\\s*`, 'u')

const BARE_LABELS: ReadonlySet<string> = new Set([
  '目的地',
  '出差地点',
  '收款方',
  '收款人',
  '收款单位',
  '事由',
  '用途',
  '标题',
  '对方单位',
  '合同方',
  '岗位',
  '职位',
])

const LINKS = /^\s*(?:from|for|on|to|in|at|with|by|and|of|until|starting|next|this|,|，|$)/u

/** 目的地：上海 · 车牌是沪A12345 · destination: Shanghai. Labels of own processes also stand without 是 or a colon. */
function byLabel(scope: Scope, slot: Slot, process: ProcessSense): string | undefined {
  for (const name of [...slot.names].sort((a, b) => b.length - a.length)) {
    const at = findWord(scope.text, name)
    if (at < 0) continue
    const rest = scope.text.slice(at + name.length)
    const sign = process.builtIn ? SIGN : OWN_SIGN
    // A course from May 25: the label's value stands before it.
    if (!SIGN.test(rest) && LINKS.test(rest)) continue
    // 客户催样品了: the label is who does something.
    if (!SIGN.test(rest) && /^(?:催|要|问|说|来|让|想|在|的|会|需|都|就|也|还|把|已)/u.test(rest)) continue
    // 目的地合肥: at the head of a clause a plain label needs no sign.
    const bare =
      process.builtIn && BARE_LABELS.has(name) && /(?:^|[,。;:\n])$/u.test(scope.text.slice(0, at)) ? '' : undefined
    const lead = sign.exec(rest)?.[0] ?? bare
    if (lead === undefined) continue
    const value = /^[^,。;!?\n]+/u.exec(rest.slice(lead.length))
    if (!value) continue
    const start = at + name.length + lead.length
    const denied = /(?<=.{2})(?:,?而?不是).*$/u.exec(value[0])?.index ?? value[0].length
    const [from, to] = trimmed(scope.text, start, start + denied)
    if (to <= from || !free(scope, from, to)) continue
    const found = words(scope, from, to)
    take(scope, at, to)
    return found
  }
  return undefined
}

/** The Project Management course, 参加高级Excel课程: an own field named after its value. */
function beforeLabel(scope: Scope, slot: Slot): string | undefined {
  if (slot.kind !== 'text') return undefined
  for (const name of slot.names) {
    const bare = name.replace(/(?:名称|名字|名)$/u, '').replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    if (bare.length < 2) continue
    const source = /^[a-z]/u.test(bare)
      ? `\\b(?:the|a|an|my|our|new) (?<v>[a-z0-9][^,.;!?TDMPQ]{1,40}?) ${bare}\\b`
      : `(?:的|参加|报名|申请|选|学|去|上|办|订|买|用)(?<v>[^,。;!?TDMPQ]{2,16}?)${bare}`
    const value = capture(scope, regex(source), 2)
    if (value !== undefined) return value
  }
  return undefined
}

const RECEIVES = /收件|收货|接收|给谁|客户|\b(?:recipient|receiver|ship to|customer|addressee)\b/u
const TO_WHOM = [
  '(?:寄给|发给|送给|寄往|发往|寄到|发到|快递给|给)(?<v>[^,。;!?TDMPQ]{2,16}?)(?=寄|发|送|快递|走|[,。;!?TDMQ]|$|的)',
  '\\b(?:ship|send|courier|deliver|samples?|shipment|post)\\b[^,.;!?]{0,24}? to (?:the )?(?<v>[a-z][^,.;!?TDMQ]{1,30}?)(?= (?:by|on|via|with|please|asap|next|this|from)\\b|\\s*[TDMQ,.;!?]|$)',
]

/** 寄给比亚迪, ship two samples to Bosch: an own field that names who gets it. */
function toWhom(scope: Scope, slot: Slot): string | undefined {
  if (slot.kind !== 'text' || !slot.names.some((name) => RECEIVES.test(name))) return undefined
  for (const source of TO_WHOM) {
    const value = capture(scope, regex(source), 2)
    if (value !== undefined) return value
  }
  return undefined
}

const QUOTED: ReadonlySet<string> = new Set(['title', 'document', 'reason', 'item'])

/** A title in 《》 or quotation marks is copied without them. */
function byQuote(scope: Scope, slot: Slot, process: ProcessSense): string | undefined {
  const wanted = slot.kind === 'text' && QUOTED.has(slot.id) && !(process.key === 'purchase' && slot.id === 'reason')
  if (!wanted) return undefined
  const value = scope.values.find((v) => v.kind === 'quote' && !scope.used.has(v) && v.value.kind !== 'pasted')
  if (value?.kind !== 'quote') return undefined
  const at = scope.text.indexOf('Z')
  const after = /^(?:的)?(?:合同|协议|通知|公告|文件|函|contract|agreement|notice|memo)/u.exec(scope.text.slice(at + 1))
  take(scope, at, at + 1 + (after ? after[0].length : 0))
  return surfaceOf(scope.reading.text, value.value.inner.from, value.value.inner.to)
}
