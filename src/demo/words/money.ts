// What the demo company spends money on, and what it stamps: items with prices a buyer would believe.
import type { Locale } from '../../people/organisation.ts'

type Both<T> = Readonly<Record<Locale, T>>

/** item · unit price from · to · quantity from · to, in the office's currency */
export type Goods = readonly [item: string, low: number, high: number, least: number, most: number]

export const goods: Both<Readonly<Record<'office' | 'it' | 'lab' | 'marketing' | 'spares', readonly Goods[]>>> = {
  zh: {
    office: [
      ['A4 复印纸（箱）', 108, 148, 5, 20],
      ['签字笔（盒）', 18, 32, 5, 20],
      ['硒鼓', 260, 480, 2, 6],
      ['文件柜', 560, 980, 1, 3],
      ['茶水间咖啡豆（包）', 68, 118, 6, 16],
      ['人体工学椅', 780, 1480, 1, 6],
      ['白板', 180, 360, 1, 3],
      ['绿植租摆（月）', 1200, 1800, 1, 1],
      ['饮用水（桶）', 22, 28, 30, 60],
    ],
    it: [
      ['笔记本电脑', 5800, 9600, 1, 5],
      ['27 寸显示器', 1150, 2300, 1, 6],
      ['机械硬盘 8T', 1180, 1480, 2, 8],
      ['服务器内存 64G', 1650, 2300, 2, 8],
      ['千兆交换机', 680, 2600, 1, 3],
      ['会议室摄像头', 1900, 4200, 1, 2],
      ['扩展坞', 320, 680, 2, 8],
      ['UPS 电池', 420, 780, 4, 12],
    ],
    lab: [
      ['示波器', 14800, 38000, 1, 2],
      ['标准量块（套）', 2600, 6800, 1, 3],
      ['可编程电源', 3200, 8600, 1, 3],
      ['激光位移传感器', 5600, 12800, 1, 4],
      ['恒温恒湿箱', 28000, 56000, 1, 1],
      ['探头夹具', 380, 1200, 2, 10],
      ['开发板', 320, 1600, 3, 12],
      ['PCB 打样（批）', 860, 3600, 1, 4],
    ],
    marketing: [
      ['展会易拉宝', 80, 160, 4, 12],
      ['产品画册印刷（本）', 9, 18, 200, 800],
      ['展位搭建', 18000, 42000, 1, 1],
      ['客户伴手礼', 68, 168, 30, 120],
      ['产品宣传片剪辑', 6800, 16000, 1, 1],
      ['搜索推广充值', 5000, 20000, 1, 1],
    ],
    spares: [
      ['传感器备件', 860, 2600, 2, 8],
      ['工控屏', 1900, 3600, 1, 3],
      ['连接线缆（根）', 65, 180, 10, 40],
      ['校准砝码（套）', 1600, 4200, 1, 2],
      ['现场工具箱', 420, 980, 1, 4],
    ],
  },
  en: {
    office: [
      ['Printer paper (box)', 18, 26, 3, 10],
      ['Toner cartridge', 58, 112, 1, 4],
      ['Desk chair', 145, 320, 1, 4],
      ['Coffee beans (1 kg)', 14, 24, 4, 12],
      ['Whiteboard', 48, 120, 1, 2],
    ],
    it: [
      ['Laptop', 980, 1650, 1, 2],
      ['27-inch monitor', 180, 420, 1, 4],
      ['Docking station', 95, 210, 1, 4],
      ['Conference camera', 320, 780, 1, 1],
    ],
    lab: [
      ['Bench power supply', 290, 860, 1, 2],
      ['Development board', 35, 180, 2, 8],
      ['Oscilloscope', 1450, 4200, 1, 1],
      ['Prototype boards (batch)', 120, 480, 1, 3],
    ],
    marketing: [
      ['Trade fair banner', 70, 150, 1, 4],
      ['Brochure print run', 320, 900, 1, 1],
      ['Customer event catering', 450, 1200, 1, 1],
    ],
    spares: [
      ['Sensor spare', 110, 340, 1, 4],
      ['Cable set', 22, 60, 4, 12],
    ],
  },
}

export const goodsReasons: Both<Readonly<Record<'office' | 'it' | 'lab' | 'marketing' | 'spares', readonly string[]>>> =
  {
    zh: {
      office: ['月度补货', '用完了，补一批', '行政日常采购', '各部门汇总的需求'],
      it: ['旧设备到期更换', '部门扩编', '坏了修不了', '机房和工位补充'],
      lab: ['新一代测厚仪样机', '老设备精度不够，计量没过', '产线测试工装', '可靠性试验要用'],
      marketing: ['秋季展会', '新品发布', '区域客户沙龙', '年中推广'],
      spares: ['客户现场备件', '年度校准备货', '返修周转'],
    },
    en: {
      office: ['Monthly restock', 'Running low', 'Asked for by the team'],
      it: ['Five-year replacement', 'The old one failed', 'The team is growing'],
      lab: ['Prototype bench', 'Needed for the reliability test', 'Firmware test rig'],
      marketing: ['Spring trade fair', 'Customer day', 'Product launch'],
      spares: ['Spare stock for customer sites', 'Annual calibration round'],
    },
  }

/** category · what it says · from · to */
export type Cost = readonly [category: string, note: string, low: number, high: number]

export const dailyCosts: Both<Readonly<Record<'client' | 'late' | 'learn' | 'team' | 'errand', readonly Cost[]>>> = {
  zh: {
    client: [
      ['entertainment', '请{customer}吃饭', 260, 1680],
      ['entertainment', '{customer}来访，工作餐', 120, 480],
      ['transport', '拜访{customer}打车', 35, 160],
    ],
    late: [
      ['transport', '加班打车回家', 28, 110],
      ['meals', '上线夜宵', 60, 260],
    ],
    learn: [
      ['training', '技术书', 58, 320],
      ['training', '计量员培训费', 680, 2200],
      ['training', '线上课程年费', 199, 899],
    ],
    team: [
      ['other', '部门季度团建', 1200, 4800],
      ['meals', '新同事欢迎聚餐', 400, 1300],
    ],
    errand: [
      ['office', '快递费', 18, 160],
      ['office', '标书打印装订', 80, 420],
      ['communication', '出差期间漫游费', 58, 300],
    ],
  },
  en: {
    client: [
      ['entertainment', 'Lunch with {customer}', 42, 168],
      ['transport', 'Taxi to {customer}', 12, 48],
    ],
    late: [['transport', 'Taxi home after the release', 18, 46]],
    learn: [
      ['training', 'Technical books', 28, 96],
      ['training', 'Online course', 60, 240],
    ],
    team: [['meals', 'Team lunch', 85, 260]],
    errand: [
      ['office', 'Courier', 9, 38],
      ['communication', 'Roaming charges', 15, 60],
    ],
  },
}

/** payee · what for · from · to · who asks: paid every month or now and then */
export type Bill = readonly [
  payee: string,
  what: string,
  low: number,
  high: number,
  by: string,
  every: 'month' | 'quarter' | 'sometimes',
]

export const bills: readonly Bill[] = [
  ['申江物业', '上海办公室租金', 186_000, 186_000, 'sun-li', 'month'],
  ['京港置业', '北京办公室租金', 68_000, 68_000, 'sun-li', 'month'],
  ['鹏程物业', '深圳办公室租金', 74_000, 74_000, 'sun-li', 'month'],
  ['洁丽保洁', '保洁服务费', 8600, 9400, 'sun-li', 'month'],
  ['立本办公', '办公用品货款', 3200, 9800, 'sun-li', 'month'],
  ['云桥数据', '云服务器与带宽', 24_000, 41_000, 'ma-jun', 'month'],
  ['瑞驰电脑', '电脑货款', 12_000, 68_000, 'ma-jun', 'sometimes'],
  ['凌云光学', '镜组货款', 86_000, 320_000, 'luo-jianguo', 'month'],
  ['华锐电子元件', '元器件货款', 42_000, 260_000, 'luo-jianguo', 'month'],
  ['宏达五金', '结构件货款', 18_000, 96_000, 'xie-ting', 'month'],
  ['同创精密', '机加工费', 26_000, 142_000, 'xie-ting', 'month'],
  ['金石标准件', '标准件货款', 4800, 21_000, 'xie-ting', 'month'],
  ['恒温实业', '恒温箱尾款', 28_000, 64_000, 'xie-ting', 'sometimes'],
  ['顺捷物流', '物流费月结', 16_000, 38_000, 'xie-ting', 'month'],
  ['新印象印务', '画册印刷费', 3600, 15_000, 'su-man', 'quarter'],
  ['远帆会展', '展位费', 36_000, 88_000, 'su-man', 'quarter'],
  ['聚才人力', '猎头服务费', 24_000, 60_000, 'wu-qian', 'quarter'],
  ['正和律师事务所', '常年法律顾问费', 30_000, 30_000, 'zheng-yi', 'quarter'],
  ['天衡计量院', '量值溯源检定费', 6800, 24_000, 'feng-jianping', 'quarter'],
  ['信达会计师事务所', '年度审计费', 120_000, 120_000, 'he-jiayi', 'sometimes'],
  ['Thameside Estates', 'London office rent', 14_500, 14_500, 'sophie-lin', 'month'],
  ['Redgate IT', 'IT support', 780, 1350, 'sophie-lin', 'month'],
  ['Penrose Accountants', 'Quarterly bookkeeping', 2100, 2600, 'sophie-lin', 'quarter'],
  ['Tern Components', 'Components', 2400, 11_800, 'emily-carter', 'quarter'],
  ['Quayside Print', 'Trade fair material', 640, 2900, 'charlotte-bennett', 'sometimes'],
]

/** seal · document · reason · by whom: {customer} {supplier} are filled in */
export type Stamp = readonly [
  seal: 'company' | 'contract' | 'legal_rep' | 'finance',
  document: string,
  reason: string,
  by: 'sales' | 'buy' | 'hr' | 'anyone' | 'finance' | 'legal' | 'uk',
]

export const stamps: readonly Stamp[] = [
  ['contract', '{customer}销售合同', '合同已双方确认，盖章寄出', 'sales'],
  ['contract', '{customer}框架协议', '年度框架续签', 'sales'],
  ['company', '{customer}投标文件', '周五前递交', 'sales'],
  ['company', '{customer}保密协议', '交换图纸前签署', 'sales'],
  ['legal_rep', '{customer}投标授权委托书', '投标要求法人章', 'sales'],
  ['contract', '{supplier}采购合同', '月度采购', 'buy'],
  ['contract', '{supplier}质量协议', '新供应商准入', 'buy'],
  ['company', '在职证明', '办签证用', 'anyone'],
  ['company', '收入证明', '办房贷用', 'anyone'],
  ['company', '社保增减员表', '月度社保', 'hr'],
  ['company', '劳动合同', '新员工入职', 'hr'],
  ['finance', '银行询证函', '审计要求', 'finance'],
  ['finance', '开户变更申请', '银行要求', 'finance'],
  ['company', '商标续展材料', '代理机构递交', 'legal'],
  ['contract', '{customer} supply agreement', 'Signed by the customer, our copy to be sealed', 'uk'],
  ['company', '{customer} NDA', 'Before we share drawings', 'uk'],
]
