// Fields of the daily acts: tasks, stand-ins, shifts, and the period of a briefing or a figure.
import { about } from './acts-target.ts'
import { captureFirst, placeOf, scopeOf, take, trimmed, unused, use, words, type Scope } from './fields-scope.ts'
import { corrected, putPeriod } from './fields-time.ts'
import type { Fields } from './fields-words.ts'
import type { Reading } from './grammar-reading.ts'
import { periodOf } from './times-period.ts'
import { resolve } from './times.ts'
import type { ActName, Moment } from './understanding.ts'

type Pieces = readonly { from: number; to: number }[]

export function standInFields(reading: Reading, pieces: Pieces, moment: Moment): Fields {
  const { fields, scope, owners } = about(reading, pieces, 'standIn', undefined)
  if (fields['person'] === undefined && owners.length > 0) fields['person'] = owners[0] ?? ''
  const times = unused(scope, 'time').filter((t) => !t.value.every)
  const lengths = unused(scope, 'duration')
  const period = periodOf(
    corrected(scope, times).map((t) => t.value),
    lengths.map((d) => d.value),
    moment,
    'plan',
  )
  if (period) putPeriod(period, fields)
  // Away from June 1: until when is not said.
  const [only] = times
  if (only && times.length === 1 && lengths.length === 0 && only.value.role === 'from' && !only.value.range)
    delete fields['end']
  // From when to when says it all.
  if (fields['start'] !== undefined && fields['end'] !== undefined) delete fields['durationDays']
  return fields
}

/** A period that was said: this week, last month, since Monday. */
export function periodFields(reading: Reading, pieces: Pieces): Fields {
  const scope = scopeOf(reading, pieces)
  const fields: Fields = {}
  const time = unused(scope, 'time')
    .filter((t) => !t.value.every)
    .at(-1)
  if (!time) return fields
  const when = resolve(time.value, 'past')
  if (when.start) fields['start'] = when.start.toString()
  if (when.end) fields['end'] = when.end.toString()
  return fields
}

const IN =
  /(?:^|,)早(?:上?好)?(?:啊|呀)?(?:,|$|打)|^早|上班|早上|签到|签入|到(?:公司|单位|办公室|岗|了)|早卡|来了|\b(?:clock|punch|check|sign|badge|clocking|punching|checking|signing)(?: me)?[- ]?in\b|\b(?:arriv|start my|got in|here)/u
const OUT =
  /下班|签退|签出|走了|回家|晚卡|\b(?:clock|punch|check|sign|badge|clocking|punching|checking|signing)(?: me)?[- ]?out\b|\b(?:leaving|heading home|end my|done for|departure|off for)/u

export function shiftFields(act: ActName, reading: Reading, pieces: Pieces): Fields {
  const { fields, scope, owners } = about(reading, pieces, act, undefined)
  if (act === 'signIn')
    return OUT.test(scope.text)
      ? { direction: 'out' }
      : IN.test(scope.text) || /^早(?:上好?)?[啊呀,，!！]/u.test(reading.text.lower)
        ? { direction: 'in' }
        : {}
  if (act === 'swapShift' && fields['person'] === undefined && owners.length > 0) fields['person'] = owners[0] ?? ''
  const time = corrected(
    scope,
    unused(scope, 'time').filter((t) => !t.value.every),
  )[0]
  if (!time) return fields
  const when = resolve(time.value, 'plan')
  if (!when.start) return fields
  const single = !when.end || when.end.toString() === when.start.toString()
  if (single || act === 'swapShift') fields['date'] = when.start.toString()
  else {
    fields['start'] = when.start.toString()
    if (when.end) fields['end'] = when.end.toString()
  }
  return fields
}

const TITLE = [
  /(?:新建|创建|建|加|下发)(?:一?[个项条])?任务[:,](?<v>[^\n。;,]{2,60})/dgu,
  /(?:任务|内容|标题)(?:是|为|:)(?<v>[^\n。;]{2,60})/dgu,
  /(?:任务|工作|待办|活|事)(?:,|:|，)\s*(?<v>[^\n。;]{2,60})/dgu,
]
const LEAD =
  /^(?:(?:下班前|安排|布置|分配|转告|告诉|在|于|负责|去|来|帮忙?|务必|记得|尽快|抓紧|先|一下|下|个|的|任务|一个|一项|项|做|前|之前|以前|内|完成|任务[,:]?|:|,|，|将|把(?=.{12,})|to\b|a task to\b|the task of\b|with\b|task\b|:|that\b|about\b|for\b|an?\b|and\b|by\b|the task\b|please\b|in charge of\b|(?:the )?job of\b|should\b|needs to\b|has to\b|must\b|will\b)\s*)+/u

/** The title is what the person is to do: the words after the name, without the deadline. */
export function taskFields(reading: Reading, pieces: Pieces): Fields {
  const { fields, scope, owners } = about(reading, pieces, 'assignTask', undefined)
  if (fields['assignee'] === undefined && owners.length > 0) fields['assignee'] = owners[0] ?? ''
  const due = unused(scope, 'time')
    .filter((t) => !t.value.every && !['quarter', 'year', 'month'].includes(t.value.grain))
    .at(-1)
  if (due) {
    const when = resolve(due.value, 'plan')
    const day = when.end ?? when.start
    if (day) fields['dueDate'] = day.toString()
    if (when.startTime !== undefined) fields['dueTime'] = when.startTime
    takeDeadline(scope, due)
  }
  const named = captureFirst(scope, TITLE)
  const title = named ?? titleIn(scope)
  if (title !== undefined) fields['title'] = title
  return fields
}

function takeDeadline(scope: Scope, due: Parameters<typeof placeOf>[1]): void {
  const at = placeOf(scope, due)
  use(scope, due)
  const after = /^(?:[下上]班(?:之|以)?前|中午(?:之|以)?前|之前|以前|前|内|截止|为止)/u.exec(scope.text.slice(at + 1))
  const before =
    /(?:最晚|截止(?:到|日期是)?|期限是?|\b(?:by|before|due|until|on|no later than|deadline(?: is)?))\s*$/u.exec(
      scope.text.slice(0, at),
    )
  take(scope, before ? before.index : at, at + 1 + (after ? after[0].length : 0))
}

function titleIn(scope: Scope): string | undefined {
  let best: { from: number; to: number } | undefined
  let from = 0
  for (let i = 0; i <= scope.text.length; i++) {
    const cut = i === scope.text.length || scope.taken[i] || /[,，。;!！?？\n]/u.test(scope.text[i] ?? '')
    if (!cut) continue
    const lead = LEAD.exec(scope.text.slice(from, i))
    const [start, end] = trimmed(scope.text, from + (lead ? lead[0].length : 0), i)
    const head =
      /^(?:请|麻烦|帮我|帮忙|我想|我要|你)?(?:让|叫|给|安排|分配|派|通知|指派|把|新建|创建|建|布置|交代|(?:安排|分配|派|指派|布置|交代|下|给|加|建|新建|创建|下发)(?:一?[个项条件]|点|些)?(?:任务|工作|活儿?|事情?|待办)给?|(?:a?ssign|指派|分派|布置) ?(?:一下|个任务)?给)?$/u.test(
        scope.text.slice(start, end),
      ) ||
      /^(?:urgent|asap)$|^(?:please|pls|can you|could you|i want to|i want|i need to|i need|i'd like to|i'd like|let's|and|then)?\s*(?:assign|ask|have|get|tell|task|remind|let|make|give|create|add|set up|open|start|put|need|want|to)?(?: ?(?:(?:an?|the|one|new|another|some|more) )*(?:tasks?|to-?dos?|action items?|jobs?|assignments?|something|work)(?: for| to)?)?$/u.test(
        scope.text.slice(start, end).trim(),
      )
    if (!head && end - start >= 2 && (!best || end - start > best.to - best.from)) best = { from: start, to: end }
    from = i + 1
  }
  return best ? words(scope, best.from, best.to) : undefined
}
