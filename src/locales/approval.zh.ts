// What the approvals say in Chinese: problems of a form, refusals, statuses, verbs, the lines of a timeline.
import type { Verb } from '../approval/commands.ts'
import type { EventType } from '../approval/events.ts'
import type { ProblemCode } from '../approval/form.ts'
import type { Refusal, RefusalCode } from '../approval/refusals.ts'
import type { RequestStatus, Task } from '../approval/request.ts'

export interface ProblemFacts {
  label: string
  limit?: string | number | undefined
}

/** How a refusal names people, times and fields; made from the reader's locale and zone. */
export interface Speaker {
  person(id: string): string
  time(iso: string): string
  step(id: string): string
  field(id: string): string
  problem(problem: { field: string; code: ProblemCode; limit?: string | number }): string
}

/** One line of a timeline, already named. */
export interface LineFacts {
  by: string
  people: string
  text: string
  step: string
}

const status: Record<RequestStatus, string> = {
  underway: '审批中',
  returned: '已退回',
  approved: '已通过',
  rejected: '已拒绝',
  withdrawn: '已撤回',
  terminated: '已终止',
}

const statusOf = (s: string): string => status[s as RequestStatus] ?? s

export const approvalZh = {
  status,

  task: {
    waiting: '未到',
    open: '待处理',
    approved: '已同意',
    rejected: '已拒绝',
    returned: '已退回',
    transferred: '已转交',
    cancelled: '已取消',
    autoPassed: '自动通过',
  } satisfies Record<Task['state'], string>,

  verb: {
    submit: '提交',
    resubmit: '重新提交',
    approve: '同意',
    reject: '拒绝',
    return: '退回',
    withdraw: '撤回',
    transfer: '转交',
    comment: '评论',
    urge: '催办',
    tick: '到时',
  } satisfies Record<Verb, string>,

  problem: {
    missing: ({ label }: ProblemFacts) => `还缺${label}。`,
    'unknown-field': () => '表单里没有这一项。',
    'wrong-kind': ({ label }: ProblemFacts) => `这个${label}没看懂，请换个说法。`,
    'too-long': ({ label, limit }: ProblemFacts) => `${label}太长了，最多 ${limit} 个字。`,
    'too-small': ({ label, limit }: ProblemFacts) => `${label}不能小于 ${limit}。`,
    'too-large': ({ label, limit }: ProblemFacts) => `${label}不能大于 ${limit}。`,
    'not-positive': ({ label }: ProblemFacts) => `${label}必须大于零。`,
    'not-a-date': ({ label }: ProblemFacts) => `日历上没有这一天，请核对${label}。`,
    'end-before-start': () => '结束日期早于开始日期。',
    'no-working-day': () => '这段时间里一个工作日也没有。',
    'no-such-choice': ({ label }: ProblemFacts) => `${label}没有这个选项。`,
    'no-such-person': ({ label }: ProblemFacts) => `${label}：没有找到这个人。`,
    'no-such-department': ({ label }: ProblemFacts) => `${label}：没有找到这个部门。`,
    'currency-not-allowed': ({ label, limit }: ProblemFacts) =>
      `${label}不能用这个币种${limit === undefined ? '' : `，可用：${limit}`}。`,
    'too-many-decimals': ({ label }: ProblemFacts) => `${label}的小数位太多了。`,
    'file-type': ({ label, limit }: ProblemFacts) =>
      `${label}不收这种文件${limit === undefined ? '' : `，可以上传：${limit}`}。`,
    'file-too-large': ({ label, limit }: ProblemFacts) => `${label}的文件太大了，单个不超过 ${limit} MB。`,
    'too-many-files': ({ label, limit }: ProblemFacts) => `${label}最多 ${limit} 个文件。`,
    'empty-table': ({ label }: ProblemFacts) => `${label}至少要有一行。`,
  } satisfies Record<ProblemCode, (p: ProblemFacts) => string>,

  refusal: {
    'not-your-task': () => '这一步现在不由您处理。',
    'not-your-turn': (r, by) => `还没轮到您，${by.person(r.person)} 处理后会通知您。`,
    'already-finished': (r) => `这张申请单已经办结（${statusOf(r.status)}），不能再操作了。`,
    'already-decided': (r, by) =>
      r.by === undefined
        ? '这件事已经有人处理过了。'
        : `${by.person(r.by)} 已${r.at === undefined ? '' : `于 ${by.time(r.at)} `}处理过这件事了。`,
    'not-your-request': () => '只有发起人本人可以这样做。',
    'not-returned': () => '这张申请单没有被退回，不需要重新提交。',
    'already-submitted': () => '这张申请单已经提交过了，没有重复提交。',
    'may-not-start': () => '您没有发起这个流程的权限，如有需要请联系管理员。',
    'invalid-form': (r, by) => ['表单里有几处需要修改：', ...r.problems.map((p) => by.problem(p))].join('\n'),
    'comment-required': () => '请写明理由。',
    'text-too-long': (r) => `文字太长了，最多 ${r.limit} 个字。`,
    'no-such-step': () => '这张申请单没有这个节点。',
    'nothing-to-return-to': () => '前面没有可以退回的节点。',
    'no-such-person': () => '没有找到这个人。',
    'already-approver': (r, by) => `${by.person(r.person)} 已经是这一步的审批人了。`,
    'cannot-transfer-to-initiator': () => '不能转交给发起人本人。',
    'cannot-transfer-to-self': () => '不用转交给自己，您可以直接处理。',
    'already-decided-by-others': () => '已经有人审批过了，这个流程不允许再撤回。',
    'nobody-to-urge': () => '现在没有需要催办的人。',
    'urged-recently': (r, by) => `刚刚催过了，${by.time(r.again)} 以后可以再催。`,
    'pick-approvers': (r, by) =>
      `请为「${by.step(r.step)}」选择审批人（${r.min === r.max ? r.min : `${r.min}–${r.max}`} 位）。`,
    'no-approver': (r, by) => `「${by.step(r.step)}」没有可用的审批人，请联系管理员。`,
    'may-not-write': (r, by) => `您不能修改「${by.field(r.field)}」。`,
    'calendar-unknown': (r) => `${r.year} 年的节假日安排还没有公布，暂时算不出期限，请联系管理员。`,
    'not-visible': () => '您没有查看这张申请单的权限。',
    'unknown-request': () => '没有找到这张申请单。',
    'stale-card': () => '这张申请单已有变化，请看过最新内容后再操作。',
  } satisfies { [C in RefusalCode]: (refusal: Extract<Refusal, { refused: C }>, by: Speaker) => string },

  line: {
    Submitted: ({ by }: LineFacts) => `${by} 提交了申请`,
    Resubmitted: ({ by }: LineFacts) => `${by} 修改后重新提交`,
    StepEntered: ({ step }: LineFacts) => `进入「${step}」`,
    StepSkipped: ({ step }: LineFacts) => `「${step}」不需要，已跳过`,
    TaskOpened: ({ people, step }: LineFacts) => `等待 ${people} 处理「${step}」`,
    TaskActivated: ({ people }: LineFacts) => `轮到 ${people} 处理`,
    AutoPassed: ({ people, step }: LineFacts) => `${people} 在「${step}」自动通过`,
    Approved: ({ by }: LineFacts) => `${by} 同意`,
    Rejected: ({ by }: LineFacts) => `${by} 拒绝`,
    Returned: ({ by }: LineFacts) => `${by} 退回`,
    Transferred: ({ by, people }: LineFacts) => `${by} 转交给 ${people}`,
    TaskCancelled: ({ people }: LineFacts) => `${people} 不必再处理`,
    StepPassed: ({ step }: LineFacts) => `「${step}」已通过`,
    Copied: ({ people }: LineFacts) => `抄送 ${people}`,
    Commented: ({ by }: LineFacts) => `${by} 评论`,
    Urged: ({ by, people }: LineFacts) => `${by} 催办了 ${people}`,
    Reminded: ({ people }: LineFacts) => `已提醒 ${people}`,
    BecameOverdue: ({ people }: LineFacts) => `${people} 已超时未处理`,
    EmptyApproverEscalated: ({ people, step }: LineFacts) => `「${step}」没有审批人，转由 ${people} 处理`,
    RequestApproved: () => '审批全部通过',
    RequestRejected: () => '申请未通过',
    Withdrawn: ({ by }: LineFacts) => `${by} 撤回了申请`,
  } satisfies Record<EventType, (p: LineFacts) => string>,
}
