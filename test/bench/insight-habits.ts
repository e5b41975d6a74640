// How well habits are judged on generated companies: macro F1, the first twenty, look-alikes, false alarms per kind.
// node --import tsx test/bench/insight-habits.ts [setting…] [seed…]
import { HABIT_KINDS, type Finding } from '../../src/insight/finding.ts'
import { readTable } from '../../src/insight/log/csv.ts'
import { importCsv } from '../../src/insight/log/import-csv.ts'
import { readCases, readPeople, readPolicy } from '../../src/insight/records.ts'
import { scan } from '../../src/insight/scan.ts'
import { company, SETTINGS as SEEN, UNSEEN } from '../kit/history-generator.ts'

const SETTINGS = { ...SEEN, ...UNSEEN }
const text = (rows: readonly (readonly string[])[]): string =>
  rows.map((r) => r.map((v) => (/[",\n]/u.test(v) ? `"${v.replaceAll('"', '""')}"` : v)).join(',')).join('\n')
const seeds = process.argv
  .slice(2)
  .filter((a) => /^\d+$/u.test(a))
  .map(Number)
const only = process.argv.slice(2).filter((a) => a in SETTINGS)
const show = process.argv.includes('show')

for (const [name, setting] of Object.entries(SETTINGS).filter(([n]) => only.length === 0 || only.includes(n)))
  for (const seed of seeds.length > 0 ? seeds : [1]) {
    const made = company(setting, seed)
    const log = await importCsv([text(made.events)])
    const { findings } = scan(log, {
      cases: readCases((await readTable([text(made.cases)])).rows),
      people: readPeople((await readTable([text(made.people)])).rows),
      policy: readPolicy(made.policy),
    })
    const matches = (f: Finding): boolean =>
      made.truth.some(
        (t) =>
          t.kind === f.kind &&
          (t.cases.length <= 2 && f.kind !== 'split_purchase'
            ? t.cases.at(-1) === f.caseIds.at(-1) || f.caseIds.includes(t.cases.at(-1)!)
            : t.cases.filter((c) => f.caseIds.includes(c)).length >= 0.5 * Math.max(t.cases.length, f.caseIds.length) ||
              (['return_rate', 'bottleneck', 'collusion', 'threshold_hugging'].includes(f.kind) &&
                t.entity === f.entity)),
      )
    const perKind = HABIT_KINDS.map((kind) => {
      const own = findings.filter((f) => f.kind === kind)
      const tp = own.filter(matches).length
      const wanted = made.truth.filter((t) => t.kind === kind)
      const hit = wanted.filter((t) =>
        own.some(
          (f) => f.caseIds.some((c) => t.cases.includes(c)) && (t.cases.length > 1 || f.caseIds.includes(t.cases[0]!)),
        ),
      ).length
      const [p, r] = [own.length === 0 ? 1 : tp / own.length, wanted.length === 0 ? 1 : hit / wanted.length]
      if (show)
        for (const f of own.filter((x) => !matches(x)).slice(0, 4))
          console.log(
            '   false',
            kind,
            f.score.toFixed(1),
            f.caseIds.some((c) => made.lookalikes.has(c)) ? 'LOOK-ALIKE' : '',
            f.caseIds.slice(0, 3).join(),
            JSON.stringify(f.facts),
          )
      if (show)
        for (const t of wanted.filter((x) => !own.some((f) => f.caseIds.some((c) => x.cases.includes(c)))).slice(0, 4))
          console.log('   missed', kind, t.entity, t.cases.join())
      return { kind, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r), p, r, n: wanted.length }
    })
    const first = findings.filter((f) => (HABIT_KINDS as readonly string[]).includes(f.kind)).slice(0, 20)
    const others = findings.filter((f) => !(HABIT_KINDS as readonly string[]).includes(f.kind)).length
    const macro = perKind.reduce((sum, k) => sum + k.f1, 0) / perKind.length
    console.log(
      `${name} seed ${seed}: macro F1 ${macro.toFixed(3)} P@20 ${(first.filter(matches).length / Math.max(1, first.length)).toFixed(2)} findings ${findings.length} (${others} other) cases ${log.cases.length} look-alikes in first 50: ${findings.slice(0, 50).filter((f) => !matches(f) && f.caseIds.some((c) => made.lookalikes.has(c))).length}`,
    )
    console.log(
      `   ${perKind.map((k) => `${k.kind} ${k.f1.toFixed(2)} (P${k.p.toFixed(2)} R${k.r.toFixed(2)} n${k.n})`).join(' · ')}`,
    )
  }
