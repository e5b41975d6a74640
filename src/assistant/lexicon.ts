// The organisation's words for the engines: kept until the organisation or a process changes.
import type { ProcessDefinition } from '../approval/flow.ts'
import type { PersonId } from '../kernel/ids.ts'
import { normalise } from '../kernel/text.ts'
import { buildLexicon, compile } from '../language/lexicon.ts'
import { markPrivate } from '../language/model-private.ts'
import { readPeople } from '../language/names.ts'
import type { Lexicon } from '../language/understanding.ts'
import type { Organisation, Person } from '../people/organisation.ts'

type Published = readonly { definition: ProcessDefinition; version: number }[]

const built = new WeakMap<Organisation, { of: string; lexicon: Lexicon }>()

/** The same object while nothing changed: engines keep what they compiled beside it. */
export function lexiconOf(organisation: Organisation, published: Published): Lexicon {
  const of = published.map((p) => `${p.definition.key}/${p.version}`).join()
  const known = built.get(organisation)
  if (known && (known.of === of || published.length === 0)) return known.lexicon
  const people = organisation
    .people()
    .filter((p) => p.active)
    .map((p) => ({
      id: p.id,
      name: p.name,
      aliases: p.aliases,
      department: p.department,
      ...(p.title ? { role: p.title } : {}),
    }))
  const lexicon = buildLexicon(
    published.map((p) => p.definition),
    people,
    organisation.departments(),
  )
  markPrivate(lexicon, privateOf(published))
  built.set(organisation, { of, lexicon })
  return lexicon
}

/** A period is answered in parts, each as private as the whole. */
const privateOf = (published: Published): string[] =>
  published.flatMap(({ definition: { key, form } }) =>
    form.fields.flatMap((field) => {
      if (!field.private) return []
      const ids = field.kind === 'dateRange' ? [field.id, 'start', 'end'] : [field.id]
      return ids.map((id) => `${key}.${id}`)
    }),
  )

/** Words → people, those of the speaker's department first among namesakes when it has any. */
export function findPeople(organisation: Organisation, me: Person, surface: string): readonly PersonId[] {
  const { people } = compile(lexiconOf(organisation, []))
  const spans = readPeople(normalise(surface), people, { except: [me.id] })
  // The longest reading that covers the words: 陈思远 is not 陈 and 思远.
  const best = [...spans].sort((a, b) => b.span.to - b.span.from - (a.span.to - a.span.from))[0]
  return best?.candidates ?? []
}
