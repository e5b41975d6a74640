// Dates and clock times as people say them, spoken on Wednesday 2026-05-13, 10:00, in Shanghai.
import { expect, test } from 'vitest'
import { normalise } from '../../../src/kernel/text.ts'
import { readTimes, resolve, type TimeSpan } from '../../../src/language/times.ts'
import { short, timesIn, wednesday } from './moment.ts'

test.each([
  ['下周三到周五请假', '05-20 to 05-22'],
  ['next Wed to Fri', '05-20 to 05-22'],
  ['from Wed to Fri next week', '05-20 to 05-22'],
  ['next Monday through Friday', '05-18 to 05-22'],
  ['下下周三', '05-27'],
  ['Wednesday of the week after next', '05-27'],
  ['今明两天休息', '05-13 to 05-14'],
  ['明后两天', '05-14 to 05-15'],
  ['这周四', '05-14'],
  ['这周一', '05-11'],
  ['本周五', '05-15'],
  ['this Monday', '05-11'],
  ['last Monday', '05-04'],
  ['上周五', '05-08'],
  ['上上周五', '05-01'],
  ['下礼拜一', '05-18'],
  ['下个星期天', '05-24'],
  ['next week Tuesday', '05-19'],
  ['Tuesday next week', '05-19'],
  ['next 周四', '05-21'],
  ['下周 Friday', '05-22'],
  ['下週四下午兩點', '05-21 14:00'],
  ['ＮＥＸＴ　Ｆｒｉ', '05-22'],
  ['周五', '05-15'],
  ['周二', '05-19'],
  ['Friday', '05-15'],
  ['周四、周五', '05-14 to 05-15'],
  ['周四周五两天', '05-14 to 05-15'],
  ['周三到五', '05-20 to 05-22'],
  ['大后天', '05-16'],
  ['前天', '05-11'],
  ['the day after tomorrow', '05-15'],
  ['yesterday', '05-12'],
  ['qing jia mingtian', '05-14'],
  ['xia zhou san', '05-20'],
  ['friday after next', '05-22'],
])('weeks and days: %s', (words, expected) => expect(timesIn(words)).toEqual([expected]))

test.each([
  ['18号到20号', '05-18 to 05-20'],
  ['18到20号', '05-18 to 05-20'],
  ['the 18th to 20th', '05-18 to 05-20'],
  ['5.18-5.20出差', '05-18 to 05-20'],
  ['5/18 - 5/20', '05-18 to 05-20'],
  ['5月18-20日', '05-18 to 05-20'],
  ['6月1日-6月5日', '06-01 to 06-05'],
  ['18、19、20号', '05-18 to 05-20'],
  ['5月18,19,20号', '05-18 to 05-20'],
  ['30号到2号', '05-30 to 06-02'],
  ['12月30号到1月2号', '12-30 to 2027-01-02'],
  ['2026年6月8日到10日', '06-08 to 06-10'],
  ['June 8-10', '06-08 to 06-10'],
  ['8 to 10 June', '06-08 to 06-10'],
  ['from Monday 18 May to Wednesday 20 May', '05-18 to 05-20'],
  ['2026-05-18 to 2026-05-20', '05-18 to 05-20'],
  ['between Monday and Wednesday', '05-18 to 05-20'],
  ['从周三请到周五', '05-20 to 05-22'],
  ['off Thursday until Friday', '05-14 to 05-15'],
  ['22-24日', '05-22 to 05-24'],
  ['19、20两号', '05-19 to 05-20'],
  ['June 3, 4 and 5', '06-03 to 06-05'],
  ['周六日加班', '05-16 to 05-17'],
  ['Monday to Wednesday, May 18-20', '05-18 to 05-20'],
  ['25/5 - 27/5', '05-25 to 05-27'],
  ['5月28到6月2', '05-28 to 06-02'],
])('ranges: %s', (words, expected) => expect(timesIn(words)).toEqual([expected]))

test.each([
  ['2026/3/5', '03-05'],
  ['2026年3月5日', '03-05'],
  ['二〇二六年六月八日', '06-08'],
  ['20260518', '05-18'],
  ['5/18/2026', '05-18'],
  ['18/5/2026', '05-18'],
  ['18号', '05-18'],
  ['十八号', '05-18'],
  ['廿三号', '05-23'],
  ['二十三号', '05-23'],
  ['3月5号', '2027-03-05'],
  ['12月20号', '12-20'],
  ['下个月3号', '06-03'],
  ['上个月28号', '04-28'],
  ['May 20th', '05-20'],
  ['the third of June', '06-03'],
  ['Wednesday, May 20', '05-20'],
  ['5月20日（星期三）', '05-20'],
  ['Friday the 22nd', '05-22'],
  ['first Monday of June', '06-01'],
  ['六月第一个周一', '06-01'],
  ['月底', '05-31'],
  ['月末', '05-31'],
  ['end of the month', '05-31'],
  ['end of next month', '06-30'],
  ['年底', '12-31'],
  ['月初', '05-01 to 05-05'],
])('dates: %s', (words, expected) => expect(timesIn(words)).toEqual([expected]))

test.each([
  ['周五下午', '05-15 pm'],
  ['明天上午', '05-14 am'],
  ['6月8号下午到10号上午', '06-08 pm to 06-10 am'],
  ['Jun 8 pm through Jun 10 am', '06-08 pm to 06-10 am'],
  ['Monday morning to Tuesday afternoon', '05-18 am to 05-19 pm'],
  ['今天下午到明天', '05-13 pm to 05-14'],
  ['下午三点半到五点', '15:30 to 17:00'],
  ['明天下午2点到5点', '05-14 14:00 to 17:00'],
  ['周三15:30', '05-20 15:30'],
  ['3pm', '15:00'],
  ['noon', '12:00'],
  ['half past three', '15:30'],
  ['quarter to five', '16:45'],
  ['at 1030', '10:30'],
  ['330 p.m.', '15:30'],
  ['ten thirty am', '10:30'],
  ['mingtian xiawu', '05-14 pm'],
  ['三点一刻', '15:15'],
  ['3-5pm', '15:00 to 17:00'],
  ['9-5pm', '09:00 to 17:00'],
  ['9点到5点', '09:00 to 17:00'],
  ['from 9 to 5', '09:00 to 17:00'],
  ['between 3 and 5pm', '15:00 to 17:00'],
  ['OT tonight 7 to 10', '05-13 19:00 to 22:00'],
  ['Sat 9-6', '05-16 09:00 to 18:00'],
  ['last night 8 to 11', '05-12 20:00 to 23:00'],
  ['tomorrow 9-11am', '05-14 09:00 to 11:00'],
  ['3:30 to 5 this afternoon', '05-13 15:30 to 17:00'],
  ['今晚7点到10点', '05-13 19:00 to 22:00'],
  ['今晚8点到明早6点', '05-13 20:00 to 05-14 06:00'],
  ['周五晚上10点到2点', '05-15 22:00 to 05-16 02:00'],
  ['下周一9:00到周三18:00', '05-18 09:00 to 05-20 18:00'],
  ['中午12点到1点半', '12:00 to 13:30'],
  ['two hours from now', '05-13 12:00'],
  ['两小时后', '05-13 12:00'],
])('halves and clocks: %s', (words, expected) => expect(timesIn(words)).toEqual([expected]))

test.each([
  ['下周', '05-18 to 05-24'],
  ['本周', '05-11 to 05-17'],
  ['下下周', '05-25 to 05-31'],
  ['the week after next', '05-25 to 05-31'],
  ['周末', '05-16 to 05-17'],
  ['下个月', '06-01 to 06-30'],
  ['6月', '06-01 to 06-30'],
  ['in June', '06-01 to 06-30'],
  ['第三季度', '07-01 to 09-30'],
  ['Q3 2026', '07-01 to 09-30'],
  ['本季度', '04-01 to 06-30'],
  ['上半年', '01-01 to 06-30'],
  ['六月上旬', '06-01 to 06-10'],
  ['in two weeks', '05-27'],
  ['三天后', '05-16'],
  ['3个工作日后', '05-18'],
  ['in 3 working days', '05-18'],
  ['two days ago', '05-11'],
  ['2 weeks from Friday', '05-29'],
  ['未来三天', '05-14 to 05-16'],
  ['next 3 days', '05-14 to 05-16'],
])('stretches and counts: %s', (words, expected) => expect(timesIn(words)).toEqual([expected]))

test.each([
  ['春节', '2027-02-06'],
  ['除夕', '2027-02-05'],
  ['今年春节', '02-17'],
  ['国庆前一天', '09-30'],
  ['国庆假期', '10-01 to 10-07'],
  ['中秋', '09-25'],
  ['清明', '2027-04-05'],
  ['五一', '2027-05-01'],
  ['端午', '06-19'],
  ['元旦', '2027-01-01'],
  ['Thanksgiving', '11-26'],
  ['the day before Thanksgiving', '11-25'],
  ['Christmas', '12-25'],
  ['Christmas Eve', '12-24'],
  ['National Day', '10-01'],
  ['Mid-Autumn Festival', '09-25'],
  ['国庆后第一个工作日', '10-08'],
])('holidays by name: %s', (words, expected) => expect(timesIn(words)).toEqual([expected]))

test('labour day is the country’s own', () => {
  expect(timesIn('Labor Day')).toEqual(['2027-05-01'])
})

test.each([
  ['周二', '05-12'],
  ['周三', '05-13'],
  ['Tuesday', '05-12'],
  ['12月20号的打车费', '2025-12-20'],
  ['3月5号', '03-05'],
  ['20号', '04-20'],
  ['last Friday', '05-08'],
  ['春节', '02-17'],
  ['周末', '05-09 to 05-10'],
])('what has happened looks back: %s', (words, expected) => expect(timesIn(words, 'past')).toEqual([expected]))

test.each([
  '2月30日',
  'Feb 30',
  '13月5号',
  '4月31号',
  '2026-02-29',
  '周八',
  '25点',
  '6月32号',
  '2/30',
  'June 31st',
  '下午3点70分',
])('there is no such time: %s', (words) => expect(timesIn(words)).toEqual(['impossible']))

test.each([
  ['一下 belongs to the verb', '帮我调一下周五的班', ['05-15']],
  ['加上 keeps its 上', '加上周五', ['05-15']],
  ['马上 keeps its 上', '马上周五了', ['05-15']],
  ['a house is no day', '去18号楼', []],
  ['a road is no day', '南京路18号', []],
  ['第三号 is no day', '第3号', []],
  ['two points', '我有两点建议', []],
  ['a bit earlier', '早一点', []],
  ['may is a verb', 'May I take leave', []],
  ['greetings', '早上好', []],
  ['good morning', 'good morning', []],
  ['a request number is no date', 'LV-20260311-0007', []],
  ['money is no date', '报销5.18元', []],
  ['a length in decimals', '请1.5天假', []],
  ['the sun', 'the sun is out', []],
  ['every week', '每周三开会', ['every']],
  ['on Fridays', 'on Fridays', ['every']],
  ['every day', 'every day at 9am', ['every']],
  ['several weekdays in one word', '周一三五', ['05-18', '05-20', '05-22']],
  ['moving is no range', 'move it from Monday to Tuesday', ['05-18', '05-19']],
])('words before and around a date: %s', (_why, words, expected) => expect(timesIn(words)).toEqual(expected))

test.each<[string, Partial<TimeSpan>]>([
  ['by Friday', { role: 'by' }],
  ['周五前', { role: 'by' }],
  ['周五下班前', { role: 'by' }],
  ['三天内', { role: 'by' }],
  ['本周内', { role: 'by' }],
  ['从周五开始', { role: 'from' }],
  ['明天起', { role: 'from' }],
  ['starting Monday', { role: 'from' }],
  ['until Friday', { role: 'until' }],
  ['请假到周五', { role: 'until' }],
  ['after Friday', { role: 'after' }],
  ['周五之后', { role: 'after' }],
  ['tonight', { part: 'evening', grain: 'part' }],
  ['下周', { grain: 'week' }],
  ['三点', { officeHours: true, grain: 'time' }],
  ['5.18', { doubtful: true }],
])('%s says how it bounds', (words, expected) =>
  expect(readTimes(normalise(words), wednesday)[0]).toMatchObject(expected),
)

test.each([
  ['周三', ['05-13'], 'said on a Wednesday, today may be meant'],
  ['03/04/2026', ['04-03'], 'month first or day first'],
  ['看下周五的会', ['05-15'], '看下 + 周五'],
  ['5月20日（周四）', ['05-14'], 'the weekday does not agree'],
  ['10号', ['05-10'], 'already past this month'],
])('%s keeps its other reading', (words, others) => {
  expect(readTimes(normalise(words), wednesday)[0]!.others?.map(short)).toEqual(others)
})

test('both tenses are kept, so that the process can decide', () => {
  const [time] = readTimes(normalise('周二'), wednesday)
  expect(short(resolve(time!, 'plan'))).toBe('05-19')
  expect(short(resolve(time!, 'past'))).toBe('05-12')
})

test('surfaces are the words as said', () => {
  expect(readTimes(normalise('請　下週三　到週五　的假'), wednesday).map((t) => t.span.surface)).toEqual([
    '下週三　到週五',
  ])
})
