// Another value of the same kind: cities, colleagues, goods, companies, posts; the frame changes with it.
import type { Expected, Line } from '../../scripts/eval-score.ts'
import { pick, type Perturbation } from './perturbation.ts'

const CITIES = 'Beijing Chengdu Suzhou Xiamen Dalian Wuxi Ningbo Singapore Berlin London Osaka Penang Mumbai Pune Dallas Boston Lisbon Milan Dubai Sydney Hanoi Jakarta Bangkok Toronto Zurich Prague Lyon Munich Nanjing Harbin Foshan'.split(' ').concat('Hong Kong', 'Kuala Lumpur', 'New York', 'Ho Chi Minh City', 'San Francisco', "Xi'an") // prettier-ignore
const MANY = ['desk lamps', 'whiteboards', 'label printers', 'laptop stands', 'safety helmets', 'toner cartridges', 'folding chairs', 'USB hubs', 'power strips', 'hand towels', 'test tubes', 'walkie-talkies', 'ring binders', 'packing tapes', 'paper cups', 'garden hoses'] // prettier-ignore
const ONE = ['coffee machine', 'whiteboard', 'label printer', 'water dispenser', 'shredder', 'air purifier', 'vacuum cleaner', 'ladder', 'toaster', 'microscope', 'pallet jack', 'standing desk'] // prettier-ignore
const BROKEN = ['shredder', 'coffee machine', 'projector', 'freezer', 'dishwasher', 'radiator', 'conveyor belt', 'forklift', 'label printer', 'air conditioner', 'door lock', 'elevator'] // prettier-ignore
const FIRMS = ['Huaxin Logistics', 'Mehta Traders', 'Nova Cleaning Services', 'Bright Star Ltd', 'Kestrel Labs', 'Ocean Freight Co', 'Blue Harbour Catering', 'Müller GmbH', 'Jin & Partners', 'Delta Print', 'Greenleaf Nursery', 'Sunrise Travel Agency', 'Tianhe Software', 'Apex Security Pte Ltd', 'Rossi & Figli', 'Oakwood Dental', 'QuickFix'] // prettier-ignore
const POSTS = ['night nurse', 'forklift driver', 'data analyst', 'receptionist', 'line cook', 'math teacher', 'warehouse supervisor', 'Java developer', 'sales rep', 'UX designer', 'paralegal', 'lab technician', 'security guard', 'accountant', 'site engineer'] // prettier-ignore
const TYPES: Readonly<Record<string, readonly string[]>> = {
  annual: ['annual leave', 'AL', 'vacation', 'PTO'],
  sick: ['sick leave'],
  marriage: ['marriage leave'],
  maternity: ['maternity leave'],
  paternity: ['paternity leave'],
  personal: ['personal leave'],
  bereavement: ['bereavement leave'],
  comp_time: ['comp time', 'comp off', 'time off in lieu'],
}

const escaped = (s: string): string => s.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
const everywhere = (e: Expected, old: string, now: string): Expected =>
  JSON.parse(JSON.stringify(e), (_key, v: unknown) =>
    typeof v === 'string' ? v.replace(new RegExp(`(?<![a-z])${escaped(old)}(?![a-z])`, 'iu'), now) : v,
  ) as Expected

function replaced(line: Line, old: string, now: string): Line | undefined {
  const found = [...line.text.matchAll(new RegExp(`(?<![a-z])${escaped(old)}(?![a-z])`, 'giu'))]
  if (found.length !== 1 || line.context !== undefined || old.toLowerCase() === now.toLowerCase()) return undefined
  if (/["“]/u.test(line.text)) return undefined
  const at = found[0]?.index ?? 0
  const text = line.text.slice(0, at) + now + line.text.slice(at + old.length)
  return { ...line, text, expect: line.expect.map((e) => everywhere(e, old, now)) }
}

/** One field of one act gets another value. */
function another(
  name: string,
  wanted: (e: Expected, line: Line) => unknown,
  of: (old: string, line: Line) => readonly string[],
): Perturbation {
  return {
    name,
    lang: 'en',
    apply(line) {
      const old = line.expect.map((e) => wanted(e, line)).find((v): v is string => typeof v === 'string')
      if (old === undefined || !/^[a-z]/iu.test(old)) return undefined
      const list = of(old, line)
      return list.length === 0 ? undefined : replaced(line, old, pick(list, line, name))
    },
  }
}

const FULL = ['Tom Baker', 'Sarah Lee', 'Mike Chen', 'Anna Schmidt']
const PINYIN = ['Wang Fang', 'Li Qiang', 'Zhang Wei', 'Li Lei', 'Han Meimei', 'Chen Siyuan', 'Zhao Min', 'Liu Yang']
const STRANGERS = ['Priya', 'Kevin', 'Rahul', 'Ingrid', 'Omar', 'Julia', 'Wei Ling', 'Farah', 'Jens', 'Naomi']
const colleague = (e: Expected): unknown =>
  e.target?.owner ?? e.fields?.['person'] ?? e.fields?.['assignee'] ?? e.fields?.['handover']
const known = (old: string): readonly string[] => {
  const full = FULL.find((f) => f.toLowerCase() === old.toLowerCase())
  if (full !== undefined) return FULL.filter((f) => f !== full)
  if (FULL.some((f) => f.split(' ')[0] === old)) return FULL.flatMap((f) => f.split(' ')[0] ?? []).filter((f) => f !== old) // prettier-ignore
  return PINYIN.includes(old) ? PINYIN.filter((f) => f !== old) : []
}

export const valuesEn: readonly Perturbation[] = [
  another('another city', (e) => e.process === 'business_trip' && e.fields?.['destination'], (old) => (CITIES.includes(old) || /^[a-z]{4,}$/iu.test(old) ? CITIES : [])), // prettier-ignore
  another('another city, lower case', (e) => e.process === 'business_trip' && e.fields?.['destination'], (old) => (CITIES.includes(old) || /^[a-z]{4,}$/iu.test(old) ? CITIES.map((c) => c.toLowerCase()) : [])), // prettier-ignore
  another('another colleague', colleague, known),
  another('a stranger', colleague, (old) => (known(old).length > 0 ? STRANGERS : [])),
  another('a colleague in pinyin', colleague, (old) => (known(old).length > 0 ? PINYIN : [])),
  another('other goods', (e) => e.process === 'purchase' && e.fields?.['item'], (old, line) => (/[^s]s$/u.test(old) ? MANY : /\b(?:a|an|one|1) /u.test(line.text) ? ONE : [])), // prettier-ignore
  another('another asset', (e) => e.process === 'asset' && e.fields?.['item'], (old, line) => (/[^s]s$/u.test(old) ? MANY : /\b(?:a|an|one|1) /u.test(line.text) ? ONE : [])), // prettier-ignore
  another(
    'another broken thing',
    (e) => e.process === 'repair' && e.fields?.['item'],
    () => BROKEN,
  ),
  another(
    'another payee',
    (e) => e.process === 'payment' && e.fields?.['payee'],
    () => FIRMS,
  ),
  another(
    'another partner',
    (e) => e.process === 'contract' && e.fields?.['counterparty'],
    () => FIRMS,
  ),
  another('another post', (e) => e.process === 'hiring' && e.fields?.['position'], (old) => (old.endsWith('s') ? POSTS.map((p) => `${p}s`) : POSTS)), // prettier-ignore
  {
    name: 'another leave',
    lang: 'en',
    apply(line) {
      const [one] = line.expect
      const type = one?.fields?.['leaveType']
      const names = TYPES[String(type)]
      const said = names?.find((n) => new RegExp(`\\b${n}\\b`, 'u').test(line.text))
      if (!one || said === undefined || line.expect.length > 1 || one.fields?.['reason'] !== undefined) return undefined
      const next = pick(Object.keys(TYPES).filter((t) => t !== type), line, 'leave') // prettier-ignore
      const changed = replaced(line, said, pick(TYPES[next] ?? [], line, 'name'))
      return changed && { ...changed, expect: [{ ...one, fields: { ...one.fields, leaveType: next } }] }
    },
  },
]
