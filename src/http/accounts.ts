// A person's chat accounts: which are linked, a code for a new one, and letting one go.
import { z } from 'zod'
import { takeCode } from '../assistant/platforms/link.ts'
import { PLATFORMS } from '../chat/message.ts'
import { Fault } from '../kernel/fault.ts'
import type { AccountsView } from './contract.ts'
import type { Door } from './door.ts'

const Which = z.object({
  platform: z.enum(PLATFORMS),
  workspace: z.string().max(200),
  user: z.string().max(200),
})

export function accountRoutes({ app, world, signedIn, changing }: Door): void {
  app.get('/api/me/accounts', async (request): Promise<AccountsView> => {
    const { store, me } = await signedIn(request)
    const accounts = await store.accounts.of(me.id)
    return {
      platforms: (world.platforms?.all ?? []).map((p) => p.name).filter((name) => name !== 'email'),
      accounts: accounts.map(({ platform, workspace, user, provedBy, linkedAt, seenAt }) => ({
        platform,
        workspace,
        user,
        provedBy,
        linkedAt,
        seenAt,
      })),
    }
  })

  app.post('/api/me/accounts/code', async (request) => {
    const { org, me } = await changing(request)
    return takeCode(world, org, me.id)
  })

  app.post('/api/me/accounts/unlink', async (request) => {
    const { store, me } = await changing(request)
    const which = Which.parse(request.body)
    const known = await store.accounts.find(which)
    if (known?.person !== me.id) throw new Fault('not-found', 'no such account of yours')
    await store.accounts.unlink(which)
    return { ok: true as const }
  })
}
