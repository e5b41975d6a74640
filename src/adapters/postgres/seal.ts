// The seal over all events of an organisation since the last one: removing a whole request, which breaks no chain, is then found.
import type { OrgId } from '../../kernel/ids.ts'
import { z } from 'zod'
import { canonical, sha256 } from './chain.ts'
import { Big } from './shapes.ts'
import { sql } from './sql.ts'
import type { Query } from './sql.ts'

/**
 * First key of an advisory lock, the organisation is the second. Who writes events holds it shared, who seals holds it
 * alone: positions are then complete up to the last one, and a seal never misses an event that was still on its way.
 */
export const SEAL_GATE = 59305

export interface Seal {
  seq: number
  upto: bigint
  events: number
  heads: Readonly<Record<string, number>>
  prev_hash: string
  hash: string
  at: string
}

export const Digest = z.object({ events: z.number(), upto: Big.nullable(), digest: z.string() })

/** The hashes of these events in their order, as one hash; made by the database, so that the log need not travel. */
export const digestOf = (org: OrgId, which: Query): Query => sql`
  select count(*)::integer as events, max(position) as upto,
         encode(sha256(convert_to(coalesce(string_agg(hash, '' order by position), ''), 'UTF8')), 'hex') as digest
    from request_event where org_id = ${org} and ${which}`

export const hashSeal = (prev: string, body: Pick<Seal, 'seq' | 'upto' | 'events' | 'heads'>, digest: string): string =>
  sha256(
    prev + canonical({ seq: body.seq, upto: body.upto.toString(), events: body.events, heads: body.heads, digest }),
  )
