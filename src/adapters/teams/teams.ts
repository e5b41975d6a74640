// Microsoft Teams as a chat platform: the Activity protocol by webhook, answers by the connector of each conversation.
import type { Account } from '../../chat/message.ts'
import type { ChatPlatform, Host, Profile } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import { onlyColleagues } from './audience.ts'
import { createMet, type Around } from './around.ts'
import { checkTeams } from './check.ts'
import { createConnector, type Connector } from './connector.ts'
import { fetchFile } from './files.ts'
import { allowedHosts } from './hosts.ts'
import { createPictures } from './pictures.ts'
import { createPosting, type Posting } from './post.ts'
import { receive } from './receive.ts'
import { refuseUnauthenticated, type TeamsConfig } from './settings.ts'
import { createVerifier } from './verify.ts'

/** Throws when messages could not be told from forged ones. */
export function openTeams(config: TeamsConfig): ChatPlatform {
  refuseUnauthenticated(config)
  const { appId, development, trust, publicUrl } = config
  const hosts = allowedHosts({ loopback: development !== undefined, ...(trust?.hosts ? { more: trust.hosts } : {}) })
  const verify = appId && !development ? createVerifier(appId, trust?.openIdUrl) : undefined
  let connector: Promise<Connector> | undefined
  const connect = () => (connector ??= createConnector(config, hosts))
  let running: { around: Around; posting: Posting } | undefined
  const on = () => {
    if (!running) throw new Fault('unavailable', 'teams: not started')
    return running
  }

  return {
    name: 'teams',
    start: async (host: Host) => {
      const pictures = await createPictures(host, publicUrl)
      const around: Around = { config, host, hosts, connector: await connect(), pictures, met: createMet() }
      running = { around, posting: createPosting(around) }
      if (development) host.log.warn({ platform: 'teams' }, 'anybody who reaches the port may speak as anybody')
    },
    stop: async () => {
      running = undefined
    },
    receive: (request) => receive(on().around, verify, request),
    post: (to, message) => on().posting.post(to, message),
    update: (to, ref, message) => on().posting.update(to, ref, message),
    note: (to, address, text) => on().posting.note(to, address, text),
    groups: {
      onlyColleagues: async (account, address) => onlyColleagues(on().around, account, address),
      answer: async (account, address, message) => on().posting.answer(account, address, message),
    },
    working: async (to) => {
      await running?.posting.working(to).catch(() => {})
    },
    profile: (account) => profileOf(on(), account),
    fetch: (_account, file, limit) => fetchFile(on().around, file, limit),
    check: async () => checkTeams(config, await connect()),
  }
}

/** From the roster of the personal conversation, which needs no right of Microsoft Graph. A guest's address is not the employer's. */
async function profileOf(
  { around: { connector, met }, posting }: { around: Around; posting: Posting },
  account: Account,
): Promise<Profile | undefined> {
  try {
    const address = met.find(account)
    const at = await posting.conversationWith({ account, ...(address ? { address } : {}) })
    const { name, email, userPrincipalName: login, userRole } = await connector.member(at)
    if (userRole === 'guest' || login?.includes('#EXT#')) return name === undefined ? {} : { name }
    return {
      ...(name === undefined ? {} : { name }),
      ...((email ?? login) === undefined ? {} : { email: email ?? login }),
      ...(login === undefined ? {} : { staffId: login }),
    } as Profile
  } catch (error) {
    if (error instanceof Fault && ['not-found', 'forbidden', 'bad-input'].includes(error.code)) return undefined
    throw error
  }
}
