// For the doctor: what Teams needs, whether each works, and the exact next step. Asks Microsoft, writes to nobody.
import type { Check } from '../../chat/platform.ts'
import type { Connector } from './connector.ts'
import { OPEN_ID_URL, type TeamsConfig } from './settings.ts'

export async function checkTeams(config: TeamsConfig, connector: Connector): Promise<readonly Check[]> {
  return [identity(config), await token(config, connector), await keys(config), endpoint(config)]
}

function identity({ appId, tenantId, development }: TeamsConfig): Check {
  const what = 'who may speak to us'
  if (development)
    return {
      what,
      state: 'broken',
      seen: 'TEAMS_DEVELOPMENT=anonymous: whoever reaches the port may speak as anybody',
      next: 'for real use remove TEAMS_DEVELOPMENT and set TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID',
    }
  return tenantId
    ? { what, state: 'works', seen: `bot ${appId}, people of tenant ${tenantId}` }
    : {
        what,
        state: 'missing',
        seen: `bot ${appId}, people of any tenant`,
        next: 'set TEAMS_TENANT_ID to the directory (tenant) ID of your company, from the overview of Microsoft Entra',
      }
}

async function token({ appId }: TeamsConfig, connector: Connector): Promise<Check> {
  const what = 'our own sign-in at Microsoft'
  if (!appId)
    return {
      what,
      state: 'missing',
      seen: 'no TEAMS_APP_ID',
      next: 'create an Azure Bot (docs/guide/teams.md, step 1) and set TEAMS_APP_ID and TEAMS_APP_SECRET',
    }
  try {
    await connector.token()
    return { what, state: 'works', seen: 'Microsoft gave us a token' }
  } catch (error) {
    const seen = error instanceof Error ? error.message : 'no token'
    return { what, state: 'broken', seen, next: afterRefusal(seen) }
  }
}

/** By the code that Microsoft's sign-in gives. */
function afterRefusal(seen: string): string {
  if (seen.includes('invalid_client'))
    return 'make a new client secret (Azure Bot > Configuration > Manage Password) and set TEAMS_APP_SECRET to its Value, not its Secret ID'
  if (/unauthorized_client|invalid_request|invalid_tenant/.test(seen))
    return 'compare TEAMS_APP_ID and TEAMS_TENANT_ID with Microsoft App ID and App Tenant ID under Configuration of the Azure Bot'
  return 'let this machine reach login.microsoftonline.com over HTTPS; then, if it stays so, check TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID'
}

async function keys({ trust }: TeamsConfig): Promise<Check> {
  const what = 'keys that prove who calls'
  const url = trust?.openIdUrl ?? OPEN_ID_URL
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) })
    if (answer.ok) return { what, state: 'works', seen: `read from ${new URL(url).host}` }
    return { what, state: 'broken', seen: `${new URL(url).host} answered ${answer.status}`, next: REACH }
  } catch {
    return { what, state: 'broken', seen: `${new URL(url).host} does not answer`, next: REACH }
  }
}
const REACH = 'let this machine reach login.botframework.com over HTTPS; until then every call of Teams is refused'

function endpoint({ publicUrl, development }: TeamsConfig): Check {
  const what = 'our address for Microsoft'
  if (publicUrl?.startsWith('https://'))
    return { what, state: 'works', seen: `messaging endpoint ${publicUrl}/hooks/teams/messages` }
  if (development) return { what, state: 'works', seen: 'local clients only' }
  return {
    what,
    state: 'missing',
    seen: publicUrl ? 'PUBLIC_URL is not HTTPS' : 'no PUBLIC_URL',
    next: 'set PUBLIC_URL=https://… to where this server is reached from the Internet, and <PUBLIC_URL>/hooks/teams/messages as messaging endpoint of the Azure Bot',
  }
}
