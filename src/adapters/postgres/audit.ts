// The audit of one organisation: seal what happened, verify all of it, hand it out.
import type pg from 'pg'
import { z } from 'zod'
import type { Event } from '../../approval/events.ts'
import type { Field, Values } from '../../approval/form.ts'
import type { ProcessDefinition } from '../../approval/flow.ts'
import type { State } from '../../approval/request.ts'
import type { Instant } from '../../kernel/clock.ts'
import type { OrgId, RequestId } from '../../kernel/ids.ts'
import { checkRequest, checkSeals, orphans, RequestLog, requestLogs } from './audit-checks.ts'
import type { Finding, SealReport } from './audit-checks.ts'
import { checkAccesses, type AccessProblem } from './insight-access.ts'
import { checkKnowledgeLog, type KnowledgeLogProblem } from './knowledge-log.ts'
import { checkLessonChanges, type LessonProblem } from './lesson-changes.ts'
import { sha256 } from './chain.ts'
import { Digest, digestOf, hashSeal, SEAL_GATE } from './seal.ts'
import type { Seal } from './seal.ts'
import { inTransaction, outerDb } from './session.ts'
import { Big, ours } from './shapes.ts'
import { json, sql } from './sql.ts'

/** Undefined when nothing happened since the last seal. Worth doing every hour, and keeping the newest hash outside the database. */
export function sealEvents(pool: pg.Pool, org: OrgId, now: Instant): Promise<Seal | undefined> {
  return inTransaction(pool, async (db) => {
    await db.run(sql`select pg_advisory_xact_lock(${SEAL_GATE}, hashtext(${org}))`)
    const [last] = await db.rows(
      z.object({ seq: z.number(), upto: Big, hash: z.string() }),
      sql`select seq, upto, hash from audit_seal where org_id = ${org} order by seq desc limit 1`,
    )
    const after = last?.upto ?? 0n
    const [found] = await db.rows(Digest, digestOf(org, sql`position > ${after}`))
    if (!found || found.events === 0 || found.upto === null) return undefined
    const heads = Object.fromEntries(
      (
        await db.rows(
          z.object({ request: z.string(), seq: z.number() }),
          sql`select request_id as request, max(seq) as seq from request_event where org_id = ${org} and position > ${after} group by request_id`,
        )
      ).map(({ request, seq }) => [request, seq]),
    )
    const body = { seq: (last?.seq ?? 0) + 1, upto: found.upto, events: found.events, heads, at: now.toString() }
    const prev = last?.hash ?? sha256(org)
    const seal: Seal = { ...body, prev_hash: prev, hash: hashSeal(prev, body, found.digest) }
    await db.run(sql`
      insert into audit_seal (org_id, seq, upto, events, heads, prev_hash, hash, at)
      values (${org}, ${seal.seq}, ${seal.upto}, ${seal.events}, ${json(heads)}::jsonb, ${seal.prev_hash}, ${seal.hash}, ${seal.at})`)
    return seal
  })
}

export interface AuditReport extends Omit<SealReport, 'findings'> {
  requests: number
  events: number
  findings: readonly (Finding | AccessProblem | LessonProblem | KnowledgeLogProblem)[]
}

/** `fold` adds events up to a state (approval/evolve); with it the stored states are compared as well. */
export async function verifyAudit(
  pool: pg.Pool,
  org: OrgId,
  { fold }: { fold?: (events: readonly Event[]) => State } = {},
): Promise<AuditReport> {
  const db = outerDb(pool)
  const report = { requests: 0, events: 0, seals: 0 }
  const findings: Finding[] = []
  // Page by page, each in one statement and so in one snapshot: the server may go on working meanwhile.
  for (let after = ''; ;) {
    const page = await db.rows(RequestLog, requestLogs(org, after))
    for (const log of page) {
      report.requests += 1
      report.events += log.events.length
      findings.push(...checkRequest(org, log, fold))
    }
    const last = page.at(-1)
    if (!last) break
    after = last.id
  }
  findings.push(...(await orphans(db, org)))
  const seals = await checkSeals(db, org)
  const accesses = await checkAccesses(db, org)
  const lessons = await checkLessonChanges(db, org)
  const knowledge = await checkKnowledgeLog(db, org)
  return { ...report, ...seals, findings: [...findings, ...seals.findings, ...accesses, ...lessons, ...knowledge] }
}

/** Every event, oldest first; values of private fields are left out, so the hashes are for reference. */
export async function* exportEvents(
  pool: pg.Pool,
  org: OrgId,
): AsyncGenerator<Event & { request: RequestId; seq: number; hash: string }> {
  const db = outerDb(pool)
  const definitions = await db.rows(
    z.object({ key: z.string(), version: z.number(), definition: ours<ProcessDefinition>('form') }),
    sql`select key, version, definition from process_version where org_id = ${org}`,
  )
  const secret = new Map(
    definitions.map(({ key, version, definition }) => [`${key} ${version}`, secretFields(definition.form.fields)]),
  )
  const Row = z.object({
    request: z.string(),
    seq: z.number(),
    position: Big,
    hash: z.string(),
    body: ours<Event>('type', 'at'),
    process: z.string(),
  })
  for (let after = 0n; ;) {
    const page = await db.rows(
      Row,
      sql`select e.request_id as request, e.seq, e.position, e.hash, e.body, r.process_key || ' ' || r.process_version as process
            from request_event e join request r on r.org_id = e.org_id and r.id = e.request_id
           where e.org_id = ${org} and e.position > ${after} order by e.position limit 500`,
    )
    for (const { request, seq, hash, body, process } of page)
      yield { request, seq, ...withoutSecrets(body, secret.get(process)), hash }
    const last = page.at(-1)
    if (!last) return
    after = last.position
  }
}

const secretFields = (fields: readonly Field[]): ReadonlySet<string> =>
  new Set(fields.filter((field) => field.private).map((field) => field.id))

/** Of an unknown version nothing is shown. */
function withoutSecrets(event: Event, secret: ReadonlySet<string> | undefined): Event {
  const shown = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).filter(([field]) => secret !== undefined && !secret.has(field)))
  if ('values' in event) return { ...event, values: shown(event.values) }
  if (event.type === 'Approved' && event.changed) return { ...event, changed: shown(event.changed) }
  return event
}
