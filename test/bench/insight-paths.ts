// How well paths are judged on generated logs: case F1 by own flags and at the best cut, cells, kinds.
// node --import tsx test/bench/insight-paths.ts [seed…]
import { importCsv } from '../../src/insight/log/import-csv.ts'
import { scorePaths } from '../../src/insight/paths/score.ts'
import { csvOf, FAMILIES, UNSEEN_FAMILIES, pathLog, type FamilyName } from '../kit/history-generator-paths.ts'

const seeds = process.argv
  .slice(2)
  .filter((a) => /^\d+$/u.test(a))
  .map(Number)
const only = process.argv.slice(2).filter((a) => !/^\d+$/u.test(a))
const f1 = (tp: number, fp: number, fn: number): number => (2 * tp) / Math.max(1, 2 * tp + fp + fn)

for (const family of [...FAMILIES, ...UNSEEN_FAMILIES].filter(
  (f): f is FamilyName => only.filter((o) => o !== 'hist').length === 0 || only.includes(f),
))
  for (const rate of [0.05, 0.1, 0.3])
    for (const seed of seeds.length > 0 ? seeds : [1]) {
      const made = pathLog(family, seed, 3000, rate)
      const log = await importCsv([csvOf(made)])
      const start = performance.now()
      const { scores } = scorePaths(log)
      const took = (performance.now() - start) / 1000
      let [tp, fp, fn, right, ctp, cfp, cfn] = [0, 0, 0, 0, 0, 0, 0]
      const confusion = new Map<string, number>()
      const ranked = scores
        .map((s, c) => ({ s: s.score, y: made.planted.has(log.cases[c]!) }))
        .sort((a, b) => b.s - a.s)
      for (const [c, s] of scores.entries()) {
        const truth = made.planted.get(log.cases[c]!)
        if (truth && s.flag) {
          tp++
          const move = (k: string | undefined): string | undefined => (k === 'late' ? 'early' : k)
          if (move(s.kind) === move(truth.kind)) right++
          else confusion.set(`${truth.kind}→${s.kind}`, (confusion.get(`${truth.kind}→${s.kind}`) ?? 0) + 1)
        } else if (truth) {
          fn++
          confusion.set(`missed ${truth.kind}`, (confusion.get(`missed ${truth.kind}`) ?? 0) + 1)
        } else if (s.flag) {
          fp++
          confusion.set(`false ${s.kind}`, (confusion.get(`false ${s.kind}`) ?? 0) + 1)
        }
        const wanted = new Set(truth?.cells.map(([i, col]) => `${i} ${col}`))
        const got = s.flag ? new Set(s.cells.map(([i, col]) => `${i} ${col}`)) : new Set<string>()
        for (const cell of got)
          if (wanted.has(cell)) ctp++
          else cfp++
        for (const cell of wanted) if (!got.has(cell)) cfn++
      }
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
      if (process.argv.includes('hist')) {
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
      console.log(
        `${family.padEnd(13)} ${rate} seed ${seed}: flags F1 ${f1(tp, fp, fn).toFixed(3)} (P ${(tp / Math.max(1, tp + fp)).toFixed(2)} R ${(tp / Math.max(1, tp + fn)).toFixed(2)}) best ${best.toFixed(3)} at ${cut.toFixed(1)} cell ${f1(ctp, cfp, cfn).toFixed(3)} kind ${(right / Math.max(1, tp)).toFixed(3)} ${took.toFixed(1)}s | ${top}`,
      )
    }
