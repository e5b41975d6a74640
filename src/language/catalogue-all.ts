// The words of the processes every company knows, zh and en. Data for understanding, not for approval.
import type { CatalogueProcess } from './catalogue.ts'
import { MONEY_PROCESSES } from './catalogue-money.ts'
import { OFFICE_PROCESSES } from './catalogue-office.ts'
import { TIME_PROCESSES } from './catalogue-time.ts'

export const CATALOGUE: readonly CatalogueProcess[] = [...TIME_PROCESSES, ...MONEY_PROCESSES, ...OFFICE_PROCESSES]

/** What people call a process, where no published one of that key has a name of its own. */
export function catalogueName(key: string): { zh: string; en: string } | undefined {
  const names = CATALOGUE.find((p) => p.key === key)?.names ?? []
  const zh = names.find((name) => /\p{Script=Han}/u.test(name))
  const en = names.find((name) => /^[a-z]/iu.test(name))
  return zh !== undefined && en !== undefined ? { zh, en } : undefined
}
