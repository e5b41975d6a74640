// The words an organisation uses, gathered from its published processes and directory, and made ready for reading.
import { slotOf, type Option, type Slot } from './catalogue.ts'
import { CATALOGUE } from './catalogue-all.ts'
import { indexDepartments, type DepartmentIndex } from './departments.ts'
import { indexPeople, type PersonIndex } from './names-index.ts'
import type { FieldWords, Lexicon, PersonWords, ProcessWords } from './understanding.ts'

interface Words {
  zh: string
  en: string
}

/** What a process definition tells about words; the definitions of approval/ fit it as they are. */
export interface DefinitionWords {
  key: string
  name: Words
  aliases: { zh: readonly string[]; en: readonly string[] }
  examples?: readonly string[]
  form: {
    fields: readonly {
      id: string
      kind: FieldWords['kind']
      label: Words
      required: boolean
      aliases?: readonly string[]
      tense?: 'plan' | 'past'
      options?: readonly { id: string; label: Words; aliases?: readonly string[] }[]
    }[]
  }
}

export function buildLexicon(
  definitions: readonly DefinitionWords[],
  people: readonly PersonWords[],
  departments: readonly { id: string; name: Words; aliases?: readonly string[] }[],
): Lexicon {
  return {
    processes: definitions.map(wordsOf),
    people,
    departments: departments.map((d) => ({ id: d.id, names: [d.name.zh, d.name.en, ...(d.aliases ?? [])] })),
  }
}

export function wordsOf(definition: DefinitionWords): ProcessWords {
  return {
    key: definition.key,
    names: [definition.name.zh, definition.name.en, ...definition.aliases.zh, ...definition.aliases.en],
    examples: definition.examples ?? [],
    fields: definition.form.fields.map((field) => ({
      id: field.id,
      kind: field.kind,
      names: [field.label.zh, field.label.en, ...(field.aliases ?? [])],
      required: field.required,
      ...(field.tense ? { tense: field.tense } : {}),
      ...(field.options
        ? { options: field.options.map((o) => ({ id: o.id, names: [o.label.zh, o.label.en, ...(o.aliases ?? [])] })) }
        : {}),
    })),
  }
}

/** A process as the engine knows it: from the catalogue, from the organisation, or both. */
export interface ProcessSense {
  key: string
  names: readonly string[]
  slots: readonly Slot[]
  least: readonly string[]
  /** Known from the catalogue; the others exist in this organisation only. */
  builtIn: boolean
  examples: readonly string[]
}

export interface CompiledLexicon {
  people: PersonIndex
  departments: DepartmentIndex
  processes: ReadonlyMap<string, ProcessSense>
  source: Lexicon
}

const compiled = new WeakMap<Lexicon, CompiledLexicon>()

/** Compiled once per lexicon object; a publication makes a new one. */
export function compile(lexicon: Lexicon): CompiledLexicon {
  const known = compiled.get(lexicon)
  if (known) return known
  const processes = new Map<string, ProcessSense>()
  for (const p of CATALOGUE)
    processes.set(p.key, { key: p.key, names: p.names, slots: p.slots, least: p.least, builtIn: true, examples: [] })
  for (const words of lexicon.processes) processes.set(words.key, senseOf(words, processes.get(words.key)))
  const made: CompiledLexicon = {
    people: peopleIndex(lexicon.people),
    departments: indexDepartments(lexicon.departments, new Set([...processes.values()].flatMap((p) => p.names))),
    processes,
    source: lexicon,
  }
  compiled.set(lexicon, made)
  return made
}

const indexed = new WeakMap<readonly PersonWords[], PersonIndex>()
/** Lessons and publications make new lexicons; a directory of 50,000 is indexed once all the same. */
function peopleIndex(people: readonly PersonWords[]): PersonIndex {
  const known = indexed.get(people) ?? indexPeople(people)
  indexed.set(people, known)
  return known
}

/** Catalogue fields keep their ids; what the organisation's form has beyond them is added. */
function senseOf(words: ProcessWords, builtIn: ProcessSense | undefined): ProcessSense {
  const names = words.names.map((name) => name.toLowerCase().trim()).filter((name) => name !== '')
  if (!builtIn)
    return {
      key: words.key,
      names,
      slots: words.fields.flatMap((f) => lowered(slotOf(f))),
      least: leastOf(words),
      builtIn: false,
      examples: words.examples,
    }
  const known = new Set(builtIn.slots.map((slot) => slot.id))
  const hasRange = builtIn.slots.some((slot) => slot.kind === 'range' || slot.kind === 'span')
  const extra = words.fields
    .filter((f) => !known.has(f.id) && !(hasRange && (f.kind === 'dateRange' || f.kind === 'date')))
    .flatMap((f) => lowered(slotOf(f)))
  return {
    key: words.key,
    names: [...new Set([...builtIn.names, ...names])],
    slots: [
      ...builtIn.slots.map((slot) =>
        withWords(
          slot,
          words.fields.find((f) => f.id === slot.id),
        ),
      ),
      ...extra,
    ],
    least: builtIn.least,
    builtIn: true,
    examples: words.examples,
  }
}

const lowered = (slot: Slot | undefined): Slot[] =>
  slot
    ? [
        {
          ...slot,
          names: slot.names.map((n) => n.toLowerCase()),
          ...(slot.options
            ? { options: slot.options.map((o) => ({ ...o, names: o.names.map((n) => n.toLowerCase()) })) }
            : {}),
        },
      ]
    : []

/** An option's label in two languages; its other names follow. */
const LABELS = 2

/** The organisation's own labels and choices on top of a catalogue slot; its choices come first. */
function withWords(slot: Slot, field: FieldWords | undefined): Slot {
  if (!field) return slot
  const own: Option[] = (field.options ?? []).map((option) => {
    const same = slot.options?.find((o) => o.id === option.id)
    const names = option.names.map((n) => n.toLowerCase())
    const called = [...names.slice(0, LABELS), ...(same?.names ?? [])]
    return {
      ...same,
      id: option.id,
      names: [...new Set([...names, ...called])],
      loose: names.filter((n) => !called.includes(n)),
    }
  })
  const rest = (slot.options ?? []).filter((o) => !own.some((mine) => mine.id === o.id))
  return {
    ...slot,
    names: [...new Set([...slot.names, ...field.names.map((n) => n.toLowerCase())])],
    ...(slot.options || own.length > 0 ? { options: [...own, ...rest] } : {}),
  }
}

function leastOf(words: ProcessWords): string[] {
  return words.fields.flatMap((field): string[] => {
    if (!field.required || field.kind === 'attachment' || field.kind === 'table') return []
    return field.kind === 'dateRange' ? ['start', 'end'] : [field.id]
  })
}

/** For the command line: the catalogue alone, with a directory. */
export function catalogueLexicon(people: readonly PersonWords[] = []): Lexicon {
  const departments = [...new Set(people.flatMap((p) => p.department ?? []))]
  return { processes: [], people, departments: departments.map((name) => ({ id: name, names: [name] })) }
}
