// What the public sets share: one outcome an item, the half it belongs to, and the table of figures per group and half.
import { createHash } from 'node:crypto'
import type { Calendar } from '../../../src/kernel/calendar.ts'

export const weekdays: Calendar = {
  key: 'WEEKDAYS',
  known: { from: 1900, to: 2100 },
  isWorkingDay: (date) => date.dayOfWeek < 6,
  holiday: () => undefined,
}

export interface Outcome {
  text: string
  /**
   * workplace: what an office says (the core filter of README.md beside this file) · outside: the rest ·
   * ours: the set's convention contradicts a rule of this product, which wins; counted apart.
   */
  group: 'workplace' | 'outside' | 'ours'
  /** What was measured of it, the most important first. */
  right: Readonly<Record<string, boolean>>
  expected: string
  got: string
}

export type Half = 'development' | 'unseen'

/** Which half a text belongs to: by a hash of its words, so that it never moves. Failures of the unseen half are never listed. */
export const halfOf = (text: string): Half =>
  createHash('sha256').update(text.trim()).digest()[0]! % 2 === 0 ? 'development' : 'unseen'

export interface Figures {
  group: string
  half: Half | 'both'
  n: number
  right: Readonly<Record<string, number>>
}

export function figuresOf(all: readonly Outcome[]): Figures[] {
  const groups = ['workplace', 'outside', 'ours'] as const
  return ['all', ...groups].flatMap((group) =>
    (['development', 'unseen', 'both'] as const).flatMap((half) => {
      const some = all.filter(
        (o) => (group === 'all' || o.group === group) && (half === 'both' || halfOf(o.text) === half),
      )
      if (some.length === 0 || (group === 'all' && half !== 'both')) return []
      const names = [...new Set(some.flatMap((o) => Object.keys(o.right)))]
      const share = (name: string): number => {
        const asked = some.filter((o) => name in o.right)
        return asked.filter((o) => o.right[name]).length / asked.length
      }
      return [{ group, half, n: some.length, right: Object.fromEntries(names.map((name) => [name, share(name)])) }]
    }),
  )
}

export function tableOf(all: readonly Outcome[]): string {
  return figuresOf(all)
    .map(({ group, half, n, right }) =>
      [
        group.padEnd(10),
        half.padEnd(12),
        `n ${String(n).padStart(4)}`,
        ...Object.entries(right).map(([name, share]) => `  ${name} ${(100 * share).toFixed(1)}`),
      ].join(' '),
    )
    .join('\n')
}

/** The wrong ones of the development half only. */
export function failuresOf(all: readonly Outcome[]): string {
  return all
    .filter((o) => halfOf(o.text) === 'development' && Object.values(o.right).includes(false))
    .map((o) => {
      const wrong = Object.entries(o.right).flatMap(([name, right]) => (right ? [] : [name]))
      return `[${o.group}] ${wrong.join(', ')}: ${o.text}\n     expected ${o.expected}\n     got      ${o.got}`
    })
    .join('\n')
}
