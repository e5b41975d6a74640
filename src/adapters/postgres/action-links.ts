// Links of e-mails: only hashes of their tokens are stored, and each works once.
import { z } from 'zod'
import type { ActionLinks, ActionShown } from '../../assistant/ports-platforms.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { ours } from './shapes.ts'
import { json, sql } from './sql.ts'

const Found = z.object({ person: z.string(), shown: ours<ActionShown>('title', 'label') })
const Used = z.object({ person: z.string(), button: z.string() })

export function createActionLinks(db: Db, org: OrgId): ActionLinks {
  const alive = (hash: string, now: string) =>
    sql`org_id = ${org} and token_hash = ${hash} and used_at is null and expires_at > ${now}`
  return {
    save: async (links, expiresAt) => {
      if (links.length === 0) return
      await db.run(
        sql`insert into action_link (org_id, token_hash, person_id, button_id, shown, expires_at)
            select ${org}, l.hash, l.person, l.button, l.shown, ${expiresAt.toString()}
              from jsonb_to_recordset(${json(links)}::jsonb) as l (hash text, person text, button text, shown jsonb)
            on conflict (org_id, token_hash) do nothing`,
      )
    },
    find: async (hash, now) =>
      (
        await db.rows(
          Found,
          sql`select person_id as person, shown from action_link where ${alive(hash, now.toString())}`,
        )
      )[0],
    use: async (hash, now) =>
      (
        await db.rows(
          Used,
          sql`update action_link set used_at = ${now.toString()} where ${alive(hash, now.toString())}
              returning person_id as person, button_id as button`,
        )
      )[0],
  }
}
