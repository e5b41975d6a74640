// What a button means, kept on our side under its opaque id: a card that was tampered with can press nothing.
import { z } from 'zod'
import type { Buttons } from '../../assistant/ports.ts'
import type { Press } from '../../dialogue/conversation.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { ours } from './shapes.ts'
import { json, sql } from './sql.ts'

const Row = z.object({ person: z.string(), press: ours<Press>('press') })

export function createButtons(db: Db, org: OrgId): Buttons {
  return {
    save: async (buttons, now) => {
      if (buttons.length === 0) return
      await db.later(
        'button',
        sql`
        insert into button (org_id, id, person_id, press, created_at)
        select ${org}, b.id, b.person, b.press, ${now.toString()}::timestamptz
          from jsonb_to_recordset(${json(buttons)}::jsonb) as b (id text, person text, press jsonb)
        on conflict (org_id, id) do nothing`,
      )
    },

    find: async (id) => {
      const [row] = await db.rows(
        Row,
        sql`select person_id as person, press from button where org_id = ${org} and id = ${id}`,
      )
      return row
    },
  }
}
