// The trained classifier on disk: made again whenever the words, cues or readers it learnt from have changed.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { systemClock } from '../kernel/clock.ts'
import type { LinearModel } from './classifier-train.ts'

export interface Trained {
  acts: LinearModel
  processes: LinearModel
  /** Orders against what only tells. */
  told: LinearModel
}

const here = import.meta.dirname
const stored = path.join(here, '../generated/classifier.json')

/** What decides what is learnt: the cues, the catalogue, the readers of values, the example lines. */
const LEARNT_FROM =
  /^(?:acts-(?:decide|own)|amounts|catalogue|classifier|cues|departments|grammar|lexicon|names|numbers|pinyin|spans|times|expand|fillers).*\.ts$|\.txt$/u

export function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of [here, path.join(here, 'training')])
    for (const name of fs.readdirSync(folder).sort())
      if (LEARNT_FROM.test(name)) hash.update(name).update(fs.readFileSync(path.join(folder, name)))
  return hash.digest('hex')
}

export function readStored(want: string): Trained | undefined {
  if (!fs.existsSync(stored)) return undefined
  const file = JSON.parse(fs.readFileSync(stored, 'utf8')) as Record<keyof Trained, Packed> & { fingerprint: string }
  return file.fingerprint === want
    ? { acts: unpack(file.acts), processes: unpack(file.processes), told: unpack(file.told) }
    : undefined
}

const lock = `${stored}.lock`
/** Longer than any training; an older lock was left by a process that died. */
const PATIENCE_MS = 90_000

/** One process learns, the others wait for what it writes: ten test workers at once would learn the same thing ten times. */
export function learnOnce(want: string, learn: () => Trained): Trained {
  if (takeLock()) {
    try {
      const trained = learn()
      store(trained, want)
      return trained
    } finally {
      fs.rmSync(lock, { force: true })
    }
  }
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let waited = 0; waited < PATIENCE_MS && fs.existsSync(lock); waited += 250) Atomics.wait(pause, 0, 0, 250)
  return readStored(want) ?? learn()
}

function takeLock(): boolean {
  try {
    fs.mkdirSync(path.dirname(lock), { recursive: true })
    fs.closeSync(fs.openSync(lock, 'wx'))
    return true
  } catch (problem) {
    const held = problem instanceof Error && 'code' in problem && problem.code === 'EEXIST'
    if (!held) return true // a folder that cannot be written holds nobody up
    const since = fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (since !== undefined && systemClock.now().epochMilliseconds - since < PATIENCE_MS) return false
    fs.rmSync(lock, { force: true })
    return takeLock()
  }
}

/** A folder that cannot be written costs the next start its seconds, nothing else. */
export function store(trained: Trained, fingerprint: string): void {
  const text = JSON.stringify({
    fingerprint,
    acts: pack(trained.acts),
    processes: pack(trained.processes),
    told: pack(trained.told),
  })
  const draft = `${stored}.${process.pid}`
  try {
    fs.mkdirSync(path.dirname(stored), { recursive: true })
    fs.writeFileSync(draft, text)
    fs.renameSync(draft, stored)
  } catch {
    fs.rmSync(draft, { force: true })
  }
}

interface Packed {
  labels: readonly string[]
  vocabulary: string
  idf: string
  bytes: string
  scale: number[]
  bias: number[]
  temperature: number
}

const base64 = (view: Int8Array | Float32Array): string =>
  Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('base64')

const pack = (m: LinearModel): Packed => ({
  labels: m.labels,
  vocabulary: [...m.vocabulary.keys()].join('\n'),
  idf: base64(m.idf),
  bytes: base64(m.bytes),
  scale: [...m.scale],
  bias: [...m.bias],
  temperature: m.temperature,
})

function unpack(p: Packed): LinearModel {
  const idf = Uint8Array.from(Buffer.from(p.idf, 'base64'))
  return {
    labels: p.labels,
    vocabulary: new Map(p.vocabulary.split('\n').map((feature, i) => [feature, i])),
    idf: new Float32Array(idf.buffer),
    bytes: new Int8Array(Uint8Array.from(Buffer.from(p.bytes, 'base64')).buffer),
    scale: Float32Array.from(p.scale),
    bias: Float32Array.from(p.bias),
    temperature: p.temperature,
  }
}
