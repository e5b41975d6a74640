// What every part of the Teams adapter works with, once it is open.
import type { Account, Heard, HeardContent, Place } from '../../chat/message.ts'
import type { Host } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Inbound } from './activity.ts'
import { isPersonal, personalSpot, spotOf } from './address.ts'
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
}

/** Microsoft's playground, which development is for, has none. */
export const hasPeoplePicker = ({ development }: TeamsConfig): boolean => development === undefined

export async function cardSettings({ host, pictures, config }: Around, account: Account): Promise<CardSettings> {
  const { send, open, personHint, picture } = await host.words(account)
  return {
    said: { send, open, personHint },
    noPicture: picture,
    webAddress: host.webAddress,
    picture: pictures.addressFor(account),
    peoplePicker: hasPeoplePicker(config),
  }
}

/** Where it was said. */
export const placeOf = (activity: Inbound): Place => ({
  kind: isPersonal(activity) ? 'direct' : 'group',
  address: spotOf(activity),
})

/** Said elsewhere, meant for us alone. */
export const aloneWith = (activity: Inbound): Place => ({ kind: 'direct', address: personalSpot(activity) })

export function heard(activity: Inbound, account: Account, content: HeardContent, place = placeOf(activity)): Heard {
  if (!activity.id) throw new Fault('bad-input', 'teams: an activity without an id')
  return { event: `${activity.conversation.id}|${activity.id}`, account, place, content }
}
