// Whether a forecast gains from knowing what lies with whoever a request waits for: error with it and without, by start.
// node --import tsx test/bench/insight-load.ts [seed…]
import { importCsv } from '../../src/insight/log/import-csv.ts'
import { DESK } from '../../src/insight/predict/load.ts'
import { train } from '../../src/insight/predict/predict.ts'
import { QUEUES_HEADER, queuesLog } from '../kit/history-generator-queues.ts'

const given = process.argv.slice(2).map(Number)
const HOUR = 3_600_000
for (const seed of given.length > 0 ? given : [1, 2, 3])
  for (const busy of [0.5, 0.75, 0.9]) {
    const all = queuesLog({ cases: 3000, approvers: 6, busy }, seed)
    const cut = Math.floor(all.length * 0.8)
    const said = await Promise.all(
      [QUEUES_HEADER, QUEUES_HEADER.map((name) => (name === DESK ? 'unnamed' : name))].map(async (header) => {
        const log = (cases: readonly string[][][]) =>
          importCsv([[header, ...cases.flat()].map((row) => row.join(',')).join('\n')])
        const [past, now] = [await log(all.slice(0, cut)), await log(all.slice(cut))]
        const predictor = train(past)
        let [n, error] = [0, 0]
        for (let c = 0; c < now.cases.length; c++) {
          const [first, end] = [now.start[c]!, now.start[c + 1]! - 1]
          const { remaining } = predictor.predict({ log: now, case: c, last: first })
          n++
          error += Math.abs(remaining - (now.time[end]! - now.time[first]!))
        }
        return { error: error / n / HOUR, load: predictor.chosen.load }
      }),
    )
    const [withDesks, without] = said
    console.log(
      `seed ${seed} busy ${busy}: at submission MAE ${withDesks?.error.toFixed(2)} h with the queue${withDesks?.load ? '' : ' (not taken)'}, ${without?.error.toFixed(2)} h without`,
    )
  }
