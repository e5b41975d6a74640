// The library: the index in memory kept in step with the store, and the one way to search it, for chat, console and command line alike.
import { fold, hanShare } from './fold.ts'
import type { Dictionary } from './bilingual.ts'
import { translate, withTranslations } from './bilingual.ts'
import { fuse } from './hybrid.ts'
import type {
  Embedder,
  FoundPassage,
  IndexedPassage,
  PassageRow,
  PassageStore,
  StoredDocument,
  VectorStore,
} from './ports.ts'
import type { Meaning } from './meaning.ts'
import { createVocabulary, type Neighbour } from './neighbours.ts'
import { bodyOf, headOf } from './prepare.ts'
import { isLiteral, readQuestion, withMeanings, withNeighbours, type Question } from './question.ts'
import { rarityOf, type Rarity } from './rarity.ts'
import type { Part } from './scoring.ts'
import type { Entry } from './segment.ts'
import { createShelf, type Scored, type Shelf } from './shelf.ts'
import { termOf } from './terms.ts'
import type { Thesaurus } from './thesaurus.ts'
import { TUNING } from './tuning.ts'
import { readSynonyms, type Synonyms } from './synonyms.ts'
import { SAYS, type Unit } from './units.ts'

export interface Library {
  readonly shelf: Shelf
  /** Reads what is not in memory yet; call before the first search and when another process wrote. */
  refresh(progress?: (done: number) => void): Promise<void>
  /** After a save of our own: the index follows without reading back. */
  apply(
    saved: readonly { document: Omit<StoredDocument, 'passages'>; passages: readonly IndexedPassage[] }[],
    change: { added: readonly string[]; removed: readonly string[]; edition: string },
  ): void
  /** Reads everything again, whatever the edition says. */
  refill(): Promise<void>
  changeAcl(document: string, acl: readonly string[], edition?: string): void
  forgetDocuments(documents: readonly string[], edition?: string): void
  /** Passages to show, from memory where they are kept (TEXTS), else from the store. */
  passages(ids: readonly string[]): Promise<readonly FoundPassage[]>
  /** The question with its synonyms and translations; which dictionaries are opened depends on what the reader may see, on nothing else. */
  read(question: string, reader: ReadonlySet<string>): Promise<Question>
  /** What each word of the question is worth among what the reader may read: its idf. */
  rarityOf(question: Question, reader: ReadonlySet<string>): Rarity
  candidates(question: Question, reader: ReadonlySet<string>, limit: number): Promise<Candidates>
}

export interface Candidates {
  hits: readonly Scored[]
  /** Score of a passage that would hold every word: what a score is measured against. */
  ideal: number
  visible: number
}

/** Only where an embedding model is configured. */
export interface Dense {
  embedder: Embedder
  vectors: VectorStore
  /** Hears why the model did not answer; the question is answered by words alone. */
  onFailure?: (error: unknown) => void
}

export function createLibrary(
  store: PassageStore,
  options: {
    dictionary?: () => Promise<Dictionary | undefined>
    synonyms?: Synonyms
    thesaurus?: () => Promise<Thesaurus | undefined>
    meaning?: () => Promise<Meaning | undefined>
    dense?: Dense
  } = {},
): Library {
  let shelf = createShelf()
  let synonyms = options.synonyms ?? readSynonyms()
  let edition: string | undefined

  /** Our own write was the very next one, so nothing need be read back. */
  const follow = (made: string) => {
    if (edition !== undefined && BigInt(made) === BigInt(edition) + 1n) edition = made
  }
  const vocabulary = createVocabulary()
  const texts = new Map<string, FoundPassage>()
  const keep = (p: FoundPassage) => {
    if (texts.size < TEXTS) texts.set(p.id, p)
  }
  /** Of each document the mark it was read with; what this process wrote itself is read again when others wrote too. */
  let marks = new Map<string, string>()
  const passagesOf = (documents: ReadonlySet<string>) =>
    shelf.ids((id) => documents.has(id.slice(0, id.lastIndexOf('#'))))
  const drop = (documents: ReadonlySet<string>) => {
    if (documents.size === 0) return
    const ids = passagesOf(documents)
    shelf.remove(ids)
    for (const id of ids) texts.delete(id)
    for (const document of documents) marks.delete(document)
  }
  const put = (rows: readonly PassageRow[]) => {
    if (rows.length) shelf.add(rows.map((row) => entryOf(row, row.title, row.acl)))
    for (const { words: _w, headWords: _h, ...row } of rows) keep(row)
  }
  const entryOf = (
    p: Pick<PassageRow, 'id' | 'kind' | 'text' | 'headings' | 'question' | 'words' | 'headWords'>,
    title: string,
    acl: readonly string[],
  ): Entry => {
    const text = fold(bodyOf(p))
    const words = p.words ? p.words.split(' ') : []
    const headWords = p.headWords ? p.headWords.split(' ') : []
    vocabulary.add(words)
    vocabulary.add(headWords)
    return {
      id: p.id,
      audience: shelf.audienceOf(acl),
      zh: hanShare(text.slice(0, 2000)) > 0.3,
      text,
      head: fold(headOf(p, title)),
      words,
      headWords,
    }
  }

  const library: Library = {
    get shelf() {
      return shelf
    },
    async refresh(progress) {
      const now = await store.edition()
      if (now === edition) return
      // Before the passages: what changes while they are read bears another mark, and is read again the next time.
      const fresh = new Map((await store.marks()).map(({ document, mark }) => [document, mark]))
      const changed = [...fresh].filter(([id, mark]) => marks.get(id) !== mark).map(([id]) => id)
      const all = edition === undefined || changed.length > fresh.size / 2
      if (all) {
        // Should reading break off, it begins anew.
        edition = undefined
        shelf = createShelf()
        texts.clear()
      }
      synonyms = options.synonyms ?? readSynonyms(await store.synonyms())
      if (all) await readAll(progress)
      else {
        const rows = await readSome(changed)
        // From here on without a pause: no search sees a document half.
        drop(new Set([...changed, ...[...marks.keys()].filter((id) => !fresh.has(id))]))
        put(rows)
      }
      marks = fresh
      edition = now
    },
    refill() {
      edition = undefined
      return library.refresh()
    },
    apply(saved, change) {
      shelf.remove(change.removed)
      for (const id of change.removed) texts.delete(id)
      const added = new Set(change.added)
      const fresh: Entry[] = []
      for (const { document, passages } of saved) {
        marks.set(document.id, OURS)
        const audience = shelf.audienceOf(document.acl)
        for (const { words: _w, headWords: _h, ...p } of passages)
          keep({
            ...p,
            document: document.id,
            title: document.title,
            location: document.location,
            acl: document.acl,
            updatedAt: document.updatedAt.toString(),
          })
        shelf.changeAudience(
          passages.filter((p) => !added.has(p.id)).map((p) => p.id),
          audience,
        )
        for (const p of passages) if (added.has(p.id)) fresh.push(entryOf(p, document.title, document.acl))
      }
      shelf.add(fresh)
      follow(change.edition)
    },
    changeAcl(document, acl, made) {
      marks.set(document, OURS)
      const ids = passagesOf(new Set([document]))
      shelf.changeAudience(ids, shelf.audienceOf(acl))
      for (const id of ids) {
        const text = texts.get(id)
        if (text) texts.set(id, { ...text, acl })
      }
      if (made !== undefined) follow(made)
    },
    forgetDocuments(documents, made) {
      drop(new Set(documents))
      if (made !== undefined) follow(made)
    },
    async passages(ids) {
      const missing = ids.filter((id) => !texts.has(id))
      const fetched = missing.length ? await store.passages(missing) : []
      return [...ids.flatMap((id) => texts.get(id) ?? []), ...fetched]
    },
    async read(text, reader) {
      const question = readQuestion(text, synonyms)
      const zh = shelf.visible(reader, 'zh')
      const other = shelf.visible(reader, 'other')
      // 0.4 s and 1.2 s to load, once: only for those who need them.
      const read = other > 0 && !question.zh ? readQuestion(text, synonyms, await options.thesaurus?.()) : question
      const dictionary = (question.zh ? other : zh) > 0 ? await options.dictionary?.() : undefined
      const translated = dictionary ? withTranslations(read, dictionary) : read
      const meaning = await options.meaning?.()
      if (!meaning) return translated
      const meant = withMeanings(translated, meaning)
      return withNeighbours(
        meant,
        unsaidIn(meant, reader).flatMap((unit) => neighboursOf(unit, meaning, reader)),
      )
    },
    rarityOf(question, reader) {
      const terms = question.units.map((u) => ({ term: termOf(u.pair ? 1 : 0, u.term), stream: u.pair ? 1 : 0 }))
      const visible = shelf.visible(reader, 'zh') + shelf.visible(reader, 'other')
      return rarityOf(question.units, shelf.rarity(terms, reader), visible)
    },
    async candidates(question, reader, limit) {
      const words = await byWords(question, reader, limit)
      const near = await byMeaning(question, reader, limit)
      return near.length > 0 ? { ...words, hits: fuse(words.hits, near, limit) } : words
    },
  }
  return library

  /** Words that say something and that no passage this reader may see uses. */
  function unsaidIn(question: Question, reader: ReadonlySet<string>): readonly Unit[] {
    const units = question.units.filter((u) => u.sense !== undefined && u.weight >= SAYS)
    const shares = shelf.rarity(units.map((u) => wordOf(u.term)), reader) // prettier-ignore
    return units.filter((_, n) => shares[n] === 0)
  }

  /** The nearest words that this reader can see; what they cannot see is passed over before any is counted. */
  function neighboursOf(unit: Unit, meaning: Meaning, reader: ReadonlySet<string>): Neighbour[][] {
    const found: Neighbour[] = []
    for (const near of vocabulary.near(unit.term, meaning)) {
      if (found.length === NEIGHBOURS) break
      if (shelf.rarity([wordOf(near.word)], reader)[0]! > 0) found.push(near)
    }
    return found.length ? [found] : []
  }

  async function readAll(progress?: (done: number) => void): Promise<void> {
    let done = 0
    for (let after = ''; ;) {
      const rows = await store.page(after, PAGE)
      if (rows.length === 0) return
      put(rows)
      after = rows.at(-1)!.id
      done += rows.length
      progress?.(done)
    }
  }

  async function readSome(documents: readonly string[]): Promise<PassageRow[]> {
    const found: PassageRow[] = []
    for (let after = ''; documents.length > 0;) {
      const rows = await store.page(after, PAGE, documents)
      found.push(...rows)
      if (rows.length < PAGE) break
      after = rows.at(-1)!.id
    }
    return found
  }

  async function byWords(question: Question, reader: ReadonlySet<string>, limit: number): Promise<Candidates> {
    const own = shelf.search(question.parts, reader, { limit, language: question.zh ? 'zh' : 'other' })
    const names = question.units.filter((u) => isLiteral(u, question))
    // A passage that holds most of the question in its own language needs no translation to be found.
    if (names.length === 0 && (own.hits[0]?.score ?? 0) > SURE * own.ideal)
      return { hits: own.hits, ideal: own.ideal, visible: own.visible }
    const dictionary =
      shelf.visible(reader, question.zh ? 'other' : 'zh') > 0 ? await options.dictionary?.() : undefined
    const foreign = dictionary ? translate(question, dictionary) : []
    const language = question.zh ? 'other' : 'zh'
    const other = shelf.search(foreign.length ? foreign : question.parts, reader, { limit, language })
    const named = names.length ? shelf.search(names.map(literally), reader, { limit, language }).hits : []
    return { hits: merge(own, other, named, limit), ideal: own.ideal, visible: own.visible + other.visible }
  }

  async function byMeaning(
    question: Question,
    reader: ReadonlySet<string>,
    limit: number,
  ): Promise<readonly { passage: string; score: number }[]> {
    const { dense } = options
    if (!dense) return []
    try {
      // While a new model is still being filled in, it would hide what it does not know yet.
      if ((await dense.vectors.count(dense.embedder.model)) < shelf.facts().passages * FILLED) return []
      const [vector] = await dense.embedder.embed([question.text], 'question')
      return vector ? await dense.vectors.nearest(dense.embedder.model, vector, [...reader], limit) : []
    } catch (error) {
      dense.onFailure?.(error)
      return []
    }
  }
}

/** Each language is ranked by itself, then both are laid side by side by how near they come to a perfect passage. */
function merge(
  own: { hits: Scored[]; ideal: number },
  other: { hits: Scored[]; ideal: number },
  named: readonly Scored[],
  limit: number,
): Scored[] {
  const scale = other.ideal > 0 ? (own.ideal / other.ideal) * TUNING.across : 0
  const across = new Map(other.hits.map((h) => [h.id, { ...h, score: h.score * scale }]))
  // A name needs no translation: where it stands, it counts as in the question's own language.
  for (const hit of named) if ((across.get(hit.id)?.score ?? 0) < hit.score) across.set(hit.id, hit)
  return [...own.hits, ...across.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit)
}
const literally = ({ term }: Unit): Part => [{ terms: [0, 3].map((stream) => ({ term: termOf(stream, term), stream, weight: 1 })), discount: 1 }] // prettier-ignore
const wordOf = (word: string) => ({ term: termOf(0, word), stream: 0 })
/** More of them find no more, and cost. */
const NEIGHBOURS = 6
const OURS = ''
const SURE = 0.6
const FILLED = 0.98
const PAGE = 1000
/** Passages whose text stays in memory: about 1 KB each. */
const TEXTS = 150_000
