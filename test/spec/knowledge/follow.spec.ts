// An index follows its own writes without reading everything back, and reads everything back when somebody else wrote.
import { expect, test } from 'vitest'
import { changeAcl, removeDocuments } from '../../../src/knowledge/ingest.ts'
import { createLibrary } from '../../../src/knowledge/library.ts'
import { libraryOf } from './library.ts'

/** How often the store is read from its beginning. */
const counted = async () => {
  const base = await libraryOf([{ id: 'a', text: '年假一共十天' }])
  let reads = 0
  const page = base.store.page
  base.store.page = (after, limit) => {
    if (after === '') reads += 1
    return page(after, limit)
  }
  return { ...base, reads: () => reads }
}

test('a save, a change of rights and a removal of our own are not read back', async () => {
  const { library, store, add, find, reads } = await counted()
  await add([{ id: 'b', text: '病假需要证明' }])
  await changeAcl({ store, library }, 'a', ['hr'])
  await library.refresh()
  expect(await find('病假证明')).toEqual(['b'])
  expect(await find('年假几天')).not.toContain('a')
  await removeDocuments({ store, library }, ['b'])
  await library.refresh()
  expect(await find('病假证明')).not.toContain('b')
  expect(reads()).toBe(0)
})

test('a write of another process is read, also when one of our own followed it', async () => {
  const { library, store, add, find, reads } = await counted()
  const other = createLibrary(store)
  await other.refresh()
  const before = reads()
  await changeAcl({ store, library: other }, 'a', ['hr'])
  await add([{ id: 'c', text: '加班可以调休' }])
  await library.refresh()
  expect(reads()).toBe(before + 1)
  expect(await find('年假几天')).not.toContain('a')
  expect(await find('加班调休')).toEqual(['c'])
})
