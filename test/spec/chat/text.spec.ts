// Words of others call nobody, format nothing, hide no link, and are never cut in the middle of a character.
import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { cut, cutBytes, literalMarkdown, withoutMentions } from '../../../src/chat/text.ts'

const visible = (text: string) => text.replaceAll('\u2060', '')

test.each([
  '@all', '@所有人 开会', '＠全体成员', 'hi @Everyone!', '<!channel>', '<!here|here>', '<@U012AB3CD>', '<#C1|x>',
  '<at id=all></at>', '<at user_id="all">x</at>', '@channel.',
])('%s calls nobody', (text) => {
  const quiet = withoutMentions(text)
  expect(quiet).not.toBe(text)
  expect(visible(quiet)).toBe(text)
  expect(withoutMentions(quiet)).toBe(quiet)
}) // prettier-ignore

test.each(['mail me at li@all.com', '@allen 你好', '@here-to-help', 'a < b', '<b>bold</b>', '<atlas>'])(
  '%s stays as it is',
  (text) => expect(withoutMentions(text)).toBe(text),
)

test.each([
  '*bold* _it_ ~~no~~ `code`', '# title', '- item', '+ item', '1. item', '2) item', '> quote', '[here](http://evil.example)',
  '![x](http://evil.example/p.png)', '<http://evil.example>', '| a | b |', 'a\n===', 'a\n---', '\\*', '&amp; <b>x</b>',
])('%s is shown as written', (text) => {
  const kinds = new Set<string>()
  const shown: string[] = []
  const walk = (node: { type: string; value?: string; children?: unknown[] }) => {
    kinds.add(node.type)
    if (node.value !== undefined) shown.push(node.value)
    for (const child of node.children ?? []) walk(child as typeof node)
  }
  walk(fromMarkdown(literalMarkdown(text)) as never)
  expect([...kinds].toSorted()).toEqual(['paragraph', 'root', 'text'])
  if (!text.includes('&')) expect(visible(shown.join(''))).toBe(text)
}) // prettier-ignore

test('cut by characters and by bytes: never longer, never half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 4, max: 30 }), (text, limit) => {
      const [short, bytes] = [cut(text, limit), cutBytes(text, limit)]
      expect(short.length).toBeLessThanOrEqual(limit)
      expect(Buffer.byteLength(bytes)).toBeLessThanOrEqual(limit)
      for (const piece of [short, bytes]) expect(/\p{Surrogate}/u.test(piece)).toBe(false)
      if (text.length <= limit) expect(short).toBe(text)
      else expect(short.endsWith('…')).toBe(true)
    }),
  )
  expect(cut('一二三四五', 3)).toBe('一二…')
  expect(cutBytes('一二三四五', 9)).toBe('一二…')
  expect(cut('a😀😀', 3)).toBe('a…')
})
