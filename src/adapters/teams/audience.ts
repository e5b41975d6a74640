// Who reads along in a group chat or channel: only where everybody is of this company and no guest is anything answered there.
import type { Account, Address } from '../../chat/message.ts'
import { Fault } from '../../kernel/fault.ts'
import { readAddress } from './address.ts'
import type { Around } from './around.ts'
import type { Member } from './connector.ts'

/** A private channel has members of its own, a standard one those of its team: both are looked at. */
export async function onlyColleagues({ connector }: Around, account: Account, address: Address): Promise<boolean> {
  const spot = readAddress(address)
  if (!spot?.conversation || spot.shared) return false
  const here = spot.conversation.replace(/;messageid=.*$/, '')
  try {
    for (const conversation of new Set([here, spot.team ?? here])) {
      const members = await connector.members({ ...spot, conversation })
      if (!members || members.length === 0 || !members.every((m) => isColleague(m, account.workspace))) return false
    }
    return true
  } catch (error) {
    // Not ours to see.
    if (error instanceof Fault && !error.retryable) return false
    throw error
  }
}

/** Whoever is not said to be one is none. */
const isColleague = ({ tenantId, userRole, userPrincipalName = '' }: Member, tenant: string): boolean =>
  tenantId === tenant && userRole === 'user' && !userPrincipalName.includes('#EXT#')
