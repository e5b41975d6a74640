// The Teams app package: Microsoft's own schemas accept it, and its pictures have the sizes Teams asks for.
import localization from '@microsoft/app-manifest/build/json-schemas/teams/v1.19/MicrosoftTeams.Localization.schema.json' with { type: 'json' }
import manifest from '@microsoft/app-manifest/build/json-schemas/teams/v1.19/MicrosoftTeams.schema.json' with { type: 'json' }
import Ajv from 'ajv-draft-04'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { teamsPackage } from '../../../scripts/teams-package.ts'

const facts = {
  appId: '11111111-2222-3333-4444-555555555555',
  publicUrl: 'https://yiju.example.com',
  version: '1.2.3',
}
const files = unzipSync(await teamsPackage(facts))
const json = (name: string): unknown => JSON.parse(strFromU8(files[name]!))

const problemsOf = (schema: object, value: unknown): unknown => {
  const check = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema)
  return check(value) ? [] : check.errors
}

test('Microsoft’s schema accepts the manifest and the translation, and would not accept anything', () => {
  expect(problemsOf(manifest, json('manifest.json'))).toEqual([])
  expect(problemsOf(localization, json('zh-cn.json'))).toEqual([])
  expect(problemsOf(manifest, { ...(json('manifest.json') as object), id: 'x' })).not.toEqual([])
  expect(problemsOf(localization, { ...(json('zh-cn.json') as object), 'bots[0].name': 'x' })).not.toEqual([])
})

test('everything with words in the manifest is translated', () => {
  const words = Object.keys(json('zh-cn.json') as object).filter((name) => name !== '$schema')
  const at = (name: string) =>
    name
      .replace(/\[(\d+)\]/g, '.$1')
      .split('.')
      .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], json('manifest.json'))
  expect(words.length).toBeGreaterThan(8)
  for (const name of words) expect(at(name), name).toEqual(expect.any(String))
})

test.each([
  ['color.png', 192],
  ['outline.png', 32],
])('%s is a PNG of %i pixels each way', (name, size) => {
  const png = Buffer.from(files[name]!)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
})
