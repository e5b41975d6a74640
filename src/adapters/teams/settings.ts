// What the Teams adapter needs to know, and the one thing it refuses: to listen to anybody by accident.

export interface TeamsConfig {
  /** Of the Azure bot. Left out only for development. */
  appId?: string
  /** Left out with a managed identity. */
  appSecret?: string
  /** The company's own Entra tenant: the bot is registered there, and activities of another one are refused. */
  tenantId?: string
  /** `anonymous`: whoever reaches the port may speak as anybody, e.g. Microsoft's agents playground. Never in production. */
  development?: 'anonymous'
  /** Where other servers find this one: pictures of cards are fetched from there. */
  publicUrl?: string
  /** Where a conversation is opened with somebody whose own region is not known yet; default: Microsoft's global one. */
  serviceUrl?: string
  /** For tests on one machine: whose tokens are believed, and which more hosts may be called. */
  trust?: { openIdUrl?: string; hosts?: readonly string[] }
  /** How long anybody is waited for; default 15 s for our calls and 9 s for an answer to Teams. */
  patienceMs?: number
}

export const OPEN_ID_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration'
export const ISSUER = 'https://api.botframework.com'
export const SERVICE_URL = 'https://smba.trafficmanager.net/teams/'

/** Throws with what to set when messages could not be told from forged ones. */
export function refuseUnauthenticated({ appId, development }: TeamsConfig): void {
  if (!appId && development !== 'anonymous')
    throw new Error(
      'Teams would believe anybody: set TEAMS_APP_ID (and TEAMS_APP_SECRET, TEAMS_TENANT_ID), or TEAMS_DEVELOPMENT=anonymous on a machine nobody else reaches',
    )
}
