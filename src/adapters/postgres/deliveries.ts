// What still has to stand on a chat platform: posted once, then changed in place, in the order it was said.
import { z } from 'zod'
import type { Deliveries, Delivery } from '../../assistant/ports-platforms.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { MessageRow, messageColumns } from './conversations.ts'
import type { Db } from './session.ts'
import { sql } from './sql.ts'

const Line = z.object({ person: z.string(), platform: z.string() })
const Due = z.object({ edition: z.number(), ref: z.string().nullable() })
/** Stands for nobody: whoever had it let go. */
const RESTING = 'resting'
const Before = z.object({ after: z.string().nullable() })
const Conversation = z.object({ conversation: z.string() })

export function createDeliveries(db: Db, org: OrgId): Deliveries {
  return {
    line: async (conversation) =>
      (
        await db.rows(
          Line,
          sql`select person_id as person, platform from conversation where org_id = ${org} and id = ${conversation}`,
        )
      )[0],

    hold: async (conversation, holder, now, until) => {
      const [row] = await db.rows(
        Before,
        sql`with before as (
              select held_by from delivery_line
               where org_id = ${org} and conversation_id = ${conversation} and held_by not in (${holder}, ${RESTING}))
            insert into delivery_line (org_id, conversation_id, held_by, held_until)
            values (${org}, ${conversation}, ${holder}, ${until.toString()})
            on conflict (org_id, conversation_id) do update set held_by = excluded.held_by, held_until = excluded.held_until
             where delivery_line.held_by is null or delivery_line.held_by = excluded.held_by
                or delivery_line.held_until <= ${now.toString()}
            returning (select held_by from before) as after`,
      )
      return row && (row.after === null ? {} : { after: row.after })
    },

    rest: async (conversation, holder, until) => {
      await db.run(
        sql`update delivery_line set held_by = ${RESTING}, held_until = ${until.toString()}
             where org_id = ${org} and conversation_id = ${conversation} and held_by = ${holder}`,
      )
    },

    release: async (conversation, holder) => {
      await db.run(
        sql`update delivery_line set held_by = null where org_id = ${org} and conversation_id = ${conversation} and held_by = ${holder}`,
      )
    },

    waiting: (conversation, limit) =>
      db.rows(
        z.unknown().transform((row): Delivery => {
          const { edition, ref } = Due.parse(row)
          return { message: MessageRow.parse(row), edition, ...(ref === null ? {} : { ref }) }
        }),
        sql`select ${messageColumns}, d.edition, d.ref
              from (select message_id, edition, ref from delivery
                     where org_id = ${org} and conversation_id = ${conversation} and state = 'waiting'
                     order by seq limit ${limit}) d
              join message on message.org_id = ${org} and message.id = d.message_id
             order by message.seq`,
      ),

    shown: async (message, edition, ref, now) => {
      await db.run(
        sql`update delivery set ref = ${ref}, at = ${now.toString()},
                   state = case when edition = ${edition} then 'shown' else state end
             where org_id = ${org} and message_id = ${message}`,
      )
    },

    failed: async (message, edition, why, now) => {
      await db.run(
        sql`update delivery set state = 'failed', why = ${why}, at = ${now.toString()}
             where org_id = ${org} and message_id = ${message} and edition = ${edition}`,
      )
    },

    forgotten: async (since, limit) => {
      const rows = await db.rows(
        Conversation,
        sql`select distinct conversation_id as conversation from delivery
             where org_id = ${org} and state = 'waiting' and at < ${since.toString()}::timestamptz limit ${limit}`,
      )
      return rows.map((row) => row.conversation)
    },
  }
}
