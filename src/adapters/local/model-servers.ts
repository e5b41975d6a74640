// What is known of each model server, in a file, so that a restart need not find it out again.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { KnownServers, Ways } from '../../language/model-ladder.ts'
import { RUNGS } from '../../language/ports.ts'

const Known: z.ZodType<Ways> = z.object({
  rung: z.enum(RUNGS),
  temperature: z.boolean(),
  limit: z.enum(['max_tokens', 'max_completion_tokens']),
})

export function openModelServers(file: string): KnownServers {
  const known = new Map<string, Ways>(load(file))
  return {
    get: (place) => known.get(place),
    set(place, ways) {
      const before = known.get(place)
      if (before && JSON.stringify(before) === JSON.stringify(ways)) return
      known.set(place, ways)
      save(file, known)
    },
  }
}

/** A file that cannot be read costs a few questions, not the start. */
function load(file: string): [string, Ways][] {
  if (!existsSync(file)) return []
  try {
    return Object.entries(z.record(z.string(), Known).parse(JSON.parse(readFileSync(file, 'utf8'))))
  } catch {
    return []
  }
}

function save(file: string, known: ReadonlyMap<string, Ways>): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(known), null, 2))
    renameSync(`${file}.new`, file)
  } catch {
    // A read-only disk: it is found out again after the next start.
  }
}
