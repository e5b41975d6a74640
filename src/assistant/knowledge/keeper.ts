// Keeps sources read: folders when something changes in them, addresses and wikis when their time has come, anything at once when somebody says so.
import { Temporal, type Clock } from '../../kernel/clock.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Log } from '../../kernel/log.ts'
import type { Readers } from '../../knowledge/ports.ts'
import type { KnowledgeSource, StoredSource } from '../../knowledge/source.ts'
import type { Documents } from '../world.ts'
import { gather } from './gather.ts'

export interface KeeperParts {
  organisations(): Promise<readonly OrgId[]>
  documents(org: OrgId): Documents
  /** Undefined: nothing reads it again by itself (uploads), or it is not configured here. */
  open(org: OrgId, source: StoredSource): Promise<KnowledgeSource | undefined>
  readers(source: StoredSource): Readers
  clock: Clock
  log: Log
  /** This machine: folders of others are left to them. */
  host: string
  tickMs?: number
}

export interface SourceKeeper {
  /** Look at once for what is due. */
  wake(): void
  stop(): Promise<void>
}

const TICK_MS = 15_000
/** A process that was killed holds a source no longer than this. */
const HELD = Temporal.Duration.from({ minutes: 3 })
const RENEW_MS = 60_000

interface Watched {
  source: KnowledgeSource
  stop?: () => Promise<void>
}

/** Folders may have changed while nobody watched: they are read once at the start. */
export function startKeeper(parts: KeeperParts): SourceKeeper {
  const { clock, log, host } = parts
  const open = new Map<string, Watched>()
  /** Changed since their last reading began. */
  const dirty = new Set<string>()
  let stopped = false
  let again = false
  let running: Promise<void> | undefined

  const wake = () => {
    again = true
    if (!stopped)
      running ??= work().finally(() => {
        running = undefined
        if (again) wake()
      })
  }

  const work = async () => {
    for (;;) {
      if (!again || stopped) return
      again = false
      for (const org of await parts.organisations())
        await lookAfter(org).catch((error: unknown) => log.warn({ error, org }, 'sources could not be looked after'))
    }
  }

  const lookAfter = async (org: OrgId) => {
    const { sources } = parts.documents(org)
    const all = await sources.list()
    await watchAll(org, all)
    const now = clock.now()
    for (const source of await sources.claim({ now, until: now.add(HELD), host })) {
      if (stopped) return
      await readOne(org, source)
    }
  }

  const watchAll = async (org: OrgId, all: readonly StoredSource[]) => {
    const mine = new Map(all.filter((s) => s.settings.host === host).map((s) => [`${org}/${s.id}`, s]))
    for (const [key, watched] of open)
      if (key.startsWith(`${org}/`) && !mine.has(key)) {
        open.delete(key)
        await watched.stop?.()
      }
    for (const [key, stored] of mine) {
      if (open.has(key)) continue
      const source = await parts.open(org, stored)
      if (!source) continue
      const { sources } = parts.documents(org)
      const changed = () => {
        dirty.add(key)
        sources
          .due(stored.id, clock.now())
          .then(wake, (error: unknown) => log.warn({ error }, 'a change was not noted'))
      }
      const stop = source.watch?.(changed)
      open.set(key, { source, ...(stop ? { stop } : {}) })
      await sources.due(stored.id, clock.now())
    }
  }

  const readOne = async (org: OrgId, stored: StoredSource) => {
    const { store, sources, library } = parts.documents(org)
    const key = `${org}/${stored.id}`
    const source = open.get(key)?.source ?? (await parts.open(org, stored))
    if (!source) {
      // Not to be asked again every few seconds.
      const { dueAt: _, ...rest } = stored
      const problems = [{ location: stored.location, why: 'it is not configured on this server any more' }]
      await sources.save({ ...rest, state: 'failed', problems })
      return
    }
    dirty.delete(key)
    const renew = setInterval(() => {
      sources.hold(stored.id, clock.now().add(HELD)).catch(() => {})
    }, RENEW_MS)
    try {
      await gather(
        { kept: store, sources, readers: parts.readers(stored), clock, library: await library() },
        stored,
        source,
      )
    } catch (error) {
      log.error({ error, source: stored.id }, 'reading a source broke')
    } finally {
      clearInterval(renew)
    }
    if (!dirty.has(key)) return
    // It changed again while it was being read.
    await sources.due(stored.id, clock.now())
    again = true
  }

  const timer = setInterval(wake, parts.tickMs ?? TICK_MS)
  timer.unref()
  wake()
  return {
    wake,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
      await Promise.all([...open.values()].map((w) => w.stop?.()))
    },
  }
}
