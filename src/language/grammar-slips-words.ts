// Words worth mending when mistyped, and words that look or sound like them and are meant.
// prettier-ignore
export const KEY_WORDS_ZH: readonly string[] = [
  '请假', '病假', '年假', '申请', '事假', '婚假', '产假', '丧假', '调休', '报销', '采购', '出差', '加班', '付款', '同意', '拒绝', '驳回', '退回', '打回', '撤回', '撤销', '审批', '批准', '通过', '公章', '盖章', '用印', '合同', '报修', '补卡', '打卡', '招聘', '离职', '辞职', '领用', '转交', '加签', '催办', '外出', '转正', '余额', '进度', '待办', '发票', '签到', '签退',
]

// prettier-ignore
export const KEY_WORDS_EN: readonly string[] = [
  'approve', 'approved', 'approval', 'reject', 'rejected', 'decline', 'return', 'returned', 'transfer', 'forward', 'withdraw', 'withdrawn', 'cancel', 'submit', 'submitted', 'request', 'requests', 'expense', 'expenses', 'reimburse', 'reimbursed', 'reimbursement', 'purchase', 'vacation', 'leave', 'annual', 'personal', 'overtime', 'business', 'travel', 'payment', 'contract', 'status', 'pending', 'balance', 'remind', 'comment', 'receipt', 'invoice', 'tomorrow', 'printer', 'repair', 'resign', 'resignation', 'please', 'hiring', 'stamp', 'clock', 'shift', 'policy', 'taxi',
]

// prettier-ignore
export const NEVER_SLIPS: readonly string[] = [
  // Said as they are: they sound like a key word.
  '车回', '差回', '车会', '统一', '同一', '同义', '立志', '励志', '理智', '保修', '包修', '世家', '实价', '市价', '时价', '十家', '假设', '通国', '工长', '公长', '家班', '甲班', '合同', '核同', '初差', '补考', '不卡', '不可', '大卡', '到卡', '外出', '歪出', '专教', '转教', '专正', '余额', '驳会', '退会', '推回', '大会', '打会', '发飘', '千里', '前到', '前退', '浅退', '领用', '灵用', '另用', '公仗', '公帐', '公账', '进度', '近度', '拒觉', '代办', '带班', '代班', '待班', '催班', '盖帐', '聘准', '彼准', '批转', '神批', '生批', '十假', '请家', '青家', '倾家', '清家', '请嫁', '晴家',
  // English neighbours.
  'approver', 'approves', 'approvals', 'contact', 'contacts', 'extract', 'contrast', 'contracts', 'leaves', 'leaver', 'leaving', 'cleave', 'sleeve', 'manual', 'person', 'persons', 'personnel', 'stats', 'statue', 'states', 'state', 'statutes', 'spending', 'bending', 'lending', 'remains', 'remain', 'reminds', 'comments', 'commend', 'receipts', 'recipe', 'printers', 'pointer', 'repairs', 'repaid', 'repays', 'design', 'resigns', 'resigned', 'pleased', 'pleases', 'hiking', 'firing', 'wiring', 'stamps', 'clocks', 'block', 'cloak', 'click', 'shifts', 'shirt', 'swift', 'police', 'policies', 'polish', 'taxis', 'taxes', 'returns', 'rejects', 'project', 'projects', 'forwards', 'forwarded', 'cancels', 'submits', 'summit', 'purchases', 'purchased', 'purchaser', 'payments', 'expensed', 'expensive', 'expanse', 'balances', 'vacations', 'vocation', 'vacant', 'travels', 'traveled', 'traveler', 'requested', 'requester', 'transfers', 'declined', 'declines', 'reclined', 'annually', 'personally', 'invoices', 'invoiced', 'overtimes', 'closing', 'clothing', 'reimburses', 'commit', 'permit', 'appointment', 'approached', 'approach', 'improve', 'improved', 'improves', 'approximate', 'printed', 'prints', 'stamped', 'clocked', 'shifted', 'reports', 'resort', 'pretend', 'pleasant', 'contrary', 'contain', 'leaned', 'heave', 'weave', 'least', 'lease', 'leased', 'released', 'release',
]
