// Departments as they are called: 市场部, 市场部门, Marketing, the finance team.
import { plainWords, type Normalised } from '../kernel/text.ts'
import { overlaps, spanOf, type Span } from './spans.ts'

export interface DepartmentSpan {
  span: Span
  /** Ids; more than one = ask. */
  candidates: readonly string[]
}

export interface DepartmentIndex {
  readonly size: number
  /** Names that stand for themselves, and stems that need a suffix (市场 + 部, finance + team). */
  readonly whole: ReadonlyMap<string, readonly string[]>
  readonly stems: ReadonlyMap<string, readonly string[]>
  readonly longest: number
}

const ZH_SUFFIX = /(?:事业部|部门|中心|团队|小组|分公司|办公室|部|组|处|科|室|队)$/
const EN_SUFFIX = /\s(?:department|dept\.?|team|division|group|office|center|centre)$/
const ZH_AFTER = /^(?:事业部|部门|中心|团队|小组|办公室|部|组|处|科|室|那边|这边|同事)/
const EN_AFTER = /^\s(?:department|dept\.?|team|division|group|office|people|folks|side)(?![a-z])/
const HAN = /\p{Script=Han}/u

/** `notAlone`: words that also name something one does (采购, travel): a department only where 部 or "team" follows. */
export function indexDepartments(
  departments: readonly { id: string; names: readonly string[] }[],
  notAlone: ReadonlySet<string> = new Set(),
): DepartmentIndex {
  const whole = new Map<string, string[]>()
  const stems = new Map<string, string[]>()
  let longest = 0
  const put = (map: Map<string, string[]>, name: string, id: string) => {
    const ids = map.get(name)
    if (!ids) map.set(name, [id])
    else if (!ids.includes(id)) ids.push(id)
    longest = Math.max(longest, name.length)
  }
  for (const { id, names } of departments)
    for (const said of names) {
      const name = plainWords(said).toLowerCase()
      if (!name) continue
      put(notAlone.has(name) ? stems : whole, name, id)
      const stem = name.replace(HAN.test(name) ? ZH_SUFFIX : EN_SUFFIX, '')
      if (stem.length > 1) put(stems, stem, id)
    }
  return { size: departments.length, whole, stems, longest }
}

export function readDepartments(text: Normalised, departments: DepartmentIndex): DepartmentSpan[] {
  const { lower } = text
  const found: { from: number; to: number; ids: readonly string[] }[] = []
  for (let i = 0; i < lower.length; i++) {
    const latin = /[a-z0-9]/.test(lower[i]!)
    if (latin && /[a-z0-9]/.test(lower[i - 1] ?? '')) continue
    const read = longestAt(text, i, departments)
    if (read && !found.some((other) => overlaps(other, read))) found.push(read)
  }
  return found.map(({ from, to, ids }) => ({ span: spanOf(text, from, to), candidates: ids }))
}

function longestAt(
  text: Normalised,
  i: number,
  { whole, stems, longest }: DepartmentIndex,
): { from: number; to: number; ids: readonly string[] } | undefined {
  const { lower } = text
  for (let length = Math.min(longest, lower.length - i); length >= 2; length--) {
    const name = lower.slice(i, i + length)
    let to = i + length
    if (/[a-z0-9]$/.test(name) && /[a-z0-9]/.test(lower[to] ?? '')) continue
    const rest = lower.slice(to, to + 14)
    const suffix = ZH_AFTER.exec(rest) ?? EN_AFTER.exec(rest)
    const ids = (suffix ? stems.get(name) : undefined) ?? whole.get(name)
    if (!ids) continue
    // "it" is a word: only IT, or the IT team, is a department.
    if (/^[a-z]{2}$/.test(name) && !suffix && !/^[A-Z]{2}$/.test(text.text.slice(i, to))) continue
    // 市场部门 for 市场部: the longer surface, the same department.
    if (name.endsWith('部') && lower[to] === '门') to += 1
    else if (suffix && !ZH_SUFFIX.test(name) && !/那边|这边|同事|people|folks|side/.test(suffix[0]))
      to += suffix[0].length
    return { from: i, to, ids }
  }
  return undefined
}
