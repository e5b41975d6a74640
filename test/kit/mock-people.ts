// The small company of the mock server: people, departments, processes.
import type { ProcessView } from '../../src/http/contract.ts'
import type { PersonView } from '../../src/assistant/views.ts'
import type { Department } from '../../src/people/organisation.ts'

const label = (zh: string, en: string) => ({ zh, en })

export const departments: Department[] = [
  { id: 'co', name: label('云帆科技', 'Yunfan Technology') },
  { id: 'rd', name: label('研发部', 'R&D'), parent: 'co' },
  { id: 'fe', name: label('前端组', 'Frontend'), parent: 'rd' },
  { id: 'sales', name: label('华东销售部', 'East China Sales'), parent: 'co' },
  { id: 'fin', name: label('财务部', 'Finance'), parent: 'co' },
  { id: 'hr', name: label('人力资源部', 'Human Resources'), parent: 'co' },
  { id: 'gm', name: label('总经理办公室', 'General Office'), parent: 'co' },
  { id: 'ldn', name: label('伦敦办公室', 'London Office'), parent: 'co' },
]

const rows: readonly [string, string, string, string][] = [
  ['zhang', '张小满', 'fe', '前端工程师'],
  ['wang', '王建国', 'rd', '研发经理'],
  ['li', '李雪梅', 'hr', '人事主管'],
  ['zhao', '赵明远', 'gm', '总经理'],
  ['qian', '钱思琪', 'fin', '财务主管'],
  ['sun', '孙浩然', 'sales', '销售经理'],
  ['zhou', '周雨桐', 'sales', '客户经理'],
  ['wu', '吴子轩', 'fe', '高级前端工程师'],
  ['zheng', '郑晓雯', 'rd', '测试工程师'],
  ['olivia', 'Olivia Bennett', 'ldn', 'Office Manager'],
  ['james', 'James Carter', 'ldn', 'Account Executive'],
  ['ouyang', '欧阳静怡', 'fin', '会计'],
]
export const people: PersonView[] = rows.map(([id, name, department, title]) => ({
  id,
  name,
  title,
  department: departments.find((d) => d.id === department)!.name,
}))
export const person = (id: string): PersonView => people.find((p) => p.id === id)!

export const processes: ProcessView[] = [
  {
    key: 'leave',
    version: 3,
    name: label('请假', 'Leave'),
    description: label('年假、病假、事假等，按工作日计算', 'Annual, sick, personal leave; counted in working days'),
    mayStart: true,
    picks: [],
    form: {
      fields: [
        {
          kind: 'choice',
          id: 'leaveType',
          label: label('假别', 'Type'),
          required: true,
          options: [
            { id: 'annual', label: label('年假', 'Annual') },
            { id: 'sick', label: label('病假', 'Sick') },
            { id: 'personal', label: label('事假', 'Personal') },
            { id: 'comp_time', label: label('调休', 'Comp time') },
            { id: 'marriage', label: label('婚假', 'Marriage') },
          ],
        },
        {
          kind: 'dateRange',
          id: 'period',
          label: label('时间', 'Dates'),
          required: true,
          halfDays: true,
          countAs: 'workingDays',
        },
        {
          kind: 'longText',
          id: 'reason',
          label: label('事由', 'Reason'),
          required: false,
          maxLength: 200,
          private: true,
        },
        { kind: 'person', id: 'handover', label: label('工作交接人', 'Handover to'), required: false },
        {
          kind: 'attachment',
          id: 'proof',
          label: label('证明材料', 'Proof'),
          required: false,
          hint: label('病假超过 1 天请附医院证明', 'Sick leave of more than a day needs a doctor’s note'),
          accept: ['.pdf', '.jpg', '.png'],
          maxMegabytes: 10,
          maxFiles: 3,
        },
      ],
    },
  },
  {
    key: 'expense',
    version: 2,
    name: label('报销', 'Expense'),
    description: label('交通、招待、办公等费用报销', 'Travel, meals and office costs'),
    mayStart: true,
    picks: [{ step: 'witness', name: label('证明人', 'Witness'), min: 1, max: 2 }],
    form: {
      fields: [
        { kind: 'text', id: 'title', label: label('报销事项', 'What for'), required: true, maxLength: 60 },
        {
          kind: 'table',
          id: 'lines',
          label: label('费用明细', 'Lines'),
          required: true,
          sum: { column: 'amount', into: 'amount' },
          columns: [
            { kind: 'date', id: 'date', label: label('日期', 'Date'), required: true },
            { kind: 'text', id: 'what', label: label('说明', 'Description'), required: true },
            {
              kind: 'money',
              id: 'amount',
              label: label('金额', 'Amount'),
              required: true,
              currencies: ['CNY', 'USD', 'GBP'],
            },
          ],
        },
        {
          kind: 'money',
          id: 'amount',
          label: label('报销总额', 'Total'),
          required: true,
          currencies: ['CNY', 'USD', 'GBP'],
        },
        { kind: 'department', id: 'costCentre', label: label('费用归属部门', 'Cost centre'), required: false },
        {
          kind: 'attachment',
          id: 'receipts',
          label: label('发票', 'Receipts'),
          required: false,
          accept: ['.pdf', 'image/*'],
          maxMegabytes: 10,
          maxFiles: 9,
        },
      ],
    },
  },
  {
    key: 'purchase',
    version: 1,
    name: label('采购', 'Purchase'),
    description: label('办公用品与设备采购', 'Office supplies and equipment'),
    mayStart: true,
    picks: [],
    form: {
      fields: [
        { kind: 'text', id: 'item', label: label('物品', 'Item'), required: true },
        {
          kind: 'number',
          id: 'quantity',
          label: label('数量', 'Quantity'),
          required: true,
          min: 1,
          integer: true,
          unit: label('件', 'pcs'),
        },
        { kind: 'money', id: 'unitPrice', label: label('单价', 'Unit price'), required: true, currencies: ['CNY'] },
        { kind: 'date', id: 'dueDate', label: label('期望到货', 'Needed by'), required: false },
        {
          kind: 'choice',
          id: 'urgency',
          label: label('紧急程度', 'Urgency'),
          required: true,
          options: [
            { id: 'normal', label: label('普通', 'Normal') },
            { id: 'urgent', label: label('加急', 'Urgent') },
          ],
        },
      ],
    },
  },
  {
    key: 'seal',
    version: 1,
    name: label('用印', 'Seal use'),
    description: label('公章、合同章、法人章', 'Company, contract and legal seals'),
    mayStart: true,
    picks: [],
    form: { fields: [{ kind: 'text', id: 'document', label: label('文件名称', 'Document'), required: true }] },
  },
  {
    key: 'payment',
    version: 1,
    name: label('付款', 'Payment'),
    description: label('对外付款，需财务复核', 'Payments to suppliers'),
    mayStart: false,
    picks: [],
    form: { fields: [] },
  },
]
