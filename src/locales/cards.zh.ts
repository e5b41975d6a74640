// Titles, buttons and lines of the cards in Chinese.
import type { ProposedCommand } from '../dialogue/conversation.ts'

type Decision = ProposedCommand['do']

export const cardsZh = {
  button: {
    submit: '提交',
    resubmit: '重新提交',
    edit: '修改',
    cancel: '取消',
    form: '用表单填写',
    view: '查看',
    continue: '继续',
    notNow: '不用了',
    skip: '跳过',
    correct: '修改后重新提交',
    approve: '同意',
    reject: '拒绝',
    return: '退回',
    transfer: '转交',
    withdraw: '撤回',
    urge: '催办',
    comment: '评论',
    handle: '办理完成',
  },
  input: {
    reject: '拒绝的理由（申请人会看到）',
    return: '退回的原因（申请人会看到）',
    transfer: '交给谁',
    approve: '审批意见（选填）',
  },

  draft: {
    title: (process: string) => `请确认：${process}`,
    again: (process: string) => `请确认后重新提交：${process}`,
    changed: '已更新，改动的地方有标记',
    route: (line: string) => `提交后将由 ${line} 审批。`,
    noApproval: '提交后无需审批，立即生效。',
    estimated: '这段时间的节假日安排还没有公布，天数按周末估算。',
    currency: (fields: string, currency: string) => `${fields}没有说明币种，按${currency}计。`,
  },

  /** The card before a decision: what will happen on yes. */
  propose: {
    approve: '确认同意？',
    reject: '确认拒绝？',
    return: '确认退回？',
    transfer: '确认转交？',
    withdraw: '确认撤回？',
    urge: '确认催办？',
    comment: '确认发表评论？',
  } satisfies Record<Decision, string>,
  proposeMany: (verb: string, count: number) => `确认${verb}这 ${count} 张申请单？`,
  effect: {
    approve: () => '将以您的名义同意。',
    reject: () => '拒绝后申请即结束，不能恢复。',
    return: (to: string) => `将退回给 ${to} 修改。`,
    transfer: (to: string) => `将转交给 ${to}，之后由对方处理。`,
    withdraw: () => '撤回后审批停止，审批人的待办会取消。',
    urge: (to: string) => (to ? `将提醒 ${to} 尽快处理。` : '将提醒当前审批人尽快处理。'),
    comment: () => '能看到这张申请单的人都会看到。',
  } satisfies Record<Decision, (to: string) => string>,
  row: {
    reason: '理由',
    comment: '意见',
    request: '申请单',
    initiator: '申请人',
    number: '编号',
    status: '状态',
    submitted: '提交时间',
  },
  previousStep: '上一步的审批人',

  task: {
    title: (who: string, process: string) => `${who}的${process}，等您审批`,
    handle: (who: string, process: string) => `${who}的${process}，请您办理`,
    due: (time: string) => `请在 ${time} 前处理`,
    transferred: (from: string) => `由 ${from} 转交给您`,
  },
  reminder: {
    waiting: (title: string) => `还在等您处理：${title}`,
    overdue: (title: string) => `已超时：${title}`,
    dueWas: (time: string) => `应在 ${time} 前处理`,
    urged: (who: string, title: string) => `${who} 催您处理：${title}`,
  },

  /** After the decision: who did what, when. */
  outcome: {
    approve: (who: string, time: string) => `${who} 已于 ${time} 同意`,
    handle: (who: string, time: string) => `${who} 已于 ${time} 办理完成`,
    reject: (who: string, time: string) => `${who} 已于 ${time} 拒绝`,
    return: (who: string, time: string) => `${who} 已于 ${time} 退回`,
    transfer: (who: string, time: string, to: string) => `${who} 已于 ${time} 转交给 ${to}`,
    withdraw: (who: string, time: string) => `${who} 已于 ${time} 撤回`,
    settled: () => '已由其他审批人处理，您不必再处理',
    cancelled: () => '这件待办已取消',
    closed: (status: string) => `申请单${status}`,
  },

  /** To whoever did it, right after. */
  done: {
    submit: (title: string, number: string) => `已提交：${title}（${number}）`,
    resubmit: (title: string, number: string) => `已重新提交：${title}（${number}）`,
    approve: (title: string) => `已同意：${title}`,
    reject: (title: string) => `已拒绝：${title}`,
    return: (title: string) => `已退回：${title}`,
    transfer: (title: string) => `已转交：${title}`,
    withdraw: (title: string) => `已撤回：${title}`,
    urge: (title: string) => `已催办：${title}`,
    comment: (title: string) => `已评论：${title}`,
  },
  nowWith: (step: string, people: string) => `现在到「${step}」：${people}`,

  /** To the initiator, as the request moves. */
  progress: {
    approved: (who: string, title: string) => `${who} 同意了：${title}`,
    handled: (who: string, title: string) => `${who} 已办理：${title}`,
    returned: (who: string, title: string) => `${who} 退回了：${title}`,
    rejected: (who: string, title: string) => `${who} 拒绝了：${title}`,
    finished: (title: string) => `审批通过：${title}`,
    tooManyRounds: (title: string) => `退回次数过多，申请已结束：${title}`,
    transferred: (who: string, to: string, title: string) => `${who} 转交给了 ${to}：${title}`,
    commented: (who: string, title: string) => `${who} 评论了：${title}`,
    noApprover: (title: string) => `没有找到审批人，已转给管理员处理：${title}`,
    withdrawn: (who: string, title: string) => `${who} 撤回了：${title}`,
  },
  copy: (who: string, title: string) => `抄送您：${who}的${title}`,

  list: {
    pending: (count: number) => `等您处理的 ${count} 件`,
    nothingPending: '没有等您处理的申请',
    nothingPendingText: '都处理完了。',
    mine: (count: number) => `您的申请，共 ${count} 张`,
    nothingMine: '没有找到您的申请',
    nothingMineText: '说一句话就能发起，例如“明天请一天年假”。',
    howToPending: '可以直接说“同意第 1 个”，或点开查看。',
    waitingFor: (people: string) => `等待 ${people}`,
    overdue: '已超时',
    more: (count: number) => `还有 ${count} 件，请到网页查看。`,
    open: (place: number) => `查看第 ${place} 个`,
  },
  help: {
    title: '我会做这些',
    start: '发起申请：说一句话就行，例如',
    examples: ['下周三到周五请年假', '报销 300 块打车费', '采购两台显示器'],
    decide: '审批：“同意王芳的请假”“退回第 2 个，附件不清楚”“转交给李雷”',
    look: '查询：“有什么等我处理”“我的报销到哪一步了”',
    change: '随时可以改（“改成三天”）、取消（“算了”），提交前都会请您确认。',
    form: '喜欢填表的话，确认卡片上有“用表单填写”。',
    processes: '现在可以发起：',
  },
  /** An act in words, on a which-act button. */
  act: {
    start: (what: string) => `发起${what}`,
    approve: '同意申请',
    reject: '拒绝申请',
    return: '退回申请',
    transfer: '转交待办',
    withdraw: '撤回申请',
    urge: '催办',
    comment: '评论',
    pending: '看等我处理的',
    status: (what: string) => `查${what || '申请'}进度`,
    ask: '问制度规定',
    figures: '查数据',
    other: '别的事',
  },
}
