// A large amount does not pass below the general manager because it is written in a dearer currency.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDefinition } from '../../../src/approval/definition.ts'
import { feelContext, holds } from '../../../src/approval/feel.ts'

const stepsFor = (process: string, money: Record<string, { amount: string; currency: string }>, quantity?: number) => {
  const parsed = parseDefinition(readFileSync(`processes/${process}.yaml`, 'utf8'))
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  const { form, route } = parsed.definition
  const context = feelContext(form, { ...money, ...(quantity ? { quantity } : {}) })
  return route.filter((s) => s.when === undefined || holds(s.when, context)).map((s) => s.id)
}

test.each([
  ['expense', '19000', 'CNY', false],
  ['expense', '21000', 'CNY', true],
  ['expense', '2500', 'GBP', true],
  ['expense', '1900', 'USD', false],
  ['expense', '15000', 'HKD', false],
  ['payment', '60000', 'EUR', true],
  ['payment', '60000', 'CNY', false],
  ['payment', '400000', 'JPY', false],
  ['purchase', '25000', 'SGD', true],
  ['purchase', '25000', 'CNY', false],
])('%s of %s %s: the general manager is asked: %s', (process, amount, currency, asked) => {
  expect(stepsFor(process, { amount: { amount, currency } }).includes('gm')).toBe(asked)
})

test('a purchase told by its unit price is measured by the whole', () => {
  expect(stepsFor('purchase', { unitPrice: { amount: '3000', currency: 'USD' } }, 10)).toContain('gm')
  expect(stepsFor('purchase', { unitPrice: { amount: '3000', currency: 'CNY' } }, 10)).not.toContain('gm')
})
