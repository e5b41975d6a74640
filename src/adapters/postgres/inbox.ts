// What came in and is not answered yet. A platform sends an event again when we were slow: it is accepted once.
import { z } from 'zod'
import type { Inbox } from '../../assistant/ports.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const Forgotten = z.object({ conversation: z.string() })
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
