// The table of what works where is what the adapters say; what is missing somewhere says what happens instead.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { page } from '../../../scripts/platforms-page.ts'
import { FEATURES, platformsPage, type Capabilities, type Feature } from '../../../src/chat/capabilities.ts'

test('docs/guide/platforms.md is up to date (npx tsx scripts/platforms-page.ts)', async () => {
  expect(readFileSync(new URL('../../../docs/guide/platforms.md', import.meta.url), 'utf8')).toBe(await page())
})

test('every feature has a row, every platform a column, every lack its reason', () => {
  const all = Object.fromEntries(Object.keys(FEATURES).map((f) => [f, 'native'])) as Record<Feature, 'native'>
  const can: Capabilities = { ...all, stream: { support: 'none', instead: 'The whole answer comes at the end.' } }
  const table = platformsPage([
    { name: 'One', can: all },
    { name: 'Two', can },
  ])
  for (const said of Object.values(FEATURES)) expect(table).toContain(`| ${said} | ●`)
  expect(table).toContain('| Words appear as they come | ● | ○ |')
  expect(table).toContain('## Two\n\n- **Words appear as they come** ○ The whole answer comes at the end.')
  expect(table).not.toContain('## One')
})
