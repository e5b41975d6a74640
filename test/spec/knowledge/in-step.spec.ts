// Two indexes on one store: what one writes the other reads, and nothing else.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createClock } from '../../../src/kernel/clock.ts'
import { changeAcl, ingest, removeDocuments } from '../../../src/knowledge/ingest.ts'
import { createLibrary } from '../../../src/knowledge/library.ts'
import { search } from '../../../src/knowledge/search.ts'
import { memoryStore } from '../../kit/knowledge.ts'

const clock = createClock('2026-03-02T08:00:00Z')
const hr = new Set(['everyone', 'hr'])
const everyone = new Set(['everyone'])

function twoOnOne() {
  const inner = memoryStore()
  let read = 0
  const store = {
    ...inner,
    page: async (...asked: Parameters<typeof inner.page>) => {
      const rows = await inner.page(...asked)
      read += rows.length
      return rows
    },
  }
  const libraries = [createLibrary(store), createLibrary(store)] as const
  const add = (who: 0 | 1, texts: readonly (readonly [id: string, text: string, acl?: readonly string[]])[]) =>
    ingest(
      { store, clock, library: libraries[who] },
      texts.map(([id, text, acl]) => ({
        id, location: id, source: 'list', hash: text, ...(acl ? { acl } : {}),
        load: async () => ({ ok: true as const, document: { title: id, blocks: [{ kind: 'paragraph' as const, text }] } }),
      })), // prettier-ignore
    )
  return { store, libraries, add, rowsRead: () => read }
}

const found = async (library: ReturnType<typeof createLibrary>, question: string, reader = everyone) =>
  (await search(library, question, reader)).hits.map((h) => `${h.passage.document} ${h.passage.text}`)

test('a document written by another is read alone; one taken away is gone; rights count at once', async () => {
  const { store, libraries, add, rowsRead } = twoOnOne()
  const [mine, theirs] = libraries
  await mine.refresh()
  await add(
    0,
    Array.from({ length: 50 }, (_, i) => [`d${i}`, `第${i}号文件说明班车时刻`] as const),
  )
  await theirs.refresh()
  const before = rowsRead()
  await add(0, [['new', '食堂周一供应水饺']])
  await theirs.refresh()
  expect(await found(theirs, '食堂水饺')).toEqual(['new 食堂周一供应水饺'])
  await add(0, [['new', '食堂周二供应水饺']])
  await changeAcl({ store, library: mine }, 'd7', ['hr'])
  await removeDocuments({ store, library: mine }, ['d8'])
  await theirs.refresh()
  expect(await found(theirs, '食堂水饺')).toEqual(['new 食堂周二供应水饺'])
  expect(await found(theirs, '7号文件')).not.toContain('d7 第7号文件说明班车时刻')
  expect(await found(theirs, '7号文件', hr)).toContain('d7 第7号文件说明班车时刻')
  expect(await found(theirs, '8号文件')).not.toContain('d8 第8号文件说明班车时刻')
  expect(rowsRead() - before).toBeLessThan(5)
})

test('whoever writes what in whatever order, both find the same as one that reads everything', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          who: fc.constantFrom(0 as const, 1 as const),
          what: fc.constantFrom('add', 'acl', 'remove', 'look'),
          document: fc.constantFrom('a', 'b', 'c'),
          text: fc.constantFrom('年假五天', '病假十天', '婚假三天'),
          acl: fc.constantFrom(['everyone'], ['hr']),
        }),
        { maxLength: 14 },
      ),
      async (steps) => {
        const { store, libraries, add } = twoOnOne()
        await add(0, [['d', '调休一天'], ['e', '加班两天'], ['f', '迟到三次']]) // prettier-ignore
        for (const library of libraries) await library.refresh()
        for (const { who, what, document, text, acl } of steps) {
          const library = libraries[who]
          if (what === 'add') await add(who, [[document, text, acl]])
          if (what === 'acl') await changeAcl({ store, library }, document, acl)
          if (what === 'remove') await removeDocuments({ store, library }, [document])
          if (what === 'look') await library.refresh()
        }
        const whole = createLibrary(store)
        for (const library of [whole, ...libraries]) await library.refresh()
        for (const reader of [everyone, hr])
          for (const question of ['年假', '病假婚假', '天'])
            for (const library of libraries)
              expect((await found(library, question, reader)).sort()).toEqual((await found(whole, question, reader)).sort()) // prettier-ignore
      },
    ),
    { numRuns: 60 },
  ))
