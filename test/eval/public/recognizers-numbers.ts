// How well numbers are read on the Recognizers specs (a local copy of Specs/Number/{Chinese,English}/NumberModel.json): npx tsx test/eval/public/recognizers-numbers.ts FILE [--failures].
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { normalise } from '../../../src/kernel/text.ts'
import { readNumbers } from '../../../src/language/numbers.ts'

const Specs = z.array(
  z.object({ Input: z.string(), Results: z.array(z.object({ Resolution: z.object({ value: z.string() }) })) }),
)

const [file, ...flags] = process.argv.slice(2)
if (!file) throw new Error('usage: npx tsx test/eval/public/recognizers-numbers.ts FILE [--failures]')
const specs = Specs.parse(JSON.parse(readFileSync(file, 'utf8')))
let right = 0
for (const { Input, Results } of specs) {
  const expected = Results.map((r) => Number(r.Resolution.value))
  const got = readNumbers(normalise(Input)).map((n) => n.value)
  // Their values are rounded to fifteen digits.
  const same = expected.length === got.length && expected.every((v, i) => Math.abs(v - got[i]!) <= Math.abs(v) * 1e-9)
  if (same) right += 1
  else if (flags.includes('--failures'))
    console.log(
      `${Input}\n     expected ${expected.join(', ') || 'nothing'}\n     got      ${got.join(', ') || 'nothing'}`,
    )
}
console.log(`numbers n ${specs.length} right ${(right / specs.length).toFixed(3)}`)
