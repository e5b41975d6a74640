// Sessions and one-time sign-in links; only hashes of their tokens are stored.
import { z } from 'zod'
import type { Sessions } from '../../assistant/ports.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { sql } from './sql.ts'

const Whose = z.object({ person: z.string() })

export function createSessions(db: Db, org: OrgId): Sessions {
  return {
    create: async ({ tokenHash, person, csrf, expiresAt }) => {
      await db.prisma.session.create({
        data: { orgId: org, tokenHash, personId: person, csrf, expiresAt: expiresAt.toString() },
      })
    },

    find: async (tokenHash, now) => {
      const row = await db.prisma.session.findFirst({
        where: { orgId: org, tokenHash, expiresAt: { gt: now.toString() } },
      })
      return row ? { person: row.personId, csrf: row.csrf } : undefined
    },

    remove: async (tokenHash) => {
      await db.prisma.session.deleteMany({ where: { orgId: org, tokenHash } })
    },

    any: async () =>
      (await db.prisma.session.findFirst({ where: { orgId: org }, select: { personId: true } })) !== null,

    createLink: async ({ tokenHash, person, expiresAt }) => {
      await db.prisma.signInLink.create({
        data: { orgId: org, tokenHash, personId: person, expiresAt: expiresAt.toString() },
      })
    },

    useLink: async (tokenHash, now) => {
      const [row] = await db.rows(
        Whose,
        sql`update sign_in_link set used_at = ${now.toString()}
             where org_id = ${org} and token_hash = ${tokenHash} and used_at is null and expires_at > ${now.toString()}
            returning person_id as person`,
      )
      return row?.person
    },
  }
}
