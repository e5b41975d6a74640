// The classifier: its example lines, its learning, and its going to disk and back.
import { describe, expect, test } from 'vitest'
import { rank, train } from '../../../src/language/classifier-train.ts'
import { createRandom, examples, grammars } from '../../../src/language/training/expand.ts'
import { CATALOGUE } from '../../../src/language/catalogue-all.ts'
import { ACTS } from '../../../src/language/understanding.ts'

describe('example lines', () => {
  const lines = examples()
  test('the same seed gives the same lines', () => expect(examples()).toEqual(lines))
  test('no grammar leaves a bracket or a placeholder behind', () =>
    expect(lines.filter((l) => /[(){}|]/.test(l.text)).map((l) => l.text)).toEqual([]))
  test('every label is an act, a catalogue process, a detail, or says whether words order anything', () => {
    const known = new Set<string>([...ACTS, 'detail', 'told', 'order', ...CATALOGUE.map((p) => `start/${p.key}`)])
    expect([...new Set(grammars().map((g) => g.label))].filter((l) => !known.has(l))).toEqual([])
  })

  const WORDLESS = new Set(['start', 'provide', 'correct']) // said only within a draft, or spelled by process
  test.each(['zh', 'en'] as const)('%s: a hundred varied lines for every act, by several authors', (lang) => {
    for (const act of ACTS.filter((a) => !WORDLESS.has(a))) {
      const mine = lines.filter((l) => l.lang === lang && l.label === act)
      expect(mine.length, act).toBeGreaterThanOrEqual(100)
      expect(new Set(mine.map((l) => l.author)).size, act).toBeGreaterThanOrEqual(3)
    }
  })
  test.each(['zh', 'en'] as const)('%s: every process of the catalogue is asked for in several styles', (lang) => {
    for (const { key } of CATALOGUE) {
      const mine = lines.filter((l) => l.lang === lang && l.label === `start/${key}`)
      expect(mine.length, key).toBeGreaterThanOrEqual(100)
      expect(new Set(mine.map((l) => l.author)).size, key).toBeGreaterThanOrEqual(key === 'incoming_document' ? 1 : 3)
    }
  })
  test.each(['zh', 'en'] as const)(
    '%s: the lines of a label come from twelve grammars or more, not from one',
    (lang) => {
      const labels = [...ACTS.filter((a) => !WORDLESS.has(a)), ...CATALOGUE.map((p) => `start/${p.key}`)]
      for (const label of labels)
        expect(grammars().filter((g) => g.lang === lang && g.label === label).length, label).toBeGreaterThanOrEqual(12)
    },
  )
})

describe('learning', () => {
  const sample = (label: string, words: string) => ({ label, features: words.split(' ') })
  const samples = Array.from({ length: 20 }, () => [
    sample('a', 'red apple sweet'),
    sample('b', 'blue sea deep'),
    sample('c', 'green leaf thin'),
  ]).flat()
  const model = train(samples, createRandom(1))

  test('what was taught is told again, surest first', () => {
    expect(rank(model, ['blue', 'deep'])[0]?.label).toBe('b')
    const chances = rank(model, ['blue', 'deep']).map((r) => r.p)
    expect(chances).toEqual(chances.toSorted((x, y) => y - x))
  })
  test('probabilities add up to one', () =>
    expect(rank(model, ['apple', 'sea']).reduce((sum, r) => sum + r.p, 0)).toBeCloseTo(1, 5))
  test('unknown words leave it undecided', () => expect(rank(model, ['nothing', 'known'])[0]?.p).toBeLessThan(0.6))
  test('the same seed learns the same', () => expect(train(samples, createRandom(1)).bytes).toEqual(model.bytes))
})
