// All kinds of findings in one list, for filters and switches.
import { HABIT_KINDS, PATH_KINDS, POLICY_KINDS } from '../../insight/finding.ts'

export const KINDS = [...POLICY_KINDS, ...HABIT_KINDS, ...PATH_KINDS] as const
