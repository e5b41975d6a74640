// Whatever is on a card or a form, Microsoft's own renderer takes it without a word, and it fits into a message.
import { createRequire } from 'node:module'
import type * as Renderer from 'adaptivecards'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawCard, type CardSettings } from '../../../src/adapters/teams/card.ts'
import { drawForm } from '../../../src/adapters/teams/form.ts'
import { stubHost } from '../../contract/platform.ts'
import { anyCard, anyForm } from '../../kit/any-card.ts'

// Its ES modules do not load in Node; its bundle does.
const { AdaptiveCard, HostConfig, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof Renderer

const PICKER = /"choices":\[\],"choices\.data":\{"type":"Data\.Query","dataset":"graph\.microsoft\.com\/users"\}/g

/** Everything it would complain about. */
function complaints(json: unknown): string[] {
  const card = new AdaptiveCard()
  // As in Teams.
  card.hostConfig = new HostConfig({ actions: { maxActions: 6 } })
  const context = new SerializationContext(Versions.v1_5)
  // The people picker is Teams' own; its documentation has it so, without choices and in any version.
  card.parse(JSON.parse(JSON.stringify(json).replace(PICKER, '"choices":[{"title":"x","value":"x"}]')), context)
  const parsing = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message)
  return [...parsing, ...card.validateProperties().validationEvents.map((e) => e.message)]
}

const said = await stubHost().words({ platform: 'teams', workspace: 'T1', user: 'U1' })
const settings = (playground: boolean): CardSettings => ({
  said,
  playground,
  webAddress: 'https://yiju.example.com',
  noPicture: said.picture,
  picture: (file) => (file === 'f1' ? 'https://yiju.example.com/hooks/teams/picture/x' : undefined),
})
const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json)).length

test('the renderer does complain when there is something to complain about', () => {
  expect(
    complaints({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Bogus' }, { type: 'Input.Text' }] }),
  ).toHaveLength(2)
})

test('any card', () => {
  fc.assert(
    fc.property(anyCard, fc.boolean(), fc.constantFrom(25_000, 8000), (card, playground, room) => {
      const drawn = drawCard(card, settings(playground), room)
      expect(bytes(drawn)).toBeLessThanOrEqual(room)
      expect(complaints(drawn)).toEqual([])
      // Nothing is parsed as Markdown, expanded, or calls anybody.
      expect(JSON.stringify(drawn)).not.toMatch(/"type":"(TextBlock|FactSet)"|\{\{|@所有人/)
    }),
    { numRuns: 300 },
  )
})

test('any form, fresh and sent back', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(complaints(drawForm(form, { said }))).toEqual([])
      const answers = Object.fromEntries(form.inputs.map((i) => [i.id, '很长的话。'.repeat(30)]))
      const problems = { form: '不行', ...Object.fromEntries(form.inputs.map((i) => [i.id, '不对'])) }
      expect(complaints(drawForm(form, { said, again: { answers, problems } }))).toEqual([])
    }),
    { numRuns: 200 },
  )
})
