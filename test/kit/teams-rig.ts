// A Teams adapter at work against Microsoft on this machine: activities come in signed, buttons are pressed as Teams presses them.
import type { ChatPlatform, HookResponse, Host } from '../../src/chat/platform.ts'
import { openTeamsServer, signInHere, TENANT, APP, type TeamsServer } from './teams-server.ts'

export const AAD = '00000000-1111-2222-3333-444444444444'
export const USER = '29:1wang'

export interface TeamsRig {
  server: TeamsServer
  platform: ChatPlatform
  /** One signed activity; what is given overrides. */
  call(over: Record<string, unknown>, authorization?: string): Promise<HookResponse>
  json(over: Record<string, unknown>): Promise<unknown>
  /** What Teams sends when this button of the newest card is pressed. */
  press(label: string, input?: string): Record<string, unknown>
  close(): Promise<void>
}

/** A message in the personal chat, as Teams words it. */
export const activity = (serviceUrl = '') => ({
  type: 'message',
  id: '1766459963017',
  timestamp: '2026-03-05T03:19:23.0597717Z',
  channelId: 'msteams',
  serviceUrl,
  from: { id: USER, name: 'Wang Fang', aadObjectId: AAD },
  conversation: { conversationType: 'personal', tenantId: TENANT, id: 'a:personal' },
  recipient: { id: `28:${APP}`, name: 'Yiju' },
  channelData: { tenant: { id: TENANT } },
  text: '你好',
  textFormat: 'plain',
  locale: 'zh-CN',
})

export async function openRig(host: Host, open: (server: TeamsServer) => ChatPlatform): Promise<TeamsRig> {
  const server = await openTeamsServer()
  const back = signInHere(server)
  const member = {
    id: USER,
    name: 'Wang Fang',
    aadObjectId: AAD,
    email: 'Wang.Fang@example.com',
    userPrincipalName: 'wang.fang@example.com',
    tenantId: TENANT,
    userRole: 'user',
  }
  server.members.set(AAD, member)
  server.members.set(USER, member)
  const platform = open(server)
  await platform.start(host)
  let presses = 0
  const rig: TeamsRig = {
    server,
    platform,
    call: async (over, authorization) =>
      platform.receive!({
        method: 'POST',
        path: '/messages',
        query: {},
        headers: { authorization: authorization ?? `Bearer ${await server.token()}` },
        body: new TextEncoder().encode(JSON.stringify({ ...activity(server.serviceUrl), ...over })),
      }),
    json: async (over) => JSON.parse(String((await rig.call(over)).body)),
    press: (label, input) => {
      const newest = server.posted.findLast((p) => p.activity['attachments'])!
      const action = actionsIn(newest.activity).find((a) => a['title'] === label)!
      // An input hides behind a button that opens it; the one inside sends.
      const [inside, field] = [actionsIn(action['card'])[0], inputsIn(action['card'])[0]]
      const sends = inside ?? action
      const data = { ...(sends['data'] as object), ...(field && input ? { [String(field['id'])]: input } : {}) }
      const base = { id: `f:press-${++presses}`, replyToId: newest.id, text: undefined }
      return sends['type'] === 'Action.Execute'
        ? {
            ...base,
            type: 'invoke',
            name: 'adaptiveCard/action',
            value: { action: { type: 'Action.Execute', verb: sends['verb'], data }, trigger: 'manual' },
          }
        : { ...base, value: data }
    },
    close: async () => {
      back()
      await platform.stop()
      await server.close()
    },
  }
  return rig
}

type Json = Record<string, unknown>

function found(json: unknown, is: (one: Json) => boolean): Json[] {
  if (Array.isArray(json)) return json.flatMap((one) => found(one, is))
  if (typeof json !== 'object' || json === null) return []
  const one = json as Json
  if (is(one)) return [one]
  return Object.entries(one).flatMap(([name, value]) => (name === 'fallback' ? [] : found(value, is)))
}
export const actionsIn = (json: unknown): Json[] => found(json, (one) => String(one['type']).startsWith('Action.'))
export const inputsIn = (json: unknown): Json[] => found(json, (one) => String(one['type']).startsWith('Input.'))
