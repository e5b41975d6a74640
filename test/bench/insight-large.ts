// Writes a log as large as one likes, with cases.csv, people.csv and policy.json beside it, to scan and to time.
// node --import tsx test/bench/insight-large.ts FOLDER EVENTS, then: /usr/bin/time -v yiju insight scan FOLDER/events.csv …
import fs from 'node:fs'
import path from 'node:path'
import { chanceOf } from '../kit/history-generator-random.ts'

const [folder = '', count = '1000000'] = process.argv.slice(2)
if (folder === '') throw new Error('a folder is needed')
fs.mkdirSync(folder, { recursive: true })
const chance = chanceOf(3)
const open = (name: string): ((text: string) => void) => {
  const fd = fs.openSync(path.join(folder, name), 'w')
  let kept = ''
  return (text) => {
    kept += text
    if (kept.length > 1 << 20 || text === '') {
      fs.writeSync(fd, kept)
      kept = ''
    }
  }
}
const [events, cases, people] = [open('events.csv'), open('cases.csv'), open('people.csv')]
events('case_id,activity,timestamp,actor,role\n')
cases(
  'id,template,requester,dept,amount,currency,category,vendor,receipt_no,expense_date,description,pending_role,pending_actor\n',
)
people('id,dept,role,manager,tz,limit,active_from,active_to\n')
const staff = Math.max(200, Math.round(Number(count) / 1500))
for (let p = 0; p < staff; p++)
  people(
    `P${p},D${p % 40},${p < 40 ? 'SUPERVISOR' : 'EMPLOYEE'},${p < 40 ? '' : `P${p % 40}`},Asia/Shanghai,0,2020-01-01,\n`,
  )
const stamp = (ms: number): string => `${new Date(ms + 28_800_000).toISOString().slice(0, 19)}+08:00`
const categories = ['travel', 'meals', 'office', 'equipment', 'services']
let written = 0
for (let c = 0; written < Number(count); c++) {
  const id = `C${c}`
  const p = 40 + chance.int(staff - 40)
  let at = Date.UTC(2021, 0, 4, 1) + Math.floor(((written / Number(count)) * 900 + chance.next()) * 86_400_000)
  const put = (activity: string, actor: string, role: string): void => {
    events(`${id},${activity},${stamp(at)},${actor},${role}\n`)
    written++
    at += Math.floor((0.2 - Math.log(1 - chance.next()) * 14) * 3_600_000)
  }
  const category = chance.pick(categories)
  const amount = Math.exp(5 + categories.indexOf(category) / 2 + chance.normal() * 0.6).toFixed(2)
  const day = new Date(at - chance.int(9) * 86_400_000).toISOString().slice(0, 10)
  cases(
    `${id},expense,P${p},D${p % 40},${amount},CNY,${category},Vendor ${chance.int(600)},INV-${10_000_000 + chance.int(89_999_999)},${day},for a client,,\n`,
  )
  put('Declaration SUBMITTED by EMPLOYEE', `P${p}`, 'EMPLOYEE')
  for (let round = 0; round < 3 && chance.yes(0.1); round++) {
    put('Declaration REJECTED by ADMINISTRATION', 'P1', 'ADMINISTRATION')
    put('Declaration REJECTED by EMPLOYEE', `P${p}`, 'EMPLOYEE')
    put('Declaration SUBMITTED by EMPLOYEE', `P${p}`, 'EMPLOYEE')
  }
  if (!chance.yes(0.01)) put('Declaration APPROVED by ADMINISTRATION', `P${chance.int(20)}`, 'ADMINISTRATION')
  if (chance.yes(0.3)) put('Declaration APPROVED by BUDGET OWNER', `P${20 + chance.int(20)}`, 'BUDGET OWNER')
  put('Declaration FINAL_APPROVED by SUPERVISOR', `P${p % 40}`, 'SUPERVISOR')
  put('Request Payment', 'SYSTEM', 'SYSTEM')
  if (chance.yes(0.003)) put('Request Payment', 'SYSTEM', 'SYSTEM')
  put('Payment Handled', 'SYSTEM', 'SYSTEM')
}
for (const out of [events, cases, people]) out('')
fs.writeFileSync(
  path.join(folder, 'policy.json'),
  JSON.stringify({
    as_of: '2024-06-30T18:00:00+08:00',
    director_threshold: 20_000,
    ping_pong_returns: 3,
    mandatory_before_payment: ['FINAL_APPROVED'],
    payment_activities: ['Request Payment', 'Payment Handled'],
  }),
)
console.log(`${written} events`)
