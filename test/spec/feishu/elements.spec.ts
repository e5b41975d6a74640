// Words of people in the Markdown of a Feishu card: a reader of CommonMark finds words in them and nothing else.
import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { harmless, shown } from '../../../src/adapters/feishu/elements.ts'

interface Node {
  type: string
  value?: string
  children?: Node[]
}

function read(markdown: string): { kinds: string[]; words: string } {
  const kinds = new Set<string>()
  const words: string[] = []
  const walk = ({ type, value, children = [] }: Node) => {
    kinds.add(type)
    if (value !== undefined) words.push(value)
    children.forEach(walk)
  }
  walk(fromMarkdown(markdown) as Node)
  return { kinds: [...kinds].toSorted(), words: words.join('').replaceAll('\u2060', '') }
}

test.each([
  '*bold* _it_ ~~no~~ `code`', '# title', '- item', '+ item', '1. item', '2) item', '> quote', '[here](https://evil.example)',
  '![x](img_1)', '<https://evil.example>', '<at id=all></at>', '<font color=red>x</font>', '| a | b |', '\\*', '&#60;at&#62;',
  'a & b', 'a\n===', 'a\n---', 'a\n- b', 'a\n2. b', '2026-03-11 09:30', '{{x}} $y',
])('%s is shown as written', (text) => {
  expect(read(shown(text))).toEqual({ kinds: ['paragraph', 'root', 'text'], words: text })
}) // prettier-ignore

test('whatever one line says, it is words', () => {
  const line = fc
    .string({ unit: fc.constantFrom(...'ab 中*_`~[]()<>#!|\\&;+-.=$1:'), minLength: 1, maxLength: 24 })
    .filter((text) => text.trim() === text)
  fc.assert(
    fc.property(line, (text) => {
      const { kinds, words } = read(shown(text))
      expect(kinds).toEqual(['paragraph', 'root', 'text'])
      expect(words).toBe(text)
    }),
  )
})

test('plain text keeps its words; a link under other words is none', () => {
  const said = harmless('看 [公司网](https://evil.example) @所有人')
  expect(said.replaceAll('\u2060', '')).toBe('看 [公司网](https://evil.example) @所有人')
  expect(said).not.toMatch(/\]\(|@所有人/)
})
