// What came in and is not answered yet. A platform sends an event again when we were slow: it is accepted once.
import { z } from 'zod'
import type { Inbox } from '../../assistant/ports.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const Forgotten = z.object({ conversation: z.string() })
const Heard = z.object({ person: z.string(), fresh: z.boolean() })
const Waiting = z.object({ id: z.string(), person: z.string(), content: z.unknown(), at: Time })

export function createInbox(db: Db, org: OrgId): Inbox {
  return {
    accept: async ({ platform, event, conversation, person, content }, now) => {
      const written = await db.run(
        sql`insert into inbox (org_id, id, platform, event, conversation_id, person_id, content, received_at)
            values (${org}, ${newId(now)}, ${platform}, ${event}, ${conversation}, ${person}, ${json(content ?? null)}::jsonb, ${now.toString()})
            on conflict (org_id, platform, event) do nothing`,
      )
      return written === 1
    },

    hear: async ({ account, event, content, text, address }, now) => {
      const { platform, workspace, user } = account
      const at = now.toString()
      const isIt = sql`org_id = ${org} and platform = ${platform} and workspace = ${workspace} and user_id = ${user}`
      const [row] = await db.rows(
        Heard,
        sql`with known as (
              select a.person_id, c.id as conversation
                from account a
                join person p on p.org_id = a.org_id and p.id = a.person_id and p.active
                join conversation c on c.org_id = a.org_id and c.person_id = a.person_id and c.platform = a.platform
               where a.org_id = ${org} and a.platform = ${platform} and a.workspace = ${workspace} and a.user_id = ${user}),
            arrived as (
              insert into inbox (org_id, id, platform, event, conversation_id, person_id, content, received_at)
              select ${org}, ${newId(now)}, ${platform}, ${event}, conversation, person_id, ${json(content)}::jsonb, ${at}::timestamptz from known
               -- Answered while nobody knew whose account it was.
               where not exists (select 1 from stranger where org_id = ${org} and platform = ${platform} and event = ${event})
              on conflict (org_id, platform, event) do nothing
              returning conversation_id),
            counted as (
              update conversation set last_seq = last_seq + 1
               where org_id = ${org} and id = (select conversation_id from arrived) and ${text !== undefined}
              returning id, last_seq),
            said as (
              insert into message (org_id, id, conversation_id, seq, sender, text, at, dedupe)
              select ${org}, ${newId(now)}, id, last_seq, 'person', ${text ?? ''}, ${at}::timestamptz, ${`in:${platform}:${event}`} from counted
              on conflict (org_id, conversation_id, dedupe) do nothing),
            seen as (
              update account set seen_at = ${at}::timestamptz, address = coalesce(${address ? json(address) : null}::jsonb, address)
               where ${isIt} and exists (select 1 from arrived)),
            job as (
              insert into outbox (org_id, id, name, data, put_at)
              select ${org}, ${newId(now)}::uuid, 'listen', jsonb_build_object('org', ${org}::text, 'conversation', conversation_id), ${at}::timestamptz from arrived)
            select person_id as person, exists (select 1 from arrived) as fresh from known`,
      )
      return row
    },

    waiting: (conversation, limit) =>
      db.rows(
        Waiting,
        sql`select id, person_id as person, content, received_at as at from inbox
             where org_id = ${org} and conversation_id = ${conversation} and answered_at is null
             order by seq limit ${limit ?? null}::integer`,
      ),

    answered: async (id, now) => {
      await db.later(
        `inbox ${id}`,
        sql`update inbox set answered_at = ${now.toString()} where org_id = ${org} and id = ${id} and answered_at is null`,
      )
    },

    forgotten: async (since, limit) => {
      const rows = await db.rows(
        Forgotten,
        sql`select distinct conversation_id as conversation from inbox
             where org_id = ${org} and answered_at is null and received_at < ${since.toString()}::timestamptz
             limit ${limit}`,
      )
      return rows.map((row) => row.conversation)
    },
  }
}
