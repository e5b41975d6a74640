// Normalised text: what is read, and that surfaces are cut from the words as they were said.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise, surfaceOf } from '../../../src/kernel/text.ts'

test.each([
  ['full width', 'ＡＢＣ１２３：３０，ＯＫ', 'ABC123:30,OK'],
  ['traditional, character by character', '請假兩天，下週三後報銷發票', '请假两天,下周三后报销发票'],
  ['zero width and bidi marks', '请\u200b假\u202e两\u2066天\ufeff', '请假两天'],
  ['control characters', '请\u0000假\u0007', '请假'],
  ['spaces fold, a line break stays one', '  请假 \t 两天\u3000\n\n 谢谢  ', '请假 两天\n谢谢'],
  ['dashes and waves', '5.18—5.20 5.18〜5.20 3–5', '5.18-5.20 5.18~5.20 3-5'],
  ['a half is no eleven', '1½ days', '1½ days'],
  ['combining marks compose', 'Jose\u0301', 'José'],
  ['typographic apostrophe in a word', 'don’t', "don't"],
  ['emoji with a variation selector', '好\u{1f44d}\ufe0f的', '好\u{1f44d}的'],
  ['circled and compatibility forms', '①㍿㎡', '1株式会社m2'],
])('%s', (_what, said, read) => expect(normalise(said).text).toBe(read))

test.each([
  ['請假兩天', '两天', '兩天'],
  ['ＬＶ－２０２６　号', 'LV-2026', 'ＬＶ－２０２６'],
  ['请\u200b假\u200b两天', '请假', '请\u200b假'],
  ['报销 １２００ 元', '1200', '１２００'],
  ['Jose\u0301 Li', 'José', 'Jose\u0301'],
])('a surface is cut from the original: %s', (said, read, surface) => {
  const text = normalise(said)
  const from = text.text.indexOf(read)
  expect(from).toBeGreaterThanOrEqual(0)
  expect(surfaceOf(text, from, from + read.length)).toBe(surface)
})

test('any text: offsets cover it, rise, and reading it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (said) => {
      const read = normalise(said)
      expect(read.offsets).toHaveLength(read.text.length + 1)
      expect(read.lower).toHaveLength(read.text.length)
      for (let i = 1; i < read.offsets.length; i++)
        expect(read.offsets[i]!).toBeGreaterThanOrEqual(read.offsets[i - 1]!)
    }),
    { numRuns: 300 },
  )
})
