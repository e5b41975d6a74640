// The two languages: as many arguments, nothing left empty, no Chinese in the English and no English sentences in the Chinese.
import { describe, expect, test } from 'vitest'
import type { Refusal } from '../../../src/approval/refusals.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import type { Reader } from '../../../src/locales/format.ts'
import { problemText, refusalText } from '../../../src/locales/refusal.ts'
import { en } from '../../../src/locales/en.ts'
import { zh } from '../../../src/locales/zh.ts'

/** Stands for anything a word may be given. */
const anything: unknown = new Proxy(() => '7', {
  get: (_t, key) => {
    if (key === Symbol.toPrimitive) return () => '7'
    if (key === 'map' || key === 'join') return () => ['7']
    if (key === 'year' || key === 'month' || key === 'dayOfWeek') return 7
    return key === Symbol.iterator ? [][Symbol.iterator] : anything
  },
})

type Tree = { readonly [key: string]: unknown }
/** Every word with its path; functions are called. */
function leaves(words: Tree, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, word]): [string, string][] => {
    const at = path ? `${path}.${key}` : key
    if (typeof word === 'string') return [[at, word]]
    if (typeof word === 'function')
      return [[at, String((word as (...args: unknown[]) => string)(anything, anything, anything))]]
    return leaves(word as Tree, at)
  })
}

const CHINESE = /[\u4e00-\u9fff]/

const reader = (locale: 'zh' | 'en'): Reader => ({
  locale,
  zone: 'Asia/Shanghai',
  now: Temporal.Instant.from('2026-03-05T02:40:00Z'),
  person: () => '王芳',
  department: () => undefined,
})

describe('the words', () => {
  const [chinese, english] = [new Map(leaves(zh)), new Map(leaves(en))]

  test('the same keys, and plenty of them', () => {
    expect([...english.keys()]).toEqual([...chinese.keys()])
    expect(chinese.size).toBeGreaterThan(200)
  })

  test('English has no Chinese in it', () => {
    expect([...english].filter(([, word]) => CHINESE.test(word))).toEqual([])
  })

  test('Chinese sentences are Chinese', () => {
    const sentences = [...chinese].filter(([path, word]) => word.length > 12 && !path.startsWith('value.'))
    expect(sentences.filter(([, word]) => !CHINESE.test(word))).toEqual([])
    // Half-width punctuation between Chinese characters is a slip of the keyboard.
    expect([...chinese].filter(([, word]) => /[\u4e00-\u9fff][,?!;:][\u4e00-\u9fff]?/.test(word))).toEqual([])
  })

  test('nothing is empty but what is worded elsewhere', () => {
    const empty = [...chinese].filter(([path, word]) => word === '' || english.get(path) === '').map(([path]) => path)
    expect(empty).toEqual(['ask.field', 'ask.resume'])
  })
})

describe('refusals name people, times and fields', () => {
  const fields = [{ id: 'amount', kind: 'money', label: { zh: '金额', en: 'Amount' }, required: true }] as const

  test.each<[Refusal, string, string]>([
    [
      { refused: 'already-decided', by: 'wang', at: '2026-03-05T02:32:00Z' },
      '王芳 已于 10:32 处理过这件事了。',
      '王芳 already dealt with this at 10:32.',
    ],
    [{ refused: 'already-decided' }, '这件事已经有人处理过了。', 'Somebody has already dealt with this.'],
    [
      { refused: 'already-finished', status: 'approved' },
      '这张申请单已经办结（已通过），不能再操作了。',
      'This request is already closed (approved); nothing more can be done on it.',
    ],
    [
      { refused: 'invalid-form', problems: [{ field: 'amount', code: 'not-positive' }] },
      '表单里有几处需要修改：\n金额必须大于零。',
      'A few things in the form need fixing:\nAmount must be more than zero.',
    ],
    [{ refused: 'may-not-write', field: 'amount' }, '您不能修改「金额」。', 'You cannot change “Amount”.'],
    [
      { refused: 'urged-recently', again: '2026-03-05T03:00:00Z' },
      '刚刚催过了，11:00 以后可以再催。',
      'They were reminded just now. You can remind them again after 11:00.',
    ],
  ])('%j', (refusal, chinese, english) => {
    expect(refusalText(refusal, reader('zh'), { fields })).toBe(chinese)
    expect(refusalText(refusal, reader('en'), { fields })).toBe(english)
  })

  test('a problem names its field, and its column', () => {
    const table = {
      id: 'lines',
      kind: 'table',
      label: { zh: '明细', en: 'Lines' },
      required: true,
      columns: fields,
    } as const
    const problem = { field: 'lines.amount', code: 'not-positive', row: 1 } as const
    expect(problemText(problem, reader('zh'), { fields: [table] })).toBe('明细第 2 行的金额必须大于零。')
    expect(problemText(problem, reader('en'), { fields: [table] })).toBe(
      'Lines, line 2, Amount must be more than zero.',
    )
  })
})
