// Metamorphic probing of the offline engine: labelled lines that are read rightly are changed so that their meaning is known, and read again. `npx tsx test/bench/understand-perturb.ts [zh|en] [--show NAME] [--only PART]`.
import fs from 'node:fs'
import path from 'node:path'
import { score, type Line, type Score } from '../../scripts/eval-score.ts'
import { calendarOf } from '../../src/kernel/calendar.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { catalogueLexicon } from '../../src/language/lexicon.ts'
import { understand } from '../../src/language/understand.ts'
import { englishPerturbations } from './perturb-en.ts'
import { PERTURBATIONS as chinesePerturbations } from './perturb-zh.ts'
import type { Perturbation } from './perturbation.ts'

const folder = path.join(import.meta.dirname, '../eval')
const args = process.argv.slice(2)
const after = (flag: string): string | undefined => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined)
const [show, only] = [after('--show'), after('--only')]
const langs = (['zh', 'en'] as const).filter(
  (lang) => args.includes(lang) || !args.some((a) => a === 'zh' || a === 'en'),
)
const people = JSON.parse(fs.readFileSync(path.join(folder, 'people.json'), 'utf8')) as { name: string }[]
const lexicon = catalogueLexicon(people.map((p, i) => ({ id: `p${i}`, aliases: [], ...p })))
const calendar = calendarOf('CN')

const readOf = (line: Line): Score => {
  const now = Temporal.Instant.from(line.at ?? '2026-05-13T02:00:00Z')
  const moment = { now, zone: 'Asia/Shanghai', calendar }
  return score(line, understand(line.text, lexicon, { turns: line.context ?? [] }, moment).acts)
}

/** Sets that are read while building; heldout lines stay shut. */
const right = fs
  .readdirSync(folder)
  .filter((f) => /^(?:dev|blind-).*\.jsonl$/u.test(f))
  .flatMap((f) => fs.readFileSync(path.join(folder, f), 'utf8').split('\n'))
  .filter((l) => l.trim() !== '')
  .map((l) => JSON.parse(l) as Line)
  .filter((line) => langs.includes(line.lang) && readOf(line).exact)
console.log(`${right.length} lines are read rightly as they are`)

/** What kind of failure a remark tells of, without its values. */
const kindOf = (note: string): string =>
  note.startsWith('acts ') || note.startsWith('process ') || note.startsWith('missing ')
    ? note
    : `${note.split(' ')[0]} ${note.endsWith('uncalled for') ? 'uncalled for' : / - for /u.test(note) ? 'not heard' : 'wrong'}`

let [all, held] = [0, 0]
/** Several of one name are ways of doing the same. */
const named = new Map<string, Perturbation[]>()
for (const one of [...englishPerturbations, ...chinesePerturbations].filter(asked))
  named.set(`${one.lang} ${one.name}`, [...(named.get(`${one.lang} ${one.name}`) ?? []), one])
for (const [name, ways] of named) {
  const tried = ways.flatMap((way) => right.filter((l) => l.lang === way.lang).flatMap((line) => way.apply(line) ?? []))
  if (tried.length === 0) continue
  const results = tried.map((line) => ({ line, result: readOf(line) }))
  const failed = results.filter((r) => !r.result.exact)
  all += tried.length
  held += tried.length - failed.length
  const kinds = new Map<string, number>()
  for (const note of failed.flatMap((f) => f.result.notes)) kinds.set(kindOf(note), (kinds.get(kindOf(note)) ?? 0) + 1)
  const common = [...kinds].sort((a, b) => b[1] - a[1]).slice(0, 4)
  const forbidden = failed.filter((f) => f.result.forbidden).length
  const share = ((100 * (tried.length - failed.length)) / tried.length).toFixed(1)
  console.log(
    `${share.padStart(5)} % of ${String(tried.length).padStart(4)}  ${name}${forbidden > 0 ? `  FORBIDDEN ${forbidden}` : ''}   ${common.map(([kind, n]) => `${n}× ${kind}`).join(' · ')}`,
  )
  if (show !== undefined)
    for (const { line, result } of failed)
      console.log(
        `    ${line.id} ${result.forbidden ? 'FORBIDDEN ' : ''}${line.context ? `[${line.context.at(-1)?.text}] ` : ''}${line.text}\n          ${result.notes.join(' · ')}`,
      )
}
console.log(`${((100 * held) / Math.max(1, all)).toFixed(1)} % of ${all} changed lines hold`)

function asked(p: Perturbation): boolean {
  if (!langs.includes(p.lang)) return false
  if (show !== undefined && show !== 'all') return p.name === show
  return only === undefined || p.name.includes(only)
}
