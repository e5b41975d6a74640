// What the guides show must work as shown.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseDefinition } from '../../src/approval/definition.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8')
const documents = [
  'README.md',
  'README.zh.md',
  'CONTRIBUTING.md',
  ...['guide', 'decisions'].flatMap((dir) => readdirSync(`${root}/docs/${dir}`).map((f) => `docs/${dir}/${f}`)),
]

describe('the guide to processes', () => {
  const [example, policies] = [...read('docs/guide/processes.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    (m) => m[1] ?? '',
  )

  test('its example is a process that can be published', () => {
    expect(parseDefinition(`${example}\n${policies}`)).toMatchObject({
      definition: { key: 'parking', policies: { duplicateApprover: 'autoPassConsecutive' } },
    })
  })

  test('a slip in it is found', () => {
    expect(parseDefinition(example!.replace('days > 90', 'daysss > 90'))).toHaveProperty('problems')
  })
})

test('links between documents lead somewhere', () => {
  const links = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(
      (m) => [path, new URL(m[1]!, `file:///${path}`).pathname.slice(1)] as const,
    ),
  )
  expect(links.length).toBeGreaterThan(20)
  const lost = links.filter(([, to]) => !existsSync(`${root}/${to}`))
  expect(lost).toEqual([])
})
