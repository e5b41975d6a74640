// What every `kb` command needs: the database, the organisation, the library, and who is asking.
import { loadDictionary } from '../adapters/local/dictionary.ts'
import { loadThesaurus } from '../adapters/local/thesaurus.ts'
import { openDatabase } from '../adapters/postgres/open.ts'
import { createPassageStore } from '../adapters/postgres/passages.ts'
import { systemClock } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import { EVERYONE } from '../knowledge/document.ts'
import { createLibrary, type Library } from '../knowledge/library.ts'
import type { PassageStore } from '../knowledge/ports.ts'
import { groupsOf, PUBLIC } from '../knowledge/reader.ts'
import type { OrgId } from '../kernel/ids.ts'
import type { Organisation } from '../people/organisation.ts'
import { configFor } from './connect.ts'

export interface KbOptions {
  data?: string
  org?: string
}

export interface Kb {
  org: OrgId
  pool: Awaited<ReturnType<typeof openDatabase>>['pool']
  store: PassageStore
  library: Library
  /** The groups of the person named, or what everybody may read. */
  readerOf(person?: string): ReadonlySet<string>
}

export async function withKb<T>(options: KbOptions, work: (kb: Kb) => Promise<T>): Promise<T> {
  const config = configFor(options.data)
  const where = config.databaseUrl ? { databaseUrl: config.databaseUrl } : { dataDir: config.dataDir }
  const opened = await openDatabase({ ...where, clock: systemClock }, () => process.exit(1))
  try {
    const known = await opened.database.organisations()
    const named = options.org ? known.find((o) => o.key === options.org || o.id === options.org) : known[0]
    if (options.org && !named && known.length > 0)
      throw new Fault('not-found', `no organisation ${options.org}; known: ${known.map((o) => o.key).join(', ')}`)
    // Before the first `yiju start` there is no organisation: documents wait under the id that it will get.
    const org = named?.id ?? (config.demo === 'off' ? 'main' : 'demo')
    const organisation = named ? await opened.database.open(org).people.organisation() : undefined
    const store = createPassageStore(opened.pool, org)
    const library = createLibrary(store, { dictionary: loadDictionary, thesaurus: loadThesaurus })
    return await work({ org, pool: opened.pool, store, library, readerOf: (person) => readerOf(person, organisation) })
  } finally {
    await opened.close()
  }
}

function readerOf(name: string | undefined, organisation: Organisation | undefined): ReadonlySet<string> {
  if (!name) return PUBLIC
  const person =
    organisation?.person(name) ??
    organisation?.people().find((p) => p.name === name || p.aliases.includes(name) || p.email === name)
  if (organisation && person) return groupsOf(person, organisation)
  // Nobody of that name: whoever runs this command may still look through the eyes of a group.
  process.stderr.write(`nobody is called ${name}: reading as a member of the group ${name}\n`)
  return new Set([EVERYONE, name, `person:${name}`])
}
