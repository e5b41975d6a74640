// What people of the demo company write when they are away: reasons, places, errands, in their own language.
import type { Locale } from '../../people/organisation.ts'

type Both<T> = Readonly<Record<Locale, T>>

export const leaveReasons: Readonly<
  Record<
    'annual' | 'half' | 'bridge' | 'bridgeAfter' | 'summer' | 'sick' | 'personal' | 'comp_time',
    Both<readonly string[]>
  >
> = {
  annual: {
    zh: [
      '爸妈来上海，陪他们转转',
      '朋友在成都结婚，去当伴郎',
      '休整一天',
      '陪孩子去科技馆',
      '去杭州看展',
      '老同学聚会，回趟武汉',
      '年假用掉一天',
      '搬新家，收拾东西',
      '带老人体检',
      '家里有客人，陪一天',
    ],
    en: [
      'Long weekend in Lisbon',
      "My sister's wedding in Leeds",
      'A quiet day at home',
      'Visiting family in Dublin',
      'Moving flat',
      'Walking in the Lake District',
      'Half-term with the kids',
      'Using up holiday before it expires',
    ],
  },
  half: {
    zh: ['去机场接爸妈', '送孩子参加比赛', '赶傍晚的高铁', '去医院取报告', '约了师傅装空调', '孩子放学没人接'],
    en: [
      'Picking my parents up at the airport',
      'School play',
      'Catching an early train',
      'Plumber comes this afternoon',
    ],
  },
  bridge: {
    zh: [
      '提前一天走，错开返乡高峰',
      '车票只买到前一天的',
      '连着假期回趟老家',
      '带家人出去，避开人流',
      '提前回家帮忙准备过节',
    ],
    en: [
      'Travelling before the rush',
      'Seeing my parents over the holidays',
      'Flights were half the price on the day before',
    ],
  },
  bridgeAfter: {
    zh: ['节后晚回两天', '返程票只买到后一天的', '家里有点事，晚点回来', '错开返程高峰'],
    en: ['Adding a few days to the bank holiday', 'Coming back after the rush', 'A little longer with the family'],
  },
  summer: {
    zh: [
      '带孩子去青岛看海',
      '暑假陪孩子回外婆家',
      '和家人自驾川西',
      '去云南住一周',
      '全家去海边',
      '孩子夏令营结束，接上出去玩几天',
    ],
    en: [
      'Two weeks in Cornwall with the family',
      'Summer holiday in Greece',
      'Cycling in the Alps',
      'A week in Kerala with my grandparents',
      'Camping in Wales',
    ],
  },
  sick: {
    zh: [
      '感冒发烧',
      '急性肠胃炎',
      '牙疼，约了拔牙',
      '颈椎不舒服，去医院',
      '扭伤脚踝',
      '过敏，脸肿了',
      '偏头痛',
      '复查',
    ],
    en: [
      'Flu',
      'Stomach bug',
      'Dentist, a tooth broke',
      'Migraine',
      'Back pain',
      'Fever since last night',
      'Hospital check-up',
    ],
  },
  personal: {
    zh: [
      '孩子学校开家长会',
      '去房管局办过户',
      '换驾照',
      '车子年检',
      '办港澳通行证',
      '家里水管爆了，等师傅',
      '陪家人做手术',
      '孩子幼儿园开放日',
      '去银行办贷款面签',
    ],
    en: [
      'Boiler repair, engineer comes between 9 and 1',
      "Parents' evening at school",
      'Visa appointment',
      'House viewing',
      'Car broke down',
      'Nursery is closed today',
    ],
  },
  comp_time: {
    zh: ['上周末上线值守，调休一天', '国庆值班调休', '客户现场连着两个周末，补休', '夜里割接，第二天调休'],
    en: ['Time off for the weekend release', 'On call over the bank holiday', 'Back for the Saturday installation'],
  },
}

export interface Destination {
  name: string
  /** How one gets there from the office, and what that costs one way. */
  by: 'train' | 'flight'
  fare: readonly [number, number]
  hotel: readonly [number, number]
  currency: 'CNY' | 'GBP'
}

const cn = (
  name: string,
  by: 'train' | 'flight',
  low: number,
  high: number,
  hotelLow: number,
  hotelHigh: number,
): Destination => ({
  name,
  by,
  fare: [low, high],
  hotel: [hotelLow, hotelHigh],
  currency: 'CNY',
})
const gb = (
  name: string,
  by: 'train' | 'flight',
  low: number,
  high: number,
  hotelLow: number,
  hotelHigh: number,
): Destination => ({
  ...cn(name, by, low, high, hotelLow, hotelHigh),
  currency: 'GBP',
})

export const destinations: Readonly<Record<'shanghai' | 'beijing' | 'shenzhen' | 'london', readonly Destination[]>> = {
  shanghai: [
    cn('北京', 'train', 553, 662, 420, 680),
    cn('苏州', 'train', 35, 60, 320, 480),
    cn('南京', 'train', 130, 220, 320, 460),
    cn('杭州', 'train', 73, 117, 360, 520),
    cn('武汉', 'train', 304, 480, 300, 430),
    cn('成都', 'flight', 780, 1690, 320, 470),
    cn('深圳', 'flight', 620, 1480, 420, 650),
    cn('合肥', 'train', 154, 230, 280, 400),
  ],
  beijing: [
    cn('天津', 'train', 54, 88, 300, 420),
    cn('石家庄', 'train', 86, 135, 260, 360),
    cn('济南', 'train', 184, 290, 300, 420),
    cn('沈阳', 'train', 295, 470, 280, 400),
    cn('西安', 'train', 515, 824, 300, 450),
    cn('青岛', 'train', 309, 475, 330, 480),
    cn('太原', 'train', 164, 257, 270, 380),
    cn('上海', 'train', 553, 662, 450, 700),
  ],
  shenzhen: [
    cn('广州', 'train', 75, 120, 340, 500),
    cn('东莞', 'train', 38, 60, 280, 400),
    cn('厦门', 'train', 150, 240, 320, 460),
    cn('长沙', 'train', 338, 525, 290, 420),
    cn('佛山', 'train', 90, 130, 290, 400),
    cn('上海', 'flight', 620, 1480, 450, 700),
    cn('南宁', 'train', 248, 390, 270, 380),
  ],
  london: [
    gb('Manchester', 'train', 48, 162, 92, 148),
    gb('Birmingham', 'train', 28, 96, 84, 132),
    gb('Bristol', 'train', 36, 118, 88, 140),
    gb('Glasgow', 'flight', 74, 188, 86, 138),
    gb('Leeds', 'train', 42, 138, 82, 128),
    gb('Dublin', 'flight', 68, 214, 112, 184),
    gb('Munich', 'flight', 112, 296, 108, 176),
  ],
}

/** {customer} and {supplier} are filled from the lists below. */
export const tripPurposes: Both<Readonly<Record<'sales' | 'service' | 'rnd' | 'buy' | 'lead', readonly string[]>>> = {
  zh: {
    sales: [
      '拜访{customer}，谈明年框架合同',
      '{customer}投标答疑',
      '给{customer}演示新款测厚仪',
      '{customer}季度回访',
      '参加{customer}供应商大会',
    ],
    service: [
      '{customer}现场安装调试',
      '{customer}设备故障排查',
      '{customer}年度校准',
      '给{customer}操作员做培训',
      '{customer}产线改造勘察',
    ],
    rnd: ['{customer}现场采集数据', '和{customer}对接接口协议', '到{customer}验证新固件', '参加仪器仪表技术交流会'],
    buy: ['{supplier}审厂', '去{supplier}谈年度价格', '{supplier}来料问题现场处理'],
    lead: ['分公司季度复盘', '{customer}高层拜访', '区域团队述职', '参加行业展会'],
  },
  en: {
    sales: [
      'Meeting {customer} about next year',
      'Tender clarification at {customer}',
      'Demo of the new thickness gauge for {customer}',
      'Quarterly review with {customer}',
    ],
    service: ['Installation at {customer}', 'Annual calibration at {customer}', 'Operator training at {customer}'],
    rnd: ['Collecting field data at {customer}', 'Interface workshop with {customer}', 'Firmware trial at {customer}'],
    buy: ['Factory visit at {supplier}', 'Price talks with {supplier}'],
    lead: [
      'Quarterly review with the team',
      'Visiting the management of {customer}',
      'Sensors & Instruments trade fair',
    ],
  },
}

/** Made-up companies. */
export const customers: Both<readonly string[]> = {
  zh: [
    '维深光电',
    '海岳重工',
    '融川半导体',
    '北衡轨交',
    '南粤检测',
    '启衡医疗',
    '鹭岛新能源',
    '晋远钢构',
    '秦川精铸',
    '泰山电缆',
    '浦江汽配',
    '穗华包装',
    '长岭化工',
    '同舟物流',
  ],
  en: [
    'Halden Metrology',
    'Brightwater Foods',
    'Northmoor Rail',
    'Pemberton Labs',
    'Calder Castings',
    'Ashdown Plastics',
    'Severn Packaging',
    'Kilbride Aero',
  ],
}

export const suppliers: Both<
  Readonly<Record<'office' | 'it' | 'lab' | 'marketing' | 'spares' | 'parts', readonly string[]>>
> = {
  zh: {
    office: ['立本办公'],
    it: ['瑞驰电脑'],
    lab: ['凌云光学', '恒温实业', '华锐电子元件'],
    marketing: ['新印象印务', '远帆会展'],
    spares: ['宏达五金', '华锐电子元件', '金石标准件'],
    parts: ['宏达五金', '华锐电子元件', '凌云光学', '同创精密', '金石标准件'],
  },
  en: {
    office: ['Foxley Office Supplies'],
    it: ['Redgate IT'],
    lab: ['Marlow Instruments', 'Tern Components'],
    marketing: ['Quayside Print'],
    spares: ['Tern Components'],
    parts: ['Tern Components', 'Marlow Instruments'],
  },
}
