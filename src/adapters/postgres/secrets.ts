// Keys of workspaces as the server sealed them.
import { z } from 'zod'
import type { PlatformSecrets } from '../../assistant/ports-platforms.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { sql } from './sql.ts'

const Row = z.object({ sealed: z.string() })

export function createSecrets(db: Db, org: OrgId): PlatformSecrets {
  const of = (platform: string, workspace: string) =>
    sql`from platform_secret where org_id = ${org} and platform = ${platform} and workspace = ${workspace}`
  return {
    read: async (platform, workspace) => (await db.rows(Row, sql`select sealed ${of(platform, workspace)}`))[0]?.sealed,
    write: async (platform, workspace, sealed, now) => {
      await db.run(
        sql`insert into platform_secret (org_id, platform, workspace, sealed, changed_at)
            values (${org}, ${platform}, ${workspace}, ${sealed}, ${now.toString()})
            on conflict (org_id, platform, workspace) do update set sealed = excluded.sealed, changed_at = excluded.changed_at`,
      )
    },
    remove: async (platform, workspace) => {
      await db.run(sql`delete ${of(platform, workspace)}`)
    },
  }
}
