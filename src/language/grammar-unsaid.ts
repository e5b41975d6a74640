// What is taken back in the same breath (周二，不对，周三; 去上海，哦不，杭州) was not said: it leaves the masked text, so that everything after it reads a plain sentence.
import type { Reading, Value } from './grammar-reading.ts'
import { cut } from './reading-cut.ts'

type TimeValue = Extract<Value, { kind: 'time' }>

const BREAK = '[\\s,.。!…~—–-]'
const SOUND = '(?:[啊哦噢呃额哎诶唉嗯]|哎呀|哎哟)+'
const WRONG =
  '(?:不对(?:[\\s,]*不对)*|不是不是|不(?=[,\\s])|(?:我|又)?(?:说|写|打|搞|记|看|讲|弄|输)?错(?:字)?(?:了|啦)+|口误|更正(?:一?下)?|不不+)'
/** A break and a word of regret, then what is meant. */
const MARK = new RegExp(
  `(?:${BREAK}*${SOUND}[\\s,]*(?:${WRONG}|不是?(?![用要能会行可必需同批想通好太知]))|${BREAK}+${WRONG})|(?<=[\\u4e00-\\u9fffA-Z\\d])(?:不对[\\s,]*不对|不不+)`,
  'gu',
)
const LEADS_ON = new RegExp(
  `^${BREAK}*(?:那个|其实|应该|我是说|我说的?|要)*(?:是(?!否|不是|因|为|不)|改成|改为|换成)?${BREAK}*`,
  'u',
)

/** Words after which a name or a thing stands. */
const INTRODUCES =
  /(?:去(?:一?趟|Q)?|到|赴|飞|往|给|跟|和|与|向|找|买|采购|购买|申购|申请(?:购买|采购|领用|付款|用印|出差)?|领用?|借|缺|订|修|盖|招聘?|付给?|打给|转给|是|为|叫|:|Q(?:的)?|目的地|地点|收款(?:方|人|单位)|对方(?:单位|公司)?|[甲乙]方|供应商|报修|出差|岗位|职位|把|要|(?<![打复彩影])印|还|归还|交还|[的楼层室站所厅区]|前台|车间|仓库|工位|那[台个边些])(?:里的?|的|那[台个]|一[个台把件套支张]|个|台(?!灯|历|面|秤|式)|把(?!手)|[件套支张](?=[\u4e00-\u9fff]{2}))?\s*(?=[^,。;:!?\s]{1,16}$)/gu
/** A whole request is not a slip of the tongue. */
const REQUEST =
  /报销|请[年病事婚产丧]?假|采购|付款|用印|盖章|出差|加班|批|驳回|拒绝|退回|转给|撤|催|审|合同|离职|招聘|报修|[TDMQNPO]/u
const ASKS_AGAIN = /^(?:请|麻烦|帮|给我|我|把|先|还是|算了|不用|不要|别|撤|退|驳|拒|同意|批)/u

/** Every slip that was put right at once is taken out, the first one first. */
export function unsay(it: Reading): Reading {
  if (!/[不错]|口误|更正/u.test(it.masked)) return it
  let now = it
  for (let round = 0, from = 0; round < 4; round++) {
    const mark = [...now.masked.matchAll(MARK)].find((m) => m.index >= from)
    if (!mark) return now
    const next = withoutSlip(now, mark.index, mark.index + mark[0].length)
    if (next) now = next
    else from = mark.index + mark[0].length
  }
  return now
}

function withoutSlip(it: Reading, from: number, marked: number): Reading | undefined {
  const to = marked + (LEADS_ON.exec(it.masked.slice(marked))?.[0].length ?? 0)
  const [before, after] = [it.masked.slice(0, from), it.masked.slice(to)]
  if (before.trim() === '' || after.trim() === '') return undefined
  return valueAgain(it, before, from, to) ?? wordsAgain(it, before, after, to)
}

/** 三天，不对，两天; 460，说错了，380: another value of the same kind. */
function valueAgain(it: Reading, before: string, from: number, to: number): Reading | undefined {
  const first = /([TDMQPGNO])[^TDMQPGNOZ,，。;\d]{0,6}$/u.exec(before)
  const second = /^(?:去|给|找|要|改|共|请|休|买|来|花了?|第)?([TDMQPGNO]|\d[\d.]*)/u.exec(it.masked.slice(to))
  const bare = /\d[\d.]*(?:块|元)?$/u.exec(before)
  if (bare && second && /^[\dMQ]/u.test(second[1] ?? '')) return cut(it, bare.index, to)
  if (!first || !second || (second[1] !== first[1] && !(first[1] === 'M' && /^\d/u.test(second[1] ?? ''))))
    return undefined
  const kind = first[1]
  if (kind === 'T') return dayAgain(it, first.index, from, to, to + second[0].length - 1)
  // 请三天年假，不对，两天: what stands after the first stays; 两台打印机，不对，三台电脑: unless something else is named.
  const tail = before.slice(first.index + 1)
  const said = it.masked.slice(to + second[0].length)
  const another = /^(?:的)?[\u4e00-\u9fff]{2}/u.test(said) && !/^(?:吧|就|左右|而已|才)/u.test(said)
  return tail === '' || another || said.startsWith(tail) || /^[\s,，。]*$/u.test(tail)
    ? cut(it, first.index, to)
    : cut(cut(it, from, to), first.index, first.index + 1)
}

/** A day for another; the week and the month of the first hold for the second. */
function dayAgain(it: Reading, at: number, from: number, to: number, second: number): Reading | undefined {
  const [a, b] = [valueAt(it, at), valueAt(it, second)]
  if (a?.kind !== 'time' || b?.kind !== 'time' || !b.value.start || !a.value.start) return undefined
  const day = within(a, b)
  // 周三到周五，不对，周四: a range and one day after its start is another end.
  if (a.value.range && !day.value.range && day.value.start && isAfter(day.value.start, a.value.start)) {
    const { plan: _plan, past: _past, ...rest } = a.value
    const end = { ...a, value: { ...rest, end: day.value.end ?? day.value.start } }
    const stretch = cut(it, from, second + 1)
    return { ...stretch, values: stretch.values.map((v) => (v === a ? end : v)) }
  }
  const tail = it.masked.slice(at + 1, from)
  const rest = it.masked.slice(second + 1)
  const known = tail === '' || rest.startsWith(tail.slice(0, 2)) ? cut(it, at, to) : cut(cut(it, from, to), at, at + 1)
  return { ...known, values: known.values.map((v) => (v === b ? day : v)) }
}

const isAfter = (a: { toString(): string }, b: { toString(): string }): boolean => a.toString() > b.toString()

/** 下周三，不对，周四 is next Thursday; 6月3号，不对，4号 is in June. */
function within(a: TimeValue, b: TimeValue): TimeValue {
  const { start } = a.value
  if (!start || !b.value.start) return b
  const moved = (move: (day: NonNullable<typeof start>) => typeof start): TimeValue => {
    const { plan: _plan, past: _past, ...rest } = b.value
    const [first, last] = [b.value.start, b.value.end]
    return { ...b, value: { ...rest, ...(first ? { start: move(first) } : {}), ...(last ? { end: move(last) } : {}) } }
  }
  if (a.value.said.week && b.value.said.weekday && !b.value.said.week) {
    const monday = start.subtract({ days: start.dayOfWeek - 1 })
    return moved((day) => monday.add({ days: day.dayOfWeek - 1 }))
  }
  const bareDay = /^\d{1,2}[号日]?|^[一二三四五六七八九十]{1,3}[号日]/u.test(b.span.surface)
  return a.value.said.month && !b.value.said.month && !b.value.said.weekday && bareDay
    ? moved((day) => day.with({ year: start.year, month: start.month }))
    : b
}

/** 去上海，哦不，杭州; 采购台灯，打错了，鼠标: another name in the same place. */
function wordsAgain(it: Reading, before: string, after: string, to: number): Reading | undefined {
  if (!/^[\u4e00-\u9fffa-zQPG\d]/u.test(after) || ASKS_AGAIN.test(after)) return undefined
  const clause = /[^,。;!?\n]*$/u.exec(before)?.[0] ?? ''
  const start = before.length - clause.length
  // 去上海，不对，去杭州: the same words open both.
  const same = /^(?:我[要想]|去|到|给|付给|买|采购|领|跟|和|找|招|修|盖|对方是|收款[方人]是|目的地是)/u.exec(after)?.[0]
  const again = same === undefined ? -1 : clause.lastIndexOf(same)
  if (same !== undefined && again >= 0) return cutSlip(it, start + again, clause.slice(again), to)
  if (REQUEST.test(after.slice(0, 2))) return undefined
  const lead = [...clause.matchAll(INTRODUCES)].at(-1)
  const slip = lead ? clause.slice(lead.index + lead[0].length) : undefined
  if (lead && slip !== undefined && !/[TDMPGNOZ]/u.test(slip))
    return cutSlip(it, start + lead.index + lead[0].length, slip, to)
  // 台灯，不对，打印纸没了: a name alone in its clause.
  const alone = clause.trim()
  return alone.length >= 2 && alone.length <= 8 && /^[\u4e00-\u9fffa-z ]+$/u.test(alone) && !REQUEST.test(alone)
    ? cut(it, start + (clause.length - clause.trimStart().length), to)
    : undefined
}

/** 去大阪出差，不对，神户: what is done there stays said. */
const STAYS = /(?<=.)(?:出个?差|付款|付|打款|转账|开会|培训|盖章|采购|报修|修一下|修|签合同|签)(?:一?下)?$/u

function cutSlip(it: Reading, from: number, slip: string, to: number): Reading {
  const stays = STAYS.exec(slip.trimEnd())
  if (!stays) return cut(it, from, to)
  const end = from + slip.trimEnd().length
  return cut(cut(it, end, to), from, from + stays.index)
}

function valueAt(it: Reading, at: number): Value | undefined {
  const place = it.back[at]
  return it.values.find((v) => v.span.from === place)
}
