// The organisation's words for the engines: kept until the organisation or a process changes.
import type { ProcessDefinition } from '../approval/flow.ts'
import type { PersonId } from '../kernel/ids.ts'
import { normalise } from '../kernel/text.ts'
import { buildLexicon, compile } from '../language/lexicon.ts'
import { markPrivate } from '../language/model-private.ts'
import { readPeople } from '../language/names.ts'
import { withChoiceWords } from '../language/choice-words.ts'
import type { Lexicon, PersonWords } from '../language/understanding.ts'
import type { Organisation, Person } from '../people/organisation.ts'
import type { Taught } from './lessons-known.ts'

type Published = readonly { definition: ProcessDefinition; version: number }[]

const built = new WeakMap<Organisation, { of: string; taught: Taught | undefined; lexicon: Lexicon }>()
const people = new WeakMap<Organisation, readonly PersonWords[]>()

/** The same object while nothing changed: engines keep what they compiled beside it. Left out, what was taught stays as it was. */
export function lexiconOf(organisation: Organisation, published: Published, given?: Taught): Lexicon {
  const of = published.map((p) => `${p.definition.key}/${p.version}`).join()
  const known = built.get(organisation)
  const taught = given ?? known?.taught
  if (known && (published.length === 0 || (known.of === of && known.taught === taught))) return known.lexicon
  const words = buildLexicon(
    published.map((p) => p.definition),
    peopleOf(organisation),
    organisation.departments(),
  )
  const own = withChoiceWords(words, taught?.words ?? [])
  const lexicon = taught?.lessons.length ? { ...own, lessons: taught.lessons } : own
  markPrivate(lexicon, privateOf(published), organisation.key)
  built.set(organisation, { of, taught, lexicon })
  return lexicon
}

/** The same list whatever is published or learnt: a large directory is indexed once. */
function peopleOf(organisation: Organisation): readonly PersonWords[] {
  const known = people.get(organisation)
  if (known) return known
  const made = organisation
    .people()
    .filter((p) => p.active)
    .map((p) => ({
      id: p.id,
      name: p.name,
      aliases: p.aliases,
      department: p.department,
      ...(p.title ? { role: p.title } : {}),
    }))
  people.set(organisation, made)
  return made
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
