// What the demo company's people write on each other's requests, in the language of whoever asked.
import type { Locale } from '../../people/organisation.ts'

type Both<T> = Readonly<Record<Locale, T>>

export const remarks: Both<
  Readonly<Record<'approve' | 'handle' | 'urge' | 'ask' | 'fixed' | 'handOn', readonly string[]>>
> = {
  zh: {
    approve: ['同意', '可以', '没问题', '同意，辛苦'],
    handle: ['已办理', '已完成', '已处理，请查收', '办好了'],
    urge: ['麻烦尽快看一下，谢谢', '比较急，明天就要用', '对方在等，辛苦批一下'],
    ask: ['有问题随时找我', '这个和上次说的是同一件事', '已经当面说过了'],
    fixed: ['已按意见修改', '已补充说明', '已核对更正'],
    handOn: ['这块你更熟，帮我看一下', '请你先核一下再批', '我在外面，麻烦你处理'],
  },
  en: {
    approve: ['Approved', 'Fine with me', 'OK', 'Agreed'],
    handle: ['Done', 'Taken care of', 'Completed today'],
    urge: ['Could you have a look, please?', 'They are waiting for this', 'Needed for tomorrow'],
    ask: ['Happy to explain on a call', 'Same arrangement as last time', 'Already talked about it in person'],
    fixed: ['Corrected as asked', 'Explained in more detail', 'Checked again'],
    handOn: ['You know this better than I do', 'Please check this first', 'I am travelling, could you take this?'],
  },
}

interface Answers {
  approve: readonly string[]
  back: readonly string[]
  no: readonly string[]
}

/** What fits one process only. */
const answers: Readonly<Record<string, Both<Answers>>> = {
  leave: {
    zh: {
      approve: ['同意，交接好工作'],
      back: ['这几天正赶上线，能否改到下周？', '请先安排好交接人'],
      no: ['这几天排不开，换个时间吧'],
    },
    en: {
      approve: ['OK, please hand over before you go'],
      back: ['That is release week, could it be the week after?', 'Please name somebody to cover'],
      no: ['We are too few that week, sorry'],
    },
  },
  expense: {
    zh: {
      approve: ['同意，请保留好票据', '同意，注意控制费用'],
      back: ['发票抬头不对，请换开', '金额和票据对不上', '请补上明细'],
      no: ['超出标准，不能报', '已过报销期限'],
    },
    en: {
      approve: ['OK, please keep the receipt'],
      back: ['The total does not match the receipts', 'Please list the items one by one'],
      no: ['Above what our policy allows', 'Too late, the quarter is closed'],
    },
  },
  purchase: {
    zh: {
      approve: ['同意，按流程采购', '预算内，同意'],
      back: ['请再比两家价格', '型号写清楚一点'],
      no: ['本季度预算已用完', '库里还有，先领用'],
    },
    en: {
      approve: ['Within budget, approved'],
      back: ['Please get a second quote', 'Which model exactly?'],
      no: ['The budget for this quarter is used up'],
    },
  },
  business_trip: {
    zh: {
      approve: ['同意，注意安全', '同意，回来说一下情况'],
      back: ['能否和下周那趟并成一次？', '请写清楚拜访谁'],
      no: ['先线上沟通，这次不去了'],
    },
    en: {
      approve: ['Approved, safe travels'],
      back: ['Could you combine it with next week?', 'Whom are you meeting?'],
      no: ['Please do this one by video'],
    },
  },
  seal: {
    zh: {
      approve: ['已核对，同意用印'],
      back: ['第 7 条违约责任要改，改好再盖', '附件二没有', '请用最新版模板'],
      no: ['条款还没谈妥，先不盖'],
    },
    en: {
      approve: ['Checked, approved'],
      back: ['Clause 7 must be changed first', 'Please use the current template'],
      no: ['The terms are not settled yet'],
    },
  },
  payment: {
    zh: {
      approve: ['已和对方核对，同意', '同意付款'],
      back: ['请附合同编号', '收款账户和合同不一致，请核对', '发票还没到'],
      no: ['验收没有完成，先不付'],
    },
    en: {
      approve: ['Checked against the contract'],
      back: ['Which contract is this?', 'The account differs from the contract'],
      no: ['Not before acceptance'],
    },
  },
}

const none: Answers = { approve: [], back: [], no: [] }
const of = (process: string, locale: Locale): Answers => answers[process]?.[locale] ?? none

export const wordsToApprove = (process: string, locale: Locale): readonly string[] => [
  ...remarks[locale].approve,
  ...of(process, locale).approve,
]
export const reasonsToReturn = (process: string, locale: Locale): readonly string[] => of(process, locale).back
export const reasonsToReject = (process: string, locale: Locale): readonly string[] => of(process, locale).no
