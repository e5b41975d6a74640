// What weighs most: surer, about more money, harder to undo; and what may not wait.
import { expect, test } from 'vitest'
import type { Facts, FindingKind } from '../../../src/insight/finding.ts'
import { isSevere, severityOf, stakeOf } from '../../../src/insight/severity.ts'

const of = (kind: FindingKind, facts: Facts, score = 90) => ({ kind, facts, score })

test.each<[string, FindingKind, Facts, unknown]>([
  ['the sum of the parts', 'split_purchase', { total: 14_560, limit: 5000, currency: 'CNY' }, 14_560],
  ['what would be paid once too often', 'duplicate_claim', { amounts: [560, 553.5], currency: 'CNY' }, 553.5],
  ['what is above the usual', 'unusual_amount', { amount: 8400, usual: 260.4, currency: 'CNY' }, 8139.6],
  ['the amount of the request', 'self_approval', { amount: 900, currency: 'CNY' }, 900],
  ['a pace has no price', 'rubber_stamp', { count: 14, seconds: 95 }, undefined],
  ['nothing written', 'missing_step', { step: 'x' }, undefined],
])('at stake: %s', (_, kind, facts, amount) => expect(stakeOf({ kind, facts })?.amount).toBe(amount))

test.each<[string, ReturnType<typeof of>, ReturnType<typeof of>]>([
  ['more money', of('over_limit', { amount: 60_000 }, 106), of('over_limit', { amount: 6000 }, 106)],
  ['money before none', of('missing_step', { amount: 20_000 }, 105), of('missing_step', {}, 105)],
  [
    'surer',
    of('unusual_amount', { amount: 900, usual: 100 }, 90),
    of('unusual_amount', { amount: 900, usual: 100 }, 40),
  ],
  ['paid before only signed', of('missing_step', { amount: 900 }, 105), of('sod_breach', { amount: 900 }, 107)],
  [
    'a large breach before a small one that is harder',
    of('sod_breach', { amount: 90_000 }, 107),
    of('self_approval', { amount: 60 }, 108),
  ],
  [
    'dollars before as many yen',
    of('over_limit', { amount: 9000, currency: 'USD' }),
    of('over_limit', { amount: 9000, currency: 'JPY' }),
  ],
  ['a rule before a rare path', of('ping_pong', {}, 102), of('skip', {}, 8)],
])('%s', (_, first, second) => expect(severityOf(first)).toBeGreaterThan(severityOf(second)))

test.each<[FindingKind, Facts, boolean]>([
  ['self_approval', {}, true],
  ['over_limit', {}, true],
  ['missing_step', {}, true],
  ['split_purchase', { total: 10_000, limit: 5000 }, true],
  ['split_purchase', { total: 9999, limit: 5000 }, false],
  ['split_purchase', {}, false],
  ['ping_pong', {}, false],
  ['duplicate_claim', { amounts: [9e6, 9e6] }, false],
])('%s %o does not wait: %s', (kind, facts, expected) => expect(isSevere({ kind, facts })).toBe(expected))
