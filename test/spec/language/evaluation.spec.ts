// The evaluation sets as a floor: a change that makes understanding worse does not go unnoticed.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { score, type Line } from '../../../scripts/eval-score.ts'
import { catalogueLexicon } from '../../../src/language/lexicon.ts'
import { understand } from '../../../src/language/understand.ts'
import { moment } from './kit.ts'

const folder = path.join(import.meta.dirname, '../../eval')
const people = JSON.parse(fs.readFileSync(path.join(folder, 'people.json'), 'utf8')) as {
  name: string
  aliases?: string[]
  department?: string
}[]
const lexicon = catalogueLexicon(people.map((p, i) => ({ id: `p${i}`, aliases: [], ...p })))

const scoresOf = (file: string) =>
  fs
    .readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l) as Line)
    .map((line) => ({
      line,
      score: score(line, understand(line.text, lexicon, { turns: line.context ?? [] }, moment).acts),
    }))

const share = (hits: number, of: number): number => hits / Math.max(1, of)

// dev*: read while tuning. heldout*: never; their floor is what was measured, less a little.
// blind-a* to blind-g*: written by somebody else, read afterwards. regression*: what was right once, looked through by hand; no measure.
describe.each([
  ['dev', /^dev.*\.jsonl$/, { acts: 0.985, slots: 0.975, exact: 0.95 }],
  ['blind-a', /^blind-a.*\.jsonl$/, { acts: 0.97, slots: 0.97, exact: 0.93 }],
  ['blind-b', /^blind-b.*\.jsonl$/, { acts: 0.97, slots: 0.97, exact: 0.93 }],
  ['blind-c', /^blind-c.*\.jsonl$/, { acts: 0.96, slots: 0.96, exact: 0.93 }],
  ['blind-d', /^blind-d.*\.jsonl$/, { acts: 0.96, slots: 0.96, exact: 0.93 }],
  ['blind-e', /^blind-e.*\.jsonl$/, { acts: 0.96, slots: 0.94, exact: 0.87 }],
  ['blind-f', /^blind-f.*\.jsonl$/, { acts: 0.97, slots: 0.95, exact: 0.9 }],
  ['blind-g', /^blind-g.*\.jsonl$/, { acts: 0.95, slots: 0.92, exact: 0.82 }],
  ['regression', /^regression.*\.jsonl$/, { acts: 0.98, slots: 0.98, exact: 0.96 }],
  ['heldout', /^heldout.*\.jsonl$/, { acts: 0.94, slots: 0.95, exact: 0.86 }],
])('%s', (_name, pattern, floor) => {
  const scored = fs
    .readdirSync(folder)
    .filter((f) => pattern.test(f))
    .flatMap(scoresOf)

  test('there are lines in both languages', () =>
    expect(new Set(scored.map((s) => s.line.lang))).toEqual(new Set(['zh', 'en'])))
  test('acts', () =>
    expect(share(scored.filter((s) => s.score.acts).length, scored.length)).toBeGreaterThanOrEqual(floor.acts))
  test('fields and targets', () => {
    const right = scored.reduce((n, s) => n + s.score.slots.right, 0)
    const said = scored.reduce((n, s) => n + s.score.slots.said, 0)
    const expected = scored.reduce((n, s) => n + s.score.slots.expected, 0)
    expect((2 * right) / (said + expected)).toBeGreaterThanOrEqual(floor.slots)
  })
  test('whole frames', () =>
    expect(share(scored.filter((s) => s.score.exact).length, scored.length)).toBeGreaterThanOrEqual(floor.exact))
})

test('nothing is done where nothing may be: never, on any line we tuned on', () => {
  const done = fs
    .readdirSync(folder)
    .filter((f) => /^(?:dev|blind-|regression).*\.jsonl$/.test(f))
    .flatMap(scoresOf)
    .filter((s) => s.score.forbidden)
  expect(done.map((s) => s.line.text)).toEqual([])
})

// idle-*: full of the words of orders, and none. Read since, and learnt from in part: the most that may be acted on.
test.each([
  ['idle-n', 6],
  ['idle-o', 12],
  ['idle-p', 8],
])('%s: what only tells begins and decides nothing', (name, most) => {
  const acted = fs
    .readdirSync(folder)
    .filter((f) => f.startsWith(name))
    .flatMap(scoresOf)
    .filter((s) => s.score.forbidden)
  expect(acted.length, acted.map((s) => s.line.text).join('\n')).toBeLessThanOrEqual(most)
})
