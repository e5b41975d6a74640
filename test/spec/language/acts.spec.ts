// Every act in both languages: what people say, and what it becomes.
import { expect, test } from 'vitest'
import { actsOf, hear } from './kit.ts'

test.each([
  ['我想请下周三到周五的年假', 'start'],
  ['同意王芳的请假', 'approve'],
  ['李强的报销通过', 'approve'],
  ['驳回李强的报销，发票不合规', 'reject'],
  ['把张伟的合同打回去，金额写错了', 'return'],
  ['把李强的采购单转给赵敏', 'transfer'],
  ['张伟的合同加签一下赵敏', 'addSigner'],
  ['下周我休假，审批让张伟代理', 'standIn'],
  ['给李强的报销加个评论：请补充明细', 'comment'],
  ['催一下我的报销', 'urge'],
  ['把昨天提的采购撤了', 'withdraw'],
  ['我的报销批了吗', 'status'],
  ['有什么需要我审批的吗', 'pending'],
  ['我还有几天年假', 'figures'],
  ['出差补贴多少钱一天', 'ask'],
  ['给我一份本周简报', 'digest'],
  ['哪些单子卡住了', 'findings'],
  ['让王芳周五前把报表整理好', 'assignTask'],
  ['上班打卡', 'signIn'],
  ['我明天什么班', 'myShift'],
  ['周五的班跟张伟换一下', 'swapShift'],
  ['先别提交', 'hold'],
  ['你能做什么', 'help'],
  ['谢谢', 'smallTalk'],
  ['今天天气怎么样', 'outOfScope'],
  ['I need Thursday off', 'start'],
  ["approve Sarah's leave", 'approve'],
  ["reject Tom's purchase, too expensive", 'reject'],
  ["send Tom's expense back, receipt missing", 'return'],
  ["forward Tom's purchase request to Sarah", 'transfer'],
  ["have Tom sign off on Sarah's contract too", 'addSigner'],
  ['Sarah Lee will stand in for me next week', 'standIn'],
  ["comment on Tom's expense: please add the receipt", 'comment'],
  ['nudge Tom about my expense', 'urge'],
  ['withdraw my leave request', 'withdraw'],
  ['has my expense been approved?', 'status'],
  ["what's waiting for me", 'pending'],
  ['how many vacation days do I have left', 'figures'],
  ["what's the travel policy", 'ask'],
  ["summarize last month's approvals", 'digest'],
  ["what's stuck?", 'findings'],
  ['ask Tom to prepare the sales report by Friday', 'assignTask'],
  ['clock in', 'signIn'],
  ["what's my shift tomorrow", 'myShift'],
  ['swap shifts with Tom on Friday', 'swapShift'],
  ["don't submit it yet", 'hold'],
  ['what can you do', 'help'],
  ['hello', 'smallTalk'],
  ['tell me a joke', 'outOfScope'],
])('%s is %s', (text, act) => expect(actsOf(hear(text))).toBe(act))

test.each([
  ['请明天年假一天，再报销打车费50元', 'start+start'],
  ['同意王芳的请假，驳回李强的报销，发票有问题', 'approve+reject'],
  ['把王芳和李强的请假都批了', 'approve+approve'],
  ['同意王芳的请假和李强的出差', 'approve+approve'],
  ['我的报销到哪了，顺便催一下', 'status+urge'],
  ['take Friday off as annual leave and reimburse my $20 taxi', 'start+start'],
  ["approve Sarah's leave and reject Tom's expense, no receipt", 'approve+reject'],
])('several requests in one sentence are several acts: %s', (text, acts) => expect(actsOf(hear(text))).toBe(acts))

test.each([
  ['打印机没墨了，买四个硒鼓', 'start'],
  ['我下周休假，审批让张伟代理', 'standIn'],
  ['出差取消了，把出差单撤了', 'withdraw'],
  ['我的请假怎么还没批，帮我催催', 'urge'],
  ["there's a leak in the kitchen, please hurry", 'start'],
])('what only leads to a request is part of it: %s', (text, acts) => expect(actsOf(hear(text))).toBe(acts))

test('each of several decisions knows its own request', () => {
  const [first, second] = hear('同意王芳的请假和李强的出差')
  expect(first?.target).toEqual({ owner: '王芳', process: 'leave' })
  expect(second?.target).toEqual({ owner: '李强', process: 'business_trip' })
})

test('what is half understood is offered, best first', () => {
  const said = hear('那个单子弄一下')
  expect(said[0]?.confidence).toBeLessThan(0.9)
})

/** Whoever asks, and however politely it is passed on: a question about rules starts nothing. */
test.each([
  '老板让我问一下，每个月报销几号截止',
  '领导叫我打听下，出差住宿能报多少',
  '帮我问问年假能不能攒到明年',
  '麻烦帮我问一下盖合同章找谁',
  '财务那边让我确认一下报销的截止日期是几号',
  '想了解下加班是给钱还是调休',
  '客户问我们付款一般要几天',
  '公告里写“本周五前提交报销”，这个包括打车票吗',
])('%s: asked, not started', (text) => expect(actsOf(hear(text))).toBe('ask'))

/** Words of the south and the north that say no. */
test.each([
  ['老张那个单子莫批', 'hold'],
  ['呢張單唔批，超咗預算', 'reject'],
  ['这张单子我没法批，麻烦转给赵敏', 'transfer'],
  ['和李强对调周五的班，他同意了', 'swapShift'],
  ['李强怎么还不批，催一下', 'urge'],
  ['张伟说他已经批了，让我直接付', 'outOfScope'],
  ['报销单我填错了咋撤', 'ask'],
])('%s approves nothing', (text, act) => expect(actsOf(hear(text))).toBe(act))
