// Which kind a question about findings names, and where or with whom something is said to be stuck.
import { expect, test } from 'vitest'
import { kindsIn, placeIn } from '../../../src/assistant/insight/narrowed.ts'
import { createOrganisation, type Department, type Person } from '../../../src/people/organisation.ts'

const person = (id: string, name: string, department: string, aliases: string[] = []) =>
  ({ id, name, aliases, department, roles: [], zone: 'Asia/Shanghai', locale: 'zh', active: true }) as unknown as Person
const department = (id: string, zh: string, en: string, parent?: string) =>
  ({ id, name: { zh, en }, ...(parent === undefined ? {} : { parent }) }) as unknown as Department
const office = createOrganisation({
  id: 'org',
  key: 'org',
  name: { zh: '公司', en: 'Company' },
  zone: 'Asia/Shanghai',
  calendar: 'CN',
  people: [
    person('zw', '张伟', 'fin', ['老张', 'Will']),
    person('ls', '李珊', 'tax'),
    person('su', '苏曼', 'ops'),
    person('tom', 'Tom Baker', 'ops'),
  ],
  departments: [
    department('fin', '财务部', 'Finance Department'),
    department('tax', '税务组', 'Tax', 'fin'),
    department('ops', '运营部', 'Operations'),
  ],
} as Parameters<typeof createOrganisation>[0])

test.each([
  ['哪些单子卡在财务那里', ['zw', 'ls']],
  ['卡在财务部超过三天的单', ['zw', 'ls']],
  ['which requests are stuck at finance', ['zw', 'ls']],
  ['what is stuck with operations over three days', ['su', 'tom']],
  ['压在张伟手里的有哪些', ['zw']],
  ['老张那里卡了几张', ['zw']],
  ['anything waiting for Tom Baker?', ['tom']],
])('%s', (text, people) => expect([...(placeIn(text, office)?.people ?? [])]).toEqual(people))

test.each(['张伟的单子卡住了吗', '哪些单卡住了', 'what will be stuck', 'which finance requests are stuck'])(
  '%s names no place',
  (text) => expect(placeIn(text, office)).toBeUndefined(),
)

test.each([
  ['有没有拆单的', ['split_purchase']],
  ['any duplicate claims this month', ['duplicate_claim']],
  ['有没有人自己批自己的单', ['self_approval']],
  ['有没有漏批的', ['missing_step', 'skip']],
  ['was anything approved at night', ['off_hours']],
  ['哪个环节最慢', ['bottleneck']],
  ['which step is the slowest', ['bottleneck']],
  ['有什么异常吗', []],
  ['anything unusual', []],
])('%s', (text, kinds) => expect(kindsIn(text)).toEqual(kinds))
