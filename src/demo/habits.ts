// How the demo company's people decide: how quickly and how strictly.
import type { PersonId } from '../kernel/ids.ts'

export interface Habit {
  /** Median hours at the desk until a task is decided, and how much that varies. */
  hours: number
  sigma: number
  returns: number
  rejects: number
  /** Lets tasks pile up now and then, and stamps the pile on a Friday evening, seconds apart. */
  pilesUp?: boolean
  /** From this many months before today on, everything takes `times` as long. */
  slowerSince?: { months: number; times: number }
}

const usual: Habit = { hours: 1.5, sigma: 0.8, returns: 0.04, rejects: 0.015 }

const known: Readonly<Record<PersonId, Partial<Habit>>> = {
  'gu-qingyuan': { hours: 2.6, sigma: 0.7, returns: 0.02, rejects: 0.03 },
  'shen-ruolan': { hours: 2.2 },
  'han-zhiyuan': { hours: 3.6, sigma: 0.9, returns: 0.03 },
  'lu-wenbo': { hours: 2.6, returns: 0.05, rejects: 0.03 },
  'xu-jing': { hours: 2.8, sigma: 0.6, returns: 0.06 },
  'he-jiayi': { hours: 2, sigma: 0.6, returns: 0.1, rejects: 0.01, slowerSince: { months: 3, times: 4 } },
  'meng-fan': { hours: 3.5, sigma: 0.5, returns: 0.01, rejects: 0 },
  'li-qiang': { hours: 1.2 },
  'huang-junjie': { hours: 1.6 },
  'zhang-jianjun': { hours: 1.8, returns: 0.02 },
  'cai-minghui': { hours: 2, returns: 0.005, rejects: 0, pilesUp: true },
  'zheng-yi': { hours: 2.4, sigma: 0.6, returns: 0.12, rejects: 0.02 },
  'qian-xiuying': { hours: 1.1, sigma: 0.5, returns: 0.01, rejects: 0 },
  'luo-jianguo': { hours: 2, returns: 0.05 },
  'xie-ting': { hours: 1.8, returns: 0.05 },
  'james-whitfield': { hours: 1.9 },
}

export const habitOf = (person: PersonId): Habit => ({ ...usual, ...known[person] })

/** When several may answer, this one usually leaves it to the others. */
export const leavesItToOthers: ReadonlySet<PersonId> = new Set(['xu-jing', 'luo-jianguo', 'ma-jun'])
