// Scores the offline engine on public sets that anyone can get: `npx tsx scripts/eval-public.ts [FOLDER|FILE] [--failures]`. Which ones, from where, under which names: test/eval/public/README.md.
import path from 'node:path'
import { failuresOf, tableOf } from '../test/eval/public/score.ts'
import { scoreSets } from '../test/eval/public/sets.ts'

const args = process.argv.slice(2)
const folder = args.find((a) => !a.startsWith('--')) ?? path.join(import.meta.dirname, '../test/eval/public/data')
const { scored, unknown } = scoreSets(path.resolve(folder))
if (scored.length === 0) {
  console.log(`No public set was found in ${folder}; test/eval/public/README.md says where they come from.`)
  process.exitCode = 1
}
for (const { name, file, outcomes, problem } of scored) {
  console.log(`\n${name} (${path.relative(process.cwd(), file)})`)
  if (outcomes.length === 0) {
    console.log(`  no item was read: ${problem ?? 'is this the right file?'}`)
    process.exitCode = 1
  } else console.log(tableOf(outcomes))
  if (args.includes('--failures')) console.log(failuresOf(outcomes))
}
if (unknown.length) console.log(`\nNot known: ${unknown.map((f) => path.relative(folder, f)).join(', ')}`)
