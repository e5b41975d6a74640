// The database port over a pool: stores of one organisation, transactions, and the outbox of all.
import type pg from 'pg'
import type { Database, OutboxRow, Store } from '../../assistant/ports.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { createAccounts } from './accounts.ts'
import { createActionLinks } from './action-links.ts'
import { createButtons } from './buttons.ts'
import { createConversations } from './conversations.ts'
import { createDeliveries } from './deliveries.ts'
import { createDeadlines } from './deadlines.ts'
import { createFiles } from './files.ts'
import { createLessons } from './lessons.ts'
import { createInbox } from './inbox.ts'
import { createInsight } from './insight.ts'
import { createOutbox, markRowsSent, unsentRows, writeOutbox } from './outbox.ts'
import { createPeople } from './people.ts'
import type { KnownOrganisations } from './people.ts'
import { createProcesses } from './processes.ts'
import type { KnownVersions } from './processes.ts'
import { createRequests } from './requests.ts'
import { inTransaction, outerDb } from './session.ts'
import type { Db } from './session.ts'
import { createSecrets } from './secrets.ts'
import { createSessions } from './sessions.ts'
import { urgently } from './turnstile.ts'
import { createViews } from './views.ts'

/** What was read once and need not be read again. */
export interface Known {
  organisations: KnownOrganisations
  versions: KnownVersions
}

export function createDatabase(pool: pg.Pool, clock: Clock, known: Known, close: () => Promise<void>): Database {
  const outer = outerDb(pool)
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach((hear) => hear())

  return {
    open: (org) =>
      openStore(outer, org, clock, known, {
        put: async (row) => {
          await writeOutbox(outer, [row], clock.now())
          tell()
        },
        woke: tell,
      }),

    transaction: async (org, body) => {
      const put: OutboxRow[] = []
      let woken = false
      const result = await inTransaction(pool, async (db) => {
        const done = await body(
          openStore(db, org, clock, known, {
            put: async (row) => {
              put.push(row)
            },
            woke: () => {
              woken = true
            },
          }),
        )
        // Together, just before the commit: one round trip, however many jobs.
        await writeOutbox(db, put, clock.now())
        return done
      })
      if (put.length || woken) tell()
      return result
    },

    urgently,
    organisations: () =>
      outer.prisma.organisation.findMany({ select: { id: true, key: true }, orderBy: { key: 'asc' } }),
    unsent: (limit) => unsentRows(outer, limit),
    markSent: (ids, now) => markRowsSent(outer, ids, now),
    onOutbox: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close,
  }
}

interface ToOutbox {
  put(row: OutboxRow): Promise<void>
  /** A statement of its own wrote a row. */
  woke(): void
}

function openStore(db: Db, org: OrgId, clock: Clock, known: Known, { put, woke }: ToOutbox): Store {
  return {
    org,
    requests: createRequests(db, org, clock),
    processes: createProcesses(db, org, known.versions),
    people: createPeople(db, org, known.organisations),
    conversations: createConversations(db, org, clock, woke),
    inbox: createInbox(db, org),
    outbox: createOutbox(org, clock, put),
    deadlines: createDeadlines(db, org, clock),
    sessions: createSessions(db, org),
    files: createFiles(db, org),
    buttons: createButtons(db, org),
    views: createViews(db, org),
    lessons: createLessons(db, org),
    insight: createInsight(db, org),
    accounts: createAccounts(db, org),
    actionLinks: createActionLinks(db, org),
    deliveries: createDeliveries(db, org),
    secrets: createSecrets(db, org),
  }
}
