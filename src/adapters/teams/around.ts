// What every part of the Teams adapter works with, once it is open.
import type { Account, Heard, HeardContent, Place } from '../../chat/message.ts'
import type { Host } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Inbound } from './activity.ts'
import { groupSpot, isPersonal, personalSpot, spotOf, type Spot } from './address.ts'
import type { CardSettings } from './card.ts'
import type { Connector } from './connector.ts'
import type { Hosts } from './hosts.ts'
import type { Pictures } from './pictures.ts'
import type { TeamsConfig } from './settings.ts'

export interface Around {
  config: TeamsConfig
  host: Host
  hosts: Hosts
  connector: Connector
  pictures: Pictures
  /** The roster each account was last met in; in memory only, since Microsoft's own address will do after a start. */
  met: Met
}

export interface Met {
  remember(account: Account, spot: Spot): void
  find(account: Account): Spot | undefined
}

const MOST_MET = 10_000

export function createMet(): Met {
  const spots = new Map<string, Spot>()
  const keyOf = ({ workspace, user }: Account) => `${workspace}/${user}`
  return {
    remember: (account, spot) => {
      // Set anew, the newest stand last, and the first is who was silent longest.
      spots.delete(keyOf(account))
      spots.set(keyOf(account), spot)
      const [oldest] = spots.keys()
      if (spots.size > MOST_MET && oldest !== undefined) spots.delete(oldest)
    },
    find: (account) => spots.get(keyOf(account)),
  }
}

export async function cardSettings({ host, pictures, config }: Around, account: Account): Promise<CardSettings> {
  const { send, open, personHint, picture } = await host.words(account)
  return {
    said: { send, open, personHint },
    noPicture: picture,
    webAddress: host.webAddress,
    picture: pictures.addressFor(account),
    playground: config.development !== undefined,
  }
}

/** Where it was said. */
export const placeOf = (activity: Inbound): Place =>
  isPersonal(activity)
    ? { kind: 'direct', address: spotOf(activity) }
    : { kind: 'group', address: groupSpot(activity), ...threadOf(activity) }

/** A channel names its threads; a group chat has none. */
const threadOf = ({ conversation: { id } }: Inbound) => (id.includes(';messageid=') ? { thread: id } : {})

/** Said elsewhere, meant for us alone. */
export const aloneWith = (activity: Inbound): Place => ({ kind: 'direct', address: personalSpot(activity) })

export function heard(activity: Inbound, account: Account, content: HeardContent, place = placeOf(activity)): Heard {
  if (!activity.id) throw new Fault('bad-input', 'teams: an activity without an id')
  return { event: `${activity.conversation.id}|${activity.id}`, account, place, content }
}
