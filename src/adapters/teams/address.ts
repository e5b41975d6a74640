// Where somebody is spoken to in Teams: the saved conversation reference, as plain data.
import { z } from 'zod'
import type { Account, Address } from '../../chat/message.ts'
import type { Inbound } from './activity.ts'

const Spot = z.object({
  serviceUrl: z.string(),
  /** Left out until a personal conversation is opened. */
  conversation: z.string().optional(),
  tenant: z.string(),
  /** Teams' own id of the person, or Entra's. */
  user: z.string(),
  /** Of a channel: the team whose members read along. */
  team: z.string().optional(),
  /** A channel shared with other teams or companies. */
  shared: z.boolean().optional(),
})
export type Spot = z.infer<typeof Spot>

export const readAddress = (address: Address | undefined): Spot | undefined => Spot.safeParse(address).data

export const tenantOf = ({ conversation, channelData }: Inbound): string =>
  channelData?.tenant?.id ?? conversation.tenantId ?? ''

/** Undefined: a bot, a guest without an account, or an anonymous visitor of a meeting. */
export function accountOf(activity: Inbound): Account | undefined {
  const { aadObjectId } = activity.from
  return aadObjectId ? { platform: 'teams', workspace: tenantOf(activity), user: aadObjectId } : undefined
}

export const isPersonal = ({ conversation }: Inbound): boolean =>
  conversation.conversationType === 'personal' || (!conversation.conversationType && !conversation.isGroup)

export const spotOf = (activity: Inbound): Spot => ({
  serviceUrl: activity.serviceUrl,
  conversation: activity.conversation.id,
  tenant: tenantOf(activity),
  user: activity.from.id,
})

/** Where several people talk, with what tells who reads along. */
export const groupSpot = (activity: Inbound): Spot => {
  const { team, channel } = activity.channelData ?? {}
  return {
    ...spotOf(activity),
    ...(team ? { team: team.id } : {}),
    ...(channel?.type === 'shared' ? { shared: true } : {}),
  }
}

/** Whose members this person is among: a channel has those of its team. */
export const rosterSpot = (activity: Inbound): Spot => ({
  ...spotOf(activity),
  conversation: activity.channelData?.team?.id ?? activity.conversation.id.replace(/;messageid=.*$/, ''),
})

/** Where this person is spoken to alone, though they spoke to us elsewhere. */
export function personalSpot(activity: Inbound): Spot {
  const { conversation, ...rest } = spotOf(activity)
  return isPersonal(activity) ? { ...rest, conversation: conversation! } : rest
}
