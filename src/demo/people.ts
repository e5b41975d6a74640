// The demo company's people as one table: who sits where, reports to whom, is called what.
// Names are chosen to be hard in the ways real ones are: namesakes, near-homophones, rare readings, nicknames.

export type Office = 'shanghai' | 'beijing' | 'shenzhen' | 'london'

/** id · name · department · manager · office · title · aliases · roles */
export type PersonRow = readonly [
  id: string,
  name: string,
  department: string,
  manager: string | undefined,
  office: Office,
  title: string,
  aliases: readonly string[],
  roles: readonly string[],
]

export const peopleRows: readonly PersonRow[] = [
  ['gu-qingyuan', '顾清源', 'office', undefined, 'shanghai', '总经理', ['顾总', 'Gordon'], ['gm']],
  ['zhao-min', '赵敏', 'office', 'gu-qingyuan', 'shanghai', '内审经理', ['赵姐', 'Mindy'], ['auditor']],

  ['zhou-hui', '周慧', 'hr', 'gu-qingyuan', 'shanghai', '人力资源总监', ['周姐', '慧姐', 'Helen'], ['hr']],
  ['lin-xiaotong', '林晓彤', 'hr', 'zhou-hui', 'shanghai', '薪酬与假勤专员', ['小彤', 'Tina'], ['hr']],
  ['wu-qian', '吴倩', 'hr', 'zhou-hui', 'shanghai', '招聘专员', ['倩倩', 'Cici'], []],

  ['lu-wenbo', '陆文博', 'finance', 'gu-qingyuan', 'shanghai', '财务负责人', ['陆总', 'Leo'], ['cfo']],
  ['xu-jing', '许静', 'finance', 'lu-wenbo', 'shanghai', '财务总监', ['静姐', 'Jane'], ['finance_director', 'finance']],
  ['he-jiayi', '何嘉怡', 'finance', 'xu-jing', 'shanghai', '费用会计', ['嘉怡', 'Joyce'], ['finance']],
  ['meng-fan', '孟凡', 'finance', 'xu-jing', 'shanghai', '出纳', ['小孟', 'Frank'], ['cashier']],

  ['zheng-yi', '郑毅', 'legal', 'gu-qingyuan', 'shanghai', '法务经理', ['郑律', 'Eason'], ['legal']],

  ['sun-li', '孙丽', 'admin', 'gu-qingyuan', 'shanghai', '行政经理', ['丽姐', 'Lily'], ['admin']],
  ['ma-jun', '马骏', 'admin', 'sun-li', 'shanghai', 'IT 管理员', ['小马', 'Jim'], ['admin']],
  ['qian-xiuying', '钱秀英', 'admin', 'sun-li', 'shanghai', '印章管理员', ['钱姐', '老钱'], ['seal_keeper']],

  ['luo-jianguo', '罗建国', 'purchasing', 'lu-wenbo', 'shanghai', '采购经理', ['老罗'], ['purchasing']],
  ['xie-ting', '谢婷', 'purchasing', 'luo-jianguo', 'shanghai', '采购专员', ['婷婷', 'Tiffany'], ['purchasing']],

  ['shen-ruolan', '沈若兰', 'rnd', 'gu-qingyuan', 'shanghai', '研发副总', ['沈总', 'Laura'], ['vp']],
  ['li-qiang', '李强', 'platform', 'shen-ruolan', 'shanghai', '平台研发经理', ['强哥', '老李', 'John'], []],
  ['wang-fang', '王芳', 'platform', 'li-qiang', 'shanghai', '高级工程师', ['芳芳', '小王', 'Fiona'], []],
  ['zhang-wei', '张伟', 'platform', 'li-qiang', 'shanghai', '后端工程师', ['大伟', 'David'], []],
  ['chen-siyuan', '陈思远', 'platform', 'li-qiang', 'shanghai', '后端工程师', ['小陈', 'Simon'], []],
  ['liu-yang', '刘洋', 'platform', 'li-qiang', 'shanghai', '运维工程师', ['洋洋', 'Leon'], []],
  ['huang-junjie', '黄俊杰', 'apps', 'shen-ruolan', 'shenzhen', '应用研发经理', ['杰哥', 'Jack'], []],
  ['liang-shiya', '梁诗雅', 'apps', 'huang-junjie', 'shenzhen', '前端工程师', ['诗雅', 'Cindy'], []],
  ['guo-haoran', '郭浩然', 'apps', 'huang-junjie', 'shenzhen', '移动端工程师', ['浩然', 'Howard'], []],
  ['feng-jianping', '冯建平', 'quality', 'shen-ruolan', 'shenzhen', '质量经理', ['老冯'], []],
  ['chen-siyuan-2', '陈思源', 'quality', 'feng-jianping', 'shenzhen', '测试工程师', ['阿源'], []],

  ['ye-zhiqiu', '叶知秋', 'product', 'gu-qingyuan', 'shanghai', '产品总监', ['秋姐', 'Autumn'], []],
  ['xu-lu', '徐璐', 'product', 'ye-zhiqiu', 'shanghai', '产品经理', ['璐璐', 'Lulu'], []],

  ['han-zhiyuan', '韩志远', 'sales', 'gu-qingyuan', 'beijing', '销售副总', ['韩总', 'Henry'], ['vp']],
  ['zhang-jianjun', '张建军', 'sales-north', 'han-zhiyuan', 'beijing', '华北销售经理', ['老张', '张经理'], []],
  ['zhang-wei-2', '张伟', 'sales-north', 'zhang-jianjun', 'beijing', '客户经理', ['小张', 'Victor'], []],
  ['song-jiayi', '宋佳怡', 'sales-north', 'zhang-jianjun', 'beijing', '客户经理', ['佳怡', 'Joy'], []],
  ['cai-minghui', '蔡明辉', 'sales-south', 'han-zhiyuan', 'shenzhen', '华南销售经理', ['辉哥', 'Marvin'], []],
  ['shan-xiaodong', '单晓东', 'sales-south', 'cai-minghui', 'shenzhen', '客户经理', ['东子', 'Sean'], []],
  ['zeng-lin', '曾琳', 'sales-south', 'cai-minghui', 'shenzhen', '销售助理', ['琳琳', 'Lynn'], []],
  ['su-man', '苏曼', 'marketing', 'han-zhiyuan', 'shanghai', '市场经理', ['曼姐', 'Mandy'], []],
  ['liu-yang-2', '刘阳', 'service', 'han-zhiyuan', 'beijing', '客户服务经理', ['老刘', 'Sunny'], []],
  ['tang-xiaohu', '唐小虎', 'service', 'liu-yang-2', 'beijing', '现场工程师', ['虎子', 'Tiger'], []],

  [
    'james-whitfield',
    'James Whitfield',
    'uk',
    'gu-qingyuan',
    'london',
    'UK Managing Director',
    ['James', 'Jim Whitfield', '詹姆斯'],
    [],
  ],
  [
    'sophie-lin',
    'Sophie Lin',
    'uk',
    'james-whitfield',
    'london',
    'Office & People Manager',
    ['Sophie', '林素菲', '素菲'],
    ['hr'],
  ],
  [
    'emily-carter',
    'Emily Carter',
    'uk-engineering',
    'james-whitfield',
    'london',
    'Engineering Lead',
    ['Emily', 'Em'],
    [],
  ],
  [
    'oliver-hughes',
    'Oliver Hughes',
    'uk-engineering',
    'emily-carter',
    'london',
    'Software Engineer',
    ['Oliver', 'Olly'],
    [],
  ],
  ['priya-nair', 'Priya Nair', 'uk-engineering', 'emily-carter', 'london', 'Software Engineer', ['Priya'], []],
  [
    'charlotte-bennett',
    'Charlotte Bennett',
    'uk-sales',
    'james-whitfield',
    'london',
    'Sales Lead',
    ['Charlotte', 'Charlie'],
    [],
  ],
  [
    'daniel-okafor',
    'Daniel Okafor',
    'uk-sales',
    'charlotte-bennett',
    'london',
    'Account Executive',
    ['Daniel', 'Dan'],
    [],
  ],
]

/** id · zh · en · parent · head · what colleagues say */
export type DepartmentRow = readonly [
  id: string,
  zh: string,
  en: string,
  parent: string | undefined,
  head: string | undefined,
  aliases: readonly string[],
]

export const departmentRows: readonly DepartmentRow[] = [
  ['company', '澄江科技', 'Chengjiang Technology', undefined, 'gu-qingyuan', ['公司', '总部']],
  ['office', '总经办', 'Executive Office', 'company', 'gu-qingyuan', ['总经理办公室']],
  ['hr', '人力资源部', 'People', 'company', 'zhou-hui', ['人事部', '人事', 'HR']],
  ['finance', '财务部', 'Finance', 'company', 'lu-wenbo', ['财务']],
  ['legal', '法务部', 'Legal', 'company', 'zheng-yi', ['法务']],
  ['admin', '行政部', 'Administration', 'company', 'sun-li', ['行政', 'Admin']],
  ['purchasing', '采购部', 'Purchasing', 'company', 'luo-jianguo', ['采购', 'Procurement']],
  ['rnd', '研发中心', 'R&D Centre', 'company', 'shen-ruolan', ['研发', 'R&D']],
  ['platform', '平台研发部', 'Platform Engineering', 'rnd', 'li-qiang', ['平台部', '平台组', 'Platform']],
  ['apps', '应用研发部', 'Application Engineering', 'rnd', 'huang-junjie', ['应用部', 'Apps']],
  ['quality', '质量部', 'Quality', 'rnd', 'feng-jianping', ['测试部', 'QA']],
  ['product', '产品部', 'Product', 'company', 'ye-zhiqiu', ['产品']],
  ['sales', '销售中心', 'Sales Centre', 'company', 'han-zhiyuan', ['销售', 'Sales']],
  ['sales-north', '华北销售部', 'North China Sales', 'sales', 'zhang-jianjun', ['华北', '北京销售']],
  ['sales-south', '华南销售部', 'South China Sales', 'sales', 'cai-minghui', ['华南', '深圳销售']],
  ['marketing', '市场部', 'Marketing', 'sales', 'su-man', ['市场']],
  ['service', '客户服务部', 'Customer Service', 'sales', 'liu-yang-2', ['客服部', '客服', 'Support']],
  ['uk', '英国分公司', 'UK Office', 'company', 'james-whitfield', ['伦敦办公室', '英国', 'London']],
  ['uk-engineering', '英国研发组', 'UK Engineering', 'uk', 'emily-carter', ['London Engineering']],
  ['uk-sales', '英国销售组', 'UK Sales', 'uk', 'charlotte-bennett', ['London Sales']],
]
