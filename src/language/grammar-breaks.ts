// Where a message typed without a comma would have had one: 把王芳的报销退回发票抬头错了, 打印机坏了找人来修. The masked text gets the break.
import type { Reading } from './grammar-reading.ts'
import { cut } from './reading-cut.ts'

const KIND = '(?:报销|出差|请假|[年病事婚产]假|调休|采购|付款|合同|加班|用印|补卡|招聘|离职|领用|报修|外出|申请)'
const DECISION = '(?:不批(?:准)?|不同意|不予?通过|打回去?|退回去?|退掉|驳回|拒绝?|拒掉|毙掉|不行)(?:掉|了|吧|啦)*'
/** 退回王芳的采购单|型号没写清楚: what was decided on, then why. */
const AFTER_TARGET = `(?:退回|驳回|打回|拒绝|拒了|不批|不同意)(?:掉|了)?(?:(?:P|O|N)(?:的|那|这)?(?:一?[个张笔份条])?)?(?:M|N|T的?)?的?(?:${KIND}(?:申请|单子?|流程|报告)?|[这那]一?[个张笔份条]单?子?)`
const WHY_NOT =
  '(?=(?!申请|单|的|了|吧|给|到|流程|审批|合同|修改|重|后|处理|一下|P|谢)[\\u4e00-\\u9fffT][\\u4e00-\\u9fff]{2})'
const BREAKS: readonly RegExp[] = [
  new RegExp(`(?<=[这那个张笔份条单]|P|${KIND})${DECISION}${WHY_NOT}`, 'gu'),
  new RegExp(AFTER_TARGET + WHY_NOT, 'gu'),
  // 客人在投诉|赶紧找人来修, 我们组缺人|想招两个, 忘打卡了|补一下
  /(?<=[\u4e00-\u9fffA-Z]{4})(?<![我想要你他她来请能以不可得再先会也就还，,并后起能否劳烦、和跟与让叫把给是])(?=(?:麻烦(?!了|大|事)|帮我|帮忙(?!的)|替我|赶紧|赶快|尽快|快(?:派|找|来|帮)|想请(?!教)|想招|想采购|想报销|想盖|想领|我想|我要(?!的)|我得|我需要|申请一?下?(?:请|报|采|领|盖|招|加)))/gu,
  /(?<=[\u4e00-\u9fffA-Z]{3})了(?=(?:补[一个张下卡]|麻烦|我[想要得需]|想请|报修|报个修|申请|能不能|走(?:一?下|个)|今天(?:就)?(?:请|不)|找人|派人|来个人|顺便|另外))/gu,
]

/** 暂时不用帮我请假: the asking is denied with its words. */
const DENIES = /不用|不要|不必|无需|别(?!人)|先不|不是|如果|要是|没有?让/u

/** Only where nothing else parts the words. */
export function withBreaks(it: Reading): Reading {
  if (it.masked.length < 9 || !/\p{Script=Han}/u.test(it.masked) || it.masked.includes('Z')) return it
  const places = new Set<number>()
  for (const stretch of it.masked.matchAll(/[^,，。;；:：!?？\n]{9,}/gu))
    for (const [i, pattern] of BREAKS.entries())
      for (const found of stretch[0].matchAll(pattern)) {
        const at = found.index + found[0].length
        if (i > 1 && DENIES.test(stretch[0])) continue
        if (at > 3 && at < stretch[0].length - 1) places.add(stretch.index + at)
      }
  let now = it
  for (const at of [...places].sort((a, b) => b - a)) now = cut(now, at, at, ',')
  return now
}
