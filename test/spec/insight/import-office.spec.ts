// Exports as office systems write them: read without a map, and what was assumed is said.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openLog } from '../../../src/cli/insight-files.ts'
import { importCsv } from '../../../src/insight/log/import-csv.ts'
import { importXes } from '../../../src/insight/log/xes.ts'
import { writeInstant } from '../../../src/insight/log/instant.ts'
import { activityAt, wordAt, type EventLog } from '../../../src/insight/log/log.ts'
import { createCaseReader, namesPeople, readPeople } from '../../../src/insight/records.ts'
import { scan } from '../../../src/insight/scan.ts'
import { isReturn, meaningsOf } from '../../../src/insight/vocabulary.ts'

const eventsOf = (log: EventLog): string[] =>
  [...log.time].map((ms, e) =>
    [
      log.cases[[...log.start].findLastIndex((from) => from <= e)],
      activityAt(log, e),
      wordAt(log.actor, e) ?? '',
      Number.isNaN(ms) ? '-' : writeInstant(ms, 0).slice(0, 16),
    ].join(' | '),
  )

const EXPECTED = [
  'BX01 | 申请 → 提交 | 王芳 | 2026-03-02T09:05',
  'BX01 | 部门经理审批 → 退回 | 李强 | 2026-03-02T14:30',
  'BX01 | 申请 → 提交 | 王芳 | 2026-03-03T08:00',
  'BX01 | 部门经理审批 → 同意 | 王芳 | 2026-03-03T10:00',
]

describe('one row an event', () => {
  test.each<[string, string[], RegExp]>([
    [
      'day and clock in two columns, the step and what was decided there in two more',
      [
        '"请求ID","请求标题","创建人","节点","操作者","操作类型","操作日期","操作时间","签字意见"',
        '"BX01","王芳的""报销""","王芳","申请","王芳","提交","2026-03-02","09:05:11",""',
        '"BX01","王芳的""报销""","王芳","部门经理审批","李强","退回","2026-03-02","14:30:00","请补发票',
        '谢谢"',
        '"BX01","王芳的""报销""","王芳","申请","王芳","提交","2026-03-03","8:00:00",""',
        '"BX01","王芳的""报销""","王芳","部门经理审批","王芳","同意","2026-03-03","10:00:00",""',
      ],
      /节点 → 操作类型[\s\S]*操作日期 and 操作时间/u,
    ],
    [
      'a title above the header, slashed dates without zeros, empty rows',
      [
        '\uFEFF报销流程数据,,,,,',
        '流水号,发起人,处理人,节点权限,处理时间,处理态度',
        'BX01,王芳,王芳,申请,2026/3/2 9:05,提交',
        ',,,,,',
        'BX01,王芳,李强,部门经理审批,2026年3月2日 下午2:30,退回',
        'BX01,王芳,王芳,申请,2026/3/3 8:00,提交',
        'BX01,王芳,王芳,部门经理审批,2026/3/3 10:00,同意',
      ],
      /1 rows above the header/u,
    ],
    [
      'the case in its first row only, day numbers of a spreadsheet',
      [
        '单据编号\t申请人\t节点名称\t办理人\t办理时间\t办理结果',
        'BX01\t王芳\t申请\t王芳\t46083.378935\t提交',
        '\t\t部门经理审批\t李强\t46083.604167\t退回',
        '\t\t申请\t王芳\t46084.333334\t提交',
        '\t\t部门经理审批\t王芳\t46084.416667\t同意',
      ],
      /3 rows without a case/u,
    ],
  ])('%s', async (_, lines, said) => {
    const log = await importCsv([lines.join('\r\n')])
    expect(eventsOf(log)).toEqual(EXPECTED)
    expect(log.notes.assumed.join('\n')).toMatch(said)
    expect(log.asked).toMatchObject([{ id: 'BX01', requester: '王芳' }])
    // Who asked stands in the log itself: nothing else is needed to see who signed their own.
    expect(scan(log, { cases: log.asked ?? [] }).findings.map((f) => [f.kind, f.entity])).toContainEqual([
      'self_approval',
      '王芳',
    ])
  })

  test('steps that say themselves what was decided stay as they are', async () => {
    const log = await importCsv([
      'case_id,activity,timestamp,result\nA,Approve,2026-01-01,accepted\nA,Reject,2026-01-02,rejected\n',
    ])
    expect([activityAt(log, 0), activityAt(log, 1)]).toEqual(['Approve', 'Reject'])
    expect(log.attributes.map((c) => c.name)).toEqual([])
  })

  test('a case that is missing here and there is no merged cell', async () => {
    const log = await importCsv(['单号,节点,时间\nA,提交,2026-01-01\n,审批,2026-01-02\nA,付款,2026-01-03\n'])
    expect(log.notes.skipped).toEqual([{ row: 2, why: 'no case' }])
  })

  test('a map may name the column of decisions', async () => {
    const log = await importCsv(['a,b,c,d\nA,财务,通过,2026-01-01\n'], {
      map: { case: 'a', activity: 'b', outcome: 'c', time: 'd' },
    })
    expect(activityAt(log, 0)).toBe('财务 → 通过')
  })
})

describe('one row a request', () => {
  test('what happened as text', async () => {
    const log = await importCsv([
      [
        '审批编号,标题,审批结果,发起时间,完成时间,发起人姓名,发起人部门,历史审批人姓名,审批记录,报销金额(元)',
        'D1,报销,同意,2026-03-02 09:05:11,,王芳,销售部,"李强,何嘉怡",王芳|发起申请|2026-03-02 09:05:11|;李强|同意|2026-03-02 14:30:00|好；发票|没问题;何嘉怡|拒绝|2026-03-03 10:00:00|,"1,234.50"',
        'D2,报销,,2026-03-02,,王芳,销售部,,,80',
      ].join('\n'),
    ])
    expect(eventsOf(log)).toEqual([
      'D1 | 发起申请 | 王芳 | 2026-03-02T09:05',
      'D1 | 同意 | 李强 | 2026-03-02T14:30',
      'D1 | 拒绝 | 何嘉怡 | 2026-03-03T10:00',
    ])
    expect(log.notes.skipped).toEqual([{ row: 2, why: 'nothing that happened can be read in it' }])
    expect(log.asked?.[0]).toMatchObject({ requester: '王芳', dept: '销售部', amount: 1234.5 })
    expect(log.caseAttributes.map((c) => c.name)).toContain('case:报销金额(元)')
  })

  test.each<[string, string, string, string[]]>([
    [
      'levels',
      '申请编号,申请人,提交时间,金额,一级审批人,一级审批时间,一级审批结果,二级审批人,二级审批时间,二级审批结果,状态',
      'F1,王芳,2026年3月2日 09:05,¥800,李强,2026年3月2日 14:30,同意,何嘉怡,,,审批中',
      ['F1 | submit | 王芳 | 2026-03-02T09:05', 'F1 | 一级 → 同意 | 李强 | 2026-03-02T14:30'],
    ],
    [
      'numbers after the names',
      'Request No,Requester,Submitted At,Approver 1,Approval Time 1,Decision 1,Approver 2,Approval Time 2,Decision 2',
      'R-1,Ann,2026-03-02T09:05Z,Bob,2026-03-02T14:30Z,Approved,Cy,2026-03-03T10:00Z,Rejected',
      [
        'R-1 | submit | Ann | 2026-03-02T09:05',
        'R-1 | approval 1 → Approved | Bob | 2026-03-02T14:30',
        'R-1 | approval 2 → Rejected | Cy | 2026-03-03T10:00',
      ],
    ],
    [
      'names of the steps',
      '申请单号,申请人,申请日期,部门经理审批人,部门经理审批时间,部门经理审批结果,财务审批人,财务审批时间,财务审批结果',
      'B1,王芳,2026/3/2 9:05,李强,2026/3/2 14:30,同意,何嘉怡,2026/3/3 10:00,驳回',
      [
        'B1 | submit | 王芳 | 2026-03-02T09:05',
        'B1 | 部门经理 → 同意 | 李强 | 2026-03-02T14:30',
        'B1 | 财务 → 驳回 | 何嘉怡 | 2026-03-03T10:00',
      ],
    ],
  ])('signatures side by side: %s', async (_, header, row, events) => {
    const log = await importCsv([`${header}\n${row}\n`])
    expect(eventsOf(log)).toEqual(events)
    expect(log.notes.assumed.join()).toContain('one row is one request with 2 signatures')
  })
})

test('the meaning of a step with a decision is that of the decision', () => {
  const words = ['申请修改 → 同意', '审批通过环节 → 回退', '批准 → 不批准', '财务审核 → 批准', '发起 → 提交']
  expect(meaningsOf(words).map((m) => (m.approval ? 'yes' : m.returned ? 'no' : '-'))).toEqual([
    'yes',
    'no',
    'no',
    'yes',
    '-',
  ])
  expect(words.map(isReturn)).toEqual([false, true, false, false, false])
})

test('tables of people and requests with Chinese headers', () => {
  expect(namesPeople(['工号', '姓名'])).toBe(true)
  expect(namesPeople(['部门'])).toBe(false)
  const row = { 工号: '007', 所属部门: '销售部', 直属上级: '003', 审批额度: '5,000', 离职日期: '2026年3月1日' }
  expect(readPeople([row])).toMatchObject([
    { id: '007', dept: '销售部', manager: '003', limit: 5000, activeTo: '2026-03-01' },
  ])
  const read = createCaseReader(['单据编号', '发起人姓名', '报销金额(元)', '收款单位', '发票号码', '消费日期'])
  expect(read(['B1', '王芳', '￥1,200', '新印象', '0012', '2026/3/2'])).toMatchObject({
    id: 'B1',
    requester: '王芳',
    amount: 1200,
    vendor: '新印象',
    receipt: '0012',
    expenseDay: 20_514,
  })
})

test('XES: who asked may be an attribute of the trace', async () => {
  const log = await importXes([
    '<log><trace><string key="concept:name" value="1"/><string key="申请人" value="王芳"/><string key="金额" value="80"/>' +
      '<event><string key="concept:name" value="同意"/><string key="org:resource" value="王芳"/></event></trace></log>',
  ])
  expect(log.asked).toMatchObject([{ id: '1', requester: '王芳', amount: 80 }])
})

test('files that are no log are refused in a sentence that says what to do', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'office-'))
  const tried = async (name: string, bytes: Uint8Array): Promise<string> => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, bytes)
    return openLog(file, {}).then(
      () => 'read',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    )
  }
  const packed = zlib.gzipSync(Array.from({ length: 5000 }, (_, i) => `${i},${i * 7919}\n`).join(''))
  expect(await tried('a.xlsx', Buffer.from('PK\u0003\u0004…'))).toMatch(/workbook: save its sheet as CSV/u)
  expect(await tried('a.xls', Buffer.from('<html><table>'))).toMatch(/web page or XML: open it in a spreadsheet/u)
  expect(await tried('a.csv.gz', packed.subarray(0, packed.length / 2))).toMatch(/damaged or not whole/u)
  fs.rmSync(folder, { recursive: true })
})
