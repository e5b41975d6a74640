// Conversations and their messages: one line per person and platform, a message is never posted twice.
import { z } from 'zod'
import type { Conversations, StoredMessage } from '../../assistant/ports.ts'
import type { FileRef } from '../../approval/form.ts'
import type { Card } from '../../chat/card.ts'
import type { Conversation } from '../../dialogue/conversation.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { ours, Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const StoredCard = ours<Card>('title', 'blocks', 'buttons')
const StoredFiles = z.custom<readonly FileRef[]>(Array.isArray)
const StoredConversation = ours<Conversation>('locale', 'drafts', 'shown', 'turns')

const Id = z.object({ id: z.string() })
const OnlyCard = z.object({ card: StoredCard.nullable() })
const CardAbout = z.object({
  message: z.string(),
  conversation: z.string(),
  person: z.string(),
  task: z.string().nullable(),
  card: StoredCard,
})
const Locked = z.object({ state: StoredConversation, person: z.string() })

export const MessageRow = z
  .object({
    id: z.string(),
    seq: z.number(),
    sender: z.enum(['person', 'yiju']),
    text: z.string().nullable(),
    card: StoredCard.nullable(),
    files: StoredFiles.nullable(),
    at: Time,
    changed_at: Time.nullable(),
  })
  .transform((row): StoredMessage => ({
    id: row.id,
    seq: row.seq,
    from: row.sender,
    ...(row.text === null ? {} : { text: row.text }),
    ...(row.card === null ? {} : { card: row.card }),
    ...(row.files === null ? {} : { files: row.files }),
    at: row.at,
    ...(row.changed_at === null ? {} : { changedAt: row.changed_at }),
  }))
export const messageColumns = sql`message.id, message.seq, message.sender, message.text, message.card, message.files, message.at, message.changed_at`
const columns = sql`id, seq, sender, text, card, files, at, changed_at`

/** `woke`: something was put into the outbox; what stands on a chat platform is shown there by a job. */
export function createConversations(db: Db, org: OrgId, clock: Clock, woke: () => void): Conversations {
  return {
    of: async (person, platform) => {
      const fresh = newId(clock.now())
      const [row] = await db.rows(
        Id,
        sql`with made as (
              insert into conversation (org_id, id, person_id, platform, state)
              select org_id, ${fresh}, id, ${platform}, jsonb_build_object('locale', locale, 'drafts', '[]'::jsonb, 'shown', '[]'::jsonb, 'turns', '[]'::jsonb)
                from person where org_id = ${org} and id = ${person}
                 and not exists (select 1 from conversation where org_id = ${org} and person_id = ${person} and platform = ${platform})
              -- DO UPDATE gives the row back when somebody made it this very moment.
              on conflict (org_id, person_id, platform) do update set platform = excluded.platform
              returning id)
            select id from made
            union all select id from conversation where org_id = ${org} and person_id = ${person} and platform = ${platform}
            limit 1`,
      )
      if (!row) throw new Fault('not-found', `no person ${person}`)
      return row.id
    },

    lock: async (id) => {
      const [row] = await db.rows(
        Locked,
        sql`select state, person_id as person from conversation where org_id = ${org} and id = ${id} for update`,
      )
      if (!row) throw new Fault('not-found', `no conversation ${id}`)
      return row
    },

    find: async (id) => {
      const [row] = await db.rows(
        Locked,
        sql`select state, person_id as person from conversation where org_id = ${org} and id = ${id}`,
      )
      return row
    },

    saveState: async (id, state) => {
      await db.later(
        `conversation ${id}`,
        sql`update conversation set state = ${json(state)}::jsonb where org_id = ${org} and id = ${id}`,
      )
    },

    post: async (id, { from, text, card, files, at, dedupe, about }) => {
      const known = sql`select ${columns} from message where org_id = ${org} and conversation_id = ${id} and dedupe = ${dedupe}`
      const [row] = await db.rows(
        MessageRow,
        sql`with known as (${known}),
            counted as (
              update conversation set last_seq = last_seq + 1
               where org_id = ${org} and id = ${id} and not exists (select 1 from known)
              returning last_seq),
            posted as (
              insert into message (org_id, id, conversation_id, seq, sender, text, card, files, at, dedupe)
              select ${org}, ${newId(at)}, ${id}, last_seq, ${from}, ${text ?? null}, ${card ? json(card) : null}::jsonb,
                     ${files ? json(files) : null}::jsonb, ${at.toString()}::timestamptz, ${dedupe}
                from counted
              on conflict (org_id, conversation_id, dedupe) do nothing
              returning ${columns}),
            about as (
              insert into message_about (org_id, request_id, message_id, task_id)
              select ${org}, ${about?.request ?? null}, id, ${about?.task ?? null} from posted
               where ${about?.request ?? null}::text is not null),
            shown as (
              insert into delivery (org_id, message_id, conversation_id, seq, at)
              select ${org}, p.id, ${id}, p.seq, ${at.toString()}::timestamptz
                from posted p join conversation c on c.org_id = ${org} and c.id = ${id}
               where c.platform <> 'web' and ${from === 'yiju'}
              returning message_id),
            jobs as (
              insert into outbox (org_id, id, name, data, put_at)
              select ${org}, ${newId(at)}::uuid, 'deliver', ${json({ org, conversation: id })}::jsonb, ${at.toString()}::timestamptz from shown)
            select * from posted union all select * from known`,
      )
      // Nothing came back: the same message was posted by somebody else between the look and the insert, or there is no such conversation.
      const stored = row ?? (await db.rows(MessageRow, known))[0]
      if (!stored) throw new Fault('not-found', `no conversation ${id}`)
      if (from === 'yiju') woke()
      return stored
    },

    replaceCard: async (id, card, now) => {
      await db.later(
        `message ${id}`,
        sql`update message set card = ${json(card)}::jsonb, changed_at = ${now.toString()}::timestamptz where org_id = ${org} and id = ${id}`,
      )
      await db.later(
        `delivery ${id}`,
        sql`update delivery set state = 'waiting', edition = edition + 1, at = ${now.toString()}::timestamptz
             where org_id = ${org} and message_id = ${id}`,
      )
      await db.later(
        `delivery job ${id}`,
        sql`insert into outbox (org_id, id, name, data, put_at)
            select ${org}, ${newId(now)}::uuid, 'deliver', jsonb_build_object('org', ${org}::text, 'conversation', conversation_id), ${now.toString()}::timestamptz
              from delivery where org_id = ${org} and message_id = ${id}`,
      )
      woke()
    },

    card: async (id) => {
      const [row] = await db.rows(OnlyCard, sql`select card from message where org_id = ${org} and id = ${id}`)
      return row?.card ?? undefined
    },

    cardsAbout: async (request) => {
      const rows = await db.rows(
        CardAbout,
        sql`select m.id as message, c.id as conversation, c.person_id as person, a.task_id as task, m.card
              from message_about a
              join message m on m.org_id = a.org_id and m.id = a.message_id
              join conversation c on c.org_id = m.org_id and c.id = m.conversation_id
             where a.org_id = ${org} and a.request_id = ${request} and m.card is not null
             order by m.at, m.id`,
      )
      return rows.map(({ task, ...row }) => (task === null ? row : { ...row, task }))
    },

    messages: async (id, { before, limit }) => {
      const rows = await db.rows(
        MessageRow,
        sql`select ${columns} from message
             where org_id = ${org} and conversation_id = ${id}
               and (${before ?? null}::integer is null or seq < ${before ?? null}::integer)
             order by seq desc limit ${limit}`,
      )
      return rows.reverse()
    },
  }
}
