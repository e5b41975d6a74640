// What is known of each model server: the rung of the ladder it keeps and its little ways; in a file, so that a restart need not ask again.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { RUNGS } from '../../language/ports.ts'

const Endpoint = z.object({
  rung: z.enum(RUNGS),
  /** Reasoning models refuse one. */
  temperature: z.boolean(),
  limit: z.enum(['max_tokens', 'max_completion_tokens']),
})
export type Endpoint = Readonly<z.output<typeof Endpoint>>

export interface Endpoints {
  get(place: string): Endpoint
  set(place: string, endpoint: Endpoint): void
}

const NEW: Endpoint = { rung: 'json_schema', temperature: true, limit: 'max_tokens' }

export type Complaint = 'temperature' | 'limit' | 'format'

/** The next plainer way to ask; undefined when there is none. */
export function lower(endpoint: Endpoint, about: Complaint): Endpoint | undefined {
  if (about === 'temperature' && endpoint.temperature) return { ...endpoint, temperature: false }
  if (about === 'limit' && endpoint.limit === 'max_tokens') return { ...endpoint, limit: 'max_completion_tokens' }
  const next = RUNGS[RUNGS.indexOf(endpoint.rung) + 1]
  return next && { ...endpoint, rung: next }
}

/** Without a file nothing is kept beyond this process. */
export function openEndpoints(file?: string): Endpoints {
  const known = new Map<string, Endpoint>(file === undefined ? [] : load(file))
  return {
    get: (place) => known.get(place) ?? NEW,
    set(place, endpoint) {
      const before = known.get(place)
      if (before && JSON.stringify(before) === JSON.stringify(endpoint)) return
      known.set(place, endpoint)
      if (file !== undefined) save(file, known)
    },
  }
}

/** A file that cannot be read costs a few questions, not the start. */
function load(file: string): [string, Endpoint][] {
  if (!existsSync(file)) return []
  try {
    return Object.entries(z.record(z.string(), Endpoint).parse(JSON.parse(readFileSync(file, 'utf8'))))
  } catch {
    return []
  }
}

function save(file: string, known: ReadonlyMap<string, Endpoint>): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(known), null, 2))
    renameSync(`${file}.new`, file)
  } catch {
    // A read-only disk: it is found out again after the next start.
  }
}
