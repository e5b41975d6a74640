// What the audit looks for: one request's log read against its hashes, and one seal read against the events under it.
import { z } from 'zod'
import type { Event } from '../../approval/events.ts'
import type { Request, State } from '../../approval/request.ts'
import type { OrgId, RequestId } from '../../kernel/ids.ts'
import { canonical, genesis, hashEvent, sha256 } from './chain.ts'
import { Digest, digestOf, hashSeal } from './seal.ts'
import type { Db } from './session.ts'
import { Big, ours, Time } from './shapes.ts'
import { sql } from './sql.ts'

export type AuditProblem =
  | 'event-changed' // its content is not what was hashed
  | 'event-missing' // a hole in the numbering, or a hash that does not follow the one before
  | 'tail-missing' // the request knows of later events than the log has
  | 'request-missing' // sealed or logged events of a request that is gone
  | 'state-differs' // the stored state is not what its events add up to
  | 'seal-changed' // a seal was changed or cut out
  | 'sealed-events-differ' // the events under a seal are not those that were sealed

export interface Finding {
  what: AuditProblem
  request?: RequestId
  seq?: number
  seal?: number
}
const Logged = z.object({
  seq: z.number(),
  body: ours<Event>('type', 'at'),
  prev_hash: z.string(),
  hash: z.string(),
  columns_agree: z.boolean(),
})
export const RequestLog = z.object({
  id: z.string(),
  revision: z.number(),
  head: z.string(),
  columns_agree: z.boolean(),
  state: ours<Request>('id', 'status'),
  events: z.array(Logged),
})
export type RequestLog = z.infer<typeof RequestLog>

export const requestLogs = (org: OrgId, after: RequestId) => sql`
  select r.id, r.revision, r.head_hash as head, r.state,
         (r.state ->> 'status' = r.status and r.state ->> 'number' = r.number and r.state ->> 'initiator' = r.initiator_id) as columns_agree,
         coalesce((select jsonb_agg(jsonb_build_object(
                            'seq', e.seq, 'body', e.body, 'prev_hash', e.prev_hash, 'hash', e.hash,
                            'columns_agree', e.type = e.body ->> 'type' and e.at = (e.body ->> 'at')::timestamptz) order by e.seq)
                     from request_event e where e.org_id = r.org_id and e.request_id = r.id), '[]'::jsonb) as events
    from request r where r.org_id = ${org} and r.id > ${after} order by r.id limit 200`

export function checkRequest(org: OrgId, log: RequestLog, fold?: (events: readonly Event[]) => State): Finding[] {
  const request = log.id
  const findings: Finding[] = []
  let prev = genesis(org, request)
  let seq = 0
  for (const event of log.events) {
    seq += 1
    if (event.seq !== seq || event.prev_hash !== prev) findings.push({ what: 'event-missing', request, seq })
    if (!event.columns_agree || hashEvent(event.prev_hash, event.seq, event.body) !== event.hash)
      findings.push({ what: 'event-changed', request, seq: event.seq })
    seq = event.seq
    prev = event.hash
  }
  if (log.revision !== seq || log.head !== prev) findings.push({ what: 'tail-missing', request, seq: seq + 1 })
  const differs =
    fold !== undefined &&
    findings.length === 0 &&
    canonical(fold(log.events.map((event) => event.body))) !== canonical(log.state)
  if (!log.columns_agree || differs) findings.push({ what: 'state-differs', request })
  return findings
}

export async function orphans(db: Db, org: OrgId): Promise<Finding[]> {
  const rows = await db.rows(
    z.object({ request: z.string() }),
    sql`select distinct e.request_id as request from request_event e
         where e.org_id = ${org} and not exists (select 1 from request r where r.org_id = e.org_id and r.id = e.request_id)`,
  )
  return rows.map(({ request }) => ({ what: 'request-missing', request }))
}

const SealRow = z.object({
  seq: z.number(),
  upto: Big,
  events: z.number(),
  heads: z.record(z.string(), z.number()),
  prev_hash: z.string(),
  hash: z.string(),
  at: Time,
})

export interface SealReport {
  seals: number
  /** Keep it elsewhere: who can change this database can also make it agree with itself. */
  lastSeal?: { seq: number; hash: string; at: string }
  findings: readonly Finding[]
}

export async function checkSeals(db: Db, org: OrgId): Promise<SealReport> {
  const findings: Finding[] = []
  const seals = await db.rows(
    SealRow,
    sql`select seq, upto, events, heads, prev_hash, hash, at from audit_seal where org_id = ${org} order by seq`,
  )
  let before = { seq: 0, upto: 0n, hash: sha256(org) }
  for (const seal of seals) {
    const [now] = await db.rows(Digest, digestOf(org, sql`position > ${before.upto} and position <= ${seal.upto}`))
    const chained = seal.seq === before.seq + 1 && seal.prev_hash === before.hash
    const missing = await missingUnder(db, org, seal.heads)
    findings.push(...missing)
    if (!chained) findings.push({ what: 'seal-changed', seal: seal.seq })
    else if (!now || hashSeal(seal.prev_hash, seal, now.digest) !== seal.hash) {
      // Same number of events and nothing missing: either their hashes changed or the seal itself did.
      findings.push({ what: 'sealed-events-differ', seal: seal.seq })
    }
    before = seal
  }
  const last = seals.at(-1)
  return {
    seals: seals.length,
    ...(last ? { lastSeal: { seq: last.seq, hash: last.hash, at: last.at } } : {}),
    findings,
  }
}

/** Requests the seal vouches for whose last sealed event is not there any more. */
async function missingUnder(db: Db, org: OrgId, heads: Readonly<Record<string, number>>): Promise<Finding[]> {
  const rows = await db.rows(
    z.object({ request: z.string(), seq: z.number(), gone: z.boolean() }),
    sql`select h.request, h.seq, not exists (select 1 from request r where r.org_id = ${org} and r.id = h.request) as gone
          from unnest(${Object.keys(heads)}::text[], ${Object.values(heads)}::integer[]) as h (request, seq)
         where not exists (select 1 from request_event e where e.org_id = ${org} and e.request_id = h.request and e.seq = h.seq)`,
  )
  return rows.map(({ request, seq, gone }) => ({ what: gone ? 'request-missing' : 'event-missing', request, seq }))
}
