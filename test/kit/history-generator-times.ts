// Logs whose waits follow offices: working hours, weekends, payment runs, slow and fast approvers, trends, holidays, returns.
import { chanceOf, type Chance } from './history-generator-random.ts'

const [HOUR, DAY] = [3_600_000, 86_400_000]
const BEGIN = Date.UTC(2022, 0, 3)

export interface TimesSetting {
  readonly cases: number
  readonly days: number
  /** Wait of everybody at the end against the beginning. */
  readonly trend: number
  /** A change at once, at this share of the time, by this factor. */
  readonly jump: readonly [at: number, factor: number]
  /** Days between payment runs; 0 = at once. */
  readonly payRun: number
  /** Days a journey takes, between submission and claim; 0 = none. */
  readonly journey: number
  readonly spread: number
  readonly returns: number
}

/** Seeds from 1000 up are never looked at while the engine is made. */
export function drawnTimes(seed: number): TimesSetting {
  const c = chanceOf(seed * 104_729 + 5)
  return {
    cases: Math.round(Math.exp(c.between(Math.log(1500), Math.log(7000)))),
    days: c.pick([300, 500, 700]),
    trend: c.pick([0.6, 1, 1, 1.6, 2.5]),
    jump: c.yes(0.4) ? [c.between(0.3, 0.75), c.pick([0.4, 3, 8])] : [1, 1],
    payRun: c.pick([0, 0, 3, 7, 14]),
    journey: c.pick([0, 0, 0, 25, 60]),
    spread: c.between(0.6, 1.4),
    returns: c.between(0.06, 0.3),
  }
}

export interface TimedEvent {
  readonly caseId: string
  readonly ms: number
  readonly row: readonly string[]
}
export const TIMES_HEADER = [
  'case_id',
  'activity',
  'timestamp',
  'actor',
  'role',
  'case:amount',
  'case:dept',
  'case:id_number',
]

/** Every event of every case, each case in its order. */
export function timesLog(s: TimesSetting, seed: number): TimedEvent[][] {
  const chance = chanceOf(seed)
  const depts = Array.from({ length: 12 }, (_, i) => ({
    name: `D${i}`,
    pace: Math.exp(chance.normal() * 0.5),
    careless: chance.between(0.4, 2),
    head: `P${i}`,
  }))
  const from = (chance: Chance, at: number, hours: number): number => {
    let t = office(at)
    let left = hours
    while (left > 0) {
      const end = Math.floor(t / DAY) * DAY + 17.5 * HOUR
      const step = Math.min(left, (end - t) / HOUR)
      t += step * HOUR
      left -= step
      if (left > 0) t = office(end + 1)
    }
    return t + chance.int(50_000)
  }
  return Array.from({ length: s.cases }, (_, i) => {
    const at = BEGIN + (i / s.cases) * s.days * DAY + chance.int(12 * 3600) * 1000
    const dept = chance.pick(depts)
    const amount = Math.round(Math.exp(5.5 + chance.normal()) * 100) / 100
    const events: { a: string; ms: number; actor: string; role: string }[] = []
    const factor = (t: number): number => {
      const share = Math.min(1, (t - BEGIN) / (s.days * DAY))
      const month = new Date(t).getUTCMonth()
      return (1 + (s.trend - 1) * share) * (share > s.jump[0] ? s.jump[1] : 1) * (month === 7 || month === 11 ? 1.7 : 1)
    }
    const wait = (t: number, hours: number): number =>
      from(chance, t, Math.min(400, hours * factor(t) * Math.exp(chance.normal() * s.spread)))
    let t = office(at)
    const put = (a: string, actor: string, role: string): void => void events.push({ a, ms: t, actor, role })
    put('Request SUBMITTED by EMPLOYEE', `E${chance.int(300)}`, 'EMPLOYEE')
    if (s.journey > 0) {
      t = wait(t, 3 * dept.pace)
      put('Request APPROVED by SUPERVISOR', dept.head, 'SUPERVISOR')
      t += Math.exp(Math.log(s.journey) + chance.normal() * 0.6) * DAY
      put('Trip ended', `E${chance.int(300)}`, 'EMPLOYEE')
      t = wait(t, 12)
      put('Declaration SUBMITTED by EMPLOYEE', `E${chance.int(300)}`, 'EMPLOYEE')
    }
    for (let round = 0; round < 4; round++) {
      t = wait(t, 4)
      const odds = s.returns * dept.careless * (amount > 500 ? 1.6 : 0.8)
      if (chance.yes(Math.min(0.7, odds / (round + 1)))) {
        put('Declaration REJECTED by ADMINISTRATION', `A${chance.int(3)}`, 'ADMINISTRATION')
        t = wait(t, 14)
        put('Declaration SUBMITTED by EMPLOYEE', `E${chance.int(300)}`, 'EMPLOYEE')
        continue
      }
      put('Declaration APPROVED by ADMINISTRATION', `A${chance.int(3)}`, 'ADMINISTRATION')
      break
    }
    if (amount > 600) {
      t = wait(t, 10 * dept.pace)
      put('Declaration APPROVED by BUDGET OWNER', `B${chance.int(4)}`, 'BUDGET OWNER')
    }
    t = wait(t, 7 * dept.pace)
    put('Declaration FINAL_APPROVED by SUPERVISOR', dept.head, 'SUPERVISOR')
    t += chance.between(0.5, 8) * HOUR
    put('Request Payment', 'SYSTEM', 'SYSTEM')
    t =
      s.payRun > 0
        ? (Math.floor(t / DAY / s.payRun) + 1) * s.payRun * DAY + 14 * HOUR + chance.int(3_600_000)
        : wait(t, 16)
    put('Payment Handled', 'SYSTEM', 'SYSTEM')
    return events.map((e) => ({
      caseId: `c${i}`,
      ms: e.ms,
      row: [`c${i}`, e.a, new Date(e.ms).toISOString(), e.actor, e.role, String(amount), dept.name, `N${i}`],
    }))
  })
}

/** The next moment an office is open. */
function office(at: number): number {
  let day = Math.floor(at / DAY)
  let t = at
  if (t - day * DAY > 17.5 * HOUR) t = ++day * DAY + 8.5 * HOUR
  while ((day + 3) % 7 >= 5) t = ++day * DAY + 8.5 * HOUR
  return Math.max(t, day * DAY + 8.5 * HOUR)
}
