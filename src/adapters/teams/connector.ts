// The one file that knows Microsoft's SDK: tokens for our own calls, and the calls to the connector of a conversation.
import type { ConversationParameters } from '@microsoft/agents-activity'
import type { ConnectorClient } from '@microsoft/agents-hosting'
import { Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import { fieldOf, textAt, type Outbound } from './activity.ts'
import type { Spot } from './address.ts'
import type { Hosts } from './hosts.ts'
import type { TeamsConfig } from './settings.ts'
import { within } from './within.ts'

export interface Connector {
  /** Gives the id of what was posted. */
  send(at: At, what: Outbound): Promise<string>
  update(at: At, id: string, what: Outbound): Promise<void>
  /** The personal conversation with this person; the same one each time. */
  open(with_: Spot): Promise<string>
  member(at: At): Promise<Member>
  /** Everybody in this conversation or team; undefined: more than we read. */
  members(at: At): Promise<readonly Member[] | undefined>
  /** For calls to the connector that the SDK has no word for; '' in development. */
  token(): Promise<string>
}

/** A conversation that is open. */
export type At = Spot & { conversation: string }

export interface Member {
  name?: string
  email?: string
  userPrincipalName?: string
  userRole?: string
  tenantId?: string
}

const SCOPE = 'https://api.botframework.com'
const PATIENCE_MS = 15_000
/** Teams gives up to 500 a page. */
const PAGES = 20

export async function createConnector(config: TeamsConfig, hosts: Hosts): Promise<Connector> {
  const [{ ConnectorClient, MsalTokenProvider }, { Activity }] = await Promise.all([
    import('@microsoft/agents-hosting'),
    import('@microsoft/agents-activity'),
  ])
  const { appId, appSecret, tenantId, patienceMs = PATIENCE_MS } = config
  const tokens = appId
    ? new MsalTokenProvider({
        clientId: appId,
        ...(tenantId ? { tenantId } : {}),
        ...(appSecret ? { clientSecret: appSecret } : {}),
      })
    : undefined

  async function token(): Promise<string> {
    try {
      return tokens ? await within(patienceMs, tokens.getAccessToken(SCOPE)) : ''
    } catch (cause) {
      // Its error may quote the request, and so the secret.
      throw new Fault('unavailable', `teams: no token for our own calls (${codeOf(cause)})`)
    }
  }

  async function call<T>(serviceUrl: string, work: (client: ConnectorClient) => Promise<T>): Promise<T> {
    if (!hosts.service(serviceUrl)) throw new Fault('forbidden', "teams: not one of Microsoft's connectors")
    const client = ConnectorClient.createClientWithToken(serviceUrl, await token())
    patient(client, patienceMs)
    try {
      return await work(client)
    } catch (error) {
      throw faultOf(error)
    }
  }
  const us = { id: appId ? `28:${appId}` : 'bot' }
  const made = (what: Outbound) => Activity.fromObject(structuredClone(what))

  return {
    token,
    send: ({ serviceUrl, conversation }, what) =>
      call(serviceUrl, async (client) => {
        // Anything but a message, e.g. "is typing", may come back without an id.
        const sent = await client.sendToConversation(encodeURIComponent(conversation), made(what))
        return textAt(sent, 'id') ?? ''
      }),
    update: ({ serviceUrl, conversation }, id, what) =>
      call(serviceUrl, async (client) => {
        await client.updateActivity(encodeURIComponent(conversation), encodeURIComponent(id), made({ ...what }))
      }),
    open: ({ serviceUrl, tenant, user }) =>
      call(serviceUrl, async (client) => {
        // `bot` is the wire's own word for it, which the SDK's type does not have; a first message it need not have.
        const asked: Omit<ConversationParameters, 'activity'> & { bot?: typeof us } = {
          isGroup: false,
          agent: us,
          bot: us,
          members: [{ id: user }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        }
        const { id } = await client.createConversation(asked as ConversationParameters)
        return id
      }),
    member: ({ serviceUrl, conversation, user }) =>
      call(serviceUrl, async (client) => {
        const found = await client.getConversationMember(encodeURIComponent(user), encodeURIComponent(conversation))
        return memberOf(found)
      }),
    members: ({ serviceUrl, conversation }) =>
      call(serviceUrl, async (client) => {
        const all: Member[] = []
        let more: string | undefined
        for (let page = 0; page < PAGES; page += 1) {
          // The SDK knows only the older call, which big teams do not answer.
          const { data } = await client.httpClient.request({
            method: 'get',
            url: `v3/conversations/${encodeURIComponent(conversation)}/pagedmembers`,
            params: { pageSize: '500', ...(more ? { continuationToken: more } : {}) },
          })
          const some = fieldOf(data, 'members')
          if (!Array.isArray(some)) throw new Fault('not-found', 'teams: no roster')
          all.push(...some.map(memberOf))
          more = textAt(data, 'continuationToken')
          if (!more) return all
        }
        return undefined
      }),
  }
}

const memberOf = (found: unknown): Member => ({
  ...named('name', textAt(found, 'name')),
  ...named('email', textAt(found, 'email')),
  ...named('userPrincipalName', textAt(found, 'userPrincipalName')),
  ...named('userRole', textAt(found, 'userRole')),
  ...named('tenantId', textAt(found, 'tenantId')),
})

const named = <N extends string>(name: N, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [K in N]?: string }

/** The SDK waits for ever. */
function patient({ httpClient }: ConnectorClient, patienceMs: number): void {
  const request = httpClient.request.bind(httpClient)
  httpClient.request = (config) => request({ timeout: patienceMs, ...config })
}

const codeOf = (error: unknown): string => textAt(error, 'errorCode') ?? textAt(error, 'name') ?? 'error'

/** What a refusal of the connector means to us. */
export function faultOf(error: unknown): Fault {
  const status = statusOf(error)
  const code = textAt(error, 'response', 'data', 'error', 'code') ?? ''
  const why = `teams: ${status ?? 'no answer'}${code ? ` ${code}` : ''}`
  if (status === 429) return new Fault('rate-limited', why, { retryAfter: waitOf(error) })
  if (status === 404) return new Fault('not-found', why)
  if (status === 403) return new Fault('forbidden', why)
  if (status === 400 || status === 413 || status === 422) return new Fault('bad-input', why)
  // 401: our own key is wrong; nothing is lost while it is mended. 412, 5xx and silence: Teams asks to come back.
  return new Fault('unavailable', why)
}

const statusOf = (error: unknown): number | undefined => {
  const status = (error as { status?: unknown } | undefined)?.status
  return typeof status === 'number' ? status : undefined
}

function waitOf(error: unknown): Temporal.Duration {
  const headers = (error as { response?: { headers?: Headers } }).response?.headers
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN)
  return Temporal.Duration.from({ seconds: Number.isFinite(seconds) ? Math.min(Math.ceil(seconds), 600) : 2 })
}
