// Words of office life that mean the same. One line a group; an organisation may add its own lines.
import { fold } from './fold.ts'

const GROUPS = `
年假|年休假|带薪年假|带薪年休假|annual leave
事假|无薪假|personal leave|unpaid leave
病假|sick leave
产假|生育假|maternity leave
陪产假|护理假|paternity leave
婚假|结婚假|marriage leave
丧假|bereavement leave
调休|补休|倒休|comp time
请假|休假|告假
加班费|加班工资|overtime pay
报销|费用报销|报账
差旅费|出差费用|差旅费用
差旅|出差|公出
住宿费|住宿标准|酒店标准|房费
补贴|津贴|补助
餐补|餐费补贴|伙食补助|误餐费|饭补
交通费|车费|交通补贴
工资|薪资|薪酬|薪水|薪金
工资条|工资单|薪资单|payslip
奖金|绩效奖|年终奖
发工资|发薪|工资发放
试用期|见习期|probation
转正|试用期满
离职|辞职|离开公司|resignation
入职|报到|到岗|onboarding
辞退|解雇|解除劳动合同|开除|dismissal
考勤|出勤|打卡
补卡|补打卡|漏打卡|忘记打卡|忘打卡|缺卡
迟到|晚到
旷工|无故缺勤
公章|印章|用章
合同章|合同专用章
法人章|法定代表人章
发票|税票|invoice
专票|增值税专用发票
收据|receipt
付款|支付|打款|payment
预支|借款|备用金|cash advance
采购|购买|采买
供应商|厂商|卖方|vendor|supplier
电脑|笔记本|笔记本电脑|计算机|laptop|computer
手机|移动电话|mobile phone
密码|口令|password
重置密码|找回密码|忘记密码|password reset
账号|账户|帐号|account
邮箱|电子邮件|邮件|email|e-mail|mail
无线网|无线网络|wifi|wi-fi
打印机|复印机|printer
门禁|门禁卡|工卡|工牌|员工卡|badge
会议室|meeting room|conference room
远程办公|居家办公|在家办公|在家上班|居家工作|remote work|work from home|home office|telecommute
社保|社会保险|五险|social insurance
公积金|住房公积金|housing fund
体检|健康检查|health check|medical check
培训|学习|training
晋升|升职|提拔|promotion
绩效|考核|绩效考核|performance review
实习生|intern|trainee
员工|职工|雇员|employee|staff
主管|上级|直属上级|直接主管|领导|经理|manager|supervisor
人力资源|人事|人力|hr|human resources
财务|会计|finance|accounting
信息部|技术支持|it|help desk|it support
停车|车位|parking
班车|通勤车|shuttle
保密|机密|confidential
国外|海外|境外|出国|abroad|overseas
国内|境内|domestic
审批|批准|同意|审核|approve|approval|sign off
上限|最高|封顶|最多|maximum|limit|cap
下限|最低|最少|minimum
截止|期限|最晚|deadline
vacation|annual leave|holiday|paid time off|pto
paternity leave|parental leave
expense|reimbursement|expenses|reimburse
travel|business trip|trip
per diem|daily allowance|meal allowance
hotel|accommodation|lodging
salary|pay|wage|compensation
bonus|incentive
quit|resign|resignation|leave the company
fire|dismiss|terminate|termination
hire|recruit|recruitment|hiring
buy|purchase|procure|procurement
boss|manager|supervisor
phone|mobile|cell phone
sick|ill|illness
kid|child|children
parking|car park
`

export type Synonyms = ReadonlyMap<string, readonly string[]>

export function readSynonyms(extra: readonly string[] = []): Synonyms {
  const map = new Map<string, string[]>()
  for (const line of [...GROUPS.trim().split('\n'), ...extra]) {
    const words = line
      .split('|')
      .map((w) => fold(w.trim()))
      .filter(Boolean)
    for (const word of words)
      map.set(
        word,
        [...new Set([...(map.get(word) ?? []), ...words])].filter((w) => w !== word),
      )
  }
  return map
}

/** Longest phrases first; a phrase inside a longer one is not looked at again. */
export function findSynonyms(
  folded: string,
  synonyms: Synonyms,
): { from: number; to: number; others: readonly string[] }[] {
  const found: { from: number; to: number; others: readonly string[] }[] = []
  for (let i = 0; i < folded.length; i++) {
    if (i > 0 && LETTER.test(folded[i]!) && LETTER.test(folded[i - 1]!)) continue
    for (let to = Math.min(folded.length, i + 24); to > i + 1; to--) {
      const others = synonyms.get(folded.slice(i, to))
      if (!others || (LETTER.test(folded[to - 1]!) && LETTER.test(folded[to] ?? ' '))) continue
      found.push({ from: i, to, others })
      i = to - 1
      break
    }
  }
  return found
}
const LETTER = /[a-z0-9]/
