// The development sets: texts and questions in test/eval/kb-*, loaded into a library of their own.
import fs from 'node:fs'
import { loadDictionary } from '../../src/adapters/local/dictionary.ts'
import { loadMeaning } from '../../src/adapters/local/meaning.ts'
import { loadThesaurus } from '../../src/adapters/local/thesaurus.ts'
import { read } from '../../src/adapters/readers/read.ts'
import { createClock } from '../../src/kernel/clock.ts'
import { createLibrary, type Library } from '../../src/knowledge/library.ts'
import { ingest } from '../../src/knowledge/ingest.ts'
import type { PassageStore } from '../../src/knowledge/ports.ts'
import { memoryStore } from '../kit/knowledge.ts'

export interface Text {
  id: string
  title?: string
  text: string
  lang?: string
  acl?: string[]
  /** A file to be read instead of a text. */
  file?: string
}
export interface Asked {
  id: string
  question: string
  /** null: the answer is not there. */
  doc: string | null
  answer?: string
  /** For an unanswerable one: the paragraph it sounds like. */
  near?: string
}
export interface EvalSet {
  name: string
  texts: Text[]
  questions: Asked[]
}

const lines = <T>(file: string): T[] => fs.readFileSync(file, 'utf8').split('\n').filter((l) => l.trim()).map((l) => JSON.parse(l) as T) // prettier-ignore

export function loadSets(dir: string, unseen = false): EvalSet[] {
  const lists = fs
    .readdirSync(dir)
    .filter((f) => /^kb-.*\.corpus\.jsonl$/.test(f) && fs.existsSync(`${dir}/${f.replace('.corpus.', '.questions.')}`))
    // The test halves are looked at last, and never while tuning.
    .filter((f) => !f.includes('-test.'))
    .map((f) => ({
      name: f.slice(3, -13),
      texts: lines<Text>(`${dir}/${f}`),
      questions: lines<Asked>(`${dir}/${f.replace('.corpus.', '.questions.')}`),
    }))
  if (!fs.existsSync(`${dir}/kb-handbook.questions.jsonl`)) return lists
  const files = ['zh', 'en'].flatMap((l) => fs.readdirSync(`handbook/${l}`).map((f) => `handbook/${l}/${f}`))
  const texts = files.map((file) => ({ id: file, text: '', file }))
  // The test halves are looked at last, and never while tuning.
  if (unseen)
    return [
      { name: 'handbook-test', texts, questions: lines<Asked>(`${dir}/kb-handbook-test.questions.jsonl`) },
      { name: 'near-test', texts: lines<Text>(`${dir}/kb-near.corpus.jsonl`), questions: lines<Asked>(`${dir}/kb-near-test.questions.jsonl`) }, // prettier-ignore
      // Collections of which nothing was ever learnt: their texts are unseen as well.
      ...fs.readdirSync(dir).filter((f) => f.endsWith('.texts.jsonl')).map((f) => ({ name: f.slice(3, -12), texts: lines<Text>(`${dir}/${f}`), questions: lines<Asked>(`${dir}/${f.replace('.texts.', '-test.questions.')}`) })), // prettier-ignore
    ]
  return [...lists, { name: 'handbook', texts, questions: lines<Asked>(`${dir}/kb-handbook.questions.jsonl`) }]
}

export async function shelve(texts: readonly Text[]): Promise<{ library: Library; store: PassageStore }> {
  const store = memoryStore()
  const clock = createClock('2026-03-02T08:00:00Z')
  await ingest({ store, clock }, texts.map((t) => ({ id: t.id, location: t.id, source: 'list', hash: t.id, ...(t.file ? {} : { whole: 1200 }), ...(t.acl ? { acl: t.acl } : {}), load: async () => t.file ? read(t.file, fs.readFileSync(t.file)) : ({ ok: true as const, document: { ...(t.title ? { title: t.title } : {}), ...(t.lang ? { language: t.lang } : {}), blocks: [{ kind: 'paragraph' as const, text: t.text }] } }) }))) // prettier-ignore
  const library = createLibrary(store, {
    dictionary: loadDictionary,
    ...(process.env['NOTHES'] ? {} : { thesaurus: loadThesaurus }),
    ...(process.env['NOMEANING'] ? {} : { meaning: loadMeaning }),
  })
  await library.refresh()
  return { library, store }
}
