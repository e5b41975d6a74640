// What came in and is not answered yet. A platform sends an event again when we were slow: it is accepted once.
import { z } from 'zod'
import type { Inbox } from '../../assistant/ports.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const Forgotten = z.object({ conversation: z.string() })
const Heard = z.object({ n: z.number(), person: z.string(), fresh: z.boolean() })
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

    hear: async (hearings) => {
      const items = hearings.map(({ account, event, content, text, address, at }, n) => ({
        n,
        ...account,
        event,
        content,
        text,
        address,
        at: at.toString(),
        inbox: newId(at),
        message: newId(at),
        job: newId(at),
      }))
      const rows = await db.rows(
        Heard,
        sql`with asked as (
              select * from jsonb_to_recordset(${json(items)}::jsonb)
                as item(n integer, platform text, workspace text, "user" text, event text, content jsonb, text text,
                        address jsonb, at timestamptz, inbox text, message text, job uuid)),
            known as (
              select asked.*, a.person_id as person, c.id as conversation,
                     row_number() over (partition by asked.platform, asked.event order by asked.n) = 1 as once
                from asked
                join account a on a.org_id = ${org} and a.platform = asked.platform and a.workspace = asked.workspace
                              and a.user_id = asked."user"
                join person p on p.org_id = a.org_id and p.id = a.person_id and p.active
                join conversation c on c.org_id = a.org_id and c.person_id = a.person_id and c.platform = a.platform),
            -- Always in the same order, so that two processes wait for one another instead of both for ever.
            locked as (
              select id from conversation
               where org_id = ${org} and id in (select conversation from known) order by id for update),
            arrived as (
              insert into inbox (org_id, id, platform, event, conversation_id, person_id, content, received_at)
              select ${org}, inbox, platform, event, conversation, person, content, at from known
               where once and conversation in (select id from locked)
               -- Answered while nobody knew whose account it was.
                 and not exists (select 1 from stranger s
                                  where s.org_id = ${org} and s.platform = known.platform and s.event = known.event)
               order by n
              on conflict (org_id, platform, event) do nothing
              returning id),
            fresh as (select * from known where inbox in (select id from arrived)),
            counted as (
              update conversation c set last_seq = c.last_seq + f.lines
                from (select conversation, count(text)::integer as lines from fresh group by conversation) f
               where c.org_id = ${org} and c.id = f.conversation and f.lines > 0
              returning c.id, c.last_seq - f.lines as before),
            said as (
              insert into message (org_id, id, conversation_id, seq, sender, text, at, dedupe)
              select ${org}, f.message, c.id, c.before + row_number() over (partition by c.id order by f.n), 'person',
                     f.text, f.at, 'in:' || f.platform || ':' || f.event
                from fresh f join counted c on c.id = f.conversation
               where f.text is not null
              on conflict (org_id, conversation_id, dedupe) do nothing),
            seen as (
              update account a set seen_at = f.at, address = coalesce(f.address, a.address)
                from (select distinct on (platform, workspace, "user") * from fresh
                       order by platform, workspace, "user", n desc) f
               where a.org_id = ${org} and a.platform = f.platform and a.workspace = f.workspace
                 and a.user_id = f."user"),
            job as (
              insert into outbox (org_id, id, name, data, put_at)
              select distinct on (conversation) ${org}, job, 'listen',
                     jsonb_build_object('org', ${org}::text, 'conversation', conversation), at
                from fresh order by conversation, n)
            select n, person, inbox in (select id from arrived) as fresh from known`,
      )
      const heard = new Map(rows.map(({ n, ...row }) => [n, row]))
      return hearings.map((_hearing, n) => heard.get(n))
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
