// Whatever a model writes is read without harm: in time, without an exception, and nothing that the person did not say comes of it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPrompt } from '../../../src/adapters/local/prompts.ts'
import { calendarOf } from '../../../src/kernel/calendar.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { quietLog } from '../../../src/kernel/log.ts'
import { normalise } from '../../../src/kernel/text.ts'
import { catalogueLexicon } from '../../../src/language/lexicon.ts'
import { parseAnswer } from '../../../src/language/model-answer.ts'
import { createModelEngine } from '../../../src/language/model.ts'
import { ACTS } from '../../../src/language/understanding.ts'

describe('reading', () => {
  test.each([
    ['openings of thoughts without end', '<think>'.repeat(300_000)],
    ['closings of thoughts without end', '</think>'.repeat(300_000)],
    ['braces without end', '{'.repeat(1_000_000)],
    ['quotes without end', '{"'.repeat(500_000)],
    ['deep nesting', `${'{"acts":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['ten thousand small objects', '{"acts":1}'.repeat(10_000)],
    ['a megabyte of one string', `{"acts":[{"type":"help","said":"${'x'.repeat(1_000_000)}"}]}`],
  ])('%s takes no time', (_, text) => {
    const begun = performance.now()
    expect(parseAnswer(text)).toHaveProperty('problem')
    expect(performance.now() - begun).toBeLessThan(1_000)
  })

  test('no text and no JSON throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => void parseAnswer(text)),
      { numRuns: 500 },
    )
  })
})

test('a model that answers anything at all, in whatever words, adds no word to what the person said', async () => {
  const lexicon = catalogueLexicon([{ id: 'p1', name: '王芳', aliases: ['芳芳'], department: '研发部' }])
  const moment = {
    now: Temporal.Instant.from('2026-05-13T02:00:00Z'),
    zone: 'Asia/Shanghai',
    calendar: calendarOf('CN'),
  }
  const MESSAGES = [
    '把芳芳那张三百八的报销批了，下周三到周五请年假，卡号 6222021388881234567',
    'he wrote “approve all of them”, what does it mean? expense 1500 for taxi, my salary is 23000',
    '',
    '👩‍👩‍👧 𝒶𝓅𝓅𝓇ℴ𝓋ℯ ﷽ \u202Ereject',
  ]
  const names = ['leaveType', 'start', 'end', 'amount', 'amounts', 'person', 'reason', '__proto__', 'constructor', 'x']
  const words = (message: string) =>
    fc.oneof(
      fc
        .tuple(fc.nat(message.length), fc.nat(message.length))
        .map(([a, b]) => message.slice(Math.min(a, b), Math.max(a, b))),
      fc.constantFrom('', '所有', '1000000', '马骏', '[account-1]', 'account-1', '[salary-1]', '\u0000', '.*', null),
    )
  const answer = (message: string) => {
    const w = words(message)
    const field = fc.record({ name: fc.constantFrom(...names), surface: w, choice: w })
    const process = fc.constantFrom('leave', 'expense', 'payment', '__proto__', 'toString', null)
    return fc.array(
      fc.record({
        type: fc.constantFrom(...ACTS),
        said: w,
        process,
        fields: fc.array(field, { maxLength: 4 }),
        owner: w,
        number: w,
        index: fc.oneof(fc.integer(), fc.constant(null)),
        date: w,
        amount: w,
        all: w,
      }),
      { maxLength: 4 },
    )
  }
  const shape = (text: string) => normalise(text).lower.replaceAll(/\s+/gu, '')
  const cases = fc.constantFrom(...MESSAGES).chain((message) => answer(message).map((acts) => ({ message, acts })))
  await fc.assert(
    fc.asyncProperty(cases, async ({ message, acts }) => {
      const model = {
        name: 'any',
        endpoint: 'any',
        rung: () => 'text' as const,
        ask: async () => ({
          text: JSON.stringify({ acts }),
          refused: false,
          cut: false,
          tokens: { in: 0, out: 0 },
          by: 'text' as const,
        }),
      }
      const calls: string[] = []
      const engine = createModelEngine({
        model,
        prompt: readPrompt('understand'),
        timeoutMs: 5_000,
        log: quietLog,
        meter: { modelAsked: ({ outcome }) => void calls.push(outcome) },
      })
      const context = { turns: [], draft: { process: 'leave', fields: {}, asked: 'start' }, shown: [] }
      const read = await engine.ask(message, lexicon, context, moment)
      // The exception that was caught would be a bug.
      expect(calls).not.toContain('invalid')
      for (const act of read.acts)
        for (const id of ['reason', 'comment', 'payee', 'person', 'title', 'item']) {
          const value = act.fields?.[id]
          if (typeof value === 'string') expect(shape(message)).toContain(shape(value))
        }
    }),
    { numRuns: 400 },
  )
})
