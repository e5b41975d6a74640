// The whole assistant in one process, on a real database with a clock that stands still: people say and press, jobs run when asked.
import { randomUUID } from 'node:crypto'
import { accept } from '../../src/assistant/accept.ts'
import { sendAlerts } from '../../src/assistant/insight/alert.ts'
import { announce } from '../../src/assistant/announce.ts'
import type { ChatPlatform } from '../../src/chat/platform.ts'
import { createHost } from '../../src/assistant/platforms/host.ts'
import { deliver, note } from '../../src/assistant/platforms/deliver.ts'
import { answerMention } from '../../src/assistant/platforms/group.ts'
import { accountOf } from '../../src/assistant/platforms/hear.ts'
import { introduce } from '../../src/assistant/platforms/introduce.ts'
import { readMention } from '../../src/assistant/platforms/mention.ts'
import { platformsOf } from '../../src/assistant/platforms/platforms.ts'
import { createVault } from '../../src/kernel/vault.ts'
import type { Speech } from '../../src/voice/ports.ts'
import { learn } from '../../src/assistant/learn.ts'
import { listen } from '../../src/assistant/listen.ts'
import { perform, type Ask, type Outcome } from '../../src/assistant/perform.ts'
import type { SignalKind, StoredMessage } from '../../src/assistant/ports.ts'
import { remind } from '../../src/assistant/remind.ts'
import { inStep } from '../../src/assistant/knowledge/in-step.ts'
import type { Documents, World } from '../../src/assistant/world.ts'
import { loadDictionary } from '../../src/adapters/local/dictionary.ts'
import { loadMeaning } from '../../src/adapters/local/meaning.ts'
import { loadThesaurus } from '../../src/adapters/local/thesaurus.ts'
import { createPassageStore } from '../../src/adapters/postgres/passages.ts'
import { createKnowledgeLog } from '../../src/adapters/postgres/knowledge-log.ts'
import { createSourceStore } from '../../src/adapters/postgres/sources.ts'
import { createQuestionStore } from '../../src/adapters/postgres/passages-questions.ts'
import { createReaders } from '../../src/adapters/readers/readers.ts'
import { createSignal } from '../../src/adapters/webchat/signal.ts'
import type { Button, Card } from '../../src/chat/card.ts'
import { demoCompany } from '../../src/demo/company.ts'
import { calendarOf } from '../../src/kernel/calendar.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import { quietLog } from '../../src/kernel/log.ts'
import { understand } from '../../src/language/understand.ts'
import { publishBuiltIns } from '../../src/settle.ts'
import { openTestDatabase } from './database.ts'

const ORG = 'demo'
const PLATFORM = 'web'
/** Its thread starts with the first file. */
const readers = createReaders()

export interface Office {
  world: World
  org: string
  clock: { set(instant: string): void; advance(by: { hours?: number; days?: number; minutes?: number }): void }
  /** Says it and waits for the answers; they come back oldest first. */
  says(person: string, text: string): Promise<StoredMessage[]>
  /** Presses the newest button with this label. */
  presses(person: string, label: string, input?: string): Promise<StoredMessage[]>
  pressesId(person: string, button: string, input?: string): Promise<StoredMessage[]>
  messages(person: string): Promise<readonly StoredMessage[]>
  /** The newest card, or the newest whose title contains the words. */
  card(person: string, title?: string): Promise<Card | undefined>
  button(person: string, label: string): Promise<Button>
  does(ask: Omit<Ask, 'key'> & { key?: string }): Promise<Outcome>
  /** Runs everything that waits in the outbox, until nothing does. */
  settle(): Promise<void>
  /** The clock's minute. */
  minute(): Promise<void>
  signals: SignalKind[]
  /** The database behind it, for looking and for tampering. */
  pool: Awaited<ReturnType<typeof openTestDatabase>>['pool']
}

export async function openOffice(
  now = '2026-03-05T01:30:00Z',
  {
    platforms = [],
    speech,
    webAddress,
  }: { platforms?: readonly ChatPlatform[]; speech?: Speech; webAddress?: string } = {},
): Promise<Office> {
  const { database, pool, clock } = await openTestDatabase({ now })
  const store = createPassageStore(pool, ORG)
  const library = createLibrary(store, { dictionary: loadDictionary, thesaurus: loadThesaurus, meaning: loadMeaning })
  const documents: Documents = {
    store,
    questions: createQuestionStore(pool, ORG),
    sources: createSourceStore(pool, ORG),
    log: createKnowledgeLog(pool, ORG),
    readers,
    library: inStep(library),
  }
  await database.open(ORG).people.save(demoCompany())
  await publishBuiltIns(database, ORG, clock)
  const world: World = {
    database,
    clock,
    log: quietLog,
    signal: createSignal(),
    understand,
    calendar: calendarOf,
    documents: () => documents,
    wake: () => {},
    ...(speech ? { speech } : {}),
    ...(platforms.length > 0
      ? {
          platforms: platformsOf(platforms, {
            vault: createVault('a secret for tests only, nothing else'),
            ...(webAddress ? { webAddress } : {}),
            staffIds: true,
          }),
        }
      : {}),
  }
  for (const platform of platforms) await platform.start(createHost(world, ORG, platform.name))

  const settle = async () => {
    for (let rows = await dueRows(); rows.length > 0; rows = await dueRows()) {
      for (const { name, data } of rows) await runJob(world, name, data)
      await database.markSent(
        rows.map((r) => r.id),
        clock.now(),
      )
    }
  }
  /** What has a time of its own waits for the clock. */
  const dueRows = async () =>
    (await database.unsent(100)).filter((r) => !r.runAt || Temporal.Instant.compare(r.runAt, clock.now()) <= 0)
  const conversation = (person: string) => database.open(ORG).conversations.of(person, PLATFORM)
  const messages = async (person: string) =>
    database.open(ORG).conversations.messages(await conversation(person), { limit: 200 })
  const arrive = async (person: string, content: Parameters<typeof accept>[2]['content']) => {
    const seen = (await messages(person)).at(-1)?.seq ?? 0
    await accept(world, ORG, { platform: PLATFORM, event: randomUUID(), person, content })
    await settle()
    return (await messages(person)).filter((m) => m.seq > seen && m.from === 'yiju')
  }
  const button = async (person: string, label: string) => {
    const found = (await messages(person)).flatMap((m) => m.card?.buttons ?? []).findLast((b) => b.label === label)
    if (!found) throw new Error(`${person} sees no button "${label}"`)
    return found
  }
  const pressesId = (person: string, id: string, input?: string) =>
    arrive(person, { kind: 'press', button: id, ...(input === undefined ? {} : { input }) })

  const signals: SignalKind[] = []
  return {
    world,
    org: ORG,
    pool,
    clock,
    signals,
    messages,
    settle,
    button,
    pressesId,
    says: (person, text) => arrive(person, { kind: 'text', text }),
    presses: async (person, label, input) => pressesId(person, (await button(person, label)).id, input),
    card: async (person, title) =>
      (await messages(person))
        .flatMap((m) => m.card ?? [])
        .findLast((c) => title === undefined || c.title.includes(title)),
    does: async (ask) => {
      const outcome = await perform(world, ORG, { key: randomUUID(), ...ask })
      await settle()
      return outcome
    },
    minute: async () => {
      await remind(world, ORG)
      await settle()
    },
  }
}

async function runJob(world: World, name: string, data: Record<string, unknown>): Promise<void> {
  if (name === 'listen') return listen(world, String(data['org']), String(data['conversation']))
  if (name === 'deliver') return deliver(world, String(data['org']), String(data['conversation']))
  if (name === 'introduce') return introduce(world, String(data['org']), accountOf(data))
  if (name === 'note')
    return note(world, String(data['org']), {
      account: accountOf(data),
      address: data['address'] as Record<string, unknown>,
      event: String(data['event']),
    })
  if (name === 'mention') return answerMention(world, String(data['org']), readMention(accountOf(data), data))
  if (name === 'insight-alert') return void (await sendAlerts(world, String(data['org'])))
  if (name === 'learn') return learn(world, String(data['org']))
  if (name === 'announce')
    return announce(world, String(data['org']), {
      request: String(data['request']),
      from: Number(data['from']),
      to: Number(data['to']),
    })
  throw new Error(`nobody handles ${name}`)
}
