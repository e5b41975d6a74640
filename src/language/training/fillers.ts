// Values the example grammars are filled with; `word=process` names the process a word stands for.
export const FILLERS: Readonly<Record<'zh' | 'en', Readonly<Record<string, readonly string[]>>>> = {
  zh: {
    P: ['王芳', '李强', '张伟', '老李', '小王', '赵经理', '刘总', '陈思远', '韩梅梅', '孙工', 'Tom', '周敏'],
    T: [
      '明天',
      '后天',
      '下周三',
      '周五',
      '今天下午',
      '5月20号',
      '下个月8号',
      '月底',
      '明天上午',
      '25号',
      '本周六',
      '明晚',
    ],
    R: ['下周一到周三', '明天到后天', '5月18日到20日', '下周', '周四周五', '6月1号到5号', '明后两天', '25号到28号'],
    D: ['三天', '两天', '一天', '五天', '半天', '一周', '三个小时', '两小时'],
    M: ['380元', '1200块', '三百八', '5万', '2万8', '86.5元', '¥450', '3000元', '120块钱', '一万二'],
    Q: ['三台', '10个', '五箱', '两把', '20张', '一批', '4台', '两名', '三个'],
    N: ['LV-20260511-0002', 'EX-20260508-0014', 'PU-20260430-0001', 'CT-20260512-0007'],
    O: ['第二个', '第一张', '第三条', '最后一个', '第二张'],
    G: ['市场部', '研发部', '设计部', '财务部', '销售部', '人事部', '产品部', '测试组'],
    X: [
      '请假=leave', '年假=leave', '报销=expense', '报销单=expense', '采购=purchase', '采购单=purchase', '出差=business_trip', '付款=payment', '用印=seal', '合同=contract', '加班=overtime', '补卡=missed_punch', '招聘=hiring', '领用=asset', '用车=vehicle', '离职=resignation',
    ], // prettier-ignore
  },
  en: {
    P: [
      'Tom Baker',
      'Sarah',
      'Mike Chen',
      'Anna Schmidt',
      'Wang Fang',
      'Li Qiang',
      'David',
      'Emma',
      'Priya Patel',
      'James',
      'Lucy Liu',
    ],
    T: [
      'tomorrow',
      'Friday',
      'next Monday',
      'May 20',
      'this afternoon',
      'Thursday 3pm',
      'June 1',
      'tomorrow morning',
      'the 25th',
      'Saturday',
    ],
    R: [
      'from Monday to Wednesday',
      'May 18 to May 20',
      'next week',
      'June 1-5',
      'Thursday and Friday',
      'from tomorrow until Friday',
      'this Monday to Friday',
    ],
    D: ['three days', 'two days', '4 days', 'half a day', 'one week', '3 hours', 'two hours'],
    M: [
      '$120',
      '45 dollars',
      'EUR 300',
      '1,200 USD',
      '£86',
      '500 yuan',
      '20k euros',
      '$1,500',
      '64.50 USD',
      '80 bucks',
    ],
    Q: ['five', '10', 'three', 'two', 'a dozen', '20', 'four'],
    N: ['LV-20260511-0002', 'EX-20260508-0014', 'PU-20260430-0001', 'CT-20260512-0007'],
    O: ['second one', 'first one', 'third request', 'last one'],
    G: ['Marketing', 'Finance', 'Sales', 'Engineering', 'Design', 'HR', 'Legal'],
    X: [
      'leave=leave', 'vacation=leave', 'time off=leave', 'expense=expense', 'expense claim=expense', 'reimbursement=expense', 'purchase=purchase', 'purchase request=purchase', 'trip=business_trip', 'business trip=business_trip', 'payment=payment', 'contract=contract', 'overtime=overtime', 'seal request=seal', 'hiring request=hiring', 'punch correction=missed_punch',
    ], // prettier-ignore
  },
}

/** People the example lines speak of. */
export const KNOWN: readonly string[] = [
  ...(FILLERS.zh['P'] ?? []),
  ...(FILLERS.en['P'] ?? []),
  '李雷', '张三', '李四', '王五', '赵敏', '刘洋', '王建国', '王总', '阿洋', 'Tom', 'Mike', 'Anna', 'Sarah Lee', 'Anna Schmidt',
] // prettier-ignore
