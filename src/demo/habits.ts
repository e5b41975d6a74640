// How the demo company's people decide: how quickly, how strictly, and in what words.
import type { PersonId } from '../kernel/ids.ts'
import type { Locale } from '../people/organisation.ts'

export interface Habit {
  /** Median hours at the desk until a task is decided, and how much that varies. */
  hours: number
  sigma: number
  returns: number
  rejects: number
  /** Lets tasks pile up now and then, and stamps the pile on a Friday evening, seconds apart. */
  pilesUp?: boolean
  /** From this many months before today on, everything takes `times` as long. */
  slowerSince?: { months: number; times: number }
}

const usual: Habit = { hours: 1.5, sigma: 0.8, returns: 0.04, rejects: 0.015 }

const known: Readonly<Record<PersonId, Partial<Habit>>> = {
  'gu-qingyuan': { hours: 2.6, sigma: 0.7, returns: 0.02, rejects: 0.03 },
  'shen-ruolan': { hours: 2.2 },
  'han-zhiyuan': { hours: 3.6, sigma: 0.9, returns: 0.03 },
  'lu-wenbo': { hours: 2.6, returns: 0.05, rejects: 0.03 },
  'xu-jing': { hours: 2.8, sigma: 0.6, returns: 0.06 },
  'he-jiayi': { hours: 2, sigma: 0.6, returns: 0.1, rejects: 0.01, slowerSince: { months: 3, times: 4 } },
  'meng-fan': { hours: 3.5, sigma: 0.5, returns: 0.01, rejects: 0 },
  'li-qiang': { hours: 1.2 },
  'huang-junjie': { hours: 1.6 },
  'zhang-jianjun': { hours: 1.8, returns: 0.02 },
  'cai-minghui': { hours: 2, returns: 0.005, rejects: 0, pilesUp: true },
  'zheng-yi': { hours: 2.4, sigma: 0.6, returns: 0.12, rejects: 0.02 },
  'qian-xiuying': { hours: 1.1, sigma: 0.5, returns: 0.01, rejects: 0 },
  'luo-jianguo': { hours: 2, returns: 0.05 },
  'xie-ting': { hours: 1.8, returns: 0.05 },
  'james-whitfield': { hours: 1.9 },
}

export const habitOf = (person: PersonId): Habit => ({ ...usual, ...known[person] })

/** When several may answer, this one usually leaves it to the others. */
export const leavesItToOthers: ReadonlySet<PersonId> = new Set(['xu-jing', 'luo-jianguo', 'ma-jun'])

type Both<T> = Readonly<Record<Locale, T>>

export const remarks: Both<
  Readonly<Record<'approve' | 'handle' | 'urge' | 'ask' | 'fixed' | 'handOn', readonly string[]>>
> = {
  zh: {
    approve: [
      '同意',
      '同意，注意控制费用',
      '可以',
      '同意，交接好工作',
      '没问题',
      '同意，请保留好票据',
      '已和对方确认，同意',
    ],
    handle: ['已办理', '已完成', '已处理，请查收', '办好了'],
    urge: ['麻烦尽快看一下，谢谢', '比较急，明天就要用', '客户在等，辛苦批一下'],
    ask: ['材料都在附件里，有问题随时找我', '这个和上次说的是同一件事', '已经和财务沟通过了'],
    fixed: ['已按意见修改', '已补充说明', '已核对更正'],
    handOn: ['这块你更熟，帮我看一下', '请你先核一下再批', '我在外面，麻烦你处理'],
  },
  en: {
    approve: ['Approved', 'Fine with me', 'OK, please keep the receipts', 'Approved, enjoy', 'OK, within budget'],
    handle: ['Done', 'Paid', 'Taken care of'],
    urge: ['Could you have a look, please?', 'The customer is waiting for this', 'Needed for tomorrow'],
    ask: ['Happy to explain on a call', 'Same arrangement as last time', 'Already agreed with finance'],
    fixed: ['Corrected as asked', 'Explained in more detail', 'Checked again'],
    handOn: ['You know this better than I do', 'Please check this first', 'I am travelling, could you take this?'],
  },
}

const common: Both<readonly string[]> = {
  zh: ['请补充说明用途', '信息不完整，请补充'],
  en: ['Please say what it is for', 'Some details are missing'],
}

const returnReasons: Readonly<Record<string, Both<readonly string[]>>> = {
  leave: {
    zh: ['这几天正赶上线，能否改到下周？', '请先安排好交接人'],
    en: ['That is release week, could it be the week after?', 'Please name somebody to cover'],
  },
  expense: {
    zh: ['发票抬头不对，请换开', '金额和票据对不上', '请分行填写明细', '餐费请注明人数', '缺行程单'],
    en: ['The receipt is missing', 'The total does not match the receipts', 'Please list the items one by one'],
  },
  purchase: {
    zh: ['请再比两家价格', '库里还有，先领用', '型号写清楚一点'],
    en: ['Please get a second quote', 'Which model exactly?'],
  },
  business_trip: {
    zh: ['能否和下周那趟并成一次？', '请写清楚拜访谁'],
    en: ['Could you combine it with next week?', 'Whom are you meeting?'],
  },
  seal: {
    zh: ['第 7 条违约责任要改，改好再盖', '附件二没有', '请用最新版模板'],
    en: ['Clause 7 must be changed first', 'Please use the current template'],
  },
  payment: {
    zh: ['请附合同编号', '收款账户和合同不一致，请核对', '发票还没到'],
    en: ['Which contract is this?', 'The account differs from the contract'],
  },
}

const rejectReasons: Both<readonly string[]> = {
  zh: ['本季度预算已用完', '不符合制度，不同意', '暂缓，明年再说', '重复申请'],
  en: ['The budget for this quarter is used up', 'Not in line with our policy', 'Not this year', 'Already requested'],
}

export const reasonsToReturn = (process: string, locale: Locale): readonly string[] =>
  returnReasons[process]?.[locale] ?? common[locale]
export const reasonsToReject = (locale: Locale): readonly string[] => rejectReasons[locale]
