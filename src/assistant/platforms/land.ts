// What came from a platform made ready to be answered: files fetched, voice turned into words, a drawn form read.
import type { FileRef } from '../../approval/form.ts'
import type { RemoteFile } from '../../chat/message.ts'
import { Fault } from '../../kernel/fault.ts'
import type { FileId, OrgId } from '../../kernel/ids.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Person } from '../../people/organisation.ts'
import type { Content } from '../accept.ts'
import { MAX_FILE_BYTES, saveFile } from '../attach.ts'
import type { World } from '../world.ts'
import { readDrawnForm } from './draft-form.ts'

/** What the dialogue can answer. */
export type Answerable = Extract<Content, { kind: 'text' | 'press' | 'form' }>
export type Landed =
  | { content: Answerable; heard?: Heard; trouble?: string }
  /** Said, and nothing else happens. */
  | { say: string }
  | { opened: true }

/** A voice message in words, with other ways it may have been meant. */
export interface Heard {
  text: string
  others: readonly string[]
}

interface Item {
  id: string
  content: Content
  platform: string
}

/** The same item again lands the same, without fetching or listening twice. */
export async function land(world: World, org: OrgId, me: Person, item: Item): Promise<Landed> {
  const { content } = item
  if (content.kind === 'press' || content.kind === 'form') return { content }
  if (content.kind === 'text' && !content.remote?.length) return { content }
  if (content.kind === 'opened') return { opened: true }
  const words = wordsFor(me.locale).platform
  if (content.kind === 'unreadable') return { say: content.what === 'voice' ? words.cannotHear : words.cannotRead }
  const key = `landed:${item.id}`
  const known = await world.database.open(org).requests.outcome(key)
  if (known) return known.outcome as Landed
  const landed = await landFresh(world, org, me, { ...item, content })
  return world.database.transaction(org, async (store) => {
    const first = await store.requests.claimKey(key)
    if (first) return first.outcome as Landed
    await store.requests.rememberOutcome(key, landed)
    return landed
  })
}

async function landFresh(
  world: World,
  org: OrgId,
  me: Person,
  { content, platform }: Item & { content: Extract<Content, { kind: 'text' | 'voice' | 'answers' }> },
): Promise<Landed> {
  if (content.kind === 'answers') {
    const values = await readDrawnForm(world, org, me, platform, content)
    return values
      ? { content: { kind: 'form', draft: content.draft, values } }
      : { say: wordsFor(me.locale).platform.over }
  }
  return content.kind === 'text'
    ? landFiles(world, org, me, platform, content)
    : landVoice(world, org, me, platform, content)
}

async function landFiles(
  world: World,
  org: OrgId,
  me: Person,
  platform: string,
  { text, remote = [], files = [] }: Extract<Content, { kind: 'text' }>,
): Promise<Landed> {
  const saved: FileRef[] = [...files]
  const lost: string[] = []
  for (const file of remote) {
    try {
      saved.push(await saveFile(world, org, me.id, await fetchFile(world, org, me, platform, file)))
    } catch (error) {
      if (!(error instanceof Fault) || error.retryable) throw error
      lost.push(file.name)
    }
  }
  const { fileLost } = wordsFor(me.locale).platform
  const trouble = lost.map((name) => fileLost({ name })).join('\n')
  if (saved.length === 0 && text.trim() === '' && trouble) return { say: trouble }
  return {
    content: { kind: 'text', text, ...(saved.length ? { files: saved } : {}) },
    ...(trouble ? { trouble } : {}),
  }
}

async function fetchFile(world: World, org: OrgId, me: Person, name: string, file: RemoteFile) {
  const platform = world.platforms?.find(name)
  const account = platform && (await world.database.open(org).accounts.on(me.id, platform.name))
  if (!platform || !account) throw new Fault('not-found', 'the platform of this file is not on')
  if (file.size !== undefined && file.size > MAX_FILE_BYTES)
    throw new Fault('too-large', `a file of ${file.size} bytes`)
  return platform.fetch(account, file, MAX_FILE_BYTES)
}

/** Words a recogniser is told to expect; more would drown them. */
const MOST_HINTS = 120

async function landVoice(
  world: World,
  org: OrgId,
  me: Person,
  platform: string,
  { audio, recording, transcript }: Extract<Content, { kind: 'voice' }>,
): Promise<Landed> {
  const words = wordsFor(me.locale).platform
  if (transcript?.trim()) return heardAs({ text: transcript.trim(), others: [] })
  if (!audio && !recording) return { say: words.cannotHear }
  if (!world.speech) return { say: words.noSpeech }
  try {
    const bytes = recording
      ? await ownFile(world, org, me, recording)
      : await fetchFile(world, org, me, platform, audio!)
    const said = await world.speech.transcribe(bytes, { locale: me.locale, words: await hintsFor(world, org, me) })
    return said.text.trim()
      ? heardAs({ text: said.text.trim(), others: said.others ?? [] })
      : { say: words.nothingHeard }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    // Nobody waits for a recogniser that is away: what comes after would wait too.
    return { say: error.retryable ? words.speechAway : words.cannotHear }
  } finally {
    // A voice is personal: only its words are kept.
    if (recording) await world.database.open(org).files.remove(recording)
  }
}

async function ownFile(world: World, org: OrgId, me: Person, id: FileId) {
  const found = await world.database.open(org).files.find(id)
  if (found?.owner !== me.id) throw new Fault('not-found', 'no such recording')
  return { name: found.ref.name, type: found.ref.type, bytes: found.bytes }
}

const heardAs = (heard: Heard): Landed => ({ content: { kind: 'text', text: heard.text }, heard })

/** Names and processes people speak of; nothing private. */
export async function hintsFor(world: World, org: OrgId, me: Person): Promise<readonly string[]> {
  const store = world.database.open(org)
  const [organisation, published] = await Promise.all([store.people.organisation(), store.processes.published()])
  const processes = published.map((p) => p.definition.name[me.locale])
  const near = (p: Person) => (p.department === me.department || p.id === me.manager ? 0 : 1)
  const colleagues = organisation
    .people()
    .filter((p) => p.active && p.id !== me.id)
    .sort((a, b) => near(a) - near(b))
    .map((p) => p.name)
  return [...processes, ...colleagues].slice(0, MOST_HINTS)
}
