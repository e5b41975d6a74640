// How a document is cut: by its structure first, never inside a row, an item or an answer.
import { describe, expect, test } from 'vitest'
import type { Block } from '../../../src/knowledge/document.ts'
import { sentencesOf } from '../../../src/knowledge/sentences.ts'
import { PASSAGE_SIZE, split } from '../../../src/knowledge/split.ts'

const long = (n: number) => Array.from({ length: n }, (_, i) => `第${i}条规定员工应当遵守公司的各项制度。`).join('')

describe('passages', () => {
  test('carry the headings above them', () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: '差旅' },
      { kind: 'heading', level: 2, text: '住宿' },
      { kind: 'paragraph', text: long(30) },
      { kind: 'heading', level: 2, text: '交通' },
      { kind: 'paragraph', text: long(30) },
    ]
    const passages = split({ blocks })
    expect(passages[0]?.headings).toEqual(['差旅', '住宿'])
    expect(passages.at(-1)?.headings).toEqual(['差旅', '交通'])
  })
  test('of a long text are even, and end with sentences', () => {
    const passages = split({ blocks: [{ kind: 'paragraph', text: long(120) }] })
    expect(passages.length).toBeGreaterThan(3)
    for (const p of passages) {
      expect(p.text.length).toBeLessThanOrEqual(PASSAGE_SIZE * 1.6)
      expect(p.text.endsWith('。')).toBe(true)
    }
    expect(passages.map((p) => p.text).join('')).toBe(long(120))
  })
  test('of a table repeat its header', () => {
    const rows = [['城市', '标准'], ...Array.from({ length: 200 }, (_, i) => [`城市${i}`, `${i} 元`])]
    const passages = split({ blocks: [{ kind: 'table', rows, header: true }] })
    expect(passages.length).toBeGreaterThan(1)
    for (const p of passages) expect(p.text.startsWith('城市 | 标准\n')).toBe(true)
  })
  test('of a FAQ are one a question', () => {
    const passages = split({
      blocks: [
        { kind: 'faq', question: 'A?', answer: 'a' },
        { kind: 'faq', question: 'B?', answer: 'b' },
      ],
    })
    expect(passages.map((p) => [p.question, p.text])).toEqual([
      ['A?', 'a'],
      ['B?', 'b'],
    ])
  })
  test('of short sections side by side are one, with their headings in the text', () => {
    const blocks = ['自动', '手动', '间隔'].flatMap((h): Block[] => [
      { kind: 'heading', level: 2, text: h },
      { kind: 'paragraph', text: `指定${h}时的做法。` },
    ])
    const passages = split({ blocks: [{ kind: 'heading', level: 1, text: '组合' }, ...blocks] })
    expect(passages.map((p) => [p.headings, p.text])).toEqual([
      [['组合'], '自动\n指定自动时的做法。\n手动\n指定手动时的做法。\n间隔\n指定间隔时的做法。'],
    ])
  })
  test('have a line that leads to a table with the text behind it', () => {
    const passages = split({
      blocks: [
        { kind: 'paragraph', text: '常用命令如下。' },
        { kind: 'table', rows: [['命令', '功能'], ['passwd', '改密码']], header: true }, // prettier-ignore
        { kind: 'paragraph', text: '其余见手册。' },
      ],
    })
    expect(passages.map((p) => p.text)).toEqual(['命令 | 功能\npasswd | 改密码', '常用命令如下。\n其余见手册。'])
  })
  test('keep their page', () => {
    const passages = split({
      blocks: [
        { kind: 'paragraph', text: long(30), page: 1 },
        { kind: 'paragraph', text: long(30), page: 2 },
      ],
    })
    expect(passages.map((p) => p.page)).toContain(2)
  })
})

describe('sentences', () => {
  test.each([
    ['年假五天。病假十天！可以吗？', ['年假五天。', '病假十天！', '可以吗？']],
    [
      'It costs 3.5 EUR. Pay Mr. Smith by 5 p.m. today. Thanks.',
      ['It costs 3.5 EUR.', 'Pay Mr. Smith by 5 p.m. today.', 'Thanks.'],
    ],
    ['他说：“好。”然后走了。', ['他说：“好。”', '然后走了。']],
    ['line one\nline two', ['line one', 'line two']],
  ])('%s', (text, sentences) => expect(sentencesOf(text).map((s) => text.slice(s.from, s.to))).toEqual(sentences))
})
