// Pictures of cards: Teams fetches them from an address, so each has one that cannot be guessed, for one reader and a week.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Account } from '../../chat/message.ts'
import type { HookResponse, Host } from '../../chat/platform.ts'

export interface Pictures {
  /** Undefined: no public address to fetch it from. */
  addressFor(account: Account): (file: string) => string | undefined
  serve(path: string): Promise<HookResponse>
}

const DAYS = 7
const Ticket = z.tuple([z.string(), z.string(), z.string(), z.number()])
const KEY = 'pictures'

export async function createPictures(host: Host, publicUrl: string | undefined): Promise<Pictures> {
  const key = await sharedKey(host)
  const sign = (ticket: string) => createHmac('sha256', key).update(ticket).digest('base64url')
  return {
    addressFor: (account) => (file) => {
      if (!publicUrl) return undefined
      const until = Math.floor(host.now().epochMilliseconds / 1000) + DAYS * 86_400
      const ticket = Buffer.from(JSON.stringify([account.workspace, account.user, file, until])).toString('base64url')
      return `${publicUrl}/hooks/teams/picture/${ticket}.${sign(ticket)}`
    },
    serve: async (path) => {
      const [, ticket = '', signature = ''] = /^\/picture\/([\w-]+)\.([\w-]+)$/.exec(path) ?? []
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(ticket))]
      if (given.length !== right.length || !timingSafeEqual(given, right)) return { status: 404 }
      const [workspace, user, file, until] = Ticket.parse(JSON.parse(Buffer.from(ticket, 'base64url').toString()))
      if (until * 1000 < host.now().epochMilliseconds) return { status: 404 }
      // Asked again each time: who may not see it any more sees it no more.
      const picture = await host.picture({ platform: 'teams', workspace, user }, file)
      if (!picture || !/^image\/(png|jpeg)$/.test(picture.type)) return { status: 404 }
      return {
        status: 200,
        headers: { 'content-type': picture.type, 'cache-control': 'private, max-age=3600' },
        body: picture.bytes,
      }
    },
  }
}

/** Made once, sealed in the database: every replica signs alike. */
async function sharedKey(host: Host): Promise<Buffer> {
  const kept =
    (await host.secrets.read(KEY)) ??
    (await host.secrets.change(KEY, async (now) => now ?? randomBytes(32).toString('base64')))
  return Buffer.from(String(kept), 'base64')
}
