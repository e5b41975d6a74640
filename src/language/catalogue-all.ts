// The words of the processes every company knows, zh and en. Data for understanding, not for approval.
import type { CatalogueProcess } from './catalogue.ts'
import { MONEY_PROCESSES } from './catalogue-money.ts'
import { OFFICE_PROCESSES } from './catalogue-office.ts'
import { TIME_PROCESSES } from './catalogue-time.ts'

export const CATALOGUE: readonly CatalogueProcess[] = [...TIME_PROCESSES, ...MONEY_PROCESSES, ...OFFICE_PROCESSES]
