// Accounts of chat platforms and the people they belong to; what strangers said waits until they are known.
import { z } from 'zod'
import type { Accounts, LinkedAccount, StrangerHeard } from '../../assistant/ports-platforms.ts'
import { PLATFORMS, type Account, type Address } from '../../chat/message.ts'
import { Fault } from '../../kernel/fault.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { ours, Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const StoredAddress = z.record(z.string(), z.unknown())
const Row = z
  .object({
    platform: z.enum(PLATFORMS),
    workspace: z.string(),
    user_id: z.string(),
    person_id: z.string(),
    address: StoredAddress.nullable(),
    proved_by: z.enum(['email', 'staff-id', 'code']),
    linked_at: Time,
    seen_at: Time,
  })
  .transform((row): LinkedAccount => ({
    platform: row.platform,
    workspace: row.workspace,
    user: row.user_id,
    person: row.person_id,
    ...(row.address ? { address: row.address } : {}),
    provedBy: row.proved_by,
    linkedAt: row.linked_at,
    seenAt: row.seen_at,
  }))
const columns = sql`platform, workspace, user_id, person_id, address, proved_by, linked_at, seen_at`
const Kept = z.object({
  event: z.string(),
  place: ours<StrangerHeard['place']>('kind', 'address'),
  content: ours<StrangerHeard['content']>('kind'),
})
const Count = z.object({ count: z.number() })
const Whose = z.object({ person: z.string() })
const stored = (address: Address | undefined) => (address ? json(address) : null)

export function createAccounts(db: Db, org: OrgId): Accounts {
  const its = (a: Account) =>
    sql`org_id = ${org} and platform = ${a.platform} and workspace = ${a.workspace} and user_id = ${a.user}`
  return {
    find: async (account) => (await db.rows(Row, sql`select ${columns} from account where ${its(account)}`))[0],

    of: (person) =>
      db.rows(
        Row,
        sql`select ${columns} from account where org_id = ${org} and person_id = ${person} order by seen_at desc, linked_at desc`,
      ),

    on: async (person, platform) =>
      (
        await db.rows(
          Row,
          sql`select ${columns} from account where org_id = ${org} and person_id = ${person} and platform = ${platform}
               order by seen_at desc, linked_at desc limit 1`,
        )
      )[0],

    link: async (account, { person, provedBy, address }, now) => {
      const at = now.toString()
      const written = await db.run(
        sql`insert into account (org_id, platform, workspace, user_id, person_id, address, proved_by, linked_at, seen_at)
            values (${org}, ${account.platform}, ${account.workspace}, ${account.user}, ${person}, ${stored(address)}::jsonb,
                    ${provedBy}, ${at}, ${at})
            on conflict (org_id, platform, workspace, user_id)
            do update set seen_at = excluded.seen_at, address = coalesce(excluded.address, account.address)
             where account.person_id = excluded.person_id`,
      )
      if (written === 0) throw new Fault('conflict', 'this account belongs to somebody else', { retryable: false })
    },

    seen: async (account, address, now) => {
      await db.later(
        `account ${account.platform} ${account.workspace} ${account.user}`,
        sql`update account set seen_at = ${now.toString()}, address = coalesce(${stored(address)}::jsonb, address) where ${its(account)}`,
      )
    },

    unlink: async (account) => {
      await db.run(sql`delete from account where ${its(account)}`)
    },

    keep: async ({ event, account, place, content }, now) =>
      (await db.run(
        sql`insert into stranger (org_id, platform, event, workspace, user_id, place, content, received_at)
            values (${org}, ${account.platform}, ${event}, ${account.workspace}, ${account.user}, ${json(place)}::jsonb,
                    ${json(content)}::jsonb, ${now.toString()})
            on conflict (org_id, platform, event) do nothing`,
      )) === 1,

    kept: (account) =>
      db.rows(
        Kept,
        sql`select event, place, content from stranger where ${its(account)} and settled_at is null order by seq`,
      ),

    settle: async (account, outcome, now) => {
      // What a stranger said is not kept once it is answered: nobody has a right to read it.
      await db.run(
        sql`update stranger set settled_at = ${now.toString()}, outcome = ${outcome}, content = '{"kind":"opened"}'::jsonb
             where ${its(account)} and settled_at is null`,
      )
    },

    wrongCodes: async (account, since) => {
      const [row] = await db.rows(
        Count,
        sql`select count(*)::integer as count from stranger
             where ${its(account)} and outcome = 'wrong-code' and received_at > ${since.toString()}`,
      )
      return row?.count ?? 0
    },

    createCode: async ({ hash, person, expiresAt }) => {
      await db.run(
        sql`insert into account_code (org_id, code_hash, person_id, expires_at) values (${org}, ${hash}, ${person}, ${expiresAt.toString()})`,
      )
    },

    useCode: async (hash, now) => {
      const [row] = await db.rows(
        Whose,
        sql`update account_code set used_at = ${now.toString()}
             where org_id = ${org} and code_hash = ${hash} and used_at is null and expires_at > ${now.toString()}
            returning person_id as person`,
      )
      return row?.person
    },
  }
}
