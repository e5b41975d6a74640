// Cards in the terminal: Chinese takes two columns, nothing is wider than the window, buttons are numbered.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Card } from '../../../src/chat/card.ts'
import { plainCard } from '../../../src/chat/plain.ts'
import { padTo, widthOf, wrap } from '../../../src/chat/width.ts'

const button = (label: string, more: Partial<Card['buttons'][number]> = {}) => ({
  id: label,
  label,
  role: 'default' as const,
  ...more,
})
const card: Card = {
  title: '请确认：请假',
  tone: 'info',
  subtitle: 'LV-20260311-0007',
  blocks: [
    {
      block: 'fields',
      rows: [
        { label: '假期类型', value: '年假' },
        { label: 'Dates', value: '3月11日 周三 – 3月13日 周五，共3天', changed: true },
      ],
    },
    {
      block: 'table',
      columns: ['类型', '金额'],
      rows: [
        ['交通', '¥86'],
        ['Hotel', '¥1,280.50'],
      ],
    },
    {
      block: 'route',
      steps: [
        { name: '直属主管', people: ['王芳'], state: 'done', detail: '王芳 已同意 10:32：好' },
        { name: '财务', people: ['李雷', '赵明远'], state: 'current' },
      ],
    },
    { block: 'list', items: [{ title: '李雷 · 报销', detail: 'EX-1' }] },
    { block: 'note', tone: 'warning', text: '没有说明币种' },
  ],
  buttons: [
    button('提交', { role: 'primary' }),
    button('修改'),
    button('拒绝', { input: { kind: 'text', label: '理由', required: true, maxLength: 10 } }),
  ],
}

describe('a card as text', () => {
  test('all of it', () => {
    expect(plainCard(card)).toBe(
      [
        '▸ 请确认：请假',
        '  LV-20260311-0007',
        '    假期类型  年假',
        '  * Dates     3月11日 周三 – 3月13日 周五，共3天',
        '  类型   金额',
        '  交通   ¥86',
        '  Hotel  ¥1,280.50',
        '  ✔ 直属主管  王芳',
        '      王芳 已同意 10:32：好',
        '  ▶ 财务  李雷, 赵明远',
        '  1. 李雷 · 报销',
        '     EX-1',
        '  ⚠ 没有说明币种',
        '  [1] 提交   [2] 修改   [3] 拒绝 …',
      ].join('\n'),
    )
  })

  test('buttons are numbered on from the last card', () => {
    expect(plainCard({ ...card, blocks: [] }, { from: 4 })).toContain('[4] 提交')
  })

  test('control characters do not reach the terminal', () => {
    const text = plainCard({ ...card, title: 'a\u001b[2Jb\u0007', blocks: [{ block: 'text', text: 'x\u009b31my' }] })
    // oxlint-disable-next-line no-control-regex -- these are what must be gone
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  })

  test('no line is wider than the window', () => {
    const texts = fc.string({ unit: fc.constantFrom('请', '假', 'a', 'Word', ' ', '，', '🎉', '1'), maxLength: 60 })
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 30, max: 100 }), (a, b, width) => {
        const long: Card = {
          ...card,
          title: a,
          blocks: [
            { block: 'text', text: b },
            { block: 'fields', rows: [{ label: b.slice(0, 8), value: a }] },
            { block: 'list', items: [{ title: a, detail: b }] },
            { block: 'table', columns: ['x', 'y'], rows: [[a, b]] },
          ],
        }
        for (const line of plainCard(long, { width }).split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }),
      { numRuns: 300 },
    )
  })
})

describe('widths', () => {
  test.each([
    ['abc', 3],
    ['请假', 4],
    ['a请', 3],
    ['，', 2],
    ['é', 1],
    ['🎉', 2],
    ['\u200b', 0],
  ])('%s is %i wide', (text, width) => expect(widthOf(text)).toBe(width))

  test('padding and wrapping count columns', () => {
    expect(padTo('请假', 6)).toBe('请假  ')
    expect(wrap('请假三天', 4)).toEqual(['请假', '三天'])
    expect(wrap('annual leave from Monday', 12)).toEqual(['annual leave', 'from Monday'])
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
    expect(wrap('a\n\nb', 10)).toEqual(['a', '', 'b'])
  })
})
