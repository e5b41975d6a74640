// `npm run eval -- [--show] [FILE…]`: scores the offline engine on test/eval/*.jsonl, per set, language, act and trait.
import fs from 'node:fs'
import path from 'node:path'
import { calendarOf } from '../src/kernel/calendar.ts'
import { Temporal, stopwatch } from '../src/kernel/clock.ts'
import { catalogueLexicon } from '../src/language/lexicon.ts'
import { understand } from '../src/language/understand.ts'
import { score, type Line, type Score } from './eval-score.ts'

interface Scored {
  set: string
  line: Line
  score: Score
  confidence: number
  ms: number
}

const folder = path.join(import.meta.dirname, '../test/eval')
const args = process.argv.slice(2)
const show = args.includes('--show')
const files = args.filter((a) => !a.startsWith('--'))
const chosen =
  files.length > 0
    ? files
    : fs
        .readdirSync(folder)
        .filter((f) => /^(dev|heldout).*\.jsonl$/.test(f))
        .map((f) => path.join(folder, f))

const people = JSON.parse(fs.readFileSync(path.join(folder, 'people.json'), 'utf8')) as {
  name: string
  aliases?: string[]
  department?: string
  role?: string
}[]
const lexicon = catalogueLexicon(people.map((p, i) => ({ id: `p${i}`, aliases: [], ...p })))
const calendar = calendarOf('CN')

const scored: Scored[] = []
for (const file of chosen) {
  const lines = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => l.trim() !== '')
    .map((l) => JSON.parse(l) as Line)
  for (const line of lines) {
    const now = Temporal.Instant.from(line.at ?? '2026-05-13T02:00:00Z')
    const elapsed = stopwatch()
    const { acts } = understand(
      line.text,
      lexicon,
      { turns: line.context ?? [] },
      { now, zone: 'Asia/Shanghai', calendar },
    )
    const ms = elapsed()
    const result = score(line, acts)
    scored.push({
      set: path.basename(file, '.jsonl'),
      line,
      score: result,
      confidence: Math.min(...acts.map((a) => a.confidence)),
      ms,
    })
    if (show && !result.exact)
      console.log(
        `${line.id} ${result.forbidden ? 'FORBIDDEN ' : ''}${line.context ? `[${line.context.at(-1)?.text}] ` : ''}${line.text}\n      ${result.notes.join(' · ')}`,
      )
  }
}

const percent = (right: number, of: number): string =>
  of === 0 ? '   –' : `${((100 * right) / of).toFixed(1)}`.padStart(5)

function row(name: string, some: readonly Scored[]): void {
  const slots = some.reduce(
    (sum, s) => ({
      right: sum.right + s.score.slots.right,
      said: sum.said + s.score.slots.said,
      expected: sum.expected + s.score.slots.expected,
    }),
    { right: 0, said: 0, expected: 0 },
  )
  const [p, r] = [slots.right / Math.max(1, slots.said), slots.right / Math.max(1, slots.expected)]
  const of = (pick: (s: Score) => number): number => some.reduce((sum, s) => sum + pick(s.score), 0)
  const cells = [
    String(some.length).padStart(5),
    percent(some.filter((s) => s.score.acts).length, some.length),
    percent(
      of((s) => s.process.right),
      of((s) => s.process.of),
    ),
    percent(p, 1),
    percent(r, 1),
    percent(p + r === 0 ? 0 : (2 * p * r) / (p + r), 1),
    percent(some.filter((s) => s.score.missing).length, some.length),
    percent(some.filter((s) => s.score.exact).length, some.length),
    String(some.filter((s) => s.score.forbidden).length).padStart(5),
  ]
  console.log(`${name.padEnd(22)}${cells.join('  ')}`)
}

console.log(
  `${''.padEnd(22)}${['lines', ' acts', ' proc', '    P', '    R', '   F1', 'miss.', 'exact', 'never'].join('  ')}`,
)
const by = (key: (s: Scored) => string): void => {
  for (const name of [...new Set(scored.map(key))].sort())
    row(
      name,
      scored.filter((s) => key(s) === name),
    )
}
by((s) => s.set)
console.log()
by((s) => `${s.line.expect.length > 1 ? 'several' : (s.line.expect[0]?.act ?? '')}`)
console.log()
by((s) => s.line.tags[0] ?? '')
const times = scored.map((s) => s.ms).sort((a, b) => a - b)
console.log(
  `\np50 ${times[Math.floor(times.length / 2)]?.toFixed(1)} ms, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(1)} ms; calibration error ${calibrationError().toFixed(3)}`,
)

/** Expected calibration error over ten bands: how far confidence is from being right. */
function calibrationError(): number {
  let sum = 0
  for (let band = 0; band < 10; band++) {
    const inBand = scored.filter((s) => s.confidence >= band / 10 && (s.confidence < (band + 1) / 10 || band === 9))
    if (inBand.length === 0) continue
    const right = inBand.filter((s) => s.score.acts).length / inBand.length
    const said = inBand.reduce((total, s) => total + s.confidence, 0) / inBand.length
    sum += (inBand.length / scored.length) * Math.abs(right - said)
  }
  return sum
}
