// A finding in one sentence, filled only from its facts, in Chinese and English, with the innocent reading beside it.
import type { FactValue, Facts, Finding, FindingKind } from './finding.ts'

export type Language = 'zh' | 'en'
type Say = (f: (name: string) => string, facts: Facts) => string

export function explain(finding: Finding, language: Language): string {
  const say = SENTENCES[finding.kind][language === 'zh' ? 0 : 1]
  return say((name) => write(spoken(name, finding.facts[name], language)), finding.facts)
}

// What the engine itself names, not the log: where a path ends, which column, what agrees.
const SPOKEN: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>> = {
  next: { END: ['结束', 'the end'] },
  column: { actor: ['处理人', 'actor'], role: ['角色', 'role'], activity: ['步骤', 'activity'] },
  agrees: {
    receipt: ['票据号', 'receipt'],
    amount: ['金额', 'amount'],
    date: ['日期', 'date'],
    vendor: ['商家', 'vendor'],
    category: ['类别', 'category'],
    words: ['说明', 'words'],
  },
}

function spoken(name: string, value: FactValue | undefined, language: Language): FactValue | undefined {
  const words = SPOKEN[name]
  if (words === undefined || value === undefined || typeof value === 'number') return value
  const one = (part: string): string => words[part]?.[language === 'zh' ? 0 : 1] ?? part
  return typeof value === 'string' ? one(value) : value.map((part) => (typeof part === 'number' ? part : one(part)))
}

/** What it may be instead: told with every finding. @public */
export const innocentReading = (kind: FindingKind, language: Language): string =>
  INNOCENT[kind][language === 'zh' ? 0 : 1]

/** Digits without separators, so that a reader and a checker find them. */
export function write(value: FactValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(2).replace(/0$/u, '')
  return value.map((v) => write(v)).join(', ')
}

const SENTENCES: Readonly<Record<FindingKind, readonly [Say, Say]>> = {
  self_approval: [
    (f) => `申请人 ${f('person')} 自己签了「${f('step')}」。`,
    (f) => `${f('person')} asked for this and signed it too: “${f('step')}”.`,
  ],
  sod_breach: [
    (f) => `${f('person')} 在同一张单上以两个角色审批：${f('roles')}。`,
    (f) => `${f('person')} approved the same request in two roles: ${f('roles')}.`,
  ],
  missing_step: [
    (f) => `已执行「${f('payment')}」，但没有 ${f('step')}。`,
    (f) => `“${f('payment')}” took place and there is no ${f('step')}.`,
  ],
  order_violation: [
    (f) =>
      `付款发生在终审之前：「${f('payment')}」在 ${f('paidAt')}，「${f('approval')}」（${f('step')}）在 ${f('approvedAt')}。`,
    (f) =>
      `Paid before the final approval: “${f('payment')}” at ${f('paidAt')}, “${f('approval')}” (${f('step')}) at ${f('approvedAt')}.`,
  ],
  over_limit: [
    (f) => `金额 ${f('amount')} ${f('currency')} 达到总监限额 ${f('threshold')}，已付款而没有 DIRECTOR 的审批。`,
    (f) =>
      `The amount ${f('amount')} ${f('currency')} reaches the director’s threshold ${f('threshold')}; it was paid without an approval by a DIRECTOR.`,
  ],
  inactive_actor: [
    (f) => `${f('person')} 的最后在职日是 ${f('lastDay')}，却在 ${f('approvedOn')} 审批。`,
    (f) => `${f('person')}’s last day was ${f('lastDay')}; the approval is of ${f('approvedOn')}.`,
  ],
  ping_pong: [
    (f) => `这张单已被退回 ${f('returns')} 次（界限 ${f('limit')} 次）。`,
    (f) => `Returned ${f('returns')} times (limit ${f('limit')}).`,
  ],
  overdue: [
    (f) =>
      `已在 ${f('person') || f('role')} 处等了 ${f('days')} 天，时限 ${f('limit')} 天（${f('role')}，自 ${f('since')}）。`,
    (f) =>
      `Waiting for ${f('person') || f('role')} for ${days(f('days'))}, limit ${days(f('limit'))} (${f('role')}, since ${f('since')}).`,
  ],
  split_purchase: [
    (f) =>
      `${f('from')} 至 ${f('to')} 向「${f('vendor')}」的 ${f('count')} 张申请合计 ${f('total')}，每张都低于限额 ${f('limit')}，合起来达到限额。`,
    (f) =>
      `${f('count')} requests to “${f('vendor')}” from ${f('from')} to ${f('to')} total ${f('total')}; each is below the limit of ${f('limit')}, together they reach it.`,
  ],
  duplicate_claim: [
    (f) =>
      `疑似同一笔费用报了两次：金额 ${f('amounts')}，票据号 ${f('receipts')}，日期 ${f('dates')}；一致之处：${f('agrees')}。`,
    (f) =>
      `Probably one expense claimed twice: amounts ${f('amounts')}, receipts ${f('receipts')}, dates ${f('dates')}; what agrees: ${f('agrees')}.`,
  ],
  rubber_stamp: [
    (f) =>
      `${f('person')} 自 ${f('from')} 起在 ${f('seconds')} 秒内做了 ${f('count')} 个审批决定，每个约 ${f('pace')} 秒；平时约 ${f('usual')} 秒。`,
    (f) =>
      `${f('person')} decided ${f('count')} requests within ${f('seconds')} seconds from ${f('from')}, about ${f('pace')} seconds each; usually about ${f('usual')} seconds.`,
  ],
  unusual_amount: [
    (f) =>
      `金额 ${f('amount')} ${f('currency')} 是 ${f('person')} 在「${f('category')}」常见金额 ${f('usual')} 的 ${f('ratio')} 倍（依据 ${f('n')} 张单）。`,
    (f) =>
      `${f('amount')} ${f('currency')} is ${f('ratio')} times what is usual (${f('usual')}) for ${f('person')} in “${f('category')}” (n = ${f('n')}).`,
  ],
  off_hours: [
    (f) =>
      `${f('person')} 在当地时间 ${f('date')} ${f('time')} 做了审批决定；此人 ${f('n')} 个决定中只有 ${f('share')}% 在工作时间（${f('hours')}）之外。`,
    (f) =>
      `${f('person')} decided at ${f('time')} local time on ${f('date')}; only ${f('share')}% of this person’s ${f('n')} decisions fall outside ${f('hours')}.`,
  ],
  collusion: [
    (f) =>
      `${f('approver')} 不在 ${f('requester')} 的上级或代理线上（应为 ${f('line')}），却审批了其 ${f('count')} 张单，占其申请的 ${f('share')}%，中位用时 ${f('hours')} 小时。`,
    (f) =>
      `${f('approver')} is outside ${f('requester')}’s line (it should have been ${f('line')}) and yet approved ${f('count')} of their requests, ${f('share')}% of them, in ${f('hours')} hours (median).`,
  ],
  bottleneck: [
    (f) =>
      `自 ${f('since')} 起，在 ${f('person')} 处的等待变为 ${f('factor')} 倍：之前 ${f('before')} 小时，之后 ${f('after')} 小时（n = ${f('n')}；已扣除全公司的变化）。`,
    (f) =>
      `Since ${f('since')} requests wait ${f('factor')} times as long at ${f('person')}: ${f('before')} hours before, ${f('after')} hours after (n = ${f('n')}; the trend of everybody is taken out).`,
  ],
  return_rate: [
    (f) => `${f('person')} 的 ${f('n')} 张单中有 ${f('returned')} 张被退回，同类申请通常为 ${f('usual')}%。`,
    (f) =>
      `${f('returned')} of ${f('n')} requests by ${f('person')} were returned; usual for such requests is ${f('usual')}%.`,
  ],
  threshold_hugging: [
    (f) =>
      `${f('person')} 在 ${f('from')} 至 ${f('to')} 间有 ${f('count')} 张申请紧贴限额 ${f('limit')} 之下（${f('lowest')} 以上），共 ${f('n')} 张。`,
    (f) =>
      `${f('count')} of ${f('n')} requests by ${f('person')} from ${f('from')} to ${f('to')} lie just under the limit of ${f('limit')} (from ${f('lowest')} up).`,
  ],
  skip: [
    (f) => `「${f('steps')}」没有发生：之后直接到了「${f('next')}」。${seenZh(f)}`,
    (f) => `Skipped “${f('steps')}”: it went straight on to “${f('next')}”.${seenEn(f)}`,
  ],
  rework: [
    (f) => `「${f('steps')}」又做了一遍（第 ${f('place')} 步）。${seenZh(f)}`,
    (f) => `“${f('steps')}” was done again (step ${f('place')}).${seenEn(f)}`,
  ],
  early: [
    (f) => `「${f('steps')}」早于通常的位置发生（在「${f('next')}」之前，第 ${f('place')} 步）。${seenZh(f)}`,
    (f) => `“${f('steps')}” came too early (before “${f('next')}”, step ${f('place')}).${seenEn(f)}`,
  ],
  late: [
    (f) => `「${f('steps')}」晚于通常的位置发生（第 ${f('place')} 步）。${seenZh(f)}`,
    (f) => `“${f('steps')}” came too late (step ${f('place')}).${seenEn(f)}`,
  ],
  insert: [
    (f) => `「${f('steps')}」不该出现在这里（第 ${f('place')} 步）。${seenZh(f)}`,
    (f) => `“${f('steps')}” does not belong here (step ${f('place')}).${seenEn(f)}`,
  ],
  attribute: [
    (f) => `「${f('steps')}」的 ${f('column')} 为「${f('value')}」，通常是「${f('usual')}」（第 ${f('place')} 步）。`,
    (f) => `${f('column')} of “${f('steps')}” is “${f('value')}”, usually “${f('usual')}” (step ${f('place')}).`,
  ],
}

const days = (n: string): string => `${n} ${n === '1' ? 'day' : 'days'}`

function seenZh(f: (name: string) => string): string {
  return Number(f('seen')) > 0 ? `此走法少见，此前出现过 ${f('seen')} 次。` : ''
}
function seenEn(f: (name: string) => string): string {
  return Number(f('seen')) > 0 ? ` Rare, but this path was seen ${f('seen')} times elsewhere.` : ''
}

const INNOCENT: Readonly<Record<FindingKind, readonly [string, string]>> = {
  self_approval: ['也可能是代理指向了申请人本人。', 'It may be a substitution that pointed back to the requester.'],
  sod_breach: ['也可能当时一人兼任两职。', 'It may be that one person held both posts at the time.'],
  missing_step: ['也可能审批在系统外完成。', 'The approval may have been given outside the system.'],
  order_violation: ['也可能是紧急付款、事后补签。', 'It may be an urgent payment signed afterwards.'],
  over_limit: ['也可能总监在系统外签过字。', 'The director may have signed outside the system.'],
  inactive_actor: ['也可能离职日期登记有误。', 'The last day on file may be wrong.'],
  ping_pong: ['也可能每次缺的材料不同。', 'Something different may have been missing each time.'],
  overdue: ['也可能此人正在休假，或在等外部材料。', 'The person may be on leave, or wait for papers from outside.'],
  split_purchase: [
    '也可能是框架合同的分批订货，或定金与尾款。',
    'They may be call-offs of a framework contract, or deposit and balance.',
  ],
  duplicate_claim: [
    '也可能是两位同行者各自的票据，或更正后重报。',
    'They may be two travellers’ own receipts, or a corrected claim.',
  ],
  rubber_stamp: [
    '也可能会上已讨论过，会后集中点击。',
    'They may have been discussed in a meeting and clicked afterwards.',
  ],
  unusual_amount: [
    '也可能是年度费用、新职责，或币种、类别选错。',
    'It may be an annual fee, a new duty, or a wrong currency or category.',
  ],
  off_hours: ['也可能在出差或另一时区。', 'The person may have been travelling or in another zone.'],
  collusion: ['也可能有未登记的代理或调岗。', 'There may be a delegation or transfer that was not recorded.'],
  bottleneck: ['也可能此后收到的单更多、更难。', 'There may have been more or harder requests since.'],
  return_rate: ['也可能此人是新员工，或遇到要求更严的审批人。', 'The person may be new, or meet a stricter approver.'],
  threshold_hugging: ['也可能是标价或预算正好在限额附近。', 'A list price or a budget may lie near the limit.'],
  skip: ['也可能此步骤在系统外完成。', 'The step may have been done outside the system.'],
  rework: ['也可能补充材料后需要再来一遍。', 'New papers may have asked for another round.'],
  early: ['也可能为赶时间并行处理。', 'It may have been done in parallel to save time.'],
  late: ['也可能等待了外部材料。', 'It may have waited for papers from outside.'],
  insert: ['也可能是少见但合规的步骤。', 'It may be a rare but lawful step.'],
  attribute: ['也可能由同事代办，或是新同事。', 'A colleague may have stood in, or somebody is new.'],
}
