// Requests: the state for questions and the event log for everything else, written together and version checked.
import { z } from 'zod'
import type { Requests } from '../../assistant/ports.ts'
import type { Event } from '../../approval/events.ts'
import type { Request, State, Task } from '../../approval/request.ts'
import { isFinished } from '../../approval/request.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { OrgId, PersonId, RequestId } from '../../kernel/ids.ts'
import { genesis, hashEvent } from './chain.ts'
import { ours } from './shapes.ts'
import { SEAL_GATE } from './seal.ts'
import type { Db } from './session.ts'
import { json, sql } from './sql.ts'
import type { Query } from './sql.ts'

const StoredRequest = ours<Request>('id', 'status', 'tasks')
const Count = z.object({ count: z.number() })
const Logged = z.object({ seq: z.number(), body: ours<Event>('type', 'at') })
const Last = z.object({ last: z.number() })
const Claim = z.object({ outcome: z.unknown(), fresh: z.boolean() })
const Remembered = z.object({ outcome: z.unknown() })
const Head = z.object({ state: StoredRequest, revision: z.number(), head: z.string() })

export function createRequests(db: Db, org: OrgId, clock: Clock): Requests {
  /** Heads of chains read in this transaction: `save` then needs no question of its own. */
  const heads = new Map<RequestId, { revision: number; hash: string }>()

  const read = async (query: Query) => {
    const [row] = await db.rows(Head, query)
    if (!row) return undefined
    heads.set(row.state.id, { revision: row.revision, hash: row.head })
    return { request: row.state, revision: row.revision }
  }
  const find = (id: RequestId) =>
    sql`select state, revision, head_hash as head from request where org_id = ${org} and id = ${id}`

  return {
    lock: (id) => read(sql`${find(id)} for update`),
    find: (id) => read(find(id)),

    title: async (id) => {
      const row = await db.prisma.request.findFirst({
        where: { orgId: org, id },
        select: { titleZh: true, titleEn: true },
      })
      if (!row) throw new Fault('not-found', `no request ${id}`)
      return { zh: row.titleZh, en: row.titleEn }
    },

    byNumber: async (number) =>
      (await db.prisma.request.findFirst({ where: { orgId: org, number }, select: { id: true } }))?.id,

    save: async ({ before, after, events, revision, title }) => {
      if (!heads.has(after.id) && revision > 0) await read(find(after.id))
      const head = heads.get(after.id) ?? { revision: 0, hash: genesis(org, after.id) }
      if (head.revision !== revision)
        throw new Fault('conflict', `request ${after.id} moved on: ${head.revision}, not ${revision}`)
      const chained = chain(head, events)
      const next = { revision: revision + events.length, hash: chained.at(-1)?.hash ?? head.hash }
      const [saved] = await db.rows(Count, saving({ org, before, after, chained, head, next, title }))
      if (saved?.count !== 1) throw new Fault('conflict', `request ${after.id} was changed by somebody else`)
      heads.set(after.id, next)
      return { revision: next.revision }
    },

    events: async (id) => {
      const rows = await db.rows(
        Logged,
        sql`select seq, body from request_event where org_id = ${org} and request_id = ${id} order by seq`,
      )
      return rows.map(({ seq, body }) => ({ ...body, seq }))
    },

    allocateNumber: async ({ prefix, digits }, date) => {
      const day = date.replaceAll('-', '')
      const [row] = await db.rows(
        Last,
        sql`insert into number_counter as c (org_id, prefix, day, last) values (${org}, ${prefix}, ${day}, 1)
            on conflict (org_id, prefix, day) do update set last = c.last + 1
            returning last`,
      )
      return `${prefix}-${day}-${String(row?.last).padStart(digits, '0')}`
    },

    claimKey: async (key) => {
      // DO UPDATE, not DO NOTHING: a second caller waits for the first transaction and then reads its outcome, in one statement.
      const [row] = await db.rows(
        Claim,
        sql`insert into command_log (org_id, key, claimed_at) values (${org}, ${key}, ${clock.now().toString()})
            on conflict (org_id, key) do update set key = excluded.key
            returning outcome, xmax = 0 as fresh`,
      )
      return row?.fresh ? undefined : { outcome: row?.outcome }
    },

    outcome: async (key) => {
      const [row] = await db.rows(
        Remembered,
        sql`select outcome from command_log where org_id = ${org} and key = ${key}`,
      )
      return row
    },

    rememberOutcome: async (key, outcome) => {
      await db.later(
        'command_log',
        sql`update command_log set outcome = ${json(outcome ?? null)}::jsonb where org_id = ${org} and key = ${key}`,
      )
    },
  }
}

type Chained = ReturnType<typeof chain>[number]

function chain(head: { revision: number; hash: string }, events: readonly Event[]) {
  let prev = head.hash
  return events.map((event, i) => {
    const seq = head.revision + i + 1
    // Hashed as it will be read again: after JSON, without what jsonb would refuse.
    const body: Event = JSON.parse(json(event))
    const hash = hashEvent(prev, seq, body)
    const row = { seq, type: event.type, at: event.at, body, prev_hash: prev, hash }
    prev = hash
    return row
  })
}

/** One statement for state, events, tasks and involvement: on the embedded database a round trip costs more than the rows. */
function saving(save: {
  org: OrgId
  before: State
  after: Request
  chained: readonly Chained[]
  head: { revision: number; hash: string }
  next: { revision: number; hash: string }
  title: { zh: string; en: string }
}): Query {
  const { org, before, after, chained, head, next, title } = save
  const finishedAt = isFinished(after) ? after.finishedAt : null
  // SQL of its own for a new request: an upsert would quietly revive one that is gone.
  const saved = before
    ? sql`update request
             set status = ${after.status}, revision = ${next.revision}, state = ${json(after)}::jsonb,
                 title_zh = ${title.zh}, title_en = ${title.en}, finished_at = ${finishedAt}, head_hash = ${next.hash}
           where org_id = ${org} and id = ${after.id} and revision = ${head.revision} and head_hash = ${head.hash}
          returning 1`
    : sql`insert into request (org_id, id, number, status, initiator_id, process_key, process_version, revision, state,
                               title_zh, title_en, submitted_at, finished_at, head_hash)
          values (${org}, ${after.id}, ${after.number}, ${after.status}, ${after.initiator}, ${after.process.key}, ${after.process.version},
                  ${next.revision}, ${json(after)}::jsonb, ${title.zh}, ${title.en}, ${after.submittedAt}, ${finishedAt}, ${next.hash})
          on conflict (org_id, id) do nothing
          returning 1`
  return sql`
    with gate as materialized (select pg_advisory_xact_lock_shared(${SEAL_GATE}, hashtext(${org}))),
    saved as (${saved}),
    logged as (
      insert into request_event (org_id, request_id, seq, type, at, body, prev_hash, hash)
      select ${org}, ${after.id}, e.seq, e.type, e.at, e.body, e.prev_hash, e.hash
        from gate, saved, jsonb_to_recordset(${json(chained)}::jsonb)
          as e (seq integer, type text, at timestamptz, body jsonb, prev_hash text, hash text)
       order by e.seq),
    tasks as (
      insert into task as t (org_id, id, request_id, person_id, step, state, opened_at, due_at, decided_at)
      select ${org}, c.id, ${after.id}, c.person, c.step, c.state, c."openedAt", c."dueAt", c."decidedAt"
        from saved, jsonb_to_recordset(${json(changedTasks(before, after))}::jsonb)
          as c (id text, person text, step text, state text, "openedAt" timestamptz, "dueAt" timestamptz, "decidedAt" timestamptz)
      on conflict (org_id, id) do update set person_id = excluded.person_id, state = excluded.state,
        opened_at = excluded.opened_at, due_at = excluded.due_at, decided_at = excluded.decided_at),
    involved as (
      insert into involvement (org_id, person_id, request_id, kind, at)
      select ${org}, i.person, ${after.id}, i.kind, i.at
        from saved, jsonb_to_recordset(${json(involvements(chained.map((row) => row.body)))}::jsonb) as i (person text, kind text, at timestamptz)
      on conflict do nothing)
    select count(*)::integer as count from saved`
}

function changedTasks(before: State, after: Request): readonly Task[] {
  const known = new Map(before?.tasks.map((task) => [task.id, task]))
  return after.tasks.filter((task) => {
    const was = known.get(task.id)
    return (
      was !== task &&
      (!was ||
        was.state !== task.state ||
        was.person !== task.person ||
        was.openedAt !== task.openedAt ||
        was.dueAt !== task.dueAt ||
        was.decidedAt !== task.decidedAt)
    )
  })
}

interface Involvement {
  person: PersonId
  kind: 'decided' | 'copied' | 'commented'
  at: string
}

function involvements(events: readonly Event[]): readonly Involvement[] {
  return events.flatMap((event): Involvement[] => {
    const { at } = event
    switch (event.type) {
      case 'Approved':
      case 'Rejected':
      case 'Returned':
      case 'Transferred':
        return [{ person: event.by, kind: 'decided', at }]
      case 'Commented':
        return [{ person: event.by, kind: 'commented', at }]
      case 'Copied':
        return event.people.map((person) => ({ person, kind: 'copied', at }))
      default:
        return []
    }
  })
}
