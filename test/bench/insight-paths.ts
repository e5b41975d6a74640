// How well paths are judged on generated logs: case F1 by own flags and at the best cut, cells, kinds.
// node --import tsx test/bench/insight-paths.ts [family…|trees|unseen-trees] [seed…] [hist]
import { importCsv } from '../../src/insight/log/import-csv.ts'
import { scorePaths } from '../../src/insight/paths/score.ts'
import {
  csvOf,
  FAMILIES,
  UNSEEN_FAMILIES,
  pathLog,
  type FamilyName,
  type PathLog,
} from '../kit/history-generator-paths.ts'
import { drawnSetting, treeLog } from '../kit/history-generator-trees.ts'

const given = process.argv.slice(2)
const seeds = given.filter((a) => /^\d+$/u.test(a)).map(Number)
const only = given.filter((a) => !/^\d+$/u.test(a) && a !== 'hist' && a !== 'short')
const f1 = (tp: number, fp: number, fn: number): number => (2 * tp) / Math.max(1, 2 * tp + fp + fn)
const totals: { f1: number; best: number; cell: number; kind: number }[] = []

for (const family of [...FAMILIES, ...UNSEEN_FAMILIES].filter(
  (f): f is FamilyName =>
    only.length === 0 ||
    only.includes(f) ||
    (only.includes('families') && FAMILIES.includes(f as never)) ||
    (only.includes('unseen-families') && UNSEEN_FAMILIES.includes(f as never)),
))
  for (const rate of [0.05, 0.1, 0.3])
    for (const seed of seeds.length > 0 ? seeds : [1])
      await judged(`${family} ${rate} seed ${seed}`, pathLog(family, seed, 3000, rate))
// Trees of seeds from 1000 up are never looked at while the engine is made.
const trees = only.includes('trees') ? 1 : only.includes('unseen-trees') ? 1000 : undefined
if (trees !== undefined)
  for (const seed of seeds.length > 0 ? seeds : Array.from({ length: 24 }, (_, i) => trees + i)) {
    const s = drawnSetting(seed)
    await judged(
      `tree ${seed}: n${s.cases} ${s.rate} steps ${s.steps} par ${s.parallel} loop ${s.loops} xor ${s.choices} of ${s.processes} col ${s.columns} val ${s.values} wander ${s.wanders}`,
      treeLog(s, seed),
    )
  }
const mean = (of: (t: (typeof totals)[number]) => number): string =>
  (totals.reduce((sum, t) => sum + of(t), 0) / totals.length).toFixed(3)
const worst = (of: (t: (typeof totals)[number]) => number): string => Math.min(...totals.map(of)).toFixed(3)
console.log(
  `${totals.length} logs: case F1 mean ${mean((t) => t.f1)} worst ${worst((t) => t.f1)} (best cut ${mean((t) => t.best)}) cell ${mean((t) => t.cell)} worst ${worst((t) => t.cell)} kind ${mean((t) => t.kind)} worst ${worst((t) => t.kind)}; below .93: ${totals.filter((t) => t.f1 < 0.93).length}`,
)

async function judged(title: string, made: PathLog): Promise<void> {
  const log = await importCsv([csvOf(made)])
  const start = performance.now()
  const { scores } = scorePaths(log)
  const took = (performance.now() - start) / 1000
  let [tp, fp, fn, right, ctp, cfp, cfn] = [0, 0, 0, 0, 0, 0, 0]
  const confusion = new Map<string, number>()
  const count = (what: string): void => void confusion.set(what, (confusion.get(what) ?? 0) + 1)
  // Early and late are one swap seen from two sides.
  const move = (k: string | undefined): string | undefined => (k === 'late' ? 'early' : k)
  for (const [c, s] of scores.entries()) {
    const truth = made.planted.get(log.cases[c]!)
    if (truth && s.flag) {
      tp++
      if (move(s.kind) === move(truth.kind)) right++
      else count(`${truth.kind}→${s.kind}`)
    } else if (truth) {
      fn++
      count(`missed ${truth.kind}`)
    } else if (s.flag) {
      fp++
      count(`false ${s.kind}`)
    }
    const wanted = new Set(truth?.cells.map(([i, col]) => `${i} ${col}`))
    const got = s.flag ? new Set(s.cells.map(([i, col]) => `${i} ${col}`)) : new Set<string>()
    for (const cell of got)
      if (wanted.has(cell)) ctp++
      else cfp++
    for (const cell of wanted) if (!got.has(cell)) cfn++
  }
  const ranked = scores.map((s, c) => ({ s: s.score, y: made.planted.has(log.cases[c]!) })).sort((a, b) => b.s - a.s)
  let [best, t, cut] = [0, 0, 0]
  const all = made.planted.size
  for (const [i, { y }] of ranked.entries()) {
    if (y) t++
    const here = f1(t, i + 1 - t, all - t)
    if (here > best) [best, cut] = [here, ranked[i]!.s]
  }
  const top = [...confusion]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([k, v]) => `${k} ${v}`)
    .join(', ')
  if (given.includes('hist')) {
    const bins = new Map<number, [number, number]>()
    for (const { s, y } of ranked) {
      const b = Math.max(-16, Math.min(8, Math.floor(s)))
      const v = bins.get(b) ?? [0, 0]
      v[y ? 1 : 0]++
      bins.set(b, v)
    }
    console.log(
      [...bins]
        .sort((a, b) => a[0] - b[0])
        .map(([b, [n, y]]) => `${b}:${n}/${y}`)
        .join(' '),
    )
  }
  const here = { f1: f1(tp, fp, fn), best, cell: f1(ctp, cfp, cfn), kind: right / Math.max(1, tp) }
  totals.push(here)
  if (!given.includes('short') || here.f1 < 0.93 || here.cell < 0.85 || here.kind < 0.95)
    console.log(
      `${title}: F1 ${here.f1.toFixed(3)} (P ${(tp / Math.max(1, tp + fp)).toFixed(2)} R ${(tp / Math.max(1, tp + fn)).toFixed(2)}) best ${best.toFixed(3)} at ${cut.toFixed(1)} cell ${here.cell.toFixed(3)} kind ${here.kind.toFixed(3)} ${took.toFixed(1)}s | ${top}`,
    )
}
