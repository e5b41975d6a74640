// What every verb of the assistant is handed: the ports, and nothing that knows how they are filled.
import type { Calendar } from '../kernel/calendar.ts'
import type { Clock } from '../kernel/clock.ts'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import type { Log } from '../kernel/log.ts'
import type { Understand } from '../language/understanding.ts'
import type { QuestionStore } from '../knowledge/learn.ts'
import type { Library } from '../knowledge/library.ts'
import type { KnowledgeLog } from '../knowledge/log.ts'
import type { PassageStore, Readers, Reranker, Wording } from '../knowledge/ports.ts'
import type { SourceStore, WikiVendor } from '../knowledge/source.ts'
import type { AnswerPrompt } from '../knowledge/wording.ts'
import type { Organisation } from '../people/organisation.ts'
import type { Speech } from '../voice/ports.ts'
import type { Platforms } from './platforms/platforms.ts'
import type { Analysts, Charts } from './insight/ports.ts'
import type { Database, Meter, Signal } from './ports.ts'

/** What the company has written, opened for one organisation. */
export interface Documents {
  store: PassageStore
  questions: QuestionStore
  sources: SourceStore
  log: KnowledgeLog
  readers: Readers
  /** Up to date with the store at every call. */
  library(): Promise<Library>
  /** Left out where no second look at the passages is configured. */
  rerank?: Reranker
  /** Left out where no model words answers. */
  wording?: { model: Wording; prompt: AnswerPrompt & { version: string } }
  /** Left out where nobody reads sources again (tests, commands). */
  keeping?: Keeping
}

/** What can be added as a source here, and how to have it read. */
export interface Keeping {
  wikis: readonly WikiVendor[]
  /** One spelling of a web address; a Fault when it may not be read. */
  pageAddress(address: string): string
  /** Look at once for what is due. */
  wake(): void
}

export interface World {
  database: Database
  clock: Clock
  log: Log
  signal: Signal
  /** Left out where nobody counts. */
  meter?: Meter
  understand: Understand
  /** The calendar an office keeps, by key (CN, GB …). */
  calendar(key: string): Calendar
  /** Left out where there is none: then questions are answered with that. */
  documents?(org: OrgId): Documents
  /** Left out where nobody studies the log: then nothing is foretold and no habit is looked at. */
  analysts?: Analysts
  /** Left out where no model words findings anew: then the templates speak. */
  rewording?: { model: Wording; prompt: AnswerPrompt & { version: string } }
  /** Left out where nobody draws: then figures come as tables. */
  charts?: Charts
  /** Chat platforms that are switched on; left out where there are none. */
  platforms?: Platforms
  /** Left out where no recogniser is configured. */
  speech?: Speech
  /** Called after a commit that wrote to the outbox. */
  wake(): void
}

/** Which holidays and which clock a person's deadlines run on: those of their office. */
export const calendarOf =
  (world: Pick<World, 'calendar'>, organisation: Organisation) =>
  (id: PersonId): { calendar: Calendar; zone: string } => {
    const person = organisation.person(id)
    return {
      calendar: world.calendar(person?.calendar ?? organisation.calendar),
      zone: person?.zone ?? organisation.zone,
    }
  }
