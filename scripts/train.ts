// `npx tsx scripts/train.ts`: trains the offline engine's classifier anew. `--report` says how it does on authors it has not seen; `--if-stale` does nothing while what is stored still fits.
import { stopwatch } from '../src/kernel/clock.ts'
import { actOf, loadClassifier, samplesOf, trainAll, type Labelled } from '../src/language/classifier.ts'
import { fingerprint, store } from '../src/language/classifier-store.ts'
import { rank } from '../src/language/classifier-train.ts'
import { examples } from '../src/language/training/expand.ts'

const elapsed = stopwatch()
if (process.argv.includes('--if-stale')) {
  loadClassifier(() => console.error('Learning from the example sentences …'))
  process.exit(0)
}
const lines = samplesOf(examples())
console.error(`${lines.length} example lines read in ${Math.round(elapsed())} ms`)

const authors = [...new Set(lines.map((l) => l.author))]
if (process.argv.includes('--report')) for (const author of authors) report(author)

const trained = trainAll(lines)
store(trained, fingerprint())
console.error(
  `trained on ${authors.length} authors: ${trained.acts.vocabulary.size} features, ${Math.round(elapsed())} ms in all`,
)

/** Everybody else's lines teach, this author's lines are asked. */
function report(author: string): void {
  const { acts, processes } = trainAll(lines.filter((l) => l.author !== author))
  const unseen = lines.filter((l) => l.author === author)
  for (const lang of ['zh', 'en'] as const) {
    const mine = unseen.filter((l) => l.lang === lang)
    const filed = mine.filter((l) => l.label.startsWith('start/'))
    const right = (some: readonly Labelled[], model: typeof acts, label: (l: Labelled) => string): string => {
      const hits = some.filter((l) => rank(model, l.features, 1)[0]?.label === label(l)).length
      return `${((100 * hits) / Math.max(1, some.length)).toFixed(1)} % of ${some.length}`
    }
    console.log(
      `${author.padEnd(8)} ${lang}  acts ${right(mine, acts, (l) => actOf(l.label))} · processes ${right(filed, processes, (l) => l.label.slice(6))}`,
    )
  }
}
